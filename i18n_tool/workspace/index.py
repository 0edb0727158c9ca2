"""The index: what was found out about files that have not changed since. Derived, safe to delete.

A row says of a file (by its path from the project's root): when it had this time and size, this was
the outcome. Any damage, lack of permission or room, or version mismatch makes the index empty,
never wrong: each row carries a checksum, since a database may be sound and a byte of it another.

A file that is written twice within one tick of the clock can change without its time or size
telling. So a row is trusted only if its file had been left alone for two seconds when the index was
opened, before the file was read; others are kept out (git knows the problem as "racy").
"""

import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeVar
from zlib import crc32

Told = TypeVar("Told")
Stamp = tuple[int, int]
"""A file's time of last change in nanoseconds, and its size in bytes."""

NAME = "index.sqlite"
VERSION = 2
GRAIN = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system in use (FAT) ticks every two seconds."""

_SCHEMA = (
    "DROP TABLE IF EXISTS entry",
    (
        "CREATE TABLE entry (kind TEXT NOT NULL, path TEXT NOT NULL, mtime INTEGER NOT NULL, "
        "size INTEGER NOT NULL, payload BLOB NOT NULL, seal INTEGER NOT NULL, "
        "PRIMARY KEY (kind, path)) WITHOUT ROWID"
    ),
    f"PRAGMA user_version = {VERSION}",
)

_TYPES = (AttributeError, TypeError, UnicodeError)
"""What a value of another type than was put in makes Python raise: the database is damaged."""
_FAILURES = (sqlite3.Error, OSError, *_TYPES)
"""What a database that is locked, full, out of reach or damaged makes `sqlite3` or us raise."""
_BITS = 0xFFFF_FFFF


class Index:
    """The rows of one project, by kind of outcome. Never raises: without it all is done afresh."""

    def __init__(self, folder: Path) -> None:
        """Open the index in `.i18n-tool/`; the folder is made on the first save."""
        self.path = folder / NAME
        self.opened = time.time_ns()

    def load(self, kind: str) -> dict[str, tuple[int, int, bytes]]:
        """Give all rows of a kind: path to (time in ns, size in bytes, payload)."""
        if not self.path.is_file():
            return {}
        start = _start(kind)
        try:
            with closing(self._connect()) as database:
                rows = database.execute(
                    "SELECT path, mtime, size, payload, seal FROM entry WHERE kind = ?", (kind,)
                )
                return {
                    path: (mtime, size, payload)
                    for path, mtime, size, payload, seal in rows
                    # `_seal`, written out: a call for each of 100,000 rows would cost as much again
                    if crc32(path.encode(), crc32(payload, start ^ (mtime ^ size) & _BITS)) == seal
                }
        except _FAILURES as error:
            self._mend(error)
            return {}

    def save(self, kind: str, rows: Mapping[str, tuple[int, int, bytes]]) -> None:
        """Put rows in, in one transaction; those of files that changed just now are left out."""
        before = self.opened - GRAIN
        # in the order of the primary key, which halves the time
        start = _start(kind)
        trusted = [
            (kind, path, *row, _seal(start, path, row))
            for path, row in sorted(rows.items())
            if row[0] < before
        ]
        doubtful = [(kind, path) for path, row in rows.items() if row[0] >= before]
        self._write(
            ("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?, ?)", trusted),
            ("DELETE FROM entry WHERE kind = ? AND path = ?", doubtful),
        )

    def forget(self, kind: str, paths: Iterable[str]) -> None:
        """Take rows out: of files that are gone."""
        gone = [(kind, path) for path in paths]
        self._write(("DELETE FROM entry WHERE kind = ? AND path = ?", gone))

    def healthy(self) -> bool:
        """Say whether the whole database is sound; a damaged one is removed."""
        if not self.path.is_file():
            return True
        try:
            with closing(self._connect()) as database:
                rows = database.execute("PRAGMA quick_check").fetchall()
        except _FAILURES as error:
            return not self._mend(error)
        return rows == [("ok",)] or not self._mend(sqlite3.DatabaseError())

    def _write(self, *statements: tuple[str, Sequence[tuple[object, ...]]]) -> None:
        """Run statements over their rows, in one transaction, trying once more after damage."""
        work = [(statement, rows) for statement, rows in statements if rows]
        for _attempt in range(2 if work else 0):
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                with closing(self._connect()) as database:
                    database.execute("BEGIN IMMEDIATE")
                    for statement, rows in work:
                        database.executemany(statement, rows)
                    database.execute("COMMIT")
            except _FAILURES as error:
                if not self._mend(error):
                    return
            else:
                return

    def _connect(self) -> sqlite3.Connection:
        """Open the database, making its table; one of another version is emptied first."""
        database = sqlite3.connect(self.path, timeout=5.0, isolation_level=None)
        try:
            if _version(database) != VERSION:
                database.execute("BEGIN IMMEDIATE")  # another process may be making it just now
                for statement in _SCHEMA if _version(database) != VERSION else ():
                    database.execute(statement)
                database.execute("COMMIT")
            database.execute("PRAGMA synchronous = OFF")  # derived: a power cut may cost it
        except BaseException:
            database.close()
            raise
        return database

    def _mend(self, error: Exception) -> bool:
        """Remove a damaged database; say whether that was so."""
        damaged = isinstance(error, (sqlite3.DatabaseError, *_TYPES)) and (
            not isinstance(error, sqlite3.OperationalError) or "decode" in str(error)
        )
        if damaged:
            for ending in ("-journal", "-wal", "-shm", ""):
                with suppress(OSError):
                    Path(f"{self.path}{ending}").unlink()
        return damaged


def _start(kind: str) -> int:
    """Give what the checksums of a kind begin with."""
    return crc32(kind.encode())


def _seal(start: int, path: str, row: tuple[int, int, bytes]) -> int:
    """Give the checksum of a row."""
    mtime, size, payload = row
    return crc32(path.encode(), crc32(payload, start ^ (mtime ^ size) & _BITS))


def _version(database: sqlite3.Connection) -> object:
    """Give the version of the table in a database, 0 where there is none."""
    return database.execute("PRAGMA user_version").fetchone()[0]


def walk(folder: Path, ending: str | tuple[str, ...] = "") -> dict[str, Stamp]:
    """Give the files below a folder whose names end so: path from it to (time in ns, size).

    Symbolic links to folders are not followed, hidden files and folders are passed by; a folder
    that is missing or may not be read has none. The order is the file system's.
    """
    return walk_with(lambda status: (status.st_mtime_ns, status.st_size), folder, ending)


def walk_with(
    tell: Callable[[os.stat_result], Told], folder: Path, ending: str | tuple[str, ...] = ""
) -> dict[str, Told]:
    """Give the files below a folder as `walk`, each with what `tell` gives of its status."""
    found: dict[str, Told] = {}
    waiting = [(str(folder), "")]
    while waiting:
        path, prefix = waiting.pop()
        with suppress(OSError):
            number = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            try:
                folders = _look(number, prefix, ending, tell, found)
            finally:
                os.close(number)
            waiting += [(f"{path}/{name}", f"{prefix}{name}/") for name in folders]
    return found


def _look(
    number: int,
    prefix: str,
    ending: str | tuple[str, ...],
    tell: Callable[[os.stat_result], Told],
    found: dict[str, Told],
) -> list[str]:
    """Put the files of one open folder into `found`; give the names of the folders in it.

    Asking by the folder's descriptor saves the system from walking each whole path: a fifth.
    """
    folders = []
    with os.scandir(number) as entries:
        for entry in entries:
            name = entry.name
            if name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(name)
            elif name.endswith(ending):
                try:
                    status = entry.stat()
                except OSError:  # a link that leads nowhere, or a file that has just gone
                    continue
                found[prefix + name] = tell(status)
    return folders
