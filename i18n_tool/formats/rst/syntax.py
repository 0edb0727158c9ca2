r"""How text is written in reStructuredText: what a translation may hold and stay what it is.

A translation is reStructuredText, as the translator saw it. What would change the structure around
it is escaped with `\`: what starts a list, a directive or a field at the start of a paragraph, and
`::` at its end. Inline marks that touch letters, as they do where a language puts no spaces, get
`\ ` beside them, which shows nothing. A reference by a title's words keeps leading there.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace
from unicodedata import combining

from i18n_tool.formats.rst import patterns
from i18n_tool.formats.rst.inline import Mark, closes_after, opens_before, scan
from i18n_tool.formats.spacing import is_wide
from i18n_tool.model.unit import one_line

_BACKSLASHES = re.compile(r"(?<!\\)\\+\Z")
_COLON = re.compile(r"(?<! ) +:(?= )")
_SHOWN = re.compile(r"(?<![\\ ]):\Z")
_MARKED = frozenset("*`|_[:")
_VERBATIM = frozenset({"literal", "note", "substitution", "address"})
_WRAPPED = re.compile(r"(?<!\s)(?=[^\S\r\n]*+[\r\n])\s++")
_NEVER = re.compile(r"(?!)")
_NO_BREAK = "\u00a0"
_EMPTY = "\\ "
"""What shows nothing, and keeps what is beside it apart."""
MOST = 200
"""How many elements a sentence may have whose places in its translation are looked for by text."""
LONGEST = 5000
"""The longest line in characters where the source has several; docutils takes 10,000."""


def columns(text: str) -> int:
    """Give the columns that docutils counts for a text: two for a wide character (UAX #11)."""
    if text.isascii():
        return len(text)
    return sum((2 if is_wide(one) else 1) - bool(combining(one)) for one in text)


def written(text: str, raw: str) -> str:
    r"""Give a translation on one line, with its inline markup recognised as the source's is.

    A `\` at its end, which would act on what follows, becomes `\\`, unless the source has one.
    Nothing but white space gives the source's piece.
    """
    line = one_line(text).strip() or one_line(raw)
    if "\t" in line and "\t" not in raw:
        line = line.replace("\t", " ")
    if _MARKED.intersection(raw):
        line = separated(relinked(line, raw), raw)
    return line + "\\" if _acts(line) and not _acts(raw) else line


def _acts(text: str) -> bool:
    match = _BACKSLASHES.search(text) if text.endswith("\\") else None
    return match is not None and len(match[0]) % 2 == 1


def separated(text: str, raw: str) -> str:
    r"""Give a translation whose inline marks are kept from letters by `\ `, where they touch some.

    Only as many elements of a kind as the source's piece `raw` has are taken for such: what else
    looks like marks is the translator's own.
    """
    if _elements(text) == _elements(raw):
        return text
    loose = _loosely(text, raw)
    seen = {(mark.start, mark.end) for mark in scan(text)}
    lacking = Counter(map(_kind, scan(raw)))
    lacking.subtract(_kind(mark) for mark in loose if (mark.start, mark.end) in seen)
    pieces: list[str] = []
    at = 0
    for mark in loose:
        if (mark.start, mark.end) in seen or lacking[_kind(mark)] <= 0:
            continue
        lacking[_kind(mark)] -= 1
        before, after = text[mark.start - 1 : mark.start], text[mark.end : mark.end + 1]
        left = before and not opens_before(before) and not (pieces and at == mark.start)
        right = after and not closes_after(after)
        pieces += (text[at : mark.start], _EMPTY if left else "", text[mark.start : mark.end])
        pieces.append(_EMPTY if right else "")
        at = mark.end
    return "".join([*pieces, text[at:]])


def _elements(text: str) -> "Counter[str]":
    """Give what elements a text has; of those whose text is no words, which."""
    return Counter(
        _kind(mark) + text[mark.start : mark.end] * (mark.kind in _VERBATIM) for mark in scan(text)
    )


def _loosely(text: str, raw: str) -> list[Mark]:
    """Give the elements of a translation, those that touch letters among them, in order.

    Those of the source's piece `raw` are known by how they are written there; what stands between
    them may hold others, whose words are translated.
    """
    marks = {raw[mark.start : mark.end]: mark for mark in scan(raw)}
    names = sorted(marks, key=len, reverse=True)
    known = re.compile("|".join(map(_pattern, names))) if 0 < len(names) <= MOST else _NEVER
    found: list[Mark] = []
    at = 0
    for match in known.finditer(text):
        found += _shifted(scan(text[at : match.start()], loose=True), at)
        found.append(replace(marks[match[0]], start=match.start(), end=match.end()))
        at = match.end()
    return found + _shifted(scan(text[at:], loose=True), at)


def _pattern(name: str) -> str:
    """Give the pattern of an element as it is written; a word is not the end of another."""
    return (r"(?<![a-zA-Z0-9_])" if name[0].isalnum() else "") + re.escape(name)


def _shifted(marks: list[Mark], by: int) -> list[Mark]:
    return [replace(mark, start=mark.start + by, end=mark.end + by) for mark in marks]


def _kind(mark: Mark) -> str:
    return mark.kind + mark.name


def relinked(text: str, raw: str) -> str:
    """Give a translation whose references still lead where the source's do.

    The words of `` `Some title`_ `` and `word_` are what they are looked up by, too; a translated
    one gets the source's: `` `Ein Titel <Some title_>`_ ``. Where the translation has not as many
    such references as the source's piece, nothing says which is which, and it stays as it is.
    """
    sources = [mark for mark in scan(raw) if _names_itself(mark)]
    if not sources:
        return text
    found = [mark for mark in _loosely(text, raw) if _names_itself(mark)]
    known, there = ({_label(mark) for mark in marks} for marks in (sources, found))
    lost = [mark for mark in sources if _label(mark) not in there]
    new = [mark for mark in found if _label(mark) not in known]
    if len(lost) != len(new):
        return text
    pieces: list[str] = []
    at = 0
    for source, mark in zip(lost, new, strict=True):
        target = one_line(source.inner).replace("<", r"\<").replace(">", r"\>")
        pieces += (text[at : mark.start], f"`{mark.inner} <{target}_>`_")
        at = mark.end
    return "".join([*pieces, text[at:]])


def _names_itself(mark: Mark) -> bool:
    return mark.kind == "reference" and mark.target == mark.inner


def _label(mark: Mark) -> str:
    return " ".join(mark.inner.split()).casefold()


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a paragraph, a term, a title in a directive and the like."""

    lined: bool = True
    """Whether it begins its block, so that its start may mean something."""
    quote: bool = False
    """Whether a dash at its start would make it an attribution."""
    term: bool = False
    """Whether it is followed by its definition, and ` : ` would part it."""
    literal: bool = False
    """Whether it ends in the first of the two colons that announce a literal block."""
    ahead: bool = False
    """Whether ` ::` stands behind it."""
    fold: str = ""
    """A line end and the margin of the next line, where the source has several lines."""
    hangs: bool = False
    """Whether it goes to the next line where it gets only one, so that what follows stays so."""

    def read(self, raw: str) -> str:
        """Give the piece as it stands: translators see reStructuredText."""
        return raw

    def write(self, text: str, raw: str) -> str:
        """Give the translation on one line, its marks recognised and its references leading on."""
        return written(text, raw)

    def close(self, body: str, raw: str) -> str:
        """Give the unit; what a translation made start or end something else is escaped."""
        if body == raw:
            return body
        if _MARKED.intersection(raw):
            body = separated(body, _WRAPPED.sub(" ", raw))
        lines = body.splitlines(keepends=True)
        if self.lined:
            lines[0] = self._guarded(lines, raw)
        lines[1:] = [_unlined(line) for line in lines[1:]]
        body = "".join(lines)
        if len(body) > LONGEST and self.fold:
            body = _folded(body, self.fold)
        return self._ended((self.fold if self.hangs and len(lines) == 1 else "") + body, raw)

    def _ended(self, body: str, raw: str) -> str:
        """Give the text such that its end and what follows mean what they did."""
        if self.term:
            return _COLON.sub(f"{_NO_BREAK}:", body)
        if self.literal:
            return _announcing(body, raw)
        if self.ahead:
            return _EMPTY + body if columns(body) < 3 else body
        if patterns.LITERAL.search(body) and not raw.endswith("::"):
            return body[:-1] + "\\:"
        return body

    def _guarded(self, lines: list[str], raw: str) -> str:
        """Give the first line, escaped where it would start another block."""
        following = lines[1].strip() if len(lines) > 1 else ""
        source = raw.splitlines()
        if lines[0].rstrip() == source[0].rstrip() and len(lines) == len(source):
            return lines[0]
        tail = ""
        if len(lines) == 1 and (self.ahead or self.literal):
            tail = ":" if self.literal and _SHOWN.search(lines[0]) else " ::"
        found = guarded(lines[0] + tail, following, quote=self.quote)
        return found[: len(found) - len(tail)]


def _unlined(line: str) -> str:
    """Give a line that is not the first, escaped where it would underline the one before."""
    bare = line.strip()
    if not patterns.ADORNMENT.match(bare):
        return line
    return line.replace(bare, _escaped(bare), 1)


def _escaped(text: str) -> str:
    """Give a text that starts nothing: its first character is escaped."""
    return ("\\ " if text.startswith("\\") else "\\") + text


def _folded(body: str, fold: str) -> str:
    """Give a text of many lines, cut at spaces."""
    pieces: list[str] = []
    at = 0
    while len(body) - at > LONGEST:
        space = body.rfind(" ", at, at + LONGEST)
        if space <= at:
            break
        pieces += (body[at:space], fold)
        at = space + 1
    return "".join([*pieces, body[at:]])


def _announcing(body: str, raw: str) -> str:
    """Give a text before the second of two colons, the first of which is shown."""
    if body.endswith("::") and not raw.endswith("::"):
        body = body.removesuffix(":")
    return body if _SHOWN.search(body) else body + " :"


def guarded(line: str, following: str = "", *, quote: bool = False) -> str:
    """Give a line such that it starts no block but text; `following` is the line after."""
    bare = line.rstrip()
    if quote and patterns.ATTRIBUTION.match(bare):
        return _escaped(line)
    if patterns.opens(bare) or patterns.ADORNMENT.match(bare):
        return _escaped(line)
    found = patterns.enumerator(bare)
    if found is None or not patterns.enumerates(found, following):
        return line
    mark = bare[: found.end].rstrip()
    return mark[:-1] + "\\" + line[len(mark) - 1 :]


@dataclass(frozen=True, slots=True)
class Title:
    """A section's title with the drawn line under it, and the one above if there is one.

    docutils wants them as long as the title; where a translation is wider than that, the lines
    grow. They are the title's own bytes, so locality holds.
    """

    def read(self, raw: str) -> str:
        """Give the piece as it stands."""
        return raw

    def write(self, text: str, raw: str) -> str:
        """Give the translation on one line."""
        return written(text, raw)

    def close(self, body: str, raw: str) -> str:
        """Give the title between its lines, which are as long as it needs."""
        lines, source = body.splitlines(keepends=True), raw.splitlines()
        title, drawn = lines[-2], lines[-1].strip()
        if len(lines) == 2:
            lines[0] = title = guarded(title, drawn)
        elif patterns.ADORNMENT.match(title.strip()):
            lines[1] = title = _unlined(title)
        margin = len(lines[-1]) - len(lines[-1].lstrip())
        least = max(len(drawn), columns(source[-2].rstrip()) - margin * (len(lines) > 2))
        width = columns(title.rstrip()) - margin * (len(lines) > 2)
        if width > least:
            longer = drawn[0] * width
            for at in {0, len(lines) - 1} - {len(lines) - 2}:
                lines[at] = lines[at].replace(drawn, longer, 1)
        return "".join(lines)
