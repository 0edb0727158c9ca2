"""Law 3 over catalogs from a grammar, and over what is left of damaged ones."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n_tool.catalog import parse_catalog, serialize_catalog, set_record
from i18n_tool.errors import CatalogError
from i18n_tool.workspace.catalogs import load_catalog
from tests.laws.catalogs import catalogs, damaged
from tests.laws.test_machine import LONG

MOST = settings.default.max_examples if LONG else 100


@settings(max_examples=MOST)
@given(catalogs())
def test_reading_and_writing_gives_the_bytes_back(data: bytes) -> None:
    """Law 3, whatever was asked of the entries in between."""
    catalog = parse_catalog(data, locale="uk")
    for entry in catalog:
        _ = (entry.state, entry.reason, entry.origin, entry.flags, entry.references, entry.key)
        entry.translator_comments = list(entry.translator_comments)
        entry.msgstr = list(entry.msgstr)
    assert serialize_catalog(catalog) == data


@settings(max_examples=MOST)
@given(catalogs(), st.integers(0, 9), st.sampled_from(["text", "note", "record", "fuzzy"]))
def test_a_change_of_one_entry_changes_its_lines_alone(data: bytes, at: int, what: str) -> None:
    """Law 3; and what was written is read again."""
    catalog = parse_catalog(data, locale="uk")
    if not len(catalog):
        return
    entry = catalog.entries[at % len(catalog)]
    others = [b"".join(e.parts[1:]) for e in catalog if e is not entry]
    if what == "text":
        entry.msgstr = ["new \t é"] * len(entry.msgstr)
    elif what == "note":
        entry.translator_comments.append("A note.")
    elif what == "record":
        set_record(entry, "uk", "rejected", "2026-11-24", by="A B <a@b.example>", why="Not so.")
    else:
        entry.fuzzy = not entry.fuzzy
    told = (entry.msgid, entry.msgstr, entry.fuzzy, entry.translator_comments, entry.state)
    again = parse_catalog(serialize_catalog(catalog), locale="uk")
    kept = [b"".join(e.parts[1:]) for n, e in enumerate(again) if n != at % len(catalog)]
    assert [each.rstrip() for each in kept] == [each.rstrip() for each in others]
    new = again.entries[at % len(again)]
    assert (new.msgid, new.msgstr, new.fuzzy, new.translator_comments, new.state) == told


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("laws") / "a.po"


@settings(max_examples=MOST * 2)
@given(data=damaged())
def test_a_damaged_catalog_is_kept_as_it_is_or_refused_with_its_line(
    place: Path, data: bytes
) -> None:
    """Law 3; and one that is refused is never written."""
    place.write_bytes(data)
    refused = None
    try:
        catalog = load_catalog(place, "uk")
        states = [entry.state for entry in catalog]
    except CatalogError as error:
        refused = error
    if refused is None:
        assert len(states) == len(catalog)
        catalog.save()
    else:
        assert refused.line is not None
        assert 1 <= refused.line <= len(data.splitlines()) + 1, refused
        assert str(place) in str(refused)
    assert place.read_bytes() == data
