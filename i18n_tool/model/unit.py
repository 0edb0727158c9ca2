"""A unit: one block of text of an article, and the segments that it is cut into.

The vocabulary is XLIFF 2.1's: a unit is one block of text, a segment is one sentence of it, and
what lies between segments is ignorable.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

JOINED = "\u2060"
"""The msgstr of a sentence that is told in the one before (`@joined`); it is never rendered."""

CONTEXT_GLUE = "\x04"
"""What gettext puts between a msgctxt and its msgid where the two make one key."""

HTML_REMARK = "<!-- i18n: state: {} -->"
"""How Markdown and HTML write a remark that readers do not see."""

_LINE_END = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
"""What ends a line for one reader or another, as `str.splitlines` has it."""

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


def one_line(text: str) -> str:
    """Give a text with a space for each line end."""
    return text if text.isprintable() else _LINE_END.sub(" ", text)


@dataclass(frozen=True, slots=True)
class Verbatim:
    """The syntax of text that needs none: line breaks in a translation become spaces."""

    def read(self, raw: str) -> str:
        """Give the piece as it stands."""
        return raw

    def write(self, text: str, raw: str) -> str:  # noqa: ARG002 - the protocol's shape
        """Give the translation on one line."""
        return one_line(text)

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
    drawn: bool = False
    """True for a title whose breaks are lines drawn as long as it is: where its text is changed,
    they may be too, being its own."""
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

    def with_segments(self, segments: tuple[Segment, ...]) -> "Unit":
        """Give the unit with these segments; `dataclasses.replace` takes twice as long."""
        return Unit(
            self.kind,
            self.text,
            self.runs,
            self.syntax,
            self.codes,
            self.breaks,
            self.context,
            self.whole,
            self.closers,
            self.drawn,
            self.remark,
            segments,
        )

    def position(self, at: int) -> int:
        """Give where the character `at` of the text stands in the content.

        A character of a soft line break stands where the next run starts.
        """
        first = self.runs[0]
        if first.at <= at < first.at + first.length:  # where most texts end
            return first.start + at - first.at
        behind = bisect_right(self.runs, at, key=lambda run: run.at)
        if behind:
            run = self.runs[behind - 1]
            if at < run.at + run.length:
                return run.start + at - run.at
        return self.runs[behind].start if behind < len(self.runs) else self.end

    def place(self, position: int) -> int:
        """Give where in the text a place of the content stands that is in one of the runs, or at
        its end: what `position` is the way back of.
        """
        run = self.runs[bisect_right(self.runs, position, key=lambda run: run.start) - 1]
        return run.at + position - run.start


def split(unit: Unit, locale: str, cut: Cutter, offered: Callable[[str], bool]) -> Unit:
    """Give the unit cut into segments, between its hard breaks.

    `cut` finds the sentences of a stretch of text in the locale; `offered` says of a piece's text
    whether it is language.
    """
    segments: list[Segment] = []
    done = 0
    for start, end in _stretches(unit):
        stretch = unit.text[start:end]
        if unit.whole:
            bare = stretch.strip()
            lead = stretch.index(bare) if bare else 0
            spans: Sequence[Span] = [(lead, lead + len(bare))] if bare else []
        else:
            spans = cut(stretch, locale, _codes_within(unit, start, end))
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
    return unit.with_segments(tuple(segments))


def _codes_within(unit: Unit, start: int, end: int) -> Sequence[Span]:
    """Give the codes of a stretch of the text, by their places there."""
    if not unit.codes or not unit.breaks:
        return unit.codes
    first = bisect_left(unit.codes, start, key=lambda code: code[0])
    last = bisect_right(unit.codes, end, key=lambda code: code[1])
    return [(a - start, b - start) for a, b in unit.codes[first:last]]


def _stretches(unit: Unit) -> list[Span]:
    """Give the spans of the text between its hard breaks."""
    spans: list[Span] = []
    at = 0
    for start, end in unit.breaks:
        spans.append((at, start))
        at = end
    spans.append((at, len(unit.text)))
    return spans
