"""Whether a text is hard-wrapped, and so whether one line goes on in the next.

A text is hard-wrapped where lines that are followed by another end near one and the same column,
and what follows often goes on with a small letter. A page's menu is not: its lines are short and
of any length; nor is an article with a paragraph a line: its lines are long.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from i18n_tool.formats.spacing import is_unspaced
from i18n_tool.formats.text.lines import Line

NARROWEST = 40
"""No text is wrapped at fewer columns."""
WIDEST = 130
"""No text is wrapped at more columns."""
LONG = 60
"""A line of so many columns that ends like no sentence goes on in one that begins small."""
NARROW = 30
"""A paragraph that is wrapped by itself, at no column of the text's, is at least so wide."""
MANY = 12
"""From so many lines on, a third of them near the margin is enough to see it, else half."""
SLACK = 6
"""How many columns short of the margin a line may end before a word that would have fitted."""


def margin(lines: Sequence[Line | None]) -> int | None:
    """Give the column at which a text is hard-wrapped, or None where it is not."""
    steps = [
        (line, after)
        for line, after in pairwise(lines)
        if line and after and _is_prose(line) and _is_prose(after) and not after.bullet
    ]
    widths = sorted(line.width for line, _ in steps)
    if not widths:
        return None
    column = widths[(len(widths) - 1) * 19 // 20]
    least = NARROWEST if len(widths) > 2 else NARROWEST + 10
    near = sum(column * 4 <= found * 5 for found in widths)
    going_on = sum(after.goes_on and line.ending != "final" for line, after in steps)
    long = sum(line.width * 4 > column * 5 for line in lines if line)
    few = 3 if len(widths) >= MANY else 2
    if not least <= column <= WIDEST or near * few < len(widths):
        return None
    if going_on * 10 < len(steps) * 3 or long * 20 > len(lines):
        return None
    return column


def _is_prose(line: Line) -> bool:
    return len(line.cells) == 1 and not line.is_rule and not line.is_code


def flows(line: Line, after: Line, column: int | None) -> bool:
    """Say whether a line goes on in the next: its first word would not have fitted before it."""
    if column is None:
        return _is_cut(line, after)
    if line.width + 1 + after.first_word > column - SLACK:
        return True
    return after.goes_on and not line.ending and line.width * 5 >= column * 3


def _is_cut(line: Line, after: Line) -> bool:
    """Say whether one sentence stands on both lines, in a text that mostly is not wrapped."""
    letter = next((character for character in after.text[:40] if character.isalnum()), "")
    cut = LONG <= line.width <= WIDEST and line.ending in {"", "middle"}
    return cut and letter.islower() and after.text[0] in letter + "\"'“‘«(" and _is_prose(line)


def wrapped(lines: Sequence[Line | None]) -> frozenset[int]:
    """Give the starts of lines that go on in the next, by what stands between two blank lines.

    Such a paragraph is narrower than its text, or stands in one that is not wrapped at all: each of
    its lines was full, since the first word of the next would not have fitted, its last one ends as
    a sentence does, and its sentences go on from one line to the next.
    """
    found: set[int] = set()
    for block in _blocks(lines):
        if _is_wrapped(block):
            found.update(line.start for line in block[:-1])
    return frozenset(found)


def _blocks(lines: Sequence[Line | None]) -> Iterator[list[Line]]:
    """Give runs of lines of prose that stand one under the other; the first may be indented."""
    block: list[Line] = []
    for line in (*lines, None):
        fits = line is not None and _is_prose(line) and not line.is_drawn
        if line is not None and block and fits and not line.bullet:
            first = block[0]
            other = line.indent != block[-1].indent and (len(block) > 1 or first.bullet)
            if not other and line.quote == first.quote:
                block.append(line)
                continue
        if len(block) > 1:
            yield block
        block = [line] if line is not None and fits and not line.bullet else []


def _is_wrapped(block: Sequence[Line]) -> bool:
    """Say whether the lines are one paragraph."""
    column = max(line.width for line in block[:-1])
    steps = list(pairwise(block))
    full = all(line.width + 1 + after.first_word > column for line, after in steps)
    if column < NARROW or not full or block[-1].ending not in {"final", "asking"}:
        return False
    if any(is_unspaced(line.text[-1]) for line in block[:-1]):
        even = all(line.width > column - SLACK for line in block[:-1])
        return len(block) > 2 and even and any(not line.ending for line in block[:-1])
    going_on = sum(after.is_lower and line.ending != "final" for line, after in steps)
    return going_on * 2 >= len(steps)
