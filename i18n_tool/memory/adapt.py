"""Putting the numbers of one sentence into the translation of another."""

from collections import Counter
from itertools import pairwise

from i18n_tool.model.codes import Kind, Piece, find_pieces


def adapt_numbers(found: str, wanted: str, target: str) -> tuple[str, str] | None:
    """Give `target`, the translation of `found`, with the numbers of `wanted`, and what changed.

    None unless both sentences are the same but for their numbers, and each number that changes
    stands just once in the sentence and once, written alike, in its translation.
    """
    old, new = _numbers(found), _numbers(wanted)
    if _around(found, old) != _around(wanted, new):
        return None
    changes = {a.text: b.text for a, b in zip(old, new, strict=True) if a.text != b.text}
    before = Counter(piece.text for piece in old)
    there = _numbers(target)
    after = Counter(piece.text for piece in there)
    if any(before[number] != 1 or after[number] != 1 for number in changes):
        return None
    parts: list[str] = []
    at = 0
    for piece in there:
        parts += (target[at : piece.start], changes.get(piece.text, piece.text))
        at = piece.end
    parts.append(target[at:])
    return "".join(parts), ", ".join(f"{a} to {b}" for a, b in changes.items())


def _numbers(text: str) -> list[Piece]:
    """Give the numbers of a sentence, in order."""
    return [piece for piece in find_pieces(text) if piece.kind is Kind.NUMBER]


def _around(text: str, numbers: list[Piece]) -> list[str]:
    """Give what stands between the numbers."""
    edges = [0, *(edge for piece in numbers for edge in (piece.start, piece.end)), len(text)]
    return [text[start:end] for start, end in list(pairwise(edges))[::2]]
