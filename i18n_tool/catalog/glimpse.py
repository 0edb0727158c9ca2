"""Reading an entry's raw slices in passing, without its remembering what was read.

An attribute that was read is compared with its lines again at saving. Merging reads the msgids of a
whole book and changes few, so it looks at the slices instead: that halves its time.
"""

from collections.abc import Sequence
from functools import lru_cache

from i18n_tool.catalog.entry import Entry
from i18n_tool.catalog.syntax import is_obsolete, text_of
from i18n_tool.model.state import State
from i18n_tool.model.unit import CONTEXT_GLUE

_RANK = {state: rank for rank, state in enumerate(State)}


def msgid_of(entry: Entry) -> str:
    """Give the entry's msgid."""
    if entry.parts is None or entry.knows("msgid"):
        return entry.msgid
    return text_of(entry.parts[3])


def key_of(entry: Entry, msgid: str) -> str:
    """Give gettext's key of the entry with this msgid."""
    if entry.parts is None or entry.knows("msgctxt"):
        context = entry.msgctxt
    else:
        context = text_of(entry.parts[2]) if entry.parts[2] else None
    return msgid if context is None else context + CONTEXT_GLUE + msgid


def gone(entry: Entry) -> bool:
    """Say whether the entry is obsolete."""
    if entry.parts is None or entry.knows("obsolete"):
        return entry.obsolete
    return is_obsolete(entry.parts)


def best_first(entries: list[Entry]) -> list[Entry]:
    """Give entries so that of two with one key the one furthest on comes first, then the later.

    gettext lets a key stand behind `#~` more than once: merges by git leave such catalogs.
    """
    keys = {key_of(entry, msgid_of(entry)) for entry in entries}
    if len(keys) == len(entries):
        return entries
    return sorted(entries, key=lambda entry: _RANK[entry.state])[::-1]


def says(entry: Entry, extracted: Sequence[str], reference: str) -> bool:
    """Say whether it is plain that the entry has these comments and reference, and is no draft.

    False where it is not plain: then its attributes tell.
    """
    if entry.parts is None or entry.knows("extracted_comments") or entry.knows("flags"):
        return False
    comments = entry.parts[1]
    wanted = _described(tuple(extracted), reference)
    if not comments.endswith(wanted):
        return False
    notes = comments[: -len(wanted)]
    if not notes:
        return True
    lines = notes.count(b"\n")
    return notes.count(b"#") == lines and notes.count(b"# ") == lines


@lru_cache(maxsize=64)
def _described(extracted: tuple[str, ...], reference: str) -> bytes:
    """Give the lines of an entry's description."""
    return ("".join(f"#. {line}\n" for line in extracted) + f"#: {reference}\n").encode()
