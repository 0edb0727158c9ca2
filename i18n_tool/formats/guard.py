"""What stands between the tool and the format of a plug-in.

A format of ours is held to the laws by tests; one of a plug-in may do anything. So what it gives is
looked at before it is used: an article whose units stand elsewhere than they say would be damaged
when it is rendered, and is refused. What the plug-in raises is told as its own fault, by its name.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from i18n_tool.errors import ArticleError, ToolError
from i18n_tool.formats.options import DEFAULT, Options
from i18n_tool.formats.ranges import check_units, require
from i18n_tool.model.address import Addresses
from i18n_tool.model.article import Article
from i18n_tool.model.unit import Syntax, Unit, Verbatim

T = TypeVar("T")


class Guarded:
    """A plug-in's format, with the same methods; it has the optional ones that the plug-in has."""

    def __init__(self, plugin: str, found: Any) -> None:  # noqa: ANN401 - what is not proved
        """Take the plug-in's name and its format, whose name and endings were looked at."""
        self.name: str = found.name
        self.endings: tuple[str, ...] = tuple(found.endings)
        self._plugin = plugin
        self._found = found
        if hasattr(found, "declared_locale"):
            self.declared_locale = self._declared_locale
        if hasattr(found, "addresses"):
            self.addresses = self._addresses

    def parse(self, content: str, name: str, locale: str, options: Options = DEFAULT) -> Article:
        """Give the article; ArticleError where the plug-in fails, or gives what cannot be used."""

        def proved() -> Article:
            """Give the article, proved."""
            article = self._found.parse(content, name, locale, options)
            require(isinstance(article, Article), f"parse gives no Article, but {article!r:.60}")
            require(article.content == content, "the article has another content than was given")
            units = tuple(article.units)
            for unit in units:
                require(isinstance(unit, Unit), f"no Unit, but {unit!r:.60}")
                told = isinstance(unit.kind, str) and isinstance(unit.text, str)
                require(told, f"kind and text are no texts in {unit!r:.60}")
            check_units(units, content)
            proven: Article = replace(article, units=units)
            return proven

        article = _told(self._plugin, name, proved)
        units = tuple(self._guarded(unit, name) for unit in article.units)
        return replace(article, units=units)

    def _guarded(self, unit: Unit, name: str) -> Unit:
        """Give a unit whose syntax is looked at, too."""
        if type(unit.syntax) is Verbatim:
            return unit
        return replace(unit, syntax=GuardedSyntax(self._plugin, name, unit.syntax))

    def _declared_locale(self, content: str) -> str | None:
        def proved() -> str | None:
            """Give the locale, proved."""
            found: str | None = self._found.declared_locale(content)
            require(found is None or isinstance(found, str), f"declared_locale gives {found!r:.60}")
            return found

        return _told(self._plugin, "", proved)

    def _addresses(self, content: str) -> Addresses:
        def proved() -> Addresses:
            """Give the addresses, proved."""
            found: Addresses = self._found.addresses(content)
            require(isinstance(found, Addresses), f"addresses gives {found!r:.60}")
            return found

        return _told(self._plugin, "", proved)


@dataclass(frozen=True, slots=True)
class GuardedSyntax:
    """A plug-in's syntax of one unit; see `i18n_tool.model.unit.Syntax`."""

    plugin: str
    article: str
    found: Syntax

    def read(self, raw: str) -> str:
        """Give the msgid for a raw piece."""
        return self._text("read", lambda: self.found.read(raw))

    def write(self, text: str, raw: str) -> str:
        """Give the content for a translation of a raw piece."""
        return self._text("write", lambda: self.found.write(text, raw))

    def close(self, body: str, raw: str) -> str:
        """Give the unit's content with translations in it."""
        return self._text("close", lambda: self.found.close(body, raw))

    def _text(self, method: str, asked: Callable[[], str]) -> str:
        def proved() -> str:
            """Give the text, proved."""
            text = asked()
            require(isinstance(text, str), f"{method} gives no text, but {text!r:.60}")
            return text

        return _told(self.plugin, self.article, proved)


def _told(plugin: str, where: str, asked: Callable[[], T]) -> T:
    """Give what a plug-in gives; ArticleError with its name where it fails."""
    try:
        return asked()
    except ToolError:
        raise
    except Exception as error:
        what = (
            str(error) if isinstance(error, AssertionError) else f"{type(error).__name__}: {error}"
        )
        raise ArticleError(
            f"the format plug-in {plugin} is broken: {what}",
            where=where,
            todo="Tell its author, who can try it with `i18n_tool.formats.conformance`; `--debug` "
            "shows where it failed. Until then name the file in `exclude`.",
        ) from error
