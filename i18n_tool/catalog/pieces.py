"""Cutting translations where their sentences were cut: at their own sentence ends, or not at all.

Sure is a cut where the rules of the translation's language find as many sentences in it as the text
became, each with the codes of its part. Likely is one where more ends are to choose from, and
lengths and codes tell; it makes drafts.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from i18n_tool.model.codes import Kind, find_pieces

Splitter = Callable[[str], Sequence[str]]

FAR = 1.1
"""By so much (a natural logarithm) a piece may be longer or shorter than its part lets expect."""
LONGEST = 20_000
"""Longer text, in characters, is not cut by what is likely."""
_MOST_ENDS = 40
_CLOSING = "\"'”’»)\\]*_`」』）】》"
_CLOSED = rf"(?:\]\([^()\s]{{0,999}}\)|[{_CLOSING}])*"
_ENDS = re.compile(rf"[.!?…؟:;]{_CLOSED}\s+|[。！？…：；]{_CLOSED}\s*")
_ENDED = re.compile(rf"[.!?…؟:;。！？：；]{_CLOSED}\s*\Z")
_INNER = re.compile(r"[,;:،؛](?=\s)|[，；：、]|\s[–—-]+(?=\s)|[–—]")
"""What may stand between two sentences that were one."""
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\uffef]")
_EMPHASIS = frozenset("*_~`")


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence and what it was translated by."""

    source: str
    text: str
    current: bool
    """The text is this very sentence's translation, and not an older one's."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What a newly cut sentence gets."""

    text: str
    sure: bool
    olds: tuple[int, ...]
    """Which of the old sentences it has words of."""
    starts: tuple[int, ...]
    """Which of them start in it."""


def cut_sure(texts: Sequence[str], translation: str, split: Splitter | None) -> list[str] | None:
    """Cut a translation into one piece for each of the texts; None where that is not sure."""
    if split is None or not translation:
        return None
    pieces = [piece.strip() for piece in split(translation)]
    if len(pieces) != len(texts) or not all(pieces):
        return None
    if any(_codes(one) != _codes(two) for one, two in zip(texts, pieces, strict=True)):
        return None
    return pieces


def cut_likely(texts: Sequence[str], translation: str) -> list[str] | None:
    """Cut a translation into the likeliest pieces; None where it has no ends to cut at.

    Each text but the last must end as a sentence does. Of the ends those are chosen that make the
    pieces' lengths most like the texts'.
    """
    if len(translation) > LONGEST or not all(map(_ENDED.search, texts[:-1])):
        return None
    ends = [match.end() for match in _ENDS.finditer(translation)][:_MOST_ENDS]
    ends = [0, *(end for end in ends if end < len(translation)), len(translation)]
    if len(ends) < len(texts) + 1:
        return None
    rate = len(translation) / max(1, sum(map(len, texts)))
    so_far = list(accumulate(map(_codes, _between(translation, ends)), initial=Counter()))
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for text in texts:
        codes = _codes(text)
        row: dict[int, tuple[float, int]] = {}
        for at, end in enumerate(ends):
            for before, (cost, _) in best[-1].items():
                if before < at:
                    missing = codes - (so_far[at] - so_far[before])
                    stretch = _stretch(text, translation[ends[before] : end], rate)
                    total = cost + stretch**2 + 2 * missing.total()
                    row[at] = min(row.get(at, (math.inf, 0)), (total, before))
        best.append(row)
    at = len(ends) - 1
    chosen = [ends[at]]
    for row in best[:0:-1]:
        at = row[at][1]
        chosen.append(ends[at])
    pieces = [piece.strip() for piece in _between(translation, chosen[::-1])]
    fits = (abs(_stretch(t, p, rate)) <= FAR for t, p in zip(texts, pieces, strict=True))
    return pieces if all(pieces) and all(fits) else None


def cut_at_mark(source: str, texts: Sequence[str], translation: str) -> list[str] | None:
    """Cut a translation in two at the mark where its sentence was: a comma, a colon, a dash.

    None where the sentence was not split at such a mark, or where the translation has not as many
    of its kind.
    """
    start = _shared(source, texts[0])
    marks = [match.start() for match in _INNER.finditer(source)]
    here = [at for at in marks if 0 <= at - start <= 1 and len(source) > at + 1]
    there = [match.end() for match in _INNER.finditer(translation)]
    if len(texts) != 2 or not here or len(marks) != len(there):
        return None
    at = there[marks.index(here[0])]
    pieces = [translation[:at].strip(), translation[at:].strip()]
    return pieces if all(pieces) else None


def _shared(one: str, other: str) -> int:
    """Give how many characters at the start are the same."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _between(text: str, places: Sequence[int]) -> list[str]:
    """Give the stretches of a text between places."""
    return [text[a:b] for a, b in pairwise(places)]


def _stretch(text: str, piece: str, rate: float) -> float:
    """Give how much longer a piece is than its text lets expect, as a logarithm."""
    return math.log((len(piece) + 8) / (len(text) * rate + 8))


def cut_again(
    olds: Sequence[Told], news: Sequence[str], split: Splitter | None, joiner: str
) -> list[Piece]:
    """Give each of the new sentences what the old ones' translations have for it.

    Both are the same words and marks in the same order. A translation that cannot be cut goes to
    the first sentence that has words of its own.
    """
    old_ends = list(accumulate(_size(old.source) for old in olds))
    new_ends = list(accumulate(map(_size, news)))
    got: list[list[tuple[int, str, bool]]] = [[] for _ in news]
    starts: list[list[int]] = [[] for _ in news]
    for number, (old, end) in enumerate(zip(olds, old_ends, strict=True)):
        start = end - _size(old.source)
        places = [at for at, stop in enumerate(new_ends) if stop > start]
        places = [at for at in places if new_ends[at] - _size(news[at]) < end]
        places = places or [min(number, len(news) - 1)]  # nothing but white space
        inner = [new_ends[at] - start for at in places[:-1]]
        pieces, sure = _pieces(old, inner, split)
        starts[places[0]].append(number)
        for at, piece in zip(places, pieces, strict=True):
            before = start - (new_ends[at] - _size(news[at]))
            got[at].append((number, _glue(news[at], before, joiner) + piece if piece else "", sure))
    return [
        Piece(
            "".join(piece for _, piece, _ in each).removeprefix(joiner),
            all(sure for _, _, sure in each),
            tuple(number for number, _, _ in each),
            tuple(begun),
        )
        for each, begun in zip(got, starts, strict=True)
    ]


def _glue(text: str, count: int, joiner: str) -> str:
    """Give what stands between translations whose texts meet after so many characters of a text.

    Nothing where no space stands between the texts, unless their script writes none.
    """
    if count <= 0:
        return ""
    place = _place(text, count)
    apart = text[place : place + 1].isspace() or _UNSPACED.search(text[place - 1 : place + 1])
    return joiner if apart else ""


def _pieces(old: Told, inner: Sequence[int], split: Splitter | None) -> tuple[list[str], bool]:
    """Cut one translation at places of its sentence that are counted without white space."""
    if not inner:
        return [old.text], True
    places = [0, *(_place(old.source, count) for count in inner), len(old.source)]
    texts = [old.source[a:b].strip() for a, b in pairwise(places)]
    first = texts[0]
    alike = len(first.split()) == 1 and _starts_with(old.text, first)
    if alike and old.current:  # the end of a link, a closing mark
        rest = Told(old.source[places[1] :], old.text[len(first) :].strip(), current=True)
        pieces, sure = _pieces(rest, [count - inner[0] for count in inner[1:]], split)
        return [first, *pieces], sure
    found = cut_sure(texts, old.text, split) if old.current else None
    if found is not None:
        return found, True
    found = cut_likely(texts, old.text) if old.text else None
    return found or [old.text, *("" for _ in inner)], False


def _starts_with(text: str, word: str) -> bool:
    """Say whether a text starts with a word that is the same in both languages."""
    return text.startswith(word) and text[len(word) : len(word) + 1].isspace()


def _size(text: str) -> int:
    """Count the characters that are no white space."""
    return sum(map(len, text.split()))


def _place(text: str, count: int) -> int:
    """Give the place after so many characters that are no white space."""
    for at, character in enumerate(text):
        if not character.isspace():
            count -= 1
            if not count:
                return at + 1
    return len(text)


def _codes(text: str) -> Counter[str]:
    """Count what is no language, emphasis aside: it may stand around several sentences."""
    return Counter(
        piece.text
        for piece in find_pieces(text)
        if piece.kind is not Kind.NUMBER and not _EMPHASIS.issuperset(piece.text)
    )
