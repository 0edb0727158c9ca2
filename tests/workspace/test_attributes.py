"""What a file carries beside its bytes stays with it."""

import os
import struct
from pathlib import Path

import pytest

from i18n_tool.workspace.files import write_file

ACL = "system.posix_acl_access"


def acl(*entries: tuple[int, int, int]) -> bytes:
    """Give an access control list as the system stores it: (tag, rights, number)."""
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)


NOBODY = 0xFFFFFFFF
WANTED = acl((1, 6, NOBODY), (2, 4, 12345), (4, 4, NOBODY), (16, 6, NOBODY), (32, 0, NOBODY))


def set_or_skip(path: Path, name: str, value: bytes) -> None:
    try:
        os.setxattr(path, name, value)
    except OSError as error:
        pytest.skip(f"NOT TESTED: the file system of the tests has no {name}: {error}")


def test_extended_attributes_stay(tmp_path: Path) -> None:
    path = tmp_path / "c.po"
    path.write_bytes(b"old")
    set_or_skip(path, "user.note", b"of a person")
    assert write_file(path, b"new")
    assert {name: os.getxattr(path, name) for name in os.listxattr(path)} == {
        "user.note": b"of a person"
    }


def test_access_control_lists_stay(tmp_path: Path) -> None:
    path = tmp_path / "c.po"
    path.write_bytes(b"old")
    set_or_skip(path, ACL, WANTED)
    mode = path.stat().st_mode
    assert write_file(path, b"new")
    assert (path.stat().st_mode, os.getxattr(path, ACL)) == (mode, WANTED)


def test_none_comes_from_the_folder_to_a_file_that_had_none(tmp_path: Path) -> None:
    path = tmp_path / "c.po"
    path.write_bytes(b"old")
    path.chmod(0o600)
    set_or_skip(tmp_path, "system.posix_acl_default", WANTED)
    assert write_file(path, b"new")
    assert (path.stat().st_mode & 0o7777, os.listxattr(path)) == (0o600, [])
    assert write_file(tmp_path / "new.po", b"new")
    assert os.listxattr(tmp_path / "new.po") == [ACL]


@pytest.mark.skipif(os.geteuid() != 0, reason="NOT TESTED: only root gives files away")
def test_the_owner_stays(tmp_path: Path) -> None:
    path = tmp_path / "c.po"
    path.write_bytes(b"old")
    os.chown(path, 12345, 54321)
    path.chmod(0o6750)
    assert write_file(path, b"new")
    status = path.stat()
    assert (status.st_uid, status.st_gid, status.st_mode & 0o7777) == (12345, 54321, 0o6750)
