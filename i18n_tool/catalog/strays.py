"""Finding changed sentences far from where they stood, by their rare words."""

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from i18n_tool.catalog.gaps import Pairing
from i18n_tool.catalog.similarity import Text, likeness

ALIKE = 0.7
"""Without a place to speak for them, two sentences must be at least this much alike."""
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

    Linear: each new sentence is compared with the few old ones that share most of its rare words.
    """
    where: dict[str, list[int]] = defaultdict(list)
    for at in olds:
        for gram in set(_grams(old[at].words)):
            where[gram].append(at)
    for at in news:
        found = _best(old, new[at], where)
        if found is not None:
            yield Pairing(found[0], (found[1],), (at,))


def _best(old: Sequence[Text], text: Text, where: dict[str, list[int]]) -> tuple[float, int] | None:
    votes: Counter[int] = Counter()
    for gram in set(_grams(text.words)):
        places = where.get(gram, ())
        if 0 < len(places) <= COMMON:
            for place in places:
                votes[place] += 1
    tried = heapq.nsmallest(TRIED, votes.items(), key=lambda vote: (-vote[1], vote[0]))
    scores = sorted(((likeness(old[at], text), -at) for at, _ in tried), reverse=True)
    if not scores or scores[0][0] < ALIKE:
        return None
    if len(scores) > 1 and scores[0][0] - scores[1][0] < LEAD:
        return None
    return scores[0][0], -scores[0][1]


def _grams(words: Sequence[str]) -> Iterable[str]:
    """Give the words, and each two neighbours: what is rare even where single words are not."""
    yield from words
    for first, second in pairwise(words):
        yield f"{first} {second}"
