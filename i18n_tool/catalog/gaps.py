"""Pairing the changed sentences between two anchors, in their order."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from i18n_tool.catalog.similarity import Text, likeness

ENOUGH = 0.35
"""Two sentences at the same place that are less alike are not the same sentence changed."""
WHOLE = 0.65
"""A sentence and the two that it became (or came from) are at least this much alike."""
MARGIN = 0.05
"""By so much the two together must be more alike to it than the better one alone."""
CELLS = 100_000
"""About as many pairs of one gap are compared, however large it is."""
PARTS = 8
"""Into at most so many sentences one is cut again."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """Old sentences and the new ones that they became, and how sure that is."""

    score: float
    olds: tuple[int, ...]
    news: tuple[int, ...]
    exact: bool = False


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
    cut = list(_cut_again(old, new, olds, news))
    yield from cut
    taken = {at for pairing in cut for at in pairing.olds}
    filled = {at for pairing in cut for at in pairing.news}
    left = [at for at in olds if at not in taken]
    right = [at for at in news if at not in filled]
    if left and right:
        yield from _Grid(old, new, left, right).pairings()


def _cut_again(
    old: Sequence[Text], new: Sequence[Text], olds: Sequence[int], news: Sequence[int]
) -> Iterator[Pairing]:
    """Find sentences that were only cut or joined elsewhere, every word and mark the same."""
    for whole, pieces in _refit(old, new, olds, news):
        yield Pairing(2.0, (whole,), pieces, exact=True)
    for whole, pieces in _refit(new, old, news, olds):
        yield Pairing(2.0, pieces, (whole,), exact=True)


def _refit(
    wholes: Sequence[Text], parts: Sequence[Text], ats: Sequence[int], places: Sequence[int]
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Give each whole that is several parts in a row, white space aside."""
    starts: dict[str, list[int]] = defaultdict(list)
    for index, place in enumerate(places):
        starts[parts[place].squeezed[:2]].append(index)
    for at in ats:
        whole = wholes[at].squeezed
        for index in starts.get(whole[:2], ()):
            done = 0
            for count, place in enumerate(places[index : index + PARTS], start=1):
                piece = parts[place].squeezed
                if not whole.startswith(piece, done):
                    break
                done += len(piece)
                if done == len(whole) and count > 1:
                    yield at, tuple(places[index : index + count])
                    break


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
        both = likeness(self.left[i], self.right_pairs[j])
        return both if both >= WHOLE and both > best + MARGIN else 0.0

    def joined(self, i: int, j: int) -> float:
        """Score the old sentences i and i + 1 as one new."""
        best = max(self.one(i, j), self.one(i + 1, j))
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
        while i and j:
            _, di, dj, score = rows[i][j]
            if score:
                yield Pairing(score, tuple(self.olds[i - di : i]), tuple(self.news[j - dj : j]))
            i, j = i - di, j - dj

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
                best = (0.0, 1 if i else 0, 0 if i else 1, 0.0)
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
