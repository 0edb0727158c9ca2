"""The cells of an AsciiDoc table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from i18n_tool.formats.asciidoc import lines as looks
from i18n_tool.formats.asciidoc.attributes import Pending
from i18n_tool.formats.asciidoc.lines import Line

_PIPE = re.compile(r"(?<!\\)\|")
MOST_COLUMNS = 10_000
UNSURE = "?"
"""The style of a cell that may be any."""
_SPEC = (
    r"(?:(?P<times>[0-9]{1,9}(?:\.[0-9]{0,9})?|\.[0-9]{1,9})(?P<kind>[*+]))?"
    r"(?:[<^>](?:\.[<^>]?)?|(?:[<^>]?\.)?[<^>])?(?P<style>[a-z])?$"
)
SPEC_AT_START = re.compile(r"[ \t]*" + _SPEC)
SPEC_AT_END = re.compile(r"(?<![ \t])[ \t]++" + _SPEC)
_COLUMN = re.compile(r"(?:([0-9]{1,9})\*)?[^,;a-z]*+([a-z])?\t*+$")


@dataclass(slots=True)
class Cell:
    """One cell."""

    kind: str
    style: str
    times: int = 1
    """How many cells it stands for, side by side."""
    across: int = 1
    """How many columns it takes."""
    down: int = 1
    """How many rows it takes."""
    lines: list[Line] = field(default_factory=list)
    """Its lines, an empty one where it has a blank one."""
    includes: bool = False
    """Whether a preprocessor's line stands in it, behind which nothing is certain."""
    first: bool = False
    """Whether it is the last that begins on the table's first line."""

    def paragraphs(self) -> Iterator[list[Line]]:
        """Give the lines of each paragraph."""
        group: list[Line] = []
        for line in [*self.lines, Line(0, "")]:
            if line.text.strip(" \t"):
                group.append(line)
            elif group:
                yield group
                group = []

    def is_plain(self) -> bool:
        """Say whether it is one paragraph, be it read as text or as blocks."""
        texts = [[line.text.strip(" \t") for line in group] for group in self.paragraphs()]
        return len(texts) == 1 and not any(map(looks_like_block, texts[0]))


def looks_like_block(text: str) -> bool:
    """Say whether a line may begin a block."""
    return bool(
        looks.list_marker(text)[0]
        or looks.DELIMITER.match(text)
        or looks.TITLE.match(text)
        or looks.ADMONITION.match(text)
        or looks.RULE.match(text)
        or looks.is_underline(text)
        or text.startswith((".", "[", ":", ">", '"', "/", "+"))
        or text.endswith("]")
    )


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
    _style(found, styles)
    kept = []
    for at, cell in enumerate(found):
        if at < width and (header or implicit):
            cell.kind, cell.style = "table header", ""
        goes_on = len([line for line in cell.lines if line.text.strip()]) > 1
        if cell.first and goes_on and not (bounded and pending.cols):
            continue
        if cell.style == UNSURE and "l" not in styles and cell.is_plain():
            cell.style = ""
        if cell.style not in {"l", "v", UNSURE} and not (cell.includes and cell.style != "a"):
            kept.append(cell)
    return kept


def _style(found: Sequence[Cell], styles: Sequence[str]) -> None:
    """Give each cell that has no style of its own that of its column, as Asciidoctor counts them:

    by the cells before it in its row, and a row ends where its columns are full.
    """
    if not any(styles):
        return
    mixed = len(set(styles)) > 1
    row = visits = 0
    active = [0]
    sure = True
    for cell in found:
        own = cell.style
        for _ in range(min(cell.times, 1000)):
            style = styles[row] if row < len(styles) and (sure or not mixed) else UNSURE
            cell.style = own or (style if cell.style in {own, style} else UNSURE)
            active += [0] * (cell.down - len(active))
            for after in range(1, cell.down):
                active[after] += cell.across
            row += 1
            visits += cell.across
            if visits + active[0] >= len(styles):
                row = visits = 0
                active = active[1:] or [0]
        sure = sure and not cell.includes


def _styles(cols: str) -> list[str]:
    """Give the style of each column; one that is unsure for what is not understood."""
    cols = cols.replace(" ", "")
    if not cols:
        return []
    if cols.isascii() and cols.isdigit() and len(cols) < 10:
        return [""] * min(int(cols), 1000)
    styles: list[str] = []
    for column in cols.split("," if "," in cols else ";"):
        match = _COLUMN.match(column)
        if match is None:
            return [UNSURE]
        styles += [match[2] or ""] * min(int(match[1] or 1), 1000)
        if len(styles) > MOST_COLUMNS:
            return [UNSURE]
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
                found[-1].includes = True
                found[-1].lines.append(line)
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
        found.append(_cell(spec))
        at = match.end()
    if found:
        found[-1].lines.append(line.cut(at))
    return bool(found) or not line.text.strip()


def _cell(spec: re.Match[str] | None) -> Cell:
    """Give a cell as what stands before its `|` says."""
    cell = Cell("table cell", (spec["style"] or "") if spec else "")
    if spec and spec["times"]:
        across, _, down = spec["times"].partition(".")
        if spec["kind"] == "*":
            cell.times = int(across or 1)
        else:
            cell.across, cell.down = int(across or 1), min(int(down or 1), 1000)
    return cell
