"""What sync knows of earlier runs is right, whatever happened to files and clocks between."""

import os
import shutil
import sqlite3
import tempfile
import time
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from i18n_tool.cli.main import run
from i18n_tool.workflow.sync import ledger, sync
from i18n_tool.workflow.sync.ledger import Ledger
from i18n_tool.workspace import workers
from i18n_tool.workspace.catalogs import load_catalog
from i18n_tool.workspace.project import Project

NOW = "2026-11-24 09:30+0000"
A = "---\ntitle: Harvest\nmood: Glad\n---\n\nApples are red. The shop opens at nine.\n"
B = "It rained for a week.\n"
CONFIG = 'source-locale = "en"\nlocales = ["uk", "ja"]\n'


@pytest.fixture
def root(tmp_path):
    (tmp_path / "i18n-tool.toml").write_text(CONFIG)
    (tmp_path / "source").mkdir()
    (tmp_path / "source/a.md").write_text(A)
    (tmp_path / "source/b.md").write_text(B)
    return tmp_path


def synced(root, **options):
    report = sync(Project.at(root), now=NOW, **options)
    assert report.errors == ()
    return report


def rest(root):
    """Let time pass, as far as the files tell."""
    for path in root.rglob("*.*"):
        if path.is_file() and ".i18n-tool" not in path.parts:
            path.rename(path.with_name("moving"))
            path.with_name("moving").rename(path)
            os.utime(path, ns=(1_700_000_000_123_456_789,) * 2)


def catalogs(root):
    return {str(p.relative_to(root)): p.read_bytes() for p in (root / "locales").rglob("*.po*")}


def test_a_second_sync_reads_no_article_though_the_first_was_a_moment_ago(root):
    assert synced(root).read == ("a", "b")
    assert synced(root).read == ()


def test_a_catalog_that_changes_in_place_within_the_same_tick_and_size_is_read(root):
    synced(root)
    path = root / "locales/uk/LC_MESSAGES/b.po"
    status = path.stat()
    path.write_bytes(path.read_bytes().replace(b'msgid "It rained', b'msgid "It rolled'))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert path.stat().st_size == status.st_size
    assert synced(root).read == ("b",)
    assert load_catalog(path).find("It rained for a week.") is not None


def test_an_article_that_changes_with_its_time_set_back_is_read(root):
    synced(root)
    path = root / "source/b.md"
    status = path.stat()
    path.write_text(B.replace("rained", "hailed"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert synced(root).read == ("b",)


def test_other_times_with_the_same_content_are_taken_down_and_nothing_is_read(root, monkeypatch):
    synced(root)
    rest(root)
    before = catalogs(root)
    assert synced(root).read == ()
    project = Project.at(root)
    files = project.articles()
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() + 1_000_000_000)
    assert synced(root).read == ()
    known = Ledger(project, files)
    assert all(known.counts(file, project.config.locales) for file in files)
    assert known.renewed == {}, "every mark was the same"
    assert catalogs(root) == before


def test_a_branch_and_back(root):
    synced(root)
    elsewhere = root / "elsewhere"
    (root / "source/a.md").rename(elsewhere)
    (root / "source/a.md").write_text(A.replace("nine", "ten"))
    shutil.copytree(root / "locales", root / "before")
    assert synced(root).read == ("a",)
    elsewhere.rename(root / "source/a.md")
    shutil.rmtree(root / "locales")
    (root / "before").rename(root / "locales")
    before = catalogs(root)
    assert synced(root).written == ()
    assert catalogs(root) == before


def test_clocks_that_are_wrong(root):
    synced(root)
    for path in [*root.glob("source/*"), *root.glob("locales/**/*.po")]:
        os.utime(path, (4_000_000_000, 4_000_000_000))
    assert synced(root).read == ()
    (root / "source/b.md").write_text(B + "\nMore.\n")
    os.utime(root / "source/b.md", (0, 0))
    assert synced(root).read == ("b",)


def test_without_its_index_nothing_is_written(root):
    synced(root)
    before = catalogs(root)
    shutil.rmtree(root / ".i18n-tool")
    report = synced(root)
    assert (report.read, report.written) == (("a", "b"), ())
    assert catalogs(root) == before


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff\xfe", b"[1,2]", None])
def test_damaged_rows_are_as_good_as_none(root, damage):
    synced(root)
    with closing(sqlite3.connect(root / ".i18n-tool/index.sqlite")) as database, database:
        if damage is None:  # a digit of a row has turned into another
            database.execute(
                "UPDATE entry SET payload = CAST(replace(payload, 'en', 'uk') AS BLOB)"
            )
        else:
            database.execute("UPDATE entry SET payload = ?", (damage,))
    report = synced(root)
    assert (report.read, report.written) == (("a", "b"), ())


def test_another_version_of_the_tool_reads_all_again(root, monkeypatch):
    synced(root)
    monkeypatch.setattr(ledger, "__version__", "99")
    report = synced(root)
    assert (report.read, report.written) == (("a", "b"), ())


@pytest.mark.parametrize(
    ("change", "read"),
    [
        ('locales = ["uk", "ja", "fr"]', ("a", "b")),
        ('locales = ["uk"]', ()),
        ('front-matter = ["title", "mood"]', ("a", "b")),
        ('source-locales = { "b" = "fr" }', ("a", "b")),
        ('exclude = ["b.md"]', ()),
        ("largest-article = 3", ()),
    ],
)
def test_a_changed_configuration(root, change, read):
    synced(root)
    lines = CONFIG.split("\n")
    name = change.split(" ")[0]
    kept = [line for line in lines if not line.startswith(f"{name} ")]
    (root / "i18n-tool.toml").write_text("\n".join([*kept, change, ""]))
    assert synced(root).read == read


def test_a_stray_catalog_is_looked_at_once(root, monkeypatch):
    path = root / "locales/uk/LC_MESSAGES/messages.po"
    path.parent.mkdir(parents=True)
    path.write_text(
        'msgid ""\nmsgstr "Language: uk\\n"\n\n#: src/a.c\nmsgid "Quit"\nmsgstr "Вийти"\n'
    )
    (root / "source/b.md").rename(root / "b.md")
    synced(root)
    monkeypatch.setattr("i18n_tool.workflow.sync.strays._look", None)
    assert synced(root).orphans == ()
    monkeypatch.undo()
    (root / "source/a.md").unlink()
    (root / "b.md").rename(root / "source/b.md")
    orphans = synced(root).orphans
    assert [each.name for each in orphans] == ["a.po", "a.pot", "a.po"]
    monkeypatch.setattr("i18n_tool.workflow.sync.strays._look", None)
    assert synced(root).orphans == orphans


def test_the_same_bytes_for_any_number_of_processes(tmp_path, shared, monkeypatch):
    found = []
    for count in (1, 3):
        monkeypatch.setattr(workers, "processors", lambda count=count: count)
        root = tmp_path / str(count)
        articles = sorted((shared / "corpus/md/fastapi/en").rglob("*.md"))[:30]
        for number, path in enumerate(articles):
            place = root / f"source/{number}.md"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(path.read_bytes())
        (root / "i18n-tool.toml").write_text(CONFIG)
        synced(root)
        for path in sorted((root / "source").glob("*.md"))[::2]:
            path.rename(path.with_name(f"new-{path.name}"))
        synced(root)
        found.append(catalogs(root))
    assert found[0] == found[1]
    assert len(found[0]) == 45 * 3


@contextmanager
def nobody():
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(before)


def test_a_checkout_that_cannot_be_written_is_synced_where_nothing_has_to_be(capsys):
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        (root / "source").mkdir()
        (root / "source/a.md").write_text(A)
        (root / "i18n-tool.toml").write_text(CONFIG)
        synced(root)
        shutil.rmtree(root / ".i18n-tool")
        for path in [root, *root.rglob("*")]:
            path.chmod(0o555 if path.is_dir() else 0o444)
        with nobody():
            codes = [run(["-C", name, "sync", "--check"]), run(["-C", name, "sync"])]
        root.chmod(0o755)
        assert codes == [0, 0]
        assert capsys.readouterr().out == "Everything is up to date.\n" * 2
