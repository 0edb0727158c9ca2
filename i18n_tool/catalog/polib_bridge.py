"""To polib's catalog and back, for people who have polib in their scripts.

Nothing that polib can hold is lost. What it cannot: how lines were cut, the order of kinds of
comments, a header line that is no field, and comments after the last entry.
"""

import polib

from i18n_tool.catalog.catalog import Catalog
from i18n_tool.catalog.entry import Entry


def to_polib(catalog: Catalog) -> polib.POFile:
    """Give polib's catalog with all entries of ours, obsolete ones too."""
    file = polib.POFile(encoding="utf-8", wrapwidth=0)
    header = catalog.header_entry
    if header is not None:
        file.header = "\n".join(header.translator_comments)
        file.metadata_is_fuzzy = header.fuzzy
    for name, value in catalog.header.items():
        file.metadata[name] = value
    for entry in catalog:
        file.append(_to_polib(entry))
    return file


def _to_polib(entry: Entry) -> polib.POEntry:
    """Give polib's entry."""
    made = polib.POEntry(
        msgid=entry.msgid,
        msgctxt=entry.msgctxt,
        obsolete=entry.obsolete,
        flags=list(entry.flags),
        comment="\n".join(entry.extracted_comments),
        tcomment="\n".join(entry.translator_comments),
        occurrences=[_place(reference) for reference in entry.references],
        previous_msgctxt=entry.previous_msgctxt,
        previous_msgid=entry.previous_msgid,
        previous_msgid_plural=entry.previous_msgid_plural,
        linenum=entry.line,
    )
    if entry.msgid_plural is None:
        made.msgstr = "".join(entry.msgstr[:1])
    else:
        made.msgid_plural = entry.msgid_plural
        made.msgstr_plural = dict(enumerate(entry.msgstr))
    return made


def _place(reference: str) -> tuple[str, str]:
    """Give a reference as polib keeps it: the file, and the line where one is given."""
    name, colon, line = reference.rpartition(":")
    return (name, line) if colon and line.isdigit() else (reference, "")


def from_polib(file: polib.POFile, *, path: str = "", locale: str = "") -> Catalog:
    """Give a catalog of ours with all entries of polib's."""
    catalog = Catalog(path=path, locale=locale or file.metadata.get("Language", ""))
    text = "".join(f"{name}: {value}\n" for name, value in file.metadata.items())
    if text or file.header:
        catalog.header_entry = Entry(
            "",
            text,
            translator_comments=file.header.split("\n") if file.header else [],
            fuzzy=bool(file.metadata_is_fuzzy),
            locale=catalog.locale,
        )
    catalog.entries = [_from_polib(entry, catalog.locale) for entry in file]
    return catalog


def _from_polib(entry: polib.POEntry, locale: str) -> Entry:
    """Give our entry of one of polib's."""
    plural = entry.msgid_plural or None
    forms = entry.msgstr_plural
    return Entry(
        entry.msgid,
        [forms[number] for number in sorted(forms)] if plural else [entry.msgstr],
        msgctxt=entry.msgctxt,
        msgid_plural=plural,
        obsolete=bool(entry.obsolete),
        flags=entry.flags,
        extracted_comments=entry.comment.split("\n") if entry.comment else [],
        translator_comments=entry.tcomment.split("\n") if entry.tcomment else [],
        references=[f"{name}:{line}" if line else name for name, line in entry.occurrences],
        previous_msgctxt=entry.previous_msgctxt,
        previous_msgid=entry.previous_msgid,
        previous_msgid_plural=entry.previous_msgid_plural,
        line=entry.linenum or 0,
        locale=locale,
    )
