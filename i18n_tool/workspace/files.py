"""Whole files: the one way by which a file of ours is read or written.

Law 8: every file is written to a temporary file in the same folder, flushed to disk and renamed, so
that whoever looks sees the old bytes or the new, never a part. A file with several names (hard
links) keeps them: it is overwritten in place, from a redo that outlives a kill (`redo`). Law 7: a
file whose content would not change is not touched.
"""

import errno
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from i18n_tool.errors import ConflictError, FileError, ToolError
from i18n_tool.workspace.flocks import hold
from i18n_tool.workspace.flushing import UnconfirmedError
from i18n_tool.workspace.leftovers import clear, leftovers
from i18n_tool.workspace.redo import SUFFIX as REDO
from i18n_tool.workspace.redo import HalfDoneError, hold_for_reading, let_go
from i18n_tool.workspace.temporary import NotRegularError, Temporaries, Waiting

PathLike = str | os.PathLike[str]

CHUNK_FILES = 256
"""So many files are written before they are flushed together; each holds a descriptor."""
CHUNK_BYTES = 16 << 20

_REASONS = {
    errno.ENOENT: ("there is no such file or folder", "Check the spelling of the path."),
    errno.EACCES: ("access is not permitted", "Give yourself the right to it (chmod, chown)."),
    errno.EPERM: ("the system does not permit it", "Look at the file's owner and attributes."),
    errno.EROFS: ("the file system is read-only", "Work on a copy that can be written."),
    errno.ENOSPC: ("the disk is full", "Make room on the disk, then run the command again."),
    errno.EDQUOT: ("your quota on the disk is used up", "Make room, then run the command again."),
    errno.EFBIG: ("the file would be larger than is allowed", "Raise the limit (ulimit -f)."),
    errno.EISDIR: ("it is a folder, not a file", "Move the folder out of the way."),
    errno.ENOTDIR: ("a part of the path is a file, not a folder", "Move that file out of the way."),
    errno.EEXIST: ("a file stands where a folder is needed", "Move that file out of the way."),
    errno.ELOOP: ("symbolic links lead round in a circle", "Mend the links."),
    errno.ENAMETOOLONG: ("the name is too long for the file system", "Give it a shorter name."),
    errno.EAGAIN: ("another program holds it", "Wait for that to end, then run again."),
    errno.EMFILE: ("too many files are open", "Raise the limit (ulimit -n)."),
}


def file_error(error: OSError | ValueError, path: PathLike, doing: str) -> FileError:
    """Give the error for people of a failed call; `doing` is `read`, `written` or the like.

    A ValueError is what Python raises for a path with a NUL in it.
    """
    if not isinstance(error, OSError):
        return FileError(
            "the path holds a character that no path may hold",
            where=repr(os.fspath(path)),
            todo="Check the spelling of the path.",
        )
    reason, todo = _REASONS.get(
        error.errno or 0, ((error.strerror or str(error)).lower(), "Mend that, then run again.")
    )
    if isinstance(error, NotRegularError):
        reason, todo = "it is a pipe or a device, not a file", "Name a file."
    kept = "The file is as it was." if doing == "written" else "Nothing was changed."
    if isinstance(error, UnconfirmedError):
        kept = "Its new content is in place, but the disk did not confirm that it is safe."
    if isinstance(error, HalfDoneError):
        kept = f"It is half written; what it was and what it becomes are both in {error.filename}."
    return FileError(
        f"the file cannot be {doing}: {reason}", where=os.fspath(path), todo=todo, kept=kept
    )


def read_file(path: PathLike, limit: int | None = None, todo: str = "Split the file.") -> bytes:
    """Give a regular file's bytes; FileError where it is missing, not regular or over `limit`.

    A pipe or a device is refused, since reading it could take for ever. `limit` is in bytes,
    `todo` is what to do about a file that has more.
    """
    try:
        number = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        try:
            status = os.fstat(number)
            _refuse(status, path)
            if status.st_nlink > 1:
                _settle(number, path)
                status = os.fstat(number)
            if limit is not None and status.st_size > limit:
                raise _too_large(status.st_size, limit, path, todo)
            return _read_all(number, status.st_size)
        finally:
            os.close(number)
    except (OSError, ValueError) as error:
        raise file_error(error, path, "read") from error


def _settle(number: int, path: PathLike) -> None:
    """Wait until a file with several names is whole, completing what a killed run began."""
    folder = _folder(os.path.realpath(path))
    with suppress(PermissionError):  # who may not list the folder reads what is there
        clear(folder)
        hold_for_reading(number)
        while any(left.endswith(REDO) for left in leftovers(folder)):
            let_go(number)  # its writer may have been killed while we waited for it
            cleared = clear(folder)
            hold_for_reading(number)
            if not cleared:
                break


def _read_all(number: int, size: int) -> bytes:
    """Give what is left in a file; in one call where it has `size` bytes, as nearly always."""
    data = os.read(number, size + 1)
    if len(data) == size:
        return data
    more = [data]
    while data := os.read(number, CHUNK_BYTES):
        more.append(data)
    return b"".join(more)


def _refuse(status: os.stat_result, path: PathLike) -> None:
    """Raise FileError for what is no regular file."""
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "")
    if not stat.S_ISREG(status.st_mode):
        raise FileError(
            "the file cannot be read: it is a pipe or a device, not a file",
            where=os.fspath(path),
            todo="Name a file.",
        )


def _too_large(size: int, limit: int, path: PathLike, todo: str) -> FileError:
    """Give the error of a file that has more bytes than are allowed."""
    what = f"the file is too large: it has {size:,} bytes, {limit:,} are allowed"
    return FileError(what, where=os.fspath(path), todo=todo)


def write_file(path: PathLike, data: bytes) -> bool:
    """Put `data` into the file at `path`, whole or not at all; say whether that changed it.

    Folders on the way are made, mode and owner are kept, a symbolic link keeps pointing where it
    did. False means that the file held these bytes already and was not touched (law 7). FileError
    where it cannot be done: the file is then as it was, and no temporary file is left.
    """
    return bool(write_files([(path, data)]))


def write_files(batch: Iterable[tuple[PathLike, bytes]]) -> int:
    """Put many files in place, each whole or untouched; give the number that changed.

    Cheaper than one by one: hundreds are written, then flushed together. FileError for one that
    cannot be written; those before it may be in place already.
    """
    count = size = 0
    path: PathLike = ""
    with Temporaries() as temporaries:
        try:
            for path, data in batch:
                temporaries.add(os.fspath(path), data)
                size += len(data)
                if len(temporaries.waiting) >= CHUNK_FILES or size >= CHUNK_BYTES:
                    count += temporaries.publish()
                    size = 0
            count += temporaries.publish()
        except (OSError, ValueError) as error:
            raise file_error(error, temporaries.at or path, "written") from error
    return count


def is_stream(path: PathLike) -> bool:
    """Say whether a path leads to a pipe or a device, which takes bytes as they come."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - any kind of path
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def write_stream(path: PathLike, data: bytes) -> None:
    """Put bytes into what `is_stream`; FileError."""
    try:
        with open(path, "wb") as stream:  # noqa: PTH123 - any kind of path
            stream.write(data)
    except OSError as error:
        raise file_error(error, path, "written") from error


@dataclass(frozen=True, slots=True)
class Change:
    """New content for a file that was read before."""

    path: Path
    data: bytes
    before: bytes | None
    """What was read; None where there was no file."""


def replace_file(path: PathLike, data: bytes, before: bytes | None) -> bool:
    """Put `data` in place of `before` (None: no file); ConflictError if something else is there.

    As `replace_files`; says whether that changed the file. Raises FileError where it cannot.
    """
    (outcome,) = replace_files([Change(Path(path), data, before)])
    if isinstance(outcome, ToolError):
        raise outcome
    return outcome


def replace_files(changes: Sequence[Change]) -> list[bool | ToolError]:
    """Put new contents in place of what was read; for each, say whether that changed the file.

    A ConflictError stands where something else is there now, a FileError where it could not be
    written: that file is then as it was, and the others are done. Looking and renaming happen under
    a lock on the folder, so that of two writers who both read the same one succeeds and the other
    learns of it (law 8). An editor knows no lock: so the look is taken when the new bytes are on
    disk already, and microseconds before the renaming. A few hundred files are flushed together.
    """
    outcomes: list[bool | ToolError] = [False] * len(changes)
    with Temporaries() as temporaries:
        added: dict[int, Waiting] = {}
        for at, change in enumerate(changes):
            try:
                item = temporaries.add(os.fspath(change.path), change.data)
            except (OSError, ValueError) as error:
                outcomes[at] = file_error(error, change.path, "written")
                continue
            if item is not None:
                added[at] = item
        try:
            temporaries.flush()
            for at, item in added.items():
                outcomes[at] = _swap(temporaries, item, changes[at])
            temporaries.flush_names()
        except OSError as error:  # the disk fails: nobody knows what of it is safe
            for at, item in added.items():
                outcomes[at] = file_error(error, item.path, "written")
    return outcomes


def _swap(temporaries: Temporaries, item: Waiting, change: Change) -> bool | ToolError:
    """Rename one new content into place, if what is there is still what was read."""
    try:
        with _folder_lock(item.target):
            now = _content(item.target)
            if now == change.before and temporaries.rename(item, now):
                return True
        temporaries.discard(item)
        return False if now == change.data else _conflict(change.path)
    except OSError as error:
        return file_error(error, change.path, "written")


def _conflict(path: PathLike) -> ConflictError:
    """Give the error of a file that somebody else has changed meanwhile."""
    return ConflictError(
        "the file was changed by someone else while it was being worked on",
        where=os.fspath(path),
        todo="Run the command again: it starts from the file as it is now.",
        kept="Their version of the file was kept; ours was not written.",
    )


@contextmanager
def _folder_lock(target: str) -> Iterator[None]:
    """Hold a lock on the folder of `target`, which needs no lock file."""
    number = os.open(_folder(target), os.O_RDONLY | os.O_CLOEXEC)
    try:
        hold(number)
        yield
    finally:
        os.close(number)


def _folder(target: str) -> str:
    """Give the folder of a whole path."""
    return target[: target.rindex("/")] or "/"


def _content(target: str) -> bytes | None:
    """Give a file's bytes, None where there is none."""
    try:
        with open(target, "rb") as file:  # noqa: PTH123 - one of thousands, at half the cost
            return file.read()
    except FileNotFoundError:
        return None
