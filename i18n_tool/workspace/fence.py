"""Where files of ours may be written: never through a symbolic link to where they do not belong.

A repository may hold links, and with them a name inside the project leads anywhere: to another
user's files, or from the folder of rendered articles to the articles themselves. So each path is
followed to its end before it is written. Reading a link harms nobody; articles are not read through
one that leads out of their folder (`project.find_articles`).
"""

import os
from pathlib import Path

from i18n_tool.errors import FileError
from i18n_tool.formats import endings
from i18n_tool.workspace.config import OWN_FILE, PYTHON_FILE
from i18n_tool.workspace.settings import Config

CATALOGS = (".po", ".pot", ".mo")
_WRITTEN_BY_PEOPLE = (".po", ".pot")


class Fence:
    """Holds that files are written below one folder; folders are followed once."""

    def __init__(self, folder: Path, root: Path | None = None) -> None:
        """Take the folder; with `root`, a catalog may be a link to a catalog anywhere below it.

        That keeps a link that people have set (`locales/pt_PT` to `locales/pt`, or a catalog that
        two folders share), and leads from a catalog to a catalog only.
        """
        self._top = os.path.realpath(folder)
        self._root = os.path.realpath(root) if root is not None else None
        self._folders: dict[str, str] = {}
        self._name = folder.name

    @classmethod
    def of_catalogs(cls, config: Config) -> "Fence":
        """Give the fence around a project's catalogs."""
        return cls(config.catalogs, config.root)

    @classmethod
    def of_build(cls, config: Config) -> "Fence":
        """Give the fence around a project's rendered articles."""
        return cls(config.build)

    def hold(self, path: Path) -> None:
        """Raise FileError where a file that is written at `path` would come to stand elsewhere."""
        place = self._follow(str(path))
        if place.startswith(f"{self._top}/"):
            return
        ending = path.suffix
        if self._root is not None and ending in CATALOGS and place.endswith(ending):
            inside = place.startswith(f"{self._root}/")
            if inside and not _is_hidden(place.removeprefix(self._root)):
                return
        raise FileError(
            f"the file cannot be written: a symbolic link leads out of `{self._name}`, to {place}",
            where=str(path),
            todo="Remove the link, or put the file itself there.",
            kept="Neither the link nor what it leads to was touched.",
        )

    def _follow(self, path: str) -> str:
        """Give where a path leads; its folder is followed once for all its files."""
        folder, _, name = path.rpartition("/")
        if folder not in self._folders:
            self._folders[folder] = os.path.realpath(folder)
        place = f"{self._folders[folder]}/{name}"
        return os.path.realpath(place) if os.path.islink(place) else place  # noqa: PTH114 - text


def refuse_result(path: Path, config: Config | None) -> None:
    """Raise FileError where a result (`-o FILE`) would take the place of what a person wrote.

    That is a catalog, a configuration, anything of git's own, or an article (law 4). Nothing where
    there is no such file yet. `config` is None where it cannot be read.
    """
    place = os.path.realpath(path)
    if not os.path.lexists(place):
        return
    folders = Path(place).parts[:-1]
    ours = place.endswith((*_WRITTEN_BY_PEOPLE, f"/{OWN_FILE}", f"/{PYTHON_FILE}"))
    if config is not None and place.endswith(tuple(endings())):
        ours = ours or place.startswith(f"{os.path.realpath(config.source)}/")
    if ours or ".git" in folders:
        raise FileError(
            "the result is not written: it would take the place of an article, a catalog, a "
            "configuration or a file of git's",
            where=str(path),
            todo="Name another file.",
            kept="The file was left as it is.",
        )


def _is_hidden(path: str) -> bool:
    """Say whether a part of a path is hidden, as git's own folder is."""
    return any(part.startswith(".") for part in path.split("/"))
