"""The table of locales: what a locale is, and the thirteen that the project is made for.

Written by hand and held by a table in the tests and against CLDR, so that no command loads Babel
for these; French stands here too, as the parent of `fr_002`.

Plural forms are those for whole numbers, as gettext and Weblate have them. CLDR's rule for even
millions in Spanish, French and Portuguese is left out, as there. European Portuguese is `n != 1`
and Brazilian `n > 1`: CLDR says so of `pt_PT` and `pt`, and so do gettext's table and Weblate's;
`0 ficheiros` stands against `0 arquivo`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_NO_SPACE_BETWEEN_SENTENCES = frozenset({"Hans", "Hant", "Hani", "Jpan"})
_NO_SPACE_BETWEEN_WORDS = _NO_SPACE_BETWEEN_SENTENCES | {"Thai", "Laoo", "Khmr", "Mymr"}

_ONE = "nplurals=1; plural=0;"
_NOT_ONE = "nplurals=2; plural=(n != 1);"
_ABOVE_ONE = "nplurals=2; plural=(n > 1);"
_EAST_SLAVIC = (
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
    "n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
)
_ARABIC = (
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
    "n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
)


@dataclass(frozen=True, slots=True)
class Numbers:
    """How a locale writes numbers."""

    decimal: str = "."
    """What stands before the fraction."""
    group: str = ","
    """What stands between groups of digits; a space stands for every kind of space."""
    digits: str = ""
    """The ten native digits, where the language has its own beside 0 to 9."""


@dataclass(frozen=True, slots=True)
class Locale:
    """What the tool knows of one locale."""

    name: str
    """The gettext name, as in paths: `zh_Hans`, `fr_002`."""
    direction: str = "ltr"
    """`ltr` or `rtl`."""
    script: str = "Latn"
    """The ISO 15924 code: `Latn`, `Hans`, `Arab`."""
    display_name: str = ""
    """Its name in English: `French (Africa)`."""
    own_name: str = ""
    """Its name in itself: `français (Afrique)`."""
    plural_forms: str = _NOT_ONE
    """The value of gettext's header field `Plural-Forms`."""
    nplurals: int = 2
    """How many forms a translation of a plural entry has."""
    parent: str | None = None
    """The locale that it inherits from: `fr` for `fr_002`. Never an ambiguous one (`pt`, `zh`)."""
    aliases: tuple[str, ...] = ()
    """Other names that mean it, as gettext would write them; `parse_locale` takes any spelling."""
    sisters: tuple[str, ...] = ()
    """Locales of the same language whose text may stand in for its own or be turned into it."""
    numbers: Numbers = field(default_factory=Numbers)

    @property
    def tag(self) -> str:
        """Give the BCP 47 tag, as in HTML: `zh-Hans`, `fr-002`."""
        parts = self.name.split("_")
        return "-".join(part.lower() if len(part) > 4 else part for part in parts)

    @property
    def label(self) -> str:
        """Give the short name that people are shown: the tag, and `fr-Africa` for `fr_002`."""
        return "fr-Africa" if self.name == "fr_002" else self.tag

    @property
    def language(self) -> str:
        """Give the language's ISO 639 code."""
        return self.name.split("_", maxsplit=1)[0]

    @property
    def joiner(self) -> str:
        """Give what stands between two sentences: nothing in Chinese and Japanese, else a space."""
        return "" if self.script in _NO_SPACE_BETWEEN_SENTENCES else " "

    @property
    def writes_words(self) -> bool:
        """Say whether words stand apart, so that they can be counted; else count characters."""
        return self.script not in _NO_SPACE_BETWEEN_WORDS


_COMMA_SPACE = Numbers(",", " ")
_COMMA_POINT = Numbers(",", ".")

_TABLE = (
    Locale(
        "zh_Hans",
        script="Hans",
        display_name="Chinese (Simplified)",
        own_name="简体中文",
        plural_forms=_ONE,
        nplurals=1,
        aliases=("zh_CN", "zh_SG", "zh_Hans_CN", "zh_CHS"),
        sisters=("zh_Hant",),
    ),
    Locale(
        "zh_Hant",
        script="Hant",
        display_name="Chinese (Traditional)",
        own_name="繁體中文",
        plural_forms=_ONE,
        nplurals=1,
        aliases=("zh_TW", "zh_HK", "zh_MO", "zh_Hant_TW", "zh_CHT"),
        sisters=("zh_Hans",),
    ),
    Locale("en", display_name="English", own_name="English"),
    Locale(
        "vi",
        display_name="Vietnamese",
        own_name="Tiếng Việt",
        plural_forms=_ONE,
        nplurals=1,
        aliases=("vi_VN",),
        numbers=_COMMA_POINT,
    ),
    Locale("es", display_name="Spanish", own_name="español", numbers=_COMMA_POINT),
    Locale(
        "ru",
        script="Cyrl",
        display_name="Russian",
        own_name="русский",
        plural_forms=_EAST_SLAVIC,
        nplurals=3,
        aliases=("ru_RU",),
        numbers=_COMMA_SPACE,
    ),
    Locale(
        "fr_002",
        display_name="French (Africa)",
        own_name="français (Afrique)",
        plural_forms=_ABOVE_ONE,
        parent="fr",
        aliases=("fr_Africa", "fr_Afrique"),
        sisters=("fr",),
        numbers=_COMMA_SPACE,
    ),
    Locale(
        "pt_PT",
        display_name="Portuguese (Portugal)",
        own_name="português (Portugal)",
        sisters=("pt_BR",),
        numbers=_COMMA_SPACE,
    ),
    Locale(
        "pt_BR",
        display_name="Portuguese (Brazil)",
        own_name="português (Brasil)",
        plural_forms=_ABOVE_ONE,
        sisters=("pt_PT",),
        numbers=_COMMA_POINT,
    ),
    Locale(
        "id",
        display_name="Indonesian",
        own_name="Bahasa Indonesia",
        plural_forms=_ONE,
        nplurals=1,
        aliases=("in", "id_ID"),
        numbers=_COMMA_POINT,
    ),
    Locale(
        "ja",
        script="Jpan",
        display_name="Japanese",
        own_name="日本語",
        plural_forms=_ONE,
        nplurals=1,
        aliases=("ja_JP",),
    ),
    Locale(
        "ar",
        direction="rtl",
        script="Arab",
        display_name="Arabic",
        own_name="العربية",
        plural_forms=_ARABIC,
        nplurals=6,
        aliases=("ar_001",),
        numbers=Numbers("٫", "٬", "٠١٢٣٤٥٦٧٨٩"),
    ),
    Locale(
        "uk",
        script="Cyrl",
        display_name="Ukrainian",
        own_name="українська",
        plural_forms=_EAST_SLAVIC,
        nplurals=3,
        aliases=("uk_UA",),
        numbers=_COMMA_SPACE,
    ),
    Locale(
        "fr",
        display_name="French",
        own_name="français",
        plural_forms=_ABOVE_ONE,
        numbers=_COMMA_SPACE,
    ),
)

KNOWN: Mapping[str, Locale] = MappingProxyType({entry.name: entry for entry in _TABLE})
"""The locales of the table by their gettext names; every other one comes from CLDR."""
