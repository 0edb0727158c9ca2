"""Two changed versions of a catalog, merged entry by entry.

Pure: from bytes to bytes. Entries are told apart by msgctxt and msgid, as gettext does, so that
changes to different entries never meet, wherever they stand. Law 3: an entry that neither side
changed keeps its bytes; where one side changed nothing at all, the result is the other one. Law 4:
every text of either side is in the result, in its entry, behind `#~`, or in a note. Law 8: of two
writers neither loses the other's work.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from i18n_tool.catalog.catalog import Catalog, parse_catalog
from i18n_tool.catalog.clashes import Clash
from i18n_tool.catalog.encoding import Encoding
from i18n_tool.catalog.entry import Entry
from i18n_tool.catalog.fields import merge_header
from i18n_tool.catalog.limits import DEFAULT_LIMITS, Limits
from i18n_tool.catalog.lineage import Id, Presence, Side, merged_presence, presence
from i18n_tool.catalog.mixing import Mixing, is_same
from i18n_tool.catalog.order import merge_lines, merge_order
from i18n_tool.catalog.pause import collector_paused
from i18n_tool.catalog.read import Reading, read_catalog
from i18n_tool.catalog.style import width_of
from i18n_tool.catalog.transfer import is_worth
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
        place: tuple[str, str],
        whose: str,
        limits: Limits,
    ) -> None:
        self.reading = readings[1]
        self.readings = readings
        path, locale = place
        catalogs = [Catalog(reading, path=path, locale=locale) for reading in readings]
        self.base = Side(catalogs[0])
        self.stays, self.other = (Side(each, self.base.spares) for each in catalogs[1:])
        self.sides = (self.base, self.stays, self.other)
        self.result = catalogs[1]
        self.result.limits = limits
        self.whose = whose
        self.limits = limits
        restyled = bool(width_of(readings[1].parts)) != bool(width_of(readings[2].parts))
        self.mixing = Mixing(whose, "other" if self._has_moved() else "stays", restyled)
        self.merged: dict[Id, Entry] = {}
        """What is in the result, by what it is."""

    def _has_moved(self) -> bool:
        """Say whether the article of the other side has moved on, and only there."""
        before = self.base.active.keys()
        return self.other.active.keys() != before and self.stays.active.keys() == before

    def run(self) -> Reconciled:
        """Merge all; give the bytes."""
        header, clashes = merge_header(
            self.base.catalog.header_entry,
            self.stays.catalog.header_entry,
            self.other.catalog.header_entry,
            self.whose,
        )
        for name in dict.fromkeys([*self.base.names, *self.stays.names, *self.other.names]):
            entry = self._merge(name)
            if entry is not None:
                self.merged[name] = entry
        self.result.entries = self._ordered()
        self.result.header_entry = header
        data = self._write()
        found = [*clashes, *self.mixing.clashes]
        return Reconciled(data, _placed(data, found, self.limits))

    def _merge(self, name: Id) -> Entry | None:
        """Give what becomes of an entry; None where it is in the result no more."""
        base, stays, other = (side.find(name) for side in self.sides)
        wanted = merged_presence(*map(presence, (base, stays, other)))
        if stays is not None and other is not None:
            return _put(self.mixing.mix(base, stays, other), wanted)
        alone = stays or other
        if alone is None:
            return None
        if base is None or wanted is not Presence.ABSENT:
            return alone
        if is_same(alone, base) or not is_worth(alone):
            return None
        return _put(alone, Presence.OBSOLETE)

    def _ordered(self) -> list[Entry]:
        """Give the entries in their order: those in use in the article's, then the obsolete."""
        used = {name for name, entry in self.merged.items() if not entry.obsolete}
        active = merge_order(self.base.used, self.stays.used, self.other.used, used)
        behind = [name for name in self.merged if name not in used]
        gone = merge_order(
            list(self.base.gone), list(self.stays.gone), list(self.other.gone), set(behind)
        )
        named = set(gone)
        order = [*active, *gone, *(name for name in behind if name not in named)]
        mine = self.stays.names
        if order != mine:
            return [self.merged[name] for name in order]
        names = {id(self.stays.find(name)): name for name in mine}
        return [
            self.merged[names[id(entry)]]
            for entry in self.stays.catalog.entries
            if id(entry) in names
        ]

    def _write(self) -> bytes:
        """Give the bytes of the result, proved to be a catalog."""
        reading = self.reading
        tails = [each.tail for each in self.readings]
        if tails[1] != tails[2]:
            lines = [each.decode("utf-8").split("\n") for each in tails]
            reading.tail = "\n".join(merge_lines(*lines)).encode("utf-8")
        reading.encoding = _encoding_of(self.readings, self.result)
        data = self.result.to_bytes()
        read_catalog(data, self.result.path, self.limits)
        return data


def _put(entry: Entry, wanted: Presence) -> Entry:
    """Give an entry where it is to be; a copy, if that is elsewhere."""
    obsolete = wanted is not Presence.ACTIVE
    if entry.obsolete == obsolete:
        return entry
    entry = entry.copy()
    entry.obsolete = obsolete
    if obsolete:
        entry.references = []
        entry.extracted_comments = []
    return entry


def _encoding_of(readings: Sequence[Reading], result: Catalog) -> Encoding:
    """Give how the result is written: as `stays`, unless the header names the other's charset."""
    _, stays, other = readings
    named = result.header.get("Content-Type", "")
    if named in {stays.fields.get("Content-Type", ""), ""} or not other.fields:
        return stays.encoding
    return replace(stays.encoding, charset=other.encoding.charset)


def _placed(data: bytes, clashes: Sequence[Clash], limits: Limits) -> tuple[Clash, ...]:
    """Give clashes with their lines, in the order of the file."""
    if not clashes:
        return ()
    catalog = parse_catalog(data, limits=limits)
    lines: defaultdict[tuple[str | None, str], int] = defaultdict(int)
    for entry in catalog:
        lines[entry.msgctxt, entry.msgid] = lines[entry.msgctxt, entry.msgid] or entry.line
    if catalog.header_entry is not None:
        lines[None, ""] = catalog.header_entry.line
    placed = [replace(clash, line=lines[clash.msgctxt, clash.msgid]) for clash in clashes]
    return tuple(sorted(placed, key=lambda clash: clash.line))
