"""Run one command on a disk of its own, which is too small, read-only, or otherwise in the way.

Run by `test_full_disk` in a mount namespace (`unshare`), which ends with this process: whatever
becomes of the test, nothing stays mounted. Reads what to do as JSON from the command line, writes
what came of it as JSON.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

BALLAST = "ballast"
SIZE = 64 << 20


def main() -> int:
    """Mount, copy, run, copy back."""
    told = json.loads(sys.argv[1])
    place = Path(told["place"])
    mount("-t", "tmpfs", "-o", f"size={SIZE}{told.get('options', '')}", "tmpfs", str(place))
    shutil.copytree(told["project"], place, dirs_exist_ok=True, symlinks=True)
    links = told.get("links", {})
    for name, other in links.items():
        (place / name).hardlink_to(place / other)
    for name in told.get("mounted", ()):
        mount("--bind", str(place / name), str(place / name))
    if "room" in told:
        fill(place, told["room"])
    if "modes" in told:
        for folder, mode in told["modes"].items():
            (place / folder).chmod(mode)
    if told.get("read_only"):
        mount("-o", "remount,ro", str(place))
    done = subprocess.run(told["words"], cwd=place, capture_output=True, text=True, check=False)
    after = Path(told["after"])
    shutil.copytree(place, after, ignore=shutil.ignore_patterns(BALLAST), symlinks=True)
    linked = all((place / name).samefile(place / other) for name, other in links.items())
    came = {"code": done.returncode, "out": done.stdout, "err": done.stderr, "linked": linked}
    json.dump(came, sys.stdout)
    return 0


def mount(*words: str) -> None:
    """Mount something, in this namespace only."""
    subprocess.run(["mount", *words], check=True)


def fill(place: Path, room: int) -> None:
    """Leave so many bytes on the disk."""
    free = os.statvfs(place)
    with (place / BALLAST).open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, free.f_bavail * free.f_frsize - room)


if __name__ == "__main__":
    sys.exit(main())
