"""Finding sentences that differ only in where their links point."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from i18n_tool.catalog.gaps import Pairing
from i18n_tool.catalog.similarity import Text, Texts
from i18n_tool.catalog.targets import SEEN, find_targets, may_point

_EDGE = 3
"""By so many letters at the start sentences are looked up that may differ only in a target."""


class Sentence(NamedTuple):
    """A sentence as the alignment sees it."""

    key: str
    """What makes it the same sentence: gettext's key, msgctxt and msgid."""
    text: str
    """Its msgid."""

    @property
    def context(self) -> str:
        """Give what of the key tells it from the same sentence elsewhere."""
        return self.key[: len(self.key) - len(self.text)]


def pair_pointing(
    old: Sequence[Sentence],
    new: Sequence[Sentence],
    texts: tuple[Sequence[Text], Sequence[Text]],
    places: tuple[Sequence[int], Sequence[int]],
) -> Iterator[Pairing]:
    """Pair old and new sentences that are equal but for targets, in their order.

    Where there are not as many of one wording before as after, their places have to tell.
    """
    found: list[dict[tuple[str, str], list[int]]] = []
    for sentences, sides, ats in zip((old, new), texts, places, strict=True):
        alike: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at in ats:
            bare = sides[at].bare
            if bare is not None:
                alike[sentences[at].context, bare].append(at)
        found.append(alike)
    before, after = found
    for wording, news in after.items():
        olds = before.get(wording, [])
        if len(olds) == len(news):
            for one, other in zip(olds, news, strict=True):
                yield Pairing(1.5, (one,), (other,))


def find_twins(old: Texts, new: Texts, news: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give for new sentences an old one, in use or not, that differs only in hidden targets."""
    wanted: dict[str, int] = {}
    starts: set[str] = set()
    for at in news:
        bare = new[at].bare
        if bare is None or SEEN in bare or find_targets(new[at].text)[0].start < _EDGE:
            continue
        wanted.setdefault(bare, at)
        starts.add(bare[:_EDGE])
    if not wanted:
        return
    twins: dict[str, int] = {}
    for at, plain in enumerate(old.plain):
        if plain[:_EDGE] in starts and may_point(plain):
            told = old[at].bare
            if told in wanted:
                twins.setdefault(told, at)
    for at in news:
        twin = twins.get(new[at].bare or "")
        if twin is not None:
            yield at, twin
