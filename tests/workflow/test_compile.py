"""Compile: what gettext reads is what the catalogs say, and nothing is written twice."""

import gettext
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from i18n_tool.model.state import State
from i18n_tool.workflow.compile import CompileOptions, CompileReport, compile_catalogs
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


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Give a project with one article in three locales."""
    write_article(tmp_path, "a.txt", "Un. Deux. Trois.\n")
    write_catalog(
        tmp_path,
        "pt_PT",
        "a",
        entry("Un.", "Um."),
        entry("Deux.", "Dois?", "#, fuzzy\n"),
        entry("Trois."),
        reviewed("pt_PT", "Quatre.", "Quatro."),
    )
    write_catalog(tmp_path, "pt_BR", "a", entry("Un.", "Um!"), entry("Trois.", "Três."))
    write_catalog(tmp_path, "uk", "a", entry("Un.", "Один."))
    return make_project(tmp_path, 'source-locale = "fr"\nlocales = ["uk", "pt-PT", "pt-BR"]\n')


def texts(project: Project, locale: str, name: str = "a") -> dict[str, str]:
    """Read a compiled catalog with Python's own gettext."""
    with project.mo_path(name, locale).open("rb") as file:
        catalog = gettext.GNUTranslations(file)._catalog
    return {key: text for key, text in catalog.items() if key}


def times(project: Project) -> dict[str, int]:
    """Give when each compiled file was written."""
    return {str(p): p.stat().st_mtime_ns for p in project.config.catalogs.rglob("*.mo")}


def test_what_is_translated_is_compiled(project: Project) -> None:
    assert compile_catalogs(project) == CompileReport(
        written=(
            "pt_BR/LC_MESSAGES/a.mo",
            "pt_PT/LC_MESSAGES/a.mo",
            "uk/LC_MESSAGES/a.mo",
        ),
        current=0,
    )
    assert texts(project, "pt_PT") == {"Un.": "Um.", "Quatre.": "Quatro."}
    assert texts(project, "uk") == {"Un.": "Один."}


@pytest.mark.parametrize(
    ("least", "expected"),
    [
        (State.DRAFT, {"Un.": "Um.", "Deux.": "Dois?", "Quatre.": "Quatro."}),
        (State.TRANSLATED, {"Un.": "Um.", "Quatre.": "Quatro."}),
        (State.REVIEWED, {"Quatre.": "Quatro."}),
    ],
)
def test_the_state_that_is_asked_for(
    project: Project, least: State, expected: dict[str, str]
) -> None:
    compile_catalogs(project)
    compile_catalogs(project, options=CompileOptions(least))
    assert texts(project, "pt_PT") == expected


def test_with_fallbacks_from_sisters(project: Project) -> None:
    compile_catalogs(project, options=CompileOptions(with_fallbacks=True))
    assert texts(project, "pt_PT") == {"Un.": "Um.", "Trois.": "Três.", "Quatre.": "Quatro."}
    assert texts(project, "pt_BR") == {"Un.": "Um!", "Trois.": "Três."}
    assert compile_catalogs(project).written == ("pt_PT/LC_MESSAGES/a.mo",)


def test_a_dry_run_writes_nothing(project: Project) -> None:
    report = compile_catalogs(project, options=CompileOptions(dry=True))
    assert len(report.written) == 3
    assert times(project) == {}
    compile_catalogs(project)
    assert compile_catalogs(project, options=CompileOptions(dry=True)).written == ()


def test_law_7_the_second_run_writes_nothing(project: Project) -> None:
    compile_catalogs(project)
    before = times(project)
    assert compile_catalogs(project) == CompileReport(written=(), current=3)
    (project.derived / "index.sqlite").unlink()
    assert compile_catalogs(project) == CompileReport(written=(), current=3)
    assert times(project) == before


def test_only_what_changed_is_written(project: Project) -> None:
    compile_catalogs(project)
    path = write_catalog(project.config.root, "uk", "a", entry("Un.", "Одна."))
    age(path, PAST + 9)
    assert compile_catalogs(project).written == ("uk/LC_MESSAGES/a.mo",)
    assert texts(project, "uk") == {"Un.": "Одна."}


@pytest.mark.parametrize("harm", ["delete", "empty", "other bytes"])
def test_a_compiled_file_that_is_gone_or_wrong_is_made_again(project: Project, harm: str) -> None:
    compile_catalogs(project)
    path = project.mo_path("a", "uk")
    right = path.read_bytes()
    if harm == "delete":
        path.unlink()
    else:
        path.write_bytes(b"" if harm == "empty" else b"x" * len(right))
    assert compile_catalogs(project).written == ("uk/LC_MESSAGES/a.mo",)
    assert path.read_bytes() == right


def test_a_broken_catalog_is_told_of_and_its_compiled_file_stays(project: Project) -> None:
    compile_catalogs(project)
    before = times(project)
    path = write_catalog(project.config.root, "uk", "a", 'msgid "Un.\n')
    report = compile_catalogs(project)
    assert [error.where for error in report.errors] == [f"{path}:7"]
    assert report.written == ()
    assert times(project) == before


def test_names_and_locales(project: Project) -> None:
    write_article(project.config.root, "b.txt", "Un.\n")
    write_catalog(project.config.root, "uk", "b", entry("Un.", "Один."))
    assert compile_catalogs(project, ["b"]).written == ("uk/LC_MESSAGES/b.mo",)
    assert compile_catalogs(project, (), ["pt_BR"]).written == ("pt_BR/LC_MESSAGES/a.mo",)


def test_law_7_the_bytes_are_the_same_from_one_process_or_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(300):
        write_catalog(tmp_path, "uk", f"n{number}", entry("Un.", f"Один {number}."))
    project = make_project(tmp_path, 'source-locale = "fr"\nlocales = ["uk"]\n')
    found = []
    for count in (1, 4):
        monkeypatch.setattr(workers, "processors", lambda count=count: count)
        report = compile_catalogs(project)
        files = {path: path.read_bytes() for path in project.config.catalogs.rglob("*.mo")}
        found.append((report, files))
        shutil.rmtree(project.derived)
        for path in files:
            path.unlink()
    assert found[0] == found[1]
    assert len(found[0][0].written) == 300


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="NOT TESTED against msgfmt: it is missing")
def test_real_catalogs_hold_what_msgfmt_compiles(tmp_path: Path, shared: Path) -> None:
    """By Python's own gettext, and with the catalogs where a project has them."""
    for number, path in enumerate(sorted((shared / "corpus" / "po").rglob("*.po"))[::9]):
        target = tmp_path / f"locales/uk/LC_MESSAGES/n{number}.po"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    project = make_project(tmp_path, 'source-locale = "en"\nlocales = ["uk"]\n')
    report = compile_catalogs(project)
    assert report.errors == ()
    compared = 0
    for path in sorted(project.config.catalogs.rglob("*.po")):
        theirs = tmp_path / "theirs.mo"
        done = subprocess.run(
            ["msgfmt", "-o", str(theirs), str(path)],
            check=False,
            capture_output=True,
            env={**os.environ, "LC_ALL": "C"},
        )
        if done.returncode == 0:
            with theirs.open("rb") as file:
                expected = gettext.GNUTranslations(file)
            with path.with_suffix(".mo").open("rb") as file:
                found = gettext.GNUTranslations(file)
            assert (found._catalog, found.info()) == (expected._catalog, expected.info()), path
            compared += 1
    assert compared > 20
