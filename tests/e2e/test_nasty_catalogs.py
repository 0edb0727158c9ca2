"""Every malformed catalog that is known, dropped into a project: no command breaks on it or it.

In one process, since a hundred catalogs meet 34 commands each; the exit code is what `run` gives.
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
from tests.catalog.nasty import CASES, Case, variants
from tests.conftest import ROOT

NASTY = ROOT.parent / "shared/nasty-po"
KINDS = list({case.kind + case.expect: case for case in reversed(CASES)}.values())
"""One case of our own of each kind."""
BY = ("--as", "A Reviewer <reviewer@example.org>")
COMMANDS: Sequence[tuple[str, ...]] = (
    ("coverage",),
    *(("coverage", "--format", form) for form in ("json", "csv")),
    ("coverage", "--locale", "cs", "nasty"),
    ("check", "--drafts"),
    ("check", "--format", "json"),
    ("review", "list"),
    ("review", "list", "--format", "json"),
    ("sync", "--check"),
    ("draft", "--check"),
    ("draft", "--estimate"),
    ("compile", "--check"),
    ("render", "--check"),
    ("render", "--mark", "--state", "draft", "--check"),
    ("doctor",),
    ("compile",),
    ("compile", "--with-fallbacks"),
    ("compile", "--state", "draft"),
    ("render",),
    ("render", "--mark"),
    ("render", "--fallback", "omit"),
    ("render",),
    ("draft", "--again"),
    ("review", "approve", *BY),
    ("review", "approve", "nasty", "--locale", "cs", *BY),
    ("sync", "nasty"),
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


def put(project: Path, case: dict[str, Any]) -> Path:
    """Put a catalog beside the article `nasty`; give its path."""
    path = project / "locales/cs/LC_MESSAGES/nasty.po"
    path.parent.mkdir(parents=True)
    shutil.copy(NASTY / case["file"], path)
    return path


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
    path = put(project, case)
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


READING: Sequence[tuple[str, ...]] = (
    ("review", "join", "nasty", "--msgid", "Hello", *BY),
    ("review", "join", "--undo", "--msgid", "Hello", *BY),
    ("review", "approve", "--msgid", "Hello", *BY),
    ("review", "reject", "--msgid", "Hello", "--why", "no", *BY),
)
"""Commands that name a sentence, which only a catalog that can be read may have."""
ASIDE: Sequence[tuple[str, ...]] = (
    ("show", "nasty"),
    ("show", "nasty", "--copied", "--format", "json"),
    ("verify",),
    ("coverage", "--help"),
    ("check", "--explain", "html"),
)
"""Commands that read no catalog."""


@pytest.mark.parametrize("case", catalogs(), ids=lambda case: str(case["file"]))
def test_commands_that_name_a_sentence_or_read_no_catalog(
    case: dict[str, Any], project: Path
) -> None:
    path = put(project, case)
    before = path.read_bytes()
    for words in (*ASIDE, *READING):
        code, said = ours(project, *words)
        assert "defect in i18n-tool" not in said, (words, said)
        assert code == 0 if words in ASIDE else code in (1, 2), (words, said)
        assert path.read_bytes() == before, words
    code, said = ours(project, "verify", "--links")
    assert "defect in i18n-tool" not in said
    assert path.read_bytes() == before


@pytest.mark.parametrize("case", catalogs(), ids=lambda case: str(case["file"]))
def test_a_nasty_catalog_of_an_article_that_is_renamed_or_gone(
    case: dict[str, Any], project: Path
) -> None:
    path = put(project, case)
    before = path.read_bytes()
    refused = is_refused(path)
    (project / "source/nasty.md").rename(project / "source/renamed.md")
    for _ in range(2):
        code, said = ours(project, "sync")
        assert "defect in i18n-tool" not in said
        assert code == 0, said  # it may be another tool's: its mistakes stop nobody
        if refused:
            assert "warning: locales/cs/LC_MESSAGES/nasty.po" in said
            assert path.read_bytes() == before
        else:
            assert held(path) >= texts(case)
        (project / "source/renamed.md").unlink(missing_ok=True)


@pytest.mark.parametrize("case", catalogs(), ids=lambda case: str(case["file"]))
def test_git_merges_a_nasty_catalog(case: dict[str, Any], project: Path) -> None:
    """What cannot be read is merged as text; no side of it is lost, and nothing is invented."""
    data = (NASTY / case["file"]).read_bytes()
    fine = b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    for versions in ((fine, data, fine), (fine, fine, data), (data, data, data), (b"", data, data)):
        places = [project / name for name in ("base", "ours", "theirs")]
        for place, content in zip(places, versions, strict=True):
            place.write_bytes(content)
        names = [place.name for place in places]
        code, said = ours(project, "merge-driver", *names, "7", "locales/cs/LC_MESSAGES/nasty.po")
        assert "defect in i18n-tool" not in said, said
        assert "Traceback" not in said
        assert code in (0, 1, 255), said
        if versions[1] == versions[2] or (not is_refused(places[1]) and code == 0):
            assert is_refused(places[1]) == is_refused(NASTY / case["file"])
        if versions[1] == versions[2]:
            assert places[1].read_bytes() == data


@pytest.mark.parametrize("case", KINDS, ids=str)
def test_a_case_of_each_kind_in_every_command(case: Case, project: Path) -> None:
    path = project / "locales/cs/LC_MESSAGES/nasty.po"
    path.parent.mkdir(parents=True)
    variant = next(variants(case))
    path.write_bytes(variant.data)
    refused = is_refused(path)
    assert refused == (variant.expect == "reject")
    before = set() if refused else held(path)
    for words in COMMANDS:
        code, said = ours(project, *words)
        assert "defect in i18n-tool" not in said, (words, said)
        assert code == 1 if refused else code in (0, 3), (words, said)
        if refused:
            assert "nasty.po:" in said, (words, said)
            assert path.read_bytes() == variant.data, words
        else:
            assert held(path) >= before, words
            assert "\u202e" not in said


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
