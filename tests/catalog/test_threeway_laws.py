"""Laws of merging two versions of a catalog, on what two people may have done to it."""

import subprocess
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from i18n_tool.catalog import Catalog, Entry, parse_catalog, serialize_catalog
from i18n_tool.catalog.clashes import read_notes
from i18n_tool.catalog.threeway import Reconciled, reconcile
from i18n_tool.model.state import Reason, State
from tests.catalog.generated import catalogs, shape
from tests.catalog.sides import histories

WHOSE = "the other branch"


def merged(base: bytes | None, stays: bytes, other: bytes) -> Reconciled:
    return reconcile(base, stays, other, path="a.po", whose=WHOSE)


def pairs(catalog: Catalog) -> Iterator[tuple[str, Entry]]:
    yield from ((entry.key, entry) for entry in catalog)


def texts(data: bytes) -> set[tuple[str, ...]]:
    """Give all texts that a catalog holds, wherever."""
    catalog = parse_catalog(data)
    found = {tuple(entry.msgstr) for entry in catalog if any(entry.msgstr)}
    return found | {note.forms for e in catalog for note in read_notes(e.translator_comments)}


def a_persons(data: bytes) -> set[tuple[str, ...]]:
    """Give the texts that no machine wrote, or that somebody has touched since."""
    return {
        tuple(entry.msgstr)
        for entry in parse_catalog(data)
        if any(entry.msgstr) and entry.reason is not Reason.MACHINE
    }


def sayings(entry: Entry) -> str:
    """Give all that an entry says, in no order: both sides' notes follow that which stays."""
    return repr([sorted(each) if isinstance(each, list) else each for each in shape(entry)])


@given(histories())
def test_where_one_side_did_nothing_the_result_is_the_other(sides):
    base, stays, other = sides
    assert merged(base, stays, base).data == stays
    assert merged(base, base, other).data == other
    assert merged(base, stays, stays).data == stays
    assert merged(None, stays, stays) == Reconciled(stays, ())


@given(histories())
def test_merging_again_changes_nothing(sides):
    base, stays, other = sides
    once = merged(base, stays, other).data
    assert merged(base, once, other).data == once
    assert merged(other, once, other).data == once
    assert merged(stays, once, stays).data == once


@given(histories())
def test_no_text_of_a_person_is_lost(sides):
    base, stays, other = sides
    result = texts(merged(base, stays, other).data)
    new = (a_persons(stays) | a_persons(other)) - texts(base)
    assert new <= result


@given(histories())
def test_no_text_that_both_sides_have_in_one_entry_is_lost(sides):
    base, stays, other = sides
    mine, theirs = (
        {(key, tuple(entry.msgstr)) for key, entry in pairs(parse_catalog(data))}
        for data in (stays, other)
    )
    both = {text for _, text in mine & theirs if any(text)}
    assert both <= texts(merged(base, stays, other).data)


@given(histories())
def test_without_a_base_no_text_of_a_person_is_lost(sides):
    _, stays, other = sides
    assert a_persons(stays) | a_persons(other) <= texts(merged(None, stays, other).data)


@given(histories())
def test_every_sentence_in_use_is_of_an_article_of_one_side(sides):
    base, stays, other = sides
    old, mine, theirs, result = (
        {entry.key for entry in parse_catalog(data) if not entry.obsolete}
        for data in (base, stays, other, merged(base, stays, other).data)
    )
    assert result == (mine & theirs) | ((mine | theirs) - old)


@given(histories())
def test_no_record_binds_that_bound_on_no_side(sides):
    base, stays, other = sides
    bound = {
        (key, tuple(entry.msgstr), entry.bound)
        for data in (stays, other)
        for key, entry in pairs(parse_catalog(data))
    }
    for key, entry in pairs(parse_catalog(merged(base, stays, other).data)):
        record = entry.bound
        if record is not None and record.verb != "draft":
            assert (key, tuple(entry.msgstr), record) in bound


@given(histories())
def test_no_draft_becomes_finished(sides):
    base, stays, other = sides
    finished = {
        (key, tuple(entry.msgstr))
        for data in (stays, other)
        for key, entry in pairs(parse_catalog(data))
        if entry.state in {State.TRANSLATED, State.REVIEWED}
    }
    for key, entry in pairs(parse_catalog(merged(base, stays, other).data)):
        if entry.state in {State.TRANSLATED, State.REVIEWED}:
            assert (key, tuple(entry.msgstr)) in finished


@given(histories())
def test_entries_that_neither_side_touched_keep_their_lines(sides):
    base, stays, other = sides
    sections = [data.split(b"\n\n") for data in (base, stays, other)]
    result = set(merged(base, stays, other).data.rstrip(b"\n").split(b"\n\n"))
    old, mine, theirs = ({each.rstrip(b"\n") for each in section[1:]} for section in sections)
    assert old & mine & theirs <= result


@given(histories())
def test_the_sides_changed_about_only_change_which_text_stays(sides):
    base, stays, other = sides
    one, two = merged(base, stays, other), merged(base, other, stays)
    clashing = {clash.msgid for clash in one.clashes}
    assert clashing == {clash.msgid for clash in two.clashes}
    first, second = (
        sorted(sayings(e) for e in parse_catalog(each.data) if e.msgid not in clashing)
        for each in (one, two)
    )
    assert first == second
    assert texts(one.data) == texts(two.data)


@given(histories())
def test_a_clash_leaves_a_draft_with_both_texts(sides):
    base, stays, other = sides
    result = merged(base, stays, other)
    catalog = parse_catalog(result.data)
    lines = {entry.line: entry for entry in catalog}
    for clash in result.clashes:
        entry = lines[clash.line]
        assert (entry.msgid, tuple(entry.msgstr)) == (clash.msgid, clash.stays)
        assert entry.fuzzy
        kept = {note.forms for note in read_notes(entry.translator_comments)}
        assert clash.other in kept | {tuple(entry.msgstr)}


@given(st.none() | catalogs(), catalogs(), catalogs())
def test_any_three_catalogs_give_one(base, stays, other):
    data = [None if each is None else serialize_catalog(each) for each in (base, stays, other)]
    result = merged(*data)
    assert serialize_catalog(parse_catalog(result.data)) == result.data
    assert merged(data[0], result.data, data[2]).data == result.data


@given(catalogs(), catalogs())
def test_without_a_base_all_texts_are_kept(stays, other):
    one, two = serialize_catalog(stays), serialize_catalog(other)
    assert texts(one) | texts(two) <= texts(merged(None, one, two).data)


def test_msgfmt_accepts_what_is_merged(tmp_path):
    @given(histories())
    def check(sides):
        path = tmp_path / "a.po"
        path.write_bytes(merged(*sides).data)
        command = ["msgfmt", "--check-format", "--check-header", "-o", "/dev/null", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    check()
