"""Locks between processes and threads."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from i18n_tool.errors import FileError
from i18n_tool.workspace.locks import is_held, lock_path, locked

COUNT = """
import sys
from pathlib import Path
from i18n_tool.workspace.locks import locked
path = Path(sys.argv[1])
for _ in range(50):
    with locked(path, root=path.parent):
        path.write_text(str(int(path.read_text()) + 1))
"""


def test_processes_follow_one_upon_the_other(tmp_path: Path) -> None:
    path = tmp_path / "count"
    path.write_text("0")
    running = [subprocess.Popen([sys.executable, "-c", COUNT, str(path)]) for _ in range(4)]
    assert [process.wait() for process in running] == [0] * 4
    assert path.read_text() == "200"


def test_threads_follow_one_upon_the_other(tmp_path: Path) -> None:
    path = tmp_path / "count"
    path.write_text("0")

    def count() -> None:
        for _ in range(25):
            with locked(path, root=tmp_path):
                path.write_text(str(int(path.read_text()) + 1))

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert path.read_text() == "100"


def test_giving_up(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    caught: list[FileError] = []

    def wait() -> None:
        try:
            with locked(path, root=tmp_path, wait=0):
                pass
        except FileError as error:
            caught.append(error)

    with locked(path, root=tmp_path):
        assert is_held(lock_path(path, tmp_path))
        thread = threading.Thread(target=wait)
        thread.start()
        thread.join()
    assert not is_held(lock_path(path, tmp_path))
    assert [str(error) for error in caught] == [
        f"{path}: another process has been at work on it for 0 seconds"
    ]


def test_other_files_are_free(tmp_path: Path) -> None:
    with locked(tmp_path / "a.po", root=tmp_path), locked(tmp_path / "b.po", root=tmp_path, wait=0):
        assert lock_path(tmp_path / "x/a.po", tmp_path) == (
            tmp_path / ".i18n-tool/locks/x/a.po.lock"
        )


def test_the_root_is_the_folder_with_a_configuration(tmp_path: Path) -> None:
    (tmp_path / "i18n-tool.toml").write_text("")
    assert lock_path(tmp_path / "x/a.po") == tmp_path / ".i18n-tool/locks/x/a.po.lock"


def test_where_no_lock_can_be_made(tmp_path: Path) -> None:
    (tmp_path / ".i18n-tool").write_text("a file, not a folder")
    with pytest.raises(FileError) as caught, locked(tmp_path / "a.po", root=tmp_path):
        pass
    assert ".i18n-tool" in caught.value.where
    assert caught.value.todo


def test_a_name_that_leaves_no_room_for_an_ending(tmp_path: Path) -> None:
    for name in ("x" * 252, "ж" * 126):
        path = tmp_path / f"{name}.po"
        with locked(path, root=tmp_path):
            assert is_held(lock_path(path, tmp_path))
