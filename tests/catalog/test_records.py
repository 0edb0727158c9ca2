"""Records among the translator's comments: read, written, bound (laws 4 and 5)."""

import textwrap

import hypothesis.strategies as st
import polib
import pytest
from hypothesis import given

from i18n_tool.catalog import (
    Entry,
    Record,
    bind,
    clear_record,
    new_catalog,
    parse_catalog,
    serialize_catalog,
    set_record,
)
from i18n_tool.catalog.records import read_record, rebind, replace_record, write_record
from i18n_tool.catalog.scan import scan
from i18n_tool.model.state import Reason, State
from tests.catalog.generated import entries, filled, notes, texts

ANNE = "Anne Ønske <anne@example.org>"


def reviewed(**values: object) -> Entry:
    entry = Entry("Hello", "Bonjour", locale="fr", **values)
    set_record(entry, "fr", "reviewed", "2026-11-24", by=ANNE)
    return entry


def test_the_bind_is_that_of_the_design() -> None:
    """SHA-256 over `[1,"fr",null,"Hello",null,["Bonjour"],"reviewed","2026-11-24",null]`."""
    found = bind("reviewed", "fr", None, "Hello", None, ["Bonjour"], "2026-11-24", None)
    assert found == "skvjtn2i3o46v3qcrfbmuqsroy"


def test_a_record_among_notes() -> None:
    entry = Entry("Hello", "Bonjour", translator_comments=["a note"], locale="fr")
    set_record(entry, "fr", "draft", "2026-11-01", origin="memory 87%")
    entry.translator_comments.append("another note")
    set_record(entry, "fr", "reviewed", "2026-11-24", by=ANNE)
    assert entry.translator_comments == [
        "a note",
        f"@reviewed 2026-11-24 {entry.record.bind}",
        f"@by {ANNE}",
        "@from memory 87%",
        "another note",
    ]
    assert entry.state == State.REVIEWED
    clear_record(entry)
    assert entry.translator_comments == ["a note", "@from memory 87%", "another note"]
    assert (entry.record, entry.origin, entry.state) == (None, "memory 87%", State.TRANSLATED)
    clear_record(entry, keep_origin=False)
    assert entry.translator_comments == ["a note", "another note"]


@pytest.mark.parametrize(
    ("lines", "by", "origin", "why"),
    [
        (["@rejected 2026-11-24 BIND", "@why one two"], None, None, "one two"),
        (["@rejected 2026-11-24 BIND", "@why one", "@why two"], None, None, "one two"),
        (["@rejected 2026-11-24", "BIND"], None, None, None),
        (
            ["@rejected", "2026-11-24", "BIND", "@by A B", "C <a@b>", "note"],
            "A B C <a@b>",
            None,
            None,
        ),
        (["@rejected 2026-11-24 BIND", "@by A B", "note"], "A B", None, None),
        (["@rejected 2026-11-24 BIND", "@new thing", "@by A <b>"], "A <b>", None, None),
        (["@rejected 2026-11-24 BIND", "@from libre", "[87%]"], None, "libre [87%]", None),
        (
            ["@from libre", "note", "@rejected 2026-11-24 BIND", "note", "@by A <b>"],
            None,
            "libre",
            None,
        ),
    ],
)
def test_lines_that_are_read(
    lines: list[str], by: str | None, origin: str | None, why: str | None
) -> None:
    bound = "a" * 26
    record = read_record([line.replace("BIND", bound) for line in lines])
    assert record == Record("rejected", "2026-11-24", bound, by, origin, why)


@pytest.mark.parametrize(
    "line",
    [
        "@reviewed",
        "@reviewed yesterday " + "a" * 26,
        "@reviewed 2026-11-24 short",
        "reviewed",
        "@by A",
    ],
)
def test_lines_that_are_plain_notes(line: str) -> None:
    assert read_record([line]) is None
    entry = Entry("a", "b", translator_comments=[line])
    set_record(entry, "fr", "draft", "2026-11-24")
    assert entry.translator_comments[0] == line


def test_the_last_of_two_records_counts_and_both_are_replaced() -> None:
    entry = reviewed(translator_comments=["@draft 2026-01-01 " + "a" * 26, "@new line"])
    entry.translator_comments.insert(0, "@joined 2026-01-01 " + "b" * 26)
    set_record(entry, "fr", "reviewed", "2026-11-24", by=ANNE)
    assert [line.split()[0] for line in entry.translator_comments] == ["@reviewed", "@by", "@new"]


@given(
    st.text("ab <>é", max_size=90).map(lambda name: " ".join(f"A {name}".split())),
    st.text("word ", min_size=1, max_size=200).map(lambda text: " ".join(f"w {text}".split())),
)
def test_what_is_written_is_read(name: str, why: str) -> None:
    by = f"{name} <a@example.org>"
    record = Record("rejected", "2026-11-24", "a" * 26, by, "memory 87%", why)
    lines = write_record(record)
    if "<" not in name and ">" not in name:
        assert read_record(lines) == record
    assert all(len(line) <= 68 for line in lines if " " in line and not line.startswith("@by"))


LAW_5 = (
    ("locale", "fr_002"),
    ("msgctxt", "menu"),
    ("msgid", "Hello!"),
    ("msgid_plural", "Hellos"),
    ("msgstr", ["Bonjour !"]),
    ("msgstr", ["Bonjour", "Bonjours"]),
    ("msgstr", ["Bonjour", ""]),
)


@pytest.mark.parametrize(("name", "value"), LAW_5)
def test_any_change_voids_a_review(name: str, value: object) -> None:
    entry = reviewed()
    assert entry.state == State.REVIEWED
    setattr(entry, name, value)
    assert entry.state != State.REVIEWED
    assert entry.bound is None


@pytest.mark.parametrize(
    ("old", "new"),
    [("2026-11-24", "2026-11-25"), ("Anne", "Anna"), ("@reviewed", "@joined"), (ANNE, "")],
)
def test_a_forged_record_does_not_bind(old: str, new: str) -> None:
    entry = reviewed()
    entry.translator_comments = [line.replace(old, new) for line in entry.translator_comments]
    assert entry.state == State.TRANSLATED


@given(entries(), st.sampled_from(["msgid", "msgctxt", "msgid_plural", "msgstr"]), filled, texts)
def test_law_5(entry: Entry, name: str, text: str, other: str) -> None:
    """Law 5, a review speaks of one pair: whatever tool changes either text, it lapses."""
    entry.flags = []
    entry.msgstr = [form or "x" for form in entry.msgstr]
    entry.locale = "fr"
    set_record(entry, "fr", "reviewed", "2026-11-24", by=ANNE)
    assert entry.state == State.REVIEWED
    before = getattr(entry, name)
    setattr(entry, name, [text, *entry.msgstr[1:]] if name == "msgstr" else text + other)
    assert (entry.state == State.REVIEWED) == (getattr(entry, name) == before)


@given(st.lists(notes, max_size=4), st.lists(notes, max_size=4))
def test_law_4_notes_stay(before: list[str], after: list[str]) -> None:
    """Law 4: a record comes and goes without a note's being lost."""
    entry = Entry("a", "b", translator_comments=before)
    set_record(entry, "fr", "draft", "2026-11-24", origin="memory")
    entry.translator_comments += after
    set_record(entry, "fr", "reviewed", "2026-11-25", by=ANNE)
    clear_record(entry, keep_origin=False)
    assert entry.translator_comments == before + after


@pytest.mark.parametrize(
    ("fuzzy", "verb", "previous", "state", "reason"),
    [
        (True, "rejected", "old", State.DRAFT, Reason.REJECTED),
        (True, "draft", "old", State.DRAFT, Reason.MACHINE),
        (True, "reviewed", "old", State.DRAFT, Reason.OUTDATED),
        (True, "reviewed", None, State.DRAFT, Reason.UNSURE),
        (False, "draft", None, State.TRANSLATED, None),
        (False, "joined", None, State.TRANSLATED, None),
        (False, "reviewed", None, State.REVIEWED, None),
    ],
)
def test_states(fuzzy: bool, verb: str, previous: str, state: State, reason: Reason | None) -> None:
    entry = Entry("a", "b", fuzzy=fuzzy, previous_msgid=previous, locale="fr")
    set_record(entry, "fr", verb, "2026-11-24")
    assert (entry.state, entry.reason) == (state, reason)


def test_a_machine_draft_that_a_person_touched_is_no_machine_draft() -> None:
    entry = Entry("a", "b", fuzzy=True, locale="fr")
    set_record(entry, "fr", "draft", "2026-11-24", origin="libretranslate")
    entry.msgstr[0] = "c"
    assert (entry.reason, entry.origin) == (Reason.UNSURE, "libretranslate")


def test_untranslated() -> None:
    assert Entry("a").state == State.UNTRANSLATED
    assert Entry("a", ["b", ""], msgid_plural="as").state == State.UNTRANSLATED
    assert Entry("a", fuzzy=True).state == State.DRAFT


@pytest.mark.parametrize(
    "why",
    [
        "この文は意味が逆です。" * 12,
        "这句话的意思反了 see https://example.org/" + "x" * 40 + " 然后" + "再看" * 40,
        "Too long, see the glossary. " * 8 + "end",
        "この文は「abc」の" * 9 + "abcdefgh" * 9 + "意味が逆です。" * 12,
        "See https://example.org/" + "x" * 100 + "/end and go on",
    ],
)
def test_a_reason_of_any_script_is_read_again_after_other_tools(why: str) -> None:
    catalog = new_catalog("ja")
    entry = Entry("Hello", "こんにちは", locale="ja", translator_comments=["a note"])
    set_record(entry, "ja", "rejected", "2026-11-24", by=ANNE, why=why)
    catalog.entries = [entry]
    wrapped = polib.pofile(serialize_catalog(catalog).decode(), wrapwidth=78)
    (again,) = parse_catalog(str(wrapped).encode(), locale="ja")
    assert again.record == entry.record
    assert again.record.why == why  # type: ignore[union-attr]
    clear_record(again)
    assert again.translator_comments == ["a note"]


STRAY = [
    ["@from libre", "@by B <b@example.org>", "@why not"],
    ["@by B <b@example.org>"],
    ["@rejected 2026-11-24", "@from libre", "a" * 26, "@by B"],
    ["note", "@why one", "@rejected 2026-11-24 " + "a" * 26, "@by B", "note"],
]


@pytest.mark.parametrize("lines", STRAY)
def test_what_is_left_of_a_record_is_no_part_of_the_next(lines: list[str]) -> None:
    entry = Entry("a", "b", translator_comments=lines, locale="fr")
    notes = replace_record(lines, (), keep_origin=False)
    made = set_record(entry, "fr", "draft", "2026-11-24", origin="memory")
    assert entry.bound == made
    clear_record(entry, keep_origin=False)
    assert entry.translator_comments == notes
    assert replace_record(notes, (), keep_origin=False) == notes


ALLOWED = ("U+200F", "codes", "html", "links", "placeholders")


def allowing(*names: str) -> Entry:
    entry = Entry("[Hi](a)", "[Salut](b)", locale="fr")
    set_record(entry, "fr", "reviewed", "2026-11-24", by=ANNE, allowed=names)
    return entry


def test_what_is_allowed_is_a_line_of_the_record() -> None:
    entry = allowing("links", "U+200F", "links")
    assert entry.translator_comments == [
        f"@reviewed 2026-11-24 {entry.record.bind}",
        f"@by {ANNE}",
        "@allow U+200F, links",
    ]
    assert (entry.allowed, entry.state) == (("U+200F", "links"), State.REVIEWED)
    set_record(entry, "fr", "reviewed", "2026-11-25", by=ANNE)
    assert (entry.allowed, len(entry.translator_comments)) == ((), 2)


def test_the_bind_covers_what_is_allowed() -> None:
    """A tenth part of its JSON, where there is any; without, the bind is as it always was."""
    parts = ("reviewed", "fr", None, "Hello", None, ["Bonjour"], "2026-11-24", None)
    assert bind(*parts, allowed=()) == bind(*parts)
    assert len({bind(*parts), bind(*parts, allowed=("links",)), bind(*parts, allowed=("l",))}) == 3


@pytest.mark.parametrize("at", [0, 1, 2])
@pytest.mark.parametrize("line", ["@allow links", "@allow html, codes", "@allow U+202E"])
def test_nobody_adds_to_what_is_allowed(at: int, line: str) -> None:
    """By hand, or by a merge: above the record it is a note, in it the review does not bind."""
    for entry in (reviewed(), allowing("placeholders")):
        entry.translator_comments.insert(at, line)
        known = () if at or entry.msgid == "Hello" else ("placeholders",)
        assert (entry.allowed, entry.state == State.REVIEWED) == (known, at == 0)
        catalog = new_catalog("fr")
        catalog.entries.append(entry)
        tally = {str(key): len(raws) for key, raws in scan(catalog.to_bytes(), locale="fr").items()}
        assert tally == {str(entry.state): 1}


def test_a_wrapped_line_is_read() -> None:
    entry = allowing(*ALLOWED, *(f"check{number}" for number in range(12)))
    assert max(map(len, entry.translator_comments)) <= 68
    whole = ", ".join(entry.record.allowed)
    head = entry.translator_comments[:2]
    for width in (30, 60, 78):
        wrapped = textwrap.wrap(f"@allow {whole}", width, break_on_hyphens=False)
        entry.translator_comments = [*head, *wrapped]
        assert entry.allowed == tuple(sorted((*ALLOWED, *(f"check{n}" for n in range(12)))))


def test_what_cannot_be_allowed() -> None:
    with pytest.raises(ValueError, match="nothing that can be allowed: 'a b'"):
        allowing("a b")


@given(st.lists(st.sampled_from(ALLOWED), unique=True), texts)
def test_what_is_allowed_lapses_with_the_text(names: list[str], text: str) -> None:
    """Law 5: any other source or translation, and nobody has allowed anything."""
    entry = allowing(*names)
    assert entry.allowed == tuple(sorted(names))
    for field, value in (("msgid", text), ("msgstr", [text]), ("msgctxt", text)):
        other = entry.copy()
        setattr(other, field, value)
        changed = getattr(other, field) != getattr(entry, field)
        assert other.allowed == (() if changed else entry.allowed)


def test_what_is_allowed_goes_with_a_link_that_moves_in_both_texts() -> None:
    """`sync` binds such a record anew (`transfer.relink`); the allowance is part of it still."""
    entry = allowing("links", "U+200F")
    entry.msgid = "[Hi](c)"
    assert entry.allowed == ()
    entry.msgid = "[Hi](a)"
    record = entry.bound
    assert record is not None
    entry.msgid = "[Hi](c)"
    rebind(entry, record)
    assert (entry.allowed, entry.state) == (("U+200F", "links"), State.REVIEWED)
