"""Render: the articles that readers get, and that only what changed is made again."""

import shutil
from pathlib import Path

import pytest

from i18n_tool.model.state import State
from i18n_tool.workflow.render import Fallback, Rendered, RenderOptions, RenderReport, render
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

SOURCE = "Un. Deux.\n\nTrois.\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Give a project with one article, in part translated into two Portugueses."""
    write_article(tmp_path, "a.txt", SOURCE)
    write_catalog(
        tmp_path,
        "pt_PT",
        "a",
        entry("Un.", "Um."),
        entry("Deux.", "Dois?", "#, fuzzy\n"),
        entry("Trois."),
    )
    write_catalog(
        tmp_path,
        "pt_BR",
        "a",
        entry("Un.", "Um!"),
        entry("Deux.", "Dois."),
        reviewed("pt_BR", "Trois.", "Três."),
    )
    return make_project(tmp_path, 'source-locale = "fr"\nlocales = ["fr", "pt-PT", "pt-BR"]\n')


def outputs(project: Project) -> dict[str, str]:
    """Give what is in the build folder."""
    build = project.config.build
    return {
        str(path.relative_to(build)): path.read_text(encoding="utf-8")
        for path in sorted(build.rglob("*"))
        if path.is_file()
    }


def times(project: Project) -> dict[str, int]:
    """Give when each file of the build folder was written."""
    build = project.config.build
    return {str(p): p.stat().st_mtime_ns for p in build.rglob("*") if p.is_file()}


def test_the_source_stands_in_for_what_is_missing(project: Project) -> None:
    build = project.config.build
    assert render(project) == RenderReport(
        rendered=(
            Rendered("a", "fr", build / "fr/a.txt", changed=True, missing=0),
            Rendered("a", "pt_PT", build / "pt_PT/a.txt", changed=True, missing=2),
            Rendered("a", "pt_BR", build / "pt_BR/a.txt", changed=True, missing=0),
        ),
        current=0,
    )
    assert outputs(project) == {
        "fr/a.txt": SOURCE,
        "pt_BR/a.txt": "Um! Dois.\n\nTrês.\n",
        "pt_PT/a.txt": "Um. Deux.\n\nTrois.\n",
    }


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (RenderOptions(State.DRAFT), "Um. Dois?\n\nTrois.\n"),
        (RenderOptions(State.REVIEWED), SOURCE),
        (RenderOptions(fallback=Fallback.SISTER), "Um. Dois.\n\nTrês.\n"),
        (RenderOptions(State.REVIEWED, Fallback.SISTER), "Un. Deux.\n\nTrês.\n"),
        (RenderOptions(State.DRAFT, Fallback.SISTER), "Um. Dois?\n\nTrês.\n"),
        (RenderOptions(fallback=Fallback.OMIT), None),
    ],
)
def test_states_and_fallbacks(
    project: Project, options: RenderOptions, expected: str | None
) -> None:
    render(project)
    render(project, options=options)
    assert outputs(project).get("pt_PT/a.txt") == expected
    assert outputs(project)["fr/a.txt"] == SOURCE


def test_an_article_that_is_left_out_is_told_of(project: Project) -> None:
    (made,) = render(project, (), ["pt_PT"], RenderOptions(fallback=Fallback.OMIT)).rendered
    path = project.config.build / "pt_PT/a.txt"
    assert made == Rendered("a", "pt_PT", path, changed=False, missing=2, omitted=True)


def test_lang_and_dir_of_html(tmp_path: Path) -> None:
    write_article(tmp_path, "p.html", '<html lang="fr"><body><p>Un deux.</p></body></html>\n')
    write_catalog(tmp_path, "ar", "p", entry("Un deux.", "واحد اثنان."))
    project = make_project(tmp_path, 'source-locale = "fr"\nlocales = ["ar"]\n')
    render(project)
    assert outputs(project) == {
        "ar/p.html": '<html dir="rtl" lang="ar"><body><p>واحد اثنان.</p></body></html>\n'
    }


def test_law_7_the_second_run_writes_nothing(project: Project) -> None:
    render(project)
    before = times(project)
    assert render(project) == RenderReport(rendered=(), current=1)
    shutil.rmtree(project.derived)
    again = render(project)
    assert [made.changed for made in again.rendered] == [False, False, False]
    assert times(project) == before


def test_a_change_in_one_catalog_writes_that_article_only(project: Project) -> None:
    write_article(project.config.root, "b.txt", "Un.\n")
    render(project)
    before = times(project)
    path = write_catalog(project.config.root, "pt_PT", "a", entry("Un.", "Uma."))
    age(path, PAST + 9)
    report = render(project)
    assert [(made.locale, made.changed) for made in report.rendered] == [
        ("fr", False),
        ("pt_PT", True),
        ("pt_BR", False),
    ]
    assert report.current == 1
    after = times(project)
    assert [name for name in after if after[name] != before[name]] == [
        str(project.config.build / "pt_PT/a.txt")
    ]


@pytest.mark.parametrize("harm", ["delete", "edit"])
def test_a_rendered_article_that_is_gone_or_edited_is_made_again(
    project: Project, harm: str
) -> None:
    render(project)
    before = outputs(project)
    path = project.config.build / "pt_BR/a.txt"
    if harm == "delete":
        path.unlink()
    else:
        path.write_text("Outro.\n")
    render(project)
    assert outputs(project) == before


def test_a_dry_run_writes_nothing(project: Project) -> None:
    report = render(project, options=RenderOptions(dry=True))
    assert [made.changed for made in report.rendered] == [True, True, True]
    assert outputs(project) == {}
    render(project)
    again = render(project, options=RenderOptions(dry=True))
    assert not any(made.changed for made in again.rendered)


def test_a_broken_catalog_stops_only_its_own_article(project: Project) -> None:
    path = write_catalog(project.config.root, "pt_PT", "a", 'msgid "Un.\n')
    report = render(project)
    assert [error.where for error in report.errors] == [f"{path}:7"]
    assert sorted(outputs(project)) == ["fr/a.txt", "pt_BR/a.txt"]


def test_a_file_that_cannot_be_written_is_told_of(project: Project) -> None:
    (project.config.build / "pt_BR/a.txt").mkdir(parents=True)
    report = render(project)
    assert [error.where for error in report.errors] == [str(project.config.build / "pt_BR/a.txt")]


def test_law_7_the_bytes_are_the_same_from_one_process_or_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(50):
        write_article(tmp_path, f"n{number}.txt", f"Mot {number}.\n")
        write_catalog(tmp_path, "uk", f"n{number}", entry(f"Mot {number}.", f"Слово {number}."))
    project = make_project(tmp_path, 'source-locale = "fr"\nlocales = ["uk", "fr"]\n')
    found = []
    for count in (1, 4):
        monkeypatch.setattr(workers, "processors", lambda count=count: count)
        report = render(project)
        found.append((report, outputs(project)))
        shutil.rmtree(project.derived)
        shutil.rmtree(project.config.build)
    assert found[0] == found[1]
    assert found[0][1]["uk/n7.txt"] == "Слово 7.\n"


def test_of_each_paragraph_what_it_is(tmp_path: Path) -> None:
    write_article(tmp_path, "a.md", "# Un\n\nDeux. Trois.\n\n- Quatre\n- Cinq\n")
    catalog = (entry("Un", "Um"), entry("Deux.", "Dois."), entry("Trois.", "Três.", "#, fuzzy\n"))
    write_catalog(tmp_path, "pt_PT", "a", *catalog, reviewed("pt_PT", "Quatre", "Quatro"))
    project = make_project(tmp_path, 'source-locale = "fr"\nlocales = ["pt-PT"]\n')
    render(project, options=RenderOptions(State.DRAFT, mark=True))
    assert outputs(project)["pt_PT/a.md"] == (
        "# Um<!-- i18n: state: translated -->\n\n"
        "Dois. Três.<!-- i18n: state: unsure -->\n\n"
        "- Quatro<!-- i18n: state: reviewed -->\n"
        "- Cinq<!-- i18n: state: source -->\n"
    )
    render(project)
    assert outputs(project)["pt_PT/a.md"] == "# Um\n\nDois. Trois.\n\n- Quatro\n- Cinq\n"


def test_text_has_no_remarks(project: Project) -> None:
    render(project)
    before = outputs(project)
    render(project, options=RenderOptions(mark=True))
    assert outputs(project) == before
