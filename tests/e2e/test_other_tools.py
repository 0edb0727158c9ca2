"""Catalogs that pass through other tools: what nobody edited stays reviewed, what was edited not."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from babel.messages import pofile

from tests.e2e.conftest import Shell

UK = "locales/uk/LC_MESSAGES/news/hall.po"
LONG = (
    "La salle que la ville a voulue pendant dix ans, et que tous ont vue grandir, ouvre enfin "
    "ses portes au mois de mai, avec un concert et une fête pour ceux qui l’ont bâtie."
)
WORDS = {
    LONG: "Зала, якої місто хотіло десять років і яка росла на очах у всіх, нарешті відчиняє двері "
    "у травні концертом і святом для тих, хто її збудував.",
    "Elle est grande.": "Вона велика.",
}


def by_polib(path: Path) -> None:
    """Load and save, as a team's script does."""
    polib.pofile(str(path)).save()


def by_babel(path: Path) -> None:
    """Load and save, as pybabel does."""
    with path.open("rb") as file:
        catalog = pofile.read_po(file, locale="uk")
    with path.open("wb") as file:
        pofile.write_po(file, catalog)


def by_msgcat(path: Path) -> None:
    """Wrap at 40 columns, with gettext."""
    subprocess.run(["msgcat", "--width=40", "-o", path, path], check=True, capture_output=True)


def by_msgmerge(path: Path) -> None:
    """Merge with the template, with gettext."""
    template = path.parents[3] / "templates/news/hall.pot"
    subprocess.run(["msgmerge", "-q", "-U", "--backup=off", path, template], check=True)


def by_crlf(path: Path) -> None:
    """Save with CRLF, as an editor on Windows may."""
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


TOOLS = [by_polib, by_babel, by_msgcat, by_msgmerge, by_crlf]


@pytest.fixture
def reviewed(project: Shell) -> Shell:
    """Give the project with one article translated and approved in Ukrainian."""
    project.write("source/news/hall.md", f"# La salle\n\n{LONG} Elle est grande.\n")
    project.run("sync")
    project.translate(UK, WORDS)
    project.run("review", "approve", "news/hall", "--locale", "uk", "--as", "O K <o@example.org>")
    return project


def states(shell: Shell) -> dict[str, int]:
    """Give the segments of the article in Ukrainian by state."""
    shell.run("sync")
    document = json.loads(shell.out("coverage", "--format", "json", "news/hall"))
    return {
        state: document["articles"]["news/hall"]["uk"]["segments"][state]
        for state in ("reviewed", "translated", "draft", "untranslated")
    }


@pytest.mark.parametrize("tool", TOOLS)
def test_what_a_tool_only_writes_again_stays_reviewed(
    reviewed: Shell, tool: Callable[[Path], None]
) -> None:
    if tool in (by_msgcat, by_msgmerge):
        assert shutil.which("msgcat"), "gettext is needed: tests/setup.sh"
    tool(reviewed.folder / UK)
    assert states(reviewed) == {"reviewed": 2, "translated": 0, "draft": 0, "untranslated": 1}


@pytest.mark.parametrize("tool", TOOLS)
def test_what_is_edited_on_the_way_loses_its_approval_alone(
    reviewed: Shell, tool: Callable[[Path], None]
) -> None:
    reviewed.edit(UK, 'msgstr "Вона велика."', 'msgstr "Вона дуже велика."')
    tool(reviewed.folder / UK)
    assert states(reviewed) == {"reviewed": 1, "translated": 1, "draft": 0, "untranslated": 1}


def test_an_approval_copied_to_another_entry_does_not_count(reviewed: Shell) -> None:
    text = reviewed.read(UK)
    record = text[text.index("# @reviewed") : text.index("#.", text.index("# @reviewed"))]
    reviewed.edit(UK, 'msgid "La salle"\nmsgstr ""', 'msgid "La salle"\nmsgstr "Зала"')
    reviewed.write(UK, reviewed.read(UK).replace("#. heading 1", record + "#. heading 1"))
    assert states(reviewed) == {"reviewed": 2, "translated": 1, "draft": 0, "untranslated": 0}
