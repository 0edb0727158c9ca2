"""What the targets share: inputs in several parts, chance that an input decides, long text."""

import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")

PART = b"\n-8<-\n"
"""What parts an input that consists of several."""

HOSTILE = (
    "One *two* `three` [four](five) <b>six</b> & seven.",
    "-->", "<!--", "]]>", "</script>", "</p><p>", "```", "~~~", "# no heading", "- no item", "1. no",
    "> no quote", "a | b", "|===", "====", "----", "---", "...", "+++", ":name: value", "a:: b", "::",
    ".. note:: no", "`a <b>`_", "|a|", "a_", "\\", "\\\\", '\\"', "'\"", '"', "'", "{{ a }}", "{% b %}",
    "{a}", "{", "}", "<", ">", "&", "&amp;", "&#10;", "%", "%s", "@", "$x$", "*", "**", "_", "__", "[", "]",
    "](", "[a]: b", "[^1]: c", "  indented", "\ttabbed", "two\nlines", "two\r\nlines", "gap\n\ngap",
    "a\u2028b", "a\u0085b", "\ufeffmark", "\u202eturned", "\u200b", "\u00a0", "\u00ad", "e\u0301", "😀", "。",
    "i18n: off", "<!-- i18n: off -->", "lang: fr", "yes", "null", "2024-01-02", "0x1f", "~", "- ", ": ", " #",
    "include::x[]", "import x", "export const x = 1", "<?php", "<%", "\x01", "\x1b[31m", "a" * 300,
)  # fmt: skip
"""Translations that mean something in one notation or another."""


@lru_cache(maxsize=4)
def chance(data: bytes) -> int:
    """Give a number that looks like chance and is the same for the same input."""
    return zlib.crc32(data)


def pick(among: Sequence[T], data: bytes, turn: int = 0) -> T:
    """Give one of some things, as the input decides."""
    return among[(chance(data) + turn * 7919) % len(among)]


def parts(data: bytes, count: int) -> list[str]:
    """Give the texts of an input in so many parts; what is not there is empty."""
    found = [part.decode("utf-8", "replace") for part in data.split(PART, count - 1)]
    return found + [""] * (count - len(found))


def pieces(data: bytes, count: int) -> list[bytes]:
    """Give the bytes of an input in so many parts; what is not there is empty."""
    found = data.split(PART, count - 1)
    return [piece + b"\n" for piece in found[:-1]] + found[-1:] + [b""] * (count - len(found))


def same(found: object, wanted: object, what: str) -> None:
    """Raise AssertionError unless both are equal, with the two."""
    if found != wanted:
        raise AssertionError(f"{what}: {found!r:.2000} is not {wanted!r:.2000}")


def holds(condition: object, what: str) -> None:
    """Raise AssertionError unless the condition holds."""
    if not condition:
        raise AssertionError(what)
