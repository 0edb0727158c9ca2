"""Engines: shielding, and the real clients against a server on loopback."""
