"""Of each paragraph of a rendered article, what it is: reviewed, translated, drafted or source.

Law 9: what an engine wrote never passes for human text, not even in the page that readers get.
"""

from collections.abc import Mapping

from i18n_tool.model.article import Article
from i18n_tool.model.state import Reason, State
from i18n_tool.model.unit import Unit
from i18n_tool.workspace.catalogs import load_catalog
from i18n_tool.workspace.project import ArticleFile, Project

SOURCE = "source"
"""The words of a paragraph that stands in the source language."""

SISTER = "sister"
"""The words of one that has a translation of a sister locale."""

_FROM_LEAST = (
    SOURCE,
    SISTER,
    Reason.REJECTED,
    Reason.MACHINE,
    Reason.OUTDATED,
    Reason.UNSURE,
    State.TRANSLATED,
    State.REVIEWED,
)

_WITHOUT_COMMENTS = (".mdx",)
"""Endings of articles that take no comment of HTML, though their format does."""


class Provenance:
    """What the sentences of one article are in one locale; called with a unit, it gives a word.

    A paragraph is no better than the least of its sentences.
    """

    def __init__(self, project: Project, file: ArticleFile, words: Mapping[str, str]) -> None:
        """Take the article and the translations that it is rendered with."""
        self.project = project
        self.file = file
        self.words = words
        self.standings: dict[str, str] = {}

    def read(self, locale: str) -> "Provenance":
        """Read where the entries of the catalog in this locale stand; raises as `load_catalog`."""
        path = self.project.catalog_path(self.file.name, locale)
        if path.is_file():
            catalog = load_catalog(path, locale, limits=self.project.config.limits)
            self.standings = {
                entry.key: entry.reason or entry.state
                for entry in catalog
                if not entry.obsolete and self.words.get(entry.key) == entry.msgstr[0]
            }
        return self

    def __call__(self, unit: Unit) -> str:
        """Give the word of a unit."""
        found = {self._standing(segment.key) for segment in unit.segments}
        return next(standing for standing in _FROM_LEAST if standing in found)

    def _standing(self, key: str) -> str:
        if not self.words.get(key):
            return SOURCE
        return self.standings.get(key, SISTER)


def can_be_marked(article: Article, file: ArticleFile) -> bool:
    """Say whether the article's format has remarks that readers do not see."""
    return file.ending not in _WITHOUT_COMMENTS and any(unit.remark for unit in article.units)
