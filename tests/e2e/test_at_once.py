"""Several at once in one checkout: syncs, drafts, reviews, and an editor that knows no lock."""

import threading
from collections.abc import Callable
from pathlib import Path

from tests.e2e.conftest import Shell

BY = ("--as", "A Reviewer <reviewer@example.org>")


def save_as_an_editor_does(path: Path, msgid: str, msgstr: str) -> None:
    """Load, type, look whether the file has moved on, and rename a new one into its place."""
    while True:
        before = path.read_text()
        after = before.replace(f'msgid "{msgid}"\nmsgstr ""', f'msgid "{msgid}"\nmsgstr "{msgstr}"')
        assert after != before
        new = path.with_suffix(".po~")
        new.write_text(after)
        if path.read_text() == before:
            new.replace(path)
            return


def test_eight_at_once_and_an_editor_lose_nothing(many: Callable[[int], Shell]) -> None:
    shell = many(20)
    shell.run("sync")
    words = {n: (f"Le chat {n} dort.", f"Кіт {n} спить.") for n in range(20)}
    for n in range(20):
        text = shell.read(f"source/a{n}.md").replace("Le chien", "Un chien")
        shell.write(f"source/a{n}.md", f"{text}\nUne phrase {n} de plus.\n")

    def edit() -> None:
        for n, (msgid, msgstr) in words.items():
            path = shell.folder / f"locales/uk/LC_MESSAGES/a{n}.po"
            save_as_an_editor_does(path, msgid, msgstr)

    editor = threading.Thread(target=edit)
    commands = [("sync",), ("sync",), ("draft",), ("build",), ("review", "approve", *BY)]
    running = [shell.start(*line) for line in (*commands, ("sync",), ("sync",), ("draft",))]
    editor.start()
    for process in running:
        _, err = process.communicate(timeout=60)
        assert (process.returncode, "Traceback" in err) == (0, False), err
    editor.join()
    shell.run("sync")
    for n, (msgid, msgstr) in words.items():
        text = shell.read(f"locales/uk/LC_MESSAGES/a{n}.po")
        assert f'msgid "{msgid}"\nmsgstr "{msgstr}"\n' in text
        assert text.count(f'\nmsgid "Une phrase {n} de plus."') == 1
    assert not shell.leftovers()
    assert shell.out("sync", "--check") == "Everything is up to date.\n"
