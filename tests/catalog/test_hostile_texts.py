"""Large texts of one piece again and again through the merge; each once took quadratic time."""

import pytest

from i18n_tool.catalog import new_catalog, parse_catalog, serialize_catalog
from i18n_tool.catalog.carry import carry_markup
from i18n_tool.catalog.merge import Source, Wanted, merge
from i18n_tool.catalog.pieces import Told, cut_again
from i18n_tool.catalog.similarity import Text, likeness


def source(texts: list[str]) -> Source:
    return Source("source/a.md", "en", tuple(Wanted(text, None, ("paragraph",)) for text in texts))


def test_a_hundred_sentences_of_thousands_of_letters_all_changed() -> None:
    before = [f"Sentence {at} is " + f"long and {at} " * 700 + "." for at in range(30)]
    after = [text.replace("is long", "was long") for text in before]
    catalog = new_catalog("fr")
    merge(catalog, source(before))
    for at, entry in enumerate(catalog):
        entry.msgstr = [f"Phrase {at}."]
    counts = merge(catalog, source(after))
    assert (counts.new, counts.outdated) == (0, 30)
    assert [entry.msgstr for entry in catalog][:30] == [[f"Phrase {at}."] for at in range(30)]


def test_long_sentences_are_alike_by_their_ends() -> None:
    start, end = "the start of it " * 60, "and the end of it " * 60
    one, other = Text(start + "x " * 5000 + end), Text(start + "y " * 5000 + end)
    assert likeness(one, other) > 0.9
    assert likeness(one, Text("z q " * 8000)) < 0.2


def test_marks_by_the_thousand_are_not_carried_over() -> None:
    plain = "a b " * 4000
    assert carry_markup(plain, "`a` b " * 4000, "c d " * 4000, "fr") is None


def test_white_space_alone_has_a_place_among_the_pieces() -> None:
    olds = [Told("\u2028", "Q", current=True), Told("One. Two.", "Un. Deux.", current=True)]
    pieces = cut_again(olds, ["One.", "Two."], lambda text: text.split(" "), " ")
    assert len(pieces) == 2
    assert "".join(piece.text for piece in pieces).count("Q") == 1


@pytest.mark.parametrize("piece", ['"\\"', '\\" ', "%(a", "&#1", "(", "`a", "汉", "\u0301"])
def test_an_entry_of_one_piece_comes_back(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    catalog = new_catalog("fr")
    merge(catalog, source([text]))
    entry = catalog.entries[0]
    entry.msgstr = [text]
    entry.previous_msgid = text
    entry.translator_comments = [text]
    entry.fuzzy = True
    again = parse_catalog(serialize_catalog(catalog)).entries[0]
    assert (again.msgid, again.msgstr, again.previous_msgid) == (text, [text], text)
    assert again.translator_comments == [text]
