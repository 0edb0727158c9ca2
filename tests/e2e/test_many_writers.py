"""Eight at work on one catalog, a sync and an editor besides: nobody loses anything (law 8)."""

import threading
from pathlib import Path

from i18n_tool.catalog import Catalog, set_record
from i18n_tool.catalog.clashes import read_notes
from i18n_tool.workspace.catalogs import load_catalog
from tests.e2e.writers import (
    CATALOG,
    DAY,
    all_at_once,
    kept,
    make_project,
    reviewer,
    sentence,
    text,
)

WRITERS = 8
EACH = 50


def test_eight_processes_a_sync_and_an_editor_keep_400_of_400(tmp_path: Path) -> None:
    shell, editor = all_at_once(tmp_path, WRITERS, EACH, step=5)
    catalog = load_catalog(tmp_path / CATALOG)
    numbers = range(WRITERS * EACH)
    assert kept(catalog, numbers, EACH) == list(numbers)
    title = catalog.find("Titre")
    assert title is not None
    assert title.msgstr == [f"Заголовок {editor.saved - 1}"]
    assert not any(list(read_notes(entry.translator_comments)) for entry in catalog)
    assert not shell.leftovers()
    assert shell.out("sync", "--check") == "Everything is up to date.\n"


def test_eight_threads_of_one_process(tmp_path: Path) -> None:
    make_project(tmp_path, 80)

    def work(first: int) -> None:
        catalog = load_catalog(tmp_path / CATALOG)
        for number in range(first, first + 10):
            translate(catalog, number, reviewer(first))

    threads = [threading.Thread(target=work, args=(first,)) for first in range(0, 80, 10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert kept(load_catalog(tmp_path / CATALOG), range(80), 10) == list(range(80))


def translate(catalog: Catalog, number: int, by: str) -> None:
    entry = catalog.find(sentence(number))
    assert entry is not None
    entry.msgstr = [text(number)]
    set_record(entry, "uk", "reviewed", DAY, by=by)
    catalog.save()


def test_a_sentence_that_an_article_lost_meanwhile_keeps_its_translation(tmp_path: Path) -> None:
    shell = make_project(tmp_path, 3)
    catalog = load_catalog(tmp_path / CATALOG)
    shell.edit("source/a.md", sentence(1), sentence(1).replace("dort", "mange"))
    shell.edit("source/a.md", f"{sentence(2)}\n", "")
    shell.run("sync")
    for number in (1, 2):
        translate(catalog, number, reviewer(0))
    draft, *others = [each for each in load_catalog(tmp_path / CATALOG) if any(each.msgstr)]
    assert (draft.msgid, draft.msgstr) == (sentence(1).replace("dort", "mange"), [text(1)])
    assert (draft.fuzzy, draft.previous_msgid) == (True, sentence(1))
    assert {(each.msgid, each.msgstr[0], each.obsolete) for each in others} == {
        (sentence(1), text(1), True),
        (sentence(2), text(2), True),
    }


def test_commands_meet_a_catalog_that_another_program_is_changing(tmp_path: Path) -> None:
    shell = make_project(tmp_path, 4)
    loaded = load_catalog(tmp_path / CATALOG)
    translate(loaded, 0, reviewer(0))
    shell.run("review", "reject", "a", "--msgid", sentence(0), "--why", "Non.", "--as", "B <b@x>")
    translate(loaded, 1, reviewer(0))
    rejected = load_catalog(tmp_path / CATALOG).find(sentence(0))
    assert rejected is not None
    assert rejected.fuzzy
    assert rejected.record is not None
    assert (rejected.record.verb, rejected.record.by) == ("rejected", "B <b@x>")
