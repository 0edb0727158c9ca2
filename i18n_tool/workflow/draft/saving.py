"""Drafts into a catalog that someone else may have changed meanwhile."""

from collections.abc import Mapping, Sequence

from i18n_tool.catalog import Entry, set_record
from i18n_tool.errors import ConflictError
from i18n_tool.workflow.draft.local import Proposal
from i18n_tool.workflow.draft.report import Draft, Stamp
from i18n_tool.workflow.draft.tasks import Task, is_open
from i18n_tool.workspace.catalogs import edit_catalog
from i18n_tool.workspace.project import Project

TRIES = 5
"""How often a save begins anew when an editor that knows no locks was faster."""


def save_drafts(
    project: Project, proposals: Mapping[Task, Proposal], stamp: Stamp, *, again: bool
) -> list[Draft]:
    """Write drafts into their catalogs and give those that were written, in the given order.

    Each catalog is locked and read anew, and each entry asked again whether it is open (laws 6 and
    8): what a person has filled in meanwhile stays. Raises FileError, CatalogError, ConflictError.
    """
    by_catalog: dict[tuple[str, str], list[Task]] = {}
    for task in proposals:
        by_catalog.setdefault((task.article, task.locale), []).append(task)
    written: set[Task] = set()
    for tasks in by_catalog.values():
        for left in reversed(range(TRIES)):
            try:
                written.update(_save(project, tasks, proposals, stamp, again=again))
                break
            except ConflictError:
                if not left:
                    raise
    return [_draft(task, proposals[task]) for task in proposals if task in written]


def _save(
    project: Project,
    tasks: Sequence[Task],
    proposals: Mapping[Task, Proposal],
    stamp: Stamp,
    *,
    again: bool,
) -> list[Task]:
    """Write the drafts of one catalog; gives what was written."""
    path = project.catalog_path(tasks[0].article, tasks[0].locale)
    written = []
    if not path.is_file():
        return []
    with edit_catalog(project, path, tasks[0].locale) as catalog:
        for task in tasks:
            entry = catalog.find(task.msgid, task.context)
            if entry is None or not is_open(entry, again=again):
                continue
            if _write(entry, task, proposals[task], stamp):
                written.append(task)
        if written:
            catalog.touch(stamp.now)
    return written


def _write(entry: Entry, task: Task, proposal: Proposal, stamp: Stamp) -> bool:
    """Put a draft into an entry, marked as one (law 9); False where it is there already (law 7)."""
    if entry.msgstr == [proposal.text] and entry.origin == proposal.origin:
        return False
    entry.msgstr = [proposal.text]
    entry.fuzzy = True
    origin, why = proposal.origin, proposal.why
    set_record(entry, task.locale, "draft", stamp.today, origin=origin, why=why)
    return True


def _draft(task: Task, proposal: Proposal) -> Draft:
    """Give the report of one draft."""
    return Draft(
        task.locale, task.article, task.msgid, proposal.text, proposal.origin, task.context
    )
