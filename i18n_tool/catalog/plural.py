"""Plural rules: the C expression of `Plural-Forms`, parsed by its own grammar, never run as code.

The grammar is that of gettext's plural.y: `?:`, `||`, `&&`, `==` `!=`, `<` `>` `<=` `>=`, `+` `-`,
`*` `/` `%`, `!`, brackets, whole numbers and `n`. All is counted as C's `unsigned long` is, modulo
2 to the power of 64, so that `n-1` of 0 is the greatest number. A rule becomes a list of steps for
a small stack machine: however it is nested, following it takes no recursion.
"""

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_TOKEN: Final = re.compile(r"[ \t]*+(?:([0-9]++)|(n)(?!\w)|(\|\||&&|[=!<>]=|[?:<>+\-*/%!()]))")
_NUMBER: Final = re.compile(r"[ \t]*+nplurals[ \t]*+=[ \t]*+([0-9]++)[ \t]*+")
_RULE: Final = re.compile(r"[ \t]*+plural[ \t]*+=(.*+)", re.DOTALL)
_TEMPLATE: Final = re.compile(
    r"[ \t]*+nplurals[ \t]*+=[ \t]*+INTEGER[ \t]*+;"
    r"[ \t]*+plural[ \t]*+=[ \t]*+EXPRESSION[ \t]*+;?+[ \t]*+"
)
_DEEPEST: Final = 40
"""Brackets in brackets; the languages of the world need five."""
_LONGEST: Final = 2000
"""Characters of a rule; the languages of the world need 200."""
_HIGHEST: Final = 1000
_MASK: Final = (1 << 64) - 1
_SHOWN: Final = 20

_Step = tuple[str, int]
"""What to do, and the number that it needs: a value, or the step to go on from."""


class PluralError(ValueError):
    """A plural rule that is none; its text is the sentence for people."""


class TooManyFormsError(PluralError):
    """A plural rule with more forms than are allowed; `nplurals` is how many, as written."""

    def __init__(self, nplurals: str) -> None:
        """Take the number as it is written."""
        super().__init__(f"nplurals={nplurals} is too many")
        self.nplurals = nplurals


@dataclass(frozen=True, slots=True)
class PluralRule:
    """How many forms a language has, and which one a number takes."""

    nplurals: int
    steps: tuple[_Step, ...]
    """The rule itself, for the stack machine."""

    def __call__(self, n: int) -> int:
        """Give the number of the form, from 0, that `n` things take; n is 0 or more."""
        stack: list[int] = []
        at = 0
        while at < len(self.steps):
            what, number = self.steps[at]
            at += 1
            if what == "number":
                stack.append(number)
            elif what == "n":
                stack.append(n & _MASK)
            elif what == "!":
                stack.append(int(not stack.pop()))
            elif what == "go":
                at = number
            elif what == "unless":
                at = at if stack.pop() else number
            else:
                right = stack.pop()
                stack.append(int(_SIGNS[what](stack.pop(), right)) & _MASK)
        return stack[-1]


@lru_cache(maxsize=256)
def parse_plural_forms(text: str, most: int = 6) -> PluralRule | None:
    """Read a `Plural-Forms` field; None for an empty one or a template's.

    Raises PluralError for more than `most` forms (TooManyFormsError), an expression outside the
    grammar, and one that divides by zero or gives a form that does not exist for any n from 0 to
    1000.
    """
    if not text.strip() or _TEMPLATE.fullmatch(text):
        return None
    first, _, second = text.partition(";")
    number = _NUMBER.fullmatch(first)
    written = _RULE.fullmatch(second)
    if number is None or written is None:
        raise PluralError("Plural-Forms is not `nplurals=NUMBER; plural=EXPRESSION;`")
    digits = number[1].lstrip("0")
    if not digits:
        raise PluralError("Plural-Forms says nplurals=0")
    if len(digits) > 4 or int(digits) > most:
        raise TooManyFormsError(_shown(digits))
    rule = PluralRule(int(digits), _parse(written[1].rstrip(" \t").removesuffix(";")))
    for n in range(_HIGHEST + 1):
        try:
            form = rule(n)
        except ZeroDivisionError:
            raise PluralError(f"the plural rule divides by zero for n={n}") from None
        if form >= rule.nplurals:
            raise PluralError(
                f"the plural rule gives form {form} for n={n}, but nplurals={rule.nplurals}"
            )
    return rule


def _shown(text: str) -> str:
    """Give the start of a text that may be of any length."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _parse(text: str) -> tuple[_Step, ...]:
    """Parse a whole expression."""
    if len(text) > _LONGEST:
        raise PluralError(f"the plural rule has {len(text):,} characters, {_LONGEST:,} are allowed")
    text = text.rstrip(" \t")
    tokens: list[str] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            what = "the plural rule holds what is no plural rule"
            raise PluralError(f"{what}: {_shown(text[at:].strip())!r}")
        tokens.append(match[0].strip())
        at = match.end()
    parser = _Parser(tokens)
    parser.choice(0)
    parser.end()
    return tuple(parser.steps)


class _Parser:
    """Recursive descent over the tokens, with a bound on how deep; what it reads becomes steps."""

    def __init__(self, tokens: list[str]) -> None:
        self.steps: list[_Step] = []
        self._tokens = tokens
        self._at = 0

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _accept(self, token: str) -> bool:
        found = self._peek() == token
        self._at += found
        return found

    def _expect(self, token: str) -> None:
        if not self._accept(token):
            raise PluralError(f"the plural rule lacks {token!r}")

    def _emit(self, what: str, number: int = 0) -> int:
        self.steps.append((what, number))
        return len(self.steps) - 1

    def _land(self, *jumps: int) -> None:
        """Let earlier steps go on from here."""
        for at in jumps:
            self.steps[at] = (self.steps[at][0], len(self.steps))

    def end(self) -> None:
        """Check that nothing is left of the rule; PluralError."""
        if self._peek():
            raise PluralError(f"the plural rule goes on after its end: {_shown(self._peek())!r}")

    def choice(self, depth: int) -> None:
        """Parse `a ? b : c ? d : e`, which is `a ? b : (c ? d : e)`, or what binds more tightly."""
        ends: list[int] = []
        while True:
            self._binary(0, depth)
            if not self._accept("?"):
                break
            otherwise = self._emit("unless")
            self.choice(_deeper(depth))
            self._expect(":")
            ends.append(self._emit("go"))
            self._land(otherwise)
        self._land(*ends)

    def _binary(self, least: int, depth: int) -> None:
        """Parse operands joined by signs that bind at least so tightly; the left ones go first."""
        self._operand(depth)
        while (level := _LEVELS.get(self._peek(), -1)) >= least:
            sign = self._peek()
            self._at += 1
            if sign in ("&&", "||"):
                self._logic(sign, level, depth)
            else:
                self._binary(level + 1, depth)
                self._emit(sign)

    def _logic(self, sign: str, level: int, depth: int) -> None:
        """Parse the right side of `&&` or `||`, which is looked at only where C does."""
        if sign == "||":
            self._emit("!")
        decided = self._emit("unless")
        self._binary(level + 1, depth)
        self._emit("!")
        self._emit("!")
        end = self._emit("go")
        self._land(decided)
        self._emit("number", int(sign == "||"))
        self._land(end)

    def _operand(self, depth: int) -> None:
        """Parse a number, `n` or brackets, with any `!` before it."""
        count = 0
        while self._accept("!"):
            count += 1
        word = self._peek()
        self._at += 1
        if word == "(":
            self.choice(_deeper(depth))
            self._expect(")")
        elif word == "n":
            self._emit("n")
        elif word.isdigit():
            self._emit("number", int(word) & _MASK)
        else:
            raise PluralError(f"the plural rule has {word or 'nothing'!r} where a number should be")
        for _ in range(count if count < 2 else 2 + count % 2):
            self._emit("!")


def _deeper(depth: int) -> int:
    """Give the next depth; PluralError where that is too deep."""
    if depth >= _DEEPEST:
        raise PluralError("the plural rule is nested too deep")
    return depth + 1


_ORDER: Final = (("||",), ("&&",), ("==", "!="), ("<", ">", "<=", ">="), ("+", "-"), "*/%")
_LEVELS: Final = {sign: level for level, signs in enumerate(_ORDER) for sign in signs}
_SIGNS: Final[dict[str, Callable[[int, int], int]]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.floordiv,
    "%": operator.mod,
}
