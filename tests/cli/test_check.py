"""`i18n-tool check`."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.workflow.translated import entry, make_project, write_article, write_catalog

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a project with one article, one of whose translations has lost a code."""
    write_article(tmp_path, "a.md", "Le chat dort. Le **chien** mange.\n")
    write_catalog(
        tmp_path,
        "uk",
        "a",
        entry("Le chat dort.", "Кіт спить."),
        entry("Le **chien** mange.", "Пес їсть."),
    )
    make_project(tmp_path, 'source-locale = "fr"\nlocales = ["uk"]\n')
    return tmp_path


def test_an_error_exits_with_3_and_names_its_line(run: Run, project: Path) -> None:
    done = run("check")
    text = (project / "locales/uk/LC_MESSAGES/a.po").read_text(encoding="utf-8")
    line = text.split("\n").index('msgid "Le **chien** mange."') + 1
    place, rest = done.stdout.split(": error: ", 1)
    assert (done.returncode, done.stderr) == (3, "")
    assert place == f"locales/uk/LC_MESSAGES/a.po:{line}"
    assert rest.endswith(
        "[codes]\n    Le **chien** mange.\n\n2 translations checked: 1 error, 0 warnings.\n"
    )


def test_as_json(run: Run, project: Path) -> None:
    done = run("check", "--format", "json")
    (issue,) = json.loads(done.stdout)["issues"]
    assert {name: issue[name] for name in ("check", "severity", "locale", "article", "msgid")} == {
        "check": "codes",
        "severity": "error",
        "locale": "uk",
        "article": "a",
        "msgid": "Le **chien** mange.",
    }


def test_only_the_checks_that_are_named(run: Run, project: Path) -> None:
    done = run("check", "--only", "numbers")
    assert (done.returncode, done.stdout) == (
        0,
        "2 translations checked: 0 errors, 0 warnings.\n",
    )
    wrong = run("check", "--only", "nonsense")
    assert wrong.returncode == 2
    assert wrong.stderr.startswith("error: there is no check `nonsense`\n")


def test_a_check_explains_itself(run: Run, tmp_path: Path) -> None:
    done = run("check", "--explain", "codes")
    assert done.returncode == 0
    assert done.stdout.startswith("codes: The inline codes of the translation are those of the")
    assert "How to fix" in done.stdout


def test_a_sentence_is_joined_and_parted(run: Run, tmp_path: Path) -> None:
    write_article(tmp_path, "a.md", "Le chat dort. Il rêve.\n")
    catalog = write_catalog(
        tmp_path, "uk", "a", entry("Le chat dort.", "Кіт спить і мріє."), entry("Il rêve.")
    )
    make_project(tmp_path, 'source-locale = "fr"\nlocales = ["uk"]\n')
    words = (
        "review",
        "join",
        "a",
        "--locale",
        "uk",
        "--msgid",
        "Il rêve.",
        "--as",
        "O K <o@k.org>",
    )
    assert run(*words).stdout == "1 translation joined.\n"
    assert "# @joined " in catalog.read_text(encoding="utf-8")
    assert "told in the sentence before" in run("review", "list").stdout
    assert run("check").returncode == 0
    undone = json.loads(run(*words, "--undo", "--format", "json").stdout)
    assert [item["msgid"] for item in undone["parted"]] == ["Il rêve."]
    held = run(*words[:6], "Le chat dort.", *words[7:])
    assert held.returncode == 1
    assert held.stdout.startswith("0 translations joined.\nnot joined: a, uk: Le chat dort.\n")
