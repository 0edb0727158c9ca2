"""The header of a catalog that two sides changed, merged field by field."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from i18n_tool.catalog.clashes import Clash, with_note
from i18n_tool.catalog.entry import Entry
from i18n_tool.catalog.order import merge_lines, merge_order

DATE: Final = "PO-Revision-Date"
_OF_DATE: Final = frozenset({DATE, "Last-Translator", "X-Generator"})
"""Fields that say when, by whom and with what the catalog was saved: the later save's hold."""
_DATES: Final = frozenset({DATE, "POT-Creation-Date"})
_WHEN: Final = re.compile(r"(\d{4})-(\d\d?)-(\d\d?) (\d\d?):(\d\d)(?::\d\d)? ?([+-]\d{4})?")

_Id = tuple[str, int]
"""A field's name, or a line that is no field; and how many like it stand before."""
_Fields = dict[_Id, str]


def merge_header(
    base: Entry | None, stays: Entry | None, other: Entry | None, whose: str
) -> tuple[Entry | None, list[Clash]]:
    """Give the header of the merged catalog, and the fields that both sides changed differently.

    Of such a field the value of `stays` stays, the other one is kept in a note. The date of the
    last save never conflicts: the later one holds, with its translator and generator.
    """
    if stays is None or other is None:
        return (stays or other), []
    blank = Entry("")
    former = base or blank
    fields, clashes = _merge_fields(_lines(former), _lines(stays), _lines(other))
    merged = stays.copy()
    if fields != _lines(stays):
        merged.msgstr = ["".join(f"{line}\n" for line in fields)]
    sides = (former, stays, other)
    notes = merge_lines(*(side.translator_comments for side in sides))
    for clash in clashes:
        notes = with_note(notes, whose, [f"{clash.what}: {clash.other[0]}\n"])
    merged.translator_comments = notes
    merged.extracted_comments = merge_lines(*(side.extracted_comments for side in sides))
    merged.references = merge_lines(*(side.references for side in sides))
    merged.flags = merge_lines(*(side.flags for side in sides))
    told = [
        Clash(None, "", clash.stays, clash.other, f"both sides changed {clash.what} in the header")
        for clash in clashes
    ]
    return merged, told


def _lines(header: Entry) -> list[str]:
    text = header.msgstr[0] if header.msgstr else ""
    return text.removesuffix("\n").split("\n") if text else []


def _merge_fields(
    base: Sequence[str], stays: Sequence[str], other: Sequence[str]
) -> tuple[list[str], list[Clash]]:
    """Give the merged lines, and a clash for each field, with its name in `what`."""
    if other in (stays, base):
        return list(stays), []
    old, mine, theirs = map(_by_name, (base, stays, other))
    later = _later(old, mine, theirs)
    values: dict[_Id, str] = {}
    clashes: list[Clash] = []
    for name in {**mine, **theirs}:
        before, here, there = old.get(name), mine.get(name), theirs.get(name)
        if name[0] in _OF_DATE and later is not None and name in later:
            line: str | None = later[name]
        elif _value(there) in {_value(here), _value(before)}:
            line = here
        elif _value(here) == _value(before):
            line = there
        elif here is None or there is None:
            line = here or there
        else:
            line = there if name[0] in _DATES and _moment(there) > _moment(here) else here
            if name[0] not in _DATES | _OF_DATE:
                texts = (_value(here) or "",), (_value(there) or "",)
                clashes.append(Clash(None, "", *texts, name[0]))
        if line is not None:
            values[name] = line
    order = merge_order(list(old), list(mine), list(theirs), values)
    return [values[name] for name in order], clashes


def _by_name(lines: Sequence[str]) -> dict[_Id, str]:
    """Give the lines by what they are."""
    seen: Counter[str] = Counter()
    found: dict[_Id, str] = {}
    for line in lines:
        name, colon, _ = line.partition(":")
        name = name.strip() if colon and name.strip() else line
        found[name, seen[name]] = line
        seen[name] += 1
    return found


def _value(line: str | None) -> str | None:
    return None if line is None else line.partition(":")[2].strip()


def _later(old: _Fields, mine: _Fields, theirs: _Fields) -> _Fields | None:
    """Give the side that was saved later; None where not both were saved."""
    before, here, there = (_value(side.get((DATE, 0))) for side in (old, mine, theirs))
    if here in {before, None} or there in {before, None}:
        return None
    return theirs if _moment(there) > _moment(here) else mine


def _moment(text: str | None) -> float:
    """Give the moment that a date, or its field's line, names; before all others, what is none."""
    match = _WHEN.search(text or "")
    if match is None:
        return float("-inf")
    year, month, day, hour, minute = map(int, match.groups()[:5])
    zone = match[6] or "+0000"
    try:
        seconds = datetime(year, month, day, hour, minute, tzinfo=UTC).timestamp()
    except ValueError:
        return float("-inf")
    away = int(zone[1:3]) * 3600 + int(zone[3:]) * 60
    return seconds - away if zone[0] == "+" else seconds + away
