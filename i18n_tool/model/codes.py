"""What in a sentence is no language: inline codes, placeholders, URLs, entities and numbers.

XLIFF calls them inline codes. Engines are not to see them (`i18n_tool.engines.shield`), and a
match of the memory that differs in one is not the same sentence (`i18n_tool.memory`). Markup that
comes in two parts (emphasis, links, tags) is paired, so that nesting can be proved; what looks like
markup and has no partner is text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from i18n_tool.model.urls import STOP, url_end

Span = tuple[int, int]


class Kind(StrEnum):
    """What a piece is."""

    OPEN = "open"
    """The first part of a pair: `**`, `[`, `<b>`."""
    CLOSE = "close"
    """Its second part: `**`, `](url)`, `</b>`."""
    ALONE = "alone"
    """Markup that stands for itself: a code span, `<br>`, a comment, an escaped character."""
    PLACEHOLDER = "placeholder"
    URL = "url"
    """A URL or an e-mail address that stands in the text."""
    ENTITY = "entity"
    NUMBER = "number"
    TERM = "term"
    """A span that the caller named: a term that is not translated."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of a sentence that is no language."""

    start: int
    """In characters."""
    end: int
    text: str
    kind: Kind
    mate: int | None = None
    """The place among the pieces of the other part of its pair."""
    parent: int | None = None
    """The place of the first part of the innermost pair around it."""


_LETTER = r"A-Za-z\u00aa-\u1fff_"  # of scripts that write words apart; 3個 is a number and a word
_WIDE = r"\u2e80-\uffef"  # stands in no host as it is written, and may stand in a path

_PIECE = re.compile(
    rf"""
    (?P<escape>\\[!-/:-@\[-`{{-~])
  | (?P<code>(?<!`)(?P<ticks>`+)(?!`).{{1,9999}}?(?<!`)(?P=ticks)(?!`))
  | (?P<comment><!--.{{0,1999}}?-->|<\?.{{0,1999}}?\?>)
  | (?P<auto><(?:[A-Za-z][A-Za-z0-9+.-]+:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>)
  | (?P<tag></?(?P<name>[A-Za-z][\w:.-]*)(?:\s(?:[^<>"']|"[^"]*"|'[^']*')*)?/?>)
  | (?P<shortcode>\{{\{{(?:[^{{}}]|\{{(?!\{{)|\}}(?!\}}))*+\}}\}}
      |\{{%(?:[^%{{]|%(?!\}})|\{{(?!%))*+%\}})
  | (?P<placeholder>
        [$%]\{{[^{{}}\s]+\}} | \{{[^{{}}\s]*\}} | \{{[#.:][^{{}}]*\}}
      | %\([\w.-]+\)[#0+-]*+[\d.]*+[a-zA-Z]
      | (?<![%\d])%(?:\d++\$)?+[#0+-]*+\d*+(?:\.\d++)?+
        (?:hh?|ll?|[jztL])?[diouxXeEfFgGcsr@](?![A-Za-z])
    )
  | (?P<url>(?:(?:https?|ftp)://|mailto:|(?<![{_LETTER}.])www\.)
        [^{STOP}{_WIDE}/?\#]+(?:[/?\#][^{STOP}]*)?)
  | (?P<email>(?<![\w.+-])[\w+-][\w.+-]*@[\w-]+(?:\.[\w-]+)+)
  | (?P<entity>&(?:\#\d+|\#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);)
  | (?P<note>\[(?:\^[^\[\]\s]++|\d+)\](?![(\[]))
  | (?P<bracket>!?\[)
  | (?P<target>\]\((?:[^()\\\s]|\\.|\([^()\s]*\))*(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)|\]\[[^\[\]]*\])
  | (?P<emphasis>\*{{1,3}}|_{{1,3}}|~~)
  | (?P<number>
        (?<![{_LETTER}\d])(?<!\d[.,:/])
        (?:\d{{1,3}}(?:[\u0020\u00a0\u202f]\d{{3}})+(?:[.,٫]\d+)?|\d+(?:[.,:/٫٬’']\d+)*)
        (?![{_LETTER}\d])
    )
    """,
    re.VERBOSE | re.DOTALL,
)

_KINDS = {
    "escape": Kind.ALONE,
    "code": Kind.ALONE,
    "comment": Kind.ALONE,
    "auto": Kind.ALONE,
    "tag": Kind.ALONE,
    "shortcode": Kind.PLACEHOLDER,
    "placeholder": Kind.PLACEHOLDER,
    "url": Kind.URL,
    "email": Kind.URL,
    "entity": Kind.ENTITY,
    "note": Kind.ALONE,
    "bracket": Kind.OPEN,
    "target": Kind.CLOSE,
    "emphasis": Kind.ALONE,
    "number": Kind.NUMBER,
}

_VOID = frozenset({"br", "hr", "img", "input", "wbr", "source", "area", "col", "embed", "link"})


@dataclass(slots=True)
class _Found:
    """A piece while partners are sought: `family` is what pairs, '' for what stands alone."""

    piece: Piece
    family: str = ""
    opens: bool = False
    closes: bool = False
    needs: bool = False
    """True where it is text without a partner."""


def find_pieces(text: str, terms: Iterable[Span] = ()) -> tuple[Piece, ...]:
    """Give the pieces of a sentence in order, none over another.

    `terms` are further spans that are not to be translated; one that overlaps a piece is left out.
    """
    found = list(map(partial(_item, text), _matches(text)))
    mates = _pair(found)
    kept = [i for i, item in enumerate(found) if i in mates or not item.needs]
    pieces = [found[i].piece for i in kept]
    marked = dict(zip((piece.start for piece in pieces), kept, strict=True))
    pieces = sorted([*pieces, *_named(text, sorted(terms), pieces)], key=lambda piece: piece.start)
    places = {marked[piece.start]: at for at, piece in enumerate(pieces) if piece.start in marked}
    around: list[int] = []
    for place, piece in enumerate(pieces):
        mate = places.get(mates.get(marked.get(piece.start, -1), -1))
        if mate is not None and mate < place:
            around.pop()
        parent = around[-1] if around else None
        kind = _kind(piece.kind, place, mate)
        pieces[place] = replace(piece, kind=kind, mate=mate, parent=parent)
        if mate is not None and mate > place:
            around.append(place)
    return tuple(pieces)


def _named(text: str, terms: Sequence[Span], pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Give the spans that the caller named, where they overlap neither a piece nor one another."""
    waiting = list(reversed(pieces))
    done = 0
    for start, end in terms:
        while waiting and waiting[-1].start <= start:
            done = max(done, waiting.pop().end)
        if done <= start < end and not (waiting and waiting[-1].start < end):
            yield Piece(start, end, text[start:end], Kind.TERM)
            done = end


def _kind(kind: Kind, place: int, mate: int | None) -> Kind:
    """Give the kind of a piece once its partner is known."""
    if mate is not None:
        return Kind.OPEN if mate > place else Kind.CLOSE
    return Kind.ALONE if kind in {Kind.OPEN, Kind.CLOSE} else kind


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Give all that may be a piece, in order."""
    at = 0
    while match := _PIECE.search(text, at):
        yield match
        at = url_end(text, *match.span()) if match.lastgroup == "url" else match.end()


def _item(text: str, match: re.Match[str]) -> _Found:
    """Give one match with what it may pair with."""
    group = match.lastgroup or ""
    start, end = match.span()
    if group == "url":
        end = url_end(text, start, end)
    piece = Piece(start, end, text[start:end], _KINDS[group])
    if group == "tag":
        name = match["name"].lower()
        single = piece.text.endswith("/>") or name in _VOID
        closing = piece.text.startswith("</")
        return _Found(piece, "" if single else f"<{name}", not closing, closing)
    if group in {"bracket", "target"}:
        return _Found(piece, "[", group == "bracket", group == "target", group == "bracket")
    if group == "emphasis":
        return _Found(piece, piece.text, *_flanks(text, start, end), needs=True)
    return _Found(piece)


def _flanks(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Say whether emphasis may open and may close here (CommonMark's flanking, simplified)."""
    before = text[start - 1 : start]
    after = text[end : end + 1]
    opens = bool(after) and not after.isspace()
    closes = bool(before) and not before.isspace()
    if text[start] == "_":
        return opens and not before.isalnum(), closes and not after.isalnum()
    return opens, closes


def _pair(found: Sequence[_Found]) -> dict[int, int]:
    """Give the partners, both ways; pairs nest and never cross. Linear."""
    mates: dict[int, int] = {}
    stack: list[int] = []
    standing: dict[str, int] = {}
    for i, item in enumerate(found):
        family = item.family
        if item.closes and standing.get(family):
            while True:
                top = stack.pop()
                standing[found[top].family] -= 1
                if found[top].family == family:
                    break
            mates[i], mates[top] = top, i
        elif item.opens and family:
            stack.append(i)
            standing[family] = standing.get(family, 0) + 1
    return mates
