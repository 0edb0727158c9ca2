"""Which translator's comments are lines of a record, and what each says.

Lines that another tool has wrapped are read as one; what does not parse is a plain note.
"""

import re
from collections.abc import Sequence
from typing import Final

_VERB: Final = re.compile(
    r"@(draft|reviewed|rejected|joined)[ \t]+(\d{4}-\d\d-\d\d)[ \t]+([a-z2-7]{26})[ \t]*"
)
_HALF_VERB: Final = re.compile(r"@(?:draft|reviewed|rejected|joined)(?:[ \t]+\d{4}-\d\d-\d\d)?\s*")
_PART: Final = re.compile(r"@(by|from|why|allow)[ \t]+(\S.*)")
_TORN: Final = re.compile(r"@(by|why)[ \t]*")
_LONG: Final = 60
"""Letters of a word that tools put on a line of its own; their lines have some 76."""
_SCORE: Final = re.compile(r"\[?\d{1,3}%\]?")
_MOST_CONTINUED: Final = 3

Found = tuple[str, str, int]
"""What a line is (`verb`, `by`, `from`, `why`, `allow`), what it says, how many lines it takes."""


def parse_lines(lines: Sequence[str]) -> list[Found]:
    """Give what each line is; a plain note is `("", line, 1)`. `@by` and `@why` need a verb before.

    Lines that another tool has wrapped are read as one.
    """
    found: list[Found] = []
    at = 0
    inside = runs = False
    while at < len(lines):
        item = _parse_verb(lines, at) or _parse_part(lines, at, inside=inside)
        kind = item[0]
        unknown = not kind and lines[at].startswith("@")  # such a line does not end a record
        inside = kind == "verb" or (runs if unknown else bool(kind) and inside)
        runs = kind == "verb" or (runs and (unknown or bool(kind)))
        found.append(item)
        at += item[2]
    return found


def _parse_verb(lines: Sequence[str], at: int) -> Found | None:
    """Read `@VERB DATE BIND`, wrapped or not."""
    text = lines[at]
    for count in range(1, _MOST_CONTINUED + 1):
        match = _VERB.fullmatch(text)
        if match:
            return "verb", f"{match[1]} {match[2]} {match[3]}", count
        if not _HALF_VERB.fullmatch(text) or at + count >= len(lines):
            return None
        text = f"{text.rstrip()} {lines[at + count].strip()}"
    return None


def _parse_part(lines: Sequence[str], at: int, *, inside: bool) -> Found:
    """Read one of the other lines; what does not parse is a note."""
    note = ("", lines[at], 1)
    match = _PART.fullmatch(lines[at])
    if match is None:
        return (_parse_torn(lines, at) or note) if inside else note
    kind, text = match[1], match[2].rstrip()
    if kind == "from":
        following = lines[at + 1].strip() if at + 1 < len(lines) else ""
        if _SCORE.fullmatch(following):
            return kind, f"{text} {following}", 2
        return kind, text, 1
    if not inside:
        return note
    count = 1
    if kind == "allow":
        text, count = _names(lines, at, text)
    elif kind == "by" and not text.endswith(">"):
        text, count = _person(lines, at, text)
    return kind, text, count


def _parse_torn(lines: Sequence[str], at: int) -> Found | None:
    """Read a line whose first word is so long that another tool put it on a line of its own."""
    match = _TORN.fullmatch(lines[at])
    following = lines[at + 1].strip() if match and at + 1 < len(lines) else ""
    if match is None or following.startswith("@") or len(following.split(" ")[0]) < _LONG:
        return None
    return match[1], following, 2


def _person(lines: Sequence[str], at: int, text: str) -> tuple[str, int]:
    """Give who, and how many lines that takes: up to the end of the address, if one is near."""
    joined = text
    for count, line in enumerate(lines[at + 1 : at + 1 + _MOST_CONTINUED], 2):
        if line.startswith("@") or not line.strip():
            break
        joined = f"{joined} {line.strip()}"
        if joined.endswith(">"):
            return joined, count
    return text, 1


def _names(lines: Sequence[str], at: int, text: str) -> tuple[str, int]:
    """Give a list of names that may go on in the next lines: as long as they end in a comma."""
    count = 1
    while text.endswith(",") and at + count < len(lines) and not lines[at + count].startswith("@"):
        text = f"{text} {lines[at + count].strip()}"
        count += 1
    return text, count
