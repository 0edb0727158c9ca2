"""The translation memory."""
