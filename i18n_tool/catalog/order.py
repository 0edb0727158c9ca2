"""The order of things that two sides changed: entries of a catalog, lines of a comment.

Pure, and linear in the number of things. What only one side has goes behind what stands before it
there; where both added something at one place, that of the side that stays comes first.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def merge_order(
    base: Sequence[T], stays: Sequence[T], other: Sequence[T], kept: Collection[T]
) -> list[T]:
    """Give the `kept` things in one order; each stands once at most in each sequence.

    The order is that of the side which moved things against `base`; of `other`, where both did:
    merging it once more then finds its order there, and changes nothing.
    """
    if stays == other:
        return [each for each in stays if each in kept]
    if _is_moved(base, other):
        return _insert(other, stays, kept, at_once=True)
    return _insert(stays, other, kept, at_once=False)


def _is_moved(before: Sequence[T], after: Sequence[T]) -> bool:
    """Say whether what both have stands in another order."""
    old, new = set(before), set(after)
    return [each for each in before if each in new] != [each for each in after if each in old]


def _insert(
    first: Sequence[T], second: Sequence[T], kept: Collection[T], *, at_once: bool
) -> list[T]:
    """Put what only the second sequence has among what the first has.

    With `at_once` right behind what it stood behind, else behind what only the first has there.
    """
    mine, theirs = set(first), set(second)
    behind: defaultdict[T | None, list[T]] = defaultdict(list)
    anchor: T | None = None
    for each in second:
        if each in kept:
            if each in mine:
                anchor = each
            else:
                behind[anchor].append(each)
    result: list[T] = []
    waiting: list[T] = behind.pop(None, [])
    if at_once:
        result, waiting = waiting, []
    for each in first:
        if each not in kept:
            continue
        if each in theirs:
            result += waiting
            waiting = behind.get(each, [])
            result.append(each)
            if at_once:
                result += waiting
                waiting = []
        else:
            result.append(each)
    return result + waiting


def merge_lines(base: Sequence[str], stays: Sequence[str], other: Sequence[str]) -> list[str]:
    """Give lines with what both sides did to them: added lines are in, removed ones are out.

    A line that both added alike is added once.
    """
    if other in (stays, base):
        return list(stays)
    if stays == base:
        return list(other)
    old, mine, theirs = _numbered(base), _numbered(stays), _numbered(other)
    either = set(mine) | set(theirs)
    kept = (set(mine) & set(theirs)) | (either - set(old))
    return [line for line, _ in merge_order(old, mine, theirs, kept)]


def _numbered(lines: Sequence[str]) -> list[tuple[str, int]]:
    """Give each line with how many like it stand before it."""
    seen: Counter[str] = Counter()
    numbered = []
    for line in lines:
        numbered.append((line, seen[line]))
        seen[line] += 1
    return numbered
