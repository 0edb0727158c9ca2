"""Expressions of projects and SRX files: read as ICU reads them, bounded, or refused with a reason."""

import time
import warnings

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from i18n_tool.segmentation.backtracking import PatternError
from i18n_tool.segmentation.patterns import join, place_of


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        (r"\bMr\.\s", "", "But Mr. |Brown and xMr. Brown"),
        (r"[.;][\u00BB\u201D'\p{Pe}]*\s", "", "One. |Two.) |Three;' |four"),
        (r"(?i)vol\.", r"\s\d", "Vol.| 3, VOL.| 4, vol. x"),
        (r"\x{1F600}", "", "A 😀| b"),
        (r"\Qa.b\E", "", "a.b| axb"),
        (r"[[a-z]&&[^aeiou]]!", "", "ox!| do! ok!|"),
        (r"[\x41-C\h]x", "", "Bx| x| ax"),
        (r"\w+@\w+", r"\.", "me@home|.org"),
        (r"(?:[A-Z]\.)++", r"\s", "The U.S.A.| is"),
        (r"(?<=a)b{1,2}", "", "ab| ab|b| b"),
        (r"(?s).", r"(?!x)\w", "x|a xx"),
        ("a|ab", "c", "ab|c a|c"),
        (r"[]a]", "", "]| a| b"),
        (r"\R", "x", "a\n|x"),
        (r"\p{IsCyrillic}\.", "", "г.| g."),
        ("", "[0-9]{2}", "a |12 3"),
        (r"\u0041\U00000042\012", "", "AB\n|c"),
    ],
)
def test_places(before, after, text):
    plain = text.replace("|", "")
    found = [match.start() for match in join([place_of(before, after)]).finditer(plain)]
    marked = "".join("|" * (at in found) + letter for at, letter in enumerate([*plain, ""]))
    assert marked == text


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("", "must say what stands before or after the place"),
        ("(a|b", "has a `(` without its `)`"),
        ("a)", "has a `)` without its `(`"),
        ("[ab", "has a `[` without its `]`: [ab"),
        (r"(\w)\1", "uses `\\1`, which is not taken"),
        (r"\G", "uses `\\G`, which is not taken"),
        ("\\", "uses `\\`, which is not taken"),
        ("*a", "repeats nothing with `*`"),
        ("a|{2}", "repeats nothing with `{`"),
        (r"\b*", "repeats what matches no character"),
        ("(?x)a", "uses `(?x`, which is not taken"),
        (r"\x{zz}", "has no number in `\\xzz`"),
        (r"\p{L", "has a property without its `}`"),
        ("x{5000}", "has a repetition from 5000 to 5000"),
        ("a{3,2}", "has a repetition from 3 to 2"),
        ("(?:x{100}){50}", "reaches over 5,000 characters; 2,000 are allowed"),
        ("(" * 30 + ")" * 30, "is nested too deep"),
        ("(a+)+b", "may take very long: a repetition in it can match the same text in many ways"),
        (
            r"\w*\w*\w*x",
            "may take very long: a repetition in it can match the same text in many ways",
        ),
        ("(a|a)*b", "may take very long: a repetition in it can match the same text in many ways"),
        (
            r"(?<=(\d+)+)x",
            "may take very long: a repetition in it can match the same text in many ways",
        ),
    ],
)
def test_refused(pattern, why):
    with pytest.raises(PatternError) as caught:
        place_of(pattern, "")
    assert str(caught.value) == why


@pytest.mark.parametrize("pattern", [r"\p{Nonsense}", "[b-a]"])
def test_what_regex_refuses_is_refused(pattern):
    with pytest.raises(PatternError, match="is no regular expression"):
        place_of(pattern, "")


PARTS = [
    "a",
    "b",
    ".",
    "*",
    "+",
    "?",
    "(",
    ")",
    "[",
    "]",
    "|",
    "\\.",
    "{1,3}",
    "(?:",
    "(?=",
    "(?i)",
]
PARTS += ["\\w", "\\p{L}", "&&", "-", "^", "(?<!", "++", "#", "A", "\\s", "\\b"]


@given(st.lists(st.sampled_from(PARTS), max_size=10).map("".join), st.text("ab. A", max_size=20))
@example("(?i)a|b", "A B")
@example("[a&&\\w]+", "aab")
def test_what_is_taken_means_what_it_means_to_regex(pattern, text):
    try:
        place = place_of("", pattern)
    except PatternError:
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        wanted = regex.compile(f"(?={pattern})", regex.V1)
    found = [match.start() for match in join([place]).finditer(text)]
    assert found == [match.start() for match in wanted.finditer(text)]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\w+\s\w+\.", "a" * 2000),
        (r"(?:\w+\.)+x", "a." * 1000),
        (r".*;.*", "a" * 2000),
        (r"(?:[A-Z]\.)+\s*", "A." * 1000),
        (r"[^\]]+\]", "[" * 2000),
    ],
)
def test_work_grows_with_the_text(pattern, text):
    expression = join([place_of(pattern, "")])

    def work(size):
        started = time.process_time()
        for _ in expression.finditer(text * size):
            pass
        return max(time.process_time() - started, 0.002)

    assert work(32) / work(4) < 40
