"""Hostile texts: eight times the text is about eight times the work, and nothing is lost.

Work is CPU time of this process, compared with itself at another size; a quadratic step would make
it 64 times as much.
"""

import time

import pytest

from i18n_tool.segmentation import count, cut, is_language, segment

PIECES = [
    "(",
    ".",
    '"',
    "汉",
    "。",
    "（。",
    " ",
    "\n",
    "? ",
    "a. ",
    ".](",
    '. " ',
    "“！”x",
    "1. a ",
    " .",
    "« . ",
]
PIECES += [
    ".</a",
    "{{",
    "`",
    "a``",
    "<!--",
    "a@b.",
    "http://",
    "%(a",
    "A. ",
    "(.) ",
    ".[1",
    "a_",
    "a.",
    "x.Le ",
]
PIECES += [" :) A", "a ! b", "В 5 г. ", "a.1 ", "a."]
PIECES += ["**.** A", "\n- ", "\ud800. ", "[a](b. ", '](a "', ":a", "Non. "]
SMALL, TIMES = 8_000, 8


def work(function, text):
    """Give the least CPU time of three calls, in seconds."""
    times = []
    for _ in range(3):
        started = time.process_time()
        function(text)
        times.append(time.process_time() - started)
    return max(min(times), 0.0005)


def filled(piece, size):
    return piece * (size // len(piece) + 1)


def cut_around_codes(text):
    return cut(text, "fr", [(start, start + 20) for start in range(0, len(text) - 20, 25)])


@pytest.mark.parametrize(
    "function",
    [
        pytest.param(lambda text: segment(text, "fr"), id="segment fr"),
        pytest.param(lambda text: segment(text, "ja"), id="segment ja"),
        pytest.param(cut_around_codes, id="cut"),
        pytest.param(is_language, id="is_language"),
        pytest.param(lambda text: count(text, "fr"), id="count"),
    ],
)
def test_work_grows_with_the_text(function):
    grown = {
        piece: work(function, filled(piece, SMALL * TIMES)) / work(function, filled(piece, SMALL))
        for piece in PIECES
    }
    assert {piece: ratio for piece, ratio in grown.items() if ratio > 3 * TIMES} == {}


@pytest.mark.parametrize("piece", ["(", ".", '"', "汉", " ", "a. B", "？”", "\n"])
def test_a_million_characters_come_back(piece):
    text = filled(piece, 1_000_000)
    assert "".join(segment(text, "zh_Hans")) == text
    assert "".join(segment(text, "fr")) == text
