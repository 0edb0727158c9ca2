"""Units that stand in no block of text: titles of admonitions and links, attributes of MDX."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from i18n_tool.formats.html.syntax import Value
from i18n_tool.formats.html.units import plain_unit
from i18n_tool.formats.markdown.blocks import Blocks, outermost
from i18n_tool.formats.markdown.masks import Masked
from i18n_tool.formats.markdown.syntax import Heading, Label, Quoted, Text, Title
from i18n_tool.formats.markdown.values import CODE
from i18n_tool.model.unit import Run, Span, Syntax, Unit

TEXT_ATTRIBUTES = frozenset(
    {
        *("alt", "aria-description", "aria-label", "caption", "description", "heading", "label"),
        *("placeholder", "subtitle", "summary", "title", "tooltip"),
    }
)
"""Attributes of MDX's components whose values are language, where they are plain strings."""

_TITLE = (
    r"(?:\"(?P<double>(?:[^\"\\\n]|\\.)++)\"|'(?P<single>(?:[^'\\\n]|\\.)++)'"
    r"|\((?P<round>(?:[^()\\\n]|\\.)++)\))"
)
_NEXT = r"[ \t]*+(?:\r?\n[ \t]*+)?"
_DEFINITION = re.compile(
    r"^(?:[ \t>]|(?:[-*+]|\d{1,9}[.)])[ \t])*+\[(?!\^)(?:[^\[\]\\\n]|\\.)++\]:"
    + _NEXT
    + r"(?P<target><[^<>\n]*+>|[^\s<]\S*+)(?=\s)"
    + _NEXT
    + _TITLE
    + r"[ \t\r]*$",
    re.MULTILINE,
)
TARGET = re.compile(r"\(\s*+(?:<[^<>\n]*+>|[^\s<]\S*+)\s++" + _TITLE + r"\s*\)")
"""Where an image leads, with its title, in the group of one of three styles."""

_COMMENTS = frozenset({"#", "<>", "<#>"})
"""Targets of definitions that are written as comments: `[//]: # (like this)`."""

_ATTRIBUTE = re.compile(
    r"(?P<braces>\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*+\})*+\})*+\})"
    r"|(?P<name>[A-Za-z][\w:.-]*+)(?:=(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'))?"
)
_TAG_NAME = re.compile(r"</?[A-Z][\w.:-]*+")
_RAW = re.compile(r"<(?:pre|script|style|textarea)\b", re.IGNORECASE)
_QUOTE = re.compile(r"\n[ \t]*>")


def others(content: str, masked: Masked, found: Blocks, units: Sequence[Unit]) -> list[Unit]:
    """Give the units that stand in no text; `units` are those that do, in which these are seen."""
    code = outermost(found.code)
    # a line that looks like an admonition's may go on with a paragraph: it is too deep to open one
    read = outermost([*code, *map(_span, units)]) if masked.titles else code
    kept = [one for one in _masked(content, masked) if not is_inside(_span(one), read)]
    if "]:" in content:
        html = ((block.start, block.end) for block in found.html)
        texts = ((block.start, block.end) for block in found.texts)
        taken = outermost([*code, *html, *texts])
        kept += (
            one for one in _definitions(content, masked.text) if not is_inside(_span(one), taken)
        )
    if masked.tags:
        seen = (_span(unit) for unit in units)
        opaque = (span for block in found.texts for span in block.opaque)
        raw = ((one.start, one.end) for one in found.html if _RAW.match(content, one.start))
        taken = outermost([*code, *seen, *opaque, *raw])
        kept += (
            one for one in _attributes(content, masked.tags) if not is_inside(_span(one), taken)
        )
    return kept


def is_inside(span: Span, others: Sequence[Span]) -> bool:
    """Say whether a span starts in one of the others, which are in order."""
    at = bisect_right(others, span[0], key=lambda other: other[0])
    return at > 0 and span[0] < others[at - 1][1]


def _span(unit: Unit) -> Span:
    return unit.start, unit.end


def _masked(content: str, masked: Masked) -> Iterator[Unit]:
    """Give the units of titles of admonitions, and of what abbreviations stand for."""
    for span in masked.titles:
        before = content[span[0] - 1 : span[0]]
        syntax: Syntax = Quoted() if before == '"' else Label() if before == "[" else Heading()
        yield _unit(content, span, "admonition title", syntax)
    for span in masked.abbreviations:
        yield _unit(content, span, "abbreviation", Text(lined=False))


def _unit(content: str, span: Span, kind: str, syntax: Syntax) -> Unit:
    start, end = span
    text = content[start:end]
    codes = tuple(match.span() for match in CODE.finditer(text))
    return Unit(kind, text, (Run(0, start, end - start),), syntax, codes)


def titled(content: str, span: Span, style: str) -> Unit:
    """Give the unit of the title of a link or image; `style` is the group that found it."""
    quote = {"double": '"', "single": "'", "round": ")"}[style]
    return _unit(content, span, "title", Title(quote))


def _definitions(content: str, text: str) -> Iterator[Unit]:
    """Give the units of the titles in definitions of links: `[label]: target "Title"`.

    `text` is the content as the parser has it; what stands in a block is none.
    """
    for match in _DEFINITION.finditer(text):
        style = match.lastgroup or ""
        if match["target"] not in _COMMENTS and match[style].strip():
            yield titled(content, match.span(style), style)


def _attributes(content: str, tags: Sequence[Span]) -> Iterator[Unit]:
    """Give the units of those attributes of MDX's tags that hold language, in order."""
    for start, end in tags:
        if "=" not in content[start:end]:
            continue
        name = _TAG_NAME.match(content, start, end)
        for match in _ATTRIBUTE.finditer(content, name.end() if name else start, end):
            style = "double" if match["double"] is not None else "single"
            if match["name"] not in TEXT_ATTRIBUTES or not match[style]:
                continue
            if _QUOTE.search(match[style]):
                continue  # the lines of a quote begin with a mark that is no text
            quote = '"' if style == "double" else "'"
            unit = plain_unit(content, match.span(style), match["name"], Value(quote))
            if unit is not None:
                yield unit
