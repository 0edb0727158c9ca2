"""How alike two sentences are, for telling an edited sentence from another one.

Letters alone mislead: two unrelated English sentences share two letters in five by chance. So the
letters' measure is stretched from there, and beside it stands the words' measure, which notices
that sentences are about the same even where a long word was replaced. Both are rapidfuzz's
(longest common subsequence over the sum of the lengths), which is linear enough for a whole book.
"""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import TypeVar, overload

from rapidfuzz.distance import Indel

from i18n_tool.catalog.targets import bare, find_targets, may_point

CHANCE = 0.45
"""The share of letters that two unrelated sentences have in common, in order, by chance."""
LONGEST = 1000
"""Of a longer sentence, in characters, only the first and the last half of so many are compared:
the measure's time is quadratic in the length, and a sentence of a gap is compared with many."""
MOST_WORDS = 300
"""The same of words and marks."""

# Scripts that write no spaces: Thai to Khmer, kana and Chinese characters.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u30ff\u31f0-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+|[^\w\s]")


_Whole = TypeVar("_Whole", str, list[str])


class Text:
    """One sentence, with what comparing it needs, made when first asked for."""

    def __init__(self, text: str) -> None:
        """Keep the sentence."""
        self.text = text

    @cached_property
    def words(self) -> list[str]:
        """Give its words and marks, in order; each letter where a language writes no words."""
        return _WORD.findall(self.text.casefold())

    @cached_property
    def letters(self) -> str:
        """Give what of its letters is compared."""
        return _edges(self.text, LONGEST)

    @cached_property
    def told(self) -> Sequence[str]:
        """Give what of its words and marks is compared."""
        return _edges(self.words, MOST_WORDS)

    @cached_property
    def squeezed(self) -> str:
        """Give it without white space."""
        return "".join(self.text.split())

    @cached_property
    def bare(self) -> str | None:
        """Give it without the targets of its links; None where it has none, or no words beside."""
        if not may_point(self.text):
            return None
        targets = find_targets(self.text)
        told = bare(self.text, targets)
        return told if targets and any(map(str.isalpha, told)) else None

    def __add__(self, other: "Text") -> "Text":
        """Give the two one after the other, as one sentence."""
        both = Text(f"{self.text} {other.text}")
        both.words = self.words + other.words
        return both


class Texts(Sequence[Text]):
    """The sentences of a book, of which few are ever compared."""

    def __init__(self, plain: Sequence[str]) -> None:
        """Keep the sentences."""
        self.plain = plain
        self._made: dict[int, Text] = {}

    def __len__(self) -> int:
        """Give how many there are."""
        return len(self.plain)

    @overload
    def __getitem__(self, at: int) -> Text: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Text]: ...
    def __getitem__(self, at: int | slice) -> Text | Sequence[Text]:
        """Give the one at a place, always the same."""
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        made = self._made.get(at)
        if made is None:
            made = self._made[at] = Text(self.plain[at])
        return made


def likeness(one: Text, other: Text) -> float:
    """Give how alike two sentences are: 0.0 (nothing in common but chance) to 1.0 (equal)."""
    if one.text == other.text:
        return 1.0
    if one.bare is not None and one.bare == other.bare:
        return 0.999
    words = _ratio(one.told, other.told)
    letters = (_ratio(one.letters, other.letters) - CHANCE) / (1 - CHANCE)
    return max(0.0, min(0.999, max(letters, words) * 0.7 + min(letters, words) * 0.3))


def _edges(whole: _Whole, most: int) -> _Whole:
    """Give the start and the end of what is longer than so much."""
    return whole if len(whole) <= most else whole[: most // 2] + whole[-(most // 2) :]


def _ratio(one: Sequence[str], other: Sequence[str]) -> float:
    return Indel.normalized_similarity(one, other)
