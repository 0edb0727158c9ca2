"""An article: its content, and the units in it that are language.

A format makes units (`i18n_tool.formats`), a splitter cuts them into segments, and rendering
replaces segments in the content and copies everything else.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from i18n_tool.model.locale import facts
from i18n_tool.model.rendering import apply, edits_of, nests
from i18n_tool.model.unit import Cutter, Segment, Unit, split


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
    a translation changes only the bytes of its own segments, the white space between two
    translated ones, and the anchor that keeps its heading's address. Both hold because nothing is
    printed anew: what is not replaced is a slice of the content.
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
    """In the order of the content. A unit may lie inside a code of one before it, as the `alt` of a
    picture in a sentence does; else they lie side by side."""
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
        anchors: Sequence[tuple[int, str]] = (),
    ) -> bytes:
        """Give the article's bytes with `translations` (by `Segment.key`) put in.

        An empty translation counts as none. `locale` is the one translated into: it decides what
        stands between two translated sentences and the values of `lang` and `dir`; without it both
        stay as in the source. `remark` gives words that are written behind a unit where its format
        has a way to do so that readers do not see. `anchors` are written at their places, which
        lie outside of all units, if anything is translated (`i18n_tool.formats.anchors`).
        """
        found = nests(self.units)
        edits = edits_of(self.content, found, translations, locale)
        translated = bool(edits)
        if remark is not None:
            edits += [
                (nest.unit.end, nest.unit.end, nest.unit.remark.format(remark(nest.unit)))
                for nest in found
                if nest.unit.remark
            ]
        if translated and locale is not None:
            edits += [
                (slot.start, slot.end, slot.before + value + slot.after)
                for slot in self.slots
                if (value := _value(slot, locale)) != slot.source
            ]
        if translated:
            edits += [(place, place, anchor) for place, anchor in anchors]
        edits.sort(key=lambda edit: edit[:2])
        return apply(self.content, edits).encode("utf-8")


def _value(slot: Slot, locale: str) -> str:
    """Give the value that a slot has for a locale."""
    target = facts(locale)
    return target.tag if slot.kind == "lang" else target.direction
