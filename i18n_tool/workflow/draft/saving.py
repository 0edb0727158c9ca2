"""Drafts into a catalog that someone else may have changed meanwhile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from i18n_tool.catalog import Catalog, Entry, set_record
from i18n_tool.catalog.transfer import forget_previous
from i18n_tool.errors import ToolError
from i18n_tool.workflow.draft.local import Proposal
from i18n_tool.workflow.draft.report import Draft, Stamp
from i18n_tool.workflow.draft.tasks import Task, is_open
from i18n_tool.workspace.catalogs import change_catalog
from i18n_tool.workspace.project import Project


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of saving."""

    drafts: list[Draft]
    """Those that were written, in the given order."""
    errors: list[ToolError]
    """Of the catalogs that could not be read or written; the others were."""


def save_drafts(
    project: Project, proposals: Mapping[Task, Proposal], stamp: Stamp, *, again: bool
) -> Saved:
    """Write drafts into their catalogs.

    Each catalog is locked and read anew, and each entry asked again whether it is open (laws 6 and
    8): what a person has filled in meanwhile stays. One that fails keeps no other from its drafts.
    """
    by_catalog: dict[tuple[str, str], list[Task]] = {}
    for task in proposals:
        by_catalog.setdefault((task.article, task.locale), []).append(task)
    written: set[Task] = set()
    errors: list[ToolError] = []
    for tasks in by_catalog.values():
        try:
            written.update(_save(project, tasks, proposals, stamp, again=again))
        except ToolError as error:
            errors.append(error)
    return Saved([_draft(task, proposals[task]) for task in proposals if task in written], errors)


def _save(
    project: Project,
    tasks: Sequence[Task],
    proposals: Mapping[Task, Proposal],
    stamp: Stamp,
    *,
    again: bool,
) -> list[Task]:
    """Write the drafts of one catalog; gives what was written.

    Raises FileError, CatalogError, ConflictError.
    """
    path = project.catalog_path(tasks[0].article, tasks[0].locale)
    if not path.is_file():
        return []

    def work(catalog: Catalog) -> list[Task]:
        """Put the drafts into those entries that are open as the catalog is now."""
        present = catalog.index()
        written = []
        for task in tasks:
            entry = present.get((task.msgid, task.context))
            if entry is None or not is_open(entry, again=again):
                continue
            if _write(entry, task, proposals[task], stamp):
                written.append(task)
        if written:
            catalog.touch(stamp.now)
        return written

    return change_catalog(project, path, tasks[0].locale, work)


def _write(entry: Entry, task: Task, proposal: Proposal, stamp: Stamp) -> bool:
    """Put a draft into an entry, marked as one (law 9); False where it is there already (law 7)."""
    if entry.msgstr == [proposal.text] and entry.origin == proposal.origin:
        return False
    entry.msgstr = [proposal.text]
    entry.fuzzy = True
    forget_previous(entry)
    origin, why = proposal.origin, proposal.why
    set_record(entry, task.locale, "draft", stamp.today, origin=origin, why=why)
    return True


def _draft(task: Task, proposal: Proposal) -> Draft:
    """Give the report of one draft."""
    return Draft(
        task.locale, task.article, task.msgid, proposal.text, proposal.origin, task.context
    )
