"""An article in one locale: its translations by state, what stands in for them, and its anchors."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from i18n_tool.catalog.mo import texts_of
from i18n_tool.errors import ArticleError
from i18n_tool.formats import KnowsAddresses, format_for
from i18n_tool.formats.anchors.keep import Headings, Insertion, Plan, insertions, plan
from i18n_tool.formats.anchors.names import NONE
from i18n_tool.model.address import Addresses
from i18n_tool.model.article import Article
from i18n_tool.model.joining import lend
from i18n_tool.model.locale import sisters
from i18n_tool.model.state import State
from i18n_tool.workspace.catalog_files import read_catalog_file
from i18n_tool.workspace.fragments import Fragments, fragments
from i18n_tool.workspace.project import ArticleFile, Project

if TYPE_CHECKING:
    from i18n_tool.workspace.holding import Held


class Fallback(StrEnum):
    """What stands in for a sentence that has no translation in the state that is asked for."""

    SOURCE = "source"
    """The sentence as it is in the source."""
    SISTER = "sister"
    """Its translation in a sister locale (pt-BR for pt-PT), and the source where that lacks too."""
    OMIT = "omit"
    """Nothing: an article that lacks a translation is not rendered in that locale at all."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Which translations of a project are taken."""

    project: Project
    least: State = State.TRANSLATED
    """The state that a translation must have reached; `DRAFT` takes all there is."""
    fallback: Fallback = Fallback.SOURCE


def sisters_of(project: Project, locale: str) -> tuple[str, ...]:
    """Give the sisters of a locale that the project has."""
    return tuple(near for near in sisters(locale) if near in project.config.locales)


@dataclass(frozen=True, slots=True)
class Words:
    """The translations of one article in one locale."""

    texts: Mapping[str, str]
    """By the segments' keys."""
    missing: int = 0
    """How many of the locale's own are lacking, with those that are held back."""
    held: "tuple[Held, ...]" = ()
    """Translations that are not among `texts`, since they lead readers elsewhere than the source
    does, or show or hide what it does not; no reviewer has allowed that."""


def translations(terms: Terms, article: Article, locale: str) -> Words:
    """Give the translations of an article in a locale.

    In the article's own locale, and in a regional variant of it, nothing is lacking. CatalogError,
    FileError.
    """
    if locale == article.locale:
        return Words({})
    words, held = _read(terms, article, locale)
    keys = {segment.key for segment in article.segments}
    missing = 0 if terms.project.inherits(locale, article.locale) else len(keys - words.keys())
    if missing and terms.fallback is Fallback.SISTER:
        for near in sisters_of(terms.project, locale):
            if near != article.locale:
                words = lend(article, words, _read(terms, article, near)[0])
    return Words(words, missing, held)


def _read(terms: Terms, article: Article, locale: str) -> "tuple[dict[str, str], tuple[Held, ...]]":
    """Give the translations of a catalog that are in the state that is asked for, or later.

    Those that are held back are not among them, and are told.
    """
    path = terms.project.catalog_path(article.name, locale)
    if not path.is_file():
        return {}, ()
    order = tuple(State)
    states = order[order.index(terms.least) :]
    limits = terms.project.config.limits
    data = read_catalog_file(path, limits)
    words = texts_of(data, states=states, path=str(path), locale=locale, limits=limits)
    # The checks are loaded only where something is rendered: a run over what has not changed is
    # over before they would be there.
    from i18n_tool.workspace.holding import CheckContext, held_back  # noqa: PLC0415

    context = CheckContext(locale, article.locale, article.format)
    keys = dict.fromkeys(segment.key for segment in article.segments)
    held = held_back(words, keys, article.name, context, (data, str(path), limits))
    for key in held:
        del words[key]
    return words, tuple(held.values())


def led_to(project: Project) -> Fragments:
    """Give the fragments that decide which headings get anchors; none where the project says."""
    return {} if project.config.anchors else fragments(project)


@dataclass(frozen=True, slots=True)
class Anchors:
    """The anchors of one article, in whatever locale: those that keep its headings' addresses."""

    article: Article
    knows: KnowsAddresses | None = None
    kept: Plan | None = None

    def insertions(self, words: Mapping[str, str], locale: str) -> tuple[Insertion, ...]:
        """Give the anchors to put in with these translations, for `Article.render`."""
        if self.kept is None or not words:
            return ()

        def rendered() -> Headings | None:
            """Give the headings of the article without anchors."""
            content = self.article.render(words, locale).decode("utf-8")
            found = self.knows.addresses(content).anchors if self.knows else ()
            return [anchor for anchor in found if anchor.level]

        return insertions(self.kept, self.article, words, rendered)


def anchors_of(
    project: Project, file: ArticleFile, article: Article, names: frozenset[str]
) -> Anchors:
    """Give the anchors of an article; `names` are the fragments of links that lead to it.

    ArticleError where its format cannot tell them.
    """
    generator = project.config.anchors
    form = format_for(file.path.name)
    if generator == NONE or not isinstance(form, KnowsAddresses):
        return Anchors(article)
    if not generator and not names and article.format in _NEEDS_SIGN:
        return Anchors(article)
    found = addresses_of(form, file, article.content)
    if not generator and article.format not in _NEEDS_SIGN:
        own = (link.target for link in found.links if link.target.startswith("#"))
        names = names.union(target[1:] for target in own)
    return Anchors(article, form, plan(generator, article.format, found.anchors, names))


def addresses_of(form: KnowsAddresses, file: ArticleFile, content: str) -> Addresses:
    """Give the addresses of an article's content; ArticleError with the file where it refuses."""
    try:
        return form.addresses(content)
    except ArticleError as error:
        error.where = error.where or str(file.path)
        raise


_NEEDS_SIGN = frozenset({"markdown", "html"})
"""Formats in which every link to a heading has a `#`, so that a look at the text finds it."""
