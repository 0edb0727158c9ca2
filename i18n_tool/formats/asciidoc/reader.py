"""What every reader of a container's blocks has: its lines, its state, and a place for finds."""

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence

from i18n_tool.formats.asciidoc import lines as looks
from i18n_tool.formats.asciidoc.attributes import Pending
from i18n_tool.formats.asciidoc.lines import Line
from i18n_tool.formats.asciidoc.scan import Found, Outer, State, Text
from i18n_tool.formats.directives import Directive, Verb
from i18n_tool.model.unit import Span

_DIRECTIVE = re.compile(
    r"//[ \t]*i18n:[ \t]*(?:(?P<verb>off|on|whole)|(?P<context>context)[ \t]*:[ \t]*(?P<value>.*))$"
)
_SHOWN = 20
"""Of a delimiter that is longer, an error shows so many characters."""
_PURPOSE = re.compile(r".(?:[^ ]| (?! *- +\S))*+ +- +(?=\S)")
"""What stands before a manual page's purpose: its names."""


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


class Reader(ABC):
    """The lines of one container, and where in them a reader stands."""

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

    @abstractmethod
    def _inside(self, lines: Sequence[Line], span: Span, outer: Outer) -> None:
        """Read the blocks of a container within this one."""

    def _done(self) -> None:
        """End a block: what stood above it is used up."""
        pending = self.state.pending
        self.found.ids += [(pending.start, one) for one in pending.ids]
        self.state.pending = Pending()

    def _comment(self, line: Line) -> None:
        """Take a comment, which may speak to the tool."""
        if "i18n:" in line.text and (match := _DIRECTIVE.match(line.text)):
            verb: Verb = "context" if match["context"] else match["verb"]  # type: ignore[assignment]
            end = line.start + len(line.text)
            self.found.directives.append(Directive(verb, line.start, end, match["value"] or ""))

    def _part(self) -> None:
        """Leave the lists where a line below a blank one is no item."""
        state = self.state
        if state.blank and not state.attached and not state.greedy:
            state.stack = []

    def _drop(self) -> None:
        """Drop what stands above a block that ends a list: it was read as the item's."""
        state = self.state
        if state.stack and not state.attached and not state.blank:
            self._done()

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
            mark = fence if len(fence) <= _SHOWN else fence[:_SHOWN] + "…"
            raise self.found.refuse(line, f"the block that {mark} opens here is not closed")
        return found[-1]
