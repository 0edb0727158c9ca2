"""What entries become whose sentence was changed or cut elsewhere, and what is left of them."""

from collections.abc import Sequence

from i18n_tool.catalog.carry import Moved, carry_markup, carry_targets
from i18n_tool.catalog.entry import Entry
from i18n_tool.catalog.pieces import Piece, Splitter, Told, cut_again, cut_at_mark, cut_likely
from i18n_tool.catalog.transfer import is_finished, outdate, text_of
from i18n_tool.model.unit import JOINED


def find_moved(entry: Entry, text: str, context: str | None) -> Moved | None:
    """Give an entry's translation with the targets of a sentence that differs only in targets.

    None where there is none: it differs in more, or what belongs where is not certain.
    """
    told = entry.msgstr[0] if entry.msgstr else ""
    if not told or told == JOINED or entry.msgid_plural is not None or entry.msgctxt != context:
        return None
    return carry_targets(entry.msgid, text, told)


def change(entry: Entry, text: str, context: str | None) -> Entry:
    """Give an entry its changed sentence; its translation, with new markup if sure, is a draft."""
    draft = None
    if len(entry.msgstr) == 1 and text_of(entry):
        draft = _carried(entry, text)
    return outdate(entry, text, context, draft)


def _carried(entry: Entry, text: str) -> str | None:
    """Give an entry's translation with the markup of another version of its sentence."""
    told = entry.msgstr[0]
    moved = carry_targets(entry.msgid, text, told)
    if moved is not None:
        return moved.text if moved.whole or is_finished(entry) else None
    # what is finished stays behind as it was: of a draft nothing may be lost
    return carry_markup(entry.msgid, text, told, entry.locale, both_ways=not is_finished(entry))


def pieces_of(
    entries: Sequence[Entry],
    texts: Sequence[str],
    split: Splitter | None,
    joiner: str,
    *,
    exact: bool,
) -> list[Piece]:
    """Give each of the new sentences its piece of the translations of those that it came from.

    `exact` says that every word and mark is the same. Of one that was split and edited the pieces
    are likely at best; where there are none, the first sentence gets all.
    """
    told = [
        Told(entry.msgid, text_of(entry), not entry.fuzzy or entry.previous_msgid is None)
        for entry in entries
    ]
    if exact:
        return cut_again(told, texts, split, joiner)
    every = tuple(range(len(told)))
    whole = joiner.join(each.text for each in told if each.text)
    found = None
    if len(texts) > 1 and whole:
        found = cut_at_mark(told[0].source, texts, whole) or cut_likely(texts, whole)
    pieces = found or [whole, *("" for _ in texts[1:])]
    return [
        Piece(text, sure=False, olds=every, starts=() if at else every)
        for at, text in enumerate(pieces)
    ]


def is_echo(entry: Entry, origin: Entry) -> bool:
    """Say whether a draft holds nothing but what the pair that it was made of holds."""
    if not set(entry.translator_comments) <= set(origin.translator_comments):
        return False
    if entry.msgstr == origin.msgstr:
        return True
    if len(entry.msgstr) != 1 or len(origin.msgstr) != 1:
        return False
    return entry.msgstr[0] in origin.msgstr[0] or entry.msgstr[0] == _carried(origin, entry.msgid)
