"""What a memory is asked and what it gives: the interface that ours and those of plug-ins have."""

from dataclasses import dataclass
from typing import Protocol

from i18n_tool.model.state import State

CAP = 84
"""No match that differs in a negation, a number, a link or a placeholder counts for more, in %."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence and its translation, as the memory keeps them."""

    source: str
    target: str
    state: State
    """`reviewed` or `translated`: drafts never enter a memory."""
    origin: str = ""
    """Where it stands: an article's name."""
    context: str | None = None
    """The msgctxt, where it has one."""


@dataclass(frozen=True, slots=True)
class Match:
    """One match, for people to judge."""

    source: str
    """The sentence that was found."""
    target: str
    """Its translation, adapted where `why` says so."""
    score: int
    """How alike the sentences are, 0 to 100; 100 means equal."""
    origin: str
    why: str = ""
    """What differs that a translator must not overlook, such as `negation, number`."""


class Memory(Protocol):
    """What was translated before, from one locale into another."""

    def exact(self, source: str, context: str | None = None) -> Match | None:
        """Give the translation of this very sentence, the best where there are several."""
        ...

    def search(self, source: str, limit: int = 5, threshold: int = 75) -> list[Match]:
        """Give up to `limit` matches of at least `threshold` per cent, the best first."""
        ...
