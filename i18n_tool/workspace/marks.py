"""By what a file is known to be the same without reading it, and by what it is after reading.

The mark tells nearly always. Where it does not, the content's digest does: after a checkout by git
or a copy the times differ and the content is the same.
"""

import os
from hashlib import blake2b
from pathlib import Path

from i18n_tool.workspace.index import walk_with

Mark = tuple[int, int, int, int]
"""A file's times of last change (of its content, of its node) in ns, its size and its inode.

The second time moves also where somebody sets the first one back (`cp -p`, `rsync -t`, `touch -r`).
"""

SECOND = 1_000_000_000
COARSE = 2 * SECOND
"""Nanoseconds: the tick of the coarsest clock of a file system in use (FAT)."""
FINE = 20_000_000
"""Nanoseconds: more than the tick of the others, which is Linux's own (1 to 10 ms)."""


def mark_from(status: os.stat_result) -> Mark:
    """Give the mark that a file's status makes."""
    return (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)


def mark_of(path: str | os.PathLike[str]) -> Mark | None:
    """Give a file's mark; None where there is none."""
    try:
        return mark_from(os.stat(path))  # noqa: PTH116 - one call of thousands, at half the cost
    except OSError:
        return None


def walk_marks(folder: Path, ending: str | tuple[str, ...] = "") -> dict[str, Mark]:
    """Give the marks of the files below a folder, as `index.walk`."""
    return walk_with(mark_from, folder, ending)


def is_sure(mark: Mark, seen: int) -> bool:
    """Say whether a mark tells of every later change; `seen` is when the file was read, in ns.

    A file that is written twice within one tick of the clock can change without its times telling
    (git calls that "racy"). So its last change must be a tick older than the reading.
    """
    tick = COARSE if mark[0] % SECOND == 0 else FINE
    return max(mark[:2]) < seen - tick


def digest_of(data: bytes) -> str:
    """Give a short name of a content, which no two contents share."""
    return blake2b(data, digest_size=12).hexdigest()
