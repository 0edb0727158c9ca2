"""A text without the marks at the edges of its inline codes, for rules that know nothing of them.

`Attention.** Then` is read as `Attention. Then`. Places there lead back to places in the text.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from i18n_tool.segmentation.codes import Codes, Span, is_closing

_OPEN = re.compile("!?\\[|<[A-Za-z][^<>]{0,300}>|[*_~]{1,3}")
_TAIL = 600
"""How long the marks at the end of a code may be: a link's address."""
_BLANKS = 8
"""So many blanks may stand between a sentence's end and the marks that close its element."""


class Bare:
    """A text as a reader sees it."""

    __slots__ = ("codes", "places", "source", "text")

    def __init__(self, source: str, codes: Sequence[Span]) -> None:
        """Take a text and its codes, sorted by their start; those inside others may be there."""
        self.source = source
        self.codes = Codes(codes)
        marks = sorted({mark for code in codes for mark in _edges(source, *code)})
        self.text = source
        self.places: list[int] | None = None
        if marks:
            self._leave_out(marks)

    def _leave_out(self, marks: Sequence[Span]) -> None:
        pieces: list[str] = []
        places: list[int] = []
        at = 0
        for start, end in marks:
            if start >= at:
                pieces.append(self.source[at:start])
                places += range(at, start)
            at = max(at, end)
        pieces.append(self.source[at:])
        places += range(at, len(self.source) + 1)
        self.text = "".join(pieces)
        self.places = places

    def outer(self, at: int) -> int:
        """Give where in the text a sentence starts that starts at a place here.

        White space belongs to the sentence before it. A place in a code moves to the code's end if
        nothing but closing marks lie between; else it is given as a negative number: it is none.
        """
        found = at if self.places is None or not at else self.places[at - 1] + 1
        close = self.codes.close(found)
        if close:
            if not is_closing(self.source, self._core(found), close):
                return -found
            found = close
        while found < len(self.source) and self.source[found].isspace():
            found += 1
        return -found if self.codes.close(found) else found

    def _core(self, at: int) -> int:
        """Give a place without the few blanks before it."""
        low = max(0, at - _BLANKS)
        while at > low and self.source[at - 1].isspace():
            at -= 1
        return at

    def inner(self, at: int) -> int:
        """Give where a place of the text is here."""
        return at if self.places is None else bisect_left(self.places, at)


def _edges(text: str, start: int, end: int) -> list[Span]:
    """Give the spans of the marks at both ends of a code."""
    opened = _OPEN.match(text, start, end)
    if opened is None:
        return []
    sign = opened[0]
    low = max(opened.end(), end - _TAIL)
    if sign[-1] == "[":
        closed = max(text.rfind("](", low, end), text.rfind("][", low, end))
        closed = closed if closed > 0 else end - 1
    elif sign[0] == "<":
        closed = text.rfind("</", low, end)
    else:
        closed = end - len(sign) if text.startswith(sign, end - len(sign)) else -1
    if closed < opened.end():
        return [opened.span()]
    return [opened.span(), (closed, end)]
