"""`i18n-tool render`."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.workflow.translated import entry, make_project, write_article, write_catalog

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a project with one article, half translated."""
    write_article(tmp_path, "a.txt", "Un. Deux.\n")
    write_catalog(tmp_path, "uk", "a", entry("Un.", "Один."), entry("Deux."))
    make_project(tmp_path, 'source-locale = "fr"\nlocales = ["uk", "ja"]\n')
    return tmp_path


def test_rendered_once(run: Run, project: Path) -> None:
    done = run("render")
    assert (done.returncode, done.stdout) == (
        0,
        "Rendered 2 files, 0 had the same content already.\n",
    )
    assert (project / "build/uk/a.txt").read_text() == "Один. Deux.\n"
    assert run("render").stdout == (
        "Rendered 0 files, 0 had the same content already.\n1 article had not changed.\n"
    )


def test_an_article_that_lacks_translations_is_left_out(run: Run, project: Path) -> None:
    done = run("render", "--fallback", "omit")
    assert done.stdout == (
        "Rendered 0 files, 0 had the same content already.\n"
        "Left out: a in uk, 1 to translate.\n"
        "Left out: a in ja, 2 to translate.\n"
    )
    assert not (project / "build").exists()


def test_check_exits_with_3_and_writes_nothing(run: Run, project: Path) -> None:
    done = run("render", "--check", "--locale", "uk", "--format", "json")
    assert done.returncode == 3
    assert json.loads(done.stdout)["rendered"] == [
        {
            "article": "a",
            "locale": "uk",
            "path": str(project / "build/uk/a.txt"),
            "changed": True,
            "missing": 1,
            "omitted": False,
        }
    ]
    assert not (project / "build").exists()
    run("render", "--locale", "uk")
    assert run("render", "--check", "--locale", "uk").returncode == 0
