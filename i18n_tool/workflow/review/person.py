"""Who reviews: named on the command line, or git's user."""

import os
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

from i18n_tool.errors import UsageError

_PERSON = re.compile(r"(?P<name>[^<>\s](?:[^<>\r\n]*[^<>\s])?) <(?P<address>[^<>\s@]+@[^<>\s@]+)>")
_GIT = ("git", "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "config", "--get")


def parse_person(text: str, reviewers: Sequence[str] = ()) -> str:
    """Give a person as records name one, `NAME <ADDRESS>`; UsageError where it is not that.

    Where a project names its `reviewers`, nobody else is one; the address decides, in any case.
    """
    person = " ".join(text.split())
    match = _PERSON.fullmatch(person)
    if match is None:
        raise UsageError(
            f"`{text}` is not a person",
            todo='Write it as --as "A Name <name@example.org>".',
        )
    known = [_PERSON.fullmatch(reviewer) for reviewer in reviewers]
    addresses = {each["address"].lower() for each in known if each}
    if reviewers and match["address"].lower() not in addresses:
        raise UsageError(
            f"{person} is not among the project's reviewers",
            todo=f"They are: {', '.join(reviewers)}; `reviewers` in the configuration.",
        )
    return person


def find_person(root: Path, reviewers: Sequence[str] = ()) -> str:
    """Give git's user (`user.name`, `user.email`) in a folder; UsageError where git names none."""
    name, address = _git(root, "user.name"), _git(root, "user.email")
    if not name or not address:
        raise UsageError(
            "nobody is named as the reviewer, and git knows no user",
            todo='Add --as "A Name <name@example.org>", or set git\'s user.name and user.email.',
        )
    return parse_person(f"{name} <{address}>", reviewers)


def _git(root: Path, key: str) -> str:
    """Ask git's configuration for one value; empty where there is none, or no git."""
    try:
        done = subprocess.run(
            [*_GIT, key],
            cwd=root,
            env={**os.environ, "GIT_TERMINAL_PROMPT": "0"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=10,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace").strip()
