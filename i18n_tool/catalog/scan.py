"""The states of a catalog's entries straight from its bytes, for statistics over many catalogs.

No Entry is made and no text decoded; only entries with a review pay for its hash.
"""

import re
from hashlib import sha256
from typing import Final

from i18n_tool.catalog import syntax
from i18n_tool.catalog.entry import Entry
from i18n_tool.catalog.limits import DEFAULT_LIMITS, Limits
from i18n_tool.catalog.read import Reading, read_catalog
from i18n_tool.catalog.syntax import HEADER_KEY, RawParts, forms_of, is_obsolete, raw_text
from i18n_tool.model.state import Reason, State

_FUZZY: Final = re.compile(rb"(?:\A|\n)[ \t]*#[,=](?:[^\n]*[ ,\t])?fuzzy[ \t\r]*(?=[,\n])")
REVIEW: Final = re.compile(
    rb"# @reviewed ([0-9]{4}-[0-9]{2}-[0-9]{2}) ([a-z2-7]{26})\n# @by ([^ \n](?:[^\n]*[^ \n])?)\n"
)
"""A review with nothing else in the translator's comments but what may follow it."""
_AS_IN_JSON: Final = re.compile(rb'(?:[^\x00-\x1f"\\]++|\\[nrt"\\])*+')
"""Text between quotes that JSON would spell the same."""
_NAME: Final = re.compile(r"[A-Za-z0-9_@.-]*")
_BASE32: Final = bytes.maketrans(
    b"abcdefghijklmnopqrstuvwxyz234567", b"0123456789abcdefghijklmnopqrstuv"
)
"""From the digits of base32 (RFC 4648) to those that `int` takes for the base 32."""

_QUOTE: Final = 0x22

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
        _, comments, msgctxt, _, _, msgstr = parts
        raw = key.rpartition(b'\nmsgid "')[2][:-2] if msgctxt else key[7:-2]
        if b"fuzzy" in comments or b"@reviewed" in comments or b"@joined" in comments:
            if key != HEADER_KEY:
                found.setdefault(standing_of(parts, name), []).append(raw)
        elif msgstr == b'msgstr ""\n':
            if key != HEADER_KEY:
                untranslated.append(raw)
        # the first byte of a text that starts on the first line decides nearly always
        elif (msgstr[:8] == b'msgstr "' and msgstr[8] != _QUOTE) or _is_translated(msgstr):
            if key != HEADER_KEY:
                translated.append(raw)
        elif key != HEADER_KEY:
            untranslated.append(raw)
    return {standing: raws for standing, raws in found.items() if raws}


def active_parts(reading: Reading) -> list[RawParts]:
    """Give the parts that are not obsolete, in the order of `reading.keys`."""
    if not reading.obsolete:
        return reading.parts
    return [parts for parts in reading.parts if not is_obsolete(parts)]


def state_of(parts: RawParts, locale: str, *, prove: bool = True) -> State:
    """Give the state of an entry from its raw parts, the same as `Entry.state`.

    Without `prove` no review is read: what is reviewed is called translated.
    """
    comments, msgstr = parts[1], parts[5]
    if b"fuzzy" in comments and _FUZZY.search(comments):
        return State.DRAFT
    if not _is_translated(msgstr):
        return State.UNTRANSLATED
    if b"@joined" in comments and Entry.from_parts(parts, 0, locale).state is State.UNTRANSLATED:
        return State.UNTRANSLATED
    if prove and b"@reviewed" in comments:
        return State.REVIEWED if _is_reviewed(parts, locale) else State.TRANSLATED
    return State.TRANSLATED


def _is_reviewed(parts: RawParts, locale: str) -> bool:
    """Say whether a review binds; one as we write it without the cost of an Entry."""
    plain = REVIEW.match(parts[1])
    rest = parts[1][plain.end() - 1 :] if plain else b"@"
    if plain and not parts[2] and not parts[4] and b"\n# " not in rest and b"@" not in rest:
        msgid, msgstr = raw_text(parts[3]), raw_text(parts[5])
        if spelt_as_in_json(msgid) and spelt_as_in_json(msgstr):
            bound = review_binds(plain, msgid, msgstr, locale)
            if bound is not None:
                return bound
    return Entry.from_parts(parts, 0, locale).state is State.REVIEWED


def spelt_as_in_json(raw: bytes) -> bool:
    """Say whether JSON spells text the same as it stands between quotes."""
    return _AS_IN_JSON.fullmatch(raw) is not None


def review_binds(review: re.Match[bytes], msgid: bytes, msgstr: bytes, locale: str) -> bool | None:
    """Say whether a match of `REVIEW` binds to texts that JSON spells the same; None: unclear.

    Its hash is over JSON (`records.bind`), which spells most texts as a catalog does: these are
    hashed as they stand, and the digest is compared as a number.
    """
    date, right, by = review.groups()
    if b"\\" in by or not _AS_IN_JSON.fullmatch(by) or not _NAME.fullmatch(locale):
        return None
    text = b'[1,"%s",null,"%s",null,["%s"],"reviewed","%s","%s"]'
    digest = sha256(text % (locale.encode(), msgid, msgstr, date, by)).digest()
    # 26 letters are 130 bits: the 128 of the digest and two that are zero
    return int(right.translate(_BASE32), 32) == int.from_bytes(digest[:16], "big") << 2


def is_fuzzy(comments: bytes) -> bool:
    """Say whether an entry with these comments is a draft."""
    return _FUZZY.search(comments) is not None


def standing_of(parts: RawParts, locale: str) -> State | Reason:
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
