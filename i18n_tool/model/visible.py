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

_ANY: Final = re.compile(f"[{_CODES}{_IGNORED}]")
_IN_TEXT: Final = re.compile(f"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f{_IGNORED}]")
_IN_JSON: Final = re.compile(f"[\u007f-\u009f{_IGNORED}]")
_ON_SCREEN: Final = re.compile(f"[\u0000-\u0009\u000b-\u001f\u007f-\u009f{_IGNORED}]")
_WHOLE: Final = re.compile(f"({SEQUENCE}|{_FORM})|[{_CODES}{_IGNORED}]|<(?=U\\+[0-9A-F]{{4,6}}>)")
_STYLE: Final = "\u001b\\[[0-9;]{0,20}m"
"""How a terminal is told of a colour (ECMA-48, SGR)."""
_STYLED: Final = re.compile(f"({SEQUENCE}|{_FORM}|{_STYLE}|\n)|[{_CODES}{_IGNORED}]")
_WHOLE_IN_JSON: Final = re.compile(f"({SEQUENCE}|{_FORM})|[\u007f-\u009f{_IGNORED}]")
_SPELT: Final = re.compile("[Uu]\\+([0-9A-Fa-f]{4,6})")


def visible(text: str) -> str:
    """Give a text on one line with everything hidden in it shown as `<U+202E>`; others unchanged.

    Two texts never look the same by it: where a text has `<U+202E>` in plain letters, its bracket
    is shown as `<U+003C>`.
    """
    if not _ANY.search(text) and "<U+" not in text:
        return text
    return _WHOLE.sub(_shown, text)


def on_screen(text: str) -> str:
    """Give a text of several lines, with colours, that shows everything else that is hidden.

    The last net before a screen: what people wrote went through `visible` on its own.
    """
    if not _ON_SCREEN.search(text):
        return text
    return _STYLED.sub(_shown, text)


def in_json(document: str) -> str:
    r"""Give a document of JSON with everything hidden in its texts as `\u202e` (RFC 8259, 7).

    Programs read the same texts from it; people who look at it see what is there.
    """
    return _WHOLE_IN_JSON.sub(_spelt, document) if _IN_JSON.search(document) else document


def hidden(text: str) -> Counter[str]:
    """Count the hidden characters of a text; tabs and line ends, which texts have, are none."""
    if text.isascii() and text.isprintable():
        return Counter()
    if not _IN_TEXT.search(text):
        return Counter()
    found = Counter(match[0] for match in _WHOLE.finditer(text) if not match[1])
    for plain in "\t\n\r<":
        del found[plain]
    return found


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
