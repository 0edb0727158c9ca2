"""A sentence that is told in the one before: what its record, or the lack of one, makes of it."""

import pytest

from i18n_tool.catalog import Entry, new_catalog, parse_catalog, serialize_catalog, set_record
from i18n_tool.catalog.mo import texts_of
from i18n_tool.catalog.scan import scan
from i18n_tool.catalog.siblings import Siblings
from i18n_tool.model.state import State
from i18n_tool.model.unit import JOINED

ANNE = "Anne Ash <anne@example.org>"


def joined(verb=None, **changes):
    entry = Entry("Two.", JOINED, locale="uk")
    if verb:
        set_record(entry, "uk", verb, "2026-11-24", by=ANNE)
    for name, value in changes.items():
        setattr(entry, name, value)
    return entry


CASES = {
    "bound": (joined("joined"), State.TRANSLATED),
    "approved": (joined("reviewed"), State.REVIEWED),
    "nobody said so": (joined(), State.TRANSLATED),
    "the source has changed": (joined("joined", msgid="Two or more."), State.UNTRANSLATED),
    "the context has changed": (joined("joined", msgctxt="menu"), State.UNTRANSLATED),
    "a draft": (joined("joined", fuzzy=True), State.DRAFT),
    "over a machine's draft": (joined("draft"), State.TRANSLATED),
    "told after all": (joined("joined", msgstr=["Два."]), State.TRANSLATED),
    "with a note": (
        joined("joined", translator_comments=["A note", *joined("joined").translator_comments]),
        State.TRANSLATED,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_all_ways_of_reading_agree(case):
    entry, state = CASES[case]
    catalog = new_catalog("uk")
    catalog.entries.append(entry)
    data = serialize_catalog(catalog)
    (read,) = parse_catalog(data, locale="uk")
    assert read.state is state
    standing = read.reason or state
    assert scan(data) == {standing: [read.msgid.encode()]}
    assert Siblings(len).tally(data) == {standing: len(read.msgid)}
    finished = state in {State.TRANSLATED, State.REVIEWED}
    assert texts_of(data) == ({read.key: read.msgstr[0]} if finished else {})


def test_lapsed_says_that_a_text_has_changed():
    assert [CASES[case][0].lapsed for case in ("bound", "nobody said so", "approved")] == [
        False
    ] * 3
    assert CASES["the source has changed"][0].lapsed
