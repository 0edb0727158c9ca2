"""The blocks of an AsciiDoc article, one reader a container."""

import re
from collections.abc import Sequence
from dataclasses import replace

from i18n_tool.formats.asciidoc import lines as looks
from i18n_tool.formats.asciidoc.attributes import TEXT_STYLES, Pending
from i18n_tool.formats.asciidoc.entries import read_entry, read_header
from i18n_tool.formats.asciidoc.lines import Line, list_marker
from i18n_tool.formats.asciidoc.paragraphs import Paragraphs
from i18n_tool.formats.asciidoc.scan import (
    COMPOUND,
    DEEPEST,
    VERBATIM,
    Form,
    Heading,
    Outer,
    Text,
    is_attributes,
)
from i18n_tool.formats.asciidoc.tables import Cell, cells
from i18n_tool.model.unit import Span

_SECTION_ANCHOR = re.compile(r" \[\[([^\W\d][\w\-:.]*|:[\w\-:.]*)(?:, *(.+))?\]\]$")
_MANPAGE = re.compile(r"\S+ *\( *\w+ *\)$")


class Blocks(Paragraphs):
    """Reads the blocks of one container: the article, a delimited block, a quote, a cell."""

    def read(self) -> None:
        """Read all blocks."""
        state = self.state
        while state.at < self.end:
            line = self.lines[state.at]
            if not line.text:
                state.at += 1
                state.blank = True
                if state.stack and not state.attached:
                    self._done()
            elif not self._aside(line) and not self._above(line):
                self._block(line)
                self.header = False

    def _block(self, line: Line) -> None:
        """Read the block that begins at a line."""
        state = self.state
        pending = state.pending
        discrete = pending.style in {"discrete", "float"}
        apart = state.blank and not state.attached and not state.greedy
        item = bool(list_marker(line.text)[0])
        if item and not self.outer.depth and self._is_underlined(line):
            raise self.found.refuse(line, "this may be an item of a list, or a title with its line")
        goes_on = item or line.text[0] in " \t"
        within = bool(state.stack) and (goes_on or not apart)
        if not (self.outer.depth or within or discrete) and self._heading(line):
            pass
        elif match := looks.DELIMITER.match(line.text):
            self._delimited(line, match[0])
        elif pending.style in VERBATIM:
            self._paragraph(line)
        elif self._leaf(line) or self._item(line) or (discrete and self._heading(line)):
            pass
        else:
            self._paragraph(line)
        self._done()

    def _is_underlined(self, line: Line) -> bool:
        after = self.lines[self.state.at + 1] if self.state.at + 1 < self.end else Line(0, "")
        return looks.underline_level(line.text, after.text) > 0

    def _aside(self, line: Line) -> bool:
        """Take a line that is no block: a preprocessor's, a comment, a `+`."""
        state = self.state
        if looks.PREPROCESSOR.match(line.text):
            state.at += 1
            return True
        if looks.is_comment(line.text):
            self._part()
            self._comment(line)
            state.at += 1
            return True
        if looks.COMMENTS.match(line.text):
            close = self._closed(line, line.text)
            self._drop()
            state.stack = state.stack if state.attached else []
            state.at = close + 1
            return True
        if line.text == "+":
            if not state.stack:
                self._stray()
                return True
            state.at += 1
            state.attached = True
            state.greedy = False
            return True
        return False

    def _above(self, line: Line) -> bool:
        """Take a line that says something of the block below it, or of the article."""
        state = self.state
        text = line.text
        if is_attributes(text):
            if state.greedy:
                state.stack, state.greedy = [], False
            self._part()
            self._note(line)
            anchor = looks.ANCHOR.match(text)
            if anchor:
                state.pending.ids += (anchor[1],) if anchor[1] else ()
            else:
                state.pending.take(text[1:-1])
        elif state.greedy:
            return False
        elif text[0] == "." and looks.BLOCK_TITLE.match(text):
            self._part()
            self._note(line)
            self._text(Text("block title", [line.cut(1)], "block title"))
        elif text[0] == ":" and looks.ENTRY.match(text):
            self._part()
            state.at = read_entry(self.found, self.lines, (state.at, self.end))
            return True
        else:
            return False
        state.at += 1
        return True

    def _heading(self, line: Line) -> bool:
        """Take a title, if one stands here."""
        state = self.state
        match = looks.TITLE.match(line.text)
        underline = None
        if match:
            level, title = len(match[1]), line.cut(*match.span(2))
        else:
            after = self.lines[state.at + 1] if state.at + 1 < self.end else Line(0, "")
            level, title, underline = looks.underline_level(line.text, after.text), line, after
            if not level:
                return False
        state.at += 1 if underline is None else 2
        state.stack, state.blank, state.greedy = [], True, False
        ids = state.pending.ids
        whole = title
        if anchor := _SECTION_ANCHOR.search(title.text):
            ids = ids or (anchor[1],)
            title = title.cut(0, anchor.start())
        self.found.headings.append(Heading(title, line.start, level, ids))
        state.pending.ids = ()
        text = Text(f"heading {level}", [title], "heading", underline=underline)
        own = self.outer.depth == 0 and self.header and level == 1
        odd = underline is not None and (whole != title or title.text[0] in " \t")
        manual = own and _MANPAGE.match(title.text) is not None
        if not odd and not manual:
            self._text(text)
        if own:
            self.found.manual = manual
            self.found.compat = self.found.compat or underline is not None
            state.at = read_header(self.found, self.lines, (state.at, self.end))
        return True

    def _delimited(self, line: Line, match: str) -> None:
        """Take a delimited block."""
        state = self.state
        if state.pending.style in TEXT_STYLES | VERBATIM:
            self._drop()
        pending = state.pending
        fence = "```" if match == "```" else line.text
        close = self._closed(line, fence)
        start = state.at + 1
        if not state.attached:
            state.stack = []
        state.at = close + 1
        state.attached = state.greedy = False
        state.blank = not state.stack
        if not self._is_whole(start - 1, close) or self.outer.depth >= DEEPEST:
            return
        kind = fence[:2]
        if kind == "|=":
            self._table((start, close), pending)
        elif kind in {"--", "__"} and pending.style == "verse" and fence != "----":
            self._verse((start, close), pending)
        elif (len(fence) == 2 or kind != "--") and pending.style in COMPOUND.get(kind, ()):
            quote = kind == "__" or pending.style == "quote"
            self._inside(self.lines, (start, close), self.outer.deeper(quote=quote))

    def _inside(self, lines: Sequence[Line], span: Span, outer: Outer) -> None:
        """Read the blocks of a container within this one."""
        Blocks(self.shared, lines, span, outer).read()

    def _verse(self, span: Span, pending: Pending) -> None:
        """Take the lines of a verse; each stanza is a unit, each line a stretch of it."""
        if not pending.is_plain:
            return
        stanza: list[Line] = []
        for line in [*self.lines[slice(*span)], Line(0, "")]:
            if line.text and not looks.PREPROCESSOR.match(line.text):
                stanza.append(line)
            elif stanza:
                self._text(Text("verse", stanza, "inline", hard=True, splits=False))
                stanza = []

    def _table(self, span: Span, pending: Pending) -> None:
        """Take the cells of a table."""
        if self.outer.pipe:
            return
        for cell in cells(self.lines[slice(*span)], pending):
            if cell.style == "a":
                self._blocks_of(cell)
                continue
            form: Form = "block" if pending.cols and cell.kind == "table cell" else "inline"
            for lines in cell.paragraphs():
                text = Text(cell.kind, lines, form, splits=False)
                self._text(text)
                text.pipe = "|"

    def _blocks_of(self, cell: Cell) -> None:
        """Take a cell that holds blocks; one that is not understood is copied."""
        if any(line.text.startswith(("= ", "!==")) or "\\|" in line.text for line in cell.lines):
            return
        outer = replace(self.outer.deeper(), pipe="|", kind=cell.kind)
        self._inside(cell.lines, (0, len(cell.lines)), outer)

    def _leaf(self, line: Line) -> bool:
        """Take a block of one line that is no text: a rule, a macro."""
        text = line.text
        rule = looks.RULE.match(text) or (text[0] == " " and looks.INDENTED_RULE.match(text))
        macro = looks.MACRO.match(text) if text.endswith("]") and "::" in text else None
        if not rule and not macro:
            return False
        if macro and macro[1] in {"image", "video", "audio"} and macro[2]:
            self.found.targets.append((line.start, macro[2]))
            self._text(Text(macro[1], [line.cut(*macro.span(3))], "macro", splits=False))
        self._leave()
        self.state.at += 1
        return True

    def _leave(self) -> None:
        """Leave the lists, unless the block that begins here is attached to one."""
        state = self.state
        if not state.attached and state.blank:
            state.stack = []
        state.attached = state.greedy = False
        state.blank = False
