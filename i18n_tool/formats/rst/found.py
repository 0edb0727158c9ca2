"""What a pass over the lines of a reStructuredText article finds, and what a body stands in."""

from dataclasses import dataclass, field

from i18n_tool.formats.directives import Directive
from i18n_tool.model.unit import Span, Syntax


@dataclass(slots=True)
class Block:
    """A stretch of text that is one unit, line by line."""

    kind: str
    spans: list[Span]
    syntax: Syntax
    drawn: bool = False
    """Whether the spans before and behind the middle one are the drawn lines of a title."""
    margin: int = -1
    """Where a comment can start on a line below, or -1 where none can stand."""


@dataclass(slots=True)
class Heading:
    """A section's title."""

    start: int
    """Where it starts, or the drawn line above it."""
    span: Span
    """Where its words stand."""
    place: int
    """Where its first line starts, or -1 where it stands in another block."""
    level: int


@dataclass(slots=True)
class Found:
    """What a pass over the lines found."""

    texts: list[Block] = field(default_factory=list)
    directives: list[Directive] = field(default_factory=list)
    """The comments that speak to the tool."""
    headings: list[Heading] = field(default_factory=list)
    targets: list[tuple[str, int, str]] = field(default_factory=list)
    """The targets: their names, where they start, and where they lead if it is elsewhere."""
    links: list[tuple[str, int]] = field(default_factory=list)
    """Where pictures and the entries of contents lead, and where they stand."""
    language: Span | None = None
    """Where the head of the article names its locale."""


@dataclass(frozen=True, slots=True)
class Within:
    """What a body stands in."""

    kind: str = "paragraph"
    """The kind of its paragraphs."""
    titles: bool = True
    """Whether it may hold sections."""
    quote: bool = False
    """Whether a dash starts an attribution in it."""
    depth: int = 0

    def inner(self, kind: str, *, titles: bool = False, quote: bool = False) -> "Within":
        """Give what a body within this one stands in; an empty kind stays as it is."""
        return Within(kind or self.kind, titles, quote, self.depth + 1)
