"""Sync on disk: articles and catalogs in, catalogs out."""

import os
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from subprocess import run

import pytest

from i18n_tool.catalog import set_record
from i18n_tool.errors import CatalogError
from i18n_tool.model.counts import Counts
from i18n_tool.model.state import State
from i18n_tool.workflow.sync import Scope, sync
from i18n_tool.workspace.catalogs import load_catalog
from i18n_tool.workspace.project import Project

NOW = "2026-11-24 09:30+0000"
LATER = "2026-12-01 10:00+0000"
BY = "A Reviewer <reviewer@example.org>"

A = "Harvest\n\nApples are red and pears are green. The shop opens at nine.\n"
B = "Weather\n\nIt rained for a week and the river rose.\n"


@pytest.fixture
def project(tmp_path):
    (tmp_path / "i18n-tool.toml").write_text('source-locale = "en"\nlocales = ["uk", "ja"]\n')
    write(tmp_path, "news/a.txt", A)
    write(tmp_path, "news/b.txt", B)
    return Project.at(tmp_path)


def write(root, name, text):
    path = root / "source" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def synced(project, now=NOW, **options):
    report = sync(project, now=now, **options)
    assert report.errors == ()
    return report


def catalog(project, name, locale="uk"):
    return load_catalog(project.catalog_path(name, locale), locale)


def translate(project, name, locale="uk", review=True):
    found = catalog(project, name, locale)
    for entry in found:
        if not entry.obsolete and entry.state is State.UNTRANSLATED:
            entry.msgstr = [f"⟦{entry.msgid}⟧"]
            if review:
                entry.translator_comments.append("a note")
                set_record(entry, locale, "reviewed", "2026-11-24", by=BY)
    found.save()


def texts(project, name, locale="uk"):
    """Give (msgid, msgstr, state) of the entries in use."""
    return [
        (entry.msgid, entry.msgstr[0], str(entry.state))
        for entry in catalog(project, name, locale)
        if not entry.obsolete
    ]


def files(project):
    """Give every file below the catalogs' folder with its bytes."""
    top = project.config.catalogs
    return {str(p.relative_to(top)): p.read_bytes() for p in top.rglob("*") if p.is_file()}


def done(*msgids):
    return [(msgid, f"⟦{msgid}⟧", "reviewed") for msgid in msgids]


def test_a_first_sync_writes_a_template_and_a_catalog_for_each_locale(project):
    report = synced(project)
    assert sorted(files(project)) == [
        "ja/LC_MESSAGES/news/a.po",
        "ja/LC_MESSAGES/news/b.po",
        "templates/news/a.pot",
        "templates/news/b.pot",
        "uk/LC_MESSAGES/news/a.po",
        "uk/LC_MESSAGES/news/b.po",
    ]
    assert report.articles == {
        "news/a": {"ja": Counts(new=3), "uk": Counts(new=3)},
        "news/b": {"ja": Counts(new=2), "uk": Counts(new=2)},
    }
    assert len(report.written) == 6
    assert files(project)["uk/LC_MESSAGES/news/b.po"].decode() == (
        r"""msgid ""
msgstr ""
"Project-Id-Version: news/b\n"
"PO-Revision-Date: 2026-11-24 09:30+0000\n"
"Language: uk\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\n"

#. title
#: source/news/b.txt
msgid "Weather"
msgstr ""

#. paragraph
#: source/news/b.txt
msgid "It rained for a week and the river rose."
msgstr ""
"""
    )
    assert files(project)["templates/news/b.pot"].decode() == (
        r"""msgid ""
msgstr ""
"Project-Id-Version: news/b\n"
"Language: \n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"

#. title
#: source/news/b.txt
msgid "Weather"
msgstr ""

#. paragraph
#: source/news/b.txt
msgid "It rained for a week and the river rose."
msgstr ""
"""
    )


def test_a_second_sync_changes_nothing_with_and_without_the_index(project):
    synced(project)
    before = files(project)
    for index in (True, False):
        if not index:
            shutil.rmtree(project.derived)
        report = synced(project, LATER)
        assert report.written == ()
        assert report.articles["news/a"] == {"ja": Counts(kept=3), "uk": Counts(kept=3)}
        assert files(project) == before


def test_only_changed_articles_are_read_again(project):
    long_ago = time.time() - 60
    for path in project.config.source.rglob("*.txt"):
        os.utime(path, (long_ago, long_ago))
    assert synced(project).read == ("news/a", "news/b")
    assert synced(project).read == ()
    write(project.config.root, "news/b.txt", B + "\nMore.\n")
    assert synced(project).read == ("news/b",)
    project.catalog_path("news/a", "uk").unlink()
    assert "news/a" in synced(project).read
    assert project.catalog_path("news/a", "uk").exists()


def test_a_dry_run_writes_nothing_and_says_what_would_be_written(project):
    report = synced(project, dry=True)
    assert len(report.written) == 6
    assert not project.config.catalogs.exists()
    assert not project.derived.exists()
    synced(project)
    write(project.config.root, "news/b.txt", B + "\nMore.\n")
    before = files(project)
    assert len(synced(project, dry=True).written) == 3
    assert files(project) == before


def test_dates_move_with_content_only(project):
    synced(project)
    write(project.config.root, "news/b.txt", B + "\nMore of it.\n")
    synced(project, LATER)
    assert catalog(project, "news/a").header["PO-Revision-Date"] == NOW
    assert catalog(project, "news/b").header["PO-Revision-Date"] == LATER


def test_a_sentence_that_moves_to_another_article_takes_everything_along(project):
    synced(project)
    translate(project, "news/a")
    write(project.config.root, "news/a.txt", A.replace(" The shop opens at nine.", ""))
    write(project.config.root, "news/b.txt", B + "\nThe shop opens at nine.\n")
    report = synced(project, LATER)
    assert texts(project, "news/b")[2:] == done("The shop opens at nine.")
    moved = catalog(project, "news/b").find("The shop opens at nine.")
    assert moved.translator_comments[0] == "a note"
    assert [e.msgid for e in catalog(project, "news/a") if e.obsolete] == [moved.msgid]
    assert report.articles["news/a"]["uk"] == Counts(kept=2, obsolete=1)
    assert report.articles["news/b"]["uk"] == Counts(kept=3)


def test_a_sentence_that_left_another_article_long_ago_is_found_by_the_index(project):
    synced(project)
    translate(project, "news/a")
    write(project.config.root, "news/a.txt", A.replace(" The shop opens at nine.", ""))
    long_ago = time.time() - 60
    for path in project.config.source.rglob("*.txt"):
        os.utime(path, (long_ago, long_ago))
    synced(project)
    write(project.config.root, "news/b.txt", B + "\nThe shop opens at nine.\n")
    report = synced(project)
    assert report.read == ("news/b",)
    assert texts(project, "news/b")[2:] == done("The shop opens at nine.")


@pytest.mark.parametrize("how", ["with the index", "without it", "first of one article"])
def test_a_sentence_that_leaves_one_article_is_given_to_another_that_lacks_it(project, how):
    write(project.config.root, "news/b.txt", B + "\nThe shop opens at nine.\n")
    synced(project)
    translate(project, "news/a")
    synced(project)
    assert texts(project, "news/b")[2:] == [("The shop opens at nine.", "", "untranslated")]
    write(project.config.root, "news/a.txt", A.replace(" The shop opens at nine.", ""))
    if how == "without it":
        shutil.rmtree(project.derived)
    elif how == "first of one article":
        synced(project, scope=Scope(("news/a",)))
    synced(project)
    assert texts(project, "news/b")[2:] == done("The shop opens at nine.")
    assert synced(project).read == ()


def test_what_an_article_had_that_is_gone_is_given_to_another_that_lacks_it(project):
    write(project.config.root, "news/b.txt", B + "\nThe shop opens at nine.\n")
    synced(project)
    translate(project, "news/a")
    (project.config.source / "news/a.txt").unlink()
    synced(project)
    assert texts(project, "news/b")[2:] == done("The shop opens at nine.")


def test_a_renamed_article_finds_its_translations_and_even_changed_sentences(project):
    synced(project)
    translate(project, "news/a")
    (project.config.source / "news/a.txt").unlink()
    write(project.config.root, "guide/harvest.txt", A.replace("at nine", "at ten"))
    report = synced(project)
    assert texts(project, "guide/harvest") == [
        *done("Harvest", "Apples are red and pears are green."),
        ("The shop opens at ten.", "⟦The shop opens at nine.⟧", "draft"),
    ]
    assert report.articles["guide/harvest"]["uk"] == Counts(kept=2, outdated=1)
    assert report.orphans == (
        project.catalog_path("news/a", "ja"),
        project.template_path("news/a"),
        project.catalog_path("news/a", "uk"),
    )
    orphan = catalog(project, "news/a")
    assert [(e.obsolete, e.msgstr[0]) for e in orphan] == [
        (True, "⟦Harvest⟧"),
        (True, "⟦Apples are red and pears are green.⟧"),
        (True, "⟦The shop opens at nine.⟧"),
    ]
    assert synced(project).written == ()


def test_an_article_that_comes_back_finds_its_catalog(project):
    synced(project)
    translate(project, "news/a")
    before = files(project)["uk/LC_MESSAGES/news/a.po"]
    (project.config.source / "news/a.txt").unlink()
    synced(project)
    write(project.config.root, "news/a.txt", A)
    synced(project)
    assert files(project)["uk/LC_MESSAGES/news/a.po"] == before


def test_an_article_that_holds_no_sentence_any_more_leaves_none_in_use(project):
    """Also where nothing was translated yet, so that nothing is left to keep."""
    synced(project)
    write(project.config.root, "news/a.txt", "\n")
    synced(project)
    assert texts(project, "news/a") == texts(project, "news/a", "ja") == []
    assert b"source/news/a.txt" not in files(project)["uk/LC_MESSAGES/news/a.po"]
    before = files(project)
    synced(project, now="2027-01-01 00:00+0000")
    assert files(project) == before


def test_a_catalog_of_another_domain_is_left_alone(project):
    other = project.config.catalogs / "uk/LC_MESSAGES/messages.po"
    other.parent.mkdir(parents=True)
    text = 'msgid ""\nmsgstr "Language: uk\\n"\n\n#: src/main.c:3\nmsgid "Quit"\nmsgstr "Вийти"\n'
    other.write_text(text)
    for _ in range(2):
        assert synced(project).orphans == ()
        assert other.read_text() == text


def test_a_broken_catalog_is_named_and_left_and_the_others_go_on(project):
    synced(project)
    translate(project, "news/b")
    path = project.catalog_path("news/a", "uk")
    broken = path.read_text().replace(
        'msgid "Harvest"',
        '<<<<<<< ours\nmsgid "Harvest"\n=======\nmsgid "Harvesting"\n>>>>>>> theirs',
    )
    path.write_text(broken)
    write(project.config.root, "news/a.txt", A + "\nNew here.\n")
    write(project.config.root, "news/b.txt", B + "\nNew there.\n")
    report = sync(project, now=NOW)
    (error,) = report.errors
    assert isinstance(error, CatalogError)
    assert (error.path, error.line) == (str(path), 13)
    assert path.read_text() == broken
    assert texts(project, "news/b")[-1] == ("New there.", "", "untranslated")
    assert texts(project, "news/a", "ja")[-1] == ("New here.", "", "untranslated")
    path.write_text(path.read_text().replace("<<<<<<< ours\n", "").split("=======")[0])
    assert "news/a" in sync(project, now=NOW).read


def test_a_broken_article_is_named_and_the_others_go_on(project):
    synced(project)
    before = files(project)["uk/LC_MESSAGES/news/a.po"]
    (project.config.source / "news/a.txt").write_bytes(b"caf\xe9\n")
    write(project.config.root, "news/b.txt", B + "\nNew there.\n")
    report = sync(project, now=NOW)
    assert [error.where.rpartition("/")[2] for error in report.errors] == ["a.txt:1"]
    assert files(project)["uk/LC_MESSAGES/news/a.po"] == before
    assert texts(project, "news/b")[-1][0] == "New there."


def test_headers_of_existing_catalogs_are_mended_only_where_wrong(project):
    synced(project)
    path = project.catalog_path("news/a", "uk")
    text = path.read_text()
    rule = "nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2;"
    equal = text.replace(text[text.index("nplurals") : text.index(";\\n")] + ";", rule)
    assert equal != text
    path.write_text(equal)
    synced(project, LATER)
    assert path.read_text() == equal
    wrong = text.replace(
        text[text.index("nplurals") : text.index(";\\n")], "nplurals=2; plural=n != 1"
    )
    path.write_text(wrong.replace("Language: uk", "Language: ru"))
    synced(project, NOW)
    assert path.read_text() == text
    plural = (
        wrong + '\nmsgid "One."\nmsgid_plural "Many."\nmsgstr[0] "Один."\nmsgstr[1] "Багато."\n'
    )
    path.write_text(plural)
    report = synced(project, NOW)
    assert "nplurals=2; plural=n != 1;" in path.read_text()
    assert len(report.warnings) == 1
    assert str(path) in report.warnings[0]


def test_a_locale_alone_and_an_article_alone(project):
    report = synced(project, scope=Scope(("news/b",), ("ja",)))
    assert sorted(files(project)) == ["ja/LC_MESSAGES/news/b.po", "templates/news/b.pot"]
    assert report.articles == {"news/b": {"ja": Counts(new=2)}}
    assert synced(project).articles["news/b"] == {"ja": Counts(kept=2), "uk": Counts(new=2)}


def test_two_syncs_and_a_translator_at_once_lose_nothing(project):
    synced(project)
    translate(project, "news/a")
    write(project.config.root, "news/a.txt", A + "\nNew here.\n")
    write(project.config.root, "news/b.txt", B + "\nNew there.\n")
    with ThreadPoolExecutor(4) as threads:
        reports = list(threads.map(lambda _: sync(project, now=NOW), range(4)))
    assert [report.errors for report in reports] == [()] * 4
    assert texts(project, "news/a") == [
        *done("Harvest", "Apples are red and pears are green.", "The shop opens at nine."),
        ("New here.", "", "untranslated"),
    ]


def test_stopped_at_any_moment_it_leaves_whole_files_and_goes_on_later(project, monkeypatch):
    """Ctrl-C comes at each flush to disk in turn: before, between and after the renames."""
    flush = os.fsync
    synced(project)
    translate(project, "news/a")
    write(project.config.root, "news/a.txt", A + "\nNew here.\n")
    write(project.config.root, "news/b.txt", B + "\nNew there.\n")
    stops = 0
    for moment in range(100):
        left = [moment]

        def interrupted(number, left=left):
            left[0] -= 1
            if left[0] < 0:
                raise KeyboardInterrupt
            flush(number)

        monkeypatch.setattr(os, "fsync", interrupted)
        try:
            sync(project, now=NOW)
            break
        except KeyboardInterrupt:
            stops += 1
        for name in files(project):
            assert name.endswith((".po", ".pot")), "no temporary file is left"
            assert len(load_catalog(project.config.catalogs / name)) >= 2
    monkeypatch.undo()
    assert stops >= 3
    assert synced(project).written == ()
    assert texts(project, "news/a") == [
        *done("Harvest", "Apples are red and pears are green.", "The shop opens at nine."),
        ("New here.", "", "untranslated"),
    ]


def test_gettext_takes_what_is_written(project):
    if shutil.which("msgcat") is None:
        pytest.skip("NOT TESTED against gettext: msgcat is missing")
    synced(project)
    translate(project, "news/a")
    write(project.config.root, "news/a.txt", A.replace("nine", "ten").replace("Harvest\n", "\n"))
    synced(project)
    path = project.catalog_path("news/a", "uk")
    assert "#~ msgid" in path.read_text()
    result = run(["msgcat", "--no-wrap", path], capture_output=True, check=True)
    assert result.stdout == path.read_bytes()
    run(["msgfmt", "-c", "-o", "/dev/null", path], capture_output=True, check=True)
