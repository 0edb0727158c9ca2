"""What is odd in a catalog that can be read all the same: warnings with a line.

Only what may harm whoever opens the file: text that hides or runs, a path that leads outside, what
`msgfmt -c` refuses. The checks of texts are in `checks/`.
"""

import re
from collections.abc import Iterator
from typing import Final

from i18n_tool.catalog.comments import read_flags, read_references
from i18n_tool.catalog.conversions import changed_arguments, style_of
from i18n_tool.catalog.read import Reading
from i18n_tool.catalog.syntax import RawParts, forms_of, is_obsolete, text_of, unescape
from i18n_tool.model.references import unescape as characters
from i18n_tool.model.unit import JOINED
from i18n_tool.model.visible import hidden

_BIDI: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINES: Final = frozenset(map(chr, (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)))
"""Control codes and line ends of Unicode: kept, and the business of checks."""
_RUNS: Final = re.compile(
    r"<[ \t\r\n]*+(?:script|iframe|frame|object|embed|applet|style|link|meta|base|form)\b"
    r"|<[^<>]*[\s/\"']on[a-z]+\s*+=",
    re.IGNORECASE,
)
_GAP: Final = r"[\t\r\n]*+"
_ADDRESS: Final = re.compile(
    f"{_GAP.join('javascript')}{_GAP}:|{_GAP.join('vbscript')}{_GAP}:|data:\\s*+text/html",
    re.IGNORECASE,
)
_MAY_RUN: Final = re.compile(rb"[<&:]")
_OUTSIDE: Final = re.compile(
    r"[/~]|\\\\|[A-Za-z]:[\\/]|file:|\.\.\Z|(?:.*[/\\])?\.\.(?:[/\\:]|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_MAY_LEAD_OUT: Final = re.compile(rb"\.\.|[: \xa8]/|\\|[A-Za-z]:/|file:|~", re.IGNORECASE)
_RENAMED: Final = {"zh_CN": "zh_Hans", "zh_TW": "zh_Hant"}


def find_oddities(reading: Reading, locale: str) -> Iterator[tuple[int, str]]:
    """Give the lines (of the msgid) and sentences of what is odd in the texts of a catalog."""
    declared = reading.fields.get("Language", "")
    if declared and locale and _plain(declared) != _plain(locale):
        yield 1, f"the header says Language: {declared}, the catalog is for {locale}"
    line = 1
    for number, parts in enumerate(reading.parts):
        line += sum(section.count(b"\n") for section in parts[:3])
        if number != reading.header and not is_obsolete(parts):
            for sentence in _oddities_of(parts):
                yield line, sentence
        line += sum(section.count(b"\n") for section in parts[3:])


def _plain(name: str) -> str:
    name = name.replace("-", "_")
    return _RENAMED.get(name, name).lower()


def _oddities_of(parts: RawParts) -> Iterator[str]:
    """Give what is odd in one entry."""
    comments = parts[1]
    if b"\\\n" in comments:
        yield "gettext joins the next line to a comment that ends in a backslash"
    if b"#:" in comments and _MAY_LEAD_OUT.search(comments):
        for reference in read_references(comments):
            if _OUTSIDE.match(reference.strip("\u2068\u2069")):
                yield f"a reference leads outside the project: {reference}"
    raw = b"".join(forms_of(parts[5]))
    if not raw:
        return
    if b"\\" in raw or not raw.isascii() or _MAY_RUN.search(raw):
        yield from _hidden(text_of(parts[3]), unescape(raw).decode("utf-8"))
    if any(b"\\n" in section for section in parts[3:]):
        yield from _newlines(parts)
    if b"-format" in comments and not parts[4]:
        style = style_of(read_flags(comments))
        source, target = text_of(parts[3]), unescape(raw).decode("utf-8")
        changed = changed_arguments(style, source, target) if style else []
        if changed:
            yield f"placeholders are lost or others: {', '.join(changed)}"


def _hidden(source: str, target: str) -> Iterator[str]:
    """Give what the translation hides or runs that the source does not."""
    if target != JOINED:
        found = hidden(target).keys() - hidden(source).keys() - _LINES
        if found & _BIDI:
            yield "the translation has controls of writing direction that the source has not"
        if found - _BIDI:
            yield "the translation has invisible characters that the source has not"
    if _running(target) - _running(source):
        yield "the translation has a script that the source has not"


def _running(text: str) -> set[str]:
    """Give what a browser may run in a text, or fetch without being asked."""
    found = {match[0].lower() for match in _RUNS.finditer(text)} if "<" in text else set()
    if ":" in text or "&" in text:
        plain = characters(text) if "&" in text else text
        found |= {match[0].lower() for match in _ADDRESS.finditer(plain)}
    return found


def _newlines(parts: RawParts) -> Iterator[str]:
    """Give where some texts start or end with a line feed and others do not, as msgfmt -c does."""
    source = text_of(parts[3])
    others = [text_of(parts[4])] if parts[4] else []
    others += [
        unescape(raw).decode("utf-8")
        for raw in forms_of(parts[5])
        if b"\\n" in raw or "\n" in source
    ]
    others = [text for text in others if text]
    if any(text.endswith("\n") != source.endswith("\n") for text in others):
        yield "not all texts of the entry end in a line feed"
    if any(text.startswith("\n") != source.startswith("\n") for text in others):
        yield "not all texts of the entry start with a line feed"
