"""Inline codes, which no sentence boundary cuts."""

import re
from bisect import bisect_left
from collections.abc import Sequence

Span = tuple[int, int]

_TAIL = re.compile(
    "(?:[*_~`\"'”’»)\\]]|\\]?(?<=\\])(?:\\([^()]{0,500}\\)|\\[[^\\[\\]]{0,100}\\])"
    "|</[A-Za-z][^<>]{0,60}>|\\{[^{}]{0,100}\\})*+",
)
"""Closing markup: emphasis, a link's target, an end tag, a heading's attributes."""


class Codes:
    """The spans of a text's codes; those that overlap are one."""

    __slots__ = ("ends", "spans")

    def __init__(self, codes: Sequence[Span]) -> None:
        """Take the spans, sorted by their start."""
        self.spans: list[Span] = []
        for start, end in codes:
            if self.spans and start < self.spans[-1][1]:
                self.spans[-1] = (self.spans[-1][0], max(self.spans[-1][1], end))
            else:
                self.spans.append((start, end))
        self.ends = [end for _, end in self.spans]

    def close(self, at: int) -> int:
        """Give where the code around a place ends, 0 if the place is in none or at its edge."""
        index = bisect_left(self.ends, at)
        inside = index < len(self.spans) and self.spans[index][0] < at < self.ends[index]
        return self.ends[index] if inside else 0


def is_closing(text: str, start: int, end: int) -> bool:
    """Say whether a stretch of a text is nothing but closing markup."""
    match = _TAIL.match(text, start, end)
    return match is not None and match.end() == end
