"""How large a catalog may be, so that a broken or hostile file cannot exhaust the machine.

The limits are a value that whoever reads a catalog passes on; a project sets its own in the table
`limits` of its configuration. A file that goes beyond one is refused, and the error names the
limit, the figure found, and the key that raises it.
"""

from dataclasses import dataclass, field

from i18n_tool.errors import CatalogError

TABLE = "limits"
"""The table of the configuration that holds them."""


def _limit(key: str, does: str) -> dict[str, str]:
    """Give a limit's key in the configuration, and the sentence about it for people."""
    return {"key": key, "does": does}


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest catalog that is read; an error names the limit that a file goes beyond."""

    file_size: int = field(
        default=20_000_000,
        metadata=_limit("catalog-size", 'The largest catalog that is read (default "20 MB").'),
    )
    """Bytes in the file."""
    entry_size: int = field(
        default=1_000_000,
        metadata=_limit("entry-size", 'The largest entry, with its comments (default "1 MB").'),
    )
    """Bytes in one entry, its comments included."""
    entries: int = field(
        default=200_000,
        metadata=_limit("entries", "The most entries in a catalog (default 200,000)."),
    )
    header_size: int = field(
        default=64_000,
        metadata=_limit("header-size", 'The largest header entry (default "64 kB").'),
    )
    """Bytes in the header entry."""
    nplurals: int = field(
        default=6,
        metadata=_limit("plural-forms", "The most plural forms, nplurals (default 6)."),
    )
    """Plural forms; Arabic has six, and no language has more."""

    @property
    def mark(self) -> bytes:
        """Give what tells these limits from others, for what is remembered under them.

        Nothing for the defaults.
        """
        return b"" if self == DEFAULT_LIMITS else repr(self).encode()


DEFAULT_LIMITS = Limits()


class LimitError(CatalogError):
    """A catalog goes beyond a limit."""


def beyond(what: str, limit: int, key: str, *, path: str, line: int = 0) -> LimitError:
    """Give the error of a catalog that goes beyond a limit.

    `what` names what was found, with its figure: `the file has 21,000,000 bytes`; `key` is the
    limit's key in the table `limits`.
    """
    return LimitError(
        f"{what}, more than the limit of {limit:,} ({TABLE}.{key})",
        path=path,
        line=line,
        todo=f"Make it smaller, or raise `{key}` in the table `{TABLE}` of the configuration.",
    )


def hold_size(size: int, path: str, limits: Limits) -> None:
    """Raise LimitError where a file has too many bytes."""
    if size > limits.file_size:
        raise beyond(f"the file has {size:,} bytes", limits.file_size, "catalog-size", path=path)


def hold_entries(count: int, path: str, limits: Limits) -> None:
    """Raise LimitError where a catalog has too many entries."""
    if count > limits.entries:
        raise beyond(f"the catalog has {count:,} entries", limits.entries, "entries", path=path)
