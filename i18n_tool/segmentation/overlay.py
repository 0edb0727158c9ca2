"""What lies beside or over the built-in rules: SRX, ICU, and a project's own breaks and joins."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

import regex

from i18n_tool.segmentation.bare import Bare
from i18n_tool.segmentation.codes import Span
from i18n_tool.segmentation.icu import find_breaks
from i18n_tool.segmentation.labels import is_label
from i18n_tool.segmentation.patterns import Place, join, place_of
from i18n_tool.segmentation.rules import Rules
from i18n_tool.segmentation.settings import Custom
from i18n_tool.segmentation.splitter import Boundaries
from i18n_tool.segmentation.srx import Rule, SrxBreaks

_LINES = regex.compile("\\n\\s*+")
_BLANKS = 100
"""How much white space between two sentences a join is looked for across."""


def by_srx(rules: Sequence[Rule]) -> Boundaries:
    """Give the boundaries by the rules of an SRX file."""
    return partial(_outside, SrxBreaks(rules).find)


def by_icu(locale: str, rules: Rules) -> Boundaries:
    """Give the boundaries by ICU; `rules` are those that hold in every language."""
    return partial(_outside, lambda text: find_breaks(text, locale, rules))


def _outside(find: Callable[[str], Iterable[int]], text: str, codes: Sequence[Span]) -> list[int]:
    """Give boundaries by rules that know nothing of inline codes; empty lines part sentences."""
    bare = Bare(text, codes)
    return _outer(bare, [*find(bare.text), *_paragraphs(bare.text)])


def _paragraphs(text: str) -> Iterator[int]:
    """Give where paragraphs and items of a list start."""
    for match in _LINES.finditer(text):
        if match[0].count("\n") > 1 or is_label(text, match.end()):
            yield match.end()


def _outer(bare: Bare, places: Iterable[int]) -> list[int]:
    """Give the boundaries in a text that places in its bare form are."""
    points: list[int] = []
    last = 0
    for place in sorted(set(places)):
        if place <= 0 or place >= len(bare.text):
            continue
        if (bare.places[place - 1] if bare.places else place) < last:
            continue  # in the white space that goes with the sentence before
        point = bare.outer(place)
        if last < point < len(bare.source):
            points.append(point)
        last = max(last, abs(point))
    return points


class Over:
    """A project's breaks and joins over what stands under them."""

    def __init__(self, under: Boundaries, custom: Sequence[Custom]) -> None:
        self.under = under
        both = [places_of(each) for each in custom]
        self.breaks = join([place for breaks, _ in both for place in breaks])
        self.joins = join([place for _, joins in both for place in joins])

    def __call__(self, text: str, codes: Sequence[Span]) -> Sequence[int]:
        """Give the boundaries of a text."""
        points = self.under(text, codes)
        bare = Bare(text, codes)
        if self.breaks is not None:
            own = _outer(bare, (match.start() for match in self.breaks.finditer(bare.text)))
            points = sorted({*points, *own})
        return [point for point in points if not self._joined(bare, point)]

    def _joined(self, bare: Bare, point: int) -> bool:
        """Say whether a join forbids a boundary, on either side of its white space."""
        if self.joins is None:
            return False
        after = bare.inner(point)
        text = bare.text
        before = after
        while before > max(0, after - _BLANKS) and text[before - 1].isspace():
            before -= 1
        places = {before, min(before + 1, after), after}
        return any(self.joins.match(text, place) for place in places)


def places_of(custom: Custom) -> tuple[list[Place], list[Place]]:
    """Give the places of a project's breaks and of its joins; PatternError."""
    joins = [place for word in custom.abbreviations for place in _abbreviation(word)]
    joins += [place_of(before, after) for before, after in custom.joins]
    return [place_of(before, after) for before, after in custom.breaks], joins


def _abbreviation(text: str) -> Iterator[Place]:
    """Give the places inside and behind an abbreviation; one without capitals fits any case."""
    words = [regex.escape(word) for word in text.split()]
    case = "(?i:" if text == text.lower() else "(?:"
    blank = "\\s?"
    for at in range(1, len(words) + 1):
        after = f"{case}{blank.join(words[at:])})" if words[at:] else ""
        gap = blank if after else ""
        yield Place(f"(?<![\\w.]){case}{blank.join(words[:at])}{gap})", after)
