"""`i18n-tool build`: every step in one, and one exit code."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import i18n_tool

Run = Callable[..., subprocess.CompletedProcess[str]]
Contents = Callable[[Path], dict[str, bytes]]


TABLE = """
In words:

Locale   All  Reviewed  Translated  Left             Done
───────  ───  ────────  ──────────  ────  ───────────────
uk         7         0           7     0  ██████████ 100%
zh-Hans    7         0           0     7  ░░░░░░░░░░   0%
all       14         0           7     7  █████░░░░░  50%

                 zh
Done, %    uk  Hans
────────  ───  ────
news/ico  100     0
"""


def translate(folder: Path, locale: str, words: dict[str, str]) -> None:
    """Fill a catalog as a person would, in an editor."""
    catalog = i18n_tool.load_catalog(folder / f"locales/{locale}/LC_MESSAGES/news/ico.po")
    for entry in catalog:
        entry.msgstr = [words.get(entry.msgid, "")]
    catalog.save()


@pytest.fixture
def built(run: Run, folder: Path) -> Path:
    """Give a project that was built once, with one locale translated since."""
    assert run("build").returncode == 0
    words = {"Titre": "Назва", "Bonjour à tous.": "Усім вітання.", "Le chat dort.": "Кіт спить."}
    translate(folder, "uk", words)
    return folder


def test_catalogs_pages_and_the_table(run: Run, built: Path) -> None:
    done = run("build")
    assert done.returncode == 0
    assert done.stdout == TABLE
    page = (built / "build/uk/news/ico.md").read_text(encoding="utf-8")
    assert page == "# Назва\n\nУсім вітання. Кіт спить.\n"
    assert (built / "locales/uk/LC_MESSAGES/news/ico.mo").is_file()
    assert (built / "build/zh_Hans/news/ico.md").read_text(encoding="utf-8").startswith("# Titre")


def test_a_second_build_changes_nothing(run: Run, built: Path, contents: Contents) -> None:
    run("build")
    before = contents(built)
    assert run("build").returncode == 0
    assert contents(built) == before


def test_a_gate_that_is_not_met(run: Run, built: Path) -> None:
    done = run("build", "--fail-under", "uk:translated=100", "--fail-under", "zh-CN:translated=5")
    assert done.returncode == 3
    assert done.stderr.endswith(
        "gate not met: zh-Hans has 0.0% of words translated or better, 5% are asked for\n"
    )
    assert run("build", "--fail-under", "uk:translated=100").returncode == 0


def test_an_error_of_the_checks(run: Run, built: Path) -> None:
    translate(built, "uk", {"Le chat dort.": "Кіт {name} спить."})
    done = run("build")
    assert done.returncode == 3
    assert done.stderr.endswith("checks found 1 error: `i18n-tool check` lists them\n")


def test_a_catalog_that_cannot_be_read_stops_nothing_else(run: Run, built: Path) -> None:
    path = built / "locales/zh_Hans/LC_MESSAGES/news/ico.po"
    path.write_text(path.read_text(encoding="utf-8") + "<<<<<<< HEAD\n", encoding="utf-8")
    damaged = path.read_bytes()
    done = run("build")
    assert done.returncode == 1
    assert done.stderr.count("git conflict markers") == 1
    assert "checks found" not in done.stderr
    assert path.read_bytes() == damaged
    assert (built / "build/uk/news/ico.md").read_text(encoding="utf-8").startswith("# Назва")
