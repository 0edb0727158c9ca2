"""The inline elements of reStructuredText; see `notation`."""

import re

from i18n_tool.checks.notation import Elements
from i18n_tool.formats.rst.inline import Mark, scan
from i18n_tool.formats.rst.syntax import written

_SHOWN = frozenset(
    [
        ":abbr:", ":dfn:", ":emphasis:", ":guilabel:", ":menuselection:", ":strong:", ":sub:",
        ":subscript:", ":sup:", ":superscript:", ":t:", ":term:", ":title:", ":title-reference:",
        "",
    ]
)  # fmt: skip
"""Roles whose text is for readers, and names nothing."""
_NAMES = {
    "strong": "`**` stretches",
    "literal": "code spans",
    "reference": "links",
    "anonymous": "links",
    "target": "targets",
    "substitution": "substitutions",
    "note": "notes",
}


_WORDS = frozenset(
    [
        ":code:", ":command:", ":file:", ":kbd:", ":mailheader:", ":makevar:", ":math:",
        ":mimetype:", ":newsgroup:", ":program:", ":regexp:", ":samp:", ":term:",
    ]
)  # fmt: skip
"""Roles that lead nowhere, or into a glossary that is translated with the rest."""
_CLOSING = re.compile(r"(<[^<>`]{1,999}>)`__?")
"""The end of a link that the sentence before may open."""
_TOUCHING = re.compile(r"<[^<>]*[^<>\s]<([^<>]*)>>")
"""A title that touches its target, as Sphinx takes it."""


def as_written(source: str, target: str) -> str:
    """Give a translation as it would be written for the source's text."""
    return written(target, source)


def elements(text: str) -> Elements:
    """Give the inline elements of a text."""
    found = Elements()
    emphasis = 0
    ends: set[int] = set()
    for mark in scan(text):
        ends.add(mark.end)
        emphasis += mark.kind == "emphasis"
        if mark.kind in {"emphasis", "address"}:
            continue
        found.kinds[_NAMES.get(mark.kind) or f"`{mark.name or ':title:'}` roles"] += 1
        if content := _content(mark, text):
            leads = content.startswith("<") and mark.name not in _WORDS
            (found.targets if leads else found.contents)[content] += 1
    for match in _CLOSING.finditer(text) if "<" in text else ():
        if match.end() not in ends:
            found.targets[match[1]] += 1
    return Elements(found.kinds, emphasis, found.contents, found.targets)


def _content(mark: Mark, text: str) -> str:
    """Give what of an element is no language, as it is written; nothing where all is."""
    if mark.kind in {"literal", "substitution", "note"}:
        return text[mark.start : mark.end]
    if mark.target != mark.inner:
        return _place(mark.target)
    return "" if mark.kind != "role" or mark.name in _SHOWN else _place(mark.inner)


def _place(target: str) -> str:
    """Give where something leads, without what only changes how it is shown (`~`)."""
    return _TOUCHING.sub(r"<\1>", f"<{target.removeprefix('~')}>")
