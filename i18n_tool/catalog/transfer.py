"""What happens to an entry when its sentence changes, is cut elsewhere, leaves or returns."""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import chain

from i18n_tool.catalog.entry import Entry
from i18n_tool.catalog.records import replace_record, set_record
from i18n_tool.model.codes import find_pieces
from i18n_tool.model.record import Record
from i18n_tool.model.state import Reason
from i18n_tool.model.unit import JOINED

Splitter = Callable[[str], Sequence[str]]

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


def outdate(entry: Entry, text: str, context: str | None) -> Entry:
    """Give an entry its changed sentence; what it has of a translation becomes the draft.

    The previous msgid is the one that the draft is a translation of, however often the sentence
    has changed since. Notes and record lines stay; the record no longer binds (law 5), except that
    text which only a machine has touched goes on saying so, and may be drafted anew (law 6).
    """
    if not any(entry.msgstr):
        return _rename(entry, text, context)
    machine = _machine(entry)
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
    _say_machine(entry, machine)
    return entry


def join_drafts(
    entries: Sequence[Entry], text: str, context: str | None, joiner: str, exact: bool
) -> Entry:
    """Make one entry, the first, of several whose sentences became one; give it back.

    A draft with the previous msgids, unless `exact`: then no word has changed, and translations
    that were finished make a finished one.
    """
    base = entries[0]
    told = [entry for entry in entries if any(entry.msgstr) and entry.msgstr[0] != JOINED]
    done = exact and all(map(is_finished, entries))
    previous = [_translated_from(entry) for entry in told]
    base.translator_comments = list(
        dict.fromkeys(
            chain(
                base.translator_comments,
                *(
                    replace_record(e.translator_comments, (), keep_origin=False)
                    for e in entries[1:]
                ),
            )
        )
    )
    base.flags = list(dict.fromkeys(flag for entry in entries for flag in entry.flags))
    base.msgstr = [joiner.join(entry.msgstr[0] for entry in told)]
    _rename(base, text, context)
    forget_previous(base)
    base.fuzzy = bool(told) and not done
    if base.fuzzy:
        base.previous_msgid = " ".join(previous)
    return base


def recut(entry: Entry, texts: Sequence[str], split: Splitter | None) -> list[str] | None:
    """Cut a translation as its sentence was: one piece for each of `texts`, or None.

    None where the translation has another number of sentences, where codes, links or placeholders
    of a piece are not those of its text, or where it is an older text's.
    """
    if split is None or len(entry.msgstr) != 1 or entry.previous_msgid is not None:
        return None
    pieces = [piece.strip() for piece in split(entry.msgstr[0])]
    if len(pieces) != len(texts) or not all(pieces):
        return None
    if any(_codes(one) != _codes(two) for one, two in zip(texts, pieces, strict=True)):
        return None
    return pieces


def part(entry: Entry, text: str, context: str | None, piece: str) -> Entry:
    """Give the entry of one part of a sentence that was cut again, with its piece."""
    made = Entry(text, piece, msgctxt=context, flags=entry.flags, locale=entry.locale)
    _say_machine(made, _machine(entry))
    return made


def shorten(entry: Entry, text: str, context: str | None, piece: str) -> Entry:
    """Make an entry that of the first part of its own sentence; give it back."""
    machine = _machine(entry)
    entry.msgstr = [piece]
    _rename(entry, text, context)
    _say_machine(entry, machine)
    return entry


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


def _machine(entry: Entry) -> Record | None:
    """Give the record of a draft that nobody has touched since a machine wrote it."""
    return entry.record if entry.reason is Reason.MACHINE else None


def _say_machine(entry: Entry, record: Record | None) -> None:
    if record is not None:
        set_record(entry, entry.locale, "draft", record.date, origin=record.origin)


def _translated_from(entry: Entry) -> str:
    """Give the msgid that an entry's msgstr is the translation of."""
    return (entry.previous_msgid if entry.fuzzy else None) or entry.msgid


def _codes(text: str) -> Counter[str]:
    return Counter(piece.text for piece in find_pieces(text) if piece.kind != "number")
