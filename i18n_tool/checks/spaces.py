"""White space at both ends is that of the source.

Description
    Compares the white space before the first and after the last character. Non-breaking and
    ideographic spaces count as such.

Why it is bad
    A stray space or line break shows beside the neighbouring sentence, or makes code of a
    paragraph; gettext's own tools refuse a line break at one side only.

Example
    source: Save your work.
    wrong:  Enregistrez votre travail. (with a space at the end)
    right:  Enregistrez votre travail.

How to fix
    Remove the white space that the source has not, or add what is missing.
"""

from collections.abc import Iterator

from i18n_tool.checks.finding import Check, CheckContext, Finding
from i18n_tool.model.issue import Severity


def check(source: str, target: str, context: CheckContext) -> Iterator[Finding]:  # noqa: ARG001
    """Compare both ends."""
    here, there = source.strip(), target.strip()
    if not there or (len(here) == len(source) and len(there) == len(target)):
        return
    if source[: len(source) - len(source.lstrip())] != target[: len(target) - len(target.lstrip())]:
        yield Finding("The white space at the start is not that of the source.")
    if source[len(source.rstrip()) :] != target[len(target.rstrip()) :]:
        yield Finding("The white space at the end is not that of the source.")


CHECK = Check("spaces", Severity.WARNING, check, __doc__)
