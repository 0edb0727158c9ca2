"""Two changed versions of a catalog, merged entry by entry.

Pure: from bytes to bytes. Entries are told apart by msgctxt and msgid, as gettext does, so that
changes to different entries never meet, wherever they stand. Law 3: an entry that neither side
changed keeps its bytes; where one side changed nothing at all, the result is the other one. Law 4:
every text of either side is in the result, in its entry, behind `#~`, or in a note. Law 8: of two
writers neither loses the other's work.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from i18n_tool.catalog.assembling import place, write_merged
from i18n_tool.catalog.carried import Article, Carried, take_over
from i18n_tool.catalog.catalog import Catalog
from i18n_tool.catalog.clashes import Clash
from i18n_tool.catalog.demand import Wanted
from i18n_tool.catalog.entry import Entry
from i18n_tool.catalog.fields import merge_header
from i18n_tool.catalog.glimpse import gone
from i18n_tool.catalog.limits import DEFAULT_LIMITS, Limits
from i18n_tool.catalog.lineage import Id, Presence, Side, merged_presence, presence, saying
from i18n_tool.catalog.mixing import Mixing, fit_forms
from i18n_tool.catalog.order import merge_order
from i18n_tool.catalog.pause import collector_paused
from i18n_tool.catalog.plural import parse_plural_forms
from i18n_tool.catalog.read import Reading, read_catalog
from i18n_tool.catalog.style import width_of
from i18n_tool.catalog.syntax import spelt_key
from i18n_tool.catalog.transfer import is_worth, retire
from i18n_tool.errors import CatalogError

__all__ = ["Clash", "Reconciled", "reconcile"]


@dataclass(frozen=True, slots=True)
class Reconciled:
    """A merged catalog."""

    data: bytes
    """Its bytes; what neither side touched as it was."""
    clashes: tuple[Clash, ...]
    """What both sides changed differently, in the order of the file. Nothing of it is lost."""


def reconcile(  # noqa: PLR0913 - three versions, and how to read and name them
    base: bytes | None,
    stays: bytes,
    other: bytes,
    *,
    path: str,
    locale: str = "",
    whose: str,
    limits: Limits = DEFAULT_LIMITS,
) -> Reconciled:
    """Merge what two sides made of a catalog.

    `base` is what both started from; None, or what is no catalog, counts as nothing. Where both
    changed one entry differently, the text of `stays` stays, is marked fuzzy, and the other is kept
    in a note that says that it is of `whose`. `locale` is the catalog's, which records are bound
    to; the headers' by default. CatalogError, with a line, where one of the two is no catalog.
    """
    with collector_paused():
        ours = read_catalog(stays, path, limits)
        theirs = read_catalog(other, f"{path} ({whose})", limits)
        if other in (stays, base):
            return Reconciled(stays, ())
        if stays == base:
            return Reconciled(other, ())
        readings = (_read_base(base, path, limits), ours, theirs)
        return _Reconciling(readings, (path, locale), whose, limits).run()


def _read_base(base: bytes | None, path: str, limits: Limits) -> Reading:
    """Read what both sides started from: no catalog, where it cannot be read as one."""
    try:
        return read_catalog(base or b"", path, limits)
    except CatalogError:
        return read_catalog(b"", path, limits)


class _Reconciling:
    """One merge under way."""

    def __init__(
        self,
        readings: tuple[Reading, Reading, Reading],
        file: tuple[str, str],
        whose: str,
        limits: Limits,
    ) -> None:
        self.reading = readings[1]
        self.readings = readings
        path, locale = file
        self.catalogs = [Catalog(reading, path=path, locale=locale) for reading in readings]
        names = [catalog.locale for catalog in self.catalogs]
        self.base = Side(readings[0], names[0])
        self.stays = Side(readings[1], names[1], self.base.spares)
        self.other = Side(readings[2], names[2], self.base.spares)
        self.sides = (self.base, self.stays, self.other)
        self.result = self.catalogs[1]
        self.result.limits = limits
        self.whose = whose
        self.limits = limits
        restyled = bool(width_of(readings[1].parts)) != bool(width_of(readings[2].parts))
        self.mixing = Mixing(whose, self._synced(), restyled)
        self.forms = 0
        """How many plural forms the result's header says; 0 if it does not say."""
        self.merged: dict[Id, Entry] = {}
        """What is in the result, by what it is."""
        self.synced: Mapping[str, Carried] | None = None

    def _synced(self) -> str:
        """Give the side whose article has moved on, where it is one."""
        before = self.base.active.keys()
        moved = [side.active.keys() != before for side in (self.stays, self.other)]
        return "" if moved[0] == moved[1] else "stays" if moved[0] else "other"

    def run(self) -> Reconciled:
        """Merge all; give the bytes."""
        headers = [catalog.header_entry for catalog in self.catalogs]
        header, clashes = merge_header(headers[0], headers[1], headers[2], self.whose)
        self._merge_all()
        self._carry()
        self.result.header_entry = header
        rule = parse_plural_forms(self.result.header.get("Plural-Forms", ""), self.limits.nplurals)
        self.forms = rule.nplurals if rule else 0
        self.result.entries = self._ordered()
        data = write_merged(self.result, self.readings)
        found = place([*clashes, *self.mixing.clashes], data, self.result, self.limits)
        return Reconciled(data, found)

    def _merge_all(self) -> None:
        """Merge every entry; those last that both sides have got, each in its own way."""
        twice: list[tuple[Id, Entry, Entry]] = []
        for name in dict.fromkeys([*self.base.names, *self.stays.names, *self.other.names]):
            base, stays, other = (side.find(name) for side in self.sides)
            entry = stays
            if stays is None or other is None or stays.parts != other.parts:
                if base is None and stays is not None and other is not None:
                    twice.append((name, stays, other))
                    entry = max(stays, other, key=presence)  # until all are known
                else:
                    entry = self._merge(base, stays, other)
            if entry is not None:
                self.merged[name] = entry
        for name, stays, other in twice:
            wanted = max(presence(stays), presence(other))
            synced = self._synced_base().get(stays.key) if wanted is Presence.ACTIVE else None
            mixed = self.mixing.mix(synced.entry if synced else None, stays, other)
            self.merged[name] = _put(mixed, wanted)

    def _merge(self, base: Entry | None, stays: Entry | None, other: Entry | None) -> Entry | None:
        """Give what becomes of an entry; None where it is in the result no more."""
        wanted = merged_presence(*map(presence, (base, stays, other)))
        if stays is not None and other is not None:
            entry = _put(self.mixing.mix(base, stays, other), wanted)
            if wanted is Presence.OBSOLETE and stays.obsolete != other.obsolete:
                entry = _described(entry, stays if stays.obsolete else other)
            return entry
        alone = stays or other
        if alone is None:
            return None
        if base is None or wanted is not Presence.ABSENT:
            return alone
        if saying(alone) == saying(base) or not is_worth(alone):
            return None
        return _put(alone, Presence.OBSOLETE)

    def _carry(self) -> None:
        """Give sentences that one side changed what the other wrote under their former version."""
        for side, peer in ((self.stays, self.other), (self.other, self.stays)):
            lost = [key for key in side.active if self._is_lost(key, side)]
            new = [name for name in peer.used if name in self.merged and name[0] not in side.active]
            if not lost or not new:
                continue
            carried = self._article().carry(side.active.values(), side.gone.values())
            for name in new:
                key = self.merged[name].key
                if key in carried:
                    self._take_over(name, carried[key], self._synced_base().get(key))

    def _article(self) -> Article:
        """Give the sentences of the result."""
        return Article(tuple(_wanted(self.merged[name]) for name in self._active()))

    def _synced_base(self) -> Mapping[str, Carried]:
        """Give what a sync would make of the base for the sentences that it lacks, by their keys.

        That is what both sides had of these, where nobody has touched it.
        """
        if self.synced is None:
            base = self.base
            self.synced = (
                self._article().carry(base.active.values(), base.gone.values())
                if base.active or base.gone
                else {}
            )
        return self.synced

    def _is_lost(self, key: bytes, side: Side) -> bool:
        """Say whether a side has changed an entry in use that is not in use in the result."""
        merged, base = self.merged.get((key, ())), self.base.active.get(key)
        if base is None or merged is None or not gone(merged):
            return False
        return saying(side.active[key]) != saying(base)

    def _take_over(self, name: Id, carried: Carried, before: Carried | None) -> None:
        """Let a sentence have a draft; what it was a draft of already is not kept twice."""
        made = take_over(self.merged[name], carried, before)
        if made is None:
            return
        self.merged[name] = made
        former = carried.former
        if former is not None and former.fuzzy and former.parts is not None:
            old = (spelt_key(former.parts), ())
            if any(side.find(old) is None for side in (self.stays, self.other)):
                self.merged.pop(old, None)

    def _active(self) -> list[Id]:
        """Give what the entries in use are, in the article's order."""
        used = {name for name, entry in self.merged.items() if not gone(entry)}
        return merge_order(self.base.used, self.stays.used, self.other.used, used)

    def _ordered(self) -> list[Entry]:
        """Give the entries in their order: those in use in the article's, then the obsolete."""
        active = self._active()
        used = set(active)
        behind = dict.fromkeys(name for name in self.merged if name not in used)
        retired = merge_order(
            list(self.base.gone), list(self.stays.gone), list(self.other.gone), behind
        )
        order = list(dict.fromkeys([*active, *retired, *behind]))
        if behind and order == self.stays.names:  # as they stand there, wherever these do
            names = {id(self.stays.find(name)): name for name in order}
            order = [names[id(entry)] for entry in self.stays.entries if id(entry) in names]
        return [self._fitting(name) for name in order]

    def _fitting(self, name: Id) -> Entry:
        """Give an entry with as many forms as the header says, apart from the one before it."""
        entry = self.merged[name]
        before = self.stays.find(name)
        if entry is before and entry.parts is not None and not entry.parts[4]:
            return entry
        if entry.parts is not None and entry is not before:
            lead = b"\n" if before is None or before.parts is None else before.parts[0]
            if entry.parts[0] != lead:
                copy = entry.copy()
                copy.parts = (lead, *entry.parts[1:])
                entry = copy
        return fit_forms(entry, self.forms, self.whose)


def _wanted(entry: Entry) -> Wanted:
    return Wanted(entry.msgid, entry.msgctxt)


def _put(entry: Entry, wanted: Presence) -> Entry:
    """Give an entry where it is to be; a copy, if that is elsewhere."""
    obsolete = wanted is not Presence.ACTIVE
    if entry.obsolete == obsolete:
        return entry
    entry = entry.copy()
    entry.obsolete = obsolete
    return retire(entry) if obsolete else entry


def _described(entry: Entry, retired: Entry) -> Entry:
    """Give an entry with the `#.` and `#:` of the side that retired it: none, as a sync does."""
    if (entry.references, entry.extracted_comments) == (
        retired.references,
        retired.extracted_comments,
    ):
        return entry
    entry = entry.copy()
    entry.references = retired.references
    entry.extracted_comments = retired.extracted_comments
    return entry
