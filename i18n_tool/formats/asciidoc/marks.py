"""Marks and links in a translation whose letters stand closer together than in its source.

AsciiDoc reads `*bold*` only where no letter touches it; in writing without spaces between words it
takes `**bold**`. A URL, likewise, is a link only behind a space or the like; behind a letter it
needs `link:`. Both are written so where the source leaves no doubt what was meant.
"""

import re

from i18n_tool.formats.asciidoc.inline import SINGLE, brackets, head, marks, passed

_WITHIN = re.compile(r"[A-Za-z0-9].[A-Za-z0-9]")
"""A mark within a word, as in `snake_case`."""
_LINKED = re.compile(r"(?<=\w)(?<!link:)(?:https?|ftp|irc|file)://[^\s\[\]]+\[")


def unconstrained(text: str, raw: str) -> str:
    """Give a translation whose pairs of marks are read although letters touch them.

    Done for a mark only where the source's piece has pairs of it, and the translation has as many
    and no other such mark: then what belongs together is certain.
    """
    if not any(mark in raw for mark in SINGLE):
        return text
    counts = dict.fromkeys(SINGLE, 0)
    for one in marks(passed(raw)[0]):
        if one.constrained:
            counts[one.mark] += 1
    for mark in "`*_#":
        if counts[mark]:
            text = _doubled(text, mark, counts[mark])
    return text


def _doubled(text: str, mark: str, count: int) -> str:
    """Give the text with doubled marks where its pairs need them."""
    at = _singles(text, mark)
    if len(at) != 2 * count:
        return text
    pieces: list[str] = []
    done = 0
    for start, end in zip(at[::2], at[1::2], strict=True):
        inner = text[start + 1 : end]
        if not inner.strip() or inner != inner.strip():
            return text
        before = _before(text, start)
        after = text[end + 1 : end + 2]
        touched = _is_word(before) or before in set(";:}") or _is_word(after)
        if mark == "`":
            touched = touched or after in set("\"'") or before in set("\"'")
        touched = touched and before != "]"
        width = 2 if touched else 1
        pieces += (text[done:start], mark * width, inner, mark * width)
        done = end + 1
    return "".join([*pieces, text[done:]])


def _before(text: str, start: int) -> str:
    """Give the character before a mark and its role; `]` for that of a link, which stays one."""
    if start and text[start - 1] == "]":
        at = text.rfind("[", 0, start)
        return "]" if head(text, at) else text[at - 1] if at > 0 else ""
    return text[start - 1] if start else ""


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _singles(text: str, mark: str) -> list[int]:
    """Give the places of a mark that is not doubled, escaped, in a word, an address or code."""
    hidden: set[int] = set()
    if "[" in text:
        for start, _ in brackets(text):
            if match := head(text, start):
                hidden.update(range(match.start(), start))
    if mark != "`":
        ticks = _singles(text, "`") if "`" in text else []
        for start, end in zip(ticks[::2], ticks[1::2], strict=False):
            hidden.update(range(start, end))
        for double in re.finditer(r"``[^`]*``", text):
            hidden.update(range(*double.span()))
    return [
        match.start()
        for match in re.finditer(rf"(?<![\\]){re.escape(mark)}+", text)
        if len(match[0]) == 1
        and match.start() not in hidden
        and not _WITHIN.match(text, max(match.start() - 1, 0))
    ]


def relink(text: str, raw: str) -> str:
    """Give a translation whose links behind a letter are written with `link:`."""
    if "://" not in text or "[" not in text:
        return text
    return _LINKED.sub(
        lambda match: "link:" + match[0] if match[0] in raw else match[0],
        text,
    )
