"""Catalogs on disk: loaded with a writer that never overwrites another's work.

The public `Catalog` comes from here, so that a catalog made by hand or from polib can be saved too.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from i18n_tool.catalog import Catalog, new_catalog, parse_catalog
from i18n_tool.catalog.limits import DEFAULT_LIMITS, Limits
from i18n_tool.model.locale import facts, parse_locale
from i18n_tool.workspace.catalog_files import read_catalog_file
from i18n_tool.workspace.conflicts import refuse_unmerged
from i18n_tool.workspace.fence import Fence
from i18n_tool.workspace.files import replace_file, write_file
from i18n_tool.workspace.locks import locked
from i18n_tool.workspace.project import Project


class _Writer:
    """Writes one catalog's file back, if it still is what was read (law 8)."""

    def __init__(self, path: Path, before: bytes | None) -> None:
        """Take the path that was read, and what was there."""
        self.path = path
        self.before = before

    def __call__(self, path: Path, data: bytes) -> None:
        """Write the catalog; to another path than it was read from, whatever is there.

        ConflictError where the file has changed since it was read.
        """
        if path == self.path:
            replace_file(path, data, self.before)
            self.before = data
        else:
            write_file(path, data)


Catalog.default_writer = write_file


def load_catalog(
    path: str | os.PathLike[str], locale: str | None = None, *, limits: Limits = DEFAULT_LIMITS
) -> Catalog:
    """Load the catalog at `path`; its `save` writes it back whole or not at all.

    `locale`, in any spelling, is the one translated into; without it the header's Language.
    `limits` say how large it may be; it is not read into memory if its file is larger.
    CatalogError (with `path` and `line`) where gettext would refuse it; FileError where it cannot
    be read. Saving raises ConflictError where the file was changed by someone else since.
    """
    place = os.fspath(path)
    data = read_catalog_file(place, limits)
    name = parse_locale(locale) if locale else ""
    catalog = parse_catalog(data, path=place, locale=name, limits=limits)
    catalog.writer = _Writer(Path(place), data)
    return catalog


@contextmanager
def edit_catalog(project: Project, path: Path, locale: str) -> Iterator[Catalog]:
    """Lock a catalog, load it (a new one where there is none), and save it at the end if changed.

    A new one is written only if it got entries. Two at once follow one upon the other, so neither
    loses the other's work (law 8). Where the body raises, nothing is written. Raises as
    `load_catalog`, and FileError where it cannot be locked.
    """
    refuse_unmerged(path)
    Fence.of_catalogs(project.config).hold(path)
    with locked(path, root=project.config.root):
        if path.exists():
            catalog = load_catalog(path, locale, limits=project.config.limits)
        else:
            forms = facts(locale).plural_forms
            catalog = new_catalog(locale, plural_forms=forms, path=str(path))
            catalog.writer = _Writer(path, None)
            catalog.limits = project.config.limits
        yield catalog
        if len(catalog) or path.exists():
            catalog.save()
