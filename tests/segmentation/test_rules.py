"""The language files: what is in them is read, and says what it seems to say."""

import tomllib

import pytest

from i18n_tool.segmentation.rules import FOLDER, rules_of

TABLES = {"never", "number", "measured", "rarely", "ends", "followers", "ordinal", "names"}
TABLES |= {"starters", "small", "openers", "surnames", "labels", "sayings"}
SETTINGS = {"careless", "cased", "marks", "lone", "surname_first", "spaced", "hold", "continuation"}
FILES = sorted(FOLDER.glob("*.toml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_table_and_word_can_take_effect(path):
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    assert set(data) <= TABLES | SETTINGS
    words = [
        word
        for table in TABLES & set(data)
        for text in data[table].values()
        for word in text.split()
    ]
    assert [word for word in words if word.endswith(".")] == []


@pytest.mark.parametrize(
    ("locale", "same"),
    [
        ("fr_002", "fr"),
        ("fr-002", "fr"),
        ("pt_BR", "pt_PT"),
        ("zh-Hant-TW", "zh_Hans"),
        ("FR", "fr"),
    ],
)
def test_a_locale_has_the_rules_of_its_language(locale, same):
    assert rules_of(locale) is rules_of(same)


@pytest.mark.parametrize("locale", ["", "xx", "und", "../fr", "common/../fr", "é"])
def test_any_other_has_the_common_ones(locale):
    assert rules_of(locale) is rules_of("common")
