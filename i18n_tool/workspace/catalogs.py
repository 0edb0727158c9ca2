"""Catalogs on disk: loaded with a writer that never overwrites another's work.

The public `Catalog` comes from here, so that a catalog made by hand or from polib can be saved too.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from i18n_tool.catalog import Catalog, new_catalog, parse_catalog
from i18n_tool.catalog.limits import DEFAULT_LIMITS, Limits
from i18n_tool.errors import ConflictError
from i18n_tool.model.locale import facts, parse_locale
from i18n_tool.workspace.catalog_files import read_catalog_file
from i18n_tool.workspace.catalog_writer import CatalogWriter, clash_errors
from i18n_tool.workspace.conflicts import refuse_unmerged
from i18n_tool.workspace.fence import Fence
from i18n_tool.workspace.files import write_file
from i18n_tool.workspace.locks import locked
from i18n_tool.workspace.project import Project

T = TypeVar("T")

ATTEMPTS = 5
"""So often a catalog that somebody else is just writing is read and changed again."""

Catalog.default_writer = write_file


def load_catalog(
    path: str | os.PathLike[str], locale: str | None = None, *, limits: Limits = DEFAULT_LIMITS
) -> Catalog:
    """Load the catalog at `path`; its `save` writes it back whole or not at all.

    `locale`, in any spelling, is the one translated into; without it the header's Language.
    `limits` say how large it may be; it is not read into memory if its file is larger.
    CatalogError (with `path` and `line`) where gettext would refuse it; FileError where it cannot
    be read. Saving keeps what someone else has written into the file since, entry by entry; what
    both changed differently stands in the catalog's `clashes` then, and both texts in the file.
    """
    place = os.fspath(path)
    data = read_catalog_file(place, limits)
    name = parse_locale(locale) if locale else ""
    catalog = parse_catalog(data, path=place, locale=name, limits=limits)
    catalog.writer = CatalogWriter(catalog, Path(place), data)
    return catalog


@contextmanager
def edit_catalog(project: Project, path: Path, locale: str) -> Iterator[Catalog]:
    """Lock a catalog, load it (a new one where there is none), and save it at the end if changed.

    A new one is written only if it got entries. Two at once follow one upon the other, so neither
    loses the other's work (law 8). Where the body raises, nothing is written. Raises as
    `load_catalog`, FileError where it cannot be locked, and ConflictError where a program that
    knows no lock changed the same entry differently just then; both texts are in the file.

    For what can be done again from the start, `change_catalog` is the better way.
    """
    with _held(project, path):
        catalog = _open(project, path, locale)
        yield catalog
        _save(catalog, path)


def change_catalog(project: Project, path: Path, locale: str, work: Callable[[Catalog], T]) -> T:
    """Load a catalog under its lock, let `work` change it, and save it; give what `work` gives.

    Where a program that knows no lock has changed the file meanwhile, all starts again from what
    it wrote: `work` sees each text as it is now, so nothing clashes. One that always comes first is
    met half-way in the end, by merging. Otherwise as `edit_catalog`.
    """
    with _held(project, path):
        for left in reversed(range(ATTEMPTS)):
            catalog = _open(project, path, locale)
            result = work(catalog)
            if isinstance(catalog.writer, CatalogWriter):
                catalog.writer.merges = not left
            try:
                _save(catalog, path)
            except ConflictError:
                if not left:
                    raise
            else:
                return result
    raise AssertionError  # the loop ends by returning or raising


@contextmanager
def _held(project: Project, path: Path) -> Iterator[None]:
    """Hold a catalog's lock, if it may be written at all."""
    refuse_unmerged(path)
    Fence.of_catalogs(project.config).hold(path)
    with locked(path, root=project.config.root):
        yield


def _open(project: Project, path: Path, locale: str) -> Catalog:
    """Load a catalog whose lock is held; a new one where there is none."""
    if path.exists():
        catalog = load_catalog(path, locale, limits=project.config.limits)
    else:
        forms = facts(locale).plural_forms
        catalog = new_catalog(locale, plural_forms=forms, path=str(path))
        catalog.writer = CatalogWriter(catalog, path, None)
        catalog.limits = project.config.limits
    if isinstance(catalog.writer, CatalogWriter):
        catalog.writer.held = True
    return catalog


def _save(catalog: Catalog, path: Path) -> None:
    """Save a catalog that has entries; ConflictError for one that clashes."""
    if len(catalog) or path.exists():
        catalog.save()
    for error in clash_errors(catalog):
        raise error
