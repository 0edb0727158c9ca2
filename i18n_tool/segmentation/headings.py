"""What stands before a period and introduces its sentence: a label, a numbered heading, a place."""

import re

from i18n_tool.segmentation.periods import repeats, stripped
from i18n_tool.segmentation.rules import Rules

_LABEL = re.compile(
    "[•◦▪‣*(-]*(?:\\d{1,3}(?:\\.\\d{1,3}){0,3}|[IVX]{1,5}|[^\\W\\d_])"
    "|[\u3040-\u30ff\u4e00-\u9fff]{1,4}\\d{1,3}",
)
_HEADED = re.compile("\\d{1,3}(?:[.-]\\d{1,3}){0,3}[a-z]?|[IVX]|[IVXLC]{2,7}")
_PLACE = 6
"""So many words the place and the day of a report have."""
_SHORTEST = 3
"""So many characters they have at least."""


def is_label_before(words: list[str], *, first: bool) -> bool:
    """Say whether the last of the words is the label of a list item at a sentence's start."""
    if not first or len(words) > 2 or not _LABEL.fullmatch(words[-1]):
        return False
    return len(words) == 1 or not any(letter.isalnum() for letter in words[0])


def is_heading_before(words: list[str], text: str, start: int, rules: Rules) -> bool:
    """Say whether the words of a sentence are a numbered heading of what follows: `Step 1. Open`.

    So they are not where the same noun follows: `Step 1. Step 2.`
    """
    if not _HEADED.fullmatch(words[-1].strip("*_")):
        return False
    named = [word for word in words if any(map(str.isalnum, word))]
    if len(named) != 2:
        return False
    token = stripped(named[0])
    noun = token.rstrip(".")
    labelled = noun.lower() in rules.labels or (noun != token and noun in rules.number)
    return labelled and not repeats(noun, text, start)


def is_dateline(sentence: str) -> bool:
    """Say whether a text is the place, in capitals, and the day that a report starts with."""
    words = sentence.split()
    if not 0 < len(words) <= _PLACE or len(sentence) < _SHORTEST or not words[0].isupper():
        return False
    return sentence.isupper() or any(map(str.isdigit, sentence))
