"""How a value of front matter is written: YAML's scalars and TOML's strings.

A library for YAML would give values without their places, and print all of it anew; only the few
styles below are met here, and the tests hold each against a real parser.
"""

import json
import re
from dataclasses import dataclass

_ESCAPE = re.compile(
    r"\\(?:u[Dd][89ABab][0-9A-Fa-f]{2}\\u[Dd][C-Fc-f][0-9A-Fa-f]{2}|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[\s\S])",
    re.ASCII,
)
_NAMED = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r",
    "e": "\x1b", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_BRACKET = re.compile(r"[,?\[\]{}]|:\Z")
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_TYPED = re.compile(
    r"""
    (?: ~ | null | true | false | yes | no | on | off | y | n | = | << | -{3}.* | \.{3}.*
      | [-+]? (?: 0x[\da-f_]+ | 0o?[0-7_]+ | 0b[01_]+ | \.inf | \d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?
                | (?: \d[\d_,]*(?:\.[\d_]*)? | \.\d[\d_]* )(?:e[-+]?\d+)? )
      | \.nan
      | \d{4}-\d\d?-\d\d?(?:(?:t|[ \t]+)[\d:.]+[ \t]*(?:z|[-+][\d:]+)?)? )\Z
    """,
    re.IGNORECASE | re.VERBOSE,
)
_FIRST = r"(?![-?:](?:\s|$))[^\s,\[\]{}#&*!|>'\"%@`]"
_STARTS_PLAIN = re.compile(_FIRST)
_PLAIN = re.compile(_FIRST + r"(?:(?!:(?:\s|$)|\s#)[^\n])*\Z")
_FENCE = "+++"
_FOLD = re.compile(r"(?:(?<![ \t])[ \t]++)?+(\r?\n[ \t]*)")


def is_plain(value: str) -> bool:
    """Say whether YAML reads a one-line value without quotes as this very text, by 1.1 and 1.2."""
    return (
        _PLAIN.match(value) is not None
        and value == value.strip()
        and _TYPED.match(value) is None
        and "\t" not in value
        and _CONTROL.search(value) is None
    )


def starts_plain(text: str) -> bool:
    """Say whether a scalar without quotes may start so in YAML."""
    return _STARTS_PLAIN.match(text) is not None


def _one_line(text: str) -> str:
    return " ".join(text.split("\n")).strip()


@dataclass(frozen=True, slots=True)
class Plain:
    """YAML's scalar without quotes; it gets some when a translation needs them."""

    inline: bool = False
    """Whether it stands between brackets, where brackets and commas mean something."""

    def read(self, raw: str) -> str:
        """Give the piece as it stands."""
        return raw

    def write(self, text: str, raw: str) -> str:
        """Give the translation on one line."""
        return _one_line(text) or raw

    def close(self, body: str, raw: str) -> str:  # noqa: ARG002 - the protocol's shape
        """Give the value, quoted where YAML would read another one without quotes."""
        folded = _FOLD.sub(" ", body)
        if is_plain(folded) and not (self.inline and _BRACKET.search(body)):
            return body
        if _CONTROL.search(folded) or ("'" in body and '"' not in body and "\\" not in body):
            lines = _FOLD.split(body)
            return '"' + "".join(_escape(x) if not n % 2 else x for n, x in enumerate(lines)) + '"'
        return "'" + body.replace("'", "''") + "'"


@dataclass(frozen=True, slots=True)
class SingleQuoted:
    """YAML's scalar between single quotes: one of them within is doubled."""

    def read(self, raw: str) -> str:
        """Give the text that the piece stands for."""
        return raw.replace("''", "'")

    def write(self, text: str, raw: str) -> str:
        """Give the translation on one line, its quotes doubled."""
        line = _CONTROL.sub(" ", text).strip()
        return line.replace("'", "''") if line else raw

    def close(self, body: str, raw: str) -> str:  # noqa: ARG002 - the protocol's shape
        """Give the value as it is."""
        return body


@dataclass(frozen=True, slots=True)
class Lines:
    """The text of YAML's block scalars, on lines of their own, where nothing needs an escape."""

    def read(self, raw: str) -> str:
        """Give the piece as it stands."""
        return raw

    def write(self, text: str, raw: str) -> str:
        """Give the translation on one line that is indented no deeper."""
        return _CONTROL.sub(" ", text).strip() or raw

    def close(self, body: str, raw: str) -> str:  # noqa: ARG002 - the protocol's shape
        """Give the text as it is."""
        return body


@dataclass(frozen=True, slots=True)
class DoubleQuoted:
    r"""YAML's scalar and TOML's basic string between double quotes, with `\` escapes."""

    def read(self, raw: str) -> str:
        """Give the text that the piece stands for."""
        return _ESCAPE.sub(_unescape, raw) if "\\" in raw else raw

    def write(self, text: str, raw: str) -> str:
        """Give the translation with its escapes; a line break stays where the piece has one."""
        return _escape(text.strip() if "\\n" in raw else _one_line(text)) or raw

    def close(self, body: str, raw: str) -> str:  # noqa: ARG002 - the protocol's shape
        """Give the value; a line of TOML's that would be the fence is escaped."""
        return f"\\u002b{body[1:]}" if body == _FENCE else body


@dataclass(frozen=True, slots=True)
class JsonString:
    r"""JSON's string, with `\` escapes; what lies beyond 16 bits may be written by two of them."""

    def read(self, raw: str) -> str:
        """Give the text that the piece stands for; one with half a character stays as it is."""
        if "\\" not in raw:
            return raw
        text = str(json.loads(f'"{raw}"'))
        return raw if any("\ud800" <= character < "\ue000" for character in text) else text

    def write(self, text: str, raw: str) -> str:
        """Give the translation with its escapes; a line break stays where the piece has one."""
        text = text.strip() if "\\n" in raw else _one_line(text)
        return _CONTROL.sub(_numbered, json.dumps(text, ensure_ascii=False)[1:-1]) or raw

    def close(self, body: str, raw: str) -> str:  # noqa: ARG002 - the protocol's shape
        """Give the value as it is."""
        return body


@dataclass(frozen=True, slots=True)
class Literal:
    """TOML's literal string: nothing can be escaped in it, so `'` becomes an apostrophe, `’`."""

    def read(self, raw: str) -> str:
        """Give the piece as it stands."""
        return raw

    def write(self, text: str, raw: str) -> str:
        """Give the translation on one line, without single quotes."""
        return _CONTROL.sub(" ", text).strip().replace("'", "’") or raw

    def close(self, body: str, raw: str) -> str:
        """Give the value; a line that would end the front matter stays as it was."""
        return raw if body == _FENCE else body


def escapes(raw: str) -> tuple[tuple[int, int], ...]:
    """Give the spans of the escapes in a quoted value, which no cut may go through."""
    return tuple(match.span() for match in _ESCAPE.finditer(raw))


def _unescape(match: re.Match[str]) -> str:
    code = match[0][1:]
    if len(code) > 1:
        if len(code) == 11:  # two halves of a character, as JSON has it
            return match[0]
        number = int(code[1:], 16)
        return chr(number) if number <= 0x10FFFF and not 0xD800 <= number < 0xE000 else match[0]
    return _NAMED.get(code, code)


def _escape(text: str) -> str:
    text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return _CONTROL.sub(_numbered, text)


def _numbered(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
