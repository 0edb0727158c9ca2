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
    places = range(len(text) + 1) if text.isascii() else _Places(text)
    new = tuple.__new__  # half the time of `Event(...)`, for what there are hundred thousands of
    for event, span in _PARSER.events_with_range(text, merge_text=True):
        if event == "SoftBreak":
            continue
        start, end = places[span["start"]], places[span["end"]]
        if isinstance(event, str):
            yield new(Event, ("leaf", event, start, end, ""))
            continue
        ((key, value),) = event.items()
        if key == "Start":
            data = "" if isinstance(value, str) else _target(value)
            yield new(Event, ("start", _name(value), start, end, data))
        elif key == "End":
            yield new(Event, ("end", _name(value), start, end, ""))
        else:
            yield new(Event, ("leaf", key, start, end, str(value)))


def _name(tag: object) -> str:
    """Give the name of a tag, with its level where it is a heading."""
    if isinstance(tag, str):
        return tag
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
        step = 1 << _STEP
        pieces = (self._content[at : at + step] for at in range(0, len(self._content), step))
        self._counts = [0, *accumulate(map(_count, pieces))]
        self._counts.append(self._counts[-1])

    def __missing__(self, at: int) -> int:
        """Count the characters since the last step."""
        block = at >> _STEP
        found = self._counts[block]
        first = block << _STEP
        if self._counts[block + 1] - found == 1 << _STEP:  # a character is a byte here
            found += at - first
        else:
            found += _count(self._content[first:at])
        self[at] = found
        return found


_CONTINUATION = bytes(range(0x80, 0xC0))


def _count(piece: bytes) -> int:
    """Give how many characters start in a piece of UTF-8."""
    return len(piece.translate(None, _CONTINUATION))
