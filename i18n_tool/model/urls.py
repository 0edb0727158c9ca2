"""Where a URL in running text ends."""

from typing import Final

STOP: Final = r"\s<>\"`{}|\\^“”«»‘’，。；：！？、（）「」『』【】《》"
"""What no URL holds, to be put into a character class."""

_AFTER: Final = ".,;:!?'*_~)]"
"""The sentence's own marks, which may stand behind a URL."""


def url_end(text: str, start: int, end: int) -> int:
    """Give where the URL that starts at `start` and runs to `end` at most really ends.

    It does not end with the sentence's own marks; a closing parenthesis is its own if it opened it.
    """
    opened = text.count("(", start, end)
    closed = text.count(")", start, end)
    while end > start + 1 and text[end - 1] in _AFTER:
        if text[end - 1] == ")":
            if closed <= opened:
                break
            closed -= 1
        end -= 1
    return end
