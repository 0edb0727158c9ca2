"""`i18n-tool compile`."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.workflow.translated import entry, make_project, write_catalog

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a project with a catalog and no article."""
    write_catalog(tmp_path, "uk", "a", entry("Un.", "Один."))
    make_project(tmp_path, 'source-locale = "fr"\nlocales = ["uk", "ja"]\n')
    return tmp_path


def test_compiled_once(run: Run, project: Path) -> None:
    done = run("compile")
    assert (done.returncode, done.stdout) == (0, "Compiled 1 catalog, 0 were up to date.\n")
    assert run("compile").stdout == "Compiled 0 catalogs, 1 were up to date.\n"


def test_check_exits_with_3_and_writes_nothing(run: Run, project: Path) -> None:
    done = run("compile", "--check", "--format", "json")
    assert done.returncode == 3
    assert json.loads(done.stdout) == {
        "format_version": 1,
        "written": ["uk/LC_MESSAGES/a.mo"],
        "current": 0,
    }
    assert list(project.rglob("*.mo")) == []
    run("compile")
    assert run("compile", "--check").returncode == 0


def test_a_broken_catalog(run: Run, project: Path) -> None:
    write_catalog(project, "ja", "a", 'msgid "Un\n')
    done = run("compile")
    assert done.returncode == 1
    assert "locales/ja/LC_MESSAGES/a.po:7: " in done.stderr
    assert (project / "locales/uk/LC_MESSAGES/a.mo").is_file()
