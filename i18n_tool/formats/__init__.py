"""Formats: what turns the content of an article into units, one room a format.

A format only finds text: it gives an `Article` whose units say where their text stands and how it
is written there. Rendering is the article's own (`Article.render`), so no format prints anything
anew, and the laws of identity and locality hold for every format alike.

Plug-ins give formats of their own through entry points in the group `i18n_tool.formats`: the entry
point's name is the format's name, its object is a `Format` (an instance, or a module with the same
names). `i18n_tool.formats.conformance` checks one by the laws.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from i18n_tool.errors import ArticleError, ToolError
from i18n_tool.formats.plugins import plugins

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from i18n_tool.formats.options import Options
    from i18n_tool.model.address import Addresses
    from i18n_tool.model.article import Article

GROUP = "i18n_tool.formats"
"""The group of entry points in which plug-ins give formats."""

BUILT_IN: Mapping[str, str] = {
    ".txt": "i18n_tool.formats.text",
    ".text": "i18n_tool.formats.text",
    ".md": "i18n_tool.formats.markdown",
    ".markdown": "i18n_tool.formats.markdown",
    ".mdx": "i18n_tool.formats.markdown",
    ".html": "i18n_tool.formats.html",
    ".htm": "i18n_tool.formats.html",
    ".xhtml": "i18n_tool.formats.html",
    ".adoc": "i18n_tool.formats.asciidoc",
    ".asciidoc": "i18n_tool.formats.asciidoc",
    ".asc": "i18n_tool.formats.asciidoc",
    ".rst": "i18n_tool.formats.rst",
    ".rest": "i18n_tool.formats.rst",
}
"""The ending of an article's name to the package whose attribute `FORMAT` reads it."""

SILENT = frozenset({".txt", ".text"})
"""Of those, the endings of articles that cannot say which locale they are written in."""


@runtime_checkable
class Format(Protocol):
    """A notation of articles: plain text, Markdown, HTML, or a plug-in's."""

    @property
    def name(self) -> str:
        """What `Article.format` says: `markdown`."""
        ...

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings of file names, lower case, each with its dot: `(".md", ".mdx")`."""
        ...

    def parse(self, content: str, name: str, locale: str, options: "Options" = ...) -> "Article":
        """Give the article with its units, which are not yet cut into segments.

        `content` is the whole file, decoded; a byte order mark is its first character, and line
        ends are as in the file. `name` is the article's path below the source folder without its
        ending, `locale` the gettext name of the locale that it is written in, `options` what the
        project has set. Units come in the order of the content and lie side by side, or one inside
        a code of one before it. Raises `ArticleError` where the content cannot be read by the laws:
        refused, never damaged.
        """
        ...


@runtime_checkable
class DeclaresLocale(Protocol):
    """A format whose articles can say which locale they are written in. Optional."""

    def declared_locale(self, content: str) -> str | None:
        """Give the locale that the content itself declares, as it is spelt there, or None."""
        ...


@runtime_checkable
class KnowsAddresses(Protocol):
    """A format that finds the links of an article and the places that they lead to. Optional.

    With it the headings' anchors stay valid in every locale, and `verify --links` follows links.
    """

    def addresses(self, content: str) -> "Addresses":
        """Give the anchors and links of the content, each in its order. Refuses as `parse` does."""
        ...


def declared_locale(article_format: Format, content: str) -> str | None:
    """Give the locale that an article's content declares, as it is spelt there, or None."""
    if isinstance(article_format, DeclaresLocale):
        return article_format.declared_locale(content)
    return None


def format_for(name: str) -> Format:
    """Give the format for a file name or path, by its ending; the longest one known decides.

    Our own formats are loaded when first asked for. Raises `ArticleError` for an ending that no
    format reads, and `ToolError` for a plug-in that cannot be loaded.
    """
    file = name.replace("\\", "/").rpartition("/")[2].lower()
    for at, character in enumerate(file):
        if character == "." and at and file[at:] in BUILT_IN:
            return _built_in(BUILT_IN[file[at:]])
        if character == "." and at and file[at:] in _plugged_in():
            return _plugged_in()[file[at:]]
    raise ArticleError(
        "no format reads an article with this ending",
        where=name,
        todo=f"Articles end in {', '.join(endings())}; leave others out with `exclude`.",
    )


def endings() -> tuple[str, ...]:
    """Give all endings that a format reads, sorted: our own and the plug-ins'."""
    return tuple(sorted({*BUILT_IN, *_plugged_in()}))


@cache
def _built_in(package: str) -> Format:
    """Load one of our own formats."""
    found: Format = import_module(package).FORMAT
    return found


@cache
def _plugged_in() -> Mapping[str, Format]:
    """Give the plug-ins' formats by ending; our own endings stay ours."""
    found: dict[str, Format] = {}
    for entry in plugins(GROUP):
        article_format = guarded(entry.name, load(entry))
        for ending in article_format.endings:
            found.setdefault(ending.lower(), article_format)
    return found


def guarded(plugin: str, found: Format) -> Format:
    """Give a plug-in's format as one whose faults are told by its name."""
    from i18n_tool.formats.guard import Guarded  # noqa: PLC0415 - only where there are plug-ins

    return Guarded(plugin, found)


def load(entry: "EntryPoint") -> Format:
    """Load a plug-in's format; raise `ToolError` with its name where that fails or is no format."""
    try:
        found = entry.load()
    except Exception as error:
        raise ToolError(
            f"the format plug-in {entry.name} cannot be loaded: {error}",
            where=entry.value,
            todo="Mend or remove the package that brings it.",
        ) from error
    if not isinstance(found, Format):
        raise ToolError(
            f"the format plug-in {entry.name} has no name, endings and parse",
            where=entry.value,
            todo="See the protocol Format in i18n_tool.formats.",
        )
    if not all(_is_ending(ending) for ending in found.endings):
        raise ToolError(
            f"the format plug-in {entry.name} has odd endings: {found.endings!r}",
            where=entry.value,
            todo='They are a tuple of strings, each with a dot before it, as in `(".srt",)`.',
        )
    return found


def _is_ending(ending: object) -> bool:
    return isinstance(ending, str) and ending.startswith(".") and len(ending) > 1
