"""An article: its content, and the units in it that are language.

A format makes units (`i18n_tool.formats`), a splitter cuts them into segments, and rendering
replaces segments in the content and copies everything else.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from i18n_tool.model.locale import facts
from i18n_tool.model.unit import JOINED, Cutter, Segment, Unit, split


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the content that holds the article's language or direction (`lang`, `dir`)."""

    start: int
    end: int
    kind: Literal["lang", "dir"]
    before: str = ""
    """What is written before the value: a whole attribute's start where the source has none."""
    after: str = ""
    source: str = ""
    """The value that the source implies without saying it; where the locale's is the same, the
    slot stays as it is."""


@dataclass(frozen=True, slots=True)
class Article:
    """A source article: content that is copied, and units in it that are language.

    Law 1, identity: rendering with no translation gives back the content's bytes. Law 2, locality:
    a translation changes only the bytes of its own segments and the white space between two
    translated ones. Both hold because nothing is printed anew: what is not replaced is a slice of
    the content.
    """

    name: str
    """The article's path below the source folder, without its ending: `guide/install`."""
    locale: str
    """The gettext name of the locale that it is written in."""
    format: str
    """`text`, `markdown`, `html` or a plug-in's."""
    content: str
    """The whole file, decoded from UTF-8; a byte order mark is its first character."""
    units: tuple[Unit, ...]
    slots: tuple[Slot, ...] = ()

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Give all segments, in the order of the article."""
        return tuple(segment for unit in self.units for segment in unit.segments)

    def split(self, cut: Cutter, offered: Callable[[str], bool]) -> "Article":
        """Give the article with its units cut into segments.

        `cut` finds the sentences of a stretch of text; `offered` says of a piece's text whether it
        is language. Units that are left without a segment are dropped: they are copied.
        """
        units = (split(unit, self.locale, cut, offered) for unit in self.units)
        return replace(self, units=tuple(unit for unit in units if unit.segments))

    def render(
        self,
        translations: Mapping[str, str],
        locale: str | None = None,
        remark: Callable[[Unit], str] | None = None,
    ) -> bytes:
        """Give the article's bytes with `translations` (by `Segment.key`) put in.

        An empty translation counts as none. `locale` is the one translated into: it decides what
        stands between two translated sentences and the values of `lang` and `dir`; without it both
        stay as in the source. `remark` gives words that are written behind a unit where its format
        has a way to do so that readers do not see.
        """
        edits: list[tuple[int, int, str]] = []
        translated = False
        for unit, texts in _told(self.units, translations):
            if any(texts):
                raw = self.content[unit.start : unit.end]
                body = _compose(self.content, unit, texts, locale)
                edits.append((unit.start, unit.end, unit.syntax.close(body, raw)))
                translated = True
            if remark is not None and unit.remark:
                edits.append((unit.end, unit.end, unit.remark.format(remark(unit))))
        if translated and locale is not None:
            edits += [
                (slot.start, slot.end, slot.before + value + slot.after)
                for slot in self.slots
                if (value := _value(slot, locale)) != slot.source
            ]
            edits.sort(key=lambda edit: edit[:2])
        pieces: list[str] = []
        at = 0
        for start, end, text in edits:
            pieces += (self.content[at:start], text)
            at = end
        pieces.append(self.content[at:])
        return "".join(pieces).encode("utf-8")


def _told(
    units: Sequence[Unit], translations: Mapping[str, str]
) -> Iterator[tuple[Unit, Sequence[str]]]:
    """Give each unit with the translations of its segments, "" where there is none.

    A joined sentence counts only behind a sentence that is told: else it would be told nowhere.
    """
    told = False
    for unit in units:
        texts: list[str] = []
        for segment in unit.segments:
            text = translations.get(segment.key) or ""
            texts.append("" if text == JOINED and not told else text)
            told = bool(texts[-1])
        yield unit, texts


def _value(slot: Slot, locale: str) -> str:
    """Give the value that a slot has for a locale."""
    target = facts(locale)
    return target.tag if slot.kind == "lang" else target.direction


def _compose(content: str, unit: Unit, texts: Sequence[str], locale: str | None) -> str:
    """Give one unit's content with translations in place.

    Between two translated sentences stands what the target language wants: nothing in Chinese and
    Japanese, a space elsewhere; what is more than white space, and hard breaks, stay.
    """
    pieces: list[str] = []
    at = unit.start
    before = False
    for segment, text in zip(unit.segments, texts, strict=True):
        gap = content[at : segment.start]
        if text == JOINED:
            pieces.append("" if before and _is_soft(segment.lead) else gap)
        elif text:
            soft = before and locale is not None and _is_soft(segment.lead)
            pieces.append(_joiner(unit, pieces, locale) if soft and locale is not None else gap)
            pieces.append(unit.syntax.write(text, segment.raw))
        else:
            pieces += (gap, content[segment.start : segment.end])
        before = bool(text)
        at = segment.end
    pieces.append(content[at : unit.end])
    return "".join(pieces)


def _joiner(unit: Unit, pieces: Sequence[str], locale: str) -> str:
    """Give what the locale wants between the sentence that ends `pieces` and the next one."""
    last = next((piece for piece in reversed(pieces) if piece), "")
    return facts(locale).joiner or (" " if unit.closers and last.endswith(unit.closers) else "")


def _is_soft(lead: str) -> bool:
    """Say whether an ignorable is only the white space that a language puts between sentences."""
    return not lead.strip() and "\n" not in lead
