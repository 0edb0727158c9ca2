"""A project's own abbreviations, breaks and joins, over the built-in rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n_tool.segmentation import cut, segment
from i18n_tool.segmentation.digest import digest_of
from i18n_tool.segmentation.settings import Custom, Segmentation
from i18n_tool.segmentation.splitter import Splitter

FRENCH = Custom(
    "fr",
    ("réf.", "cat. no.", "Sté."),
    breaks=((";", ""), ("–", r"\s[a-z]")),
    joins=((r"Acte \w+\.\s", ""), ("", "Xyz"), (r"\.»", r"\s")),
)


def pieces(text, locale, *custom, codes=()):
    spans = [(text.index(code), text.index(code) + len(code)) for code in codes]
    found = Splitter(Segmentation(custom=custom)).cut(text, locale, spans)
    return [text[start:end] for start, end in found]


@pytest.mark.parametrize(
    "line",
    [
        "Voir la réf. Dupont. ‖Réf. Durand.",
        "La cat. no. Quatre, Cat. No. Cinq. ‖Fin.",
        "La Sté. Dupont ferme. ‖La tarté. ‖Dupont ferme.",
        "Un ; ‖deux ; ‖trois. ‖Fin.",
        "Un – ‖deux – Trois.",
        "Acte I. Scène deux. ‖Acte II. Scène un.",
        "La fin. Xyz dort. ‖Il part.",
        "Il dit «non.» Il part. ‖Fin.",
        "Les prix;‖les coûts.",
    ],
)
def test_rules_of_a_project(line):
    assert pieces(line.replace("‖", ""), "fr_002", FRENCH) == [p.strip() for p in line.split("‖")]


def test_they_hold_for_their_locale_alone():
    text = "Un; deux. Voir la réf. Dupont."
    assert pieces(text, "es", FRENCH) == [text[a:b] for a, b in cut(text, "es", [])]
    tight = Custom("fr_002", breaks=((",", ""),))
    assert pieces("Un, deux; trois", "fr_002", FRENCH, tight) == ["Un,", "deux;", "trois"]
    assert pieces("Un, deux; trois", "fr", FRENCH, tight) == ["Un, deux;", "trois"]


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("Voir **réf.** Dupont. ‖Fin.", ["**réf.**"]),
        ("**Un;** ‖deux; ‖[trois;](a;b) ‖fin.", ["**Un;**", "[trois;](a;b)"]),
        ("Voir `a;b` et *un; deux* ici; ‖fin.", ["`a;b`", "*un; deux*"]),
        ("Voir <i>réf.</i> Dupont. ‖Fin &eacute;; ‖là.", ["<i>réf.</i>"]),
    ],
)
def test_codes_are_not_cut(line, codes):
    found = pieces(line.replace("‖", ""), "fr", FRENCH, codes=codes)
    assert found == [piece.strip() for piece in line.split("‖")]


def test_rules_of_a_language_without_built_in_ones():
    custom = Custom("nl", ("bijv.",))
    assert pieces("Zie bijv. Jansen. Of niet.", "nl", custom) == ["Zie bijv. Jansen.", "Of niet."]


MARKS = [
    "a",
    "B",
    ". ",
    ";",
    "réf. ",
    " ",
    "\n\n",
    "**",
    "Xyz",
    "«",
    ".»",
    "Acte I. ",
    "- ",
    "&amp;",
]
TEXTS = st.lists(st.sampled_from(MARKS), max_size=30).map("".join)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=4))
def test_nothing_is_lost_and_no_code_is_cut(text, places):
    codes = sorted(
        (start, min(start + size, len(text))) for start, size in places if start < len(text)
    )
    spans = Splitter(Segmentation(custom=(FRENCH,))).cut(text, "fr", codes)
    assert "".join("".join(text[a:b] for a, b in spans).split()) == "".join(text.split())
    assert [a for a, _ in spans[1:] for c, d in codes if c < a < d and text[c:a].strip()] == []


@given(TEXTS)
def test_a_project_without_rules_has_the_built_in_ones(text):
    assert Splitter(Segmentation()).segment(text, "fr") == segment(text, "fr")


def test_the_digest_changes_with_what_cuts():
    settings = [Segmentation(), Segmentation(custom=(FRENCH,)), Segmentation(icu=True)]
    settings += [Segmentation(custom=(Custom("fr"),)), Segmentation(icu=False)]
    found = {digest_of(each) for each in settings} | {digest_of(Segmentation(), b"<srx/>")}
    assert len(found) == 5  # icu is as it is installed or not
    assert digest_of(Segmentation(custom=(FRENCH,))) == digest_of(Segmentation(custom=(FRENCH,)))
