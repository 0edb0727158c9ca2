"""The bytes of a catalog that was merged of two, proved to be a catalog."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from i18n_tool.catalog.catalog import Catalog
from i18n_tool.catalog.clashes import Clash
from i18n_tool.catalog.encoding import Encoding
from i18n_tool.catalog.limits import Limits
from i18n_tool.catalog.read import Reading, read_catalog
from i18n_tool.errors import CatalogError


def write_merged(result: Catalog, readings: Sequence[Reading]) -> bytes:
    """Give the bytes of a merged catalog; `readings` are the base, the side that stays, the other.

    `result` is the catalog of the second one, with the merged entries and header. Comments after
    the last entry are merged, too. Where one side's charset lacks the other's letters, it becomes
    UTF-8.
    """
    reading = readings[1]
    reading.tail = _tail_of(*(each.tail for each in readings))
    reading.encoding = _encoding_of(readings, result)
    try:
        return result.to_bytes()
    except CatalogError:
        if reading.encoding.charset == "utf-8":
            raise
    result.header["Content-Type"] = "text/plain; charset=UTF-8"
    reading.encoding = replace(reading.encoding, charset="utf-8")
    return result.to_bytes()


def _encoding_of(readings: Sequence[Reading], result: Catalog) -> Encoding:
    """Give how the result is written: as `stays`, unless the header names the other's charset."""
    _, stays, other = readings
    named = result.header.get("Content-Type", "")
    if named in {stays.fields.get("Content-Type", ""), ""} or not other.fields:
        return stays.encoding
    return replace(stays.encoding, charset=other.encoding.charset)


def place(
    clashes: Sequence[Clash], data: bytes, result: Catalog, limits: Limits
) -> tuple[Clash, ...]:
    """Give clashes with their lines in a merged catalog, in its order.

    The bytes are read again first, and proved to hold as many entries as were merged: CatalogError.
    """
    reading = read_catalog(data, result.path, limits)
    count = len(result.entries) + (result.header_entry is not None)
    if len(reading.parts) != count:
        raise CatalogError(
            f"the two versions cannot be merged: {count} entries became {len(reading.parts)}",
            path=result.path,
            todo="This is a mistake in the program; please report it.",
        )
    if not clashes:
        return ()
    catalog = Catalog(reading, path=result.path)
    lines: defaultdict[tuple[str | None, str], int] = defaultdict(int)
    for entry in catalog.entries:
        lines[entry.msgctxt, entry.msgid] = lines[entry.msgctxt, entry.msgid] or entry.line
    if catalog.header_entry is not None:
        lines[None, ""] = catalog.header_entry.line
    placed = [replace(clash, line=lines[clash.msgctxt, clash.msgid]) for clash in clashes]
    return tuple(sorted(placed, key=lambda clash: clash.line))


def _tail_of(base: bytes, stays: bytes, other: bytes) -> bytes:
    """Give what follows the last entry; comments that the other side added come last."""
    if other in (stays, base):
        return stays
    if stays == base:
        return other
    there = {*base.split(b"\n"), *stays.split(b"\n"), b""}
    new = [line for line in other.split(b"\n") if line not in there]
    return b"".join([stays, *(line + b"\n" for line in new)])
