"""The run: which articles have changed, what their catalogs need, and giving it to them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from i18n_tool.catalog import Catalog, Entry
from i18n_tool.catalog.merge import Source, Supply, Wanted
from i18n_tool.errors import ToolError
from i18n_tool.model.article import Article
from i18n_tool.model.counts import Counts
from i18n_tool.workflow.sync.catalogs import (
    Outcome,
    Place,
    blanks_of,
    edit,
    glance,
    merge_into,
    write_template,
)
from i18n_tool.workflow.sync.ledger import Kept, Ledger, Row, mark_of
from i18n_tool.workflow.sync.report import SyncReport
from i18n_tool.workflow.sync.supplies import (
    Gone,
    Orphan,
    View,
    is_orphan,
    retire_all,
    view_of,
)
from i18n_tool.workspace.articles import read_article
from i18n_tool.workspace.catalogs import load_catalog
from i18n_tool.workspace.index import Stamp
from i18n_tool.workspace.project import ArticleFile, Project
from i18n_tool.workspace.sentence_rules import splitter_of
from i18n_tool.workspace.stamps import stamp_of


@dataclass(frozen=True, slots=True)
class Scope:
    """What a sync is about."""

    patterns: tuple[str, ...] = ()
    """Names or globs of articles; none means all. Only then are gone articles' catalogs tended."""
    locales: tuple[str, ...] = ()
    """Gettext names; none means all of the project's."""


@dataclass(frozen=True)
class Job:
    """An article that has to be synced."""

    file: ArticleFile
    locale: str
    source: Source
    stamp: Stamp
    """Of its file, from before it was read."""

    @cached_property
    def blanks(self) -> dict[str, Entry]:
        """Give its entries as every new catalog has them."""
        return blanks_of(self.source)


@dataclass(slots=True)
class _Tally:
    """The report as it grows."""

    articles: dict[str, dict[str, Counts]] = field(default_factory=dict)
    written: list[Path] = field(default_factory=list)
    orphans: set[Path] = field(default_factory=set)
    warnings: list[str] = field(default_factory=list)
    errors: list[ToolError] = field(default_factory=list)
    failed: set[str] = field(default_factory=set)
    """Articles whose row must not be kept."""
    kept: dict[str, dict[str, Kept]] = field(default_factory=dict)


def sync(
    project: Project, scope: Scope | None = None, *, now: str, dry: bool = False
) -> SyncReport:
    """Bring templates and catalogs up to date with the articles; only changed articles are read.

    `now` is for PO-Revision-Date, as `2026-11-24 09:30+0000`; it moves only with content (law 7).
    With `dry` nothing is written, and the report says what would be. An article or catalog that
    cannot be read or written is left as it is and stands in the report's errors; the others are
    done. Stopped at any moment it leaves every file whole, and the next sync goes on from there.
    """
    return _Run(project, scope or Scope(), now, dry=dry).run()


def source_of(article: Article, reference: str) -> Source:
    """Give an article as its catalogs see it: each sentence once, with all its kinds."""
    kinds: dict[tuple[str, str | None], dict[str, None]] = {}
    for unit in article.units:
        for segment in unit.segments:
            kinds.setdefault((segment.text, segment.context), {})[unit.kind] = None
    wanted = (Wanted(text, context, tuple(each)) for (text, context), each in kinds.items())
    return Source(reference, article.locale, tuple(wanted))


def reference_to(path: str) -> str:
    """Write a path for `#:`: isolated where it has white space, as gettext does."""
    return f"\u2068{path}\u2069" if len(path.split()) > 1 else path


class _Run:
    """One sync under way."""

    def __init__(self, project: Project, scope: Scope, now: str, *, dry: bool) -> None:
        self.project = project
        self.scope = scope
        self.now = now
        self.dry = dry
        self.locales = scope.locales or project.config.locales
        self.tally = _Tally()
        self.files = project.articles()
        self.ledger = Ledger(project)

    def run(self) -> SyncReport:
        """Bring all that is in the scope up to date; give the report."""
        chosen = self.project.articles(self.scope.patterns) if self.scope.patterns else self.files
        jobs = [job for file in chosen if (job := self._job(file)) is not None]
        for job in jobs:
            self._template(job)
        for locale in self.locales:
            mine = [job for job in jobs if locale in self.project.target_locales(job.locale)]
            self._locale(locale, mine)
        if not self.dry:
            self._keep(jobs)
        return self._report(jobs)

    def _job(self, file: ArticleFile) -> Job | None:
        """Give an article that has changed, read; None if nothing about it has."""
        counts = self.ledger.counts(file, self.locales)
        if counts is not None:
            self.tally.articles[file.name] = counts
            return None
        try:
            stamp = stamp_of(file.path)
            article = read_article(self.project, file)
        except ToolError as error:
            self.tally.errors.append(error)
            return None
        path = file.path.relative_to(self.project.config.root).as_posix()
        source = source_of(article, reference_to(path))
        self.tally.articles[file.name] = {}
        return Job(file, article.locale, source, stamp)

    def _place(self, path: Path, locale: str) -> Place:
        return Place(self.project, path, locale, self.now, self.dry)

    def _template(self, job: Job) -> None:
        path = self.project.template_path(job.file.name)
        self._try(
            job.file.name,
            path,
            lambda: write_template(self._place(path, ""), job.source, job.file.name),
        )

    def _try(self, name: str, path: Path, work: Callable[[], bool]) -> None:
        """Do something for an article's file; note what was written and what went wrong."""
        try:
            if work():
                self.tally.written.append(path)
        except ToolError as error:
            self.tally.errors.append(error)
            self.tally.failed.add(name)

    def _locale(self, locale: str, jobs: Sequence[Job]) -> None:
        """Sync the catalogs of one locale: first see what they need, then give it to them."""
        whole = not self.scope.patterns and bool(self.files)
        views = {job.file.name: view for job in jobs if (view := self._view(job, locale))}
        needed = frozenset(key for view in views.values() for key in view.needed)
        gone = Gone(locale, splitter_of(self.project.config.segmentation).segment)
        if whole or needed:
            gone.orphans = list(self._orphans(f"{locale}/LC_MESSAGES/", ".po", locale))
        if needed:
            self._collect(gone, needed, views)
        for job in jobs:
            self._catalog(job, gone)
        for orphan in gone.orphans if whole else ():
            self._retire(orphan, locale)

    def _view(self, job: Job, locale: str) -> View | None:
        with suppress(ToolError):  # raised again, and told, when it comes to merging
            path = self.project.catalog_path(job.file.name, locale)
            return view_of(glance(path, locale), job.source)
        return None

    def _collect(self, gone: Gone, needed: frozenset[str], views: Mapping[str, View]) -> None:
        """Find what catalogs need among what leaves others now, has left them, or lies orphaned."""
        for obsolete in (False, True):
            for view in views.values():
                gone.offer((e for e in view.leaving if e.obsolete is obsolete), needed)
        for orphan in gone.orphans:
            gone.offer(orphan.entries, needed)
        missing = needed - gone.pool.keys()
        names = {self._below_source(file): file.name for file in self.files}
        for path in self.ledger.holders(gone.locale, map(mark_of, missing)):
            name = names.get(path)
            if name is not None and name not in views:
                with suppress(ToolError):
                    held = glance(self.project.catalog_path(name, gone.locale), gone.locale)
                    gone.offer((entry for entry in held if entry.obsolete), missing)

    def _below_source(self, file: ArticleFile) -> str:
        return file.path.relative_to(self.project.config.source).as_posix()

    def _orphans(self, folder: str, ending: str, locale: str) -> Iterator[Orphan]:
        """Give the catalogs in a folder whose article is gone, sorted."""
        names = {file.name for file in self.files}
        for below in sorted(self.ledger.files):
            name = below.removeprefix(folder).removesuffix(ending)
            if not (below.startswith(folder) and below.endswith(ending)) or name in names:
                continue
            path = self.project.config.catalogs / below
            try:
                catalog = load_catalog(path, locale or None)
            except ToolError as error:
                self.tally.warnings.append(str(error))
                continue
            if is_orphan(catalog, self.project):
                self.tally.orphans.add(path)
                yield Orphan(path, tuple(entry.copy() for entry in catalog))

    def _catalog(self, job: Job, gone: Gone) -> None:
        """Bring one catalog up to date."""
        name, locale = job.file.name, gone.locale
        path = self.project.catalog_path(name, locale)

        def supply(catalog: Catalog) -> Supply:
            """Give what articles that are gone have to offer to a catalog."""
            first = all(entry.obsolete for entry in catalog)
            return gone.supply(job.source, first, {} if len(catalog) else job.blanks)

        def work() -> bool:
            """Merge one article into its catalog; say whether a file was written."""
            outcome = merge_into(self._place(path, locale), job.source, name, supply)
            self.tally.articles[name][locale] = outcome.counts
            if outcome.warning:
                self.tally.warnings.append(f"{path}: {outcome.warning}")
            stamp = stamp_of(path) if path.exists() else None
            kept = Kept(stamp, len(job.source.sentences), tuple(map(mark_of, outcome.gone)))
            self.tally.kept.setdefault(name, {})[locale] = kept
            return outcome.changed

        self._try(job.file.name, path, work)

    def _retire(self, orphan: Orphan, locale: str) -> None:
        """Make the entries of a gone article's catalog obsolete."""

        def work(catalog: Catalog) -> Outcome:
            """Make every sentence of a catalog obsolete whose article is gone."""
            if not is_orphan(catalog, self.project):
                return Outcome(Counts(), changed=False)
            changed = retire_all(catalog)
            if changed:
                catalog.touch(self.now)
            return Outcome(Counts(), changed)

        if orphan.active:
            place = self._place(orphan.path, locale)
            self._try("", orphan.path, lambda: edit(place, work).changed)

    def _keep(self, jobs: Iterable[Job]) -> None:
        """Keep in the index what the next sync need not find out again."""
        rows: dict[str, Row] = {}
        for job in jobs:
            name = job.file.name
            if name not in self.tally.failed:
                template = self.project.template_path(name)
                stamp = stamp_of(template) if template.exists() else None
                kept = self.tally.kept.get(name, {})
                rows[self._below_source(job.file)] = Row(job.stamp, job.locale, stamp, kept)
        self.ledger.save(rows)

    def _report(self, jobs: Iterable[Job]) -> SyncReport:
        tally = self.tally
        if not self.scope.patterns and self.files:
            for _ in self._orphans("templates/", ".pot", ""):
                pass
        return SyncReport(
            articles={
                name: dict(sorted(counts.items()))
                for name, counts in sorted(tally.articles.items())
            },
            read=tuple(job.file.name for job in jobs),
            written=tuple(sorted(tally.written)),
            orphans=tuple(sorted(tally.orphans)),
            warnings=tuple(tally.warnings),
            errors=tuple(tally.errors),
        )
