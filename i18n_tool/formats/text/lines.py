"""The lines of a plain text, and what each of them looks like by itself."""

import re
from dataclasses import dataclass

from i18n_tool.formats.spacing import is_wide
from i18n_tool.model.unit import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029]*+(?:\r\n|[\n\r\u2028\u2029]|\Z)")
_BULLET = re.compile(
    r"(?!\([cC]\)[ \t]*\d{4})"  # the sign of a copyright
    r"(?:[•◦‣⁃▪▫·∙‧–—*+\-]|\d{1,3}[.)]|[a-z][)]|\((?:\d{1,3}|[ivx]{1,4}|[a-z])\))[ \t\u00a0\u3000]+"
    r"|[・●○■□◆◇※►▶➤✓✔☐☑][ \t\u00a0\u3000]*|[（(][0-9０-９一二三四五六七八九十]{1,3}[）)][ \u3000]*"
    r"|[0-9０-９一二三四五六七八九十]{1,3}[、．）][ \u3000]*"
)
_GAP = re.compile(r"(?<! ) *+\t[ \t]*+| {3,}|(?<![. ]) *+\.{5,}+(?=[ \t]*+\d)[ \t]*+")
_PIPE = re.compile(r"(?:(?<![ \t])[ \t]++)?+\|[ \t]*+")
_QUOTED = re.compile(r">(?: ?>)*+ +(?=\S)")
_ASIDE = re.compile(r"[,.!?…][»”\"]? [—–―] ")
_DRAWN = frozenset("|+-/\\=<>^─│┌┐└┘├┤┬┴┼")
_DASHES = frozenset("—–―")
_RULE = re.compile(r"([^\w\s])(?:[ \t]*+\1){2,}+")
_REFERENCES = re.compile(r"(?:([*|])[^\s*|]+\1\s*)+")
_CODE_FOLLOWS = re.compile(r"(?:^|[ \t])>[a-z]{0,12}$")
_CODE_ENDS = re.compile(r"<[ \t]+")
_CODE = re.compile(r"[$%#] |#include\b|//|/\*|[\w.]++\([^()]*+\);?$")
_CLOSERS = "\"'»”’›)]」』）】*_~` \u00a0"
_FINAL = frozenset(".!?…。！？؟۔।")
_MIDDLE = frozenset(":;,：；，、،؛")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank; places are in characters of the content, columns from 0."""

    start: int
    """Where its text starts, behind the indentation and the bullet."""
    end: int
    """Where its text ends, before trailing white space."""
    indent: int
    """The column where its bullet or text starts."""
    column: int
    """The column where its text starts."""
    width: int
    """The column where it ends."""
    bullet: bool
    cells: tuple[Span, ...]
    """Its text, cut at tabs and wide gaps: one span, or the cells of a row."""
    text: str
    """`content[start:end]`."""
    quote: int
    """How many `>` stand before it, as mail programs put them before what they answer to."""
    sign: str
    """`>` behind a line that announces a block of code, `~` behind an example, as in Vim's
    manuals; else nothing."""

    @property
    def is_rule(self) -> bool:
        """Say whether the line is only drawn: `=====`, `* * *`."""
        return not self.bullet and _RULE.fullmatch(self.text) is not None

    @property
    def is_drawn(self) -> bool:
        """Say whether the line is part of a drawing: half of it is made of several such signs."""
        signs = [sign for sign in self.text if sign in _DRAWN]
        if len(set(signs)) < 2 or self.text[0] == "-":
            return False
        return len(signs) * 2 >= sum(not sign.isspace() for sign in self.text)

    @property
    def is_code(self) -> bool:
        """Say whether an indented line is clearly no prose."""
        if self.indent == 0:
            return self.text.startswith(("vim:", "-*- "))
        return self.text.endswith((";", "{", "}")) or _CODE.match(self.text) is not None

    @property
    def ending(self) -> str:
        """Give how it ends: `final` (a full stop or the like), `asking` (`?`), `middle`, or ``."""
        bare = self.text[-40:].rstrip(_CLOSERS)
        last = bare[-1:]
        if last in _FINAL:
            return "asking" if last in "?!？！؟" else "final"
        return "middle" if last in _MIDDLE else ""

    @property
    def goes_on(self) -> bool:
        """Say whether its first letter is no capital: a sentence may go on here."""
        letter = next((c for c in self.text[:40] if c.isalnum()), "")
        return bool(letter) and not letter.isupper()

    @property
    def is_lower(self) -> bool:
        """Say whether its first letter is a small one."""
        return next((c for c in self.text[:40] if c.isalnum()), "").islower()

    @property
    def first_word(self) -> int:
        """Give the width of its first word; of writing without spaces, of its first character."""
        if is_wide(self.text[0]):
            return 2
        return width(self.text[:80].split(maxsplit=1)[0])


def width(text: str, start: int = 0) -> int:
    """Give the columns that a text takes from the column `start` on; a tab goes to the next 8."""
    if "\t" in text:
        return _tabbed(text, start)
    if text.isascii() or len(text) > 2000:
        return len(text)
    return len(text) + sum(map(is_wide, text))


def _tabbed(text: str, start: int) -> int:
    """Give the columns of a text with tabs."""
    column = start
    *before, last = text.split("\t")
    for piece in before:
        column = (column + width(piece)) // 8 * 8 + 8
    return column + width(last) - start


def read_lines(content: str) -> list[Line | None]:
    """Give the lines of a content; None stands for a blank one."""
    found: list[Line | None] = []
    at = 1 if content.startswith("\ufeff") else 0
    while at < len(content):
        match = _LINE.match(content, at)
        if match is None:
            break
        found.append(_line(content, at, match.end()))
        at = match.end()
    return found


def _line(content: str, at: int, end: int) -> Line | None:
    """Give the line between two places, without the white space at its edges."""
    whole = content[at:end]
    bare = whole.strip()
    if not bare:
        return None
    first = at + len(whole) - len(whole.lstrip())
    last = first + len(bare)
    quoted = _QUOTED.match(bare)
    if quoted:
        first += quoted.end()
        bare = bare[quoted.end() :]
    indent = width(content[at:first])
    match = _BULLET.match(bare) or (None if quoted else _CODE_ENDS.match(whole))
    start = first + match.end() if match and match.end() < len(bare) else first
    if bare[0] in _DASHES and _is_speech(content[start:last]):
        start = first
    sign = _sign(bare)
    stop = content.rindex(sign, start, last) if sign else last
    if not content[start:stop].strip():
        sign, stop = "", last  # the sign is all that there is
    text = content[start:stop].rstrip()
    return Line(
        start,
        start + len(text),
        indent,
        width(content[at:start]),
        width(content[at:last]),
        start > first and bare[0] != "<",
        tuple(_cells(text, start)),
        text,
        quoted[0].count(">") if quoted else 0,
        sign,
    )


def _is_speech(text: str) -> bool:
    """Say whether what stands behind a dash is what somebody says, and no item of a list."""
    letter = next((character for character in text if character.isalnum()), "")
    ends = text.rstrip('»”"')[-1:] in _FINAL
    return letter.isupper() and (ends or _ASIDE.search(text) is not None)


def _sign(text: str) -> str:
    """Give the sign that stands behind a line's text."""
    if len(text) > 2 and _CODE_FOLLOWS.search(text[-16:]):
        return ">"
    return "~" if text.endswith((" ~", "\t~")) and len(text) > 2 else ""


def _cells(text: str, start: int) -> list[Span]:
    """Cut a line at tabs, gaps of three spaces or more, rows of dots, and between pipes that stand
    at both its ends; references to tags are no cells.
    """
    row = text[0] == text[-1] == "|" and text.count("|") > 2 and not is_reference(text)
    if not row and not any(map(text.__contains__, ("\t", "   ", "....."))):
        return [(start, start + len(text))]
    cells: list[Span] = []
    at = 0
    for match in (_PIPE if row else _GAP).finditer(text):
        cells.append((start + at, start + match.start()))
        at = match.end()
    cells.append((start + at, start + len(text)))
    return [cell for cell in cells if cell[0] < cell[1]] or [(start, start + len(text))]


def is_reference(text: str) -> bool:
    """Say whether a cell only names or links tags: `*usr_24.txt*`, `|24.1|`."""
    return _REFERENCES.fullmatch(text) is not None
