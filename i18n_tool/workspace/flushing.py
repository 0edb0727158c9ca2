"""Many files brought to disk at once.

One `fsync` a file costs a journal's commit each; `syncfs` commits once for all. On Linux it returns
when all is on disk, and since 5.8 it fails where the disk failed for any file written since the
descriptor was opened, so that nothing is taken for written which is not. Called through ctypes,
since Python's `os` has only `sync`, which waits for every disk and tells of no failure.
"""

import errno
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from functools import cache

MANY = 8
"""From so many files on, flushing all at once is cheaper than one by one."""


def flush_together(numbers: Sequence[int]) -> bool:
    """Flush many open files by their descriptors; False where that has to be done one by one.

    Raises OSError where the disk failed; it cannot be told for which of them.
    """
    call = _syncfs() if len(numbers) >= MANY else None
    if call is None:
        return False
    first = {os.fstat(number).st_dev: number for number in reversed(numbers)}
    for number in first.values():
        failure = call(number)
        if failure:
            raise OSError(failure, os.strerror(failure))
    return True


UNSUPPORTED = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EBADF})
"""What file systems (SMB, some of FUSE) answer that flush no folder: nothing is to be done."""


class UnconfirmedError(OSError):
    """New contents are in place, but the disk did not say that they would outlive a power cut."""


def flush_folders(folders: Iterable[str]) -> None:
    """Flush folders' lists of names to disk, so that renames outlive a power cut.

    Raises UnconfirmedError.
    """
    try:
        with ExitStack() as stack:
            numbers: list[int] = []
            for folder in folders:
                number = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
                stack.callback(os.close, number)
                numbers.append(number)
            if not flush_together(numbers):
                for number in numbers:
                    _flush_one(number)
    except OSError as error:
        raise UnconfirmedError(error.errno, error.strerror) from error


def flush_folder(folder: str) -> None:
    """Flush one folder's list of names to disk; OSError."""
    number = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        _flush_one(number)
    finally:
        os.close(number)


def _flush_one(number: int) -> None:
    """Flush an open folder, where its file system does that."""
    try:
        os.fsync(number)
    except OSError as error:
        if error.errno not in UNSUPPORTED:
            raise


@cache
def _syncfs() -> Callable[[int], int] | None:
    """Give what flushes the file system of a descriptor and gives errno or 0; None without it."""
    if sys.platform != "linux":
        return None
    import ctypes  # noqa: PLC0415 - of no use where few files are written

    library = ctypes.CDLL(None, use_errno=True)
    function = getattr(library, "syncfs", None)
    if function is None:
        return None

    def call(number: int) -> int:
        """Flush one file system."""
        return ctypes.get_errno() if function(number) else 0

    return call
