"""An article is cut into segments and rendered again; nothing else in it moves."""

import re

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


def test_a_unit_is_not_emptied_by_sentences_that_are_told_in_another_unit():
    content = "One. Two.\nThree."
    made = article(content, line(content, 0, 9), line(content, 10, 16))
    words = {"One.": "Tout.", "Two.": JOINED, "Three.": JOINED}
    assert made.render(words, "fr_002") == b"Tout.\nThree."


class Tags:
    """A syntax that shows `<a x>` as `<a>`; a translation gets the tags of its source back."""

    def read(self, raw):
        """Give the tags without what is in them."""
        return re.sub(r"<(\w+)[^<>]*>", r"<\1>", raw)

    def write(self, text, raw):
        """Give the tags of the source for those of the translation."""
        tags = {self.read(tag): tag for tag in re.findall(r"<\w[^<>]*>", raw)}
        return re.sub(r"<\w+>", lambda match: tags[match[0]], text)

    def close(self, body, raw):
        """Give the unit as it is."""
        return body


PICTURES = "See <i a='A cat'> now.  And <j a='Two. Dogs' b='x'>. Alone: 7."


def pictures():
    content = PICTURES
    codes = ((4, 17), (28, 47))
    outer = Unit("paragraph", content.replace("  ", " "), (Run(0, 0, 23), Run(23, 24, 38)), Tags(),
                 tuple((a - (a > 23), b - (b > 23)) for a, b in codes))  # fmt: skip
    first, second, third = (content.index(word) for word in ("A cat", "Two. Dogs", "x'"))
    inner = line(content, first, first + 5, whole=False)
    return article(content, outer, inner, line(content, second, second + 9), line(
        content, third, third + 1))  # fmt: skip


def test_units_inside_another_one():
    made = pictures()
    assert [s.text for s in made.segments] == [
        "See <i> now.", "And <j>.", "Alone: 7.", "A cat", "Two.", "Dogs", "x",
    ]  # fmt: skip
    assert made.render({}) == PICTURES.encode()
    assert made.render({"A cat": "Кіт"}).decode() == PICTURES.replace("A cat", "Кіт")
    outer = {"See <i> now.": "Ось <i>!", "And <j>.": "<j> теж."}
    both = {"A cat": "Кіт", "Dogs": "Пси", "x": "і"}
    assert made.render(outer, "uk").decode() == (
        "Ось <i a='A cat'>! <j a='Two. Dogs' b='x'> теж. Alone: 7."
    )
    assert made.render(outer | both, "ja").decode() == (
        "Ось <i a='Кіт'>!<j a='Two. Пси' b='і'> теж. Alone: 7."
    )
    assert made.render({"And <j>.": "<j>"} | both).decode() == (
        "See <i a='Кіт'> now.  <j a='Two. Пси' b='і'> Alone: 7."
    )


KEYS = [segment.key for segment in pictures().segments]


@given(st.dictionaries(st.sampled_from(KEYS), st.sampled_from(["Так", "ні.", ""])))
def test_identity_and_locality_of_units_inside_others(words):
    """Laws 1 and 2: what is written for one of two units leaves the other's text as it is."""
    made = pictures()
    tags = {"See <i> now.": "<i>", "And <j>.": "<j>"}
    words = {key: text + tags.get(key, "") if text else "" for key, text in words.items()}
    expected = PICTURES
    for inside in ("A cat", "Two.", "Dogs", "x"):
        expected = expected.replace(f"{inside}", words.get(inside) or inside)
    for key, raw in (
        ("See <i> now.", "See <i {}> now."),
        ("And <j>.", "And <j {}>."),
        ("Alone: 7.", ""),
    ):
        if words.get(key):
            tag = re.search(rf"{key[4:6]} ([^>]*)>", expected) if raw else None
            old = raw.format(tag[1]) if tag else key
            new = words[key].replace(">", f" {tag[1]}>") if tag else words[key]
            expected = expected.replace(old, new)
    assert made.render(words).decode() == expected


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
