"""Catalogs on disk: no writer overwrites another."""

import subprocess
import sys
from pathlib import Path

import polib
import pytest

import i18n_tool
from i18n_tool.catalog import Catalog
from i18n_tool.errors import CatalogError, ConflictError, FileError
from i18n_tool.workspace.catalogs import change_catalog, edit_catalog, load_catalog
from i18n_tool.workspace.project import Project

TEXT = """\
msgid ""
msgstr ""
"Language: uk\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "Bonjour."
msgstr ""

msgid "Au revoir."
msgstr ""
"""
TRANSLATED = TEXT.replace('"Bonjour."\nmsgstr ""', '"Bonjour."\nmsgstr "Добрий день."')
BOTH = """
# Conflict: Anna <anna@example.org> has
# msgstr "Добрий день."
#, fuzzy
msgid "Bonjour."
msgstr "Вітаю."
"""


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """Give the path of a catalog in a project."""
    path = tmp_path / "locales/uk/LC_MESSAGES/a.po"
    path.parent.mkdir(parents=True)
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Give the project."""
    (tmp_path / "i18n-tool.toml").write_text('source-locale = "fr"\nlocales = ["uk"]\n')
    return Project.at(tmp_path)


def test_law_3_saved_as_it_was(catalog: Path) -> None:
    loaded = load_catalog(catalog)
    loaded.save()
    assert catalog.read_text(encoding="utf-8") == TEXT
    assert loaded.locale == "uk"
    assert load_catalog(str(catalog), "fr-Africa").locale == "fr_002"


def test_saved_elsewhere(catalog: Path, tmp_path: Path) -> None:
    loaded = load_catalog(catalog)
    loaded.save(tmp_path / "new/b.po")
    loaded.save(str(tmp_path / "new/b.po"))
    assert (tmp_path / "new/b.po").read_text(encoding="utf-8") == TEXT


def translate(catalog: Catalog, text: str, msgid: str = "Bonjour.") -> None:
    """Translate a sentence of a loaded catalog, and save it."""
    entry = catalog.find(msgid)
    assert entry is not None
    entry.msgstr = [text]
    catalog.save()


def test_law_8_what_others_wrote_in_between_stays(catalog: Path) -> None:
    loaded = load_catalog(catalog)
    catalog.write_text(TEXT + "# someone else was here\n", encoding="utf-8")
    translate(loaded, "Добрий день.")
    assert loaded.clashes == ()
    assert catalog.read_text(encoding="utf-8") == TRANSLATED + "# someone else was here\n"


def test_law_8_two_who_translate_different_entries(catalog: Path) -> None:
    one, other = load_catalog(catalog), load_catalog(catalog)
    translate(one, "Вітаю.")
    translate(other, "Бувай.", "Au revoir.")
    translate(one, "Привіт.")
    assert [(e.msgid, e.msgstr) for e in load_catalog(catalog)] == [
        ("Bonjour.", ["Привіт."]),
        ("Au revoir.", ["Бувай."]),
    ]
    assert (one.clashes, other.clashes) == ((), ())


def test_law_8_two_who_translate_one_entry(catalog: Path) -> None:
    one, other = load_catalog(catalog), load_catalog(catalog)
    other.header["Last-Translator"] = "Anna <anna@example.org>"
    translate(one, "Вітаю.")
    translate(other, "Добрий день.")
    (clash,) = other.clashes
    assert (clash.stays, clash.other, clash.line) == (("Вітаю.",), ("Добрий день.",), 10)
    text = catalog.read_text(encoding="utf-8")
    assert text.count(BOTH) == 1
    translate(other, "Бувай.", "Au revoir.")
    assert other.clashes == ()
    after = catalog.read_text(encoding="utf-8")
    assert after == text.replace('"Au revoir."\nmsgstr ""', '"Au revoir."\nmsgstr "Бувай."')
    translate(one, "Привіт.")
    assert catalog.read_text(encoding="utf-8") == after.replace("Вітаю", "Привіт")


def test_law_8_what_is_no_catalog_any_more_is_not_overwritten(catalog: Path) -> None:
    loaded = load_catalog(catalog)
    broken = TEXT.replace('msgid "Bonjour."', "<<<<<<< HEAD")
    catalog.write_text(broken, encoding="utf-8")
    with pytest.raises(CatalogError) as caught:
        translate(loaded, "Вітаю.")
    assert caught.value.where == f"{catalog}:{broken.split('<<<')[0].count(chr(10)) + 1}"
    assert catalog.read_text(encoding="utf-8") == broken
    catalog.write_text(TEXT, encoding="utf-8")
    loaded.save()
    assert catalog.read_text(encoding="utf-8") == TRANSLATED.replace("Добрий день", "Вітаю")


def test_law_4_a_file_that_somebody_removed_is_written_again(catalog: Path) -> None:
    loaded = load_catalog(catalog)
    catalog.unlink()
    translate(loaded, "Добрий день.")
    assert catalog.read_text(encoding="utf-8") == TRANSLATED
    catalog.write_text("\n", encoding="utf-8")
    translate(loaded, "Вітаю.")
    assert catalog.read_text(encoding="utf-8") == TRANSLATED.replace("Добрий день", "Вітаю")


def test_law_8_the_same_file_by_another_path(catalog: Path, tmp_path: Path) -> None:
    one, other = load_catalog(catalog), load_catalog(catalog)
    translate(one, "Бувай.", "Au revoir.")
    entry = other.find("Bonjour.")
    assert entry is not None
    entry.msgstr = ["Добрий день."]
    (tmp_path / "link").symlink_to(tmp_path / "locales")
    other.save(tmp_path / "link/uk/LC_MESSAGES/../LC_MESSAGES/a.po")
    assert [e.msgstr for e in load_catalog(catalog)] == [["Добрий день."], ["Бувай."]]


def test_law_8_a_change_starts_again_from_what_an_editor_wrote(
    project: Project, catalog: Path
) -> None:
    seen: list[list[str]] = []

    def work(loaded: Catalog) -> str:
        entry = loaded.find("Bonjour.")
        assert entry is not None
        seen.append(entry.msgstr)
        entry.msgstr = [f"{entry.msgstr[0]} Друже."]
        if len(seen) == 1:
            catalog.write_text(TRANSLATED, encoding="utf-8")
        return "done"

    assert change_catalog(project, catalog, "uk", work) == "done"
    assert seen == [[""], ["Добрий день."]]
    assert 'msgstr "Добрий день. Друже."\n' in catalog.read_text(encoding="utf-8")


def test_law_8_an_editor_that_always_comes_first(project: Project, catalog: Path) -> None:
    count = iter(range(100))

    def work(loaded: Catalog) -> None:
        entry = loaded.find("Bonjour.")
        assert entry is not None
        entry.msgstr = ["Вітаю."]
        theirs = TRANSLATED.replace("день", f"день {next(count)}")
        catalog.write_text(theirs, encoding="utf-8")

    with pytest.raises(ConflictError) as caught:
        change_catalog(project, catalog, "uk", work)
    text = catalog.read_text(encoding="utf-8")
    line = text[: text.index('msgid "Bonjour."')].count("\n") + 1
    assert caught.value.where == f"{catalog}:{line}"
    assert caught.value.kept == "Both texts were kept."
    assert "Вітаю." in text
    assert "Добрий день 4." in text


def test_saved_twice(catalog: Path) -> None:
    loaded = load_catalog(catalog)
    for text in ("Вітаю.", "Добрий день."):
        entry = loaded.find("Bonjour.")
        assert entry is not None
        entry.msgstr = [text]
        loaded.save()
    assert 'msgid "Bonjour."\nmsgstr "Добрий день."\n' in catalog.read_text(encoding="utf-8")


def test_edited(project: Project, catalog: Path) -> None:
    with edit_catalog(project, catalog, "uk") as loaded:
        entry = loaded.find("Bonjour.")
        assert entry is not None
        entry.msgstr = ["Вітаю."]
    assert catalog.read_text(encoding="utf-8") == TEXT.replace(
        'msgid "Bonjour."\nmsgstr ""', 'msgid "Bonjour."\nmsgstr "Вітаю."'
    )


def test_an_error_within_writes_nothing(project: Project, catalog: Path) -> None:
    def fail() -> None:
        with edit_catalog(project, catalog, "uk") as loaded:
            loaded.entries[0].msgstr = ["Вітаю."]
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert catalog.read_text(encoding="utf-8") == TEXT


def test_a_new_one_without_entries_is_not_written(project: Project) -> None:
    path = project.catalog_path("new", "uk")
    with edit_catalog(project, path, "uk") as loaded:
        assert loaded.header["Language"] == "uk"
        assert loaded.header["Plural-Forms"].startswith("nplurals=3;")
    assert not path.exists()


EDIT = """
import sys
from pathlib import Path
from i18n_tool.workspace.catalogs import edit_catalog
from i18n_tool.workspace.project import Project
path = Path(sys.argv[1])
for n in range(20):
    with edit_catalog(Project.at(path.parent), path, "uk") as catalog:
        entry = catalog.find("Bonjour.")
        entry.translator_comments = [*entry.translator_comments, f"{sys.argv[2]} {n}"]
"""


def test_law_8_many_writers_at_once_lose_nothing(project: Project, catalog: Path) -> None:
    running = [
        subprocess.Popen([sys.executable, "-c", EDIT, str(catalog), str(n)]) for n in range(4)
    ]
    assert [process.wait() for process in running] == [0] * 4
    entry = load_catalog(catalog).find("Bonjour.")
    assert entry is not None
    assert sorted(entry.translator_comments) == sorted(
        f"{who} {n}" for who in range(4) for n in range(20)
    )


def test_what_gettext_would_refuse(catalog: Path) -> None:
    catalog.write_text(TEXT + '\nmsgid "open\nmsgstr ""\n', encoding="utf-8")
    with pytest.raises(CatalogError) as caught:
        load_catalog(catalog)
    assert (caught.value.path, caught.value.line) == (str(catalog), 12)


def test_a_missing_one(tmp_path: Path) -> None:
    with pytest.raises(FileError):
        load_catalog(tmp_path / "none.po")


def test_a_catalog_from_polib_is_saved_like_any_other(tmp_path):
    made = polib.POFile()
    made.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Language": "uk"}
    made.append(polib.POEntry(msgid="One.", msgstr="Один."))
    path = tmp_path / "a.po"
    i18n_tool.Catalog.from_polib(made).save(path)
    assert [(entry.msgid, entry.msgstr) for entry in i18n_tool.load_catalog(path)] == [
        ("One.", ["Один."])
    ]
