"""The engines' own codes for our locales, in one table, and which pairs an engine translates."""

from types import MappingProxyType

_NAMES = ("google", "mymemory", "libre", "microsoft")
_TABLE = {
    "ar": ("ar", "ar-SA", "ar", "ar"),
    "en": ("en", "en-GB", "en", "en"),
    "es": ("es", "es-ES", "es", "es"),
    "fr": ("fr", "fr-FR", "fr", "fr"),
    "fr_002": ("fr", "fr-FR", "fr", "fr"),
    "id": ("id", "id-ID", "id", "id"),
    "ja": ("ja", "ja-JP", "ja", "ja"),
    "pt_BR": ("pt", "pt-BR", "pt-BR", "pt"),
    "pt_PT": ("pt-PT", "pt-PT", "pt", "pt-pt"),
    "ru": ("ru", "ru-RU", "ru", "ru"),
    "uk": ("uk", "uk-UA", "uk", "uk"),
    "vi": ("vi", "vi-VN", "vi", "vi"),
    "zh_Hans": ("zh-CN", "zh-CN", "zh-Hans", "zh-Hans"),
    "zh_Hant": ("zh-TW", "zh-TW", "zh-Hant", "zh-Hant"),
}
CODES = MappingProxyType(
    {
        name: MappingProxyType({locale: codes[place] for locale, codes in _TABLE.items()})
        for place, name in enumerate(_NAMES)
    }
)
"""By engine and locale. Where an engine knows one French only, two locales share a code."""


def code(engine: str, locale: str) -> str | None:
    """Give an engine's code for a locale; None where it has none.

    A language that is not in the table goes by its ISO 639 code, which all of them take.
    """
    known = CODES[engine].get(locale)
    return known or (locale if locale.isalpha() else None)


def translates(engine: str, source: str, target: str) -> bool:
    """Say whether an engine tells the two locales apart and has codes for both."""
    one, other = code(engine, source), code(engine, target)
    return one is not None and other is not None and one != other
