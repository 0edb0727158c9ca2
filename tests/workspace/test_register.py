"""What killed runs leave goes at the next start of any command, wherever it lies."""

import os
import subprocess
import sys
from pathlib import Path

from i18n_tool.workspace.files import write_file, write_files
from i18n_tool.workspace.leftovers import leftovers
from i18n_tool.workspace.register import Register, begin
from i18n_tool.workspace.temporary import Temporaries

KILLED = """
import os, sys
from pathlib import Path
from i18n_tool.workspace.register import begin
from i18n_tool.workspace.temporary import Temporaries
begin(Path(sys.argv[1]))
temporaries = Temporaries()
for path in sys.argv[2:]:
    temporaries.add(path, b"half")
os.kill(os.getpid(), 9)
"""


def kill_while_writing(derived: Path, *paths: Path) -> None:
    """Run what is killed while it writes these files."""
    words = [sys.executable, "-c", KILLED, str(derived), *map(str, paths)]
    assert subprocess.run(words, check=False).returncode == -9


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_the_next_start_clears_what_a_killed_run_left_everywhere(tmp_path: Path) -> None:
    derived = tmp_path / "project/.i18n-tool"
    places = [tmp_path / "project/c.po", tmp_path / "project/build/uk/d.md", tmp_path / "out/r"]
    kill_while_writing(derived, *places)
    assert sum(name.endswith(".tmp") for name in files(tmp_path)) == 3
    gone = begin(derived)
    assert sorted(Path(path).parent for path in gone) == sorted(path.parent for path in places)
    assert files(tmp_path) == []
    assert begin(derived) == []


def test_a_project_that_was_moved_meanwhile(tmp_path: Path) -> None:
    kill_while_writing(tmp_path / "before/.i18n-tool", tmp_path / "before/c.po")
    (tmp_path / "before").rename(tmp_path / "after")
    assert len(begin(tmp_path / "after/.i18n-tool")) == 1
    assert files(tmp_path) == []


def test_a_folder_that_is_gone_meanwhile(tmp_path: Path) -> None:
    kill_while_writing(tmp_path / ".i18n-tool", tmp_path / "x/c.po", tmp_path / "y/c.po")
    for path in leftovers(str(tmp_path / "x")):
        Path(path).unlink()
    (tmp_path / "x").rmdir()
    (tmp_path / "x").write_bytes(b"a file")
    assert len(begin(tmp_path / ".i18n-tool")) == 1
    assert files(tmp_path) == ["x"]


def test_a_living_run_is_let_be(tmp_path: Path) -> None:
    derived = tmp_path / ".i18n-tool"
    begin(derived)
    with Temporaries() as living:
        living.add(str(tmp_path / "c.po"), b"new")
        before = files(tmp_path)
        assert len(before) == 2
        assert begin(derived) == []
        assert files(tmp_path) == before
        living.publish()
    assert files(tmp_path) == ["c.po"]


def test_nothing_to_write_makes_no_register(tmp_path: Path) -> None:
    derived = tmp_path / ".i18n-tool"
    (tmp_path / "c.po").write_bytes(b"same")
    begin(derived)
    assert not write_file(tmp_path / "c.po", b"same")
    Register().close()
    assert not derived.exists()
    assert write_files([(tmp_path / "c.po", b"other")]) == 1
    assert files(tmp_path) == ["c.po"]


def test_where_no_register_can_be_made_all_goes_on_without(tmp_path: Path) -> None:
    (tmp_path / ".i18n-tool").write_bytes(b"a file")
    assert begin(tmp_path / ".i18n-tool") == []
    assert write_file(tmp_path / "c.po", b"new")
    assert files(tmp_path) == [".i18n-tool", "c.po"]


def test_a_register_that_somebody_made_up_removes_nothing_of_theirs(tmp_path: Path) -> None:
    runs = tmp_path / "project/.i18n-tool/runs"
    runs.mkdir(parents=True)
    mine = tmp_path / "home"
    mine.mkdir()
    for name in (".profile", ".i18n-tool-notes", "x.tmp", ".i18n-tool-0.redo"):
        (mine / name).write_bytes(b"mine")
    (mine / ".i18n-tool-1.tmp").symlink_to(".profile")
    (runs / "run-evil").write_bytes(b"../home\0" + os.fsencode(mine) + b"\0\xff\0/etc\0half")
    begin(runs.parent)
    assert files(mine) == [".i18n-tool-1.tmp", ".i18n-tool-notes", ".profile", "x.tmp"]
    assert files(runs) == []
