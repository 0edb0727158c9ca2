"""Which entry of one catalog is which of another, in use or behind `#~`.

Of each key, msgctxt and msgid, one entry is the main one: that in use, else the one behind `#~`
that would come back. gettext lets a key stand behind `#~` more often; those are told by what they
say.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from enum import IntEnum

from i18n_tool.catalog.entry import Entry
from i18n_tool.catalog.glimpse import best_first, gone
from i18n_tool.catalog.read import Reading
from i18n_tool.catalog.syntax import canonical_keys, is_obsolete, spelt_key

Id = tuple[bytes, tuple[object, ...]]
"""The key, as `canonical_keys` gives it, and nothing for its main entry; for any other, what it
says."""


class Presence(IntEnum):
    """Where an entry is: of two, the higher keeps more."""

    ABSENT = 0
    OBSOLETE = 1
    ACTIVE = 2


class Side:
    """The entries of one catalog by what they are."""

    def __init__(self, reading: Reading, locale: str, spares: Collection[Id] = ()) -> None:
        """Take what was read, and what is no main entry in the catalog that it came from."""
        self.entries: list[Entry] = []
        """All but the header, in the order of the file."""
        self.active: dict[bytes, Entry] = {}
        """By key, in the order of the file."""
        self.gone: dict[Id, Entry] = {}
        """The obsolete ones, in the order of the file."""
        behind: list[tuple[bytes, Entry]] = []
        make, entries, active = Entry.from_parts, self.entries, self.active
        for number, (key, part) in enumerate(zip(_keys(reading), reading.parts, strict=True)):
            if number == reading.header:
                continue
            entry = make(part, 0, locale)
            entries.append(entry)
            if reading.obsolete and is_obsolete(part):
                behind.append((key.replace(b"#~ ", b"", 1).replace(b"\n#~ ", b"\n"), entry))
            else:
                active[key] = entry
        mains = self._mains(behind, spares) if behind else {}
        for key, entry in behind:
            name = (key, ()) if mains.get(key) is entry else (key, saying(entry))
            self.gone.setdefault(name, entry)

    def _mains(
        self, behind: Sequence[tuple[bytes, Entry]], spares: Collection[Id]
    ) -> Mapping[bytes, Entry]:
        """Give by key the obsolete entry that stands for it, where none is in use."""
        groups: defaultdict[bytes, list[Entry]] = defaultdict(list)
        for key, entry in behind:
            if key not in self.active:
                groups[key].append(entry)
        mains: dict[bytes, Entry] = {}
        for key, entries in groups.items():
            mains[key] = entries[0]
            if len(entries) > 1:
                best = best_first(entries)
                fresh = [each for each in best if (key, saying(each)) not in spares]
                mains[key] = (fresh or best)[0]
        return mains

    def find(self, name: Id) -> Entry | None:
        """Give an entry by what it is."""
        if not name[1] and name[0] in self.active:
            return self.active[name[0]]
        return self.gone.get(name)

    @property
    def used(self) -> list[Id]:
        """Give what the entries in use are."""
        return [(key, ()) for key in self.active]

    @property
    def names(self) -> list[Id]:
        """Give what the entries are, those in use first."""
        return [*self.used, *self.gone]

    @property
    def spares(self) -> set[Id]:
        """Give what its obsolete entries are that are not the main ones."""
        return {name for name in self.gone if name[1]}


def _keys(reading: Reading) -> list[bytes]:
    """Give the key of each entry, the header's too."""
    keys = canonical_keys(reading.parts)
    for number in reading.odd:
        part = reading.parts[number]
        keys[number] = (b"#~ " if is_obsolete(part) else b"") + spelt_key(part)
    return keys


def presence(entry: Entry | None) -> Presence:
    """Say where an entry is."""
    if entry is None:
        return Presence.ABSENT
    return Presence.OBSOLETE if gone(entry) else Presence.ACTIVE


def merged_presence(base: Presence, stays: Presence, other: Presence) -> Presence:
    """Give where an entry is after what both sides did: where both did something, where it keeps.

    The side that did nothing has no say.
    """
    if stays == base:
        return other
    return stays if other == base else max(stays, other)


def saying(entry: Entry) -> tuple[object, ...]:
    """Give what tells one obsolete entry of a key from another."""
    return (
        entry.msgid_plural,
        tuple(entry.msgstr),
        tuple(entry.flags),
        tuple(entry.translator_comments),
        entry.previous_msgctxt,
        entry.previous_msgid,
        entry.previous_msgid_plural,
    )
