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
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, cast

from i18n_tool.catalog.record_lines import parse_lines
from i18n_tool.model.record import Record, Verb

if TYPE_CHECKING:
    from i18n_tool.catalog.entry import Entry

_ALLOWED: Final = re.compile(r"[^\s,]+")
"""What a reviewer can let stand: the name of a check, or a character's (`U+200F`)."""
_MOST_BROKEN: Final = 2
"""Records within the halves of another that are looked for."""
_WIDTH: Final = 68
"""Columns of a record's line after `# `: 70 in all, since polib and babel wrap longer ones."""


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
    allowed: Sequence[str] = (),
) -> str:
    """Give the bind of a record: 26 letters that hold for exactly this text, act and person.

    What the person allowed is part of it where there is any: nobody can add to it by hand.

    Base32 without padding, in lower case, of the first 128 bits of SHA-256 over JSON in UTF-8.
    """
    parts = [1, locale, msgctxt, msgid, msgid_plural, list(msgstr), verb, date, by]
    text = _JSON.encode([*parts, list(allowed)] if allowed else parts)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:16]
    return base64.b32encode(digest).decode("ascii").rstrip("=").lower()


def read_record(lines: Sequence[str]) -> Record | None:
    """Give the record that the translator's comments hold; the last, where a merge left two."""
    record: dict[str, str] | None = None
    for kind, text, _ in parse_lines(lines):
        if kind == "verb":
            record = {"verb": text}
        elif record is None or not kind:
            continue
        elif kind == "why" and "why" in record:
            record["why"] += _between(record["why"], text) + text
        elif kind == "allow" and "allow" in record:
            record["allow"] += f", {text}"
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
        allowed=tuple(record["allow"].replace(",", " ").split()) if "allow" in record else (),
    )


def read_origin(lines: Sequence[str]) -> str | None:
    """Give where the text came from, by its `@from` line."""
    return next((text for kind, text, _ in parse_lines(lines) if kind == "from"), None)


def write_record(record: Record) -> list[str]:
    """Give the lines of a record, each of at most 70 columns with its `# ` where words allow."""
    lines = [f"@{record.verb} {record.date} {record.bind}"]
    if record.by:
        lines += _write_by(record.by)
    if record.allowed:
        names = textwrap.wrap(
            ", ".join(record.allowed), _WIDTH - 7, break_long_words=False, break_on_hyphens=False
        )
        lines += [f"@allow {some.rstrip(',')}" for some in names]
    if record.origin:
        lines.append(f"@from {record.origin}")
    if record.why:
        words = textwrap.wrap(
            _breakable(record.why), _WIDTH - 5, break_long_words=False, break_on_hyphens=False
        )
        lines += [f"@why {words}" for words in words]
    return lines


def replace_record(lines: Sequence[str], new: Sequence[str], *, keep_origin: bool) -> list[str]:
    """Give the comments with another record in the place of the old one; all notes stay.

    Where a note behind that place would be read as a part of the record (a stray `@by`, of a record
    that somebody took away), the record comes last.
    """
    kept, place = _take_out(lines, keep_origin=keep_origin)
    for _ in range(_MOST_BROKEN):  # halves of a line that now stand together make another one
        before = len(kept)
        kept, again = _take_out(kept, keep_origin=keep_origin)
        place = min(place, again) if len(kept) < before else place
    made = [*kept[:place], *new, *kept[place:]]
    if new and cut_record(made)[0] != list(new):
        return [*kept, *new]
    return made


def _take_out(lines: Sequence[str], *, keep_origin: bool) -> tuple[list[str], int]:
    """Give the comments without the record, and the place where it was, or would stand."""
    result: list[str] = []
    place = -1
    at = 0
    for kind, _, count in parse_lines(lines):
        if kind and place < 0:
            place = len(result)
        if not kind or (kind == "from" and keep_origin):
            result += lines[at : at + count]
        at += count
    return result, len(result) if place < 0 else place


def cut_record(lines: Sequence[str]) -> tuple[list[str], list[str], int]:
    """Give a record's lines, all other comments, and before how many of these the record starts.

    A record that another tool has wrapped is given as it stands.
    """
    record: list[str] = []
    notes: list[str] = []
    place = at = 0
    for kind, _, count in parse_lines(lines):
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
    allowed: Iterable[str] = (),
) -> Record:
    """Give the entry a record of its present text, in place of the one it had.

    `date` is an ISO date, `by` is `NAME <ADDRESS>`. Without `origin` the entry's own `@from` stays,
    so that engines can be judged by what was left of their work. All other comments stay.
    `allowed` are names of checks and of characters (`U+200F`); ValueError for what is none.
    """
    named = tuple(sorted(set(allowed)))
    if wrong := [name for name in named if not _ALLOWED.fullmatch(name)]:
        raise ValueError(f"nothing that can be allowed: {wrong[0]!r}")
    by, origin, why = _clean(by), _clean(origin), _clean(why)
    lines = entry.translator_comments
    origin = origin or _clean(read_origin(lines))
    texts = (entry.msgctxt, entry.msgid, entry.msgid_plural, entry.msgstr)
    bound = bind(verb, locale, *texts, date=date, by=by, allowed=named)
    record = Record(verb, date, bound, by, origin, why, named)
    entry.translator_comments = replace_record(lines, write_record(record), keep_origin=False)
    return record


def rebind(entry: "Entry", record: Record) -> None:
    """Bind the entry's own record to its present text; its lines stay as they stand otherwise.

    Only for a text that the record's person has seen (law 5): see `transfer.relink`.
    """
    texts = (entry.msgctxt, entry.msgid, entry.msgid_plural, entry.msgstr)
    new = bind(
        record.verb, entry.locale, *texts, date=record.date, by=record.by, allowed=record.allowed
    )
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
    return " ".join(piece for word in text.split() for piece in _pieces(word))


def _pieces(word: str) -> Iterator[str]:
    """Give a word cut where two of its letters are such that no space is read between them."""
    most = _WIDTH - 5
    start = end = 0
    for at in range(1, len(word) + 1):
        if at - start > most and end > start:
            yield word[start:end]
            start = end
        if _is_wide(word[at - 1]) and _is_wide(word[at : at + 1] or " "):
            end = at
    yield word[start:]


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
