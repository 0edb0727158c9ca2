"""Pairs of large texts of one piece again and again; each once took quadratic time or more."""

import pytest

from i18n_tool.checks import BUILT_IN, CheckContext, check_pair
from i18n_tool.checks.markup import code_spans, split_url

SIZE = 40_000

TEXTS = [
    "a](" + " " * SIZE + "b",
    "a](" + "\t" * SIZE + '"b" c',
    "".join("`" * count + " " for count in range(280)),
    "wo" + "_" * SIZE + "rd",
    "a%" + "0" * SIZE + "!",
    "a%" + "1." * (SIZE // 2) + "!",
    "a " + "1" * SIZE + "!",
    "see http://a.b/" + ")" * SIZE,
    "a <b =" + " " * SIZE + "c>",
    "7 9 " * (SIZE // 4),
    "**a. " * (SIZE // 5),
    "a &#" + "1" * SIZE + "; b",
]


@pytest.mark.parametrize("text", TEXTS, ids=[text[:6].strip() for text in TEXTS])
@pytest.mark.parametrize("format_name", ["markdown", "html", "rst"])
def test_a_text_is_as_itself(text: str, format_name: str) -> None:
    context = CheckContext("fr", "fr_002", format_name)
    told = [
        finding
        for check, finding in check_pair(text, text, context, BUILT_IN)
        if check.name in {"codes", "links", "placeholders", "brackets", "final", "numbers"}
    ]
    assert told == []


@pytest.mark.parametrize("text", TEXTS, ids=[text[:6].strip() for text in TEXTS])
def test_and_differs_from_another_in_short_words(text: str) -> None:
    context = CheckContext("fr", "en", "markdown")
    other = "Deux mots, `a` et [b](c) 12."
    messages = [found.message for _, found in check_pair(text, other, context, BUILT_IN)]
    assert messages
    assert all(len(message) < 1000 for message in messages)


def test_code_spans_end_at_as_many_backticks() -> None:
    text = "a `b` ``c ` d`` `` e ``` f `` g ``` `"
    assert [text[start:end] for start, end, _ in code_spans(text)] == [
        "`b`",
        "``c ` d``",
        "`` e ``` f ``",
    ]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ("http://a/b).", "http://a/b"),
        ("http://a/(b))", "http://a/(b)"),
        ("http://a/(b).)!)", "http://a/(b)"),
        ("http://a/((b)", "http://a/((b)"),
        ("http://a" + ".)" * SIZE, "http://a"),
    ],
)
def test_a_url_ends_before_the_sentences_marks(found: str, expected: str) -> None:
    assert split_url(found) == expected
