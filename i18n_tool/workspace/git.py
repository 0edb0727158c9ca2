"""Git, run here and nowhere else: with fixed words, as a reader, never through a shell.

A repository may belong to somebody who means harm: its hooks, its file-system monitor, its pager,
its external diff programs and its network are kept out, and so is what the environment says of
another repository. A path always stands behind `--`. Where there is no git, no repository, or one
that git does not trust, every question has the answer "nothing", and `DistrustError` says why.
"""

import os
import shlex
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from i18n_tool.errors import FileError, ToolError
from i18n_tool.workspace.files import read_file

PROGRAM = "git"
WAIT = 10.0
"""Seconds for a question that git answers at once."""
LONG_WAIT = 60.0
"""Seconds for one that goes through the history."""

_SETTINGS = (
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "core.quotePath=false",
    "core.pager=cat",
    "diff.external=",
    "log.showSignature=false",
    "safe.bareRepository=explicit",
)
_KEPT = frozenset({"GIT_CEILING_DIRECTORIES", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"})
"""What of git's own variables may speak: where to look for a repository, and whose settings."""
_SET = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
}


class Answer(NamedTuple):
    """What git said."""

    code: int
    """Its exit code; -1 where it could not be run, or took too long."""
    out: bytes
    err: str


def _environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Give the environment that git runs in."""
    kept = {name: value for name, value in environ.items() if not name.startswith("GIT_")}
    own = {name: environ[name] for name in _KEPT if name in environ}
    return {**kept, **own, **_SET}


def ask(
    folder: Path, words: Sequence[str], *, stdin: bytes | None = None, wait: float = WAIT
) -> Answer:
    """Run git in a folder with these words, and give what it said; raises nothing.

    The words are ours; names from outside may stand only behind `--` or in `stdin`.
    """
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    try:
        done = subprocess.run(
            [PROGRAM, "--no-pager", *settings, *words],
            cwd=folder,
            env=_environment(os.environ),
            input=stdin,
            stdin=subprocess.DEVNULL if stdin is None else None,
            capture_output=True,
            timeout=wait,
            check=False,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        return Answer(-1, b"", str(error))
    return Answer(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace").strip())


def user(folder: Path) -> tuple[str, str]:
    """Give git's user (`user.name`, `user.email`) in a folder; empty where there is none."""
    name, address = (
        ask(folder, ["config", "--get", key]).out.decode("utf-8", "replace").strip()
        for key in ("user.name", "user.email")
    )
    return name, address


class DistrustError(ToolError):
    """Git refuses to work in a folder, since it belongs to somebody else (`safe.directory`)."""


@dataclass(frozen=True)
class Repository:
    """The work tree of git that a folder lies in: also a linked one, or a submodule."""

    folder: Path
    """The folder that was asked about."""
    top: Path
    """The top of the work tree."""
    prefix: str
    """The way from there to the folder, as `docs/` or nothing."""
    state: Path
    """The folder of this work tree's index and HEAD; of the main one, `.git`."""

    def ask(self, *words: str, stdin: bytes | None = None, wait: float = WAIT) -> Answer:
        """Ask git in the folder, as `ask`."""
        return ask(self.folder, words, stdin=stdin, wait=wait)

    @property
    def index(self) -> Path:
        """Give the file of git's index."""
        return self.state / "index"

    def heads_merged(self) -> tuple[str, ...]:
        """Give the hashes of the commits that are being merged into HEAD, if any are."""
        try:
            lines = read_file(self.state / "MERGE_HEAD", 100_000).decode("ascii", "replace")
        except FileError:
            return ()
        return tuple(line for line in lines.split() if is_hash(line))

    def unmerged(self) -> frozenset[str]:
        """Give the files with an open conflict, by path from the top of the work tree."""
        answer = self.ask("ls-files", "-u", "-z", "--full-name", ":(top)")
        rows = (row.partition(b"\t") for row in answer.out.split(b"\0"))
        return frozenset(os.fsdecode(path) for _, _, path in rows if path)

    def setting(self, key: str) -> str | None:
        """Give a value of git's configuration as it holds here; None where there is none."""
        answer = self.ask("config", "--get", key)
        return (
            answer.out.decode("utf-8", "replace").removesuffix("\n") if answer.code == 0 else None
        )

    def set_local(self, key: str, value: str) -> None:
        """Put a value into the configuration of this clone; FileError where it cannot be."""
        answer = self.ask("config", "--local", "--replace-all", key, value)
        if answer.code:
            raise FileError(
                f"git's configuration of this clone cannot be written: {answer.err}",
                where=str(self.top),
                todo=f"Mend that, then run again; or yourself: git config {key} …",
            )

    def attribute(self, name: str, path: str) -> str:
        """Give the value of an attribute that a path, from the folder, has; `unspecified`: none."""
        answer = self.ask("check-attr", "-z", name, "--", path)
        return answer.out.decode("utf-8", "replace").split("\0")[2] if answer.code == 0 else ""

    @cached_property
    def version(self) -> str:
        """Give git's version, as it says it."""
        return self.ask("--version").out.decode("utf-8", "replace").strip()


def merge_texts(ours: Path, base: Path, theirs: Path, marker_size: int = 7) -> tuple[int, bytes]:
    """Merge plain texts line by line, as git does itself, with conflict markers.

    Gives the number of conflicts (at most 127) and the text; -1 where git could not do it.
    """
    words = ["merge-file", "-p", f"--marker-size={marker_size}", "-L", "ours", "-L", "base"]
    words += ["-L", "theirs", "--", *(str(path.absolute()) for path in (ours, base, theirs))]
    answer = ask(ours.absolute().parent, words, wait=LONG_WAIT)
    return (answer.code, answer.out) if 0 <= answer.code < 128 else (-1, b"")


def is_distrust(answer: Answer) -> bool:
    """Say whether git refused to work in a folder, since it belongs to somebody else."""
    return bool(answer.code) and "dubious ownership" in answer.err


def distrust(folder: Path) -> DistrustError:
    """Give the error of a folder that git refuses to work in."""
    place = shlex.quote(str(folder))
    return DistrustError(
        "git does not work in this folder, since it belongs to another user",
        where=str(folder),
        todo=f"If you trust it: git config --global --add safe.directory {place}",
    )


def find_repository(folder: Path) -> Repository | None:
    """Give the work tree of git that a folder lies in; None where there is none, or no git.

    Raises DistrustError where git does not work in it, since it belongs to somebody else.
    """
    if not any((above / ".git").exists() for above in (folder, *folder.parents)):
        return None
    words = ["rev-parse", "--show-toplevel", "--absolute-git-dir", "--show-prefix"]
    answer = ask(folder, words)
    if answer.code:
        if is_distrust(answer):
            raise distrust(folder)
        return None
    top, state, *prefix = os.fsdecode(answer.out).split("\n")
    return Repository(folder, Path(top), prefix[0] if prefix else "", Path(state))


def is_hash(word: str) -> bool:
    """Say whether a word is a whole hash of git's, SHA-1 or SHA-256."""
    return len(word) in {40, 64} and all(letter in "0123456789abcdef" for letter in word)
