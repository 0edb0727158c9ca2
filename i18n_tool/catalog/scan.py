"""The states of a catalog's entries straight from its bytes, for statistics over many catalogs.

No Entry is made and no text decoded; only entries with a review pay for its hash.
"""

import re
from typing import Final

from i18n_tool.catalog import syntax
from i18n_tool.catalog.entry import Entry
from i18n_tool.catalog.limits import DEFAULT_LIMITS, Limits
from i18n_tool.catalog.read import Reading, read_catalog
from i18n_tool.catalog.records import bind
from i18n_tool.catalog.syntax import HEADER_KEY, RawParts, forms_of, is_obsolete, text_of
from i18n_tool.model.state import Reason, State

_FUZZY: Final = re.compile(rb"(?:\A|\n)[ \t]*#[,=](?:[^\n]*[ ,\t])?fuzzy[ \t\r]*(?=[,\n])")
_REVIEW: Final = re.compile(
    rb"# @reviewed ([0-9]{4}-[0-9]{2}-[0-9]{2}) ([a-z2-7]{26})\n# @by ([^ \n](?:[^\n]*[^ \n])?)\n"
)
"""A review with nothing else in the translator's comments but what may follow it."""

Scan = dict[State | Reason, list[bytes]]
"""The msgids of a catalog, as they stand between quotes, by state and for drafts by reason."""


def scan(
    data: bytes, *, path: str = "<catalog>", locale: str = "", limits: Limits = DEFAULT_LIMITS
) -> Scan:
    """Give the raw msgids of a catalog's entries by where they stand: the state, or for a draft the
    reason; those that nothing stands at are left out, as are obsolete entries and the header.

    `unescape` gives the text of one. Equal msgids give equal bytes however their lines are cut, so
    that what is counted of one can be remembered. Raises CatalogError as `parse_catalog` does.
    """
    reading = read_catalog(data, path, limits)
    name = locale or reading.fields.get("Language", "")
    found: Scan = {}
    # the two that most entries stand at, without the cost of a look-up for each
    untranslated = found[State.UNTRANSLATED] = []
    translated = found[State.TRANSLATED] = []
    for parts, key in zip(active_parts(reading), reading.keys, strict=True):
        if key == HEADER_KEY:
            continue
        raw = key.rpartition(b'\nmsgid "')[2][:-2] if parts[2] else key[7:-2]
        if b"fuzzy" in parts[1] or b"@reviewed" in parts[1]:
            found.setdefault(_standing_of(parts, name), []).append(raw)
        elif _is_translated(parts[5]):
            translated.append(raw)
        else:
            untranslated.append(raw)
    return {standing: raws for standing, raws in found.items() if raws}


def active_parts(reading: Reading) -> list[RawParts]:
    """Give the parts that are not obsolete, in the order of `reading.keys`."""
    if not reading.obsolete:
        return reading.parts
    return [parts for parts in reading.parts if not is_obsolete(parts)]


def state_of(parts: RawParts, locale: str) -> State:
    """Give the state of an entry from its raw parts, the same as `Entry.state`."""
    comments, msgstr = parts[1], parts[5]
    if b"fuzzy" in comments and _FUZZY.search(comments):
        return State.DRAFT
    if not _is_translated(msgstr):
        return State.UNTRANSLATED
    if b"@reviewed" in comments:
        return State.REVIEWED if _is_reviewed(parts, locale) else State.TRANSLATED
    return State.TRANSLATED


def _is_reviewed(parts: RawParts, locale: str) -> bool:
    """Say whether a review binds; one as we write it is read at half the cost of an Entry."""
    plain = _REVIEW.match(parts[1])
    if plain is None or parts[2] or parts[4] or b"\n# " in parts[1][plain.end() - 1 :]:
        return Entry.from_parts(parts, 0, locale).state is State.REVIEWED
    date, right, by = (group.decode("utf-8") for group in plain.groups())
    msgid, msgstr = text_of(parts[3]), text_of(parts[5])
    return right == bind("reviewed", locale, None, msgid, None, [msgstr], date=date, by=by)


def _standing_of(parts: RawParts, locale: str) -> State | Reason:
    """Give the state, or for a draft the reason."""
    state = state_of(parts, locale)
    return _reason_of(parts, locale) if state is State.DRAFT else state


def _reason_of(parts: RawParts, locale: str) -> Reason:
    """Give why a draft is one, the same as `Entry.reason`."""
    if b"@" in parts[1] or b"#|" in parts[1]:
        return Entry.from_parts(parts, 0, locale).reason or Reason.UNSURE
    return Reason.UNSURE


def _is_translated(msgstr: bytes) -> bool:
    """Say whether no form of the translation is empty."""
    if msgstr.startswith(b'msgstr "'):
        if msgstr[8:9] != b'"':
            return True
        if msgstr == b'msgstr ""\n':
            return False
        if msgstr[8:11] == b'"\n"' and msgstr[11:12] != b'"':
            return True
    return all(forms_of(msgstr))


def unescape(raw: bytes) -> str:
    """Give the text of a raw msgid."""
    return syntax.unescape(raw).decode("utf-8")
