"""Whether a merge would change anything, told from the raw slices: a third of its time."""

from collections.abc import Sequence

from i18n_tool.catalog.catalog import Catalog
from i18n_tool.catalog.entry import Entry
from i18n_tool.catalog.glimpse import gone, key_of, msgid_of, says
from i18n_tool.catalog.merge import Source
from i18n_tool.catalog.read import Reading
from i18n_tool.catalog.syntax import RawParts, is_obsolete


def follows(catalog: Catalog, source: Source) -> bool | None:
    """Say whether a catalog holds the article's sentences in order, as a merge would leave them.

    None where the sentences are right and only a merge can tell of the rest, as for drafts.
    """
    entries = [entry for entry in catalog if not gone(entry)]
    if len(entries) != len(source.sentences):
        return False
    plain = True
    for entry, wanted in zip(entries, source.sentences, strict=True):
        if key_of(entry, msgid_of(entry)) != wanted.key:
            return False
        plain = plain and says(entry, wanted.kinds, source.reference)
    return plain or None


def stand(reading: Reading, blanks: Sequence[RawParts]) -> list[int] | None:
    """Give the places of the sentences without a text, if a catalog holds an article's sentences.

    `blanks` are the article's entries as a new catalog has them. None where it is not plain that
    a merge would change no entry.
    """
    active = [part for at, part in enumerate(reading.parts) if at != reading.header]
    if reading.obsolete:
        active = [part for part in active if not is_obsolete(part)]
    if len(active) != len(blanks):
        return None
    empty: list[int] = []
    for at, (part, blank) in enumerate(zip(active, blanks, strict=True)):
        if part[3] != blank[3] or part[2] != blank[2] or part[4]:
            return None
        if part[1] != blank[1] and not _only_noted(part[1], blank[1]):
            return None
        if part[5] == blank[5]:
            empty.append(at)
    return empty


def _only_noted(comments: bytes, wanted: bytes) -> bool:
    """Say whether comments are the wanted ones after a translator's notes."""
    notes = comments[: -len(wanted)]
    lines = notes.count(b"\n")
    return comments.endswith(wanted) and notes.count(b"#") == lines == notes.count(b"# ")


def has_text(entry: Entry) -> bool:
    """Say whether any form of an entry has a text."""
    if entry.parts is not None and entry.parts[5] == b'msgstr ""\n':
        return False
    return any(entry.msgstr)
