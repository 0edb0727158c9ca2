"""Whole files: law 8 (whole or not at all) and law 7 (not touched where nothing changes)."""

import errno
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n_tool.errors import ConflictError, FileError
from i18n_tool.workspace import flocks, leftovers, temporary
from i18n_tool.workspace.files import (
    Change,
    read_file,
    replace_file,
    replace_files,
    write_file,
    write_files,
)
from i18n_tool.workspace.index import Index
from i18n_tool.workspace.locks import locked
from i18n_tool.workspace.register import begin
from tests.workspace.dying import killed


def names(folder: Path) -> list[str]:
    """Give what is in a folder."""
    return sorted(path.name for path in folder.iterdir())


@contextmanager
def largest(size: int) -> Iterator[None]:
    """Let no file grow beyond a size, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_written_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "a/b/c.po"
    assert write_file(path, b"text")
    assert path.read_bytes() == b"text"
    assert names(path.parent) == ["c.po"]


def test_law_7_equal_bytes_are_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "c.po"
    path.write_bytes(b"text")
    os.utime(path, ns=(1, 1))
    before = path.stat()
    assert not write_file(path, b"text")
    after = path.stat()
    assert (after.st_mtime_ns, after.st_ino) == (1, before.st_ino)


def test_mode_and_link_are_kept(tmp_path: Path) -> None:
    real = tmp_path / "real.po"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link = tmp_path / "sub/link.po"
    link.parent.mkdir()
    link.symlink_to("../real.po")
    assert write_file(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert real.stat().st_mode & 0o777 == 0o640
    assert names(link.parent) == ["link.po"]


def test_a_new_file_obeys_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_file(tmp_path / "a", b"")
    finally:
        os.umask(before)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("write", [write_file, lambda path, data: write_files([(path, data)])])
def test_law_8_a_full_disk(tmp_path: Path, write: object) -> None:
    path = tmp_path / "c.po"
    path.write_bytes(b"what was there")
    with largest(1000), pytest.raises(FileError) as caught:
        write(path, b"x" * 2000)
    assert caught.value.where == str(path)
    assert caught.value.what == (
        "the file cannot be written: the file would be larger than is allowed"
    )
    assert caught.value.kept == "The file is as it was."
    assert path.read_bytes() == b"what was there"
    assert names(tmp_path) == ["c.po"]


@pytest.mark.parametrize(
    ("call", "number"),
    [
        ("write", errno.ENOSPC),
        ("write", errno.EDQUOT),
        ("fsync", errno.EIO),
        ("open", errno.EROFS),
        ("open", errno.EACCES),
        ("replace", errno.EACCES),
    ],
)
def test_law_8_whatever_call_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    path = tmp_path / "c.po"
    path.write_bytes(b"what was there")

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(temporary.os, call, fail)
    with pytest.raises(FileError) as caught:
        write_file(path, b"new")
    monkeypatch.undo()
    assert caught.value.where == str(path)
    assert path.read_bytes() == b"what was there"
    assert names(tmp_path) == ["c.po"]


def test_an_interrupt_at_any_line_leaves_each_file_whole_and_no_temporary_file(
    tmp_path: Path,
) -> None:
    """Ctrl-C may come between any two lines of what makes, writes, renames and removes."""
    modules = {module.__file__ for module in (temporary, flocks)}
    paths = [tmp_path / "a.po", tmp_path / "sub/b.po"]
    at = 0
    done = False
    while not done:
        at += 1
        left = at
        for path in paths:
            write_file(path, b"old")

        def trace(frame: FrameType, event: str, arg: object) -> Callable[..., object] | None:
            nonlocal left
            if frame.f_code.co_filename not in modules:
                return None
            if event == "line":
                left -= 1
                if left == 0:
                    raise KeyboardInterrupt
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            write_files((path, b"new, and longer") for path in paths)
            done = True
        except KeyboardInterrupt:
            pass
        finally:
            sys.settrace(before)
        assert not [*tmp_path.rglob(".i18n-tool-*.tmp")], at
        assert {path.read_bytes() for path in paths} <= {b"old", b"new, and longer"}, at
    assert at > 50


def test_an_interrupt_leaves_no_temporary_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(temporary.os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_file(tmp_path / "c.po", b"new")
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("folder", "the file cannot be written: it is a folder, not a file"),
        ("pipe", "the file cannot be written: it is a pipe or a device, not a file"),
        ("file/below", "the file cannot be written: a part of the path is a file, not a folder"),
        ("x" * 300, "the file cannot be written: the name is too long for the file system"),
        ("round", "the file cannot be written: symbolic links lead round in a circle"),
        ("a\0b", "the path holds a character that no path may hold"),
    ],
)
def test_places_where_nothing_can_be_written(tmp_path: Path, path: str, what: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "round").symlink_to("round")
    os.mkfifo(tmp_path / "pipe")
    before = names(tmp_path)
    with pytest.raises(FileError) as caught:
        write_file(str(tmp_path / path), b"x")
    assert caught.value.what == what
    assert names(tmp_path) == before


def test_what_a_killed_run_left_is_swept_away(tmp_path: Path) -> None:
    script = (
        "import os, sys; from i18n_tool.workspace.temporary import Temporaries\n"
        "t = Temporaries(); t.add(sys.argv[1], b'half'); os.kill(os.getpid(), 9)\n"
    )
    target = tmp_path / "c.po"
    subprocess.run([sys.executable, "-c", script, str(target)], check=False)
    (left,) = names(tmp_path)
    assert left.startswith(".i18n-tool-")
    assert left.endswith(".tmp")
    write_file(target, b"whole")
    assert names(tmp_path) == ["c.po"]


def test_a_living_writer_is_not_swept_away(tmp_path: Path) -> None:
    with temporary.Temporaries() as living:
        living.add(str(tmp_path / "a"), b"a")
        assert leftovers.clear(str(tmp_path)) == []
        living.publish()
    assert names(tmp_path) == ["a"]


def test_many_files(tmp_path: Path) -> None:
    batch = [(tmp_path / f"{number % 7}/{number}.mo", b"%d" % number) for number in range(600)]
    assert write_files(batch) == 600
    assert write_files(batch) == 0
    assert all(path.read_bytes() == data for path, data in batch)
    assert sum(len(names(tmp_path / str(folder))) for folder in range(7)) == 600


def test_many_files_of_which_one_fails(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    with pytest.raises(FileError) as caught:
        write_files([(tmp_path / "a", b"a"), (tmp_path / "b", b"b"), (tmp_path / "c", b"c")])
    assert caught.value.where == str(tmp_path / "b")
    assert not list(tmp_path.glob(".i18n-tool-*"))


def test_law_8_the_second_of_two_writers_learns_of_the_first(tmp_path: Path) -> None:
    path = tmp_path / "c.po"
    path.write_bytes(b"0")
    assert replace_file(path, b"1", before=b"0")
    with pytest.raises(ConflictError) as caught:
        replace_file(path, b"2", before=b"0")
    assert caught.value.where == str(path)
    assert path.read_bytes() == b"1"
    assert not replace_file(path, b"1", before=b"0")
    path.unlink()
    with pytest.raises(ConflictError):
        replace_file(path, b"2", before=b"1")
    assert replace_file(path, b"2", before=None)


def test_law_8_an_editor_that_saves_while_ours_is_on_its_way_to_disk_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "c.po"
    path.write_bytes(b"before")
    flush = os.fsync

    def save_meanwhile(number: int) -> None:
        path.write_bytes(b"the editor's")
        flush(number)

    monkeypatch.setattr(os, "fsync", save_meanwhile)
    with pytest.raises(ConflictError):
        replace_file(path, b"ours", before=b"before")
    assert path.read_bytes() == b"the editor's"
    assert names(tmp_path) == ["c.po"]


@given(st.lists(st.binary(max_size=64), min_size=1, max_size=5))
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, data: list[bytes]
) -> None:
    path = tmp_path_factory.mktemp("files") / "f"
    before = None
    for content in data:
        assert write_file(path, content) == (content != before)
        assert read_file(path) == content
        before = content


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("none", "the file cannot be read: there is no such file or folder"),
        ("folder", "the file cannot be read: it is a folder, not a file"),
        ("pipe", "the file cannot be read: it is a pipe or a device, not a file"),
        ("large", "the file is too large: it has 2,000 bytes, 1,000 are allowed"),
        ("a\0b", "the path holds a character that no path may hold"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, path: str, what: str) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "large").write_bytes(b"x" * 2000)
    with pytest.raises(FileError) as caught:
        read_file(str(tmp_path / path), limit=1000)
    assert caught.value.what == what


@contextmanager
def nobody() -> Iterator[None]:
    """Be a user without rights: root's tests would otherwise never meet a refusal."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(before)


@pytest.fixture
def read_only() -> Iterator[Path]:
    """Give a folder with a file that may be read but not written."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "c.po").write_bytes(b"what was there")
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)


def test_a_read_only_folder(read_only: Path) -> None:
    path = read_only / "c.po"
    with nobody():
        with pytest.raises(FileError) as written:
            write_file(path, b"new")
        with pytest.raises(FileError) as made:
            write_file(read_only / "new/d.po", b"new")
        with pytest.raises(FileError) as held, locked(path, root=read_only):
            pass
        Index(read_only / ".i18n-tool").save("k", {"a": (1, 1, b"")})
        assert Index(read_only / ".i18n-tool").load("k") == {}
        assert not write_file(path, b"what was there")
    lock = read_only / ".i18n-tool/locks/c.po.lock"
    assert [str(error.value) for error in (written, made, held)] == [
        f"{path}: the file cannot be written: access is not permitted",
        f"{read_only}/new/d.po: the file cannot be written: access is not permitted",
        f"{path}: its lock file {lock} cannot be made: access is not permitted",
    ]
    assert path.read_bytes() == b"what was there"
    assert names(read_only) == ["c.po"]


@pytest.mark.parametrize("names", [1, 2])
def test_a_file_that_is_write_protected_is_not_replaced(names: int) -> None:
    """A renaming needs no right to the file: it would take the place of a protected one."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        path = folder / "a"
        path.write_bytes(b"old")
        if names == 2:
            (folder / "b").hardlink_to(path)
        path.chmod(0o444)
        with nobody():
            assert not write_file(path, b"old")
            with pytest.raises(FileError, match="access is not permitted"):
                write_file(path, b"new")
            with pytest.raises(FileError, match="access is not permitted"):
                replace_file(path, b"new", b"old")
        assert path.read_bytes() == b"old"
        assert {each.name for each in folder.iterdir()} == {"a", "b"} - (
            {"b"} if names == 1 else set()
        )


def test_a_read_only_index(read_only: Path) -> None:
    read_only.chmod(0o755)
    Index(read_only).save("k", {"a": (1, 1, b"x")})
    read_only.chmod(0o555)
    with nobody():
        index = Index(read_only)
        assert index.load("k") == {"a": (1, 1, b"x")}
        index.save("k", {"a": (1, 1, b"y")})
        assert index.healthy()
    assert Index(read_only).load("k") == {"a": (1, 1, b"x")}


def test_law_8_of_many_files_each_is_replaced_or_its_own_error_is_given(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for name in ("same", "changed", "theirs"):
        (tmp_path / name).write_bytes(b"old")
    (tmp_path / "theirs").write_bytes(b"somebody else's")
    wanted = [
        Change(tmp_path / "same", b"old", b"old"),
        Change(tmp_path / "changed", b"new", b"old"),
        Change(tmp_path / "theirs", b"ours", b"old"),
        Change(tmp_path / "folder", b"text", None),
        *(Change(tmp_path / f"made/{number}", b"%d" % number, None) for number in range(20)),
    ]
    outcomes = replace_files(wanted)
    assert outcomes[:2] == [False, True]
    assert isinstance(outcomes[2], ConflictError)
    assert str(outcomes[3]).endswith(
        "folder: the file cannot be written: it is a folder, not a file"
    )
    assert outcomes[4:] == [True] * 20
    assert (tmp_path / "changed").read_bytes() == b"new"
    assert (tmp_path / "theirs").read_bytes() == b"somebody else's"
    assert len(names(tmp_path / "made")) == 20
    assert not list(tmp_path.rglob(".i18n-tool-*"))


def test_law_8_a_disk_that_fails_for_one_of_many_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> bool:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(temporary, "flush_together", fail)
    (tmp_path / "a").write_bytes(b"old")
    outcomes = replace_files([Change(tmp_path / "a", b"new", b"old")])
    assert [str(outcome) for outcome in outcomes] == [
        f"{tmp_path}/a: the file cannot be written: input/output error"
    ]
    assert names(tmp_path) == ["a"]
    assert (tmp_path / "a").read_bytes() == b"old"


@given(
    st.lists(st.tuples(st.none() | st.binary(max_size=9), st.binary(max_size=9)), max_size=4),
    st.integers(0, 40),
    st.integers(0, 9),
)
def test_law_8_of_many_files_each_is_old_or_new_where_the_run_is_killed_at_any_call(
    tmp_path_factory: pytest.TempPathFactory,
    contents: list[tuple[bytes | None, bytes]],
    at: int,
    part: int,
) -> None:
    folder = tmp_path_factory.mktemp("files")
    paths = [folder / f"{number % 2}/f{number}" for number in range(len(contents))]
    for path, (old, _) in zip(paths, contents, strict=True):
        if old is not None:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(old)
    begin(folder / ".i18n-tool")
    batch = [(path, new) for path, (_, new) in zip(paths, contents, strict=True)]
    died = killed(lambda: write_files(batch), at, part)
    begin(folder / ".i18n-tool")  # the next start
    for path, (old, new) in zip(paths, contents, strict=True):
        content = path.read_bytes() if path.exists() else None
        assert content in ((old, new) if died else (new,))
    found = {path for path in folder.rglob("*") if path.is_file()}
    assert found <= set(paths)
    write_files(batch)
    before = {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in paths}
    assert write_files(batch) == 0  # law 7
    assert {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in paths} == before


def test_law_8_bytes_are_on_disk_before_the_name_is_and_the_name_before_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def path_of(number: int) -> str:
        name = Path(f"/proc/self/fd/{number}").readlink().relative_to(tmp_path.parent)
        return "temporary" if name.name.startswith(".i18n-tool-") else str(name)

    real, rename = os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda number: (seen.append(path_of(number)), real(number)))
    monkeypatch.setattr(os, "replace", lambda *paths: (seen.append("renamed"), rename(*paths)))
    write_file(tmp_path / "a/b/c.po", b"new")
    top = tmp_path.name
    assert seen == ["temporary", "renamed", top, f"{top}/a", f"{top}/a/b"]
    seen.clear()
    write_file(tmp_path / "a/b/c.po", b"newer")
    assert seen == ["temporary", "renamed", f"{top}/a/b"]
