"""Where links of a Markdown text lead from and to: headings, ids, targets.

An id may be written in many ways: `{#id}` and `{: #id}` behind a heading's words, `{/*id*/}` in
MDX, `(id)=` before a block in MyST, `id` and `name` in HTML and JSX.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from i18n_tool.formats.html.addresses import addresses as html_addresses
from i18n_tool.formats.markdown.front import front
from i18n_tool.formats.markdown.masks import Masked, mask
from i18n_tool.formats.markdown.parser import Event, events
from i18n_tool.model.address import Addresses, Anchor, Link
from i18n_tool.model.unit import Span

_BRACES = re.compile(r"(?<![{$])\{(?!%)[^{}\n]*+\}")
_ATTRIBUTES = re.compile(r"(\{(?:\s*[#.:][^{}]*|/\*[^{}]*\*/)\})\s*\Z")
_ID = re.compile(r"(?<=[\s{:])#([^\s{}#=\"']+)")
_COMMENT_ID = re.compile(r"\{/\*\s*#?([\w.:-]+)\s*\*/\}")
_NEXT_LINE = re.compile(r"[ \t]{0,3}(\{:[^{}\n]*+\})[ \t]*(?:\r?\n|\Z)")
_NAMED = re.compile(r"^\(([\w.:-]+)\)=[ \t\r]*$", re.MULTILINE)
_HIDDEN = re.compile(r"\{x{2,}\}")
_JSX = re.compile(
    r"\s(?P<name>href|to|src|id|name)=(?:\{\s*)?(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')"
)
_CODE = frozenset({"Code", "CodeBlock"})


def addresses(content: str) -> Addresses:
    """Give the anchors and links of a Markdown text, each in its order."""
    masked = mask(content, front(content).end)
    reader = _Reader(content, masked)
    for event in events(masked.text):
        reader.take(event)
    reader.written()
    anchors = sorted(reader.anchors, key=lambda anchor: anchor.start)
    links = sorted(reader.links, key=lambda link: link.start)
    return Addresses(tuple(anchors), tuple(links))


@dataclass(slots=True)
class _Heading:
    """A heading that is being read."""

    event: Event
    words: list[str] = field(default_factory=list)
    first: int = -1
    last: int = -1
    """Where its text starts and ends."""

    def reach(self, event: Event, content: str) -> bool:
        """Take an element's place; say whether a line ended before it."""
        wraps = self.first >= 0 and "\n" in content[self.last : event.start]
        self.first = event.start if self.first < 0 else self.first
        self.last = max(self.last, event.end)
        return wraps


@dataclass(slots=True)
class _Reader:
    """The state while the events of a text go by."""

    content: str
    masked: Masked
    anchors: list[Anchor] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    code: list[Span] = field(default_factory=list)
    explicit: set[int] = field(default_factory=set)
    """Where the attributes start that give headings their ids."""
    _heading: _Heading | None = None
    _images: int = 0

    def take(self, event: Event) -> None:
        """Take one event."""
        if event.name in _CODE and event.verb != "end":
            self.code.append((event.start, event.end))
        heading = self._heading
        if heading is not None and event.verb != "end":
            wraps = heading.reach(event, self.content)
            if event.verb == "leaf" and event.name != "InlineHtml" and not self._images:
                heading.words.append(" " * wraps + event.data)
        match event.verb:
            case "start":
                self._start(event)
            case "end":
                self._end(event)
            case _ if event.name == "InlineHtml":
                self._html(event)

    def _start(self, event: Event) -> None:
        if event.name.startswith("Heading"):
            self._heading = _Heading(event)
        elif event.name == "HtmlBlock":
            self._html(event)
        elif event.name in {"Link", "Image"}:
            self._images += event.name == "Image"
            self.links.append(Link(event.data, event.start))

    def _end(self, event: Event) -> None:
        if event.name == "Image":
            self._images -= 1
        elif event.name.startswith("Heading") and self._heading is not None:
            self._end_heading(self._heading)
            self._heading = None

    def _end_heading(self, heading: _Heading) -> None:
        """Keep a heading, with the id behind its words or on the line after it."""
        start, end = heading.event.start, heading.event.end
        first, last = max(heading.first, start), max(heading.last, start)
        text = "".join(heading.words)
        ids: tuple[str, ...] = ()
        shown = self.content[first:last]
        if found := _ATTRIBUTES.match(shown, max(0, shown.rfind("{"))):
            ids = tuple(_ids(found[1]))
            self.explicit.add(first + found.start())
            text = text[: text.rfind("{")]
            last = first + found.start()
        if found := _NEXT_LINE.match(self.content, end):
            ids = (*ids, *_ids(found[1]))
            self.explicit.add(found.start(1))
        if shown != self.masked.text[first : first + len(shown)]:
            text = _HIDDEN.sub("", text)
        raw = self.content[first:last].rstrip()
        place = first + len(raw) if heading.first >= 0 else -1
        level = int(heading.event.name[-1])
        self.anchors.append(Anchor(start, ids, text.strip(), place, level, raw))

    def _html(self, event: Event) -> None:
        """Keep what a tag or block of HTML holds, but for one that hides something else."""
        if self.masked.text.startswith("<?", event.start):
            return
        found = html_addresses(self.content[event.start : event.end], event.start)
        self.anchors += found.anchors
        self.links += found.links

    def written(self) -> None:
        """Keep ids that are written in other ways, outside of code."""
        for match in _BRACES.finditer(self.content):
            if "#" in match[0] and match.start() not in self.explicit:
                self._anchor(match.start(), *_ids(match[0]))
        for match in _NAMED.finditer(self.content):
            self._anchor(match.start(), match[1])
        for start, end in self.masked.tags:
            if not self._in_code(start):
                self._jsx(start, end)

    def _anchor(self, start: int, *ids: str) -> None:
        if ids and not self._in_code(start):
            self.anchors.append(Anchor(start, ids))

    def _jsx(self, start: int, end: int) -> None:
        """Keep what the attributes of a tag of JSX say, where they are plain strings."""
        for match in _JSX.finditer(self.content, start, end):
            value = match["double"] if match["double"] is not None else match["single"]
            if match["name"] in {"id", "name"}:
                self.anchors += [Anchor(start, (value,))] if value else []
            else:
                self.links.append(Link(value, start))

    def _in_code(self, at: int) -> bool:
        """Say whether a place lies in code; code comes in order."""
        before = bisect_right(self.code, at, key=lambda span: span[0])
        return before > 0 and at < self.code[before - 1][1]


def _ids(attributes: str) -> Iterator[str]:
    """Give the id in a list of attributes, or in a comment of MDX."""
    if comment := _COMMENT_ID.fullmatch(attributes):
        yield comment[1]
    elif match := _ID.search(attributes):
        yield match[1]
