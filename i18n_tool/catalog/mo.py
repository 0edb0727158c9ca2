"""Compiled catalogs: the `.mo` of a `.po`, with the same content as msgfmt writes, byte for byte
what `msgfmt --no-hash` writes, and the same on every machine (law 7).
"""

import struct
from collections.abc import Collection, Iterable
from itertools import accumulate, chain
from typing import Final

from i18n_tool.catalog.catalog import Catalog
from i18n_tool.catalog.limits import DEFAULT_LIMITS, Limits
from i18n_tool.catalog.read import Reading, read_catalog
from i18n_tool.catalog.scan import active_parts, state_of
from i18n_tool.catalog.syntax import HEADER_KEY, RawParts, forms_of, raw_text, unescape
from i18n_tool.model.state import State

FINISHED: Final = frozenset({State.TRANSLATED, State.REVIEWED})
"""The states that msgfmt compiles."""
_MAGIC: Final = 0x950412DE
_START: Final = 28
"""Bytes of a `.mo`'s own header."""


def compile_mo(
    source: bytes | Catalog,
    *,
    states: Collection[State] = FINISHED,
    path: str = "<catalog>",
    locale: str = "",
    limits: Limits = DEFAULT_LIMITS,
) -> bytes:
    """Give the `.mo` of a catalog: its header, and the entries that are in one of `states`.

    `source` is a catalog or the bytes of a `.po`. An entry without a translation is never compiled.
    Texts are in UTF-8 whatever the catalog's charset. Raises CatalogError for bytes that are no
    catalog.
    """
    if isinstance(source, Catalog):
        path, locale = source.path or path, source.locale or locale
        limits, source = source.limits, source.to_bytes()
    reading = read_catalog(source, path, limits)
    return write_mo(_pairs(reading, locale or reading.fields.get("Language", ""), states))


def texts_of(
    data: bytes,
    *,
    states: Collection[State] = FINISHED,
    path: str = "<catalog>",
    locale: str = "",
    limits: Limits = DEFAULT_LIMITS,
) -> dict[str, str]:
    """Give the translations of a `.po` that are in one of `states`, by gettext's key.

    The key is msgid, or msgctxt, U+0004 and msgid; of a plural the first form is given. What has no
    translation is left out, as is the header. Raises CatalogError as `parse_catalog` does.
    """
    reading = read_catalog(data, path, limits)
    texts = {}
    for key, forms in _pairs(reading, locale or reading.fields.get("Language", ""), states):
        text = forms.partition(b"\0")[0]
        if text and key:
            texts[key.partition(b"\0")[0].decode()] = text.decode()
    return texts


def _pairs(reading: Reading, name: str, states: Collection[State]) -> list[tuple[bytes, bytes]]:
    """Give what a `.mo` holds of a catalog: keys and translations, the header's first."""
    prove = (State.REVIEWED in states) != (State.TRANSLATED in states)
    pairs: list[tuple[bytes, bytes]] = []
    # most entries: neither their state nor their lines need a closer look
    simple = not reading.odd and State.TRANSLATED in states and not prove
    for parts, key in zip(active_parts(reading), reading.keys, strict=True):
        _, comments, msgctxt, _, plural, msgstr = parts
        if msgstr == b'msgstr ""\n':
            continue
        odd = msgctxt or plural or b"fuzzy" in comments or b"@joined" in comments
        if simple and key != HEADER_KEY and not odd:
            raw = msgstr.replace(b'"\n"', b"")[8:-2]
            if raw:
                msgid = key[7:-2]
                # looking for an escape here costs less than the call that need not be made
                pairs.append(
                    (
                        unescape(msgid) if b"\\" in msgid else msgid,
                        unescape(raw) if b"\\" in raw else raw,
                    )
                )
        elif key == HEADER_KEY:
            text = unescape(raw_text(parts[5]))
            pairs.append((b"", _compiled_header(text, reading.encoding.charset)))
        elif state_of(parts, name, prove=prove) in states:
            pair = _pair(parts, key)
            if pair[1].strip(b"\0"):
                pairs.append(pair)
    return pairs


def _pair(parts: RawParts, key: bytes) -> tuple[bytes, bytes]:
    """Give what stands for one entry in a `.mo`: key and translation."""
    if not parts[2] and not parts[4]:
        return unescape(key[7:-2]), unescape(raw_text(parts[5]))
    msgid = unescape(raw_text(parts[3]))
    if parts[2]:
        msgid = unescape(raw_text(parts[2])) + b"\x04" + msgid
    if parts[4]:
        msgid += b"\0" + unescape(raw_text(parts[4]))
    return msgid, b"\0".join([unescape(raw) for raw in forms_of(parts[5])])


def _compiled_header(header: bytes, charset: str) -> bytes:
    """Give the header as msgfmt compiles it: without POT-Creation-Date, which says nothing of the
    translation; and with the charset that the texts are in now.
    """
    lines = [line for line in header.split(b"\n") if not line.startswith(b"POT-Creation-Date:")]
    if charset not in {"utf-8", "ascii"}:
        for at, line in enumerate(lines):
            if line.lower().startswith(b"content-type:"):
                lines[at] = b"Content-Type: text/plain; charset=UTF-8"
    return b"\n".join(lines)


def write_mo(pairs: Iterable[tuple[bytes, bytes]]) -> bytes:
    """Give the bytes of a `.mo` of keys and translations in UTF-8, in any order.

    The layout is that of the gettext manual, "The Format of GNU MO Files", little-endian, without
    a hash table.
    """
    # By the key up to the plural, as msgfmt does: NUL, which parts them, is less than any byte.
    ordered = sorted(pairs)
    count = len(ordered)
    keys = [key for key, _ in ordered]
    texts = [text for _, text in ordered]
    sizes = list(map(len, chain(keys, texts)))
    first = _START + 16 * count
    starts = accumulate((size + 1 for size in sizes), initial=first)
    table = chain.from_iterable(zip(sizes, starts, strict=False))
    head = (_MAGIC, 0, count, _START, _START + 8 * count, 0, first)
    body = b"\0".join((*keys, *texts, b""))
    return struct.pack(f"<{7 + 4 * count}I", *head, *table) + body
