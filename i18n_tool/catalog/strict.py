"""The careful reader: one entry at a time, by gettext's own grammar, for whatever is odd.

The fast expressions of `syntax` read what tools write. What they leave (indented lines, two strings
on a line, rare escapes, mixed line ends, mistakes) is read here, and every error has its line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, NoReturn

from i18n_tool.catalog.encoding import line_at
from i18n_tool.catalog.syntax import Parts, unescape
from i18n_tool.errors import CatalogError

_TOKEN: Final = re.compile(
    rb"(?P<space>[ \t\r\f\v]++)|(?P<newline>\n(?:[ \t\r\f\v]*+\n)*+)"
    rb'|(?P<string>"[^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*+")'
    rb"|(?P<old>\#~\||\#\|)|(?P<obsolete>\#~)|(?P<comment>\#[^\n]*+\n?+)"
    rb"|(?P<word>[A-Za-z_][A-Za-z0-9_]*+)(?:[ \t]*+\[[ \t]*+(?P<index>[0-9]++)[ \t]*+\])?+"
)
_REST: Final = re.compile(rb"[ \t\r\f\v]*+\n")
_CONFLICT: Final = re.compile(rb"(?:<{7}|={7}|>{7}|\|{7})(?: |\r?\n)")
_GOOD_ESCAPES: Final = re.compile(
    rb'"[^"\\]*+(?:\\(?:[nt"\\rabfv]|x[0-9A-Fa-f]++|[0-7]{1,3}+)[^"\\]*+)*+"'
)
_RARE: Final = re.compile(rb"(?<!\\)(?:\\\\)*+\\[abfv]")
_NUMBERS: Final = {b"msgctxt": 2, b"msgid": 3, b"msgid_plural": 4, b"msgstr": 5}
_NEXT_OLD: Final = {0: (2, 3), 2: (3,), 3: (4,), 4: ()}
_NEXT: Final = {0: (2, 3), 2: (3,), 3: (4, 5), 4: (5,), 5: (5,)}
SEPARATOR: Final = "a U+0004 in a text, which parts the context from the text in a .mo"
_CONFLICT_TODO: Final = (
    "Resolve the merge there first: keep one side of each entry, delete the lines that start with "
    "<<<<<<<, ======= and >>>>>>>."
)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    """`comment`, `word` or `string`."""
    start: int
    end: int
    word: bytes
    """The keyword itself, without its index."""
    index: bytes | None
    """The digits in `msgstr[0]`."""
    obsolete: bool
    old: bool
    """In a `#|` line."""
    at: int
    """Where its section starts: its line's start if it is the first on its line."""


@dataclass(slots=True)
class _Entry:
    """What has been read of one entry."""

    keyword: int = 0
    """The number of the part that is being read; 0 before the first."""
    starts: dict[int, int] = field(default_factory=dict)
    obsolete: bool = False
    strings: int = 0
    """Strings since the last keyword."""
    forms: int = 0
    plural: bool = False
    old: int = 0
    """The number of the last keyword among the `#|` lines."""
    old_strings: int = 0
    first: int = -1
    """Where the first comment stands."""


class Reader:
    """Reads entries from any place in a catalog's text where one may start."""

    def __init__(self, text: bytes, path: str, charset: str) -> None:
        """Take the whole text, as UTF-8."""
        self._text = text
        self._path = path
        self._charset = charset
        self.rare = 0
        """The line of the first escape that few tools read, or 0."""

    def read(self, start: int) -> tuple[Parts | None, int]:
        """Give the entry that starts at `start` and where it ends.

        None where only blank lines and comments are left; the end is then that of the text.
        """
        entry = _Entry()
        position = start
        for token in self._tokens(start):
            if entry.strings and entry.keyword == 5 and self._starts_next(token):
                break
            self._take(entry, token)
            position = token.end
        if not entry.keyword:
            if entry.old:
                self._fail("previous msgid (#|) with no entry after it", position - 1)
            return None, len(self._text)
        if not entry.strings or entry.keyword != 5:
            what = "no text in quotes after it" if not entry.strings else "no msgstr"
            self._fail(f"the entry is not finished: {what}", entry.starts[entry.keyword])
        return _cut(self._text, entry, start, position)

    def _starts_next(self, token: _Token) -> bool:
        """Say whether, after a whole entry, this token is the start of another."""
        if token.kind == "comment" or token.old:
            return True
        return token.kind == "word" and token.word not in {b"msgstr", b"msgid_plural"}

    def _take(self, entry: _Entry, token: _Token) -> None:
        """Let one token have its place in the entry, or raise."""
        if token.kind == "comment":
            if entry.keyword or entry.old:
                self._fail("a comment stands inside an entry", token.start)
            if entry.first < 0:
                entry.first = token.at
        elif token.old:
            self._take_old(entry, token)
        elif token.kind == "word":
            self._take_keyword(entry, token)
        else:
            self._take_string(entry, token)

    def _take_old(self, entry: _Entry, token: _Token) -> None:
        """Read a token of the `#|` lines: msgctxt, msgid, msgid_plural, in that order."""
        if entry.keyword:
            self._fail("a previous msgid (#|) stands inside an entry", token.start)
        if not entry.old:
            entry.obsolete = token.obsolete
        elif token.obsolete != entry.obsolete:
            self._fail("inconsistent use of #~", token.start)
        if entry.first < 0:
            entry.first = token.at
        if token.kind == "string":
            if not entry.old:
                self._fail("text in quotes with no keyword before it", token.start)
            self._check_string(token)
            entry.old_strings += 1
            return
        number = _NUMBERS.get(token.word, 0) if token.kind == "word" and not token.index else 0
        if number not in _NEXT_OLD[entry.old] or (entry.old and not entry.old_strings):
            self._fail("the previous msgid (#|) is not msgctxt, msgid, msgid_plural", token.start)
        entry.old, entry.old_strings = number, 0

    def _take_keyword(self, entry: _Entry, token: _Token) -> None:
        """Read msgctxt, msgid, msgid_plural or msgstr."""
        shown = token.word.decode("ascii")
        if token.word == b"domain":
            self._fail("domain directives are not supported", token.start)
        number = _NUMBERS.get(token.word)
        if number is None or (token.index and number != 5):
            self._fail(f"unknown keyword {shown!r}", token.start)
        if not entry.keyword and not entry.old:
            entry.obsolete = token.obsolete
        if token.obsolete != entry.obsolete:
            self._fail("inconsistent use of #~", token.start)
        if entry.old and (entry.old == 2 or not entry.old_strings):
            self._fail("the previous msgid (#|) is not finished", token.start)
        if number not in _NEXT[entry.keyword]:
            self._fail(f"{shown} stands in the wrong place", token.start)
        if entry.keyword and not entry.strings:
            self._fail(f"no text in quotes before {shown}", token.start)
        if number == 5:
            self._take_form(entry, token)
        entry.plural = entry.plural or number == 4
        entry.starts.setdefault(number, token.at)
        entry.keyword, entry.strings = number, 0

    def _take_form(self, entry: _Entry, token: _Token) -> None:
        """Read the index of a msgstr, which must be the next one, or none without a plural."""
        if token.index is None:
            if entry.plural:
                self._fail("msgstr without [0], though the entry has a msgid_plural", token.start)
            if entry.forms:
                self._fail("a second msgstr in one entry", token.start)
        elif not entry.plural:
            self._fail("msgstr[0] without a msgid_plural", token.start)
        elif token.index.lstrip(b"0") != (b"%d" % entry.forms).lstrip(b"0"):
            self._fail(f"plural form {entry.forms} is missing before this one", token.start)
        entry.forms += 1

    def _take_string(self, entry: _Entry, token: _Token) -> None:
        """Read one quoted string."""
        if not entry.keyword:
            self._fail("text in quotes with no keyword before it", token.start)
        if token.obsolete != entry.obsolete:
            self._fail("inconsistent use of #~", token.start)
        self._check_string(token)
        entry.strings += 1

    def _check_string(self, token: _Token) -> None:
        """Raise for an escape that gettext does not know, or one that gives no text."""
        raw = self._text[token.start : token.end]
        if b"\\" not in raw:
            return
        if not _GOOD_ESCAPES.fullmatch(raw):
            self._fail("an escape that PO does not have", token.start)
        value = unescape(raw)
        if b"\0" in value:
            self._fail("an escaped NUL, which cuts texts off in a .mo", token.start)
        if b"\x04" in value and not token.old:
            self._fail(SEPARATOR, token.start)
        try:
            value.decode("utf-8")
        except UnicodeDecodeError:
            self._fail("an escaped byte that is not UTF-8", token.start)
        if self._charset != "utf-8" and raw.isascii() and not value.isascii():
            self._fail(f"an escaped byte in a {self._charset.upper()} catalog", token.start)
        if not self.rare and _RARE.search(raw):
            self.rare = line_at(self._text, token.start)

    def _tokens(self, position: int) -> Iterator[_Token]:
        """Give the tokens from `position` on; a line's `#~` and `#|` colour all of its tokens."""
        text = self._text
        obsolete = old = False
        line = position
        while position < len(text):
            match = _TOKEN.match(text, position)
            if match is None:
                self._fail_at(position)
            kind = match.lastgroup or ""
            kind = "word" if kind == "index" else kind
            start, position = position, match.end()
            if kind in {"old", "obsolete"}:
                obsolete = obsolete or match[0][1:2] == b"~"
                old = old or kind == "old"
            elif kind in {"word", "string", "comment"}:
                yield _Token(
                    kind, start, position, match["word"], match["index"], obsolete, old, line
                )
                line = position
            if match[0].endswith(b"\n"):
                obsolete = old = False
                line = position

    def _fail_at(self, position: int) -> NoReturn:
        """Raise for a byte that starts no token."""
        text = self._text
        start = text.rfind(b"\n", 0, position) + 1
        if _CONFLICT.match(text, start):
            raise CatalogError(
                "git conflict markers: the merge has not been resolved",
                path=self._path,
                line=line_at(text, position),
                todo=_CONFLICT_TODO,
            )
        if text[position : position + 1] == b'"':
            self._fail("a text in quotes does not end on its line", position)
        shown = text[position : position + 12].split(b"\n")[0].decode("utf-8", "replace")
        self._fail(f"syntax error at {shown!r}", position)

    def _fail(self, what: str, position: int) -> NoReturn:
        raise CatalogError(what, path=self._path, line=line_at(self._text, position))


def _cut(text: bytes, entry: _Entry, start: int, end: int) -> tuple[Parts, int]:
    """Cut the text of a whole entry into its parts, the rest of its last line with it."""
    rest = _REST.match(text, end)
    end = rest.end() if rest else end
    starts = entry.starts
    plural = starts.get(4, starts[5])
    msgctxt = starts.get(2, starts[3])
    first = entry.first if entry.first >= 0 else msgctxt
    cuts = (start, first, msgctxt, starts[3], plural, starts[5], end)
    return Parts(*(text[a:b] for a, b in pairwise(cuts))), end
