"""What one locale's catalogs can give to one another: sentences that have left their article."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from i18n_tool.catalog import Catalog, Entry
from i18n_tool.catalog.merge import Source, Supply
from i18n_tool.catalog.transfer import is_worth, retire
from i18n_tool.model.locale import facts
from i18n_tool.model.state import State
from i18n_tool.workspace.project import Project

RENAMED = 0.6
"""An article that has so great a share of a gone one's sentences is that one under another name."""

_LINE = re.compile(r":\d+$")
_RANK = {state: rank for rank, state in enumerate(State)}


@dataclass(frozen=True, slots=True)
class Orphan:
    """A catalog whose article is gone."""

    path: Path
    entries: tuple[Entry, ...]
    """Its entries as they were, in order."""

    @property
    def active(self) -> bool:
        """Say whether entries of it still have to become obsolete."""
        return any(not entry.obsolete for entry in self.entries)


@dataclass(slots=True)
class Gone:
    """The sentences of one locale that have left their article, for others to take over."""

    locale: str
    segment: Callable[[str, str], list[str]]
    """Cuts a text of a locale into sentences, as the project wants it."""
    pool: dict[str, Entry] = field(default_factory=dict)
    orphans: list[Orphan] = field(default_factory=list)

    def offer(self, entries: Iterable[Entry], needed: frozenset[str]) -> None:
        """Add entries of sentences that are needed elsewhere; the one furthest on wins."""
        for entry in entries:
            key = entry.key
            if key not in needed or not any(entry.msgstr):
                continue
            held = self.pool.get(key)
            if held is None or _RANK[entry.state] > _RANK[held.state]:
                self.pool[key] = entry

    def supply(self, source: Source, first: bool, blanks: Mapping[str, Entry]) -> Supply:
        """Give what a catalog may draw on; `first` says that it has no sentence in use yet."""
        locale = self.locale
        return Supply(
            pool=self.pool,
            former=self._former(source) if first else (),
            blanks=blanks,
            split=lambda text: self.segment(text, locale),
            joiner=facts(locale).joiner,
        )

    def _former(self, source: Source) -> Sequence[Entry]:
        """Give the entries that an article had under another name, if it seems to have had one."""
        keys = {wanted.key for wanted in source.sentences}
        best: tuple[float, Sequence[Entry]] = (0.0, ())
        for orphan in self.orphans:
            had = {entry.key for entry in orphan.entries}
            share = len(keys & had) / max(1, min(len(keys), len(had)))
            if share >= RENAMED and share > best[0]:
                best = (share, orphan.entries)
        return best[1]


@dataclass(frozen=True, slots=True)
class View:
    """What one catalog needs of others and could give them, before any is changed."""

    needed: frozenset[str]
    """Keys of the sentences that it has no text for."""
    leaving: tuple[Entry, ...]
    """Entries of sentences that are not in its article, or not any more."""


def view_of(catalog: Catalog, source: Source) -> View:
    """Compare a catalog with its article."""
    wanted = {each.key for each in source.sentences}
    filled: set[str] = set()
    leaving: list[Entry] = []
    for entry in catalog:
        if entry.key not in wanted:
            leaving.append(entry)
        elif any(entry.msgstr):
            filled.add(entry.key)
    return View(frozenset(wanted - filled), tuple(leaving))


def is_orphan(catalog: Catalog, project: Project) -> bool:
    """Say whether a catalog is one of an article of ours that is gone.

    Every entry in use must refer to a file of our source folder that is not there: a catalog of
    another gettext domain (a program's own) may stand in the same folder, and one of another
    tool's that is about many articles.
    """
    root = project.config.root
    folder = project.config.source.relative_to(root).as_posix() + "/"
    used = [entry for entry in catalog if not entry.obsolete]
    places = {_LINE.sub("", place.strip("\u2068\u2069")) for e in used for place in e.references}
    return all(entry.references for entry in used) and all(
        place.startswith(folder) and not (root / place).exists() for place in places
    )


def retire_all(catalog: Catalog) -> bool:
    """Make all entries obsolete, since the article is gone; say whether any was not yet.

    Those that hold nothing are dropped.
    """
    before = list(catalog)
    if all(entry.obsolete for entry in before):
        return False
    worth = [entry for entry in before if entry.obsolete or is_worth(entry)]
    catalog.entries = [entry if entry.obsolete else retire(entry) for entry in worth]
    return True
