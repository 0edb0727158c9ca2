"""New entries written at once: the bytes that a merge gives."""

from hypothesis import given
from hypothesis import strategies as st

from i18n_tool.catalog import new_catalog, serialize_catalog
from i18n_tool.catalog.blank import new_template
from i18n_tool.catalog.merge import Source, Wanted, merge

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x04\0"), min_size=1).filter(
    str.strip
)
SENTENCES = st.lists(
    st.builds(
        Wanted,
        TEXTS,
        st.none() | st.sampled_from(["menu", 'a "b"\n']),
        st.lists(st.sampled_from(["paragraph", "heading 2"]), unique=True).map(tuple),
    ),
    unique_by=lambda wanted: wanted.key,
)


@given(SENTENCES, st.sampled_from(["source/a.md", "\u2068source/a b.md\u2069"]))
def test_a_template_is_what_a_merge_into_an_empty_catalog_gives(sentences, reference):
    source = Source(reference, "en", tuple(sentences))
    merged = new_catalog("", project='a "b"')
    del merged.header["PO-Revision-Date"]
    merge(merged, source)
    assert serialize_catalog(new_template(source, 'a "b"')) == serialize_catalog(merged)
