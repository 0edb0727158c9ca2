"""Plain text: `.txt`, `.text`."""

from i18n_tool.formats.text.parse import PlainText

FORMAT = PlainText()
"""What reads plain text, by the protocol `i18n_tool.formats.Format`."""

__all__ = ["FORMAT", "PlainText"]
