"""Where the text of a block starts and ends: without white space, marks and what is around it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from i18n_tool.formats.markdown.blocks import Block, pairs
from i18n_tool.model.unit import Span

_NEWLINE = re.compile(r"\r\n|\n|\r")
_BLANKS = " \t"
_ATTRIBUTES = re.compile(r"\{(?:\s*[#.:][^{}]*|/\*.*\*/)\}\s*\Z", re.DOTALL)
_CALLOUT = re.compile(r"\[![\w-]+\][-+]?[ \t]*")
_OPENER = re.compile(r"\{\{[<%][ \t]*+([\w./-]++)|\{%-?[ \t]*+(\w++)")
_CLOSER = re.compile(r"\{\{[<%][ \t]*+/[ \t]*+([\w./-]++)|\{%-?[ \t]*+end(\w++)")


def extent(content: str, block: Block) -> Span:
    """Give where a block's text starts and ends, without white space and without its marks.

    The mark of a callout (`[!note]` in a quote) is none of its text, and the line with it is a
    title: the block gets a hard break behind it.
    """
    start, end = block.start, block.end
    heading = block.kind.startswith("heading")
    if heading:
        start, end = block.first, block.last
    if (heading or block.loose) and content[start - 1 : start] == "\\":
        start -= 1
    if block.loose:
        line = _NEWLINE.search(content, end)
        end = line.start() if line else len(content)
    if heading and content.endswith("}", start, end):
        end = _before_attributes(content, start, end)
    start, end = bare(content, start, end)
    match = _CALLOUT.match(content, start, end) if block.quotes else None
    if match is not None:
        start = _past_callout(content, block, match.end(), end)
    return start, end


def _before_attributes(content: str, start: int, end: int) -> int:
    """Give where a heading's words end before its `{#anchor}`, if it has one."""
    at = content.rfind("{", start, end)
    if content.endswith("*/}", start, end):
        at = content.rfind("{/*", start, end)
    return at if at >= start and _ATTRIBUTES.match(content, at, end) else end


def _past_callout(content: str, block: Block, at: int, end: int) -> int:
    """Give where the text of a callout starts; its first line is made one of its own."""
    line = _NEWLINE.search(content, at, end)
    if line is None:
        return at
    if line.start() == at:
        return past_prefix(content, line.end(), end, block.quotes)
    if line.start() not in {place for place, _ in block.hard}:
        block.hard.append((line.start(), True))
        block.hard.sort()
    return at


def bare(content: str, start: int, end: int) -> Span:
    """Give a stretch without the white space around it."""
    while start < end and content[start].isspace():
        start += 1
    while start < end and content[end - 1].isspace():
        end -= 1
    return start, end


def within(spans: Sequence[Span], start: int, end: int) -> Iterable[Span]:
    """Give the spans that lie between two places; they are in order."""
    first = bisect_left(spans, (start, start))
    for span in spans[first : bisect_right(spans, (end, end))]:
        if span[1] <= end:
            yield span


def past_prefix(content: str, at: int, end: int, quotes: int) -> int:
    """Give where the text of a line starts: after the marks of quotes and the white space."""
    while at < end and content[at] in _BLANKS:
        at += 1
    for _ in range(quotes):
        if not content.startswith(">", at, end):
            break
        at += 1
        while at < end and content[at] in _BLANKS:
            at += 1
    return at


def trimmed(content: str, span: Span, tags: Sequence[Span]) -> Span:
    """Give a text without comments at its edges and without the element that is around all of it.

    Such elements are components of MDX and paired shortcodes; `tags` are all tags in it, in order.
    """
    start, end = span
    first, last = 0, len(tags)
    elements: set[Span] | None = None
    while first < last:
        opener, closer = tags[first], tags[last - 1]
        if closer[1] == end and _is_comment(content, closer):
            last -= 1
            end = closer[0]
        elif opener[0] == start and _is_comment(content, opener):
            first += 1
            start = opener[1]
        elif opener[0] != start or closer[1] != end or last - first < 2:
            break
        else:
            if elements is None:
                elements = {*pairs(content, tags), *_shortcodes(content, tags)}
            if (start, end) not in elements or not _is_component(content, start):
                break
            first, last = first + 1, last - 1
            start, end = opener[1], closer[0]
        start, end = bare(content, start, end)
    return start, end


def _is_comment(content: str, tag: Span) -> bool:
    return content.startswith(("<!--", "{/*", "{{/*", "{{</*"), tag[0])


def _is_component(content: str, at: int) -> bool:
    return content[at] == "{" or content[at + 1 : at + 2].isupper()


def _shortcodes(content: str, tags: Sequence[Span]) -> list[Span]:
    """Give the spans of paired shortcodes, from opening to closing tag; linear."""
    opened: dict[str, list[int]] = {}
    spans: list[Span] = []
    for start, end in tags:
        if content[start] != "{":
            continue
        if match := _CLOSER.match(content, start, end):
            if places := opened.get(match[1] or match[2]):
                spans.append((places.pop(), end))
        elif match := _OPENER.match(content, start, end):
            opened.setdefault(match[1] or match[2], []).append(start)
    return spans
