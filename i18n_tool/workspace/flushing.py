"""Many files brought to disk at once.

One `fsync` a file costs a journal's commit each; `syncfs` commits once for all. On Linux it returns
when all is on disk, and since 5.8 it fails where the disk failed for any file written since the
descriptor was opened, so that nothing is taken for written which is not. Called through ctypes,
since Python's `os` has only `sync`, which waits for every disk and tells of no failure.
"""

import os
import sys
from collections.abc import Callable, Sequence
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
