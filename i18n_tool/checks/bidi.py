"""There are no invisible characters that the source has not, and bidi controls are closed.

Description
    Controls and marks of the bidirectional algorithm, zero-width characters, tag characters,
    fillers, variation selectors, control codes, line and paragraph separators that the source has
    not, or has less often. Emoji of the standard are whole, families and flags among them, and so
    is a Chinese character with its variant. Embeddings, overrides and isolates must be closed
    within the text. No language is spared: what a joiner in Persian, a mark in Arabic or a word
    break in Thai is right for, a person who reads the text allows by its name.

Why it is bad
    People do not see these characters, and programs do: they hide words, show a sentence in another
    order than it has, and end a line where nobody sees an end.

Example
    source: Open file.txt.
    wrong:  Ouvrez <U+202E>file.txt.
    right:  Ouvrez file.txt.

How to fix
    Delete the invisible character; retype the words around it if you cannot see it. If it belongs
    there, approve the translation with `--allow U+200F`, or whichever it is.
"""

import unicodedata
from collections.abc import Iterator

from i18n_tool.checks.finding import Check, CheckContext, Finding
from i18n_tool.model.issue import Severity
from i18n_tool.model.visible import code_point, hidden

_EMBEDDINGS, _POP = "\u202a\u202b\u202d\u202e", "\u202c"
_ISOLATES, _POP_ISOLATE = "\u2066\u2067\u2068", "\u2069"
_PAIRED = frozenset(_EMBEDDINGS + _POP + _ISOLATES + _POP_ISOLATE)


def check(source: str, target: str, context: CheckContext) -> Iterator[Finding]:  # noqa: ARG001
    """Look at the invisible characters of the target."""
    found = hidden(target)
    if not found:
        return
    if not _PAIRED.isdisjoint(found) and not _closed(target) and _closed(source):
        yield Finding("A control of the text's direction is not closed.")
    for character in sorted(found - hidden(source)):
        name = unicodedata.name(character, "CONTROL CODE")
        point = code_point(character)
        yield Finding(f"There is an invisible {point} {name}.", allowed_by=point)


def _closed(text: str) -> bool:
    """Say whether every embedding and isolate is closed, innermost first, and none too often."""
    opened: list[str] = []
    for character in text:
        if character in _EMBEDDINGS:
            opened.append(_POP)
        elif character in _ISOLATES:
            opened.append(_POP_ISOLATE)
        elif character in (_POP, _POP_ISOLATE) and (not opened or opened.pop() != character):
            return False
    return not opened


CHECK = Check("bidi", Severity.ERROR, check, __doc__)
