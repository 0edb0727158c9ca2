"""Formats of plug-ins that are broken: what they give is refused, and told by their name."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from i18n_tool.errors import ArticleError
from i18n_tool.formats import DeclaresLocale, Format, KnowsAddresses, guarded
from i18n_tool.formats.options import DEFAULT, Options
from i18n_tool.model.article import Article
from i18n_tool.model.unit import Run, Unit, Verbatim

CONTENT = "\ufeffOne two.\r\n"


@dataclass
class Given:
    """A format that gives what it is told to."""

    give: Callable[[str], Any]
    name: str = "given"
    endings: tuple[str, ...] = (".given",)

    def parse(self, content: str, name: str, locale: str, options: Options = DEFAULT) -> Article:
        """Give an article with these units, or whatever is no list."""
        found = self.give(content)
        if not isinstance(found, list):
            return found
        return Article(name, locale, self.name, content, found)


def unit(text: str, start: int, **more: Any) -> Unit:
    return Unit("line", text, (Run(0, start, len(text)),), **more)


def cut(text: str, locale: str, codes: object) -> list[tuple[int, int]]:
    return [(0, len(text))]


def article(give: Callable[[str], Any]) -> Article:
    return guarded("plug", Given(give)).parse(CONTENT, "film", "en").split(cut, bool)


def test_what_is_right_passes() -> None:
    found = article(lambda _: [unit("One two.", 1)])
    assert isinstance(found.units, tuple)
    assert found.render({"One two.": "Drei."}) == "\ufeffDrei.\r\n".encode()


@pytest.mark.parametrize(
    ("give", "what"),
    [
        (lambda _: {}["x"], "KeyError: 'x'"),
        (lambda _: None, "parse gives no Article, but None"),
        (lambda c: Article("a", "en", "given", c.strip("\ufeff"), ()), "another content"),
        (lambda _: ["One"], "no Unit, but 'One'"),
        (lambda _: [unit("One", 0)], "the content has '\\\\ufeffOn' for 'One'"),
        (lambda _: [unit("two", 5), unit("One", 1)], "stands before it"),
        (lambda _: [unit("One two", 1), unit("two.", 5)], "does not lie in one run"),
        (lambda _: [unit("One", 99)], "the content has '' for 'One'"),
        (lambda _: [unit("One", 1, codes=((1, 9),))], "is out of place"),
        (lambda _: [Unit("line", "One", ())], "has no runs"),
        (lambda _: [Unit(None, "One", (Run(0, 1, 3),))], "kind and text"),  # type: ignore[arg-type]
    ],
)
def test_what_cannot_be_rendered_is_refused(give: Callable[[str], Any], what: str) -> None:
    with pytest.raises(
        ArticleError, match=f"the format plug-in plug is broken: .*{what}"
    ) as caught:
        article(give)
    assert caught.value.where == "film"


class Odd(Verbatim):
    """A syntax that gives a number."""

    def write(self, text: str, raw: str) -> str:
        """Give what is no text."""
        return 5  # type: ignore[return-value]

    def close(self, body: str, raw: str) -> str:
        """Fail."""
        raise RuntimeError(body)


class OddEnd(Verbatim):
    """A syntax that fails at the end."""

    def close(self, body: str, raw: str) -> str:
        """Fail."""
        raise RuntimeError(body)


@pytest.mark.parametrize(
    ("syntax", "what"), [(Odd(), "write gives no text, but 5"), (OddEnd(), "RuntimeError: Drei")]
)
def test_a_syntax_that_fails_is_told(syntax: Verbatim, what: str) -> None:
    found = article(lambda _: [unit("One", 1, syntax=syntax)])
    with pytest.raises(ArticleError, match=f"plug is broken: {what}"):
        found.render({"One": "Drei"})


def test_optional_methods_are_those_of_the_plug_in() -> None:
    class More(Given):
        """A format with all methods."""

        def declared_locale(self, content: str) -> Any:
            return 5 if content else "fr"

        def addresses(self, content: str) -> Any:
            return None

    plain, more = guarded("plug", Given(list)), guarded("plug", More(list))
    assert isinstance(plain, Format)
    assert not isinstance(plain, DeclaresLocale | KnowsAddresses)
    assert isinstance(more, DeclaresLocale)
    assert isinstance(more, KnowsAddresses)
    assert more.declared_locale("") == "fr"
    with pytest.raises(ArticleError, match="declared_locale gives 5"):
        more.declared_locale("x")
    with pytest.raises(ArticleError, match="addresses gives None"):
        more.addresses("x")
