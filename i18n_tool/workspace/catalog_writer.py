"""Writing a catalog back into a file that somebody else may have changed meanwhile.

Law 8, two writers never lose each other's work: whether the file has moved on is told by its bytes,
not by its time. If it has, what was done to the catalog in memory is merged into it entry by entry.
The lock is held only while the file is read again, merged and written.
"""

import getpass
import os
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from i18n_tool.catalog import Catalog
from i18n_tool.catalog.clashes import Clash
from i18n_tool.errors import ConflictError
from i18n_tool.workspace.catalog_files import read_catalog_file
from i18n_tool.workspace.files import replace_file, write_file
from i18n_tool.workspace.locks import locked, project_of

ATTEMPTS = 1000
"""So often a file is read again that programs without our lock are just writing; one of them gets
on each time."""
LOOKS = 40
PAUSE = 0.05
"""Seconds between two looks at a file that another program is writing in place."""
_CHOOSE = (
    "Choose there: the other text stands in the entry's comment. Then take away the comment and "
    "the mark fuzzy."
)
_BY = "Last-Translator"
_NO_NAMES = frozenset({"", "FULL NAME <EMAIL@ADDRESS>", "Automatically generated", "none"})


class CatalogWriter:
    """What the `save` of a loaded catalog writes through.

    `before` is what the catalog in memory was when it was last read or saved. Only what was changed
    in memory since is put into the file; the catalog in memory stays as its owner has it, so that
    whatever is changed in it later is put into the file the same way.
    """

    def __init__(self, catalog: Catalog, path: Path, before: bytes | None) -> None:
        """Take the path that the catalog was read from, and what was there (None: no file)."""
        self.catalog = catalog
        self.path = path
        self.before = before
        self.written = before
        """What is in the file, if nobody else has written it since."""
        self.inode = _inode_of(path)
        self.held = False
        """The caller holds the lock."""
        self.merges = True
        """Merge into a file that has moved on; else ConflictError."""

    def __call__(self, path: Path, data: bytes) -> None:
        """Write the catalog; to another path than it was read from, whatever is there.

        Sets the catalog's `clashes`. CatalogError, with a line, where what somebody else has put
        into the file is no catalog; FileError where it cannot be written.
        """
        self.catalog.clashes = ()
        if path != self.path and os.path.realpath(path) != os.path.realpath(self.path):
            write_file(path, data)
            return
        with self._lock():
            if not self.merges:
                replace_file(path, data, self.before)
                self.written = data
            else:
                self.written = self._merge(data)
        self.before, self.inode = data, _inode_of(path)

    def _lock(self) -> AbstractContextManager[None]:
        """Hold the catalog's lock; outside of a project there is no place for one, nor need."""
        root = None if self.held else project_of(self.path)
        return nullcontext() if root is None else locked(self.path, root=root)

    def _merge(self, data: bytes) -> bytes:
        """Write the catalog, merged into what is in the file now; give what is there then."""
        for left in reversed(range(ATTEMPTS)):
            now = self._read()
            merged, clashes = self._merged(now, data)
            try:
                replace_file(self.path, merged, now)
            except ConflictError:
                if not left:
                    raise
            else:
                self.catalog.clashes = clashes
                return merged
        raise AssertionError  # the loop ends by returning or raising

    def _merged(self, now: bytes | None, data: bytes) -> tuple[bytes, tuple[Clash, ...]]:
        """Give what the file has to become, and what clashes.

        A file that somebody has emptied, as one that is gone, is written anew (law 4).
        """
        if now is None or now == self.before or not now.strip():
            return data, ()
        # what is not needed in most runs: loading it costs more than saving
        from i18n_tool.catalog.threeway import reconcile  # noqa: PLC0415

        merged = reconcile(
            self.before,
            now,
            data,
            path=str(self.path),
            locale=self.catalog.locale,
            whose=self._whose(),
            limits=self.catalog.limits,
        )
        return merged.data, merged.clashes

    def _read(self) -> bytes | None:
        """Give what is in the file now; None where there is none.

        A program that writes a file in place is given the time to complete it: what is renamed into
        place is whole.
        """
        if not self.path.exists():
            return None
        now = read_catalog_file(self.path, self.catalog.limits)
        if now == self.written or _inode_of(self.path) != self.inode:
            return now
        for _ in range(LOOKS):
            time.sleep(PAUSE)
            later = read_catalog_file(self.path, self.catalog.limits)
            if later == now and later:
                break
            now = later
        return now

    def _whose(self) -> str:
        """Give whose the texts in memory are: of who has signed the header, else of the user."""
        signed = str(self.catalog.header.get(_BY, ""))
        if signed not in _NO_NAMES and signed.encode() not in (self.before or b""):
            return signed
        try:
            return getpass.getuser()
        except (OSError, KeyError, ImportError):  # a container may have no name for its user
            return "another writer"


def clash_errors(catalog: Catalog) -> Sequence[ConflictError]:
    """Give an error for each entry that two writers changed differently in a save of a catalog."""
    return [
        ConflictError(
            f"{clash.what}: `{_short(clash.msgid)}`" if clash.msgid else clash.what,
            where=f"{catalog.path}:{clash.line}",
            todo=_CHOOSE if clash.of_texts else "Look at the text there: change or approve it.",
            kept="Both texts were kept." if clash.of_texts else "It stays sent back, with the why.",
        )
        for clash in catalog.clashes
    ]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"


def _inode_of(path: Path) -> int:
    """Give the number of the file itself; 0 where there is none."""
    try:
        return os.stat(path).st_ino  # noqa: PTH116 - one of thousands, at half the cost
    except OSError:
        return 0
