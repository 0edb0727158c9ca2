"""Blocks of HTML in Markdown, also those in lists and quotes, read as HTML."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from i18n_tool.errors import ArticleError
from i18n_tool.formats.html import FORMAT as HTML
from i18n_tool.formats.html.tokens import tokens
from i18n_tool.formats.markdown.blocks import Block, Html
from i18n_tool.formats.markdown.extent import within
from i18n_tool.formats.markdown.masks import Masked
from i18n_tool.model.unit import Span, Unit


def embedded(content: str, locale: str, block: Html, masked: Masked) -> Iterator[Unit]:
    """Give the units of a block of HTML; one that HTML refuses is copied.

    What containers put before its lines is no part of it. Components and tags of templates in it
    are shown as they stand where HTML takes them for tags, too; a unit with one that is hidden is
    copied.
    """
    if masked.text.startswith("<?", block.start):
        return
    text = _bare(masked.text, block)
    inside = sorted({*_tags(content, block, masked)})
    if inside:
        shown = _shown(content, text, block, inside)
        text = shown if shown is not None else text
    try:
        units = HTML.parse(text, "", locale).units
    except ArticleError:
        return
    for unit in units:
        runs = tuple(replace(run, start=run.start + block.start) for run in unit.runs)
        if all(
            unit.text.startswith(content[run.start : run.start + run.length], run.at)
            for run in runs
        ):
            yield replace(unit, runs=runs)


def tagged(content: str, locale: str, block: Block, masked: Masked) -> Iterator[Unit]:
    """Give the units of the tags in a text that says nothing else: the `alt` of an `<img>`."""
    for start, end in block.opaque:
        tag = content[start:end]
        if tag[0] == "<" and "=" in tag and not (block.quotes and "\n" in tag):
            yield from embedded(content, locale, Html(start, end, [(start, end)]), masked)


def _bare(text: str, block: Html) -> str:
    """Give a block with spaces for what containers put before its lines."""
    pieces: list[str] = []
    at = block.start
    for start, end in block.lines:
        pieces += (" " * (start - at), text[start:end])
        at = end
    return "".join(pieces)


def _tags(content: str, block: Html, masked: Masked) -> Iterable[Span]:
    """Give the tags of components and templates in a block, but for those that HTML ends early."""
    for start, end in within(masked.tags, block.start, block.end):
        if content.find(">", start) == end - 1:
            yield start, end
    for start, end in within(masked.opaque, block.start, block.end):
        if content.startswith(("{{", "{%"), start):
            yield start, end


def _shown(content: str, text: str, block: Html, spans: Sequence[Span]) -> str | None:
    """Give a block with these stretches as they stand; None where HTML cuts them in other ways."""
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces += (text[at : start - block.start], content[start:end])
        at = end - block.start
    shown = "".join([*pieces, text[at:]])
    ends = {(token.start + block.start, token.end + block.start) for token in tokens(shown)}
    return shown if ends.issuperset(spans) else None
