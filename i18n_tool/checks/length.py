"""The translation is about as long as the source lets expect.

Description
    Compares the lengths in characters, without code, tags and URLs, by what is usual between the
    two languages (Chinese has a third of the characters of English, French a quarter more). Short
    texts may differ more than long ones; below 12 characters of prose nothing is said.

Why it is bad
    Much too short is mostly half a translation, much too long an engine that repeats itself or a
    note that was left in.

Example
    source: Save your work before you close the window, or it will be lost.
    wrong:  Enregistrez.
    right:  Enregistrez votre travail avant de fermer la fenêtre, sinon il sera perdu.

How to fix
    Read both texts side by side. If the translation is whole, leave it: this is only a warning.
"""

from collections.abc import Iterator

from i18n_tool.checks.finding import Check, CheckContext, Finding
from i18n_tool.checks.markup import prose
from i18n_tool.model.issue import Severity
from i18n_tool.model.locale import facts

RATIOS = {
    "zh": 0.33,
    "ja": 0.57,
    "ar": 0.91,
    "fr": 1.27,
    "es": 1.2,
    "pt": 1.15,
    "ru": 1.15,
    "uk": 1.1,
    "vi": 1.15,
    "id": 1.12,
    "de": 1.2,
    "ko": 0.6,
}
"""Characters for one of English, measured on whole texts."""

SHORTEST = 12
"""Below this length of the source, put as English, any length is usual."""


def check(source: str, target: str, context: CheckContext) -> Iterator[Finding]:
    """Compare the lengths of a pair."""
    size, length = len(source), len(target)
    ratio = _ratio(context.locale) / _ratio(context.source_locale)
    if not size or 0.8 < length / size / ratio < 1.25 or source == target:
        return
    expected = len(prose(source).strip()) * ratio
    found = len(prose(target).strip())
    english = expected / _ratio(context.locale)
    if english < SHORTEST or not found:
        return
    most = 1.9 + 45 / english
    if found > expected * most:
        yield Finding(f"The translation is {found / expected:.1f} times as long as is usual.")
    elif found * most < expected:
        yield Finding(f"The translation has {100 * found / expected:.0f} % of the usual length.")


def _ratio(locale: str) -> float:
    """Give the characters that a language takes for one of English."""
    return RATIOS.get(facts(locale).language, 1.0)


CHECK = Check("length", Severity.WARNING, check, __doc__)
