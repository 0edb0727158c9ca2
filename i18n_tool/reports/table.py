"""Tables in plain text: columns that line up, also under Chinese and Arabic letters."""

import re
from collections.abc import Sequence

from i18n_tool.model.visible import visible

_NARROW = re.compile("[ -~À-ʯΑ-Ωα-ωА-я–…─█░]*")
"""What takes one column a character everywhere, and stands in most tables."""


def table(head: Sequence[str], rows: Sequence[Sequence[str]], gap: int = 2) -> str:
    """Give a table as lines of text, with a newline at the end of each.

    The first column stands to the left, the others (figures) to the right, with `gap` spaces
    between. A cell of `head` may have several lines. Trailing white space is left away.
    """
    heads = [cell.split("\n") for cell in head]
    depth = max(len(lines) for lines in heads)
    tops = [[*[""] * (depth - len(lines)), *lines] for lines in heads]
    above = [[lines[level] for lines in tops] for level in range(depth)]
    widths = [max(width(row[i]) for row in [*above, *rows]) for i in range(len(head))]
    rule = ["─" * size for size in widths]
    lines = [*(_line(row, widths, gap) for row in above), _line(rule, widths, gap)]
    lines += [_line(row, widths, gap) for row in rows]
    return "".join(line.rstrip() + "\n" for line in lines)


def width(text: str) -> int:
    """Give how many columns of a terminal a text takes."""
    if text.isascii() or _NARROW.fullmatch(text):
        return len(text)
    from wcwidth import wcswidth  # noqa: PLC0415 - its tables are loaded only where needed

    return max(wcswidth(text), 0)


def shorten(text: str, room: int) -> str:
    """Give the text in at most `room` columns; of one that is longer, the end behind an ellipsis.

    The end of an article's name tells more than its start.
    """
    if width(text) <= room:
        return text
    while text and width(text) > room - 1:
        text = text[1:]
    return "…" + text


def _line(cells: Sequence[str], widths: Sequence[int], gap: int) -> str:
    """Lay one row out."""
    laid = []
    for i, (cell, size) in enumerate(zip(cells, widths, strict=True)):
        blank = " " * (size - width(cell))
        laid.append(blank + cell if i else cell + blank)
    return (" " * gap).join(laid)


def cut_off(text: str, room: int) -> str:
    """Give the text on one line in at most `room` columns; of one that is longer, its start.

    What cannot be seen is shown (`visible`).
    """
    line = visible(text[: 8 * room])
    if len(text) <= 8 * room and width(line) <= room:
        return line
    line = line[: 8 * room]
    while line and width(line) > room - 1:
        line = line[:-1]
    return line + "…"


def counted(number: int, one: str, many: str = "") -> str:
    """Give a number with its noun: `1 article`, `2 articles`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
