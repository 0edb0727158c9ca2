"""The lines of a reStructuredText article as docutils reads them, and where they stand.

docutils expands tabs to every eighth column, takes white space off the end of each line and counts
in columns. Here each line keeps its place in the content beside, so that ranges are exact.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from i18n_tool.model.unit import Span

TAB = 8
_FEEDS = {0x0B: " ", 0x0C: " "}


@dataclass(frozen=True, slots=True)
class View:
    """A stretch of lines without what stands left of a column, as a body nested in another."""

    first: int
    """Its first line."""
    stop: int
    """The line behind its last one."""
    column: int
    """Where its lines start."""
    first_column: int
    """Where its first line starts, which stands behind a marker."""
    hanging: int = 0
    """The line behind the last of those that stand below a marker, if they alone say where the
    view's lines start, which is where the least indented of them does."""
    tight: bool = False
    """Whether it is an item that would be none if it were one line: what follows is not the next
    item, and no blank line stands between."""


def column_of(number: int, view: View) -> int:
    """Give the column where a line of a view starts."""
    return view.first_column if number == view.first else view.column


class Lines:
    """All lines of a content."""

    def __init__(self, content: str) -> None:
        """Read the lines of a content; a byte order mark is in none."""
        self.texts: list[str] = []
        """Each line with its tabs expanded and nothing behind its text."""
        self.indents: list[int] = []
        """The column where each line's text starts; -1 for a blank line."""
        self._starts: list[int] = []
        self._tabbed: dict[int, str] = {}
        at = 1 if content.startswith("\ufeff") else 0
        flat = content[at:]
        if "\v" in flat or "\f" in flat:
            flat = flat.translate(_FEEDS)
        for number, raw in enumerate(flat.splitlines(keepends=True)):
            text = raw.rstrip()
            if "\t" in text:
                self._tabbed[number] = text
                text = text.expandtabs(TAB)
            self.texts.append(text)
            self.indents.append(len(text) - len(text.lstrip(" ")) if text else -1)
            self._starts.append(at)
            at += len(raw)
        self._length = at

    def __len__(self) -> int:
        """Give how many lines there are."""
        return len(self.texts)

    def text(self, number: int, view: View) -> str:
        """Give a line of a view."""
        return self.texts[number][view.first_column if number == view.first else view.column :]

    def start(self, number: int) -> int:
        """Give where a line starts in the content; the one behind the last starts at its end."""
        return self._starts[number] if number < len(self._starts) else self._length

    def place(self, number: int, column: int) -> int:
        """Give where a column of a line stands in the content; one within a tab, behind it."""
        start = self._starts[number]
        raw = self._tabbed.get(number)
        if raw is None:
            return start + min(column, len(self.texts[number]))
        at = 0
        for character in raw:
            if at >= column:
                break
            at = (at // TAB + 1) * TAB if character == "\t" else at + 1
            start += 1
        return start

    def span(self, number: int, column: int, end: int | None = None) -> Span:
        """Give the span of a line from a column on, up to another one or its end."""
        stop = len(self.texts[number]) if end is None else end
        return self.place(number, column), self.place(number, stop)

    def blank(self, number: int) -> bool:
        """Say whether a line is blank."""
        return self.indents[number] < 0

    def indented(self, number: int, view: View) -> View:
        """Give the block of a view that starts with an indented line, up to one that is not."""
        stop, column = self._below(number, view)
        return View(number, stop, column, column)

    def behind(self, number: int, column: int, view: View) -> View:
        """Give the block of what stands behind a marker, with the indented lines below it.

        `column` is where the text behind the marker starts on its line.
        """
        stop, below = self._below(number + 1, view)
        column = min(column, len(self.texts[number]))
        return View(number, stop, below if below >= 0 else column, column, stop)

    def known(self, number: int, column: int, view: View) -> View:
        """Give the block behind a marker whose further lines are indented as far as its first."""
        stop = number + 1
        for at in range(number + 1, view.stop):
            indent = self.indents[at]
            if 0 <= indent < column:
                break
            if indent >= 0:
                stop = at + 1
        return View(number, stop, column, column)

    def _below(self, number: int, view: View) -> tuple[int, int]:
        """Give where the indented lines from one on end, and their least column (or -1)."""
        stop, least = number, -1
        for at in range(number, view.stop):
            indent = self.indents[at]
            if 0 <= indent <= view.column:
                break
            if indent >= 0:
                stop = at + 1
                least = indent if least < 0 else min(least, indent)
        return stop, least

    def until_blank(self, number: int, view: View) -> int:
        """Give the line behind the last of those from one on that are neither blank nor out."""
        while number < view.stop and self.indents[number] >= 0:
            number += 1
        return number

    def flush(self, number: int, view: View) -> int:
        """Give the line behind those from one on that stand at the view's edge, with no blank."""
        while number < view.stop and self.indents[number] == view.column:
            number += 1
        return number

    def filled(self, view: View) -> Iterator[int]:
        """Give the numbers of a view's lines that have text in it."""
        for number in range(view.first, view.stop):
            if self.text(number, view).strip():
                yield number

    def spans(self, view: View) -> list[Span]:
        """Give the spans of a view's lines that have text."""
        found = []
        for number in self.filled(view):
            text = self.text(number, view)
            column = column_of(number, view) + len(text) - len(text.lstrip(" "))
            found.append(self.span(number, column))
        return found
