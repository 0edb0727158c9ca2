"""Many at work on one catalog at once: `python -m tests.e2e.writers FOLDER FIRST COUNT STEP`.

Run as a program, it is one of them: it translates and approves `COUNT` sentences from number
`FIRST` on through the library, and approves every `STEP`th by the command line.
"""

import fcntl
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from i18n_tool.catalog import Catalog, parse_catalog, set_record
from i18n_tool.model.state import State
from i18n_tool.workspace.catalogs import load_catalog
from tests.e2e.conftest import ROOT, Shell

CATALOG = "locales/uk/LC_MESSAGES/a.po"
DAY = "2026-11-24"
EACH_SAVE = 3
"""Sentences that are written together."""


def sentence(number: int) -> str:
    """Give a sentence of the article; no two are alike."""
    return f"Phrase {number} : le chat numéro {number} dort."


def text(number: int) -> str:
    """Give its translation."""
    return f"Речення {number}: кіт номер {number} спить."


def reviewer(first: int) -> str:
    """Give who translates and approves the sentences from `first` on."""
    return f"Reviewer {first} <r{first}@example.org>"


def write_article(shell: Shell, count: int, turn: int) -> None:
    """Write the article: the sentences in another order each turn, and another one besides."""
    order = [(number * (2 * turn + 1)) % count for number in range(count)]
    rest = (number for number in range(count) if number not in set(order))
    extra = f"Une phrase de plus, la {turn}e."
    lines = [extra, *(sentence(number) for number in dict.fromkeys([*order, *rest]))]
    shell.write("source/a.md", "# Titre\n\n" + "\n\n".join(lines) + "\n")


def make_project(folder: Path, count: int) -> Shell:
    """Make a project with an article of so many sentences."""
    shell = Shell(folder)
    shell.write("i18n-tool.toml", 'source-locale = "fr"\nlocales = ["uk"]\n')
    write_article(shell, count, 0)
    shell.run("sync")
    return shell


def work(folder: Path, first: int, count: int, step: int) -> None:
    """Translate and approve sentences, a few in each save; every `step`th is approved by command."""
    by_command = [number for number in range(first, first + count) if number % step == 0]
    catalog = load_catalog(folder / CATALOG)
    entries = {entry.msgid: entry for entry in catalog}
    for number in range(first, first + count):
        entry = entries[sentence(number)]
        entry.msgstr = [text(number)]
        if number not in by_command:
            set_record(entry, "uk", "reviewed", DAY, by=reviewer(first))
        if number % EACH_SAVE == 0:
            catalog.save()
            assert not catalog.clashes
    catalog.save()
    words = [word for number in by_command for word in ("--msgid", sentence(number))]
    if words:
        Shell(folder).run("review", "approve", "a", *words, "--as", reviewer(first))


@dataclass
class Editor:
    """An editor that knows no lock: it loads a catalog, and saves it whole as Poedit does.

    It looks whether the file has changed before it renames its own into place. Between the two no
    editor can tell; so that a test can, both stand under the folder's lock here.
    """

    path: Path
    saved: int = 0

    def save(self) -> bool:
        """Change an entry in a new file, put it into place if the old one is as it was loaded."""
        before = self.path.read_bytes()
        catalog = parse_catalog(before)
        entry = next(each for each in catalog if each.msgid == "Titre")
        entry.msgstr = [f"Заголовок {self.saved}"]
        new = self.path.with_name("a.po.poedit")
        new.write_bytes(catalog.to_bytes())
        folder = os.open(self.path.parent, os.O_RDONLY)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX)
            same = self.path.read_bytes() == before
            if same:
                new.replace(self.path)
                self.saved += 1
        finally:
            os.close(folder)
        return same


def start(shell: Shell, first: int, count: int, step: int) -> subprocess.Popen[str]:
    """Start one of the writers."""
    words = ["-m", "tests.e2e.writers", shell.folder, first, count, step]
    return subprocess.Popen(
        [sys.executable, *map(str, words)],
        cwd=ROOT,
        env=shell.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def all_at_once(folder: Path, writers: int, each: int, step: int) -> tuple[Shell, Editor]:
    """Let all write at once, a sync with changing articles and an editor besides, to their end."""
    shell = make_project(folder, writers * each)
    editor = Editor(folder / CATALOG)
    running = [start(shell, number * each, each, step) for number in range(writers)]
    turn = 0
    try:
        while any(process.poll() is None for process in running) or not editor.saved:
            turn += 1
            write_article(shell, writers * each, turn)
            shell.run("sync")
            for _ in range(20):
                if editor.save():
                    break
        ends = [(process.communicate(timeout=60)[0], process.returncode) for process in running]
    finally:
        for process in running:
            with suppress(OSError):
                process.kill()
    assert [code for _, code in ends] == [0] * writers, "".join(out for out, _ in ends)
    shell.run("sync")
    return shell, editor


def kept(catalog: Catalog, numbers: Sequence[int], each: int) -> list[int]:
    """Give the sentences that are translated as they were, and approved by whoever did it."""
    entries = {entry.msgid: entry for entry in catalog if not entry.obsolete}
    found = []
    for number in numbers:
        entry = entries[sentence(number)]
        by = entry.record.by if entry.record else ""
        if entry.msgstr == [text(number)] and entry.state is State.REVIEWED:
            found += [number] * (by == reviewer(number // each * each))
    return found


def main() -> None:
    """Play one writer; or, without arguments, let very many write at once (`make torture`)."""
    if sys.argv[1:]:
        work(Path(sys.argv[1]), *map(int, sys.argv[2:5]))
        return
    with tempfile.TemporaryDirectory() as name:
        shell, editor = all_at_once(Path(name), writers=8, each=100, step=2)
        done = kept(load_catalog(shell.folder / CATALOG), range(800), each=100)
        print(f"{len(done)} of 800 approvals kept; the editor saved {editor.saved} times")
        sys.exit(len(done) != 800)


if __name__ == "__main__":
    main()
