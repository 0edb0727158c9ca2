"""From a stretch of text and inline tags between two blocks to one unit, or none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from i18n_tool.formats.html.elements import PREFORMATTED
from i18n_tool.formats.html.reading import pairs, translates
from i18n_tool.formats.html.syntax import Inline
from i18n_tool.formats.html.tokens import CODE, Token
from i18n_tool.formats.spacing import joins
from i18n_tool.model.references import unescape
from i18n_tool.model.unit import HTML_REMARK, Run, Span, Syntax, Unit

_SOFT = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")
_LINE_END = re.compile(r"[ \t\f]*+(?:(?P<end>\r\n?|\n)[ \t\n\r\f]*+|(?<=[ \t\f]))")
_WHITE = " \t\n\r\f"
_CODE = re.compile(CODE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a stretch: text, a tag, or an element that is shown but not translated."""

    kind: Literal["text", "start", "end", "break", "element", "picture", "code", "comment"]
    token: Token
    end: int
    """Where it ends in the content: at its end tag, for an element."""
    told: tuple[Token, ...] = ()
    """The tokens of a drawing, which may tell readers what it shows."""

    @property
    def start(self) -> int:
        """Where it starts in the content."""
        return self.token.start


@dataclass(slots=True)
class Flow:
    """Text as it is put together: white space collapses, everything else stands in runs."""

    content: str
    text: list[str] = field(default_factory=list)
    length: int = 0
    runs: list[Run] = field(default_factory=list)
    codes: list[Span] = field(default_factory=list)
    breaks: list[Span] = field(default_factory=list)
    _space: Span | None = None
    _line_end: bool = False

    def lines(self, start: int, end: int) -> None:
        """Add text whose line ends are hard breaks, once something stands behind them."""
        at = start
        for match in _LINE_END.finditer(self.content, start, end):
            if match["end"] is None:
                continue
            if at < match.start():
                self.verbatim(at, match.start())
            self._line_end = True
            at = match.end()
        if at < end:
            self.verbatim(at, end)

    def words(self, start: int, end: int) -> None:
        """Add text; white space at its edges waits for what comes."""
        at = start
        for match in _SOFT.finditer(self.content, start, end):
            self._stretch(at, match.start())
            self._wait(match.start(), match.end())
            at = match.end()
        self._stretch(at, end)

    def _stretch(self, start: int, end: int) -> None:
        """Add text without white space of two characters or more."""
        first = start + 1 if start < end and self.content[start] == " " else start
        if first > start:
            self._wait(start, first)
        last = end - 1 if first < end and self.content[end - 1] == " " else end
        if first < last:
            self.verbatim(first, last)
        if last < end and first <= last:
            self._wait(last, end)

    def _wait(self, start: int, end: int) -> None:
        if self.length and not (self.breaks and self.breaks[-1][1] == self.length):
            self._space = (start, end) if self._space is None else (self._space[0], end)

    def verbatim(self, start: int, end: int) -> None:
        """Add a stretch of the content as it stands."""
        if self._line_end:
            self._line_end = False
            self.hard_break()
        if self._space is not None:
            first, last = self._space
            if last == start and last - first == 1 and self.content[first] == " ":
                start = first
            elif not self._is_seamless(first, last, start):
                self._add(" ")
            self._space = None
        run = self.runs[-1] if self.runs else None
        joins = run and run.start + run.length == start and run.at + run.length == self.length
        if run and joins:
            self.runs[-1] = Run(run.at, run.start, run.length + end - start)
        else:
            self.runs.append(Run(self.length, start, end - start))
        self._add(self.content[start:end])

    def _is_seamless(self, first: int, last: int, start: int) -> bool:
        """Say whether white space is a line break that writing without spaces does not mean."""
        space = self.content[first:last]
        return ("\n" in space or "\r" in space) and joins(self.text[-1], self.content[start])

    def hard_break(self) -> None:
        """Add a hard break: the white space around it is its own."""
        self._space = None
        if self.length and not (self.breaks and self.breaks[-1][1] == self.length):
            self.breaks.append((self.length, self.length + 1))
            self._add("\n")

    def _add(self, text: str) -> None:
        self.text.append(text)
        self.length += len(text)

    @property
    def next_at(self) -> int:
        """Where the next tag will stand in the text, behind the space that waits."""
        return self.length + (self._space is not None)

    def unit(self, kind: str, syntax: Syntax) -> Unit:
        """Give the unit."""
        return Unit(
            kind,
            "".join(self.text),
            tuple(self.runs),
            syntax,
            tuple(self.codes),
            tuple(self.breaks),
            remark=HTML_REMARK if isinstance(syntax, Inline) else "",
        )


def plain_unit(content: str, span: Span, kind: str, syntax: Syntax) -> Unit | None:
    """Give the unit of a text without tags (an attribute's value, a title), if it has words."""
    if not has_words(content[slice(*span)]):
        return None
    flow = Flow(content)
    at, end = span
    for match in _CODE.finditer(content, *span):
        flow.words(at, match.start())
        start = flow.next_at
        flow.verbatim(*match.span())
        flow.codes.append((start, flow.length))
        at = match.end()
    flow.words(at, end)
    return flow.unit(kind, syntax)


def has_words(text: str) -> bool:
    """Say whether a text holds a letter or digit, its entities read."""
    plain = _CODE.sub("", text) if "{" in text or "<" in text else text
    plain = unescape(plain) if "&" in plain else plain
    return any(character.isalnum() for character in plain)


def opened(content: str, pieces: Sequence[Piece]) -> list[Sequence[Piece]]:
    """Give the elements among pieces of a closed block that are to be translated all the same."""
    ends = pairs([piece.token for piece in pieces])
    found: list[Sequence[Piece]] = []
    done = 0
    for at, piece in enumerate(pieces):
        if at >= done and at in ends and translates(content, piece.token) is True:
            done = ends[at] + 1
            found.append(pieces[at:done])
    return found


def unit_of(content: str, pieces: Sequence[Piece], kind: str, syntax: Inline) -> Unit | None:
    """Give the unit of a stretch, or None.

    Tags around all of the text, and pictures and comments at its edges, are no part of the unit.
    """
    words = [
        piece.kind == "text" and has_words(content[piece.start : piece.end]) for piece in pieces
    ]
    if not any(words):
        return None
    ends = pairs([piece.token for piece in pieces])
    first, last = _trim(content, pieces, ends, words)
    flow = Flow(content)
    depth = 0
    since = 0
    closing = {ends[at] for at in ends if first <= at}
    for at in range(first, last):
        piece = pieces[at]
        if piece.kind == "text":
            add = flow.lines if kind == PREFORMATTED and depth == 0 else flow.words
            add(piece.start, piece.end)
            continue
        if piece.kind == "break" and depth == 0:
            flow.hard_break()
            continue
        since = flow.next_at if depth == 0 else since
        flow.verbatim(piece.start, piece.end)
        depth += (at in ends) - (at in closing)
        if depth == 0:
            flow.codes.append((since, flow.length))
    return flow.unit(kind, syntax)


def _trim(
    content: str, pieces: Sequence[Piece], ends: dict[int, int], words: Sequence[bool]
) -> Span:
    """Give the span of pieces that is left without what is not text at either edge."""
    starts = {end: start for start, end in ends.items()}
    empty = [_is_empty(content, piece) for piece in pieces]
    full = [0]
    for piece, has in zip(pieces, words, strict=True):
        full.append(full[-1] + (has or piece.kind in {"element", "code"}))
    first, last = 0, len(pieces)
    while first < last:
        left, right = pieces[first], pieces[last - 1]
        other = ends.get(first)
        if empty[first] or left.kind == "end" or (left.kind == "start" and other is None):
            first += 1
        elif other is not None and full[other] == full[first]:
            first = other + 1
        elif empty[last - 1] or (right.kind in {"start", "end"} and last - 1 not in starts):
            last -= 1
        elif last - 1 in starts and full[last] == full[max(starts[last - 1], first)]:
            last = max(starts[last - 1], first)
        elif other == last - 1:
            first, last = first + 1, last - 1
        else:
            break
    return first, last


def _is_empty(content: str, piece: Piece) -> bool:
    """Say whether a piece says nothing where it stands at an edge."""
    if piece.kind == "text":
        return not content[piece.start : piece.end].strip(_WHITE)
    return piece.kind in {"break", "picture", "comment"} or (
        piece.kind == "start" and piece.token.alone
    )
