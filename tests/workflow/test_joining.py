"""A sentence that is told in the one before, from a translator's word to the rendered page."""

import pytest

from i18n_tool.errors import UsageError
from i18n_tool.model.state import Reason, State
from i18n_tool.model.unit import JOINED
from i18n_tool.workflow.check import check
from i18n_tool.workflow.render import Fallback, RenderOptions, render
from i18n_tool.workflow.review import (
    Review,
    Selection,
    approve,
    join,
    list_entries,
    part,
    reject,
)
from i18n_tool.workspace.catalogs import load_catalog
from tests.workflow.translated import entry, make_project, write_article, write_catalog

BY = "Olena Koval <olena@example.org>"
REVIEW = Review(BY, "2026-11-24", "2026-11-24 09:30+0000")
SOURCE = "One. Two. Three.\n\nFour. Five.\n"
DRAFT = "#, fuzzy\n"


@pytest.fixture
def project(tmp_path):
    write_article(tmp_path, "a.md", SOURCE)
    write_catalog(
        tmp_path,
        "uk",
        "a",
        entry("One.", "Один і два."),
        entry("Two."),
        entry("Three."),
        entry("Four."),
        entry("Five.", "П'ять."),
    )
    return make_project(tmp_path, 'source-locale = "en"\nlocales = ["uk"]\n')


def named(*msgids):
    return Selection(("a",), ("uk",), msgids)


def catalog(project):
    return {e.msgid: e for e in load_catalog(project.catalog_path("a", "uk"), "uk")}


def rendered(project, **options):
    render(project, options=RenderOptions(**options))
    return (project.config.build / "uk/a.md").read_text()


def issues(project, **more):
    found = check(project, only=["joined"], **more)
    assert not found.errors
    return [(issue.msgid, issue.severity.value, issue.message) for issue in found.issues]


def held(report):
    return [(each.item.msgid, each.issues[0].message) for each in report.held]


def test_a_person_says_that_sentences_are_told_before(project):
    report = join(project, named("Two.", "Three."), REVIEW)
    assert [(item.msgid, item.state, item.msgstr) for item in report.done] == [
        ("Two.", State.TRANSLATED, (JOINED,)),
        ("Three.", State.TRANSLATED, (JOINED,)),
    ]
    record = catalog(project)["Two."].bound
    assert (record.verb, record.by, record.date) == ("joined", BY, "2026-11-24")
    assert rendered(project) == "Один і два.\n\nFour. П'ять.\n"
    assert issues(project) == []
    assert join(project, named("Two."), REVIEW).done == ()


def test_it_is_taken_back(project):
    before = project.catalog_path("a", "uk").read_text()
    join(project, named("Two."), REVIEW)
    report = part(project, named("Two.", "Five."), REVIEW)
    assert [(item.msgid, item.state) for item in report.done] == [("Two.", State.UNTRANSLATED)]
    lines = project.catalog_path("a", "uk").read_text().splitlines()
    assert [line for line in lines if "Revision" not in line] == [
        line for line in before.splitlines() if "Revision" not in line
    ]
    with pytest.raises(UsageError):
        part(project, Selection(), REVIEW)


def test_what_cannot_be_told_before_is_held_back(project):
    report = join(project, named("One.", "Three.", "Five.", "Four."), REVIEW, force=True)
    assert held(report) == [
        ("One.", "It is the first sentence of its paragraph, so none before it can tell it."),
        ("Three.", "The sentence before it is not translated: Two."),
        ("Four.", "It is the first sentence of its paragraph, so none before it can tell it."),
        ("Five.", "The sentence before it is not translated: Four."),
    ]
    assert report.done == ()
    with pytest.raises(UsageError):
        join(project, Selection(), REVIEW)
    with pytest.raises(UsageError):
        join(project, named("Six."), REVIEW)


def test_a_persons_translation_is_not_lost_unless_told_so(tmp_path):
    write_article(tmp_path, "a.md", SOURCE)
    write_catalog(
        tmp_path,
        "uk",
        "a",
        entry("One.", "Один."),
        entry("Two.", "Два."),
        entry("Three.", "Три?", "# @from memory\n" + DRAFT),
    )
    project = make_project(tmp_path, 'source-locale = "en"\nlocales = ["uk"]\n')
    assert held(join(project, named("Two.", "Three."), REVIEW)) == [
        ("Two.", "It has a translation, which would be lost."),
        ("Three.", "It has a translation, which would be lost."),
    ]
    done = join(project, named("Two.", "Three."), REVIEW, force=True).done
    assert [item.msgid for item in done] == ["Two.", "Three."]
    assert "@from" not in project.catalog_path("a", "uk").read_text()


def test_a_bare_mark_is_not_approved_in_passing(project):
    path = project.catalog_path("a", "uk")
    path.write_text(path.read_text().replace('"Two."\nmsgstr ""', f'"Two."\nmsgstr "{JOINED}"'))
    report = approve(project, named(), REVIEW, lambda item: ())
    assert [item.msgid for item in report.done] == ["One.", "Five."]
    assert [each.item.msgid for each in report.held] == ["Two."]
    assert "review join" in report.held[0].issues[0].message
    assert [found[:2] for found in issues(project)] == [("Two.", "warning")]
    assert rendered(project) == "Один і два. Three.\n\nFour. П'ять.\n"
    assert [item.msgid for item in join(project, named("Two."), REVIEW).done] == ["Two."]
    (done,) = approve(project, named(), REVIEW, lambda item: ()).done
    assert (done.msgid, done.state) == ("Two.", State.REVIEWED)
    assert rendered(project, least=State.REVIEWED) == "Один і два. Three.\n\nFour. П'ять.\n"


def test_a_record_that_lapsed_drops_no_sentence(project):
    join(project, named("Two."), REVIEW)
    path = project.catalog_path("a", "uk")
    path.write_text(path.read_text().replace('"Two."', '"Two more."'))
    write_article(project.config.root, "a.md", SOURCE.replace("Two.", "Two more."))
    assert rendered(project) == "Один і два. Two more. Three.\n\nFour. П'ять.\n"
    assert [item.msgid for item in list_entries(project, named(), {State.UNTRANSLATED}).items] == [
        "Two more.",
        "Three.",
        "Four.",
    ]
    assert issues(project) == [
        (
            "Two more.",
            "error",
            "It was told in the sentence before, and has changed since: see whether it still is.",
        )
    ]
    report = approve(project, named("Two more."), REVIEW, lambda item: ())
    assert [each.item.msgid for each in report.held] == ["Two more."]
    assert [item.msgid for item in join(project, named("Two more."), REVIEW).done] == ["Two more."]
    assert issues(project) == []


def test_the_sentence_that_tells_it_may_go(project):
    join(project, named("Two."), REVIEW)
    path = project.catalog_path("a", "uk")
    path.write_text(path.read_text().replace('msgid "One."', '#, fuzzy\nmsgid "One."'))
    assert issues(project) == [
        ("Two.", "warning", "The sentence before it is not translated: One.")
    ]
    assert rendered(project) == "One. Two. Three.\n\nFour. П'ять.\n"


def test_it_may_be_sent_back(project):
    join(project, named("Two."), REVIEW)
    (item,) = reject(project, named("Two."), REVIEW, "It is not told there.").done
    assert (item.state, item.reason) == (State.DRAFT, Reason.REJECTED)
    assert rendered(project) == "Один і два. Two. Three.\n\nFour. П'ять.\n"


def test_a_sister_lends_no_gap(tmp_path):
    write_article(tmp_path, "a.md", "One. Two. Three.\n\nFour. Five. Six.\n")
    write_catalog(
        tmp_path, "pt_PT", "a", entry("One.", "Um."), entry("Five."), entry("Six.", JOINED)
    )
    write_catalog(
        tmp_path,
        "pt_BR",
        "a",
        entry("One.", "Um e dois."),
        entry("Two.", JOINED),
        entry("Three.", "Três."),
        entry("Four.", "Quatro e cinco."),
        entry("Five.", JOINED),
    )
    project = make_project(tmp_path, 'source-locale = "en"\nlocales = ["pt-PT", "pt-BR"]\n')
    render(project, options=RenderOptions(fallback=Fallback.SISTER))
    assert (project.config.build / "pt_PT/a.md").read_text() == (
        "Um. Two. Três.\n\nQuatro e cinco. Six.\n"
    )
