"""The command line as people run it: a process of its own, in a folder of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

CONFIG = 'source-locale = "fr"\nlocales = ["uk", "zh-Hans"]\n'
ARTICLE = "# Titre\n\nBonjour à tous. Le chat dort.\n"


def environment() -> dict[str, str]:
    """Give an environment without what would change the output."""
    unwanted = ("NO_COLOR", "SOURCE_DATE_EPOCH", "COLUMNS", "FORCE_COLOR")
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    return {**kept, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(Path(__file__).parents[2])}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a project with one French article, to be translated into Ukrainian and Chinese."""
    (tmp_path / "i18n-tool.toml").write_text(CONFIG)
    (tmp_path / "source/news").mkdir(parents=True)
    (tmp_path / "source/news/ico.md").write_text(ARTICLE)
    return tmp_path


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Give a function that runs `i18n-tool` with some words in the project's folder."""

    def run(
        *words: str, cwd: Path = tmp_path, env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "i18n_tool", *words],
            cwd=cwd,
            env={**environment(), **(env or {})},
            capture_output=True,
            check=False,
            text=True,
            timeout=120,
        )

    return run


@pytest.fixture
def contents() -> Callable[[Path], dict[str, bytes]]:
    """Give a function that reads a whole folder, to see that nothing in it was touched."""

    def read(folder: Path) -> dict[str, bytes]:
        return {
            str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and ".i18n-tool" not in path.parts
        }

    return read
