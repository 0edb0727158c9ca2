"""The translation is not the source again.

Description
    The same text on both sides, though it has words to translate. Names, code, URLs, numbers,
    single words and short titles may well be the same in both languages. So may blocks of several
    lines, which are code, and the text of a regional or script variant (French and African French,
    Simplified and Traditional Chinese).

Why it is bad
    The sentence counts as translated and was not.

Example
    source: Save your work before you close the window.
    wrong:  Save your work before you close the window.
    right:  Enregistrez votre travail avant de fermer la fenêtre.

How to fix
    Translate it, or empty it, so that it counts as untranslated.
"""

import re
from collections.abc import Iterator

from i18n_tool.checks.finding import Check, CheckContext, Finding
from i18n_tool.checks.markup import prose
from i18n_tool.model.issue import Severity
from i18n_tool.model.locale import facts

_WORD = re.compile(r"(?<![\w./@:$-])[^\W\d_]{2,}(?![\w/@:])")
_LONG_SCRIPT = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff]")

FEWEST_WORDS = 3
"""Fewer lower-case words than this may be a name or a title."""

FEWEST_CHARACTERS = 8
"""The same for languages that write no words apart."""


def check(source: str, target: str, context: CheckContext) -> Iterator[Finding]:
    """Say whether the target repeats the source."""
    if source.strip() != target.strip() or "\n" in source.strip():
        return
    if facts(context.locale).language == facts(context.source_locale).language:
        return
    text = prose(source)
    small = sum(word[0].islower() or word[0].lower() == word[0] for word in _WORD.findall(text))
    if small >= FEWEST_WORDS or len(_LONG_SCRIPT.findall(text)) >= FEWEST_CHARACTERS:
        yield Finding("The translation is the source again.")


CHECK = Check("copy", Severity.WARNING, check, __doc__)
