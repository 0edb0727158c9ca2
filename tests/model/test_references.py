"""Character references: as HTML reads them, and never an error."""

import html

import pytest

from i18n_tool.model.references import unescape


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a &amp; b &#65; &#x41; &eacute;", "a & b A A é"),
        (f"&#{'1' * 5000};", "\ufffd"),
        (f"a &#{'1' * 5000} b &lt;", "a \ufffd b <"),
        (f"&#{'0' * 5000}65;&#{'9' * 5000};", "A\ufffd"),
        (f"&#{'0' * 5000};", "\ufffd"),
        (f"&#x{'0' * 5000}41;", "A"),
    ],
)
def test_references(text: str, expected: str) -> None:
    assert unescape(text) == expected


def test_short_ones_are_the_standard_librarys() -> None:
    text = "".join(f"&#{number};&#{number:07};" for number in range(0, 0x110000, 997))
    assert unescape(text) == html.unescape(text)
