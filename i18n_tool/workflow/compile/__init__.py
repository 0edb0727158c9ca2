"""Compile: each catalog into the file that gettext reads, beside it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from i18n_tool.errors import ToolError
from i18n_tool.workflow.compile.options import CompileOptions, Outcome
from i18n_tool.workspace.catalog_files import CatalogFile
from i18n_tool.workspace.index import Index, Stamp, walk
from i18n_tool.workspace.project import Project
from i18n_tool.workspace.workers import spread

__all__ = ["CompileOptions", "CompileReport", "compile_catalogs"]

KIND = "compile-2"
"""What the index calls a compiled catalog; changes with the way of compiling."""

BATCH = 64
"""Catalogs that one worker writes together, so that they reach the disk together."""
FEW = 2
"""So many batches are compiled before other processes would have started."""


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
    index = Index(project.derived)
    settings = options.least.encode() + project.config.limits.mark
    catalogs, compiled = _look(project, wanted, chosen)
    # With fallbacks every catalog is read: what it is filled from may have changed.
    known = {} if options.with_fallbacks else index.load(KIND)
    fresh = _outdated(catalogs, compiled, known, settings)
    batches = [tuple(fresh[at : at + BATCH]) for at in range(0, len(fresh), BATCH)]
    rows: dict[str, tuple[int, int, bytes]] = {}
    errors: list[ToolError] = []
    written: list[str] = []
    for batch, outcomes in zip(batches, _compile(project, options, batches), strict=True):
        for catalog, outcome in zip(batch, outcomes, strict=True):
            if outcome.error is not None:
                errors.append(outcome.error)
            elif outcome.stamp is not None:
                rows[catalog.path] = (*catalog.stamp, _payload(settings, outcome.stamp))
            if outcome.changed:
                written.append(catalog.path[:-3] + ".mo")
    if not (options.dry or options.with_fallbacks):
        index.save(KIND, rows)
    current = len(catalogs) - len(written) - len(errors)
    return CompileReport(tuple(sorted(written)), current, tuple(errors))


def _compile(
    project: Project, options: CompileOptions, batches: Sequence[tuple[CatalogFile, ...]]
) -> Iterator[list[Outcome]]:
    """Compile the batches, in as many processes as there are processors."""
    if not batches:
        return iter(())
    # Loaded only where something changed: the second run is over before this would be there.
    from i18n_tool.workflow.compile.making import Making, compile_batch  # noqa: PLC0415

    return spread(partial(compile_batch, Making(project, options)), batches, FEW)


def _look(
    project: Project, locales: Sequence[str], chosen: Collection[str] | None
) -> tuple[list[CatalogFile], dict[str, Stamp]]:
    """Give the catalogs, and the stamps of compiled files by the paths of their catalogs.

    They come folder by folder: neighbours on disk go together, and each folder is flushed once.
    """
    catalogs: list[CatalogFile] = []
    compiled: dict[str, Stamp] = {}
    for locale in locales:
        prefix = f"{locale}/LC_MESSAGES/"
        for path, stamp in sorted(walk(project.config.catalogs / prefix, (".po", ".mo")).items()):
            name = path[:-3]
            if path.endswith(".mo"):
                compiled[f"{prefix}{name}.po"] = stamp
            elif chosen is None or name in chosen:
                catalogs.append(CatalogFile(prefix + path, name, locale, stamp))
    return catalogs, compiled


def _outdated(
    catalogs: Sequence[CatalogFile],
    compiled: Mapping[str, Stamp],
    known: Mapping[str, tuple[int, int, bytes]],
    settings: bytes,
) -> list[CatalogFile]:
    """Give the catalogs that are not known to be compiled as they are now."""
    fresh = []
    for catalog in catalogs:
        row = known.get(catalog.path)
        stamp = compiled.get(catalog.path)
        if not row or not stamp or row != (*catalog.stamp, _payload(settings, stamp)):
            fresh.append(catalog)
    return fresh


def _payload(settings: bytes, stamp: Stamp) -> bytes:
    """Give what the index keeps of a compiled file: by which settings it was made, and its own."""
    return b"%s %d %d" % (settings, *stamp)
