"""What kind of file system a folder is on."""

from pathlib import Path

import pytest

from i18n_tool.workspace.mounts import network_file_system

TABLE = r"""22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 22 0:40 / /srv rw,relatime shared:5 master:1 - nfs4 server:/export rw,vers=4.2
31 30 0:41 / /srv/local rw - tmpfs tmpfs rw
32 22 0:42 / /home/a\040b rw - cifs //server/share rw
33 22 0:43 / /mnt/ssh rw - fuse.sshfs host: rw
34 22 0:44 / /var/lib/box rw - fuse.fuse-overlayfs fuse-overlayfs rw
35 22 0:45 / /tmp/x rw - tmpfs tmpfs rw
36 35 0:46 / /tmp/x rw - ceph server:/ rw
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/work", ""),
        ("/srv", "nfs4"),
        ("/srv/project/source", "nfs4"),
        ("/srv/local/project", ""),
        ("/srvother", ""),
        ("/home/a b/project", "cifs"),
        ("/mnt/ssh/project", "fuse.sshfs"),
        ("/var/lib/box", ""),
        ("/tmp/x/y", "ceph"),
    ],
)
def test_the_kind_of_the_mount_that_is_nearest(tmp_path: Path, folder: str, kind: str) -> None:
    (tmp_path / "mountinfo").write_text(TABLE)
    assert network_file_system(Path(folder), str(tmp_path / "mountinfo")) == kind


def test_where_nothing_tells(tmp_path: Path) -> None:
    assert network_file_system(tmp_path, str(tmp_path / "none")) == ""
