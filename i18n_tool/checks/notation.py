"""The inline elements of notations other than Markdown and HTML, for the checks.

A translation is looked at as it would be written into the article: what the format mends there, as
marks that letters touch, is right. The readers of a notation are loaded when the first text of it
is checked.
"""

from collections import Counter
from dataclasses import dataclass, field
from importlib import import_module
from typing import Protocol, cast

_KNOWN = frozenset({"rst", "asciidoc"})


@dataclass(frozen=True, slots=True)
class Elements:
    """The inline elements of a text."""

    kinds: Counter[str] = field(default_factory=Counter)
    """How many there are of each, by what an error calls them."""
    emphasis: int = 0
    contents: Counter[str] = field(default_factory=Counter)
    """Code, and other things that are no language."""
    targets: Counter[str] = field(default_factory=Counter)
    """Where roles, links and macros lead."""


class Notation(Protocol):
    """What a module for a notation has."""

    def as_written(self, source: str, target: str) -> str:
        """Give a translation as it would be written for the source's text."""
        ...

    def elements(self, text: str) -> Elements:
        """Give the inline elements of a text."""
        ...


def notation(name: str) -> Notation | None:
    """Give the notation of the format that is so named, or None for one that is not known here."""
    if name not in _KNOWN:
        return None
    return cast("Notation", import_module(f"i18n_tool.checks.notation_{name}"))
