"""Translations that are held back: readers would be led elsewhere, or shown what nobody sees.

A translation whose links, tags, attributes, placeholders or invisible characters differ from the
source's goes into no rendered article, whoever wrote it and whatever its state, unless a reviewer
said for that entry that it may (`@allow`), and the review still binds (law 5).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from i18n_tool.catalog import Entry, parse_catalog
from i18n_tool.catalog.limits import DEFAULT_LIMITS, Limits
from i18n_tool.checks import CHECKS, Check, CheckContext, Pair, check_pair, run_checks
from i18n_tool.checks.bidi import hidden_in
from i18n_tool.model.issue import Issue, Severity
from i18n_tool.model.unit import CONTEXT_GLUE

HOLDING: Final = ("links", "placeholders", "html", "bidi")
"""The checks whose errors hold a translation back from rendering."""

_PLAIN: Final = frozenset({"markdown", "html", "text"})
"""Formats whose markup the expressions below know."""
_LINK: Final = re.compile(
    r"\[(?:[^\[\]<>\\`{}%@\n:]|`[^`\[\]<>\\\n]+`){0,999}(\]\([^\s()<>\\`\"'&\[\]{}%@]*\))"
)
_TOKEN: Final = re.compile(
    r"(</?[A-Za-z][^<>\\`{}%@\n]*>|`[^`\[\]<>\\\n]+`|\{[^{}\s<>\\`\[\]]*\}"
    r"|(?<!\S)https?://[^\s<>\"'`\[\]{}|()\u3000-\u303f\uff00-\uffef]+(?!\S))"
)
_SPECIAL: Final = re.compile(r"[\[\]<{}\\`@]")
_PERCENT: Final = re.compile(r"%[\w(#+.$-]")


__all__ = ["HOLDING", "CheckContext", "Held", "held_back", "judge_entry"]


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
    checks = tuple(CHECKS[name] for name in HOLDING)
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
    """Say whether the checks find an error in a pair; of most, a look at their markup tells."""
    source = key.rpartition(CONTEXT_GLUE)[2]
    if context.format in _PLAIN:
        markup = _markup(text)
        # a source's sentence is compared with those of many locales, one behind the other
        read = _kept if len(source) <= _KEPT else _markup
        if markup is not None and markup == read(source):
            # a reference (`&rlm;`) may hide what it stands for
            plain = "&" not in text and text.isascii() and text.isprintable()
            if plain or not hidden_in(text, context.format):
                return False
    return any(
        (finding.severity or check.severity) is Severity.ERROR
        for check, finding in check_pair(source, text, context, checks)
    )


def _markup(text: str) -> Sequence[str] | None:
    """Give what plain markup a text has, sorted; None where it has any that is not so plain.

    Two texts with the same are right for all checks but `bidi`: they read nothing else.
    """
    if _is_prose(text):
        return ()
    tokens: list[str] = []
    if "](" in text:
        parts = _LINK.split(text)
        tokens, text = parts[1::2], "\n".join(parts[::2])
    parts = _TOKEN.split(text)
    tokens += parts[1::2]
    return sorted(tokens) if _is_prose("\n".join(parts[::2])) else None


_kept: Final = lru_cache(maxsize=512)(_markup)
_KEPT: Final = 2000
"""Characters of a sentence whose markup is kept."""


def _is_prose(text: str) -> bool:
    """Say whether a text has nothing that one of the checks but `bidi` reads."""
    if _SPECIAL.search(text) or "://" in text or ("%" in text and _PERCENT.search(text)):
        return False
    lower = text.lower()
    return not any(each in lower for each in ("www.", "mailto:", "xmpp:"))
