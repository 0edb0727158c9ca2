"""The cells of an AsciiDoc table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from i18n_tool.formats.asciidoc import lines as looks
from i18n_tool.formats.asciidoc.attributes import Pending
from i18n_tool.formats.asciidoc.lines import Line

_PIPE = re.compile(r"(?<!\\)\|")
_SPEC = (
    r"(?:(?P<times>[0-9]+(?:\.[0-9]*)?|(?:[0-9]*\.)?[0-9]+)(?P<kind>[*+]))?"
    r"(?:[<^>](?:\.[<^>]?)?|(?:[<^>]?\.)?[<^>])?(?P<style>[a-z])?$"
)
SPEC_AT_START = re.compile(r"[ \t]*" + _SPEC)
SPEC_AT_END = re.compile(r"[ \t]+" + _SPEC)
_COLUMN = re.compile(r"[ \t]*(?:([0-9]+)\*)?[^,;a-z]*([a-z])?[ \t]*$")


@dataclass(slots=True)
class Cell:
    """One cell."""

    kind: str
    style: str
    lines: list[Line] = field(default_factory=list)
    """Its lines, an empty one where it has a blank one."""
    spans: bool = False
    """Whether it takes several columns or rows, or stands for several cells."""
    first: bool = False
    """Whether it begins on the table's first line."""

    def paragraphs(self) -> Iterator[list[Line]]:
        """Give the lines of each paragraph."""
        group: list[Line] = []
        for line in [*self.lines, Line(0, "")]:
            if line.text.strip(" \t"):
                group.append(line)
            elif group:
                yield group
                group = []


def cells(lines: Sequence[Line], pending: Pending) -> list[Cell]:
    """Give the cells of a table that are language, those whose style is certain.

    `lines` are those between the delimiters, `pending` what stands above the table. Tables in CSV
    or with separators of their own have none here.
    """
    if pending.format not in {"", "psv"} or (pending.cols and "{" in pending.cols):
        return []
    found, width = _split(lines)
    if found is None:
        return []
    header = pending.has("header")
    bounded = header or pending.has("noheader") or not lines or not lines[0].text
    implicit = not bounded and len(lines) > 1 and not lines[1].text
    styles = _styles(pending.cols)
    if styles and set(styles) - {""} and any(cell.spans for cell in found):
        styles = ["?"]
    kept = []
    for at, cell in enumerate(found):
        if not cell.style and styles:
            cell.style = styles[at % len(styles)]
        if at < width and (header or implicit):
            cell.kind, cell.style = "table header", ""
        goes_on = len([line for line in cell.lines if line.text.strip()]) > 1
        if cell.first and goes_on and not (bounded and pending.cols):
            continue
        if cell.style not in {"l", "v", "?"}:
            kept.append(cell)
    return kept


def _styles(cols: str) -> list[str]:
    """Give the style of each column; "?" for what is not understood."""
    styles: list[str] = []
    if not cols.strip():
        return styles
    if cols.strip().isdigit():
        return [""] * min(int(cols), 1000)
    for column in re.split(r"[,;]", cols):
        match = _COLUMN.match(column)
        if match is None:
            return ["?"]
        styles += [match[2] or ""] * min(int(match[1] or 1), 1000)
    return styles


def _split(lines: Sequence[Line]) -> tuple[list[Cell] | None, int]:
    """Give the cells, and how many begin on the first line; None for what is not understood."""
    found: list[Cell] = []
    width = 0
    for line in lines:
        if looks.is_comment(line.text):
            continue
        if looks.PREPROCESSOR.match(line.text):
            if found:
                found[-1].style = "?"
            continue
        if not _take(line, found):
            return None, 0
        if not width and found:
            width = len(found)
            found[-1].first = True
    return found, width


def _take(line: Line, found: list[Cell]) -> bool:
    """Take a line of a table; say whether it is understood."""
    at = 0
    for count, match in enumerate(_PIPE.finditer(line.text)):
        find = SPEC_AT_END.search if count else SPEC_AT_START.match
        spec = find(line.text, at, match.start())
        last = spec.start() if spec else match.start()
        if last > at:
            if not found:
                return False
            found[-1].lines.append(line.cut(at, last))
        style = (spec["style"] or "") if spec else ""
        found.append(Cell("table cell", style, spans=bool(spec and spec["kind"])))
        at = match.end()
    if found:
        found[-1].lines.append(line.cut(at))
    return bool(found) or not line.text.strip()
