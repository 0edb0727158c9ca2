"""Where links of an HTML text lead from and to: ids, names, headings, targets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from i18n_tool.formats.html.tokens import Token, attributes, tokens
from i18n_tool.model.address import Addresses, Anchor, Link
from i18n_tool.model.references import unescape

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TARGETS = frozenset({"href", "src", "poster"})
_SPACES = re.compile(r"\s+")
_CANDIDATE = re.compile(r"(?:^|,)\s*([^\s,][^\s]*[^\s,]|[^\s,])")
"""An address in a `srcset`: what stands before a description (`2x`) and a comma."""


def addresses(content: str, offset: int = 0) -> Addresses:
    """Give the anchors and links of a text; `offset` is added to every place.

    Where a `base` says what links start from, none is given: nothing here knows where that is.
    """
    reader = _Reader(content, offset)
    for token in tokens(content):
        reader.take(token)
    reader.end_heading(None)
    anchors = sorted(reader.anchors, key=lambda anchor: anchor.start)
    return Addresses(tuple(anchors), () if reader.based else tuple(reader.links))


@dataclass(slots=True)
class _Reader:
    """One pass over the tokens."""

    content: str
    offset: int
    anchors: list[Anchor] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    based: bool = False
    _heading: Token | None = None
    _id: str = ""
    _words: list[str] = field(default_factory=list)

    def take(self, token: Token) -> None:
        """Take one token."""
        if token.kind == "text" and self._heading is not None:
            self._words.append(self.content[token.start : token.end])
        elif token.kind == "start":
            heading = token.name in _HEADINGS
            if heading:
                self.end_heading(None)
            found = self._attributes(token)
            self._links(token, found)
            if heading:
                self._heading, self._id = token, found.get("id", "")
                return
            named = found.get("name", "") if token.name == "a" else ""
            ids = tuple(dict.fromkeys(name for name in (found.get("id", ""), named) if name))
            if ids:
                self.anchors.append(Anchor(token.start + self.offset, ids))
        elif token.kind == "end" and token.name in _HEADINGS:
            self.end_heading(token)

    def _attributes(self, token: Token) -> dict[str, str]:
        """Give the values of a start tag's attributes, their entities read."""
        if "=" not in self.content[token.start : token.end]:
            return {}
        return {
            attribute.name: unescape(self.content[attribute.start : attribute.end]).strip()
            for attribute in attributes(self.content, token)
        }

    def _links(self, token: Token, found: dict[str, str]) -> None:
        """Keep where the attributes of a tag lead."""
        if token.name == "base" and "href" in found:
            self.based = True
        for name, value in found.items():
            for target in _targets(name, value):
                self.links.append(Link(target, token.start + self.offset))

    def end_heading(self, token: Token | None) -> None:
        """End the heading that is open, at its end tag or without one."""
        heading, self._heading = self._heading, None
        words, self._words = "".join(self._words), []
        if heading is None:
            return
        place = -1
        if token is not None:
            inside = self.content[heading.end : token.start].rstrip()
            place = heading.end + len(inside) + self.offset
        text = _SPACES.sub(" ", unescape(words)).strip()
        ids = (self._id,) if self._id else ()
        start = heading.start + self.offset
        self.anchors.append(Anchor(start, ids, text, place, int(heading.name[1]), tag=True))


def _targets(name: str, value: str) -> Iterator[str]:
    """Give the addresses in an attribute's value."""
    if name in _TARGETS:
        yield value
    elif name == "srcset" and "data:" not in value:
        yield from (match[1] for match in _CANDIDATE.finditer(value))
