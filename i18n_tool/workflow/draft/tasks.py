"""What is to be drafted: the entries that are empty, or that a machine wrote."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from i18n_tool.catalog import Catalog, Entry
from i18n_tool.errors import ToolError
from i18n_tool.model.state import Reason
from i18n_tool.model.unit import JOINED
from i18n_tool.workspace.article_locales import article_locales
from i18n_tool.workspace.catalogs import load_catalog
from i18n_tool.workspace.index import Index
from i18n_tool.workspace.project import Project

SPOKEN = frozenset({"reviewed", "rejected", "joined"})
"""What a person said of an entry."""


@dataclass(frozen=True, slots=True)
class Task:
    """One sentence to be drafted."""

    article: str
    source: str
    """The locale that the article is written in."""
    locale: str
    """The locale that it is translated into."""
    msgid: str
    context: str | None
    before: str
    """The translation that is there: empty, or a machine's draft."""

    @property
    def pair(self) -> tuple[str, str]:
        """Give from which locale into which."""
        return self.source, self.locale


def is_open(entry: Entry, *, again: bool) -> bool:
    """Say whether a machine may write this entry's translation.

    Law 6, a machine never overwrites a person: only what is empty and was left so by no person's
    word, or, with `again`, a draft of a machine that nobody has touched, since its record binds.
    """
    if entry.obsolete or entry.msgid_plural is not None or not entry.msgid:
        return False
    if not any(entry.msgstr):
        record = entry.bound
        return record is None or record.verb not in SPOKEN
    return again and entry.reason is Reason.MACHINE and entry.msgstr != [JOINED]


class Catalogs:
    """The catalogs of a project, each read once; what cannot be read is told of once."""

    def __init__(self, project: Project, errors: list[ToolError]) -> None:
        """Take the project, and where to put what is wrong."""
        self.project = project
        self.errors = errors
        files = project.articles()
        self.sources: Mapping[str, str]
        self.sources, wrong = article_locales(project, files, Index(project.derived))
        errors.extend(wrong)
        self._held: dict[tuple[str, str], Catalog | None] = {}
        self._indexed: dict[tuple[str, str], dict[tuple[str, str | None], Entry]] = {}

    def get(self, article: str, locale: str) -> Catalog | None:
        """Give a catalog; None where there is none, or none that can be read."""
        key = (article, locale)
        if key not in self._held:
            self._held[key] = self._load(article, locale)
        return self._held[key]

    def find(self, article: str, locale: str, msgid: str, context: str | None) -> Entry | None:
        """Give an entry in use of a catalog, by its text and context; None where there is none."""
        key = (article, locale)
        if key not in self._indexed:
            catalog = self.get(article, locale)
            self._indexed[key] = catalog.index() if catalog else {}
        return self._indexed[key].get((msgid, context))

    def forget(self) -> None:
        """Let go of all that was read: another locale comes."""
        self._held.clear()
        self._indexed.clear()

    def _load(self, article: str, locale: str) -> Catalog | None:
        path = self.project.catalog_path(article, locale)
        if not path.is_file():
            return None
        try:
            return load_catalog(path, locale, limits=self.project.config.limits)
        except ToolError as error:
            self.errors.append(error)
            return None


def find_tasks(catalogs: Catalogs, article: str, locale: str, *, again: bool) -> Iterator[Task]:
    """Give what is to be drafted of one article in one locale, in the article's order."""
    source = catalogs.sources.get(article)
    if source is None or source == locale or catalogs.project.inherits(locale, source):
        return
    catalog = catalogs.get(article, locale)
    for entry in catalog or ():
        if is_open(entry, again=again):
            before = entry.msgstr[0] if entry.msgstr else ""
            yield Task(article, source, locale, entry.msgid, entry.msgctxt, before)
