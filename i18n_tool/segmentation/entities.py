"""Character references of HTML (`&eacute;`, `&#8221;`), which a sentence's rules read as letters.

A reference is what it stands for: a capital that starts a sentence, a quotation mark that closes
one, a space between two. Those for markup (`&lt;`, `&amp;`) stay, since they are none in a text.
"""

import re
from collections.abc import Sequence
from html import unescape

from i18n_tool.segmentation.codes import Span

_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_KEPT = frozenset("<>&`*_~[]{}()|\\\n\r")


def read(text: str, codes: Sequence[Span]) -> tuple[str, list[Span], list[int] | None]:
    """Give a text with its references read, its codes there, and where each character stood.

    The places are one more than the characters; None where the text has no reference and nothing
    moved. A reference in a code is read, too. In time linear in the text.
    """
    if "&" not in text:
        return text, list(codes), None
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for match in _REFERENCE.finditer(text):
        character = unescape(match[0])
        if len(character) == 1 and character not in _KEPT:
            pieces += (text[at : match.start()], character)
            places += range(at, match.start() + 1)
            at = match.end()
    if not at:
        return text, list(codes), None
    pieces.append(text[at:])
    places += range(at, len(text) + 1)
    return "".join(pieces), _moved(codes, places), places


def _moved(codes: Sequence[Span], places: Sequence[int]) -> list[Span]:
    """Give the spans where they are when references are read; `places` rises."""
    now: dict[int, int] = {}
    wanted = sorted({place for code in codes for place in code})
    at = 0
    for place in wanted:
        while at + 1 < len(places) and places[at] < place:
            at += 1
        now[place] = at
    return [(now[start], now[end]) for start, end in codes]
