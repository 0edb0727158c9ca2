"""Where bytes differ, shown so that people can see it."""

from hypothesis import given
from hypothesis import strategies as st

from i18n_tool.workflow.verify.difference import MOST, _spans, lines_of, places


def shown(one, other):
    return [line for place in places(one, other) for line in lines_of(place)]


def test_the_bytes_that_differ_are_marked():
    assert shown("Été.\r\nDeux fois.\n".encode(), "Été.\nDeux x fois.\n".encode()) == [
        "byte 6, line 1:",
        r"  article   Été.\r\n",
        "                ^^",
        r"  rendered  Été.\n",
        "                ^ nothing here",
        "byte 13, line 2:",
        r"  article   Deux fois.\n",
        "                 ^ nothing here",
        r"  rendered  Deux x fois.\n",
        "                 ^^",
    ]


def test_each_place_is_shown_once():
    one = b"a\nb one\nc\nd two\ne\n"
    other = b"a\nb 1\nc\nd\ne\nf\n"
    assert [
        (p.offset, p.line, p.before, p.article, p.rendered, p.after) for p in places(one, other)
    ] == [
        (4, 2, "b ", "one", "1", r"\n"),
        (11, 4, "d", " two", "", r"\n"),
        (18, 6, r"e\n", "", r"f\n", ""),
    ]


def test_letters_are_not_cut_in_half():
    (place,) = places("ось é там".encode(), "ось è там".encode())
    assert (place.before, place.article, place.rendered, place.after) == (
        "ось ", "é", "è", " там",
    )  # fmt: skip


def test_equal_bytes_differ_nowhere():
    assert places(b"a\nb", b"a\nb") == ()
    assert places(b"", b"") == ()


def test_what_is_long_is_shown_in_part():
    (place,) = places(b"a" * 500, b"")
    assert place.article == "a" * 30 + " ... " + "a" * 30
    many = b"".join(b"%d\n" % n for n in range(100))
    assert len(places(many, many.replace(b"1", b"x"))) == MOST
    huge = b"".join(b"%d\n" % n for n in range(5000))
    assert len(places(huge, huge.replace(b"1", b"x"))) == 1


@given(st.lists(st.sampled_from([b"a", b"\n", "é".encode(), b"\xff", b"\r\n", b"bc"])), st.data())
def test_with_the_places_written_over_the_one_is_the_other(pieces, data):
    """Nothing that differs is left out, and nothing else is told of."""
    one = b"".join(pieces)
    other = b"".join(data.draw(st.permutations(pieces))) + data.draw(st.sampled_from([b"", b"x\n"]))
    made, at = b"", 0
    for start, end, begin, until in _spans(one, other):
        assert (start, begin) >= (at, 0)
        assert one[start:end] != other[begin:until]
        made += one[at:start] + other[begin:until]
        at = end
    assert made + one[at:] == other
