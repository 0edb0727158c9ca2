"""Cutting translations as their sentences were cut, by example."""

import pytest

from i18n_tool.catalog.pieces import Piece, Told, cut_again, cut_at_mark, cut_likely, cut_sure


def at_stops(text):
    return [piece.strip() + "." for piece in text.split(".") if piece.strip()]


ONE, TWO = "Open the box.", "Take out the lamp with both hands."


def test_sure_is_a_cut_with_as_many_sentences_that_have_the_same_codes():
    assert cut_sure([ONE, TWO], "Відкрийте. Вийміть.", at_stops) == ["Відкрийте.", "Вийміть."]
    assert cut_sure([ONE, TWO], "Відкрийте й вийміть.", at_stops) is None
    assert cut_sure(["Use `a`.", "Use b."], "Беріть a. Беріть `b`.", at_stops) is None
    assert cut_sure([ONE, TWO], "Відкрийте. Вийміть.", None) is None


@pytest.mark.parametrize(
    ("texts", "translation", "expected"),
    [
        ([ONE, TWO], "Відкрийте коробку. Вийміть лампу обома руками.", 1),
        # Of three sentences the shorter two go with the longer text.
        (
            ["Open it.", "Take out the lamp, with both hands, and put it down."],
            "Відкрийте. Вийміть лампу. Обома руками, і покладіть.",
            1,
        ),
        ([ONE, TWO], "打开盒子。用双手取出灯来。", 1),
        ([ONE, TWO], "Відкрийте коробку й вийміть лампу.", None),
        # A code tells where lengths do not.
        (["It is so, `a`.", "It is so, `b`."], "Так. Отже, `a`. Так, `b`.", 2),
        # Nothing to tell: one piece would be far too long.
        ([TWO + " " + TWO, TWO], "Ні. Вийміть лампу обома руками, і ще раз, і ще обома.", None),
        # The first text ends as no sentence does.
        (["Open the box", TWO], "Відкрийте коробку. Вийміть лампу.", None),
    ],
)
def test_likely_is_a_cut_at_a_sentence_end_by_lengths_and_codes(texts, translation, expected):
    found = cut_likely(texts, translation)
    if expected is None:
        assert found is None
    else:
        assert "".join(found).replace(" ", "") == translation.replace(" ", "")
        assert sum(found[0].count(mark) for mark in ".。") == expected


@pytest.mark.parametrize(
    ("source", "texts", "translation", "expected"),
    [
        (
            "Open it, then take out the lamp.",
            ["Open it.", "Then take out the lamp."],
            "Відкрийте, тоді вийміть лампу.",
            ["Відкрийте,", "тоді вийміть лампу."],
        ),
        (
            "A list – open it, if you can.",
            ["A list.", "Open it, if you can."],
            "Список – відкрийте, якщо можете.",
            ["Список –", "відкрийте, якщо можете."],
        ),
        ("Open it, then go.", ["Open it.", "Then go."], "Відкрийте й ідіть.", None),
        ("Open it then go.", ["Open it.", "Then go."], "Відкрийте, ідіть.", None),
    ],
)
def test_a_sentence_cut_at_a_comma(source, texts, translation, expected):
    assert cut_at_mark(source, texts, translation) == expected


def told(source, text, current=True):
    return Told(source, text, current)


def test_boundaries_that_move():
    olds = [told("See No.", "Див. №"), told("3 of it. Or not.", "3 там. Або ні.")]
    assert cut_again(olds, ["See No. 3 of it.", "Or not."], at_stops, " ") == [
        Piece("Див. № 3 там.", sure=True, olds=(0, 1), starts=(0, 1)),
        Piece("Або ні.", sure=True, olds=(1,), starts=()),
    ]


def test_what_cannot_be_cut_goes_to_the_first():
    olds = [told("One. Two.", "Один і два."), told("Three.", "Три.")]
    assert cut_again(olds, ["One.", "Two. Three."], at_stops, " ") == [
        Piece("Один і два.", sure=False, olds=(0,), starts=(0,)),
        Piece("Три.", sure=False, olds=(0, 1), starts=(1,)),
    ]


def test_an_older_texts_translation_is_never_surely_cut():
    pieces = cut_again(
        [told("One. Two.", "Один. Два.", current=False)], ["One.", "Two."], at_stops, ""
    )
    assert [(piece.text, piece.sure) for piece in pieces] == [("Один.", False), ("Два.", False)]


def test_what_stands_between_pieces():
    joined = ["Go to a.b now."]
    assert (
        cut_again([told("Go to a.", "До а."), told("b now.", "б.")], joined, None, " ")[0].text
        == "До а.б."
    )
    chinese = [told("你好。", "Hello."), told("再见。", "Bye.")]
    assert cut_again(chinese, ["你好。再见。"], None, " ")[0].text == "Hello. Bye."
    assert (
        cut_again([told("A.", "甲。"), told("B.", "乙。")], ["A. B."], None, "")[0].text
        == "甲。乙。"
    )
