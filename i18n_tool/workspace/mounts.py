"""What kind of file system a folder is on (Linux)."""

import os
import re
from pathlib import Path

_NETWORK = re.compile(r"(nfs|cifs|smb|afs|ceph|gluster|lustre|9p|fuse\.)")
"""How the names of file systems begin that another machine, or a program, stands behind."""
_HARMLESS = ("fuse.fuse-overlayfs", "fuse.lxcfs", "fuse.gvfsd-fuse")


def network_file_system(folder: Path, table: str = "/proc/self/mountinfo") -> str:
    """Give the kind of a network file system that a folder is on; empty where it is on none.

    `table` is what Linux tells of its mounts, as proc_pid_mountinfo(5) has it; empty without it.
    """
    place = os.path.realpath(folder)
    best, kind = "", ""
    try:
        lines = Path(table).read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    for line in lines:
        words = line.split(" ")
        at = re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), words[4])
        if f"{place}/".startswith(f"{at.rstrip('/')}/") and len(at) >= len(best):
            best, kind = at, words[words.index("-") + 1]
    return kind if _NETWORK.match(kind) and kind not in _HARMLESS else ""
