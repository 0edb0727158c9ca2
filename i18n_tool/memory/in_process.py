"""A memory held in the process, made from the pairs of a project's catalogs."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from i18n_tool.catalog.difference import differences
from i18n_tool.memory.adapt import adapt_numbers
from i18n_tool.memory.match import CAP, Match, Pair
from i18n_tool.model.state import State

LONGEST = 5000
"""Longer sentences are not compared, in characters: they are no sentences."""

_RANK = {State.REVIEWED: 0, State.TRANSLATED: 1}


class InProcessMemory:
    """Pairs of one source and one target locale, compared one by one by rapidfuzz.

    Reviewed pairs come before translated ones, then those that were given first. Good to some
    hundred thousand pairs; `i18n_tool.memory.match.Memory` is all that others know of it.
    """

    def __init__(self, pairs: Iterable[Pair], locale: str) -> None:
        """Keep the pairs that are reviewed or translated; `locale` is the source's."""
        self.locale = locale
        self._pairs: dict[str, list[Pair]] = {}
        for pair in pairs:
            if pair.state in _RANK and pair.source and pair.target:
                self._pairs.setdefault(pair.source, []).append(pair)
        for found in self._pairs.values():
            found.sort(key=lambda pair: _RANK[pair.state])
        self._sources = [source for source in self._pairs if len(source) <= LONGEST]

    def exact(self, source: str, context: str | None = None) -> Match | None:
        """Give the translation of this very sentence.

        One of the same context before another one, though reviewed: a context is there to tell
        two meanings apart.
        """
        found = self._pairs.get(source)
        if not found:
            return None
        best = min(found, key=lambda pair: (pair.context != context, _RANK[pair.state]))
        return Match(best.source, best.target, 100, best.origin)

    def search(self, source: str, limit: int = 5, threshold: int = 75) -> list[Match]:
        """Give up to `limit` matches of at least `threshold` per cent, the best first.

        More than are wanted are looked at, since what differs in kind sinks to `CAP`.
        """
        if len(source) > LONGEST:
            return []
        found = process.extract(
            source,
            self._sources,
            scorer=fuzz.ratio,
            processor=None,
            score_cutoff=threshold,
            limit=4 * limit,
        )
        matches = [self._match(source, other, int(score)) for other, score, _ in found]
        matches.sort(key=lambda match: -match.score)
        return [match for match in matches if match.score >= threshold][:limit]

    def _match(self, source: str, found: str, score: int) -> Match:
        """Judge one sentence that is alike."""
        pair = self._pairs[found][0]
        if found == source:
            return Match(found, pair.target, 100, pair.origin)
        differs = differences(found, source, self.locale)
        if not differs:
            return Match(found, pair.target, min(score, 99), pair.origin)
        target, told = pair.target, ", ".join(differs)
        if differs == ("number",):
            adapted = adapt_numbers(found, source, target)
            if adapted:
                target, changes = adapted
                told = f"number adapted: {changes}"
        return Match(found, target, min(score, CAP), pair.origin, told)
