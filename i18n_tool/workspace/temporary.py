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
from collections.abc import Iterable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import cache
from typing import Self

from i18n_tool.workspace.flushing import flush_together

PREFIX = ".i18n-tool-"
SUFFIX = ".tmp"


@dataclass(frozen=True, slots=True)
class Waiting:
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
        self.waiting: list[Waiting] = []
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
        while self.waiting:
            self.discard(self.waiting[-1])

    def discard(self, item: Waiting) -> None:
        """Remove one temporary file."""
        self.waiting.remove(item)
        with suppress(OSError):
            os.unlink(item.temporary)
        os.close(item.number)

    def add(self, path: str, data: bytes) -> Waiting | None:
        """Write `data` into a temporary file beside the target; None if the target holds it."""
        self.at = path
        target = self._target(path)
        status = _status(target)
        if status is not None and status.st_size == len(data):
            with open(target, "rb") as file:
                if file.read() == data:
                    return None
        folder = os.path.dirname(target)
        if folder not in self._made:
            make_folder(folder)
            sweep(folder)
            self._made.add(folder)
        temporary, number = _temporary(folder)
        item = Waiting(path, target, temporary, number)
        self.waiting.append(item)
        try:
            if status is not None:
                _keep_mode(number, status)
            view = memoryview(data)
            while view:
                view = view[os.write(number, view) :]
        except OSError:
            self.discard(item)
            raise
        return item

    def _target(self, path: str) -> str:
        """Give where a path leads; its folder is followed once for all its files."""
        folder, name = os.path.split(path)
        if folder not in self._folders:
            self._folders[folder] = os.path.realpath(folder)
        target = f"{self._folders[folder]}/{name}"
        return os.path.realpath(target) if os.path.islink(target) else target  # noqa: PTH114 - text

    def publish(self) -> int:
        """Flush and rename all that wait; give how many."""
        count = len(self.waiting)
        self.flush()
        folders: dict[str, None] = {}
        while self.waiting:
            item = self.waiting[0]
            self.rename(item)
            folders[os.path.dirname(item.target)] = None
        flush_folders(folders)
        return count

    def flush(self) -> None:
        """Bring the bytes of all that wait to disk."""
        if not flush_together([item.number for item in self.waiting]):
            for item in self.waiting:
                self.at = item.path
                os.fsync(item.number)

    def rename(self, item: Waiting) -> None:
        """Put one new content, flushed, in place of its target."""
        self.at = item.path
        os.replace(item.temporary, item.target)
        self.waiting.remove(item)
        os.close(item.number)


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


def flush_folders(folders: Iterable[str]) -> None:
    """Flush folders' lists of names to disk, so that renames outlive a power cut."""
    flags = os.O_RDONLY | os.O_CLOEXEC
    with ExitStack() as stack:
        numbers: list[int] = []
        for folder in folders:
            number = os.open(folder, flags)
            stack.callback(os.close, number)
            numbers.append(number)
        if not flush_together(numbers):
            for number in numbers:
                os.fsync(number)


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
