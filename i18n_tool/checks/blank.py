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
from i18n_tool.model.visible import hidden


def check(source: str, target: str, context: CheckContext) -> Iterator[Finding]:  # noqa: ARG001
    """Say whether the target shows nothing."""
    here = "".join(target.split())
    if source.strip() and hidden(here).total() == len(here):
        yield Finding("The translation is blank.")


CHECK = Check("blank", Severity.ERROR, check, __doc__)
