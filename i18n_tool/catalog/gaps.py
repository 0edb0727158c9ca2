"""Pairing the changed sentences between two anchors, in their order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import add

from i18n_tool.catalog.similarity import Text, likeness

ENOUGH = 0.25
"""Two sentences at the same place that are less alike are not the same sentence changed."""
WHOLE = 0.65
"""A sentence and the two that it became (or came from) are at least this much alike."""
PART = 0.3
"""The larger of the two alone is at least this much alike to it."""
MARGIN = 0.05
"""By so much the two together must be more alike to it than the better one alone."""
CLEAR = 0.9
"""Sentences that are so much alike are one changed, and not a part of one."""
CELLS = 100_000
"""About as many pairs of one gap are compared, however large it is."""
PARTS = 6
"""Into at most so many sentences one is split."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """Old sentences and the new ones that they became, and how sure that is."""

    score: float
    olds: tuple[int, ...]
    news: tuple[int, ...]
    exact: bool = False
    lent: frozenset[int] = frozenset()
    """Those of the old ones that may become something else besides."""


def pair_gap(
    old: Sequence[Text], new: Sequence[Text], olds: Sequence[int], news: Sequence[int]
) -> Iterator[Pairing]:
    """Give pairings of the sentences at the places `olds` and `news`, which keep their order.

    Linear in the longer side: beyond a gap of some hundred sentences only those are compared that
    stand at about the same place in it.
    """
    if len(olds) == 1 and len(news) == 1:
        score = likeness(old[olds[0]], new[news[0]])
        if score >= ENOUGH:
            yield Pairing(score, (olds[0],), (news[0],))
        return
    if not (olds and news):
        return
    found = list(_Grid(old, new, list(olds), list(news)).pairings())
    free = [
        {*olds}.difference(*(p.olds for p in found)),
        {*news}.difference(*(p.news for p in found)),
    ]
    for pairing in found:
        yield _grow(old, new, pairing, free) if pairing.score < CLEAR else pairing


def _grow(
    old: Sequence[Text], new: Sequence[Text], pairing: Pairing, free: Sequence[set[int]]
) -> Pairing:
    """Let a pairing take the sentences beside it that nothing took, if it fits better with them."""
    sides = (old, new)
    for side in (1, 0):  # one old sentence to more new ones, then the other way round
        places, others = (pairing.olds, pairing.news)[:: 1 - 2 * side]
        if len(others) > 1 or len(places) < 1:
            continue
        whole = sides[1 - side][others[0]]
        grown, best = list(places), pairing.score
        while len(grown) < PARTS:
            more = [
                (likeness(whole, _together(sides[side], longer)), longer)
                for at, longer in (
                    (grown[0] - 1, [grown[0] - 1, *grown]),
                    (grown[-1] + 1, [*grown, grown[-1] + 1]),
                )
                if at in free[side]
            ]
            score, longer = max(more, default=(0.0, grown))
            if score < WHOLE or score <= best + MARGIN:
                break
            free[side].difference_update(longer)
            grown, best = longer, score
        if grown != list(places):
            olds, news = (others, tuple(grown))[:: 2 * side - 1]
            return Pairing(best, olds, news)
    return pairing


def _together(texts: Sequence[Text], places: Sequence[int]) -> Text:
    """Give sentences one after the other as one."""
    return reduce(add, (texts[at] for at in places))


_Step = tuple[int, int, int, int, float]
"""Where it starts on both sides, how many sentences of each it pairs, how alike these are."""


class _Grid:
    """The dynamic programme over one gap: the order-preserving pairing of the greatest likeness."""

    def __init__(
        self, old: Sequence[Text], new: Sequence[Text], olds: list[int], news: list[int]
    ) -> None:
        self.olds = olds
        self.news = news
        self.left = [old[at] for at in olds]
        self.right = [new[at] for at in news]
        self.single: dict[tuple[int, int], float] = {}

    @cached_property
    def left_pairs(self) -> list[Text]:
        """Give each old sentence joined with the next one."""
        return [a + b for a, b in zip(self.left, self.left[1:], strict=False)]

    @cached_property
    def right_pairs(self) -> list[Text]:
        """Give each new sentence joined with the next one."""
        return [a + b for a, b in zip(self.right, self.right[1:], strict=False)]

    def one(self, i: int, j: int) -> float:
        """Give how alike an old and a new sentence are, worked out once."""
        score = self.single.get((i, j))
        if score is None:
            score = self.single[i, j] = likeness(self.left[i], self.right[j])
        return score

    def split(self, i: int, j: int) -> float:
        """Score one old sentence as the new ones j and j + 1."""
        best = max(self.one(i, j), self.one(i, j + 1))
        if best < PART:
            return 0.0
        both = likeness(self.left[i], self.right_pairs[j])
        return both if both >= WHOLE and both > best + MARGIN else 0.0

    def joined(self, i: int, j: int) -> float:
        """Score the old sentences i and i + 1 as one new."""
        best = max(self.one(i, j), self.one(i + 1, j))
        if best < PART:
            return 0.0
        both = likeness(self.left_pairs[i], self.right[j])
        return both if both >= WHOLE and both > best + MARGIN else 0.0

    def steps(self, i: int, j: int) -> Iterator[tuple[int, int, float]]:
        """Give the pairings that end at the old sentence i - 1 and the new one j - 1."""
        if not (i and j):
            return
        score = self.one(i - 1, j - 1)
        if score >= ENOUGH:
            yield 1, 1, score
        if score < 0.97:
            if j > 1:
                yield 1, 2, self.split(i - 1, j - 2)
            if i > 1:
                yield 2, 1, self.joined(i - 2, j - 1)

    def pairings(self) -> Iterator[Pairing]:
        """Give the best pairing of the gap."""
        rows = self._fill()
        i, j = len(self.left), len(self.right)
        steps: list[_Step] = []
        while i and j:
            _, di, dj, score = rows[i][j]
            i, j = i - di, j - dj
            if score:
                steps.append((i, j, di, dj, score))
        for i, j, di, dj, score in self._exchanged(steps[::-1]):
            yield Pairing(score, tuple(self.olds[i : i + di]), tuple(self.news[j : j + dj]))

    def _exchanged(self, steps: list[_Step]) -> list[_Step]:
        """Let two neighbours that have changed places exchange their partners."""
        for at in range(1, len(steps)):
            (i, j, *one, score), (k, m, *other, next_score) = steps[at - 1], steps[at]
            if one == other == [1, 1]:
                crossed, back = self.one(i, m), self.one(k, j)
                if crossed + back > score + next_score + MARGIN:
                    steps[at - 1], steps[at] = (i, m, 1, 1, crossed), (k, j, 1, 1, back)
        return steps

    def _fill(self) -> list[dict[int, tuple[float, int, int, float]]]:
        """Give for each cell of the band: the best total, the step that leads there, its score."""
        height, width = len(self.left), len(self.right)
        band = max(CELLS // (2 * height), width // height + 3)
        rows: list[dict[int, tuple[float, int, int, float]]] = []
        nothing: dict[int, tuple[float, int, int, float]] = {}
        for i in range(height + 1):
            middle = i * width // height
            row: dict[int, tuple[float, int, int, float]] = {}
            rows.append(row)
            above = rows[i - 1] if i else nothing
            for j in range(max(0, middle - band), min(width, middle + band) + 1):
                best = (-1.0 if i or j else 0.0, 0, 0, 0.0)
                if j - 1 in row:
                    best = max(best, (row[j - 1][0], 0, 1, 0.0))
                if j in above:
                    best = max(best, (above[j][0], 1, 0, 0.0))
                for di, dj, score in self.steps(i, j):
                    before = rows[i - di].get(j - dj)
                    if score and before is not None:
                        best = max(best, (before[0] + score - ENOUGH * 0.8, di, dj, score))
                row[j] = best
        return rows
