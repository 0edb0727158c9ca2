"""Regular expressions that a project or an SRX file gives, made safe: linear in the text.

The syntax is ICU's, which SRX 2.0 prescribes and which Java's and Python's nearly are. It is read
here, not handed on, for two reasons. What `regex` would read otherwise must be written anew or
refused. And no expression may make a text slow: a repetition without an end gets one (100 times),
an expression reaches over at most 2,000 characters, and one that could try more than 1,000 ways to
match at one place (`(a+)+`) is refused. So the work at each place of a text is bounded.
"""

from dataclasses import dataclass
from functools import lru_cache

import regex

from i18n_tool.segmentation.backtracking import PatternError, ways
from i18n_tool.segmentation.expressions import REACH, read_expression

WAYS = 1_000
"""So many ways an expression may try at one place."""


@dataclass(frozen=True, slots=True)
class Place:
    """An expression for a place: what stands before it and what stands after it."""

    before: str
    """As `regex` takes it; empty where anything may stand there."""
    after: str

    @property
    def expression(self) -> str:
        """Give the expression that matches nothing, at the place."""
        before = f"(?<={self.before})" if self.before else ""
        after = f"(?={self.after})" if self.after else ""
        return before + after


def place_of(before: str, after: str) -> Place:
    """Give the place between two expressions in ICU's syntax; PatternError.

    An expression that is empty fits anything; one of the two must not be.
    """
    if not before and not after:
        raise PatternError("must say what stands before or after the place")
    place = Place(_safe(before, forward=False), _safe(after, forward=True))
    try:
        regex.compile(place.expression, regex.V1)
    except regex.error as error:
        raise PatternError(f"is no regular expression: {error}") from error
    return place


def join(places: "list[Place] | tuple[Place, ...]") -> "regex.Pattern[str] | None":
    """Compile one expression for any of the places; None where there is none."""
    found = "|".join(place.expression for place in places)
    return regex.compile(found, regex.V1) if found else None


@lru_cache(maxsize=4096)
def _safe(text: str, *, forward: bool) -> str:
    """Give an expression as `regex` takes it, if its work is bounded."""
    node = read_expression(text)
    if node.most > REACH:
        raise PatternError(f"reaches over {node.most:,} characters; {REACH:,} are allowed")
    if ways(node, 0, forward=forward) > WAYS:
        raise PatternError(
            "may take very long: a repetition in it can match the same text in many ways"
        )
    return node.text
