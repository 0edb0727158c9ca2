"""The values of front matter as units: where their text stands, line by line."""

import re
from collections.abc import Iterator, Sequence

from i18n_tool.formats.markdown.flow import Scalar
from i18n_tool.formats.markdown.scalars import (
    DoubleQuoted,
    JsonString,
    Lines,
    Literal,
    Plain,
    SingleQuoted,
    escapes,
    is_plain,
)
from i18n_tool.model.unit import Run, Span, Syntax, Unit

CODE = re.compile(r"`[^`\n]+`|\{\{[^{}\n]*\}\}|\{%[^%\n]*%\}|<[^<>\n]+>")
"""What no cut goes through in a value or title, which is not parsed as Markdown."""

_DOUBLED = re.compile("''")
_LINE = re.compile(r"[ \t]*([^\n]*)(?:\n|\Z)")
_GOES_ON = re.compile(r"(?<!\\)(?:\\\\)*\\[ \t]*(?:\r?\n|\Z)")
_YAML: dict[str, Syntax] = {
    "plain": Plain(),
    "inline": Plain(inline=True),
    "double": DoubleQuoted(),
    "single": SingleQuoted(),
    ">": Lines(),
    "|": Lines(),
}
_TOML: dict[str, Syntax] = {
    "double": DoubleQuoted(),
    "double3": DoubleQuoted(),
    "single": Literal(),
    "single3": Literal(),
}
_JSON: dict[str, Syntax] = {"double": JsonString()}
_SYNTAXES = {"yaml": _YAML, "toml": _TOML, "json": _JSON}
_QUOTES = {"double": 1, "single": 1, "double3": 3, "single3": 3}


def units_of(content: str, scalar: Scalar, notation: str, name: str) -> Iterator[Unit]:
    """Give the units of a value in a notation (`yaml`, `toml`, `json`) under a key's name.

    A value whose lines are folded into one is one unit; so is each paragraph of a folded block.
    Where each line counts (YAML's `|`, TOML's strings of three quotes), each is a unit of its own.
    A value in which white space means more than that is copied.
    """
    quotes = _QUOTES.get(scalar.style, 0)
    span = (scalar.start + quotes, scalar.end - quotes)
    syntax = _SYNTAXES[notation][scalar.style]
    for spans in _stretches(content, span, scalar.style):
        text = " ".join(content[start:end] for start, end in spans)
        if not text.strip() or (isinstance(syntax, Plain) and not is_plain(text)):
            continue
        runs = []
        at = 0
        for start, end in spans:
            runs.append(Run(at, start, end - start))
            at += end - start + 1
        yield Unit(f"front matter {name}", text, tuple(runs), syntax, _codes(text, syntax))


def _codes(text: str, syntax: Syntax) -> tuple[Span, ...]:
    """Give what no cut goes through: code, tags and escapes."""
    codes = [found.span() for found in CODE.finditer(text)]
    inside: list[Span] = []
    if isinstance(syntax, DoubleQuoted | JsonString) and "\\" in text:
        inside = list(escapes(text))
    elif isinstance(syntax, SingleQuoted) and "''" in text:
        inside = [found.span() for found in _DOUBLED.finditer(text)]
    return tuple(_joined(sorted(codes + inside))) if inside else tuple(codes)


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    """Give spans, those that overlap as one: an escaped backtick may open code."""
    start, end = spans[0]
    for first, last in spans[1:]:
        if first < end:
            end = max(end, last)
        else:
            yield start, end
            start, end = first, last
    yield start, end


def _stretches(content: str, span: Span, style: str) -> Iterator[list[Span]]:
    """Give, for each unit of a value, the spans of its lines."""
    start, end = span
    if style in {"|", ">"}:
        yield from _block(content, span, style)
    elif "\n" not in content[start:end]:
        yield [span]
    elif style.startswith("double") and _GOES_ON.search(content, start, end):
        return
    elif style.endswith("3"):
        yield from ([line] for line in _lines(content, span))
    else:
        lines = list(_lines(content, span))
        if len(lines) == content.count("\n", start, end) + 1:
            yield [(start, lines[0][1]), *lines[1:-1], (lines[-1][0], end)]


def _lines(content: str, span: Span) -> Iterator[Span]:
    """Give the lines that hold anything, without the white space around them."""
    at, end = span
    while at < end and (match := _LINE.match(content, at, end)):
        at = match.end()
        if text := match[1].rstrip():
            yield match.start(1), match.start(1) + len(text)


def _block(content: str, span: Span, style: str) -> Iterator[list[Span]]:
    """Give the paragraphs of a folded block scalar, the lines of a literal one.

    A folded one with lines that are indented deeper is copied: their breaks would have to stay.
    """
    at, end = span
    margin = re.compile(r"(?:[ \t\r]*\n)*([ ]*)").match(content, at, end)
    inner = margin[1] if margin else ""
    paragraph: list[Span] = []
    paragraphs: list[list[Span]] = []
    while at < end and (match := _LINE.match(content, at, end)):
        text = match[1].rstrip()
        if style == ">" and text and match.start(1) - match.start() != len(inner):
            return
        at = match.end()
        if text:
            paragraph.append((match.start(1), match.start(1) + len(text)))
        if paragraph and (style == "|" or not text):
            paragraphs.append(paragraph)
            paragraph = []
    yield from paragraphs
    if paragraph:
        yield paragraph
