"""Laws 3, 4 and 7 in merging, as properties: whatever edits are made, in whatever order."""

import re

from hypothesis import given
from hypothesis import strategies as st

from i18n_tool.catalog import Entry, parse_catalog, serialize_catalog, set_record
from i18n_tool.catalog.merge import Source, Supply, Wanted, merge
from i18n_tool.catalog.targets import bare
from i18n_tool.model.state import State

HEADER = b'msgid ""\nmsgstr ""\n"Language: uk\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'

WORDS = [
    "apples",
    "pears",
    "shop",
    "opens",
    "never",
    "nine",
    "9",
    "{name}",
    "the",
    "and",
    "red",
    "green",
    "lamp",
    "box",
    "river",
]
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(
    lambda words: " ".join(words).capitalize() + "."
)
articles = st.lists(sentences, max_size=9, unique=True)


addresses = st.sampled_from(["a", "b", "c"])
pointing = st.tuples(sentences, addresses).map(lambda both: f"See [it]({both[1]}). {both[0]}")
groups = st.lists(st.integers(1, 3), min_size=9, max_size=9)
"""How many sentences stand in one, which another set of rules cuts."""


def grouped(texts, sizes):
    """Give sentences of which some hold several."""
    found, at = [], 0
    for size in sizes:
        if texts[at : at + size]:
            found.append(" ".join(texts[at : at + size]))
        at += size
    return list(dict.fromkeys(found))


CUT = Supply(split=lambda text: [part for part in re.split(r"(?<=\.) ", text) if part])


def source(texts):
    return Source("source/a.md", "en", tuple(Wanted(text, None, ("paragraph",)) for text in texts))


def translate(catalog, review):
    """Do what people do: translate what is empty or a draft, review where `review` says so."""
    for number, entry in enumerate(each for each in catalog if not each.obsolete):
        if entry.state in {State.UNTRANSLATED, State.DRAFT}:
            entry.msgstr = [f"⟦{entry.msgid}⟧"]
            entry.fuzzy = False
            entry.previous_msgid = None
        if review[number % len(review)]:
            entry.translator_comments.append(f"note on {entry.msgid}")
            set_record(entry, "uk", "reviewed", "2026-01-02", by="A B <a@b.org>")


def told(entry):
    return (tuple(entry.msgstr), entry.state, tuple(entry.translator_comments), tuple(entry.flags))


def again(catalog):
    return parse_catalog(serialize_catalog(catalog), locale="uk")


@given(st.lists(articles, min_size=1, max_size=5), st.lists(st.booleans(), min_size=1, max_size=4))
def test_no_sentence_that_is_in_the_article_again_has_lost_anything(versions, review):
    """Law 4, over a history of versions: translation, state, records, notes and flags."""
    catalog = parse_catalog(HEADER, locale="uk")
    remembered = {}
    for texts in versions:
        merge(catalog, source(texts))
        catalog = again(catalog)
        for entry in catalog:
            if entry.msgid in remembered and entry.state is not State.DRAFT:
                assert told(entry) == remembered[entry.msgid]
        active = [entry for entry in catalog if not entry.obsolete]
        assert [entry.msgid for entry in active] == texts
        assert all(
            told(entry) == remembered[entry.msgid] for entry in active if entry.msgid in remembered
        )
        translate(catalog, review)
        catalog = again(catalog)
        remembered |= {entry.msgid: told(entry) for entry in catalog if not entry.obsolete}
        assert remembered.keys() <= {entry.msgid for entry in catalog}


@given(
    st.lists(st.tuples(articles, groups), min_size=1, max_size=5),
    st.lists(st.booleans(), min_size=1, max_size=4),
)
def test_what_was_changed_cut_and_joined_meanwhile_comes_back_with_its_review(versions, review):
    """Law 4, over a history in which the sentences' ends move, too."""
    catalog = parse_catalog(HEADER, locale="uk")
    remembered = {}
    for texts, sizes in versions:
        now = grouped(texts, sizes)
        merge(catalog, source(now), CUT)
        catalog = again(catalog)
        active = [entry for entry in catalog if not entry.obsolete]
        assert [entry.msgid for entry in active] == now
        for entry in active:
            if entry.msgid in remembered:
                assert told(entry) == remembered[entry.msgid]
        translate(catalog, review)
        catalog = again(catalog)
        remembered |= {entry.msgid: told(entry) for entry in catalog if not entry.obsolete}
        assert remembered.keys() <= {entry.msgid for entry in catalog}


@given(st.lists(st.lists(pointing, max_size=5, unique=True), min_size=1, max_size=5))
def test_what_pointed_elsewhere_meanwhile_has_a_translation_that_points_right(versions):
    """Law 4: of the same words, with the same review, whichever of the targets it had."""
    catalog = parse_catalog(HEADER, locale="uk")
    seen = set()
    for texts in versions:
        merge(catalog, source(texts), CUT)
        catalog = again(catalog)
        for entry in catalog:
            if not entry.obsolete and bare(entry.msgid) in seen:
                assert entry.state is State.REVIEWED
                assert entry.msgstr == [f"⟦{entry.msgid}⟧"]
        translate(catalog, [True])
        catalog = again(catalog)
        seen |= {bare(text) for text in texts}


@given(articles, articles)
def test_merging_twice_changes_nothing_the_second_time(before, after):
    """Law 7."""
    catalog = parse_catalog(HEADER, locale="uk")
    merge(catalog, source(before))
    translate(catalog, [True, False])
    merge(catalog, source(after))
    once = serialize_catalog(catalog)
    catalog = parse_catalog(once, locale="uk")
    merge(catalog, source(after))
    assert serialize_catalog(catalog) == once


@given(articles, articles)
def test_undoing_an_edit_gives_back_the_bytes_of_all_entries_in_use(before, after):
    """Laws 3 and 4: there and back again."""
    catalog = parse_catalog(HEADER, locale="uk")
    merge(catalog, source(before))
    translate(catalog, [True, False, False])
    old = serialize_catalog(catalog)
    catalog = again(catalog)
    merge(catalog, source(after))
    catalog = again(catalog)
    merge(catalog, source(before))
    back = serialize_catalog(catalog)
    assert back.startswith(old)
    more = again(catalog).entries[len(before) :]
    joined = [entry for entry in more if entry.previous_msgid and ". " in entry.previous_msgid]
    assert more == joined, "only the draft of two joined sentences stays, as an obsolete one"
    assert all(entry.obsolete for entry in more)


@given(articles, articles, st.sampled_from([b"", b"\r"]))
def test_entries_whose_sentence_stays_keep_their_lines(before, after, ending):
    """Law 3: however another tool has wrapped and ordered them."""
    odd = [
        f'#  odd   note\n#:  source/a.md\n#. paragraph\nmsgid   "{text[:3]}"\n"{text[3:]}"\n'
        f'msgstr ""\n"⟦"\n"{text}⟧"\n'
        for text in before
    ]
    data = (HEADER.decode() + "".join(f"\n{each}" for each in odd)).encode()
    data = data.replace(b"\n", ending + b"\n")
    catalog = parse_catalog(data, locale="uk")
    merge(catalog, source(after))
    written = serialize_catalog(catalog)
    for text, lines in zip(before, odd, strict=True):
        if text in after:
            assert lines.encode().replace(b"\n", ending + b"\n") in written


@given(articles, articles)
def test_no_key_stands_twice_since_gettext_refuses_that(before, after):
    catalog = parse_catalog(HEADER, locale="uk")
    for texts in (before, after, before[::2] + [t for t in after if t not in before[::2]]):
        merge(catalog, source(texts))
        keys = [entry.key for entry in catalog]
        assert len(keys) == len(set(keys))
        translate(catalog, [True, False])


@given(articles)
def test_a_draft_is_never_more_than_a_draft_after_its_sentence_changed(texts):
    catalog = parse_catalog(HEADER, locale="uk")
    catalog.entries = [Entry(text, f"⟦{text}⟧", locale="uk") for text in texts]
    merge(catalog, source([f"{text} Not." for text in texts]))
    for entry in catalog:
        if not entry.obsolete and any(entry.msgstr):
            assert entry.state is State.DRAFT
            assert entry.previous_msgid == entry.msgid.removesuffix(" Not.")
            assert entry.extracted_comments == ["paragraph", "changed: negation"]
