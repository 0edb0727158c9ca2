"""Markup that a sentence has got, lost or changed, put into its translation.

Each function takes the sentence before and after and the translation, and gives the translation
changed in the same way, or None: where words differ too, or where the translation does not hold
what changed as its sentence did.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from i18n_tool.model import references
from i18n_tool.model.codes import Kind, Piece, find_pieces

_ATOMS = frozenset({Kind.ALONE, Kind.PLACEHOLDER, Kind.ENTITY, Kind.OPEN, Kind.CLOSE})
MOST = 40
"""Of an edit that changed more marks than this it is not certain which is which; each is looked for
in the whole translation."""
_SPELT = re.compile(
    r"\\[!-/:-@\[-`{-~]|&(?:#\d+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);|.", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class _Span:
    """A stretch between two marks of emphasis or code."""

    mark: str
    content: str
    start: int
    """Where the first mark starts."""
    end: int
    """Where the second one ends."""


@dataclass(frozen=True, slots=True)
class _Marked:
    """A sentence without its marks of emphasis and code, and what they stood around."""

    text: str
    spans: Mapping[tuple[int, int], _Span]
    """By the stretch of the text without marks."""


def carry_spans(before: str, after: str, translation: str) -> str | None:
    """Carry over marks of emphasis and code that were added, taken away or written otherwise."""
    old, new = _marked(before), _marked(after)
    if old.text != new.text or not (old.spans or new.spans):
        return None
    changed = [place for place in old.spans if _mark_at(old, place) != _mark_at(new, place)]
    if len(changed) + len(new.spans.keys() - old.spans.keys()) > MOST:
        return None
    for place in changed:
        mark = _mark_at(new, place)
        spans = list(_marked(translation).spans.values())
        found = _same_span(old.spans[place], mark, old, new, spans)
        if found is None:
            return None
        rest = found.content if not mark else f"{mark}{found.content}{mark}"
        translation = translation[: found.start] + rest + translation[found.end :]
    for place in new.spans.keys() - old.spans.keys():
        wrapped = _wrap(new.spans[place], old.text, translation)
        if wrapped is None:
            return None
        translation = wrapped
    return translation


def _mark_at(marked: _Marked, place: tuple[int, int]) -> str:
    """Give the mark around a stretch, or none."""
    span = marked.spans.get(place)
    return span.mark if span else ""


def _same_span(
    span: _Span, mark: str, old: _Marked, new: _Marked, there: Sequence[_Span]
) -> _Span | None:
    """Find in a translation the span of its sentence that is now in other marks, or in none."""
    alike = [place for place, each in old.spans.items() if each.mark == span.mark]
    became = {new.spans[place].mark if place in new.spans else "" for place in alike}
    mine = [each for each in there if each.mark == span.mark]
    exact = [each for each in mine if each.content == span.content]
    if len(exact) == 1 and [old.spans[p].content for p in alike].count(span.content) == 1:
        return exact[0]
    # they all change alike, one after the other: the first that is left is as good as any
    return mine[0] if became == {mark} and 0 < len(mine) <= len(alike) else None


def _wrap(span: _Span, source: str, translation: str) -> str | None:
    """Put marks around a word that stands in a translation just as in its sentence, once."""
    if not any(map(str.isalnum, span.content)):
        return None
    word = re.compile(rf"(?<![\w`*]){re.escape(span.content)}(?![\w`*])")
    found = word.findall(translation)
    if len(found) != 1 or len(word.findall(source)) != 1:
        return None
    return word.sub(lambda _: f"{span.mark}{span.content}{span.mark}", translation)


def _marked(text: str) -> _Marked:
    """Take the marks of emphasis and code out of a sentence."""
    pieces = find_pieces(text)
    cuts: list[tuple[int, int]] = []
    found: list[_Span] = []
    for piece in pieces:
        if piece.kind is Kind.ALONE and piece.text.startswith("`"):
            ticks = len(piece.text) - len(piece.text.lstrip("`"))
            mark, content = piece.text[:ticks], piece.text[ticks:-ticks]
            found.append(_Span(mark, content, piece.start, piece.end))
            cuts += (piece.start, piece.start + ticks), (piece.end - ticks, piece.end)
        elif piece.kind is Kind.OPEN and piece.text[0] in "*_~" and piece.mate is not None:
            end = pieces[piece.mate]
            content = text[piece.end : end.start]
            found.append(_Span(piece.text, content, piece.start, end.end))
            cuts += (piece.start, piece.end), (end.start, end.end)
    return _without(text, sorted(cuts), found)


def _without(text: str, cuts: Sequence[tuple[int, int]], found: Sequence[_Span]) -> _Marked:
    """Give the text without the stretches that are cut, and the spans where they stand in it."""
    kept: list[str] = []
    done = removed = 0
    place: dict[int, int] = {}
    for start, end in cuts:
        kept.append(text[done:start])
        place[start] = start - removed
        removed += end - start
        place[end] = end - removed
        done = end
    spans = {(place[span.start], place[span.end]): span for span in found}
    return _Marked("".join(kept) + text[done:], spans)


def carry_spelling(before: str, after: str, translation: str) -> str | None:
    r"""Carry over characters that are written otherwise: `\_` for `_`, `&amp;` for `&`."""
    if _plainly(before) != _plainly(after):
        return None
    old, new = _SPELT.findall(before), _SPELT.findall(after)
    if [*map(_said, old)] != [*map(_said, new)]:
        return None
    plan = _plan(old, new)
    return None if plan is None else _follow(plan, old, _SPELT.findall(translation))


def _plainly(text: str) -> str:
    """Give a text however its characters are written, for a first look."""
    return references.unescape(text).replace("\\", "")


def _said(spelt: str) -> str:
    if len(spelt) == 1:
        return spelt
    return spelt[1:] if spelt.startswith("\\") else references.unescape(spelt)


def carry_pieces(before: str, after: str, translation: str) -> str | None:
    """Carry over code, tags, placeholders and entities that others have taken the place of."""
    old, new = _tokens(before), _tokens(after)
    if len(old) != len(new):
        return None
    if any(a != b and not (a[1] and b[1]) for a, b in zip(old, new, strict=True)):
        return None
    plan = _plan([text for text, _ in old], [text for text, _ in new])
    if plan is None:
        return None
    there = [text for text, _ in _tokens(translation)]
    return _follow(plan, [text for text, _ in old], there)


def _tokens(text: str) -> list[tuple[str, bool]]:
    """Give the text in pieces that can be joined again, and whether each is no language."""
    tokens: list[tuple[str, bool]] = []
    done = 0
    for piece in filter(_is_atom, find_pieces(text)):
        tokens += ((text[done : piece.start], False), (piece.text, True))
        done = piece.end
    return [*tokens, (text[done:], False)]


def _is_atom(piece: Piece) -> bool:
    return piece.kind in _ATOMS


def _plan(old: Sequence[str], new: Sequence[str]) -> dict[str, str] | None:
    """Give what each piece becomes that becomes another; None where one becomes two, or none."""
    plan: dict[str, str] = {}
    for one, other in zip(old, new, strict=True):
        if plan.setdefault(one, other) != other:
            return None
    return {one: other for one, other in plan.items() if one != other} or None


def _follow(plan: Mapping[str, str], old: Sequence[str], there: Sequence[str]) -> str | None:
    """Replace pieces of a translation that it holds as often as its sentence did."""
    had, has = Counter(old), Counter(there)
    if any(had[name] != has[name] for name in plan):
        return None
    return "".join(plan.get(piece, piece) for piece in there)
