"""The translation is not blank.

Description
    A translation that holds nothing but white space and invisible characters, or a plural entry of
    which only some forms are written.

Why it is bad
    The sentence counts as translated and vanishes from the page.

Example
    source: Save your work.
    wrong:  (one space)
    right:  Enregistrez votre travail.

How to fix
    Translate it, or empty it: an empty translation counts as untranslated. A sentence whose meaning
    is told in the one before is marked as joined.
"""

from collections.abc import Iterator

from i18n_tool.checks.finding import Check, CheckContext, Finding
from i18n_tool.model.issue import Severity

_INVISIBLE = "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"


def check(source: str, target: str, context: CheckContext) -> Iterator[Finding]:  # noqa: ARG001
    """Say whether the target shows nothing."""
    if source.strip() and not target.strip().strip(_INVISIBLE).strip():
        yield Finding("The translation is blank.")


CHECK = Check("blank", Severity.ERROR, check, __doc__)
