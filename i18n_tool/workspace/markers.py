"""The lines that git puts around the two texts of a conflict, found in any file."""

import re
from collections.abc import Iterator

MERGING = "git conflict markers: the merge has not been resolved"
RESOLVE = (
    "Resolve the merge there first: keep what is right of each part, delete the lines that start "
    "with <<<<<<<, ======= and >>>>>>>, then: git add FILE"
)
_MARKER = re.compile(r"^(?:<{7}|={7}|>{7})(?=[ \r\n]|\Z)", re.MULTILINE)


def marker_line(text: str) -> int | None:
    """Give the line, from 1, where git's conflict markers begin; None where there are none.

    There are if the three kinds follow one another, each at the start of its line.
    """
    found = next(find_markers(text), None)
    return None if found is None else text.count("\n", 0, found[0]) + 1


def find_markers(text: str) -> Iterator[tuple[int, int, int]]:
    """Give the places of git's three conflict markers, once for each conflict; in linear time."""
    begun: list[int] = []
    for match in _MARKER.finditer(text) if "<<<<<<<" in text else ():
        number = "<=>".index(match[0][0])
        if number == 0:
            begun = [match.start()]
        elif len(begun) == number:
            begun.append(match.start())
        if len(begun) == 3:
            yield begun[0], begun[1], begun[2]
            begun = []
