"""Locks between processes and threads, as files below `.i18n-tool/locks/`."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from i18n_tool.errors import FileError
from i18n_tool.workspace.config import DERIVED, OWN_FILE, PYTHON_FILE
from i18n_tool.workspace.files import file_error

LONGEST = 255
"""Bytes of a file's name, in every file system that is common."""
WAIT = 30.0
"""Seconds to wait for another process before giving up."""


@contextmanager
def locked(path: Path, *, root: Path | None = None, wait: float = WAIT) -> Iterator[None]:
    """Hold the lock that goes with `path`, which may be a file, a folder, or not be there yet.

    The lock file stands below `.i18n-tool/locks/` of `root`, the project's folder; without `root`,
    of the nearest folder above that has a configuration. FileError where the lock cannot be made,
    or where another process has held it for `wait` seconds.
    """
    file = lock_path(path, root)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(file, timeout=wait, fallback_to_soft=False)
        lock.acquire()
    except Timeout as error:
        raise FileError(
            f"another process has been at work on it for {wait:g} seconds",
            where=str(path),
            todo="Wait for it to end, or stop it, then run the command again.",
        ) from error
    except (OSError, NotImplementedError) as error:
        failed = error if isinstance(error, OSError) else OSError(str(error))
        raise file_error(failed, file, "written") from error
    try:
        yield
    finally:
        lock.release()


def is_held(file: Path) -> bool:
    """Say whether a process holds a lock file at this moment."""
    try:
        with FileLock(file, timeout=0, fallback_to_soft=False):
            return False
    except Timeout:
        return True
    except OSError:
        return False


def lock_path(path: Path, root: Path | None = None) -> Path:
    """Give the lock file that goes with a path: the same path, below `.i18n-tool/locks/`.

    A name that leaves no room for the ending is written as its hash.
    """
    place = Path(os.path.realpath(path))
    top = Path(os.path.realpath(root)) if root else _root(place)
    inside = place.relative_to(top) if place.is_relative_to(top) else Path(str(place)[1:])
    name = f"{inside.name}.lock"
    if len(os.fsencode(name)) > LONGEST:
        name = f"{hashlib.sha256(os.fsencode(name)).hexdigest()}.lock"
    return top / DERIVED / "locks" / inside.parent / name


def _root(place: Path) -> Path:
    """Give the nearest folder above that has a configuration, else the path's own folder."""
    for folder in place.parents:
        if (folder / OWN_FILE).is_file() or (folder / PYTHON_FILE).is_file():
            return folder
    return place.parent
