"""Translations that are held back: readers would be led elsewhere, or shown what nobody sees.

A translation whose links, tags, attributes, placeholders or invisible characters differ from the
source's goes into no rendered article, whoever wrote it and whatever its state, unless a reviewer
said for that entry that it may (`@allow`), and the review still binds (law 5).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from i18n_tool.catalog import Entry, parse_catalog
from i18n_tool.catalog.limits import DEFAULT_LIMITS, Limits
from i18n_tool.checks import Check, CheckContext, Pair, check_pair, choose_checks, run_checks
from i18n_tool.model.issue import Issue, Severity
from i18n_tool.model.unit import CONTEXT_GLUE
from i18n_tool.model.visible import hidden

HOLDING: Final = ("links", "placeholders", "html", "bidi")
"""The checks whose errors hold a translation back from rendering."""

_MARKUP: Final = re.compile(r"[<{%@\]`]|://|www\.|mailto:", re.IGNORECASE)
"""What stands in every text that one of these checks, but `bidi`, can find an error in."""


@dataclass(frozen=True, slots=True)
class Held:
    """A translation that is held back."""

    article: str
    locale: str
    msgid: str
    context: str | None
    issues: tuple[Issue, ...]


def judge_entry(
    entry: Entry, article: str, context: CheckContext, checks: Sequence[Check]
) -> tuple[list[Issue], int]:
    """Give what the checks find in an entry, and how much more its reviewer has allowed."""
    pair = Pair(article, entry.msgid, entry.msgstr, entry.msgid_plural, entry.msgctxt)
    found = list(run_checks(pair, context, checks))
    if not found:
        return found, 0
    allowed = entry.allowed
    left = [replace(issue, line=entry.line) for issue in found if issue.allowed_by not in allowed]
    return left, len(found) - len(left)


def held_back(
    texts: Mapping[str, str],
    keys: Iterable[str],
    article: str,
    context: CheckContext,
    catalog: tuple[bytes, str, Limits] = (b"", "", DEFAULT_LIMITS),
) -> dict[str, Held]:
    """Give those of the translations that are held back, by gettext's key.

    `texts` are the catalog's, of which only `keys` are looked at; `catalog` is its bytes, its path
    and its limits, read once more as entries only where anything is found. Raises CatalogError then
    as `parse_catalog` does.
    """
    checks = choose_checks(HOLDING)
    doubtful = {
        key for key in keys if key in texts and _is_doubtful(key, texts[key], context, checks)
    }
    if not doubtful:
        return {}
    data, path, limits = catalog
    held: dict[str, Held] = {}
    for entry in parse_catalog(data, path=path, locale=context.locale, limits=limits):
        if entry.key in doubtful and not entry.obsolete:
            # Only the first form is rendered, and for the msgid: a plural in the catalog is no
            # sentence of the article.
            pair = Pair(article, entry.msgid, entry.msgstr[:1], None, entry.msgctxt)
            allowed = entry.allowed
            errors = tuple(
                replace(issue, line=entry.line)
                for issue in run_checks(pair, context, checks)
                if issue.severity is Severity.ERROR and issue.allowed_by not in allowed
            )
            if errors:
                held[entry.key] = Held(article, context.locale, entry.msgid, entry.msgctxt, errors)
    return held


def _is_doubtful(key: str, text: str, context: CheckContext, checks: Sequence[Check]) -> bool:
    """Say whether the checks find an error in a pair; most texts have nothing to look at."""
    source = key.rpartition(CONTEXT_GLUE)[2]
    if not (_MARKUP.search(text) or _MARKUP.search(source)):
        return not text.isascii() and bool(hidden(text) - hidden(source))
    return any(
        (finding.severity or check.severity) is Severity.ERROR
        for check, finding in check_pair(source, text, context, checks)
    )
