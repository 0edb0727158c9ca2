"""Approvals that a plain-text merge put on a neighbour, brought back to the pair they speak of.

Entries look alike to a merge of lines: where one branch adds an entry before the one that the other
approves, the record may come to stand above the new one. Law 5 keeps it from counting there; its
hash says which pair it speaks of, and that is proof enough to put it back.
"""

from collections.abc import Sequence

from i18n_tool.catalog.catalog import Catalog
from i18n_tool.catalog.entry import Entry
from i18n_tool.catalog.records import bind, clear_record, replace_record, write_record
from i18n_tool.model.record import Record

MOST = 50
"""So many different sayings of date and person are looked for in one catalog."""


def find_astray(catalog: Catalog) -> list[tuple[Entry, Record, Entry]]:
    """Give the approvals that bind another entry than theirs: where it is, it, where it belongs.

    Only an entry that has no record of its own is one where it belongs.
    """
    away = [
        (entry, record)
        for entry in catalog
        if (record := entry.record) is not None
        and record.verb in {"reviewed", "joined"}
        and entry.bound is None
    ]
    if not away:
        return []
    homes = [entry for entry in catalog if entry.record is None and any(entry.msgstr)]
    sayings = {(each.verb, each.date, each.by, each.allowed): each for _, each in away}
    by_bind: dict[str, Entry] = {}
    for record in list(sayings.values())[:MOST]:
        by_bind |= _binds(homes, catalog.locale, record)
    return [
        (entry, record, by_bind[record.bind]) for entry, record in away if record.bind in by_bind
    ]


def _binds(entries: Sequence[Entry], locale: str, record: Record) -> dict[str, Entry]:
    """Give the binds that a record with this verb, date and person would have on entries."""
    found: dict[str, Entry] = {}
    for entry in entries:
        texts = (entry.msgctxt, entry.msgid, entry.msgid_plural, entry.msgstr)
        name = bind(
            record.verb, locale, *texts, date=record.date, by=record.by, allowed=record.allowed
        )
        found[name] = entry
    return found


def bring_home(catalog: Catalog) -> int:
    """Move approvals that went astray to the entries that they bind; say how many did."""
    found = find_astray(catalog)
    for away, record, home in found:
        clear_record(away, keep_origin=False)
        lines = home.translator_comments
        home.translator_comments = replace_record(lines, write_record(record), keep_origin=False)
    return len(found)
