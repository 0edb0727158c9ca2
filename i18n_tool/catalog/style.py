"""How a catalog writes its strings: on one line each, or wrapped at a width as gettext does."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from i18n_tool.catalog.syntax import STRING, RawParts, escape

UNWRAPPED: Final = 0
"""The width of a catalog whose strings are not wrapped."""
_USUAL_WIDTH: Final = 79
_SAMPLE: Final = 400
_WORD: Final = re.compile(
    r"(?:[^ :./!-]++| ++(?=[:;,.!?/)\]}])|[:./!-](?![^\W\d]|[`*{%#(]))*+(?: +|[:./!-]|$)"
)
_CLOSING: Final = frozenset(
    "、。，．！？）］｝」』】〉》〕：；…ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)
_OPENING: Final = frozenset("（［｛「『【〈《〔")


def width_of(parts: Sequence[RawParts]) -> int:
    """Find out at which width a catalog wraps, or that it does not, from up to 400 entries."""
    step = max(len(parts) // _SAMPLE, 1)
    broken: list[int] = []
    unbroken = 0
    for part in parts[1::step]:
        for section in (part[3], part[5]):
            lines = section.decode("utf-8").splitlines()
            for line, following in zip(lines, [*lines[1:], "msg"], strict=True):
                text = line[line.find('"') + 1 :]
                columns = _columns(line)
                if (
                    text != '"'
                    and not text.endswith('\\n"')
                    and following.startswith(('"', '#~ "'))
                ):
                    broken.append(columns)
                elif columns > _USUAL_WIDTH + 1 and " " in text:
                    unbroken += 1
    if len(broken) <= unbroken:
        return UNWRAPPED
    # the longest of all may only lack a place to break
    return max(sorted(broken)[len(broken) * 9 // 10], _USUAL_WIDTH)


def format_keyword(keyword: str, text: str, *, mark: str = "", width: int = UNWRAPPED) -> list[str]:
    """Give the lines of a keyword and its text, each after `mark`, as msgcat writes them."""
    lines = _split_lines(text)
    start = f"{mark}{keyword} "
    if len(lines) == 1:
        whole = f'{start}"{escape(text)}"'
        if not width or _columns(whole) <= width:
            return [whole]
    pieces = [piece for line in lines for piece in _wrap(escape(line), width)]
    return [start + '""', *(f'{mark}"{piece}"' for piece in pieces)]


def rewrite(section: bytes, keyword: str, text: str, *, mark: str, width: int) -> bytes:
    """Give a keyword's lines with another text; of the old ones those stay whose text stays."""
    physical = section.decode("utf-8").split("\n")
    if len(physical) == 2 and _columns(physical[0]) > max(width, 80):
        width = UNWRAPPED
    if len(physical) < 4 or not physical[0].endswith(f'{keyword} ""'):
        return _join(format_keyword(keyword, text, mark=mark, width=width))
    old: list[list[str]] = [[]]
    for line in physical[1:-1]:
        old[-1].append(line)
        if line.endswith('\\n"'):
            old.append([])
    if not old[-1]:
        old.pop()
    said = ["".join(_strings(lines)) for lines in old]
    new = [escape(line) for line in _split_lines(text)]
    if len(new) < 2:
        return _join(format_keyword(keyword, text, mark=mark, width=width))
    first = 0
    while first < min(len(said), len(new)) and said[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(said), len(new)) - first and said[-1 - last] == new[-1 - last]:
        last += 1
    middle = [piece for line in new[first : len(new) - last] for piece in _wrap(line, width)]
    return _join(
        [
            physical[0],
            *(line for lines in old[:first] for line in lines),
            *(f'{mark}"{piece}"' for piece in middle),
            *(line for lines in old[len(old) - last :] for line in lines),
        ]
    )


def _strings(lines: Sequence[str]) -> list[str]:
    return [raw.decode("utf-8") for raw in STRING.findall("\n".join(lines).encode("utf-8"))]


def _split_lines(text: str) -> list[str]:
    """Cut text after each line feed; an empty one is one line."""
    lines = text.split("\n")
    ended = [line + "\n" for line in lines[:-1]]
    return [*ended, lines[-1]] if lines[-1] or not ended else ended


def _join(lines: Sequence[str]) -> bytes:
    return "".join(line + "\n" for line in lines).encode("utf-8")


@lru_cache(maxsize=8192)
def _columns_of(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _columns(text: str) -> int:
    """Give how many columns of a terminal the text takes."""
    return len(text) if text.isascii() else sum(map(_columns_of, text))


def _wrap(text: str, width: int) -> list[str]:
    """Cut escaped text into pieces that fit between quotes in `width` columns."""
    if not width or _columns(text) + 2 <= width:
        return [text]
    pieces: list[str] = []
    line, columns = "", 0
    for word in _words(text):
        size = _columns(word)
        # a space at the end of a line may not hang over: gettext counts it
        if line and columns + size > width - 2:
            pieces.append(line)
            line, columns = "", 0
        line += word
        columns += size
    pieces.append(line)
    return pieces


def _words(text: str) -> list[str]:
    """Cut text where a line may end: after spaces, and between wide characters."""
    words: list[str] = []
    for word in _WORD.findall(text):
        if word.isascii():
            words.append(word)
            continue
        start = 0
        for at in range(1, len(word)):
            before, after = word[at - 1], word[at]
            if before in _OPENING or after in _CLOSING or after == " " or before == "\\":
                continue
            if _columns_of(before) == 2 or _columns_of(after) == 2:
                words.append(word[start:at])
                start = at
        words.append(word[start:])
    return words
