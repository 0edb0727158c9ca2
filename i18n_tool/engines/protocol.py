"""What an engine is: the interface that ours and those of plug-ins have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol, runtime_checkable


class Kind(StrEnum):
    """What a failure means for the next call."""

    TRANSIENT = "transient"
    """The same call may work later."""
    PERMANENT = "permanent"
    """This text will never work with this engine; others may."""
    FATAL = "fatal"
    """This engine will not work in this run: a wrong key, a wrong address, a spent quota."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no translation of one text. Never holds a key, and never the text itself."""

    kind: Kind
    reason: str
    """One clause for people, such as `the server does not answer`."""
    after: float | None = None
    """Seconds that the server asks to wait, where it said so."""


Answer = str | Failure


@dataclass(frozen=True, slots=True)
class Setup:
    """What an engine is made from."""

    url: str = ""
    """Where its server answers; empty for its usual place."""
    key: str = field(default="", repr=False)
    """Its API key. It stands in no text that the tool writes."""
    options: Mapping[str, object] = field(default_factory=dict, repr=False)
    """What else the configuration says of this engine."""


@runtime_checkable
class Engine(Protocol):
    """Something that translates sentences.

    Locales are gettext names (`zh_Hans`, `pt_BR`, `fr_002`); the engine knows its own codes. Texts
    come shielded: what an engine may not change stands as marks of one of its `schemes`. An engine
    may be called from several threads at once, so it keeps no state between calls.
    """

    @property
    def name(self) -> str:
        """Give the name that people write and that `@from` keeps."""
        ...

    @property
    def batch(self) -> int:
        """Give how many texts one call may hold."""
        ...

    @property
    def longest(self) -> int:
        """Give how long a text may be, in characters, shielded."""
        ...

    @property
    def schemes(self) -> tuple[str, ...]:
        """Give the names of the shielding schemes that survive it, the best first."""
        ...

    def supports(self, source: str, target: str) -> bool:
        """Say whether it translates from one locale to the other; asks no server."""
        ...

    def translate(
        self, texts: Sequence[str], source: str, target: str, timeout: float
    ) -> list[Answer]:
        """Translate texts, in `timeout` seconds for the whole call; one answer a text, in order."""
        ...
