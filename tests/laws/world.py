"""A project in a folder: what authors and other tools do to its files, and how it looks."""

import shutil
import subprocess
from pathlib import Path

import polib

from i18n_tool.catalog import Entry, parse_catalog
from i18n_tool.workspace.project import Project
from tests.laws.said import Seen

LOCALES = ("pt_PT", "pt_BR", "ja")
CONFIG = 'source-locale = "en"\nlocales = ["pt-PT", "pt-BR", "ja"]\n'
MSGCAT = shutil.which("msgcat")

Place = tuple[str, str]
"""Locale and article."""


class World:
    """A folder with a project."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "source").mkdir(parents=True)
        (folder / "i18n-tool.toml").write_text(CONFIG)

    @property
    def project(self) -> Project:
        return Project.at(self.folder)

    def write(self, file: str, text: str) -> None:
        (self.folder / "source" / file).write_text(text, "utf-8")

    def remove(self, file: str) -> None:
        (self.folder / "source" / file).unlink()

    def path(self, place: Place) -> Path:
        locale, article = place
        return self.folder / "locales" / locale / "LC_MESSAGES" / f"{article}.po"

    def places(self) -> list[Place]:
        found = []
        for locale in LOCALES:
            folder = self.folder / "locales" / locale / "LC_MESSAGES"
            found += [(locale, path.stem) for path in sorted(folder.glob("*.po"))]
        return found

    def catalogs(self) -> dict[Place, bytes]:
        """Give the bytes of all catalogs."""
        return {place: self.path(place).read_bytes() for place in self.places()}

    def files(self) -> dict[str, tuple[bytes, int]]:
        """Give all files but the index: their bytes and when they were written."""
        found = {}
        for path in sorted(self.folder.rglob("*")):
            below = path.relative_to(self.folder)
            if path.is_file() and below.parts[0] != ".i18n-tool":
                found[below.as_posix()] = (path.read_bytes(), path.stat().st_mtime_ns)
        return found

    def leftovers(self) -> list[Path]:
        return sorted(self.folder.rglob(".i18n-tool-*.tmp"))


def read(catalogs: dict[Place, bytes]) -> Seen:
    """Give the entries of catalogs."""
    return {
        place: list(parse_catalog(data, path=str(place), locale=place[0]))
        for place, data in catalogs.items()
    }


def lines_of(entry: Entry) -> bytes:
    """Give the lines of an entry as they stand in the file."""
    return b"".join(entry.parts[1:]) if entry.parts else b""


def in_polib(path: Path, msgid: str, text: str | None, fuzzy: bool) -> None:
    """Do what editors do that are made with polib: all lines are wrapped anew."""
    file = polib.pofile(str(path), wrapwidth=78)
    for entry in file:
        if entry.msgid == msgid and not entry.obsolete:
            if text is not None:
                entry.msgstr = text
            if fuzzy and "fuzzy" not in entry.flags:
                entry.flags.append("fuzzy")
            if not fuzzy:
                entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
                entry.previous_msgid = entry.previous_msgctxt = None
    file.save(newline="\n")


def in_msgcat(path: Path, width: str) -> None:
    """Wrap a catalog's lines as gettext does."""
    assert MSGCAT
    done = subprocess.run([MSGCAT, width, str(path)], capture_output=True, check=True, timeout=60)
    path.write_bytes(done.stdout)
