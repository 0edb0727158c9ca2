"""What killed runs leave beside files, and how it goes away.

Temporary files that nobody holds are removed, and a file that was left half overwritten is
completed. A living writer holds its own (`flocks`). All functions raise OSError as the system does.
"""
# ruff: noqa: PTH108 - plain strings, as in `temporary`

import os
from contextlib import suppress
from functools import cache

from i18n_tool.workspace import redo
from i18n_tool.workspace.flocks import take

PREFIX = ".i18n-tool-"
SUFFIX = ".tmp"


def leftovers(folder: str) -> list[str]:
    """Give the temporary files and redos in a folder, writers alive or not; sorted."""
    with os.scandir(folder) as entries:
        names = [
            entry.name
            for entry in entries
            if entry.name.startswith(PREFIX) and entry.name.endswith((SUFFIX, redo.SUFFIX))
        ]
    return [f"{folder}/{name}" for name in sorted(names)]


def clear(folder: str) -> list[str]:
    """Clear away what killed runs left in a folder; give the paths of what went."""
    return [path for path in leftovers(folder) if remove_dead(path)]


@cache
def sweep(folder: str) -> None:
    """Clear a folder, once a run."""
    clear(folder)


def remove_dead(path: str) -> bool:
    """Remove one temporary file, or complete one redo, if no living process holds it."""
    if path.endswith(redo.SUFFIX):
        return redo.complete(path)
    with suppress(OSError):
        # for writing too, since NFS lets nobody lock what is open for reading only
        number = os.open(path, os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            if take(number):
                os.unlink(path)
                return True
        finally:
            os.close(number)
    return False
