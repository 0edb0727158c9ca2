"""HTML and XHTML: `.html`, `.htm`, `.xhtml`."""

from i18n_tool.formats.html.parse import Html

FORMAT = Html()
"""What reads HTML, by the protocol `i18n_tool.formats.Format`."""

__all__ = ["FORMAT", "Html"]
