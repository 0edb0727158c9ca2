"""The table of locales, held by hand-verified values, by the stdlib's plural parser and by CLDR."""

import gettext
import re
import subprocess
import sys

import pytest
from babel.core import Locale as BabelLocale
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st

from i18n_tool.errors import LocaleError
from i18n_tool.model.locale import facts, negotiate, parents, parse_locale, sisters

THIRTEEN = ("zh_Hans", "zh_Hant", "en", "vi", "es", "ru", "fr_002", "pt_PT", "pt_BR", "id", "ja", "ar", "uk")  # fmt: skip
COUNTS = (0, 1, 2, 3, 5, 11, 21, 100, 101, 111)

ALL_ONE = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
NOT_ONE = (1, 0, 1, 1, 1, 1, 1, 1, 1, 1)
ABOVE_ONE = (0, 0, 1, 1, 1, 1, 1, 1, 1, 1)
SLAVIC = (2, 0, 1, 1, 2, 2, 0, 2, 0, 2)
ARABIC = (0, 1, 2, 3, 3, 4, 4, 5, 5, 4)

# name: tag, English name, own name, direction, script, nplurals, form of each of COUNTS,
#       parent, aliases, sisters, joiner
TABLE = {
    "zh_Hans": ("zh-Hans", "Chinese (Simplified)", "简体中文", "ltr", "Hans", 1, ALL_ONE, None, "zh-CN zh-SG zh-Hans-CN", ("zh_Hant",), ""),
    "zh_Hant": ("zh-Hant", "Chinese (Traditional)", "繁體中文", "ltr", "Hant", 1, ALL_ONE, None, "zh-TW zh-HK zh-MO zh-Hant-TW", ("zh_Hans",), ""),
    "en": ("en", "English", "English", "ltr", "Latn", 2, NOT_ONE, None, "", (), " "),
    "vi": ("vi", "Vietnamese", "Tiếng Việt", "ltr", "Latn", 1, ALL_ONE, None, "vi-VN", (), " "),
    "es": ("es", "Spanish", "español", "ltr", "Latn", 2, NOT_ONE, None, "", (), " "),
    "ru": ("ru", "Russian", "русский", "ltr", "Cyrl", 3, SLAVIC, None, "ru-RU", (), " "),
    "fr_002": ("fr-002", "French (Africa)", "français (Afrique)", "ltr", "Latn", 2, ABOVE_ONE, "fr", "fr-Africa fr-africa", ("fr",), " "),
    "pt_PT": ("pt-PT", "Portuguese (Portugal)", "português (Portugal)", "ltr", "Latn", 2, NOT_ONE, None, "", ("pt_BR",), " "),
    "pt_BR": ("pt-BR", "Portuguese (Brazil)", "português (Brasil)", "ltr", "Latn", 2, ABOVE_ONE, None, "", ("pt_PT",), " "),
    "id": ("id", "Indonesian", "Bahasa Indonesia", "ltr", "Latn", 1, ALL_ONE, None, "in id-ID", (), " "),
    "ja": ("ja", "Japanese", "日本語", "ltr", "Jpan", 1, ALL_ONE, None, "ja-JP", (), ""),
    "ar": ("ar", "Arabic", "العربية", "rtl", "Arab", 6, ARABIC, None, "ar-001", (), " "),
    "uk": ("uk", "Ukrainian", "українська", "ltr", "Cyrl", 3, SLAVIC, None, "uk-UA", (), " "),
}  # fmt: skip


def forms(plural_forms: str, counts: range | tuple[int, ...]) -> tuple[int, ...]:
    """Read a `Plural-Forms` value with the standard library's own C parser."""
    match = re.fullmatch(r"nplurals=(\d+); plural=(.+);", plural_forms)
    assert match, plural_forms
    index = gettext.c2py(match[2])
    return tuple(int(index(count)) for count in counts)


def test_the_table_holds_the_thirteen():
    assert tuple(TABLE) == THIRTEEN


@pytest.mark.parametrize("name", THIRTEEN)
def test_every_fact_of_the_thirteen(name):
    tag, english, own, direction, script, nplurals, indices, parent, spellings, kin, joiner = TABLE[
        name
    ]
    locale = facts(name)
    assert (
        locale.name,
        locale.tag,
        locale.display_name,
        locale.own_name,
        locale.direction,
        locale.script,
        locale.nplurals,
        forms(locale.plural_forms, COUNTS),
        locale.parent,
        sisters(name),
        locale.joiner,
    ) == (name, tag, english, own, direction, script, nplurals, indices, parent, kin, joiner)
    assert locale.plural_forms.startswith(f"nplurals={nplurals};")
    for spelling in (name, tag, name.lower(), tag.upper(), *spellings.split()):
        assert parse_locale(spelling) == name


@pytest.mark.parametrize("name", [*THIRTEEN, "fr"])
def test_the_hand_written_facts_agree_with_cldr(name):
    cldr = BabelLocale.parse("fr" if name == "fr_002" else name)
    locale = facts(name)
    tags = ("zero", "one", "two", "few", "many", "other")
    used = [tag for tag in tags if tag in {cldr.plural_form(n) for n in range(1001)}]
    expected = tuple(used.index(cldr.plural_form(n)) for n in range(1001))
    assert forms(locale.plural_forms, range(1001)) == expected
    assert locale.direction == cldr.text_direction
    if name != "fr_002":
        assert locale.display_name == cldr.english_name
    if name != "ar":
        symbols = cldr.number_symbols["latn"]
        assert locale.numbers.decimal == symbols["decimal"]
        assert locale.numbers.group == (" " if symbols["group"].isspace() else symbols["group"])


def test_the_plural_rules_of_every_cldr_locale():
    """Every rule made from CLDR gives the same form as CLDR for every whole number to 1,000."""
    wrong = []
    for language in sorted({name.split("_")[0] for name in locale_identifiers()}):
        rule = BabelLocale.parse(language).plural_form
        categories = [rule(n) for n in range(1001)]
        order = [tag for tag in ("zero", "one", "two", "few", "many", "other") if tag in categories]
        found = forms(facts(language).plural_forms, range(1001))
        if found != tuple(order.index(tag) for tag in categories) or facts(
            language
        ).nplurals != len(order):
            wrong.append((language, facts(language).plural_forms))
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "plural_forms"),
    [
        ("de", "nplurals=2; plural=(n != 1);"),
        ("hi", "nplurals=2; plural=(n > 1);"),
        ("tr", "nplurals=2; plural=(n != 1);"),
        ("cs", "nplurals=3; plural=(n==1 ? 0 : (n>=2 && n<=4) ? 1 : 2);"),
        ("ko", "nplurals=1; plural=0;"),
    ],
)
def test_plural_forms_of_other_locales(name, plural_forms):
    assert facts(name).plural_forms == plural_forms


def test_other_locales_by_cldr():
    swiss = facts("de_CH")
    assert (swiss.tag, swiss.display_name, swiss.own_name) == (
        "de-CH",
        "German (Switzerland)",
        "Deutsch (Schweiz)",
    )
    serbian = facts("sr_Latn")
    assert (serbian.script, serbian.direction, serbian.nplurals) == ("Latn", "ltr", 3)
    assert (facts("he").direction, facts("he").script) == ("rtl", "Hebr")
    assert (facts("zh_CN").joiner, facts("zh").script, facts("yue").joiner) == ("", "Hans", "")
    assert (facts("ca_VALENCIA").tag, facts("ca_VALENCIA").nplurals) == ("ca-valencia", 2)
    assert facts("fr_SN").own_name == "français (Sénégal)"


def test_which_locales_write_words():
    assert [name for name in (*THIRTEEN, "th", "ko") if not facts(name).writes_words] == [
        "zh_Hans",
        "zh_Hant",
        "ja",
        "th",
    ]


def test_people_are_shown_fr_africa():
    assert [facts(name).label for name in ("fr_002", "zh_Hans", "uk")] == [
        "fr-Africa",
        "zh-Hans",
        "uk",
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("fr-africa", "fr_002"),
        ("FR_AFRICA", "fr_002"),
        (" zh-hans ", "zh_Hans"),
        ("zh_Hant_HK", "zh_Hant_HK"),
        ("cmn-Hans", "zh_Hans"),
        ("pt-ao", "pt_AO"),
        ("en-us", "en_US"),
        ("fr_FR.UTF-8", "fr_FR"),
        ("sr@latin", "sr_Latn"),
        ("sr-latn-rs", "sr_Latn_RS"),
        ("iw", "he"),
        ("ca@valencia", "ca_VALENCIA"),
    ],
)
def test_spellings(text, name):
    assert parse_locale(text) == name


@pytest.mark.parametrize(
    ("text", "tags"), [("pt", "`pt-PT` or `pt-BR`"), ("ZH", "`zh-Hans` or `zh-Hant`")]
)
def test_an_ambiguous_locale_names_the_choices(text, tags):
    with pytest.raises(LocaleError) as caught:
        parse_locale(text)
    assert caught.value.what == f"the locale `{text}` is ambiguous: {tags.replace('`', '')}"
    assert caught.value.todo == f"Write {tags}."
    assert caught.value.exit_code == 2


def test_what_is_configured_decides():
    assert parse_locale("pt", ["uk", "pt_BR"]) == "pt_BR"
    assert parse_locale("zh", ["zh_Hant", "ja"]) == "zh_Hant"
    assert parse_locale("zh", ["zh"]) == "zh"
    assert parse_locale("zh-cn", ["zh_CN"]) == "zh_CN"
    assert parse_locale("pt", aliases={"pt": "pt_PT"}) == "pt_PT"
    with pytest.raises(LocaleError):
        parse_locale("pt", ["pt_PT", "pt_BR"])


@pytest.mark.parametrize(
    "text",
    ["", "..", "../uk", "/etc", "uk/..", "uk\0", "uk\\x", "u", "english", "C", "uk\n../x", "a" * 5000, "uk__UA",
     "xx", "en_QQ", "en_Qqqq", "fr-x-private", "ｕｋ", "uk\u202e", "uk_UA_POSIX_" + "abcdefgh_" * 9, "CON", "nul:"],
)  # fmt: skip
def test_what_is_no_locale_is_refused(text):
    with pytest.raises(LocaleError) as caught:
        parse_locale(text)
    assert len(str(caught.value)) < 200
    assert str(caught.value).isprintable()
    with pytest.raises(LocaleError):
        facts(text)


def test_facts_take_gettext_names_only():
    with pytest.raises(LocaleError, match="write it as `zh_Hans`"):
        facts("zh-hans")


@given(st.text(max_size=60))
def test_whatever_is_accepted_is_safe_as_a_folder(text):
    try:
        name = parse_locale(text)
    except LocaleError:
        return
    assert re.fullmatch(r"[A-Za-z0-9]+(_[A-Za-z0-9]+)*", name)


@given(st.sampled_from(sorted(locale_identifiers())), st.sampled_from(["-", "_"]), st.booleans())
def test_every_cldr_locale_is_taken_in_any_spelling(name, separator, upper):
    spelled = name.replace("_", separator)
    meant = parse_locale(name, [name])
    assert parse_locale(spelled.upper() if upper else spelled, [name]) == meant == name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("fr_SN", "fr_002"), ("fr-CI", "fr_002"), ("fr", "fr_002"), ("fr-CA", "fr_002"), ("pt_AO", "pt_PT"),
        ("pt-MZ", "pt_PT"), ("pt", "pt_BR"), ("zh_TW", "zh_Hant"), ("zh_MO", "zh_Hant"), ("zh-Hant-HK", "zh_Hant"),
        ("zh", "zh_Hans"), ("zh-SG", "zh_Hans"), ("en_GB", "en"), ("es_MX", "es"), ("ar-EG", "ar"), ("ru-UA", "ru"),
        ("uk", "uk"), ("sr", None), ("de", None), ("*", None), ("../uk", None),
    ],
)  # fmt: skip
def test_the_best_of_the_thirteen(text, found):
    assert negotiate(text, THIRTEEN) == found


def test_negotiation_among_others():
    assert negotiate("fr_SN", ["en", "fr"]) == "fr"
    assert negotiate("fr_SN", ["fr", "fr_002"]) == "fr_002"
    assert negotiate("es_MX", ["es", "es_419"]) == "es_419"
    assert negotiate("en_GB", ["de", "en_US"]) == "en_US"
    assert negotiate("zh_TW", ["zh_Hans"]) is None
    assert negotiate("sr_Latn", ["sr"]) is None
    assert negotiate("uk", []) is None


def test_parents():
    names = (
        "fr_002",
        "fr_SN",
        "fr_CA",
        "pt_PT",
        "pt_AO",
        "es_MX",
        "en_GB",
        "zh_Hant_HK",
        "zh_Hant",
        "sr_Latn",
        "uk",
    )
    assert {name: parents(name) for name in names} == {
        "fr_002": ("fr",),
        "fr_SN": ("fr_002", "fr"),
        "fr_CA": ("fr",),
        "pt_PT": (),
        "pt_AO": ("pt_PT",),
        "es_MX": ("es_419", "es"),
        "en_GB": ("en_001", "en"),
        "zh_Hant_HK": ("zh_Hant",),
        "zh_Hant": (),
        "sr_Latn": (),
        "uk": (),
    }


def test_our_locales_need_no_babel():
    program = (
        "import sys; from i18n_tool.model.locale import facts, parse_locale\n"
        f"for name in {THIRTEEN!r} + ('fr',): facts(name); parse_locale(facts(name).tag)\n"
        "print([name for name in sys.modules if name.startswith('babel')])"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert answer.stdout == "[]\n"
