"""How text is written in Markdown: what a translation may hold without becoming something else.

A translation is Markdown, as the translator saw it; only what would change the structure around it
is escaped: what starts a block at the start of a line, `|` in a cell, `#` at a heading's end.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from i18n_tool.formats.markdown.patterns import LIE
from i18n_tool.model.unit import one_line

_HTML = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details"
    "|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header"
    "|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param"
    "|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul"
)
_TAG_BLOCK = re.compile(
    rf"<(?:(?:script|pre|style|textarea)(?=[\s>]|\Z)|!--|\?|![A-Za-z]|!\[CDATA\["
    rf"|/?(?:{_HTML})(?=[\s>]|/>|\Z)|/?[A-Za-z][\w.-]*(?:\s[^<>]*)?/?>\s*\Z)",
    re.IGNORECASE,
)
_STARTS = re.compile(
    r"""
      [-+*](?=[ \t]|\Z)                                # a list item
    | \#{1,6}(?=[ \t]|\Z) | >                          # a heading, a quote
    | `{3,}(?=[^`]*\Z) | ~{3,}                         # a fence
    | (?:=+|-+)[ \t]*\Z | (?:[*_-][ \t]*){3,}\Z        # an underline, a rule
    | \[[^\]\n]+\]:                                    # a definition
    | \[[ xX]\](?=[ \t])                               # a task's box
    | :[ \t]                                           # a definition list's
    | ;?-+8<- | <<< | @(?:\[code|include) | !{3}include\(   # what brings other files in
    | :{3} | /{3}[ \t] | (?:!{3}|\?{3}\+?|={3}[!+]?)[ \t] | \$\$[ \t]*\Z
    | \|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\Z  # the line below a table's head
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(r"(\d{1,9})(?=[.)](?:[ \t]|\Z))")
_LINE = re.compile(r"(?<=\n)|(?<=\r)(?!\n)")
_FINAL_HASHES = re.compile(r"(?:(?<=[ \t])|\A)(?=#+\Z)")
_BACKSLASHES = re.compile(r"(?<!\\)\\+\Z")
_PIPE = re.compile(r"(?<!\\)(\\*+)\|")
_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
_SHORTCUT = re.compile(
    r"(?<![\]\\!])\[((?![ xX]\]|\^)(?:[^\[\]\\`]|\\.|`[^`\[\]]*+`)+)\](?:\[\])?(?![\[(:])|`[^`]*+`",
    re.DOTALL,
)
"""A text in brackets that may be a link by itself, or code, in which brackets are none."""
_MARKED = re.compile(r"\\.|[\"'()]", re.DOTALL)
_NOTHING = "&#8203;"
"""A space without width: it keeps a tag from starting a block, and shows nothing."""


def written(text: str, raw: str) -> str:
    r"""Give a text on one line, without white space around it and without a `\` that would act on.

    A `\` at the end of a text would escape what follows it, or break the line; where the source's
    piece ends in one, it does neither. Nothing but white space gives the source's piece.
    """
    line = one_line(text).strip() or one_line(raw)
    return line + "\\" if _acts_on(line) and not _acts_on(raw) else line


def relink(text: str, raw: str, labels: Sequence[str]) -> str:
    """Give a translation in which a link still leads where its source does.

    The text of `[foo]` and `[foo][]` is what the link is looked up by, so a translated one gets the
    source's: `[truc][foo]`. `labels` are those of the unit. Where the translation has not as many
    such brackets as the source's piece, nothing says which is which, and it stays as it is.
    """
    sources, found = (
        [match for match in _SHORTCUT.finditer(piece) if match[1]] for piece in (raw, text)
    )
    known, there = ({_label(match[1]) for match in matches} for matches in (sources, found))
    lost = [match for match in sources if _label(match[1]) not in there]
    new = [match for match in found if _label(match[1]) not in known]
    if len(lost) != len(new):
        return text
    pieces: list[str] = []
    at = 0
    for source, match in zip(lost, new, strict=True):
        label = " ".join(source[1].split())
        if label in labels:
            pieces += (text[at : match.start()], f"[{match[1]}][{label}]")
            at = match.end()
    return "".join([*pieces, text[at:]])


def _label(text: str) -> str:
    """Give a label as CommonMark compares them."""
    return " ".join(text.split()).casefold()


def _acts_on(text: str) -> bool:
    found = _BACKSLASHES.search(text) if text.endswith("\\") else None
    return found is not None and len(found[0]) % 2 == 1


def guard(line: str, raw: str) -> str:
    """Give a line of text such that it starts no block; `raw` is the source's unit."""
    if tag := _TAG_BLOCK.match(line):
        return (_NOTHING if tag[0].strip() in raw else "\\") + line
    if _STARTS.match(line):
        return "\\" + line
    if line.startswith(("import", "export")) and (lie := LIE.match(line)) and lie["esm"]:
        return f"&#{ord(line[0])};{line[1:]}"  # MDX would run it
    return _NUMBER.sub(r"\1\\", line, count=1) if _NUMBER.match(line) else line


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a paragraph, also of one in a list item or a quote."""

    quotes: int = 0
    """How many `>` may begin its lines after the first."""
    hard: str = ""
    """How a line break within an inline element is written, with what begins the next line."""
    lined: bool = True
    """Whether it begins its line, or stands only after what begins a list item or a quote."""
    labels: tuple[str, ...] = ()
    """The texts of its links that are what they are looked up by, too."""

    def read(self, raw: str) -> str:
        """Give the piece as it stands: translators see Markdown."""
        return raw

    def write(self, text: str, raw: str) -> str:
        """Give the translation on one line, but for the line breaks that the piece has, too."""
        text = relink(text, raw, self.labels) if self.labels else text
        if self.hard and "\n" in raw:
            return self.hard.join(written(line, raw) for line in text.split("\n"))
        return written(text, raw)

    def close(self, body: str, raw: str) -> str:
        """Give the unit; a line that a translation made start a block is escaped."""
        if not self.lined:
            return body
        known = set(_LINE.split(raw))
        odd: set[str] | None = None
        lines = _LINE.split(body)
        for number, line in enumerate(lines):
            if line in known:
                continue
            at = self._past_prefix(line) if number else 0
            text = line[at:].rstrip("\r\n")
            guarded = guard(text, raw)
            if guarded != text:
                odd = self._odd(raw) if odd is None else odd
                if text[:3] not in odd:
                    lines[number] = line[:at] + guarded + line[at + len(text) :]
        return "".join(lines)

    def _odd(self, raw: str) -> set[str]:
        """Give how those lines of the source start that look like a block's start and are none."""
        lines = _LINE.split(raw)
        texts = [lines[0], *(line[self._past_prefix(line) :] for line in lines[1:])]
        return {
            text[:3] for text in texts if guard(text.rstrip("\r\n"), raw) != text.rstrip("\r\n")
        }

    def _past_prefix(self, line: str) -> int:
        """Give where the text of a line after the first starts."""
        at = len(line) - len(line.lstrip(" \t"))
        for _ in range(self.quotes):
            if not line.startswith(">", at):
                break
            at += 1
            while line.startswith((" ", "\t"), at):
                at += 1
        return at


@dataclass(frozen=True, slots=True)
class Heading:
    """The text of a heading that begins with `#`: one line, without the marks at its end."""

    labels: tuple[str, ...] = ()
    """As those of `Text`."""

    def read(self, raw: str) -> str:
        """Give the piece as it stands."""
        return raw

    def write(self, text: str, raw: str) -> str:
        """Give the translation on one line."""
        return written(relink(text, raw, self.labels) if self.labels else text, raw)

    def close(self, body: str, raw: str) -> str:
        """Give the heading; what would be taken for its closing marks or attributes is escaped."""
        if body.endswith("}") and not raw.endswith("}"):
            at = body.rfind("{")
            body = body if at < 0 else body[:at] + "\\" + body[at:]
        return _FINAL_HASHES.sub(r"\\", body, count=1)


@dataclass(frozen=True, slots=True)
class Cell:
    r"""The text of a table's cell, where `|` is written `\|`."""

    lined: bool = False
    """Whether the cell begins its line, with no `|` before it."""
    labels: tuple[str, ...] = ()
    """As those of `Text`."""

    def read(self, raw: str) -> str:
        r"""Give the piece with `|` for `\|`."""
        return _PIPE.sub(_bare, raw) if "|" in raw else raw

    def write(self, text: str, raw: str) -> str:
        r"""Give the translation on one line, with `\|` for `|`."""
        text = relink(text, raw, self.labels) if self.labels else text
        return _PIPE.sub(_escaped, written(text, raw))

    def close(self, body: str, raw: str) -> str:
        """Give the cell; one that begins its line must start no block."""
        return guard(body, raw) if self.lined and body != raw else body


def _bare(match: re.Match[str]) -> str:
    return (match[1][:-1] if len(match[1]) % 2 else match[1]) + "|"


def _escaped(match: re.Match[str]) -> str:
    return match[0] if len(match[1]) % 2 else match[1] + "\\|"


@dataclass(frozen=True, slots=True)
class Label:
    """A text between brackets: an image's, or an admonition's title."""

    piped: bool = False
    r"""Whether it stands in a table's cell, where `|` is written `\|`."""

    def read(self, raw: str) -> str:
        """Give the piece as it stands, in a cell without its escapes."""
        return _PIPE.sub(_bare, raw) if self.piped else raw

    def write(self, text: str, raw: str) -> str:
        """Give the translation on one line."""
        line = written(text, raw)
        return _PIPE.sub(_escaped, line) if self.piped else line

    def close(self, body: str, raw: str) -> str:  # noqa: ARG002 - the protocol's shape
        """Give the text; brackets without a partner are escaped."""
        open_ = 0
        lone = False
        for match in _BRACKET.finditer(body):
            open_ += {"[": 1, "]": -1}.get(match[0], 0)
            lone = lone or open_ < 0
        if not lone and not open_:
            return body
        return _BRACKET.sub(lambda match: "\\" * (len(match[0]) == 1) + match[0], body)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A title between double quotes, after an admonition's type."""

    def read(self, raw: str) -> str:
        """Give the piece as it stands."""
        return raw

    def write(self, text: str, raw: str) -> str:
        """Give the translation on one line, its double quotes as HTML writes them."""
        return written(text, raw).replace('"', "&quot;")

    def close(self, body: str, raw: str) -> str:  # noqa: ARG002 - the protocol's shape
        """Give the title as it is."""
        return body


@dataclass(frozen=True, slots=True)
class Title:
    """The title in a definition of a link, before the mark that ends it: `"`, `'` or `)`."""

    quote: str

    def read(self, raw: str) -> str:
        """Give the piece as it stands."""
        return raw

    def write(self, text: str, raw: str) -> str:
        """Give the translation on one line, its marks escaped."""
        marks = "()" if self.quote == ")" else self.quote
        return _MARKED.sub(lambda match: "\\" * (match[0] in marks) + match[0], written(text, raw))

    def close(self, body: str, raw: str) -> str:  # noqa: ARG002 - the protocol's shape
        """Give the title as it is."""
        return body
