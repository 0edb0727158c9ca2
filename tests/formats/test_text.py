"""Plain text in, kinds and texts of units out."""

import pytest

from i18n_tool.formats.conformance import parse
from i18n_tool.formats.text import FORMAT

NEWS = "000_c936b3df293e970d.txt"


def units(content, locale="en"):
    return [(unit.kind, unit.text) for unit in FORMAT.parse(content, "a", locale).units]


def test_title_headings_and_paragraphs():
    assert units("A title\n\nOne. Two.\n\nA heading\n\nThree.\n\nThe end\n") == [
        ("title", "A title"),
        ("paragraph", "One. Two."),
        ("heading", "A heading"),
        ("paragraph", "Three."),
        ("paragraph", "The end"),
    ]


def test_a_question_is_a_heading_where_something_longer_follows():
    long = "It does, and here is why it does, at some length and with a reason given."
    assert units(f"Title\n\nDoes it?\n\n{long}\n\nReally?\n\nYes.\n") == [
        ("title", "Title"),
        ("heading", "Does it?"),
        ("paragraph", long),
        ("paragraph", "Really?"),
        ("paragraph", "Yes."),
    ]


def test_underlined_headings():
    assert units("Name\n====\n\nPart\n----\nText of it.\n\n* * *\n\nEnd.\n") == [
        ("title", "Name"),
        ("heading", "Part"),
        ("paragraph", "Text of it."),
        ("paragraph", "End."),
    ]


WRAPPED = """\
The quick brown fox jumps over the lazy dog, and then it runs on
through the wood until it comes to the river. There it stops well-
rested for a moment to drink, since foxes do. It looks around.
   A paragraph may also begin with an indented line and go on below
without one, as in a book.

- a point of the list that is so long that it goes on in the line
  below it, indented
- another one

Menu:
Start
Stop
"""


def test_hard_wrapped_lines_are_one_unit():
    assert units(WRAPPED) == [
        (
            "paragraph",
            "The quick brown fox jumps over the lazy dog, and then it runs on through the wood until it comes to the river. There it stops well-rested for a moment to drink, since foxes do. It looks around.",
        ),
        (
            "paragraph",
            "A paragraph may also begin with an indented line and go on below without one, as in a book.",
        ),
        (
            "list item",
            "a point of the list that is so long that it goes on in the line below it, indented",
        ),
        ("list item", "another one"),
        ("paragraph", "Menu:"),
        ("line", "Start"),
        ("line", "Stop"),
    ]


def test_one_wrapped_paragraph_among_short_lines():
    content = (
        "Dear all,\n\n"
        "we meet on Monday at ten in the morning in the large room on the second floor\n"
        "to speak about the budget of the year.\n\n"
        "* rent\n* paper\n\nName     Sum\nRent     1\n\nRegards,\nBob\n"
    )
    assert units(content)[1] == (
        "paragraph",
        (
            "we meet on Monday at ten in the morning in the large room on the second floor "
            "to speak about the budget of the year."
        ),
    )
    assert len(units(content)) == 10


@pytest.mark.parametrize(
    "paragraph",
    [
        "The bridge, which took four years to build, was\nopened on Tuesday by the mayor. It is 320 m long\nand cost $12 million.",
        "    Мост, который строили четыре года, был\nоткрыт во вторник. Его длина — 320 м.",
        "Der Bürgermeister hat die Brücke am Dienstag\neröffnet, die Arbeiten dauerten vier Jahre.",
        "这座桥花了四年的时间建造，星期二由市长\n启用。全桥长三百二十米，造价一千二百五\n十万美元。",
    ],
)
def test_a_paragraph_that_is_wrapped_by_itself(paragraph):
    content = (
        f"Menu\n\nHome\nNews of the day and of the week before\n\n{paragraph}\n\nShare\nPrint\n"
    )
    text = "".join(paragraph.split("\n")) if "桥" in paragraph else " ".join(paragraph.split())
    assert ("paragraph", text) in units(content)
    assert len(units(content)) == 6


@pytest.mark.parametrize(
    "lines",
    [
        "Roses are red and they grow in the garden,\nViolets are blue and they grow in the wood,\nSugar is sweet.",
        "Log in\nor create an account.",
        "新桥启用典礼今天早上在市中心举行\n市长表示十分高兴。",
        "The first headline of the day, rather long\nThe second headline of the day, as long\nThe third one.",
        "We open at nine in the morning every day\nbut\nnot on Sundays and not on holidays either.",
    ],
)
def test_lines_that_are_no_wrapped_paragraph(lines):
    assert [text for _, text in units(f"Title\n\n{lines}\n")[1:]] == lines.split("\n")


def test_what_mail_programs_quote():
    content = "Hello,\n\n> On Monday, Bob wrote to all of us here:\n>> Will it open?\n> > - one\n> Yes, it will. I have seen the very\n> last beam of it myself.\n\n>this is none\n"
    assert units(content)[1:] == [
        ("quote", "On Monday, Bob wrote to all of us here:"),
        ("quote", "Will it open?"),
        ("list item", "one"),
        ("quote", "Yes, it will. I have seen the very last beam of it myself."),
        ("paragraph", ">this is none"),
    ]
    article = parse(FORMAT, content)
    assert article.render({"I have seen the very last beam of it myself.": "Бачив."}).decode() == (
        content.replace("I have seen the very\n> last beam of it myself.", "Бачив.")
    )


def test_drawings_are_copied_and_rows_are_cells():
    content = "Title\n\n+------+     +------+\n| Bank |-->--| Bank |\n+------+     +------+\n\n| Car | 2.50 | daily |\n|-----|------|-------|\n\nChapter one ........... 12\nWait.....\n"
    assert units(content) == [
        ("title", "Title"),
        ("table cell", "Car"),
        ("table cell", "2.50"),
        ("table cell", "daily"),
        ("table cell", "Chapter one"),
        ("table cell", "12"),
        ("paragraph", "Wait....."),
    ]


def test_speech_behind_a_dash_is_no_item_of_a_list():
    content = "Глава\n\n— Так, — сказав він. — Ходімо.\n— Ні!\n— яблука\n— Груші\n"
    assert units(content)[1:] == [
        ("paragraph", "— Так, — сказав він. — Ходімо."),
        ("paragraph", "— Ні!"),
        ("list item", "яблука"),
        ("list item", "Груші"),
    ]


def test_a_copyright_is_no_item_and_short_items_have_paragraphs_below_them():
    assert units(
        "End\n\n(c) 2024 City News\n(c) third point\n\n二、費用\n  公車每十分鐘一班。\n"
    ) == [
        ("title", "End"),
        ("line", "(c) 2024 City News"),
        ("list item", "third point"),
        ("list item", "費用"),
        ("paragraph", "公車每十分鐘一班。"),
    ]


def test_wrapped_chinese_and_japanese_join_without_a_space():
    content = (
        "この文章は四十桁よりも長い行で折り返されているので、続きの行と一つ\n"
        "の段落になります。次の行も同じ段落です。ここでも折り返されて、単語\n"
        "の途中で次の行に続きます。Vim のような外国語の単語があるときには、\n"
        "そこに空白があります。\n"
    )
    (unit,) = FORMAT.parse(content, "a", "ja").units
    assert unit.text == content.replace("\n", "")


@pytest.mark.parametrize(
    "mark",
    ["•", "-", "*", "+", "–", "—", "◦", "·", "1.", "12)", "a)", "(1)", "(iv)", "・", "（二）"],
)
def test_bullets_and_indentation_are_no_text(mark):
    (unit, other) = FORMAT.parse(f"\n  {mark} One thing\n\t{mark} two\n", "a", "en").units
    assert (unit.kind, unit.text) == ("list item", "One thing")
    assert (other.kind, other.text) == ("list item", "two")


def test_what_looks_like_a_bullet_and_is_none():
    assert units("Text\n\n-5 degrees\n2018. A year.\n3.14 is pi.\n*emphasis* here\n") == [
        ("title", "Text"),
        ("line", "-5 degrees"),
        ("paragraph", "2018. A year."),
        ("paragraph", "3.14 is pi."),
        ("line", "*emphasis* here"),
    ]


def test_counters_and_names_stand_on_units_of_their_own():
    assert units("Foot\n\nTOKEN3,07%\nOriginal\n  • 日本語\n0/400\nNo comment") == [
        ("title", "Foot"),
        ("line", "TOKEN3,07%"),
        ("line", "Original"),
        ("list item", "日本語"),
        ("line", "0/400"),
        ("line", "No comment"),
    ]


def test_columns_are_cells_and_references_are_copied():
    content = "*a.txt*\tFor all\n\n|1|\tFirst part\n\n<C-Home>\tto the start\n\t\tof the file\n"
    assert units(content) == [
        ("title", "For all"),
        ("heading", "First part"),
        ("table cell", "<C-Home>"),
        ("table cell", "to the start of the file"),
    ]


def test_code_that_is_announced_or_clear_is_copied():
    content = (
        "Type this: >\n\n\t:help me\n\n<\tand see.\n\n\tint main() {\n\t}\n\n  $ ls\n\nDone.\n"
    )
    assert units(content) == [
        ("paragraph", "Type this:"),
        ("paragraph", "and see."),
        ("paragraph", "Done."),
    ]


def test_directives_stand_on_lines_of_their_own():
    content = (
        "One.\n\n<!-- i18n: off -->\nTwo.\n<!-- i18n: on -->\n\n"
        "<!-- i18n: context: month -->\nMay\n\nSay <!-- i18n: off --> here.\n"
    )
    made = FORMAT.parse(content, "a", "en").units
    assert [(unit.text, unit.context) for unit in made] == [
        ("One.", None),
        ("May", "month"),
        ("Say <!-- i18n: off --> here.", None),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_line_ends_and_marks(end, bom):
    content = bom + end.join(["Title", "", "\f  Text. ", "\u3000全角。", "مرحبا بالعالم."])
    assert units(content) == [
        ("title", "Title"),
        ("paragraph", "Text."),
        ("paragraph", "全角。"),
        ("paragraph", "مرحبا بالعالم."),
    ]


@pytest.mark.parametrize("content", ["", "\n", "\ufeff", " \t\r\n", "\f", "=====\n", "---", "…\n"])
def test_nothing_to_translate(content):
    assert units(content) == []


def test_codes_are_not_to_be_cut():
    (unit,) = FORMAT.parse("See `a. b` at https://example.org/a.b?c now.", "a", "en").units
    assert [unit.text[a:b] for a, b in unit.codes] == ["`a. b`", "https://example.org/a.b?c"]


def test_the_french_news_page(shared):
    content = (shared / "articles" / NEWS).read_text("utf-8")
    lines = [line.strip(" •") for line in content.splitlines() if line.strip()]
    heading, text, item, line = "heading", "paragraph", "list item", "line"
    kinds = ["title", text]
    for paragraphs in (2, 2, 2, 2, 3):
        kinds += [heading, *[text] * paragraphs]
    kinds += [line, line, text, item, item, item, item, line, line, line, item]
    kinds += [*[line] * 5, *[item] * 13]
    assert units(content, "fr") == list(zip(kinds, lines, strict=True))


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_a_line_end_in_a_translation_is_a_space(end):
    article = parse(FORMAT, "One\n")
    assert article.render({"One": f"Un{end}deux"}) == b"Un deux\n"


@pytest.mark.parametrize("content", ["- ~\n", "- one\n- ~\n", "> ~ ~\n", "- >\n- \n--\n", "~\n"])
def test_a_line_of_nothing_but_a_sign(content):
    article = parse(FORMAT, content)
    assert article.render({}) == content.encode()
