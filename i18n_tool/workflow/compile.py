"""Compile: each catalog into the file that gettext reads, beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from i18n_tool.catalog import parse_catalog
from i18n_tool.catalog.mo import compile_mo
from i18n_tool.errors import ToolError
from i18n_tool.model.locale import sisters
from i18n_tool.model.state import State
from i18n_tool.workspace.catalog_files import CatalogFile, find_catalogs
from i18n_tool.workspace.files import read_file, write_files
from i18n_tool.workspace.index import Index, Stamp, walk
from i18n_tool.workspace.project import Project
from i18n_tool.workspace.stamps import stamp_of
from i18n_tool.workspace.workers import spread

KIND = "compile-1"
"""What the index calls a compiled catalog; changes with the way of compiling."""

BATCH = 32
"""Catalogs that one worker writes together, so that they reach the disk together."""


@dataclass(frozen=True, slots=True)
class CompileOptions:
    """What is compiled, and with what."""

    least: State = State.TRANSLATED
    """The state that a translation must have reached; `DRAFT` takes fuzzy ones too."""
    with_fallbacks: bool = False
    """True: what a catalog lacks is filled from its sister locales' catalogs."""
    dry: bool = False
    """True: write nothing, and say what would be written."""


DEFAULT = CompileOptions()
"""What msgfmt compiles: what is translated and not fuzzy."""


@dataclass(frozen=True, slots=True)
class CompileReport:
    """What was compiled."""

    written: tuple[str, ...]
    """Paths, below the folder of catalogs, of the files that were written, sorted."""
    current: int
    """Catalogs whose compiled file was right already."""
    errors: tuple[ToolError, ...] = ()


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of one catalog."""

    stamp: Stamp | None
    """Of the compiled file; None where there is none."""
    changed: bool = False
    error: ToolError | None = None


@dataclass(frozen=True, slots=True)
class _Work:
    """What a worker needs to know beside the catalog."""

    project: Project
    options: CompileOptions


def compile_catalogs(
    project: Project,
    names: Sequence[str] = (),
    locales: Sequence[str] = (),
    options: CompileOptions = DEFAULT,
) -> CompileReport:
    """Compile the catalogs of the named articles (all without names) in the locales.

    Only catalogs that changed since they were last compiled are read, and only files whose content
    would change are written. A catalog that gettext would refuse is told of in `errors`; its
    compiled file stays. Raises ConfigError, UsageError and FileError.
    """
    wanted = tuple(locales) or project.config.locales
    chosen = {file.name for file in project.articles(names)} if names else None
    catalogs = find_catalogs(project, wanted, chosen)
    index = Index(project.derived)
    fresh = _outdated(project, index, catalogs, options)
    batches = [tuple(fresh[at : at + BATCH]) for at in range(0, len(fresh), BATCH)]
    work = partial(_compile_batch, _Work(project, options))
    rows: dict[str, tuple[int, int, bytes]] = {}
    errors: list[ToolError] = []
    written: list[str] = []
    for batch, outcomes in zip(batches, spread(work, batches, light=2), strict=True):
        for catalog, outcome in zip(batch, outcomes, strict=True):
            if outcome.error is not None:
                errors.append(outcome.error)
            elif outcome.stamp is not None:
                rows[catalog.path] = (*catalog.stamp, _payload(options, outcome.stamp))
            if outcome.changed:
                written.append(catalog.path[:-3] + ".mo")
    if not (options.dry or options.with_fallbacks):
        index.save(KIND, rows)
    return CompileReport(tuple(sorted(written)), len(catalogs) - len(written), tuple(errors))


def _outdated(
    project: Project, index: Index, catalogs: Sequence[CatalogFile], options: CompileOptions
) -> list[CatalogFile]:
    """Give the catalogs that are not known to be compiled as they are now.

    With fallbacks every catalog is: what it is filled from may have changed.
    """
    known = {} if options.with_fallbacks else index.load(KIND)
    stamps: dict[str, Stamp] = {}
    for locale in dict.fromkeys(catalog.locale for catalog in catalogs) if known else ():
        prefix = f"{locale}/LC_MESSAGES/"
        found = walk(project.config.catalogs / prefix, ".mo")
        stamps.update((prefix + path, stamp) for path, stamp in found.items())
    fresh = []
    for catalog in catalogs:
        row = known.get(catalog.path)
        stamp = stamps.get(catalog.path[:-3] + ".mo")
        if not row or not stamp or row != (*catalog.stamp, _payload(options, stamp)):
            fresh.append(catalog)
    return fresh


def _payload(options: CompileOptions, stamp: Stamp) -> bytes:
    """Give what the index keeps of a compiled file."""
    return f"{options.least} {stamp[0]} {stamp[1]}".encode()


def _compile_batch(work: _Work, batch: Sequence[CatalogFile]) -> list[_Outcome]:
    """Compile some catalogs and put them in place together."""
    made: list[tuple[str, bytes] | ToolError] = []
    for catalog in batch:
        path = f"{work.project.config.catalogs}/{catalog.path}"
        try:
            data = _compile(work, catalog, path)
            made.append((path[:-3] + ".mo", data))
        except ToolError as error:
            made.append(error)
    files = [item for item in made if not isinstance(item, ToolError)]
    changed = {path for path, data in files if _content(path) != data}
    try:
        if not work.options.dry:
            write_files(item for item in files if item[0] in changed)
    except ToolError as error:
        return [_Outcome(None, error=error)] * len(batch)
    return [
        _Outcome(None, error=item)
        if isinstance(item, ToolError)
        else _Outcome(None if work.options.dry else stamp_of(item[0]), item[0] in changed)
        for item in made
    ]


def _compile(work: _Work, catalog: CatalogFile, path: str) -> bytes:
    """Give the compiled bytes of one catalog."""
    states = _from(work.options.least)
    data = read_file(path)
    if not work.options.with_fallbacks:
        return compile_mo(data, path=path, locale=catalog.locale, states=states)
    filled = parse_catalog(data, path=path, locale=catalog.locale)
    lacking = {
        entry.key: entry for entry in filled if not entry.obsolete and entry.state not in states
    }
    for near in sisters(catalog.locale):
        other = work.project.catalog_path(catalog.name, near)
        if near in work.project.config.locales and other.is_file():
            for entry in parse_catalog(read_file(other), path=str(other), locale=near):
                # Forms of a plural cannot be lent: another locale has others.
                if entry.key in lacking and entry.msgid_plural is None and entry.state in states:
                    own = lacking.pop(entry.key)
                    own.msgstr, own.fuzzy = list(entry.msgstr), False
    return compile_mo(filled, states=states)


def _from(least: State) -> frozenset[State]:
    """Give a state and those after it."""
    order = tuple(State)
    return frozenset(order[order.index(least) :])


def _content(path: str) -> bytes | None:
    """Give what is in a file, or None where there is none."""
    return read_file(path) if Path(path).exists() else None
