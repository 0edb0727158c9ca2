"""The record of an entry, as lines among its translator's comments (design, "The entry").

Comment lines are the only carrier that every PO tool keeps. A record is bound to its text by a
hash, so that no tool has to know of it for it to lapse when the text changes (law 5).
"""

import base64
import hashlib
import json
import re
import textwrap
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, cast

from i18n_tool.model.record import Record, Verb

if TYPE_CHECKING:
    from i18n_tool.catalog.entry import Entry

_VERB: Final = re.compile(
    r"@(draft|reviewed|rejected|joined)[ \t]+(\d{4}-\d\d-\d\d)[ \t]+([a-z2-7]{26})[ \t]*"
)
_HALF_VERB: Final = re.compile(r"@(?:draft|reviewed|rejected|joined)(?:[ \t]+\d{4}-\d\d-\d\d)?\s*")
_PART: Final = re.compile(r"@(by|from|why)[ \t]+(\S.*)")
_SCORE: Final = re.compile(r"\[?\d{1,3}%\]?")
_WIDTH: Final = 68
"""Columns of a record's line after `# `: 70 in all, since polib and babel wrap longer ones."""
_MOST_CONTINUED: Final = 3

_Found = tuple[str, str, int]
"""What a line is (`verb`, `by`, `from`, `why`), what it says, how many lines it takes."""

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def bind(  # noqa: PLR0913, PLR0917 — the parts of the hash, in its order
    verb: str,
    locale: str,
    msgctxt: str | None,
    msgid: str,
    msgid_plural: str | None,
    msgstr: Sequence[str],
    date: str,
    by: str | None,
) -> str:
    """Give the bind of a record: 26 letters that hold for exactly this text, act and person.

    Base32 without padding, in lower case, of the first 128 bits of SHA-256 over JSON in UTF-8.
    """
    text = _JSON.encode([1, locale, msgctxt, msgid, msgid_plural, list(msgstr), verb, date, by])
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:16]
    return base64.b32encode(digest).decode("ascii").rstrip("=").lower()


def read_record(lines: Sequence[str]) -> Record | None:
    """Give the record that the translator's comments hold; the last, where a merge left two."""
    record: dict[str, str] | None = None
    for kind, text, _ in _parse(lines):
        if kind == "verb":
            record = {"verb": text}
        elif record is None or not kind:
            continue
        elif kind == "why" and "why" in record:
            record["why"] += _between(record["why"], text) + text
        else:
            record.setdefault(kind, text)
    if record is None:
        return None
    verb, date, bound = record["verb"].split()
    return Record(
        verb=cast("Verb", verb),
        date=date,
        bind=bound,
        by=record.get("by"),
        origin=record.get("from") or read_origin(lines),
        why=record.get("why"),
    )


def read_origin(lines: Sequence[str]) -> str | None:
    """Give where the text came from, by its `@from` line."""
    return next((text for kind, text, _ in _parse(lines) if kind == "from"), None)


def write_record(record: Record) -> list[str]:
    """Give the lines of a record, each of at most 70 columns with its `# ` where words allow."""
    lines = [f"@{record.verb} {record.date} {record.bind}"]
    if record.by:
        lines += _write_by(record.by)
    if record.origin:
        lines.append(f"@from {record.origin}")
    if record.why:
        words = textwrap.wrap(
            _breakable(record.why), _WIDTH - 5, break_long_words=False, break_on_hyphens=False
        )
        lines += [f"@why {words}" for words in words]
    return lines


def replace_record(lines: Sequence[str], new: Sequence[str], *, keep_origin: bool) -> list[str]:
    """Give the comments with another record in the place of the old one; all notes stay."""
    result: list[str] = []
    place = -1
    at = 0
    for kind, _, count in _parse(lines):
        if kind and not (kind == "from" and keep_origin):
            place = len(result) if place < 0 else place
        else:
            if kind and place < 0:
                place = len(result)
            result += lines[at : at + count]
        at += count
    place = len(result) if place < 0 else place
    return [*result[:place], *new, *result[place:]]


def cut_record(lines: Sequence[str]) -> tuple[list[str], list[str], int]:
    """Give a record's lines, all other comments, and before how many of these the record starts.

    A record that another tool has wrapped is given as it stands.
    """
    record: list[str] = []
    notes: list[str] = []
    place = at = 0
    for kind, _, count in _parse(lines):
        if kind:
            place = len(notes) if not record else place
            record += lines[at : at + count]
        else:
            notes += lines[at : at + count]
        at += count
    return record, notes, place


def set_record(  # noqa: PLR0913 — a record has as many parts
    entry: "Entry",
    locale: str,
    verb: Verb,
    date: str,
    *,
    by: str | None = None,
    origin: str | None = None,
    why: str | None = None,
) -> Record:
    """Give the entry a record of its present text, in place of the one it had.

    `date` is an ISO date, `by` is `NAME <ADDRESS>`. Without `origin` the entry's own `@from` stays,
    so that engines can be judged by what was left of their work. All other comments stay.
    """
    by, origin, why = _clean(by), _clean(origin), _clean(why)
    lines = entry.translator_comments
    origin = origin or read_origin(lines)
    texts = (entry.msgctxt, entry.msgid, entry.msgid_plural, entry.msgstr)
    record = Record(verb, date, bind(verb, locale, *texts, date=date, by=by), by, origin, why)
    entry.translator_comments = replace_record(lines, write_record(record), keep_origin=False)
    return record


def rebind(entry: "Entry", record: Record) -> None:
    """Bind the entry's own record to its present text; its lines stay as they stand otherwise.

    Only for a text that the record's person has seen (law 5): see `transfer.relink`.
    """
    texts = (entry.msgctxt, entry.msgid, entry.msgid_plural, entry.msgstr)
    new = bind(record.verb, entry.locale, *texts, date=record.date, by=record.by)
    entry.translator_comments = [
        line.replace(record.bind, new) if record.bind in line else line
        for line in entry.translator_comments
    ]


def clear_record(entry: "Entry", *, keep_origin: bool = True) -> None:
    """Take the record away; `@from` stays unless told otherwise, and all notes do."""
    lines = entry.translator_comments
    entry.translator_comments = replace_record(lines, (), keep_origin=keep_origin)


def _breakable(text: str) -> str:
    """Give text with a space in Chinese and Japanese where a line has to end."""
    most = _WIDTH - 5
    return " ".join(
        word[at : at + most]
        for word in text.split()
        for at in range(0, len(word), most if any(map(_is_wide, word)) else len(word))
    )


def _between(text: str, following: str) -> str:
    """Give what stands between two lines: nothing in Chinese and Japanese."""
    return "" if _is_wide(text[-1]) and _is_wide(following[0]) else " "


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in {"W", "F"}


def _clean(text: str | None) -> str | None:
    """Give text with single spaces and no line ends; None for nothing."""
    return " ".join(text.split()) if text and text.strip() else None


def _write_by(by: str) -> list[str]:
    """Give the line of a person; a long one goes on before the address."""
    line = f"@by {by}"
    name, space, address = by.rpartition(" ")
    if len(line) <= _WIDTH or not (space and address.startswith("<") and address.endswith(">")):
        return [line]
    return [f"@by {name}", address]


def _parse(lines: Sequence[str]) -> list[_Found]:
    """Give what each line is; a plain note is `("", line, 1)`. `@by` and `@why` need a verb before.

    Lines that another tool has wrapped are read as one.
    """
    found: list[_Found] = []
    at = 0
    inside = False
    while at < len(lines):
        item = _parse_verb(lines, at) or _parse_part(lines, at, inside=inside)
        inside = item[0] in {"verb", "by", "from", "why"} and (inside or item[0] == "verb")
        inside = inside or (
            not item[0] and lines[at].startswith("@") and bool(found) and _ran(found)
        )
        found.append(item)
        at += item[2]
    return found


def _ran(found: Sequence[_Found]) -> bool:
    """Say whether the record still runs at the end of what was found: unknown `@` lines go on."""
    for kind, text, _ in reversed(found):
        if kind == "verb":
            return True
        if not kind and not text.startswith("@"):
            return False
    return False


def _parse_verb(lines: Sequence[str], at: int) -> _Found | None:
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


def _parse_part(lines: Sequence[str], at: int, *, inside: bool) -> _Found:
    """Read one of the other lines; what does not parse is a note."""
    note = ("", lines[at], 1)
    match = _PART.fullmatch(lines[at])
    if match is None:
        return note
    kind, text = match[1], match[2].rstrip()
    if kind == "from":
        following = lines[at + 1].strip() if at + 1 < len(lines) else ""
        if _SCORE.fullmatch(following):
            return kind, f"{text} {following}", 2
        return kind, text, 1
    if not inside:
        return note
    if kind == "by" and not text.endswith(">"):
        joined = text
        for count, line in enumerate(lines[at + 1 : at + 1 + _MOST_CONTINUED], 2):
            if line.startswith("@") or not line.strip():
                break
            joined = f"{joined} {line.strip()}"
            if joined.endswith(">"):
                return kind, joined, count
    return kind, text, 1
