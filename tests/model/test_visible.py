"""Hidden characters are shown; what people write and see is left as it is."""

import json
import unicodedata

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from i18n_tool.model.visible import character_of, hidden, in_json, on_screen, visible

SHOWN = [
    ("Ouvrez \u202efile.txt", "Ouvrez <U+202E>file.txt"),
    ("a\u200bb\u2060c\ufeffd", "a<U+200B>b<U+2060>c<U+FEFF>d"),
    ("\u200f\u200e\u061c", "<U+200F><U+200E><U+061C>"),
    ("Hi\U000e0068\U000e007f", "Hi<U+E0068><U+E007F>"),
    ("a\x1b[31mb\x07\x9b", "a<U+001B>[31mb<U+0007><U+009B>"),
    ("one\ntwo\r\tthree\u2028", "one<U+000A>two<U+000D><U+0009>three<U+2028>"),
    ("name\udc80.md", "name<U+DC80>.md"),
    ("write <U+202E> so", "write <U+003C>U+202E> so"),
    ("\u3164\uffa0\u115f\u034f\u00ad", "<U+3164><U+FFA0><U+115F><U+034F><U+00AD>"),
    ("👍\ufe0f\ufe0f", "👍\ufe0f<U+FE0F>"),
    ("葛\U000e0100城", "葛<U+E0100>城"),
    ("👩\u200d🚗", "👩<U+200D>🚗"),
    ("🏴\U000e0067\U000e0062\U000e0061\U000e007f", "🏴<U+E0067><U+E0062><U+E0061><U+E007F>"),
]
SAME = [
    "Ouvrez-le – « vite »\u00a0! \u202f3\u3000個",
    "افتح الملف ١٢٣",
    "打开文件。",
    "👩\u200d💻 👨\u200d👩\u200d👧\u200d👦 🏳\ufe0f\u200d🌈 ❤\ufe0f 1\ufe0f\u20e3 🏃🏽\u200d♀\ufe0f\u200d➡\ufe0f",
    "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "<U+20> <U+> <b>",
    "逸\ufe00",
]


@pytest.mark.parametrize(("text", "shown"), SHOWN)
def test_hidden_characters_are_shown(text: str, shown: str) -> None:
    """By their numbers, in their place."""
    assert visible(text) == shown


@pytest.mark.parametrize("text", SAME)
def test_real_text_is_the_same(text: str) -> None:
    """Letters, spaces and whole emoji."""
    assert (visible(text), dict(hidden(text))) == (text, {})


def test_every_character_that_unicode_ignores_is_hidden() -> None:
    """The property Default_Ignorable_Code_Point, by a table that is not ours."""
    ignored = regex.compile(r"\p{Default_Ignorable_Code_Point}")
    characters = filter(ignored.match, map(chr, range(0x110000)))
    assert [ascii(each) for each in characters if visible(each) == each] == []


ANY = st.text(
    st.one_of(
        st.characters(exclude_categories=()),
        st.sampled_from("\u202e\u200d\ufe0f\U000e0067<U+202E>👩💻\x1b[0m\n"),
    )
)


@given(ANY)
def test_nothing_hidden_is_left_but_in_whole_emoji(text: str) -> None:
    """No control of any kind, and no bidi control, whatever stands around it."""
    shown = visible(text)
    assert not hidden(shown)
    assert not any(unicodedata.category(each) in {"Cc", "Cs", "Zl", "Zp"} for each in shown)
    assert not set(shown) & set(
        "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068"
    )


def _read(shown: str) -> str:
    """Give the text that `visible` has shown so."""
    return regex.sub(r"<U\+([0-9A-F]{4,6})>", lambda match: chr(int(match[1], 16)), shown)


@given(ANY)
def test_no_two_texts_look_the_same(text: str) -> None:
    """What is shown can be read back."""
    assert _read(visible(text)) == text


@given(ANY)
def test_json_says_the_same(text: str) -> None:
    """A program reads what stands there, and the document hides nothing."""
    document = in_json(json.dumps({"text": text}, ensure_ascii=False))
    assert json.loads(document) == {"text": text}
    assert not hidden(document)


def test_a_screen_keeps_lines_and_colours() -> None:
    """And shows the rest."""
    text = "\x1b[31mred\x1b[0m\none\u202e\x1b]0;title\x07\n"
    assert on_screen(text) == "\x1b[31mred\x1b[0m\none<U+202E><U+001B>]0;title<U+0007>\n"


def test_names_of_characters() -> None:
    """As people write them."""
    names = ("U+200F", "u+200f", "U+E0100", "U+110000", "200F", "U+20", "U+200F0000")
    assert [character_of(name) for name in names] == [
        "\u200f", "\u200f", "\U000e0100", None, None, None, None,
    ]  # fmt: skip
