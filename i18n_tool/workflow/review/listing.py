"""Which entries a review is about."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from i18n_tool.catalog import Catalog, Entry, Record
from i18n_tool.errors import ToolError
from i18n_tool.model.state import Reason, State
from i18n_tool.workspace.catalogs import load_catalog
from i18n_tool.workspace.project import Project


@dataclass(frozen=True, slots=True)
class Selection:
    """Which entries are meant."""

    patterns: tuple[str, ...] = ()
    """Names or globs of articles; none means all."""
    locales: tuple[str, ...] = ()
    """Gettext names; none means all."""
    msgids: tuple[str, ...] = ()
    """Single sentences, word for word; none means all."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry, as a reviewer sees it."""

    locale: str
    article: str
    msgid: str
    context: str | None
    msgstr: tuple[str, ...]
    state: State
    reason: Reason | None
    record: Record | None
    """What was last done to this very text; None where no record binds."""
    plural: str | None = None
    """The source's plural, where it has one."""

    @property
    def allowed(self) -> tuple[str, ...]:
        """What its reviewer let stand though a check finds it; nothing unless it is reviewed."""
        if self.record is None or self.state is not State.REVIEWED:
            return ()
        return self.record.allowed


@dataclass(frozen=True, slots=True)
class Listing:
    """Entries in the order of the articles, and the catalogs that could not be read."""

    items: tuple[Item, ...]
    errors: tuple[ToolError, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a catalog is, and what it is about."""

    article: str
    locale: str
    path: Path


def list_entries(
    project: Project, selection: Selection, states: Collection[State] = tuple(State)
) -> Listing:
    """Give the selected entries that are in one of the states."""
    items: list[Item] = []
    errors: list[ToolError] = []
    for spot in spots(project, selection):
        try:
            catalog = load_catalog(spot.path, spot.locale, limits=project.config.limits)
            items += (
                item_of(entry, spot)
                for entry in selected(catalog, selection)
                if entry.state in states
            )
        except ToolError as error:
            errors.append(error)
    return Listing(tuple(items), tuple(errors))


def spots(project: Project, selection: Selection) -> Iterator[Spot]:
    """Give the catalogs that are there, in the order of the articles, then of the locales."""
    locales = selection.locales or project.config.locales
    for file in project.articles(selection.patterns):
        for locale in locales:
            path = project.catalog_path(file.name, locale)
            if path.exists():
                yield Spot(file.name, locale, path)


def selected(catalog: Catalog, selection: Selection) -> Iterator[Entry]:
    """Give the entries in use that are meant."""
    wanted = frozenset(selection.msgids)
    for entry in catalog:
        if not entry.obsolete and (not wanted or entry.msgid in wanted):
            yield entry


def item_of(entry: Entry, spot: Spot) -> Item:
    """Give an entry as plain data."""
    return Item(
        spot.locale,
        spot.article,
        entry.msgid,
        entry.msgctxt,
        tuple(entry.msgstr),
        entry.state,
        entry.reason,
        entry.bound,
        entry.msgid_plural,
    )
