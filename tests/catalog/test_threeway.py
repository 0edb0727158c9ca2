"""Merging two changed versions of a catalog: text in, text out."""

from collections.abc import Callable

import pytest

from i18n_tool.catalog import Catalog, Entry, parse_catalog, set_record
from i18n_tool.catalog.clashes import note_lines, read_notes, with_note
from i18n_tool.catalog.limits import LimitError, Limits
from i18n_tool.catalog.order import merge_lines, merge_order
from i18n_tool.catalog.threeway import Clash, Reconciled, reconcile
from i18n_tool.errors import CatalogError
from i18n_tool.model.state import State

HEAD = r"""msgid ""
msgstr ""
"PO-Revision-Date: 2026-11-01 10:00+0000\n"
"Last-Translator: Anna <anna@x.example>\n"
"Language: uk\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=n > 1;\n"
"""
BASE = f"""{HEAD}
#. paragraph
#: source/a.md
msgid "One."
msgstr "Раз."

#. paragraph
#: source/a.md
msgid "Two."
msgstr ""

#. paragraph
#: source/a.md
msgid "Three."
msgstr "Три."
"""
WHOSE = "Borys <b@x.example>"


def merge(stays: str, other: str, base: str | None = BASE) -> Reconciled:
    sides = (None if base is None else base.encode(), stays.encode(), other.encode())
    return reconcile(*sides, path="a.po", whose=WHOSE)


def merged(stays: str, other: str, base: str | None = BASE) -> str:
    """Merge what does not clash."""
    result = merge(stays, other, base)
    assert result.clashes == ()
    return result.data.decode()


def edited(change: Callable[[Catalog], None], text: str = BASE) -> str:
    """Change a catalog as a tool of ours does."""
    catalog = parse_catalog(text.encode())
    change(catalog)
    return catalog.to_bytes().decode()


def reviewed(msgid: str, text: str = BASE, by: str = "R <r@x.example>") -> str:
    """Approve a translation."""

    def change(catalog: Catalog) -> None:
        entry = find(catalog, msgid)
        entry.fuzzy = False
        set_record(entry, "uk", "reviewed", "2026-11-02", by=by)

    return edited(change, text)


def find(catalog: Catalog, msgid: str) -> Entry:
    entry = catalog.find(msgid)
    assert entry is not None
    return entry


TWO = BASE.replace('"Two."\nmsgstr ""', '"Two."\nmsgstr "Два."')
THREE = BASE.replace("Три.", "Троє.")


def test_different_entries_never_clash():
    assert merged(TWO, THREE) == TWO.replace("Три.", "Троє.")


def test_alike_on_both_sides():
    assert merged(TWO, TWO) == TWO


def test_both_translated_one_entry():
    result = merge(TWO, TWO.replace("Два.", "Двоє."))
    assert result.data.decode() == TWO.replace(
        '#. paragraph\n#: source/a.md\nmsgid "Two."',
        '# Conflict: Borys <b@x.example> has\n# msgstr "Двоє."\n'
        '#. paragraph\n#: source/a.md\n#, fuzzy\nmsgid "Two."',
    )
    what = "both sides changed the translation"
    assert result.clashes == (Clash(None, "Two.", ("Два.",), ("Двоє.",), what, 19),)


def test_one_emptied_what_the_other_changed():
    empty = BASE.replace("Три.", "")
    assert merged(empty, THREE) == THREE
    assert merged(THREE, empty) == THREE


def test_one_approved_what_the_other_changed():
    for one, other in ((reviewed("Three."), THREE), (THREE, reviewed("Three."))):
        entry = find(parse_catalog(merged(one, other).encode()), "Three.")
        assert (entry.msgstr, entry.state) == (["Троє."], State.TRANSLATED)
        assert entry.bound is None


def test_one_approved_what_the_other_left():
    text = reviewed("Three.")
    assert merged(text, TWO) == text.replace('"Two."\nmsgstr ""', '"Two."\nmsgstr "Два."')


def test_both_approved_one_text():
    one, other = reviewed("Three."), reviewed("Three.", by="S <s@x.example>")
    assert merged(one, other) == merged(other, one)
    assert find(parse_catalog(merged(one, other).encode()), "Three.").state is State.REVIEWED


def test_one_approved_what_the_other_sent_back():
    def reject(catalog: Catalog) -> None:
        entry = find(catalog, "Three.")
        entry.fuzzy = True
        set_record(entry, "uk", "rejected", "2026-11-02", by="S <s@x.example>", why="No.")

    result = merge(reviewed("Three."), edited(reject))
    assert [clash.what for clash in result.clashes] == [
        "one side approved what the other sent back"
    ]
    assert result.data.decode() == edited(reject)


def draft(text: str, day: str) -> str:
    """Let a machine translate the second sentence."""

    def change(catalog: Catalog) -> None:
        entry = find(catalog, "Two.")
        entry.msgstr = [text]
        entry.fuzzy = True
        set_record(entry, "uk", "draft", day, origin="engine")

    return edited(change)


def test_law_6_a_machine_gives_way_to_a_person():
    machine = draft("Двійка.", "2026-11-02")
    assert merged(machine, TWO) == merged(TWO, machine) == TWO


def test_law_6_a_machine_gives_way_to_an_approval():
    first = draft("Двійка.", "2026-11-01")
    again = draft("Пара.", "2026-11-02")
    approved = reviewed("Two.", first)
    assert merged(approved, again, first) == merged(again, approved, first) == approved


def test_of_two_machines_the_later_one():
    early, late = draft("Двійка.", "2026-11-01"), draft("Пара.", "2026-11-02")
    assert merged(early, late) == merged(late, early) == late


def test_a_doubt_without_another_text_stays():
    doubt = BASE.replace('msgid "Three."', '#, fuzzy\nmsgid "Three."')
    entry = find(parse_catalog(merged(reviewed("Three."), doubt).encode()), "Three.")
    assert entry.state is State.DRAFT


def test_notes_and_flags_of_both():
    one = BASE.replace(
        '#. paragraph\n#: source/a.md\nmsgid "One."',
        '# Mine.\n#. paragraph\n#: source/a.md\n#, c-format\nmsgid "One."',
    )
    other = BASE.replace(
        '#. paragraph\n#: source/a.md\nmsgid "One."',
        '# Yours.\n#. paragraph\n#: source/a.md\n#, no-wrap\nmsgid "One."',
    )
    assert merged(one, other) == one.replace("# Mine.\n", "# Mine.\n# Yours.\n").replace(
        "c-format", "c-format, no-wrap"
    )


def test_one_rewrote_all_references():
    moved = BASE.replace("source/a.md", "source/b.md")
    expected = TWO.replace("source/a.md", "source/b.md")
    assert merged(moved, TWO) == merged(TWO, moved) == expected


def entry(msgid: str, msgstr: str = "", **more: str) -> str:
    """Give an entry of an article as text."""
    old = more.get("old")
    draft = f'#, fuzzy\n#| msgid "{old}"\n' if old else ""
    return f'\n#. paragraph\n#: source/a.md\n{draft}msgid "{msgid}"\nmsgstr "{msgstr}"\n'


def test_both_appended():
    assert merged(BASE + entry("Four."), BASE + entry("Five.")) == BASE + entry("Four.") + entry(
        "Five."
    )


def test_both_put_something_in():
    one = BASE.replace(entry("Two."), entry("Two.") + entry("Four."))
    other = BASE.replace(entry("Two."), entry("Five.") + entry("Two."))
    expected = BASE.replace(entry("Two."), entry("Five.") + entry("Two.") + entry("Four."))
    assert merged(one, other) == merged(other, one) == expected


def test_the_order_of_the_side_that_moved_things():
    moved = HEAD + entry("Three.", "Три.") + entry("One.", "Раз.") + entry("Two.")
    expected = moved.replace('"Two."\nmsgstr ""', '"Two."\nmsgstr "Два."')
    assert merged(moved, TWO) == merged(TWO, moved) == expected


SYNCED = BASE.replace(entry("Three.", "Три."), entry("Three now.", "Три.", old="Three.")) + (
    '\n#~ msgid "Three."\n#~ msgstr "Три."\n'
)


def test_one_translated_what_the_others_article_changed():
    expected = SYNCED.replace("Три.", "Троє.")
    assert merged(THREE, SYNCED) == merged(SYNCED, THREE) == expected


def test_one_approved_what_the_others_article_changed():
    result = merged(SYNCED, reviewed("Three."))
    old, new = (
        next(each for each in parse_catalog(result.encode()) if each.msgid == msgid)
        for msgid in ("Three.", "Three now.")
    )
    assert (new.msgstr, new.fuzzy, new.previous_msgid) == (["Три."], True, "Three.")
    assert (old.obsolete, old.state) == (True, State.REVIEWED)


def test_the_new_version_has_a_translation_of_its_own():
    own = SYNCED.replace('#, fuzzy\n#| msgid "Three."\n', "").replace(
        'now."\nmsgstr "Три."', 'now."\nmsgstr "Тепер три."'
    )
    expected = own.replace('#~ msgstr "Три."', '#~ msgstr "Троє."')
    assert merged(own, THREE) == merged(THREE, own) == expected


def test_one_translated_first_what_the_others_article_changed():
    synced = BASE.replace(entry("Two."), entry("Two, too."))
    expected = BASE.replace(entry("Two."), entry("Two, too.", "Два.", old="Two.")) + (
        '\n#~ msgid "Two."\n#~ msgstr "Два."\n'
    )
    assert merged(TWO, synced) == merged(synced, TWO) == expected


def test_one_translated_what_left_the_others_article():
    left = BASE.replace(entry("Two."), "")
    expected = left + '\n#~ msgid "Two."\n#~ msgstr "Два."\n'
    assert merged(TWO, left) == merged(left, TWO) == expected


def test_one_changed_what_is_obsolete_on_the_other_side():
    left = BASE.replace(entry("Three.", "Три."), "") + '\n#~ msgid "Three."\n#~ msgstr "Три."\n'
    assert merged(THREE, left) == merged(left, THREE) == left.replace("Три.", "Троє.")


def test_what_came_back_with_a_new_text():
    left = BASE.replace(entry("Three.", "Три."), "") + '\n#~ msgid "Three."\n#~ msgstr "Три."\n'
    changed = left.replace("Три.", "Троє.")
    assert merged(BASE, changed, left) == merged(changed, BASE, left) == THREE


def test_both_synced_the_same():
    later = SYNCED.replace("2026-11-01", "2026-11-03")
    assert merged(SYNCED, later) == merged(later, SYNCED) == later


def test_header_dates_never_clash():
    one = TWO.replace("2026-11-01 10:00", "2026-11-02 10:00").replace("Anna <anna", "One <one")
    other = THREE.replace("2026-11-01 10:00", "2026-11-03 10:00").replace(
        "Anna <anna", "Other <other"
    )
    expected = other.replace('"Two."\nmsgstr ""', '"Two."\nmsgstr "Два."')
    assert merged(one, other) == merged(other, one) == expected


def test_the_later_date_whatever_its_zone():
    one = BASE.replace("10:00+0000", "12:00+0200").replace("anna@", "one@")
    other = BASE.replace("10:00+0000", "10:01+0000").replace("anna@", "other@")
    assert merged(one, other) == merged(other, one) == other


def test_a_header_field_that_both_changed_otherwise():
    one = BASE.replace("Language: uk", "Language: uk_UA").replace("Раз.", "Один.")
    result = merge(one, BASE.replace("Language: uk", "Language: ru"))
    assert result.data.decode() == (f'# Conflict: {WHOSE} has\n# msgstr "Language: ru\\n"\n{one}')
    what = "both sides changed Language in the header"
    assert result.clashes == (Clash(None, "", ("uk_UA",), ("ru",), what, 1),)


PLURAL = BASE + '\nmsgid "%d cat"\nmsgid_plural "%d cats"\nmsgstr[0] "кіт"\nmsgstr[1] "коти"\n'
RULE = "nplurals=3; plural=n % 10 == 1 ? 0 : n < 5 ? 1 : 2;"


def test_a_plural_rule_changed_on_one_side():
    ruled = PLURAL.replace("nplurals=2; plural=n > 1;", RULE).replace(
        'msgstr[1] "коти"\n', 'msgstr[1] "коти"\nmsgstr[2] "котів"\n'
    )
    changed = PLURAL.replace("кіт", "Кіт")
    result = merge(ruled, changed, PLURAL)
    assert [(c.stays, c.other) for c in result.clashes] == [
        (("кіт", "коти", "котів"), ("Кіт", "коти"))
    ]
    added = changed.replace(
        'msgid "%d cat',
        'msgid "%d dog"\nmsgid_plural "%d dogs"\nmsgstr[0] "пес"\nmsgstr[1] "пси"\n\nmsgid "%d cat',
    )
    dogs = find(parse_catalog(merge(ruled, added, PLURAL).data), "%d dog")
    assert (dogs.msgstr, dogs.fuzzy) == (["пес", "пси", ""], True)
    fewer = find(parse_catalog(merge(PLURAL.replace("One", "1"), ruled, ruled).data), "%d cat")
    assert fewer.msgstr == ["кіт", "коти"]


def test_forms_too_many_are_kept_in_a_note():
    three = PLURAL.replace("nplurals=2; plural=n > 1;", RULE).replace(
        'msgstr[1] "коти"\n', 'msgstr[1] "коти"\nmsgstr[2] "котів"\n'
    )
    cats = find(
        parse_catalog(merge(PLURAL.replace("Раз", "1"), three.replace("Три", "3"), three).data),
        "%d cat",
    )
    assert len(cats.msgstr) == 2
    extra = three.replace(
        'msgid "%d cat',
        'msgid "%d dog"\nmsgid_plural "%d dogs"\nmsgstr[0] "a"\nmsgstr[1] "b"\nmsgstr[2] "c"\n\nmsgid "%d cat',
    )
    dogs = find(parse_catalog(merge(PLURAL, extra, three).data), "%d dog")
    assert (dogs.msgstr, dogs.fuzzy) == (["a", "b"], True)
    assert [note.forms for note in read_notes(dogs.translator_comments)] == [("a", "b", "c")]


def test_without_a_base():
    assert merged(TWO, TWO, None) == TWO
    assert merged(TWO, BASE, None) == merged(BASE, TWO, None) == TWO
    assert merged(HEAD + entry("One."), HEAD + entry("Two."), None) == HEAD + entry("One.") + entry(
        "Two."
    )
    assert len(merge(TWO, TWO.replace("Два.", "Двоє."), None).clashes) == 1


def test_the_style_of_the_side_that_stays():
    words = "слово " * 30
    unwrapped = BASE.replace("Раз.", words)
    wrapped = BASE.replace(
        '"Раз."', '""\n' + "".join(f'"{"слово " * 10}"\n' for _ in range(3))[:-1]
    )
    assert merged(wrapped, unwrapped.replace("Три.", "Троє."), unwrapped) == wrapped.replace(
        "Три.", "Троє."
    )
    assert merged(unwrapped.replace("Три.", "Троє."), wrapped, unwrapped) == unwrapped.replace(
        "Три.", "Троє."
    )
    crlf = TWO.replace("\n", "\r\n")
    assert merged(crlf, THREE) == TWO.replace("Три.", "Троє.").replace("\n", "\r\n")


def test_texts_that_the_charset_of_the_side_that_stays_has_not():
    latin = HEAD.replace("UTF-8", "ISO-8859-1") + entry("One.") + entry("Two.")
    stays = latin.replace('"One."\nmsgstr ""', '"One."\nmsgstr "é"').encode("latin-1")
    other = HEAD + entry("One.") + entry("Two.", "Два.")
    result = reconcile(latin.encode("latin-1"), stays, other.encode(), path="a.po", whose=WHOSE)
    assert result.data.decode() == HEAD + entry("One.", "é") + entry("Two.", "Два.")


def test_what_is_no_catalog():
    broken = BASE.replace('msgid "Two."', "<<<<<<< HEAD")
    line = broken[: broken.index("<<<")].count("\n") + 1
    for sides in ((broken, TWO), (TWO, broken)):
        with pytest.raises(CatalogError) as caught:
            merge(*sides)
        assert caught.value.line == line
    assert merged(TWO, TWO, broken) == TWO
    with pytest.raises(LimitError):
        reconcile(
            None, BASE.encode(), TWO.encode(), path="a.po", whose=WHOSE, limits=Limits(entries=2)
        )


def test_an_obsolete_twin_of_an_entry_in_use():
    twin = BASE + '\n#~ msgid "Three."\n#~ msgstr "Трійка."\n'
    assert merged(twin, THREE) == merged(THREE, twin) == twin.replace("Три.", "Троє.")


def test_comments_after_the_last_entry():
    assert merged(BASE + "\n# The end.\n", TWO) == TWO + "\n# The end.\n"


@pytest.mark.parametrize(
    "forms",
    [
        ("Двоє.",),
        ("",),
        ('  дві \n\n лінії\t"й" \\ кінець\r\n',),
        ("слово " * 40,),
        ("長い文章です。" * 30,),
        ("https://a.example/" + "x" * 200,),
        ("кіт", "коти", ""),
    ],
)
def test_a_note_reads_back(forms: tuple[str, ...]):
    lines = ["A note.", *note_lines(WHOSE, forms), "Another note."]
    assert [(note.whose, note.forms) for note in read_notes(lines)] == [(WHOSE, forms)]
    assert with_note(lines, "Somebody else", forms) == lines
    assert all(len(line) <= 70 or " " not in line.strip() or "http" in line for line in lines)


def test_a_note_whose_owner_another_tool_has_wrapped():
    lines = ["Conflict: somebody with a very", "long name <a@x.example> has", 'msgstr "Двоє."']
    assert [tuple(note) for note in read_notes(lines)] == [
        ("somebody with a very long name <a@x.example>", ("Двоє.",))
    ]


def test_order():
    kept = set("abcdxy")
    assert merge_order("abc", "abxc", "abyc", kept) == list("abxyc")
    assert merge_order("abc", "abyc", "abxc", kept) == list("abyxc")
    assert merge_order("abc", "cab", "abcx", kept) == list("cxab")
    assert merge_order("abc", "abcx", "cab", kept) == list("cxab")
    assert merge_order("abc", "xabc", "yabc", kept) == list("xyabc")
    assert merge_order("", "", "ab", kept) == list("ab")


def test_lines():
    assert merge_lines(["a", "b"], ["a", "c", "b"], ["b", "d"]) == ["c", "b", "d"]
    assert merge_lines([], ["a", "a"], ["a"]) == ["a", "a"]
    assert merge_lines(["a"], ["a", "b"], ["a", "b"]) == ["a", "b"]
