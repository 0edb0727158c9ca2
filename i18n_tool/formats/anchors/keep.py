"""Which anchors a translated article needs, so that the addresses of its headings stay valid.

A generator makes a heading's id of its words, so a translated heading gets another one, and links
to it lead nowhere. An anchor with the source's id is put in where that would happen, and only
there: not where the id stays the same, nor where the source gives one itself.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from i18n_tool.formats.anchors import slugs
from i18n_tool.formats.anchors.ids import heading_ids
from i18n_tool.formats.anchors.styles import ELEMENT, POSSIBLE, Style, style_of
from i18n_tool.model.address import Anchor
from i18n_tool.model.article import Article
from i18n_tool.model.unit import JOINED, Unit

Insertion = tuple[int, str]
"""A place in an article's content, and the anchor that is written there."""

Headings = Sequence[Anchor]

_NUMBER = re.compile(r"\Aanchor-|(?:[-_]|(?<![0-9]))[0-9]+\Z")
_DEFAULTS = frozenset({"heading", "section"})
"""What ids are where nothing is left of the words."""
_CLOSING = re.compile(r"[ \t]+#+(?=[ \t]*(?:[\r\n]|\Z))")
_ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*(?=[.\w][^{}\n]*\})")
"""Other attributes of a heading, among which its id must stand: `{.important}`."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be kept of one article's headings, in whatever locale."""

    headings: Headings
    """All headings of the article, in order."""
    styles: tuple[Style, ...]
    """How ids may be made of them."""
    made: tuple[tuple[str, ...], ...]
    """The ids of the headings, a tuple a style."""
    wanted: Mapping[int, tuple[str, ...]]
    """The ids that must stay valid, by the heading's position."""
    written: Style
    """How anchors are written."""


def plan(
    generator: str, article_format: str, anchors: Sequence[Anchor], led_to: Collection[str] = ()
) -> Plan | None:
    """Give what is to be kept, or None for nothing.

    With a generator's name, all its ids of headings that have none in the source; else those that
    any generator would make and that are in `led_to`, the fragments of links to the article.
    """
    headings = tuple(anchor for anchor in anchors if anchor.level)
    style = style_of(generator, article_format)
    if style is None or not headings:
        return None
    styles = (style,) if generator else POSSIBLE[article_format]
    made = tuple(heading_ids(one, headings) for one in styles)
    named = {name.lower() for name in led_to}
    wanted = {}
    for at, heading in enumerate(headings):
        ids = {row[at]: None for row in made if row[at]}
        ids = {name: None for name in ids if generator or name.lower() in named}
        if ids and heading.place >= 0 and not heading.ids:
            wanted[at] = tuple(ids)
    if not wanted:
        return None
    written = style if generator or article_format != "markdown" else Style(style.slug)
    return Plan(headings, styles, made, wanted, written)


def insertions(
    kept: Plan,
    article: Article,
    translations: Mapping[str, str],
    rendered: Callable[[], Headings | None],
) -> tuple[Insertion, ...]:
    """Give the anchors that an article needs when these translations are put in, in order.

    `rendered` gives the headings of the article as it would be without them; it is asked only
    where the translations do not tell by themselves that every id is another one.
    """
    units = _Units(article)
    heads = {at: units.of(kept.headings, at) for at in kept.wanted}
    touched = {at for at, unit in heads.items() if unit and _is_translated(unit, translations)}
    if all(
        at in touched and _differs(ids, _words(heads[at], translations))
        for at, ids in kept.wanted.items()
    ):
        lost: Collection[int] = kept.wanted
    elif not any(_is_translated(unit, translations) for unit in article.units):
        return ()
    else:
        now = rendered()
        lost = touched if now is None or len(now) != len(kept.headings) else _lost(kept, now)
    names = [(at, name) for at in sorted(lost) for name in kept.wanted[at]]
    first = {name: at for at, name in reversed(names)}  # a page's link leads to the first of an id
    return tuple(
        insertion
        for at, name in names
        if (kept.written.replaces or first[name] == at)
        and (insertion := _written(kept.written, article.content, kept.headings[at], name))
    )


def _lost(kept: Plan, now: Headings) -> Collection[int]:
    """Give the positions of the headings whose ids would be others.

    An id that is given changes how others are numbered, so this is asked until nothing is lost.
    """
    lost: set[int] = set()
    while True:
        given = {at: kept.wanted[at][0] for at in lost if kept.written.replaces}
        after = [heading_ids(style, now, given) for style in kept.styles]
        more = {
            at
            for at, ids in kept.wanted.items()
            for before, row in zip(kept.made, after, strict=True)
            if at not in lost and before[at] in ids and row[at] != before[at]
        }
        if not more:
            return lost
        lost |= more


class _Units:
    """The units of an article, by where they stand."""

    def __init__(self, article: Article) -> None:
        self._units = article.units
        self._starts = [unit.start for unit in article.units]

    def of(self, headings: Headings, at: int) -> Unit | None:
        """Give the unit of a heading's words."""
        heading = headings[at]
        end = headings[at + 1].start if at + 1 < len(headings) else None
        end = heading.place if heading.place > heading.start else end
        first = bisect_left(self._starts, heading.start)
        if first == len(self._units) or (end is not None and self._starts[first] >= end):
            return None
        return self._units[first]


def _is_translated(unit: Unit, translations: Mapping[str, str]) -> bool:
    return any(translations.get(segment.key) for segment in unit.segments)


def _words(unit: Unit | None, translations: Mapping[str, str]) -> str:
    """Give a unit's words as they will be, more or less: with markup."""
    segments = unit.segments if unit else ()
    words = (translations.get(segment.key) or segment.text for segment in segments)
    return " ".join(word for word in words if word != JOINED)


def _differs(ids: Sequence[str], words: str) -> bool:
    """Say whether it is certain that no generator makes one of these ids of the words.

    Each keeps letters in their order, so all letters of an id stand among those of the words.
    """
    there = "".join(_letters(words))
    return not any(
        name in _DEFAULTS or _is_among(_letters(_NUMBER.sub("", name)), there) for name in ids
    )


def _letters(text: str) -> Iterator[str]:
    """Give the letters of a text as any generator may write them: without accents and capitals."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(slugs.LETTERS)).lower()
    return (char for char in plain if char.isalnum())


def _is_among(letters: Iterator[str], there: str) -> bool:
    """Say whether letters stand in a text in their order, with or without others between them."""
    at = 0
    for letter in letters:
        at = there.find(letter, at) + 1
        if not at:
            return False
    return True


def _written(style: Style, content: str, heading: Anchor, name: str) -> Insertion | None:
    """Give an anchor and where it goes; None for an id that can be written in no way."""
    if any(char.isspace() or char in "<>\"'&{}[]" for char in name):
        return None
    place = heading.place
    if place <= heading.start:
        told = name
        if style.by_words and style.slug(heading.text) == name:
            told = " ".join(heading.text.split()).replace("\\", r"\\").replace("`", r"\`")
        return place, style.written.format(told).replace("\n", _line_end(content))
    if heading.tag or not style.replaces or not re.fullmatch(style.fits, name):
        acts_on = " " if content.endswith("\\", 0, place) else ""
        return place, acts_on + ELEMENT.format(name)
    if attributes := _ATTRIBUTES.match(content, place):
        return attributes.end(), f"#{name} "
    closing = _CLOSING.match(content, place) if style.behind else None
    return closing.end() if closing else place, style.written.format(name)


def _line_end(content: str) -> str:
    """Give the line end of a text, by its first line."""
    at = content.find("\n")
    return "\r\n" if at > 0 and content[at - 1] == "\r" else "\n"
