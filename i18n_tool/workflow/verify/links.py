"""Following links: in the source, and in every locale as it would be rendered.

The law of links: what a link leads to in the source, it leads to in every translation. External
addresses are never fetched. A link that cannot be judged (`Site`) is no breach, and what is broken
in the source is said once, not again for every locale.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from i18n_tool.errors import ToolError
from i18n_tool.formats import KnowsAddresses, format_for
from i18n_tool.formats.anchors.ids import heading_ids
from i18n_tool.formats.anchors.names import NONE
from i18n_tool.formats.anchors.styles import POSSIBLE, Style, style_of
from i18n_tool.model.address import Addresses, Link
from i18n_tool.model.article import Article
from i18n_tool.workspace.articles import read_article
from i18n_tool.workspace.fragments import Fragments
from i18n_tool.workspace.globs import did_you_mean
from i18n_tool.workspace.project import ArticleFile, Project
from i18n_tool.workspace.rendering import (
    Terms,
    addresses_of,
    anchors_of,
    led_to,
    translations,
)
from i18n_tool.workspace.site import Leads, Site, head
from i18n_tool.workspace.workers import spread

_MORE = re.compile(
    r"\{\{-|\{\{[<%](?!\s*(?:rel)?ref\s)|\{%-?\s*(?:include|render|import)|--8<--"
    r"|\binclude::|^::: ?[\w.]+\.[\w.]+"
    r"|^\.\. (?:auto|py:|include)|\bimport\b[^\n]{0,300}\.mdx?[\"']|<[A-Z]\w*+[^<>]*\bid=\{",
    re.MULTILINE,
)
"""What puts text or ids into a page that its article does not show."""
_COMPONENT = re.compile(r"<([A-Z]\w*)")
_MADE_ELSEWHERE = re.compile(
    r"top\Z|:~:|[/!]|L[0-9]+|fn|footnote|user-content-|_+tabbed|cite|module-|[^#]*=", re.IGNORECASE
)
"""Fragments that browsers and generators know of themselves."""

_GUESSES = 100
"""So many links get a guess at what was meant; where more are broken, it is not for typing errors,
and guessing would take long."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A link that leads nowhere."""

    article: str
    locale: str | None
    """The locale that it is broken in; None for the source."""
    where: str
    """Path and line in the source."""
    what: str


@dataclass(frozen=True, slots=True)
class Followed:
    """What came of following links."""

    links: int = 0
    """How many were followed: in the source, and in each locale."""
    unjudged: int = 0
    """How many lead away, or where nothing here can tell."""
    broken: tuple[Broken, ...] = ()
    errors: tuple[tuple[ArticleFile, ToolError], ...] = ()


@dataclass(frozen=True, slots=True)
class _Page:
    """What an article is to links, in the source or in one locale."""

    ids: frozenset[str]
    links: tuple[tuple[str, int], ...]
    """Where each link leads, and its line in the source."""
    open: bool = False
    """Whether it may have ids that cannot be known."""


@dataclass(frozen=True, slots=True)
class _Work:
    """What a worker needs to know beside the article."""

    terms: Terms
    locales: tuple[str, ...]
    fragments: Fragments


Pages = Mapping[str | None, _Page]
"""What an article is in the source (None) and in the locales in which it is another."""


def follow(terms: Terms, names: Sequence[str], locales: Sequence[str]) -> Followed:
    """Follow the links of the named articles (all without names), into all articles there are.

    Reads and renders in memory; nothing is written. Raises ConfigError, UsageError, FileError.
    """
    project = terms.project
    files = project.articles()
    chosen = {file.name for file in project.articles(names)}
    work = partial(_read, _Work(terms, tuple(locales), led_to(project)))
    pages: dict[str, Pages] = {}
    heads: dict[str, str] = {}
    errors: list[tuple[ArticleFile, ToolError]] = []
    for file, (found, start, error) in zip(files, spread(work, files), strict=True):
        pages[file.name], heads[file.name] = found, start
        if error is not None and file.name in chosen:
            errors.append((file, error))
    judge = _Judge(Site(project, files, heads), pages, tuple(locales))
    for file in files:
        if file.name in chosen:
            judge.article(file)
    return Followed(judge.links, judge.unjudged, tuple(judge.broken), tuple(errors))


def _read(work: _Work, file: ArticleFile) -> tuple[Pages, str, ToolError | None]:
    """Give what one article is in the source and in every locale, and how it begins."""
    project = work.terms.project
    try:
        article = read_article(project, file)
    except ToolError as error:
        return {}, "", error
    form = format_for(file.path.name)
    if not isinstance(form, KnowsAddresses):
        return {}, head(article.content), None
    found: dict[str | None, _Page] = {}
    try:
        found.update(_pages(work, file, article, form))
    except ToolError as error:
        return found, head(article.content), error
    return found, head(article.content), None


def _pages(
    work: _Work, file: ArticleFile, article: Article, form: KnowsAddresses
) -> Iterator[tuple[str | None, _Page]]:
    """Give what an article is in the source, and then in each locale that has translations."""
    reader = _Reader(work.terms.project, article.format, article.content)
    source = addresses_of(form, file, article.content)
    yield None, reader.page(source, source.links)
    names = work.fragments.get(file.name, frozenset())
    anchors = anchors_of(work.terms.project, file, article, names)
    for locale in work.locales:
        words = translations(work.terms, article, locale).texts
        if words:
            insertions = anchors.insertions(words, locale)
            rendered = article.render(words, locale, None, insertions).decode("utf-8")
            yield locale, reader.page(addresses_of(form, file, rendered), source.links)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Makes pages of addresses; knows the article's source."""

    project: Project
    format: str
    content: str

    def page(self, found: Addresses, source: Sequence[Link]) -> _Page:
        """Give what a page is to links; `source` has the links of the article's source."""
        headings = [anchor for anchor in found.anchors if anchor.level]
        ids = {name for anchor in found.anchors for name in anchor.ids}
        for style in self._styles():
            ids.update(heading_ids(style, headings))
        ids.update(tag.lower() for tag in _COMPONENT.findall(self.content))
        links = tuple(
            zip((link.target for link in found.links), self._lines(found, source), strict=True)
        )
        return _Page(frozenset(ids), links, _MORE.search(self.content) is not None)

    def _styles(self) -> Sequence[Style]:
        """Give how ids may be made of the headings."""
        generator = self.project.config.anchors
        style = style_of(generator, self.format) if generator not in ("", NONE, "mkdocs") else None
        return (style,) if style else POSSIBLE.get(self.format, ())

    def _lines(self, found: Addresses, source: Sequence[Link]) -> Iterator[int]:
        """Give the line in the source of each link: of the same one, or one with its target."""
        starts = [link.start for link in source]
        if len(source) != len(found.links):
            places: dict[str, int] = {}
            for link in reversed(source):
                places[link.target] = link.start
            starts = [places.get(link.target, 0) for link in found.links]
        line, at = 1, 0
        lines: dict[int, int] = {}
        for start in sorted(set(starts)):
            line += self.content.count("\n", at, start)
            at = start
            lines[start] = line
        return (lines[start] for start in starts)


class _Judge:
    """Judges the links of one article after the other."""

    def __init__(self, site: Site, pages: Mapping[str, Pages], locales: tuple[str, ...]) -> None:
        self.site = site
        self.pages = pages
        self.locales = locales
        self.links = 0
        self.unjudged = 0
        self.broken: list[Broken] = []

    def article(self, file: ArticleFile) -> None:
        """Judge the links of one article, in the source and then locale by locale."""
        known: dict[str, Leads | None] = {}
        told: set[str] = set()
        for locale in (None, *self.locales):
            page = self._page(file.name, locale)
            found: dict[tuple[str, int], str] = {}
            for target, line in page.links if page else ():
                if target not in known:
                    known[target] = self.site.leads(file, target)
                leads = known[target]
                what = self._problem(leads, target, locale) if leads else ""
                if what is None or leads is None:
                    self.unjudged += 1
                    continue
                self.links += 1
                if what and target not in told:
                    found[target, line] = what
            if locale is None:
                told = {target for target, _ in found}
            self.broken += [
                Broken(file.name, locale, f"{file.path}:{line}", what)
                for (_, line), what in found.items()
            ]

    def _problem(self, leads: Leads, target: str, locale: str | None) -> str | None:
        """Say what is wrong with a link: "" for nothing, None where that cannot be told."""
        if leads.nowhere:
            return f"the link `{target}` leads to no article and no file"
        if not leads.fragment or not leads.pages:
            return ""
        if self._is_there(leads, locale):
            return ""
        if not self._is_certain(leads, locale):
            return None
        pages = (self._page(name, locale) for name in leads.pages)
        there = {name for page in pages if page for name in page.ids}
        few = len(self.broken) < _GUESSES
        guess = did_you_mean(leads.fragment, there) if few else ""
        where = f"the link `{target}` leads to no heading or id of {leads.pages[0]}"
        return f"{where}. {guess}" if guess else where

    def _is_certain(self, leads: Leads, locale: str | None) -> bool:
        """Say whether a fragment that is in none of the articles is nowhere."""
        pages = [self._page(name, locale) for name in leads.pages]
        if any(page is None or page.open for page in pages):
            return False
        if _MADE_ELSEWHERE.match(leads.fragment):
            return False
        return leads.sure or (locale is not None and self._is_there(leads, None))

    def _is_there(self, leads: Leads, locale: str | None) -> bool:
        """Say whether one of the articles that a link may lead to has its fragment in a locale."""
        pages = [page for name in leads.pages if (page := self._page(name, locale))]
        if any(leads.fragment in page.ids for page in pages):
            return True
        plain = _plain(leads.fragment)
        return any(plain == _plain(name) for page in pages for name in page.ids)

    def _page(self, name: str, locale: str | None) -> _Page | None:
        """Give what an article is in a locale; where it is not translated, as in the source."""
        pages = self.pages.get(name, {})
        return pages.get(locale) or pages.get(None)


def _plain(name: str) -> str:
    """Give an id without what browsers, sites and people are not strict about."""
    return name.lower().replace("\ufe0f", "")
