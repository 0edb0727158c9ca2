"""How much there is and in which state: segments, words and characters that add up.

Numbers of one catalog are added to those of the next, up to a locale and a project, so a sum rolls
any set of catalogs up. They are kept as one wide integer with a lane a figure: adding two catalogs
is one addition, whatever the number of figures, and 26,000 of them take milliseconds.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from i18n_tool.model.state import Reason, State

MEASURES = ("segments", "words", "characters")
STANDINGS: tuple[State | Reason, ...] = (
    State.UNTRANSLATED,
    Reason.REJECTED,
    Reason.MACHINE,
    Reason.OUTDATED,
    Reason.UNSURE,
    State.TRANSLATED,
    State.REVIEWED,
)
"""Where an entry stands: its state, and for a draft the reason instead."""

_LANE = 48  # bits a figure: 2.8e14 characters, more than any project will hold
_MASK = (1 << _LANE) - 1
_SIZE = _LANE * len(MEASURES) * len(STANDINGS) // 8
_AT: dict[State | Reason, int] = {standing: place for place, standing in enumerate(STANDINGS)}
_DRAFTS = tuple(Reason)


@dataclass(frozen=True, slots=True)
class Count:
    """One measure of some catalogs, by state; the states add up to `total`."""

    untranslated: int
    draft: int
    translated: int
    """Translated and not reviewed."""
    reviewed: int

    @property
    def total(self) -> int:
        """Give all there is."""
        return self.untranslated + self.draft + self.translated + self.reviewed

    def at_least(self, state: State) -> int:
        """Give how much is in this state or in a later one."""
        figures = (self.untranslated, self.draft, self.translated, self.reviewed)
        return sum(figures[tuple(State).index(state) :])


@dataclass(frozen=True, slots=True)
class Numbers:
    """Segments, words and characters by standing; `a + b` adds up, `Numbers()` is nothing."""

    lanes: int = 0

    SIZE: ClassVar[int] = _SIZE
    """The length of `to_bytes`."""

    def __add__(self, other: "Numbers") -> "Numbers":
        """Add two sets of numbers."""
        return Numbers(self.lanes + other.lanes)

    @classmethod
    def total(cls, parts: Iterable["Numbers"]) -> "Numbers":
        """Add up many."""
        return cls(sum(part.lanes for part in parts))

    @classmethod
    def of(cls, standing: State | Reason, segments: int, words: int, characters: int) -> "Numbers":
        """Give the numbers of `segments` entries of one standing that hold so much text."""
        place = _AT[standing] * len(MEASURES)
        figures = (segments, words, characters)
        return cls(sum(figure << (place + i) * _LANE for i, figure in enumerate(figures)))

    def figure(self, measure: str, standing: State | Reason) -> int:
        """Give one figure: how many of `segments`, `words` or `characters` stand there."""
        place = _AT[standing] * len(MEASURES) + MEASURES.index(measure)
        return (self.lanes >> (place * _LANE)) & _MASK

    def count(self, measure: str) -> Count:
        """Give one measure by state."""
        return Count(
            untranslated=self.figure(measure, State.UNTRANSLATED),
            draft=sum(self.figure(measure, reason) for reason in _DRAFTS),
            translated=self.figure(measure, State.TRANSLATED),
            reviewed=self.figure(measure, State.REVIEWED),
        )

    def only_untranslated(self) -> "Numbers":
        """Give what is untranslated, and nothing else."""
        return Numbers(self.lanes & ((1 << (_LANE * len(MEASURES))) - 1))

    def moved_to(self, standing: State | Reason) -> "Numbers":
        """Give numbers that hold only what is untranslated as if it stood at `standing`."""
        return Numbers(self.lanes << (_AT[standing] * len(MEASURES) * _LANE))

    def to_bytes(self) -> bytes:
        """Give the numbers as bytes of a fixed length, for the index."""
        return self.lanes.to_bytes(_SIZE, "little")

    @classmethod
    def from_bytes(cls, data: bytes) -> "Numbers":
        """Read what `to_bytes` gave; raises ValueError where the length is another."""
        if len(data) != _SIZE:
            message = f"{len(data)} bytes are not numbers of {_SIZE}"
            raise ValueError(message)
        return cls(int.from_bytes(data, "little"))


def percent(part: int, whole: int, digits: int = 0) -> str:
    """Give a share in per cent, never a false 0 or 100.

    What is above nothing and would round to 0 is shown as the smallest step, what is below all and
    would round to 100 as one step less; of nothing at all, everything is done: 100.
    """
    if whole in (0, part):
        return f"{100:.{digits}f}"
    # in whole steps, halves to the even one: `fractions` would cost a tenth of the start
    all_of_it = 100 * 10**digits
    steps, rest = divmod(all_of_it * part, whole)
    steps += 2 * rest > whole or (2 * rest == whole and steps % 2)
    if part > 0:
        steps = min(max(steps, 1), all_of_it - 1)
    return f"{steps / 10**digits:.{digits}f}"
