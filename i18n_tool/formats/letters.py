"""A splitter and translations that need no language, to try a format with.

A translation into other letters is as long as the sentence and has all its codes, so whatever
changes in the article beside letters changes without need (law 2).
"""

import re
from collections.abc import Iterator, Sequence

from i18n_tool.model.codes import find_pieces
from i18n_tool.model.unit import Segment, Span, Unit

_END = re.compile(r"(?<![.!?])[.!?]+[)\"'»”*_]*(?=\s|$)|[。！？]+[」』）]*")
_CODE = re.compile(r"</?[A-Za-z][^<>]*>|&(?:#\w+|\w+);|\\.|https?://\S+|www\.\S+|[^\s@]{1,64}@\S+")


def cut(text: str, locale: str, codes: Sequence[Span]) -> Sequence[Span]:  # noqa: ARG001
    """Cut after a final mark that stands in no code; spans are trimmed (`model.unit.Cutter`)."""
    spans = []
    at = 0
    for end in [*_ends(text, codes), len(text)]:
        piece = text[at:end]
        bare = piece.strip()
        if bare:
            first = at + piece.index(bare)
            spans.append((first, first + len(bare)))
        at = end
    return spans


def _ends(text: str, codes: Sequence[Span]) -> Iterator[int]:
    """Give the places behind final marks that stand in no code, in linear time."""
    waiting = list(reversed(codes))
    for match in _END.finditer(text):
        while waiting and waiting[-1][1] <= match.end():
            waiting.pop()
        if not (waiting and waiting[-1][0] < match.end()):
            yield match.end()


def offered(text: str) -> bool:
    """Offer what has a letter."""
    return any(character.isalpha() for character in text)


def change_letters(unit: Unit, segment: Segment) -> str:
    """Give the segment's text with other letters outside its codes: same length, same meaning.

    Tags, entities, escapes and addresses keep theirs, since they mean something by them; so does
    all that stands in a code of the unit.
    """
    kept = [match.span() for match in _CODE.finditer(segment.text)]
    kept += [(piece.start, piece.end) for piece in find_pieces(segment.text)]
    kept += _codes(unit, segment)
    places = {place for first, last in kept for place in range(max(first, 0), last)}
    return "".join(
        character if place in places else _other(character)
        for place, character in enumerate(segment.text)
    )


def _codes(unit: Unit, segment: Segment) -> list[Span]:
    """Give the spans of the segment's text that are, or may be, in a code of the unit."""
    start = _place(unit, segment)
    codes = [(first - start, last - start) for first, last in unit.codes]
    if segment.text == segment.raw or not codes:
        return codes
    return _shown(segment, [code for code in codes if code[1] > 0 and code[0] < len(segment.raw)])


def _place(unit: Unit, segment: Segment) -> int:
    """Give where the segment starts in the unit's text."""
    at = found = unit.text.index(segment.raw)
    while found >= 0:
        if unit.position(found) == segment.start:
            return found
        found = unit.text.find(segment.raw, found + 1)
    return at


def _shown(segment: Segment, codes: Sequence[Span]) -> list[Span]:
    """Give what of a text may be codes where they are shown otherwise than they are written.

    What stands between codes is shown as it is. Where it is found at one place only, between what
    comes before and what comes after, it is no code; all else may be one.
    """
    between: list[str] = []
    at = 0
    for first, last in [*codes, (len(segment.raw), 0)]:
        words = segment.raw[at:first].strip()
        between += [words] if words else []
        at = last
    text = segment.text
    left: list[int] = []
    at = 0
    for words in between:
        at = text.find(words, at)
        if at < 0:
            return []
        left.append(at)
        at += len(words)
    spans: list[Span] = []
    end = last = len(text)
    for words, first in zip(reversed(between), reversed(left), strict=True):
        last = text.rfind(words, 0, last)
        if last == first:
            spans.append((first + len(words), end))
            end = first
    return [*spans, (0, end)]


def _other(character: str) -> str:
    """Give another letter of the same kind: of the same alphabet and case."""
    if not character.isalpha():
        return character
    if character.isascii():
        last = ord("z" if character.islower() else "Z")
        return chr(last - 25 + (ord(character) - last + 25 + 13) % 26)
    other = chr(ord(character) ^ 1)
    same = other.isalpha() and other.isupper() == character.isupper()
    return other if same and other.islower() == character.islower() else character
