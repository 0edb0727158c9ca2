"""Units: a block's text as translators see it, and where it stands in the article."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence

from i18n_tool.formats.markdown.blocks import Block, outermost, pairs
from i18n_tool.formats.markdown.extent import bare, extent, past_prefix, trimmed, within
from i18n_tool.formats.markdown.syntax import Cell, Heading, Label, Text
from i18n_tool.formats.markdown.titles import TARGET, titled
from i18n_tool.formats.spacing import joins
from i18n_tool.model.unit import HTML_REMARK, Run, Span, Syntax, Unit

_NEWLINE = re.compile(r"\r\n|\n|\r")
_BREAK = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)
_BLANKS = " \t"
_SHORTCUT = re.compile(r"\[((?:[^\[\]\\`]|\\.|`[^`\[\]]*+`)+)\](?:\[\])?\Z", re.DOTALL)
_CONTENTS = re.compile(r"\[(?:toc|\[_?toc_?\])\]|\\[a-z]+(?:\{[^{}\n]*+\})*+", re.IGNORECASE)
"""Where generators put the table of contents; a command of TeX."""


def units_of(content: str, block: Block, masks: Sequence[Span]) -> list[Unit]:
    """Give the unit of a block; none where it holds no language, the texts of its images alone.

    `masks` are the stretches of the content that were hidden within text, in order.
    """
    start, end = extent(content, block)
    if start >= end:
        return []
    hidden = list(within(masks, start, end))
    says = str.isalnum if block.images else _shows
    words = ((max(first, start), min(last, end)) for first, last in block.words)
    if not any(_has(content, span, hidden, says) for span in words):
        return [unit for span in block.images for unit in _image(content, block, *span)]
    if _CONTENTS.fullmatch(content, start, end):
        return []
    tags = sorted({*block.tags, *hidden}) if block.tags or hidden else []
    first, last = trimmed(content, (start, end), tags) if tags else (start, end)
    return [_unit(content, block, (first, last), tags)] if first < last else []


def _unit(content: str, block: Block, span: Span, tags: Sequence[Span]) -> Unit:
    """Give the unit of a block's text that stands in `span`, with the tags that stand there."""
    start, end = span
    runs, text, hard = _lines(content, block, start, end)
    codes: list[Span] = []
    breaks: list[Span] = []
    written = ""
    if block.codes or tags or hard:
        place = _Places(runs, len(text))
        lines = [tag for tag in block.tags if _BREAK.match(content, tag[0])]
        codes = _codes(content, block, span, sorted({*tags}.difference(lines)))
        codes = outermost(code for code in map(place.span, codes) if code[0] < code[1])
        breaks = [_wider(text, place.span(tag)) for tag in lines] + hard
        breaks = [one for one in outermost(breaks) if not _crosses(one, codes)]
        inner = next((one for one in hard if _crosses(one, codes)), None)
        written = _between(content, runs, inner) if inner else ""
    return Unit(
        block.kind,
        text,
        tuple(runs),
        _syntax(content, block, start, written),
        tuple(codes),
        tuple(breaks),
        closers=("*", "_", "~", "!"),
        remark=HTML_REMARK,
    )


def _codes(content: str, block: Block, span: Span, tags: Sequence[Span]) -> list[Span]:
    """Give the inline elements of a block within a span of it, the outermost ones."""
    start, end = span
    elements = [_whole(content, code) for code in block.codes]
    if tags:
        elements += pairs(content, tags)
    return outermost(code for code in elements if start <= code[0] and code[1] <= end)


def _whole(content: str, span: Span) -> Span:
    """Give an inline element with the `[]` of a collapsed reference, which its range lacks."""
    start, end = span
    return (start, end + 2) if content.startswith("][]", end - 1) else span


def _has(content: str, span: Span, hidden: Sequence[Span], says: Callable[[str], bool]) -> bool:
    """Say whether a text has a character that says something and is not hidden."""
    at, end = span
    for first, last in within(hidden, at, end) if hidden else ():
        if any(map(says, content[at:first])):
            return True
        at = last
    return any(map(says, content[at:end]))


def _shows(character: str) -> bool:
    return not character.isspace()


def _image(content: str, block: Block, start: int, end: int) -> Iterator[Unit]:
    """Give the units of an image that stands in no sentence: its text and its title."""
    is_cell = block.kind.startswith("table")
    open_ = 0
    close = end
    for match in re.finditer(r"\\.|[\[\]]", content[start + 1 : end], re.DOTALL):
        open_ += {"[": 1, "]": -1}.get(match[0], 0)
        if not open_:
            close = start + 1 + match.start()
            break
    first, last = bare(content, start + 2, close)
    if not open_ and first < last:
        runs, text, _ = _lines(content, block, first, last)
        yield Unit("alt", text, tuple(runs), Label(piped=is_cell))
    target = None if is_cell else TARGET.match(content, close + 1, end)
    style = (target and target.lastgroup) or ""
    if target and target[style].strip():
        yield titled(content, target.span(style), style)


def _lines(content: str, block: Block, start: int, end: int) -> tuple[list[Run], str, list[Span]]:
    """Give the runs of a text, the text, and the spans of its hard line breaks."""
    breaks = {}
    for at, _ in block.hard:
        if match := _NEWLINE.search(content, at, end):
            breaks[match.start()] = at
    runs: list[Run] = []
    hard: list[Span] = []
    pieces: list[str] = []
    length = 0
    while start < end:
        match = _NEWLINE.search(content, start, end)
        stop = match.start() if match else end
        last = breaks.get(stop, stop)
        while last > start and content[last - 1] in _BLANKS:
            last -= 1
        if last > start:
            runs.append(Run(length, start, last - start))
            pieces.append(content[start:last])
            length += last - start
        if match is None:
            break
        start = past_prefix(content, match.end(), end, block.quotes)
        if stop in breaks:
            hard.append((length, length + 1))
            pieces.append("\n")
            length += 1
        elif start < end and pieces and not joins(pieces[-1], content[start]):
            pieces.append(" ")
            length += 1
    return runs, "".join(pieces), hard


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


def _labels(content: str, links: Sequence[Span]) -> tuple[str, ...]:
    """Give the texts of links that are what they are looked up by, too: `[foo]`, `[foo][]`."""
    if not links:
        return ()
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
    return Text(block.quotes, hard, labels=labels, lined=_begins_line(content, block, start))


def _begins_line(content: str, block: Block, start: int) -> bool:
    """Say whether nothing but white space stands between a block's start and its unit's."""
    return start <= block.start or not content[block.start : start].strip()
