"""The blocks of an AsciiDoc article, one reader a container."""

import re
from collections.abc import Sequence
from dataclasses import replace

from i18n_tool.formats.asciidoc import lines as looks
from i18n_tool.formats.asciidoc.attributes import TEXT_STYLES, Pending
from i18n_tool.formats.asciidoc.entries import read_entry, read_header
from i18n_tool.formats.asciidoc.lines import Line, list_marker
from i18n_tool.formats.asciidoc.scan import (
    COMPOUND,
    DEEPEST,
    VERBATIM,
    Form,
    Found,
    Heading,
    Outer,
    State,
    Text,
    gather,
    is_attributes,
)
from i18n_tool.formats.asciidoc.tables import Cell, cells
from i18n_tool.formats.directives import Directive, Verb
from i18n_tool.model.unit import Span

_DIRECTIVE = re.compile(
    r"//[ \t]*i18n:[ \t]*(?:(?P<verb>off|on|whole)|(?P<context>context)[ \t]*:[ \t]*(?P<value>.*))$"
)
_TAG = re.compile(r"//.*\b(?:tag|end)::\S+\[\]")
_SECTION_ANCHOR = re.compile(r" \[\[([^\W\d][\w\-:.]*|:[\w\-:.]*)(?:, *(.+))?\]\]$")
_CHECKBOX = re.compile(r"\[[ x*]\] ")
_QUOTE = re.compile(r"> ?")
_PURPOSE = re.compile(r".+? +- +(?=\S)")
"""What stands before a manual page's purpose: its names."""
_MANPAGE = re.compile(r"\S+ *\( *\w+ *\)$")


class Shared:
    """What all readers of one article share."""

    def __init__(self, found: Found, lines: Sequence[Line]) -> None:
        """Take the article's lines, and what is to hold what is found."""
        self.found = found
        self.depths = _conditions(lines)

    def is_whole(self, start: int, end: int) -> bool:
        """Say whether a block from line to line opens no condition that it does not close."""
        if not self.depths:
            return True
        inside = self.depths[start : end + 1]
        return inside[0] == inside[-1] == min(inside)


def _conditions(lines: Sequence[Line]) -> list[int]:
    """Give how many conditions each line stands in; nothing where there are none."""
    if not any(line.text.startswith(("ifdef::", "ifndef::", "ifeval::")) for line in lines):
        return []
    depths: list[int] = []
    depth = 0
    for line in lines:
        if looks.OPENS_CONDITION.match(line.text):
            depth += 1
        elif line.text.startswith("endif::"):
            depth -= 1
        depths.append(depth)
    return depths


class Blocks:
    """Reads the blocks of one container: the article, a delimited block, a quote, a cell."""

    def __init__(self, shared: Shared, lines: Sequence[Line], span: Span, outer: Outer) -> None:
        """Take the lines, and from which to which of them the container goes."""
        self.shared = shared
        self.found = shared.found
        self.lines = lines
        self.end = span[1]
        self.outer = outer
        self.state = State(span[0])
        self.header = outer.depth == 0
        self.closes: dict[str, list[int]] | None = None

    def read(self) -> None:
        """Read all blocks."""
        state = self.state
        while state.at < self.end:
            line = self.lines[state.at]
            if not line.text:
                state.at += 1
                state.blank, state.attached = True, False
            elif not self._aside(line) and not self._above(line):
                self._block(line)
                self.header = False

    def _block(self, line: Line) -> None:
        """Read the block that begins at a line."""
        state = self.state
        pending = state.pending
        discrete = pending.style in {"discrete", "float"}
        within = bool(state.stack) and (not state.blank or state.attached or state.greedy)
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

    def _done(self) -> None:
        """End a block: what stood above it is used up."""
        pending = self.state.pending
        self.found.ids += [(pending.start, one) for one in pending.ids]
        self.state.pending = Pending()

    def _aside(self, line: Line) -> bool:
        """Take a line that is no block: a preprocessor's, a comment, a `+`."""
        state = self.state
        if looks.PREPROCESSOR.match(line.text):
            state.at += 1
            return True
        if looks.is_comment(line.text):
            self._comment(line)
            state.at += 1
            return True
        if looks.COMMENTS.match(line.text):
            close = self._closed(line, line.text)
            state.stack = state.stack if state.attached else []
            state.at = close + 1
            return True
        if line.text == "+":
            state.at += 1
            state.attached = bool(state.stack)
            state.greedy = False
            return True
        return False

    def _comment(self, line: Line) -> None:
        """Take a comment, which may speak to the tool."""
        if "i18n:" in line.text and (match := _DIRECTIVE.match(line.text)):
            verb: Verb = "context" if match["context"] else match["verb"]  # type: ignore[assignment]
            end = line.start + len(line.text)
            self.found.directives.append(Directive(verb, line.start, end, match["value"] or ""))

    def _above(self, line: Line) -> bool:
        """Take a line that says something of the block below it, or of the article."""
        state = self.state
        text = line.text
        if is_attributes(text):
            if state.greedy:
                state.stack, state.greedy = [], False
            self._note(line)
            anchor = looks.ANCHOR.match(text)
            if anchor:
                state.pending.ids += (anchor[1],) if anchor[1] else ()
            else:
                state.pending.take(text[1:-1])
        elif state.greedy:
            return False
        elif text[0] == "." and looks.BLOCK_TITLE.match(text):
            self._note(line)
            self._text(Text("block title", [line.cut(1)], "block title"))
        elif text[0] == ":" and looks.ENTRY.match(text):
            state.at = read_entry(self.found, self.lines, (state.at, self.end))
            return True
        else:
            return False
        state.at += 1
        return True

    def _note(self, line: Line) -> None:
        if self.state.pending.start < 0:
            self.state.pending.start = line.start

    def _text(self, text: Text) -> None:
        """Take a text."""
        if self.found.manual and text.kind == "paragraph":
            self.found.manual = False
            if name := _PURPOSE.match(text.lines[0].text):
                text.lines[0] = text.lines[0].cut(name.end())
                text.form = "inline"
        text.pipe = self.outer.pipe
        text.quoted = self.outer.quoted
        text.splits = text.splits and not text.pipe and not text.quoted
        self.found.texts.append(text)

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

    def _is_whole(self, start: int, end: int) -> bool:
        return self.lines is not self.found.lines or self.shared.is_whole(start, end)

    def _closed(self, line: Line, fence: str) -> int:
        """Give the line that closes the block which begins at the current one; refuse without."""
        if self.closes is None:
            self.closes = {}
            for at in range(self.end - 1, self.state.at, -1):
                text = self.lines[at].text
                if looks.DELIMITER.match(text):
                    self.closes.setdefault(text, []).append(at)
        found = self.closes.get(fence, [])
        while found and found[-1] <= self.state.at:
            found.pop()
        if not found:
            raise self.found.refuse(line, f"the block that {fence} opens here is not closed")
        return found[-1]

    def _inside(self, lines: Sequence[Line], span: Span, outer: Outer) -> None:
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
