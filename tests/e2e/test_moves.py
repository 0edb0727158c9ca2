"""What becomes of translations and approvals when articles change."""

import re

import pytest

from tests.e2e.conftest import Shell

UK = "locales/uk/LC_MESSAGES/news/hall.po"
WORDS = {
    "La salle ouvre en mai.": "Зала відчиняється у травні.",
    "Elle est grande.": "Вона велика.",
}
BY = ("--as", "Olena Koval <olena@example.org>")


@pytest.fixture
def reviewed(project: Shell) -> Shell:
    """Give the project with one article translated and approved in Ukrainian."""
    project.translate(UK, WORDS)
    project.run("review", "approve", "news/hall", "--locale", "uk", *BY)
    return project


def entry(shell: Shell, name: str, msgid: str) -> str:
    """Give the lines of one entry of a catalog."""
    found = [e for e in shell.read(name).split("\n\n") if f'msgid "{msgid}"' in e]
    assert len(found) == 1, shell.read(name)
    return found[0].rstrip("\n")


RECORD = re.compile(r"# @reviewed 2026-11-24 [a-z2-7]{26}\n# @by Olena Koval <olena@example.org>")


def test_a_sentence_that_moves_within_its_article_stays_reviewed(reviewed: Shell) -> None:
    before = {msgid: entry(reviewed, UK, msgid) for msgid in WORDS}
    reviewed.write(
        "source/news/hall.md",
        "# La salle\n\nElle est grande. Et neuve.\n\n* La salle ouvre en mai.\n",
    )
    reviewed.run("sync")
    assert entry(reviewed, UK, "Elle est grande.") == before["Elle est grande."]
    moved = entry(reviewed, UK, "La salle ouvre en mai.")
    assert RECORD.search(moved)
    assert 'msgstr "Зала відчиняється у травні."' in moved
    assert "news/hall" not in reviewed.out("review", "list", "--locale", "uk")


def test_a_sentence_that_moves_to_another_article_stays_reviewed(reviewed: Shell) -> None:
    reviewed.write("source/news/hall.md", "# La salle\n\nLa salle ouvre en mai.\n")
    reviewed.write("source/news/train.txt", "Le train\n\nElle est grande. Il est plein.\n")
    reviewed.run("sync")
    moved = entry(reviewed, "locales/uk/LC_MESSAGES/news/train.po", "Elle est grande.")
    assert RECORD.search(moved)
    assert 'msgstr "Вона велика."' in moved
    assert "fuzzy" not in moved


def test_a_renamed_article_keeps_translations_and_approvals(reviewed: Shell) -> None:
    text = reviewed.read("source/news/hall.md")
    (reviewed.folder / "source/news/hall.md").unlink()
    reviewed.write("source/archive/old-hall.md", text)
    reviewed.run("sync")
    new = "locales/uk/LC_MESSAGES/archive/old-hall.po"
    assert all(RECORD.search(entry(reviewed, new, msgid)) for msgid in WORDS)
    gone = reviewed.read(UK)
    assert all(f'#~ msgid "{msgid}"' in gone for msgid in WORDS)
    assert len(RECORD.findall(gone)) == 2
    assert UK in reviewed.run("sync")[1]


def test_a_deleted_article_that_comes_back_has_all_it_had(reviewed: Shell) -> None:
    before = reviewed.contents()
    text = reviewed.read("source/news/hall.md")
    (reviewed.folder / "source/news/hall.md").unlink()
    reviewed.run("sync")
    reviewed.write("source/news/hall.md", text)
    reviewed.run("sync")
    after = reviewed.contents()
    assert {name for name in before if before[name] != after.get(name)} <= {UK, _pot(UK)}
    assert [entry(reviewed, UK, msgid) for msgid in WORDS] == [
        entry_of(before[UK].decode(), msgid) for msgid in WORDS
    ]


def entry_of(text: str, msgid: str) -> str:
    """Give the lines of one entry in a catalog's text."""
    return next(e for e in text.split("\n\n") if f'msgid "{msgid}"' in e).rstrip("\n")


def _pot(name: str) -> str:
    return name.replace("uk/LC_MESSAGES", "templates").replace(".po", ".pot")


def test_a_mended_typo_makes_a_draft_that_shows_the_old_sentence(reviewed: Shell) -> None:
    reviewed.edit("source/news/hall.md", "ouvre en mai", "ouvrira en mai")
    neighbour = entry(reviewed, UK, "Elle est grande.")
    reviewed.run("sync")
    changed = entry(reviewed, UK, "La salle ouvrira en mai.")
    assert '#| msgid "La salle ouvre en mai."' in changed
    assert "#, fuzzy" in changed
    assert 'msgstr "Зала відчиняється у травні."' in changed
    assert entry(reviewed, UK, "Elle est grande.") == neighbour


def test_a_second_run_of_everything_changes_no_byte_and_no_time(reviewed: Shell) -> None:
    commands = ("draft", "build")
    for command in commands:
        reviewed.run(command)
    before = reviewed.files()
    for command in (*commands, "coverage"):
        reviewed.run(command)
    for command in ("sync", "compile", "render", "draft"):
        reviewed.run(command, "--check")
    assert reviewed.files() == before


def test_check_exits_with_3_where_something_would_be_written(reviewed: Shell) -> None:
    reviewed.write("source/news/new.md", "Le chat dort.\n")
    before = reviewed.files()
    for command in ("sync", "compile", "render"):
        reviewed.run(command, "--check", code=3)
    assert reviewed.files() == before
