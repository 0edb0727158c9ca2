"""Files with several names keep them, and are old or new whatever happens (law 8)."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n_tool.errors import ConflictError, FileError
from i18n_tool.workspace import redo
from i18n_tool.workspace.files import read_file, replace_file, write_file
from i18n_tool.workspace.leftovers import clear, leftovers
from i18n_tool.workspace.register import begin
from tests.workspace.dying import killed


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    """Give a file that has another name in another folder."""
    path = tmp_path / "c.po"
    path.write_bytes(b"what was there")
    (tmp_path / "other").mkdir()
    (tmp_path / "other/d.po").hardlink_to(path)
    return path


def both(path: Path) -> tuple[bytes, bytes, bool]:
    """Give what each name holds, and whether they are one file."""
    other = path.parent / "other/d.po"
    return path.read_bytes(), other.read_bytes(), path.samefile(other)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_hard_link_is_kept(linked: Path) -> None:
    linked.chmod(0o640)
    for data in (b"new", b"new and much longer than before", b"", b"other"):
        assert write_file(linked, data)
        assert both(linked) == (data, data, True)
        assert not write_file(linked, data)
    assert linked.stat().st_mode & 0o777 == 0o640
    assert names(linked.parent) == ["c.po", "other"]


def test_what_somebody_else_wrote_through_the_other_name_stays(linked: Path) -> None:
    before = read_file(linked)
    (linked.parent / "other/d.po").write_bytes(b"theirs")
    with pytest.raises(ConflictError):
        replace_file(linked, b"ours", before)
    assert both(linked) == (b"theirs", b"theirs", True)
    assert replace_file(linked, b"ours", b"theirs")
    assert both(linked) == (b"ours", b"ours", True)


@contextmanager
def failing(
    monkeypatch: pytest.MonkeyPatch, call: str, number: int, fails: Callable[[int], bool]
) -> Iterator[None]:
    """Let a call fail at those of its turns of which `fails` says so."""
    real = getattr(os, call)
    turns = iter(range(1_000_000))

    def maybe(*args: object) -> object:
        if fails(next(turns)):
            raise OSError(number, os.strerror(number))
        return real(*args)

    with monkeypatch.context() as patch:
        patch.setattr(os, call, maybe)
        yield


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO])
@pytest.mark.parametrize("call", ["write", "pwrite", "fsync", "rename", "ftruncate"])
@pytest.mark.parametrize("data", [b"longer than what was there", b"short"])
def test_law_8_where_a_call_fails_the_file_is_as_it_was(
    linked: Path, monkeypatch: pytest.MonkeyPatch, call: str, data: bytes, number: int
) -> None:
    outcomes = set()
    for turn in range(8):
        (linked.parent / "other/d.po").write_bytes(b"what was there")
        kept = "done"
        with failing(monkeypatch, call, number, lambda now: now == turn):  # noqa: B023 - at once
            try:
                write_file(linked, data)
            except FileError as error:
                kept = f"{error.where}: {error.kept}"
        outcomes.add((kept, *both(linked)))
        assert names(linked.parent) == ["c.po", "other"]
    done = ("done", data, data, True)
    failed = (f"{linked}: The file is as it was.", *(b"what was there",) * 2, True)
    words = "Its new content is in place, but the disk did not confirm that it is safe."
    late = {(f"{linked}: {words}", data, data, True)} if call == "fsync" else set()
    never = call == "ftruncate" and len(data) > len(b"what was there")
    assert outcomes == ({done} if never else {done, failed} | late)


def test_a_disk_that_fails_for_good_is_told_of_and_mended_at_the_next_look(
    linked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (
        failing(monkeypatch, "fsync", errno.EIO, lambda now: now >= 3),
        pytest.raises(FileError) as caught,
    ):
        write_file(linked, b"longer than what was there")
    (left,) = leftovers(str(linked.parent))
    assert caught.value.where == str(linked)
    assert caught.value.kept == (
        f"It is half written; what it was and what it becomes are both in {left}."
    )
    assert read_file(linked) in (b"what was there", b"longer than what was there")
    assert names(linked.parent) == ["c.po", "other"]


@given(st.binary(max_size=40), st.binary(max_size=40), st.integers(0, 30), st.integers(0, 40))
def test_law_8_a_run_that_is_killed_at_any_call_leaves_the_old_or_the_new(
    tmp_path_factory: pytest.TempPathFactory, old: bytes, new: bytes, at: int, part: int
) -> None:
    path = tmp_path_factory.mktemp("files") / "c.po"
    path.write_bytes(old)
    (path.parent / "other").mkdir()
    (path.parent / "other/d.po").hardlink_to(path)
    died = killed(lambda: write_file(path, new), at, part)
    content = read_file(path)
    assert content in ((old, new) if died else (new,))
    assert both(path) == (content, content, True)
    clear(str(path.parent))
    assert names(path.parent) == ["c.po", "other"]


def test_what_a_failing_disk_left_is_completed_at_the_next_start(
    linked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    derived = linked.parent / ".i18n-tool"
    begin(derived)
    with (
        failing(monkeypatch, "pwrite", errno.EIO, lambda now: now == 2),
        failing(monkeypatch, "ftruncate", errno.EIO, lambda _: True),
        pytest.raises(FileError),
    ):
        write_file(linked, b"LONGER than what was there")
    torn = (linked.parent / "other/d.po").read_bytes()
    assert torn == b"what was thereat was there"
    (left,) = leftovers(str(linked.parent))
    assert begin(derived) == [left]
    whole = b"LONGER than what was there"
    assert both(linked) == (whole, whole, True)
    assert not list(linked.parent.rglob("run-*"))


def test_what_a_person_saved_after_the_kill_stays(linked: Path) -> None:
    data = b"WHAT WAS THERE!"
    torn = (b"what was there!", b"WHAt was there!")
    for at in range(40):
        linked.write_bytes(b"what was there")
        assert killed(lambda: write_file(linked, data), at, 3)
        if linked.read_bytes() in torn:
            break
        clear(str(linked.parent))
    assert linked.read_bytes() in torn
    assert len(leftovers(str(linked.parent))) == 1
    linked.write_bytes(b"what a person wrote")
    assert read_file(linked) == b"what a person wrote"
    assert names(linked.parent) == ["c.po", "other"]


@pytest.mark.parametrize("name", ["../c.po", "other/d.po", ".", "", "a\0b"])
def test_a_redo_that_names_a_place_elsewhere_is_none(tmp_path: Path, name: str) -> None:
    old, new = b"what was there", b"WHAT WAS THERE"
    folder = tmp_path / "other"
    folder.mkdir()
    for path in (tmp_path / "c.po", folder / "d.po"):
        path.write_bytes(b"WHAT was there")
    data = new + old + redo._trailer(name, new, old)
    (folder / ".i18n-tool-0.redo").write_bytes(data)
    assert clear(str(folder)) == [f"{folder}/.i18n-tool-0.redo"]
    assert (tmp_path / "c.po").read_bytes() == b"WHAT was there"
    assert (folder / "d.po").read_bytes() == b"WHAT was there"


@pytest.mark.parametrize("cut", range(1, 160, 7))
def test_a_redo_that_was_not_written_to_its_end_is_none(tmp_path: Path, cut: int) -> None:
    old, new = b"what was there", b"WHAT WAS THERE"
    path = tmp_path / "c.po"
    path.write_bytes(b"WHAT was there")
    data = new + old + redo._trailer("c.po", new, old)
    for damaged in (data[:-cut], data[cut:], data[:cut] + b"~" + data[cut + 1 :]):
        (tmp_path / ".i18n-tool-0.redo").write_bytes(damaged)
        clear(str(tmp_path))
        assert path.read_bytes() == b"WHAT was there"
        assert names(tmp_path) == ["c.po"]
    (tmp_path / ".i18n-tool-0.redo").write_bytes(data)
    clear(str(tmp_path))
    assert path.read_bytes() == new


@pytest.mark.parametrize("after", [b"\0" * 10, b" NOW\0\0\0\0\0\0", b" NO"])
def test_law_8_a_power_cut_that_left_the_size_but_not_the_bytes(
    tmp_path: Path, after: bytes
) -> None:
    old, new = b"what was there", b"WHAT WAS THERE NOW AND ON"
    path = tmp_path / "c.po"
    path.write_bytes(old + after)
    (tmp_path / ".i18n-tool-0.redo").write_bytes(new + old + redo._trailer("c.po", new, old))
    clear(str(tmp_path))
    assert path.read_bytes() == new
    assert names(tmp_path) == ["c.po"]


def test_a_folder_that_may_not_be_listed_does_not_keep_from_reading(linked: Path) -> None:
    (linked.parent / ".i18n-tool-0.redo").write_bytes(b"nothing")
    (linked.parent / ".i18n-tool-0.redo").chmod(0)
    assert read_file(linked) == b"what was there"


ADD = """
import sys
from i18n_tool.errors import ConflictError
from i18n_tool.workspace.files import read_file, replace_file
path, mark = sys.argv[1:]
for number in range(12):
    while True:
        before = read_file(path)
        lines = before.decode().split()
        assert all(len(line) == len(lines[0]) for line in lines), before
        after = " ".join([f"{mark}{number:02}", *lines]).encode()
        try:
            replace_file(path, after, before)
            break
        except ConflictError:
            pass
"""


def test_law_8_many_who_write_through_both_names_lose_nothing(linked: Path) -> None:
    linked.write_bytes(b"xyz")
    paths = [linked, linked.parent / "other/d.po"] * 2
    running = [
        subprocess.Popen([sys.executable, "-c", ADD, str(path), mark])
        for path, mark in zip(paths, "abcd", strict=True)
    ]
    assert [process.wait(60) for process in running] == [0] * 4
    expected = {f"{mark}{number:02}" for mark in "abcd" for number in range(12)}
    assert set(linked.read_text().split()) == {"xyz", *expected}
    assert both(linked)[2]
    assert names(linked.parent) == ["c.po", "other"]
