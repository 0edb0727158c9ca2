"""Files in the middle of a merge: which they are, and that no command writes one.

Law 4, nothing a person wrote is lost: what stands in such a file, or beside it in git's index, is
what somebody has still to choose from. A catalog that our merge driver has written is whole and can
be read; git still lists it as unmerged until `git add`.
"""

import os
import re
import time
from functools import lru_cache
from pathlib import Path

from i18n_tool.errors import FileError
from i18n_tool.model.article import Article
from i18n_tool.workspace.fence import CATALOGS
from i18n_tool.workspace.git import DistrustError, Repository, find_repository
from i18n_tool.workspace.markers import MERGING, RESOLVE, find_markers, marker_line
from i18n_tool.workspace.marks import Mark, is_sure, mark_of

_CODE = re.compile(r"```|~~~|<pre|<code", re.IGNORECASE)


@lru_cache(maxsize=64)
def repository_of(folder: Path) -> Repository | None:
    """Give the work tree of git that a folder lies in; None also where git refuses to work."""
    try:
        return find_repository(folder)
    except DistrustError:
        return None


@lru_cache(maxsize=4096)
def _top_of(folder: Path) -> Path | None:
    """Give the nearest folder that git's work tree, or a submodule, may begin at."""
    return next((above for above in (folder, *folder.parents) if (above / ".git").exists()), None)


_known: dict[Path, tuple[Mark, frozenset[str]]] = {}
"""What git said of a work tree when its index was as this."""


def unmerged_files(folder: Path) -> frozenset[str]:
    """Give the files with an open conflict, by whole path, in the work tree that holds a folder.

    None without git. Git is asked again only when its index has changed.
    """
    top = _top_of(folder)
    repository = repository_of(top) if top else None
    mark = mark_of(repository.index) if repository else None
    if repository is None or mark is None:
        return frozenset()
    known = _known.get(repository.top)
    if known is None or known[0] != mark:
        seen = time.time_ns()
        known = (mark, frozenset(str(repository.top / path) for path in repository.unmerged()))
        if is_sure(mark, seen):
            _known[repository.top] = known
    return known[1]


def is_unmerged(path: Path) -> bool:
    """Say whether git has an open conflict in a file."""
    files = unmerged_files(path.parent)
    return bool(files) and (str(path) in files or os.path.realpath(path) in files)


def refuse_unmerged(path: Path) -> None:
    """Raise FileError for a file that git has an open conflict in: no command may write it."""
    if is_unmerged(path):
        raise FileError(
            "git has an open conflict in this file: a merge is under way",
            where=f"{path}:{_first_line(path)}",
            todo=f"{_way_out(path)}, then: git add {path.name}",
            kept="The file was left as it is.",
        )


def _way_out(path: Path) -> str:
    """Say how a file with an open conflict is resolved: one that our driver merged is a catalog."""
    if path.suffix in CATALOGS and marker_line(_text(path)) is None:
        return "Resolve it there (a PO editor shows both texts of each such entry, marked fuzzy)"
    return "Resolve it there: keep what is right of both sides, and no line of git's markers"


def _first_line(path: Path) -> int:
    """Give the line of what is to be resolved: of the markers, else of the note; else 1."""
    text = _text(path)
    found = marker_line(text)
    if found is None:
        at = text.find("\n# Conflict: ")
        found = text.count("\n", 0, at + 1) + 1 if at >= 0 else 1
    return found


def _text(path: Path) -> str:
    """Give what is in a file, for looking only; nothing where it cannot be read."""
    try:
        return path.read_bytes().decode("utf-8", "replace")
    except OSError:
        return ""


def refuse_markers(article: Article, path: Path) -> None:
    """Raise FileError for an article in the middle of a merge.

    That is one that git has an open conflict in, or one with conflict markers in its text. Markers
    in a code block are an example, unless git says otherwise.
    """
    refuse_unmerged(path)
    text = article.content
    for places in find_markers(text):
        if _is_text(article, places):
            raise FileError(
                MERGING,
                where=f"{path}:{text.count(chr(10), 0, places[0]) + 1}",
                todo=RESOLVE,
                kept="The file was left as it is.",
            )


def _is_text(article: Article, places: tuple[int, int, int]) -> bool:
    """Say whether the markers stand in or around translatable text, and in no code block."""
    first, _, last = places
    within = [each for each in article.segments if each.start < last and first < each.end]
    if any(each.start < at + 7 and at < each.end for each in article.segments for at in places):
        return True
    return bool(within) and not _CODE.search(article.content, first, last)
