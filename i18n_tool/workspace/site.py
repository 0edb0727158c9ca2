"""Where a link of an article leads: to an article of the project, to a file beside it, or away.

Site generators give pages other addresses than their files have. So a link is tried in all the ways
that are in use: from the article's folder and from the page's own (`guide/install/`), with and
without ending, a folder for its index, without the numbers that sort files, and by the addresses
that articles give themselves. What leads out of the source folder, or to a page that the project
need not know of, cannot be judged and is no breach.
"""

import os.path
import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from i18n_tool.formats import endings
from i18n_tool.workspace.fragments import INDEXES
from i18n_tool.workspace.project import ArticleFile, Project

PAGES = (".html", ".htm", ".xhtml")
"""Endings that rendered pages have, whatever their articles had."""

STATIC = ("static", "public", "assets", "docs", ".")
"""Folders of a project whose files generators put at the top of the site."""

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|[@~][A-Za-z0-9_-]*/")
"""What tells that a target is the address of another site, or a bundler's name for a folder."""
_UNKNOWN = re.compile(r"[{}<>\\\s\x00$*]|%(?![0-9A-Fa-f]{2})")
"""What tells that a target is made by a template, or is none."""
_NUMBERED = re.compile(r"(?:^|(?<=/))(?:[0-9]+[-_.]+)+(?=[^0-9/])")
_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,9}\Z")
_SUFFIX = re.compile(r"\.[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?\Z")
_OWN_ADDRESS = re.compile(
    r"^(?:slug|id|permalink|url|aliases|redirect_from)[ \t]*[:=]"
    r"(?P<values>[^\n]*\n?(?:[ \t]*-[ \t][^\n]*\n?)*)",
    re.MULTILINE,
)
_VALUE = re.compile(r"[^\s\"'\[\],]{2,}|[^\s\"'\[\],-]")


@dataclass(frozen=True, slots=True)
class Leads:
    """A link that leads somewhere, or nowhere."""

    pages: tuple[str, ...] = ()
    """The names of the articles that it may lead to; none for a file, or for nowhere."""
    fragment: str = ""
    nowhere: bool = False
    sure: bool = True
    """Whether these articles are certain to be meant, not only likely."""


@dataclass(frozen=True)
class Site:
    """The articles of a project, by all the ways in which links may name them."""

    project: Project
    files: Sequence[ArticleFile]
    heads: Mapping[str, str]
    """The first lines of each article, in which it may give itself another address."""

    def leads(self, file: ArticleFile, target: str) -> Leads | None:
        """Give where a link in an article leads; None where that cannot be judged."""
        target = target.strip()
        if not target or _ELSEWHERE.match(target) or _UNKNOWN.search(target):
            return None
        path, _, fragment = target.partition("#")
        path, fragment = unquote(path.partition("?")[0]), unquote(fragment)
        if not path:
            return Leads((file.name,), fragment)
        if path.startswith("/"):
            return self._absolute(path.strip("/"), fragment)
        return self._relative(file, path, fragment)

    def _relative(self, file: ArticleFile, path: str, fragment: str) -> Leads | None:
        """Follow a path from the article's folder, or from the page's own."""
        folder, _, last = file.name.rpartition("/")
        to_file = path.lower().endswith(tuple(_ENDINGS)) and not path.lower().endswith(PAGES)
        own = folder if to_file or last.lower() in INDEXES else file.name
        ways = {posixpath.normpath(posixpath.join(base, path)) for base in (folder, own)}
        tries = sorted(way for way in ways if way != ".." and not way.startswith("../"))
        if found := [page for way in tries for page in self._pages(way) or ()]:
            return Leads(tuple(dict.fromkeys(found)), fragment)
        if any(self._is_file(way) for way in tries):
            return Leads()
        last = posixpath.basename(path.rstrip("/"))
        if pages := self._own_addresses.get(_bare(last).lower()):
            return Leads(tuple(pages), fragment, sure=False)
        outside = len(tries) < len(ways)
        return None if outside or not self._is_missing(file, path, tries) else Leads(nowhere=True)

    def _is_missing(self, file: ArticleFile, path: str, tries: Sequence[str]) -> bool:
        """Say whether what a path names would be known if it were there."""
        ending = _ENDING.search(path)
        if ending and ending[0].lower() in PAGES:
            return file.ending.lower() in PAGES
        if ending:
            return True
        folders = {posixpath.dirname(way) for way in tries}
        return bool(folders & self._folders) and not (path.startswith("..") and "" in folders)

    def _absolute(self, path: str, fragment: str) -> Leads | None:
        """Find the article whose address ends as a path from the top of some site does."""
        way = _bare(posixpath.normpath(path)) if path else ""
        if pages := self._pages(way):
            return Leads(tuple(pages), fragment)
        inner = way.partition("/")[2]
        if inner and (pages := self.pages.get(inner)):
            return Leads(tuple(pages), fragment, sure=False)
        if "/" in way and (pages := self._endings.get(way)):
            return Leads(tuple(pages), fragment, sure=False)
        if pages := self._own_addresses.get(posixpath.basename(way).lower()):
            return Leads(tuple(pages), fragment, sure=False)
        return Leads() if self._is_file(path) else None

    def _pages(self, way: str) -> Sequence[str] | None:
        """Give the articles at a path; parts of it may lack the numbers that sort files."""
        return self.pages.get(_bare(way)) or self.pages.get(_bare(_NUMBERED.sub("", way)))

    @cached_property
    def pages(self) -> Mapping[str, list[str]]:
        """The articles by their paths, without ending; an index by its folder, too."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for name in (file.name for file in self.files):
            for key in dict.fromkeys(_keys(name)):
                found[key].append(name)
        return found

    @cached_property
    def _endings(self) -> Mapping[str, list[str]]:
        """The articles by the last two parts or more of their paths."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for key, names in self.pages.items():
            parts = key.split("/")
            for at in range(1, len(parts) - 1):
                found["/".join(parts[at:])] += names
        return found

    @cached_property
    def _folders(self) -> frozenset[str]:
        """The folders that hold articles."""
        return frozenset(posixpath.dirname(file.name) for file in self.files)

    @cached_property
    def _own_addresses(self) -> Mapping[str, list[str]]:
        """The articles by the last part of the addresses that they give themselves."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for name, head in self.heads.items():
            values = (match["values"] for match in _OWN_ADDRESS.finditer(head))
            for value in (value for line in values for value in _VALUE.findall(line)):
                if key := posixpath.basename(_bare(value)).lower():
                    found[key].append(name)
        return found

    def _is_file(self, way: str) -> bool:
        """Say whether a file or folder stands at a path of the source or of a static folder."""
        config = self.project.config
        if ".." in way.split("/"):  # nothing outside is asked for
            return False
        # a name that is too long to be one is none: `Path.exists` would raise
        return any(
            os.path.exists(f"{top}/{way}")  # noqa: PTH110
            for top in (config.source, *(config.root / name for name in STATIC))
        )


def _bare(path: str) -> str:
    """Give a path without the ending of an article or page, and without the name of an index."""
    path = path.rstrip("/")
    ending = next((end for end in (*_ENDINGS, *PAGES) if path.lower().endswith(end)), "")
    path = path[: len(path) - len(ending)]
    folder, _, last = path.rpartition("/")
    path = folder if last.lower() in INDEXES else path
    return "" if path == "." else path


_ENDINGS = sorted(endings(), key=len, reverse=True)


def _keys(name: str) -> Iterator[str]:
    """Give the paths that links may call an article by."""
    yield _bare(name)
    yield _bare(_NUMBERED.sub("", name))
    if suffix := _SUFFIX.search(name):  # `install.en`, of a site in many languages
        yield _bare(name[: suffix.start()])


def head(content: str) -> str:
    """Give the part of an article in which it may give itself another address."""
    if not content.removeprefix("\ufeff").startswith(("---", "+++")):
        return ""
    return content[: max(content.find(content.lstrip("\ufeff")[:3], 4), 0)][:_HEAD]


_HEAD = 4000
"""Characters of front matter that are looked at."""
