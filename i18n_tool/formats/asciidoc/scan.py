"""Which lines of an AsciiDoc article are language: one pass over them, as Asciidoctor reads them.

Only what decides where text stands is followed: blocks and what they hold, lists and their `+`, the
lines above a block. What stands in a block that is not understood is copied.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from i18n_tool.errors import ArticleError
from i18n_tool.formats.asciidoc import lines as looks
from i18n_tool.formats.asciidoc.attributes import TEXT_STYLES, Pending
from i18n_tool.formats.asciidoc.lines import Line, list_marker
from i18n_tool.formats.directives import Directive
from i18n_tool.model.article import Slot
from i18n_tool.model.unit import Span

Form = Literal["block", "item", "inline", "heading", "block title", "value", "macro"]

COMPOUND = {
    "--": TEXT_STYLES | {"admonition"},
    "==": TEXT_STYLES - {"quote", "sidebar", "open", "abstract", "partintro"} | {"tabs"},
    "**": frozenset({"", "sidebar"}),
    "__": frozenset({"", "quote"}),
}
"""The delimited blocks that hold blocks, by the start of their delimiter, and in which styles."""
VERBATIM = frozenset({"literal", "listing", "source", "verse"})
DEEPEST = 50
"""Blocks within so many others are copied."""


@dataclass(slots=True)
class Text:
    """Lines of language that are one unit."""

    kind: str
    lines: list[Line]
    form: Form = "block"
    hard: bool = False
    """Whether every line break is one."""
    pipe: str = ""
    """What separates cells, where the text stands in one."""
    quoted: bool = False
    """Whether its lines begin with `> `."""
    underline: Line | None = None
    """The line that makes it a heading."""
    splits: bool = True
    """Whether a remark can stand on a line of its own below."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's title, or a discrete one."""

    line: Line
    """Its text."""
    start: int
    level: int
    ids: tuple[str, ...]


@dataclass(slots=True)
class Found:
    """All that was found, in the order of the content."""

    name: str
    texts: list[Text] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    ids: list[tuple[int, str]] = field(default_factory=list)
    """The ids of other blocks, each with its place."""
    targets: list[tuple[int, str]] = field(default_factory=list)
    """The targets of images that are blocks."""
    directives: list[Directive] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    locale: str | None = None
    attributes: dict[str, str] = field(default_factory=dict)
    compat: bool = False
    manual: bool = False
    """Whether the article is a manual page whose purpose has not been met yet."""
    keys: frozenset[str] = frozenset()
    lines: Sequence[Line] = ()
    before: int = 0
    """How many lines stand before the first of them."""

    def refuse(self, line: Line, what: str) -> ArticleError:
        """Give the error for a line that cannot be understood."""
        number = bisect_right(self.lines, line.start, key=lambda one: one.start) + self.before
        return ArticleError(
            what,
            where=f"{self.name}:{number}",
            todo="Mend the article there, or leave it out with `exclude`.",
        )


@dataclass(slots=True)
class State:
    """Where a reader of blocks stands."""

    at: int
    stack: list[str] = field(default_factory=list)
    """The markers of the lists that are open."""
    attached: bool = False
    """Whether a `+` stands above."""
    blank: bool = True
    greedy: bool = False
    """Whether a term waits for its text."""
    pending: Pending = field(default_factory=Pending)


@dataclass(frozen=True, slots=True)
class Outer:
    """What a container says of the texts in it."""

    depth: int = 0
    kind: str = "paragraph"
    pipe: str = ""
    quoted: bool = False

    def deeper(self, *, quote: bool = False) -> "Outer":
        """Give what a container within this one says."""
        return replace(self, depth=self.depth + 1, kind="block quote" if quote else self.kind)


def gather(lines: Sequence[Line], span: Span, state: State) -> tuple[int, list[Line], bool]:
    """Give where a paragraph ends, its lines, and whether that is certain.

    `span` is where it starts and where its container ends.
    """
    first, end = span
    verbatim = state.pending.style in VERBATIM
    adjacent = bool(state.stack) and not state.blank and not state.attached
    certain = True
    at = first
    while at < end:
        text = lines[at].text
        if not text:
            break
        if at > first:
            if text == "+" or (not verbatim and is_attributes(text)):
                break
            if looks.DELIMITER.match(text) and (state.stack or not verbatim):
                break
            if state.stack and (marker := list_marker(text)[0]):
                if adjacent or marker in state.stack:
                    break
                certain = False
        at += 1
    return at, list(lines[first:at]), certain


def is_attributes(text: str) -> bool:
    """Say whether a line is a block's attribute list or anchor."""
    if not text.startswith("[") or not text.endswith("]"):
        return False
    return (looks.ANCHOR if text.startswith("[[") else looks.ATTRIBUTES).match(text) is not None
