"""What the index knows of earlier syncs: which articles and catalogs have not changed since.

Derived and safe to delete: without it every article is read again, with the same outcome. A file
counts as unchanged if its mark is the same, or else its content (after `git checkout` of another
branch and back, times differ and contents do not).
"""

import json
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from functools import cache
from typing import Any, TypeVar

from i18n_tool import __version__
from i18n_tool.errors import FileError
from i18n_tool.model.counts import Counts
from i18n_tool.workflow.sync.rows import (
    DIGITS,
    Known,
    Row,
    Stray,
    read_row,
    read_stray,
    split_marks,
    write_row,
    write_stray,
)
from i18n_tool.workspace.files import read_file
from i18n_tool.workspace.index import Index
from i18n_tool.workspace.marks import Mark, digest_of, walk_marks
from i18n_tool.workspace.project import ArticleFile, Project
from i18n_tool.workspace.sentence_rules import rules_digest

Kn = TypeVar("Kn", "Known", "Known | None")

KIND = "sync-2"
STRAYS = "sync-strays-1"
MARKS = "sync-marks-1"
"""The sentences of each article: looked at only where one has left another article."""


class Ledger:
    """The rows of a project's index that sync reads and writes."""

    def __init__(self, project: Project, files: Sequence[ArticleFile]) -> None:
        """Read the rows, and how every file of the project stands now; `files` are its articles."""
        config = project.config
        self.project = project
        self.top = str(config.source)
        self.folder = str(config.catalogs)
        self.largest = max(config.limits.file_size, config.article_size)
        self.opened = time.time_ns()
        self.index = Index(project.derived)
        self.files = walk_marks(config.catalogs, (".po", ".pot"))
        self.sources = walk_marks(config.source)
        settings = (
            __version__,
            config.source_locale,
            config.source_locales,
            config.aliases,
            config.text_keys,
            config.limits,
            rules_digest(config.segmentation),
        )
        self.print = repr(settings).encode()
        self._raw = self._load(KIND)
        """The rows as JSON has them: `file, locale, template, catalogs` as in `Row`."""
        self.strays = {path: read_stray(*values) for path, values in self._load(STRAYS).items()}
        self.names = {self.path_of(file): file.name for file in files}
        """The names of the articles by path below the source folder."""
        self.renewed: dict[str, Mark] = {}
        """The new marks of files whose content is the same, by path."""

    def _load(self, kind: str) -> dict[str, list[Any]]:
        """Give the rows of a kind that were made with these settings."""
        found: dict[str, list[Any]] = {}
        for path, (_, _, payload) in self.index.load(kind).items():
            if payload[:DIGITS] == self._seal(payload[DIGITS:]):
                found[path] = json.loads(payload[DIGITS:])
        return found

    def _seal(self, data: bytes) -> bytes:
        """Give what stands before a row: that of another setting, or a damaged one, has another."""
        return digest_of(self.print + data)[:DIGITS].encode()

    def row(self, path: str) -> Row | None:
        """Give what is known of an article, by its path below the source folder."""
        raw = self._raw.get(path)
        return None if raw is None else read_row(*raw)

    def counts(self, file: ArticleFile, locales: Collection[str]) -> dict[str, Counts] | None:
        """Give what an article's catalogs hold if nothing has changed; None if anything has."""
        path = self.path_of(file)
        raw = self._raw.get(path)
        if raw is None:
            return None
        known, spoken, template, catalogs = raw
        if not self._same(f"{self.top}/{path}", self.sources.get(path), known):
            return None
        if not self._stands(f"templates/{file.name}.pot", template):
            return None
        found: dict[str, Counts] = {}
        for locale in self.project.target_locales(spoken):
            if locale in locales:
                kept = catalogs.get(locale)
                if kept is None or not self._stands(
                    f"{locale}/LC_MESSAGES/{file.name}.po", kept[0]
                ):
                    return None
                found[locale] = _all_kept(kept[1])
        return found

    @staticmethod
    def path_of(file: ArticleFile) -> str:
        """Give an article's path below the source folder, by which its row goes."""
        return file.name + file.ending

    def stray(self, below: str) -> Stray | None:
        """Give what is known of a catalog without an article, if it has not changed."""
        known = self.strays.get(below)
        if known is None or not self._stands(below, known.file):
            return None
        return known

    def _stands(self, below: str, known: Sequence[Any] | None) -> bool:
        """Say whether a catalog or template is what it was; `known` as in `Known`."""
        mark = self.files.get(below)
        if mark is None or known is None:
            return mark is None and known is None
        return self._same(f"{self.folder}/{below}", mark, known)

    def _same(self, path: str, mark: Mark | None, known: Sequence[Any]) -> bool:
        """Say whether a file is what it was: by its mark, or by its content."""
        digest, before = known
        if mark is None or (before is not None and mark == tuple(before)):
            return mark is not None
        with suppress(FileError):
            if digest_of(read_file(path, self.largest)) == digest:
                self.renewed[path] = mark
                return True
        return False

    def holders(self) -> Iterator[tuple[str, str, str]]:
        """Give path, locale and marks where an article's catalog keeps sentences behind `#~`."""
        for path, (*_, catalogs) in self._raw.items():
            for locale, kept in catalogs.items():
                if kept[2]:
                    yield path, locale, kept[2]

    def holding(self, files: Sequence[ArticleFile], marks: AbstractSet[str]) -> list[ArticleFile]:
        """Give those of the articles that have a sentence with one of these marks, or may have."""
        known = self._load(MARKS) if marks else {}
        found: list[ArticleFile] = []
        for file in files if marks else ():
            path = self.path_of(file)
            digest, joined = known.get(path, ("", ""))
            same = path in self._raw and self._raw[path][0][0] == digest
            if not same or not marks.isdisjoint(split_marks(joined)):
                found.append(file)
        return found

    def forget(self, files: Sequence[ArticleFile]) -> None:
        """Let the next sync look at articles again."""
        if files:
            self.index.forget(KIND, {self.path_of(file) for file in files})

    def save(
        self,
        rows: Mapping[str, Row],
        strays: Mapping[str, Stray],
        marks: Mapping[str, Sequence[str]],
    ) -> None:
        """Keep the rows of what was looked at now; those of files that are gone are forgotten.

        `marks` are the sentences of the articles that were.
        """
        self._refresh()
        merged = {path: self._merged(path, row) for path, row in rows.items()}
        now = time.time_ns()
        self._put(KIND, {path: write_row(row, now) for path, row in merged.items()})
        self._put(STRAYS, {path: write_stray(stray, now) for path, stray in strays.items()})
        self._put(MARKS, {at: (rows[at].file.digest, "".join(marks[at])) for at in rows})
        self.index.forget(MARKS, self._raw.keys() - self.sources.keys())
        self.index.forget(KIND, self._raw.keys() - self.sources.keys())
        self.index.forget(STRAYS, self.strays.keys() - self.files.keys())

    def _put(self, kind: str, rows: Mapping[str, Sequence[object]]) -> None:
        """Write rows; the index is told of no time, since a row knows what of it is sure."""
        sealed: dict[str, tuple[int, int, bytes]] = {}
        for path, row in rows.items():
            data = json.dumps(row, separators=(",", ":")).encode()
            sealed[path] = (0, 0, self._seal(data) + data)
        self.index.save(kind, sealed)

    def _refresh(self) -> None:
        """Keep the new marks of files whose content was found to be the same."""
        rows: dict[str, Sequence[object]] = {}
        strays: dict[str, Sequence[object]] = {}
        for path in self._raw if self.renewed else ():
            row = read_row(*self._raw[path])
            name = self.names.get(path, "")
            again = row._replace(
                file=self._again(f"{self.top}/{path}", row.file),
                template=self._again(f"{self.folder}/templates/{name}.pot", row.template),
                catalogs={
                    locale: kept._replace(
                        file=self._again(f"{self.folder}/{locale}/LC_MESSAGES/{name}.po", kept.file)
                    )
                    for locale, kept in row.catalogs.items()
                },
            )
            if again != row:
                rows[path] = write_row(again, self.opened)
        for below, stray in self.strays.items() if self.renewed else ():
            again_stray = stray._replace(file=self._again(f"{self.folder}/{below}", stray.file))
            if again_stray != stray:
                strays[below] = write_stray(again_stray, self.opened)
        self._put(KIND, rows)
        self._put(STRAYS, strays)

    def _again(self, path: str, known: Kn) -> Kn:
        """Give what is known of a file, with the mark that it was found to have now."""
        mark = self.renewed.get(path)
        return known._replace(mark=mark) if known is not None and mark is not None else known

    def _merged(self, path: str, row: Row) -> Row:
        """Add what was known before of the locales that were not synced this time."""
        before = self.row(path)
        if before is None or (before.file.digest, before.locale) != (row.file.digest, row.locale):
            return row
        return row._replace(catalogs={**before.catalogs, **row.catalogs})


@cache
def _all_kept(sentences: int) -> Counts:
    """Give the counts of a catalog that did not change."""
    return Counts(kept=sentences)
