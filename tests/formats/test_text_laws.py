"""The laws of identity and locality for plain text, on real and on generated ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n_tool.formats.conformance import (
    changed,
    check_format,
    check_identity,
    check_locality,
    check_ranges,
    parse,
)
from i18n_tool.formats.text import FORMAT

SAMPLES = [
    "Title\n\nA paragraph. With two sentences.\n\n  • one\n  • two\n",
    "*a.txt*\tFor all\n\n|1|\tFirst part\n\n\tkey\tto the start\n\t\tof the file\n",
    "Wrapped lines stand here that are long enough to be seen as one\nparagraph of text. It ends.\n",
]


def test_conformance():
    check_format(FORMAT, SAMPLES)


def test_every_real_text(shared):
    files = sorted(shared.rglob("*.txt"))
    assert files
    for file in files:
        content = file.read_bytes().decode()
        check_identity(FORMAT, content)
        check_ranges(FORMAT, content)
        check_locality(FORMAT, content, most=10)


def test_real_texts_in_other_letters_have_the_same_units(shared):
    """All but two sentences of 6,000: a drawn code line that has become prose in other letters."""
    lost = total = 0
    for file in sorted(shared.rglob("*.txt")):
        article = parse(FORMAT, file.read_bytes().decode())
        words = changed(article)
        again = {segment.text for segment in parse(FORMAT, article.render(words).decode()).segments}
        total += len(article.segments)
        lost += sum(words[segment.key] not in again for segment in article.segments)
    assert lost * 1000 <= total


def test_a_wrapped_paragraph_is_one_line_in_the_translation():
    content = (
        "    The lines of this paragraph are wrapped at some sixty columns, as\n"
        "    old mail programs did it. The second sentence goes on here, and it\n"
        "    ends here. The third one.\n"
    )
    article = parse(FORMAT, content)
    first, second, third = (segment.text for segment in article.segments)
    assert article.render({first: "一。", second: "二。"}, "zh_Hans").decode() == (
        "    一。二。 The third one.\n"
    )
    assert article.render({third: "Drei.\nVier."}, "de").decode() == content.replace(
        "The third one.", "Drei. Vier."
    )


PIECES = """One two three. Four! «Cinq» 六。 七 ثمانية، 0/400 3,07% `x. y` https://example.org/a *tag*
|ref| word, Word: ? > ~ { ; <b> & - • 1. (2) === --- ・ <"""
WORDS = st.sampled_from([*PIECES.split(), "\u00a0", "\u3000", "\ufeff", "\f", ""])
LINES = st.tuples(
    st.sampled_from(["", "  ", "\t", "\u3000", "    "]),
    st.lists(WORDS, max_size=14),
    st.sampled_from([" ", "  ", "\t", "   "]),
    st.sampled_from(["", " ", "\t "]),
).map(lambda parts: parts[0] + parts[2].join(parts[1]) + parts[3])
DIRECTIVES = st.sampled_from(
    ["<!-- i18n: off -->", "<!-- i18n: on -->", "<!-- i18n: context: x -->", "<!-- i18n: whole -->"]
)
TEXTS = st.builds(
    lambda lines, end, last: end.join(lines) + last,
    st.lists(st.one_of(LINES, LINES, st.just(""), DIRECTIVES), max_size=20),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["", "\n"]),
)


@given(TEXTS)
def test_generated_texts(content):
    """Laws 1 and 2 on texts made of lines, bullets, columns, rules, signs and directives."""
    check_identity(FORMAT, content)
    check_ranges(FORMAT, content)
    check_locality(FORMAT, content)


@given(st.text())
def test_any_text(content):
    """Laws 1 and 2 on any characters."""
    content = content.encode("utf-8", "replace").decode()
    check_identity(FORMAT, content)
    check_ranges(FORMAT, content)
    check_locality(FORMAT, content)


@pytest.mark.parametrize("piece", ["<", "(", " ", "\t", "`", "|a", "- ", "a   ", "*a* ", "=", "«"])
def test_much_of_the_same(piece):
    """100 kB of it; a quadratic reader would keep the tests busy for minutes."""
    check_identity(FORMAT, piece * (100_000 // len(piece)))
