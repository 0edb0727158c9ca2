"""Plural rules are parsed, never run as code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n_tool.catalog.plural import PluralError, parse_plural_forms

RULES = [
    ("nplurals=1; plural=0;", [0, 0, 0, 0, 0, 0]),
    ("nplurals=2; plural=n > 1;", [0, 0, 1, 1, 1, 1]),
    ("nplurals=2; plural=n != 1", [1, 0, 1, 1, 1, 1]),
    (
        "nplurals=3; plural=(n%10==1&&n%100!=11?0:n%10>=2&&n%10<=4&&(n%100<10||n%100>=20)?1:2);",
        [2, 0, 1, 2, 2, 0],
    ),
    (
        "nplurals=6; plural=(n==0?0:n==1?1:n==2?2:n%100>=3&&n%100<=10?3:n%100>=11?4:5);",
        [0, 1, 2, 3, 4, 4],
    ),
    ("nplurals=2;plural=!(n-1)*1/1", [0, 1, 0, 0, 0, 0]),
]


@pytest.mark.parametrize(("text", "forms"), RULES)
def test_rules(text: str, forms: list[int]) -> None:
    rule = parse_plural_forms(text)
    assert [rule(n) for n in (0, 1, 2, 5, 11, 21)] == forms


@pytest.mark.parametrize("text", ["", "  ", "nplurals=INTEGER; plural=EXPRESSION;"])
def test_no_rule(text: str) -> None:
    assert parse_plural_forms(text) is None


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("nplurals=2; plural=__import__('os');", "no plural rule"),
        ("nplurals=2; plural=n.real;", "no plural rule"),
        ("nplurals=2; plural=nn;", "no plural rule"),
        ("nplurals=2; plural=n n;", "goes on"),
        ("nplurals=2; plural=n**2;", "where a number should be"),
        ("nplurals=2; plural=;", "where a number should be"),
        ("nplurals=2; plural=(n>1;", "lacks"),
        ("nplurals=2; plural=n>1 ? 1;", "lacks"),
        ("nplurals=2; plural=n%0;", "divides by zero"),
        ("nplurals=2; plural=1/n;", "divides by zero"),
        ("nplurals=2; plural=n;", "form 2 for n=2"),
        ("nplurals=2; plural=0-1;", "form -1"),
        ("nplurals=0; plural=0;", "nplurals=0"),
        ("nplurals=7; plural=0;", "limit of 6"),
        (f"nplurals={'9' * 6000}; plural=0;", "limit of 6"),
        ("plural=0;", "is not"),
        ("nplurals=2; plural=" + "(" * 5000 + "n" + ")" * 5000, "too deep"),
        ("nplurals=2; plural=" + "!" * 5000 + "n", "too deep"),
        ("nplurals=2; plural=" + "n?" * 5000 + "n", "too deep"),
        ("nplurals=2; plural=n" + "+n" * 5000, "too long"),
    ],
)
def test_refused(text: str, what: str) -> None:
    with pytest.raises(PluralError, match=what):
        parse_plural_forms(text)


@given(st.text("n0123?:|&=!<>+-*/%() ", max_size=30))
def test_anything_is_a_rule_or_refused(expression: str) -> None:
    try:
        rule = parse_plural_forms(f"nplurals=3; plural={expression};")
    except PluralError:
        return
    assert {rule(n) for n in range(1001)} <= {0, 1, 2}
