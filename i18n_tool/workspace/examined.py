"""How far the history was examined for pairs that a merge made up; see `made_up`.

The index, which is derived, remembers the commit up to which nothing was left to be done. Without
git, or in a clone that has no history, nothing is found.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from i18n_tool.workspace.git import ask, distrust, is_distrust
from i18n_tool.workspace.index import Index
from i18n_tool.workspace.marks import digest_of
from i18n_tool.workspace.project import Project

KIND = "merges-1"
TOLD = "merges-told-1"
"""By path from the folder of the catalogs: digests of the pairs that drafts were made of."""

Key = tuple[str | None, str, str | None]
"""msgctxt, msgid and msgid_plural of an entry."""
Text = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MadeUp:
    """A pair that nobody made."""

    path: Path
    locale: str
    article: str
    line: int
    key: Key
    msgstr: Text
    commit: str
    """The merge, by its hash; empty for one that is not committed yet."""
    former: Key | None
    """What the text is the translation of, by one of the branches; None where none tells."""

    @property
    def mark(self) -> bytes:
        """Give a short name of the pair, which no other pair has."""
        return digest_of(repr((self.key, self.msgstr)).encode("utf-8", "surrogatepass")).encode()


@dataclass(frozen=True, slots=True)
class Examined:
    """What the history was found to tell."""

    made_up: tuple[MadeUp, ...] = ()
    """Of the work tree as it is now, in the order of paths and lines."""
    astray: tuple[tuple[Path, str, str], ...] = ()
    """Catalogs (path, locale, article) in which an approval stands above another pair."""
    head: str | None = None
    """The commit up to which nothing is left to be done, to remember; None: remember nothing."""
    warning: str = ""
    """Why the history could not be looked at, with the folder; empty where it could."""


def examine(project: Project) -> Examined:
    """Find the pairs that merges made up, since the commit that is remembered; raises nothing.

    Where HEAD is that commit, and nothing is being merged, all it costs is asking for HEAD.
    """
    root = project.config.catalogs  # they may be a repository of their own: a submodule
    if not root.is_dir() or not any((up / ".git").exists() for up in (root, *root.parents)):
        return Examined()
    answer = ask(root, ["rev-parse", "--revs-only", "HEAD", "MERGE_HEAD"])
    heads = answer.out.decode("ascii", "replace").split()
    if is_distrust(answer):
        return Examined(warning=f"{root}: {distrust(root).what}: merges are not looked at")
    if answer.code or not heads:
        return Examined()
    row = Index(project.derived).load(KIND).get("HEAD")
    known = row[2].decode("ascii", "replace") if row else None
    if heads == [known]:
        return Examined()
    from i18n_tool.workspace.made_up import examine_since  # noqa: PLC0415 - hardly ever needed

    told = {path: row[2] for path, row in Index(project.derived).load(TOLD).items()}
    return examine_since(project, known, heads[0], told)


def remember(project: Project, examined: Examined, mended: Iterable[MadeUp]) -> None:
    """Keep in the index what was examined, and which pairs were made drafts of."""
    index = Index(project.derived)
    marks: dict[str, bytes] = {}
    for pair in mended:
        path = pair.path.relative_to(project.config.catalogs).as_posix()
        marks[path] = marks.get(path, b"") + pair.mark
    if marks:
        before = index.load(TOLD)
        rows = {
            path: before[path][2] + new if path in before else new for path, new in marks.items()
        }
        index.save(TOLD, {path: (0, 0, row) for path, row in rows.items()})
    if examined.head is not None:
        index.save(KIND, {"HEAD": (0, 0, examined.head.encode())})
