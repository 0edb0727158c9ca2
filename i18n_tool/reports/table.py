"""Tables in plain text: columns that line up, also under Chinese and Arabic letters."""

from collections.abc import Sequence


def table(head: Sequence[str], rows: Sequence[Sequence[str]], left: int = 1) -> str:
    """Give a table as lines of text, with a newline at the end of each.

    The first `left` columns stand to the left, the others (figures) to the right. A cell of `head`
    may have several lines. Trailing white space is left away.
    """
    heads = [cell.split("\n") for cell in head]
    depth = max(len(lines) for lines in heads)
    tops = [[*[""] * (depth - len(lines)), *lines] for lines in heads]
    above = [[lines[level] for lines in tops] for level in range(depth)]
    widths = [max(width(row[i]) for row in [*above, *rows]) for i in range(len(head))]
    rule = ["─" * size for size in widths]
    lines = [*(_line(row, widths, left) for row in above), _line(rule, widths, left)]
    lines += [_line(row, widths, left) for row in rows]
    return "".join(line.rstrip() + "\n" for line in lines)


def width(text: str) -> int:
    """Give how many columns of a terminal a text takes."""
    if text.isascii():
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


def _line(cells: Sequence[str], widths: Sequence[int], left: int) -> str:
    """Lay one row out."""
    laid = []
    for i, (cell, size) in enumerate(zip(cells, widths, strict=True)):
        blank = " " * (size - width(cell))
        laid.append(cell + blank if i < left else blank + cell)
    return "  ".join(laid)
