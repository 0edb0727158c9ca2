"""Putting what a sentence's edit did to its markup into its translation, where that is certain.

Certain means: what changed is no language (a target, a pair of asterisks, an escape, the last
mark), the translation holds it as often as the sentence did, and the same done the other way round
gives the translation back as it was (but where marks were taken away).
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace

from i18n_tool.catalog.difference import changed_words
from i18n_tool.catalog.marks import carry_last_mark
from i18n_tool.catalog.markup import carry_pieces, carry_spans, carry_spelling
from i18n_tool.catalog.targets import Target, bare, find_targets

LONGEST = 20_000
"""Into longer text, in characters, only targets are carried over."""
_MARKED = re.compile(r"[`<{&\\*_~\[]|%[\w(]")
"""What markup has, of any kind that is carried over."""
_EMPHASIS = re.compile("[`*_~]+")
_POINTING = re.compile(r"[/<>@\[\](){}:=.]")
"""What the words of a target have, one or the other."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A translation with the sentence's new targets in it."""

    text: str
    silent: bool
    """No reader sees the difference."""
    whole: bool
    """Moving back gives the translation as it was."""


def carry_targets(before: str, after: str, translation: str) -> Moved | None:
    """Give a translation with the targets that its sentence has got.

    None where the sentences differ in more than targets, or where it is not certain which target
    of the translation is which: it holds others, or not as many. A target that the translation
    leaves out altogether needs no change.
    """
    moved = _move(before, after, translation)
    if moved is None:
        return None
    back = _move(after, before, moved.text)
    return replace(moved, whole=back is not None and back.text == translation)


def carry_markup(
    before: str, after: str, translation: str, locale: str, *, both_ways: bool = True
) -> str | None:
    """Give a translation with the new markup of its sentence; None where that is not certain.

    That is markup other than targets, where those are the same.
    `locale` is the translation's. For a draft: what a reader sees may have changed. Without
    `both_ways` markup may be taken away that could not be put back at its place.
    """
    if max(len(before), len(after), len(translation)) > LONGEST:
        return None
    done = _carry(before, after, translation, locale)
    if done is None or done == translation:
        return None
    if both_ways and _carry(after, before, done, locale) != translation:
        return None
    return done


def _carry(before: str, after: str, translation: str, locale: str) -> str | None:
    done = carry_last_mark(before, after, translation, locale)
    if done is None:
        ways = _ways(before, after)
        done = next((out for way in ways if (out := way(before, after, translation))), None)
    return done


def _ways(before: str, after: str) -> Iterator[Callable[[str, str, str], str | None]]:
    """Tell at little cost in which ways the markup may have changed, by the words that did."""
    old, new = changed_words(before, after)
    marked = _MARKED.search(old), _MARKED.search(new)
    if any(marked):
        if _EMPHASIS.sub("", old) == _EMPHASIS.sub("", new):
            yield carry_spans
        yield carry_spelling
    if all(marked):
        yield carry_pieces


_Key = Callable[[Target], Hashable]
"""What targets are told apart by."""


def _move(before: str, after: str, translation: str) -> Moved | None:
    if not _POINTING.search(" ".join(changed_words(before, after))):
        return None
    old, new = find_targets(before), find_targets(after)
    if not old or len(old) != len(new) or bare(before, old) != bare(after, new):
        return None
    there = [_of_source(target, old) for target in find_targets(translation)]
    for key in (_by_text, _by_sight):
        plan = _plan(old, new, key)
        if plan is not None:
            return _follow(plan, old, there, translation, key)
    return None


def _by_text(target: Target) -> Hashable:
    return target.text


def _by_sight(target: Target) -> Hashable:
    return target.text, target.seen


def _plan(old: Sequence[Target], new: Sequence[Target], key: _Key) -> dict[Hashable, str] | None:
    """Give what each target becomes; None where one becomes two."""
    plan: dict[Hashable, str] = {}
    for one, other in zip(old, new, strict=True):
        if plan.setdefault(key(one), other.text) != other.text:
            return None
    return plan


def _follow(
    plan: dict[Hashable, str],
    old: Sequence[Target],
    there: Sequence[Target],
    translation: str,
    key: _Key,
) -> Moved | None:
    """Replace the targets of a translation; None where it holds them otherwise than its source."""
    had, has = Counter(map(key, old)), Counter(map(key, there))
    changed = {key(target) for target in old if plan[key(target)] != target.text}
    left_out = {name for name in changed if not has[name]}
    if any(has[name] != had[name] for name in changed - left_out):
        return None
    if left_out and any(name not in had for name in has):
        return None  # a foreign one may be the translator's own version of it
    pieces: list[str] = []
    done = 0
    for target in there:
        if key(target) in changed:
            pieces += translation[done : target.start], plan[key(target)]
            done = target.end
    text = "".join(pieces) + translation[done:]
    told = [*old, *there]
    silent = not any(target.seen and key(target) in changed for target in told)
    return Moved(text, silent, whole=False)


def _of_source(target: Target, old: Sequence[Target]) -> Target:
    """Give a target of the translation; a URL without the letters that follow it unspaced."""
    if not target.seen or any(target.text == each.text for each in old):
        return target
    for text in sorted({each.text for each in old if each.seen}, key=len, reverse=True):
        if target.text.startswith(text) and ord(target.text[len(text)]) >= 0x2E80:
            return replace(target, end=target.start + len(text), text=text)
    return target
