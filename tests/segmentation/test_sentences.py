"""Where sentences end: examples by language (a mark stands at each boundary), and the laws."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from i18n_tool.segmentation import cut, segment

TABLES = Path(__file__).parent / "sentences"
LOCALES = ["zh_Hans", "zh_Hant", "en", "vi", "es", "ru", "fr", "fr_002", "pt_PT", "pt_BR", "id"]
LOCALES += ["ja", "ar", "uk", "de", "xx", "", "../fr", "zh-Hant-TW"]


def examples():
    """Give (locale, line) of the tables; `‖` marks each boundary."""
    for path in sorted(TABLES.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                yield path.stem, line


@pytest.mark.parametrize(("locale", "line"), list(examples()))
def test_examples(locale, line):
    assert "‖".join(segment(line.replace("‖", ""), locale)) == line


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Un titre\n\nUn paragraphe. Sa suite.", ["Un titre\n\n", "Un paragraphe. ", "Sa suite."]),
        ("Une ligne coupée\nau milieu. Fin.", ["Une ligne coupée\nau milieu. ", "Fin."]),
        ("- un point\n- un autre\n", ["- un point\n", "- un autre\n"]),
        ("1. Un.\n2. Deux.", ["1. Un.\n", "2. Deux."]),
        ("a) Un\nb) Deux", ["a) Un\n", "b) Deux"]),
        ("Un\r\n\r\nDeux", ["Un\r\n\r\n", "Deux"]),
        ("  Un. \t Deux.  ", ["  Un. \t ", "Deux.  "]),
        ("", []),
        (" \n ", [" \n "]),
        ("…", ["…"]),
    ],
)
def test_lines_and_white_space(text, sentences):
    assert segment(text, "fr") == sentences


@pytest.mark.parametrize(
    ("text", "codes", "pieces"),
    [
        ("**Attention.** La suite.", ["**Attention.**"], ["**Attention.**", "La suite."]),
        ("Voir **Un. Deux.** Fin.", ["**Un. Deux.**"], ["Voir **Un. Deux.**", "Fin."]),
        ("Il **part. Elle** reste. Fin.", ["**part. Elle**"], ["Il **part. Elle** reste.", "Fin."]),
        (
            "[La page.](http://a.b) Suite.",
            ["[La page.](http://a.b)"],
            ["[La page.](http://a.b)", "Suite."],
        ),
        (
            '[Oui !](/x "Un. Deux") Non.',
            ['[Oui !](/x "Un. Deux")'],
            ['[Oui !](/x "Un. Deux")', "Non."],
        ),
        ("<b>Non.</b> Oui.", ["<b>Non.</b>"], ["<b>Non.</b>", "Oui."]),
        ("Tapez `a. B`. `foo` sert.", ["`a. B`", "`foo`"], ["Tapez `a. B`.", "`foo` sert."]),
        ("**M.** Dupont part. Fin.", ["**M.**"], ["**M.** Dupont part.", "Fin."]),
        ("Fin. **début** du mot.", ["**début**"], ["Fin. **début** du mot."]),
        ("Fin. **Début** du mot.", ["**Début**"], ["Fin.", "**Début** du mot."]),
        ("Un fait.[^1] Une suite.", ["[^1]"], ["Un fait.[^1]", "Une suite."]),
        ("**a [b. C](u).** D.", ["**a [b. C](u).**", "[b. C](u)"], ["**a [b. C](u).**", "D."]),
        ("  Un.   Deux.  ", [], ["Un.", "Deux."]),
        (" \n", [], []),
    ],
)
def test_codes_are_not_cut(text, codes, pieces):
    spans = [(text.index(code), text.index(code) + len(code)) for code in codes]
    assert [text[start:end] for start, end in cut(text, "fr", spans)] == pieces


def test_codes_in_a_language_without_spaces():
    text = "这是**重点。**然后呢？"
    assert [text[a:b] for a, b in cut(text, "zh_Hans", [(2, 9)])] == ["这是**重点。**", "然后呢？"]


def cut_where(text, locale, *codes):
    """Give the sentences of a text in which these stretches are codes."""
    spans = [(text.index(code), text.index(code) + len(code)) for code in codes]
    return [text[start:end] for start, end in cut(text, locale, spans)]


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("テストです。‖**これら**は重要です。‖_強調_します。", ["**これら**", "_強調_"]),
        ("テストです。‖**これら**は重要です。‖*強調*します。", []),
        ("です。‖**全部です。**‖次の文。", []),  # CommonMark sees no emphasis here
        ("他说：“**好的。**”‖下一句。‖*强调*吧！‖**真的？** ‖是的。", []),
        ("**重要。** ‖もし次。", ["**重要。**"]),
        ("「はい。」と言った。‖次の文。", []),
    ],
)
def test_emphasis_in_a_language_without_spaces(line, codes):
    text = line.replace("‖", "")
    assert cut_where(text, "ja", *codes) == [piece.strip() for piece in line.split("‖")]


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("See (<em>e.g.</em> Example) it. ‖Then <b>Mr.</b> Smith left.", ["<em>e.g.</em>"]),
        ("He said &ldquo;Go.&rdquo; ‖Then &quot;No.&quot; ‖End.", []),
        ("Wait&hellip; ‖What? ‖&#8220;One.&#8221; ‖&#x201C;Two.&#x201d; ‖End.", []),
        ("Le caf&eacute;. ‖&Eacute;t&eacute; fini&nbsp;! ‖Un &lt;b&gt;. ‖A &amp; b.", []),
        (
            "Vu <b>p. &Eacute;t&eacute;. Oui</b> l&agrave;. ‖Fin.",
            ["<b>p. &Eacute;t&eacute;. Oui</b>"],
        ),
    ],
)
def test_html_counts_as_what_it_stands_for(line, codes):
    text = line.replace("‖", "")
    locale = "fr" if "&eacute;" in text else "en"
    assert cut_where(text, locale, *codes) == [piece.strip() for piece in line.split("‖")]


def test_character_references_at_the_edges_are_white_space():
    assert cut_where("&nbsp; Un.&nbsp; Deux.&#160;", "fr") == ["Un.", "Deux."]


MARKS = [
    *list(".!?…。！？؟\"'«»“”「」()[]*_`–-•:;,  \n\xa0\u202f012aAbéÉдДم一あ\x00�😀<>/{}"),
    "M.",
    "etc.",
    "p. ex.",
    "J.-C.",
    "Le ",
    "il ",
    "1. ",
    "b) ",
    "](u)",
    "**",
    "</b>",
    " » ",
    "г. ",
]
TEXTS = st.lists(st.sampled_from(MARKS), max_size=40).map("".join) | st.text(max_size=40)


@given(TEXTS, st.sampled_from(LOCALES))
@example("A.\n\n", "fr")
@example("1) a 2) b", "en")
def test_joined_sentences_give_the_text_back(text, locale):
    sentences = segment(text, locale)
    assert "".join(sentences) == text
    assert all(sentences)


@given(
    TEXTS,
    st.sampled_from(LOCALES),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=4),
)
def test_spans_are_trimmed_ordered_and_cut_no_code(text, locale, places):
    codes = sorted(
        (start, min(start + size, len(text))) for start, size in places if start < len(text)
    )
    spans = cut(text, locale, codes)
    pieces = [text[start:end] for start, end in spans]
    assert all(piece and piece == piece.strip() for piece in pieces)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert "".join("".join(pieces).split()) == "".join(text.split())
    inside = [
        start for start, _ in spans[1:] for a, b in codes if a < start < b and text[a:start].strip()
    ]
    assert inside == []


@given(TEXTS, st.sampled_from(LOCALES))
def test_without_codes_cut_and_segment_agree(text, locale):
    pieces = [text[start:end] for start, end in cut(text, locale, [])]
    assert pieces == [piece.strip() for piece in segment(text, locale) if piece.strip()]
