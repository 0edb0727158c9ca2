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
    ("nplurals=2; plural=n-2>n;", [1, 1, 0, 0, 0, 0]),  # below 0 comes the greatest number
    ("nplurals=2; plural=n==18446744073709551617;", [0, 1, 0, 0, 0, 0]),  # 1 more than 64 bits
    ("nplurals=2; plural=4294967296*4294967296+n==1;", [0, 1, 0, 0, 0, 0]),
    ("nplurals=3; plural=n==0 ? 0 : n==1 ? 1 : 2;", [0, 1, 2, 2, 2, 2]),
    ("nplurals=3; plural=n<2 ? n==1 ? 1 : 0 : 2;", [0, 1, 2, 2, 2, 2]),
    ("nplurals=2; plural=n==0 || n==1 && 0;", [1, 0, 0, 0, 0, 0]),
    ("nplurals=2; plural=n && 7;", [0, 1, 1, 1, 1, 1]),
    ("nplurals=2; plural=n==0 || 10/n > 4;", [1, 1, 1, 0, 0, 0]),  # 10/0 is not looked at
    ("nplurals=2; plural=n!=0 && 10/n < 5;", [0, 0, 0, 1, 1, 1]),
    ("nplurals=2; plural=!n==0;", [0, 1, 1, 1, 1, 1]),
    ("nplurals=2; plural=!!!!!n;", [1, 0, 0, 0, 0, 0]),
    ("nplurals=2; plural=10-n-5<4;", [0, 0, 1, 1, 0, 0]),  # from the left, and -6 is great
    ("\tnplurals = 2 ;\tplural = n>1 ; ", [0, 0, 1, 1, 1, 1]),
    ("nplurals=2; plural=" + "(" * 40 + "n>1" + ")" * 40, [0, 0, 1, 1, 1, 1]),
    ("nplurals=2; plural=" + "!" * 1980 + "n", [0, 1, 1, 1, 1, 1]),
    ("nplurals=1; plural=0" + "*n" * 900, [0, 0, 0, 0, 0, 0]),
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
        ("nplurals=2; plural=0-1;", "form 18446744073709551615 for n=0"),
        ("nplurals=2; plural=n-1 > 0 ? 2 : 0;", "form 2 for n=0"),  # as C counts
        ("nplurals=2; plural=0; import os;", "holds what is no plural rule: '; import os'"),
        ("nplurals=2; plural=n != 1;;", "no plural rule"),
        ("nplurals=2; plural=n\u00a0!= 1;", "no plural rule"),
        ("nplurals=\u0662; plural=0;", "is not"),
        ("nplurals=2; plural=\u0661;", "no plural rule"),
        ("nplurals=2; plural=1e3;", "no plural rule"),
        ("nplurals=2; plural=0x1;", "no plural rule"),
        ("nplurals=2; plural=n=1;", "no plural rule"),
        ("nplurals=2; plural=n & 1;", "no plural rule"),
        ("nplurals=2; plural=-n;", "where a number should be"),
        ("nplurals=2; plural=n ? : 1;", "where a number should be"),
        ("nplurals=2; plural=n<2<;", "where a number should be"),
        ("nplurals=2; plural=1 : 0;", "goes on"),
        ("nplurals=2; plural=()", "where a number should be"),
        ("nplurals=2; plural=n%(n-1)*0;", "divides by zero for n=1"),
        ("nplurals=2; plural=0*(1/(n-1000));", "divides by zero for n=1000"),
        ("nplurals=0; plural=0;", "nplurals=0"),
        ("nplurals=7; plural=0;", "too many"),
        (f"nplurals={'9' * 6000}; plural=0;", "too many"),
        ("plural=0;", "is not"),
        ("nplurals=2; plural=" + "(" * 900 + "n" + ")" * 900, "too deep"),
        ("nplurals=2; plural=" + "n?" * 900 + "n", "too deep"),
        ("nplurals=2; plural=n" + "+n" * 5000, "10,001 characters, 2,000 are allowed"),
        ("nplurals=2; plural=" + " " * 60000 + "0", "60,001 characters"),
        ("nplurals=2" + " " * 60000 + "x; plural=0", "is not"),
    ],
)
def test_refused(text: str, what: str) -> None:
    with pytest.raises(PluralError, match=what):
        parse_plural_forms(text)


_MASK = 2**64 - 1
_WORKS = {
    "==": int.__eq__,
    "!=": int.__ne__,
    "<": int.__lt__,
    ">": int.__gt__,
    "<=": int.__le__,
    ">=": int.__ge__,
    "+": int.__add__,
    "-": int.__sub__,
    "*": int.__mul__,
    "&&": lambda a, b: bool(a) and bool(b),
    "||": lambda a, b: bool(a) or bool(b),
}
"""Those signs that are defined for all numbers."""
_LEAVES = st.one_of(st.just("n"), st.integers(0, 2**65).map(str))
_TREES = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(sorted(_WORKS)), inner, inner),
        st.tuples(st.just("!"), inner),
        st.tuples(st.just("?"), inner, inner, inner),
    ),
    max_leaves=12,
)


def spelt(tree: str | tuple) -> str:
    """Write an expression down, with brackets around everything."""
    match tree:
        case ("!", inner):
            return f"!({spelt(inner)})"
        case ("?", condition, yes, no):
            return f"({spelt(condition)}) ? ({spelt(yes)}) : ({spelt(no)})"
        case (sign, left, right):
            return f"({spelt(left)}){sign}({spelt(right)})"
    return str(tree)


def value(tree: str | tuple, n: int) -> int:
    """Follow an expression as C's unsigned long does."""
    match tree:
        case "n":
            return n
        case ("!", inner):
            return int(not value(inner, n))
        case ("?", condition, yes, no):
            return value(yes if value(condition, n) else no, n)
        case (sign, left, right):
            return int(_WORKS[sign](value(left, n), value(right, n))) & _MASK
    return int(str(tree)) & _MASK


@given(_TREES, st.integers(0, 1000))
def test_a_rule_counts_as_c_does(tree: str | tuple, n: int) -> None:
    rule = parse_plural_forms(f"nplurals=2; plural=!!({spelt(tree)});")
    assert rule is not None
    assert rule(n) == bool(value(tree, n))


@given(st.text("n0123?:|&=!<>+-*/%() ", max_size=30))
def test_anything_is_a_rule_or_refused(expression: str) -> None:
    try:
        rule = parse_plural_forms(f"nplurals=3; plural={expression};")
    except PluralError:
        return
    assert {rule(n) for n in range(1001)} <= {0, 1, 2}
