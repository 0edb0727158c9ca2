"""The register of a run: the folders that it is writing into, while it does.

Temporary files lie beside their targets, which may be anywhere (`-o FILE`). So before the first one
of a folder is made, the folder's name goes into a file below `.i18n-tool/runs/` that the run holds
(`flocks`) and removes at the end. A register that nobody holds is a killed run's: the next start of
any command clears the folders in it, then the register. A start with nothing to clear looks at one
folder; a run that writes nothing has no register.

Where none can be made (a full disk, a folder that may not be written) all goes on without: the next
run that writes into the same folder clears it then.
"""
# ruff: noqa: PTH108, PTH118 - plain descriptors, as in `temporary`

import os
from contextlib import suppress
from pathlib import Path

from i18n_tool.workspace.flocks import make_held, new_name, read_all, take, write_all
from i18n_tool.workspace.leftovers import clear

NAME = "runs"
_PREFIX = "run-"


class _Here:
    """Where this process keeps its registers: it works on one project, the one it began with."""

    folder = ""
    top = ""
    """The project's folder, with a slash behind it."""


def begin(derived: Path) -> list[str]:
    """Clear away what killed runs of a project left; keep this process's registers there.

    `derived` is the project's `.i18n-tool/`. Gives the paths of what was removed or completed.
    OSError, with the path, where a file that was left half overwritten cannot be completed.
    """
    _Here.folder, _Here.top = f"{derived}/{NAME}", f"{derived.parent}/"
    try:
        with os.scandir(_Here.folder) as entries:
            names = sorted(entry.name for entry in entries if entry.name.startswith(_PREFIX))
    except OSError:
        return []
    return [path for name in names for path in _finish(f"{_Here.folder}/{name}")]


def _finish(path: str) -> list[str]:
    """Clear the folders of a dead run's register, then remove it."""
    try:
        number = os.open(path, os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return []
    try:
        if not take(number):
            return []
        gone: list[str] = []
        for folder in map(os.fsdecode, read_all(number).split(b"\0")[:-1]):
            with suppress(FileNotFoundError, NotADirectoryError, PermissionError):
                gone += clear(os.path.join(_Here.top, folder).rstrip("/") or "/")
        with suppress(OSError):
            os.unlink(path)
        return gone
    finally:
        os.close(number)


class Register:
    """The folders that one piece of work is writing into."""

    def __init__(self) -> None:
        """Begin with none: nothing is made before the first folder comes."""
        self._path = ""
        self._number = -1

    def note(self, folder: str) -> None:
        """Write down a folder before anything is made in it."""
        if not _Here.folder:
            return
        with suppress(OSError):
            if self._number < 0:
                os.makedirs(_Here.folder, exist_ok=True)  # noqa: PTH103 - as above
                self._path = new_name(_Here.folder, _PREFIX, "")
                self._number = make_held(self._path)
            write_all(self._number, os.fsencode(f"{folder}/".removeprefix(_Here.top)) + b"\0")

    def close(self, *, keep: bool = False) -> None:
        """Remove the register: nothing is left behind; with `keep`, leave it to the next start."""
        if self._number >= 0:
            if not keep:
                with suppress(OSError):
                    os.unlink(self._path)
            os.close(self._number)
            self._number = -1
