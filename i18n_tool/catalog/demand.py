"""What an article wants of its catalogs, what they may draw on, and what became of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from i18n_tool.catalog.entry import Entry
from i18n_tool.catalog.pieces import Splitter
from i18n_tool.model.unit import CONTEXT_GLUE


@dataclass(frozen=True, slots=True)
class Wanted:
    """One sentence of an article, as its catalogs are to hold it."""

    text: str
    context: str | None = None
    kinds: tuple[str, ...] = ()
    """The kinds of the units that it stands in, for `#.`."""

    @property
    def key(self) -> str:
        """Give gettext's key."""
        return self.text if self.context is None else self.context + CONTEXT_GLUE + self.text


@dataclass(frozen=True, slots=True)
class Source:
    """An article as its catalogs see it."""

    reference: str
    """Its path from the project's root, for `#:`; without a line, since that is no fact for git."""
    locale: str
    """The gettext name of the locale that it is written in."""
    sentences: tuple[Wanted, ...]
    """In the order of the article, each once."""


@dataclass(frozen=True, slots=True)
class Supply:
    """What a merge may draw on beside the catalog itself."""

    pool: dict[str, Entry] = field(default_factory=dict)
    """Entries by key whose sentence has left another article; copied with state and records."""
    former: Sequence[Entry] = ()
    """The entries of what the article, or a part of it, was before, each in its order."""
    blanks: Mapping[str, Entry] = field(default_factory=dict)
    """By key, the article's entries as a new catalog has them: written once for all locales."""
    split: Splitter | None = None
    """Cuts text of the catalog's locale into sentences."""
    joiner: str = " "
    """What stands between two sentences in the catalog's locale."""
