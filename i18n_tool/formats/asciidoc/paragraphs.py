"""The paragraphs and list items of an AsciiDoc article."""

import re
from collections.abc import Sequence
from dataclasses import replace

from i18n_tool.formats.asciidoc import lines as looks
from i18n_tool.formats.asciidoc.attributes import TEXT_STYLES, Pending
from i18n_tool.formats.asciidoc.lines import Line, list_marker
from i18n_tool.formats.asciidoc.reader import Reader
from i18n_tool.formats.asciidoc.scan import DEEPEST, Text, gather, is_attributes

_TAG = re.compile(r"//.*\b(?:tag|end)::\S+\[\]")
_CHECKBOX = re.compile(r"\[[ x*]\] ")
_QUOTE = re.compile(r"> ?")


class Paragraphs(Reader):
    """Reads what is text and no block of its own kind."""

    def _item(self, line: Line) -> bool:
        """Take an item of a list, or a term with its text."""
        marker, at, term = list_marker(line.text)
        if not marker:
            return False
        state = self.state
        if marker in state.stack:
            del state.stack[state.stack.index(marker) + 1 :]
        else:
            state.stack.append(marker)
        state.attached, state.blank, state.greedy = False, False, False
        if term:
            self._text(Text("term", [line.cut(*term.span(1))], splits=False))
            self.found.texts[-1].form = "block"
            if at >= len(line.text):
                state.greedy = True
                state.at += 1
                return True
        elif box := _CHECKBOX.match(line.text, at):
            at = box.end()
        self._item_text(line.cut(at), term=term is not None)
        return True

    def _item_text(self, first: Line, *, term: bool) -> None:
        """Take the text of an item, with the lines that go on in it."""
        state = self.state
        start = state.at
        after = self.lines[start + 1] if start + 1 < self.end else Line(0, "")
        if term and self._starts_block(after.text):
            state.at, lines, certain = start + 1, [first], True
        else:
            state.at, lines, certain = gather(self.lines, (start, self.end), state)
            lines[0] = first
            after = self.lines[state.at] if state.at < self.end else Line(0, "")
            if len(lines) > 1 and is_attributes(after.text):
                certain = False  # below a text of one line, what follows would be read as text
        kind = "definition" if term else "list item"
        self._groups(lines, Text(kind, [], "item"), offered=certain)

    def _starts_block(self, text: str) -> bool:
        """Say whether a line under a definition's first is no part of its text."""
        if not text:
            return False
        return bool(
            looks.BLOCK_TITLE.match(text)
            or looks.ENTRY.match(text)
            or looks.ADMONITION.match(text)
            or looks.RULE.match(text)
            or looks.MACRO.match(text)
            or text.startswith(('"', "> "))
        )

    def _paragraph(self, line: Line) -> None:
        """Take a paragraph, as its style and its first characters say."""
        state = self.state
        pending = state.pending
        greedy = state.greedy
        if not greedy and not state.attached and state.blank:
            state.stack = []
        state.at, lines, certain = gather(self.lines, (state.at, self.end), state)
        term = bool(state.stack) and state.stack[-1][0] in ":;"
        under = greedy or (term and not state.blank and not state.attached)
        state.attached = state.greedy = False
        state.blank = False
        style = pending.style
        literal = line.text[0] in " \t" and not style and not under
        odd = greedy and looks.TITLE.match(line.text)
        plain = certain and pending.is_plain and not literal and not odd
        if style == "verse":
            if plain and not any(map(_is_aside, lines)):
                self._text(Text("verse", lines, hard=True, splits=False))
        elif greedy:
            self._groups(lines, Text("definition", [], "block"), offered=plain)
        else:
            offered = plain and style in TEXT_STYLES
            self._shaped(lines, pending, offered=offered)

    def _stray(self) -> None:
        """Take a paragraph that begins with a `+` which attaches it to nothing."""
        state = self.state
        state.at, lines, _ = gather(self.lines, (state.at, self.end), state)
        if len(lines) > 1 and state.pending.style in TEXT_STYLES and state.pending.is_plain:
            self._groups(lines[1:], Text(self.outer.kind, [], "block"), offered=True)
        self._done()
        self.header = state.blank = False

    def _shaped(self, lines: list[Line], pending: Pending, *, offered: bool) -> None:
        """Take a paragraph that may be an admonition or a quote by its first characters."""
        first, last = lines[0], lines[-1]
        form = Text(self.outer.kind, [], "block", hard=pending.has("hardbreaks"))
        if pending.style == "quote":
            form.kind = "block quote"
        if pending.style not in {"", "normal"}:
            self._groups(lines, form, offered=offered)
        elif match := looks.ADMONITION.match(first.text):
            form.form = "inline"
            self._groups([first.cut(match.end()), *lines[1:]], form, offered=offered)
        elif first.text.startswith("> ") and offered and not self.outer.quoted:
            self._quote(lines)
        elif (
            first.text.startswith('"')
            and len(lines) > 1
            and last.text.startswith("-- ")
            and lines[-2].text.endswith('"')
        ):
            form.kind, form.form = "block quote", "inline"
            inner = [first.cut(1), *lines[1:-1]]
            inner[-1] = inner[-1].cut(0, -1)
            form.splits = False
            self._groups(inner, form, offered=offered)
        else:
            self._groups(lines, form, offered=offered)

    def _quote(self, lines: list[Line]) -> None:
        """Take a quote whose lines begin with `> `."""
        if self.outer.depth >= DEEPEST or any(map(_is_aside, lines)):
            return
        inner = [
            line.cut(match.end()) if (match := _QUOTE.match(line.text)) else line for line in lines
        ]
        if inner[-1].text.startswith("-- "):
            inner.pop()
        outer = replace(self.outer.deeper(quote=True), quoted=True)
        self._inside(inner, (0, len(inner)), outer)

    def _groups(self, lines: Sequence[Line], form: Text, *, offered: bool) -> None:
        """Take a text: lines that are no text stay, and some of them part it."""
        group: list[Line] = []
        for line in lines:
            if not _is_aside(line):
                group.append(line)
                continue
            told = "i18n:" in line.text
            if looks.is_comment(line.text):
                self._comment(line)
            if told or not looks.is_comment(line.text) or _TAG.match(line.text):
                self._group(group, form, offered=offered)
                group = []
                form = replace(form, form="block")
        self._group(group, form, offered=offered)

    def _group(self, lines: list[Line], form: Text, *, offered: bool) -> None:
        bare = [line for line in lines if line.text.strip(" \t")]
        if bare and offered and not any(looks.is_underline(line.text.strip()) for line in bare):
            hard = form.hard or self.found.attributes.get("hardbreaks-option") == ""
            self._text(replace(form, lines=bare, hard=hard))


def _is_aside(line: Line) -> bool:
    """Say whether a line within a text is none: a comment, a preprocessor's."""
    return looks.is_comment(line.text) or looks.PREPROCESSOR.match(line.text) is not None
