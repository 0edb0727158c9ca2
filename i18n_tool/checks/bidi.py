"""There are no invisible characters that the source has not, and bidi controls are closed.

Description
    Controls and marks of the bidirectional algorithm, zero-width characters, tag characters,
    fillers, variation selectors, control codes, line and paragraph separators that the source has
    not, or has less often. A reference such as `&rlm;` counts as what it stands for. Emoji of the
    standard are whole, families and flags among them, and so is a Chinese character with its
    variant. Embeddings, overrides and isolates must be closed within the text. No language is
    spared: what a joiner in Persian, a mark in Arabic or a word break in Thai is right for, a
    person who reads the text allows by its name.

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
from collections import Counter
from collections.abc import Iterator

from i18n_tool.checks.finding import Check, CheckContext, Finding
from i18n_tool.checks.markup import code_spans
from i18n_tool.model import references
from i18n_tool.model.issue import Severity
from i18n_tool.model.visible import code_point, hidden

_EMBEDDINGS, _POP = "\u202a\u202b\u202d\u202e", "\u202c"
_ISOLATES, _POP_ISOLATE = "\u2066\u2067\u2068", "\u2069"
_PAIRED = frozenset(_EMBEDDINGS + _POP + _ISOLATES + _POP_ISOLATE)


def check(source: str, target: str, context: CheckContext) -> Iterator[Finding]:
    """Look at the invisible characters of the target."""
    form = context.format
    found = hidden_in(target, form)
    if not found:
        return
    paired = not _PAIRED.isdisjoint(found)
    if paired and not _closed(_shown(target, form)) and _closed(_shown(source, form)):
        yield Finding("A control of the text's direction is not closed.")
    for character in sorted(found - hidden_in(source, form)):
        name = unicodedata.name(character, "CONTROL CODE")
        point = code_point(character)
        yield Finding(f"There is an invisible {point} {name}.", allowed_by=point)


def hidden_in(text: str, form: str) -> Counter[str]:
    """Count the hidden characters of a text, and those that its references (`&rlm;`) stand for."""
    found = hidden(text)
    if "&" in text:
        found += hidden(_shown(text, form)) - found
    return found


def _shown(text: str, form: str) -> str:
    """Give a text with what its references stand for, where its format has any; code stays."""
    if "&" not in text or form in {"text", "rst"}:
        return text
    if form == "html":
        return references.unescape(text)
    pieces: list[str] = []
    done = 0
    for start, end, _ in code_spans(text):
        pieces += references.unescape(text[done:start]), text[start:end]
        done = end
    return "".join([*pieces, references.unescape(text[done:])])


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
