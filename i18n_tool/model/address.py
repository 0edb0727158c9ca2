"""Addresses of an article: the places that links may lead to, and the links."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in an article that a link may lead to: a heading, or an element with an id."""

    start: int
    """Where the heading or element starts in the content, in characters."""
    ids: tuple[str, ...] = ()
    """The ids that the source gives it, as written; empty where a site generator makes one."""
    text: str = ""
    """A heading's words as readers see them, without markup: what a generator makes its id of."""
    place: int = -1
    """Where in the content an anchor can be inserted that leads to the heading; -1 if nowhere."""
    level: int = 0
    """A heading's level from 1; 0 for what is no heading."""
    raw: str = ""
    """A heading's words as written, with markup, where some generator makes its id of these."""
    tag: bool = False
    """True for a heading that is an element of HTML, of which most generators make no id."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link, or the source of a picture."""

    target: str
    """Where it leads, as the reader's browser gets it: escapes and entities read."""
    start: int
    """Where it stands in the content, in characters."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """All addresses of an article, in the order of its content."""

    anchors: tuple[Anchor, ...] = ()
    links: tuple[Link, ...] = ()
