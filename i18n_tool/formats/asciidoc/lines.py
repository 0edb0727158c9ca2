"""The lines of an AsciiDoc article, and what each of them looks like by itself.

Lines are as Asciidoctor reads them: they end at a line feed, and white space at their end counts
for nothing. What a line looks like is not yet what it is: see `scan`.
"""

import re
from typing import NamedTuple

_TRAILING = " \t\r\n\f\v\x00"

DELIMITER = re.compile(r"--$|([-.=*_+/])\1{3,}+$|[|,:!]={3,}$|```(?!`)")
"""A line that opens a delimited block, and closes it."""
COMMENTS = re.compile(r"/{4,}$")
BULLET = re.compile(r"[ \t]*(-|\*+|\u2022)[ \t]+(?=[^ \t])")
NUMBER = re.compile(r"[ \t]*(\.+|[0-9]+\.|[a-zA-Z]\.|[IVXivx]+\))[ \t]+(?=[^ \t])")
TERM = re.compile(r"(?!//[^/])[ \t]*([^ \t].*?)(:::{0,2}|;;)(?:$|[ \t]+(?=[^ \t]))")
CALLOUT = re.compile(r"<(?:[0-9]+|\.)>[ \t]+(?=[^ \t])")
TITLE = re.compile(r"(={1,6}|#{1,6})[ \t]+([^ \t].*?)(?:(?<![ \t])[ \t]+\1)?$")
"""A section's title on one line: its marks, its text."""
_UNDERLINE = re.compile(r"([=\-~^+])\1*+$")
_LEVELS = "=-~^+"
BLOCK_TITLE = re.compile(r"\.(\.?[^ \t.].*)$")
ATTRIBUTES = re.compile(r"\[(?:|[\w.#%{,\"'].*)\]$")
ANCHOR = re.compile(r"\[\[(?:|([^\W\d][\w\-:.]*|:[\w\-:.]*)(?:, *(.+))?)\]\]$")
ENTRY = re.compile(r":(!?\w[^:]*):(?:[ \t]+(.*))?$")
"""An attribute entry: its name, its value."""
PREPROCESSOR = re.compile(r"(?:ifdef|ifndef|ifeval|endif)::[^\s\[]*\[.*\]$|include::[^\[]+\[.*\]$")
OPENS_CONDITION = re.compile(r"(?:ifdef|ifndef)::\S+\[\]$|ifeval::\[.+\]$")
RULE = re.compile(r"(?:'{3,}|<{3,}|([-*_])( *)\1\2\1)$")
INDENTED_RULE = re.compile(r" {0,3}([-*_])( *)\1\2\1$")
MACRO = re.compile(r"(\w[\w-]*)::([^\s\[]|[^\s\[][^\[]*[^\s\[]|)\[(.*)\]$")
"""A macro that is a block by itself: its name, its target, what stands in its brackets."""
ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+(?=[^ \t])")


class Line(NamedTuple):
    """One line: where it starts in the content, in characters, and its text."""

    start: int
    text: str

    def cut(self, first: int, last: int | None = None) -> "Line":
        """Give a part of the line, by places in its text."""
        return Line(self.start + first, self.text[first:last])


def read_lines(content: str, start: int) -> list[Line]:
    """Give the lines of a content from a place on, without the white space at their end."""
    found: list[Line] = []
    at = start
    for whole in content[start:].split("\n"):
        found.append(Line(at, whole.rstrip(_TRAILING)))
        at += len(whole) + 1
    return found


def is_comment(text: str) -> bool:
    """Say whether a line is a comment."""
    return text.startswith("//") and not text.startswith("///")


def underline_level(title: str, line: str) -> int:
    """Give the level, from 1, of the title that a line below it makes one; 0 if it does not."""
    if abs(len(title) - len(line)) > 1 or not line or not _UNDERLINE.match(line):
        return 0
    if title.startswith(".") or not any(character.isalnum() for character in title):
        return 0
    return _LEVELS.index(line[0]) + 1


def is_underline(text: str) -> bool:
    """Say whether a line could make a title of the one above it, were that of its length."""
    return _UNDERLINE.match(text) is not None


def list_marker(text: str) -> tuple[str, int, re.Match[str] | None]:
    """Give a list item's marker, as its list knows it, and where its text starts, or ("", 0, None).

    The match is that of a description list's term: its first group is the term.
    """
    first = text.lstrip(" \t")[:1]
    if first in "-*\u2022" and (match := BULLET.match(text)):
        return match[1], match.end(), None
    if (first == "." or first.isascii()) and first.isalnum() | (first == "."):
        match = NUMBER.match(text)
        if match:
            return _ordered(match[1]), match.end(), None
    if first == "<" and (match := CALLOUT.match(text)):
        return "<1>", match.end(), None
    if ("::" in text or ";;" in text) and (match := TERM.match(text)):
        return match[2], match.end(), match
    return "", 0, None


def _ordered(marker: str) -> str:
    """Give an ordered list's marker as Asciidoctor tells lists apart by it."""
    if marker[0] == ".":
        return marker
    if marker[0].isdigit():
        return "1."
    letter = "a" if marker[0].islower() else "A"
    return letter + marker[-1]
