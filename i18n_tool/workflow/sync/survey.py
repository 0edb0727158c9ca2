"""Looking: an article read, and its catalogs compared with it, before any of them is changed."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

from i18n_tool.catalog import Catalog, Entry, serialize_catalog
from i18n_tool.catalog.blank import blank_entries
from i18n_tool.catalog.glimpse import gone, key_of, msgid_of
from i18n_tool.catalog.heading import settle_header
from i18n_tool.catalog.merge import Source, merge
from i18n_tool.catalog.read import read_catalog
from i18n_tool.catalog.settled import follows, has_text, stand
from i18n_tool.catalog.syntax import RawParts, is_obsolete
from i18n_tool.errors import ToolError
from i18n_tool.workflow.sync.catalogs import template_bytes
from i18n_tool.workflow.sync.pieces import read_known
from i18n_tool.workflow.sync.rows import Known, mark_of_key
from i18n_tool.workflow.sync.sources import reference_to, source_of
from i18n_tool.workspace.articles import article_from, read_content
from i18n_tool.workspace.conflicts import refuse_markers
from i18n_tool.workspace.marks import digest_of, is_sure, mark_of
from i18n_tool.workspace.project import ArticleFile, Project
from i18n_tool.workspace.workers import spread

FEW = 6
"""So many articles are read before other processes would have started."""


@dataclass(frozen=True, slots=True)
class Look:
    """A catalog as it was found."""

    known: Known | None
    """None where there is no file."""
    settled: bool
    """Nothing in it has to change, unless another catalog has something for it."""
    needs: Sequence[int]
    """The places in the article of the sentences that it has no text for."""
    first: bool
    """It has no sentence in use yet."""
    left: str = ""
    """Marks of the sentences with a text that are not, or not any more, in its article, joined."""
    warning: str | None = None


@dataclass(frozen=True, slots=True)
class Survey:
    """An article that has to be synced, and how its catalogs stand."""

    file: ArticleFile
    locale: str
    """The one that it is written in."""
    source: Source
    marks: tuple[str, ...]
    """Of its sentences, in their order."""
    known: Known
    template: Known | None
    """Its template as it was found; None where there is none."""
    templated: bool = False
    """The template has not to change."""
    looks: dict[str, Look] = field(default_factory=dict)
    errors: tuple[ToolError, ...] = ()
    """Of catalogs that cannot be read."""


@dataclass(frozen=True, slots=True)
class Looking:
    """What a worker needs to know beside the article."""

    project: Project
    locales: Sequence[str]
    opened: int
    """When the sync began, in ns: a file that changed just then is not known by its times."""


def survey_all(work: Looking, files: Sequence[ArticleFile]) -> list[Survey | ToolError]:
    """Read articles and their catalogs; an error stands for one that cannot be read."""
    return list(spread(partial(survey, work), files, FEW))


def survey(work: Looking, file: ArticleFile) -> Survey | ToolError:
    """Read one article and its catalogs."""
    project = work.project
    try:
        mark = mark_of(file.path)
        content = read_content(project, file)
        article = article_from(project, file, content)
        refuse_markers(article, file.path)
        path = file.path.relative_to(project.config.root).as_posix()
        source = source_of(article, reference_to(path))
        before, template = read_known(
            project.template_path(file.name), work.opened, project.config.limits
        )
    except ToolError as error:
        return error
    found = Survey(
        file,
        article.locale,
        source,
        tuple(mark_of_key(wanted.key) for wanted in source.sentences),
        Known(digest_of(content), mark if mark and is_sure(mark, work.opened) else None),
        template,
    )
    look = _Looker(work, found)
    errors: list[ToolError] = []
    try:
        templated = look.is_template(before)
    except ToolError as error:
        templated = True  # it stays as it is, and the catalogs are done
        errors.append(error)
    for locale in project.target_locales(article.locale):
        if locale in work.locales:
            try:
                found.looks[locale] = look.at(locale)
            except ToolError as error:
                errors.append(error)
    return replace(found, templated=templated, errors=tuple(errors))


class _Looker:
    """Compares the catalogs of one article with it."""

    def __init__(self, work: Looking, found: Survey) -> None:
        self.work = work
        self.name = found.file.name
        self.source = found.source
        self.limits = work.project.config.limits

    @cached_property
    def blanks(self) -> list[RawParts]:
        """Give the article's entries as a new catalog has them."""
        return [entry.parts for entry in blank_entries(self.source) if entry.parts is not None]

    @cached_property
    def places(self) -> dict[str, int]:
        """Give the place of each sentence by its key."""
        return {wanted.key: at for at, wanted in enumerate(self.source.sentences)}

    def is_template(self, data: bytes | None) -> bool:
        """Say whether the article's template is as it should be; CatalogError."""
        if data is None:
            return not self.source.sentences
        path = self.work.project.template_path(self.name)
        reading = read_catalog(data, str(path), self.limits)
        if not reading.obsolete and stand(reading, self.blanks) is not None:
            return True
        return template_bytes(path, data, self.source, self.limits) is None

    def at(self, locale: str) -> Look:
        """Compare one catalog; CatalogError, FileError."""
        path = self.work.project.catalog_path(self.name, locale)
        data, known = read_known(path, self.work.opened, self.limits)
        count = len(self.source.sentences)
        if data is None:
            return Look(None, not count, range(count), first=True)
        reading = read_catalog(data, str(path), self.limits)
        catalog = Catalog(reading, path=str(path), locale=locale)
        empty = stand(reading, self.blanks) if count else None
        if empty is not None:
            former = [part for part in reading.parts if reading.obsolete and is_obsolete(part)]
            entries = (Entry.from_parts(part, 0, locale) for part in former)
            left = [mark_of_key(entry.key) for entry in entries if has_text(entry)]
            warning, right = _header(catalog, locale, self.name)
            return Look(known, right, empty, first=False, left="".join(left), warning=warning)
        return self._whole(catalog, known)

    def _whole(self, catalog: Catalog, known: Known | None) -> Look:
        """Compare a catalog of which it is not plain that it is as it should be."""
        source = self.source
        settled, warning = _settled(catalog, source, catalog.locale, self.name)
        filled: set[int] = set()
        left: list[str] = []
        for entry in catalog:
            key = key_of(entry, msgid_of(entry))
            at = self.places.get(key)
            if has_text(entry):
                if at is None:
                    left.append(mark_of_key(key))
                else:
                    filled.add(at)
        needs = [at for at in range(len(source.sentences)) if at not in filled]
        return Look(known, settled, needs, all(map(gone, catalog)), "".join(left), warning)


def _settled(catalog: Catalog, source: Source, locale: str, name: str) -> tuple[bool, str | None]:
    """Say whether merging alone would change nothing, and what to warn of.

    The catalog's header is mended on the way; it is not saved.
    """
    if not len(catalog):
        return not source.sentences, None
    right = follows(catalog, source)
    warning, headed = _header(catalog, locale, name)
    if not headed or (not right and right is not None):
        return False, warning
    if right is None:
        before = serialize_catalog(catalog)
        merge(catalog, source)
        return serialize_catalog(catalog) == before, warning
    return True, warning


def _header(catalog: Catalog, locale: str, name: str) -> tuple[str | None, bool]:
    """Give what to warn of in a catalog's header, and whether it is right."""
    warning = settle_header(catalog, locale, name)
    header = catalog.header_entry
    return warning, header is not None and not header.changes()
