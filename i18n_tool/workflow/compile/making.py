"""The compiling itself: what the processes do that share the work."""

from collections.abc import Sequence
from dataclasses import dataclass
from os import F_OK, access
from pathlib import Path

from i18n_tool.catalog import parse_catalog
from i18n_tool.catalog.mo import compile_mo
from i18n_tool.errors import ToolError
from i18n_tool.model.locale import sisters
from i18n_tool.model.state import State
from i18n_tool.model.unit import JOINED
from i18n_tool.workflow.compile.options import CompileOptions, Outcome
from i18n_tool.workspace.catalog_files import CatalogFile, read_catalog_file
from i18n_tool.workspace.catalogs import load_catalog
from i18n_tool.workspace.fence import Fence
from i18n_tool.workspace.files import read_file, write_files
from i18n_tool.workspace.project import Project
from i18n_tool.workspace.stamps import stamp_of


@dataclass(frozen=True, slots=True)
class Making:
    """What a worker needs to know beside the catalog."""

    project: Project
    options: CompileOptions


def compile_batch(work: Making, batch: Sequence[CatalogFile]) -> list[Outcome]:
    """Compile some catalogs and put them in place together."""
    made: list[tuple[str, bytes] | ToolError] = []
    fence = Fence.of_catalogs(work.project.config)
    for catalog in batch:
        path = f"{work.project.config.catalogs}/{catalog.path}"
        try:
            data = _compile(work, catalog, path)
            fence.hold(Path(f"{path[:-3]}.mo"))
            made.append((path[:-3] + ".mo", data))
        except ToolError as error:
            made.append(error)
    files = [item for item in made if not isinstance(item, ToolError)]
    changed = {path for path, data in files if _content(path) != data}
    try:
        if not work.options.dry:
            write_files(item for item in files if item[0] in changed)
    except ToolError as error:
        return [Outcome(None, error=error)] * len(batch)
    return [
        Outcome(None, error=item)
        if isinstance(item, ToolError)
        else Outcome(None if work.options.dry else stamp_of(item[0]), item[0] in changed)
        for item in made
    ]


def _compile(work: Making, catalog: CatalogFile, path: str) -> bytes:
    """Give the compiled bytes of one catalog."""
    states = _from(work.options.least)
    limits = work.project.config.limits
    data = read_catalog_file(path, limits)
    if not work.options.with_fallbacks:
        return compile_mo(data, path=path, locale=catalog.locale, states=states, limits=limits)
    filled = parse_catalog(data, path=path, locale=catalog.locale, limits=limits)
    lacking = {
        entry.key: entry for entry in filled if not entry.obsolete and entry.state not in states
    }
    for near in sisters(catalog.locale):
        other = work.project.catalog_path(catalog.name, near)
        if near in work.project.config.locales and other.is_file():
            for entry in load_catalog(other, near, limits=limits):
                # Forms of a plural cannot be lent: another locale has others. Nor can a sentence
                # that is told in the one before, which may be another's translation here.
                single = entry.msgid_plural is None and entry.msgstr != [JOINED]
                if entry.key in lacking and single and entry.state in states:
                    own = lacking.pop(entry.key)
                    own.msgstr, own.fuzzy = list(entry.msgstr), False
    return compile_mo(filled, states=states)


def _from(least: State) -> frozenset[State]:
    """Give a state and those after it."""
    order = tuple(State)
    return frozenset(order[order.index(least) :])


def _content(path: str) -> bytes | None:
    """Give what is in a file, or None where there is none."""
    return read_file(path) if access(path, F_OK) else None
