"""The index: derived, never wrong, never in the way."""

import os
import sqlite3
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n_tool.workspace.index import Index, walk

ROWS = {"uk/a.po": (1, 10, b"one"), "uk/b.po": (2, 20, b"")}


def test_saved_and_loaded(tmp_path: Path) -> None:
    index = Index(tmp_path / ".i18n-tool")
    assert index.load("coverage") == {}
    index.save("coverage", ROWS)
    index.save("mo", {"uk/a.po": (3, 30, b"mo")})
    again = Index(tmp_path / ".i18n-tool")
    assert again.load("coverage") == ROWS
    assert again.load("mo") == {"uk/a.po": (3, 30, b"mo")}
    again.save("coverage", {"uk/a.po": (4, 40, b"new")})
    again.forget("coverage", ["uk/b.po"])
    assert again.load("coverage") == {"uk/a.po": (4, 40, b"new")}
    assert again.load("mo") == {"uk/a.po": (3, 30, b"mo")}


def test_nothing_to_save_makes_no_folder(tmp_path: Path) -> None:
    Index(tmp_path / ".i18n-tool").save("coverage", {})
    Index(tmp_path / ".i18n-tool").forget("coverage", [])
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_changed_just_now_is_not_trusted(tmp_path: Path) -> None:
    index = Index(tmp_path)
    old = index.opened - 2_000_000_001
    index.save("coverage", {"a": (old, 1, b"x"), "b": (old, 1, b"x")})
    index.save("coverage", {"a": (index.opened - 1_000_000_000, 1, b"y")})
    index.save("coverage", {"c": (index.opened + 9_000_000_000, 1, b"y")})
    assert index.load("coverage") == {"b": (old, 1, b"x")}


@pytest.mark.parametrize(
    "damage",
    [
        b"this is no database at all, but a text that is long enough to be read as a header.....",
        b"",
        b"SQLite format 3\0" + b"\0" * 200,
    ],
)
def test_a_damaged_index_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    Index(tmp_path).save("coverage", ROWS)
    (tmp_path / "index.sqlite").write_bytes(damage)
    assert Index(tmp_path).load("coverage") == {}
    Index(tmp_path).save("coverage", ROWS)
    assert Index(tmp_path).load("coverage") == ROWS


@given(st.data())
def test_no_damage_makes_it_raise(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("index")
    saved = {f"p{n}": (n, n, bytes(n)) for n in range(60)}
    Index(folder).save("coverage", saved)
    path = folder / "index.sqlite"
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    path.write_bytes(content)
    index = Index(folder)
    assert index.load("coverage").items() <= saved.items()
    index.save("coverage", ROWS)
    assert index.load("coverage").items() <= {**saved, **ROWS}.items()
    index.healthy()
    index.save("coverage", ROWS)
    assert Index(folder).load("coverage").items() <= {**saved, **ROWS}.items()


def test_each_byte_of_a_row_is_sealed(tmp_path: Path) -> None:
    saved = {"uk/a.po": (0x11223344, 0x55667788, b"the numbers")}
    Index(tmp_path).save("coverage", saved)
    path = tmp_path / "index.sqlite"
    content = path.read_bytes()
    start, end = content.rindex(b"coverage"), content.rindex(b"the numbers") + len("the numbers")
    for at in range(start, end):
        path.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        assert Index(tmp_path).load("coverage") == {}, content[start:at]
    path.write_bytes(content)
    assert Index(tmp_path).load("coverage") == saved


def test_a_value_of_another_type_is_damage(tmp_path: Path) -> None:
    for change in ("path = 7", "path = x'ff'", "payload = 7", "payload = NULL", "mtime = 'x'"):
        Index(tmp_path).save("coverage", ROWS)
        database = sqlite3.connect(tmp_path / "index.sqlite")
        database.execute("PRAGMA ignore_check_constraints = ON")
        with suppress(sqlite3.IntegrityError), database:
            database.execute(f"UPDATE entry SET {change} WHERE path = 'uk/a.po'")
        database.close()
        assert Index(tmp_path).load("coverage").items() <= ROWS.items(), change


def test_another_version_is_emptied(tmp_path: Path) -> None:
    Index(tmp_path).save("coverage", ROWS)
    database = sqlite3.connect(tmp_path / "index.sqlite")
    database.execute("PRAGMA user_version = 99")
    database.close()
    assert Index(tmp_path).load("coverage") == {}
    Index(tmp_path).save("coverage", ROWS)
    assert Index(tmp_path).load("coverage") == ROWS


def test_a_place_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    index = Index(tmp_path / "file" / ".i18n-tool")
    index.save("coverage", ROWS)
    index.forget("coverage", ROWS)
    assert index.load("coverage") == {}
    assert index.healthy()


def test_health(tmp_path: Path) -> None:
    index = Index(tmp_path)
    assert index.healthy()
    index.save("coverage", ROWS)
    assert index.healthy()
    (tmp_path / "index.sqlite").write_bytes(b"nonsense " * 200)
    assert not index.healthy()
    assert index.healthy()


SAVE = """
import sys
from contextlib import suppress
from pathlib import Path
from i18n_tool.workspace.index import Index
for n in range(30):
    Index(Path(sys.argv[1])).save("k", {f"{sys.argv[2]}-{n}": (n, n, b"x")})
    Index(Path(sys.argv[1])).load("k")
"""


def test_several_processes_at_once(tmp_path: Path) -> None:
    running = [
        subprocess.Popen([sys.executable, "-c", SAVE, str(tmp_path), str(n)]) for n in range(4)
    ]
    assert [process.wait() for process in running] == [0] * 4
    assert len(Index(tmp_path).load("k")) == 120


def test_walk(tmp_path: Path) -> None:
    for name in ("uk/LC_MESSAGES/a.po", "uk/LC_MESSAGES/x/b.po", "uk/a.mo", ".hidden/c.po", "d.po"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"12345")
        os.utime(tmp_path / name, ns=(7, 7))
    (tmp_path / "round").symlink_to(".")
    (tmp_path / "broken.po").symlink_to("nowhere")
    assert walk(tmp_path, ".po") == {
        "d.po": (7, 5),
        "uk/LC_MESSAGES/a.po": (7, 5),
        "uk/LC_MESSAGES/x/b.po": (7, 5),
    }
    assert walk(tmp_path / "missing") == {}
