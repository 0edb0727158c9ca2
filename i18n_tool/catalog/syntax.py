r"""The words of the PO format: quoted strings, escapes, sections, and the fast expressions.

Everything here works on UTF-8 bytes with LF line ends. An entry is kept as its `Parts`: six slices
that lie side by side in the file, so that joined they give the file back (law 3) and a value is
unescaped only when somebody asks for it.
"""

import re
from typing import Final, NamedTuple


class Parts(NamedTuple):
    """The raw slices of one entry, in the order of the file; joined, they are its bytes."""

    lead: bytes
    """Blank lines before it."""
    comments: bytes
    """Comment lines of all kinds, previous msgids included."""
    msgctxt: bytes
    """The lines of the keyword, or nothing; so the following ones."""
    msgid: bytes
    msgid_plural: bytes
    msgstr: bytes
    """All `msgstr` lines."""


RawParts = tuple[bytes, bytes, bytes, bytes, bytes, bytes]
"""`Parts` as the fast expression gives them: plain tuples, of which a catalog holds 100,000."""

HEADER_KEY: Final = b'msgid ""\n'
"""The canonical key of the header entry."""

# One line with one string, as every tool writes it; only the escapes that have one spelling.
LINE = rb'"[^"\\\n]*+(?:\\[nt"\\r][^"\\\n]*+)*+"\n'


def comments_expression(previous: bytes) -> bytes:
    """Give the expression for the comments of an entry, its previous msgid included."""
    old = LINE + rb"(?:%s%s)*+" % (previous, LINE)
    return (
        rb"((?:#(?![~|])[^\n]*+\n++)*+"
        rb"(?:(?:%(p)smsgctxt %(o)s)?+%(p)smsgid %(o)s(?:%(p)smsgid_plural %(o)s)?+)?+)"
    ) % {b"p": previous, b"o": old}


def _entry_expression(mark: bytes, previous: bytes) -> re.Pattern[bytes]:
    """Give the expression for one entry whose lines start with `mark` (`#~ ` or nothing)."""
    more = rb"(?:%s%s)*+" % (mark, LINE)
    text = LINE + more
    comments = comments_expression(previous)
    return re.compile(
        rb"(\n*+)%(c)s((?:%(m)smsgctxt %(t)s)?+)(%(m)smsgid %(t)s)(%(m)smsgid_plural %(t)s)?+"
        rb"((?(5)(?:%(m)smsgstr\[[0-9]\] %(t)s)++|%(m)smsgstr %(t)s))"
        # another entry must follow: blank lines and lone marks do not end one for gettext
        rb"(?=\n*+(?:#(?:[^~|]|(?:~\|?+|\|)[ \t]*+msg[ci])|msg[ci]|\Z))"
        rb"|(?s:.+)" % {b"c": comments, b"m": mark, b"t": text}
    )


ACTIVE: Final = _entry_expression(b"", rb"#\| ")
"""Entries as tools write them. Where it does not match, it swallows the rest and gives nothing."""
OBSOLETE: Final = _entry_expression(b"#~ ", rb"#~\| ")
"""The same with `#~ ` before each line."""

STRING: Final = re.compile(rb'"([^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*+)"')
"""One quoted string."""
_FORM = re.compile(rb'(msgstr)|"([^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*+)"')
_ESCAPE = re.compile(rb"\\(x[0-9A-Fa-f]+|[0-7]{1,3}|.)", re.DOTALL)
_NUMERIC = re.compile(rb"\\[x0-7]")
_UNCOMMON = re.compile(rb'\\[^n"]')
_VALUES: Final = {
    b"n": b"\n",
    b"t": b"\t",
    b'"': b'"',
    b"\\": b"\\",
    b"r": b"\r",
    b"a": b"\a",
    b"b": b"\b",
    b"f": b"\f",
    b"v": b"\v",
}
_SPELLINGS: Final = str.maketrans(
    {
        "\\": "\\\\",
        '"': '\\"',
        "\n": "\\n",
        "\t": "\\t",
        "\r": "\\r",
        "\a": "\\a",
        "\b": "\\b",
        "\f": "\\f",
        "\v": "\\v",
    }
)
_SPELT: Final = re.compile(r'[\\"\n\t\r\a\b\f\v]')


def _value(match: re.Match[bytes]) -> bytes:
    """Give the bytes of one escape; a number is one byte, as in gettext."""
    word = match[1]
    known = _VALUES.get(word)
    if known is not None:
        return known
    number = int(word[1:], 16) if word[:1] == b"x" else int(word, 8)
    return bytes((number & 0xFF,))


def unescape(raw: bytes) -> bytes:
    r"""Give the UTF-8 text of what stands between quotes: `\n`, `\t`, octal, hexadecimal, all."""
    if b"\\" not in raw:
        return raw
    if _UNCOMMON.search(raw):
        return _ESCAPE.sub(_value, raw)
    return raw.replace(b"\\n", b"\n").replace(b'\\"', b'"')


def escape(text: str) -> str:
    r"""Give text as it stands between quotes, with the escapes that msgcat writes."""
    # translating looks every character up; most texts have nothing to escape
    return text.translate(_SPELLINGS) if _SPELT.search(text) else text


def raw_text(section: bytes) -> bytes:
    """Give what stands between the quotes of a section, joined and still escaped."""
    pieces = STRING.findall(section)
    if len(pieces) > 1 and _NUMERIC.search(section):
        pieces = [_settle(piece) for piece in pieces]
    return b"".join(pieces)


def _settle(piece: bytes) -> bytes:
    r"""Write the numeric escapes of one string as the bytes they are.

    An escape ends with its string: `"\x41" "b"` is `Ab`, while `"\x41b"` is one byte (gettext).
    """
    if not _NUMERIC.search(piece):
        return piece
    value = _ESCAPE.sub(_value, piece)
    return value.replace(b"\\", b"\\\\").replace(b'"', b'\\"').replace(b"\n", b"\\n")


def text_of(section: bytes) -> str:
    """Give the value of one keyword's section."""
    return unescape(raw_text(section)).decode("utf-8")


def forms_of(section: bytes) -> list[bytes]:
    """Give the still escaped text of each `msgstr` in a section, in their order."""
    forms: list[list[bytes]] = []
    for keyword, raw in _FORM.findall(section):
        if keyword:
            forms.append([])
        else:
            forms[-1].append(_settle(raw))
    return [b"".join(form) for form in forms]


def is_obsolete(parts: RawParts) -> bool:
    """Say whether the lines of an entry start with `#~`."""
    msgid = parts[3]
    return not msgid.startswith(b"m") and msgid.lstrip().startswith(b"#~")


def canonical_keys(parts: list[RawParts]) -> list[bytes]:
    """Give one key for each entry that was read by a fast expression: its msgctxt and msgid.

    Equal strings have equal keys however their lines are cut: the fast expressions let only those
    escapes through that have one spelling, a raw tab or CR aside.
    """
    if any(part[2] for part in parts):
        glued = b"\0".join([part[2] + part[3] for part in parts])
    else:
        glued = b"\0".join([part[3] for part in parts])
    if b"#~ " in glued:
        glued = glued.replace(b'\n#~ "', b'\n"')
    glued = glued.replace(b'"\n"', b"")
    if b"\t" in glued or b"\r" in glued:
        glued = glued.replace(b"\t", b"\\t").replace(b"\r", b"\\r")
    return glued.split(b"\0") if parts else []


def spelt_key(parts: RawParts) -> bytes:
    """Give the same key for an entry of any spelling, by its decoded strings."""
    key = b'msgid "%s"\n' % escape(text_of(parts[3])).encode("utf-8")
    if parts[2]:
        key = b'msgctxt "%s"\n' % escape(text_of(parts[2])).encode("utf-8") + key
    return key
