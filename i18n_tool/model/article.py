"""An article: its content, and the units and segments in it that are language.

The vocabulary is XLIFF 2.1's: a unit is one block of text, a segment is one sentence of it, and
what lies between segments is ignorable. A format makes units (`i18n_tool.formats`), a splitter cuts
them into segments, and rendering replaces segments in the content and copies everything else.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from i18n_tool.model.locale import facts

JOINED = "\u2060"
"""The msgstr of a sentence that is told in the one before (`@joined`); it is never rendered."""

CONTEXT_GLUE = "\x04"
"""What gettext puts between a msgctxt and its msgid where the two make one key."""

HTML_REMARK = "<!-- i18n: state: {} -->"
"""How Markdown and HTML write a remark that readers do not see."""

Span = tuple[int, int]
Cutter = Callable[[str, str, Sequence[Span]], Sequence[Span]]
"""(text, locale, codes) to the spans of its sentences: trimmed, in order, none through a code."""


class Syntax(Protocol):
    """How text of one unit is written in the article's own notation: a pair of functions, an end.

    `read` gives what the catalog shows of a piece of `Unit.text`; `write` gives what is put into
    the article for a translation of that piece; `close` gets the whole unit, with the translations
    in place, before it goes back between its neighbours (a YAML value may need quotes by now, a
    Markdown line must not have become a list item).
    """

    def read(self, raw: str) -> str:
        """Give the msgid for a raw piece of the unit's text."""
        ...

    def write(self, text: str, raw: str) -> str:
        """Give the content for a translation of the piece `raw`; the result stands on one line."""
        ...

    def close(self, body: str, raw: str) -> str:
        """Give the unit's content; `body` holds translations, `raw` is the content as it was."""
        ...


@dataclass(frozen=True, slots=True)
class Verbatim:
    """The syntax of text that needs none: line breaks in a translation become spaces."""

    def read(self, raw: str) -> str:
        """Give the piece as it stands."""
        return raw

    def write(self, text: str, raw: str) -> str:  # noqa: ARG002 - the protocol's shape
        """Give the translation on one line."""
        return " ".join(text.split("\n"))

    def close(self, body: str, raw: str) -> str:  # noqa: ARG002 - the protocol's shape
        """Give the unit as it is."""
        return body


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a unit's text that stands unbroken in the article.

    `text[at : at + length]` of the unit equals `content[start : start + length]` of the article.
    """

    at: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence of a unit."""

    text: str
    """The sentence as the catalog shows it: the msgid."""
    start: int
    """Where it starts in the article's content, in characters."""
    end: int
    """Where it ends there."""
    raw: str
    """The piece of the unit's text that it was read from."""
    lead: str = ""
    """The ignorable text between the sentence before (or the unit's start) and this one."""
    context: str | None = None
    """The msgctxt that tells it from the same sentence elsewhere."""

    @property
    def key(self) -> str:
        """Give what the segment goes by in a mapping of translations: gettext's key."""
        return self.text if self.context is None else self.context + CONTEXT_GLUE + self.text


@dataclass(frozen=True, slots=True)
class Unit:
    """One block of text: a paragraph, a heading, a table cell, a list item, an `alt` text."""

    kind: str
    """What it is, for people: `paragraph`, `heading 2`, `list item`, `table cell`, `alt`, …"""
    text: str
    """All its text: soft line breaks are single spaces, container prefixes are gone."""
    runs: tuple[Run, ...]
    """Where the text stands in the content, in order. A character in no run (the space of a soft
    line break) stands for what lies between two runs. Never empty."""
    syntax: Syntax = Verbatim()
    codes: tuple[Span, ...] = ()
    """Spans of the text that no sentence boundary may cut: inline elements, links, code. Sorted."""
    breaks: tuple[Span, ...] = ()
    """Spans of the text that always separate sentences and are never translated: hard breaks."""
    context: str | None = None
    """The msgctxt of its segments, where the source gives one."""
    whole: bool = False
    """True for a unit that is one segment however many sentences it holds."""
    closers: tuple[str, ...] = ()
    """Marks that close an element only before white space: where a sentence ends in one, the next
    does not follow upon it at once (CommonMark's emphasis behind a Chinese full stop)."""
    remark: str = ""
    """How a remark that readers do not see is written behind the unit, with `{}` for its words;
    empty where none can stand."""
    segments: tuple[Segment, ...] = ()

    @property
    def start(self) -> int:
        """Where the unit starts in the content, in characters."""
        return self.runs[0].start

    @property
    def end(self) -> int:
        """Where it ends there."""
        last = self.runs[-1]
        return last.start + last.length

    def position(self, at: int) -> int:
        """Give where the character `at` of the text stands in the content.

        A character of a soft line break stands where the next run starts.
        """
        behind = bisect_right(self.runs, at, key=lambda run: run.at)
        if behind:
            run = self.runs[behind - 1]
            if at < run.at + run.length:
                return run.start + at - run.at
        return self.runs[behind].start if behind < len(self.runs) else self.end


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
        units = (_split(unit, self.locale, cut, offered) for unit in self.units)
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


def _split(unit: Unit, locale: str, cut: Cutter, offered: Callable[[str], bool]) -> Unit:
    """Cut one unit into segments, between its hard breaks."""
    segments: list[Segment] = []
    done = 0
    for start, end in _stretches(unit):
        stretch = unit.text[start:end]
        if unit.whole:
            bare = stretch.strip()
            lead = stretch.index(bare) if bare else 0
            spans: Sequence[Span] = [(lead, lead + len(bare))] if bare else []
        else:
            first = bisect_left(unit.codes, start, key=lambda code: code[0])
            last = bisect_right(unit.codes, end, key=lambda code: code[1])
            codes = [(a - start, b - start) for a, b in unit.codes[first:last]]
            spans = cut(stretch, locale, codes)
        for first, last in spans:
            raw = stretch[first:last]
            text = unit.syntax.read(raw)
            if not offered(text):
                continue
            segments.append(
                Segment(
                    text=text,
                    start=unit.position(start + first),
                    end=unit.position(start + last - 1) + 1,
                    raw=raw,
                    lead=unit.text[done : start + first],
                    context=unit.context,
                )
            )
            done = start + last
    return replace(unit, segments=tuple(segments))


def _stretches(unit: Unit) -> list[Span]:
    """Give the spans of the text between its hard breaks."""
    spans: list[Span] = []
    at = 0
    for start, end in unit.breaks:
        spans.append((at, start))
        at = end
    spans.append((at, len(unit.text)))
    return spans


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
