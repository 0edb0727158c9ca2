"""What in a text is markup, for the checks: code spans, links, tags, URLs; and what is left of it.

The checks look at one segment, not at an article, so this reads what a translator sees: Markdown's
inline notation, HTML tags with or without attributes, and bare URLs. One scan by one compiled
expression a text, kept for the checks that follow.
"""

import re
from functools import lru_cache

CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
"""A Markdown code span: as many backticks at its end as at its start."""

TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:.-]*|[0-9]+)((?:\s[^<>]*)?/?)>")
"""An HTML, numbered (`<1>`) or MDX tag: slash, name, attributes. No bare `a < b`."""

URL = re.compile(
    r"\b(?:https?|ftp)://[^\s<>\"'`\u3000-\u303f\uff00-\uffef\[\]{}|]+|mailto:[^\s<>)]+"
)
"""A bare URL: ends before white space, quotes, brackets and full-width punctuation."""

TARGET = re.compile(
    r"\]\(\s*(<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
"""The end of a Markdown link: its target, and its title."""

REFERENCE = re.compile(r"\]\[([^\[\]\n]*)\]")
"""The end of a Markdown reference link."""

_ATTRIBUTES = re.compile(r"\{[#.:][^{}\n]*\}|\{(?:i18n-)?[a-z-]+=[^{}\n]*\}")
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_MARKS = re.compile(r"\*+|~~|(?<!\w)_+|_+(?!\w)|!?\[|\]")


def split_url(found: str) -> str:
    """Give a bare URL without the sentence's own marks at its end."""
    bare = found.rstrip(".,;:!?*_~")
    while bare.endswith(")") and bare.count(")") > bare.count("("):
        bare = bare[:-1].rstrip(".,;:!?*_~")
    return bare


@lru_cache(maxsize=4096)
def without_code(text: str) -> str:
    """Give the text with a space for each code span."""
    return CODE.sub(" ", text) if "`" in text else text


@lru_cache(maxsize=4096)
def prose(text: str) -> str:
    """Give the words of a text: code, link targets, URLs, tags and Markdown's marks are gone.

    The text of links stays. Entities become a space.
    """
    text = without_code(text)
    if "](" in text:
        text = TARGET.sub("]", text)
    if "][" in text:
        text = REFERENCE.sub("]", text)
    if "<" in text:
        text = TAG.sub(" ", text)
    if "://" in text or "mailto:" in text:
        text = URL.sub(" ", text)
    if "{" in text:
        text = _ATTRIBUTES.sub(" ", text)
    if "&" in text:
        text = _ENTITY.sub(" ", text)
    return _MARKS.sub("", text)
