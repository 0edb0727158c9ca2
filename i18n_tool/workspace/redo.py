"""Files with several names (hard links), overwritten in place so that all names stay one file.

A renaming would leave the other names with the old bytes. So the new bytes and the old go into a
*redo* beside the file first and reach the disk there; then the file is overwritten, flushed, and
the redo removed. What the file grows by is written first: a full disk or a quota tells then, and
cutting that off again leaves the file as it was. A redo whose writer is dead is completed before
anything of ours reads the file (law 8, as far as one file with two names allows: another program
that reads in that moment, or after a kill and before our next start, may see a mixture).

All functions raise OSError as the system does.
"""
# ruff: noqa: PTH104, PTH108, PTH119, PTH120 - plain descriptors, as in `temporary`

import errno
import fcntl
import os
import time
from contextlib import suppress
from typing import NamedTuple

from i18n_tool.workspace.flocks import hold, read_all, take, write_all
from i18n_tool.workspace.flushing import flush_folder

SUFFIX = ".redo"
_MARK = b"i18n-tool redo 1"
_LENGTH = 4
_WAIT = 30.0
"""Seconds to wait for another program that holds the file."""
_LOOK = 0.02
_BLOCK = 1 << 16


class Redo(NamedTuple):
    """What a redo holds."""

    target: str
    """The name of the file, in the redo's own folder."""
    new: bytes
    old: bytes


class MovedOnError(Exception):
    """The file does not hold what it was said to hold."""


class HalfDoneError(OSError):
    """A file is half overwritten, and the disk lets nobody complete it or put it back."""


def overwrite(temporary: str, number: int, target: str, before: bytes | None = None) -> None:
    """Put what a temporary file holds (it is open and held as `number`) into `target`, in place.

    With `before`, MovedOnError if the file holds something else now. Where it fails, the file holds
    what it held, and the temporary file is gone; if not even that can be brought about, the redo
    stays and the next start completes it.
    """
    goal = os.open(target, os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        _hold_within(goal, fcntl.LOCK_EX)
        new, old = read_all(number), read_all(goal)
        if before is not None and before != old:
            raise MovedOnError
        redo = f"{temporary.rpartition('.')[0]}{SUFFIX}"
        write_all(number, old + _trailer(os.path.basename(target), new, old), len(new))
        os.fsync(number)
        os.rename(temporary, redo)
        try:
            flush_folder(os.path.dirname(redo))
            _pour(goal, new)
        except BaseException:
            _put_back(goal, old, redo)
            raise
        os.unlink(redo)
    finally:
        os.close(goal)


def _put_back(goal: int, old: bytes, redo: str) -> None:
    """Give a file its old bytes again; HalfDoneError where that fails too."""
    try:
        _pour(goal, old)
    except OSError as error:
        raise HalfDoneError(error.errno, error.strerror, redo) from error
    os.unlink(redo)


def is_one_of_several(target: str) -> bool:
    """Say whether a file has another name; False where there is none."""
    try:
        return os.stat(target).st_nlink > 1  # noqa: PTH116 - as above
    except FileNotFoundError:
        return False


def complete(path: str) -> bool:
    """Bring what a killed run began to its end, if no living process is about to; say whether.

    A file that somebody has changed since is theirs, and one that holds all the old bytes or all
    the new is whole: these stay as they are. The redo is removed. OSError where the file can
    neither be completed nor put back; the redo stays then.
    """
    try:
        number = os.open(path, os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return False
    try:
        if not take(number) or not os.fstat(number).st_nlink:
            return False
        redo = _read(number)
        if redo is not None:
            _mend(path, redo)
        with suppress(OSError):
            os.unlink(path)
        return True
    finally:
        os.close(number)


def _mend(path: str, redo: Redo) -> None:
    """Give the file of a redo that was left half overwritten all the new bytes, or all the old."""
    target = f"{os.path.dirname(path)}/{redo.target}"
    try:
        goal = os.open(target, os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError:
        return
    try:
        _hold_within(goal, fcntl.LOCK_EX)
        now = read_all(goal)
        if now in (redo.new, redo.old) or not _explains(redo, now):
            return
        try:
            _pour(goal, redo.new)
        except OSError:
            _pour(goal, redo.old)
    except OSError as error:
        raise HalfDoneError(error.errno, error.strerror, path) from error
    finally:
        os.close(goal)


def _explains(redo: Redo, now: bytes) -> bool:
    """Say whether each byte is the old one or the new: whether nobody else has been at work.

    What a file has grown by may be NULs after a power cut: its size was on disk before its bytes.
    """
    sizes = (len(redo.old), len(redo.new))
    if not min(sizes) <= len(now) <= max(sizes):
        return False
    old = redo.old.ljust(len(redo.new), b"\0")
    new = redo.new + redo.old[len(redo.new) :]
    for at in range(0, len(now), _BLOCK):
        block = now[at : at + _BLOCK]
        first, second = old[at : at + len(block)], new[at : at + len(block)]
        if block not in (first, second) and any(
            byte not in pair for byte, *pair in zip(block, first, second, strict=True)
        ):
            return False
    return True


def _pour(goal: int, data: bytes) -> None:
    """Give an open file these bytes and flush it; what it grows by comes first."""
    size = os.fstat(goal).st_size
    if len(data) > size:
        write_all(goal, data[size:], size)
        os.fsync(goal)  # a file system over the network tells only now that there is no room
    head = data[:size]
    if read_all(goal)[: len(head)] != head:
        write_all(goal, head, 0)
    if len(data) < size:
        os.ftruncate(goal, len(data))
    os.fsync(goal)


def _trailer(target: str, new: bytes, old: bytes) -> bytes:
    """Give what stands at the end of a redo: what it is for, how to take it apart, and a seal."""
    import json  # noqa: PLC0415 - hardly ever wanted, and every start would pay for it

    told = {
        "target": target,
        "new": len(new),
        "old": len(old),
        "digest": _digest(new, old),
    }
    text = json.dumps(told).encode()
    return text + len(text).to_bytes(_LENGTH) + _MARK


def _digest(new: bytes, old: bytes) -> str:
    """Give the seal over both contents."""
    from hashlib import blake2b  # noqa: PLC0415 - as above

    seal = blake2b(new, digest_size=16)
    seal.update(old)
    return seal.hexdigest()


def _read(number: int) -> Redo | None:
    """Take a redo apart; None for what is none, whose file was not touched yet."""
    import json  # noqa: PLC0415 - as above

    data = read_all(number)
    if not data.endswith(_MARK):
        return None
    end = len(data) - len(_MARK) - _LENGTH
    start = end - int.from_bytes(data[end : end + _LENGTH])
    try:
        told = json.loads(data[max(start, 0) : end])
        name, size = str(told["target"]), int(told["new"])
        new, old = data[:size], data[size:start]
        whole = told["digest"] == _digest(new, old) and len(old) == told["old"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    plain = "/" not in name and "\0" not in name and name not in ("", ".", "..")
    return Redo(name, new, old) if whole and plain else None


def hold_for_reading(number: int) -> None:
    """Wait until nobody overwrites an open file in place, and let nobody until it is closed."""
    _hold_within(number, fcntl.LOCK_SH)


def let_go(number: int) -> None:
    """Let an open file be overwritten again."""
    hold(number, fcntl.LOCK_UN)


def _hold_within(number: int, kind: int) -> None:
    """Hold an open file as `hold`; BlockingIOError where another program does not let go of it."""
    end = time.monotonic() + _WAIT
    while True:
        try:
            hold(number, kind | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() > end:
                raise BlockingIOError(errno.EAGAIN, error.strerror) from error
            time.sleep(_LOOK)
        else:
            return
