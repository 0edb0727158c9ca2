"""The counting itself: what the processes do that share the work of coverage."""

from collections.abc import Iterator, Sequence
from functools import partial

from i18n_tool.catalog.limits import Limits
from i18n_tool.catalog.scan import unescape
from i18n_tool.catalog.siblings import Siblings
from i18n_tool.errors import ToolError
from i18n_tool.model.numbers import Numbers
from i18n_tool.model.state import State
from i18n_tool.segmentation import count
from i18n_tool.workspace.catalog_files import read_catalog_file
from i18n_tool.workspace.project import ArticleFile, Project
from i18n_tool.workspace.settings import Config
from i18n_tool.workspace.workers import spread

Task = tuple[str, Sequence[tuple[str, str]]]
"""The locale that an article is written in; path (below the folder) and locale of its catalogs."""

LIGHT = 8
"""So many articles, with their catalogs, are counted before other processes would have started."""

_ONE = Numbers.of(State.UNTRANSLATED, 1, 0, 0).lanes
_WORD = Numbers.of(State.UNTRANSLATED, 0, 1, 0).lanes
_CHARACTER = Numbers.of(State.UNTRANSLATED, 0, 0, 1).lanes


def count_catalogs(config: Config, tasks: Sequence[Task]) -> Iterator[list[int | ToolError]]:
    """Give the numbers of each article's catalogs (`Numbers.lanes`), or what is wrong with one."""
    work = partial(_count_article, str(config.catalogs), config.limits)
    return spread(work, tasks, LIGHT)


def count_sources(project: Project, files: Sequence[ArticleFile]) -> Iterator[int | ToolError]:
    """Give the numbers of articles themselves, all untranslated, or what is wrong with one."""
    return spread(partial(_count_source, project), files, LIGHT)


def _count_article(folder: str, limits: Limits, task: Task) -> list[int | ToolError]:
    """Count the catalogs of one article. Their sentences are the same, so each is counted once."""
    locale, catalogs = task
    siblings = Siblings(partial(_measure, locale), limits)
    outcomes: list[int | ToolError] = []
    for path, target in catalogs:
        place = f"{folder}/{path}"
        try:
            found = siblings.tally(read_catalog_file(place, limits), path=place, locale=target)
        except ToolError as error:
            outcomes.append(error)
            continue
        outcomes.append(
            sum(Numbers(lanes).moved_to(standing).lanes for standing, lanes in found.items())
        )
    return outcomes


def _measure(locale: str, raw: bytes) -> int:
    """Give the numbers of a msgid as it stands between quotes, as untranslated."""
    return _size(unescape(raw), locale)


def _size(text: str, locale: str) -> int:
    """Give the numbers of one sentence, as untranslated."""
    words, characters = count(text, locale)
    return _ONE + words * _WORD + characters * _CHARACTER


def _count_source(project: Project, file: ArticleFile) -> int | ToolError:
    """Count the segments of an article, each different one once, as a catalog would."""
    # Only an article without a catalog is parsed: most runs need none of that.
    from i18n_tool.workspace.articles import read_article  # noqa: PLC0415

    try:
        article = read_article(project, file)
    except ToolError as error:
        return error
    segments = {segment.key: segment.text for segment in article.segments}
    return sum(_size(text, article.locale) for text in segments.values())
