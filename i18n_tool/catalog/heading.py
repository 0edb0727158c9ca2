"""The header of a catalog, right for its locale."""

from functools import lru_cache

from i18n_tool.catalog.catalog import Catalog
from i18n_tool.catalog.plural import PluralError, parse_plural_forms
from i18n_tool.model.locale import facts

TRIED = 1000
"""Two plural rules that agree on all numbers up to this, and on a million, are one."""

A_FEW = 2
"""So many numbers may differ between two rules whose forms mean the same."""

_NUMBERS = (*range(TRIED + 1), 1_000_000)


def settle_header(catalog: Catalog, locale: str, article: str) -> str | None:
    """Make the header name the locale and its plural rule; give a warning, or None.

    A field that is right is not touched, however it is written. A plural rule that entries use is
    corrected only where it goes wrong for a number or two (French zero): one with another number of
    forms, or with its forms in another order, stays, for the entries have theirs by it, and the
    warning says so. No creation date is written: it would only make merge conflicts; one that is
    there stays.
    """
    header = catalog.header
    if header.get("Project-Id-Version", "PACKAGE VERSION") == "PACKAGE VERSION":
        header["Project-Id-Version"] = article
    if header.get("Language") != locale:
        header["Language"] = locale
    for name, value in (
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
    ):
        if name not in header:
            header[name] = value
    return _settle_plurals(catalog, locale)


def _settle_plurals(catalog: Catalog, locale: str) -> str | None:
    right = facts(locale).plural_forms
    written = catalog.header.get("Plural-Forms", "")
    if not right or _same_rule(written, right):
        return None
    uses = any(entry.msgid_plural is not None for entry in catalog)
    if written and uses and not _close(written, right):
        return (
            f"Plural-Forms is `{written}`, right for {facts(locale).tag} is `{right}`; "
            "it was left, since entries have their forms by it"
        )
    catalog.header["Plural-Forms"] = right
    return None


def _same_rule(one: str, other: str) -> bool:
    """Say whether two plural rules give every number the same form."""
    return _bare(one) == _bare(other) or _apart(one, other) == 0


def _bare(rule: str) -> str:
    """Give a rule without what never matters in it."""
    return "".join(rule.split()).rstrip(";")


def _close(one: str, other: str) -> bool:
    """Say whether two plural rules have as many forms, and differ for a number or two at most."""
    apart = _apart(one, other)
    return apart is not None and apart <= A_FEW


@lru_cache(maxsize=256)
def _apart(one: str, other: str) -> int | None:
    """Count the tried numbers that two rules give another form; None where they do not compare."""
    try:
        first, second = parse_plural_forms(one), parse_plural_forms(other)
    except PluralError:
        return None
    if first is None or second is None or first.nplurals != second.nplurals:
        return None
    return sum(first(number) != second(number) for number in _NUMBERS)
