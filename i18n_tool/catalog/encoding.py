"""From the bytes of a file to UTF-8 with LF line ends, and back to the same bytes."""

import codecs
import re
from dataclasses import dataclass
from encodings import normalize_encoding
from encodings.aliases import aliases
from typing import Final

from i18n_tool.catalog.limits import Limits, hold_size
from i18n_tool.errors import CatalogError

_MO_MAGIC: Final = (b"\xde\x12\x04\x95", b"\x95\x04\x12\xde")
_WIDE_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_HEADER: Final = re.compile(
    rb'(?:\A|\n)[ \t]*msgid[ \t\r]*(?:""[ \t\r\n]*+)++msgstr[ \t]*((?:"[^\n]*+[ \t\r\n]*+)++)'
)
_CHARSET: Final = re.compile(rb"charset=[ \t]*([^\s\\\";]*)", re.IGNORECASE)
_CHARSETS: Final = re.compile(
    r"utf_8|ascii|latin_1|iso8859_(?:[1-9]|1[013-6])|koi8_[rtu]|tis_620"
    r"|cp(?:125[0-8]|437|720|737|775|85[025-8]|86[0-35689]|874|932|949|950|1125|1006)"
    r"|gb2312|gbk|gb18030|big5|big5hkscs|euc_(?:jp|jis_2004|jisx0213|kr)|johab"
    r"|shift_jis"
    r"|mac_(?:arabic|croatian|cyrillic|farsi|greek|iceland|latin2|roman|romanian|turkish)"
    r"|kz1048|ptcp154|hp_roman8"
)
"""Charsets in which ASCII is ASCII and no state is kept, by the names of Python's codecs."""
_SPELLING: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_.:-]*[A-Za-z0-9])?")
_CONVERT: Final = "Convert it with `msgconv --to-code=UTF-8 -o FILE FILE`, then run again."

Warnings = list[tuple[int, str]]
"""What is odd in a catalog: lines from 1 (0 where none fits), each with a sentence."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the bytes of a catalog's file differ from plain UTF-8 with LF."""

    charset: str = "utf-8"
    """The name that Python's codecs know it by."""
    bom: bool = False
    crlf: bool = False
    """All lines end in CR LF."""
    newline: bool = True
    """The last line has a line end."""

    def encode(self, text: bytes, *, ends_as_read: bool) -> bytes:
        """Give the bytes to write; `ends_as_read` says that the last line is still the one read."""
        if not self.newline and ends_as_read:
            text = text[:-1]
        if self.crlf:
            text = text.replace(b"\n", b"\r\n")
        if self.charset != "utf-8":
            text = text.decode("utf-8").encode(self.charset)
        return codecs.BOM_UTF8 + text if self.bom else text


def line_at(text: bytes, at: int) -> int:
    """Give the number of the line, from 1, that holds the byte `at`."""
    return text.count(b"\n", 0, at) + 1


def open_text(data: bytes, path: str, limits: Limits, warnings: Warnings) -> tuple[bytes, Encoding]:
    """Give a catalog's text as UTF-8 with LF, and how to get back to `data`.

    Appends to `warnings`. Raises CatalogError for what is no text, or not in its own charset.
    """
    hold_size(len(data), path, limits)
    _refuse_binary(data, path)
    bom = data.startswith(codecs.BOM_UTF8)
    text = data[3:] if bom else data
    if bom:
        warnings.append((1, "starts with a byte order mark, which gettext's own tools refuse"))
    charset = _charset(text, path, warnings)
    _prove(text, charset, path)
    if charset != "utf-8":
        text = text.decode(charset).encode("utf-8")
    ends = text.count(b"\r\n") if b"\r" in text else 0
    crlf = ends > 0 and text.count(b"\n") == ends
    if crlf:
        text = text.replace(b"\r\n", b"\n")
    newline = text.endswith(b"\n") or not text
    return (text if newline else text + b"\n"), Encoding(charset, bom, crlf, newline)


def _refuse_binary(data: bytes, path: str) -> None:
    """Raise for a `.mo`, UTF-16 and NUL bytes."""
    if data[:4] in _MO_MAGIC:
        raise CatalogError(
            "this is a compiled catalog (.mo), not a .po",
            path=path,
            line=1,
            todo="Give the .po file, or turn it back with `msgunfmt FILE.mo -o FILE.po`.",
        )
    at = data.find(b"\0")
    if data[:2] in _WIDE_MARKS or 0 <= at < 4:
        raise CatalogError(
            "the file is in UTF-16 or UTF-32, which no PO tool reads",
            path=path,
            line=1,
            todo="Save it as UTF-8, for instance with `iconv -f UTF-16 -t UTF-8`.",
        )
    if at >= 0:
        raise CatalogError(
            "there is a NUL byte in the file, which cuts texts off in a .mo",
            path=path,
            line=line_at(data, at),
        )


def _charset(text: bytes, path: str, warnings: Warnings) -> str:
    """Give the codec of the charset that the header declares; UTF-8 where it does not."""
    header = _HEADER.search(text)
    if header is None:
        return "utf-8"
    declared = _CHARSET.search(header[1])
    line = line_at(text, header.start(1))
    if declared is None or not declared[1]:
        warnings.append((line, "the header declares no charset; read as UTF-8"))
        return "utf-8"
    name = declared[1].decode("ascii", "backslashreplace")
    if name == "CHARSET":  # a template's, by xgettext
        warnings.append((line, "the header still says charset=CHARSET; read as UTF-8"))
        return "utf-8"
    found = _codec(name)
    if found is None:
        raise CatalogError(
            f"the header declares an unknown charset: {name}",
            path=path,
            line=line_at(text, header.start(1) + declared.start()),
            todo="Write the true one there (`charset=UTF-8` most likely).",
        )
    return found


def hold_charset(header: bytes, encoding: Encoding, path: str, line: int) -> None:
    """Raise where the header, as it was read, does not declare the charset that was read by.

    What was read by is found before there are entries (`_charset`): a line of an entry may look
    like the header's, and what is written back might be read by another charset.
    """
    declared = _CHARSET.search(header)
    name = declared[1].decode("ascii", "backslashreplace") if declared else ""
    found = "utf-8" if name in {"", "CHARSET"} else _codec(name)
    if found != encoding.charset:
        raise CatalogError(
            f"the file reads as {encoding.charset.upper()}, but its header does not say so",
            path=path,
            line=line,
            todo="Give the header a line of its own for "
            "`Content-Type: text/plain; charset=UTF-8`, with the true charset.",
        )


def _codec(name: str) -> str | None:
    """Give the codec of a charset by its name in a header; None where it is none for catalogs.

    Python calls much a codec that is no charset (`rot13`, `zip`, `idna`, `unicode_escape`), or one
    in which ASCII is not ASCII (`utf-7`, `utf-16`, `cp037`): none of them is even looked up.
    """
    if not _SPELLING.fullmatch(name):
        return None
    plain = normalize_encoding(name).lower()
    plain = aliases.get(plain) or aliases.get(plain.replace(".", "_")) or plain
    return codecs.lookup(plain).name if _CHARSETS.fullmatch(plain) else None


def _prove(text: bytes, charset: str, path: str) -> None:
    """Raise where the bytes are not in the charset, or would not come back the same."""
    if text.isascii() and charset in {"utf-8", "ascii"}:
        return
    try:
        decoded = text.decode(charset)
    except UnicodeDecodeError as error:
        raise CatalogError(
            f"a byte here is not {charset.upper()}, which the file is read as by its header: "
            f"0x{text[error.start]:02X}",
            path=path,
            line=line_at(text, error.start),
            todo="Correct that text, or the charset in the header.",
        ) from None
    if charset != "utf-8" and decoded.encode(charset) != text:
        raise CatalogError(
            f"texts in {charset.upper()} as it stands here cannot be written back the same",
            path=path,
            todo=_CONVERT,
        )
