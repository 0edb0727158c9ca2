"""Numbers add up, and a share is never rounded to a false 0 or 100."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n_tool.model.numbers import MEASURES, STANDINGS, Count, Numbers, percent
from i18n_tool.model.state import Reason, State

figures = st.integers(min_value=0, max_value=10**9)
parts = st.lists(st.tuples(st.sampled_from(STANDINGS), figures, figures, figures), max_size=20)


def test_a_catalog_by_state():
    numbers = Numbers.total(
        [
            Numbers.of(State.UNTRANSLATED, 3, 30, 150),
            Numbers.of(Reason.MACHINE, 2, 20, 100),
            Numbers.of(Reason.OUTDATED, 1, 7, 40),
            Numbers.of(State.TRANSLATED, 4, 44, 200),
            Numbers.of(State.REVIEWED, 5, 55, 250),
        ]
    )
    assert numbers.count("segments") == Count(3, 3, 4, 5)
    assert numbers.count("words") == Count(30, 27, 44, 55)
    assert numbers.count("characters") == Count(150, 140, 200, 250)
    assert numbers.count("words").total == 156
    assert numbers.count("words").at_least(State.TRANSLATED) == 99
    assert numbers.count("words").at_least(State.REVIEWED) == 55


@given(parts)
def test_every_figure_is_the_sum_of_its_parts(rows):
    numbers = Numbers.total(Numbers.of(*row) for row in rows)
    for place, measure in enumerate(MEASURES):
        for standing in STANDINGS:
            expected = sum(row[place + 1] for row in rows if row[0] == standing)
            assert numbers.figure(measure, standing) == expected
    assert Numbers.from_bytes(numbers.to_bytes()) == numbers


def test_bytes_of_another_length_are_refused():
    with pytest.raises(ValueError, match="3 bytes"):
        Numbers.from_bytes(b"abc")


@pytest.mark.parametrize(
    ("part", "whole", "digits", "shown"),
    [
        (0, 10, 0, "0"),
        (1, 1000, 0, "1"),
        (999, 1000, 0, "99"),
        (1000, 1000, 0, "100"),
        (1, 100_000, 1, "0.1"),
        (99_999, 100_000, 1, "99.9"),
        (1, 3, 1, "33.3"),
        (0, 0, 0, "100"),
    ],
)
def test_percent(part, whole, digits, shown):
    assert percent(part, whole, digits) == shown


@given(figures, figures)
def test_only_nothing_is_0_and_only_all_is_100(a, b):
    part, whole = min(a, b), max(a, b)
    shown = percent(part, whole)
    assert (shown == "100") == (part == whole)
    assert (shown == "0") == (part == 0 and whole > 0)
