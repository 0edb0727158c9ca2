"""What happens to an entry when its sentence changes, is cut elsewhere, leaves or returns."""

from collections.abc import Sequence
from itertools import chain

from i18n_tool.catalog.carry import Moved
from i18n_tool.catalog.entry import Entry
from i18n_tool.catalog.pieces import Piece
from i18n_tool.catalog.records import rebind, replace_record, set_record
from i18n_tool.model.record import Record
from i18n_tool.model.state import Reason
from i18n_tool.model.unit import JOINED

CHANGED_IN = "changed: "
"""The extracted comment that says in what a sentence differs from the one that was translated."""


def clone(entry: Entry) -> Entry:
    """Give an entry of its own for another catalog: active, with text, state, records and notes."""
    return Entry(
        entry.msgid,
        entry.msgstr,
        msgctxt=entry.msgctxt,
        msgid_plural=entry.msgid_plural,
        flags=entry.flags,
        previous_msgctxt=entry.previous_msgctxt,
        previous_msgid=entry.previous_msgid,
        previous_msgid_plural=entry.previous_msgid_plural,
        translator_comments=entry.translator_comments,
        locale=entry.locale,
    )


def is_finished(entry: Entry) -> bool:
    """Say whether a person's translation stands here, and not a draft."""
    return any(entry.msgstr) and not entry.fuzzy


def text_of(entry: Entry) -> str:
    """Give what an entry's translation tells: nothing, where the sentence before tells it."""
    text = entry.msgstr[0] if entry.msgstr else ""
    return "" if text == JOINED else text


def is_worth(entry: Entry) -> bool:
    """Say whether anything would be lost with the entry: a translation, a draft, a note."""
    return any(entry.msgstr) or bool(entry.translator_comments)


def retire(entry: Entry) -> Entry:
    """Make an entry obsolete, keeping all that a person or engine wrote; give it back."""
    entry.obsolete = True
    entry.references = []
    entry.extracted_comments = []
    return entry


def fill(entry: Entry, found: Entry) -> None:
    """Give an untranslated entry the text, state and notes that the same sentence had elsewhere."""
    entry.msgstr = found.msgstr
    entry.flags = list(dict.fromkeys([*found.flags, *entry.flags]))
    own = replace_record(entry.translator_comments, (), keep_origin=False)  # of no text any more
    notes = [line for line in own if line not in found.translator_comments]
    entry.translator_comments = [*found.translator_comments, *notes]
    entry.previous_msgctxt = found.previous_msgctxt
    entry.previous_msgid = found.previous_msgid
    entry.previous_msgid_plural = found.previous_msgid_plural


def outdate(entry: Entry, text: str, context: str | None, draft: str | None = None) -> Entry:
    """Give an entry its changed sentence; what it has of a translation becomes the draft.

    `draft` is that translation with what was carried over of the change, if anything was.

    The previous msgid is the one that the draft is a translation of, however often the sentence
    has changed since. Notes and record lines stay; the record no longer binds (law 5), except that
    text which only a machine has touched goes on saying so, and may be drafted anew (law 6).
    """
    if not any(entry.msgstr):
        return _rename(entry, text, context)
    machine = machine_of(entry)
    if draft is not None:
        entry.msgstr = [draft]
    if not entry.fuzzy or entry.previous_msgid is None:
        entry.previous_msgctxt = entry.msgctxt
        entry.previous_msgid = entry.msgid
        entry.previous_msgid_plural = entry.msgid_plural
    entry.fuzzy = True
    _rename(entry, text, context)
    if (entry.previous_msgid, entry.previous_msgctxt) == (text, context):
        forget_previous(entry)
        record = entry.bound
        if record is not None and record.verb == "reviewed":
            entry.fuzzy = False  # a person approved this very pair
    say_machine(entry, machine)
    return entry


def relink(entry: Entry, text: str, moved: Moved) -> Entry:
    """Give an entry its sentence with other targets, and the same in its translation.

    Law 5, a review speaks of one pair, of what their readers read; here alone a record is bound
    anew by a tool, since both sentences, and both translations, read the same: only targets that
    nobody sees have changed, in both alike. That the record spoke of the former pair is proved by
    its hash first; it keeps its date and person. What did not bind is left as it is.
    """
    record = entry.bound
    entry.msgid = text
    entry.msgstr = [moved.text]
    if record is not None:
        rebind(entry, record)
    return entry


def compose(entries: Sequence[Entry], entry: Entry, piece: Piece) -> Entry:
    """Give an entry what was pieced together for its sentence out of other entries' translations.

    A draft with their msgids as the previous one, unless it is sure and all of them were finished.
    What a machine wrote stays a machine's. `entries` are copies from before the merge, and `entry`
    is none of them.
    """
    text, sure = piece.text, piece.sure
    entry.msgstr = [text]
    forget_previous(entry)
    told = [each for each in entries if text_of(each)]
    flags = dict.fromkeys(flag for each in entries for flag in each.flags if flag != "fuzzy")
    entry.flags = list(dict.fromkeys([*entry.flags, *flags]))
    entry.fuzzy = bool(text) and not (sure and all(map(is_finished, entries)))
    machines = [machine_of(each) for each in entries]
    if entry.fuzzy and not (sure and all(machines)):
        entry.previous_msgid = " ".join(map(translated_from, told))
        if len(told) == 1:
            one = told[0]
            older = one.fuzzy and one.previous_msgid is not None
            entry.previous_msgctxt = one.previous_msgctxt if older else one.msgctxt
    if text and all(machines):
        say_machine(entry, machines[0])
    return entry


def collect(entries: Sequence[Entry], wanted: str, context: str | None) -> Entry:
    """Make one entry, the first, of several, with the notes and flags of all; give it back.

    Records stay only with the first.
    """
    base = entries[0]
    said = [base.translator_comments]
    said += [replace_record(e.translator_comments, (), keep_origin=False) for e in entries[1:]]
    base.translator_comments = list(dict.fromkeys(chain(*said)))
    base.flags = list(dict.fromkeys(flag for entry in entries for flag in entry.flags))
    return _rename(base, wanted, context)


def _rename(entry: Entry, text: str, context: str | None) -> Entry:
    entry.msgid = text
    entry.msgctxt = context
    if entry.msgid_plural is not None:  # an article's sentence has no plural
        entry.msgid_plural = None
        entry.msgstr = entry.msgstr[:1]
    return entry


def forget_previous(entry: Entry) -> None:
    """Take away what says that an entry's text is another sentence's translation."""
    entry.previous_msgctxt = entry.previous_msgid = entry.previous_msgid_plural = None
    said = entry.extracted_comments
    entry.extracted_comments = [line for line in said if not line.startswith(CHANGED_IN)]


def machine_of(entry: Entry) -> Record | None:
    """Give the record of a draft that nobody has touched since a machine wrote it."""
    return entry.record if entry.reason is Reason.MACHINE else None


def say_machine(entry: Entry, record: Record | None) -> None:
    """Say of a text that a machine wrote it, where it did."""
    if record is not None:
        set_record(entry, entry.locale, "draft", record.date, origin=record.origin)


def translated_from(entry: Entry) -> str:
    """Give the msgid that an entry's msgstr is the translation of."""
    return (entry.previous_msgid if entry.fuzzy else None) or entry.msgid
