"""What git's history tells of catalogs: merges, contents, and who wrote them."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from i18n_tool.workspace.git import LONG_WAIT, Repository, is_hash


class Merge(NamedTuple):
    """A commit that merged others."""

    commit: str
    parents: tuple[str, ...]
    paths: tuple[str, ...]
    """The files, from the top of the work tree, that none of the parents has as it has them."""


@dataclass(frozen=True, slots=True)
class History:
    """The history of a repository; every path is from the top of the work tree."""

    repository: Repository

    def merges(self, since: str | None, most: int) -> list[Merge] | None:
        """Give the merges in the history of HEAD that differ from all that they merged.

        With the files below our folder that are in none of the parents as they are in the merge.
        Those that are in the history of `since` are left out; at most the `most` newest are given,
        the newest first; None where git takes too long. Where parents are not there (a shallow
        clone), a commit is no merge.
        """
        words = ["log", "--merges", "--cc", "--name-only", "-z", "--no-renames", f"-n{most}"]
        words += ["--no-ext-diff", "--no-textconv", "--format=%x01%H %P%x02", "HEAD"]
        if since and is_hash(since) and self.repository.ask("cat-file", "-e", since).code == 0:
            words.append(f"^{since}")
        answer = self.repository.ask(*words, "--", ".", wait=LONG_WAIT)
        found = []
        for block in answer.out.split(b"\x01")[1:] if answer.code == 0 else ():
            head, _, names = block.partition(b"\x02")
            commit, *parents = head.decode("ascii").split()
            paths = [os.fsdecode(name.strip(b"\n")) for name in names.split(b"\0")]
            found.append(Merge(commit, tuple(parents), tuple(path for path in paths if path)))
        return None if answer.code == -1 else found

    def staged(self, commits: Sequence[str]) -> list[str]:
        """Give the files below our folder that none of these commits has as the index has them."""
        found: set[str] | None = None
        for commit in commits:
            words = ["diff-index", "--cached", "--name-only", "-z", "--no-renames", commit]
            answer = self.repository.ask(*words, "--", ".", wait=LONG_WAIT)
            names = {os.fsdecode(name) for name in answer.out.split(b"\0") if name}
            found = names if found is None else found & names
        return sorted(found or ())

    def removed(self, before: str, after: str, folder: str) -> list[str]:
        """Give the files below a folder (from the top) that one commit has and another has not."""
        words = ["diff-tree", "-r", "--name-only", "-z", "--no-renames", "--diff-filter=D"]
        answer = self.repository.ask(
            *words, before, after, "--", f":(top,literal){folder}", wait=LONG_WAIT
        )
        return [os.fsdecode(name) for name in answer.out.split(b"\0") if name]

    def changes(self, start: str, end: str, path: str) -> list[str]:
        """Give the commits between two that changed a file, by path from the top: `end` included.

        Only those that come of `start`: what another branch had meanwhile is no answer to it.
        """
        words = ["log", "--format=%H", "--full-history", "--ancestry-path", "--no-renames"]
        words += [f"{start}..{end}", "--", f":(top,literal){path}"]
        return self.repository.ask(*words, wait=LONG_WAIT).out.decode("ascii", "replace").split()

    def blobs(self, names: Sequence[tuple[str, str]]) -> list[bytes | None]:
        """Give the contents of files in commits: (commit, path from the top) each; None: none."""
        fit = [(commit, path) for commit, path in names if "\n" not in path and is_hash(commit)]
        asked = b"".join(f"{commit}:".encode() + os.fsencode(path) + b"\n" for commit, path in fit)
        out = (
            self.repository.ask("cat-file", "--batch", stdin=asked, wait=LONG_WAIT).out
            if fit
            else b""
        )
        found: dict[tuple[str, str], bytes] = {}
        at = 0
        for name in fit:
            end = out.find(b"\n", at)
            words = out[at:end].rsplit(b" ", 2)
            at = end + 1
            if end < 0:
                break
            if len(words) == 3 and words[1] == b"blob" and words[2].isdigit():
                size = int(words[2])
                found[name] = out[at : at + size]
                at += size + 1
        return [found.get(name) for name in names]

    def last_author(self, head: str, path: str) -> str | None:
        """Give who (`NAME <ADDRESS>`) changed a file last in the history of a commit, by hash."""
        if not is_hash(head):
            return None
        words = ["log", "-1", "--format=%an <%ae>", "--no-renames", head]
        answer = self.repository.ask(*words, "--", f":(top,literal){path}", wait=LONG_WAIT)
        return answer.out.decode("utf-8", "replace").strip() or None

    def author_of(self, content: Path, path: str) -> str | None:
        """Give who (`NAME <ADDRESS>`) brought a file to this content, on any branch; None: nobody.

        `path` is that of the file from the top of the work tree.
        """
        answer = self.repository.ask(*["hash-object", "--no-filters", "--", str(content)])
        name = answer.out.decode("ascii", "replace").strip()
        if not is_hash(name):
            return None
        words = [
            "log",
            "-1",
            "--all",
            "--format=%an <%ae>",
            f"--find-object={name}",
            "--no-renames",
        ]
        answer = self.repository.ask(*words, "--", f":(top,literal){path}")
        return answer.out.decode("utf-8", "replace").strip() or None
