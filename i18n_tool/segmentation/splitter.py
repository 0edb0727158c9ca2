"""A project's own way to cut texts into sentences: the built-in rules, and what it adds to them.

Three things can stand under it: the built-in rules of the language, the rules of an SRX file for
the languages that its map names, or ICU for languages without built-in rules. The project's own
abbreviations, breaks and joins lie over each of them (`overlay`, loaded only where it is needed).
"""

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from i18n_tool.segmentation import entities
from i18n_tool.segmentation.codes import Span
from i18n_tool.segmentation.digest import has_icu
from i18n_tool.segmentation.rules import Rules, has_rules, rules_of
from i18n_tool.segmentation.scan import boundaries
from i18n_tool.segmentation.settings import Segmentation

if TYPE_CHECKING:
    from i18n_tool.segmentation.srx import Srx

Boundaries = Callable[[str, Sequence[Span]], Sequence[int]]


class Splitter:
    """Cuts texts into sentences as one project wants it; `cut` is a `model.unit.Cutter`."""

    def __init__(self, settings: Segmentation, srx: "Srx | None" = None) -> None:
        """Take what the project says, and its SRX file, read."""
        self.settings = settings
        self.srx = srx
        self._found: dict[str, Boundaries] = {}

    def segment(self, text: str, locale: str) -> list[str]:
        """Give the sentences of a text, as `segmentation.segment`."""
        points = [0, *self._boundaries(locale)(text, ()), len(text)]
        return [text[start:end] for start, end in pairwise(points) if start < end]

    def cut(self, text: str, locale: str, codes: Sequence[Span]) -> list[Span]:
        """Give the spans of the sentences of a text, as `segmentation.cut`."""
        plain, inside, places = entities.read(text, codes)
        spans: list[Span] = []
        for start, end in pairwise([0, *self._boundaries(locale)(plain, inside), len(plain)]):
            piece = plain[start:end]
            bare = piece.strip()
            if bare:
                first = start + len(piece) - len(piece.lstrip())
                spans.append((first, first + len(bare)))
        return spans if places is None else [(places[first], places[last]) for first, last in spans]

    def _boundaries(self, locale: str) -> Boundaries:
        found = self._found.get(locale)
        if found is None:
            found = self._found[locale] = self._made(locale)
        return found

    def _made(self, locale: str) -> Boundaries:
        """Put together what cuts texts of a locale."""
        rules = rules_of(locale)
        mapped = self.srx.rules_for(locale.replace("_", "-")) if self.srx else None
        under: Boundaries
        if mapped is not None:
            under = _overlay().by_srx(mapped)
        elif uses_icu(self.settings, locale):
            under = _overlay().by_icu(locale, rules)
        else:
            under = partial(_by_rules, rules)
        custom = [each for each in self.settings.custom if _holds(each.locale, locale)]
        return _overlay().Over(under, custom) if custom else under


def _by_rules(rules: Rules, text: str, codes: Sequence[Span]) -> Sequence[int]:
    return boundaries(text, rules, codes)


def uses_icu(settings: Segmentation, locale: str) -> bool:
    """Say whether ICU cuts the texts of a locale, if no SRX file does."""
    if settings.icu is False or has_rules(locale):
        return False
    return settings.icu is True or has_icu()


def _holds(name: str, locale: str) -> bool:
    """Say whether rules for a language or locale hold for a locale."""
    parts = name.lower().replace("-", "_").split("_")
    return locale.lower().replace("-", "_").split("_")[: len(parts)] == parts


def _overlay() -> Any:  # noqa: ANN401 - a module
    """Load what only some projects need: it takes `regex`, which is slow to load."""
    return import_module("i18n_tool.segmentation.overlay")
