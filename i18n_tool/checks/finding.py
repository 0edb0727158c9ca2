"""What a check is given, what it gives back, and what makes it a check."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from i18n_tool.model.issue import Severity


@dataclass(frozen=True, slots=True)
class CheckContext:
    """What a check knows of a pair beside its two texts."""

    locale: str
    """The gettext name of the locale translated into."""
    source_locale: str = "en"
    """The gettext name of the locale translated from."""
    format: str = ""
    """The article's format: `text`, `markdown`, `html`, or empty where it is not known."""
    optional: bool = False
    """True for a plural form of a single count, which may leave out the number and its
    placeholder ("one file" for "%d files")."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check says of a pair."""

    message: str
    """What is wrong, as one sentence for the translator."""
    severity: Severity | None = None
    """How bad it is, where that is not the check's own severity."""
    allowed_by: str = ""
    """What a reviewer names to let it stand, where that is not the check's own name."""


def listed(things: Iterable[str]) -> str:
    """Give some things as a message shows them, each once: not too many, none too long."""
    shown = [thing if len(thing) <= LONGEST else thing[: LONGEST - 1] + "…" for thing in things]
    shown = list(dict.fromkeys(shown))
    return ", ".join(shown[:MOST]) + (", …" if len(shown) > MOST else "")


LONGEST = 60
"""Characters of one thing in a message."""

MOST = 5
"""Things in a message."""

Judge = Callable[[str, str, CheckContext], Iterator[Finding]]
"""(source, target, context) to findings; pure, and quick on texts that hold nothing of its kind."""


@dataclass(frozen=True, slots=True)
class Check:
    """A check: ours stand in `i18n_tool.checks`, others come by the entry point of that name."""

    name: str
    """One lower-case word, as in `--only` and in the reports."""
    severity: Severity
    """How bad its findings are, unless one says otherwise."""
    judge: Judge
    documentation: str
    """A sentence, then Description, Why it is bad, Example and How to fix, for `--explain`."""

    @property
    def title(self) -> str:
        """Give the first sentence of the documentation."""
        return self.documentation.strip().split("\n", maxsplit=1)[0]
