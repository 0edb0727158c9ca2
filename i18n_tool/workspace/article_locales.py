"""Which locale each article is written in, without reading an article twice."""

from collections.abc import Sequence
from functools import partial

from i18n_tool.errors import ToolError
from i18n_tool.formats import SILENT
from i18n_tool.workspace.index import Index
from i18n_tool.workspace.project import ArticleFile, Project
from i18n_tool.workspace.stamps import stamp_of
from i18n_tool.workspace.workers import spread

KIND = "article-locale"
"""What the index calls the locale that an article is written in."""


def article_locales(
    project: Project, files: Sequence[ArticleFile], index: Index
) -> tuple[dict[str, str], tuple[ToolError, ...]]:
    """Give the locale of each article by its name, and what is wrong with those left out.

    An article that has not changed since it was last asked is not read, nor is one whose format
    cannot declare a locale.
    """
    found = {file.name: _default(project, file) for file in files if file.ending in SILENT}
    files = [file for file in files if file.name not in found]
    if not files:
        return found, ()
    rule = f"{project.config.source_locale} {project.config.source_locales!r}".encode()
    known = index.load(KIND)
    stamps = {file: stamp_of(file.path) for file in files}
    fresh: list[ArticleFile] = []
    for file, stamp in stamps.items():
        row = known.get(file.name)
        locale, _, under = row[2].partition(b"\0") if row else (b"", b"", b"")
        if row and row[:2] == stamp and under == rule:
            found[file.name] = locale.decode()
        else:
            fresh.append(file)
    errors: list[ToolError] = []
    rows: dict[str, tuple[int, int, bytes]] = {}
    for file, outcome in zip(fresh, spread(partial(_ask, project), fresh), strict=True):
        if isinstance(outcome, ToolError):
            errors.append(outcome)
        else:
            found[file.name] = outcome
            rows[file.name] = (*stamps[file], outcome.encode() + b"\0" + rule)
    index.save(KIND, rows)
    return found, tuple(errors)


def _default(project: Project, file: ArticleFile) -> str:
    """Give the locale that the configuration gives an article."""
    return file.locale or project.config.source_locale


def _ask(project: Project, file: ArticleFile) -> str | ToolError:
    """Give the locale of one article, or what is wrong with it."""
    # Only what changed is read, and reading loads the formats.
    from i18n_tool.workspace.articles import locale_of  # noqa: PLC0415

    try:
        return locale_of(project, file)
    except ToolError as error:
        return error
