"""The header of an AsciiDoc article, and its attribute entries wherever they stand."""

import re
from collections.abc import Sequence

from i18n_tool.formats.asciidoc import lines as looks
from i18n_tool.formats.asciidoc.lines import Line
from i18n_tool.formats.asciidoc.scan import Found, Text
from i18n_tool.model.article import Slot
from i18n_tool.model.unit import Span

_SHOWN = re.compile(r"(?:navtitle|doctitle|toc-title|\w+-caption|\w+-(?:signifier|refsig|label))$")
"""Attributes of AsciiDoc and Antora whose values readers see."""
_LANG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")


def read_entry(found: Found, lines: Sequence[Line], span: Span) -> int:
    """Take the attribute entry of the line at `span`'s start; give where to go on."""
    at, end = span
    line = lines[at]
    match = looks.ENTRY.match(line.text)
    if match is None:
        return at + 1
    name, value = match[1], match[2] or ""
    pieces, at = _value(lines, (at, end), match.start(2) if value else len(line.text))
    if name == "lang" and found.locale is None and len(pieces) == 1 and _LANG.match(value):
        start = pieces[0].start
        found.slots.append(Slot(start, start + len(value), "lang"))
        found.locale = value
    elif name == "hardbreaks":
        found.attributes["hardbreaks-option"] = ""
    elif name in {"!hardbreaks", "!hardbreaks-option"}:
        found.attributes.pop("hardbreaks-option", None)
    elif _is_text(found, name) and value and not any(piece.text.endswith(" +") for piece in pieces):
        kind = f"attribute {name}"
        found.texts.append(Text(kind, pieces, "value", splits=False))
    if name == "compat-mode":
        found.compat = True
    found.attributes.setdefault(name, value)
    return at


def _is_text(found: Found, name: str) -> bool:
    """Say whether an attribute's value is language."""
    return name.removeprefix("page-") in found.keys or _SHOWN.match(name) is not None


def _value(lines: Sequence[Line], span: Span, first: int) -> tuple[list[Line], int]:
    """Give the pieces of a value, which a last backslash carries on, and where to go on."""
    at, end = span
    piece = lines[at].cut(first)
    mark = piece.text[-2:] if piece.text.endswith((" \\", " +")) else ""
    pieces = [_bare(piece, mark)]
    at += 1
    while mark and piece.text.endswith(mark) and at < end and lines[at].text:
        piece = lines[at]
        pieces.append(_bare(piece, mark))
        at += 1
    if mark == " +":
        pieces.append(Line(pieces[-1].start, " +"))
    return pieces, at


def _bare(piece: Line, mark: str) -> Line:
    text = piece.text
    first = len(text) - len(text.lstrip(" \t"))
    if mark and text.endswith(mark):
        text = text[: -len(mark)].rstrip(" \t")
    return piece.cut(first, max(first, len(text)))


def read_header(found: Found, lines: Sequence[Line], span: Span) -> int:
    """Take what stands below the article's title: the author, the revision, attribute entries.

    `span` is the line below the title and the end of the article; gives where to go on.
    """
    at, end = span
    people = 2
    while at < end and lines[at].text:
        text = lines[at].text
        if text[0] == ":" and looks.ENTRY.match(text):
            at = read_entry(found, lines, (at, end))
            continue
        if not looks.is_comment(text) and not looks.PREPROCESSOR.match(text):
            if looks.COMMENTS.match(text):
                at = next((to for to in range(at + 1, end) if lines[to].text == text), end - 1)
            elif not people:
                break
            else:
                people -= 1
        at += 1
    return at
