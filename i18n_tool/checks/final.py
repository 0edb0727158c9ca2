"""The sentence ends as in the source.

Description
    Compares the kind of the last mark: full stop, question, exclamation, colon, semicolon, comma,
    dots or none, each in the writing of its language (`.` and `。`, `?` and `؟`, `:` and ` :`).
    Closing quotes, brackets and codes after it are looked through. Chinese and Japanese leave out
    the full stop in lists and labels; Thai has none.

Why it is bad
    A statement becomes a question, a heading a sentence, and the next sentence runs into this one.

Example
    source: Do you want to go on?
    wrong:  Voulez-vous continuer.
    right:  Voulez-vous continuer ?

How to fix
    End the sentence with the mark that your language has for the one in the source.
"""

from collections.abc import Iterator

from i18n_tool.checks.finding import Check, CheckContext, Finding
from i18n_tool.checks.markup import TARGET
from i18n_tool.model.issue import Severity
from i18n_tool.model.locale import facts

_KINDS = {
    "full stop": ".。．｡।۔։።",
    "question mark": "?？؟⁇⁈;՞፧",
    "exclamation mark": "!！‼⁉",
    "colon": ":：",
    "semicolon": ";；؛",
    "comma": ",，、،､",
    "dots": "…‥⋯",
}
_KIND = {mark: kind for kind, marks in _KINDS.items() for mark in reversed(marks)}
_KIND[";"] = "semicolon"

_AFTER = "\"'”’»›“„`*_~)]}>）」』】》〉〕］｝＞\u00a0\u202f\u200e\u200f\u200b\u2060\u3000 \t\n"
"""What may stand after the last mark."""

_LOOSE = frozenset({"th", "lo", "km", "my"})
"""Languages whose sentences end without a mark."""

_ALIKE = frozenset({"full stop", "exclamation mark", "dots", "semicolon"})
"""Ends of a statement; translators change one into another for good reasons."""


def check(source: str, target: str, context: CheckContext) -> Iterator[Finding]:
    """Compare the last marks."""
    wanted, found = _last(source), _last(target)
    if wanted == found or not target.strip():
        return
    locale = facts(context.locale)
    if locale.language in _LOOSE or facts(context.source_locale).language in _LOOSE:
        return
    if wanted in _ALIKE and found in _ALIKE:
        return
    unspaced = not locale.joiner or not facts(context.source_locale).joiner
    if unspaced and {wanted, found} <= {"", "full stop", "colon", "comma"}:
        return
    if {wanted, found} == {"", "full stop"} and len(source) < SHORT:
        return
    yield Finding(f"The source ends with {_named(wanted)}, the translation with {_named(found)}.")


SHORT = 25
"""Shorter texts, in characters, may be labels, which languages end in their own ways."""


def _last(text: str) -> str:
    """Give the kind of the last mark, or an empty text for none."""
    if "](" in text:
        text = TARGET.sub("]", text)
    text = text.rstrip(_AFTER)
    if not text:
        return ""
    if text.endswith(("..", "。。")):
        return "dots"
    return _KIND.get(text[-1], "")


def _named(kind: str) -> str:
    """Give the kind with its article."""
    if not kind:
        return "no mark"
    return kind if kind == "dots" else f"{'an' if kind[0] == 'e' else 'a'} {kind}"


CHECK = Check("final", Severity.WARNING, check, __doc__)
