"""How many ways a regular expression may try at one place before it gives up.

An expression is a tree of `Node`. A repetition that is followed by what it cannot match itself has
one way to end (letters before a space); one that is followed by more of the same has as many as it
has lengths (letters before a letter). What a set can match is looked up in a sample of
characters of all kinds and scripts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import regex

_RANGES = (
    (0x09, 0x0E), (0x20, 0x7F), (0xA0, 0x180), (0x300, 0x310), (0x391, 0x3CF), (0x410, 0x460),
    (0x531, 0x540), (0x561, 0x56A), (0x589, 0x58B), (0x5BE, 0x5E0), (0x60C, 0x66D), (0x6D4, 0x6D5),
    (0x904, 0x910), (0x93E, 0x942), (0x964, 0x970), (0xE01, 0xE10), (0xE50, 0xE55),
    (0x1000, 0x1006), (0x104A, 0x104C), (0x10D0, 0x10D6), (0x1200, 0x1206), (0x1362, 0x1369),
    (0x17D4, 0x17D6),
    (0x1E80, 0x1E90), (0x2000, 0x2070), (0x20A0, 0x20AD), (0x2116, 0x2123), (0x2150, 0x2170),
    (0x2200, 0x2208), (0x2460, 0x2465), (0x25A0, 0x25A6), (0x3000, 0x3020), (0x3041, 0x304B),
    (0x30A1, 0x30A8), (0x4E00, 0x4E0A), (0xAC00, 0xAC05), (0xFF01, 0xFF21), (0x1F600, 0x1F604),
)  # fmt: skip
SAMPLE = "".join(chr(number) for start, end in _RANGES for number in range(start, end))
MASK_ALL = (1 << (len(SAMPLE) + 400)) - 1
_MANY = 1 << 40


class PatternError(ValueError):
    """An expression cannot be taken; the message says why, in a sentence without its subject."""


@dataclass(frozen=True, slots=True)
class Node:
    """A part of an expression."""

    kind: str
    """`set`, `mark` (of a place), `ahead`, `behind`, `any` (of its parts), `sequence`, `repeat`,
    `atomic` (never tried again)."""
    text: str
    """As `regex` writes it."""
    least: int
    """How many characters it matches at least."""
    most: int
    parts: tuple["Node", ...] = ()
    mask: int = 0
    """Which of the sample's characters, and of the expression's own after them, a set matches."""
    low: int = 1
    """How often its part is repeated at least."""
    high: int = 1


def ways(node: Node, follow: int, *, forward: bool) -> int:
    """Give how many ways a part may try; `follow` are the characters that can come behind it.

    `forward` is the direction that it is matched in: what stands before a place is matched
    backwards. A number too high to count is a very high one.
    """
    if node.kind in {"ahead", "behind"}:
        return ways(node.parts[0], 0, forward=node.kind == "ahead")
    if node.kind == "any":
        return min(_MANY, sum(ways(part, follow, forward=forward) for part in node.parts))
    if node.kind == "sequence":
        return _of_sequence(node, follow, forward=forward)
    if node.kind == "repeat" or (node.kind == "atomic" and node.high != node.low):
        return _of_repeat(node, follow, forward=forward)
    if node.parts:
        return ways(node.parts[0], 0, forward=forward)
    return 1


def _of_sequence(node: Node, follow: int, *, forward: bool) -> int:
    found = 1
    for part in reversed(node.parts) if forward else node.parts:
        found = min(_MANY, found * ways(part, follow, forward=forward))
        edge = _edge(part, forward=forward)
        follow = edge | follow if part.least == 0 else edge
    return found


def _of_repeat(node: Node, follow: int, *, forward: bool) -> int:
    body = node.parts[0]
    edge = _edge(body, forward=forward)
    inner = ways(body, follow | edge, forward=forward)
    many = inner if inner == 1 else min(_MANY, inner ** min(node.high, 12))
    if node.kind == "atomic":
        return many
    free = node.high > node.low and edge & follow
    return min(_MANY, many * (node.high - node.low + 1 if free else 1))


def _edge(node: Node, *, forward: bool) -> int:
    """Give the characters that a part can match first, in the direction of matching."""
    if node.kind == "set":
        return node.mask
    if node.kind in {"mark", "ahead", "behind"}:
        return MASK_ALL
    if node.kind == "any":
        return _union(_edge(part, forward=forward) for part in node.parts)
    if node.kind == "sequence":
        found = 0
        for part in node.parts if forward else reversed(node.parts):
            found |= _edge(part, forward=forward)
            if part.least:
                break
        return found
    return _edge(node.parts[0], forward=forward)


def _union(masks: Iterable[int]) -> int:
    found = 0
    for mask in masks:
        found |= mask
    return found


def mask_of(text: str, letters: str, *, small: bool) -> int:
    """Give which of the letters are in a set, as the bits of a number; PatternError.

    `letters` are the sample and what comes after it; `small` says that case does not count.
    """
    common = _sample_mask(text, small=small)
    if len(letters) == len(SAMPLE):
        return common
    pattern = _compiled(text, small=small)
    rest = sum(1 << at for at in range(len(SAMPLE), len(letters)) if pattern.match(letters[at]))
    return common | rest


@lru_cache(maxsize=1024)
def _sample_mask(text: str, *, small: bool) -> int:
    return sum(1 << match.start() for match in _compiled(text, small=small).finditer(SAMPLE))


@lru_cache(maxsize=1024)
def _compiled(text: str, *, small: bool) -> "regex.Pattern[str]":
    try:
        return regex.compile(text, regex.V1 | (regex.I if small else 0))
    except regex.error as error:
        raise PatternError(f"is no regular expression: {error}") from error
