"""Every malformed catalog that is known, dropped into a project: no command breaks on it or it.

In one process, since 63 catalogs meet 16 commands each; the exit code is what `run` gives.
"""

import io
import json
import os
import shutil
from collections.abc import Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from i18n_tool import load_catalog
from i18n_tool.cli.main import run
from i18n_tool.errors import CatalogError
from tests.conftest import ROOT

NASTY = ROOT.parent / "shared/nasty-po"
BY = ("--as", "A Reviewer <reviewer@example.org>")
COMMANDS: Sequence[tuple[str, ...]] = (
    ("coverage",),
    ("coverage", "--format", "json"),
    ("check", "--drafts"),
    ("review", "list"),
    ("sync", "--check"),
    ("draft", "--check"),
    ("compile", "--check"),
    ("render", "--check"),
    ("doctor",),
    ("compile",),
    ("render",),
    ("draft", "--again"),
    ("review", "approve", *BY),
    ("sync",),
    ("build",),
    ("build",),
)


def catalogs() -> list[dict[str, Any]]:
    """Give what the manifest says of each catalog."""
    manifest = NASTY / "manifest.json"
    if not manifest.is_file():
        return []
    files: list[dict[str, Any]] = json.loads(manifest.read_text())["files"]
    return files


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a project with two articles."""
    (tmp_path / "source").mkdir()
    (tmp_path / "i18n-tool.toml").write_text('source-locale = "en"\nlocales = ["cs", "uk"]\n')
    (tmp_path / "source/nasty.md").write_text("# Hello\n\nSome other text. And more.\n")
    (tmp_path / "source/fine.md").write_text("# Fine\n\nMuch better.\n")
    return tmp_path


def ours(folder: Path, *words: str) -> tuple[int, str]:
    """Run a command in a folder; give its exit code and all that it writes."""
    written = io.StringIO()
    with chdir(folder), redirect_stdout(written), redirect_stderr(written):
        code = run(words)
    return code, written.getvalue()


@pytest.mark.parametrize("case", catalogs(), ids=lambda case: str(case["file"]))
def test_a_nasty_catalog_is_read_or_refused_with_its_line(
    case: dict[str, Any], project: Path
) -> None:
    path = project / "locales/cs/LC_MESSAGES/nasty.po"
    path.parent.mkdir(parents=True)
    shutil.copy(NASTY / case["file"], path)
    before = path.read_bytes()
    refused = is_refused(path)
    assert refused == (case["expect"] == "reject") or case["expect"] == "either"
    places = {
        f"nasty.po:{case['line'] + off}" if case["line"] else "nasty.po" for off in (-1, 0, 1)
    }
    for words in COMMANDS:
        code, said = ours(project, *words)
        assert "Traceback" not in said, words
        assert "defect in i18n-tool" not in said, (words, said)
        if refused:
            assert code == 1, (words, said)
            assert any(place in said for place in places), (words, said)
            assert path.read_bytes() == before, words
        else:
            assert code in (0, 3), (words, said)
            assert held(path) >= texts(case), words
    assert (project / "build/cs/fine.md").read_text() == "# Fine\n\nMuch better.\n"


def is_refused(path: Path) -> bool:
    """Say whether the catalog cannot be loaded."""
    try:
        load_catalog(os.fspath(path), "cs")
    except CatalogError:
        return True
    return False


def held(path: Path) -> set[str]:
    """Give all texts in a catalog, in use or not."""
    return {text for entry in load_catalog(path, "cs") for text in entry.msgstr if text}


def texts(case: dict[str, Any]) -> set[str]:
    """Give the translations that the manifest lists, where it writes them out."""
    entries = case["entries"] or []
    return {text for entry in entries for text in entry[3] if text and isinstance(text, str)}


def test_the_nasty_catalogs_are_there(shared: Path) -> None:
    assert len(catalogs()) == len(list((shared / "nasty-po").glob("*.po"))) >= 63
