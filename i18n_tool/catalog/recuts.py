"""Finding text that was only cut into sentences elsewhere: every word and mark the same.

That is what another set of segmentation rules does to an article, an abbreviation that became
known, a paragraph that was cut in two; also where it has moved. Several sentences may have become
several others, with no end in common but the last.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from i18n_tool.catalog.gaps import Pairing
from i18n_tool.catalog.similarity import Text

MOST = 64
"""So many sentences on either side of one new cut are followed."""
HEAD = 8
"""Sentences whose first letters differ, so many of them, start different text."""
TRIED = 8
"""So many places are tried for one sentence."""


def find_recuts(
    old: Sequence[Text], new: Sequence[Text], olds: Collection[int], news: Sequence[int]
) -> Iterator[Pairing]:
    """Give the old sentences, in a row, that are the same text as new ones in a row.

    Only the places `olds` and `news` are looked at. None overlaps another; linear.
    """
    free = set(olds)
    open_ = set(news)
    heads = _Heads(old, olds, {min(len(new[at].squeezed), HEAD) for at in news})
    for at in news:
        if at not in open_:
            continue
        for start in heads.starts(new[at].squeezed):
            run = _follow(old, new, (start, at), (free, open_))
            if run is not None:
                free.difference_update(run.olds)
                open_.difference_update(run.news)
                yield run
                break


class _Heads:
    """Old sentences by how they start."""

    def __init__(self, old: Sequence[Text], olds: Collection[int], wanted: Collection[int]) -> None:
        """Take the places of old sentences, and the lengths of the new ones' heads."""
        self.whole: dict[str, list[int]] = defaultdict(list)
        """By all letters of the head."""
        self.start: dict[str, list[int]] = defaultdict(list)
        """By fewer of them, for new sentences that are as short as that."""
        lengths = [length for length in wanted if length < HEAD]
        for at in olds:
            head = old[at].squeezed[:HEAD]
            self.whole[head].append(at)
            for length in lengths:
                if length < len(head):
                    self.start[head[:length]].append(at)
        self.lengths = sorted({len(head) for head in self.whole if len(head) < HEAD})

    def starts(self, text: str) -> list[int]:
        """Give the places of old sentences that may start a text, or that it may start."""
        head = text[:HEAD]
        found = self.whole.get(head, [])[:TRIED] + self.start.get(head, [])[:TRIED]
        for length in self.lengths:
            if length < len(head):
                found += self.whole.get(head[:length], [])[:TRIED]
        return found


def _follow(
    old: Sequence[Text],
    new: Sequence[Text],
    start: tuple[int, int],
    free: tuple[set[int], set[int]],
) -> Pairing | None:
    """Follow both texts from where they start alike to the first end that they have in common."""
    at = list(start)
    sides = (old, new)
    if at[0] not in free[0]:
        return None
    rest = [old[at[0]].squeezed, new[at[1]].squeezed]
    while True:
        ahead = 0 if len(rest[0]) > len(rest[1]) else 1
        if not rest[ahead].startswith(rest[1 - ahead]):
            return None
        rest[ahead] = rest[ahead][len(rest[1 - ahead]) :]
        if not rest[ahead]:
            break
        behind = 1 - ahead
        at[behind] += 1
        if at[behind] not in free[behind] or at[behind] - start[behind] >= MOST:
            return None
        rest[behind] = sides[behind][at[behind]].squeezed
    if at == list(start):
        return None  # only white space has changed
    olds, news = (tuple(range(first, last + 1)) for first, last in zip(start, at, strict=True))
    return Pairing(2.0, olds, news, exact=True)
