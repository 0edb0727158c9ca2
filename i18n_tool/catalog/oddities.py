"""What is odd in a catalog that can be read all the same: warnings with a line.

Only what may harm whoever opens the file: text that hides or runs, a path that leads outside, what
`msgfmt -c` refuses. The checks of texts are in `checks/`.
"""

import re
from collections.abc import Iterator
from typing import Final

from i18n_tool.catalog.comments import read_flags, read_references
from i18n_tool.catalog.read import Reading
from i18n_tool.catalog.syntax import RawParts, forms_of, is_obsolete, text_of, unescape

_BIDI: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_INVISIBLE: Final = re.compile("[\u00ad\u200b\ufeff]")
_SCRIPT: Final = re.compile(r"<\s*script\b|\bjavascript:", re.IGNORECASE)
_OUTSIDE: Final = re.compile(r"^\u2068?(?:/|[A-Za-z]:\\|\\\\)|(?:^|[/\\\u2068])\.\.[/\\]")
_NAMED: Final = re.compile(r"%\([^()]*\)[-#0 +]*\d*(?:\.\d+)?[a-zA-Z]")
_SUSPECT: Final = re.compile(
    "[\u202a-\u202e\u2066-\u2069\u00ad\u200b\ufeff]|<\\s*script\\b|\\bjavascript:", re.IGNORECASE
)
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
    if b"\\\n" in parts[1]:
        yield "gettext joins the next line to a comment that ends in a backslash"
    if b".." in parts[1] or b": /" in parts[1]:
        for reference in read_references(parts[1]):
            if _OUTSIDE.search(reference):
                yield f"a reference leads outside the project: {reference}"
    raw = b"".join(forms_of(parts[5]))
    if not raw:
        return
    if _SUSPECT.search(raw.decode("utf-8")):
        yield from _hidden(text_of(parts[3]), unescape(raw).decode("utf-8"))
    yield from _newlines(parts)
    if b"python-format" in parts[1] and "python-format" in read_flags(parts[1]):
        source, target = text_of(parts[3]), unescape(raw).decode("utf-8")
        lost = set(_NAMED.findall(source)) - set(_NAMED.findall(target))
        if lost and not parts[4]:
            yield f"placeholders are lost: {', '.join(sorted(lost))}"


def _hidden(source: str, target: str) -> Iterator[str]:
    """Give what the translation hides or runs that the source does not."""
    for what, expression in (
        ("controls of writing direction", _BIDI),
        ("invisible characters", _INVISIBLE),
        ("a script", _SCRIPT),
    ):
        if expression.search(target) and not expression.search(source):
            yield f"the translation has {what} that the source has not"


def _newlines(parts: RawParts) -> Iterator[str]:
    """Give where some texts start or end with a line feed and others do not, as msgfmt -c does."""
    source = b"".join(forms_of(b"msgstr " + parts[3]))
    others = [b"".join(forms_of(b"msgstr " + parts[4]))] if parts[4] else []
    for raw in [*others, *forms_of(parts[5])]:
        if raw and raw.endswith(b"\\n") != source.endswith(b"\\n"):
            yield "not all texts of the entry end in a line feed"
        if raw and raw.startswith(b"\\n") != source.startswith(b"\\n"):
            yield "not all texts of the entry start with a line feed"
