"""Catalogs whose article is gone: looked at once, offered to others, their entries retired."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from i18n_tool.catalog import Catalog, parse_catalog, serialize_catalog
from i18n_tool.catalog.glimpse import gone, key_of, msgid_of
from i18n_tool.catalog.transfer import is_worth, retire
from i18n_tool.errors import ToolError
from i18n_tool.workflow.sync.catalogs import TOGETHER, Writing
from i18n_tool.workflow.sync.pieces import Outcome, Piece, put_in_place, read_known
from i18n_tool.workflow.sync.rows import Known, Stray, mark_of_key
from i18n_tool.workspace.fence import Fence
from i18n_tool.workspace.project import Project
from i18n_tool.workspace.workers import spread

FEW = 60
"""So many are looked at before other processes would have started."""

_LINE = re.compile(r":\d+$")


@dataclass(frozen=True, slots=True)
class StrayLooking:
    """What a worker needs to know beside the catalog."""

    project: Project
    opened: int


def look_at_strays(
    project: Project, opened: int, paths: Sequence[str]
) -> dict[str, Stray | ToolError]:
    """Look at catalogs that belong to no article, by path below the folder of the catalogs."""
    found = spread(partial(_look, StrayLooking(project, opened)), paths, FEW)
    return dict(zip(paths, found, strict=True))


def _look(work: StrayLooking, below: str) -> Stray | ToolError:
    path = work.project.config.catalogs / below
    try:
        limits = work.project.config.limits
        data, known = read_known(path, work.opened, limits)
        if data is None or known is None:  # it has just gone
            return Stray(Known("", None), active=False, places=(), marks="", fit=False)
        catalog = parse_catalog(data, path=str(path), limits=limits)
    except ToolError as error:
        return error
    return stray_of(catalog, work.project, known)


def stray_of(catalog: Catalog, project: Project, known: Known) -> Stray:
    """Give what there is to know of a catalog without an article.

    It is one of an article of ours only if every entry in use refers to a file of our source
    folder: a catalog of another gettext domain (a program's own) may stand in the same folder, and
    one of another tool's that is about many articles.
    """
    folder = project.config.source.relative_to(project.config.root).as_posix() + "/"
    used = [entry for entry in catalog if not gone(entry)]
    places = {_LINE.sub("", place.strip("\u2068\u2069")) for e in used for place in e.references}
    fit = all(entry.references for entry in used) and all(
        place.startswith(folder) and ".." not in place.split("/") for place in places
    )
    marks = "".join(mark_of_key(key_of(entry, msgid_of(entry))) for entry in catalog) if fit else ""
    return Stray(known, bool(used), tuple(sorted(places)) if fit else (), marks, fit)


def retire_strays(work: Writing, paths: Sequence[str]) -> list[tuple[str, Outcome, Stray | None]]:
    """Make the entries of gone articles' catalogs obsolete; give each with what it is now."""
    batches = [paths[at : at + TOGETHER] for at in range(0, len(paths), TOGETHER)]
    return [each for batch in spread(partial(_retire, work), batches, 1) for each in batch]


def _retire(work: Writing, paths: Sequence[str]) -> list[tuple[str, Outcome, Stray | None]]:
    pieces = {work.project.config.catalogs / below: _Stray(work, below) for below in paths}
    outcomes = put_in_place(
        list(pieces.values()), Fence.of_catalogs(work.project.config), dry=work.dry
    )
    return [
        (pieces[each.path].below, each, pieces[each.path].stray(each.known)) for each in outcomes
    ]


class _Stray(Piece):
    """The catalog of an article that is gone."""

    def __init__(self, work: Writing, below: str) -> None:
        root = None if work.dry else work.project.config.root
        config = work.project.config
        super().__init__(config.catalogs / below, root, config.limits)
        self.writing = work
        self.below = below
        self.catalog: Catalog | None = None

    def work(self, before: bytes | None) -> bytes | None:
        """Give the catalog with all its sentences behind `#~`, if its article is gone indeed."""
        if before is None:
            return None
        project = self.writing.project
        catalog = parse_catalog(before, path=str(self.path), limits=self.limits)
        unknown = Known("", None)
        if not stray_of(catalog, project, unknown).is_orphan(project.config.root):
            return None
        self.catalog = catalog
        if not retire_all(catalog):
            return None
        catalog.touch(self.writing.now)
        return serialize_catalog(catalog)

    def stray(self, known: Known | None) -> Stray | None:
        """Give what is known of it now."""
        if known is None or self.catalog is None or self.writing.dry:
            return None
        return stray_of(self.catalog, self.writing.project, known)


def retire_all(catalog: Catalog) -> bool:
    """Make all entries obsolete, since the article is gone; say whether any was not yet.

    Those that hold nothing are dropped.
    """
    before = list(catalog)
    if all(entry.obsolete for entry in before):
        return False
    worth = [entry for entry in before if entry.obsolete or is_worth(entry)]
    catalog.entries = [entry if entry.obsolete else retire(entry) for entry in worth]
    return True
