"""`i18n-tool init`."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_a_new_project(run: Run, tmp_path: Path) -> None:
    done = run("init", "site", "--source-locale", "FR", "--locale", "uk", "--locale", "zh-CN")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "wrote site\n"
        "wrote site/source\n"
        "wrote site/locales\n"
        "wrote site/i18n-tool.toml\n"
        "found 0 articles in site/source and 0 catalogs\n"
        "next: put articles there, then run `i18n-tool sync`\n"
    )
    assert run("-C", "site", "doctor").returncode == 0


def test_never_twice(run: Run, folder: Path) -> None:
    before = (folder / "i18n-tool.toml").read_bytes()
    done = run("init", "--source-locale", "fr", "--locale", "uk")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: i18n-tool.toml: the project is configured already\n")
    assert (folder / "i18n-tool.toml").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ([], "missing option '--source-locale'"),
        (["--source-locale", "fr"], "no locale is named to translate into"),
        (["--source-locale", "pt", "--locale", "uk"], "the locale `pt` is ambiguous"),
        (["--source-locale", "fr", "--locale", "../x"], "unknown locale '../x'"),
    ],
)
def test_what_is_missing(run: Run, tmp_path: Path, words: list[str], error: str) -> None:
    done = run("init", *words)
    assert done.returncode == 2
    assert done.stderr.startswith(f"error: {error}")
    assert list(tmp_path.iterdir()) == []


def test_a_site_generator_is_told_of(run: Run, tmp_path: Path) -> None:
    (tmp_path / "book.toml").touch()
    done = run("init", "--source-locale", "fr", "--locale", "uk")
    told = "found book.toml: headings keep their addresses as mdbook has them\n"
    assert told in done.stdout
    assert (tmp_path / "i18n-tool.toml").read_text().endswith('anchors = "mdbook"\n')
