"""What the index knows of earlier syncs: which articles and catalogs have not changed since.

Derived and safe to delete: without it every article is read again, with the same outcome.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from i18n_tool import __version__
from i18n_tool.model.counts import Counts
from i18n_tool.workspace.index import Index, Stamp, walk
from i18n_tool.workspace.project import ArticleFile, Project
from i18n_tool.workspace.sentence_rules import rules_digest

KIND = "sync-1"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of one catalog of an article, after a sync."""

    stamp: Stamp | None
    """None where there is no file, since the article has no sentence."""
    count: int
    """How many sentences it holds."""
    gone: tuple[str, ...] = ()
    """Marks (`mark_of`) of the sentences that it keeps behind `#~`."""


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of one article, after a sync."""

    stamp: Stamp
    locale: str
    template: Stamp | None
    catalogs: Mapping[str, Kept]


def mark_of(key: str) -> str:
    """Give a short mark of a sentence's key; two sentences may share one, if seldom."""
    return hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


class Ledger:
    """The rows of a project's index that sync reads and writes."""

    def __init__(self, project: Project) -> None:
        """Read the rows, and how every file of the project stands now."""
        config = project.config
        self.project = project
        self.index = Index(project.derived)
        self.files = walk(config.catalogs)
        self.sources = walk(config.source)
        settings = repr(
            (
                __version__,
                config.source_locale,
                config.source_locales,
                config.aliases,
                config.text_keys,
                rules_digest(config.segmentation),
            )
        )
        self.print = hashlib.blake2b(settings.encode(), digest_size=12).hexdigest()
        self.rows: dict[str, Row] = {}
        for path, (mtime, size, payload) in self.index.load(KIND).items():
            with suppress(ValueError, KeyError, TypeError):
                row = _decode(json.loads(payload), (mtime, size), self.print)
                if row is not None:
                    self.rows[path] = row

    def counts(self, file: ArticleFile, locales: Iterable[str]) -> dict[str, Counts] | None:
        """Give what an article's catalogs hold if nothing has changed; None if anything has."""
        path = file.path.relative_to(self.project.config.source).as_posix()
        row = self.rows.get(path)
        if row is None or self.sources.get(path) != row.stamp:
            return None
        template = self.project.template_path(file.name)
        if (
            self._stamp(template.relative_to(self.project.config.catalogs).as_posix())
            != row.template
        ):
            return None
        found: dict[str, Counts] = {}
        for locale in self.project.target_locales(row.locale):
            if locale in locales:
                kept = row.catalogs.get(locale)
                catalog = self.project.catalog_path(file.name, locale)
                name = catalog.relative_to(self.project.config.catalogs).as_posix()
                if kept is None or self._stamp(name) != kept.stamp:
                    return None
                found[locale] = Counts(kept=kept.count)
        return found

    def _stamp(self, name: str) -> Stamp | None:
        return self.files.get(name)

    def holders(self, locale: str, marks: Iterable[str]) -> list[str]:
        """Give the articles whose catalogs keep any of these sentences behind `#~`, sorted."""
        wanted = set(marks)
        return sorted(
            path
            for path, row in self.rows.items()
            if locale in row.catalogs and not wanted.isdisjoint(row.catalogs[locale].gone)
        )

    def save(self, rows: Mapping[str, Row]) -> None:
        """Keep the rows of the articles that were synced now."""
        merged = {path: self._merged(path, row) for path, row in rows.items()}
        self.index.save(
            KIND, {path: (*row.stamp, _encode(row, self.print)) for path, row in merged.items()}
        )
        self.index.forget(KIND, self.rows.keys() - self.sources.keys())

    def _merged(self, path: str, row: Row) -> Row:
        """Add what was known before of the locales that were not synced this time."""
        before = self.rows.get(path)
        if before is None or before.stamp != row.stamp or before.locale != row.locale:
            return row
        return replace(row, catalogs={**before.catalogs, **row.catalogs})


def _encode(row: Row, version: str) -> bytes:
    catalogs = {
        locale: [kept.stamp, kept.count, "".join(kept.gone)]
        for locale, kept in row.catalogs.items()
    }
    return json.dumps([version, row.locale, row.template, catalogs]).encode()


def _decode(payload: Any, stamp: Stamp, version: str) -> Row | None:  # noqa: ANN401 - JSON
    if payload[0] != version:
        return None
    _, locale, template, catalogs = payload
    return Row(
        stamp,
        locale,
        tuple(template) if template else None,
        {
            name: Kept(
                tuple(kept[0]) if kept[0] else None,
                kept[1],
                tuple(kept[2][at : at + 12] for at in range(0, len(kept[2]), 12)),
            )
            for name, kept in catalogs.items()
        },
    )
