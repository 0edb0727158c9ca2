"""Whether a text is hard-wrapped, and so whether one line goes on in the next.

A text is hard-wrapped where lines that are followed by another end near one and the same column,
and what follows often goes on with a small letter. A page's menu is not: its lines are short and
of any length; nor is an article with a paragraph a line: its lines are long.
"""

from collections.abc import Sequence
from itertools import pairwise

from i18n_tool.formats.text.lines import Line

NARROWEST = 40
"""No text is wrapped at fewer columns."""
WIDEST = 130
"""No text is wrapped at more columns."""
LONG = 60
"""A line of so many columns that ends like no sentence goes on in one that begins small."""
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
