"""Links that point elsewhere, merged: nobody has any work, and what is approved stays approved."""

from hypothesis import given
from hypothesis import strategies as st

from i18n_tool.catalog import Entry, new_catalog, parse_catalog, serialize_catalog, set_record
from i18n_tool.catalog.merge import Source, Wanted, merge
from i18n_tool.model.counts import Counts
from i18n_tool.model.state import Reason, State

BY = "A B <a@b.org>"


def source(*texts):
    return Source("source/a.md", "en", tuple(Wanted(text, None, ("paragraph",)) for text in texts))


def catalog_of(*entries):
    """Give a catalog of the entries as the tool writes it, each described."""
    catalog = new_catalog("uk")
    catalog.entries = list(entries)
    merge(catalog, source(*(entry.msgid for entry in entries)))
    return again(catalog)


def again(catalog):
    return parse_catalog(serialize_catalog(catalog), locale="uk")


def reviewed(msgid, msgstr, **values):
    entry = Entry(msgid, msgstr, locale="uk", translator_comments=["a note"], **values)
    set_record(entry, "uk", "reviewed", "2026-01-02", by=BY, origin="libretranslate")
    return entry


OLD, NEW = "See [the docs](https://a.example/1) now.", "See [the docs](https://a.example/2) now."
TOLD = "Дивіться [документи](https://a.example/1)."
SEEN, ELSEWHERE = "Go to <https://a.example/1>.", "Go to <https://a.example/2>."


def test_a_review_stays_and_binds_the_new_pair():
    catalog = catalog_of(reviewed(OLD, TOLD))
    before = serialize_catalog(catalog)
    counts = merge(catalog, source(NEW))
    (entry,) = again(catalog)
    assert entry.msgid == NEW
    assert entry.msgstr == ["Дивіться [документи](https://a.example/2)."]
    assert entry.state is State.REVIEWED
    assert (entry.bound.date, entry.bound.by, entry.bound.origin) == (
        "2026-01-02",
        BY,
        "libretranslate",
    )
    assert entry.translator_comments[0] == "a note"
    assert counts == Counts(kept=1)
    merge(catalog, source(OLD))
    assert serialize_catalog(catalog) == before


def test_a_review_that_did_not_bind_does_not_begin_to():
    entry = reviewed(OLD, "Інше: [документи](https://a.example/1).")
    entry.msgstr = [TOLD]
    catalog = catalog_of(entry)
    merge(catalog, source(NEW))
    (entry,) = again(catalog)
    assert entry.state is State.TRANSLATED
    assert entry.bound is None


def test_a_machine_draft_stays_a_machine_draft():
    entry = Entry(OLD, TOLD, locale="uk", fuzzy=True)
    set_record(entry, "uk", "draft", "2026-01-02", origin="libretranslate")
    catalog = catalog_of(entry)
    counts = merge(catalog, source(NEW))
    (entry,) = again(catalog)
    assert entry.reason is Reason.MACHINE
    assert entry.previous_msgid is None
    assert entry.msgstr == [TOLD.replace("/1", "/2")]
    assert counts == Counts(kept=1)


def test_a_url_that_the_reader_sees_makes_a_draft_with_the_new_one_in():
    catalog = catalog_of(reviewed(SEEN, "Ідіть на <https://a.example/1>."))
    before = serialize_catalog(catalog)
    counts = merge(catalog, source(ELSEWHERE))
    catalog = again(catalog)
    entry, former = catalog
    assert entry.msgstr == ["Ідіть на <https://a.example/2>."]
    assert (entry.state, entry.previous_msgid) == (State.DRAFT, SEEN)
    assert "changed: link" in entry.extracted_comments
    assert former.obsolete
    assert counts == Counts(outdated=1)
    merge(catalog, source(SEEN))
    assert serialize_catalog(catalog) == before


def test_a_target_that_the_translator_made_his_own_makes_a_draft():
    catalog = catalog_of(reviewed("See [it](/en/a).", "Див. [це](/uk/a)."))
    merge(catalog, source("See [it](/en/b)."))
    entry, _ = again(catalog)
    assert (entry.state, entry.msgstr) == (State.DRAFT, ["Див. [це](/uk/a)."])
    assert (entry.previous_msgid, entry.extracted_comments) == (
        "See [it](/en/a).",
        ["paragraph", "changed: link"],
    )


def test_two_targets_that_become_one_can_be_told_apart_again():
    catalog = catalog_of(reviewed("[A](a), [B](b).", "[Б](b), [А](a)."))
    before = serialize_catalog(catalog)
    merge(catalog, source("[A](c), [B](c)."))
    catalog = again(catalog)
    assert [(entry.state, entry.obsolete) for entry in catalog] == [
        (State.REVIEWED, False),
        (State.REVIEWED, True),
    ]
    merge(catalog, source("[A](a), [B](b)."))
    after = again(catalog)
    assert serialize_catalog(after).startswith(before)


def test_a_new_sentence_that_only_points_elsewhere_has_a_translation_already():
    catalog = catalog_of(reviewed(OLD, TOLD))
    merge(catalog, source(OLD, "Another one.", NEW))
    first, other, second = again(catalog)
    assert (first.state, other.state, second.state) == (
        State.REVIEWED,
        State.UNTRANSLATED,
        State.REVIEWED,
    )
    assert second.msgstr == [TOLD.replace("/1", "/2")]


def test_a_sentence_that_is_told_in_the_one_before_is_looked_at_again():
    told = Entry("And [here](a).", "\u2060", locale="uk")
    set_record(told, "uk", "joined", "2026-01-02", by=BY)
    catalog = catalog_of(reviewed("See [it](b).", "Див. [це](b) і [тут](a)."), told)
    merge(catalog, source("See [it](b).", "And [here](c)."))
    assert [entry.state for entry in catalog if not entry.obsolete] == [State.REVIEWED, State.DRAFT]


def test_a_link_in_a_moved_sentence_of_an_article_full_of_links():
    olds = [f"[Item](https://a.example/{number})" for number in range(30)]
    news = [text.replace("a.example", "b.example") for text in reversed(olds)]
    catalog = catalog_of(*(reviewed(text, text.replace("Item", "Річ")) for text in olds))
    merge(catalog, source(*news))
    catalog = again(catalog)
    assert [entry.msgid for entry in catalog] == news
    assert {entry.state for entry in catalog} == {State.REVIEWED}
    assert all(entry.msgstr == [entry.msgid.replace("Item", "Річ")] for entry in catalog)


WORDS = ["see", "the docs", "or", "this page", "not", "now"]
TARGETS = ["a", "b", "https://c.example/d", "/en/e#f", "g.png"]
links = st.tuples(st.sampled_from(WORDS), st.sampled_from(["[{}](%s)", '<a href="%s">{}</a>']))
shapes = st.lists(links, min_size=1, max_size=4).map(
    lambda parts: "See " + " ".join(shape.format(words) for words, shape in parts) + "."
)


@given(st.data(), shapes, st.sampled_from(["reviewed", "draft", "translated"]))
def test_pointing_back_gives_the_bytes_of_before(data, shape, state):
    """Laws 3 to 5: a link-only change leaves nothing behind, and its undoing undoes all of it."""
    count = shape.count("%s")
    targets = st.permutations(TARGETS).map(lambda found: tuple(found[:count]))
    old, new = shape % data.draw(targets), shape % data.draw(targets)
    entry = Entry(old, old.replace("See", "Див.").replace("docs", "документи"), locale="uk")
    if state == "draft":
        entry.fuzzy = True
    if state != "translated":
        set_record(entry, "uk", state, "2026-01-02", by=BY)
    catalog = catalog_of(entry, Entry("Other.", "Інше.", locale="uk"))
    before = serialize_catalog(catalog)
    told = [(entry.state, entry.reason) for entry in catalog]
    merge(catalog, source(new, "Other."))
    catalog = again(catalog)
    assert [(entry.state, entry.reason) for entry in catalog] == told
    assert catalog.entries[0].msgstr[0] == new.replace("See", "Див.").replace("docs", "документи")
    merge(catalog, source(old, "Other."))
    assert serialize_catalog(catalog) == before
