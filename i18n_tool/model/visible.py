"""What cannot be seen in a text, and the text with it shown: `<U+202E>`.

Controls of the bidirectional algorithm, zero-width, tag and filling characters, variation selectors
and control codes can hide words from people, show them in another order than programs read them, or
speak to a terminal (CVE-2021-42574, "Trojan Source"). So nothing that people are shown, and no
name of a file, is printed without going through `visible`.

Hidden is what has the property Default_Ignorable_Code_Point (Unicode 17, chapter 5.21), and line
and paragraph separators, control codes, annotations and lone surrogates. Not hidden, since they are
part of what is seen: whole emoji, and variation selectors right behind the Chinese or Mongolian
character that they select a form of. Spaces of any width are seen by what they part.
"""

import re
from collections import Counter
from functools import cache
from typing import Final

from i18n_tool.model.emoji import SEQUENCE

_CODES: Final = "\u0000-\u001f\u007f-\u009f"
_IGNORED: Final = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_FORM: Final = (
    "[\u3001-\u3002\u3400-\u9fff\uf900-\ufaff\uff01\uff0c\uff0e\uff1a\uff1b\uff1f"
    "\U00020000-\U0003ffff][\ufe00-\ufe02]|[\u1820-\u18aa][\u180b-\u180d\u180f]"
)
"""A Chinese character, or its punctuation, or a Mongolian letter, in one of its standard forms."""

_STYLE: Final = "|\u001b\\[[0-9;]{0,20}m|\n"
"""How a terminal is told of a colour (ECMA-48, SGR), and a line's end."""
_SPELT: Final = re.compile("[Uu]\\+([0-9A-Fa-f]{4,6})")


@cache
def _any() -> re.Pattern[str]:
    """Give the expression for one character that is hidden; compiled when first needed."""
    return re.compile(f"[{_CODES}{_IGNORED}]")


@cache
def _parts(kept: str = "", shown: str = "") -> re.Pattern[str]:
    """Give the expression for what is kept, in its group, or is hidden; or `shown` otherwise."""
    return re.compile(f"({SEQUENCE}|{_FORM}{kept})|[{_CODES}{_IGNORED}]{shown}")


def visible(text: str) -> str:
    """Give a text on one line with everything hidden in it shown as `<U+202E>`; others unchanged.

    Two texts never look the same by it: where a text has `<U+202E>` in plain letters, its bracket
    is shown as `<U+003C>`.
    """
    if _is_plain(text) and "<U+" not in text:
        return text
    return _parts(shown="|<(?=U\\+[0-9A-F]{4,6}>)").sub(_shown, text)


def on_screen(text: str) -> str:
    """Give a text of several lines, with colours, that shows everything else that is hidden.

    The last net before a screen: what people wrote went through `visible` on its own, and what that
    has shown stays as it is.
    """
    return text if _is_plain(text.replace("\n", "")) else _parts(_STYLE).sub(_shown, text)


def on_one_line(text: str) -> str:
    """Give a text as `on_screen`, on one line and without colours: of an error, say."""
    return text if _is_plain(text) else _parts().sub(_shown, text)


def in_json(document: str) -> str:
    r"""Give a document of JSON with everything hidden in its texts as `\u202e` (RFC 8259, 7).

    Programs read the same texts from it; people who look at it see what is there.
    """
    if _is_plain(document.replace("\n", "")):
        return document
    return _parts("|\n").sub(_spelt, document)


def hidden(text: str) -> Counter[str]:
    """Count the hidden characters of a text; tabs and line ends, which texts have, are none."""
    if _is_plain(text):
        return Counter()
    return Counter(match[0] for match in _parts("|[\t\n\r]").finditer(text) if not match[1])


def _is_plain(text: str) -> bool:
    """Say whether a text has nothing that may be hidden."""
    return (text.isascii() and text.isprintable()) or not _any().search(text)


def code_point(character: str) -> str:
    """Give how a character is named: `U+202E`."""
    return f"U+{ord(character):04X}"


def character_of(name: str) -> str | None:
    """Give the character that `U+202E` names, in any case; None where that is no name of one."""
    match = _SPELT.fullmatch(name)
    return chr(int(match[1], 16)) if match and int(match[1], 16) <= 0x10FFFF else None


def _shown(match: re.Match[str]) -> str:
    return match[1] or f"<{code_point(match[0])}>"


def _spelt(match: re.Match[str]) -> str:
    if match[1]:
        return match[1]
    units = match[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
