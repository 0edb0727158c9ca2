"""Temporary files beside their targets: written, flushed to disk, renamed, or removed.

A temporary file is held (`flocks`) for as long as its writer lives. One that nobody holds is what a
killed run left behind, and goes at the next start (`register`) or when that folder is next written
into. All functions raise OSError as the system does; `files` turns it into words.
"""
# Descriptors and plain strings: a run may write tens of thousands of files.
# ruff: noqa: PTH103, PTH105, PTH108, PTH112, PTH116, PTH120, PTH123

import errno
import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from typing import Self

from i18n_tool.workspace.attributes import keep_attributes
from i18n_tool.workspace.flocks import make_held, new_name, write_all
from i18n_tool.workspace.flushing import flush_folders, flush_together
from i18n_tool.workspace.leftovers import PREFIX, SUFFIX, sweep
from i18n_tool.workspace.redo import HalfDoneError, MovedOnError, is_one_of_several, overwrite
from i18n_tool.workspace.register import Register


@dataclass(slots=True)
class Waiting:
    """One new content on its way to its target."""

    path: str
    """The path that the caller named, for errors."""
    target: str
    """Where it leads, symbolic links followed."""
    temporary: str
    number: int = -1
    """The temporary file's descriptor; -1 where it is not open."""


class Temporaries:
    """New contents on their way: written, flushed, renamed; on any failure removed."""

    def __init__(self) -> None:
        """Start with none."""
        self.waiting: list[Waiting] = []
        self._folders: dict[str, str] = {}
        """Folders as they were named, and where they lead."""
        self._made: set[str] = set()
        self._changed: set[str] = set()
        """Folders whose lists of names have changed and are not on disk yet."""
        self._register = Register()
        self._half = False
        """A file may have been left half overwritten: the next start has to see to it."""
        self.at = ""
        """The path that was being worked on when an error came up."""

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Remove what was not published."""
        try:
            self._discard_all()
        except BaseException:  # Ctrl-C, just now
            self._discard_all()
            raise
        finally:
            self._register.close(keep=self._half or bool(self.waiting))

    def _discard_all(self) -> None:
        """Remove all temporary files."""
        while self.waiting:
            self.discard(self.waiting[-1])

    def discard(self, item: Waiting) -> None:
        """Remove one temporary file."""
        with suppress(OSError):
            os.unlink(item.temporary)
        self._let_go(item)

    def _let_go(self, item: Waiting) -> None:
        """Wait for a content no more: its temporary file is gone."""
        number, item.number = item.number, -1
        if number >= 0:
            os.close(number)
        self.waiting.remove(item)

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
            self._changed.update(make_folder(folder))
            sweep(folder)
            self._register.note(folder)
            self._made.add(folder)
        item = Waiting(path, target, new_name(folder, PREFIX, SUFFIX))
        self.waiting.append(item)  # before it is made: wherever Ctrl-C comes, it is removed
        try:
            item.number = make_held(item.temporary)
            if status is not None:
                _refuse_protected(target)
                keep_attributes(item.number, target, status)
            write_all(item.number, data)
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
        while self.waiting:
            self.rename(self.waiting[0])
        self.flush_names()
        return count

    def flush_names(self) -> None:
        """Bring to disk that files and folders have their names; UnconfirmedError."""
        flush_folders(sorted(self._changed))
        self._changed.clear()

    def flush(self) -> None:
        """Bring the bytes of all that wait to disk."""
        if not flush_together([item.number for item in self.waiting]):
            for item in self.waiting:
                self.at = item.path
                os.fsync(item.number)

    def rename(self, item: Waiting, before: bytes | None = None) -> bool:
        """Put one new content, flushed, in place of its target; say whether that was done.

        A target that cannot be renamed over without harm is overwritten in place (`redo`): one with
        several names, and one that is mounted by itself, as containers do. Only there is `before`
        looked at: False, and nothing is done, if the target holds something else by now.
        """
        self.at = item.path
        try:
            if is_one_of_several(item.target):
                overwrite(item.temporary, item.number, item.target, before)
            else:
                try:
                    os.replace(item.temporary, item.target)
                except OSError as error:
                    if error.errno != errno.EBUSY:
                        raise
                    overwrite(item.temporary, item.number, item.target, before)
        except MovedOnError:
            return False
        except BaseException as error:
            self._half |= isinstance(error, HalfDoneError) or not isinstance(error, OSError)
            raise
        self._changed.add(os.path.dirname(item.target))
        self._let_go(item)
        return True


def _refuse_protected(target: str) -> None:
    """Raise what the system says of writing a file that is protected from it.

    A renaming would not ask, and take the place of what somebody has put under protection.
    """
    os.close(os.open(target, os.O_WRONLY | os.O_CLOEXEC | os.O_NONBLOCK))


class NotRegularError(OSError):
    """The target is a pipe or a device: a renaming would put a file in its place."""


def _status(target: str) -> os.stat_result | None:
    """Give what the system knows of the target, None where nothing is there."""
    try:
        status = os.stat(target)
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "")
    if not stat.S_ISREG(status.st_mode):
        raise NotRegularError(errno.EINVAL, "")
    return status


def make_folder(folder: str) -> list[str]:
    """Make a folder and those on the way to it; give the folders in which one was made.

    NotADirectoryError where one of them is a file.
    """
    made = []
    while not os.path.isdir(folder) and folder not in made:
        made.append(folder)
        folder = os.path.dirname(folder)
    if made:
        try:
            os.makedirs(made[0], exist_ok=True)
        except FileExistsError as error:  # what some versions of Python raise there
            raise NotADirectoryError(errno.ENOTDIR, error.strerror, folder) from error
    return [os.path.dirname(each) for each in made]
