"""Doctor: look a project over, say what is broken and how to mend it."""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from shutil import which

from i18n_tool.catalog.limits import Limits
from i18n_tool.errors import ConfigError, LocaleError, ToolError
from i18n_tool.model.issue import Severity
from i18n_tool.model.locale import parse_locale
from i18n_tool.workflow.doctor.disk import find_damage, find_leftovers, find_network
from i18n_tool.workflow.doctor.engines import ask_engines, find_engine_faults
from i18n_tool.workflow.doctor.finding import Diagnosis, Fact, Finding, broken, doubtful
from i18n_tool.workspace.articles import read_article
from i18n_tool.workspace.catalogs import load_catalog
from i18n_tool.workspace.config import read_config
from i18n_tool.workspace.driver import find_doubts
from i18n_tool.workspace.index import walk
from i18n_tool.workspace.names import name_warnings
from i18n_tool.workspace.project import ArticleFile, Project, find_articles, links_out
from i18n_tool.workspace.sentence_rules import kinds_of
from i18n_tool.workspace.settings import Config

__all__ = ["Diagnosis", "Fact", "Finding", "ask_engines", "diagnose"]

PACKAGE = "i18n-tool"


def diagnose(folder: Path) -> Diagnosis:
    """Look over the project of a folder. Raises nothing about the project: what is wrong is found.

    Leftovers of killed runs are removed on the way, and a damaged index; both are no one's work.
    """
    known = [*_software()]
    findings = [*_missing_software()]
    try:
        config = read_config(folder)
    except ConfigError as error:
        findings += [broken(problem) for problem in error.problems]
    except ToolError as error:
        findings.append(broken(error))
    else:
        project = Project(config)
        files, problems = _find(config)
        catalogs = walk(config.catalogs, ".po")
        known += _setup(config, len(files), len(catalogs))
        findings += [broken(problem) for problem in problems]
        findings += _names(config, files)
        findings += _articles(project, files)
        findings += _catalogs(project, files, sorted(catalogs))
        findings += find_leftovers(config)
        findings += find_network(config)
        findings += find_damage(project)
        findings += (doubtful(each.what, each.where, each.todo) for each in find_doubts(config))
        findings += find_engine_faults(config)
    return Diagnosis(tuple(known), tuple(findings))


def _required() -> Iterator[str]:
    """Give the names of the packages that ours needs."""
    for requirement in requires(PACKAGE) or ():
        if "extra ==" not in requirement:
            yield re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0]


def _software() -> Iterator[Fact]:
    """Give the versions of what we run on."""
    yield Fact("Python", sys.version.split()[0])
    for name in (PACKAGE, *_required()):
        try:
            yield Fact(name, version(name))
        except PackageNotFoundError:
            yield Fact(name, "missing")
    for program in ("git", "msgfmt"):
        yield Fact(program, which(program) or "not installed (not needed)")


def _missing_software() -> Iterator[Finding]:
    """Find packages that are not installed."""
    for fact in _software():
        if fact.value == "missing":
            todo = f"Install i18n-tool again, or: pip install {fact.name}"
            yield Finding(Severity.ERROR, f"the package {fact.name} is missing", "", todo)


def _setup(config: Config, articles: int, catalogs: int) -> Iterator[Fact]:
    """Give what is configured and how much is there."""
    yield Fact("configuration", str(config.path))
    yield Fact("source locale", config.source_locale)
    yield Fact("locales", ", ".join(config.locales))
    yield Fact("articles", f"{articles} in {config.source.relative_to(config.root)}/")
    yield Fact("catalogs", f"{catalogs} in {config.catalogs.relative_to(config.root)}/")
    yield Fact("sentences", _sentences(config))
    yield Fact("engines", ", ".join(config.engines) or "none")


def _sentences(config: Config) -> str:
    """Say by which rules texts are cut into sentences."""
    locales = dict.fromkeys((config.source_locale, *config.locales))
    kinds = kinds_of(config.segmentation, locales)
    if list(kinds) == ["built-in"]:
        return "built-in rules"
    told = "; ".join(f"{kind}: {', '.join(names)}" for kind, names in kinds.items())
    return f"{told} (for more: pip install 'i18n-tool[icu]')" if "common" in kinds else told


def _find(config: Config) -> tuple[tuple[ArticleFile, ...], tuple[ToolError, ...]]:
    """Find the articles; a missing folder is a problem like any other."""
    try:
        return find_articles(config)
    except ToolError as error:
        return (), (error,)


def _names(config: Config, files: Iterable[ArticleFile]) -> Iterator[Finding]:
    """Find articles whose names others cannot have, and links that are not followed."""
    for error in name_warnings((file.name, file.path) for file in files):
        yield doubtful(error.what, error.where, error.todo)
    for path in sorted(links_out(config)):
        what = "the symbolic link leads out of the folder of articles, or nowhere: it is no article"
        yield doubtful(what, path, "Put the file itself there, or remove the link.")


def _articles(project: Project, files: Iterable[ArticleFile]) -> Iterator[Finding]:
    """Find articles that cannot be read."""
    for file in files:
        try:
            read_article(project, file)
        except ToolError as error:
            yield broken(error)


def _catalogs(
    project: Project, files: Iterable[ArticleFile], paths: Sequence[str]
) -> Iterator[Finding]:
    """Find catalogs that cannot be read, or belong to no article or no locale of the project."""
    config = project.config
    names = {file.name for file in files}
    strange = set()
    for path in paths:
        locale, _, rest = path.partition("/LC_MESSAGES/")
        if not rest:
            continue
        where = config.catalogs / path
        if locale not in config.locales:
            strange.add(locale)
        elif rest.removesuffix(".po") not in names:
            todo = "It keeps translations of an article that is gone; remove it if you wish."
            yield doubtful("the catalog belongs to no article", where, todo)
        yield from _catalog(where, locale, config.limits)
    for locale in sorted(strange):
        todo = f"Add it to `locales` in {config.path.name}, or move the folder away."
        yield doubtful(
            "the folder belongs to no locale of the project", config.catalogs / locale, todo
        )


def _catalog(path: Path, locale: str, limits: Limits) -> Iterator[Finding]:
    """Find what is wrong with one catalog."""
    try:
        catalog = load_catalog(path, limits=limits)
        for line, text in catalog.warnings:
            yield doubtful(text, f"{path}:{line}" if line else path, "Mend it in a text editor.")
        language = catalog.header.get("Language", "")
    except ToolError as error:
        yield broken(error)
        return
    try:
        same = not language or parse_locale(language, [locale]) == locale
    except LocaleError:
        same = False
    if not same:
        what = f"the header says Language: {language}, the folder says {locale}"
        yield doubtful(what, path, "Run `i18n-tool sync`, or move the catalog.")
