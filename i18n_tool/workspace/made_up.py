"""Pairs that a merge made up: a finished translation that none of the merged branches had so.

Where our driver is not configured, git merges catalogs line by line. What two branches did to one
entry may then fit together as text, and be wrong: one fills `msgstr ""` on lines of their own, the
other changes the `msgid` above. Law 5 finds out for what was approved, since a record binds one
pair. For all else the history does: a pair that is finished in a merge and in no parent of it, and
that no approval binds, was made by nobody. If a later commit has it otherwise, somebody has looked.

"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from i18n_tool.catalog import Catalog, Entry, parse_catalog
from i18n_tool.catalog.astray import find_astray
from i18n_tool.errors import LocaleError, ToolError
from i18n_tool.model.locale import parse_locale
from i18n_tool.workspace.conflicts import repository_of
from i18n_tool.workspace.examined import Examined, Key, MadeUp, Text
from i18n_tool.workspace.files import read_file
from i18n_tool.workspace.git import Repository
from i18n_tool.workspace.history import History
from i18n_tool.workspace.project import Project

MOST = 1000
"""So many merges, the newest, are examined in a clone of which nothing is known yet."""
LATER = 200
"""So many later commits are asked whether they have the pair otherwise."""


@dataclass(slots=True)
class _Suspects:
    """Pairs of one catalog that a merge made up."""

    commit: str
    pairs: dict[Key, Text] = field(default_factory=dict)
    former: dict[Key, Key] = field(default_factory=dict)


def examine_since(project: Project, known: str | None, head: str) -> Examined:
    """Find the pairs that merges made up, in the history of `head` without that of `known`.

    And in a merge that is not committed yet. Raises nothing.
    """
    repository = repository_of(project.config.root)
    return _Examination(project, repository).run(head, known) if repository else Examined()


class _Examination:
    """One look at the history."""

    def __init__(self, project: Project, repository: Repository) -> None:
        self.project = project
        self.repository = repository
        self.history = History(repository)
        self.below = project.config.catalogs.relative_to(project.config.root).as_posix()
        self.astray: set[tuple[Path, str, str]] = set()
        self.top = f"{repository.prefix}{self.below}/"

    def run(self, head: str, known: str | None) -> Examined:
        """Examine what is new since a commit."""
        merges = self.history.merges(self.below, known, MOST)
        if merges is None:  # the history is too long to be gone through: from now on, then
            return Examined(head=head)
        found: list[MadeUp] = []
        pending = False
        for commit, parents, paths in merges:
            for path in filter(self._is_catalog, paths):
                self._look_for_approvals(path)
                suspects = self._suspects(path, (commit, parents), None)
                live = self._continued(suspects, path, head) if suspects.pairs else suspects
                pending = pending or bool(live.pairs)
                found += self._present(live, path)
        found += self._under_way(head)
        pending = pending or bool(self.repository.heads_merged())
        unique = {(each.path, each.key): each for each in found}
        ordered = sorted(unique.values(), key=lambda each: (each.path, each.line))
        return Examined(tuple(ordered), tuple(sorted(self.astray)), None if pending else head)

    def _under_way(self, head: str) -> Iterator[MadeUp]:
        """Find pairs of a merge that is not committed yet, in files without an open conflict."""
        others = self.repository.heads_merged()
        if not others:
            return
        unmerged = self.repository.unmerged()
        for path in self.history.staged(self.below, (head, *others)):
            data = _content(self.repository.top / path)
            if self._is_catalog(path) and path not in unmerged and data is not None:
                yield from self._present(self._suspects(path, ("", (head, *others)), data), path)

    def _look_for_approvals(self, path: str) -> None:
        """Note a catalog of the work tree that holds approvals which a merge put elsewhere."""
        locale = _locale_in(path) or ""
        catalog = _parsed(_content(self.repository.top / path), locale)
        if catalog is not None and find_astray(catalog):
            self.astray.add((self._whole(path), locale, _article(path)))

    def _whole(self, path: str) -> Path:
        """Give the whole path of a file as the project has it."""
        return self.project.config.catalogs / path.removeprefix(self.top)

    def _is_catalog(self, path: str) -> bool:
        """Say whether a path, from the top of the work tree, is that of a catalog of ours."""
        return path.startswith(self.top) and path.endswith(".po") and _locale_in(path) is not None

    def _suspects(
        self, path: str, merge: tuple[str, Sequence[str]], data: bytes | None
    ) -> _Suspects:
        """Give the pairs of a catalog that are finished in a merge and in none of its parents."""
        commit, parents = merge
        names = [] if data is not None else [(commit, path)]
        first, *rest = [*self.history.blobs([*names, *((each, path) for each in parents)])]
        merged, versions = (data, [first, *rest]) if data is not None else (first, rest)
        suspects = _Suspects(commit)
        locale = _locale_in(path) or ""
        pairs = _finished(_parsed(merged, locale))
        for parent, version in zip(parents, versions, strict=True):
            if version is None:  # the catalog had another name there, or its sentences did
                versions = [*versions, *self._gone(parent, commit, path)]
        catalogs = [_parsed(version, locale) for version in versions]
        known = {(key, text) for each in catalogs for key, text in _finished(each, bound=True)}
        suspects.pairs = {key: text for key, text in pairs if (key, text) not in known}
        if suspects.pairs:
            suspects.former = _former(suspects.pairs, catalogs)
        return suspects

    def _gone(self, parent: str, commit: str, path: str) -> list[bytes | None]:
        """Give the catalogs of the same locale that a parent has and the merge has not."""
        folder = path[: path.index("/LC_MESSAGES/")]
        names = self.history.removed(parent, commit or "HEAD", folder)
        return self.history.blobs([(parent, name) for name in names])

    def _continued(self, suspects: _Suspects, path: str, head: str) -> _Suspects:
        """Give the suspects that every later commit has still, as far as HEAD."""
        later = self.history.changes(suspects.commit, head, path)[:LATER]
        pairs = dict(suspects.pairs)
        locale = _locale_in(path) or ""
        for data in self.history.blobs([(each, path) for each in later]):
            there = set(_finished(_parsed(data, locale)))
            pairs = {key: text for key, text in pairs.items() if (key, text) in there}
        return _Suspects(suspects.commit, pairs, suspects.former)

    def _present(self, suspects: _Suspects, path: str) -> Iterator[MadeUp]:
        """Give the suspects that the work tree has still."""
        if not suspects.pairs:
            return
        catalog = _parsed(_content(self.repository.top / path), _locale_in(path) or "")
        for entry in catalog or ():
            key = key_of(entry)
            text = tuple(entry.msgstr)
            if suspects.pairs.get(key) == text and is_unbound(entry):
                yield MadeUp(
                    self._whole(path),
                    entry.locale,
                    _article(path),
                    entry.line,
                    key,
                    text,
                    suspects.commit,
                    suspects.former.get(key),
                )


def key_of(entry: Entry) -> Key:
    """Give what an entry is told apart by."""
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def is_unbound(entry: Entry) -> bool:
    """Say whether an entry is finished, and no verdict of a person binds its pair."""
    if entry.fuzzy or not any(entry.msgstr):
        return False
    record = entry.bound
    return record is None or record.verb not in {"reviewed", "joined"}


def _finished(catalog: Catalog | None, *, bound: bool = False) -> list[tuple[Key, Text]]:
    """Give the finished pairs of a catalog; with `bound`, also those that a verdict binds."""
    return [
        (key_of(entry), tuple(entry.msgstr))
        for entry in catalog or ()
        if (bound and not entry.fuzzy and any(entry.msgstr)) or is_unbound(entry)
    ]


def _former(pairs: Mapping[Key, Text], catalogs: Iterable[Catalog | None]) -> dict[Key, Key]:
    """Give, for pairs, under which other msgid a parent has the text."""
    by_text: dict[Text, Key] = {}
    for catalog in catalogs:
        for key, text in _finished(catalog, bound=True):
            by_text.setdefault(text, key)
    return {key: by_text[text] for key, text in pairs.items() if text in by_text}


def _parsed(data: bytes | None, locale: str) -> Catalog | None:
    """Give a catalog; None where there is none, or it cannot be read (others say so)."""
    if data is None:
        return None
    try:
        return parse_catalog(data, locale=locale)
    except ToolError:
        return None


def _content(path: Path) -> bytes | None:
    """Give a file's bytes; None where it cannot be read."""
    try:
        return read_file(path)
    except ToolError:
        return None


def _article(path: str) -> str:
    """Give the name of the article that a catalog is of."""
    return path.partition("/LC_MESSAGES/")[2].removesuffix(".po")


@lru_cache(maxsize=4096)
def _locale_in(path: str) -> str | None:
    """Give the locale that a catalog's path names; None where it names none."""
    folder, found, _ = path.partition("/LC_MESSAGES/")
    try:
        return parse_locale(folder.rpartition("/")[2]) if found else None
    except LocaleError:
        return None
