"""Coverage: what is counted, by state and reason, and that the index never makes it stale."""

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from i18n_tool.errors import UsageError
from i18n_tool.model.numbers import MEASURES, STANDINGS
from i18n_tool.model.state import Reason, State
from i18n_tool.workflow.coverage import coverage
from i18n_tool.workspace import workers
from i18n_tool.workspace.project import Project
from tests.workflow.translated import (
    PAST,
    age,
    entry,
    make_project,
    reviewed,
    write_article,
    write_catalog,
)

Figures = dict[str, tuple[int, int, int]]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Give a French project: one article of two sentences, in Ukrainian half done."""
    write_article(tmp_path, "a.txt", "Bonjour à tous. Le chat dort.\n")
    write_catalog(
        tmp_path, "uk", "a", entry("Bonjour à tous.", "Вітаю всіх."), entry("Le chat dort.")
    )
    return make_project(tmp_path, 'source-locale = "fr"\nlocales = ["uk", "ja"]\n')


def figures(
    project: Project, names: Sequence[str] = (), locales: Sequence[str] = ()
) -> dict[tuple[str, str], Figures]:
    """Give segments, words and characters by standing, where there are any."""
    report = coverage(project, names, locales)
    assert report.errors == ()
    return {
        key: {
            str(standing): tuple(numbers.figure(measure, standing) for measure in MEASURES)
            for standing in STANDINGS
            if numbers.figure("segments", standing)
        }
        for key, numbers in report.coverage.numbers.items()
    }


def test_what_has_no_catalog_is_untranslated(project: Project) -> None:
    assert figures(project) == {
        ("a", "uk"): {"translated": (1, 3, 13), "untranslated": (1, 3, 11)},
        ("a", "ja"): {"untranslated": (2, 6, 24)},
    }


def test_every_standing(tmp_path: Path) -> None:
    write_article(tmp_path, "a.txt", "Un.\n")
    mark = "a" * 26
    write_catalog(
        tmp_path,
        "uk",
        "a",
        entry("un un"),
        entry("deux", "два"),
        reviewed("uk", "trois", "три"),
        reviewed("uk", "cinq", "п'ять").replace("п'ять", "шість"),
        entry("six", "шість", "#, fuzzy\n"),
        entry("sept", "сім", '#, fuzzy\n#| msgid "set"\n'),
        entry("huit", "вісім", f"# @rejected 2026-11-24 {mark}\n#, fuzzy\n"),
        '#~ msgid "neuf"\n#~ msgstr "девʼять"\n',
        'msgctxt "c"\nmsgid "deux"\nmsgid_plural "deuxs"\nmsgstr[0] "a"\nmsgstr[1] ""\n',
    )
    project = make_project(tmp_path, 'source-locale = "fr"\nlocales = ["uk"]\n')
    found = figures(project)["a", "uk"]
    assert {standing: numbers[0] for standing, numbers in found.items()} == {
        str(State.UNTRANSLATED): 2,
        str(State.TRANSLATED): 2,
        str(State.REVIEWED): 1,
        str(Reason.UNSURE): 2,
        str(Reason.OUTDATED): 1,
    }


@pytest.mark.parametrize(
    ("msgid", "msgstr"),
    [
        ("a", "b"),
        ('say "a"', 'каже "б"'),
        ("one\ntwo\tthree\\", "раз\nдва\tтри\\"),
        ("\u2028 é 😀", "\u00a0й"),
    ],
)
def test_a_review_binds_whatever_its_text_is_spelt_like(
    tmp_path: Path, msgid: str, msgstr: str
) -> None:
    def spelt(text: str) -> str:
        text = text.replace("\\", "\\\\").replace('"', '\\"')
        return text.replace("\n", "\\n").replace("\t", "\\t")

    text = reviewed("uk", msgid, msgstr)
    comments = text[: text.index("msgid")]
    write_article(tmp_path, "a.txt", "Un.\n")
    path = write_catalog(tmp_path, "uk", "a", entry(spelt(msgid), spelt(msgstr), comments))
    project = make_project(tmp_path, 'source-locale = "fr"\nlocales = ["uk"]\n')
    assert list(figures(project)["a", "uk"]) == ["reviewed"]
    path.write_text(path.read_text().replace("@by A ", "@by B "))
    assert list(figures(project)["a", "uk"]) == ["translated"]


def test_a_regional_variant_inherits(tmp_path: Path) -> None:
    write_article(tmp_path, "a.txt", "Bonjour à tous.\n")
    project = make_project(tmp_path, 'source-locale = "fr"\nlocales = ["fr-002", "uk", "fr"]\n')
    found = coverage(project).coverage
    assert list(found.numbers) == [("a", "fr_002"), ("a", "uk")]
    assert found.inheriting == {("a", "fr_002")}
    totals = found.by_locale()
    assert {name: total.done("words") for name, total in totals.items()} == {
        "fr_002": 3,
        "uk": 0,
        "fr": 0,
    }


def test_a_broken_catalog_is_told_of_and_the_others_are_counted(project: Project) -> None:
    path = write_catalog(project.config.root, "ja", "a", 'msgid "Bonjour\n')
    report = coverage(project)
    assert [error.where for error in report.errors] == [f"{path}:7"]
    assert list(report.coverage.numbers) == [("a", "uk")]
    assert [str(error) for error in coverage(project).errors] == [str(report.errors[0])]


def test_an_article_that_cannot_be_read_is_told_of(project: Project) -> None:
    bad = project.config.source / "b.txt"
    bad.write_bytes(b"\xff\xfe\xfd")
    report = coverage(project)
    assert [error.where for error in report.errors] == [f"{bad}:1"]
    assert set(report.coverage.numbers) == {("a", "uk"), ("a", "ja")}


def test_names_and_locales(project: Project) -> None:
    write_article(project.config.root, "news/b.md", "Un.\n")
    write_article(project.config.root, "news/c.md", "---\nlang: uk\n---\n\nТак.\n")
    assert list(figures(project, ["news/*"])) == [
        ("news/b", "uk"),
        ("news/b", "ja"),
        ("news/c", "ja"),
    ]
    assert list(figures(project, ["a"], ["uk"])) == [("a", "uk")]
    assert list(figures(project, (), ["ja", "uk"]))[:2] == [("a", "ja"), ("a", "uk")]
    with pytest.raises(UsageError, match="no article fits `z`"):
        coverage(project, ["z"])


def test_a_catalog_without_an_article_is_counted_all_the_same(project: Project) -> None:
    write_catalog(project.config.root, "ja", "gone", entry("Un deux.", "一"))
    assert figures(project)["gone", "ja"] == {"translated": (1, 2, 7)}


def test_words_are_counted_in_the_locale_of_the_article(tmp_path: Path) -> None:
    article = write_article(tmp_path, "a.md", "---\nlang: ja\n---\n\nネコが寝る。\n")
    write_catalog(tmp_path, "uk", "a", entry("ネコが寝る。", "Кіт спить."))
    project = make_project(tmp_path, 'source-locale = "fr"\nlocales = ["uk"]\n')
    assert figures(project)["a", "uk"] == {"translated": (1, 5, 6)}
    article.write_text("---\nlang: fr\n---\n\nネコが寝る。\n")
    age(article, PAST + 100)
    assert figures(project)["a", "uk"]["translated"] == (1, 4, 6)


# --- the index


def test_the_second_run_reads_nothing(project: Project) -> None:
    first = figures(project)
    for path in project.config.catalogs.rglob("*.po"):
        path.write_bytes(b"x" * path.stat().st_size)
        age(path)
    source = project.config.source / "a.txt"
    source.write_bytes(b"x" * source.stat().st_size)
    age(source)
    assert figures(project) == first


def test_a_catalog_of_the_same_size_edited_just_now_is_read_again(project: Project) -> None:
    path = project.catalog_path("a", "uk")
    text = path.read_text()
    path.write_text(text)
    stamp = path.stat().st_mtime_ns
    assert figures(project)["a", "uk"]["translated"] == (1, 3, 13)
    path.write_text(text.replace("Вітаю", "Вітал").replace("Bonjour à", "Bonjourxx"))
    os.utime(path, ns=(stamp, stamp))
    assert figures(project)["a", "uk"]["translated"] == (1, 2, 14)


@pytest.mark.parametrize("damage", ["delete", "text", "empty", "version", "truncated rows"])
def test_a_damaged_index_changes_no_number(project: Project, damage: str) -> None:
    write_catalog(project.config.root, "ja", "gone", entry("Un."))
    first = figures(project)
    path = project.derived / "index.sqlite"
    if damage == "delete":
        path.unlink()
    elif damage in {"text", "empty"}:
        path.write_bytes(b"no database" * 100 if damage == "text" else b"")
    else:
        statement = (
            "PRAGMA user_version = 99"
            if damage == "version"
            else "UPDATE entry SET payload = substr(payload, 1, 5)"
        )
        with closing(sqlite3.connect(path)) as database, database:
            database.execute(statement)
    assert figures(project) == first
    assert figures(project) == first


def test_a_changed_and_a_new_and_a_removed_catalog(project: Project) -> None:
    figures(project)
    root = project.config.root
    write_catalog(root, "uk", "a", entry("Bonjour à tous.", "Вітаю."))
    write_catalog(root, "ja", "a", entry("Bonjour à tous."))
    age(project.catalog_path("a", "uk"), PAST + 9)
    assert figures(project) == {
        ("a", "uk"): {"translated": (1, 3, 13)},
        ("a", "ja"): {"untranslated": (1, 3, 13)},
    }
    project.catalog_path("a", "ja").unlink()
    assert figures(project)["a", "ja"] == {"untranslated": (2, 6, 24)}


def test_law_7_the_numbers_are_the_same_in_one_process_or_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(30):
        write_article(tmp_path, f"n{number}.txt", f"Mot {number}. Deux mots.\n")
        write_catalog(tmp_path, "uk", f"n{number}", entry(f"Mot {number}.", "x"), entry("Deux."))
    project = make_project(tmp_path, 'source-locale = "fr"\nlocales = ["uk", "ja"]\n')
    found = []
    for count in (1, 4):
        monkeypatch.setattr(workers, "processors", lambda count=count: count)
        found.append(figures(project))
        (project.derived / "index.sqlite").unlink()
    assert found[0] == found[1]
    assert len(found[0]) == 60
