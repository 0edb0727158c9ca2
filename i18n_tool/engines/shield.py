"""Shielding: what an engine may not touch goes as marks, and is proved to be back.

Inline codes, placeholders, URLs, entities and numbers (`i18n_tool.model.codes`) become marks that
engines carry over whole; a mark never touches a word, since engines melt the two, so it gets spaces
of its own that are taken away after. `unshield(shield(text), shield(text).text) == text` for any
text. An answer that has lost, doubled, invented or crossed a code is a `ShieldError`: no draft.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from i18n_tool.model.codes import Kind, Piece, Span, find_pieces


class ShieldError(ValueError):
    """An answer did not bring the codes back; says which clause of the proof failed."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """How marks are written."""

    name: str
    form: str
    """The mark of piece 1, 2, …: a format string."""
    mark: re.Pattern[str]
    """A mark as it comes back, with the liberties that engines take; group 1 is the number."""
    core: re.Pattern[str]
    """What betrays a broken mark, and is shielded itself where a source has it."""


_BRACKETS = Scheme(
    "brackets",
    "[X{}X]",
    re.compile(r"[\[［]\s?[XxХхΧχ](\d{1,6})[XxХхΧχ]\s?[\]］]"),
    re.compile(r"[XxХхΧχ]\d+[XxХхΧχ]|[\[\]［］]"),
)
_UNDERSCORES = Scheme(
    "underscores",
    "__PH{}__",
    re.compile(r"__\s?[Pp][Hh]\s?(\d{1,6})\s?__"),
    re.compile(r"[Pp][Hh]\s?\d+|__"),
)
SCHEMES = MappingProxyType({scheme.name: scheme for scheme in (_BRACKETS, _UNDERSCORES)})
"""The schemes by name: `[X1X]`, and `__PH1__` for what breaks brackets."""

_DIGITS = re.compile(r"\d{1,40}")
_WORDS_UP_TO = 10
"""Numbers up to here may become words, and words such numbers: `one` is written 1 in Vietnamese."""


class _Side(Enum):
    """What stands beside a piece in the source."""

    EDGE = "nothing"
    APART = "white space"
    GLUED = "text"


@dataclass(frozen=True, slots=True)
class _Mark:
    """One piece with its sides."""

    piece: Piece
    left: _Side
    right: _Side


@dataclass(frozen=True, slots=True)
class Shielded:
    """A text as an engine gets it."""

    text: str
    source: str
    scheme: Scheme
    marks: tuple[_Mark, ...]
    terms: tuple[str, ...]

    @property
    def has_language(self) -> bool:
        """Say whether there is a letter for an engine to translate."""
        return _has_letter(self.scheme.mark.sub(" ", self.text))


def shield(text: str, scheme: str = "brackets", terms: Sequence[str] = ()) -> Shielded:
    """Give a text with marks instead of its pieces, and of the terms not to be translated."""
    chosen = SCHEMES[scheme]
    pieces = _pieces(text, chosen, terms)
    marks = tuple(_Mark(piece, *_sides(text, piece)) for piece in pieces)
    parts: list[str] = []
    at = 0
    for number, mark in enumerate(marks, 1):
        parts.append(text[at : mark.piece.start])
        touching = mark.left is _Side.GLUED and not (parts[-1] == "" and number > 1)
        parts.append(" " if touching else "")
        parts.append(chosen.form.format(number))
        parts.append(" " if mark.right is _Side.GLUED else "")
        at = mark.piece.end
    parts.append(text[at:])
    return Shielded("".join(parts), text, chosen, marks, tuple(terms))


def unshield(shielded: Shielded, answer: str, *, spaced: bool = True, soft: bool = False) -> str:
    """Give an engine's answer with the pieces back in place; ShieldError where the proof fails.

    `spaced` says that the target locale puts spaces between words; `soft` that it does and the
    source's does not, so that a piece may stand apart that was glued to a word.
    """
    parts = shielded.scheme.mark.split(answer)
    texts, numbers = parts[::2], [int(part) for part in parts[1::2]]
    _prove_order(shielded, texts, numbers)
    marks = [shielded.marks[number - 1] for number in numbers]
    result = "".join(_join(texts, marks, spaced=spaced, soft=soft))
    if shielded.source == shielded.source.strip():
        result = result.strip()
    _prove_text(shielded, texts, result)
    return result


def _pieces(text: str, scheme: Scheme, terms: Sequence[str]) -> tuple[Piece, ...]:
    """Give the pieces of a text, terms and what looks like our own marks with them."""
    spans = [
        match.span()
        for term in terms
        for match in re.finditer(rf"(?<!\w){re.escape(term)}(?!\w)", text)
    ]
    found = find_pieces(text, spans)
    if scheme.core.search(text) is None:
        return found
    # only what stands between the others: a `__` of which one of them takes half is none
    spans += _between(text, scheme, found)
    return find_pieces(text, spans)


def _between(text: str, scheme: Scheme, pieces: Sequence[Piece]) -> Iterator[Span]:
    """Give the spans between pieces that look like our own marks."""
    ends = [0, *(piece.end for piece in pieces)]
    starts = [*(piece.start for piece in pieces), len(text)]
    for start, end in zip(ends, starts, strict=True):
        for match in scheme.core.finditer(text[start:end]):
            yield start + match.start(), start + match.end()


def _sides(text: str, piece: Piece) -> tuple[_Side, _Side]:
    """Give what stands left and right of a piece."""
    before = text[piece.start - 1 : piece.start] if piece.start else ""
    after = text[piece.end : piece.end + 1]
    return _side(before), _side(after)


def _side(letter: str) -> _Side:
    """Give the side on which a character stands, or none."""
    if not letter:
        return _Side.EDGE
    return _Side.APART if letter.isspace() else _Side.GLUED


def _join(
    texts: Sequence[str], marks: Sequence[_Mark], *, spaced: bool, soft: bool
) -> Iterable[str]:
    """Put pieces and text together, with the spaces that the source had beside each piece."""
    for place, text in enumerate(texts):
        before = marks[place - 1] if place else None
        after = marks[place] if place < len(marks) else None
        yield _fit(text, before, after, spaced=spaced, soft=soft)
        if after:
            yield after.piece.text


def _fit(text: str, before: _Mark | None, after: _Mark | None, *, spaced: bool, soft: bool) -> str:
    """Give the text between two pieces with the spaces that it wants."""
    if before and after and not text.strip():
        if _Side.GLUED in {before.right, after.left}:
            return ""
        return text or (" " if spaced else "")
    if before:
        loose = soft and before.piece.kind is not Kind.OPEN
        text = _beside(text, before.right, spaced=spaced, soft=loose)
    if after:
        loose = soft and after.piece.kind is not Kind.CLOSE
        text = _beside(text[::-1], after.left, spaced=spaced, soft=loose)[::-1]
    return text


def _beside(text: str, side: _Side, *, spaced: bool, soft: bool) -> str:
    """Give a text that starts beside a piece, with or without a space there."""
    if side is _Side.GLUED:
        bare = text.lstrip()
        return text if soft and bare[:1].isalnum() else bare
    if side is _Side.APART and spaced and text[:1].isalnum():
        return f" {text}"
    return text


def _prove_order(shielded: Shielded, texts: Sequence[str], numbers: Sequence[int]) -> None:
    """Prove that every mark is back exactly once, in pairs that hold what they held."""
    if sorted(numbers) != list(range(1, len(shielded.marks) + 1)):
        raise ShieldError("a code, link, placeholder or number was lost or doubled")
    if any(shielded.scheme.core.search(text) for text in texts):
        raise ShieldError("a mark came back broken")
    opened: list[int] = []
    for place, number in enumerate(numbers):
        piece = shielded.marks[number - 1].piece
        around = opened[-1] if opened else None
        if piece.kind is Kind.CLOSE:
            if around is None or around != piece.mate:
                raise ShieldError("two codes came back crossed")
            opened.pop()
            first = shielded.marks[around].piece
            emptied = numbers[place - 1] - 1 == around and not texts[place].strip()
            if emptied and shielded.source[first.end : piece.start].strip():
                raise ShieldError("a link or emphasis came back empty")
        elif piece.kind in {Kind.OPEN, Kind.ALONE} and around != piece.parent:
            raise ShieldError("a code moved into or out of another one")
        if piece.kind is Kind.OPEN:
            opened.append(number - 1)


def _prove_text(shielded: Shielded, texts: Sequence[str], result: str) -> None:
    """Prove that the result holds the very codes and numbers of the source, and language."""
    if shielded.has_language and not any(map(_has_letter, texts)):
        raise ShieldError("the answer holds no text")
    before = [mark.piece for mark in shielded.marks]
    after = _pieces(result, shielded.scheme, shielded.terms)
    if _codes(before) != _codes(after):
        raise ShieldError("the answer would have other codes than the source")
    if _numbers(before) - _numbers(after):
        raise ShieldError("a number was lost")
    if _digits(_outside(shielded)) != _digits(texts):
        raise ShieldError("the answer has other numbers than the source")


def _codes(pieces: Iterable[Piece]) -> Counter[str]:
    """Count the pieces that must be the same on both sides."""
    free = {Kind.NUMBER, Kind.TERM}
    return Counter(piece.text for piece in pieces if piece.kind not in free)


def _numbers(pieces: Iterable[Piece]) -> Counter[str]:
    """Count the numbers, as they are written."""
    return Counter(piece.text for piece in pieces if piece.kind is Kind.NUMBER)


def _outside(shielded: Shielded) -> list[str]:
    """Give the source's text between the pieces."""
    ends = [0, *(mark.piece.end for mark in shielded.marks)]
    starts = [*(mark.piece.start for mark in shielded.marks), len(shielded.source)]
    return [shielded.source[end:start] for end, start in zip(ends, starts, strict=True)]


def _digits(texts: Iterable[str]) -> Counter[int]:
    """Count the values above ten that are written in digits."""
    found = (int(digits) for text in texts for digits in _DIGITS.findall(text))
    return Counter(value for value in found if value > _WORDS_UP_TO)


def _has_letter(text: str) -> bool:
    """Say whether there is a letter of any script."""
    return any(letter.isalpha() for letter in text)
