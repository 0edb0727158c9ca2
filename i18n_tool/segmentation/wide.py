"""Where sentences end in scripts that write no space between them, after marks of full width."""

import re

from i18n_tool.segmentation.cursor import WINDOW, Cursor
from i18n_tool.segmentation.headings import is_label_before
from i18n_tool.segmentation.periods import goes_on, is_abbreviated

_REACH = 300
"""How far a bracket may be from its partner."""
_SAYING = "：:，,、"
_STOPS = "，、；：,;:…"
_PARTNER = {"”": "“", "」": "「", "』": "『", "’": "‘"}
_ASIDE = {"）": "（", ")": "("}
_TITLE = "》〉"
_MARKUP = re.compile("[*_~]|</[A-Za-z][^<>]*>")


def is_between_wide(cursor: Cursor) -> bool:
    """Say whether narrow marks stand in a text of wide letters."""
    following = cursor.text[cursor.end]
    return not following.isascii() and following.isalpha()


def ends_wide(cursor: Cursor) -> bool:
    """Say whether a sentence ends; moves the cursor's end before a quotation that opens there."""
    text, end = cursor.text, cursor.end
    if text[end] in _STOPS or end > cursor.last_word() or not cursor.has_word():
        return False
    if cursor.marks == "." and _is_no_end(cursor):
        return False
    if cursor.closed:
        ended = _ends_closed(cursor)
        if ended is not None:
            return ended
    for opening, closing in cursor.rules.hold:
        piece = text[max(cursor.begin, end - _REACH) : end]
        if piece.count(opening) > piece.count(closing) and closing in text[end : end + _REACH]:
            return False
    return True


def _is_no_end(cursor: Cursor) -> bool:
    """Say whether a period stands behind a label or an abbreviation."""
    words = cursor.words()
    if is_label_before(words, first=cursor.at - cursor.begin < WINDOW):
        return True
    return not cursor.gap and is_abbreviated(words, cursor.rules)


def _ends_closed(cursor: Cursor) -> bool | None:
    """Say whether a sentence ends where something closes behind its mark; None: not known yet."""
    text, begin, closed = cursor.text, cursor.begin, cursor.closed
    following = text[cursor.end]
    if (not cursor.gap or _MARKUP.sub("", closed)) and following in cursor.rules.continuation:
        return False
    if cursor.gap:
        return None
    told = closed[0] in _PARTNER and goes_on(text, cursor.end, cursor.rules)
    if told or (closed[0] in _TITLE and following.isalpha()):
        return False
    aside = _ASIDE.get(closed)
    if aside:
        return text.rfind(aside, max(begin, cursor.at - _REACH), cursor.at) <= begin
    opening = _PARTNER.get(closed[0])
    if opening and not _is_open(cursor, opening, closed[0]):
        cursor.end = cursor.at + len(cursor.marks)
    elif opening and cursor.marks[-1] in "！？!?" and following.isalpha():
        quote = text.rfind(opening, max(begin, cursor.at - _REACH), cursor.at)
        return quote > begin and text[quote - 1] in _SAYING
    return None


def _is_open(cursor: Cursor, opening: str, closing: str) -> bool:
    """Say whether a quotation is open; some write one mark for both ends."""
    opened, closed = cursor.count(opening), cursor.count(closing)
    return opened > closed or (not opened and closed % 2 == 1)
