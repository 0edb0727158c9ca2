"""The work of a sync, where something has changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from i18n_tool.errors import ToolError
from i18n_tool.model.counts import Counts
from i18n_tool.workflow.sync.catalogs import Task, Writing, bring_all
from i18n_tool.workflow.sync.ledger import Ledger
from i18n_tool.workflow.sync.offers import needs_of, offers_of
from i18n_tool.workflow.sync.pieces import Outcome
from i18n_tool.workflow.sync.rows import Kept, Known, Row, Stray, split_marks
from i18n_tool.workflow.sync.strays import look_at_strays, retire_strays
from i18n_tool.workflow.sync.supplies import NOTHING, Need
from i18n_tool.workflow.sync.survey import Looking, Survey, survey_all
from i18n_tool.workflow.sync.tally import Tally
from i18n_tool.workspace.conflicts import unmerged_files
from i18n_tool.workspace.project import ArticleFile


@dataclass(frozen=True, slots=True)
class Jobs:
    """The articles of a project, as a sync finds them."""

    changed: Sequence[ArticleFile]
    """Those that it is about and that have changed, or their catalogs have."""
    idle: Sequence[ArticleFile]
    """Those that it is about and that have not."""
    outside: Sequence[ArticleFile]
    """Those that it is not about; the next sync of them looks at what this one has for them."""


class Work:
    """Looks at all that has changed, then brings it up to date."""

    def __init__(
        self, writing: Writing, ledger: Ledger, tally: Tally, locales: Sequence[str]
    ) -> None:
        """Take what to write with, what is known, the report to fill, and the locales."""
        self.writing = writing
        self.project = writing.project
        self.ledger = ledger
        self.tally = tally
        self.locales = locales
        self.failed: set[str] = set()
        """Articles whose row must not be kept."""
        self.templates: dict[str, Known | None] = {}
        self.kept: dict[str, dict[str, Kept]] = {}
        self.known: dict[str, Stray] = {}
        """What has been found out of catalogs whose article is gone."""

    def run(self, jobs: Jobs, strays: Mapping[str, Stray | None], *, whole: bool) -> None:
        """Sync articles; with `whole`, tend the catalogs of those that are gone.

        Articles that did not change are looked at too where they have a sentence that leaves
        another article now, or where somebody has put something into a catalog of a gone article:
        it may be for them (a merge brings a translation of what was renamed meanwhile).
        """
        orphans = self._orphans(strays)
        late = any(strays[path] is None and not each.active for path, each in orphans.items())
        if whole and late:
            surveys = self._surveys([*jobs.changed, *jobs.idle])
        else:
            surveys = self._surveys(jobs.changed)
            leaving = self._leaving(surveys, orphans.values() if whole else ())
            surveys += self._surveys(self.ledger.holding(jobs.idle, leaving))
            if not self.writing.dry:
                self.ledger.forget(self.ledger.holding(jobs.outside, leaving))
        if whole:
            self.tally.orphans |= {self.project.config.catalogs / below for below in orphans}
        offers = offers_of(self.ledger, surveys, orphans, self.locales) if surveys else {}
        needs = needs_of(self.project, offers, surveys)
        tasks = [task for survey in surveys if (task := self._task(survey, needs)) is not None]
        for outcome in bring_all(self.writing, tasks):
            self._note(outcome)
        if whole:
            self._retire([path for path, orphan in orphans.items() if orphan.active])
        if not self.writing.dry:
            marks = {self.ledger.path_of(survey.file): survey.marks for survey in surveys}
            self.ledger.save(self._rows(surveys), self.known, marks)

    def _surveys(self, files: Sequence[ArticleFile]) -> list[Survey]:
        """Read the articles and look at their catalogs."""
        work = Looking(self.project, self.locales, self.ledger.opened)
        found: list[Survey] = []
        for folder in (self.project.config.source, self.project.config.catalogs):
            unmerged_files(folder)  # asked of git once, before the work is spread over processes
        for file, survey in zip(files, survey_all(work, files), strict=True):
            if isinstance(survey, ToolError):
                self.tally.errors.append(survey)
                continue
            found.append(survey)
            self.tally.read.append(file.name)
            self.tally.errors += survey.errors
            if survey.errors:
                self.failed.add(file.name)
            count = len(survey.source.sentences)
            self.tally.articles[file.name] = dict.fromkeys(survey.looks, Counts(kept=count))
            self.templates[file.name] = survey.template
            self.kept[file.name] = {
                locale: Kept(look.known, count, look.left) for locale, look in survey.looks.items()
            }
        return found

    def _leaving(self, surveys: Iterable[Survey], orphans: Iterable[Stray]) -> set[str]:
        """Give the marks of translated sentences that leave their article in this sync."""
        found: set[str] = set()
        for survey in surveys:
            row = self.ledger.row(self.ledger.path_of(survey.file))
            for locale, look in survey.looks.items():
                before = row.catalogs.get(locale) if row else None
                found.update(
                    set(split_marks(look.left)) - set(split_marks(before.gone if before else ""))
                )
        for orphan in orphans:
            found.update(split_marks(orphan.marks) if orphan.active else ())
        return found

    def _orphans(self, strays: Mapping[str, Stray | None]) -> dict[str, Stray]:
        """Give the catalogs whose article is gone; those that nothing is known of are looked at."""
        unknown = [below for below, stray in strays.items() if stray is None]
        looked = look_at_strays(self.project, self.ledger.opened, unknown)
        found: dict[str, Stray] = {}
        for below, before in strays.items():
            stray = before or looked[below]
            if isinstance(stray, ToolError):
                self.tally.warnings.append(str(stray))
                continue
            self.known[below] = stray
            if stray.is_orphan(self.project.config.root):
                found[below] = stray
        return found

    def _task(self, survey: Survey, needs: Mapping[tuple[str, str], Need]) -> Task | None:
        """Give what is to do for an article; None if nothing is."""
        name = survey.file.name
        mine = {
            locale: needs.get((name, locale), NOTHING)
            for locale, look in survey.looks.items()
            if not look.settled or (name, locale) in needs
        }
        for locale in survey.looks.keys() - mine.keys():
            self._warn(survey.looks[locale].warning, self.project.catalog_path(name, locale))
        if not mine and survey.templated:
            return None
        return Task(name, survey.source, not survey.templated, mine)

    def _note(self, outcome: Outcome) -> None:
        """Take down what became of one file."""
        name, locale = outcome.name, outcome.locale
        if outcome.error is not None:
            self.tally.errors.append(outcome.error)
            self.failed.add(name)
            self.tally.articles[name].pop(locale, None)
            return
        if outcome.changed:
            self.tally.written.append(outcome.path)
        if not locale:
            self.templates[name] = outcome.known
            return
        self._warn(outcome.warning, outcome.path)
        self.tally.articles[name][locale] = outcome.counts
        count = self.kept[name][locale].sentences
        self.kept[name][locale] = Kept(outcome.known, count, outcome.marks)

    def _warn(self, warning: str | None, path: Path) -> None:
        if warning:
            self.tally.warnings.append(f"{path}: {warning}")

    def _retire(self, paths: Sequence[str]) -> None:
        """Make the entries of gone articles' catalogs obsolete."""
        for below, outcome, stray in retire_strays(self.writing, paths):
            if outcome.error is not None:
                self.tally.errors.append(outcome.error)
                self.known.pop(below, None)
                continue
            if outcome.changed:
                self.tally.written.append(outcome.path)
            if stray is not None:
                self.known[below] = stray

    def _rows(self, surveys: Sequence[Survey]) -> dict[str, Row]:
        """Give what the next sync need not find out again."""
        rows: dict[str, Row] = {}
        for survey in surveys:
            name = survey.file.name
            if name not in self.failed:
                path = self.ledger.path_of(survey.file)
                known = (survey.known, survey.locale, self.templates[name], self.kept[name])
                rows[path] = Row(*known)
        return rows
