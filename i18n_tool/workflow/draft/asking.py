"""Sentences to engines: each once, several calls at a time, every finished call saved at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from i18n_tool.engines.patience import Pair, Patience
from i18n_tool.engines.pool import each_at_once
from i18n_tool.engines.protocol import Answer, Engine, Failure, Kind, Setup
from i18n_tool.engines.registry import make_engine, read_setup
from i18n_tool.engines.sentences import translate_sentences
from i18n_tool.errors import EngineError
from i18n_tool.workflow.draft.local import Proposal
from i18n_tool.workflow.draft.report import Draft, Progress, Stamp, Stopped, Undrafted
from i18n_tool.workflow.draft.saving import save_drafts
from i18n_tool.workflow.draft.tasks import Task
from i18n_tool.workspace.project import Project
from i18n_tool.workspace.settings import EngineSettings

GIVE_UP = 5
"""An engine is left alone after so many calls in a row that failed for the moment only."""


@dataclass(frozen=True, slots=True)
class EngineUse:
    """An engine, and how it is to be used."""

    engine: Engine
    timeout: float = 30.0
    """Seconds for a call, to its last byte."""
    at_once: int = 1
    """Calls at the same time."""
    patience: Patience = field(default_factory=Patience)


def engine_uses(
    project: Project, names: Sequence[str], environ: Mapping[str, str], timeout: float | None = None
) -> tuple[EngineUse, ...]:
    """Give the engines of these names as the configuration and the environment set them up.

    UsageError for an unknown name; EngineError, with the place of its settings, for one that
    cannot be used.
    """
    uses = []
    for name in dict.fromkeys(names):
        settings = project.config.engine_settings.get(name, EngineSettings())
        configured = Setup(url=settings.url, options=settings.options)
        try:
            setup = read_setup(name, environ, configured, settings.key_variable)
            engine = make_engine(name, setup)
        except EngineError as error:
            error.where = error.where or f"{project.config.path} (engine.{name})"
            raise
        patience = Patience(tries=settings.retries + 1)
        uses.append(EngineUse(engine, timeout or settings.timeout, settings.at_once, patience))
    return tuple(uses)


@dataclass(slots=True)
class Asking:
    """One run over all engines: what is open, what was drafted, what failed and why."""

    project: Project
    stamp: Stamp
    again: bool
    progress: Progress
    drafts: list[Draft] = field(default_factory=list)
    failures: dict[Task, list[Undrafted]] = field(default_factory=dict)
    stopped: list[Stopped] = field(default_factory=list)

    def ask(self, use: EngineUse, tasks: Sequence[Task]) -> list[Task]:
        """Ask one engine for what it can translate; gives the tasks that are still open."""
        groups: dict[tuple[str, str, str], list[Task]] = {}
        rest = []
        for task in tasks:
            if use.engine.supports(*task.pair):
                groups.setdefault((*task.pair, task.msgid), []).append(task)
            else:
                rest.append(task)
        batches = _batches(list(groups), max(1, use.engine.batch))
        failed = self._run(use, batches, groups)
        self.failures.update((task, self.failures.get(task, [])) for task in failed)
        return rest + failed

    def keep(self, proposals: Mapping[Task, Proposal]) -> None:
        """Save drafts, and note what was written and what could not be."""
        saved = save_drafts(self.project, proposals, self.stamp, again=self.again)
        self.drafts += saved.drafts
        self.progress.errors += saved.errors

    def _run(
        self,
        use: EngineUse,
        batches: Sequence[Sequence[tuple[str, str, str]]],
        groups: Mapping[tuple[str, str, str], Sequence[Task]],
    ) -> list[Task]:
        """Send the batches; each that is answered is saved before the next one is looked at."""
        line = _Line()
        failed: list[Task] = []

        def keep(place: int, answers: Sequence[Answer]) -> None:
            """Save one batch."""
            failed.extend(self._keep(use.engine.name, batches[place], answers, groups))

        each_at_once(partial(_work, use, line), batches, use.at_once, keep)
        if line.reason:
            self.stopped.append(Stopped(use.engine.name, line.reason))
        return failed

    def _keep(
        self,
        engine: str,
        batch: Sequence[tuple[str, str, str]],
        answers: Sequence[Answer],
        groups: Mapping[tuple[str, str, str], Sequence[Task]],
    ) -> list[Task]:
        """Save what was answered and note what was not; gives the tasks that are still open."""
        proposals: dict[Task, Proposal] = {}
        failed: list[Task] = []
        for key, answer in zip(batch, answers, strict=True):
            for task in groups[key]:
                if isinstance(answer, Failure):
                    self._fail(task, engine, answer.reason)
                    failed.append(task)
                else:
                    proposals[task] = Proposal(answer, engine)
        self.keep(proposals)
        self.progress.step(len(proposals))
        return failed

    def _fail(self, task: Task, engine: str, reason: str) -> None:
        """Note why an engine gave nothing for a task."""
        told = Undrafted(task.locale, task.article, task.msgid, engine, reason, task.context)
        self.failures.setdefault(task, []).append(told)


@dataclass(slots=True)
class _Line:
    """Whether an engine still answers."""

    silent: int = 0
    reason: str = ""


def _work(use: EngineUse, line: _Line, batch: Sequence[tuple[str, str, str]]) -> list[Answer]:
    """Ask an engine for one batch, unless it has stopped; sees to it that it stops."""
    if line.reason:
        return [Failure(Kind.FATAL, line.reason)] * len(batch)
    pair = Pair(*batch[0][:2])
    texts = [text for _, _, text in batch]
    answers = translate_sentences(use.engine, texts, pair, use.timeout, use.patience)
    failures = [answer for answer in answers if isinstance(answer, Failure)]
    fatal = next((failure for failure in failures if failure.kind is Kind.FATAL), None)
    silent = failures and all(failure.kind is Kind.TRANSIENT for failure in failures)
    line.silent = line.silent + 1 if silent and len(failures) == len(batch) else 0
    if fatal:
        line.reason = fatal.reason
    elif line.silent >= GIVE_UP:
        line.reason = f"{failures[0].reason}, {GIVE_UP} times in a row"
    return answers


def _batches(keys: Sequence[tuple[str, str, str]], size: int) -> list[list[tuple[str, str, str]]]:
    """Cut sentences into batches of one pair of locales each, in order."""
    batches: list[list[tuple[str, str, str]]] = []
    for key in keys:
        if batches and len(batches[-1]) < size and batches[-1][0][:2] == key[:2]:
            batches[-1].append(key)
        else:
            batches.append([key])
    return batches
