"""Pairs that a merge made up: a finished translation that none of the merged branches had so.

Where our driver is not configured, git merges catalogs line by line. What two branches did to one
entry may then fit together as text, and be wrong: one fills `msgstr ""` on lines of their own, the
other changes the `msgid` above. Law 5 finds out for what was approved, since a record binds one
pair. For all else the history does: a pair that is finished in a merge and in no parent of it, that
no approval binds, and whose text is made of what the parents have, was made by git and by nobody.
If a later commit has it otherwise, somebody has looked.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from i18n_tool.catalog import Catalog, Entry, parse_catalog
from i18n_tool.catalog.astray import find_astray
from i18n_tool.catalog.comments import read_flags
from i18n_tool.catalog.read import read_catalog
from i18n_tool.catalog.syntax import RawParts
from i18n_tool.errors import LocaleError, ToolError
from i18n_tool.model.locale import parse_locale
from i18n_tool.workspace.conflicts import repository_of
from i18n_tool.workspace.examined import Examined, Key, MadeUp, Text
from i18n_tool.workspace.files import read_file
from i18n_tool.workspace.git import Repository
from i18n_tool.workspace.history import History
from i18n_tool.workspace.project import Project

MOST = 300
"""So many merges, the newest, are examined in a clone of which nothing is known yet."""
LATER = 200
"""So many later commits are asked whether they have the pair otherwise."""
TOGETHER = 100
"""So many catalogs are read out of the history at once."""


@dataclass(frozen=True, slots=True)
class _Merged:
    """One catalog in one merge."""

    path: str
    commit: str
    """Empty for a merge that is not committed yet."""
    data: bytes | None
    parents: tuple[str, ...]
    versions: list[bytes | None]
    """What the parents have."""


@dataclass(slots=True)
class _Suspects:
    """Pairs of one catalog that a merge made up."""

    commit: str
    pairs: dict[Key, Text] = field(default_factory=dict)
    former: dict[Key, Key] = field(default_factory=dict)


def examine_since(
    project: Project, known: str | None, head: str, told: Mapping[str, bytes]
) -> Examined:
    """Find the pairs that merges made up, in the history of `head` without that of `known`.

    And in a merge that is not committed yet. `told` are, by path from the folder of the catalogs,
    digests of pairs that were made drafts of before: where the file has been worked on since,
    somebody has decided. Raises nothing.
    """
    repository = repository_of(project.config.catalogs)
    if repository is None:
        return Examined()
    return _Examination(project, repository, told).run(head, known)


class _Examination:
    """One look at the history."""

    def __init__(self, project: Project, repository: Repository, told: Mapping[str, bytes]) -> None:
        self.project = project
        self.repository = repository
        self.history = History(repository)
        self.told = told
        self.top = repository.prefix
        """The way to the catalogs from the top of the work tree that they are in."""
        self.astray: set[tuple[Path, str, str]] = set()

    def run(self, head: str, known: str | None) -> Examined:
        """Examine what is new since a commit."""
        merges = self.history.merges(known, MOST)
        if merges is None:  # the history is too long to be gone through: from now on, then
            return Examined(head=head)
        found: list[MadeUp] = []
        pending = False
        tasks = [
            (path, merge.commit, merge.parents)
            for merge in merges
            for path in merge.paths
            if self._is_catalog(path)
        ]
        for merged in self._read(tasks):
            self._look_for_approvals(merged.path)
            suspects = self._suspects(merged)
            if suspects.pairs:
                live = self._continued(suspects, merged.path, head)
                pending = pending or bool(live.pairs)
                found += self._present(live, merged.path, head)
        found += self._under_way(head)
        pending = pending or bool(self.astray or self.repository.heads_merged())
        unique = {(each.path, each.key): each for each in found}
        ordered = sorted(unique.values(), key=lambda each: (each.path, each.line))
        return Examined(tuple(ordered), tuple(sorted(self.astray)), None if pending else head)

    def _read(self, tasks: Sequence[tuple[str, str, tuple[str, ...]]]) -> Iterator[_Merged]:
        """Give the catalogs of merges, and what their parents have."""
        for start in range(0, len(tasks), TOGETHER):
            some = tasks[start : start + TOGETHER]
            names = [(each, path) for path, commit, heads in some for each in (commit, *heads)]
            blobs = iter(self.history.blobs(names))
            for path, commit, heads in some:
                data = next(blobs)
                yield _Merged(path, commit, data, heads, [next(blobs) for _ in heads])

    def _under_way(self, head: str) -> Iterator[MadeUp]:
        """Find pairs of a merge that is not committed yet, in files without an open conflict."""
        heads = (head, *self.repository.heads_merged())
        if len(heads) == 1:
            return
        unmerged = self.repository.unmerged()
        for path in self.history.staged(heads):
            if self._is_catalog(path) and path not in unmerged:
                data = _content(self.repository.top / path)
                versions = self.history.blobs([(each, path) for each in heads])
                suspects = self._suspects(_Merged(path, "", data, heads, versions))
                yield from self._present(suspects, path, head)

    def _suspects(self, merged: _Merged) -> _Suspects:
        """Give the pairs of a catalog that are finished in a merge and in none of its parents."""
        suspects = _Suspects(merged.commit)
        known = {part[2:] for each in merged.versions for part in _finished_parts(each)}
        rest = [part for part in _finished_parts(merged.data) if part[2:] not in known]
        if not rest:
            return suspects
        locale = _locale_in(merged.path) or ""
        versions = [*merged.versions]
        for parent, version in zip(merged.parents, merged.versions, strict=True):
            if version is None:  # the catalog had another name there, or its sentences did
                versions += self._gone(parent, merged.commit, merged.path)
        catalogs = [each for data in versions if (each := self._parsed(data, locale)) is not None]
        pairs = {(key, text) for each in catalogs for key, text in _finished(each)}
        lines = {line for data in versions if data for line in _lines(data)}
        texts = {tuple(entry.msgstr) for each in catalogs for entry in each}
        for part in rest:
            entry = Entry.from_parts(part, 0, locale)
            key, text = key_of(entry), tuple(entry.msgstr)
            by_git = text in texts or lines.issuperset(_lines(part[5]))
            if is_unbound(entry) and (key, text) not in pairs and by_git:
                suspects.pairs[key] = text
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
        for data in self.history.blobs([(each, path) for each in later]):
            catalog = self._parsed(data, _locale_in(path) or "")
            there = {(key_of(e), tuple(e.msgstr)) for e in catalog or () if is_unbound(e)}
            pairs = {key: text for key, text in pairs.items() if (key, text) in there}
        return _Suspects(suspects.commit, pairs, suspects.former)

    def _present(self, suspects: _Suspects, path: str, head: str) -> Iterator[MadeUp]:
        """Give the suspects that the work tree has still, unless somebody has decided."""
        if not suspects.pairs:
            return
        data = _content(self.repository.top / path)
        told = self.told.get(path.removeprefix(self.top), b"")
        if told and self.history.blobs([(head, path)]) == [data]:
            told = b""  # the draft was thrown away
        for entry in self._parsed(data, _locale_in(path) or "") or ():
            key, text = key_of(entry), tuple(entry.msgstr)
            if suspects.pairs.get(key) == text and is_unbound(entry):
                made = MadeUp(
                    self._whole(path),
                    entry.locale,
                    _article(path),
                    entry.line,
                    key,
                    text,
                    suspects.commit,
                    suspects.former.get(key),
                )
                if made.mark not in told:
                    yield made

    def _look_for_approvals(self, path: str) -> None:
        """Note a catalog of the work tree that holds approvals which a merge put elsewhere."""
        locale = _locale_in(path) or ""
        catalog = self._parsed(_content(self.repository.top / path), locale)
        if catalog is not None and find_astray(catalog):
            self.astray.add((self._whole(path), locale, _article(path)))

    def _parsed(self, data: bytes | None, locale: str) -> Catalog | None:
        """Give a catalog; None where there is none, or it cannot be read (others say so)."""
        if data is None:
            return None
        try:
            return parse_catalog(data, locale=locale, limits=self.project.config.limits)
        except ToolError:
            return None

    def _whole(self, path: str) -> Path:
        """Give the whole path of a file as the project has it."""
        return self.project.config.catalogs / path.removeprefix(self.top)

    def _is_catalog(self, path: str) -> bool:
        """Say whether a path, from the top of the work tree, is that of a catalog of ours."""
        return path.startswith(self.top) and path.endswith(".po") and _locale_in(path) is not None


def key_of(entry: Entry) -> Key:
    """Give what an entry is told apart by."""
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def is_unbound(entry: Entry) -> bool:
    """Say whether an entry is finished, and no verdict of a person binds its pair."""
    if entry.fuzzy or not any(entry.msgstr):
        return False
    record = entry.bound
    return record is None or record.verb not in {"reviewed", "joined"}


def _finished(catalog: Catalog) -> Iterator[tuple[Key, Text]]:
    """Give the finished pairs of a catalog."""
    for entry in catalog:
        if any(entry.msgstr) and not entry.fuzzy:
            yield key_of(entry), tuple(entry.msgstr)


def _finished_parts(data: bytes | None) -> list[RawParts]:
    """Give the raw parts of the finished entries: to compare those is to compare few others."""
    try:
        reading = read_catalog(data or b"", "")
    except ToolError:
        return []
    return [
        part
        for number, part in enumerate(reading.parts)
        if number != reading.header
        and not part[5].endswith(b'msgstr ""\n')
        and not (b"fuzzy" in part[1] and "fuzzy" in read_flags(part[1]))
    ]


def _lines(data: bytes) -> Iterable[bytes]:
    """Give the lines of a text without the mark of obsolete ones."""
    return (line.removeprefix(b"#~ ").rstrip() for line in data.splitlines())


def _former(pairs: Mapping[Key, Text], catalogs: Iterable[Catalog]) -> dict[Key, Key]:
    """Give, for pairs, under which other msgid a parent has the text."""
    by_text: dict[Text, Key] = {}
    for catalog in catalogs if pairs else ():
        for key, text in _finished(catalog):
            by_text.setdefault(text, key)
    return {key: by_text[text] for key, text in pairs.items() if text in by_text}


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
