"""Front matter in YAML: the scalars of a document, with their places.

Written here rather than taken from a library for YAML: those refuse a whole document for one line
that generators let pass, and are quadratic in `[`. The reader goes from line to line and knows of
YAML what front matter uses; where it meets anything else, it stops, and the rest is copied. The
tests hold it against a real parser.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from i18n_tool.formats.markdown.flow import Scalar, flow
from i18n_tool.formats.markdown.scalars import starts_plain
from i18n_tool.model.unit import Span

Path = tuple[str | None, ...]

_MARGIN = re.compile(r"(?:[ \t]*+(?:\#[^\n]*+)?\r?\n)*+(?P<indent>[ ]*+)")
_REST = re.compile(r"(?:[ \t]++\#[^\n]*+|[ \t]*+)\r?(?:\n|\Z)")
_EMPTY = re.compile(r"(?:\#[^\n]*+)?\r?(?:\n|\Z)")
_ENTRY = re.compile(r"-(?:[ ]++|(?=[\r\n]))")
_KEY = re.compile(
    r"(?: (?P<plain> (?!\#) [^\s\"'] (?: (?!:[ \t\r\n]|[ \t]\#) [^\n] )*+ )"
    r"| (?P<quote>[\"']) (?P<quoted> [^\"'\\\n]++ ) (?P=quote) [ \t]*+ ) : (?=[ \t\r\n]) [ \t]*+",
    re.VERBOSE,
)
_DOUBLE = re.compile(r'"(?:[^"\\]|\\[\s\S])*+"')
_SINGLE = re.compile(r"'(?:[^']|'')*+'")
_HEADER = re.compile(
    r"(?P<style>[|>])(?:[-+]?(?P<digit>[1-9])?|[1-9][-+])[ \t]*+(?:(?<=[ \t])\#[^\n]*+)?\r?\n"
)
_PROPERTY = re.compile(r"[&!][^\s,\[\]{}]*+(?:[ \t]++|(?=[\r\n]))")
_ALIAS = re.compile(r"\*[^\s,\[\]{}]++")
_LINE = re.compile(r"(?P<indent>[ ]*+)(?P<text>[^\n]*+)(?:\n|\Z)")
_TOKENS = re.compile(
    r"(?P<space>(?:[ \t\r\n]|(?<=[ \t\n])\#[^\n]*+)++)|(?P<mark>[\[\]{},])"
    r"|(?P<separator>:(?=[\s,\[\]{}])|(?<=[\"']):)"
    r'|(?P<double>"(?P<double_text>(?:[^"\\\n]|\\[^\n])*+)")'
    r"|(?P<single>'(?P<single_text>(?:[^'\n]|'')*+)')"
    r"|(?P<plain>(?P<plain_text>(?:[^\s,\[\]{}#&*!|>'\"%@`?:-]|[?:-](?=[^\s,\[\]{}]))"
    r"(?:[^\s,\[\]{}:]|:(?![\s,\[\]{}])|[ \t]++(?![\s#,\[\]{}:]))*+))"
)
_FOLD = re.compile(r"\n[ ]*+")


class _UnsureError(Exception):
    """What stands here is not understood."""


@dataclass(slots=True)
class _Level:
    """A mapping or sequence that is open."""

    column: int
    is_sequence: bool
    path: Path
    inner: Path | None = None
    """The path of a value that may stand deeper; None where none may."""


def scalars(content: str, span: Span) -> Iterator[Scalar]:
    """Give the scalars of the document in `span`, in order, up to what is not understood.

    Styles are `double`, `single` and `plain`, these on one line or more, `inline` for a plain one
    between brackets, and `|` and `>` for block scalars, which start behind their header's line.
    """
    reader = _Reader(content, *span)
    try:
        while reader.line():
            yield from reader.taken()
    except _UnsureError:
        yield from reader.taken()


class _Reader:
    """The state between two lines."""

    def __init__(self, content: str, at: int, end: int) -> None:
        self._content = content
        self._at = at
        self._end = end
        self._levels: list[_Level] = []
        self._found: list[Scalar] = []

    def taken(self) -> list[Scalar]:
        """Give what was found since the last call."""
        found, self._found = self._found, []
        return found

    def line(self) -> bool:
        """Read the next line, with all that belongs to a value on it; False at the end."""
        margin = _MARGIN.match(self._content, self._at, self._end)
        if margin is None or margin.end() == self._end:
            return False
        start, self._at = margin.span("indent")
        column = self._at - start
        if not column and self._content.startswith(("---", "..."), start):
            raise _UnsureError
        while self._levels and self._levels[-1].column > column:
            self._levels.pop()
        is_entry = False
        while match := _ENTRY.match(self._content, self._at, self._end):
            self._entry(column)
            is_entry = True
            self._at = match.end()
            column = self._at - start
            if empty := _EMPTY.match(self._content, self._at, self._end):
                self._at = empty.end()
                return True
        self._node(column, is_entry=is_entry)
        return True

    def _entry(self, column: int) -> None:
        """Take the mark of a sequence's entry."""
        top = self._top()
        if top.is_sequence and top.column == column:
            top.inner = top.path
        elif top.inner is not None and (column > top.column or not top.is_sequence):
            self._push(column, is_sequence=True)
            self._top().inner = self._top().path
        else:
            raise _UnsureError

    def _top(self) -> _Level:
        if not self._levels:
            raise _UnsureError
        return self._levels[-1]

    def _push(self, column: int, *, is_sequence: bool) -> None:
        """Open a mapping or sequence as the value that may stand here."""
        top = self._top()
        self._levels.append(_Level(column, is_sequence, top.inner or ()))
        top.inner = None

    def _node(self, column: int, *, is_entry: bool) -> None:
        """Take a field of a mapping, or a scalar that stands on a line or in an entry."""
        key = _KEY.match(self._content, self._at, self._end)
        if key and key["plain"] and not starts_plain(key["plain"]):
            key = None
        if key is None:
            top = self._top()
            if top.inner is None or (column <= top.column and not is_entry):
                raise _UnsureError
            path, top.inner = top.inner, None
            self._value(path, top.column)
            return
        last = self._levels[-1] if self._levels else None
        if last and last.is_sequence and last.column == column:
            self._levels.pop()  # a sequence may stand as deep as the key that it belongs to
        if not self._levels and column == 0:
            self._levels.append(_Level(0, is_sequence=False, path=()))
        top = self._top()
        if top.column != column or top.is_sequence:
            if top.inner is None or column <= top.column:
                raise _UnsureError
            self._push(column, is_sequence=False)
            top = self._top()
        top.inner = None
        self._at = key.end()
        self._field(top, (*top.path, (key["plain"] or key["quoted"]).strip()))

    def _field(self, level: _Level, path: Path) -> None:
        """Read what stands behind a key: a value, or nothing, where a value may follow below."""
        while match := _PROPERTY.match(self._content, self._at, self._end):
            self._at = match.end()  # what has a tag or an anchor means more than its text
            path = (*path, None)
        if empty := _EMPTY.match(self._content, self._at, self._end):
            self._at = empty.end()
            level.inner = path
        else:
            self._value(path, level.column)

    def _value(self, path: Path, column: int) -> None:
        """Read a value; its further lines stand deeper than `column`."""
        first = self._content[self._at]
        if header := _HEADER.match(self._content, self._at, self._end):
            self._block(path, column, header)
        elif first in "\"'":
            self._quoted(path, column, first)
        elif first in "[{":
            read = flow(self._content, (self._at, self._end), _TOKENS, path)
            if read is None or not self._is_deeper((self._at, read[0]), column):
                raise _UnsureError
            self._found += (
                replace(one, style="inline") if one.style == "plain" else one for one in read[1]
            )
            self._rest(read[0])
        elif match := _ALIAS.match(self._content, self._at, self._end):
            self._rest(match.end())
        elif starts_plain(self._content[self._at : self._at + 2]):
            self._plain(path, column)
        else:
            raise _UnsureError

    def _quoted(self, path: Path, column: int, quote: str) -> None:
        pattern = _DOUBLE if quote == '"' else _SINGLE
        match = pattern.match(self._content, self._at, self._end)
        if match is None or not self._is_deeper(match.span(), column):
            raise _UnsureError
        self._rest(match.end())
        self._found.append(Scalar(path, "double" if quote == '"' else "single", *match.span()))

    def _is_deeper(self, span: Span, column: int) -> bool:
        """Say whether all lines of a stretch but the first stand deeper, or are empty."""
        return all(
            match.end() - match.start() - 1 > column or self._content[match.end()] in "\r\n"
            for match in _FOLD.finditer(self._content, *span)
        )

    def _rest(self, at: int) -> None:
        """Go past the end of a line on which nothing more may stand."""
        rest = _REST.match(self._content, at, self._end)
        if rest is None:
            raise _UnsureError
        self._at = rest.end()

    def _plain(self, path: Path, column: int) -> None:
        """Read a scalar without quotes, with the lines on which it goes on."""
        start = end = self._at
        odd = False
        while match := _LINE.match(self._content, self._at, self._end):
            text = match["text"]
            is_first = match.start() == start
            if not is_first and text.strip() and len(match["indent"]) <= column:
                break
            if not is_first and text.startswith("#"):
                break
            if match.start() == self._end:
                break
            self._at = match.end()
            words, comment, _ = text.replace("\t#", " #").partition(" #")
            odd = odd or ": " in words.replace("\t", " ") or words.rstrip().endswith(":")
            if odd and not is_first and text.strip():
                raise _UnsureError
            if words.strip():
                end = match.start("text") + len(words.rstrip())
            if comment:
                break
        if not odd:
            self._found.append(Scalar(path, "plain", start, end))

    def _block(self, path: Path, column: int, header: re.Match[str]) -> None:
        """Read a block scalar up to the line that stands no deeper than `column`."""
        self._at = start = header.end()
        inner, blank = -1, 0
        while match := _LINE.match(self._content, self._at, self._end):
            if match.start() == self._end:
                break
            if match["text"].strip():
                indent = len(match["indent"])
                if indent <= column:
                    break
                inner = indent if inner < 0 else inner
                if max(inner, blank) > indent and not header["digit"]:
                    raise _UnsureError
            elif inner < 0:
                blank = max(blank, len(match["indent"]))
            self._at = match.end()
        if not re.search(r"[1-9]", header[0].partition("#")[0]):
            self._found.append(Scalar(path, header["style"], start, self._at))
