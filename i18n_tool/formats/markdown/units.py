"""Units: a block's text as translators see it, and where it stands in the article."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from i18n_tool.formats.markdown.blocks import Block, outermost, pairs
from i18n_tool.formats.markdown.syntax import Cell, Heading, Label, Quoted, Text
from i18n_tool.formats.markdown.values import CODE
from i18n_tool.model.unit import HTML_REMARK, Run, Span, Syntax, Unit

_NEWLINE = re.compile(r"\r\n|\n|\r")
_BREAK = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)
_BLANKS = " \t"
_SHORTCUT = re.compile(r"\[((?:[^\[\]\\`]|\\.)+)\](?:\[\])?\Z", re.DOTALL)
_ATTRIBUTES = re.compile(r"\{(?:\s*[#.:][^{}]*|/\*.*\*/)\}\s*\Z", re.DOTALL)


def unit_of(content: str, block: Block, masks: Sequence[Span]) -> Unit | None:
    """Give the unit of a block, or None where the block holds no language.

    `masks` are the stretches of the content that were hidden within text, in order.
    """
    start, end = _extent(content, block)
    if start >= end:
        return None
    hidden = list(_within(masks, start, end))
    opaque = outermost([*block.opaque, *hidden])
    if not _has_text(content, start, end, opaque):
        return _sole_image(content, block, start, end)
    if len(block.images) == 1 and (start, end) == block.images[0]:
        return _sole_image(content, block, start, end)
    runs, text, hard = _lines(content, block, start, end)
    place = _Places(runs, len(text))
    lines = [tag for tag in block.tags if _BREAK.match(content, tag[0])]
    partners = pairs(content, sorted({*block.tags, *hidden}.difference(lines)))
    elements = [_whole(content, span) for span in block.codes]
    codes = [place.span(span) for span in outermost([*elements, *partners])]
    codes = outermost(span for span in codes if span[0] < span[1])
    breaks = [_wider(text, place.span(span)) for span in lines] + hard
    breaks = [span for span in outermost(breaks) if not _crosses(span, codes)]
    inner = next((span for span in hard if _crosses(span, codes)), None)
    written = _between(content, runs, inner) if inner else ""
    syntax = _syntax(content, block, start, written)
    spans = (tuple(codes), tuple(breaks))
    return Unit(
        block.kind, text, tuple(runs), syntax, *spans, closers=("*", "_", "~"), remark=HTML_REMARK
    )


def _whole(content: str, span: Span) -> Span:
    """Give an inline element with the `[]` of a collapsed reference, which its range lacks."""
    start, end = span
    return (start, end + 2) if content.startswith("][]", end - 1) else span


def title_of(content: str, span: Span) -> Unit:
    """Give the unit of an admonition's title."""
    start, end = span
    before = content[start - 1 : start]
    syntax: Syntax = Quoted() if before == '"' else Label() if before == "[" else Text(lined=False)
    text = content[start:end]
    codes = tuple(match.span() for match in CODE.finditer(text))
    return Unit("admonition title", text, (Run(0, start, end - start),), syntax, codes)


def _extent(content: str, block: Block) -> Span:
    """Give where a block's text starts and ends, without white space and without its marks."""
    start, end = block.start, block.end
    heading = block.kind.startswith("heading")
    if heading:
        start, end = block.first, block.last
    if (heading or block.loose) and content[start - 1 : start] == "\\":
        start -= 1
    if block.loose:
        line = _NEWLINE.search(content, end)
        end = line.start() if line else len(content)
    if (
        heading
        and content.endswith("}", start, end)
        and (at := content.rfind("{", start, end)) >= 0
    ):
        at = content.rfind("{/*", start, end) if content.endswith("*/}", start, end) else at
        if at >= start and _ATTRIBUTES.match(content, at, end):
            end = at
    while start < end and content[start].isspace():
        start += 1
    while start < end and content[end - 1].isspace():
        end -= 1
    return start, end


def _within(spans: Sequence[Span], start: int, end: int) -> Iterable[Span]:
    """Give the spans that lie between two places."""
    first = bisect_left(spans, (start, start))
    for span in spans[first : bisect_right(spans, (end, end))]:
        if span[1] <= end:
            yield span


def _has_text(content: str, start: int, end: int, opaque: Iterable[Span]) -> bool:
    """Say whether anything stands between two places that is neither space nor code."""
    at = start
    for first, last in opaque:
        if content[at:first].strip():
            return True
        at = max(at, last)
    return bool(content[at:end].strip())


def _sole_image(content: str, block: Block, start: int, end: int) -> Unit | None:
    """Give the unit of an image's text where a block holds nothing but the image."""
    if [(start, end)] != block.images:
        return None
    open_ = 0
    first, last = start + 2, end
    for match in re.finditer(r"\\.|[\[\]]", content[start + 1 : end], re.DOTALL):
        open_ += {"[": 1, "]": -1}.get(match[0], 0)
        if not open_:
            last = start + 1 + match.start()
            break
    text = content[first:last]
    if open_ or not text.strip() or _NEWLINE.search(text):
        return None
    first += len(text) - len(text.lstrip())
    text = text.strip()
    return Unit("alt", text, (Run(0, first, len(text)),), Label())


def _lines(content: str, block: Block, start: int, end: int) -> tuple[list[Run], str, list[Span]]:
    """Give the runs of a text, the text, and the spans of its hard line breaks."""
    breaks = {}
    for at, _ in block.hard:
        if match := _NEWLINE.search(content, at, end):
            breaks[match.start()] = at
    runs: list[Run] = []
    hard: list[Span] = []
    text = ""
    while start < end:
        match = _NEWLINE.search(content, start, end)
        stop = match.start() if match else end
        last = breaks.get(stop, stop)
        while last > start and content[last - 1] in _BLANKS:
            last -= 1
        if last > start:
            runs.append(Run(len(text), start, last - start))
            text += content[start:last]
        if match is None:
            break
        if stop in breaks:
            hard.append((len(text), len(text) + 1))
        text += "\n" if stop in breaks else " "
        start = _past_prefix(content, match.end(), end, block.quotes)
    return runs, text, hard


def _past_prefix(content: str, at: int, end: int, quotes: int) -> int:
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


class _Places:
    """From places in the content to places in a unit's text."""

    def __init__(self, runs: Sequence[Run], length: int) -> None:
        self._runs = runs
        self._starts = [run.start for run in runs]
        self._length = length

    def span(self, span: Span) -> Span:
        """Give a span of the text; its ends stand at runs, not between them."""
        start, end = span
        at = max(bisect_right(self._starts, start) - 1, 0)
        run = self._runs[at]
        if start >= run.start + run.length and at + 1 < len(self._runs):
            run = self._runs[at + 1]
        first = run.at + min(max(start - run.start, 0), run.length)
        run = self._runs[max(bisect_left(self._starts, end) - 1, 0)]
        return first, run.at + min(max(end - run.start, 0), run.length)


def _wider(text: str, span: Span) -> Span:
    """Give a span with the white space around it."""
    start, end = span
    while start and text[start - 1].isspace():
        start -= 1
    while end < len(text) and text[end].isspace():
        end += 1
    return start, end


def _crosses(span: Span, codes: Sequence[Span]) -> bool:
    """Say whether a span touches one of the codes, which are in order."""
    at = bisect_left(codes, (span[1], span[1]))
    return at > 0 and codes[at - 1][1] > span[0]


def _between(content: str, runs: Sequence[Run], span: Span) -> str:
    """Give what stands in the content for the line break of a text."""
    at = bisect_right([run.at for run in runs], span[0])
    before, after = runs[at - 1], runs[at] if at < len(runs) else runs[-1]
    return content[before.start + before.length : after.start]


def _labels(content: str, links: Iterable[Span]) -> tuple[str, ...]:
    """Give the texts of links that are what they are looked up by, too: `[foo]`, `[foo][]`."""
    found = (_SHORTCUT.match(content[slice(*_whole(content, span))]) for span in links)
    return tuple(" ".join(match[1].split()) for match in found if match)


def _syntax(content: str, block: Block, start: int, hard: str) -> Syntax:
    """Give how a block's text is written."""
    labels = _labels(content, block.links)
    if block.kind.startswith("table"):
        line = content[
            max(content.rfind("\n", 0, start), content.rfind("\r", 0, start)) + 1 : start
        ]
        return Cell(lined=not line.strip(" \t>"), labels=labels)
    if block.kind.startswith("heading") and content.startswith("#", block.start):
        return Heading(labels)
    return Text(block.quotes, hard, labels=labels)
