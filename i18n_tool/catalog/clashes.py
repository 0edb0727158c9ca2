"""A clash of two texts, and the note in the entry that keeps the one that did not stay.

The note is of plain translator's comments, which every PO tool keeps:

    # Conflict: Anna <anna@example.org> has
    # msgstr "Guten Morgen."

The text is written as PO writes it, in lines that no tool wraps, so it reads back exactly.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from i18n_tool.catalog.style import format_keyword
from i18n_tool.catalog.syntax import forms_of, unescape

_WIDTH: Final = 68
"""Columns after `# `: 70 in all, since polib and babel wrap longer lines."""
NOTE_START: Final = "Conflict: "
"""What a note's first line starts with, behind `# `."""
_END: Final = " has"
_MOST_CONTINUED: Final = 4
_TEXT: Final = re.compile(r'(?:msgstr(?:\[\d+\])? )?"(?:[^"\\]|\\.)*"')


@dataclass(frozen=True, slots=True)
class Clash:
    """An entry, or a field of the header, that both sides changed differently."""

    msgctxt: str | None
    msgid: str
    """Empty for the header."""
    stays: tuple[str, ...]
    """The text that stands in the merged catalog."""
    other: tuple[str, ...]
    """The one that is kept in a note there."""
    what: str
    """What happened, for people: a sentence without a full stop."""
    line: int = 0
    """Of the msgid in the merged catalog, from 1."""

    @property
    def of_texts(self) -> bool:
        """Say whether the texts differ: else it is what was said of one text, and there is no note.

        That is one side approved what the other sent back. It stays sent back.
        """
        return self.stays != self.other


class Note(NamedTuple):
    """A text that a conflict's note keeps."""

    whose: str
    forms: tuple[str, ...]


def note_lines(whose: str, forms: Sequence[str]) -> list[str]:
    """Give the comment lines of a note: whose text it is, and the text, form by form."""
    owner = " ".join(whose.split()) or "the other side"
    if len(forms) == 1:
        return [NOTE_START + owner + _END, *format_keyword("msgstr", forms[0], width=_WIDTH)]
    texts = (
        format_keyword(f"msgstr[{number}]", text, width=_WIDTH) for number, text in enumerate(forms)
    )
    return [NOTE_START + owner + _END, *(line for lines in texts for line in lines)]


def read_notes(lines: Sequence[str]) -> Iterator[Note]:
    """Give the texts that the notes among a translator's comments keep."""
    at = 0
    while at < len(lines):
        found = _read_owner(lines, at)
        if found is None:
            at += 1
            continue
        whose, at = found
        start = at
        while at < len(lines) and _TEXT.fullmatch(lines[at].strip()):
            at += 1
        section = "\n".join(lines[start:at]).encode("utf-8")
        if section.lstrip().startswith(b"msgstr"):
            forms = tuple(unescape(raw).decode("utf-8", "replace") for raw in forms_of(section))
            yield Note(whose, forms)


def _read_owner(lines: Sequence[str], at: int) -> tuple[str, int] | None:
    """Give whose a note is that starts at a line, and where its text starts."""
    if not lines[at].startswith(NOTE_START):
        return None
    told = lines[at].removeprefix(NOTE_START).rstrip()
    for count in range(1, _MOST_CONTINUED + 1):
        if told.endswith(_END):
            return told.removesuffix(_END), at + count
        if at + count >= len(lines):
            break
        told = f"{told} {lines[at + count].strip()}"
    return None


def with_note(lines: Sequence[str], whose: str, forms: Sequence[str]) -> list[str]:
    """Give a translator's comments with a note of a text, unless one keeps that text already."""
    if any(note.forms == tuple(forms) for note in read_notes(lines)):
        return list(lines)
    return [*lines, *note_lines(whose, forms)]
