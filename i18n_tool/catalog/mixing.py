"""One entry that two sides changed, merged.

What of an entry goes together is taken together: its texts, whether it is fuzzy, the former source
that makes it so, and the record. So no text ever gets the standing of another one. Notes, other
flags, `#.` and `#:` are merged line by line beside it.

Law 4, nothing a person wrote is lost: where both sides wrote another text, one stands in the entry
and the other in a note there. Law 5, a review speaks of one pair: where one side changed the text
that the other approved, the changed text stays, and the approval lapses. Law 6, a machine never
overwrites a person: what an engine wrote gives way to what a person wrote, approved or sent back.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from i18n_tool.catalog.clashes import NOTE_START, Clash, read_notes, with_note
from i18n_tool.catalog.entry import Entry
from i18n_tool.catalog.order import merge_lines
from i18n_tool.catalog.records import clear_record, cut_record
from i18n_tool.catalog.transfer import CHANGED_IN
from i18n_tool.model.record import Record
from i18n_tool.model.state import Reason

BOTH_TRANSLATED: Final = "both sides changed the translation"
BOTH_JUDGED: Final = "one side approved what the other sent back"

_REJECTED, _UNSURE, _REVIEWED, _SAID, _FINISHED, _MACHINE = 6, 5, 4, 3, 2, 1


class Face:
    """An entry as one side has it, and what of it goes together."""

    def __init__(self, entry: Entry) -> None:
        """Look at an entry."""
        self.entry = entry
        self.text = (entry.msgid_plural, tuple(entry.msgstr))
        self.run, self.notes, self.place = cut_record(entry.translator_comments)
        self.previous = (
            entry.previous_msgctxt,
            entry.previous_msgid,
            entry.previous_msgid_plural,
        )

    @property
    def status(self) -> tuple[bool, tuple[str | None, ...], list[str]]:
        """Give what is said of the text: fuzzy, of which former source, and by which record."""
        return self.entry.fuzzy, self.previous, self.run

    @property
    def says(self) -> bool:
        """Whether there is a text."""
        return any(self.entry.msgstr)

    @cached_property
    def bound(self) -> Record | None:
        """The record, where it speaks of this text."""
        return self.entry.bound

    @property
    def machine(self) -> bool:
        """Whether a machine wrote the text, and nobody has touched it since."""
        return self.entry.reason is Reason.MACHINE

    @property
    def rank(self) -> int:
        """How much what is said of a text weighs against what is said of the same elsewhere.

        To send back weighs more than to approve, and doubt more than no doubt: the text is looked
        at again. Only a machine's doubt weighs nothing.
        """
        verb = self.bound.verb if self.bound else ""
        if self.entry.fuzzy:
            return _REJECTED if verb == "rejected" else _MACHINE if self.machine else _UNSURE
        return _REVIEWED if verb == "reviewed" else _SAID if verb else _FINISHED


@dataclass(slots=True)
class Mixing:
    """What merging the entries of two catalogs takes, and the clashes that it finds."""

    whose: str
    """Whose the other side is, for notes."""
    synced: str
    """The side whose article has moved on, `stays` or `other`; nothing where none has, or both.

    Of `#.` and `#:` that both sides changed, its lines hold.
    """
    restyled: bool
    """The other side wraps its lines otherwise: its lines are not taken as they are."""
    clashes: list[Clash] = field(default_factory=list)

    def mix(self, base: Entry | None, stays: Entry, other: Entry) -> Entry:
        """Give the merged entry; one of the two where that has the other's changes already."""
        if same_lines(stays, other) or (base is not None and same_lines(other, base)):
            return stays
        if base is not None and same_lines(stays, base) and not self.restyled:
            return other
        if is_same(stays, other) or (base is not None and is_same(other, base)):
            return stays
        if base is not None and is_same(stays, base) and not self.restyled:
            return other
        former = base or Entry(other.msgid, msgctxt=other.msgctxt)
        return self._mix(Face(former), Face(stays), Face(other))

    def _mix(self, base: Face, stays: Face, other: Face) -> Entry:
        face, what = _choose(base, stays, other)
        merged = stays.entry.copy()
        merged.msgid_plural, merged.msgstr = face.text[0], list(face.text[1])
        (
            merged.previous_msgctxt,
            merged.previous_msgid,
            merged.previous_msgid_plural,
        ) = face.previous
        sides = (base.entry, stays.entry, other.entry)
        merged.flags = merge_lines(*map(_flags, sides))
        lines = _comments(base, stays, other, _run(base, face, stays, other))
        merged.fuzzy = face.entry.fuzzy or bool(what) or _is_open(lines, face)
        if what == BOTH_TRANSLATED:
            lines = with_note(lines, self.whose, other.text[1])
        merged.translator_comments = lines
        self._describe(merged, face, sides)
        if what:
            texts = stays.text[1], other.text[1]
            self.clashes.append(Clash(merged.msgctxt, merged.msgid, *texts, what))
        _let_lapse(merged, (stays, other))
        if what and not face.entry.fuzzy and merged.reason is Reason.MACHINE:
            clear_record(merged)  # a person let the machine's text stand: it is no draft of it now
        return merged

    def _describe(self, merged: Entry, face: Face, sides: Sequence[Entry]) -> None:
        """Give an entry `#.` and `#:` of the side that changed them."""
        merged.references = self._lines([each.references for each in sides])
        said = self._lines([_kinds(each) for each in sides])
        if merged.previous_msgid is not None:
            said = [*said, *_differences(face.entry)]
        merged.extracted_comments = said

    def _lines(self, sides: Sequence[list[str]]) -> list[str]:
        """Give the lines of the side that changed them; where both did, of the one that synced."""
        base, stays, other = sides
        if other in (stays, base):
            return stays
        if stays == base:
            return other
        return {"stays": stays, "other": other}.get(self.synced) or max(stays, other)


def same_lines(one: Entry, other: Entry) -> bool:
    """Say whether two entries that nobody has touched since reading have the same lines."""
    if one.parts is None or other.parts is None or one.values or other.values:
        return False
    return one.parts[1:] == other.parts[1:]


def is_same(one: Entry, other: Entry) -> bool:
    """Say whether two entries say the same, however their lines are wrapped."""
    return _values(one) == _values(other)


def _values(entry: Entry) -> tuple[object, ...]:
    return (
        entry.obsolete,
        entry.msgid_plural,
        entry.msgstr,
        entry.flags,
        entry.translator_comments,
        entry.previous_msgctxt,
        entry.previous_msgid,
        entry.previous_msgid_plural,
        entry.extracted_comments,
        entry.references,
    )


def _choose(base: Face, stays: Face, other: Face) -> tuple[Face, str]:
    """Give the side whose text and standing the merged entry has, and what clashes, if it does."""
    if stays.text == other.text:
        return _judge(base, stays, other)
    if other.text == base.text:
        return (other if _yields(stays, other, base) else stays), ""
    if stays.text == base.text:
        return (stays if _yields(other, stays, base) else other), ""
    return _decide(base, stays, other)


def _decide(base: Face, stays: Face, other: Face) -> tuple[Face, str]:
    """Choose between two new texts: a person's before a machine's; of two persons' both are kept.

    Where both are a machine's, the later one, whichever side it is on.
    """
    if not stays.says or not other.says:
        return (stays if stays.says else other), ""
    if stays.machine and other.machine:
        return (other if _weight(other, base) > _weight(stays, base) else stays), ""
    if stays.machine or other.machine:
        return (other if stays.machine else stays), ""
    return stays, BOTH_TRANSLATED


def _yields(writer: Face, keeper: Face, base: Face) -> bool:
    """Say whether a changed text gives way to what a person said of the former one.

    A machine's does, and an empty one.
    """
    said = keeper.says and not keeper.machine and keeper.status != base.status
    return said and (writer.machine or not writer.says)


def _judge(base: Face, stays: Face, other: Face) -> tuple[Face, str]:
    """Choose between two standings of one text."""
    if other.status in (stays.status, base.status):
        return stays, ""
    if stays.status == base.status:
        return other, ""
    ranks = {stays.rank, other.rank}
    what = BOTH_JUDGED if ranks == {_REJECTED, _REVIEWED} else ""
    return (other if _weight(other, base) > _weight(stays, base) else stays), what


def _weight(face: Face, base: Face) -> tuple[int, str, bool, list[str]]:
    """Give by what two standings of one text are told apart, whichever side each is on."""
    return face.rank, face.bound.date if face.bound else "", face.run != base.run, face.run


def _run(base: Face, face: Face, stays: Face, other: Face) -> list[str]:
    """Give the lines of the record: the chosen side's, or what the other said of the former text.

    What a person said of the former text no longer binds; it tells that this was another one.
    """
    peer = other if face is stays else stays
    own = face.text == peer.text or face.bound is not None or face.run != base.run
    return face.run if own or peer.machine else peer.run


def _comments(base: Face, stays: Face, other: Face, run: list[str]) -> list[str]:
    """Give the translator's comments: the notes of both sides, and a record in its place."""
    notes = merge_lines(base.notes, stays.notes, other.notes)
    for face in (stays, other):
        if notes == face.notes and run == face.run:
            return list(face.entry.translator_comments)
    return with_record(notes, run, stays.place if stays.run else other.place)


def with_record(notes: Sequence[str], run: Sequence[str], place: int) -> list[str]:
    """Give notes with the lines of a record at their place; last, if it would read otherwise."""
    lines = [*notes[:place], *run, *notes[place:]]
    return lines if cut_record(lines)[0] == list(run) else [*notes, *run]


def _is_open(lines: Sequence[str], face: Face) -> bool:
    """Say whether a note keeps another text that the side whose text stands has not seen."""
    if not any(line.startswith(NOTE_START) for line in lines):
        return False
    seen = set(read_notes(face.notes))
    return any(note not in seen for note in read_notes(lines))


def _let_lapse(merged: Entry, faces: Sequence[Face]) -> None:
    """Take a record away that binds the merged entry, and spoke of that text on no side (law 5)."""
    record = merged.bound
    if record is not None and all(face.bound != record for face in faces):
        clear_record(merged)


def _flags(entry: Entry) -> list[str]:
    return [flag for flag in entry.flags if flag != "fuzzy"]


def _kinds(entry: Entry) -> list[str]:
    """Give what `#.` says beside the differences of a draft's sources."""
    return [line for line in entry.extracted_comments if not line.startswith(CHANGED_IN)]


def _differences(entry: Entry) -> list[str]:
    return [line for line in entry.extracted_comments if line.startswith(CHANGED_IN)]


def fit_forms(entry: Entry, count: int, whose: str) -> Entry:
    """Give an entry with as many plural forms as the header says (0: it does not say).

    Where one side changed the plural rule, and the other translated by the former one, forms are
    missing or too many: the entry is a draft then, and a text too many is kept in a note.
    """
    plural = entry.parts[4] if entry.parts is not None and not entry.values else entry.msgid_plural
    if not plural or not count or len(entry.msgstr) == count or not any(entry.msgstr):
        return entry
    if entry.obsolete and len(entry.msgstr) < count:
        return entry
    fitted = entry.copy()
    fitted.msgstr = [*entry.msgstr[:count], *[""] * (count - len(entry.msgstr))]
    fitted.fuzzy = True
    if any(entry.msgstr[count:]):
        fitted.translator_comments = with_note(fitted.translator_comments, whose, entry.msgstr)
    return fitted
