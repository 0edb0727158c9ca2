"""Review: verdicts written into catalogs, bound to the texts they were given on (law 5)."""

from subprocess import run

import pytest

from i18n_tool.errors import UsageError
from i18n_tool.model.issue import Issue, Severity
from i18n_tool.model.state import Reason, State
from i18n_tool.workflow.review import (
    Review,
    Selection,
    approve,
    find_person,
    list_entries,
    parse_person,
    reject,
)
from i18n_tool.workspace.catalogs import load_catalog
from i18n_tool.workspace.project import Project

BY = "A Reviewer <reviewer@example.org>"
REVIEW = Review(BY, "2026-11-24", "2026-11-24 09:30+0000")
HEADER = """\
msgid ""
msgstr ""
"PO-Revision-Date: 2026-01-01 00:00+0000\\n"
"Language: uk\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"""
CATALOG = (
    HEADER
    + """
#  odd   note
msgid   "One."
msgstr ""
"Один."

#, fuzzy
#| msgid "Two!"
msgid "Two."
msgstr "Два."

msgid "Three."
msgstr ""

#~ msgid "Four."
#~ msgstr "Чотири."
"""
)


@pytest.fixture
def project(tmp_path):
    (tmp_path / "i18n-tool.toml").write_text('source-locale = "en"\nlocales = ["uk"]\n')
    for name in ("a", "b"):
        source = tmp_path / "source" / f"{name}.txt"
        source.parent.mkdir(exist_ok=True)
        source.write_text("One. Two. Three.\n")
        path = tmp_path / "locales/uk/LC_MESSAGES" / f"{name}.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(CATALOG if name == "a" else HEADER)
    return Project.at(tmp_path)


def text(project, name="a"):
    return project.catalog_path(name, "uk").read_text()


def passes(item):
    return ()


def test_approving_all_takes_what_is_translated_and_touches_nothing_else(project):
    report = approve(project, Selection(), REVIEW, passes)
    assert [(item.msgid, item.state) for item in report.done] == [("One.", State.REVIEWED)]
    record = report.done[0].record
    assert (record.verb, record.by, record.date) == ("reviewed", BY, "2026-11-24")
    assert text(project) == CATALOG.replace("2026-01-01 00:00", "2026-11-24 09:30").replace(
        "#  odd   note\n", f"#  odd   note\n# @reviewed 2026-11-24 {record.bind}\n# @by {BY}\n"
    )
    assert text(project, "b") == HEADER


def test_approving_again_changes_nothing(project):
    approve(project, Selection(), REVIEW, passes)
    before = text(project)
    later = Review(BY, "2027-01-01", "2027-01-01 00:00+0000")
    assert approve(project, Selection(), later, passes).done == ()
    assert text(project) == before


def test_a_draft_is_approved_by_name_only_and_is_none_any_more(project):
    report = approve(project, Selection(msgids=("Two.",)), REVIEW, passes)
    (item,) = report.done
    assert item.state is State.REVIEWED
    assert (
        f'\n# @reviewed 2026-11-24 {item.record.bind}\n# @by {BY}\nmsgid "Two."\nmsgstr "Два."\n'
        in text(project)
    )


def test_an_approved_draft_says_no_more_in_what_it_was_another_sentence(project):
    path = project.catalog_path("a", "uk")
    path.write_text(
        HEADER + "\n#. paragraph\n#. changed: number\n#: source/a.txt\n#, fuzzy\n"
        '#| msgid "One 1."\nmsgid "One 2."\nmsgstr "Один 2."\n'
    )
    approve(project, Selection(("a",), msgids=("One 2.",)), REVIEW, passes)
    body = [line for line in text(project).splitlines() if not line.startswith("# @")]
    assert body[-4:] == [
        "#. paragraph",
        "#: source/a.txt",
        'msgid "One 2."',
        'msgstr "Один 2."',
    ]


def test_an_error_holds_an_approval_back_and_a_warning_does_not(project):
    def check(item):
        grade = Severity.ERROR if item.msgid == "One." else Severity.WARNING
        return [Issue("numbers", grade, item.locale, item.article, item.msgid, "Wrong.")]

    report = approve(project, Selection(msgids=("One.", "Two.")), REVIEW, check)
    assert [item.msgid for item in report.done] == ["Two."]
    assert [(held.item.msgid, held.issues[0].message) for held in report.held] == [
        ("One.", "Wrong.")
    ]


def test_a_rejected_translation_is_a_draft_that_says_who_and_why(project):
    report = reject(project, Selection(msgids=("One.",)), REVIEW, "too short")
    (item,) = report.done
    assert (item.state, item.reason) == (State.DRAFT, Reason.REJECTED)
    assert (
        f"#  odd   note\n# @rejected 2026-11-24 {item.record.bind}\n# @by {BY}\n"
        '# @why too short\n#, fuzzy\nmsgid   "One."\nmsgstr ""\n"Один."\n'
    ) in text(project)
    before = text(project)
    assert reject(project, Selection(msgids=("One.",)), REVIEW, "too short").done == ()
    assert text(project) == before


def test_a_rejection_needs_names_and_a_name_must_be_there(project):
    with pytest.raises(UsageError, match="what to reject"):
        reject(project, Selection(), REVIEW)
    with pytest.raises(UsageError, match="Five"):
        approve(project, Selection(msgids=("Five.",)), REVIEW, passes)
    with pytest.raises(UsageError, match="Four"):
        approve(project, Selection(msgids=("Four.",)), REVIEW, passes)
    assert text(project) == CATALOG


def test_a_verdict_never_lands_on_a_text_that_changed_meanwhile(project):
    def check(item):
        path = project.catalog_path("a", "uk")
        path.write_text(CATALOG.replace("Один.", "Одне."))
        return ()

    report = approve(project, Selection(), REVIEW, check)
    assert report.done == ()
    assert [item.msgstr for item in report.moved] == [("Один.",)]
    assert text(project) == CATALOG.replace("Один.", "Одне.")


def test_a_review_speaks_of_one_pair(project):
    """Law 5: after any change to source or translation it does not bind."""
    approve(project, Selection(), REVIEW, passes)
    for old, new in (("Один.", "Одне."), ("One.", "Won."), ("reviewer@", "forger@")):
        changed = text(project).replace(old, new)
        path = project.config.root / "changed.po"
        path.write_text(changed)
        states = {entry.msgid: entry.state for entry in load_catalog(path, "uk")}
        assert states.get("One.", states.get("Won.")) is State.TRANSLATED


def test_the_list_is_in_the_order_of_the_articles(project):
    listing = list_entries(project, Selection())
    assert [(item.article, item.msgid, item.state) for item in listing.items] == [
        ("a", "One.", State.TRANSLATED),
        ("a", "Two.", State.DRAFT),
        ("a", "Three.", State.UNTRANSLATED),
    ]
    only = list_entries(project, Selection(("b",)), [State.DRAFT])
    assert only.items == ()


def test_a_broken_catalog_stops_no_other(project):
    project.catalog_path("b", "uk").write_text(HEADER + '\nmsgid "One.\n')
    report = approve(project, Selection(), REVIEW, passes)
    assert len(report.done) == 1
    assert [error.where.rpartition("/")[2] for error in report.errors] == ["b.po:7"]


@pytest.mark.parametrize(
    "wrong", ["A Reviewer", "<a@example.org>", "A <a>", "A <a@b> C", "A\n<a@b>x", ""]
)
def test_a_person_has_a_name_and_an_address(wrong):
    with pytest.raises(UsageError, match="not a person"):
        parse_person(wrong)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("A \x1b[31mB <a@example.org>", r"`A \\x1b\[31mB <a@example.org>` is not a person"),
        ("A \u202eB <a@example.org>", r"`A \\u202eB <a@example.org>` is not a person"),
        ("A \udcff <a@example.org>", r"`A \\udcff <a@example.org>` is not a person"),
        (f"{'A' * 61} <a@example.org>", "or a word of more than 60"),
        (f"{'Abc ' * 31} <a@example.org>", "more than 120 characters"),
    ],
)
def test_a_name_is_one_that_every_tool_keeps(wrong, said):
    with pytest.raises(UsageError, match=said):
        parse_person(wrong)


def test_a_name_may_be_of_any_script():
    for name in ("نسیم علی\u200cزاده", "鈴木 一朗", "Zoë Ångström-O’Neill"):
        assert parse_person(f"{name} <a@example.org>") == f"{name} <a@example.org>"


def test_where_reviewers_are_named_nobody_else_is_one():
    known = ("A Reviewer <Reviewer@example.org>",)
    assert parse_person(BY, known) == BY
    with pytest.raises(UsageError, match="not among"):
        parse_person("B <b@example.org>", known)


def test_git_names_the_reviewer(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    run(["git", "init", "-q", tmp_path], check=True)
    with pytest.raises(UsageError, match="nobody is named"):
        find_person(tmp_path)
    run(["git", "-C", tmp_path, "config", "user.name", "A Reviewer"], check=True)
    run(["git", "-C", tmp_path, "config", "user.email", "reviewer@example.org"], check=True)
    assert find_person(tmp_path) == BY
