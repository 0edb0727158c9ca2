"""A project's paths: its articles, and the catalogs and outputs that belong to each.

Every name is checked before it becomes part of a path: none leads out of the project.
"""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from i18n_tool.errors import ArticleError, FileError, ToolError, UsageError
from i18n_tool.formats import endings
from i18n_tool.model.locale import parents
from i18n_tool.model.visible import visible
from i18n_tool.workspace.config import DERIVED, read_config
from i18n_tool.workspace.files import file_error
from i18n_tool.workspace.globs import did_you_mean, is_glob, matches
from i18n_tool.workspace.names import is_blind, name_warnings, twin_errors
from i18n_tool.workspace.register import begin
from i18n_tool.workspace.settings import Config

_LOCALE = re.compile(r"[A-Za-z]{2,8}(?:[_-][A-Za-z0-9]{1,8})*(?:@[A-Za-z]+)?", re.ASCII)
_UNFIT = re.compile(r"[\\\x00-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True, order=True)
class ArticleFile:
    """An article on disk, not read yet."""

    name: str
    """Its path below the source folder, without its ending: `guide/install`."""
    path: Path
    locale: str | None
    """The locale that a rule of the configuration gives it; None where none does."""

    @property
    def ending(self) -> str:
        """Give the ending of the file's name, with its dot."""
        return self.path.name[len(self.name.rpartition("/")[2]) :]


@dataclass(frozen=True, slots=True)
class Project:
    """A configured folder; finds articles, and gives the path of all that belongs to one."""

    config: Config

    @classmethod
    def at(cls, folder: Path) -> "Project":
        """Give the project of a folder or of the nearest one above; ConfigError, FileError.

        What killed runs left there goes first (`register`).
        """
        project = cls(read_config(folder))
        try:
            begin(project.derived)
        except OSError as error:
            raise file_error(error, error.filename or project.derived, "completed") from error
        return project

    @property
    def derived(self) -> Path:
        """Give the folder of the index, the memory and the locks, which is safe to delete."""
        return self.config.root / DERIVED

    def articles(self, patterns: Iterable[str] = ()) -> tuple[ArticleFile, ...]:
        """Give the articles that fit any of the patterns, or all; sorted by name.

        A pattern is a name, a folder, a glob (`*` within a folder, `**` across) or a path of the
        file. UsageError for a pattern that fits nothing; ArticleError where two files share a name.
        """
        files, problems = find_articles(self.config)
        if problems:
            raise problems[0]
        wanted = tuple(patterns)
        if not wanted:
            return files
        chosen: set[ArticleFile] = set()
        for pattern in wanted:
            found = self._select(pattern, files)
            if not found:
                raise _no_such_article(pattern, files)
            chosen.update(found)
        return tuple(sorted(chosen))

    def name_warnings(self) -> list[ArticleError]:
        """Give what people on other systems will meet with the names of the articles."""
        files, _ = find_articles(self.config)
        return name_warnings((file.name, file.path) for file in files)

    def _select(self, pattern: str, files: Sequence[ArticleFile]) -> list[ArticleFile]:
        """Give the articles that one pattern names."""
        source = f"{self.config.source.relative_to(self.config.root).as_posix()}/"
        bare = pattern.removeprefix("./")
        if bare.startswith((source, "/")):
            bare = bare.removeprefix(f"{self.config.root}/").removeprefix(source)
        if not is_glob(bare):
            check_name(bare.rstrip("/"))
        return [
            file
            for file in files
            if matches(bare, file.name) or matches(bare, file.name + file.ending)
        ]

    def article(self, name: str) -> ArticleFile:
        """Give one article by its name or path; UsageError where there is none."""
        found = self.articles([name])
        exact = [file for file in found if file.name == name]
        if len(exact or found) != 1:
            raise UsageError(f"`{name}` names {len(found)} articles", todo="Name one of them.")
        return (exact or found)[0]

    def target_locales(self, article_locale: str) -> tuple[str, ...]:
        """Give the locales that an article in this one is translated into: all but its own.

        A regional variant of it is among them; see `inherits`.
        """
        return tuple(name for name in self.config.locales if name != article_locale)

    def inherits(self, locale: str, article_locale: str) -> bool:
        """Say whether a locale is a regional variant of an article's, and inherits its text."""
        return article_locale in parents(locale)

    def template_path(self, name: str) -> Path:
        """Give the path of an article's template."""
        return self.config.catalogs / "templates" / f"{check_name(name)}.pot"

    def catalog_path(self, name: str, locale: str) -> Path:
        """Give the path of the catalog of an article in a locale."""
        return self._messages(locale) / f"{check_name(name)}.po"

    def mo_path(self, name: str, locale: str) -> Path:
        """Give the path of the compiled catalog of an article in a locale."""
        return self._messages(locale) / f"{check_name(name)}.mo"

    def _messages(self, locale: str) -> Path:
        """Give the folder that gettext looks into for a locale."""
        return self.config.catalogs / check_locale(locale) / "LC_MESSAGES"

    def render_path(self, file: ArticleFile, locale: str) -> Path:
        """Give the path of an article rendered in a locale."""
        return self.config.build / check_locale(locale) / f"{check_name(file.name)}{file.ending}"


def _no_such_article(pattern: str, files: Sequence[ArticleFile]) -> UsageError:
    """Give the error of a pattern that fits nothing."""
    guess = did_you_mean(pattern, (file.name for file in files))
    return UsageError(
        f"no article fits `{visible(pattern)}`",
        todo=guess or "`i18n-tool coverage` lists the articles; `guide/*` and `**/ico` are globs.",
    )


@lru_cache(maxsize=4096)
def check_name(name: str) -> str:
    """Give an article's name back; UsageError where it could lead out of the source folder."""
    parts = name.split("/")
    if not all(parts) or ".." in parts or "." in parts or _UNFIT.search(name):
        raise UsageError(
            f"`{name.encode(errors='backslashreplace').decode()}` cannot be an article's name",
            todo="A name is a path below the source folder, such as guide/install.",
        )
    return name


@lru_cache(maxsize=256)
def check_locale(locale: str) -> str:
    """Give a locale's name back; UsageError where it could lead out of its folder."""
    if not _LOCALE.fullmatch(locale):
        raise UsageError(
            f"`{locale.encode(errors='backslashreplace').decode()}` cannot be a locale's name",
            todo="Write it as in the configuration, such as uk or zh_Hans.",
        )
    return locale


def find_articles(config: Config) -> tuple[tuple[ArticleFile, ...], tuple[ToolError, ...]]:
    """Give the articles below the source folder, sorted, and what is wrong with their names.

    Hidden files and folders are passed by, as are symbolic links to folders (they would name an
    article twice), links to files that lie outside the source folder, and those that lead nowhere.
    Names that this file system cannot tell apart are wrong; see `names` for other systems.
    """
    known = tuple(sorted(endings(), key=len, reverse=True))
    problems: list[ToolError] = []
    files: dict[str, ArticleFile] = {}
    for name in _walk(str(config.source)):
        ending = next((end for end in known if name.lower().endswith(end)), "")
        if not ending or any(matches(glob, name) for glob in config.exclude):
            continue
        file = _article_file(config, name, ending)
        try:
            check_name(file.name)
        except UsageError as error:
            problems.append(ArticleError(error.what, where=repr(name), todo="Rename the file."))
            continue
        other = files.setdefault(file.name, file)
        if other is not file:
            what = f"two articles have one name: {other.path.name} and {file.path.name}"
            todo = "Rename one of them: catalogs go by the name without its ending."
            problems.append(ArticleError(what, where=str(file.path), todo=todo))
    found = tuple(sorted(files.values()))
    if is_blind(config.path):
        problems += twin_errors((file.name, file.path) for file in found)
    return found, tuple(problems)


def _article_file(config: Config, name: str, ending: str) -> ArticleFile:
    """Give the article of a file, with the locale that the first rule that fits gives it."""
    bare = name[: -len(ending)]
    rules = (
        locale
        for glob, locale in config.source_locales
        if matches(glob, bare) or matches(glob, name)
    )
    return ArticleFile(bare, config.source / name, next(rules, None))


def links_out(config: Config) -> Iterator[Path]:
    """Give the symbolic links below the source folder that are not followed."""
    for folder, folders, files in os.walk(config.source):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in (*folders, *files):
            path = os.path.join(folder, name)  # noqa: PTH118 - as os.walk gives it
            if not name.startswith(".") and os.path.islink(path):  # noqa: PTH114
                inside = _inside(path, str(config.source)) and os.path.exists(path)  # noqa: PTH110
                if not inside or name in folders:
                    yield Path(path)


def _walk(top: str) -> Iterator[str]:
    """Give the paths of the files below a folder, relative to it; sorted within each folder."""
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(top + "/" + folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            raise _unlisted(error, top, folder) from error
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(f"{folder}{entry.name}/")
            elif _is_article(entry, top):
                yield folder + entry.name


def _is_article(entry: os.DirEntry[str], top: str) -> bool:
    """Say whether a file may be an article: a link to one outside, or to nowhere, is none."""
    try:
        return entry.is_file() and (not entry.is_symlink() or _inside(entry.path, top))
    except OSError:  # links that lead round in a circle
        return False


def _unlisted(error: OSError, top: str, folder: str) -> FileError:
    """Give the error of a folder that cannot be listed; the source folder may be missing."""
    if folder or not isinstance(error, FileNotFoundError):
        return file_error(error, f"{top}/{folder}".rstrip("/"), "read")
    return FileError(
        "the folder of the articles is missing",
        where=top,
        todo="Make it and put an article into it, or set `source` in the configuration.",
    )


def _inside(path: str, top: str) -> bool:
    """Say whether a link's target lies below a folder."""
    return os.path.realpath(path).startswith(os.path.realpath(top) + "/")
