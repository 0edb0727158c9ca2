"""Mutations of text: by words, lines and parts, beside libFuzzer's own of bytes."""

import random
from collections.abc import Callable, Sequence

Own = Callable[[bytes, int], bytes]
"""libFuzzer's mutation: of these bytes, to at most so many."""


def mutator(words: Sequence[str], own: Own) -> Callable[[bytes, int, int], bytes]:
    """Give a mutator for a target with these words: (data, most, seed) to other data."""
    spelt = [word.encode("utf-8", "surrogateescape") for word in words] or [b" "]

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            way = chance.randrange(9)
            if way < 4:
                data = own(data, most)
            elif way < 6:
                data = _insert(data, chance.choice(spelt), chance)
            elif way == 6:
                data = _insert(data, data[slice(*_span(data, chance))], chance)
            else:
                data = _lines(data, chance)
        return data[:most]

    return mutate


def _span(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randint(0, len(data))
    return start, min(len(data), start + chance.choice((1, 2, 4, 8, 16, 64, 256)))


def _insert(data: bytes, piece: bytes, chance: random.Random) -> bytes:
    """Put a piece in at a place, in the place of nothing or of as much or of a line."""
    at = chance.randint(0, len(data))
    if chance.random() < 0.3:
        at = data.rfind(b"\n", 0, at) + 1
    gone = chance.choice((0, 0, len(piece), chance.randint(0, 8)))
    return data[:at] + piece * chance.choice((1, 1, 1, 1, 2, 9)) + data[at + gone :]


def _lines(data: bytes, chance: random.Random) -> bytes:
    """Take a line away, double it, move it, or indent it."""
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    other = chance.randrange(len(lines) + 1)
    match chance.randrange(5):
        case 0:
            del lines[at]
        case 1:
            lines.insert(other, lines[at])
        case 2:
            lines.insert(other, lines.pop(at))
        case 3:
            lines[at] = chance.choice((b" ", b"  ", b"   ", b"\t", b"    ")) + lines[at]
        case _:
            lines[at] = lines[at].strip()
    return b"\n".join(lines)
