"""Catalogs and templates brought up to date with their articles."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, partial
from pathlib import Path

from i18n_tool.catalog import Catalog, Entry, new_catalog, parse_catalog, serialize_catalog
from i18n_tool.catalog.blank import blank_entries, new_template
from i18n_tool.catalog.glimpse import gone, key_of, msgid_of
from i18n_tool.catalog.heading import settle_header
from i18n_tool.catalog.limits import Limits, hold_entries
from i18n_tool.catalog.merge import Source, merge
from i18n_tool.catalog.settled import follows, has_text
from i18n_tool.model.counts import Counts
from i18n_tool.model.locale import facts
from i18n_tool.workflow.sync.pieces import Outcome, Piece, put_in_place
from i18n_tool.workflow.sync.rows import mark_of_key
from i18n_tool.workflow.sync.supplies import NOTHING, Need, supply_of
from i18n_tool.workspace.fence import Fence
from i18n_tool.workspace.project import Project
from i18n_tool.workspace.workers import spread

TOGETHER = 100
"""So many files are written, then flushed to disk together; each is open so long, and its lock."""


@dataclass(frozen=True, slots=True)
class Task:
    """An article whose catalogs are to be brought up to date."""

    name: str
    source: Source
    template: bool
    """Its template, too."""
    needs: Mapping[str, Need]
    """By locale, what the catalogs that have to change may draw on."""


@dataclass(frozen=True, slots=True)
class Writing:
    """What a worker needs to know beside the articles."""

    project: Project
    now: str
    """For PO-Revision-Date, as `2026-11-24 09:30+0000`."""
    dry: bool
    """True: write nothing."""


def bring_all(work: Writing, tasks: Sequence[Task]) -> Iterator[Outcome]:
    """Bring the catalogs of many articles up to date; give what became of each file."""
    largest = max((len(task.needs) for task in tasks), default=0)
    size = max(1, TOGETHER // (1 + largest))
    batches = [tasks[at : at + size] for at in range(0, len(tasks), size)]
    for outcomes in spread(partial(bring, work), batches, 1):
        yield from outcomes


def bring(work: Writing, tasks: Sequence[Task]) -> list[Outcome]:
    """Bring the catalogs of some articles up to date, together."""
    pieces: list[Piece] = []
    for task in tasks:
        blank = Blank(task.source, task.name)
        if task.template:
            pieces.append(_Template(work, task, blank))
        pieces += (_Catalog(work, task, locale, blank) for locale in task.needs)
    return put_in_place(pieces, Fence.of_catalogs(work.project.config), dry=work.dry)


class _Template(Piece):
    """The template of an article; only sync writes it, so it needs no lock."""

    def __init__(self, work: Writing, task: Task, blank: "Blank") -> None:
        project = work.project
        super().__init__(project.template_path(task.name), None, project.config.limits)
        self.task = task
        self.blank = blank
        self.outcome.name = task.name

    def work(self, before: bytes | None) -> bytes | None:
        """Give the article's template, if it is not there already."""
        source = self.task.source
        if before is None:
            return self.blank.template if source.sentences else None
        return template_bytes(self.path, before, source, self.limits)


class _Catalog(Piece):
    """The catalog of an article in one locale."""

    def __init__(self, work: Writing, task: Task, locale: str, blank: "Blank") -> None:
        root = None if work.dry else work.project.config.root
        project = work.project
        super().__init__(project.catalog_path(task.name, locale), root, project.config.limits)
        self.writing = work
        self.task = task
        self.locale = locale
        self.blank = blank
        self.outcome.name, self.outcome.locale = task.name, locale

    def work(self, before: bytes | None) -> bytes | None:
        """Give the catalog with the article merged into it, if that changes it."""
        task, now = self.task, self.writing.now
        need = task.needs[self.locale]
        if before is None and need == NOTHING:
            count = len(task.source.sentences)
            hold_entries(count + 1, str(self.path), self.limits)
            self.outcome.counts = Counts(new=count)
            return self.blank.catalog(self.locale, now) if count else None
        catalog = self._open(before)
        supply = supply_of(self.writing.project, self.locale, need, task.source)
        if not len(catalog):
            supply = replace(supply, blanks=self.blank.entries)
        self.outcome.counts = merge(catalog, task.source, supply)
        self.outcome.marks = gone_marks(catalog)
        if len(catalog):
            self.outcome.warning = settle_header(catalog, self.locale, task.name)
        if (before is None and not len(catalog)) or before == serialize_catalog(catalog):
            return None
        catalog.touch(now)
        return serialize_catalog(catalog)

    def _open(self, before: bytes | None) -> Catalog:
        if before is not None:
            return parse_catalog(
                before, path=str(self.path), locale=self.locale, limits=self.limits
            )
        forms = facts(self.locale).plural_forms
        catalog = new_catalog(self.locale, plural_forms=forms, path=str(self.path))
        catalog.limits = self.limits
        return catalog


class Blank:
    """An article's entries as every new catalog has them, written once for all locales."""

    def __init__(self, source: Source, name: str) -> None:
        """Take the article and its name."""
        self.source = source
        self.name = name

    @cached_property
    def template(self) -> bytes:
        """Give the bytes of the new template."""
        return serialize_catalog(new_template(self.source, self.name))

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Give the entries by key."""
        return {entry.key: entry for entry in blank_entries(self.source)}

    def catalog(self, locale: str, now: str) -> bytes:
        """Give the bytes of a new catalog: a header of its own, and the template's entries."""
        head, blank_line, entries = self.template.partition(b"\n\n")
        project = head.split(b"\n")[2]
        return _head(locale, now).replace(_NAMELESS, project, 1) + blank_line[1:] + entries


_NAMELESS = b'"Project-Id-Version: PACKAGE VERSION\\n"'


@lru_cache(maxsize=256)
def _head(locale: str, now: str) -> bytes:
    """Give the header of a new catalog, which lacks the project's name."""
    forms = facts(locale).plural_forms
    return serialize_catalog(new_catalog(locale, now=now, plural_forms=forms))


def gone_marks(catalog: Catalog) -> str:
    """Give the marks of the sentences with a text that a catalog keeps behind `#~`, joined."""
    kept = (entry for entry in catalog if gone(entry) and has_text(entry))
    return "".join(mark_of_key(key_of(entry, msgid_of(entry))) for entry in kept)


def template_bytes(path: Path, before: bytes, source: Source, limits: Limits) -> bytes | None:
    """Give what a template has to become; None where it can stay as it is.

    Header fields that somebody put in stay. Raises CatalogError.
    """
    catalog = parse_catalog(before, path=str(path), limits=limits)
    if follows(catalog, source) and not any(map(gone, catalog)):
        return None
    merge(catalog, source)
    if any(entry.obsolete for entry in catalog):
        catalog.entries = [entry for entry in catalog if not entry.obsolete]
    after = serialize_catalog(catalog)
    return None if after == before else after
