"""Locales: their facts, the names people write them by, and the best of a set.

Inside the code a locale is its gettext name (`fr_002`, `zh_Hans`). People write it as a BCP 47 tag,
as a gettext name or by an alias, in any case; `parse_locale` takes them all. The names of ours come
from a table, every other one that CLDR knows from `i18n_tool.model.cldr`, which is loaded only then
(Babel costs three times what the interpreter does).
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType, ModuleType

from i18n_tool.errors import LocaleError
from i18n_tool.model.locale_data import KNOWN, Locale, Numbers

__all__ = ["Locale", "Numbers", "facts", "negotiate", "parents", "parse_locale", "sisters"]

LONGEST = 40
"""No locale's name is longer, in characters; BCP 47 asks readers for 35."""

AMBIGUOUS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"pt": ("pt_PT", "pt_BR"), "zh": ("zh_Hans", "zh_Hant")}
)
"""Names that stand for more than one written language, with the choices."""

_NAME = re.compile(
    r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|[0-9]{3}))?"
    r"((?:[-_](?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)"
    r"(?:\.[a-z0-9-]+)?(?:@([a-z]+))?",
    re.IGNORECASE | re.ASCII,
)
"""Language, script, region and variants of BCP 47, with POSIX's charset and modifier after them."""

_MODIFIERS = {"latin": "Latn", "cyrillic": "Cyrl", "devanagari": "Deva", "arabic": "Arab"}
_OLD_CODES = {"cmn": "zh", "in": "id", "iw": "he", "ji": "yi", "jw": "jv", "tl": "fil"}

_ALIASES = {alias.lower(): entry.name for entry in KNOWN.values() for alias in entry.aliases}

_AFRICA = (
    "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW IO KE KM LR LS LY MA "
    "MG ML MR MU MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TF TG TN TZ UG YT ZA ZM ZW"
)
"""The territories of region 002 in UN M.49: CLDR has no locale `fr_002` to be their parent."""


@lru_cache(maxsize=512)
def facts(name: str) -> Locale:
    """Give what is known of the locale with this gettext name (`fr_002`, not `fr-002`).

    Raises LocaleError for a name that is not one, or that CLDR does not know.
    """
    known = KNOWN.get(name)
    if known is not None:
        return known
    if _tidy(name) != name:
        raise _unknown(name, f"write it as `{_tidy(name)}`")
    cldr = _cldr()
    try:
        found = cldr.describe(name)
    except LookupError as error:
        raise _unknown(name, str(error.args[0])) from None
    above = parents(name)
    digits = KNOWN["ar"].numbers.digits if found.script == "Arab" else ""
    return Locale(
        name,
        direction=found.direction,
        script=found.script,
        display_name=found.display_name,
        own_name=found.own_name,
        plural_forms=found.plural_forms,
        nplurals=found.nplurals,
        parent=above[0] if above else None,
        sisters=above,
        numbers=Numbers(found.decimal, " " if found.group.isspace() else found.group, digits),
    )


def parse_locale(
    text: str, among: Iterable[str] = (), aliases: Mapping[str, str] = MappingProxyType({})
) -> str:
    """Give the gettext name that people mean by `text`.

    It may be a BCP 47 tag, a gettext name or an alias, in any case (`zh-Hans`, `zh_cn`,
    `fr-Africa`). `among` are the configured locales: one of them that is written like `text` is
    meant, and where an ambiguous name fits exactly one of them, it is that one. `aliases` are a
    project's own, from any spelling to a gettext name. `zh_TW` means `zh_Hant`, while a name with
    script and region (`zh_Hant_HK`) is its own locale. Raises LocaleError.
    """
    wanted = _key(text)
    configured = tuple(among)
    for spelling, name in aliases.items():
        if _key(spelling) == wanted:
            return name
    for name in configured:
        if _key(name) == wanted:
            return name
    if wanted in _ALIASES:
        return _ALIASES[wanted]
    name = _tidy(text)
    if name in configured:
        return name
    name = _ALIASES.get(name.lower(), name)
    if name in AMBIGUOUS:
        return _chosen(text, AMBIGUOUS[name], configured)
    if not _has_data(name):
        facts(name)
    return name


def negotiate(text: str, among: Iterable[str]) -> str | None:
    """Give the locale of `among` that serves a reader of `text` best, or None.

    The same one, else the nearest of its parents (`fr_SN`: `fr_002`, then `fr`), else the first in
    the same language and script (`en_GB`: `en_US`). Another script is never offered. Where an
    ambiguous name is asked for, CLDR's likely one is meant (`zh`: `zh_Hans`, `pt`: `pt_BR`). A text
    that is no locale's name (`*`) matches nothing.
    """
    offered = tuple(among)
    try:
        name = parse_locale(text, offered)
    except LocaleError:
        likely = {"zh": "zh_Hans", "pt": "pt_BR"}.get(_key(text))
        if likely is None:
            return None
        name = likely
    for candidate in (name, *parents(name)):
        if candidate in offered:
            return candidate
    wanted = facts(name)
    for candidate in offered:
        other = facts(candidate)
        if (other.language, other.script) == (wanted.language, wanted.script):
            return candidate
    return None


@lru_cache(maxsize=512)
def parents(name: str) -> tuple[str, ...]:
    """Give the locales that one inherits from, nearest first: `fr_SN` has `fr_002` and `fr`.

    As CLDR has them, with `fr_002` put in and without the ambiguous `pt` and `zh`.
    """
    known = KNOWN.get(name)
    if known is not None:
        return (known.parent,) if known.parent else ()
    language, _, region = name.partition("_")
    above = "fr_002" if language == "fr" and region in _AFRICA.split() else _cldr().parent(name)
    if not above or above in AMBIGUOUS:
        return ()
    return (above, *parents(above))


def sisters(name: str) -> tuple[str, ...]:
    """Give the locales whose text may stand in for this one's or be turned into it, best first.

    `fr` for `fr_002`, `pt_PT` and `pt_BR` for each other, `zh_Hans` and `zh_Hant` for each other;
    for locales that are not ours, their parents.
    """
    return facts(name).sisters


@lru_cache(maxsize=512)
def _has_data(name: str) -> bool:
    """Say whether Babel brings data of a locale of this name, without loading Babel."""
    package = find_spec("babel")
    if package is None or package.origin is None:
        return False
    return (Path(package.origin).parent / "locale-data" / f"{name}.dat").is_file()


def _cldr() -> ModuleType:
    """Load what Babel knows, now that it is needed."""
    from i18n_tool.model import cldr  # noqa: PLC0415 - Babel would cost every start of the program

    return cldr


def _key(text: str) -> str:
    """Give what spellings of one name have in common."""
    return text.strip().replace("-", "_").lower()


@lru_cache(maxsize=512)
def _tidy(text: str) -> str:
    """Give the gettext spelling of a name, whatever its case and separators; or raise LocaleError.

    Only letters, digits and `_` come out, so that the result is safe as the name of a folder.
    """
    match = _NAME.fullmatch(text.strip()) if len(text) <= LONGEST else None
    if match is None:
        raise _unknown(text, "it is not the name of a locale")
    language, script, region, variants, modifier = match.groups()
    language = language.lower()
    script = script or _MODIFIERS.get((modifier or "").lower())
    if modifier and modifier.lower() not in _MODIFIERS:
        variants += "_" + modifier
    parts = [_OLD_CODES.get(language, language)]
    parts += [script.title()] if script else []
    parts += [region.upper()] if region else []
    return "_".join(parts) + variants.replace("-", "_").upper()


def _chosen(text: str, choices: tuple[str, ...], configured: tuple[str, ...]) -> str:
    """Give the one of the choices that is configured; raise LocaleError unless it is one."""
    meant = [choice for choice in choices if choice in configured]
    if len(meant) == 1:
        return meant[0]
    tags = [facts(choice).tag for choice in choices]
    raise LocaleError(
        f"the locale `{text.strip()}` is ambiguous: {' or '.join(tags)}",
        todo=f"Write {' or '.join(f'`{tag}`' for tag in tags)}.",
    )


def _unknown(text: str, why: str) -> LocaleError:
    """Make the error for a name that cannot be used, showing no more of it than is safe."""
    shown = text if len(text) <= LONGEST else text[:LONGEST] + "…"
    return LocaleError(
        f"unknown locale {shown!a}: {why}",
        todo="Write a BCP 47 tag such as `uk`, `zh-Hans` or `fr-002`.",
    )
