"""What a line break inside a paragraph means: a space, or nothing in writing that has no spaces."""

from functools import lru_cache
from unicodedata import east_asian_width


@lru_cache(maxsize=4096)
def is_wide(character: str) -> bool:
    """Say whether a character takes two columns (UAX #11)."""
    return east_asian_width(character) in {"W", "F"}


def is_unspaced(character: str) -> bool:
    """Say whether a character is of a writing that puts no spaces between words.

    These are the wide ones, but for Hangul and pictures: Korean has spaces between its words.
    """
    hangul = "\u1100" <= character <= "\u11ff" or "\uac00" <= character <= "\ud7af"
    return is_wide(character) and not hangul and character < "\U0001f000"


def joins(before: str, after: str) -> bool:
    """Say whether the texts of two lines join without a space, by the characters that meet."""
    return is_unspaced(before[-1]) and is_unspaced(after[0])
