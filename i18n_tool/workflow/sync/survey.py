"""Looking: an article read, and its catalogs compared with it, before any of them is changed."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from i18n_tool.catalog import Catalog, parse_catalog, serialize_catalog
from i18n_tool.catalog.glimpse import gone, key_of, msgid_of
from i18n_tool.catalog.heading import settle_header
from i18n_tool.catalog.merge import Source, merge
from i18n_tool.catalog.settled import follows, has_text
from i18n_tool.errors import ToolError
from i18n_tool.workflow.sync.catalogs import template_bytes
from i18n_tool.workflow.sync.ledger import Known, mark_of_key
from i18n_tool.workflow.sync.pieces import read_known
from i18n_tool.workflow.sync.sources import reference_to, source_of
from i18n_tool.workspace.articles import article_from, read_content
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
    templated: bool
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
        path = file.path.relative_to(project.config.root).as_posix()
        source = source_of(article, reference_to(path))
        place = project.template_path(file.name)
        before, template = read_known(place, work.opened)
        templated = (
            not source.sentences
            if before is None
            else template_bytes(place, before, source) is None
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
        templated,
    )
    errors = []
    for locale in project.target_locales(article.locale):
        if locale in work.locales:
            try:
                found.looks[locale] = _look(work, found, locale)
            except ToolError as error:
                errors.append(error)
    return replace(found, errors=tuple(errors)) if errors else found


def _look(work: Looking, found: Survey, locale: str) -> Look:
    """Compare a catalog with its article."""
    source = found.source
    path = work.project.catalog_path(found.file.name, locale)
    data, known = read_known(path, work.opened)
    if data is None:
        return Look(None, not source.sentences, range(len(source.sentences)), first=True)
    catalog = parse_catalog(data, path=str(path), locale=locale)
    settled, warning = _settled(catalog, source, locale, found.file.name)
    wanted = {wanted.key: at for at, wanted in enumerate(source.sentences)}
    filled: set[int] = set()
    left: list[str] = []
    for entry in catalog:
        key = key_of(entry, msgid_of(entry))
        at = wanted.get(key)
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
    warning = settle_header(catalog, locale, name)
    header = catalog.header_entry
    if (not right and right is not None) or header is None or header.changes():
        return False, warning
    if right is None:
        before = serialize_catalog(catalog)
        merge(catalog, source)
        return serialize_catalog(catalog) == before, warning
    return True, warning
