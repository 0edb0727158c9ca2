"""Units: the text of some lines as translators see it, and where it stands in the article."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from i18n_tool.formats.asciidoc.inline import NOTHING, blanked, codes, macros, marks, merged, passed
from i18n_tool.formats.asciidoc.lines import Line, is_underline
from i18n_tool.formats.asciidoc.scan import Found, Text
from i18n_tool.formats.asciidoc.syntax import Bracketed, Inline, Value
from i18n_tool.formats.spacing import joins
from i18n_tool.model.unit import Run, Span, Unit

REMARK = "\n// i18n: state: {}"
"""A comment on a line of its own, below the unit."""
_ANCHORS = re.compile(r"(?:\[\[\[?[^\[\]]*\]\]\]?[ \t]*)+")
_LINK = re.compile(
    r"(?:xref:[^\s\[\]]+|link:[^\s\[\]]*|(?:https?|ftp)://[^\s\[\]<>]+)\[([^\[\]=\"\\{}]*[^\[\]=\"\\{}^])\^?\]"
)
_REFERENCE = re.compile(r"<<[^<>,{}\s]+,([^<>\\{}]+)>>")
_ATTRIBUTE = re.compile(
    r"[ \t]*(?:(?P<name>[\w-]+)[ \t]*=[ \t]*)?"
    r"(?:\"(?P<double>(?:[^\"\\]|\\\"?)*+)\"|'(?P<single>(?:[^'\\]|\\'?)*+)'|(?P<bare>[^,\"'][^,]*+|))"
    r"[ \t]*(?P<end>,|$)"
)
_SILENT = frozenset({"kbd", "stem", "latexmath", "asciimath", "icon", "indexterm"})
"""Macros that hold no words."""
_REMARKED = frozenset({"block", "item", "inline"})


def units_of(content: str, found: Found, names: frozenset[str]) -> Iterator[Unit]:
    """Give the units of all texts; what has neither letter nor digit is none."""
    ends = "\r\n" if "\r\n" in content else "\n"
    for text in found.texts:
        if text.form == "macro":
            yield from _values(text.lines[0], text.kind)
        elif unit := _unit(content, text, found, names):
            if unit.remark and ends != "\n":
                unit = replace(unit, remark=unit.remark.replace("\n", ends))
            yield unit


def whole_units(content: str, found: Found) -> Iterator[Unit]:
    """Give the units of all texts that are not values, links with their targets among them."""
    for text in found.texts:
        if text.form != "macro" and (unit := _unit(content, text, found, frozenset(), whole=True)):
            yield unit


def _unit(
    content: str, text: Text, found: Found, names: frozenset[str], *, whole: bool = False
) -> Unit | None:
    """Give the unit of a text, or None where it holds no language."""
    lines = [_trimmed(line) for line in text.lines]
    form = text.form
    if anchors := _ANCHORS.match(lines[0].text):
        lines[0] = lines[0].cut(anchors.end())
        form = "inline" if form == "block" else form
    if lines[0].text.startswith(NOTHING):
        lines[0] = lines[0].cut(len(NOTHING))
        form = "inline" if form == "block" else form
    if lines[-1].text.endswith(NOTHING):
        lines[-1] = lines[-1].cut(0, -len(NOTHING))
    first = lines[0].start
    lines = [line for line in map(_trimmed, lines) if line.text]
    if form == "inline" and not text.pipe and lines and not _is_beside(content, first, lines[0]):
        form = "block"  # what stood on the line of the mark before it is no text
    if not lines or not any(c.isalnum() for line in lines for c in line.text):
        return None
    joined, runs, breaks = _joined(lines, hard=text.hard)
    spans = codes(joined, compat=found.compat)
    if spans and not whole and not _has_words(joined, spans, compat=found.compat):
        return None
    crossed = [span for span in breaks if any(a < span[1] and span[0] < b for a, b in spans)]
    hard = _between(content, runs, crossed[0]) if crossed else ""
    breaks = [span for span in breaks if span not in set(crossed)]
    if text.underline is not None:
        return _underlined(text, (joined, runs, spans), names, compat=found.compat)
    last = runs[-1].start + runs[-1].length
    beside, below = (0, 0) if text.pipe else _below(content, runs[0].start, last)
    syntax = Inline(
        form,
        hard,
        text.pipe,
        tight=bool(text.pipe) and content.startswith("|", last),
        quoted=text.quoted,
        compat=found.compat,
        names=names,
        behind=content[last : last + 1] if text.kind == "term" else "",
        beside=beside,
        below=below,
    )
    unit = Unit(text.kind, joined, tuple(runs), syntax, spans, tuple(breaks), closers=tuple("*_`#"))
    if not whole and (sole := _sole(unit, text, compat=found.compat)):
        return sole
    ended = not content[last : last + 2].strip(" \t") or content[last : last + 1] in {"\r", "\n"}
    lined = not any(line.text[:1] in {" ", "\t"} for line in text.lines)
    if text.splits and text.form in _REMARKED and ended and lined:
        unit = replace(unit, remark=REMARK)
    return unit


def _is_beside(content: str, place: int, line: Line) -> bool:
    """Say whether a line is the one at a place of the content."""
    return "\n" not in content[place : line.start]


def _has_words(text: str, spans: Sequence[Span], *, compat: bool = False) -> bool:
    """Say whether a text has words beside its code and pictures; `spans` are its `codes`."""
    if any(map(str.isalnum, blanked(text, list(spans), " "))):
        return True
    plain, silent = passed(text)
    silent += [
        (mark.start, mark.end)
        for mark in marks(plain, compat=compat)
        if mark.mark[0] == "`" or (compat and mark.mark[0] == "+")
    ]
    for start, end in macros(plain):
        name, _, inside = text[start : end - 1].partition("[")
        if name.partition(":")[0] in _SILENT or not any(map(str.isalpha, inside)):
            silent.append((start, end))
    return any(map(str.isalnum, blanked(text, list(merged(silent)), " ")))


def _below(content: str, start: int, last: int) -> tuple[int, int]:
    """Give how much stands beside a text, and the length of a line below that may make it a title.

    `start` and `last` are where the text starts and ends.
    """
    end = content.find("\n", last)
    if end < 0 or content[end + 1 : end + 2] not in set("=-~^+"):
        return 0, 0
    stop = content.find("\n", end + 1)
    line = content[end + 1 : stop if stop >= 0 else None].rstrip()
    if not is_underline(line):
        return 0, 0
    first = content.rfind("\n", 0, start) + 1
    return start - first + len(content[last:end].rstrip()), len(line)


def _trimmed(line: Line) -> Line:
    text = line.text
    return line.cut(len(text) - len(text.lstrip(" \t")), len(text.rstrip(" \t")))


def _joined(lines: Sequence[Line], *, hard: bool) -> tuple[str, list[Run], list[Span]]:
    """Give a text of lines, where each stands, and the spans of its hard line breaks."""
    pieces: list[str] = []
    runs: list[Run] = []
    breaks: list[Span] = []
    at = 0
    ended = False
    for line in lines:
        text = line.text
        if runs:
            if ended or hard:
                breaks.append((at, at + 1))
                pieces.append("\n")
                at += 1
            elif not joins(pieces[-1], text):
                pieces.append(" ")
                at += 1
        ended = text.endswith(" +")
        text = text[:-2].rstrip(" \t") if ended else text
        if not text:
            continue
        runs.append(Run(at, line.start, len(text)))
        pieces.append(text)
        at += len(text)
    return "".join(pieces), runs, breaks


def _between(content: str, runs: Sequence[Run], span: Span) -> str:
    """Give what stands in the content for the line break of a text."""
    before = next(run for run in reversed(runs) if run.at < span[0])
    after = next(run for run in runs if run.at >= span[1])
    return content[before.start + before.length : after.start]


def _underlined(
    text: Text,
    parts: tuple[str, list[Run], tuple[Span, ...]],
    names: frozenset[str],
    *,
    compat: bool,
) -> Unit | None:
    """Give the unit of a title with the line below, which grows and shrinks with it."""
    whole, runs, spans = parts
    line = text.underline
    if line is None or text.quoted or text.pipe:
        return None
    at = len(whole) + 1
    runs = [*runs, Run(at, line.start, len(line.text))]
    syntax = Inline(text.form, compat=compat, names=names, underlined=True)
    breaks = ((at - 1, at + len(line.text)),)
    return Unit(text.kind, f"{whole}\n{line.text}", tuple(runs), syntax, spans, breaks)


def _sole(unit: Unit, text: Text, *, compat: bool) -> Unit | None:
    """Give the unit of a link's text where a unit is nothing but the link."""
    if len(unit.runs) != 1 or unit.text[-1] not in "]>":
        return None
    angled = unit.text.startswith("<<")
    match = (_REFERENCE if angled else _LINK).fullmatch(unit.text)
    if match is None or not any(c.isalnum() for c in match[1]) or match[1] != match[1].strip():
        return None
    run = Run(0, unit.start + match.start(1), len(match[1]))
    spans = codes(match[1], compat=compat)
    return Unit(unit.kind, match[1], (run,), Bracketed(text.pipe, angled), spans)


def _values(line: Line, macro: str) -> Iterator[Unit]:
    """Give the units of what readers see of a macro's attributes: `alt` and `title`."""
    at = 0
    first = True
    while match := _ATTRIBUTE.match(line.text, at):
        group = next(name for name in ("double", "single", "bare") if match[name] is not None)
        quote = {"double": '"', "single": "'", "bare": ""}[group]
        positional = first and not match["name"] and macro == "image"
        if positional or match["name"] in {"title", "alt"}:
            value = match[group].rstrip(" \t") if not quote else match[group]
            place = Line(line.start + match.start(group), value)
            if value.strip() == value and any(c.isalnum() for c in value):
                kind = match["name"] or "alt"
                run = Run(0, place.start, len(value))
                yield Unit(kind, value, (run,), Value(quote), codes(value))
        first = False
        at = match.end()
        if not match["end"] or at >= len(line.text):
            break
