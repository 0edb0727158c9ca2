"""Files read, changed and put in place together, each whole or not at all."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from time import time_ns

from i18n_tool.catalog.limits import Limits, hold_size
from i18n_tool.errors import ConflictError, ToolError
from i18n_tool.model.counts import Counts
from i18n_tool.workflow.sync.rows import Known
from i18n_tool.workspace.catalog_files import read_catalog_file
from i18n_tool.workspace.conflicts import refuse_unmerged
from i18n_tool.workspace.fence import Fence
from i18n_tool.workspace.files import Change, replace_files
from i18n_tool.workspace.locks import locked
from i18n_tool.workspace.marks import digest_of, is_sure, mark_of

ATTEMPTS = 5
"""So often a catalog that somebody else is just writing is read and merged again."""


@dataclass(slots=True)
class Outcome:
    """What became of one file."""

    path: Path
    name: str = ""
    """The article's; empty for a catalog whose article is gone."""
    locale: str = ""
    """Empty for a template."""
    changed: bool = False
    known: Known | None = None
    """The file as it is now; None where there is none."""
    counts: Counts = field(default=Counts())
    marks: str = ""
    """Of the sentences that it keeps for others, joined."""
    warning: str | None = None
    error: ToolError | None = None


class Piece:
    """One file on its way to being up to date."""

    def __init__(self, path: Path, lock: Path | None, limits: Limits) -> None:
        """Take the path, and the project's folder if the file is to be locked where it is there.

        `limits` say how large the file may be.
        """
        self.path = path
        self.lock = lock
        self.limits = limits
        self.outcome = Outcome(path)

    def work(self, before: bytes | None) -> bytes | None:
        """Give what the file has to become (None: it can stay), noting what that is."""
        raise NotImplementedError

    def prepare(self, locks: ExitStack, fence: Fence) -> Change | None:
        """Read the file and give how it has to change, if it has; it is locked with `locks`."""
        try:
            if self.lock is not None and self.path.exists():
                locks.enter_context(locked(self.path, root=self.lock))
            before, known = read_known(self.path, time_ns(), self.limits)
            self.outcome.known, self.outcome.error = known, None
            data = self.work(before)
            if data is not None:
                fence.hold(self.path)
                # what could not be read again is not written
                hold_size(len(data), str(self.path), self.limits)
                refuse_unmerged(self.path)
        except ToolError as error:
            self.outcome.error = error
            return None
        return None if data is None else Change(self.path, data, before)

    def finish(self, change: Change | None, result: bool | ToolError) -> Outcome:
        """Give what became of the file, once it was written or not."""
        outcome = self.outcome
        if isinstance(result, ToolError):
            outcome.error = result
        elif change is not None:
            outcome.changed = result
            outcome.known = Known(digest_of(change.data), mark_of(self.path))
        return outcome


def put_in_place(pieces: Sequence[Piece], fence: Fence, *, dry: bool) -> list[Outcome]:
    """Read, change and write files; give what became of each.

    Law 8: a catalog is read again under its lock, so that two syncs lose nothing of each other's
    work; if an editor that knows no lock writes it meanwhile, all starts again from what it wrote.
    One that is new needs no lock: it is put in place only where there still is none.
    """
    # Every process takes its locks in one order, so that none waits for one that waits for it.
    waiting = sorted(pieces, key=lambda piece: str(piece.path))
    done: list[Outcome] = []
    for attempt in range(ATTEMPTS):
        again: list[Piece] = []
        with ExitStack() as locks:
            changes = [(piece, piece.prepare(locks, fence)) for piece in waiting]
            wanted = [change for _, change in changes if change is not None]
            results = iter([True] * len(wanted) if dry else replace_files(wanted))
            for piece, change in changes:
                result = next(results) if change is not None else False
                if isinstance(result, ConflictError) and attempt < ATTEMPTS - 1:
                    again.append(piece)
                else:
                    done.append(piece.finish(change, result))
        waiting = again
    return done


def read_known(path: Path, seen: int, limits: Limits) -> tuple[bytes | None, Known | None]:
    """Give the bytes of a catalog, and what it is known by; None where there is none.

    `seen` is a time before this, in ns: the mark of a file that changed just then tells nothing.
    """
    mark = mark_of(path)
    if mark is None:
        return None, None
    data = read_catalog_file(path, limits)
    return data, Known(digest_of(data), mark if is_sure(mark, seen) else None)
