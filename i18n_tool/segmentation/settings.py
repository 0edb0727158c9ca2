"""What a project says about sentences: plain data, which a configuration holds."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Custom:
    """What a project adds for one language or locale."""

    locale: str
    """`fr` for all of French, or the gettext name of a locale: `fr_002`."""
    abbreviations: tuple[str, ...] = ()
    """Words with their period that end no sentence: `réf.`."""
    breaks: tuple[tuple[str, str], ...] = ()
    """Where a sentence ends: what stands before the place and what after it, in ICU's syntax."""
    joins: tuple[tuple[str, str], ...] = ()
    """Where none ends."""


@dataclass(frozen=True, slots=True)
class Segmentation:
    """What a project says about sentences."""

    srx: Path | None = None
    """Its SRX file."""
    icu: bool | None = None
    """Use ICU for languages without built-in rules: never, always, or (None) where it is there."""
    custom: tuple[Custom, ...] = ()
