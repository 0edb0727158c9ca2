"""How large a catalog may be, so that a broken or hostile file cannot exhaust the machine."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest catalog that is read; an error names the limit that a file goes beyond."""

    file_size: int = 20_000_000
    """Bytes in the file."""
    entry_size: int = 1_000_000
    """Bytes in one entry, its comments included."""
    entries: int = 200_000
    header_size: int = 64_000
    """Bytes in the header entry."""
    nplurals: int = 6
    """Plural forms; Arabic has six, and no language has more."""


DEFAULT_LIMITS = Limits()
