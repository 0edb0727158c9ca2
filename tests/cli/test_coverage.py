"""`i18n-tool coverage` as people run it, and what a command loads."""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.workflow.translated import entry, make_project, write_article, write_catalog

Run = Callable[..., subprocess.CompletedProcess[str]]

TABLE = """\
In words:

Locale  All  Reviewed  Translated  Inherited  Unsure  Left             Done
──────  ───  ────────  ──────────  ─────────  ──────  ────  ───────────────
uk        6         0           3          0       3     0  █████░░░░░  50%
fr-002    6         0           0          6       0     0  ██████████ 100%
all      12         0           3          6       3     0  ████████░░  75%

              fr
Done, %  uk  002
───────  ──  ───
news/a   50  100
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a project with one article of two sentences."""
    write_article(tmp_path, "news/a.txt", "Bonjour à tous. Le chat dort.\n")
    write_catalog(
        tmp_path,
        "uk",
        "news/a",
        entry("Bonjour à tous.", "Вітаю всіх."),
        entry("Le chat dort.", "Кіт спить.", "#, fuzzy\n"),
    )
    make_project(tmp_path, 'source-locale = "fr"\nlocales = ["uk", "fr-002"]\n')
    return tmp_path


def test_the_table(run: Run, project: Path) -> None:
    for _ in range(2):
        done = run("coverage")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == TABLE


def test_json(run: Run, project: Path) -> None:
    found = json.loads(run("coverage", "--locale", "uk", "--format", "json").stdout)
    words = {
        "total": 6,
        "untranslated": 0,
        "draft": 3,
        "translated": 3,
        "reviewed": 0,
        "rejected": 0,
        "machine": 0,
        "outdated": 0,
        "unsure": 3,
        "inherited": 0,
    }
    assert (found["format_version"], set(found["locales"])) == (1, {"uk"})
    assert found["locales"]["uk"]["words"] == words
    assert found["articles"]["news/a"]["uk"]["words"] == words


def test_csv_into_a_file(run: Run, project: Path) -> None:
    assert run("coverage", "--format", "csv", "-o", "out.csv").stdout == ""
    rows = list(csv.DictReader((project / "out.csv").read_text(encoding="utf-8").splitlines()))
    assert [(row["article"], row["locale"]) for row in rows] == [
        ("news/a", "uk"),
        ("news/a", "fr-002"),
    ]
    assert (rows[0]["words_total"], rows[0]["words_translated"]) == ("6", "3")
    assert (rows[1]["words_untranslated"], rows[1]["words_inherited"]) == ("6", "6")


@pytest.mark.parametrize(
    ("gate", "code", "told"),
    [
        ("uk:translated=50", 0, ""),
        (
            "uk:translated=51",
            3,
            "gate not met: uk has 50.0% of words translated or better, 51% are asked for\n",
        ),
        (
            "reviewed=1",
            3,
            "gate not met: uk has 0.0% of words reviewed or better, 1% are asked for\n",
        ),
        ("fr-Africa:translated=100", 0, ""),
    ],
)
def test_fail_under(run: Run, project: Path, gate: str, code: int, told: str) -> None:
    done = run("coverage", "--fail-under", gate)
    assert (done.returncode, done.stderr) == (code, told)


@pytest.mark.parametrize("gate", ["uk", "uk:reviewed=101", "uk:good=1", "ja:reviewed=1"])
def test_a_gate_that_is_none(run: Run, project: Path, gate: str) -> None:
    assert run("coverage", "--fail-under", gate).returncode == 2


def test_a_broken_catalog(run: Run, project: Path) -> None:
    write_catalog(project, "fr_002", "news/a", 'msgid "Bonjour\n')
    done = run("coverage", "--fail-under", "reviewed=100")
    assert done.returncode == 1
    assert "locales/fr_002/LC_MESSAGES/news/a.po:7: " in done.stderr


def loaded(project: Path, *words: str) -> set[str]:
    """Give the modules that a command has loaded when it is done."""
    code = (
        "import sys\nfrom i18n_tool.__main__ import main\n"
        f"sys.argv = ['i18n-tool', *{words!r}]\nmain()\n"
        "sys.stderr.write('\\n'.join(['', *sys.modules]))\n"
    )
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=project,
        env={**os.environ, "PYTHONPATH": root},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stderr.split("\n"))


COSTLY = {
    "babel",
    "concurrent.futures",
    "deep_translator",
    "difflib",
    "email",
    "filelock",
    "i18n_tool.catalog.catalog",
    "i18n_tool.formats.html.parse",
    "i18n_tool.segmentation.sentences",
    "importlib.metadata",
    "multiprocessing",
    "opencc",
    "polib",
    "pyromark",
    "rapidfuzz",
    "regex",
    "requests",
    "traceback",
    "wcwidth",
}


@pytest.mark.parametrize("command", ["coverage", "compile"])
def test_a_second_run_loads_only_what_it_uses(run: Run, project: Path, command: str) -> None:
    first = run(command)
    assert first.returncode == 0
    found = loaded(project, command)
    assert f"i18n_tool.workflow.{command}" in found
    assert found & COSTLY == set()


def test_help_loads_no_project_and_the_version_not_even_click(project: Path) -> None:
    assert loaded(project, "--version") & {"click", "pathlib", "typing", "re"} == set()
    found = loaded(project, "--help")
    assert {name for name in found if name.startswith(("i18n_tool.work", "i18n_tool.form"))} <= {
        "i18n_tool.workspace",
        "i18n_tool.workspace.attributes",
        "i18n_tool.workspace.files",
        "i18n_tool.workspace.flocks",
        "i18n_tool.workspace.flushing",
        "i18n_tool.workspace.globs",
        "i18n_tool.workspace.leftovers",
        "i18n_tool.workspace.redo",
        "i18n_tool.workspace.register",
        "i18n_tool.workspace.temporary",
    }
    assert found & COSTLY == set()
