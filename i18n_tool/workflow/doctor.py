"""Doctor: look a project over, say what is broken and how to mend it."""

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from shutil import which

from i18n_tool.catalog.limits import Limits
from i18n_tool.engines import Failure, Setup, engine_names, make_engine, read_setup
from i18n_tool.errors import ConfigError, LocaleError, ToolError
from i18n_tool.model.issue import Severity
from i18n_tool.model.locale import facts, parse_locale
from i18n_tool.workspace.articles import read_article
from i18n_tool.workspace.catalogs import load_catalog
from i18n_tool.workspace.config import DERIVED, read_config
from i18n_tool.workspace.driver import find_doubts
from i18n_tool.workspace.files import file_error
from i18n_tool.workspace.index import Index, walk
from i18n_tool.workspace.leftovers import clear
from i18n_tool.workspace.locks import is_held
from i18n_tool.workspace.names import name_warnings
from i18n_tool.workspace.project import ArticleFile, Project, find_articles, links_out
from i18n_tool.workspace.register import begin
from i18n_tool.workspace.sentence_rules import kinds_of
from i18n_tool.workspace.settings import Config, EngineSettings

PACKAGE = "i18n-tool"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is set up."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is broken, or looks so."""

    severity: Severity
    what: str
    where: str
    """A path, or `path:line`; empty where there is no place."""
    todo: str


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What is set up, and what is broken."""

    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]

    @property
    def healthy(self) -> bool:
        """Say whether nothing is broken; warnings are no fault."""
        return all(finding.severity is not Severity.ERROR for finding in self.findings)


def diagnose(folder: Path) -> Diagnosis:
    """Look over the project of a folder. Raises nothing about the project: what is wrong is found.

    Leftovers of killed runs are removed on the way, and a damaged index; both are no one's work.
    """
    known = [*_software()]
    findings = [*_missing_software()]
    try:
        config = read_config(folder)
    except ConfigError as error:
        findings += [_broken(problem) for problem in error.problems]
    except ToolError as error:
        findings.append(_broken(error))
    else:
        project = Project(config)
        files, problems = _find(config)
        catalogs = walk(config.catalogs, ".po")
        known += _setup(config, len(files), len(catalogs))
        findings += [_broken(problem) for problem in problems]
        findings += _names(config, files)
        findings += _articles(project, files)
        findings += _catalogs(project, files, sorted(catalogs))
        findings += _leftovers(config)
        findings += _derived(project)
        findings += (_doubtful(each.what, each.where, each.todo) for each in find_doubts(config))
        findings += _engines(config)
    return Diagnosis(tuple(known), tuple(findings))


def _broken(error: ToolError) -> Finding:
    """Give the finding of an error."""
    return Finding(Severity.ERROR, error.what, error.where, error.todo)


def _doubtful(what: str, where: Path | str, todo: str) -> Finding:
    """Give the finding of what works but looks wrong."""
    return Finding(Severity.WARNING, what, str(where), todo)


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
        yield _doubtful(error.what, error.where, error.todo)
    for path in sorted(links_out(config)):
        what = "the symbolic link leads out of the folder of articles, or nowhere: it is no article"
        yield _doubtful(what, path, "Put the file itself there, or remove the link.")


def _articles(project: Project, files: Iterable[ArticleFile]) -> Iterator[Finding]:
    """Find articles that cannot be read."""
    for file in files:
        try:
            read_article(project, file)
        except ToolError as error:
            yield _broken(error)


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
            yield _doubtful("the catalog belongs to no article", where, todo)
        yield from _catalog(where, locale, config.limits)
    for locale in sorted(strange):
        todo = f"Add it to `locales` in {config.path.name}, or move the folder away."
        yield _doubtful(
            "the folder belongs to no locale of the project", config.catalogs / locale, todo
        )


def _catalog(path: Path, locale: str, limits: Limits) -> Iterator[Finding]:
    """Find what is wrong with one catalog."""
    try:
        catalog = load_catalog(path, limits=limits)
        for line, text in catalog.warnings:
            yield _doubtful(text, f"{path}:{line}" if line else path, "Mend it in a text editor.")
        language = catalog.header.get("Language", "")
    except ToolError as error:
        yield _broken(error)
        return
    try:
        same = not language or parse_locale(language, [locale]) == locale
    except LocaleError:
        same = False
    if not same:
        what = f"the header says Language: {language}, the folder says {locale}"
        yield _doubtful(what, path, "Run `i18n-tool sync`, or move the catalog.")


def _leftovers(config: Config) -> Iterator[Finding]:
    """Remove the temporary files of killed runs, and complete what they half overwrote."""
    gone: list[str] = []
    try:
        gone += begin(config.root / DERIVED)
    except OSError as error:
        yield _broken(file_error(error, error.filename or config.root, "completed"))
    for top in (config.source, config.catalogs, config.build):
        for folder, folders, _files in os.walk(top):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            gone += clear(folder)
    for path in gone:
        todo = "Nothing is to be done: it was removed."
        yield _doubtful("a killed run left a temporary file behind", path, todo)


def _derived(project: Project) -> Iterator[Finding]:
    """Look at the index and the locks."""
    folder = project.derived
    if not Index(folder).healthy():
        todo = "Nothing is to be done: it was removed, and is made anew."
        yield _doubtful("the index was damaged", folder, todo)
    for path in sorted(folder.glob("locks/**/*.lock")):
        if is_held(path):
            todo = "If no other i18n-tool is meant to run, look for the process and stop it."
            yield _doubtful("another process is at work on this", path, todo)


def _engines(config: Config) -> Iterator[Finding]:
    """Find engines that are not there or not used, or whose key is not there; asks no server."""
    for name in config.engines:
        if name not in engine_names():
            what = f"there is no engine {name}"
            todo = f"Name in `engines` some of: {', '.join(engine_names())}."
            yield Finding(Severity.ERROR, what, str(config.path), todo)
    for name, settings in config.engine_settings.items():
        if name not in config.engines:
            todo = "Add it to `engines`, or take the table out."
            yield _doubtful(f"the engine {name} has settings but is not used", config.path, todo)
        if settings.key_variable and not os.environ.get(settings.key_variable):
            todo = f"Set it before drafting: export {settings.key_variable}=…"
            what = f"the key of the engine {name} is missing: {settings.key_variable} is not set"
            yield _doubtful(what, config.path, todo)


def ask_engines(folder: Path, environ: Mapping[str, str]) -> tuple[Finding, ...]:
    """Ask each configured engine for one translation; give what is wrong with those that fail.

    This calls servers. What is translated is the name of the source language. `environ` holds the
    keys. Raises ConfigError, FileError.
    """
    config = read_config(folder)
    known = [name for name in config.engines if name in engine_names()]
    return tuple(finding for name in known for finding in _ask(config, name, environ))


def _ask(config: Config, name: str, environ: Mapping[str, str]) -> Iterator[Finding]:
    """Ask one engine."""
    settings = config.engine_settings.get(name, EngineSettings())
    setup = Setup(url=settings.url, options=settings.options)
    source = config.source_locale
    try:
        engine = make_engine(name, read_setup(name, environ, setup, settings.key_variable))
    except ToolError as error:
        yield _broken(error)
        return
    target = next((to for to in config.locales if engine.supports(source, to)), None)
    if target is None:
        todo = "Take it out of `engines`; it can do nothing here."
        yield _doubtful(f"the engine {name} knows none of the locales", config.path, todo)
        return
    (answer,) = engine.translate([facts(source).own_name], source, target, settings.timeout)
    if isinstance(answer, Failure):
        what = f"the engine {name} does not translate: {answer.reason}"
        todo = "Look at its address and key, and whether its server runs."
        yield Finding(Severity.ERROR, what, str(config.path), todo)
