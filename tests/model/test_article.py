"""An article is cut into segments and rendered again; nothing else in it moves."""

from hypothesis import given
from hypothesis import strategies as st

from i18n_tool.model.article import Article, Slot
from i18n_tool.model.unit import JOINED, Run, Unit


def cut(text, locale, codes):
    """Cut after each full stop that is not in a code: a stand-in for the real rules."""
    spans, at = [], 0
    for i, char in enumerate(text):
        inside = any(a <= i < b for a, b in codes)
        if (char in ".。" and not inside) or i == len(text) - 1:
            piece = text[at : i + 1]
            if piece.strip():
                lead = len(piece) - len(piece.lstrip())
                spans.append((at + lead, at + len(piece.rstrip())))
            at = i + 1
    return spans


def article(content, *units, slots=(), locale="en"):
    whole = Article("a", locale, "text", content, units, slots)
    return whole.split(cut, lambda text: text != "7.")


def line(content, start, end, **more):
    return Unit("paragraph", content[start:end], (Run(0, start, end - start),), **more)


def test_sentences_of_a_paragraph():
    content = "Head\n\nOne. Two.\n"
    made = article(content, line(content, 0, 4), line(content, 6, 15))
    assert [(s.text, s.start, s.end, s.lead) for s in made.segments] == [
        ("Head", 0, 4, ""),
        ("One.", 6, 10, ""),
        ("Two.", 11, 15, " "),
    ]
    assert made.render({}) == content.encode()
    assert made.render({"Two.": "Deux."}) == b"Head\n\nOne. Deux.\n"


def test_between_two_translations_stands_what_the_language_wants():
    content = "One.\n> Two. Three."
    unit = Unit("quote", "One. Two. Three.", (Run(0, 0, 4), Run(5, 7, 11)))
    made = article(content, unit)
    words = {"One.": "一。", "Two.": "二。", "Three.": "三。"}
    assert made.render(words, "zh_Hans").decode() == "一。二。三。"
    assert made.render(words, "uk").decode() == "一。 二。 三。"
    assert made.render(words).decode() == "一。\n> 二。 三。"
    assert made.render({"One.": "一。"}, "ja").decode() == "一。\n> Two. Three."


def test_emphasis_closes_before_a_sentence_that_follows_at_once():
    content = "**One.** Two."
    unit = line(content, 0, 13, codes=((0, 8),), closers=("*",))
    made = Article("a", "en", "markdown", content, (unit,))
    made = made.split(lambda _text, _locale, _codes: [(0, 8), (9, 13)], bool)
    words = {"**One.**": "**一。**", "Two.": "二。"}
    assert made.render(words, "ja").decode() == "**一。** 二。"


def test_hard_breaks_and_what_is_not_offered_stay():
    content = "One.  \nTwo. 7. Three."
    unit = Unit(
        "paragraph", "One.\nTwo. 7. Three.", (Run(0, 0, 4), Run(5, 7, 14)), breaks=((4, 5),)
    )
    made = article(content, unit)
    words = {"One.": "A.", "Two.": "B.", "Three.": "C."}
    assert made.render(words, "ja").decode() == "A.  \nB. 7. C."


def test_a_code_is_never_cut():
    content = "See **a. b** now. End."
    made = article(content, line(content, 0, len(content), codes=((4, 12),)))
    assert [s.text for s in made.segments] == ["See **a. b** now.", "End."]


def test_a_joined_sentence_is_told_in_the_one_before():
    content = "One. Two. Three."
    made = article(content, line(content, 0, len(content)))
    words = {"One.": "Un et deux.", "Two.": JOINED, "Three.": "Trois."}
    assert made.render(words, "fr_002") == b"Un et deux. Trois."


def test_a_joined_sentence_is_shown_where_the_one_before_is_not_told():
    content = "One. Two.\nThree."
    made = article(content, line(content, 0, 9), line(content, 10, 16))
    assert made.render({"Two.": JOINED}, "uk") == content.encode()
    assert made.render({"Two.": JOINED, "Three.": JOINED}, "uk") == content.encode()
    assert made.render({"Two.": "Deux et trois.", "Three.": JOINED}, "uk") == (
        b"One. Deux et trois.\n"
    )


def test_a_whole_unit_is_one_segment():
    content = " One. Two. "
    made = article(content, line(content, 0, len(content), whole=True))
    assert [s.text for s in made.segments] == ["One. Two."]


def test_a_context_tells_two_equal_sentences_apart():
    content = "May.\nMay."
    made = article(content, line(content, 0, 4), line(content, 5, 9, context="month"))
    assert made.render({"May.": "Пан.", "month\x04May.": "Май."}).decode() == "Пан.\nМай."


def test_language_and_direction_follow_the_translation():
    content = '<html lang="en"><p>One.'
    slots = (Slot(12, 14, "lang"), Slot(15, 15, "dir", ' dir="', '"'))
    made = article(content, line(content, 19, 23), slots=slots)
    assert made.render({"One.": "واحد."}, "ar").decode() == '<html lang="ar" dir="rtl"><p>واحد.'
    assert made.render({}, "ar").decode() == content
    assert made.render({}, "ar", lambda _unit: "source").decode() == content


@given(st.text(), st.lists(st.booleans(), min_size=40, max_size=40))
def test_identity_and_locality(text, chosen):
    """Laws 1 and 2, on any text: nothing moves but what is translated."""
    content = text.encode("utf-8", "replace").decode()
    if not content:
        return
    made = article(content, line(content, 0, len(content)))
    assert made.render({}) == content.encode()
    expected, at = "", 0
    words = {}
    for segment, wanted in zip(made.segments, chosen * len(content), strict=False):
        if wanted:
            words[segment.key] = "x" + " ".join(segment.raw.upper().splitlines())
    for segment in made.segments:
        expected += content[at : segment.start]
        expected += words.get(segment.key, content[segment.start : segment.end])
        at = segment.end
    assert made.render(words).decode() == expected + content[at:]


def test_a_remark_stands_behind_every_unit_that_can_have_one():
    content = "One.\nTwo."
    units = (line(content, 0, 4, remark="<!-- {} -->"), line(content, 5, 9))
    made = article(content, *units)
    told = made.render({"Two.": "Deux."}, "fr_002", lambda unit: unit.segments[0].text)
    assert told == b"One.<!-- One. -->\nDeux."
