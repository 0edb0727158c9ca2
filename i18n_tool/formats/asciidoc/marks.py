"""Marks and links in a translation whose letters stand closer together than in its source.

AsciiDoc reads `*bold*` only where no letter touches it; in writing without spaces between words it
takes `**bold**`. A URL, likewise, is a link only behind a space or the like; behind a letter it
needs `link:`. Both are written so where the source leaves no doubt what was meant.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial

from i18n_tool.formats.asciidoc.inline import (
    NOTHING,
    SINGLE,
    URL,
    Mark,
    blanked,
    brackets,
    head,
    macros,
    marks,
    merged,
    paired,
    passed,
    quoted,
)
from i18n_tool.model.unit import Span

Ends = tuple[str, str]
_MARKS = SINGLE + "+'^~"
_RAISED = {"^": re.compile(r"(?<!\\)\^[^\s^]+\^"), "~": re.compile(r"(?<!\\)~[^\s~]+~")}
"""What letters without spaces between would make superscript and subscript."""
_PLUS = re.compile(r"\+[^+](?:.*[^+])?\+")
"""Code in which nothing has a meaning."""
_NEW = {mark: (mark * 2, mark * 2) for mark in "`+*_#"}
"""What is written for a mark that touches letters."""
_OLD = _NEW | {"'": ("__", "__"), "`": (f"{NOTHING}`", f"`{NOTHING}")}
_HELD = "\ue000"
"""What stands for an element that the source has, while others are looked at."""
_CURVED = (('"`', '`"', "\u201c", "\u201d"), ("'`", "`'", "\u2018", "\u2019"))
_CURVED_OLD = (("``", "''", "\u201c", "\u201d"),)
"""Pairs of quotes, and the characters that they stand for."""
MOST = 100
"""Of so many addresses the places are looked for in a translation."""
_WITHIN = re.compile(r"[A-Za-z0-9].[A-Za-z0-9]")
"""A mark within a word, as in `snake_case`."""
_MAIL = re.compile(r"(?<![\w.%+:/@-])[A-Za-z0-9][A-Za-z0-9_.%+-]*@[A-Za-z0-9.-]+\.[A-Za-z]{2,5}\b")
_NAMED = re.compile(r"(?:(?<=\w)|(?<=[^\x00-\x7f\s]))\{\w[\w-]*\}[^\s\[\]{}]*\[")
"""An attribute that may hold an address."""
_BARE = re.compile(rf"(?:(?<![^\s<>()\[\];\"'])){URL.pattern}")
_LINKED = re.compile(
    r"(?:(?<=\w)|(?<=[^\x00-\x7f\s]))(?<!link:)(?:https?|ftp|irc|file)://[^\s\[\]]++\[?"
)


def unconstrained(text: str, raw: str, *, compat: bool = False) -> str:
    """Give a translation whose pairs of marks are read although letters touch them.

    Done for those that stand in the source's piece as they stand here, and for a mark of which the
    source has pairs, and the translation no more and no odd one: then what belongs together is
    certain. `compat` is Asciidoctor's mode for articles of old, where `'x'` is emphasis and "`"
    cannot be doubled.
    """
    if not any(mark in raw for mark in _MARKS) and not any(mark in text for mark in _RAISED):
        return text
    text = _curved(text, raw, compat=compat)
    plain, spans = passed(raw)
    found = marks(plain, compat=compat)
    found += [Mark(*span, "+", constrained=raw[span[0] + 1] != "+") for span in spans]
    counts = Counter(one.mark for one in found if one.constrained or one.mark in _RAISED)
    wide = _OLD if compat else _NEW
    names = {raw[one.start : one.end]: one.mark for one in found if one.constrained}
    names = {name: mark for name, mark in names.items() if name[0] == mark and mark in wide}
    held: list[tuple[str, str]] = []
    if names and _HELD not in text and len(names) <= MOST:
        text = _taken(text, names, wide, held)
        counts.subtract(mark for mark, _ in held)
    for mark, ends in wide.items():
        if counts[mark] > 0:
            text = _widened(text, mark, counts[mark], ends)
    if held:
        back = iter(held)
        text = re.sub(_HELD, lambda _: next(back)[1], text)
    return _lowered(text, counts, compat=compat)


def _taken(
    text: str, names: dict[str, str], wide: Mapping[str, Ends], held: list[tuple[str, str]]
) -> str:
    """Give the text without the elements that the source has, which go to `held` as written."""
    longest = sorted(names, key=len, reverse=True)
    pieces: list[str] = []
    at = 0
    for match in re.finditer("|".join(map(re.escape, longest)), text):
        name, mark = match[0], names[match[0]]
        quote = text[match.start() - 1 : match.start()]
        if wide[mark][0] == "``" and quote in {'"', "'"} and text.startswith(quote, match.end()):
            continue
        if _touched(text, match.span(), mark, wide[mark]):
            opener, closer = _ends(name[1:-1], wide[mark])
            name = opener + name[1:-1] + closer
        held.append((mark, name))
        pieces += (text[at : match.start()], _HELD)
        at = match.end()
    return "".join([*pieces, text[at:]])


def _lowered(text: str, counts: Mapping[str, int], *, compat: bool) -> str:
    """Give the text with a backslash before what letters without spaces would raise or lower."""
    for mark, pair in _RAISED.items():
        if mark not in text or counts[mark]:
            continue
        spans = [(one.start, one.end) for one in marks(text, compat=True) if one.mark == "`"]
        shown = blanked(text, spans) if compat else text
        pieces: list[str] = []
        at = 0
        for match in pair.finditer(shown):
            pieces += (text[at : match.start()], "\\")
            at = match.start()
        text = "".join([*pieces, text[at:]])
    return text


def _curved(text: str, raw: str, *, compat: bool) -> str:
    """Give the text with curved quotes for pairs such as ``"`x`"`` that letters touch."""
    for opener, closer, left, right in _CURVED_OLD if compat else _CURVED:
        known = quoted(raw, opener, closer)
        spans = paired(text, opener, closer) if known else []
        if not spans or len(spans) != len(known):
            continue
        pieces: list[str] = []
        at = 0
        for start, end in spans:
            if _between(text, (start, end)):
                pieces += (text[at:start], left, text[start + 2 : end - 2], right)
                at = end
        text = "".join([*pieces, text[at:]])
    return text


def _between(text: str, span: Span) -> bool:
    """Say whether a letter touches a stretch."""
    return _is_word(text[span[0] - 1 : span[0]]) or _is_word(text[span[1] : span[1] + 1])


def _widened(text: str, mark: str, count: int, wide: Ends) -> str:
    """Give the text with marks that may touch letters where its pairs need them."""
    at = _singles(text, mark, curved=wide[0] == "``")
    if len(at) % 2 or len(at) > 2 * count:
        return text
    pieces: list[str] = []
    done = 0
    for start, end in zip(at[::2], at[1::2], strict=True):
        inner = text[start + 1 : end]
        if not inner.strip() or inner != inner.strip():
            return text
        touched = _touched(text, (start, end + 1), mark, wide)
        opener, closer = _ends(inner, wide) if touched else (mark, mark)
        pieces += (text[done:start], opener, inner, closer)
        done = end + 1
    return "".join([*pieces, text[done:]])


def _touched(text: str, span: Span, mark: str, wide: Ends) -> bool:
    """Say whether what stands beside an element keeps it from being one."""
    before, after = _before(text, span[0]), text[span[1] : span[1] + 1]
    if mark == "`":
        odd = "`" if wide[0] != "``" else "\"'"
        if after in set(odd) or before in set(odd):
            return True
    closed = before in set(";:}") and (mark != "`" or wide[0] == "``")
    return before != "]" and (_is_word(before) or closed or _is_word(after))


def _ends(inner: str, wide: Ends) -> Ends:
    """Give the marks around an element that letters touch."""
    if wide[0] == "``" and _PLUS.fullmatch(inner):
        return "``+", "+``"
    return wide


def _before(text: str, start: int) -> str:
    """Give the character before a mark and its role; `]` for that of a link, which stays one."""
    if start and text[start - 1] == "]":
        at = text.rfind("[", 0, start)
        return "]" if head(text, at) else text[at - 1] if at > 0 else ""
    return text[start - 1] if start else ""


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _singles(text: str, mark: str, *, curved: bool = False) -> list[int]:
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
    elif curved:
        for quote in "\"'":
            for start, end in quoted(text, f"{quote}`", f"`{quote}"):
                hidden.update((start + 1, end - 2))
    return [
        match.start()
        for match in re.finditer(rf"(?<![\\]){re.escape(mark)}+", text)
        if len(match[0]) == 1
        and match.start() not in hidden
        and not _WITHIN.match(text, max(match.start() - 1, 0))
    ]


def relink(text: str, raw: str, *, compat: bool = False) -> str:
    """Give a translation whose links behind a letter are written with `link:`.

    A bare address of the source's piece ends in the translation where it ends there, whatever
    letter or mark stands behind it. What stands in the source with the character before it stays.
    """
    if "[" in text and "://" in text:
        text = _LINKED.sub(partial(_led, raw=raw), text)
    if "}" in text:
        text = _NAMED.sub(
            lambda match: "{zwsp}" * _stands(match, raw) + match[0],
            text,
        )
    if "://" not in text and "@" not in text:
        return text
    plain = blanked(raw, list(_shut(raw, compat=compat)), " ")
    bare = set(_MAIL.findall(plain)) | {match[0] for match in _BARE.finditer(plain)}
    return _ended(text, raw, bare, _shut(text, compat=compat)) if bare else text


def _led(match: re.Match[str], raw: str) -> str:
    """Give a link that a letter touches with `link:`, unless the source has it so."""
    if not match[0].endswith("["):
        return match[0]
    before = match.string[match.start() - 1]
    return "link:" + match[0] if match[0] in raw and before + match[0] not in raw else match[0]


def _shut(text: str, *, compat: bool) -> tuple[Span, ...]:
    """Give the spans in which an address is none by itself: macros, code, what is passed."""
    plain, spans = passed(text)
    spans += macros(text) if "[" in text else []
    if "`" in text:
        found = marks(plain, compat=compat)
        spans += [(one.start, one.end) for one in found if one.mark[0] == "`"]
    return merged(spans)


def _stands(match: re.Match[str], raw: str) -> bool:
    """Say whether an attribute that a letter touches begins a link in the source."""
    at = raw.find(match[0])
    free = at == 0 or (at > 0 and (raw[at - 1].isspace() or raw[at - 1] == "("))
    return free and match.string[match.start() - 1] + match[0] not in raw


def _ended(text: str, raw: str, bare: set[str], shut: Sequence[Span]) -> str:
    """Give a text in which addresses that letters touch are links with brackets."""
    longest = sorted(bare, key=len, reverse=True)[:MOST]
    pieces: list[str] = []
    at = 0
    for match in re.finditer("|".join(map(re.escape, longest)), text):
        known = bisect_right(shut, match.start(), key=lambda span: span[0])
        within = known and match.start() < shut[known - 1][1]
        if within or not _crowded(text, match):
            continue
        if text[max(match.start() - 1, 0) : match.end() + 1] in raw:
            continue
        pieces += (text[at : match.start()], "link:" if "://" in match[0] else "mailto:")
        pieces += (match[0], "[]")
        at = match.end()
    return "".join([*pieces, text[at:]])


def _crowded(text: str, match: re.Match[str]) -> bool:
    """Say whether letters, or marks of a language without spaces, touch an address."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if after in {"[", "@", "/"} or before in {"@", "/"}:
        return False
    wide = "://" in match[0]
    left = _is_word(before) or (wide and not before.isascii() and not before.isspace())
    right = _is_word(after) or (wide and not after.isascii() and not after.isspace())
    return left or right
