"""`i18n-tool merge-driver`: what git calls to merge a catalog."""

import os
from pathlib import Path

import click

from i18n_tool.catalog.clashes import Clash
from i18n_tool.cli.output import note, show_error
from i18n_tool.errors import ConflictError, ToolError
from i18n_tool.reports.table import counted, cut_off
from i18n_tool.workflow.merge_driver import Merged, Versions, merge_versions

FEW = 10
"""So many entries are named."""
_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command()
@click.argument("base", type=_FILE)
@click.argument("ours", type=_FILE)
@click.argument("theirs", type=_FILE)
@click.argument("marker_size", default=7, type=click.IntRange(1, 1000))
@click.argument("path", default="")
def command(base: Path, ours: Path, theirs: Path, marker_size: int, path: str) -> int:
    """Merge two versions of a catalog entry by entry; git calls it (see `init --git`).

    The words are git's %O %A %B %L %P. The result goes into OURS. Exits with 1 where both sides
    changed one entry differently: both texts are then kept in it. Exits with 255 where the result
    cannot be written.
    """
    versions = Versions(base, ours, theirs, path or str(ours), marker_size)
    merged = merge_versions(versions, os.environ, Path.cwd())
    for error in _errors(merged, versions.path):
        show_error(error)
    return 0 if merged.clean else 1


def _errors(merged: Merged, path: str) -> list[ToolError]:
    """Say what somebody has to look at."""
    if merged.unread is not None:
        found = counted(merged.conflicts, "conflict")
        return [
            ToolError(
                f"{merged.unread.what}; so the file was merged as plain text, with {found}",
                where=merged.unread.where,
                todo=f"Mend the file in a text editor, then: git add {path}",
                kept="Both sides are in the file, as git merges texts.",
            )
        ]
    if not merged.clashes:
        return []
    for clash in merged.clashes[FEW:]:
        note(f"       {path}:{clash.line}: {_told(clash)}")
    todo = "Look at each, marked fuzzy: change or approve it"
    kept = "The text, and why it was sent back."
    if any(clash.of_texts for clash in merged.clashes):
        todo = "Choose between the two texts of each, marked fuzzy"
        kept = "Both texts: ours stands, the other one is in the entry's note."
    return [
        *(
            ConflictError(_told(clash), where=f"{path}:{clash.line}", kept="")
            for clash in merged.clashes[:FEW]
        ),
        ConflictError(
            f"{counted(len(merged.clashes), 'entry', 'entries')} changed on both sides",
            where=path,
            todo=f"{todo}, then: git add {path}",
            kept=kept,
        ),
    ]


def _told(clash: Clash) -> str:
    """Say what happened to one entry."""
    return f"{clash.what}: {cut_off(clash.msgid, 60)}"
