"""Where files of ours may be written: never through a symbolic link to where they do not belong.

A repository may hold links, and with them a name inside the project leads anywhere: to another
user's files, or from the folder of rendered articles to the articles themselves. So each path is
followed to its end before it is written. Reading a link harms nobody; articles are not read through
one that leads out of their folder (`project.find_articles`).
"""

import os
from pathlib import Path

from i18n_tool.errors import FileError
from i18n_tool.workspace.settings import Config

CATALOGS = (".po", ".pot", ".mo")


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


def _is_hidden(path: str) -> bool:
    """Say whether a part of a path is hidden, as git's own folder is."""
    return any(part.startswith(".") for part in path.split("/"))
