"""Drawn lines of reStructuredText: titles with one below, or one above too, and transitions."""

from typing import TYPE_CHECKING

from i18n_tool.formats.rst import patterns
from i18n_tool.formats.rst.found import Block, Heading
from i18n_tool.formats.rst.lines import View, column_of
from i18n_tool.formats.rst.syntax import Title, columns

if TYPE_CHECKING:
    from i18n_tool.formats.rst.blocks import Scanner
    from i18n_tool.formats.rst.found import Within


def drawn_of(scanner: "Scanner", at: int, line: str, view: View, within: "Within") -> int:
    """Read a drawn line: a title's upper one, or a transition."""
    short = len(line) < 4
    following = scanner.following(at, view)
    if not within.titles or not following:
        scanner.leave()
        return scanner.text(at, line, view, within) if short else at + 1
    under = scanner.following(at + 1, view) if at + 1 < view.stop else ""
    fits = under == line and not patterns.ADORNMENT.match(following)
    if fits and not (short and columns(following) > len(line)):
        return title_of(scanner, at + 1, line[0] * 2, view, within)
    scanner.leave()
    if short:
        return scanner.text(at, line, view, within)
    return min(at + (2 if patterns.ADORNMENT.match(following) else 3), view.stop)


def title_of(scanner: "Scanner", at: int, style: str, view: View, within: "Within") -> int:
    """Read a title, with the drawn line under it and the one above, if there is one."""
    scanner.leave()
    scanner.head = not scanner.found.texts and not within.depth
    level = scanner.styles.index(style) + 1 if style in scanner.styles else len(scanner.styles) + 1
    if level > scanner.level + 1:
        return at + 2
    scanner.level = level
    if level > len(scanner.styles):
        scanner.styles.append(style)
    above = len(style) == 2
    numbers = range(at - 1 if above else at, at + 2)
    spans = [
        scanner.lines.span(on, max(scanner.lines.indents[on], column_of(on, view)))
        for on in numbers
    ]
    kind = f"heading {scanner.level}"
    margin = scanner.margin(at + 2, "paragraph", view)
    scanner.found.texts.append(Block(kind, spans, Title(), drawn=True, margin=margin))
    outer = not within.depth and numbers[0] >= 0
    place = scanner.lines.start(numbers[0]) if outer else -1
    span = spans[1 if above else 0]
    scanner.found.headings.append(Heading(spans[0][0], span, place, scanner.level))
    return at + 2
