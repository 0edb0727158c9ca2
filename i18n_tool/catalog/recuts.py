"""Finding text that was only cut into sentences elsewhere: every word and mark the same.

That is what another set of segmentation rules does to an article, an abbreviation that became
known, a paragraph that was cut in two; also where it has moved. Several sentences may have become
several others, with no end in common but the last.

A catalog holds a piece that comes twice in its article once, at its first place. So a short one may
be lent to other places, too.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from i18n_tool.catalog.gaps import Pairing
from i18n_tool.catalog.similarity import Texts

MOST = 64
"""So many sentences on either side of one new cut are followed."""
HEAD = 8
"""Sentences whose first letters differ, so many of them, start different text."""
TRIED = 8
"""So many places are tried for one sentence."""
SHORT = 60
"""Sentences of up to so many characters are lent."""


def find_recuts(
    old: Texts, new: Texts, olds: Collection[int], news: Sequence[int]
) -> Iterator[Pairing]:
    """Give the old sentences, in a row, that are the same text as new ones in a row.

    Only the places `olds` and `news` are looked at. None overlaps another; linear.
    """
    free = set(olds)
    lent = [at for at, text in enumerate(old.plain) if len(text) <= SHORT and at not in free]
    wanted = {len(_head(new.plain[at])) for at in news}
    search = _Search(
        old, new, free, set(news), _Heads(old, olds, wanted), _Heads(old, lent, wanted)
    )
    for at in news:
        if at in search.open:
            run = search.run_from(at)
            if run is not None:
                yield run


class _Heads:
    """Old sentences by how they start."""

    def __init__(self, old: Texts, olds: Collection[int], wanted: Collection[int]) -> None:
        """Take the places of old sentences, and the lengths of the new ones' heads."""
        self.whole: dict[str, list[int]] = defaultdict(list)
        """By all letters of the head."""
        self.start: dict[str, list[int]] = defaultdict(list)
        """By fewer of them, for new sentences that are as short as that."""
        lengths = [length for length in wanted if length < HEAD]
        for at in olds:
            head = _head(old.plain[at])
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


def _head(text: str) -> str:
    """Give how a sentence starts, without white space."""
    head = "".join(text[: 4 * HEAD].split())[:HEAD]
    return head if len(head) == HEAD else "".join(text.split())[:HEAD]


@dataclass(slots=True)
class _Run:
    """Old and new sentences whose text has been the same so far."""

    olds: list[int]
    news: list[int]
    last: int
    """The place of the last old sentence that is not lent."""
    lent: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Search:
    """A search for runs under way."""

    old: Texts
    new: Texts
    free: set[int]
    open: set[int]
    heads: _Heads
    lent: _Heads

    def run_from(self, at: int) -> Pairing | None:
        """Give the run that a new sentence starts, and take its sentences out of the search."""
        text = self.new[at].squeezed
        heads = sorted(self.heads.starts(text), key=lambda start: start not in self.free)
        for start in [*heads, *self.lent.starts(text)]:
            own = start in self.free
            other = self.old[start].squeezed
            if not text.startswith(other) and not (own and other.startswith(text)):
                continue
            run = _Run([start], [at], start if own else -1, set() if own else {start})
            if self._follow(run):
                self.free.difference_update(run.olds)
                self.open.difference_update(run.news)
                olds, news = tuple(run.olds), tuple(run.news)
                return Pairing(2.0, olds, news, exact=True, lent=frozenset(run.lent))
        return None

    def _follow(self, run: _Run) -> bool:
        """Follow both texts from where they start alike to the first end that they share."""
        old, new = self.old[run.olds[0]].squeezed, self.new[run.news[0]].squeezed
        while True:
            size = min(len(old), len(new))
            if not old.startswith(new[:size]) or max(len(run.olds), len(run.news)) > MOST:
                return False
            if run.lent and run.olds[-1] in run.lent and len(old) > size:
                return False  # what is lent stays whole
            old, new = old[size:], new[size:]
            if not old and not new:
                break
            if old:
                at = run.news[-1] + 1
                if at not in self.open:
                    return False
                run.news.append(at)
                new = self.new[at].squeezed
            else:
                following = self._next(run, new)
                if following is None:
                    return False
                run.olds.append(following)
                old = self.old[following].squeezed
        alone = len(run.olds) == len(run.news) == 1  # only white space has changed
        return not alone and len(run.lent) < len(run.olds)

    def _next(self, run: _Run, rest: str) -> int | None:
        """Give the old sentence that goes on with a text: the next in the row, or one lent."""
        following = run.last + 1
        if run.last >= 0 and following in self.free:
            text = self.old[following].squeezed
            if text.startswith(rest) or rest.startswith(text):
                run.last = following
                return following
        found = [*self.heads.starts(rest), *self.lent.starts(rest)]
        whole = [at for at in found if rest.startswith(self.old[at].squeezed)]
        if not whole:
            return None
        best = max(whole, key=lambda at: (len(self.old[at].squeezed), -at))
        if best in self.free and best not in run.olds:
            run.last = best
        else:
            run.lent.add(best)
        return best
