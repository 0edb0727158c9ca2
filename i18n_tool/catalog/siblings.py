"""Where the entries of an article's catalogs stand, counted: quick, since these share their msgids.

What stands before a translation (comments and msgid) is the same in most catalogs of one article:
read strictly once, it is known again by its bytes. So of the next catalog only the translations are
read. This way is taken by catalogs as tools lay them out, where it provably reads the same as the
general one; all else goes there: plurals, contexts, obsolete entries, oddities and mistakes.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final, NamedTuple

from i18n_tool.catalog.limits import DEFAULT_LIMITS, Limits
from i18n_tool.catalog.read import read_catalog
from i18n_tool.catalog.scan import (
    REVIEW,
    is_fuzzy,
    review_binds,
    scan,
    spelt_as_in_json,
    standing_of,
)
from i18n_tool.catalog.syntax import LINE, comments_expression
from i18n_tool.errors import CatalogError
from i18n_tool.model.state import Reason, State

Tally = dict[State | Reason, int]
"""The measures of the entries, added up by the state, or for a draft by the reason."""

_ENDS: Final = re.compile(rb'\nmsgstr "(?!\n|\Z)|\n(?=\n)')
"""What ends a piece of a catalog: the start of a msgstr, or a line end before a blank line. The
next piece starts with LF after the latter, and only there."""
_HEAD: Final = re.compile(
    rb"\n" + comments_expression(rb"#\| ") + rb"(msgid %(t)s(?:%(t)s)*+)" % {b"t": LINE}
)
"""A blank line and what stands before the msgstr of an entry as tools write it, without msgctxt and
plural."""
_PIECE = rb'[^"\\\n\0]*+(?:\\[nt"\\r][^"\\\n\0]*+)*+"'
_TEXTS: Final = re.compile(rb'(?:%(p)s(?:\n"%(p)s)*+(?:\0|\Z))*+' % {b"p": _PIECE})
"""Strings without their first quotation mark, their lines with LF between, they with NUL."""

_NOTHING: Final = b'"'
_QUOTE: Final = 0x22


class _Head(NamedTuple):
    """What is known by the bytes before a translation."""

    comments: bytes
    msgid: bytes
    """Its lines."""
    key: bytes
    """The msgid as it stands between quotes, its lines joined."""
    size: int
    fixed: Reason | None
    """Where it stands whatever the translation is."""
    told: bool
    """The comments tell more of where it stands: they are read each time."""
    json: bool
    """JSON spells the msgid the same, and no comment stands before it that a review would meet."""


class Siblings:
    """The catalogs of one article, counted one after another."""

    def __init__(self, measure: Callable[[bytes], int], limits: Limits = DEFAULT_LIMITS) -> None:
        """Take what a msgid, as it stands between quotes, counts for."""
        self._measure = measure
        self._limits = limits
        self._sizes: dict[bytes, int] = {}
        self._heads: dict[bytes, _Head] = {}

    def tally(self, data: bytes, *, path: str = "<catalog>", locale: str = "") -> Tally:
        """Give the measures of a catalog's entries by where they stand, as `scan` finds them.

        Raises CatalogError as `parse_catalog` does.
        """
        found = self._quickly(data, locale)
        if found is not None:
            return found
        sizes = self._sizes
        tally: Tally = {}
        for standing, raws in scan(data, path=path, locale=locale, limits=self._limits).items():
            for raw in raws:
                if raw not in sizes:
                    sizes[raw] = self._measure(raw)
            tally[standing] = sum(map(sizes.__getitem__, raws))
        return tally

    def _quickly(self, data: bytes, locale: str) -> Tally | None:
        """Count a catalog whose entries lie one blank line apart; None where that is not so."""
        limits = self._limits
        rare = b"\0" in data or b"\x04" in data or b"\r" in data  # an expression would be slower
        if rare or len(data) > limits.entry_size or data[-1:] != b"\n":
            return None
        pieces = _ENDS.split(data[:-1])
        heads = pieces[2::2]
        texts = pieces[3::2]
        if len(pieces) % 2 or len(heads) >= limits.entries:
            return None
        name = _language(pieces[0], pieces[1], limits)
        if name is None or not _TEXTS.fullmatch(glued := b"\0".join(texts)):
            return None
        return self._count(heads, texts, locale or name) if _is_utf8(glued) else None

    def _count(self, heads: list[bytes], texts: list[bytes], locale: str) -> Tally | None:
        """Count entries whose translations were read; None where a head is none, or is again."""
        known = self._heads
        tally: Tally = {}
        untranslated = translated = 0
        keys = []
        for head, text in zip(heads, texts, strict=True):
            found = known.get(head)
            if found is None or found.told:
                standing, found = self._prove(head, text, locale)
                if found is None:
                    return None
                tally[standing] = tally.get(standing, 0) + found.size
            elif found.fixed:
                tally[found.fixed] = tally.get(found.fixed, 0) + found.size
            elif text[0] != _QUOTE or not _is_empty(text):
                translated += found.size
            else:
                untranslated += found.size
            keys.append(found.key)
        if len(set(keys)) != len(keys):
            return None
        for standing, size in ((State.UNTRANSLATED, untranslated), (State.TRANSLATED, translated)):
            if size:
                tally[standing] = tally.get(standing, 0) + size
        return tally

    def _prove(self, head: bytes, text: bytes, locale: str) -> tuple[State | Reason, _Head | None]:
        """Give where an entry stands whose head is new or tells of it; no head where it is none."""
        review = REVIEW.match(head, 1)
        if review and text != _NOTHING:
            found = self._learn(head[:1] + head[review.end() :])
            msgstr = text.replace(b'"\n"', b"")[:-1]
            plain = found and found.json and not found.fixed and _is_utf8(review[3])
            if found and plain and msgstr and spelt_as_in_json(msgstr):
                bound = review_binds(review, found.key, msgstr, locale)
                if bound is not None:
                    return State.REVIEWED if bound else State.TRANSLATED, found
        found = self._learn(head)
        if found is None:
            return State.UNTRANSLATED, None
        parts = (b"", found.comments, b"", found.msgid, b"", b'msgstr "%s\n' % text)
        return standing_of(parts, locale), found

    def _learn(self, head: bytes) -> _Head | None:
        """Read what stands before a translation; None where it is not as tools write it."""
        found = self._heads.get(head)
        if found is not None:
            return found
        match = _HEAD.fullmatch(head + b"\n")
        if match is None or b"\t" in head or not _is_utf8(head):
            return None
        comments, msgid = match.groups()
        key = msgid.replace(b'"\n"', b"")[7:-2]
        if not key:
            return None
        if key not in self._sizes:
            self._sizes[key] = self._measure(key)
        fuzzy = b"fuzzy" in comments and is_fuzzy(comments)
        told = (b"@" in comments or b"#|" in comments) and (
            fuzzy or b"@reviewed" in comments or b"@joined" in comments
        )
        fixed = Reason.UNSURE if fuzzy and not told else None
        plain = b"# " not in comments and b"@" not in comments  # no record may go on there
        json = not told and plain and spelt_as_in_json(key)
        found = _Head(comments, msgid, key, self._sizes[key], fixed, told, json)
        self._heads[head] = found
        return found


def _is_empty(text: bytes) -> bool:
    """Say whether a translation that starts on the next line, or not at all, has no text."""
    return text == _NOTHING or text.replace(b'"\n"', b"") == _NOTHING


def _is_utf8(text: bytes) -> bool:
    """Say whether bytes are UTF-8."""
    if text.isascii():
        return True
    try:
        text.decode()
    except UnicodeDecodeError:
        return False
    return True


@lru_cache(maxsize=256)
def _language(head: bytes, text: bytes, limits: Limits) -> str | None:
    """Give the language that a header names; None where it is none, or not as tools write it."""
    try:
        reading = read_catalog(b'%s\nmsgstr "%s\n' % (head, text), "", limits)
    except CatalogError:
        return None
    encoding = reading.encoding
    plain = encoding.charset == "utf-8" and not encoding.bom and encoding.newline
    whole = len(reading.parts) == 1 and reading.header == 0 and not reading.odd
    return reading.fields.get("Language", "") if plain and whole else None
