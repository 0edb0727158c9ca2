"""How text is written in AsciiDoc: what a translation may hold without becoming something else.

A translation is AsciiDoc, as the translator saw it; only what would change the structure around it
is guarded, by a backslash or by `{empty}`, AsciiDoc's own attribute for nothing at all.
"""

import re
from dataclasses import dataclass

from i18n_tool.formats.asciidoc.inline import NOTHING
from i18n_tool.formats.asciidoc.lines import PREPROCESSOR, RULE
from i18n_tool.formats.asciidoc.marks import relink, unconstrained
from i18n_tool.formats.asciidoc.scan import Form, is_attributes
from i18n_tool.model.unit import one_line

_ITEM = re.compile(r"(?:[-\u2022]|\*+|\.+|[0-9]+\.|[a-zA-Z]\.|[IVXivx]+\))[ \t]")
_STARTS = re.compile(
    rf"""
      {_ITEM.pattern}                                              # a list item
    | <(?:[0-9]+|\.)>[ \t]                                         # a callout
    | [=#]{{1,6}}[ \t]                                               # a section
    | \.\.?[^ \t.]                                                 # a block's title
    | //(?!/) | :!?\w[^:]*:(?:[ \t]|\Z)                            # a comment, an attribute entry
    | (?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]
    | >[ \t] | --[ \t]                                             # a quote, who said it
    """,
    re.VERBOSE,
)
_WHOLE = re.compile(
    r"""(?:
      --|([-.=*_+/])\1{3,}+|[|,:!]={3,}|```.*|\+                     # a delimiter, a continuation
    | ([=\-~^+])\2*+                                               # an underline
    )\Z""",
    re.VERBOSE,
)
_CLOSED = re.compile(r"(?:\[.*|[\w-]+::.*)\]\Z")
"""A block's attributes, a macro that is a block."""
_TERM = re.compile(r"((?<!:):{2,}+|;;)(?=[ \t]|\Z)")
_REFERENCE = re.compile(r"(\\?)\{((\w[\w-]*)|(?:set|counter2?):[^{}\n]+)\}")
_LAST_MARKS = re.compile(r"[ \t](?:=+|#+|\[\[[^\[\]]*\]\])\Z")
_LINE = re.compile(r"(?<=\n)")
_PIPE = re.compile(r"(\\?)\|")
_SPEC = re.compile(r"(?:^|[ \t])[0-9.]*[*+]?[<^>.]*[a-z]?\Z")
_CHECKBOX = re.compile(r"\[[ x*]\] ")
_BUILT_IN = frozenset(
    {
        "empty", "sp", "nbsp", "zwsp", "wj", "apos", "quot", "lsquo", "rsquo", "ldquo", "rdquo",
        "deg", "plus", "brvbar", "vbar", "amp", "lt", "gt", "startsb", "endsb", "caret", "asterisk",
        "tilde", "backslash", "backtick", "two-colons", "two-semicolons", "cpp", "pp", "blank",
    }
)  # fmt: skip
"""The attributes that are always there and stand for a character."""


@dataclass(frozen=True, slots=True)
class Inline:
    """The text of a paragraph, a title, a list item, a cell."""

    form: Form = "block"
    hard: str = ""
    """What is written for a line break inside an element: ` +` and a line end; or nothing."""
    pipe: str = ""
    """What separates cells and is escaped, where the text stands in a table."""
    tight: bool = False
    """Whether the next cell begins at once behind the text."""
    quoted: bool = False
    """Whether the lines after the first begin with `> `."""
    compat: bool = False
    """Whether marks are read as in articles of old."""
    names: frozenset[str] = frozenset()
    """The attributes that the article knows."""
    beside: int = 0
    """How many characters stand on the text's line beside it."""
    below: int = 0
    """The length of the line directly below, if that would make a title of a line as long."""
    underlined: bool = False
    """Whether the last line of the unit is the line that makes it a heading."""
    behind: str = ""
    """The character behind a term, which ends in none such."""

    def read(self, raw: str) -> str:
        r"""Give the piece as it stands, but for `\|` in a cell."""
        return raw.replace("\\|", "|") if self.pipe and "\\|" in raw else raw

    def write(self, text: str, raw: str) -> str:
        """Give the translation on one line, but for the line breaks that the piece has, too."""
        if self.hard and "\n" in raw:
            parts = [self._written(line, raw) for line in text.split("\n")]
            return self.hard.join(part for part in parts if part)
        return self._written(text, raw) or raw

    def _written(self, text: str, raw: str) -> str:
        line = one_line(text).strip()
        if not line:
            return ""
        shown = self.read(raw)
        if line != shown:
            known = {match[2] for match in _REFERENCE.finditer(raw) if not match[1]}
            known |= self.names | _BUILT_IN
            line = _REFERENCE.sub(lambda match: _escaped(match, known), line)
            line = unconstrained(line, shown, compat=self.compat)
            line = relink(line, shown, compat=self.compat)
            if line in {"+", "\\"} or line.endswith((" +", " \\")):
                line += NOTHING
        paragraph = self.form in {"block", "inline"} and not self.pipe
        if ("::" in line or ";;" in line) and (paragraph or not _TERM.search(raw)):
            line = _TERM.sub(rf"\1{NOTHING}", line)
        return _PIPE.sub(r"\\|", line) if self.pipe else line

    def close(self, body: str, raw: str) -> str:
        """Give the unit; a line that a translation made something else is guarded."""
        if self.underlined:
            return self._underline(body, raw)
        if body != raw and "://" in body:
            body = relink(body, raw, compat=self.compat)  # behind the sentence before
        known = set(_LINE.split(raw))
        lines = _LINE.split(body)
        odd = raw[:1] if self.form == "block" and _is_odd(raw) else ""
        found = [
            line if line in known else self._guarded(line, first=not number, odd=odd)
            for number, line in enumerate(lines)
        ]
        whole = "".join(found)
        alone = self.below and "\n" not in whole
        if alone and abs(len(whole) + self.beside - self.below) < 2:
            whole = NOTHING + whole
        if self.pipe and whole != raw and not whole.strip("="):
            whole = NOTHING + whole  # behind the `|` of its cell it would end the table
        if self.behind and whole != raw and whole.endswith(self.behind):
            whole += NOTHING
        if self.tight and not raw.endswith("\\"):
            last = whole[-80:]
            if last.endswith("\\") or (_SPEC.search(last) and not _SPEC.search(raw[-80:])):
                whole += NOTHING
        return whole

    def _guarded(self, line: str, *, first: bool, odd: str) -> str:
        """Give a line of the unit that was changed; `odd` is how a strange source begins."""
        text = line.rstrip("\r\n")
        tail = line[len(text) :]
        at = len(text) - len(text.lstrip(" \t"))
        if self.quoted and not first and text.startswith(">", at):
            at += 2 if text.startswith("> ", at) else 1
        lead, text = text[:at], text[at:]
        inner = lead.endswith((" ", "\t")) and not lead.startswith(">")
        if not first or self.form == "block":
            same = odd and first and text.startswith(odd)
            bare = self.read(text)
            bare += self.behind * 2
            if same and bare.endswith("]"):
                same = not is_attributes(bare)
            if not same and (_ITEM.match(bare) if inner else _starts(bare)):
                text = NOTHING + text
            elif not same and not inner and (_CLOSED.match(bare) or PREPROCESSOR.match(bare)):
                text += NOTHING
        elif self._is_marked(text):
            text = NOTHING + text
        if self.form == "heading" and _LAST_MARKS.search(text):
            text += NOTHING
        return lead + text + tail

    def _is_marked(self, text: str) -> bool:
        """Say whether a text would be read as more of the marks that stand before it."""
        if self.form == "item":
            return _CHECKBOX.match(text) is not None
        return self.form == "block title" and text.startswith(".")

    def _underline(self, body: str, raw: str) -> str:
        """Give a title with a line below it as long as it is."""
        title, end, rest = _parts(body)
        mark = raw[-1]
        if title.startswith(".") or not any(character.isalnum() for character in title):
            title = "{sp}" + title if title.startswith(".") else title + NOTHING
        if _starts(title) or _CLOSED.match(title):
            title = NOTHING + title
        return title + end + (rest if abs(len(rest) - len(title)) < 2 else mark * len(title))


def _starts(text: str) -> bool:
    """Say whether a line would be a block by how it starts."""
    return bool(_STARTS.match(text) or _WHOLE.match(text) or RULE.match(text))


def _parts(body: str) -> tuple[str, str, str]:
    """Give a title, its line end, and the line below."""
    title, _, rest = body.rpartition("\n")
    bare = title.rstrip(" \t\r")
    return bare, body[len(bare) : len(title) + 1], rest


def _is_odd(raw: str) -> bool:
    """Say whether the source itself begins like a block that it is not."""
    line = raw.split("\n", 1)[0].rstrip("\r \t")
    return _starts(line) or _CLOSED.match(line) is not None


def _escaped(match: re.Match[str], known: set[str]) -> str:
    r"""Give `\{name}` for an attribute that neither the source nor AsciiDoc has."""
    return match[0] if match[1] or match[2] in known else "\\" + match[0]


@dataclass(frozen=True, slots=True)
class Bracketed:
    """The text of a link that is all of its unit: `xref:page.adoc[text]`, `<<id,text>>`."""

    pipe: str = ""
    angled: bool = False
    """Whether `>>` ends it."""

    def read(self, raw: str) -> str:
        """Give the piece as it stands, without the backslashes that the brackets need."""
        text = raw if self.angled else raw.replace("\\]", "]")
        return text.replace("\\|", "|") if self.pipe else text

    def write(self, text: str, raw: str) -> str:
        """Give the translation on one line, so that it ends with its bracket and sets nothing."""
        line = one_line(text).strip()
        if not line or line == self.read(raw):
            return raw
        line = _REFERENCE.sub(lambda match: _escaped(match, set(_BUILT_IN)), line)
        if self.angled:
            line = line.replace(">>", f">{NOTHING}>")
        else:
            line = line.replace("]", "\\]").replace("=", "&#61;")
        if line == "+" or line.endswith(" +"):
            line += NOTHING
        return _PIPE.sub(r"\\|", line) if self.pipe else line

    def close(self, body: str, raw: str) -> str:  # noqa: ARG002 - the protocol's shape
        """Give the text; what would mean something at its edges is guarded."""
        if self.angled:
            return body + NOTHING if body.endswith((">", "\\")) else body
        if body.startswith('"'):
            body = "&quot;" + body[1:]
        return body + NOTHING if body.endswith(("\\", "^")) else body


@dataclass(frozen=True, slots=True)
class Value:
    """A value in a macro's brackets: an image's `alt` text or title."""

    quote: str = ""
    """The quotes that stand around it."""

    def read(self, raw: str) -> str:
        """Give the piece without the backslashes of its quotes."""
        return raw.replace(f"\\{self.quote}", self.quote) if self.quote else raw

    def write(self, text: str, raw: str) -> str:
        """Give the translation on one line."""
        line = one_line(text).strip()
        if not line or line == self.read(raw):
            return raw
        line = _REFERENCE.sub(lambda match: _escaped(match, set(_BUILT_IN)), line)
        return line.replace(self.quote, f"\\{self.quote}") if self.quote else line

    def close(self, body: str, raw: str) -> str:
        """Give the value, in quotes if it needs them now."""
        if self.quote:
            return body + NOTHING if body.endswith("\\") else body
        if body == raw or not (set(body) & set(",=\"'") or body.endswith("\\")):
            return body
        escaped = body.replace('"', '\\"')
        return f'"{escaped}{NOTHING if body.endswith(chr(92)) else ""}"'
