"""The commands `sync` and `review`, as people and scripts call them."""

import json

import pytest

from i18n_tool.cli.main import run

TEXT = "Harvest\n\nApples are red. The shop opens at {hour}.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    (tmp_path / "i18n-tool.toml").write_text('source-locale = "en"\nlocales = ["uk", "zh-Hans"]\n')
    (tmp_path / "source/news").mkdir(parents=True)
    (tmp_path / "source/news/a.txt").write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    return tmp_path


def document(capsys):
    return json.loads(capsys.readouterr().out)


def test_sync_as_text(capsys):
    assert run(["sync", "--check"]) == 3
    assert capsys.readouterr().out == ("news/a: 3 new (uk, zh-Hans)\n3 files would be written.\n")
    assert run(["sync"]) == 0
    assert capsys.readouterr().out == "news/a: 3 new (uk, zh-Hans)\n3 files written.\n"
    assert run(["sync", "--check"]) == 0
    assert capsys.readouterr().out == "Everything is up to date.\n"


def test_sync_as_json(folder, capsys):
    assert run(["sync", "--format", "json"]) == 0
    counts = {"new": 3, "kept": 0, "outdated": 0, "obsolete": 0}
    found = document(capsys)
    assert found["format_version"] == 1
    assert found["articles"] == {"news/a": {"uk": counts, "zh_Hans": counts}}
    assert found["orphans"] == []
    assert run(["sync", "--format", "json", "-o", "out.json", "--locale", "zh-cn"]) == 0
    written = json.loads((folder / "out.json").read_text())
    assert written["articles"] == {"news/a": {"zh_Hans": {**counts, "new": 0, "kept": 3}}}


def test_a_broken_catalog_ends_with_1_and_names_the_line(folder, capsys):
    run(["sync"])
    path = folder / "locales/uk/LC_MESSAGES/news/a.po"
    path.write_text(path.read_text() + '\nmsgid "open\n')
    capsys.readouterr()
    assert run(["sync"]) == 1
    shown = capsys.readouterr()
    assert "error: locales/uk/LC_MESSAGES/news/a.po:" in shown.err
    assert "Traceback" not in shown.err


def test_review_from_the_list_to_the_rejection(folder, capsys):
    run(["sync"])
    path = folder / "locales/uk/LC_MESSAGES/news/a.po"
    text = path.read_text()
    text = text.replace(
        '"Apples are red."\nmsgstr ""', '"Apples are red."\nmsgstr "Яблука червоні."'
    )
    text = text.replace(
        '"The shop opens at {hour}."\nmsgstr ""',
        '"The shop opens at {hour}."\nmsgstr "Крамниця відчиняється о 8."',
    )
    path.write_text(text)
    capsys.readouterr()
    person = ["--as", "A Reviewer <reviewer@example.org>"]
    assert run(["review", "list", "--format", "json"]) == 0
    assert [(e["msgid"], e["state"]) for e in document(capsys)["entries"]] == [
        ("Apples are red.", "translated"),
        ("The shop opens at {hour}.", "translated"),
    ]
    assert run(["review", "approve", "news/a", "--locale", "uk", *person]) == 0
    out = capsys.readouterr().out
    assert out.startswith(
        "1 translation approved.\nnot approved: news/a, uk: The shop opens at {hour}.\n"
    )
    named = ["--msgid", "The shop opens at {hour}."]
    assert (
        run(["review", "reject", *named, *person, "--why", "it has an hour", "--format", "json"])
        == 0
    )
    (entry,) = document(capsys)["rejected"]
    assert (entry["state"], entry["reason"], entry["why"]) == (
        "draft",
        "rejected",
        "it has an hour",
    )
    assert run(["review", "reject", *person]) == 2
    assert run(["review", "approve", "--as", "nobody"]) == 2
    assert run(["review", "approve", *person, "--msgid", "Not there."]) == 2


def test_no_folder_is_made_for_a_result(folder, capsys):
    assert run(["sync", "--check", "-o", "tpyo/out.txt"]) == 1
    shown = capsys.readouterr().err
    assert "tpyo/out.txt: the file cannot be written: its folder is missing" in shown
    assert not (folder / "tpyo").exists()
