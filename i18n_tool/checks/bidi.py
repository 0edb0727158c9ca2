"""There are no invisible characters that the source has not, and bidi controls are closed.

Description
    Embeddings, overrides and isolates of the bidirectional algorithm must be closed within the
    text. Overrides, zero-width spaces, tag characters and control codes that the source has not are
    found too. Direction marks and closed isolates are right where one of the two languages is
    written from right to left, joiners where letters or emoji are joined, and zero-width spaces in
    languages that write no space between words.

Why it is bad
    An open control turns the rest of the page around; invisible characters hide text from people
    and show it to programs.

Example
    source: Open file.txt.
    wrong:  Ouvrez <U+202E>file.txt.
    right:  Ouvrez file.txt.

How to fix
    Delete the invisible character; retype the words around it if you cannot see it.
"""

import re
import unicodedata
from collections.abc import Iterator

from i18n_tool.checks.finding import Check, CheckContext, Finding
from i18n_tool.model.issue import Severity
from i18n_tool.model.locale import facts

_HIDDEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f")
"""The flag of a part of a country, such as Scotland: an emoji with tag characters."""

_EMBEDDINGS, _POP = "\u202a\u202b\u202d\u202e", "\u202c"
_ISOLATES, _POP_ISOLATE = "\u2066\u2067\u2068", "\u2069"
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069")
_JOINERS = frozenset("\u200c\u200d")


def check(source: str, target: str, context: CheckContext) -> Iterator[Finding]:
    """Look at the invisible characters of the target."""
    if target.isascii() and target.isprintable():
        return
    if "\U0001f3f4" in target:
        target = _FLAG.sub("", target)
    hidden = _HIDDEN.findall(target)
    if not hidden:
        return
    if not _closed(hidden) and _closed(_HIDDEN.findall(source)):
        yield Finding("A control of the text's direction is not closed.")
    had = set(_HIDDEN.findall(source))
    for character in sorted(set(hidden) - had):
        if not _usual(character, target, context):
            name = unicodedata.name(character, "CONTROL CODE")
            yield Finding(f"There is an invisible U+{ord(character):04X} {name}.")


def _closed(hidden: list[str]) -> bool:
    """Say whether every embedding and isolate is closed, innermost first, and none too often."""
    opened: list[str] = []
    for character in hidden:
        if character in _EMBEDDINGS:
            opened.append(_POP)
        elif character in _ISOLATES:
            opened.append(_POP_ISOLATE)
        elif character in (_POP, _POP_ISOLATE) and (not opened or opened.pop() != character):
            return False
    return not opened


def _usual(character: str, target: str, context: CheckContext) -> bool:
    """Say whether people write this character, here and in this language."""
    locale = facts(context.locale)
    if character in _DIRECTIONS:
        return "rtl" in (locale.direction, facts(context.source_locale).direction)
    if character == "\u200b":
        return not locale.writes_words and locale.joiner == " "
    if character in _JOINERS:
        around = re.findall(f"(.){character}(.)", target, re.DOTALL)
        joined = all(ord(left) > 0x600 and ord(right) > 0x600 for left, right in around)
        return joined and len(around) == target.count(character)
    return False


CHECK = Check("bidi", Severity.ERROR, check, __doc__)
