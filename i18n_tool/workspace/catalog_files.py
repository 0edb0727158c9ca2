"""The catalogs that a project has on disk, found by one walk through each locale's folder."""

import os
from collections.abc import Collection, Iterable
from contextlib import suppress
from typing import NamedTuple

from i18n_tool.catalog.limits import Limits, hold_size
from i18n_tool.errors import FileError
from i18n_tool.workspace.files import read_file
from i18n_tool.workspace.index import Stamp, walk
from i18n_tool.workspace.project import Project


class CatalogFile(NamedTuple):
    """A catalog on disk, not read yet."""

    path: str
    """Below the folder of the catalogs: `uk/LC_MESSAGES/guide/install.po`."""
    name: str
    """The article's name."""
    locale: str
    stamp: Stamp


def read_catalog_file(path: str | os.PathLike[str], limits: Limits) -> bytes:
    """Give the bytes of a catalog: the one way by which catalogs are read from the disk.

    One that is too large is refused before it is read into memory: LimitError. FileError where it
    cannot be read.
    """
    try:
        return read_file(path, limits.file_size)
    except FileError:
        with suppress(OSError, ValueError):
            hold_size(os.path.getsize(path), os.fspath(path), limits)  # noqa: PTH202 - as `path`
        raise


def catalog_stamps(project: Project, locale: str) -> dict[str, Stamp]:
    """Give the catalogs of a locale: the article's name with `.po`, and the file's stamp."""
    return walk(project.config.catalogs / locale / "LC_MESSAGES", ".po")


def find_catalogs(
    project: Project, locales: Iterable[str], names: Collection[str] | None = None
) -> list[CatalogFile]:
    """Give the catalogs of the locales; with `names`, of these articles only.

    They are sorted by article and then stand in the order of the locales, so that what the catalogs
    of one article share is seen once.
    """
    found = []
    for locale in locales:
        prefix = f"{locale}/LC_MESSAGES/"
        for path, stamp in catalog_stamps(project, locale).items():
            name = path[:-3]
            if names is None or name in names:
                found.append(CatalogFile(prefix + path, name, locale, stamp))
    found.sort(key=lambda catalog: catalog.name)
    return found
