"""Languages without rules of their own: by ICU, where the extra is installed, and without it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n_tool.segmentation import digest
from i18n_tool.segmentation.settings import Custom, Segmentation
from i18n_tool.segmentation.splitter import Splitter

BOTH = [pytest.param(True, id="icu"), pytest.param(False, id="common")]

LINES = [
    ("hi", "यह एक वाक्य है। ‖यह दूसरा है॥ ‖क्या यह तीसरा है? ‖हाँ!"),
    ("bn", "এটি একটি বাক্য। ‖এটি আরেকটি।"),
    ("th", "เขามา? ‖ใช่! ‖เธอไปแล้ว"),
    ("am", "ይህ ዓረፍተ ነገር ነው። ‖ይህስ ምንድን ነው፧ ‖እሺ።"),
    ("el", "Πού είναι; ‖Είναι εδώ. ‖Ο κ. Παπάς λείπει· θα έρθει."),
    ("hy", "Նա եկավ։ ‖Մենք գնացինք։"),
    ("my", "သူလာသည်။ ‖ငါသွားသည်။"),
    ("km", "គាត់មក។ ‖ខ្ញុំទៅ។"),
    ("ur", "وہ آیا۔ ‖کیا وہ گیا؟ ‖ہاں!"),
    ("fa", "او آمد. ‖آیا رفت؟ ‖بله!"),
    ("ko", "비가 왔다. ‖집에 있었다."),
    ("ka", "ის მოვიდა. ‖ჩვენ წავედით."),
    ("he", "הוא בא. ‖היא הלכה?"),
    ("nl", "Dr. Visser komt om 9 uur. ‖Hij blijft 😀. ‖Zie nr. 5 en fig. 3. ‖Klaar."),
    ("pl", "Prof. Nowak i J. K. Kowal przyszli. ‖Wyszli późno."),
    ("tr", "Geldi mi? ‖Evet! ‖Sürüm 1.2 çıktı."),
    ("sv", "Han kom... ‖Hon gick. ‖Filen a.txt finns."),
]


def segment(text, locale, icu):
    return Splitter(Segmentation(icu=icu)).segment(text, locale)


@pytest.mark.parametrize("icu", BOTH)
@pytest.mark.parametrize(("locale", "line"), LINES)
def test_marks_of_all_scripts(locale, line, icu):
    assert "‖".join(segment(line.replace("‖", ""), locale, icu)) == line


@pytest.mark.parametrize("icu", BOTH)
@pytest.mark.parametrize(
    "line",
    [
        "Een regel die\nverder gaat. ‖Klaar.",
        "Een titel\n\n‖Een zin.\n‖- een\n‖- twee",
        "1. Open het. ‖2. Lees het.",
        "Hij zei: 'Ga!' en ging.",
        "(...) ‖Hij ging.",
        "Ga naar example.nl. ‖Dank.",
    ],
)
def test_lines_lists_and_quotes(line, icu):
    found = segment(line.replace("‖", ""), "nl", icu)
    assert "‖".join(found).replace("(...) ‖", "(...) ") == line.replace("(...) ‖", "(...) ")


@pytest.mark.parametrize("icu", BOTH)
def test_codes_are_not_cut(icu):
    text = "**Pas op.** Lees [dit. Nu](a.b) en `a. B`. Klaar."
    codes = [
        (text.index(code), text.index(code) + len(code))
        for code in ("**Pas op.**", "[dit. Nu](a.b)", "`a. B`")
    ]
    spans = Splitter(Segmentation(icu=icu)).cut(text, "nl", codes)
    assert [text[a:b] for a, b in spans] == [
        "**Pas op.**",
        "Lees [dit. Nu](a.b) en `a. B`.",
        "Klaar.",
    ]


def test_a_project_adds_to_icu():
    own = Splitter(Segmentation(icu=True, custom=(Custom("nl", ("bijv.",), ((";", ""),)),)))
    assert own.segment("Zie bijv. Jansen; hij komt. Ja.", "nl") == [
        "Zie bijv. Jansen; ",
        "hij komt. ",
        "Ja.",
    ]


@pytest.mark.parametrize("icu", BOTH)
@given(
    st.text("aB.!? \n\ud800😀。;।‘”«»1-*", max_size=40),
    st.sampled_from(["nl", "th", "el", "xx", ""]),
)
def test_joined_sentences_give_the_text_back(icu, text, locale):
    sentences = segment(text, locale, icu)
    assert "".join(sentences) == text
    assert all(sentences)


def test_languages_with_rules_of_their_own_do_without():
    text = "M. Dupont vient. Fin."
    assert segment(text, "fr", True) == segment(text, "fr", False) == ["M. Dupont vient. ", "Fin."]


def test_it_is_used_where_it_is_installed(monkeypatch):
    text = "Se side 5. Og 'Gå!' Ja۔ Nei"
    installed = Splitter(Segmentation()).segment(text, "nb")
    assert installed == segment(text, "nb", True)
    monkeypatch.setattr("i18n_tool.segmentation.splitter.has_icu", lambda: False)
    assert Splitter(Segmentation()).segment(text, "nb") == segment(text, "nb", False)
    assert digest.has_icu()
