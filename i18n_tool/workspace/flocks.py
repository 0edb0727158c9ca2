"""Files held as long as a process lives: how a living writer's are told from a dead one's.

`flock` ends with the process that holds it, however that ends, so nothing is ever left behind.
"""

import errno
import fcntl
import os

UNSUPPORTED = frozenset(
    {errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EBADF, errno.EINVAL}
)
"""What file systems without such locks answer; NFS says EBADF where a file is open for reading."""


def hold(number: int, kind: int = fcntl.LOCK_EX) -> None:
    """Hold an open file until it is closed, waiting for whoever holds it; OSError.

    Where the file system knows no such locks, go on without: what is written is whole all the same.
    """
    try:
        fcntl.flock(number, kind)
    except OSError as error:
        if error.errno not in UNSUPPORTED:
            raise


def take(number: int) -> bool:
    """Hold an open file if no living process does; False also where that cannot be told."""
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def new_name(folder: str, prefix: str, suffix: str) -> str:
    """Give the path of a file that is not there yet: a random name in a folder."""
    return f"{folder}/{prefix}{os.urandom(8).hex()}{suffix}"


def make_held(path: str) -> int:
    """Make a new file, held; give its descriptor. OSError.

    Its name is known to the caller before, so that wherever Ctrl-C comes it can be removed.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW
    while True:
        number = os.open(path, flags, 0o666)
        try:
            hold(number)
            if os.fstat(number).st_nlink:
                return number
        except BaseException:
            os.unlink(path)  # noqa: PTH108 - as above
            os.close(number)
            raise
        os.close(number)  # swept away between its making and its holding


def write_all(number: int, data: bytes, at: int | None = None) -> None:
    """Write all bytes to an open file, at a place or where it stands; OSError."""
    view = memoryview(data)
    while view:
        done = os.write(number, view) if at is None else os.pwrite(number, view, at)
        at = None if at is None else at + done
        view = view[done:]


def read_all(number: int, at: int = 0) -> bytes:
    """Give the bytes of an open file from a place on; OSError."""
    parts = []
    while data := os.pread(number, 1 << 24, at):
        parts.append(data)
        at += len(data)
    return b"".join(parts)
