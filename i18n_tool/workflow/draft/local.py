"""Drafts that need no network: from the memory, from a sister locale, and of what has no letter."""

from collections.abc import Iterator
from dataclasses import dataclass

from i18n_tool.engines.protocol import Engine, Failure, Setup
from i18n_tool.engines.registry import make_engine
from i18n_tool.memory import InProcessMemory, Memory, Pair
from i18n_tool.model.locale import facts
from i18n_tool.model.state import State
from i18n_tool.model.unit import JOINED
from i18n_tool.workflow.draft.tasks import Catalogs, Task

DERIVERS = ("variant", "opencc")
"""The engines that make a locale's text from its sister's."""
HUMAN = frozenset({State.TRANSLATED, State.REVIEWED})


@dataclass(frozen=True, slots=True)
class Proposal:
    """A draft that is not saved yet."""

    text: str
    origin: str
    why: str | None = None
    """What a translator must not overlook in it: goes into the record."""


class LocalDrafts:
    """What the project itself has for a sentence: exact, then a sister's, then alike."""

    def __init__(self, catalogs: Catalogs, threshold: int) -> None:
        """Take the catalogs, and the least score of a match that is alike."""
        self._catalogs = catalogs
        self._threshold = threshold
        self._memories: dict[tuple[str, str], Memory] = {}
        self._derivers: dict[tuple[str, str], Engine | None] = {}

    def propose(self, task: Task) -> Proposal | None:
        """Give a draft for a sentence, or None where nothing is good enough."""
        if not any(letter.isalpha() for letter in task.msgid):
            return Proposal(task.msgid, "source")
        memory = self._memory(task)
        match = memory.exact(task.msgid, task.context)
        if match:
            return Proposal(match.target, "memory")
        derived = self._derive(task)
        if derived:
            return derived
        alike = memory.search(task.msgid, limit=1, threshold=self._threshold)
        if not alike:
            return None
        best = alike[0]
        return Proposal(best.target, f"memory {best.score}%", _told(best.why))

    def _memory(self, task: Task) -> Memory:
        """Give the memory of a pair of locales, made when first asked for."""
        if task.pair not in self._memories:
            pairs = self._pairs(task)
            self._memories[task.pair] = InProcessMemory(pairs, task.source)
        return self._memories[task.pair]

    def _pairs(self, task: Task) -> Iterator[Pair]:
        """Give all that people translated from the one locale into the other."""
        for article, source in sorted(self._catalogs.sources.items()):
            catalog = self._catalogs.get(article, task.locale) if source == task.source else None
            for entry in catalog or ():
                if entry.msgid_plural is None and entry.msgid and entry.msgstr != [JOINED]:
                    state, text = entry.state, entry.msgstr[0] if entry.msgstr else ""
                    if state in HUMAN:
                        yield Pair(entry.msgid, text, state, article, entry.msgctxt)

    def _derive(self, task: Task) -> Proposal | None:
        """Make the draft from a sister locale: what a person has there, or the source itself."""
        for sister in facts(task.locale).sisters:
            engine = self._deriver(sister, task.locale)
            text = self._sister_text(task, sister) if engine else None
            if engine and text:
                answer = engine.translate([text], sister, task.locale, 0)[0]
                if not isinstance(answer, Failure):
                    return Proposal(answer, f"{engine.name}:{sister}")
        return None

    def _sister_text(self, task: Task, sister: str) -> str | None:
        """Give the same sentence in the sister locale; never one that is a draft there."""
        if task.source == sister:
            return task.msgid
        entry = self._catalogs.find(task.article, sister, task.msgid, task.context)
        if entry is None or entry.state not in HUMAN or entry.msgstr == [JOINED]:
            return None
        return entry.msgstr[0]

    def _deriver(self, sister: str, locale: str) -> Engine | None:
        """Give the engine between two sisters, loaded when first asked for."""
        key = (sister, locale)
        if key not in self._derivers:
            engines = (make_engine(name, Setup()) for name in DERIVERS)
            self._derivers[key] = next((e for e in engines if e.supports(*key)), None)
        return self._derivers[key]


def _told(why: str) -> str | None:
    """Give what a match differs in, as a clause."""
    if not why:
        return None
    return why if "adapted" in why else f"made for a sentence with another {why}"
