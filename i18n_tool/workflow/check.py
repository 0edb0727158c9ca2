"""Check: what a machine can see wrong with the translations of a project."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial

from i18n_tool.catalog import Catalog, Entry
from i18n_tool.catalog.plural import PluralError, parse_plural_forms
from i18n_tool.checks import CheckContext, choose_checks
from i18n_tool.errors import ToolError
from i18n_tool.formats import BUILT_IN
from i18n_tool.model.issue import Issue, Severity
from i18n_tool.model.locale import facts
from i18n_tool.workspace.article_locales import article_locales
from i18n_tool.workspace.catalog_files import CatalogFile, find_catalogs
from i18n_tool.workspace.catalogs import load_catalog
from i18n_tool.workspace.examined import examine
from i18n_tool.workspace.holding import judge_entry
from i18n_tool.workspace.index import Index
from i18n_tool.workspace.joining import JOINING, joining_issues
from i18n_tool.workspace.project import ArticleFile, Project
from i18n_tool.workspace.workers import spread

CATALOG = "catalog"
"""The name under which issues of a whole catalog are reported; no check of entries has it."""

MERGE = "merge"
"""The name of the issue that a merge made a pair up."""

BESIDE = frozenset({CATALOG, JOINING, MERGE})
"""Names of issues that no check of one pair of texts finds."""

FEW = 4
"""So many catalogs travel to a worker together: checking one costs more than its travel."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was found, in the order of the articles, the locales and the entries."""

    issues: tuple[Issue, ...]
    errors: tuple[ToolError, ...] = ()
    """What could not be read; everything else was checked all the same."""
    entries: int = 0
    """How many translations were checked."""
    allowed: int = 0
    """How many issues are not among them, since a reviewer allowed them and still does."""

    @property
    def has_errors(self) -> bool:
        """Say whether anything is an error, not only a warning."""
        return bool(self.errors) or any(issue.severity == Severity.ERROR for issue in self.issues)


@dataclass(frozen=True, slots=True)
class _Task:
    """One catalog to check."""

    catalog: CatalogFile
    path: str
    source_locale: str
    file: ArticleFile
    format: str


def check(
    project: Project,
    articles: Sequence[str] = (),
    locales: Sequence[str] = (),
    only: Sequence[str] = (),
    *,
    drafts: bool = False,
) -> CheckReport:
    """Check the translations of the articles that fit (all without any) into the locales.

    `only` names checks, `catalog` for what concerns a whole catalog, `joined` for sentences that
    are told in the one before, `merge` for pairs that a merge made up. Drafts are checked only when
    asked for: an outdated one differs from its source by nature. A catalog that gettext would
    refuse stands in `errors`, and the others are checked. Writes nothing. Raises UsageError for an
    unknown check or article, and ConfigError.
    """
    names = tuple(name for name in only if name not in BESIDE)
    if names or not only:
        choose_checks(names)
    files = {file.name: file for file in project.articles(articles)}
    spoken, unread = article_locales(project, tuple(files.values()), Index(project.derived))
    tasks = _tasks(project, files, spoken, tuple(locales) or project.config.locales)
    issues: list[Issue] = []
    errors = list(unread)
    entries = allowed = 0
    for outcome in spread(partial(_check_catalog, project, tuple(only), drafts), tasks, FEW):
        if isinstance(outcome, ToolError):
            errors.append(outcome)
        else:
            issues += outcome[0]
            entries += outcome[1]
            allowed += outcome[2]
    if not only or MERGE in only:
        issues = [
            *_merge_issues(project, {(t.catalog.name, t.catalog.locale) for t in tasks}),
            *issues,
        ]
    return CheckReport(tuple(issues), tuple(errors), entries, allowed)


def _tasks(
    project: Project,
    files: Mapping[str, ArticleFile],
    spoken: Mapping[str, str],
    locales: Sequence[str],
) -> list[_Task]:
    """Give the catalogs to check, each with what the checks must know of its article."""
    return [
        _Task(
            catalog,
            str(project.config.catalogs / catalog.path),
            spoken.get(catalog.name, project.config.source_locale),
            files[catalog.name],
            _format_of(files[catalog.name]),
        )
        for catalog in find_catalogs(project, locales, files)
    ]


def _format_of(file: ArticleFile) -> str:
    """Give the format's name by the file's ending, without loading the format."""
    return BUILT_IN.get(file.ending.lower(), "").rpartition(".")[2]


def _check_catalog(
    project: Project, only: tuple[str, ...], drafts: bool, task: _Task
) -> tuple[list[Issue], int, int] | ToolError:
    """Check one catalog; give its issues, how many translations and allowed issues it has.

    An error says what is wrong with it.
    """
    allowed: list[int] = []
    try:
        limits = project.config.limits
        catalog = load_catalog(task.path, task.catalog.locale, limits=limits)
        entries = [entry for entry in catalog if _is_checked(entry, drafts=drafts)]
        issues: list[Issue] = []
        if not only or not BESIDE.issuperset(only):
            issues, allowed = _entry_issues(entries, task, only)
        if not only or JOINING in only:
            issues += joining_issues(project, task.file, catalog, task.catalog.locale)
            issues.sort(key=lambda issue: issue.line)
        if not only or CATALOG in only:
            told = {*allowed, *(issue.line for issue in issues)}
            issues = [*_catalog_issues(catalog, task, told), *issues]
    except ToolError as error:
        return error
    return issues, len(entries), len(allowed)


def _is_checked(entry: Entry, *, drafts: bool) -> bool:
    """Say whether an entry holds a translation that is looked at."""
    return not entry.obsolete and any(entry.msgstr) and (drafts or not entry.fuzzy)


def _entry_issues(
    entries: Sequence[Entry], task: _Task, only: tuple[str, ...]
) -> tuple[list[Issue], list[int]]:
    """Give the issues of the entries, and the lines of those that their reviewers have allowed."""
    checks = choose_checks(tuple(name for name in only if name not in BESIDE))
    context = CheckContext(task.catalog.locale, task.source_locale, task.format)
    issues: list[Issue] = []
    allowed: list[int] = []
    for entry in entries:
        found, more = judge_entry(entry, task.catalog.name, context, checks)
        issues += found
        allowed += [entry.line] * more
    return issues, allowed


def _catalog_issues(catalog: Catalog, task: _Task, told: set[int]) -> Iterator[Issue]:
    """Give what is odd in the catalog as a file; of entries with an issue only that is told."""
    for line, text in catalog.warnings:
        if line not in told:
            yield _issue(task, line, text[:1].upper() + text[1:].rstrip(".") + ".")
    if any(entry.msgid_plural is not None and not entry.obsolete for entry in catalog):
        yield from _plural_issues(catalog.header.get("Plural-Forms", ""), task)


def _plural_issues(written: str, task: _Task) -> Iterator[Issue]:
    """Compare the header's plural rule with that of the locale, by what it says of each count."""
    right = facts(task.catalog.locale).plural_forms
    try:
        found, wanted = parse_plural_forms(written), parse_plural_forms(right)
    except PluralError as error:
        yield _issue(task, 1, f"The header's Plural-Forms cannot be used: {error}.")
        return
    if found is None or wanted is None:
        yield _issue(task, 1, f"The header has no Plural-Forms; it should be: {right}")
    elif any(found(count) != wanted(count) for count in range(201)):
        label = facts(task.catalog.locale).label
        yield _issue(task, 1, f"The header's Plural-Forms are not those of {label}: {right}")


def _merge_issues(project: Project, wanted: AbstractSet[tuple[str, str]]) -> Iterator[Issue]:
    """Give the pairs, in the catalogs that are wanted, that a merge of git's made up."""
    for pair in examine(project).made_up:
        if (pair.article, pair.locale) in wanted:
            merge = f"The merge {pair.commit[:10]}" if pair.commit else "The merge under way"
            yield Issue(
                check=MERGE,
                severity=Severity.ERROR,
                locale=pair.locale,
                article=pair.article,
                msgid=pair.key[1],
                message=f"{merge} put this sentence and this translation together; no branch had "
                "them so. `i18n-tool sync` makes it a draft.",
                context=pair.key[0],
                line=pair.line,
            )


def _issue(task: _Task, line: int, message: str) -> Issue:
    """Make an issue of a whole catalog."""
    return Issue(
        check=CATALOG,
        severity=Severity.WARNING,
        locale=task.catalog.locale,
        article=task.catalog.name,
        msgid="",
        message=message,
        line=line,
    )
