"""Checks: what is wrong with a translation that a machine can see.

One check a module, a function over plain values, with its documentation in the module's docstring
and its examples of right and wrong in `tests/checks/cases`. Others' checks come by the entry point
`i18n_tool.checks`: each names a `Check`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.metadata import entry_points
from types import MappingProxyType

from i18n_tool.catalog.plural import parse_plural_forms
from i18n_tool.checks import (
    bidi,
    blank,
    brackets,
    codes,
    copy,
    final,
    html,
    length,
    links,
    numbers,
    placeholders,
    spaces,
)
from i18n_tool.checks.finding import Check, CheckContext, Finding
from i18n_tool.errors import UsageError
from i18n_tool.model.issue import Issue
from i18n_tool.model.locale import facts
from i18n_tool.model.unit import JOINED

__all__ = [
    "BUILT_IN",
    "CHECKS",
    "Check",
    "CheckContext",
    "Finding",
    "Pair",
    "all_checks",
    "check_pair",
    "choose_checks",
    "run_checks",
]

BUILT_IN = tuple(
    module.CHECK
    for module in (
        blank,
        codes,
        links,
        placeholders,
        html,
        bidi,
        numbers,
        copy,
        spaces,
        brackets,
        final,
        length,
    )
)
"""Our own checks, in the order of the report."""

CHECKS: Mapping[str, Check] = MappingProxyType({check.name: check for check in BUILT_IN})
"""The same by their names."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An entry as the checks see it."""

    article: str
    msgid: str
    msgstr: Sequence[str]
    """One text, or one for each plural form."""
    msgid_plural: str | None = None
    msgctxt: str | None = None


@lru_cache(maxsize=1)
def all_checks() -> tuple[Check, ...]:
    """Give our own checks and those that are installed beside them, by their entry points.

    One of ours may not be replaced. Raises UsageError for an entry point that gives no `Check`.
    """
    found = {check.name: check for check in BUILT_IN}
    for point in sorted(entry_points(group="i18n_tool.checks"), key=lambda point: point.name):
        check = point.load()
        if not isinstance(check, Check):
            raise UsageError(
                f"the entry point `{point.name}` of {point.value} is no check",
                todo="It must name a value of the class i18n_tool.checks.Check.",
            )
        found.setdefault(check.name, check)
    return tuple(found.values())


def choose_checks(only: Sequence[str] = ()) -> tuple[Check, ...]:
    """Give the checks of these names, or all without any; raise UsageError for an unknown name."""
    every = all_checks()
    unknown = sorted(set(only) - {check.name for check in every})
    if unknown:
        raise UsageError(
            f"there is no check {', '.join(f'`{name}`' for name in unknown)}",
            todo=f"The checks are: {', '.join(check.name for check in every)}.",
        )
    return tuple(check for check in every if not only or check.name in only)


def check_pair(
    source: str, target: str, context: CheckContext, checks: Sequence[Check] = BUILT_IN
) -> Iterator[tuple[Check, Finding]]:
    """Give what the checks find in one pair of texts.

    An empty target is untranslated and passes; so does one that is told in the sentence before.
    """
    if not target or target == JOINED:
        return
    for check in checks:
        for finding in check.judge(source, target, context):
            yield check, finding


def run_checks(
    pair: Pair, context: CheckContext, checks: Sequence[Check] = BUILT_IN
) -> Iterator[Issue]:
    """Give the issues of one entry, each once; of a plural entry those of every form.

    A form for a single count (one, none, a pair) is compared with the singular and may leave out
    the number; a form that holds one among others (1, 21, 31, … in Russian) with the text that fits
    it better; every other form with the plural.
    """
    told: set[tuple[str, str]] = set()
    for check, finding in _findings(pair, context, checks):
        if (check.name, finding.message) in told:
            continue
        told.add((check.name, finding.message))
        yield Issue(
            check=check.name,
            severity=finding.severity or check.severity,
            locale=context.locale,
            article=pair.article,
            msgid=pair.msgid,
            message=finding.message,
            context=pair.msgctxt,
            allowed_by=finding.allowed_by or check.name,
        )


def _findings(
    pair: Pair, context: CheckContext, checks: Sequence[Check]
) -> Iterator[tuple[Check, Finding]]:
    """Give the findings of one entry, form by form."""
    if pair.msgid_plural is None:
        for target in pair.msgstr[:1]:
            yield from check_pair(pair.msgid, target, context, checks)
        return
    if not any(pair.msgstr):
        return
    counts = _counts(context.locale)
    for at, target in enumerate(pair.msgstr):
        if not target:
            for check in checks:
                if check.name == blank.CHECK.name:
                    yield check, Finding(f"The plural form {at} is empty.")
            continue
        form = counts[at] if at < len(counts) else frozenset()
        single = bool(form) and form <= {0, 1, 2} and len(counts) > 1
        here = replace(context, optional=True) if single else context
        plural = tuple(check_pair(pair.msgid_plural, target, here, checks))
        if plural and len(counts) > 1 and (single or 1 in form):
            singular = tuple(check_pair(pair.msgid, target, here, checks))
            plural = min(plural, singular, key=len)
        yield from plural


@lru_cache(maxsize=64)
def _counts(locale: str) -> tuple[frozenset[int], ...]:
    """Give for each plural form of a locale the counts up to 200 that it is for."""
    rule = parse_plural_forms(facts(locale).plural_forms)
    if rule is None:
        return ()
    forms: list[set[int]] = [set() for _ in range(rule.nplurals)]
    for count in range(201):
        forms[rule(count)].add(count)
    return tuple(frozenset(form) for form in forms)
