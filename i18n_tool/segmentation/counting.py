"""How much text there is: words and characters, without the markup around them."""

import re
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

from i18n_tool.model.references import unescape

if TYPE_CHECKING:
    from collections.abc import Callable

_SIGNS = ("<", "`", "&", "{", "%", "_", "](", "://", "www.", "**", "~~")
"""What a text with markup has somewhere; most texts have none of it."""
_MARKUP = re.compile(
    "<!--(?:[^<]|<(?!!--))*?-->|</?[A-Za-z][^<>]*>|<[a-z]+:[^<>\\s]*>"
    '|\\]\\([^()\\s]*(?:\\s+"[^"]*")?\\)|\\]\\[[^\\[\\]]*\\]'
    "|https?://[^\\s<>)\\]]*|ftp://[^\\s<>)\\]]*|www\\.[^\\s<>)\\]]*"
    "|\\{\\{[^{}]*\\}\\}|\\{%[^{}]*%\\}|\\{[^{}]*\\}|\\$\\{[^{}]*\\}"
    "|%\\([A-Za-z_]\\w*\\)[a-z]|%(?:\\d+\\$)?[sdifgxr](?![^\\W_])"
    "|!\\[|\\[|`|\\*\\*|__|~~",
)
"""Each alternative starts with a letter of its own, so that `re` looks for those alone: 3 times
as fast as with a group or an optional letter in front of one."""
_POINT = "!-/:-@\\[-^`{-~¡-§©«¬®-±´¶-¸»¿×÷‐-‧‰-※‹›€™−،؛؟"
"""Punctuation and symbols, as the inside of a character class."""
_ACCENT = "\u0300-\u036f\u064b-\u065f\u0670"
_LETTER = "[^\\W\\d_]"
_JOINED = f"(?<=(?:{_LETTER}|[{_ACCENT}])['‘’.:·‧])(?={_LETTER})|(?<=\\d['‘’.,;،])(?=\\d)"
"""After a mark that does not part what stands on both sides: UAX #29, WB6, WB7, WB11 and WB12."""
_LETTERS = f"\\t\\n\\r 0-9A-Za-z\xa0ªºÀ-ÖØ-öø-ʯЀ-ҁҊ-ԯḀ-ỿ\u2000-\u200a\u202fء-ي٠-٩{_ACCENT}"
_SIMPLE = re.compile(f"[{_LETTERS}{_POINT}]*+")
"""The texts whose words can be counted by white space and punctuation: of scripts with spaces."""
_PLAIN = re.compile(f"[{_LETTERS}!-$'-),-.:-;=-@\\]^|}}¡-§©«¬®-±´¶-¸»¿×÷‐-‧‰-※‹›€™−،؛؟]*+")
"""Those of them that hold no character which markup starts with."""
_BETWEEN = re.compile(
    f"[{_POINT}](?:(?<=[\\w{_ACCENT}].)(?!{_JOINED})[{_POINT}]*+(?=\\w)"
    f"|(?<!\\S.)[{_POINT}]*+(?!\\S)(?<=(.)))",
)
"""Punctuation that parts two words, or (then it is a group) stands alone between white space."""
_HAN = "々-〇ぁ-ヿㇰ-ㇿ㐀-䶿一-鿿豈-\ufaffｦ-ﾟ\U00020000-\U0003ffff"


def count(text: str, locale: str) -> tuple[int, int]:
    """Give how many words and how many characters a text has.

    Words are those of UAX #29's default word boundaries that hold a letter or digit; in `zh` and
    `ja`, which write no words, each Chinese or Japanese letter counts as one. Characters are code
    points that are not white space. Inline markup counts as neither: tags, link targets, URLs,
    placeholders, the marks around code and emphasis; the text inside does. Raises nothing.
    """
    plain = _fits(_PLAIN, text) and "www." not in text
    if not plain and any(map(text.__contains__, _SIGNS)):
        text = unescape(_MARKUP.sub(_blank, text))
    pieces = text.split()
    characters = len("".join(pieces))
    if locale[:2] in {"zh", "ja"}:
        return _wide_words(text), characters
    if plain or _fits(_SIMPLE, text):
        return _words(text, len(pieces)), characters
    return _default_words()(text), characters


def _fits(pattern: re.Pattern[str], text: str) -> bool:
    """Say whether a pattern that also matches nothing matches a whole text."""
    match = pattern.match(text)
    return match is not None and match.end() == len(text)


def _blank(markup: re.Match[str]) -> str:
    """Give what stands for a piece of markup: a word goes on through a tag, not through a URL."""
    return "" if markup[0][0] in "<[]!`*_~" else " "


def _words(text: str, pieces: int) -> int:
    """Count the words of a simple text; `pieces` is how many it has by white space."""
    between = _BETWEEN.findall(text)
    parting = between.count("")
    return pieces + parting - (len(between) - parting)


def _wide_words(text: str) -> int:
    """Count Chinese and Japanese letters, and the words of other scripts between them."""
    wide, other = _wide()
    others = wide.split(text)
    letters = len(text) - len("".join(others))
    rest = " ".join(others)
    if not other.search(rest):
        return letters
    simple = _fits(_SIMPLE, rest)
    return letters + (_words(rest, len(rest.split())) if simple else _default_words()(rest))


@lru_cache(maxsize=1)
def _wide() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give the expressions for runs of Chinese and Japanese letters, and for other letters."""
    return re.compile(f"[{_HAN}]+"), re.compile("\\w")


@lru_cache(maxsize=1)
def _default_words() -> "Callable[[str], int]":
    """Give a counter by UAX #29 as `regex` has it, loaded only for the texts that need it."""
    regex = import_module("regex")  # most texts never need it, and it is slow to load
    words = regex.compile("\\b\\w", regex.WORD)
    return lambda text: len(words.findall(text))
