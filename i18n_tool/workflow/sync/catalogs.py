"""One catalog or template brought up to date with its article, under a lock."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from i18n_tool.catalog import Catalog, Entry, new_catalog, parse_catalog, serialize_catalog
from i18n_tool.catalog.heading import settle_header
from i18n_tool.catalog.merge import Source, Supply, merge
from i18n_tool.errors import ConflictError
from i18n_tool.model.counts import Counts
from i18n_tool.model.locale import facts
from i18n_tool.workspace.catalogs import edit_catalog, load_catalog
from i18n_tool.workspace.files import read_file, write_file
from i18n_tool.workspace.locks import locked
from i18n_tool.workspace.project import Project

ATTEMPTS = 5
"""So often a catalog that somebody else is just writing is read and merged again."""


@dataclass(frozen=True, slots=True)
class Place:
    """A file that is brought up to date, and how."""

    project: Project
    path: Path
    locale: str
    """The gettext name; empty for a template."""
    now: str
    """For PO-Revision-Date, as `2026-11-24 09:30+0000`."""
    dry: bool
    """True: write nothing."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one catalog."""

    counts: Counts
    changed: bool
    warning: str | None = None
    gone: tuple[str, ...] = ()
    """The keys of the sentences that it keeps behind `#~`."""


def merge_into(
    place: Place, source: Source, name: str, supply: Callable[[Catalog], Supply]
) -> Outcome:
    """Bring the catalog of the article `name` up to date.

    Law 8: the catalog is read again under its lock, so that two syncs lose nothing of each other's
    work; if an editor that knows no lock writes it meanwhile, all starts again from what it wrote.
    Raises CatalogError, FileError; ConflictError if that goes on and on.
    """

    def work(catalog: Catalog) -> Outcome:
        """Merge the article into the catalog; say what came of it."""
        before = serialize_catalog(catalog) if len(catalog) else b""
        counts = merge(catalog, source, supply(catalog))
        warning = settle_header(catalog, place.locale, name) if len(catalog) else None
        changed = serialize_catalog(catalog) != before if before else len(catalog) > 0
        if changed:
            catalog.touch(place.now)
        gone = tuple(e.key for e in catalog if e.obsolete and any(e.msgstr))
        return Outcome(counts, changed, warning, gone)

    return edit(place, work)


def edit(place: Place, work: Callable[[Catalog], Outcome]) -> Outcome:
    """Let `work` change a catalog, and save it; in a dry run, let it change a copy in memory."""
    for attempt in range(ATTEMPTS):
        try:
            with _opened(place) as catalog:
                return work(catalog)
        except ConflictError:
            if attempt == ATTEMPTS - 1:
                raise
    raise AssertionError  # the loop ends by returning or raising


@contextmanager
def _opened(place: Place) -> Iterator[Catalog]:
    if not place.dry:
        with edit_catalog(place.project, place.path, place.locale) as catalog:
            yield catalog
    else:
        yield glance(place.path, place.locale)


def glance(path: Path, locale: str) -> Catalog:
    """Give a catalog to look at, an empty one where there is no file."""
    if path.exists():
        return load_catalog(path, locale)
    return new_catalog(locale, plural_forms=facts(locale).plural_forms)


def blanks_of(source: Source) -> dict[str, Entry]:
    """Give the article's entries as a new catalog has them, by key."""
    catalog = new_catalog("")
    merge(catalog, source)
    return {entry.key: entry for entry in parse_catalog(serialize_catalog(catalog))}


def write_template(place: Place, source: Source, name: str) -> bool:
    """Write an article's template (`.pot`); say whether that changed it.

    It has no dates: they would only make merge conflicts. Other header fields that somebody put in
    stay. Raises CatalogError, FileError.
    """
    if place.dry:
        return _template(place, source, name)
    with locked(place.path, root=place.project.config.root):
        return _template(place, source, name)


def _template(place: Place, source: Source, name: str) -> bool:
    before = read_file(place.path) if place.path.exists() else None
    if before is None:
        catalog = new_catalog("")
        catalog.header["Project-Id-Version"] = name
        del catalog.header["PO-Revision-Date"]
    else:
        catalog = parse_catalog(before, path=str(place.path))
    merge(catalog, source)
    if any(entry.obsolete for entry in catalog):
        catalog.entries = [entry for entry in catalog if not entry.obsolete]
    after = serialize_catalog(catalog)
    if after == before or (before is None and not source.sentences):
        return False
    return place.dry or write_file(place.path, after)
