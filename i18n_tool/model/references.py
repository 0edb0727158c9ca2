"""Character references of HTML, read as browsers do, however many digits one has.

The standard library's `html.unescape` raises ValueError for one of more digits than Python makes a
number of (4,300), which an article or a translation may hold.
"""

import html
import re

_DECIMAL = re.compile(r"&#0*([0-9]+);?")
_LONGEST = 7
"""So many digits the highest code point has."""


def unescape(text: str) -> str:
    """Give a text with its references replaced by what they stand for; linear, and never raises.

    One of no character gives U+FFFD, as in HTML (WHATWG, §13.2.5.80).
    """
    try:
        return html.unescape(text)
    except ValueError:
        return html.unescape(_DECIMAL.sub(_shorter, text))


def _shorter(match: re.Match[str]) -> str:
    """Give a reference without leading zeros; one that is too high is no character's."""
    return f"&#{match[1]};" if len(match[1]) <= _LONGEST else "\ufffd"
