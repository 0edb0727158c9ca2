"""The Markdown parser, behind an interface of our own: events with places in characters.

pyromark (pulldown-cmark) is young, so this is the only module that knows it. It gives byte ranges;
here they become character offsets, in time linear in the text.
"""

from collections.abc import Iterator
from itertools import accumulate
from typing import Literal, NamedTuple

from pyromark import Markdown, Options

_PARSER = Markdown(
    options=Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_MATH
    | Options.ENABLE_GFM
    | Options.ENABLE_DEFINITION_LIST
)

_STEP = 8
"""A place is counted from the last multiple of 2 to this power, so a look-up reads few bytes."""


class Event(NamedTuple):
    """One event of the parser: an element starts or ends, or stands there without content."""

    verb: Literal["start", "end", "leaf"]
    name: str
    """The element's name in pulldown-cmark: `Paragraph`, `Heading 2`, `Code`, `HardBreak`, …"""
    start: int
    """Where the element starts in the text, in characters."""
    end: int
    data: str = ""
    """What a text or code says, escapes and entities read; where a link or image leads."""


def events(text: str) -> Iterator[Event]:
    """Give the events of a Markdown text, in order, but for soft breaks; any line ends will do."""
    places = _Places(text)
    for event, span in _PARSER.events_with_range(text, merge_text=True):
        if event == "SoftBreak":
            continue
        start, end = places[span["start"]], places[span["end"]]
        if isinstance(event, str):
            yield Event("leaf", event, start, end)
            continue
        key, value = next(iter(event.items()))
        if key == "Start":
            yield Event("start", _name(value), start, end, _target(value))
        elif key == "End":
            yield Event("end", _name(value), start, end)
        else:
            yield Event("leaf", key, start, end, str(value))


def _name(tag: object) -> str:
    """Give the name of a tag, with its level where it is a heading."""
    if isinstance(tag, dict):
        name, value = next(iter(tag.items()))
        if name == "Heading":
            level = value["level"] if isinstance(value, dict) else value
            return f"Heading {level[1]}"
        return str(name)
    return str(tag)


def _target(tag: object) -> str:
    """Give where a link or image leads; nothing for other elements."""
    element = (tag.get("Link") or tag.get("Image")) if isinstance(tag, dict) else None
    if not isinstance(element, dict):
        return ""
    target = str(element["dest_url"])
    return f"mailto:{target}" if element["link_type"] == "Email" else target


class _Places(dict[int, int]):
    """From byte offsets in a text's UTF-8 to offsets in characters; those met before are kept."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._content = text.encode()
        self._counts: list[int] = []
        if not text.isascii():
            step = 1 << _STEP
            pieces = (self._content[at : at + step] for at in range(0, len(self._content), step))
            self._counts = [0, *accumulate(map(_count, pieces))]

    def __missing__(self, at: int) -> int:
        """Count the characters since the last step."""
        found = at
        if self._counts:
            block = at >> _STEP
            found = self._counts[block] + _count(self._content[block << _STEP : at])
        self[at] = found
        return found


_CONTINUATION = bytes(range(0x80, 0xC0))


def _count(piece: bytes) -> int:
    """Give how many characters start in a piece of UTF-8."""
    return len(piece.translate(None, _CONTINUATION))
