"""Blocks: the stretches of a Markdown text that hold language, with the inline elements in them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from i18n_tool.formats.markdown.parser import Event
from i18n_tool.model.unit import Span

LEAVES = frozenset({"Paragraph", "TableCell", "DefinitionListTitle"})
"""Elements that hold text and are closed by an event of their own; headings are, too."""

OPAQUE = frozenset({"CodeBlock", "HtmlBlock", "MetadataBlock"})
"""Elements whose content is not Markdown."""

INLINE = frozenset(
    {"Emphasis", "Strong", "Strikethrough", "Link", "Image", "Superscript", "Subscript"}
)

KINDS: Mapping[str, str] = {
    "Item": "list item",
    "BlockQuote": "block quote",
    "FootnoteDefinition": "footnote",
    "DefinitionListDefinition": "definition",
    "DefinitionListTitle": "term",
    "TableHead": "table header",
    "TableRow": "table cell",
}
"""What people are shown for the element that holds a text."""

VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905
)
"""HTML elements that have no end tag."""

_INDENT = 4
"""A list item's own range starts up to so many spaces before its mark, less one."""

_TAG = re.compile(r"<(/?)([A-Za-z][\w.:-]*)")


@dataclass(slots=True)
class Block:
    """One stretch of text, by places in the parsed text."""

    kind: str
    start: int
    end: int
    quotes: int
    """How many block quotes it stands in: so many `>` may begin its lines."""
    codes: list[Span] = field(default_factory=list)
    """The outermost inline elements, in order; the tags of HTML are in `tags`."""
    tags: list[Span] = field(default_factory=list)
    opaque: list[Span] = field(default_factory=list)
    """Those of its codes and tags in which there is no language."""
    hard: list[tuple[int, bool]] = field(default_factory=list)
    """Where hard line breaks start, and whether outside of all inline elements."""
    images: list[Span] = field(default_factory=list)
    """Images that stand in no other image."""
    words: list[Span] = field(default_factory=list)
    """The text that stands in no image."""
    links: list[Span] = field(default_factory=list)
    """All links, nested ones among them."""
    first: int = -1
    """Where its inline content starts; -1 while there is none."""
    last: int = -1
    """Where its inline content ends."""
    loose: bool = False
    """True for the text of a tight list item, which is no element of its own."""


@dataclass(slots=True)
class Html:
    """A block of HTML."""

    start: int
    end: int
    lines: list[Span] = field(default_factory=list)
    """Its lines, without what the containers around it put before them."""


@dataclass(slots=True)
class Blocks:
    """What the parser found in a text."""

    texts: list[Block] = field(default_factory=list)
    code: list[Span] = field(default_factory=list)
    """Code blocks."""
    html: list[Html] = field(default_factory=list)
    comments: list[Span] = field(default_factory=list)
    """All HTML, block and inline: where directives may stand."""


def blocks(events: Iterable[Event], admonitions: AbstractSet[int]) -> Blocks:
    """Gather the blocks of a text.

    `admonitions` are the places of list items that are none: masks for admonitions, whose content
    is indented as an item's is.
    """
    collector = _Collector(admonitions)
    for event in events:
        match event.verb:
            case "start":
                collector.start(event)
            case "end":
                collector.end(event)
            case _:
                collector.leaf(event)
    return collector.found


class _Collector:
    """The state while the events of a text go by."""

    def __init__(self, admonitions: AbstractSet[int]) -> None:
        self.found = Blocks()
        self._admonitions = admonitions
        self._kinds: list[str] = ["paragraph"]
        self._quotes = 0
        self._opaque = False
        self._block: Block | None = None
        self._implicit = False
        self._depth = 0
        self._images = 0

    def start(self, event: Event) -> None:
        """Take the start of an element."""
        name = event.name
        if name in INLINE:
            self._inline(event)
            return
        self._close()
        if name in OPAQUE:
            self._opaque = True
            self._keep_opaque(event)
        elif name in LEAVES or name.startswith("Heading"):
            kind = name.lower() if name.startswith("Heading") else self._kinds[-1]
            self._open(KINDS.get(name, kind), event, implicit=False)
        else:
            admonition = name == "Item" and not self._admonitions.isdisjoint(
                range(event.start, event.start + _INDENT)
            )
            kind = "paragraph" if admonition else KINDS.get(name, self._kinds[-1])
            self._kinds.append(kind)
            self._quotes += name == "BlockQuote"

    def end(self, event: Event) -> None:
        """Take the end of an element."""
        name = event.name
        if name in INLINE:
            self._depth -= 1
            self._images -= name == "Image"
            if self._block is not None and not self._depth:
                self._block.last = event.end
                self._block.codes.append((event.start, event.end))
            return
        self._close()
        if name in OPAQUE:
            self._opaque = False
        elif name not in LEAVES and not name.startswith("Heading"):
            self._kinds.pop()
            self._quotes -= name == "BlockQuote"

    def leaf(self, event: Event) -> None:
        """Take an event that has no content of its own: text, code, a break."""
        name = event.name
        if name == "InlineHtml":
            self.found.comments.append((event.start, event.end))
        elif name == "Html" and self._opaque:
            self.found.html[-1].lines.append((event.start, event.end))
        if self._opaque or name == "TaskListMarker":
            return
        if name == "Rule":
            self._close()
            return
        block = self._holder(event)
        if name == "HardBreak":
            block.hard.append((event.start, not self._depth))
            return
        self._extend(block, event)
        if name == "Text":
            if not self._images:
                block.words.append((event.start, event.end))
        else:
            span = (event.start, event.end)
            block.opaque.append(span)
            if not self._depth:
                (block.tags if name == "InlineHtml" else block.codes).append(span)

    def _keep_opaque(self, event: Event) -> None:
        span = (event.start, event.end)
        if event.name == "CodeBlock":
            self.found.code.append(span)
        elif event.name == "HtmlBlock":
            self.found.comments.append(span)
            self.found.html.append(Html(*span))

    def _inline(self, event: Event) -> None:
        block = self._holder(event)
        self._extend(block, event)
        if event.name == "Image":
            if not self._images:
                block.images.append((event.start, event.end))
            self._images += 1
        if event.name == "Link":
            block.links.append((event.start, event.end))
        self._depth += 1

    def _holder(self, event: Event) -> Block:
        """Give the block that holds an inline event; the text of a tight list item opens one."""
        if self._block is None:
            return self._open(self._kinds[-1], event, implicit=True)
        return self._block

    def _open(self, kind: str, event: Event, *, implicit: bool) -> Block:
        self._block = Block(kind, event.start, event.end, self._quotes)
        self._implicit = implicit
        self._depth = self._images = 0
        return self._block

    def _extend(self, block: Block, event: Event) -> None:
        if block.first < 0:
            block.first = event.start
        block.last = max(block.last, event.end)

    def _close(self) -> None:
        block, self._block = self._block, None
        if block is None or block.first < 0:
            return
        if self._implicit:
            block.start, block.end, block.loose = block.first, block.last, True
        self.found.texts.append(block)


def pairs(text: str, tags: Sequence[Span]) -> list[Span]:
    """Give the spans of HTML elements among inline tags, from start tag to end tag.

    A tag that has no partner stands for itself. Linear in the number of tags.
    """
    spans: list[Span] = []
    opened: list[tuple[str, int]] = []
    waiting: dict[str, int] = {}
    for start, end in tags:
        spans.append((start, end))
        match = _TAG.match(text, start)
        if match is None or text.endswith("/>", start, end):
            continue
        name = match[2].lower()
        if not match[1]:
            if name not in VOID:
                opened.append((name, start))
                waiting[name] = waiting.get(name, 0) + 1
        elif waiting.get(name):
            other = ""
            while other != name:
                other, first = opened.pop()
                waiting[other] -= 1
            spans.append((first, end))
    return spans


def outermost(spans: Iterable[Span]) -> list[Span]:
    """Give spans merged where they overlap, in order."""
    ordered = sorted(spans)
    if len(ordered) < 2:
        return ordered
    merged: list[Span] = []
    for start, end in ordered:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
