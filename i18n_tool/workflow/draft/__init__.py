"""Draft: fill what is empty, from the memory, from sister locales, then from engines."""

from collections import Counter
from collections.abc import Iterator, Sequence

from i18n_tool.engines.shield import shield
from i18n_tool.errors import ToolError
from i18n_tool.segmentation import count
from i18n_tool.workflow.draft.asking import Asking, EngineUse, engine_uses
from i18n_tool.workflow.draft.local import LocalDrafts, Proposal
from i18n_tool.workflow.draft.report import (
    Draft,
    DraftOptions,
    DraftReport,
    Estimate,
    Progress,
    Stamp,
    Stopped,
    Undrafted,
    Watch,
)
from i18n_tool.workflow.draft.tasks import Catalogs, Task, find_tasks
from i18n_tool.workspace.project import Project

__all__ = [
    "Draft",
    "DraftOptions",
    "DraftReport",
    "EngineUse",
    "Estimate",
    "Stamp",
    "Stopped",
    "Undrafted",
    "draft",
    "engine_uses",
    "estimate",
]

_Planned = dict[Task, Proposal | None]
"""The tasks of one catalog; None for what only an engine can draft."""


def draft(
    project: Project,
    options: DraftOptions,
    uses: Sequence[EngineUse],
    stamp: Stamp,
    watch: Watch = lambda done, total: None,  # noqa: ARG005 - nobody watches
) -> DraftReport:
    """Draft what is empty in the chosen articles and locales, and save each draft at once.

    The order is: the memory's exact matches, a sister locale, the memory's matches that are alike,
    then the engines as given; each sentence goes to the first that has it, and to an engine once
    however many articles hold it. All drafts are marked as such, with where they came from (law 9),
    and only what is empty is written (law 6). It may be stopped at any point: what was finished is
    saved, and the next run goes on from there. Raises UsageError, ConfigError and FileError.
    """
    progress = Progress(watch)
    asking = Asking(project, stamp, options.again, progress)
    waiting: list[Task] = []
    order: dict[Task, int] = {}
    for planned in _plan(project, options, uses, progress.errors):
        for task in planned:
            order[task] = len(order)
        waiting += [task for task, proposal in planned.items() if proposal is None]
        ready = {task: proposal for task, proposal in planned.items() if proposal is not None}
        progress.total += len(planned)
        asking.keep(ready)
        progress.step(len(ready))
    for use in uses:
        waiting = asking.ask(use, waiting)
    return _report(asking, waiting, order)


def _report(asking: Asking, waiting: Sequence[Task], order: dict[Task, int]) -> DraftReport:
    """Put what happened into the order of the work."""
    places = {
        (task.locale, task.article, task.context, task.msgid): at for task, at in order.items()
    }
    drafts = sorted(
        asking.drafts,
        key=lambda made: places[made.locale, made.article, made.context, made.msgid],
    )
    failed = sorted(waiting, key=order.__getitem__)
    failures = tuple(told for task in failed for told in asking.failures.get(task, ()))
    left = sum(1 for task in waiting if not asking.failures.get(task))
    errors = tuple(asking.progress.errors)
    return DraftReport(tuple(drafts), failures, left, tuple(asking.stopped), errors)


def estimate(
    project: Project, options: DraftOptions, uses: Sequence[EngineUse]
) -> tuple[tuple[Estimate, ...], tuple[ToolError, ...]]:
    """Give what each would be given, by locale, and what could not be read.

    Nothing is sent or written. Sentences go to the first engine that has the pair of locales; what
    one fails at may go to the next one as well.
    """
    errors: list[ToolError] = []
    segments: Counter[tuple[str, str]] = Counter()
    words: Counter[tuple[str, str]] = Counter()
    characters: Counter[tuple[str, str]] = Counter()
    seen: set[tuple[str, str, str]] = set()
    for planned in _plan(project, options, uses, errors):
        for task, proposal in planned.items():
            by = proposal.origin if proposal else _first(uses, task)
            key = (by.partition(":")[0].partition(" ")[0], task.locale)
            text = task.msgid
            if proposal is None:
                if (*task.pair, task.msgid) in seen:
                    continue
                seen.add((*task.pair, task.msgid))
                text = shield(task.msgid).text
            segments[key] += 1
            words[key] += count(task.msgid, task.source)[0]
            characters[key] += len(text)
    rows = (Estimate(*key, segments[key], words[key], characters[key]) for key in segments)
    return tuple(rows), tuple(errors)


def _first(uses: Sequence[EngineUse], task: Task) -> str:
    """Give the name of the engine that would be asked first; empty where none can."""
    return next((use.engine.name for use in uses if use.engine.supports(*task.pair)), "")


def _plan(
    project: Project,
    options: DraftOptions,
    uses: Sequence[EngineUse],
    errors: list[ToolError],
) -> Iterator[_Planned]:
    """Give the tasks of one catalog after the other, with what needs no engine, up to the limit."""
    catalogs = Catalogs(project, errors)
    room = float("inf") if options.limit is None else options.limit
    files = project.articles(options.articles)
    for locale in project.config.locales:
        if options.locales and locale not in options.locales:
            continue
        catalogs.forget()
        local = LocalDrafts(catalogs, options.threshold)
        for file in files:
            if room <= 0:
                return
            planned: _Planned = {}
            for task in find_tasks(catalogs, file.name, locale, again=options.again):
                if room <= 0:
                    break
                planned[task] = local.propose(task)
                if planned[task] or _first(uses, task):
                    room -= 1
            if planned:
                yield planned
