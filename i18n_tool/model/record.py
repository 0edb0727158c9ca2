"""The record of an entry: what was done to its text, when, by whom, where it came from."""

from dataclasses import dataclass
from typing import Literal

Verb = Literal["draft", "reviewed", "rejected", "joined"]
"""What a record can say of a text: a machine wrote it, a person approved it, sent it back, or told
this sentence in the one before."""


@dataclass(frozen=True, slots=True)
class Record:
    """What the record lines of one entry say (design, "The entry")."""

    verb: Verb
    date: str
    """The ISO date, such as `2026-11-24`."""
    bind: str
    """26 letters of base32 that hold for one locale, source, translation, verb, date, person and
    what is allowed."""
    by: str | None = None
    """`NAME <ADDRESS>` of the person, where one did it."""
    origin: str | None = None
    """Where the text came from: an engine, `memory 87%`, `variant:pt_BR`."""
    why: str | None = None
    """Why a person sent it back."""
    allowed: tuple[str, ...] = ()
    """What the person let stand though a check finds it: names of checks, and `U+200F`."""
