"""Blocks: which stretches of a reStructuredText article are text, by the rules of docutils.

docutils itself knows only the line that a node starts on, and tree-sitter's grammar takes nested
bodies and tables for text, so this is a scanner of its own: it goes through the lines as docutils'
state machine does and notes where text stands. docutils judges it in the tests. What docutils
reports as an error in the structure is copied.
"""

from collections.abc import Sequence
from dataclasses import replace

from i18n_tool.formats.options import Options
from i18n_tool.formats.rst import patterns
from i18n_tool.formats.rst.explicit import explicit
from i18n_tool.formats.rst.found import Block, Found, Within
from i18n_tool.formats.rst.lines import Lines, View, column_of
from i18n_tool.formats.rst.lists import field_of, item, line_of, numbered, quote
from i18n_tool.formats.rst.patterns import Enumerator
from i18n_tool.formats.rst.syntax import Text, columns
from i18n_tool.formats.rst.titles import drawn_of, title_of
from i18n_tool.model.unit import Span, Syntax

DEPTH = 40
"""How deep bodies are read within bodies; what is deeper is copied."""

_REMARKED = frozenset(
    ("paragraph", "list item", "block quote", "definition", "field", "option", "footnote")
)
"""The kinds of text below which a comment changes nothing."""
_MARKS = "-+*\u2022\u2023\u2043:._|/>="


class Scanner:
    """One pass over the lines of a content."""

    def __init__(self, content: str, options: Options) -> None:
        """Take the content, and what the project says of it."""
        self._content = content
        self.lines = Lines(content)
        self.found = Found()
        self.text_keys = frozenset(key.lower() for key in options.text_keys)
        self.head = True
        self.styles: list[str] = []
        self.level = 0

    def body(self, view: View, within: Within) -> None:
        """Read a body: blocks, one after another."""
        if within.depth > DEPTH:
            return
        at = view.first
        last: Enumerator | None = None
        while at < view.stop:
            line = self.lines.text(at, view)
            if not line:
                at += 1
                continue
            found = self._enumerator(at, line, view, last)
            if found:
                at = numbered(self, at, found, view, within)
            else:
                at = self._block(at, line, view, within)
            last = found

    def leave(self) -> None:
        """Leave the head of the article."""
        self.head = False

    def _enumerator(
        self, at: int, line: str, view: View, last: Enumerator | None
    ) -> Enumerator | None:
        """Give the enumerator of an item that starts on a line, or None."""
        if not (line[0].isalnum() or line[0] in "(#"):
            return None
        following = self.following(at, view)
        for before in (last, None) if last else (None,):
            found = patterns.enumerator(line, before)
            if found and before and found.ordinal != before.ordinal + 1 and found.sequence != "#":
                continue
            if found and patterns.enumerates(found, following):
                return found
        return None

    def following(self, at: int, view: View) -> str:
        """Give the line after one, or nothing behind the last."""
        return self.lines.text(at + 1, view) if at + 1 < view.stop else ""

    def _block(self, at: int, line: str, view: View, within: Within) -> int:
        """Read one block; give the line behind it."""
        first = line[0]
        if first == " ":
            self.leave()
            return quote(self, self.lines.indented(at, view), within)
        if first.isalnum():
            return self.text(at, line, view, within)
        end = -1
        if first in _MARKS:
            end = self._marked(at, line, view, within)
        if end < 0 and patterns.ADORNMENT.match(line):
            return drawn_of(self, at, line, view, within)
        return self.text(at, line, view, within) if end < 0 else end

    def _marked(self, at: int, line: str, view: View, within: Within) -> int:
        """Read a block that starts with a mark; give the line behind it, or -1 if none does."""
        column = column_of(at, view)
        if match := patterns.BULLET.match(line):
            return item(self, at, column + match.end(), view, within)
        if match := patterns.FIELD.match(line):
            block = self.lines.behind(at, column + match.end(), view)
            return field_of(self, match[1], block, within)
        if match := patterns.EXPLICIT.match(line):
            return explicit(self, at, view, within, match.end())
        if patterns.ANONYMOUS.match(line):
            return self.past_target(at, view)
        if match := patterns.LINE.match(line):
            return line_of(self, at, column + match.end(), view)
        return self._odd(at, line, view, within)

    def _odd(self, at: int, line: str, view: View, within: Within) -> int:
        """Read an option, or what is copied: a doctest, a table; as `_marked`."""
        if match := patterns.OPTION.match(line):
            block = self.lines.behind(at, column_of(at, view) + match.end(), view)
            if not any(True for _ in self.lines.filled(block)):
                return -1
            self.leave()
            self.body(block, within.inner("option"))
            return block.stop
        end = -1
        if patterns.DOCTEST.match(line):
            end = self.lines.until_blank(at, view)
        elif patterns.GRID.match(line):
            end = self.lines.flush(at + 1, view)
        elif patterns.SIMPLE.match(line):
            end = self._simple_table(at, view)
        if end >= 0:
            self.leave()
        return end

    def past_target(self, at: int, view: View) -> int:
        """Give the line behind a target: its indented lines up to a blank one are its own."""
        at += 1
        while at < view.stop and self.lines.indents[at] > view.column:
            at += 1
        return at

    def _simple_table(self, at: int, view: View) -> int:
        """Give the line behind a simple table, which is copied."""
        top, borders, last = len(self.lines.text(at, view)), 0, 0
        for on in range(at + 1, view.stop):
            line = self.lines.text(on, view)
            if not patterns.BORDER.match(line):
                continue
            if len(line) != top:
                return on + 1
            borders, last = borders + 1, on
            if borders == 2 or on + 1 == view.stop or self.lines.blank(on + 1):
                return on + 1
        return last + 1 if borders else view.stop

    def text(self, at: int, line: str, view: View, within: Within) -> int:
        """Read what starts with a line of text: a title, a definition or a paragraph."""
        following = self.following(at, view)
        if following[:1] == " ":
            self.leave()
            return self._definition(at, line, view, within)
        drawn = following and patterns.ADORNMENT.match(following)
        if drawn and not (len(following) < 4 and columns(line) > len(following)):
            if within.titles:
                return title_of(self, at, following[0], view, within)
            self.leave()
            return at + 2
        self.leave()
        stop = self.lines.flush(at + 1, view)
        announced = following == "::" and stop == at + 2
        indented = stop < view.stop and not self.lines.blank(stop)
        broken = indented or (drawn and not announced)
        last = self.lines.text(stop - 1, view)
        literal = patterns.LITERAL.search(last)
        if not broken:
            spans = [self.lines.span(on, column_of(on, view)) for on in range(at, stop)]
            fold, hangs = self.fold(at, stop, view)
            syntax = Text(quote=within.quote, fold=fold, hangs=hangs)
            margin = -1 if literal else self.margin(stop, within.kind, view)
            self._paragraph(
                Block(within.kind, spans, syntax, margin=margin), last if literal else ""
            )
        return self._past_literal(stop, view) if literal else stop

    def fold(self, first: int, stop: int, view: View) -> tuple[str, bool]:
        """Give how a text of several lines is folded, and whether a translation must be.

        What stands below a marker starts where the least indented of its lines does. Those of a
        text that starts behind the marker may be the only ones to say so: where it gets one line,
        that one goes below the marker.
        """
        if stop == first + 1:
            return "", False
        end = self.lines.place(first, len(self.lines.texts[first]))
        fold = self._content[end : self.lines.place(first + 1, view.column)]
        below = [self.lines.indents[at] for at in range(stop, view.hanging)]
        least = min((indent for indent in below if indent >= 0), default=0)
        hangs = least > view.column or (view.tight and stop == view.stop)
        return fold, first == view.first and hangs

    def margin(self, stop: int, kind: str, view: View) -> int:
        """Give where a comment can start below a text that ends at a line, or -1.

        Indented lines below would be the comment's, and in some places docutils wants nothing but
        the text.
        """
        after = stop
        while after < len(self.lines) and self.lines.blank(after):
            after += 1
        free = after > stop or stop == view.stop
        free = free and (after == len(self.lines) or self.lines.indents[after] <= view.column)
        return view.column if free and kind in _REMARKED and not view.tight else -1

    def _paragraph(self, block: Block, last: str) -> None:
        """Add a paragraph; `last` is its last line where it announces a literal block."""
        if last:
            bare = last[:-2].rstrip()
            shown = bare == last[:-2] and bool(bare)
            start, end = block.spans.pop()
            if bare:
                block.spans.append((start, end - 1 if shown else end - len(last) + len(bare)))
            if isinstance(block.syntax, Text):
                block.syntax = replace(block.syntax, literal=shown, ahead=not shown)
        if any(start < end for start, end in block.spans):
            self.found.texts.append(block)

    def _definition(self, at: int, line: str, view: View, within: Within) -> int:
        """Read a term and its definition; a term that ends in `::` may be meant otherwise."""
        block = self.lines.indented(at + 1, view)
        if patterns.LITERAL.search(line):
            return block.stop
        self.add_term(at, line, column_of(at, view))
        self.body(block, within.inner("definition"))
        return block.stop

    def add_term(self, at: int, line: str, column: int) -> None:
        """Add a term and its classifiers."""
        for number, (start, end) in enumerate(patterns.classified(line)):
            span = self.lines.span(at, column + start, column + end)
            syntax = Text(lined=not number, term=True)
            self.add("classifier" if number else "term", [span], syntax)

    def _past_literal(self, at: int, view: View) -> int:
        """Give the line behind a literal block, indented or quoted, that starts at a line."""
        while at < view.stop and self.lines.blank(at):
            at += 1
        if at >= view.stop:
            return at
        line = self.lines.text(at, view)
        if line[0] == " ":
            return self.lines.indented(at, view).stop
        if patterns.ADORNMENT.match(line[0]):
            while at < view.stop and self.lines.text(at, view).startswith(line[0]):
                at += 1
        return at

    def add(self, kind: str, spans: Sequence[Span], syntax: Syntax) -> None:
        """Add a text, unless it is empty."""
        kept = [span for span in spans if span[0] < span[1]]
        if kept:
            self.found.texts.append(Block(kind, kept, syntax))

    def link(self, start: int, end: int) -> None:
        """Note where a picture or an entry of contents leads."""
        self.found.links.append((self._content[start:end], start))


def scan(content: str, options: Options) -> Found:
    """Give what text, titles, targets and comments a content has, in order."""
    scanner = Scanner(content, options)
    scanner.body(View(0, len(scanner.lines), 0, 0), Within())
    return scanner.found
