"""What CLDR knows of locales beyond our own table, through Babel.

Babel's pickles cost more than a whole look at the version, so only `i18n_tool.model.locale` reaches
here, and only for a locale that its table has not. Babel is asked for names, scripts and plural
rules; it is not asked to parse or negotiate locale names, which it does wrongly for several of
ours (`fr_002` raises, `zh_TW` finds no `zh_Hant`).
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from babel.core import Locale, UnknownLocaleError, get_global

if TYPE_CHECKING:
    from babel.plural import PluralRule

LIKELY_SCRIPT = "Latn"
"""The script of a language for which CLDR's likely subtags say nothing."""

_ORDER = ("zero", "one", "two", "few", "many", "other")
_INTEGERS = {"n": "n", "i": "n"}
"""CLDR's operands for a whole number: both are the number, all others (v, w, f, t, c, e) are 0."""

_USUAL = {
    "n==1 ? 0 : 1": "n != 1",
    "n==0 || n==1 ? 0 : 1": "n > 1",
    "(n>=0 && n<=1) ? 0 : 1": "n > 1",
}
"""Rules that everyone writes in another way."""


@dataclass(frozen=True, slots=True)
class Description:
    """What CLDR says of one locale."""

    script: str
    direction: str
    display_name: str
    own_name: str
    nplurals: int
    plural_forms: str
    decimal: str
    group: str


@lru_cache(maxsize=256)
def describe(name: str) -> Description:
    """Give what CLDR says of the locale with this gettext name.

    Raises LookupError, with a phrase that says what is unknown, where CLDR has no such language,
    script or region.
    """
    language, script, region = subtags(name)
    base = _nearest(name)
    english = Locale("en")
    for kind, part, known in (
        ("script", script, english.scripts),
        ("region", region, english.territories),
    ):
        if part and part not in known:
            raise LookupError(f"there is no {kind} `{part}`")
    nplurals, plural_forms = plural_rule(base)
    symbols = base.number_symbols.get("latn", {})
    return Description(
        script=script or likely_script(name),
        direction=base.text_direction,
        display_name=_title(english, language, script, region),
        own_name=_title(base, language, script, region),
        nplurals=nplurals,
        plural_forms=plural_forms,
        decimal=symbols.get("decimal") or ".",
        group=symbols.get("group") or ",",
    )


def subtags(name: str) -> tuple[str, str, str]:
    """Give language, script and region of a gettext name; each of the latter may be empty."""
    language, *others = name.split("_")
    script = next((part for part in others if len(part) == 4 and part.isalpha()), "")
    region = next((part for part in others if len(part) == 2 or part.isdigit()), "")
    return language, script, region


@lru_cache(maxsize=1024)
def likely_script(name: str) -> str:
    """Give the script that a locale is written in where its name does not say so."""
    language, script, region = subtags(name)
    if script:
        return script
    likely = get_global("likely_subtags")
    full = likely.get(f"{language}_{region}") or likely.get(language) or ""
    return subtags(full)[1] or LIKELY_SCRIPT


def parent(name: str) -> str:
    """Give CLDR's parent of a locale, or an empty text for none.

    CLDR's own exceptions come first (`es_MX` to `es_419`), then the name without its last part. A
    locale is never the child of one in another script (`zh_Hant` is none of `zh`'s).
    """
    listed = get_global("parent_exceptions").get(name)
    if listed:
        return str(listed)
    shorter = name.rpartition("_")[0]
    return shorter if shorter and likely_script(shorter) == likely_script(name) else ""


def plural_rule(locale: Locale) -> tuple[int, str]:
    """Give the number of plural forms and the value of gettext's `Plural-Forms`.

    Made of CLDR's rule for whole numbers: a category that no number below 1,000 falls in (fractions
    in Czech, even millions in Italian) has no form, as in gettext's and Weblate's own tables.
    """
    rule: PluralRule = locale.plural_form
    seen = {rule(number) for number in range(1000)}
    tags = [tag for tag in _ORDER if tag in seen]
    conditions = {tag: _condition(tree) for tag, tree in rule.abstract}
    tested = [(at, conditions[tag]) for at, tag in enumerate(tags) if tag in conditions]
    last = len(tags) - 1
    if "other" not in seen:
        tested = [pair for pair in tested if pair[0] != last]
    plural = str(last)
    for at, condition in reversed(tested):
        plural = f"{condition} ? {at} : {plural}"
    if not tested:
        return 1, "nplurals=1; plural=0;"
    plural = _USUAL.get(plural, plural)
    return len(tags), f"nplurals={len(tags)}; plural=({plural});"


def _nearest(name: str) -> Locale:
    """Give Babel's data for the locale or for the nearest one above it."""
    parts = name.split("_")
    while parts:
        try:
            return Locale.parse("_".join(parts))
        except (UnknownLocaleError, ValueError):
            parts.pop()
    raise LookupError(f"CLDR has no language `{name.split('_', maxsplit=1)[0]}`")


def _title(inside: Locale, language: str, script: str, region: str) -> str:
    """Give a locale's name as a language writes it: `French (Senegal)`."""
    details = [inside.scripts.get(script, script)] if script else []
    details += [inside.territories.get(region, region)] if region else []
    title = str(inside.languages.get(language, language))
    return f"{title} ({', '.join(details)})" if details else title


def _condition(tree: Any) -> str:  # noqa: ANN401 - Babel's syntax trees are nested tuples
    """Give a C expression for a CLDR condition on whole numbers, or "" where it never holds.

    The result of a condition that always holds is "1".
    """
    kind, parts = tree
    if kind == "relation":
        return _relation(parts[1], parts[2])
    if kind == "not":
        inner = _condition(parts[0])
        return {"": "1", "1": ""}.get(inner, f"!({inner})")
    left, right = _condition(parts[0]), _condition(parts[1])
    if kind == "and":
        if not left or not right:
            return ""
        terms = [_wrapped(term, "||") for term in (left, right) if term != "1"]
        return " && ".join(terms) or "1"
    if "1" in (left, right):
        return "1"
    return " || ".join(term for term in (left, right) if term)


def _wrapped(term: str, looser: str) -> str:
    """Put a term in brackets where it holds an operator that binds looser."""
    return f"({term})" if looser in term else term


def _relation(left: Any, ranges: Any) -> str:  # noqa: ANN401 - see above
    """Give the expression for `operand [% number] in ranges`."""
    operand, modulus = left, None
    if left[0] == "mod":
        operand, modulus = left[1][0], left[1][1][1][0]
    variable = _INTEGERS.get(operand[0])
    spans = [(low[1][0], high[1][0]) for low, high in ranges[1]]
    if variable is None:
        return "1" if any(low <= 0 <= high for low, high in spans) else ""
    value = f"{variable}%{modulus}" if modulus else variable
    return " || ".join(
        f"{value}=={low}" if low == high else f"({value}>={low} && {value}<={high})"
        for low, high in spans
    )
