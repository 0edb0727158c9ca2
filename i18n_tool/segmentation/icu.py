"""Sentence breaks by ICU (UAX #29), for languages without rules of their own: an optional extra.

ICU knows the marks of every script and what CLDR says of a language (the Greek question mark). What
it does not know is kept from here: abbreviations, labels of lists, wrapped lines.
"""

from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from typing import Any

from i18n_tool.segmentation.cursor import WINDOW
from i18n_tool.segmentation.digest import ICU
from i18n_tool.segmentation.headings import is_label_before
from i18n_tool.segmentation.periods import ends_sentence, is_small
from i18n_tool.segmentation.rules import WIDE, Rules

_OPENERS = 8
"""So many quotation marks and brackets may open a sentence."""
_GREEK = ";\u037e"
_LONE = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
"""ICU takes no lone surrogates; one is a character, and so is what stands for it."""


@lru_cache(maxsize=1)
def _breaker() -> Any:  # noqa: ANN401 - an optional package
    return import_module(f"{ICU}.breakers").SentenceBreaker


def find_breaks(text: str, locale: str, rules: Rules) -> Iterator[int]:
    """Give the places where sentences start, but for the first; the package must be installed.

    `rules` are those that hold in every language. In time linear in the text.
    """
    begin = 0
    for place in _places(text, locale):
        if place < len(text) and _ends(text, begin, place, rules):
            yield place
            begin = place


def _places(text: str, locale: str) -> Iterator[int]:
    """Give ICU's own boundaries, counted in characters: ICU counts UTF-16 units."""
    at = 0
    for piece in _breaker()(text.translate(_LONE), locale.replace("-", "_")):
        at += len(piece)
        yield at


def _ends(text: str, begin: int, place: int, rules: Rules) -> bool:
    """Say whether a sentence that ICU ends does end; ICU ends one at every line, too."""
    low = max(begin, place - WINDOW)
    core = low + len(text[low:place].rstrip())
    piece = text[low:core]
    mark = piece.rstrip("\"'”’»›)]}」』")[-1:]
    if (
        not any(letter.isalnum() for letter in piece)
        or not mark
        or mark not in rules.marks + WIDE + _GREEK
    ):
        return False
    small = is_small(text[place])
    if piece[-1] != ".":
        return not small
    words = piece[:-1].rsplit(None, 2) or [""]
    if small or is_label_before(words, first=core - begin < WINDOW):
        return False
    start = place
    while start < min(place + _OPENERS, len(text) - 1) and not text[start].isalnum():
        start += 1
    return not is_small(text[start]) and ends_sentence(words, text, start, rules)
