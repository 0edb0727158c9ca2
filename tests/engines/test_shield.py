"""Shielding: any text comes back, and a tampered answer never does."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n_tool.engines.shield import SCHEMES, ShieldError, shield, unshield

BITS = st.sampled_from(
    [
        "a", "Wort ", " ", "3", "12,5", "**", "*", "_", "__", "`", "[", "](u)", "][r]", "![", "<b>", "</b>",
        "<a1>", "</a1>", "<br>", "{name}", "%s", "${x}", "{{y}}", "https://x.org/a", "a@b.org", "&amp;", "X1X",
        "[X2X]", "__PH1__", "PH2", "x4x", "中文", "。", ".", ")", "\\*", "~~", "[^1]", "\n", "|", "٣", "é", "PH 7",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(BITS, max_size=12).map("".join))
NAMES = st.sampled_from(sorted(SCHEMES))

EXAMPLES = [
    ("Use `make` now.", "Use [X1X] now."),
    ("See **the [guide](https://x.org/a)**.", "See [X1X] the [X2X] guide [X3X] [X4X] ."),
    ("{count} of 1,234 files", "[X1X] of [X2X] files"),
    ("Tom &amp; Ann <br> %s", "Tom [X1X] Ann [X2X] [X3X]"),
    ("H2O and UTF8", "H2O and UTF8"),
    ("使用`make`命令", "使用 [X1X] 命令"),
    ("<a1>Read</a1> x@y.org!", "[X1X] Read [X2X] [X3X] !"),
]


@pytest.mark.parametrize(("text", "sent"), EXAMPLES)
def test_what_an_engine_sees(text: str, sent: str) -> None:
    assert shield(text).text == sent


ANSWERS = [
    ("Use `make` now.", "Ahora use [X1X].", "Ahora use `make`."),
    ("Use `make` now.", "Use[X1X]ahora.", "Use `make` ahora."),
    ("Use `make` now.", "Use [ x1x ] ahora.", "Use `make` ahora."),
    (
        "See the [guide](u), please.",
        "Vea [X1X] la guía [X2X] , por favor.",
        "Vea [la guía](u), por favor.",
    ),
    ("**Bold** text", "texto [X1X] en negrita [X2X]", "texto **en negrita**"),
    ("3 of 5", "[X2X] 中的 [X1X]", "5 中的 3"),
    ("one file", "1 tệp", "1 tệp"),
    ("The 3rd try", "Der dritte Versuch", "Der dritte Versuch"),
]


@pytest.mark.parametrize(("text", "answer", "result"), ANSWERS)
def test_answers_with_the_liberties_that_engines_take(text: str, answer: str, result: str) -> None:
    assert unshield(shield(text), answer) == result


def test_chinese_has_no_space_where_english_wants_one() -> None:
    assert (
        unshield(shield("使用`make`命令"), "Use the [X1X] command", soft=True)
        == "Use the `make` command"
    )


def test_no_space_is_added_in_a_language_without_them() -> None:
    assert (
        unshield(shield("Use `make` now"), "立即使用[X1X]命令", spaced=False)
        == "立即使用`make`命令"
    )


BROKEN = [
    ("Use `make` now.", "Ahora.", "lost or doubled"),
    ("Use `make` now.", "[X1X] Ahora [X1X].", "lost or doubled"),
    ("Use `make` now.", "[X1X] Ahora [X2X].", "lost or doubled"),
    ("Use `make` now.", "Ahora use [X1X] X1X.", "broken"),
    ("See [the guide](u).", "[X2X] guía [X1X]", "crossed"),
    ("**a** <b>c</b>", "[X1X] a [X3X] c [X2X] [X4X]", "code moved|crossed"),
    ("See [the guide](u).", "Vea la guía [X1X] [X2X].", "empty"),
    ("[![logo](i)](u) home", "[X2X] logo [X3X] [X1X] casa [X4X]", "moved"),
    ("Use `make` now.", "[X1X]", "no text"),
    ("Use it.", "Use **it**.", "other codes"),
    ("Use it.", "Use https://evil.example it.", "other codes"),
    ("Cost is fine.", "Cuesta 4000.", "other numbers"),
    ("The 300th try", "El intento", "other numbers"),
    ("costs €5", "cuesta 1 [X1X]", "number was lost"),
]


@pytest.mark.parametrize(("text", "answer", "why"), BROKEN)
def test_a_broken_answer_is_no_draft(text: str, answer: str, why: str) -> None:
    with pytest.raises(ShieldError, match=why):
        unshield(shield(text), answer)


def test_terms_are_kept() -> None:
    shielded = shield("Learn Python with Pythons.", terms=("Python",))
    assert shielded.text == "Learn [X1X] with Pythons."
    assert unshield(shielded, "Aprende [X1X] con pitones.") == "Aprende Python con pitones."


@given(TEXTS, NAMES)
def test_any_text_comes_back(text: str, scheme: str) -> None:
    shielded = shield(text, scheme)
    assert unshield(shielded, shielded.text) == text


@pytest.mark.parametrize("scheme", sorted(SCHEMES))
@pytest.mark.parametrize("text", ["_____a ___", "___ __a ___b", "[[X1X]](u)", "a__PH1___b_"])
def test_text_that_looks_like_half_a_mark_comes_back(text: str, scheme: str) -> None:
    shielded = shield(text, scheme)
    assert unshield(shielded, shielded.text) == text


@given(TEXTS, NAMES, st.data())
def test_a_tampered_mark_is_caught_or_mended(text: str, scheme: str, data: st.DataObject) -> None:
    shielded = shield(text, scheme)
    marks = list(shielded.scheme.mark.finditer(shielded.text))
    if not marks:
        return
    start, end = data.draw(st.sampled_from(marks)).span()
    at = data.draw(st.integers(start, end - 1))
    change = data.draw(st.sampled_from(["", "9", "q", "1", "]", "_", " "]))
    if change.isspace() and shielded.text[at] not in "XPH[]":
        return
    tampered = shielded.text[:at] + change + shielded.text[at + 1 :]
    try:
        result = unshield(shielded, tampered)
    except ShieldError:
        return
    assert result == text


@given(TEXTS, NAMES, st.data())
def test_dropped_or_doubled_marks_are_always_caught(
    text: str, scheme: str, data: st.DataObject
) -> None:
    shielded = shield(text, scheme)
    marks = list(shielded.scheme.mark.finditer(shielded.text))
    if not marks:
        return
    start, end = data.draw(st.sampled_from(marks)).span()
    mark = shielded.text[start:end]
    for answer in (shielded.text[:start] + shielded.text[end:], f"{shielded.text} {mark}"):
        with pytest.raises(ShieldError):
            unshield(shielded, answer)


def test_marks_survive_the_case_and_width_of_engines() -> None:
    shielded = shield("Use `make` now.")
    for mark in ("[x1x]", "［X1X］", "[ X1X ]", "[Х1Х]", "[X١X]"):
        assert re.sub(r" ", "", unshield(shielded, f"A {mark} b")) == "A`make`b"
