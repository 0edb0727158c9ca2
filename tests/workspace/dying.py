"""A process that is gone in the middle of a call, as by SIGKILL or where the power fails."""

import os
from collections.abc import Callable

CALLS = ("write", "pwrite", "fsync", "rename", "replace", "unlink", "ftruncate", "fchmod", "open")
"""The calls by which files change; a process may be killed before and within each."""


def killed(work: Callable[[], object], at: int, part: int) -> bool:
    """Do `work` in a process that is gone at its `at`-th call, of which `part` bytes are done.

    Says whether it was: it may have been done before.
    """
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    turns = iter(range(1_000_000))
    real = {call: getattr(os, call) for call in CALLS}

    def dying(call: str) -> Callable[..., object]:
        def made(first: object, *rest: object) -> object:
            if next(turns) == at:
                if call in ("write", "pwrite"):
                    view, *place = rest
                    real[call](first, bytes(view)[:part], *place)
                os._exit(9)
            return real[call](first, *rest)

        return made

    for call in CALLS:
        setattr(os, call, dying(call))
    try:
        work()
    finally:
        os._exit(0)
