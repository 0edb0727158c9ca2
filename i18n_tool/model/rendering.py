"""Putting translations into an article: what is written anew, and where.

Units lie side by side, or one inside a code of another (the `alt` of a picture in a sentence). A
unit inside another is written first; the outer one is written around it. So each of the two may be
translated or not, and neither changes what is the other's (law 2).
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from i18n_tool.model.locale import facts
from i18n_tool.model.unit import JOINED, Segment, Unit

Edit = tuple[int, int, str]
"""A span of the content, in characters, and what is written in its place."""


@dataclass(slots=True)
class Nest:
    """A unit, and those that lie inside it."""

    unit: Unit
    inner: list["Nest"] = field(default_factory=list)


def nests(units: Iterable[Unit]) -> list[Nest]:
    """Give the units that lie in no other one, with those inside them; in linear time.

    An outer unit comes before its inner ones, as in `Article.units`.
    """
    outermost: list[Nest] = []
    around: list[Nest] = []
    for unit in units:
        nest = Nest(unit)
        while around and around[-1].unit.end <= unit.start:
            around.pop()
        (around[-1].inner if around else outermost).append(nest)
        around.append(nest)
    return outermost


def edits_of(
    content: str, found: Iterable[Nest], translations: Mapping[str, str], locale: str | None
) -> list[Edit]:
    """Give what to write for the translations, by `Segment.key`, in the order of the content."""
    edits: list[Edit] = []
    for nest in found:
        unit = nest.unit
        inner = edits_of(content, nest.inner, translations, locale) if nest.inner else []
        texts = told(unit, translations)
        if any(texts):
            body = _Body(content, unit, inner).write(texts, locale)
            raw = content[unit.start : unit.end]
            edits.append((unit.start, unit.end, unit.syntax.close(body, raw)))
        else:
            edits += inner
    return edits


def told(unit: Unit, translations: Mapping[str, str]) -> list[str]:
    """Give the translations of a unit's segments, "" where there is none.

    A joined sentence counts only behind a sentence of the same unit that is told: else it would be
    told nowhere, or its unit would be empty.
    """
    texts: list[str] = []
    for segment in unit.segments:
        text = translations.get(segment.key) or ""
        lost = text == JOINED and not (texts and texts[-1])
        texts.append("" if lost else text)
    return texts


def apply(content: str, edits: Iterable[Edit], start: int = 0, end: int | None = None) -> str:
    """Give a stretch of the content with edits made, all of which lie in it, in order."""
    pieces: list[str] = []
    at = start
    for first, last, text in edits:
        pieces += (content[at:first], text)
        at = last
    pieces.append(content[at:end])
    return "".join(pieces)


@dataclass(frozen=True, slots=True)
class _Body:
    """One unit to be written, with the edits inside it."""

    content: str
    unit: Unit
    inner: Sequence[Edit]

    def write(self, texts: Sequence[str], locale: str | None) -> str:
        """Give the unit's content with translations in place.

        Between two translated sentences stands what the target language wants: nothing in Chinese
        and Japanese, a space elsewhere; what is more than white space, and hard breaks, stay.
        """
        pieces: list[str] = []
        at = self.unit.start
        before = False
        for segment, text in zip(self.unit.segments, texts, strict=True):
            gap = self._copy(at, segment.start)
            if text == JOINED:
                pieces.append("" if before and _is_soft(segment.lead) else gap)
            elif text:
                soft = before and _is_soft(segment.lead)
                pieces.append(_joiner(self.unit, pieces, locale) if soft and locale else gap)
                pieces.append(self.unit.syntax.write(text, self._raw(segment)))
            else:
                pieces += (gap, self._copy(segment.start, segment.end))
            before = bool(text)
            at = segment.end
        pieces.append(self._copy(at, self.unit.end))
        return "".join(pieces)

    def _inside(self, start: int, end: int) -> Sequence[Edit]:
        """Give the edits that lie in a stretch of the content."""
        if not self.inner:
            return ()
        first = bisect_left(self.inner, start, key=lambda edit: edit[0])
        last = bisect_left(self.inner, end, lo=first, key=lambda edit: edit[0])
        return self.inner[first:last]

    def _copy(self, start: int, end: int) -> str:
        """Give a stretch of the content, units in it as they are translated."""
        return apply(self.content, self._inside(start, end), start, end)

    def _raw(self, segment: Segment) -> str:
        """Give what a segment was read from, units in it as they are translated."""
        edits = self._inside(segment.start, segment.end)
        if not edits:
            return segment.raw
        origin = self.unit.place(segment.start)
        moved: list[Edit] = []
        for start, end, text in edits:
            first = self.unit.place(start) - origin
            moved.append((first, first + end - start, text))
        return apply(segment.raw, moved)


def _joiner(unit: Unit, pieces: Sequence[str], locale: str) -> str:
    """Give what the locale wants between the sentence that ends `pieces` and the next one."""
    last = next((piece for piece in reversed(pieces) if piece), "")
    return facts(locale).joiner or (" " if unit.closers and last.endswith(unit.closers) else "")


def _is_soft(lead: str) -> bool:
    """Say whether an ignorable is only the white space that a language puts between sentences."""
    return not lead.strip() and "\n" not in lead
