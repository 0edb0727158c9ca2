"""Catalogs that Hypothesis makes, for the property tests of this folder."""

from hypothesis import strategies as st

from i18n_tool.catalog import Catalog, Entry, new_catalog

LETTERS = 'ab \\"\n\t%#~é日本。\u2028\u00a0😀<>{}1.:,|=msgid'
PLAIN = 'ab é日本\\"#~.,:|=@<>1'

texts = st.text(LETTERS, max_size=30)
filled = st.text(LETTERS, min_size=1, max_size=30)
notes = st.text(PLAIN, max_size=20).map(lambda text: text.strip(" \\"))
words = st.text("ab/é_", min_size=1, max_size=8)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    plural = draw(st.none() | filled)
    obsolete = draw(st.booleans())
    first = draw(filled if obsolete else texts)  # msgcat drops obsolete entries that say nothing
    forms = [first] if plural is None else [first, draw(filled if first else texts)]
    fuzzy = bool(first) and draw(st.booleans())  # it drops that flag too where nothing is said
    old = draw(st.none() | filled)
    return Entry(
        draw(filled),
        forms,
        msgid_plural=plural,
        msgctxt=draw(st.none() | texts),
        flags=(["fuzzy"] if fuzzy else []) + draw(st.sampled_from([[], ["no-wrap"], ["c-format"]])),
        obsolete=obsolete,
        previous_msgid=old,
        previous_msgctxt=draw(st.none() | filled) if old is not None else None,
        previous_msgid_plural=draw(st.none() | filled) if old is not None else None,
        translator_comments=draw(st.lists(notes, max_size=3)),
        extracted_comments=draw(st.lists(notes, max_size=2)),
        references=draw(st.lists(words, max_size=3, unique=True)),
    )


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog:
    catalog = new_catalog("fr", project="p 1", plural_forms="nplurals=2; plural=n > 1;")
    made = draw(st.lists(entries(), max_size=8, unique_by=lambda entry: entry.key))
    catalog.entries = sorted(made, key=lambda entry: entry.obsolete)
    return catalog


def shape(entry: Entry) -> tuple[object, ...]:
    """Give all values of an entry."""
    return (
        entry.msgctxt,
        entry.msgid,
        entry.msgid_plural,
        entry.msgstr,
        entry.flags,
        entry.obsolete,
        entry.previous_msgctxt,
        entry.previous_msgid,
        entry.previous_msgid_plural,
        entry.translator_comments,
        entry.extracted_comments,
        entry.references,
    )
