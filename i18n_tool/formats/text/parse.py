"""Reading plain text: its headings, paragraphs, list items and rows, with their exact places."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from i18n_tool.formats.directives import Directive, find, obey
from i18n_tool.formats.options import DEFAULT, Options
from i18n_tool.formats.spacing import joins
from i18n_tool.formats.text.lines import (
    Line,
    is_reference,
    read_lines,
    width,
)
from i18n_tool.formats.text.wrapping import flows, margin, wrapped
from i18n_tool.model.article import Article
from i18n_tool.model.unit import Run, Span, Unit

HEADING_WIDTH = 120
"""A line that takes more columns is no heading."""

_CODES = re.compile(r"`[^`\n]{1,200}`|\b(?:https?|ftp)://[^\s<>\"»”)\]]+|\|[^\s|]{1,80}\|")


@dataclass(frozen=True, slots=True)
class PlainText:
    """Plain text, as people type it and as pages are scraped, by identity and locality.

    A line between blank lines that ends like no sentence is a heading, the first one the title; a
    drawn line under it makes one, too. Lines of a hard-wrapped paragraph are one unit, and so are
    the lines that are indented under a bullet; any other line is a unit of its own. Columns are
    cells. Code that is announced by a last `>` or that is clearly no prose is copied, as are drawn
    lines and the names of tags.
    """

    name: str = "text"
    endings: tuple[str, ...] = (".txt", ".text")

    def parse(
        self,
        content: str,
        name: str,
        locale: str,
        options: Options = DEFAULT,  # noqa: ARG002 - the protocol's shape
    ) -> Article:
        """Give the article of a text; nothing in it is refused."""
        lines = read_lines(content)
        reader = _Reader(content, lines, margin(lines), wrapped(lines))
        reader.read()
        units = obey(_units(content, reader.blocks), reader.directives)
        return Article(name, locale, self.name, content, units)


@dataclass(slots=True)
class _Block:
    """Text that is one unit: its spans, line by line, and its last line."""

    kind: str
    spans: list[Span]
    line: Line
    column: int
    """The column that lines which go on under it are indented to."""
    alone: bool
    """True where a blank or drawn line, or the start, stands before it."""
    ended: bool = False
    """True where a blank or drawn line, or the end, stands behind it."""


@dataclass(slots=True)
class _Reader:
    """One pass over the lines."""

    content: str
    lines: Sequence[Line | None]
    margin: int | None
    wrapped: frozenset[int]
    """The starts of lines that go on in the next for other reasons than the margin's."""
    blocks: list[_Block] = field(default_factory=list)
    directives: list[Directive] = field(default_factory=list)
    _open: _Block | None = None
    _alone: bool = True
    _code: bool = False

    def read(self) -> None:
        """Read all lines."""
        for at, line in enumerate(self.lines):
            if line is None:
                self._end(alone=True)
            elif self._in_code(at, line) or line.is_code:
                self._end(alone=False)
            elif line.is_drawn:
                self._end(alone=True)
            elif line.is_rule:
                self._underline(line)
                self._end(alone=True)
            elif told := self._told(line):
                self.directives.append(told)
                self._end(alone=True)
            else:
                self._text(line)
        self._end(alone=True)

    def _told(self, line: Line) -> Directive | None:
        """Give the directive that a line consists of, or None."""
        found = find(self.content, line.start, line.end) if line.text.startswith("<!--") else ()
        whole = found and (found[0].start, found[0].end) == (line.start, line.end)
        return found[0] if whole else None

    def _in_code(self, at: int, line: Line) -> bool:
        """Say whether a line is code: announced by the line before, and indented."""
        if self._code and line.indent > 0:
            return True
        self._code = False
        if line.sign == ">":
            following = next((after for after in self.lines[at + 1 : at + 4] if after), None)
            self._code = following is not None and following.indent > 0
        return line.text == ">"

    def _end(self, *, alone: bool) -> None:
        """End the open block."""
        if self._open is not None and alone:
            self._open.ended = True
        self._open = None
        self._alone = alone

    def _underline(self, line: Line) -> None:
        """Make the line above a drawn line of about its length a heading."""
        block = self._open
        if block is None or len(block.spans) > 1 or block.kind != "paragraph":
            return
        if block.line.indent == line.indent and line.width <= block.line.width * 3 // 2 + 3:
            block.kind = "heading"

    def _text(self, line: Line) -> None:
        """Take a line of text: it goes on in the open block, or begins one or a row of cells."""
        if self._open is not None and self._belongs(self._open, line):
            self._open.spans.append(line.cells[0])
            self._open.line = line
            return
        cells = [cell for cell in line.cells if not is_reference(self.content[slice(*cell)])]
        if not cells:
            self._end(alone=True)
            return
        kind = "table cell" if len(cells) > 1 else "list item" if line.bullet else "paragraph"
        last = cells[-1][0]
        column = line.column + width(self.content[line.start : last], line.column)
        self.blocks += [_Block(kind, [cell], line, column, self._alone) for cell in cells]
        self._open = self.blocks[-1]
        self._alone = False

    def _belongs(self, block: _Block, line: Line) -> bool:
        """Say whether a line goes on with a block."""
        last = block.line
        if line.bullet or len(line.cells) > 1 or line.quote != last.quote:
            return False
        if block.kind == "table cell":
            return line.indent == block.column
        if len(last.cells) > 1:
            return False
        same = line.indent == last.indent
        if last.bullet and len(block.spans) == 1:
            return _is_under(last, line) or (same and flows(last, line, self.margin))
        item = block.kind == "list item" and same and line.indent >= block.column
        if item or last.start in self.wrapped:
            return True
        first_line = len(block.spans) == 1 and line.indent < last.indent
        first_line = first_line and block.kind != "list item"
        return (same or first_line) and flows(last, line, self.margin)


def _is_under(item: Line, line: Line) -> bool:
    """Say whether a line goes on with the item of a list that it is indented under."""
    if not item.indent < line.indent <= item.column + 2:
        return False
    aligned = line.indent == item.column or line.is_lower
    return aligned or item.width * 5 > line.width * 3


def _units(content: str, blocks: Sequence[_Block]) -> list[Unit]:
    """Give the units of the blocks that hold a letter or digit."""
    units: list[Unit] = []
    for at, block in enumerate(blocks):
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        text = content[slice(*block.spans[0])]
        if len(block.spans) == 1 and not any(character.isalnum() for character in text):
            continue
        kind = block.kind
        if block.line.quote and kind == "paragraph":
            kind = "quote"
        elif kind == "paragraph" and len(block.spans) == 1:
            kind = _kind_of_line(block, after, first=at == 0)
        elif kind == "heading" and at == 0:
            kind = "title"
        units.append(_unit(content, kind, block.spans))
    return units


def _kind_of_line(block: _Block, after: _Block | None, *, first: bool) -> str:
    """Give the kind of a block of one line: `title`, `heading`, `line` or `paragraph`."""
    line = block.line
    if not (block.alone and block.ended):
        return "paragraph" if line.ending or line.width > HEADING_WIDTH else "line"
    quoted = line.text[0] in "\"«“„‚'‘「『—–-"
    if after is None or line.width > HEADING_WIDTH or line.sign == ">":
        return "paragraph"
    if line.sign and line.indent:
        return "line"
    if line.ending == "" or (line.ending == "asking" and _leads(block, after)):
        return "title" if first else "paragraph" if quoted else "heading"
    return "paragraph"


def _leads(block: _Block, after: _Block) -> bool:
    """Say whether what follows a line is so much longer that the line is its heading."""
    length = sum(end - start for start, end in after.spans)
    return after.kind == "paragraph" and length > 2 * (block.spans[0][1] - block.spans[0][0])


def _unit(content: str, kind: str, spans: Sequence[Span]) -> Unit:
    """Give a unit of one or more lines; a space stands for a line break where one is wanted."""
    pieces: list[str] = []
    runs: list[Run] = []
    at = 0
    for start, end in spans:
        if pieces and not _are_one_word(pieces[-1], content[start:end]):
            pieces.append(" ")
            at += 1
        runs.append(Run(at, start, end - start))
        pieces.append(content[start:end])
        at += end - start
    text = "".join(pieces)
    codes = tuple(match.span() for match in _CODES.finditer(text))
    return Unit(kind, text, tuple(runs), codes=codes)


def _are_one_word(before: str, after: str) -> bool:
    """Say whether two lines meet without a space: in Chinese and Japanese, and at a hyphen."""
    if joins(before, after):
        return True
    return before[-1] == "-" and before[-2:-1].isalpha() and after[0].islower()
