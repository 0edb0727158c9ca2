"""What drafting is told, and what it tells."""

from collections.abc import Callable
from dataclasses import dataclass, field

from i18n_tool.errors import ToolError

Watch = Callable[[int, int], None]
"""Is told how many sentences of how many are done, whenever that changes."""


@dataclass(frozen=True, slots=True)
class DraftOptions:
    """What is drafted."""

    articles: tuple[str, ...] = ()
    """Names or globs; none means all."""
    locales: tuple[str, ...] = ()
    """Gettext names; none means all."""
    threshold: int = 75
    """The least score of a match from the memory, in per cent."""
    limit: int | None = None
    """How many sentences at most."""
    again: bool = False
    """True: what a machine wrote and nobody has touched is drafted anew."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """The time, as records and headers write it."""

    today: str
    """`2026-11-24`."""
    now: str
    """`2026-11-24 09:30+0000`."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft that was saved."""

    locale: str
    article: str
    msgid: str
    msgstr: str
    origin: str
    """What `@from` says: `memory`, `memory 87%`, `variant:pt_BR`, an engine."""
    context: str | None = None


@dataclass(frozen=True, slots=True)
class Undrafted:
    """One sentence that an engine failed to give."""

    locale: str
    article: str
    msgid: str
    engine: str
    reason: str
    context: str | None = None


@dataclass(frozen=True, slots=True)
class Stopped:
    """An engine that could not go on."""

    engine: str
    reason: str


@dataclass(frozen=True, slots=True)
class DraftReport:
    """What became of what was empty."""

    drafts: tuple[Draft, ...] = ()
    """In the order of locales, articles and sentences, whatever the order of the answers."""
    failures: tuple[Undrafted, ...] = ()
    """Of sentences that are still empty, one for each engine that was tried."""
    left: int = 0
    """Sentences that are still empty and that no engine was there for."""
    stopped: tuple[Stopped, ...] = ()
    errors: tuple[ToolError, ...] = ()
    """Articles and catalogs that could not be read or written."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What one engine, or the memory, would be given of one locale; nothing is sent to learn it."""

    by: str
    """`memory`, `variant`, `opencc`, an engine's name, or empty: nothing is there for it."""
    locale: str
    segments: int
    words: int
    characters: int
    """As sent: with marks instead of codes; each sentence once."""


@dataclass(slots=True)
class Progress:
    """Counts what is done and tells the one who watches."""

    watch: Watch
    total: int = 0
    done: int = 0
    errors: list[ToolError] = field(default_factory=list)

    def step(self, count: int = 1) -> None:
        """Count further sentences."""
        self.done += count
        self.watch(self.done, self.total)
