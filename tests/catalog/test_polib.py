"""polib's catalog and ours hold the same, wherever polib reads right."""

import re
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings

from i18n_tool.catalog import Catalog, parse_catalog, serialize_catalog
from tests.catalog.generated import catalogs, shape
from tests.catalog.test_lossless import HEADER


def polib_shape(entry: polib.POEntry) -> tuple[object, ...]:
    return (
        entry.msgctxt,
        entry.msgid,
        entry.msgid_plural or "",
        "" if entry.msgid_plural else entry.msgstr,
        entry.msgstr_plural,
        bool(entry.obsolete),
        entry.comment,
        entry.tcomment,
        entry.occurrences,
        entry.flags,
        entry.previous_msgctxt or None,
        entry.previous_msgid or None,
        entry.previous_msgid_plural or None,
    )


def assert_same(ours: polib.POFile, theirs: polib.POFile) -> None:
    def split(file: polib.POFile, obsolete: bool) -> list[tuple[object, ...]]:
        return [polib_shape(entry) for entry in file if bool(entry.obsolete) == obsolete]

    assert split(ours, obsolete=False) == split(theirs, obsolete=False)
    assert split(ours, obsolete=True) == split(theirs, obsolete=True)
    assert dict(ours.metadata) == dict(theirs.metadata)
    assert ours.header == theirs.header
    assert bool(ours.metadata_is_fuzzy) == bool(theirs.metadata_is_fuzzy)


def assert_comes_back(catalog: Catalog) -> None:
    back = Catalog.from_polib(catalog.to_polib())
    assert [shape(entry) for entry in back] == [shape(entry) for entry in catalog]
    assert shape(back.header_entry) == shape(catalog.header_entry)
    assert back.locale == catalog.header["Language"]


def test_real_catalogs(shared: Path) -> None:
    for path in sorted((shared / "corpus" / "po").rglob("*.po"))[::4]:
        catalog = parse_catalog(path.read_bytes())
        assert_same(catalog.to_polib(), polib.pofile(str(path)))
        assert_comes_back(catalog)


@given(catalogs())
def test_there_and_back(catalog: Catalog) -> None:
    """Nothing is lost between ours and polib's; notes that are only blank lines aside."""
    for entry in catalog:
        entry.translator_comments = [line or "-" for line in entry.translator_comments]
        entry.extracted_comments = [line or "-" for line in entry.extracted_comments]
    assert_comes_back(catalog)


@settings(max_examples=25)
@given(catalogs())
def test_polib_reads_the_same(catalog: Catalog) -> None:
    """Where polib reads right: U+2028 breaks its lines, it drops the previous msgid of obsolete
    entries, empty notes, and every `#` at the start of a note.
    """
    for entry in catalog:
        if entry.obsolete:
            entry.previous_msgid = entry.previous_msgctxt = entry.previous_msgid_plural = None
        entry.translator_comments = [line.lstrip("#") or "-" for line in entry.translator_comments]
        entry.extracted_comments = [line or "-" for line in entry.extracted_comments]
    data = serialize_catalog(catalog).replace("\u2028".encode(), b"x")
    data = re.sub(rb"(?<!\n#)~", b"x", data)
    read = polib.pofile(data.decode())
    assert_same(parse_catalog(data).to_polib(), read)


@pytest.mark.parametrize(
    ("body", "value"),
    [('msgid "k"\nmsgstr "\\101\\x42"\n', "AB"), ('# a\rmsgid "b"\nmsgid "k"\nmsgstr "v"\n', "v")],
)
def test_where_polib_does_not_read_right(body: str, value: str) -> None:
    """Octal and hexadecimal escapes, a CR in a comment (../shared/facts.md)."""
    data = (HEADER + "\n" + body).encode()
    assert [entry.msgstr for entry in parse_catalog(data)] == [[value]]
    try:
        theirs = [entry.msgstr for entry in polib.pofile(data.decode())]
    except OSError:
        theirs = []
    assert theirs != [value]
