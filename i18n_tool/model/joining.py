"""Sentences that are told in the one before (`@joined`): where they may be, what may be lent."""

from collections.abc import Callable, Mapping

from i18n_tool.model.article import Article
from i18n_tool.model.issue import Severity
from i18n_tool.model.unit import JOINED

Fault = tuple[Severity, str]
"""How bad it is, and what is wrong, as a sentence for the translator."""


def fault_of_joining(article: Article, key: str, told: Callable[[str], bool]) -> Fault | None:
    """Give what is wrong where the sentence of that key is told in the one before; None if nothing.

    `told` says of a key whether its sentence has a translation that is used. A sentence is joined
    to one of its own unit only: a paragraph cannot tell what another one says, and would be empty.
    The sentence may stand in several places, and must be in the right place in each.
    """
    for unit in article.units:
        for at, segment in enumerate(unit.segments):
            if segment.key != key:
                continue
            if at == 0:
                return Severity.ERROR, (
                    f"It is the first sentence of its {unit.kind}, so none before it can tell it."
                )
            before = unit.segments[at - 1]
            if not told(before.key):
                return Severity.WARNING, (
                    f"The sentence before it is not translated: {before.text}"
                )
    return None


def lend(article: Article, own: Mapping[str, str], near: Mapping[str, str]) -> dict[str, str]:
    """Give the translations of a locale with those of a sister where it has none.

    A sentence that one of the two tells in the one before is told so only behind a sentence of the
    same locale: else nobody would tell it.
    """
    words = {**near, **own}
    for unit in article.units:
        lender: Mapping[str, str] | None = None
        for segment in unit.segments:
            source = own if segment.key in own else near
            if words.get(segment.key) == JOINED and source is not lender:
                del words[segment.key]
            lender = source if segment.key in words else None
    return words
