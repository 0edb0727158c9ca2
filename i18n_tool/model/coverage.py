"""What coverage holds: the numbers of each catalog, and what its readers see all the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from i18n_tool.model.numbers import Numbers
from i18n_tool.model.state import State


class Total(NamedTuple):
    """What catalogs hold together, and how much of it is inherited."""

    numbers: Numbers
    inherited: Numbers

    def done(self, measure: str, state: State = State.TRANSLATED) -> int:
        """Give how much is in `state` or a later one; what is inherited counts as done."""
        inherited = self.inherited.count(measure).untranslated
        return self.numbers.count(measure).at_least(state) + inherited


@dataclass(frozen=True, slots=True)
class Coverage:
    """The numbers of the catalogs of a project, by article and locale."""

    numbers: Mapping[tuple[str, str], Numbers]
    """By article's name and locale, in the order of the names, then of the configured locales."""
    inheriting: frozenset[tuple[str, str]] = frozenset()
    """Where the locale is a regional variant of the article's language: what has no translation of
    its own shows the source, and that is right for its readers."""
    locales: tuple[str, ...] = ()
    """The locales that were asked for, in the configured order."""

    @property
    def articles(self) -> tuple[str, ...]:
        """Give the names of the articles, each once, in order."""
        return tuple(dict.fromkeys(name for name, _ in self.numbers))

    def inherited(self, article: str, locale: str) -> Numbers:
        """Give how much of a catalog is inherited from the source, all of it untranslated."""
        if (article, locale) not in self.inheriting:
            return Numbers()
        return self.numbers[article, locale].only_untranslated()

    def by_locale(self) -> dict[str, Total]:
        """Add up each locale, in one pass over all catalogs."""
        lanes = dict.fromkeys(self.locales, 0)
        inherited = dict.fromkeys(self.locales, 0)
        for key, numbers in self.numbers.items():
            lanes[key[1]] += numbers.lanes
            if key in self.inheriting:
                inherited[key[1]] += self.inherited(*key).lanes
        return {
            locale: Total(Numbers(lanes[locale]), Numbers(inherited[locale]))
            for locale in self.locales
        }
