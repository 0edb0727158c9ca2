"""Where each sentence of an article comes from: the new order of sentences against the old one.

Pure, over plain values. Equal sentences anchor the alignment wherever they have moved to. What
stands between two anchors is paired in its order (a small dynamic programme over the likeness of
every pair, in a band where there is much of it), with one sentence that became two and two that
became one. What is left is looked for everywhere by its rare words, more strictly.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from i18n_tool.catalog.gaps import Pairing, pair_gap
from i18n_tool.catalog.pointing import Sentence, find_twins, pair_pointing
from i18n_tool.catalog.recuts import find_recuts
from i18n_tool.catalog.similarity import Texts
from i18n_tool.catalog.strays import pair_strays

NEAR = 60
"""How many unmatched old sentences between two anchors are looked at for one gap."""


class Origin(StrEnum):
    """What a new sentence is, seen from the old ones."""

    SAME = "same"
    CHANGED = "changed"
    SPLIT = "split"
    JOINED = "joined"
    RECUT = "recut"
    """Several old sentences became several new ones, which end elsewhere."""
    TWIN = "twin"
    """A new one that differs from an old one, which is in use, only in where it points."""
    NEW = "new"


class Link(NamedTuple):
    """Where one new sentence comes from."""

    origin: Origin
    olds: tuple[int, ...] = ()
    """Positions among the old sentences, the spare ones counted on after them."""
    part: int = 0
    """Of what became several sentences: which one this is, from 0."""
    parts: int = 1
    """Of what became several sentences: how many there are."""
    exact: bool = False
    """A split or joined sentence whose words and marks are all the same as before."""
    lent: frozenset[int] = frozenset()
    """Those of `olds` that stand for something else besides."""

    @property
    def own(self) -> Sequence[int]:
        """Give those of `olds` that stand for nothing else."""
        return [at for at in self.olds if at not in self.lent] if self.lent else self.olds


def align(
    old: Sequence[Sentence], new: Sequence[Sentence], spare: Sequence[Sentence] = ()
) -> list[Link]:
    """Give one link for each of the `new` sentences, in their order.

    `old` are the sentences that the article had, in their order; `spare` are others that may come
    back (obsolete ones), in no order. Keys are unique within `new`; where a key is in `old` and
    `spare`, or twice, the first counts. An old sentence is used for one link, or for all that it
    became; a twin comes besides.
    """
    everything = (*old, *spare)
    place = {everything[at].key: at for at in range(len(everything) - 1, -1, -1)}
    links: list[Link | None] = [
        None if (at := place.get(key)) is None else Link(Origin.SAME, (at,)) for key, _ in new
    ]
    if None not in links:
        return [link for link in links if link is not None]
    work = _Work(Texts([text for _, text in everything]), Texts([text for _, text in new]), links)
    work.take(_sure(work, everything, new))
    work.take(_near(work, len(old)))
    if work.take(_far(work)):  # what was found far away is an anchor for its neighbours
        work.take(_near(work, len(old)))
    for at, twin in find_twins(
        work.old, work.new, [at for at, link in enumerate(links) if link is None]
    ):
        links[at] = Link(Origin.TWIN, (twin,))
    return [link or Link(Origin.NEW) for link in links]


class _Work:
    """The sentences of one alignment, and the links found so far."""

    def __init__(self, old: Texts, new: Texts, links: list[Link | None]) -> None:
        self.old = old
        self.new = new
        self.links = links
        self.used = bytearray(len(old))
        for link in links:
            if link is not None:
                self.used[link.olds[0]] = 1

    def take(self, pairings: Iterable[Pairing]) -> bool:
        """Link the pairings, the surest first; one that wants a sentence already taken falls.

        Say whether any was linked.
        """
        any_linked = False
        for pairing in sorted(pairings, key=lambda p: (-p.score, p.news, p.olds)):
            if any(self.used[at] for at in pairing.olds if at not in pairing.lent):
                continue
            if any(self.links[at] is not None for at in pairing.news):
                continue
            for at in pairing.olds:
                self.used[at] = 1
            for part, at in enumerate(pairing.news):
                self.links[at] = _link(pairing, part)
            any_linked = True
        return any_linked


def _link(pairing: Pairing, part: int) -> Link:
    if len(pairing.news) > 1:
        origin = Origin.SPLIT if len(pairing.olds) == 1 else Origin.RECUT
        return Link(origin, pairing.olds, part, len(pairing.news), pairing.exact, pairing.lent)
    if len(pairing.olds) > 1:
        return Link(Origin.JOINED, pairing.olds, exact=pairing.exact, lent=pairing.lent)
    return Link(Origin.CHANGED, pairing.olds)


def _sure(work: _Work, old: Sequence[Sentence], new: Sequence[Sentence]) -> Iterator[Pairing]:
    """Pair what has the same words and marks, wherever it stands: cut or pointing elsewhere."""
    olds = [at for at, used in enumerate(work.used) if not used]
    news = [at for at, link in enumerate(work.links) if link is None]
    if olds and news:
        yield from pair_pointing(old, new, (work.old, work.new), (olds, news))
        yield from find_recuts(work.old, work.new, olds, news)


def _near(work: _Work, ordered: int) -> Iterator[Pairing]:
    """Pair what stands between anchors; only the first `ordered` old sentences have an order."""
    free = [at for at in range(ordered) if not work.used[at]]
    if not free:
        return
    rank = [0] * (ordered + 1)
    for at in range(ordered):
        rank[at + 1] = rank[at] + (not work.used[at])
    for news, before, after in _gaps(work.links, ordered):
        olds = _between(free, rank, before, after, ordered)
        if olds:
            yield from pair_gap(work.old, work.new, olds, news)


def _gaps(links: Sequence[Link | None], ordered: int) -> Iterator[tuple[range, int, int]]:
    """Give each run of unlinked sentences, and the old places of the anchors around it."""
    waiting: list[tuple[range, int]] = []
    before, start = -1, -1
    for at, link in enumerate(links):
        if link is None:
            start = at if start < 0 else start
            continue
        if start >= 0:
            waiting.append((range(start, at), before))
            start = -1
        own = link.own if link.lent else link.olds
        if own[0] < ordered:
            yield from ((gap, behind, own[0]) for gap, behind in waiting)
            waiting.clear()
        if own[-1] < ordered:
            before = own[-1]
    if start >= 0:
        waiting.append((range(start, len(links)), before))
    yield from ((gap, behind, ordered) for gap, behind in waiting)


def _between(
    free: list[int], rank: list[int], before: int, after: int, ordered: int
) -> Sequence[int]:
    """Give the free old places that a gap between two anchors may come from, in order.

    All between the two where they stand in order and near; else those right behind the one and
    right before the other, since a paragraph may have moved away from between them.
    """
    first, last = rank[before + 1], rank[min(after, ordered)]
    if before < after and last - first <= NEAR:
        return free[first:last]
    behind = _run(free, first, 1)
    ahead = _run(free, last - 1, -1)
    if before + 1 != (behind[0] if behind else None):
        behind = []
    if after - 1 != (ahead[-1] if ahead else None):
        ahead = []
    return sorted({*behind, *ahead}) if before < after else [*behind, *ahead]


def _run(free: list[int], start: int, step: int) -> list[int]:
    """Give the unbroken run of places from `start` on, forwards or backwards, in order."""
    run: list[int] = []
    at = start
    while 0 <= at < len(free) and (not run or free[at] == run[-1] + step):
        run.append(free[at])
        at += step
    return run if step > 0 else run[::-1]


def _far(work: _Work) -> Iterator[Pairing]:
    """Pair what moved and changed at once, or comes back changed."""
    olds = [at for at, used in enumerate(work.used) if not used]
    news = [at for at, link in enumerate(work.links) if link is None]
    if olds and news:
        yield from pair_strays(work.old, work.new, olds, news)
