"""Where two texts of bytes differ, place by place, written so that people can see it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

AROUND = 24
"""Bytes shown on either side of a place, at most to the ends of its lines."""

LONGEST = 60
"""Bytes shown of what differs at a place; of more only both ends are."""

MOST = 5
"""So many places are shown."""

COMPARED = 2_000
"""Lines that are compared with one another; where more lie between the first and the last place
that differ, they are one place."""


@dataclass(frozen=True, slots=True)
class Place:
    r"""One place where the bytes differ. Bytes are shown as Python writes them: `\n`, `\xff`."""

    offset: int
    """Where it starts in the article, in bytes from 0."""
    line: int
    """Its line there, from 1."""
    before: str
    """What stands before it, in both."""
    article: str
    """The article's bytes; empty where some were added."""
    rendered: str
    """The rendered ones; empty where some are gone."""
    after: str
    """What stands behind it in the article."""


def places(
    article: bytes, rendered: bytes, allowed: Sequence[tuple[int, int]] = ()
) -> tuple[Place, ...]:
    """Give where two texts differ, in order, `MOST` places at most; none where they do not.

    What differs in `allowed` spans of the article only, in order, is left out.
    """
    found: list[Place] = []
    line, counted = 1, 0
    for start, end, other, last in _spans(article, rendered):
        near = bisect_right(allowed, start, key=lambda span: span[0])
        if near and end <= allowed[near - 1][1]:
            continue
        line += article.count(b"\n", counted, start)
        counted = start
        found.append(
            Place(
                start,
                line,
                show(article[max(0, start - AROUND) : start].splitlines(keepends=True)[-1:]),
                show([_short(article[start:end])]),
                show([_short(rendered[other:last])]),
                show(article[end : end + AROUND].splitlines(keepends=True)[:1]),
            )
        )
        if len(found) == MOST:
            break
    return tuple(found)


def lines_of(place: Place) -> list[str]:
    """Give a place as lines for people, with a mark under each byte that differs."""
    head = f"byte {place.offset:,}, line {place.line:,}:"
    lead = " " * len(place.before)
    return [
        head,
        f"  article   {place.before}{place.article}{place.after}",
        f"            {lead}{'^' * len(place.article) or '^ nothing here'}",
        f"  rendered  {place.before}{place.rendered}{place.after}",
        f"            {lead}{'^' * len(place.rendered) or '^ nothing here'}",
    ]


def show(pieces: list[bytes]) -> str:
    """Give bytes as Python writes them, letters of UTF-8 as they are."""
    text = b"".join(pieces).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def _short(piece: bytes) -> bytes:
    """Give a piece, or its two ends where it is long."""
    half = LONGEST // 2
    return piece if len(piece) <= LONGEST else piece[:half] + b" ... " + piece[-half:]


def _spans(one: bytes, other: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Give the spans that differ: start and end in the one, start and end in the other."""
    start = _same_start(one, other)
    end = _same_end(one[start:], other[start:])
    last, far = len(one) - end, len(other) - end
    if (start, start) == (last, far):
        return
    head = one.rfind(b"\n", 0, start) + 1
    rest = one.find(b"\n", last)
    more = (rest + 1 if rest >= 0 else len(one)) - last
    last, far = last + more, far + more
    left, right = _lines(one[head:last]), _lines(other[head:far])
    if len(left) + len(right) > COMPARED:
        yield start, last - more, start, far - more
        return
    at = to = head
    for piece, new in _pairs(left, right):
        if piece != new:
            skip = _same_start(piece, new)
            drop = _same_end(piece[skip:], new[skip:])
            yield at + skip, at + len(piece) - drop, to + skip, to + len(new) - drop
        at, to = at + len(piece), to + len(new)


def _pairs(left: list[bytes], right: list[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Give the lines of two texts side by side; what only one of them has, with nothing."""
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    for _, first, stop, begin, until in matcher.get_opcodes():
        both = min(stop - first, until - begin)
        yield from zip(left[first : first + both], right[begin : begin + both], strict=True)
        yield b"".join(left[first + both : stop]), b"".join(right[begin + both : until])


def _lines(text: bytes) -> list[bytes]:
    """Give the lines of a text, each with its LF; other line ends are bytes like any."""
    return [line + b"\n" for line in text.split(b"\n")[:-1]] + [text.rpartition(b"\n")[2]]


def _same_start(one: bytes, other: bytes) -> int:
    """Give how many bytes are the same from the start, by halving; never half a letter."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    while low and _is_inside_letter(one, low) | _is_inside_letter(other, low):
        low -= 1
    return low


def _same_end(one: bytes, other: bytes) -> int:
    """Give how many bytes are the same at the end; never half a letter."""
    same = _same_bytes_at_end(one, other)
    while same and _is_inside_letter(one, len(one) - same):
        same -= 1
    return same


def _same_bytes_at_end(one: bytes, other: bytes) -> int:
    """Give how many bytes are the same at the end, by halving."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]:
            low = middle
        else:
            high = middle - 1
    return low


def _is_inside_letter(text: bytes, at: int) -> bool:
    """Say whether a byte goes on a letter of UTF-8."""
    return at < len(text) and text[at] & 0xC0 == 0x80
