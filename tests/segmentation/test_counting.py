"""Words and characters."""

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from i18n_tool.segmentation import count

DEFAULT = regex.compile(r"\b\w", regex.WORD)


@pytest.mark.parametrize(
    ("text", "locale", "words", "characters"),
    [
        ("", "fr", 0, 0),
        (" \n", "fr", 0, 0),
        ("Bonjour !", "fr", 1, 8),
        ("L’avenir d'OpenAI – peut-être ?", "fr", 4, 27),
        ("Il vaut 64 000,50 € (+3,07 %).", "fr", 5, 24),
        ("Don't use e.g. foo_bar, i.e. this.", "en", 6, 29),
        ("Один, два и три.", "ru", 4, 13),
        ("Tôi đi học", "vi", 3, 8),
        ("شكراً، كلمة.", "ar", 2, 11),
        ("今天下雨。", "zh_Hans", 4, 5),
        ("OpenAI 發布了 GPT-4。", "zh_Hant", 6, 15),
        ("カタカナと漢字", "ja", 7, 7),
        ("カタカナ", "fr", 1, 4),
        ("**Un** mot <b>gr</b>as", "fr", 3, 9),
        ("[Un lien](https://a.b/c) ici", "fr", 3, 9),
        ("Voir https://a.b/c?d=e ici", "fr", 2, 7),
        ("`code()` et {name} ou %s", "fr", 3, 10),
        ("![Une image](a.png)", "fr", 2, 8),
        ("A&nbsp;B &amp; C", "fr", 3, 4),
        ("<br>", "fr", 0, 0),
        ("{{ x }} {% y %}", "fr", 0, 0),
        ("😀 Oui", "fr", 1, 4),
    ],
)
def test_examples(text, locale, words, characters):
    assert count(text, locale) == (words, characters)


PLAIN = "aéñğЖїأيñ09 \t\n.,:;!?-–—’()«»…/·°%\xa0،؟\u064b\u0301"
WORDLESS_START = regex.compile(r"(?<!\w)['’\u064b\u0301]+")


@given(st.text(alphabet=PLAIN, max_size=30))
@example("a.b c,d 1,2 3.x l’été (a)b")
def test_the_cheap_way_counts_as_default_word_boundaries_do(text):
    """Without apostrophes (which `regex` tailors) and accents before a word's first letter."""
    text = WORDLESS_START.sub("", text)
    assert count(text, "fr")[0] == len(DEFAULT.findall(text))


@given(st.text(max_size=40), st.sampled_from(["fr", "zh_Hans", "ja", "ar", "xx"]))
def test_any_text_can_be_counted(text, locale):
    words, characters = count(text, locale)
    assert 0 <= words <= characters <= 8 * len(text)
