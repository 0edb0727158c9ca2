"""Entries through all checks: plural forms, joined sentences, choosing; and laws on any text."""

from importlib.metadata import EntryPoint

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from i18n_tool import checks
from i18n_tool.checks import (
    BUILT_IN,
    Check,
    CheckContext,
    Finding,
    Pair,
    check_pair,
    choose_checks,
    run_checks,
)
from i18n_tool.errors import UsageError
from i18n_tool.model.issue import Issue, Severity

THIRTEEN = ("zh_Hans", "zh_Hant", "en", "vi", "es", "ru", "fr_002", "pt_PT", "pt_BR", "id", "ja", "ar", "uk")  # fmt: skip


def issues(locale, msgstr, msgid="%d file", plural="%d files"):
    pair = Pair("news/ico", msgid, msgstr, msgid_plural=plural)
    return [(issue.check, issue.message) for issue in run_checks(pair, CheckContext(locale))]


def test_an_issue_says_all_that_a_report_needs():
    pair = Pair("news/ico", "Save your work.", [" "], msgctxt="menu")
    assert list(run_checks(pair, CheckContext("fr_002"), choose_checks(["blank"]))) == [
        Issue(
            "blank",
            Severity.ERROR,
            "fr_002",
            "news/ico",
            "Save your work.",
            "The translation is blank.",
            "menu",
            allowed_by="blank",
        )
    ]


def test_untranslated_and_joined_entries_pass():
    for msgstr in ([], [""], ["\u2060"]):
        pair = Pair("a", "Save **your** work.", msgstr)
        assert list(run_checks(pair, CheckContext("fr"))) == []
    assert issues("uk", ["", "", ""]) == []


def test_the_form_for_one_may_leave_out_the_number():
    assert issues("fr", ["un fichier", "%d fichiers"]) == []
    assert issues("es", ["un archivo", "%d archivos"]) == []


def test_a_form_for_twenty_one_too_may_not():
    assert issues("uk", ["один файл", "%d файли", "%d файлів"]) == [
        ("placeholders", "The placeholder %d is missing.")
    ]


def test_arabic_may_leave_it_out_for_none_one_and_two():
    none, one, two, few, many, other = (
        "لا ملفات",
        "ملف واحد",
        "ملفان",
        "%d ملفات",
        "%d ملفا",
        "%d ملف",
    )
    assert issues("ar", [none, one, two, few, many, other]) == []
    assert issues("ar", [none, one, two, few, many, "ملف"]) == [
        ("placeholders", "The placeholder %d is missing.")
    ]


def test_a_single_form_is_compared_with_the_plural():
    assert issues("ja", ["%d 個のファイル"], msgid="One file") == []
    assert issues("ja", ["ファイル"], msgid="One file") == [
        ("placeholders", "The placeholder %d is missing.")
    ]


def test_a_form_that_is_not_written_is_an_error():
    assert issues("uk", ["%d файл", "", "%d файлів"]) == [("blank", "The plural form 1 is empty.")]


def test_the_same_issue_of_two_forms_is_told_once():
    assert issues("ru", ["%d файл ", "%d файла ", "%d файлов "]) == [
        ("spaces", "The white space at the end is not that of the source.")
    ]


def test_choosing():
    assert [check.name for check in choose_checks(["numbers", "blank"])] == ["blank", "numbers"]
    assert choose_checks() == checks.all_checks()
    with pytest.raises(UsageError) as caught:
        choose_checks(["numers"])
    assert caught.value.what == "there is no check `numers`"
    assert caught.value.todo.startswith("The checks are: blank, codes, links")


def judge_shouting(source, target, context):
    """A check as others would write it."""
    if target.isupper() and not source.isupper():
        yield Finding("The translation shouts.")


SHOUTING = Check("shouting", Severity.WARNING, judge_shouting, "Nobody shouts.")


@pytest.mark.parametrize("value", ["SHOUTING", "THIRTEEN"])
def test_checks_of_others_come_by_entry_points(monkeypatch, value):
    point = EntryPoint("shouting", f"{__name__}:{value}", "i18n_tool.checks")
    monkeypatch.setattr(EntryPoint, "load", lambda self: globals()[value])
    monkeypatch.setattr(
        checks, "entry_points", lambda group: [point] if group == "i18n_tool.checks" else []
    )
    checks.all_checks.cache_clear()
    try:
        if value == "THIRTEEN":
            with pytest.raises(UsageError, match="is no check"):
                checks.all_checks()
            return
        assert [check.name for check in checks.all_checks()] == [
            *(check.name for check in BUILT_IN),
            "shouting",
        ]
        pair = Pair("a", "Save", ["SAVE"])
        found = list(run_checks(pair, CheckContext("fr"), choose_checks(["shouting"])))
        assert [issue.message for issue in found] == ["The translation shouts."]
    finally:
        checks.all_checks.cache_clear()


markup = st.text(
    alphabet="ab1 .,*_`[](){}<>/%$&:;!?~#\"'\\-=\n\u00a0\u200b\u202e。「」１٣", max_size=60
)


@given(markup, markup, st.sampled_from(THIRTEEN), st.sampled_from(["", "text", "markdown", "html"]))
def test_no_text_breaks_a_check(source, target, locale, form):
    for _, finding in check_pair(source, target, CheckContext(locale, "en", form)):
        assert finding.message.endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        "See :r:`a <b>*`d``p1- :d\0c:`a`:r`d``c. :dop:.",
        "`>z</a> & <B<a href=" + '"w> <BR/>',
        r"\*\*\*a.\vUse*\*\*b*\*\*\]*",
        "`a `_ *b",
        "link:a[b *c* d",
    ],
)
@pytest.mark.parametrize("form", ["asciidoc", "rst", "markdown", "html"])
def test_a_text_is_right_beside_itself_in_any_notation(text, form):
    assert {check.name for check, _ in check_pair(text, text, CheckContext("uk", "uk", form))} <= {
        "copy"
    }


@given(markup, st.sampled_from(THIRTEEN))
def test_a_text_has_the_codes_links_placeholders_and_numbers_of_itself(text, locale):
    """What stands on both sides is right: of the same text only `copy` may speak."""
    context = CheckContext(locale, locale)
    assert {check.name for check, _ in check_pair(text, text, context)} <= {"copy", "blank"}


@given(
    st.integers(13, 10**9) | st.decimals(13, 10**7, places=2),
    st.sampled_from(THIRTEEN),
    st.sampled_from(THIRTEEN),
)
def test_a_number_in_any_two_languages_is_the_same(number, one, other):
    """What Babel writes in one locale is recognised in every other."""
    source, target = (
        format_decimal(
            number, locale="fr" if locale == "fr_002" else locale, numbering_system="default"
        )
        for locale in (one, other)
    )
    numbers = choose_checks(["numbers"])
    assert list(check_pair(f"({source})", f"({target})", CheckContext(other, one), numbers)) == []


@given(
    st.integers(13, 10**9),
    st.integers(13, 10**9),
    st.sampled_from(THIRTEEN),
    st.sampled_from(THIRTEEN),
)
def test_another_number_is_found(number, changed, one, other):
    source, target = (
        format_decimal(value, locale="fr" if locale == "fr_002" else locale)
        for value, locale in ((number, one), (changed, other))
    )
    numbers = choose_checks(["numbers"])
    found = list(check_pair(f"({source})", f"({target})", CheckContext(other, one), numbers))
    assert bool(found) == (number != changed)


@pytest.mark.parametrize(
    "text",
    ["`" * 20_000, "*" * 20_000, "[" * 20_000, "](" * 10_000, "<a " * 8_000, "1," * 10_000, "1 234" * 5_000,
     "{" * 20_000, "%(" * 10_000, "http://" * 4_000, "a:" * 10_000, "I" * 20_000, "_a" * 10_000, "![a](" * 4_000],
)  # fmt: skip
def test_hostile_lines_end_soon_in_short_messages(text):
    """No expression blows up on one long line (this would hang), and no message quotes all of it."""
    for _, finding in check_pair(text, text + " 1.", CheckContext("fr")):
        assert len(finding.message) < 400
    for _, finding in check_pair("1" + text, "2", CheckContext("fr")):
        assert len(finding.message) < 400


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "The hall, which opened in May, is bright and can be visited by everyone.",
            "Залу відкрили в травні. Вона світла. Її може відвідати кожен.",
        ),
        ("See [the page](a.md), which is new.", "Див. [сторінку](a.md). Вона нова."),
        ("Stop, or I leave!", "Стій! Або я піду."),
    ],
)
def test_a_sentence_may_be_told_in_several(source, target):
    context = CheckContext("uk", "en", "markdown")
    assert list(check_pair(source, target, context, BUILT_IN)) == []
