"""What a file carries beside its bytes, given to the new file that takes its place.

Kept: the mode; the owner and the group where the system permits it; access control lists (ACL) and
extended attributes, where the file system has them and the system permits it. All functions take
the new file's descriptor, and raise OSError only where not even the mode can be kept.
"""

import os
import stat
from contextlib import suppress

_ACL = "system.posix_acl_access"


def keep_attributes(number: int, target: str, status: os.stat_result) -> None:
    """Give an open new file what the file at `target`, of this status, carries."""
    mode = stat.S_IMODE(status.st_mode)
    if not _keep_owner(number, status):
        mode &= ~(stat.S_ISUID | stat.S_ISGID)
    if hasattr(os, "listxattr"):
        _keep_extended(number, target)
    os.fchmod(number, mode)


def _keep_owner(number: int, status: os.stat_result) -> bool:
    """Give the owner and the group, or the group alone; say whether both are kept."""
    new = os.fstat(number)
    if (new.st_uid, new.st_gid) == (status.st_uid, status.st_gid):
        return True
    with suppress(OSError):
        os.fchown(number, status.st_uid, status.st_gid)
        return True
    with suppress(OSError):
        os.fchown(number, -1, status.st_gid)
    return False


def _keep_extended(number: int, target: str) -> None:
    """Give the extended attributes, ACL among them; none that the folder gave the new file."""
    with suppress(OSError):
        wanted, present = os.listxattr(target), os.listxattr(number)
        if _ACL in present and _ACL not in wanted:
            os.removexattr(number, _ACL)
        for name in wanted:
            with suppress(OSError):
                os.setxattr(number, name, os.getxattr(target, name))
