"""Locks between processes and threads."""

import errno
import fcntl
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from i18n_tool.errors import FileError
from i18n_tool.workspace.files import replace_file, write_file
from i18n_tool.workspace.locks import is_held, lock_path, locked

COUNT = """
import sys
from pathlib import Path
from i18n_tool.workspace.files import replace_file, write_file
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
        f"{path}: another thread of this process has been at work on it for 0 seconds"
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
    assert str(caught.value) == (
        f"{tmp_path}/a.po: its lock file {tmp_path}/.i18n-tool/locks/a.po.lock cannot be made: "
        "a part of the path is a file, not a folder"
    )


def test_a_name_that_leaves_no_room_for_an_ending(tmp_path: Path) -> None:
    for name in ("x" * 252, "ж" * 126):
        path = tmp_path / f"{name}.po"
        with locked(path, root=tmp_path):
            assert is_held(lock_path(path, tmp_path))


HOLD = """
import sys, time
from pathlib import Path
from i18n_tool.workspace.files import replace_file, write_file
from i18n_tool.workspace.locks import locked
with locked(Path(sys.argv[1]), root=Path(sys.argv[1]).parent):
    print("held", flush=True)
    sys.stdin.read()
"""


def hold(path: Path) -> subprocess.Popen[str]:
    """Start a process that holds a lock until it is killed or its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_giving_up_names_who_holds_it(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    with hold(path) as process:
        with pytest.raises(FileError) as caught, locked(path, root=tmp_path, wait=0.05):
            pass
        process.kill()
    if not Path("/proc/locks").exists():
        pytest.skip("NOT TESTED: only Linux tells who holds a lock")
    head, _, tail = str(caught.value).partition(HOLD.strip().splitlines()[0])
    assert head == f"{path}: process {process.pid} ({sys.executable} -c <U+000A>"
    assert tail.endswith("has been at work on it for 0.05 seconds")


def test_a_killed_holder_leaves_nothing_held(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    with hold(path) as process:
        process.kill()
    with locked(path, root=tmp_path, wait=0):
        assert is_held(lock_path(path, tmp_path))
    assert not is_held(lock_path(path, tmp_path))


def test_a_forked_child_neither_has_the_lock_nor_ends_it(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    with locked(path, root=tmp_path):
        child = os.fork()
        if not child:
            try:
                with locked(path, root=tmp_path, wait=0):
                    os._exit(1)
            except FileError:
                os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert is_held(lock_path(path, tmp_path))
    with locked(path, root=tmp_path, wait=0):
        pass


def test_two_threads_of_one_process_keep_each_other_out(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    caught: list[str] = []

    def wait() -> None:
        try:
            with locked(path, root=tmp_path, wait=0):
                caught.append("in")
        except FileError:
            caught.append("out")

    for _ in range(2):
        with locked(path, root=tmp_path):
            thread = threading.Thread(target=wait)
            thread.start()
            thread.join()
    wait()
    assert caught == ["out", "out", "in"]


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS])
def test_a_file_system_without_locks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Files are whole all the same; what needs a lock refuses to work without one."""

    def unknown(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    path = tmp_path / "a.po"
    with monkeypatch.context() as patch:
        patch.setattr(fcntl, "flock", unknown)
        assert write_file(path, b"new")
        assert replace_file(path, b"newer", b"new")
        with pytest.raises(FileError) as caught, locked(path, root=tmp_path):
            pass
    assert caught.value.where == str(path)
    assert "its lock file" in caught.value.what
    assert path.read_bytes() == b"newer"
    assert not list(tmp_path.glob(".i18n-tool-*"))
