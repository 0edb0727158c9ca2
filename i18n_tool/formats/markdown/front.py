"""Front matter: the values before the text, in YAML between `---` or TOML between `+++`."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from i18n_tool.formats.markdown.scalars import (
    DoubleQuoted,
    Lines,
    Literal,
    Plain,
    SingleQuoted,
    escapes,
    is_plain,
)
from i18n_tool.formats.options import TEXT_KEYS
from i18n_tool.model.article import Slot
from i18n_tool.model.unit import Run, Span, Syntax, Unit

_YAML = re.compile(
    r"\ufeff?---[ \t]*\r?\n"
    r"(?=(?:[ \t]*(?:\#[^\n]*)?\r?\n)*+(?:[\w\"'][^\n]*?:(?:[ \t\r]|\n|$)|---))"
    r"(?P<body>(?:(?!(?:---|\.\.\.)[ \t\r]*$)[^\n]*\n)*+)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)",
    re.MULTILINE,
)
_TOML = re.compile(
    r"\ufeff?\+\+\+[ \t]*\r?\n(?P<body>(?:(?!\+\+\+[ \t\r]*$)[^\n]*\n)*+)\+\+\+[ \t]*(?:\r?\n|\Z)",
    re.MULTILINE,
)
_YAML_FIELD = re.compile(r"^([\"']?)(?P<key>[\w.-]+)\1[ \t]*:(?=[ \t\r\n])[ \t]*", re.MULTILINE)
_TOML_FIELD = re.compile(r"^[ \t]*([\"']?)(?P<key>[\w-]+)\1[ \t]*=[ \t]*", re.MULTILINE)
_REST = r"(?=[ \t]*(?:\#[^\n]*)?\r?(?:\n|\Z))"
_YAML_REST = r"(?=(?:[ \t]+\#[^\n]*|[ \t]*)\r?(?:\n|\Z))"
_DOUBLE = re.compile(r'"(?P<value>(?:[^"\\\n]|\\[^\n])*+)"' + _REST)
_SINGLE = re.compile(r"'(?P<value>(?:[^'\n]|'')*+)'" + _YAML_REST)
_LITERAL = re.compile(r"'(?P<value>[^'\n]*+)'" + _REST)
_PLAIN = re.compile(r"(?P<value>[^\s\"'#](?:(?!\s\#)[^\n])*?)" + _YAML_REST)
_SCALAR = re.compile(r"(?P<style>[|>])[-+]?[ \t]*(?:[ \t]\#[^\n]*)?\r?\n")
_LINE = re.compile(r"(?P<indent>[ ]*)(?P<text>[^\n]*)(?:\n|\Z)")
_DEEPER = re.compile(r"[^\n]*\n(?:[ \t]*\r?\n)*[ \t]+[^\s#]")
CODE = re.compile(r"`[^`\n]+`|\{\{[^{}\n]*\}\}|\{%[^%\n]*%\}|<[^<>\n]+>")
"""What no cut goes through in a value or title, which is not parsed as Markdown."""


@dataclass(frozen=True, slots=True)
class Front:
    """What the front matter of an article holds."""

    end: int = 0
    """Where the text begins in the content: after the byte order mark and the front matter."""
    units: tuple[Unit, ...] = ()
    slots: tuple[Slot, ...] = ()
    locale: str | None = None
    """The value of `lang`, as it is spelt there."""


def front(content: str, keys: Collection[str] = TEXT_KEYS) -> Front:
    """Read the front matter of an article; one that is not closed is none."""
    begin = 1 if content.startswith("\ufeff") else 0
    for opener, fence, fields in (
        ("---", _YAML, _yaml),
        ("+++", _TOML, _toml),
    ):
        if content.startswith(opener, begin) and (match := fence.match(content)):
            units: list[Unit] = []
            slots: list[Slot] = []
            locale = None
            for key, unit in fields(content, *match.span("body"), {*keys, "lang"}):
                if key == "lang":
                    slots.append(Slot(unit.start, unit.end, "lang"))
                    locale = unit.text
                else:
                    units.append(unit)
            return Front(match.end(), tuple(units), tuple(slots), locale)
    return Front(begin)


def _yaml(content: str, start: int, end: int, keys: Collection[str]) -> Iterator[tuple[str, Unit]]:
    """Give the values of these keys at the top of a YAML mapping."""
    at = start
    while at < end and (field := _YAML_FIELD.search(content, at, end)):
        at = field.end()
        key = field["key"]
        if key not in keys:
            continue
        if match := _SCALAR.match(content, at, end):
            for unit in _scalar(content, (match.end(), end), match["style"], key):
                yield key, unit
        elif not _DEEPER.match(content, at, end):
            yield from _value(content, (at, end), key, ((_DOUBLE, True), (_SINGLE, False)))


def _value(
    content: str, span: Span, key: str, styles: tuple[tuple[re.Pattern[str], bool], ...]
) -> Iterator[tuple[str, Unit]]:
    """Give the unit of a value that stands on one line of YAML."""
    for pattern, is_double in styles:
        if match := pattern.match(content, *span):
            syntax: Syntax = DoubleQuoted() if is_double else SingleQuoted()
            yield from _unit(key, match, syntax)
            return
    match = _PLAIN.match(content, *span)
    if match and is_plain(match["value"]):
        yield from _unit(key, match, Plain())


def _toml(content: str, start: int, end: int, keys: Collection[str]) -> Iterator[tuple[str, Unit]]:
    """Give the values of these keys before the first table of a TOML document."""
    table = re.compile(r"^[ \t]*\[|\"\"\"|'''", re.MULTILINE).search(content, start, end)
    stop = table.start() if table else end
    for field in _TOML_FIELD.finditer(content, start, stop):
        if field["key"] in keys:
            if match := _DOUBLE.match(content, field.end(), stop):
                yield from _unit(field["key"], match, DoubleQuoted())
            elif match := _LITERAL.match(content, field.end(), stop):
                yield from _unit(field["key"], match, Literal())


def _unit(key: str, match: re.Match[str], syntax: Syntax) -> Iterator[tuple[str, Unit]]:
    """Give the unit of a value, unless that is empty."""
    text = match["value"]
    if text.strip():
        codes = [found.span() for found in CODE.finditer(text)]
        if isinstance(syntax, DoubleQuoted):
            inside = [span for span in escapes(text) if not any(a <= span[0] < b for a, b in codes)]
            codes = sorted(codes + inside)
        run = Run(0, match.start("value"), len(text))
        yield key, Unit(f"front matter {key}", text, (run,), syntax, tuple(codes))


def _scalar(content: str, span: Span, style: str, key: str) -> Iterator[Unit]:
    """Give the units of a block scalar: the paragraphs of a folded one, the lines of a literal.

    A folded one with lines that are indented deeper is copied: their breaks would have to stay.
    """
    lines = list(_lines(content, span))
    if not lines or (style == ">" and any(deeper for _, deeper in lines)):
        return
    runs: list[Run] = []
    text = ""
    for (start, end), _ in [*lines, ((0, 0), 0)]:
        if runs and (end == start or style == "|"):
            yield Unit(f"front matter {key}", text, tuple(runs), Lines())
            runs, text = [], ""
        if end > start:
            text += " " if runs else ""
            runs.append(Run(len(text), start, end - start))
            text += content[start:end]


def _lines(content: str, span: Span) -> Iterator[tuple[Span, int]]:
    """Give each line of a block scalar without its white space, and how much deeper it stands."""
    at, end = span
    first = -1
    while at < end and (match := _LINE.match(content, at, end)):
        at = match.end()
        indent = len(match["indent"])
        text = match["text"].rstrip()
        if not text:
            yield (match.start(), match.start()), 0
            continue
        if first < 0:
            first = indent
        if not first or indent < first:
            return
        start = match.start("text")
        lead = len(text) - len(text.lstrip())
        yield (start + lead, start + len(text)), indent - first + lead
