"""The Markdown parser, behind an interface of our own: events with places in characters.

pyromark (pulldown-cmark) is young, so this is the only module that knows it. It gives byte ranges;
here they become character offsets, in time linear in the text.
"""

from collections.abc import Callable, Iterator
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


def events(text: str) -> Iterator[Event]:
    """Give the events of a Markdown text, in its order; line ends may be of any kind."""
    place = _places(text)
    for event, span in _PARSER.events_with_range(text, merge_text=True):
        start, end = place(span["start"]), place(span["end"])
        if isinstance(event, str):
            yield Event("leaf", event, start, end)
            continue
        key, value = next(iter(event.items()))
        if key == "Start":
            yield Event("start", _name(value), start, end)
        elif key == "End":
            yield Event("end", _name(value), start, end)
        else:
            yield Event("leaf", key, start, end)


def _name(tag: object) -> str:
    """Give the name of a tag, with its level where it is a heading."""
    if isinstance(tag, dict):
        name, value = next(iter(tag.items()))
        if name == "Heading":
            level = value["level"] if isinstance(value, dict) else value
            return f"Heading {level[1]}"
        return str(name)
    return str(tag)


def _places(text: str) -> Callable[[int], int]:
    """Give the function from a byte offset in the text's UTF-8 to the offset in characters."""
    if text.isascii():
        return int
    content = text.encode()
    step = 1 << _STEP
    counts = [0]
    for at in range(0, len(content), step):
        counts.append(counts[-1] + _count(content[at : at + step]))

    def place(at: int) -> int:
        block = at >> _STEP
        return counts[block] + _count(content[block << _STEP : at])

    return place


_CONTINUATION = bytes(range(0x80, 0xC0))


def _count(piece: bytes) -> int:
    """Give how many characters start in a piece of UTF-8."""
    return len(piece.translate(None, _CONTINUATION))
