"""Merging, by example: an article's sentences in, a whole catalog out."""

from textwrap import dedent

import pytest

from i18n_tool.catalog import Entry, new_catalog, parse_catalog, serialize_catalog, set_record
from i18n_tool.catalog.merge import Source, Supply, Wanted, merge
from i18n_tool.model.counts import Counts
from i18n_tool.model.state import State

HEADER = """\
msgid ""
msgstr ""
"Language: uk\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


def source(*sentences, locale="en", reference="source/a.md"):
    kinds = ("paragraph",)
    wanted = [
        Wanted(*each) if isinstance(each, tuple) else Wanted(each, None, kinds)
        for each in sentences
    ]
    return Source(reference, locale, tuple(wanted))


def merged(before, wanted, supply=None):
    """Give the entries after a merge as text, and the counts."""
    catalog = parse_catalog((HEADER + dedent(before)).encode(), locale="uk")
    counts = merge(catalog, wanted, supply)
    text = serialize_catalog(catalog).decode()
    assert text.startswith(HEADER)
    again = parse_catalog(text.encode(), locale="uk")
    merge(again, wanted, supply)
    assert serialize_catalog(again).decode() == text, "a second merge changes nothing"
    return text.removeprefix(HEADER), counts


TWO = """
#. paragraph
#: source/a.md
msgid "Apples are red and pears are green."
msgstr "Яблука червоні, а груші зелені."

# a note
#. paragraph
#: source/a.md
msgid "The shop opens at nine o'clock."
msgstr "Крамниця відчиняється о дев'ятій."
"""


def test_a_new_catalog_holds_every_sentence_once_with_kind_and_path():
    text, counts = merged(
        "",
        source(("One.", None, ("heading 2",)), ("Two.", "menu", ("list item", "table cell"))),
    )
    assert text == dedent(
        """
        #. heading 2
        #: source/a.md
        msgid "One."
        msgstr ""

        #. list item
        #. table cell
        #: source/a.md
        msgctxt "menu"
        msgid "Two."
        msgstr ""
        """
    )
    assert counts == Counts(new=2)


def test_nothing_changes_where_nothing_changed():
    text, counts = merged(
        TWO, source("Apples are red and pears are green.", "The shop opens at nine o'clock.")
    )
    assert text == TWO
    assert counts == Counts(kept=2)


def test_sentences_that_change_places_keep_everything():
    text, counts = merged(
        TWO, source("The shop opens at nine o'clock.", "Apples are red and pears are green.")
    )
    first, second = TWO.removeprefix("\n").split("\n\n")
    assert text == f"\n{second.rstrip()}\n\n{first}\n"
    assert counts == Counts(kept=2)


def test_a_mended_typo_makes_a_draft_and_the_neighbour_stays_as_it_is():
    text, counts = merged(
        TWO, source("Aples are red and pears are green.", "The shop opens at nine o'clock.")
    )
    assert text == dedent(
        """
        #. paragraph
        #: source/a.md
        #, fuzzy
        #| msgid "Apples are red and pears are green."
        msgid "Aples are red and pears are green."
        msgstr "Яблука червоні, а груші зелені."

        # a note
        #. paragraph
        #: source/a.md
        msgid "The shop opens at nine o'clock."
        msgstr "Крамниця відчиняється о дев'ятій."

        #~ msgid "Apples are red and pears are green."
        #~ msgstr "Яблука червоні, а груші зелені."
        """
    )
    assert counts == Counts(kept=1, outdated=1)


def test_undoing_an_edit_gives_back_the_bytes():
    catalog = parse_catalog((HEADER + TWO).encode(), locale="uk")
    merge(catalog, source("Apples are red but pears are green.", "The shop opens at ten."))
    merge(catalog, source("Apples are red and pears are green.", "The shop opens at nine o'clock."))
    assert serialize_catalog(catalog).decode() == HEADER + TWO


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ("The shop never opens at nine o'clock.", "changed: negation"),
        ("The shop doesn't open at nine o'clock.", "changed: negation"),
        ("The shop opens at 9 o'clock.", "changed: number"),
        ("The shop opens at {hour} o'clock.", "changed: placeholder"),
        ("The [shop](https://shop.example) opens at nine o'clock.", "changed: link"),
    ],
)
def test_a_draft_says_in_what_it_is_another_sentence(changed, said):
    text, counts = merged(TWO, source("Apples are red and pears are green.", changed))
    entry = next(each for each in text.split("\n\n") if f'\nmsgid "{changed}"' in each)
    assert f"\n#. {said}\n" in entry
    assert "\n#, fuzzy\n" in entry
    assert '\n#| msgid "The shop opens at nine o\'clock."\n' in entry
    assert counts.outdated == 1


def test_a_draft_that_changes_again_keeps_the_msgid_that_it_is_a_translation_of():
    text, _ = merged(
        """
        #. paragraph
        #: source/a.md
        #, fuzzy
        #| msgid "Apples are red."
        msgid "Apples are very red."
        msgstr "Яблука червоні."
        """,
        source("Apples are very, very red."),
    )
    assert text == dedent(
        """
        #. paragraph
        #: source/a.md
        #, fuzzy
        #| msgid "Apples are red."
        msgid "Apples are very, very red."
        msgstr "Яблука червоні."
        """
    )


def test_another_sentence_at_the_same_place_is_not_the_old_one_changed():
    text, counts = merged(
        TWO, source("Apples are red and pears are green.", "Ring the bell twice for help.")
    )
    assert 'msgid "Ring the bell twice for help."\nmsgstr ""\n' in text
    assert '#~ msgid "The shop opens at nine o\'clock."' in text
    assert "#, fuzzy" not in text
    assert counts == Counts(new=1, kept=1, obsolete=1)


def test_a_sentence_that_leaves_and_comes_back_has_its_notes_and_review():
    reviewed = TWO.replace(
        "# a note",
        "# a note\n# @reviewed 2026-01-02 aaaaaaaaaaaaaaaaaaaaaaaaaa\n# @by A B <a@b.org>",
    )
    catalog = parse_catalog((HEADER + reviewed).encode(), locale="uk")
    counts = merge(catalog, source("Apples are red and pears are green."))
    assert counts == Counts(kept=1, obsolete=1)
    assert (
        serialize_catalog(catalog)
        .decode()
        .endswith(
            dedent(
                """
            # a note
            # @reviewed 2026-01-02 aaaaaaaaaaaaaaaaaaaaaaaaaa
            # @by A B <a@b.org>
            #~ msgid "The shop opens at nine o'clock."
            #~ msgstr "Крамниця відчиняється о дев'ятій."
            """
            )
        )
    )
    merge(catalog, source("Apples are red and pears are green.", "The shop opens at nine o'clock."))
    assert serialize_catalog(catalog).decode() == HEADER + reviewed


LONG = """
# a note
#. paragraph
#: source/a.md
msgid "Open the box, and take out the lamp."
msgstr "Відкрийте коробку й вийміть лампу."
"""


def test_a_sentence_split_in_two_gives_the_first_its_draft():
    text, counts = merged(LONG, source("Open the box.", "And take out the lamp."))
    assert text == dedent(
        """
        # a note
        #. paragraph
        #: source/a.md
        #, fuzzy
        #| msgid "Open the box, and take out the lamp."
        msgid "Open the box."
        msgstr "Відкрийте коробку й вийміть лампу."

        #. paragraph
        #: source/a.md
        msgid "And take out the lamp."
        msgstr ""

        # a note
        #~ msgid "Open the box, and take out the lamp."
        #~ msgstr "Відкрийте коробку й вийміть лампу."
        """
    )
    assert counts == Counts(new=1, outdated=1)


def test_two_sentences_joined_get_both_drafts():
    before = """
    #. paragraph
    #: source/a.md
    msgid "Open the box."
    msgstr "Відкрийте коробку."

    # a note
    #. paragraph
    #: source/a.md
    msgid "Take out the lamp."
    msgstr "Вийміть лампу."
    """
    text, counts = merged(before, source("Open the box and take out the lamp."))
    assert text.startswith(
        dedent(
            """
            # a note
            #. paragraph
            #: source/a.md
            #, fuzzy
            #| msgid "Open the box. Take out the lamp."
            msgid "Open the box and take out the lamp."
            msgstr "Відкрийте коробку. Вийміть лампу."
            """
        )
    )
    assert counts == Counts(outdated=1)


def test_text_that_is_only_cut_elsewhere_is_cut_elsewhere_in_the_translation_too():
    before = """
    #. paragraph
    #: source/a.md
    msgid "Open the box. Take out the lamp."
    msgstr "Відкрийте коробку. Вийміть лампу."
    """
    supply = Supply(split=lambda text: [piece + "." for piece in text.split(".") if piece])
    text, counts = merged(before, source("Open the box.", "Take out the lamp."), supply)
    assert text.startswith(
        dedent(
            """
            #. paragraph
            #: source/a.md
            msgid "Open the box."
            msgstr "Відкрийте коробку."

            #. paragraph
            #: source/a.md
            msgid "Take out the lamp."
            msgstr "Вийміть лампу."
            """
        )
    )
    assert counts == Counts(kept=2)
    back, counts = merged(text, source("Open the box. Take out the lamp."), supply)
    assert back.startswith(dedent(before))
    assert counts == Counts(kept=1, obsolete=2)


def test_what_has_left_another_article_comes_with_state_notes_and_flags():
    away = Entry(
        "Apples are red.",
        "Яблука червоні.",
        flags=["no-wrap"],
        translator_comments=["@reviewed 2026-01-02 aaaaaaaaaaaaaaaaaaaaaaaaaa", "a note"],
        references=["source/b.md"],
        obsolete=True,
    )
    text, counts = merged("", source("Apples are red."), Supply(pool={away.key: away}))
    assert text == dedent(
        """
        # @reviewed 2026-01-02 aaaaaaaaaaaaaaaaaaaaaaaaaa
        # a note
        #. paragraph
        #: source/a.md
        #, no-wrap
        msgid "Apples are red."
        msgstr "Яблука червоні."
        """
    )
    assert counts == Counts(kept=1)
    assert away.obsolete


def test_an_untranslated_sentence_takes_what_has_left_another_article():
    before = """
    #. paragraph
    #: source/a.md
    msgid "Apples are red."
    msgstr ""
    """
    away = Entry("Apples are red.", "Яблука червоні.")
    text, _ = merged(before, source("Apples are red."), Supply(pool={away.key: away}))
    assert text == dedent(before).replace('msgstr ""', 'msgstr "Яблука червоні."')


def test_what_comes_from_another_article_keeps_its_review_beside_a_record_of_no_text():
    there = Entry("One.", "Один.", locale="uk")
    set_record(there, "uk", "reviewed", "2026-11-24", by="A <a@example.org>")
    here = Entry("One.", "Інше.", locale="uk", translator_comments=["a note"])
    set_record(here, "uk", "reviewed", "2026-01-01", by="B <b@example.org>")
    here.msgstr = [""]
    catalog = new_catalog("uk")
    catalog.entries = [here]
    merge(catalog, source("One."), Supply(pool={there.key: there}))
    (entry,) = catalog
    assert (entry.state, entry.translator_comments[-1]) == (State.REVIEWED, "a note")


def test_a_changed_draft_with_plural_forms_keeps_them_all_behind_the_mark():
    before = """
    #, fuzzy
    msgid "One apple is in the large basket."
    msgid_plural "%d apples are in the large basket."
    msgstr[0] "Одне яблуко."
    msgstr[1] "%d яблука."
    """
    text, _ = merged(before, source("One apple is in the small basket."))
    assert text.endswith(
        '#, fuzzy\n#~ msgid "One apple is in the large basket."\n'
        '#~ msgid_plural "%d apples are in the large basket."\n'
        '#~ msgstr[0] "Одне яблуко."\n#~ msgstr[1] "%d яблука."\n'
    )


def test_of_two_behind_the_mark_the_one_furthest_on_comes_back():
    entries = [
        Entry("One.", "Один!", locale="uk"),
        Entry("One.", "Один.", locale="uk"),
        Entry("One.", "Одна.", locale="uk", fuzzy=True),
    ]
    set_record(entries[1], "uk", "reviewed", "2026-11-24", by="A <a@example.org>")
    for entry in entries:
        entry.obsolete = True
    catalog = new_catalog("uk")
    catalog.entries = entries
    catalog = parse_catalog(serialize_catalog(catalog), locale="uk")
    merge(catalog, source("One."))
    catalog = parse_catalog(serialize_catalog(catalog), locale="uk")
    assert [(entry.msgstr[0], entry.obsolete) for entry in catalog] == [
        ("Один.", False),
        ("Один!", True),
        ("Одна.", True),
    ]


def test_untranslated_entries_without_notes_go_without_a_trace():
    before = '\n#. paragraph\n#: source/a.md\nmsgid "Apples are red."\nmsgstr ""\n'
    text, counts = merged(before, source())
    assert text == ""
    assert counts == Counts()


def test_a_machine_draft_of_a_changed_sentence_is_still_a_machine_draft():
    from i18n_tool.catalog import set_record

    entry = Entry("Apples are red.", "Яблука червоні.", locale="uk", fuzzy=True)
    set_record(entry, "uk", "draft", "2026-01-02", origin="libretranslate")
    catalog = parse_catalog(HEADER.encode(), locale="uk")
    catalog.entries = [entry]
    merge(catalog, source("Apples are very red."))
    (now,) = catalog
    assert (now.reason, now.record.date, now.origin) == ("machine", "2026-01-02", "libretranslate")
    assert now.previous_msgid == "Apples are red."


def test_a_changed_context_is_a_change():
    before = """
    #. paragraph
    #: source/a.md
    msgctxt "verb"
    msgid "Open"
    msgstr "Відкрити"
    """
    text, _ = merged(before, source(("Open", "adjective", ("paragraph",))))
    assert text.startswith(
        dedent(
            """
            #. paragraph
            #: source/a.md
            #, fuzzy
            #| msgctxt "verb"
            #| msgid "Open"
            msgctxt "adjective"
            msgid "Open"
            msgstr "Відкрити"
            """
        )
    )
