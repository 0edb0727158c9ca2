"""Plural rules: the C expression of `Plural-Forms`, parsed by its own grammar, never run as code.

The grammar is that of gettext's plural.y: `?:`, `||`, `&&`, `==` `!=`, `<` `>` `<=` `>=`, `+` `-`,
`*` `/` `%`, `!`, brackets, whole numbers and `n`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_TOKEN: Final = re.compile(r"\s*(?:(\d{1,9})|(n)\b|(\|\||&&|[=!<>]=|[?:<>+\-*/%!()]))")
_FIELD: Final = re.compile(r"\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]*?)\s*;?\s*")
_TEMPLATE: Final = re.compile(r"\s*nplurals\s*=\s*INTEGER\s*;\s*plural\s*=\s*EXPRESSION\s*;?\s*")
_LEVELS: Final = (("||",), ("&&",), ("==", "!="), ("<", ">", "<=", ">="), ("+", "-"), "*/%")
_DEEPEST: Final = 100
_HIGHEST: Final = 1000

Number = Callable[[int], int]
"""A parsed expression: from n to the number of the form."""


class PluralError(ValueError):
    """A plural rule that is none; its text is the sentence for people."""


@dataclass(frozen=True, slots=True)
class PluralRule:
    """How many forms a language has, and which one a number takes."""

    nplurals: int
    plural: Number

    def __call__(self, n: int) -> int:
        """Give the number of the form, from 0, that `n` things take."""
        return self.plural(n)


@lru_cache(maxsize=256)
def parse_plural_forms(text: str, most: int = 6) -> PluralRule | None:
    """Read a `Plural-Forms` field; None for an empty one or a template's.

    Raises PluralError for more than `most` forms, an expression outside the grammar, and one that
    divides by zero or gives a form that does not exist for any n from 0 to 1000.
    """
    if not text.strip() or _TEMPLATE.fullmatch(text):
        return None
    match = _FIELD.fullmatch(text)
    if match is None:
        raise PluralError("Plural-Forms is not `nplurals=NUMBER; plural=EXPRESSION;`")
    digits = match[1].lstrip("0")
    if not digits:
        raise PluralError("Plural-Forms says nplurals=0")
    if len(digits) > 4 or int(digits) > most:
        raise PluralError(f"nplurals={digits} is more than the limit of {most} (nplurals)")
    rule = PluralRule(int(digits), _parse(match[2]))
    for n in range(_HIGHEST + 1):
        try:
            form = rule(n)
        except ZeroDivisionError:
            raise PluralError(f"the plural rule divides by zero for n={n}") from None
        if not 0 <= form < rule.nplurals:
            raise PluralError(
                f"the plural rule gives form {form} for n={n}, but nplurals={rule.nplurals}"
            )
    return rule


def _parse(text: str) -> Number:
    """Parse a whole expression."""
    tokens: list[str] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise PluralError(
                f"the plural rule holds what is no plural rule: {text[at : at + 20]!r}"
            )
        tokens.append(match[0].strip())
        at = match.end()
    parser = _Parser(tokens)
    number = parser.choice(0)
    parser.end()
    return number


class _Parser:
    """Recursive descent over the tokens, with a bound on how deep."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _accept(self, *tokens: str) -> str:
        token = self._peek()
        if token in tokens and token:
            self._at += 1
            return token
        return ""

    def _expect(self, token: str) -> None:
        if not self._accept(token):
            raise PluralError(f"the plural rule lacks {token!r}")

    def end(self) -> None:
        """Check that nothing is left of the rule; PluralError."""
        if self._peek():
            raise PluralError(f"the plural rule goes on after its end: {self._peek()!r}")

    def choice(self, depth: int) -> Number:
        """Parse `a ? b : c` or what binds more tightly."""
        if depth > _DEEPEST:
            raise PluralError("the plural rule is nested too deep")
        condition = self._binary(0, depth)
        if not self._accept("?"):
            return condition
        yes = self.choice(depth + 1)
        self._expect(":")
        no = self.choice(depth + 1)
        return lambda n: yes(n) if condition(n) else no(n)

    def _binary(self, level: int, depth: int) -> Number:
        if level == len(_LEVELS):
            return self._unary(depth)
        left = self._binary(level + 1, depth)
        for _ in range(_DEEPEST):
            sign = self._accept(*_LEVELS[level])
            if not sign:
                return left
            left = _join(sign, left, self._binary(level + 1, depth))
        raise PluralError("the plural rule is too long")

    def _unary(self, depth: int) -> Number:
        if depth > _DEEPEST:
            raise PluralError("the plural rule is nested too deep")
        if self._accept("!"):
            inner = self._unary(depth + 1)
            return lambda n: int(not inner(n))
        if self._accept("("):
            inner = self.choice(depth + 1)
            self._expect(")")
            return inner
        word = self._peek()
        self._at += 1
        if word == "n":
            return lambda n: n
        if word.isdigit():
            value = int(word)
            return lambda _: value
        raise PluralError(f"the plural rule has {word or 'nothing'!r} where a number should be")


_SIGNS: Final[dict[str, Callable[[int, int], int]]] = {
    "==": lambda a, b: int(a == b),
    "!=": lambda a, b: int(a != b),
    "<": lambda a, b: int(a < b),
    ">": lambda a, b: int(a > b),
    "<=": lambda a, b: int(a <= b),
    ">=": lambda a, b: int(a >= b),
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a // b,
    "%": lambda a, b: a % b,
}


def _join(sign: str, left: Number, right: Number) -> Number:
    """Give the expression of two others; `&&` and `||` look at the second only where C does."""
    if sign == "&&":
        return lambda n: int(bool(left(n)) and bool(right(n)))
    if sign == "||":
        return lambda n: int(bool(left(n)) or bool(right(n)))
    work = _SIGNS[sign]
    return lambda n: work(left(n), right(n))
