"""Coverage: what is translated, reviewed, drafted, outdated and left, by article and locale."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from i18n_tool.catalog.scan import Scan, scan, unescape
from i18n_tool.errors import ToolError
from i18n_tool.model.coverage import Coverage
from i18n_tool.model.numbers import Numbers
from i18n_tool.model.state import State
from i18n_tool.segmentation import count
from i18n_tool.workspace.article_locales import article_locales
from i18n_tool.workspace.articles import read_article
from i18n_tool.workspace.catalog_files import CatalogFile, find_catalogs
from i18n_tool.workspace.files import read_file
from i18n_tool.workspace.index import Index
from i18n_tool.workspace.project import Project
from i18n_tool.workspace.workers import spread

KIND = "coverage-1"
"""What the index calls the numbers of a catalog; counted anew when the way of counting changes."""

Key = tuple[str, str]
"""An article's name and a locale."""


@dataclass(frozen=True, slots=True)
class CoverageReport:
    """The coverage, and what could not be counted."""

    coverage: Coverage
    errors: tuple[ToolError, ...] = ()


def coverage(
    project: Project, names: Sequence[str] = (), locales: Sequence[str] = ()
) -> CoverageReport:
    """Count the catalogs of the named articles (of all without names) in the locales.

    Only what changed since it was last counted is read. An article without a catalog in a locale
    counts there as untranslated. A catalog that gettext would refuse is told of in `errors` and not
    counted. Raises ConfigError, UsageError and FileError.
    """
    wanted = tuple(locales) or project.config.locales
    files = project.articles(names)
    index = Index(project.derived)
    spoken, unread = article_locales(project, files, index)
    catalogs = find_catalogs(project, wanted, {file.name for file in files} if names else None)
    numbers, errors = _count_all(project, index, catalogs, spoken)
    unread = (*unread, *_count_absent(project, spoken, catalogs, numbers, wanted))
    order = {locale: place for place, locale in enumerate(wanted)}
    ordered = sorted(numbers, key=lambda key: (key[0], order[key[1]]))
    inheriting = frozenset(
        (name, locale)
        for name, locale in ordered
        if name in spoken and project.inherits(locale, spoken[name])
    )
    by_key = {key: numbers[key] for key in ordered}
    result = Coverage(by_key, inheriting, locales=wanted)
    return CoverageReport(result, (*errors, *unread))


def _count_all(
    project: Project, index: Index, catalogs: Sequence[CatalogFile], spoken: Mapping[str, str]
) -> tuple[dict[Key, Numbers], list[ToolError]]:
    """Count the catalogs, from the index where they have not changed."""
    known = index.load(KIND)
    numbers: dict[Key, Numbers] = {}
    fresh: dict[str, list[CatalogFile]] = {}
    for catalog in catalogs:
        row = known.get(catalog.path)
        tongue = spoken.get(catalog.name, "").encode()
        if row is None or row[:2] != catalog.stamp or not row[2].endswith(b" " + tongue):
            fresh.setdefault(catalog.name, []).append(catalog)
        else:
            numbers[catalog.name, catalog.locale] = Numbers.from_bytes(row[2][: Numbers.SIZE])
    errors: list[ToolError] = []
    rows: dict[str, tuple[int, int, bytes]] = {}
    tasks = [(spoken.get(name, ""), group) for name, group in fresh.items()]
    work = partial(_count_article, str(project.config.catalogs))
    for (tongue_name, group), outcomes in zip(tasks, spread(work, tasks), strict=True):
        for catalog, outcome in zip(group, outcomes, strict=True):
            if isinstance(outcome, ToolError):
                errors.append(outcome)
            else:
                numbers[catalog.name, catalog.locale] = Numbers.from_bytes(outcome)
                rows[catalog.path] = (*catalog.stamp, outcome + f" {tongue_name}".encode())
    index.save(KIND, rows)
    return numbers, errors


def _count_article(folder: str, task: tuple[str, Sequence[CatalogFile]]) -> list[bytes | ToolError]:
    """Count the catalogs of one article, which is written in the locale that comes first.

    Their sentences are the same, so each is counted once.
    """
    locale, catalogs = task
    sizes: dict[bytes, tuple[int, int]] = {}
    outcomes: list[bytes | ToolError] = []
    for catalog in catalogs:
        path = f"{folder}/{catalog.path}"
        try:
            found = scan(read_file(path), path=path, locale=catalog.locale)
        except ToolError as error:
            outcomes.append(error)
            continue
        for raws in found.values():
            sizes.update((raw, count(unescape(raw), locale)) for raw in raws if raw not in sizes)
        outcomes.append(Numbers.total(_add_up(found, sizes)).to_bytes())
    return outcomes


def _add_up(found: Scan, sizes: Mapping[bytes, tuple[int, int]]) -> Iterator[Numbers]:
    """Give the numbers of each standing in one catalog."""
    for standing, raws in found.items():
        words = sum(sizes[raw][0] for raw in raws)
        characters = sum(sizes[raw][1] for raw in raws)
        yield Numbers.of(standing, len(raws), words, characters)


def _count_absent(
    project: Project,
    spoken: Mapping[str, str],
    catalogs: Sequence[CatalogFile],
    numbers: dict[Key, Numbers],
    wanted: Sequence[str],
) -> list[ToolError]:
    """Count as untranslated what an article has no catalog for; give what could not be read."""
    there = {(catalog.name, catalog.locale) for catalog in catalogs}
    errors: list[ToolError] = []
    for name, locale in spoken.items():
        targets = project.target_locales(locale)
        absent = [(name, target) for target in wanted if target in targets]
        absent = [key for key in absent if key not in there]
        if absent:
            try:
                numbers.update(dict.fromkeys(absent, _untranslated(project, name)))
            except ToolError as error:
                errors.append(error)
    return errors


def _untranslated(project: Project, name: str) -> Numbers:
    """Count the segments of an article itself, each different one once, as a catalog would."""
    article = read_article(project, project.article(name))
    segments = {segment.key: segment.text for segment in article.segments}
    sizes = [count(text, article.locale) for text in segments.values()]
    words, characters = sum(size[0] for size in sizes), sum(size[1] for size in sizes)
    return Numbers.of(State.UNTRANSLATED, len(sizes), words, characters)
