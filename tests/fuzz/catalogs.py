"""Targets of the catalogs: the reader, charsets, compiling, records, plural rules."""

import gettext
import io
import re
from dataclasses import replace

from i18n_tool.catalog import Catalog, Entry, new_catalog, parse_catalog, serialize_catalog
from i18n_tool.catalog.mo import compile_mo
from i18n_tool.catalog.plural import PluralError, parse_plural_forms
from i18n_tool.catalog.records import (
    clear_record,
    read_record,
    replace_record,
    set_record,
    write_record,
)
from i18n_tool.catalog.scan import scan, unescape
from i18n_tool.errors import CatalogError
from i18n_tool.model.record import Record
from i18n_tool.model.state import Reason, State
from tests.catalog.generated import shape
from tests.fuzz.judging import HOSTILE, chance, holds, parts, pick, same

PATH = "a.po"


def read_po(data: bytes) -> Catalog | None:
    """Law 3 for what is read; what is refused is refused alike, in the same line, by all readers.

    The counts of `scan`, which makes no entry, are those of the entries.
    """
    try:
        catalog = parse_catalog(data, path=PATH)
    except CatalogError as error:
        for read in (scan, compile_mo):
            try:
                read(data, path=PATH)
            except CatalogError as other:
                same((str(other), other.todo), (str(error), error.todo), "refused otherwise")
            else:
                raise AssertionError(f"{read.__name__} takes what is refused: {error}") from None
        holds(error.what and error.todo and error.path == PATH, "an error that says too little")
        holds(0 <= error.line <= data.count(b"\n") + 1, f"line {error.line} is not in the file")
        return None
    shapes = [shape(entry) for entry in catalog]
    same(serialize_catalog(catalog), data, "written back")
    same(_scanned(data), _counted(catalog), "states")
    for line, text in catalog.warnings:
        holds(text and 0 <= line <= data.count(b"\n") + 1, f"a warning of no place: {text}")
    again = parse_catalog(serialize_catalog(catalog), path=PATH)
    same([shape(entry) for entry in again], shapes, "read again")
    return catalog


def _counted(catalog: Catalog) -> dict[State | Reason, list[str]]:
    found: dict[State | Reason, list[str]] = {}
    for entry in catalog:
        if not entry.obsolete:
            found.setdefault(entry.reason or entry.state, []).append(entry.msgid)
    return found


def _scanned(data: bytes) -> dict[State | Reason, list[str]]:
    found = scan(data, path=PATH)
    return {standing: [unescape(raw) for raw in raws] for standing, raws in found.items()}


def fuzz_po(data: bytes) -> None:
    """The reader, and one edit of one entry: only that entry's lines change (law 3)."""
    catalog = read_po(data)
    if catalog is None or not len(catalog):
        return
    before = [b"".join(entry.parts or ()) for entry in catalog]
    number = chance(data) % len(catalog)
    entry = catalog.entries[number]
    _edit(entry, data)
    wanted = [shape(one) for one in catalog]
    try:
        written = serialize_catalog(catalog)
    except CatalogError:
        # a form that was empty may lack its sisters; characters may not be in the charset
        holds(entry.msgid_plural is not None or not _is_utf8(catalog), "an edit is refused")
        return
    again = parse_catalog(written, path=PATH)
    same([_loose(shape(one)) for one in again], [_loose(one) for one in wanted], "after an edit")
    after = [b"".join(entry.parts or ()) for entry in again]
    del before[number], after[number]
    same(_ended(after), _ended(before), "an edit changed other entries")


def _edit(entry: Entry, data: bytes) -> None:
    """Change an entry as the input decides."""
    turn = chance(data) >> 8
    text = pick(HOSTILE, data)
    if turn & 1:
        entry.msgstr[0] = text
    if turn & 2:
        entry.fuzzy = not entry.fuzzy
    if turn & 4:
        entry.translator_comments.append("a note")
    if turn & 8:
        entry.translator_comments = []
    if turn & 16:
        entry.references = ["a.md", "\u2068b c.md\u2069:3"]
    if turn & 32:
        entry.previous_msgid = text
    if turn & 64:
        set_record(entry, entry.locale, "reviewed", "2026-11-24", by="Ann <a@b.example>")
    if turn & 128:
        entry.flags = [*entry.flags, "no-wrap"]


def _loose(values: tuple[object, ...]) -> tuple[object, ...]:
    """Give the values of an entry with its flags in any order, each once."""
    flags = values[4]
    return (*values[:4], frozenset(flags) if isinstance(flags, list) else flags, *values[5:])


def _ended(lines: list[bytes]) -> list[bytes]:
    return [line.strip(b"\n") for line in lines]


def _is_utf8(catalog: Catalog) -> bool:
    return catalog._reading.encoding.charset == "utf-8"


CHARSETS = (
    "utf-8", "ISO-8859-1", "ISO-8859-2", "ISO-8859-15", "KOI8-R", "KOI8-U", "CP1251", "CP1252", "CP1256",
    "CP1258", "EUC-JP", "Shift_JIS", "CP932", "GB2312", "GBK", "GB18030", "BIG5", "EUC-KR", "TIS-620", "ASCII",
    "UTF-16", "UTF-7", "ISO-2022-JP", "HZ", "punycode", "unicode_escape", "cp037", "utf-8-sig", "JOHAB", "idna",
)  # fmt: skip


def fuzz_charsets(data: bytes) -> None:
    """A catalog in a charset that its first part names: taken with all laws, or refused."""
    name, text = parts(data, 2)
    try:
        body = text.encode(name.strip(), "ignore")
    except (LookupError, UnicodeError, ValueError):
        return
    fuzz_po(body)


def fuzz_mo(data: bytes) -> None:
    """What is compiled, the standard library's gettext reads: the texts of all that is finished."""
    catalog = read_po(data)
    if catalog is None:
        return
    made = compile_mo(data, path=PATH)
    same(compile_mo(catalog), made, "compiled from entries and from bytes")
    try:
        found = gettext.GNUTranslations(io.BytesIO(made))._catalog
    except (ValueError, LookupError, UnicodeError):
        return  # its own reader of headers knows no better
    wanted: dict[object, str] = {}
    for entry in catalog:
        if entry.obsolete or entry.state not in {State.TRANSLATED, State.REVIEWED}:
            continue
        if entry.msgid_plural is None:
            wanted[entry.key] = entry.msgstr[0]
        else:
            wanted |= {(entry.key, number): text for number, text in enumerate(entry.msgstr)}
    found.pop("", None)
    same(found, wanted, "compiled")


def fuzz_records(data: bytes) -> None:
    """Law 4: records come and go without a note's being lost. What is written is read, wrapped too."""
    lines, by, origin, why = (part.split("\n") for part in parts(data.replace(b"\0", b""), 4))
    lines = [line.strip(" \\\r\t") for line in lines]
    entry = Entry("a", "b", translator_comments=lines, locale="fr")
    notes = replace_record(lines, (), keep_origin=False)
    same(replace_record(notes, (), keep_origin=False), notes, "what is left holds a record")
    old = read_record(lines)
    if old is not None:
        fresh = write_record(old)
        holds(read_record(fresh), "a record that was read is not read again")
    person = f"{re.sub('[<>]', '', ' '.join(by)).strip() or 'A'} <a@b.example>"
    made = set_record(
        entry, "fr", pick(("draft", "reviewed", "rejected", "joined"), data), "2026-11-24",
        by=person, origin=" ".join(origin), why=" ".join(why),
    )  # fmt: skip
    same(entry.bound, entry.record, "a record of now does not bind")
    same(_spaceless(entry.record), _spaceless(made), "the record")
    _through_a_file(entry)
    clear_record(entry, keep_origin=False)
    same(entry.translator_comments, notes, "the notes")


def _spaceless(record: Record | None) -> Record | None:
    """Give a record with its reason as it is read: between Chinese letters no space is."""
    if record is None or record.why is None:
        return record
    return replace(record, why=record.why.replace(" ", ""))


def _through_a_file(entry: Entry) -> None:
    """A catalog keeps the record."""
    catalog = new_catalog("fr")
    catalog.entries = [entry]
    (again,) = parse_catalog(serialize_catalog(catalog))
    same(again.record, entry.record, "the record of the file")
    same(again.bound, entry.record, "the record of the file does not bind")


def fuzz_plural(data: bytes) -> None:
    """A rule gives a form that there is, for every n, as Python's gettext has it; or is refused."""
    text = data.decode("utf-8", "replace")
    _try_rule(text)
    for nplurals in (1, 2, 6):
        _try_rule(f"nplurals={nplurals}; plural={text};")


def _try_rule(text: str) -> None:
    try:
        rule = parse_plural_forms(text)
    except PluralError as error:
        holds(str(error), "a refusal without a word")
        return
    if rule is None:
        return
    forms = [rule(n) for n in range(1001)]
    holds(all(0 <= form < rule.nplurals for form in forms), f"forms {sorted(set(forms))}")
    try:
        judge = gettext.c2py(text.partition("plural")[2].partition("=")[2].strip().rstrip("; \t"))
    except (ValueError, RecursionError):
        return
    if not set("-*") & set(text):  # it counts without end, where C counts modulo 2**64
        same(forms, [int(judge(n)) for n in range(1001)], "the forms")
