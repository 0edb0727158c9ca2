"""Git's merge driver for catalogs: where it has to be written down, and whether it is.

Two places are needed. `.gitattributes`, which every clone shares, says that catalogs are merged by
the driver of this name; the configuration of each clone says what that driver is, since git takes
no program's name out of a repository. Without the second git merges the catalogs as plain text.
"""

import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

from i18n_tool.errors import FileError, ToolError
from i18n_tool.workspace.files import read_file
from i18n_tool.workspace.git import DistrustError, Repository, find_repository
from i18n_tool.workspace.markers import MERGING, RESOLVE, marker_line
from i18n_tool.workspace.settings import Config

NAME = "i18n-tool"
ATTRIBUTES = ".gitattributes"
TITLE = "i18n-tool: PO catalogs, entry by entry"
_WORDS = "merge-driver -- %O %A %B %L %P"
_SPECIAL = frozenset("*?[]\\!#")


def attribute_lines(config: Config) -> tuple[str, ...]:
    """Give the lines that name the driver for the catalogs and templates of a project."""
    folder = config.catalogs.relative_to(config.root).as_posix()
    endings = ("po", "pot")
    return tuple(f"{_pattern(f'{folder}/', ending)} merge={NAME}" for ending in endings)


def _pattern(folder: str, ending: str) -> str:
    """Give the pattern of all files below a folder, whatever letters its name has."""
    plain = "".join(f"\\{letter}" if letter in _SPECIAL else letter for letter in folder)
    pattern = f"{plain}**/*.{ending}"
    if not any(letter.isspace() or letter == '"' for letter in folder):
        return pattern
    quoted = pattern.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    return f'"{quoted}"'


def with_attributes(config: Config) -> bytes:
    """Give the new content of `.gitattributes`; nothing where it says all of it already.

    What is there stays. Raises FileError where it cannot be read, or is in the middle of a merge.
    """
    path = config.root / ATTRIBUTES
    if path.is_symlink():  # git reads none, and it may lead anywhere
        raise FileError(
            "the file is a symbolic link, which git does not follow",
            where=str(path),
            todo="Put a file in its place, then run again.",
        )
    before = read_file(path) if path.exists() else b""
    merging = marker_line(before.decode("utf-8", "replace"))
    if merging is not None:
        raise FileError(
            MERGING,
            where=f"{path}:{merging}",
            todo=RESOLVE,
        )
    present = {" ".join(line.split()) for line in before.decode("utf-8", "replace").splitlines()}
    missing = [line for line in attribute_lines(config) if " ".join(line.split()) not in present]
    if not missing:
        return b""
    end = "\r\n" if b"\r\n" in before else "\n"
    gap = end if before and not before.endswith(b"\n") else ""
    return before + (gap + "".join(line + end for line in missing)).encode("utf-8")


def settings(program: Sequence[str]) -> dict[str, str]:
    """Give what the configuration of a clone has to say, by key.

    `program` are the words that start this tool. Git gives the line to a shell: where the program
    is there no more, or does not start, the shell merges as plain text. The name of the file (`%P`)
    git quotes itself. Where histories cross, git merges what two branches have in common first:
    there the version that is older still serves (`recursive = binary`), since a conflict may not
    become part of it.
    """
    words = " ".join(map(shlex.quote, program)).replace("%", "%%")
    first = shlex.quote(program[0]).replace("%", "%%")
    run = f"test -x {first} && {{ {words} {_WORDS}; s=$?; test $s = 0 && exit 0"
    # 1 is a conflict; a Python that does not start ends with 1, too
    known = f"test $s = 1 && {words} --version >/dev/null 2>&1 && exit 1; }}"
    plain = "exec git merge-file --marker-size=%L %A %O %B"
    return {
        f"merge.{NAME}.name": TITLE,
        f"merge.{NAME}.driver": f"{run}; {known}; {plain}",
        f"merge.{NAME}.recursive": "binary",
    }


def is_named(repository: Repository, config: Config) -> bool:
    """Say whether `.gitattributes` has the driver merge the project's catalogs."""
    sample = config.catalogs.relative_to(config.root).as_posix() + "/xx/LC_MESSAGES/sample.po"
    return repository.attribute("merge", sample) == NAME


def find_doubts(config: Config) -> Iterator[ToolError]:
    """Find what keeps git in this clone from merging catalogs entry by entry, where it is meant to.

    Nothing without git, or where `.gitattributes` does not name the driver.
    """
    try:
        repository = find_repository(config.root)
    except DistrustError as error:
        yield error
        return
    if repository is None:
        return
    if not is_named(repository, config):
        yield from _overruled(config)
        return
    line = repository.setting(f"merge.{NAME}.driver")
    if line is None:
        yield ToolError(
            f"{ATTRIBUTES} names the merge driver {NAME}, which this clone has not configured: "
            "git merges catalogs as plain text here",
            where=str(config.root / ATTRIBUTES),
            todo="Run once in this clone: i18n-tool init --git",
        )
    elif not _is_there(line):
        yield ToolError(
            "the program that git is to merge catalogs with is gone: it merges them as plain text",
            where=str(repository.state / "config"),
            todo="Run again in this clone: i18n-tool init --git",
        )


def _overruled(config: Config) -> Iterator[ToolError]:
    """Say so where `.gitattributes` names the driver, and another line takes it away again."""
    try:
        missing = with_attributes(config)
    except FileError:  # it is not known then what is meant
        return
    if not missing:
        yield ToolError(
            f"another line, there or in a {ATTRIBUTES} nearer to the catalogs, takes the merge "
            f"driver {NAME} away from them: git merges them as plain text",
            where=str(config.root / ATTRIBUTES),
            todo="Remove that line: git check-attr merge -- CATALOG tells whether it was the one.",
        )


def _is_there(line: str) -> bool:
    """Say whether the program that a line of ours starts is there; True of a line of others."""
    try:
        words = shlex.split(line.replace("%%", "%"))
    except ValueError:
        return True
    return words[:2] != ["test", "-x"] or Path(words[2]).is_file()
