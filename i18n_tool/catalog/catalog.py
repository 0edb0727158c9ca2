"""A catalog: entries in the order of the file, read lossless and written back the same."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from i18n_tool.catalog.encoding import Encoding
from i18n_tool.catalog.entry import Entry
from i18n_tool.catalog.header import Header
from i18n_tool.catalog.limits import DEFAULT_LIMITS, Limits, hold_entries, hold_size
from i18n_tool.catalog.oddities import find_oddities
from i18n_tool.catalog.pause import collector_paused
from i18n_tool.catalog.read import Reading, read_catalog
from i18n_tool.catalog.style import UNWRAPPED, width_of
from i18n_tool.catalog.syntax import RawParts, is_obsolete
from i18n_tool.catalog.writer import emit, prove, prove_unique
from i18n_tool.errors import CatalogError, ToolError

if TYPE_CHECKING:
    import polib

    from i18n_tool.catalog.clashes import Clash

Writer = Callable[[Path, bytes], object]
"""What puts bytes into a file, whole or not at all."""


class Catalog:
    """A gettext catalog; iterating gives its entries without the header, obsolete ones included.

    Law 3, lossless catalogs: saving what was loaded gives back its bytes, and changing one entry
    changes only that entry's lines.
    """

    default_writer: ClassVar[Writer | None] = None
    """What `save` writes through where `writer` is not set; the workspace puts its own in."""

    def __init__(self, reading: Reading | None = None, *, path: str = "", locale: str = "") -> None:
        """Take what was read; without it, the catalog is empty."""
        empty = Reading([], b"", -1, {}, Encoding(), [])
        self._reading = reading or empty
        self._width: int | None = None
        self._entries: list[Entry] | None = None
        self._warned: tuple[tuple[int, str], ...] | None = None
        self.path = path
        self.writer: Writer | None = None
        """What `save` writes through; workspace puts the atomic one in."""
        self.clashes: tuple[Clash, ...] = ()
        """What somebody else had changed otherwise, at the last `save`; both texts are in the file,
        ours in a note."""
        self.limits = DEFAULT_LIMITS
        """What was read under these is not written beyond them: it could not be read again."""
        self._locale = locale or self._reading.fields.get("Language", "")
        number = self._reading.header
        self.header_entry: Entry | None = None
        """The entry with the empty msgid, which holds the header; None where there is none."""
        if number >= 0:
            line = 1 + sum(
                section.count(b"\n") for part in self._reading.parts[:number] for section in part
            )
            part = self._reading.parts[number]
            self.header_entry = Entry.from_parts(part, line, self._locale)

    @property
    def locale(self) -> str:
        """The gettext name of the locale: as given at loading, else the header's Language."""
        return self._locale

    @locale.setter
    def locale(self, name: str) -> None:
        """Set the locale, of every entry too."""
        self._locale = name
        for entry in self._entries or ():
            entry.locale = name

    @property
    def entries(self) -> list[Entry]:
        """All entries but the header, in the order of the file; change it or assign another."""
        if self._entries is None:
            self._entries = self._make_entries()
        for entry in self._entries:
            if not entry.locale:
                entry.locale = self._locale
        return self._entries

    @entries.setter
    def entries(self, entries: Sequence[Entry]) -> None:
        """Take these entries, in this order, instead of those that were there."""
        self._entries = list(entries)

    def _make_entries(self) -> list[Entry]:
        made: list[Entry] = []
        line = 1
        locale = self._locale
        make = Entry.from_parts
        for number, part in enumerate(self._reading.parts):
            before = part[0].count(b"\n") + part[1].count(b"\n") + part[2].count(b"\n")
            if number != self._reading.header:
                made.append(make(part, line + before, locale))
            line += before + part[3].count(b"\n") + part[4].count(b"\n") + part[5].count(b"\n")
        return made

    def __iter__(self) -> Iterator[Entry]:
        """Give the entries, obsolete ones included, without the header."""
        return iter(self.entries)

    def __len__(self) -> int:
        """Give how many entries there are, obsolete ones included, without the header."""
        if self._entries is None:
            return len(self._reading.parts) - (self._reading.header >= 0)
        return len(self._entries)

    def __repr__(self) -> str:
        """Show where it comes from and how large it is."""
        return f"Catalog({self.path!r}, locale={self._locale!r}, {len(self)} entries)"

    @property
    def header(self) -> Header:
        """The header's fields, to read and to write."""
        return Header(self)

    @property
    def warnings(self) -> tuple[tuple[int, str], ...]:
        """What is odd in the file as read: lines from 1 (0 where none fits) and sentences."""
        if self._warned is None:
            found = [*self._reading.warnings, *find_oddities(self._reading, self._locale)]
            self._warned = tuple(sorted(found))
        return self._warned

    def find(self, msgid: str, msgctxt: str | None = None) -> Entry | None:
        """Give the entry of this text and context that is not obsolete, or None."""
        for entry in self.entries:
            if entry.msgid == msgid and entry.msgctxt == msgctxt and not entry.obsolete:
                return entry
        return None

    def index(self) -> dict[tuple[str, str | None], Entry]:
        """Give the entries that are not obsolete by msgid and msgctxt, to find many of them."""
        return {(entry.msgid, entry.msgctxt): entry for entry in self.entries if not entry.obsolete}

    def make_header(self) -> Entry:
        """Give the header entry, a new one with the charset if there is none."""
        if self.header_entry is None:
            text = "MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
            text += "Content-Transfer-Encoding: 8bit\n"
            self.header_entry = Entry("", text, locale=self._locale)
        return self.header_entry

    def touch(self, now: str) -> None:
        """Set PO-Revision-Date, as `2026-11-24 09:30+0000`; for verbs that have changed an entry.

        Saving does not do it, so that a date moves only with content (law 7).
        """
        self.header["PO-Revision-Date"] = now

    def _pieces(self) -> list[RawParts]:
        """Give the raw slices to write, proved to be readable where they are new."""
        reading, header = self._reading, self.header_entry
        if self._entries is None and (header is None or not header.changes()):
            return reading.parts
        every = list(self.entries)
        if header is not None:
            every.insert(max(reading.header, 0), header)
        parts = [emit(entry, self._find_width) for entry in every]
        changed = [
            part
            for part, entry in zip(parts, every, strict=True)
            if part is not entry.parts and entry is not header
        ]
        ordered = [entry.parts for entry in every] == reading.parts
        if changed or not ordered or (header is not None and header.changes()):
            prove(
                [part for part, one in zip(parts, every, strict=True) if one is header],
                changed,
                self.path,
                self.limits,
            )
            prove_unique(parts, self.path)
        if not ordered or any(_is_turned(entry) for entry in every):
            parts = sorted(map(_ended, parts), key=is_obsolete)  # those last, as gettext does
        if parts and parts[:1] != reading.parts[:1]:
            parts = _apart(parts, reading.parts[0] if reading.parts else None)
        return parts

    def _find_width(self) -> int:
        """Find out how the file wraps its lines, when that is first needed."""
        if self._width is None:
            parts = self._reading.parts
            self._width = width_of(parts) if parts else UNWRAPPED
        return self._width

    def to_bytes(self) -> bytes:
        """Give the bytes of the file as it would be saved now.

        Raises CatalogError for an entry that gettext could not read again, or whose text is not in
        the file's charset; LimitError for a catalog that has grown beyond what is read.
        """
        reading = self._reading
        try:
            with collector_paused():
                parts = self._pieces()
            text = b"".join(chain.from_iterable(parts)) + reading.tail
            same_end = bool(reading.tail) or parts[-1:] == reading.parts[-1:]
            data = reading.encoding.encode(text, ends_as_read=same_end)
        except UnicodeError as error:
            charset = reading.encoding.charset.upper()
            raise CatalogError(
                f"a text cannot be written in the catalog's charset, {charset}: {error.reason}"
                if isinstance(error, UnicodeEncodeError)
                else f"a text cannot be written in {charset}",
                path=self.path,
                todo="Leave out what is no character in it."
                if charset == "UTF-8"
                else "Convert the catalog first: `msgconv --to-code=UTF-8 -o FILE FILE`.",
            ) from None
        if parts is not reading.parts:
            hold_entries(len(parts), self.path, self.limits)
            hold_size(len(data), self.path, self.limits)
        return data

    def save(self, path: str | Path | None = None) -> None:
        """Write the catalog to where it came from, or to `path`, whole or not at all (law 8).

        What others have written into the file since it was loaded stays: what was changed here is
        merged into it entry by entry. Entries that both changed differently stand in `clashes`.
        """
        target = path or self.path
        writer = self.writer or Catalog.default_writer
        if writer is None or not target:
            raise ToolError(
                "the catalog has nowhere to be saved to" if not target else "no writer is set",
                where=str(target),
                todo="Name a path: catalog.save(path)." if not target else "Import i18n_tool.",
            )
        writer(Path(target), self.to_bytes())

    def to_polib(self) -> "polib.POFile":
        """Give the same catalog as polib's."""
        from i18n_tool.catalog.polib_bridge import to_polib  # noqa: PLC0415 — polib is slow to load

        return to_polib(self)

    @classmethod
    def from_polib(cls, file: "polib.POFile", *, path: str = "", locale: str = "") -> "Catalog":
        """Give a catalog of our own with what polib's holds."""
        from i18n_tool.catalog.polib_bridge import from_polib  # noqa: PLC0415 — as above

        return from_polib(file, path=path, locale=locale)


def _ended(parts: RawParts) -> RawParts:
    """Give the parts of an entry that ends its last line, so that any other may follow."""
    return parts if parts[5].endswith(b"\n") else (*parts[:5], parts[5] + b"\n")


def _apart(parts: list[RawParts], former: RawParts | None) -> list[RawParts]:
    """Give the parts with no blank line before the first, and one before what was first."""
    lead = b"" if former is None or former[0] == b"" else parts[0][0]
    apart = [(lead, *parts[0][1:])]
    for part in parts[1:]:
        moved = former is not None and not part[0] and part[2:4] == former[2:4]
        apart.append((b"\n", *part[1:]) if moved else part)
    return apart


def _is_turned(entry: Entry) -> bool:
    """Say whether an entry has become obsolete, or come back, since it was read."""
    if entry.parts is None or not entry.knows("obsolete"):
        return False
    return is_obsolete(entry.parts) != entry.obsolete


def parse_catalog(
    data: bytes, *, path: str = "<catalog>", locale: str = "", limits: Limits = DEFAULT_LIMITS
) -> Catalog:
    """Read a catalog from the bytes of a `.po`, strictly as gettext does.

    `locale` is the gettext name of its locale, the header's Language by default. Raises
    CatalogError with path and line.
    """
    with collector_paused():
        catalog = Catalog(read_catalog(data, path, limits), path=path, locale=locale)
    catalog.limits = limits
    return catalog


def serialize_catalog(catalog: Catalog) -> bytes:
    """Give the bytes of a catalog; what has not been changed since reading is the same bytes."""
    return catalog.to_bytes()


def new_entry(msgid: str, msgstr: str = "", **values: object) -> Entry:
    """Make an entry with its other attributes by name (`msgctxt`, `flags`, `references`, …)."""
    return Entry(msgid, msgstr, **values)


def new_catalog(
    locale: str, *, project: str = "", now: str = "", plural_forms: str = "", path: str = ""
) -> Catalog:
    """Make an empty catalog with a header.

    `now` is the PO-Revision-Date, as `2026-11-24 09:30+0000`. A template has no locale.
    """
    catalog = Catalog(path=path, locale=locale)
    fields = {
        "Project-Id-Version": project or "PACKAGE VERSION",
        "PO-Revision-Date": now or "YEAR-MO-DA HO:MI+ZONE",
        "Language": locale,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_forms,
    }
    text = "".join(
        f"{name}: {value}\n" for name, value in fields.items() if value or name != "Plural-Forms"
    )
    catalog.header_entry = Entry("", text, locale=locale)
    return catalog
