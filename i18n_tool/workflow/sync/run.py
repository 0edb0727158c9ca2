"""The run: which articles have changed, what their catalogs need, and giving it to them."""

from collections.abc import Collection
from dataclasses import dataclass

from i18n_tool.workflow.sync.ledger import Ledger
from i18n_tool.workflow.sync.report import SyncReport
from i18n_tool.workflow.sync.rows import Stray
from i18n_tool.workflow.sync.tally import Tally
from i18n_tool.workspace.examined import Examined, MadeUp, examine, remember
from i18n_tool.workspace.names import name_warnings
from i18n_tool.workspace.project import ArticleFile, Project


@dataclass(frozen=True, slots=True)
class Scope:
    """What a sync is about."""

    patterns: tuple[str, ...] = ()
    """Names or globs of articles; none means all. Only then are gone articles' catalogs tended."""
    locales: tuple[str, ...] = ()
    """Gettext names; none means all of the project's."""


def sync(
    project: Project, scope: Scope | None = None, *, now: str, dry: bool = False
) -> SyncReport:
    """Bring templates and catalogs up to date with the articles; only changed articles are read.

    `now` is for PO-Revision-Date, as `2026-11-24 09:30+0000`; it moves only with content (law 7).
    With `dry` nothing is written, and the report says what would be. An article or catalog that
    cannot be read or written is left as it is and stands in the report's errors; the others are
    done. Stopped at any moment it leaves every file whole, and the next sync goes on from there.
    The work is spread over processes; what is written does not depend on their number.
    """
    wanted = scope or Scope()
    files = project.articles()
    chosen = project.articles(wanted.patterns) if wanted.patterns else files
    locales = wanted.locales or project.config.locales
    tally = Tally()
    tally.warnings += map(str, name_warnings((file.name, file.path) for file in files))
    examined = examine(project)
    tally.warnings += [examined.warning] if examined.warning else []
    mended: list[MadeUp] = []
    if examined.made_up or examined.astray:
        mended = _mend(project, examined, (wanted, locales, chosen), tally, (now, dry))
    ledger = Ledger(project, files)
    changed: list[ArticleFile] = []
    for file in chosen:
        counts = ledger.counts(file, locales)
        if counts is None:
            changed.append(file)
        else:
            tally.articles[file.name] = counts
    strays = _strays(ledger, locales, templates=not wanted.patterns)
    if wanted.patterns and not changed:
        strays = {}
    if changed or any(_concerns(stray, project) for stray in strays.values()):
        # Only where something has changed: loading all that merges costs more than all this.
        from i18n_tool.workflow.sync.catalogs import Writing  # noqa: PLC0415
        from i18n_tool.workflow.sync.work import Jobs, Work  # noqa: PLC0415

        work = Work(Writing(project, now, dry), ledger, tally, locales)
        known, wished = set(changed), set(chosen)
        idle = [file for file in chosen if file not in known]
        outside = [file for file in files if file not in wished]
        work.run(Jobs(changed, idle, outside), strays, whole=not wanted.patterns)
    else:
        tally.orphans |= {
            project.config.catalogs / below
            for below, stray in strays.items()
            if stray is not None and stray.is_orphan(project.config.root)
        }
        if not dry:
            ledger.save({}, {}, {})
    if not dry:
        remember(project, examined, mended)
    return tally.report()


def _mend(
    project: Project,
    examined: Examined,
    scope: tuple[Scope, Collection[str], Collection[ArticleFile]],
    tally: Tally,
    how: tuple[str, bool],
) -> list[MadeUp]:
    """Mend what merges of plain text did, in the catalogs that this sync is about."""
    from i18n_tool.workflow.sync.catalogs import Writing  # noqa: PLC0415 - as above
    from i18n_tool.workflow.sync.mending import mend  # noqa: PLC0415

    wanted, locales, chosen = scope
    names = {file.name for file in chosen} if wanted.patterns else None

    def concerns(locale: str, article: str) -> bool:
        """Say whether this sync is about a catalog."""
        return locale in locales and (names is None or article in names)

    pairs = tuple(each for each in examined.made_up if concerns(each.locale, each.article))
    astray = tuple(each for each in examined.astray if concerns(*each[1:]))
    return mend(Writing(project, *how), Examined(pairs, astray), tally)


def _strays(
    ledger: Ledger, locales: Collection[str], *, templates: bool
) -> dict[str, Stray | None]:
    """Give the catalogs that belong to no article, and what is known of them if anything is."""
    names = set(ledger.names.values())
    folders = {f"{locale}/LC_MESSAGES/": ".po" for locale in locales}
    if templates:
        folders["templates/"] = ".pot"
    found: dict[str, Stray | None] = {}
    for below in ledger.files:
        top, _, rest = below.partition("/")
        folder = f"{top}/" if top == "templates" else f"{top}/{rest.partition('/')[0]}/"
        ending = folders.get(folder)
        if ending is None or not below.endswith(ending):
            continue
        if below[len(folder) : -len(ending)] not in names:
            found[below] = ledger.stray(below)
    return dict(sorted(found.items()))


def _concerns(stray: Stray | None, project: Project) -> bool:
    """Say whether something has to be done with a catalog that belongs to no article."""
    return stray is None or (stray.active and stray.is_orphan(project.config.root))
