"""States straight from bytes, and compiled catalogs: the same as entry by entry, as msgfmt."""

import gettext
import io
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given

from i18n_tool.catalog import Catalog, Entry, parse_catalog, serialize_catalog, set_record
from i18n_tool.catalog.mo import compile_mo, write_mo
from i18n_tool.catalog.scan import scan, unescape
from i18n_tool.errors import CatalogError
from i18n_tool.model.state import Reason, State
from tests.catalog.generated import catalogs
from tests.catalog.test_lossless import HEADER


def by_entries(catalog: Catalog) -> dict[State | Reason, list[str]]:
    found: dict[State | Reason, list[str]] = {}
    for entry in catalog:
        if not entry.obsolete:
            found.setdefault(entry.reason or entry.state, []).append(entry.msgid)
    return found


def by_scan(data: bytes, locale: str = "") -> dict[State | Reason, list[str]]:
    found = scan(data, locale=locale)
    return {standing: [unescape(raw) for raw in raws] for standing, raws in found.items()}


def test_states_of_real_catalogs(shared: Path) -> None:
    for path in sorted((shared / "corpus" / "po").rglob("*.po")):
        data = path.read_bytes()
        assert by_scan(data) == by_entries(parse_catalog(data))


@given(catalogs())
def test_states_of_any_catalog(catalog: Catalog) -> None:
    for number, entry in enumerate(catalog):
        if number % 2:
            verb = ("reviewed", "draft", "rejected")[number % 3]
            set_record(entry, "fr", verb, "2026-11-24", by="A <a@b>")
    data = serialize_catalog(catalog)
    assert by_scan(data) == by_entries(parse_catalog(data))


@pytest.mark.parametrize(
    "body",
    [
        '#,fuzzy\nmsgid "a"\nmsgstr ""\n"b"\n',
        '#, fuzzy\n#| msgid "c"\nmsgid "a"\nmsgstr "b"\n',
        '# @draft 2026-11-24 aaaa\n#, fuzzy\nmsgid "a"\nmsgstr "b"\n',
        '#= fuzzy\nmsgid "a"\nmsgstr "b"\n',
        '# not , fuzzy\nmsgid "a"\nmsgstr ""\n"b"\n',
        'msgid "a"\nmsgstr ""\n""\n',
        '  msgid "a" "b"\n msgstr "" "b"\n',
        'msgid "a"\nmsgstr "" ""\n',
        'msgctxt "\\nmsgid \\"x"\nmsgid ""\n"\\x41b"\nmsgstr "\\142"\n',
        '#, c-format fuzzy\nmsgid "a"\nmsgstr "b"\n',
        '#,range: 0..10 fuzzy,x\nmsgid "a"\nmsgstr "b"\n',
        '#, notfuzzy fuzzy-not\nmsgid "a"\nmsgstr "b"\n',
        '#, c-format , fuzzy\nmsgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\nmsgstr[1] ""\n',
    ],
)
def test_states_of_odd_lines(body: str) -> None:
    data = (HEADER + "\n" + body).encode()
    assert by_scan(data) == by_entries(parse_catalog(data))


@pytest.mark.parametrize("text", ['""', '""\n""', '"\\n"'])
def test_a_header_that_says_nothing_is_no_sentence(text: str) -> None:
    data = f'msgid ""\nmsgstr {text}\n\nmsgid "a"\nmsgstr ""\n'.encode()
    assert by_scan(data) == by_entries(parse_catalog(data)) == {State.UNTRANSLATED: ["a"]}


def test_equal_msgids_are_equal_bytes_however_they_are_cut() -> None:
    one = HEADER + '\nmsgid "a\\tb"\nmsgstr ""\n'
    other = HEADER + '\nmsgid ""\n"a"\n"\tb"\nmsgstr ""\n'
    assert scan(one.encode()) == scan(other.encode())


def test_scanning_refuses_what_parsing_refuses() -> None:
    data = (HEADER + '\nmsgid "a"\nmsgstr "b\n').encode()
    for read in (scan, compile_mo):
        with pytest.raises(CatalogError) as caught:
            read(data, path="a.po")
        assert (caught.value.path, caught.value.line) == ("a.po", 8)


def test_which_states_are_compiled() -> None:
    entries = [
        Entry("t", "T"),
        Entry("d", "D", fuzzy=True),
        Entry("u"),
        Entry("o", "O", obsolete=True),
    ]
    catalog = parse_catalog(HEADER.encode())
    catalog.entries = [*entries, Entry("r", "R", locale="fr"), Entry("e", fuzzy=True)]
    set_record(catalog.entries[4], "fr", "reviewed", "2026-11-24")

    def compiled(*states: State) -> set[str]:
        made = compile_mo(catalog, states=states)
        return set(gettext.GNUTranslations(io.BytesIO(made))._catalog) - {""}

    assert compiled(State.TRANSLATED, State.REVIEWED) == {"t", "r"}
    assert compiled(State.REVIEWED) == {"r"}
    assert compiled(*State) == {"t", "r", "d"}
    assert compiled() == set()


def test_a_legacy_charset_is_compiled_as_utf8() -> None:
    text = HEADER.replace("UTF-8", "ISO-8859-2") + '\nmsgid "a"\nmsgstr "ěšč"\n'
    made = gettext.GNUTranslations(io.BytesIO(compile_mo(text.encode("iso-8859-2"))))
    assert (made.gettext("a"), made.charset()) == ("ěšč", "UTF-8")


def test_the_layout() -> None:
    assert write_mo([(b"b", b"2"), (b"a", b"11")]) == (
        b"\xde\x12\x04\x95\0\0\0\0\2\0\0\0\x1c\0\0\0\x2c\0\0\0\0\0\0\0\x3c\0\0\0"
        b"\1\0\0\0\x3c\0\0\0\1\0\0\0\x3e\0\0\0\2\0\0\0\x40\0\0\0\1\0\0\0\x43\0\0\0a\0b\x0011\x002\0"
    )


needs_msgfmt = pytest.mark.skipif(
    not shutil.which("msgfmt"), reason="NOT TESTED against msgfmt: it is missing"
)


def msgfmt(data: bytes) -> bytes:
    done = subprocess.run(
        ["msgfmt", "--no-hash", "-o", "-", "-"], input=data, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@needs_msgfmt
def test_real_catalogs_as_msgfmt_compiles_them(shared: Path) -> None:
    """Byte for byte; but for those that msgfmt refuses for a line feed at one end only."""
    compared = 0
    for path in sorted((shared / "corpus" / "po").rglob("*.po"))[::4]:
        data = path.read_bytes()
        if not any("line feed" in text for _, text in parse_catalog(data).warnings):
            assert compile_mo(data) == msgfmt(data), path
            compared += 1
    assert compared > 40


@needs_msgfmt
@given(catalogs())
def test_any_catalog_as_msgfmt_compiles_it(catalog: Catalog) -> None:
    data = serialize_catalog(catalog)
    if not any("line feed" in text for _, text in parse_catalog(data).warnings):
        assert compile_mo(data) == msgfmt(data)
