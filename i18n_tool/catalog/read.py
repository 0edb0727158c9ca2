"""From the bytes of a catalog to the raw parts of its entries: fast where it can, strict where not.

Law 3, lossless catalogs: the parts lie side by side, so joined they are the text again.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import Final

from i18n_tool.catalog.comments import read_flags
from i18n_tool.catalog.encoding import Encoding, Warnings, hold_charset, open_text
from i18n_tool.catalog.limits import DEFAULT_LIMITS, Limits, beyond, hold_entries
from i18n_tool.catalog.plural import PluralError, TooManyFormsError, parse_plural_forms
from i18n_tool.catalog.strict import SEPARATOR, Reader
from i18n_tool.catalog.syntax import (
    ACTIVE,
    HEADER_KEY,
    OBSOLETE,
    RawParts,
    canonical_keys,
    forms_of,
    is_obsolete,
    raw_text,
    spelt_key,
    unescape,
)
from i18n_tool.errors import CatalogError

_INDEX: Final = re.compile(rb"(?:\A|\n)(?:#~ )?+msgstr\[([0-9])\]")
_INDICES: Final = [b"%d" % number for number in range(10)]


@dataclass(slots=True)
class Reading:
    """What the bytes of a catalog hold."""

    parts: list[RawParts]
    """All entries in the order of the file, the header's and the obsolete ones with them."""
    tail: bytes
    """What follows the last entry: blank lines and comments."""
    header: int
    """The number of the header entry in `parts`, or -1."""
    fields: dict[str, str]
    """The header's fields; the first of each name, as gettext has it."""
    encoding: Encoding
    warnings: Warnings
    odd: tuple[int, ...] = ()
    """The numbers of the entries that the careful reader read."""
    obsolete: bool = False
    """Some entries are obsolete."""
    keys: list[bytes] = field(default_factory=list)
    """The canonical keys of the entries that are not."""


def read_catalog(data: bytes, path: str, limits: Limits = DEFAULT_LIMITS) -> Reading:
    """Read a catalog strictly as gettext does, or raise CatalogError with the line."""
    warnings: Warnings = []
    text, encoding = open_text(data, path, limits, warnings)
    if not text or text.isspace():
        warnings.append((0, "the catalog is empty"))
        return Reading([], text, -1, {}, encoding, warnings)
    # a line that starts so is an entry's, or a mistake: counted before the parts take up memory
    hold_entries(text.count(b"\nmsgid "), path, limits)
    scanned = _Scan(text, path, encoding.charset)
    parts, tail = scanned.parts, scanned.tail
    if b"\x04" in text:
        _refuse_separator(parts, path)
    if scanned.reader.rare:
        warnings.append((scanned.reader.rare, r"an escape that some tools misread: \a \b \f \v"))
    if b"#" in tail:
        warnings.append((_line_of(parts, len(parts), b""), "comments after the last entry"))
    if len(text) > limits.entry_size or len(parts) > limits.entries:
        _hold_limits(parts, path, limits)
    reading = Reading(parts, tail, -1, {}, encoding, warnings, tuple(scanned.odd), scanned.obsolete)
    _find_header(reading, path, limits)
    _hold_plurals(reading, path, limits)
    return reading


class _Scan:
    """The parts of a text, by whichever expression or reader fits at each place."""

    def __init__(self, text: bytes, path: str, charset: str) -> None:
        self.parts: list[RawParts] = []
        self.tail = b""
        self.obsolete = False
        self.odd: list[int] = []
        """The numbers of the entries that were read strictly."""
        self.reader = Reader(text, path, charset)
        position = 0
        size = len(text)
        while position < size:
            found = self._fast(text, position)
            if found == position:
                parts, found = self.reader.read(position)
                if parts is None:
                    self.tail = text[position:]
                    return
                self.odd.append(len(self.parts))
                self.obsolete = self.obsolete or is_obsolete(parts)
                self.parts.append(parts)
            position = found

    def _fast(self, text: bytes, position: int) -> int:
        """Read as far as one of the fast expressions goes; give where that is."""
        for expression in (ACTIVE, OBSOLETE):
            found: list[RawParts] = expression.findall(text, position)
            ends = bool(found[-1][3])
            if not ends:
                found.pop()
            if found:
                self.obsolete = self.obsolete or expression is OBSOLETE
                self.parts += found
                # what the expression does not read, it swallows: all has been read where it did not
                return len(text) if ends else position + sum(map(len, chain.from_iterable(found)))
        return position


def _line_of(parts: Sequence[RawParts], number: int, before: bytes | None = None) -> int:
    """Give the line on which an entry's msgid (or its start, with `before`) stands."""
    ends = sum(section.count(b"\n") for part in parts[:number] for section in part)
    if before is None:
        ends += sum(section.count(b"\n") for section in parts[number][:3])
    return ends + 1


def _hold_limits(parts: list[RawParts], path: str, limits: Limits) -> None:
    """Raise where there are too many entries, or one too large."""
    hold_entries(len(parts), path, limits)
    sizes = list(map(len, map(b"".join, parts)))
    if max(sizes, default=0) > limits.entry_size:
        number = next(n for n, size in enumerate(sizes) if size > limits.entry_size)
        what = f"the entry has {sizes[number]:,} bytes"
        line = _line_of(parts, number)
        raise beyond(what, limits.entry_size, "entry-size", path=path, line=line)


def _refuse_separator(parts: list[RawParts], path: str) -> None:
    """Raise for a text with the character that parts a context from its text in a `.mo`."""
    for number, part in enumerate(parts):
        for at, section in enumerate(part):
            if at > 1 and b"\x04" in section:
                before = sum(each.count(b"\n") for each in part[:at])
                inside = section.count(b"\n", 0, section.index(b"\x04"))
                line = _line_of(parts, number, b"") + before + inside
                raise CatalogError(SEPARATOR, path=path, line=line)


def _find_header(reading: Reading, path: str, limits: Limits) -> None:
    """Find the header, read its fields; raise for duplicates, of the header and of any entry."""
    parts = reading.parts
    keys = canonical_keys(parts)
    for number in reading.odd:
        keys[number] = (b"#~ " if is_obsolete(parts[number]) else b"") + spelt_key(parts[number])
    active = [key for key in keys if not key.startswith(b"#~")] if reading.obsolete else keys
    reading.keys = active
    if len(set(active)) != len(active):
        _fail_duplicate(parts, keys, path)
    if reading.obsolete:
        _warn_revenants(reading, keys)
    if keys[:1] == [HEADER_KEY]:
        reading.header = 0
    elif HEADER_KEY in keys:
        reading.header = keys.index(HEADER_KEY)
        reading.warnings.append((_line_of(parts, reading.header), "the header is not first"))
    else:
        hold_charset(b"", reading.encoding, path, 0)
        reading.warnings.append((0, "the catalog has no header; read as UTF-8"))
        return
    size = sum(map(len, parts[reading.header]))
    if size > limits.header_size:
        what, line = f"the header has {size:,} bytes", _line_of(parts, reading.header)
        raise beyond(what, limits.header_size, "header-size", path=path, line=line)
    section, line = parts[reading.header][5], _line_of(parts, reading.header)
    hold_charset(raw_text(section), reading.encoding, path, line)
    _read_fields(reading)


def _fail_duplicate(parts: list[RawParts], keys: list[bytes], path: str) -> None:
    """Raise for the first entry that has come before, naming both."""
    seen: dict[bytes, int] = {}
    for number, key in enumerate(keys):
        if key.startswith(b"#~"):
            continue
        first = seen.setdefault(key, number)
        if first != number:
            what = "a second header" if key == HEADER_KEY else "the same msgid again"
            raise CatalogError(
                f"{what}; the first is in line {_line_of(parts, first)}",
                path=path,
                line=_line_of(parts, number),
                todo="Keep one of the two, or tell them apart by a msgctxt.",
            )


def _warn_revenants(reading: Reading, keys: list[bytes]) -> None:
    """Warn where an obsolete entry has the msgid of an active one."""
    active = set(reading.keys)
    line = 1
    for parts, key in zip(reading.parts, keys, strict=True):
        if key.startswith(b"#~"):
            plain = key.replace(b"#~ ", b"", 1).replace(b"\n#~ ", b"\n")
            if plain in active:
                at = line + sum(section.count(b"\n") for section in parts[:3])
                reading.warnings.append((at, "an obsolete entry has the msgid of an active one"))
        line += sum(section.count(b"\n") for section in parts)


def _read_fields(reading: Reading) -> None:
    """Read the header's fields; warn of what is odd in it."""
    header = reading.parts[reading.header]
    line = _line_of(reading.parts, reading.header)
    fields, odd = _fields_of(header[5])
    reading.fields.update(fields)
    reading.warnings += ((line, f"a header line that is no field: {raw!r}") for raw in odd)
    if b"fuzzy" in header[1] and "fuzzy" in read_flags(header[1]):
        reading.warnings.append((line, "the header is marked fuzzy"))


@lru_cache(maxsize=64)
def _fields_of(section: bytes) -> tuple[dict[str, str], tuple[str, ...]]:
    """Give the fields of a header's msgstr and its lines that are none; many catalogs share one."""
    fields: dict[str, str] = {}
    odd: list[str] = []
    for raw in unescape(b"".join(forms_of(section)[:1])).decode("utf-8").split("\n"):
        name, colon, value = raw.partition(":")
        if colon and name.strip():
            fields.setdefault(name.strip(), value.strip())
        elif raw.strip():
            odd.append(raw)
    return fields, tuple(odd)


def _hold_plurals(reading: Reading, path: str, limits: Limits) -> None:
    """Raise for a plural rule that is none, and for entries with another number of forms."""
    parts = reading.parts
    try:
        rule = parse_plural_forms(reading.fields.get("Plural-Forms", ""), limits.nplurals)
    except TooManyFormsError as error:
        line = _line_of(parts, reading.header)
        what = f"the header says nplurals={error.nplurals}"
        raise beyond(what, limits.nplurals, "plural-forms", path=path, line=line) from None
    except PluralError as error:
        raise CatalogError(
            str(error),
            path=path,
            line=_line_of(parts, reading.header),
            todo="Write the language's Plural-Forms in the header; `msginit` knows them.",
        ) from None
    for number, part in enumerate(parts):
        if not part[4]:
            continue
        indices = _INDEX.findall(part[5])
        if indices != _INDICES[: len(indices)]:
            Reader(b"".join(map(b"".join, parts)), path, "utf-8").read(
                sum(map(len, chain.from_iterable(parts[:number])))
            )
        forms = forms_of(part[5])
        if not rule and len(forms) > limits.nplurals:
            what, line = f"the entry has {len(forms)} plural forms", _line_of(parts, number)
            raise beyond(what, limits.nplurals, "plural-forms", path=path, line=line)
        most = rule.nplurals if rule else limits.nplurals
        if len(forms) > most or (
            rule and len(forms) != most and any(forms) and not is_obsolete(part)
        ):
            raise CatalogError(
                f"the entry has {len(forms)} plural forms, the header says nplurals={most}",
                path=path,
                line=_line_of(parts, number),
                todo="Give the entry as many msgstr[…] as the header's Plural-Forms says.",
            )
