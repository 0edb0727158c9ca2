"""The header of a catalog: fields, one a line, in the msgstr of the entry with an empty msgid."""

from collections.abc import Iterator, MutableMapping
from typing import Protocol

from i18n_tool.catalog.entry import Entry


class HasHeader(Protocol):
    """What the view needs of a catalog."""

    header_entry: Entry | None

    def make_header(self) -> Entry:
        """Give the header entry, a new one if there is none."""
        ...  # pragma: no cover


class Header(MutableMapping[str, str]):
    """A view of the fields; assigning one changes only its line, lines that are no field stay."""

    def __init__(self, catalog: HasHeader) -> None:
        """Look at the catalog's header entry, whichever it is by then."""
        self._catalog = catalog

    def _lines(self) -> list[str]:
        entry = self._catalog.header_entry
        if entry is None or not entry.msgstr or not entry.msgstr[0]:
            return []
        return entry.msgstr[0].removesuffix("\n").split("\n")

    def _write(self, lines: list[str]) -> None:
        entry = self._catalog.make_header()
        entry.msgstr = ["".join(line + "\n" for line in lines)]

    def __getitem__(self, name: str) -> str:
        """Give the field's value, without white space around."""
        for line in self._lines():
            key, colon, value = line.partition(":")
            if colon and key.strip() == name:
                return value.strip()
        raise KeyError(name)

    def __setitem__(self, name: str, value: str) -> None:
        """Write the field in its place, or as the last."""
        if "\n" in name + value:
            raise ValueError(f"a header field has one line: {name}")
        self._catalog.make_header()  # with its charset: a header of one field would lack it
        lines = self._lines()
        for at, line in enumerate(lines):
            key, colon, old = line.partition(":")
            if colon and key.strip() == name:
                if old.strip() != value:
                    lines[at] = f"{name}: {value}"
                    self._write(lines)
                return
        self._write([*lines, f"{name}: {value}"])

    def __delitem__(self, name: str) -> None:
        """Take the field's line away."""
        lines = self._lines()
        kept = [line for line in lines if line.partition(":")[0].strip() != name]
        if len(kept) == len(lines):
            raise KeyError(name)
        self._write(kept)

    def __iter__(self) -> Iterator[str]:
        """Give the names of the fields in their order."""
        for line in self._lines():
            key, colon, _ = line.partition(":")
            if colon and key.strip():
                yield key.strip()

    def __len__(self) -> int:
        """Give how many fields there are."""
        return sum(1 for _ in self)
