"""Reports of coverage: a table that reads well, CSV that a spreadsheet takes, JSON for scripts."""

import csv
import io
import json

import pytest

from i18n_tool.model.coverage import Coverage
from i18n_tool.model.numbers import Numbers
from i18n_tool.model.state import Reason, State
from i18n_tool.reports.csv import coverage_csv
from i18n_tool.reports.json import coverage_json
from i18n_tool.reports.table import shorten, table, width
from i18n_tool.reports.terminal import coverage_table


def some(standing: State | Reason, segments: int) -> Numbers:
    """Give numbers of segments that have ten words and fifty characters each."""
    return Numbers.of(standing, segments, 10 * segments, 50 * segments)


COVERAGE = Coverage(
    {
        ("guide/install", "uk"): some(State.REVIEWED, 3) + some(Reason.MACHINE, 1),
        ("guide/install", "zh_Hans"): some(State.UNTRANSLATED, 4),
        ("news/ico", "uk"): some(State.TRANSLATED, 1999) + some(Reason.OUTDATED, 1),
    },
    locales=("uk", "zh_Hans"),
)


def test_the_table_by_locale() -> None:
    assert coverage_table(COVERAGE, "segments", by_article=False) == (
        "In segments:\n\n"
        "Locale     All  Reviewed  Translated  Machine  Outdated  Left             Done\n"
        "───────  ─────  ────────  ──────────  ───────  ────────  ────  ───────────────\n"
        "uk       2,004         3       1,999        1         1     0  █████████░  99%\n"
        "zh-Hans      4         0           0        0         0     4  ░░░░░░░░░░   0%\n"
        "all      2,008         3       1,999        1         1     4  █████████░  99%\n"
    )


def test_the_table_by_article() -> None:
    text = coverage_table(COVERAGE, "words", by_article=True)
    assert text.partition("\n\n")[2].partition("\n\n")[2] == (
        "                     zh\n"
        "Done, %        uk  Hans\n"
        "─────────────  ──  ────\n"
        "guide/install  75     0\n"
        "news/ico       99     –\n"
    )


@pytest.mark.parametrize("factor", [1, 100, 10_000])
def test_the_table_fits_80_columns(factor: int) -> None:
    numbers = {
        ("a" * 60, locale): Numbers(
            sum(
                some(standing, factor).lanes
                for standing in (*Reason, State.UNTRANSLATED, State.TRANSLATED, State.REVIEWED)
            )
        )
        for locale in ("zh_Hans", "pt_BR")
    }
    text = coverage_table(Coverage(numbers, locales=("zh_Hans", "pt_BR")), "words", by_article=True)
    assert max(map(width, text.splitlines())) <= 80


def test_nothing_yet() -> None:
    assert coverage_table(Coverage({}, locales=("uk",)), "words", by_article=True) == (
        "No catalogs yet.\n"
    )


def test_columns_line_up_under_wide_letters() -> None:
    assert table(["Name", "N"], [["文章", "1"], ["a", "20"]]) == (
        "Name   N\n────  ──\n文章   1\na     20\n"
    )


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("█░–…", 4), ("Їжак", 4), ("文章", 4), ("é", 1), ("e\u0301", 1), ("", 0)],
)
def test_the_width_of_text(text: str, columns: int) -> None:
    assert width(text) == columns


def test_the_end_of_a_long_name_is_kept() -> None:
    assert shorten("guide/one/two", 13) == "guide/one/two"
    assert shorten("guide/one/two", 8) == "…one/two"
    assert shorten("指南/文章", 6) == "…/文章"


def test_csv() -> None:
    rows = list(csv.DictReader(io.StringIO(coverage_csv(COVERAGE))))
    assert [(row["article"], row["locale"], row["words_total"]) for row in rows] == [
        ("guide/install", "uk", "40"),
        ("guide/install", "zh-Hans", "40"),
        ("news/ico", "uk", "20000"),
    ]
    first = {name: int(value) for name, value in rows[0].items() if name.startswith("segments")}
    assert first == {
        "segments_total": 4,
        "segments_untranslated": 0,
        "segments_draft": 1,
        "segments_translated": 0,
        "segments_reviewed": 3,
        "segments_inherited": 0,
    }


@pytest.mark.parametrize("name", ["=1+1", "+a", "-a", "@a"])
def test_csv_runs_no_formula(name: str) -> None:
    text = coverage_csv(Coverage({(name, "uk"): Numbers()}, locales=("uk",)))
    assert text.splitlines()[1].startswith(f"'{name},uk,")


def test_json() -> None:
    found = json.loads(coverage_json(COVERAGE))
    assert found["format_version"] == 1
    assert found["articles"]["guide/install"]["uk"]["words"] == {
        "total": 40,
        "untranslated": 0,
        "draft": 10,
        "translated": 0,
        "reviewed": 30,
        "rejected": 0,
        "machine": 10,
        "outdated": 0,
        "unsure": 0,
        "inherited": 0,
    }
    assert found["locales"]["uk"]["segments"]["total"] == 2004
    assert set(found["articles"]["news/ico"]) == {"uk"}
