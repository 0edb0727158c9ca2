"""Locks between processes and threads, as files below `.i18n-tool/locks/`.

A lock is an `flock` of its file: it ends with the process that holds it, however that ends, so a
killed holder leaves nothing held. The files stay, empty, one a catalog that was ever worked on:
removing one would part those who wait for it from those who come later. Each call of `locked` opens
the file anew, so two threads of one process keep each other out as two processes do.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from i18n_tool.errors import FileError
from i18n_tool.model.visible import visible
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
            f"{holder(file) or 'another process'} has been at work on it for {wait:g} seconds",
            where=str(path),
            todo="Wait for it to end, or stop it, then run the command again.",
        ) from error
    except (OSError, NotImplementedError) as error:
        failed = error if isinstance(error, OSError) else OSError(str(error))
        reason = file_error(failed, file, "made")
        what = reason.what.replace("the file", f"its lock file {file}", 1)
        raise FileError(what, where=str(path), todo=reason.todo) from error
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


def holder(file: Path) -> str:
    """Say which process holds a lock file, with its command; empty where nobody can tell (Linux).

    The system knows the number of the process that took it; in another container it has none here.
    """
    try:
        status = file.stat()
        node = f"{os.major(status.st_dev):02x}:{os.minor(status.st_dev):02x}:{status.st_ino}"
        for line in Path("/proc/locks").read_text(encoding="ascii").splitlines():
            words = line.split()
            if words[1] == "FLOCK" and words[5] == node and int(words[4]) > 0:
                if int(words[4]) == os.getpid():
                    return "another thread of this process"
                command = Path(f"/proc/{words[4]}/cmdline").read_bytes().rstrip(b"\0")
                told = command.replace(b"\0", b" ").decode("utf-8", "replace")
                return f"process {words[4]} ({visible(told[:LONGEST])})"
    except (OSError, ValueError, IndexError):
        pass
    return ""


def lock_path(path: Path, root: Path | None = None) -> Path:
    """Give the lock file that goes with a path: the same path, below `.i18n-tool/locks/`.

    A name that leaves no room for the ending is written as its hash.
    """
    place = Path(os.path.realpath(path))
    top = Path(os.path.realpath(root)) if root else project_of(place) or place.parent
    inside = place.relative_to(top) if place.is_relative_to(top) else Path(str(place)[1:])
    name = f"{inside.name}.lock"
    if len(os.fsencode(name)) > LONGEST:
        name = f"{hashlib.sha256(os.fsencode(name)).hexdigest()}.lock"
    return top / DERIVED / "locks" / inside.parent / name


def project_of(path: Path) -> Path | None:
    """Give the nearest folder above a path that has a configuration; None where none has."""
    for folder in Path(os.path.realpath(path)).parents:
        if (folder / OWN_FILE).is_file() or (folder / PYTHON_FILE).is_file():
            return folder
    return None
