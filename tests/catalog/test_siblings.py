"""An article's catalogs counted together: the same as each one scanned, and as strict."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n_tool.catalog import Catalog, Entry, parse_catalog, serialize_catalog, set_record
from i18n_tool.catalog.limits import Limits
from i18n_tool.catalog.scan import scan
from i18n_tool.catalog.siblings import Siblings, Tally
from i18n_tool.errors import CatalogError
from i18n_tool.model.state import Reason, State
from tests.catalog.generated import catalogs
from tests.catalog.test_lossless import HEADER


def weight(raw: bytes) -> int:
    return 1_000_000 + sum(raw)


def by_scan(data: bytes, locale: str = "") -> Tally | str:
    try:
        found = scan(data, locale=locale)
    except CatalogError as error:
        return str(error)
    return {standing: sum(map(weight, raws)) for standing, raws in found.items()}


def together(siblings: Siblings, data: bytes, locale: str = "") -> Tally | str:
    try:
        return siblings.tally(data, locale=locale)
    except CatalogError as error:
        return str(error)


def own(count: int = 8) -> Catalog:
    """Give a catalog as we lay them out, with entries of many kinds."""
    catalog = parse_catalog(HEADER.encode())
    entries = [
        Entry(f'"{number}" \\ é', "" if number % 3 else "été\n«b»", locale="fr")
        for number in range(count)
    ]
    for number, entry in enumerate(entries):
        entry.extracted_comments = ["paragraph"]
        entry.references = ["source/a.txt"]
        if number == 3:
            set_record(entry, "fr", "reviewed", "2026-11-24", by="É <a@b>")
        if number == 6:
            set_record(entry, "fr", "draft", "2026-11-24")
            entry.fuzzy = True
    entries[1].fuzzy = True
    catalog.entries = entries
    return catalog


def test_each_standing() -> None:
    data = serialize_catalog(own())
    siblings = Siblings(lambda _: 1)
    for _ in range(2):
        assert siblings.tally(data, locale="fr") == {
            State.UNTRANSLATED: 4,
            Reason.UNSURE: 1,
            Reason.MACHINE: 1,
            State.TRANSLATED: 1,
            State.REVIEWED: 1,
        }


def test_a_msgid_is_measured_once() -> None:
    measured: list[bytes] = []

    def measure(raw: bytes) -> int:
        measured.append(raw)
        return 1

    siblings = Siblings(measure)
    catalog = own()
    siblings.tally(serialize_catalog(catalog))
    for entry in catalog.entries:
        entry.fuzzy = not entry.fuzzy
    siblings.tally(serialize_catalog(catalog))
    siblings.tally(serialize_catalog(catalog).replace(b"\n", b"\r\n"))
    assert len(measured) == len(set(measured)) == len(catalog.entries)


def test_real_catalogs(shared: Path) -> None:
    for path in sorted((shared / "corpus" / "po").rglob("*.po")):
        siblings, data = Siblings(weight), path.read_bytes()
        assert together(siblings, data) == together(siblings, data) == by_scan(data)


REVIEW = "# @reviewed 2026-11-24 aaaaaaaaaaaaaaaaaaaaaaaaaa\\n# @by A\\n"
BODIES = [
    'msgid "a"\nmsgstr "b"\nmsgstr "\n#. x\nmsgid "c"\nmsgstr "d"\n',
    'msgid "a"\n\nb"\n\nmsgid "c"\nmsgstr "d"\n',
    'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "d"\n',
    'msgid "a"\nmsgstr "b\\"\n"n"\n',
    'msgid "a"\nmsgstr "b\\d"\n',
    'msgid "a"\nmsgstr "b" "c"\n',
    'msgid "a"\nmsgstr "b"\n\n\n#. x\nmsgid "c"\nmsgstr "d"\n',
    'msgid "a"\nmsgstr "b"\n\n#. x\n\n#. y\nmsgid "c"\nmsgstr "d"\n',
    'msgid "a"\nmsgstr "b"\n\n# last\n',
    'msgid "a"\nmsgstr "b"\n#. x\nmsgid "c"\nmsgstr "d"\n',
    'msgid "a"\nmsgstr "b"\n\n#~ msgid "c"\n#~ msgstr "d"\n',
    'msgid "a"\nmsgstr "b"\n\n#| msgid "x"\n#, fuzzy\nmsgid "c"\nmsgstr "d"\n',
    '#, fuzzy\n#| msgid "x"\nmsgid "c"\nmsgstr "d"\n',
    '# @reviewed 2026-11-24 a\n# @by A\n#, fuzzy\n#| msgid "x"\nmsgid "c"\nmsgstr "d"\n',
    f'msgid "a"\nmsgstr "b"\nmsgstr "x{REVIEW}msgid "c"\nmsgstr "d"\n',
    'msgctxt "x"\nmsgid "c"\nmsgstr "d"\n\nmsgid "c"\nmsgstr ""\n',
    'msgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\nmsgstr[1] "c"\n\nmsgid "c"\nmsgstr ""\n',
    'msgid "a\tb"\nmsgstr ""\n\nmsgid "a\\tb"\nmsgstr ""\n',
    'msgid ""\n""\nmsgstr "b"\n',
    'msgid "a"\nmsgstr ""\n""\n\nmsgid "c"\nmsgstr ""\n"d"\n',
    '<<<<<<< ours\nmsgid "a"\nmsgstr "b"\n=======\n',
    "",
]


@pytest.mark.parametrize("body", BODIES)
def test_odd_catalogs(body: str) -> None:
    for data in ((HEADER + "\n" + body).encode(), body.encode()):
        siblings = Siblings(weight)
        siblings.tally(HEADER.encode())
        assert together(siblings, data) == together(siblings, data) == by_scan(data)


def test_limits_hold() -> None:
    data = serialize_catalog(own())
    for limits in (Limits(entries=8), Limits(entry_size=9), Limits(header_size=9)):
        siblings = Siblings(weight)
        siblings.tally(data)
        with pytest.raises(CatalogError):
            Siblings(weight, limits).tally(data)


@given(catalogs())
def test_any_catalog_counted_twice(catalog: Catalog) -> None:
    siblings = Siblings(weight)
    for verb in ("reviewed", "draft", "rejected"):
        for entry in catalog.entries[::2]:
            set_record(entry, "fr", verb, "2026-11-24", by="A <a@b>")
        data = serialize_catalog(catalog)
        for _ in range(2):
            assert together(siblings, data) == by_scan(data)


PIECES = [
    *(b"\n", b"\n\n", b'"', b'"\n"', b"\\", b"\\n", b"\xff", b"\xc3", b"\t", b"\r", b"\0", b" "),
    *(b'\nmsgstr "', b'msgstr "b"\n', b'\nmsgid "', b"#", b"# ", b"#~ ", b"#, fuzzy\n", b"#| "),
    *(b'msgctxt "x"\n', b'msgid_plural "x"\n', b"# @reviewed 2026-11-24 ", b"# @by A\n", b"a"),
]


@given(
    st.lists(
        st.tuples(st.integers(0, 1400), st.integers(0, 9), st.sampled_from([b"", *PIECES])),
        min_size=1,
        max_size=3,
    )
)
def test_a_damaged_catalog_is_read_as_strictly(damage: list[tuple[int, int, bytes]]) -> None:
    """Law 3's other side: what gettext would refuse is refused with the same words."""
    data = whole = serialize_catalog(own())
    for at, length, piece in damage:
        start = at % (len(data) + 1)
        data = data[:start] + piece + data[start + length :]
    siblings = Siblings(weight)
    for catalog in (whole, data, data):
        assert together(siblings, catalog, "fr") == by_scan(catalog, "fr")
