"""Merging three versions of a catalog for git, as its merge driver.

Git calls it with three files and takes the result from the second. Law 4, nothing a person wrote is
lost: every text of either side is in the result. Law 8: the result is written whole or not at all.
The configuration is not read: it may be in the middle of the same merge.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from i18n_tool.catalog.clashes import Clash
from i18n_tool.catalog.threeway import reconcile
from i18n_tool.errors import CatalogError, LocaleError, ToolError
from i18n_tool.model.locale import parse_locale
from i18n_tool.workspace.config import DERIVED
from i18n_tool.workspace.conflicts import repository_of
from i18n_tool.workspace.files import read_file, write_file
from i18n_tool.workspace.git import Repository, merge_texts
from i18n_tool.workspace.history import History
from i18n_tool.workspace.register import begin

NOBODY = "the other branch"
"""Whose a text is that git cannot say anything of."""
_HEAD = "GITHEAD_"
"""Variables of git's: the hash of a commit that is being merged, and what it was called."""


@dataclass(frozen=True, slots=True)
class Versions:
    """What git hands over."""

    base: Path
    """What both sides started from (`%O`); empty where there was no file."""
    ours: Path
    """Our side (`%A`); the result goes here."""
    theirs: Path
    """The other side (`%B`)."""
    path: str
    """The file's own path, from the top of the work tree (`%P`)."""
    marker_size: int = 7
    """Signs in a conflict marker (`%L`), where the files are merged as plain text."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a merge."""

    clashes: tuple[Clash, ...] = ()
    """Entries that both sides changed differently; both texts are kept in each."""
    unread: ToolError | None = None
    """Why the catalogs were merged as plain text instead: one of them is no catalog."""
    conflicts: int = 0
    """Conflict markers in that text."""

    @property
    def clean(self) -> bool:
        """Say whether nobody has to look at it."""
        return not self.clashes and self.unread is None


def merge_versions(versions: Versions, environ: Mapping[str, str], folder: Path) -> Merged:
    """Merge a catalog or template that two sides changed; the result replaces `versions.ours`.

    `environ` and `folder` are where git called from; they tell whose the other side is. Where a
    version is no catalog, the texts are merged line by line, as git itself would. Raises FileError
    where the result cannot be written: our side is then as it was.
    """
    if (folder / DERIVED).is_dir():
        begin(folder / DERIVED)  # what a killed merge left goes, and this one is known to the next
    base, ours, theirs = map(read_file, (versions.base, versions.ours, versions.theirs))
    path, locale = versions.path, _locale_of(versions.path)
    again = partial(reconcile, base or None, ours, theirs, path=path, locale=locale)
    try:
        merged = again(whose=NOBODY)
        if merged.clashes:
            merged = again(whose=_author(versions, environ, repository_of(folder)) or NOBODY)
    except CatalogError as error:
        return _as_text(versions, error)
    write_file(versions.ours, merged.data)
    return Merged(merged.clashes)


def _as_text(versions: Versions, error: CatalogError) -> Merged:
    """Merge line by line, with conflict markers; FileError where git does not."""
    conflicts, text = merge_texts(
        versions.ours, versions.base, versions.theirs, versions.marker_size
    )
    if conflicts < 0:
        raise error
    write_file(versions.ours, text)
    return Merged(unread=error, conflicts=conflicts)


def _locale_of(path: str) -> str:
    """Give the locale by the folder that gettext looks into; empty where the header has to tell."""
    parts = PurePosixPath(path).parts
    at = parts.index("LC_MESSAGES") if "LC_MESSAGES" in parts else 0
    if not at or path.endswith(".pot"):
        return ""
    try:
        return parse_locale(parts[at - 1])
    except LocaleError:
        return ""


def _author(
    versions: Versions, environ: Mapping[str, str], repository: Repository | None
) -> str | None:
    """Give who wrote the other side (`NAME <ADDRESS>`), else the name of its branch, if git knows.

    A merge says which commits it merges; of a rebase, a cherry-pick or a stash the content itself
    is looked for in the history.
    """
    if repository is None:
        return None
    heads = {name.removeprefix(_HEAD): value for name, value in environ.items() if _HEAD in name}
    for head in heads if len(heads) == 1 else ():
        author = History(repository).last_author(head, versions.path)
        if author:
            return author
    author = History(repository).author_of(versions.theirs, versions.path)
    return author or (next(iter(heads.values())) if len(heads) == 1 else None)
