"""Setting git up for a project: its catalogs are merged entry by entry, by our merge driver."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from i18n_tool.errors import ToolError
from i18n_tool.workspace.conflicts import refuse_unmerged
from i18n_tool.workspace.driver import ATTRIBUTES, attribute_lines, settings, with_attributes
from i18n_tool.workspace.files import write_file
from i18n_tool.workspace.git import Repository, find_repository
from i18n_tool.workspace.settings import Config


@dataclass(frozen=True, slots=True)
class GitSetup:
    """What was done, or was done already."""

    attributes: Path
    """The file that says which files the driver merges."""
    lines: tuple[str, ...]
    """What it has to say."""
    wrote_attributes: bool
    configured: tuple[tuple[str, str], ...]
    """Keys and values that were put into the configuration of this clone."""

    @property
    def changed(self) -> bool:
        """Say whether anything was written."""
        return self.wrote_attributes or bool(self.configured)


def repository_for(folder: Path) -> Repository:
    """Give the repository that a folder, or the nearest one above that is there, lies in.

    ToolError where there is none; DistrustError where git refuses to work in it.
    """
    place = next(each for each in (folder, *folder.parents) if each.is_dir())
    repository = find_repository(place)
    if repository is None:
        raise ToolError(
            "there is no git repository here, or git is not installed",
            where=str(folder),
            todo="Make one first (git init), or run `i18n-tool init` without --git.",
        )
    return repository


def set_up_git(config: Config, program: Sequence[str]) -> GitSetup:
    """Name the driver in `.gitattributes`, and configure it in this clone; say what was done.

    `program` are the words that start this tool. What is there stays; doing it again changes
    nothing. Raises ToolError without a repository, and FileError.
    """
    repository = repository_for(config.root)
    path = config.root / ATTRIBUTES
    data = with_attributes(config)
    if data:
        refuse_unmerged(path)
    wanted = settings(program)
    missing = [(key, value) for key, value in wanted.items() if repository.setting(key) != value]
    for key, value in missing:
        repository.set_local(key, value)
    if data:  # last: where the configuration cannot be written, nothing was changed
        write_file(path, data)
    return GitSetup(path, attribute_lines(config), bool(data), tuple(missing))
