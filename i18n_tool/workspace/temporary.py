"""Temporary files beside their targets: written, flushed to disk, renamed, or removed.

A temporary file is locked (flock) for as long as its writer lives. One that can be locked is what a
killed run left behind, and is swept away by the next run that writes into that folder. All
functions raise OSError as the system does; `files` turns it into words.
"""
# Descriptors and plain strings: a run may write tens of thousands of files.
# ruff: noqa: PTH103, PTH105, PTH108, PTH112, PTH116, PTH120, PTH123

import errno
import fcntl
import os
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Self

PREFIX = ".i18n-tool-"
SUFFIX = ".tmp"
MANY = 16
"""From so many files on, one sync of the system is cheaper than one a file."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """One new content on its way to its target."""

    path: str
    """The path that the caller named, for errors."""
    target: str
    """Where it leads, symbolic links followed."""
    temporary: str
    number: int
    """The temporary file's descriptor."""


class Temporaries:
    """New contents on their way: written, flushed, renamed; on any failure removed."""

    def __init__(self) -> None:
        """Start with none."""
        self.waiting: list[_Waiting] = []
        self._folders: dict[str, str] = {}
        """Folders as they were named, and where they lead."""
        self._made: set[str] = set()
        self.at = ""
        """The path that was being worked on when an error came up."""

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Remove what was not published."""
        for item in self.waiting:
            with suppress(OSError):
                os.unlink(item.temporary)
            os.close(item.number)
        self.waiting.clear()

    def add(self, path: str, data: bytes) -> None:
        """Write `data` into a temporary file beside the target, unless the target holds it."""
        self.at = path
        target = self._target(path)
        status = _status(target)
        if status is not None and status.st_size == len(data):
            with open(target, "rb") as file:
                if file.read() == data:
                    return
        folder = os.path.dirname(target)
        if folder not in self._made:
            make_folder(folder)
            sweep(folder)
            self._made.add(folder)
        temporary, number = _temporary(folder)
        self.waiting.append(_Waiting(path, target, temporary, number))
        if status is not None:
            _keep_mode(number, status)
        view = memoryview(data)
        while view:
            view = view[os.write(number, view) :]

    def _target(self, path: str) -> str:
        """Give where a path leads; its folder is followed once for all its files."""
        folder, name = os.path.split(path)
        if folder not in self._folders:
            self._folders[folder] = os.path.realpath(folder)
        target = f"{self._folders[folder]}/{name}"
        return os.path.realpath(target) if os.path.islink(target) else target  # noqa: PTH114 - text

    def publish(
        self, *, together: bool = False, last_look: Callable[[], object] | None = None
    ) -> int:
        """Flush and rename all that wait; give how many.

        `together` flushes them by one sync of the system, which on Linux returns when all is on
        disk, and is three times faster for hundreds of files, but names none that failed.
        `last_look` is called when all is flushed, right before the renaming: it may still raise.
        """
        folders: dict[str, None] = {}
        count = len(self.waiting)
        if together and count >= MANY and sys.platform == "linux":
            os.sync()
        else:
            for item in self.waiting:
                self.at = item.path
                os.fsync(item.number)
        if last_look is not None:
            last_look()
        while self.waiting:
            item = self.waiting[0]
            self.at = item.path
            os.replace(item.temporary, item.target)
            folders[os.path.dirname(item.target)] = None
            del self.waiting[0]
            os.close(item.number)
        for folder in folders:
            _flush_folder(folder)
        return count


def _status(target: str) -> os.stat_result | None:
    """Give what the system knows of the target, None where nothing is there."""
    try:
        status = os.stat(target)
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "")
    return status


def make_folder(folder: str) -> None:
    """Make a folder and those on the way to it; NotADirectoryError where one of them is a file."""
    if not os.path.isdir(folder):
        try:
            os.makedirs(folder, exist_ok=True)
        except FileExistsError as error:  # what some versions of Python raise there
            raise NotADirectoryError(errno.ENOTDIR, error.strerror, folder) from error


def _temporary(folder: str) -> tuple[str, int]:
    """Make a temporary file in `folder`, locked; give its path and descriptor."""
    while True:
        path = f"{folder}/{PREFIX}{os.urandom(8).hex()}{SUFFIX}"
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW
        number = os.open(path, flags, 0o666)
        fcntl.flock(number, fcntl.LOCK_EX)
        if os.fstat(number).st_nlink:
            return path, number
        os.close(number)  # swept away between its making and its locking


def _keep_mode(number: int, status: os.stat_result) -> None:
    """Give the new file the mode and, where that is permitted, the owner of the old one."""
    new = os.fstat(number)
    if (new.st_uid, new.st_gid) != (status.st_uid, status.st_gid):
        with suppress(PermissionError):
            os.fchown(number, status.st_uid, status.st_gid)
    os.fchmod(number, stat.S_IMODE(status.st_mode))


def _flush_folder(folder: str) -> None:
    """Flush a folder's list of names to disk, so that a rename outlives a power cut."""
    number = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(number)
    finally:
        os.close(number)


@cache
def sweep(folder: str) -> int:
    """Remove what killed runs left in a folder, once a run; give the number of files."""
    return sum(remove_dead(path) for path in leftovers(folder))


def leftovers(folder: str) -> list[str]:
    """Give the temporary files in a folder, whether their writers live or not; sorted."""
    with os.scandir(folder) as entries:
        names = [e.name for e in entries if e.name.startswith(PREFIX) and e.name.endswith(SUFFIX)]
    return [f"{folder}/{name}" for name in sorted(names)]


def remove_dead(path: str) -> bool:
    """Remove a temporary file if no living process holds it."""
    with suppress(OSError):
        number = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.unlink(path)
        finally:
            os.close(number)
        return True
    return False
