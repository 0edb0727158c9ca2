"""Finding changed sentences far from where they stood, by their rare words."""

import heapq
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from i18n_tool.catalog.gaps import MARGIN, Pairing
from i18n_tool.catalog.similarity import Text, likeness

ALIKE = 0.7
"""Without a place to speak for them, two sentences must be at least this much alike."""
WHOLE = 0.75
"""The same for a sentence and the two that it became or came from."""
LEAD = 0.04
"""And more alike by so much than the next best, or no one can tell which it is."""
COMMON = 40
"""A word that stands in more of the sentences than this tells nothing."""
TRIED = 6
"""So many candidates of one sentence are compared in full."""


def pair_strays(
    old: Sequence[Text], new: Sequence[Text], olds: Sequence[int], news: Sequence[int]
) -> Iterator[Pairing]:
    """Give pairings of the old sentences at `olds` with the new ones at `news`, wherever they are.

    One that became two neighbours, and two neighbours that became one, are found too. Linear: each
    new sentence is compared with the few old ones that share most of its rare words.
    """
    where: dict[str, list[int]] = defaultdict(list)
    for at in olds:
        for gram in set(_grams(old[at].words)):
            where[gram].append(at)
    free, last = frozenset(olds), -2
    before: Counter[int] = Counter()
    for at in news:
        votes = _votes(new[at], where)
        top = _top(votes)
        single = _best([(likeness(old[one], new[at]), (one,)) for one in top])
        if single is not None:
            yield Pairing(single[0], single[1], (at,))
        least = WHOLE if single is None else single[0] + MARGIN
        yield from _joined(old, new, at, top[:2], (free, least))
        if last == at - 1:
            both = new[last] + new[at]
            both_votes = _top(before + votes)[:2]
            found = _best([(likeness(old[one], both), (one,)) for one in both_votes])
            if found is not None and found[0] >= max(least, WHOLE):
                yield Pairing(found[0], found[1], (last, at))
        last, before = at, votes


def _joined(
    old: Sequence[Text],
    new: Sequence[Text],
    at: int,
    tried: Iterable[int],
    bounds: tuple[Collection[int], float],
) -> Iterator[Pairing]:
    """Give the two old neighbours that a new sentence is made of, if it is."""
    free, least = bounds
    for one in sorted(tried):
        for pair in ((one, one + 1), (one - 1, one)):
            if pair[0] in free and pair[1] in free:
                score = likeness(old[pair[0]] + old[pair[1]], new[at])
                if score >= max(least, WHOLE):
                    yield Pairing(score, pair, (at,))


def _votes(text: Text, where: Mapping[str, Sequence[int]]) -> Counter[int]:
    """Count the rare words that old sentences share with a text, by their places."""
    votes: Counter[int] = Counter()
    for gram in set(_grams(text.words)):
        places = where.get(gram, ())
        if 0 < len(places) <= COMMON:
            votes.update(places)
    return votes


def _top(votes: Mapping[int, int]) -> list[int]:
    """Give the places that have most votes."""
    return heapq.nsmallest(TRIED, votes, key=lambda at: (-votes[at], at))


def _best(scores: Iterable[tuple[float, tuple[int, ...]]]) -> tuple[float, tuple[int, ...]] | None:
    """Give the best, where it is good and clearly better than the next."""
    scores = sorted(scores, key=lambda each: (-each[0], each[1]))
    if not scores or scores[0][0] < ALIKE:
        return None
    if len(scores) > 1 and scores[0][0] - scores[1][0] < LEAD:
        return None
    return scores[0]


def _grams(words: Sequence[str]) -> Iterable[str]:
    """Give the words, and each two neighbours: what is rare even where single words are not."""
    yield from words
    for first, second in pairwise(words):
        yield f"{first} {second}"
