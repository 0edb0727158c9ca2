"""Reading a sentence's HTML: what of its tags translators see."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from i18n_tool.formats.html.elements import (
    CLOSED_PICTURES,
    CLOSED_WORDS,
    NO_TOOLTIP,
    TEXT_ATTRIBUTES,
)
from i18n_tool.formats.html.tokens import Attribute, Token, attributes, tokens

SPACE = re.compile(r"[ \t\n\r\f]+")
_ANY = frozenset({"und", "mul", "x", "i"})
"""What stands in the place of a language where none is named."""
_CODE_END = re.compile(r"(\?>|%>|-->)$")


def is_closed(content: str, token: Token) -> bool:
    """Say whether an inline element is shown, but not translated."""
    if token.name not in CLOSED_WORDS | CLOSED_PICTURES:
        return translates(content, token) is False
    return translates(content, token) is not True


def translates(content: str, token: Token) -> bool | None:
    """Give what a start tag says of translation (`translate`, class `notranslate`), or None."""
    tag = content[token.start : token.end].lower()
    if "translate" not in tag:
        return None
    for attribute in attributes(content, token):
        value = content[attribute.start : attribute.end].strip().lower()
        if attribute.name == "translate" and value in {"yes", "no", ""}:
            return value != "no"
        if attribute.name == "class" and "notranslate" in value.split():
            return False
    return None


def is_foreign(content: str, token: Token, language: str) -> bool:
    """Say whether a start tag says that its element is in another language than the page's.

    `language` is a language without script and region: a page in en may well quote en-GB. What
    says `translate="yes"` is no stranger.
    """
    own = language_of(content, token)
    return own not in {"", language} and translates(content, token) is not True


def language_of(content: str, token: Token) -> str:
    """Give the language that a start tag names, without script and region, or nothing."""
    if "lang" not in content[token.start : token.end].lower():
        return ""
    found = {each.name: content[each.start : each.end] for each in attributes(content, token)}
    tag = (found.get("lang") or found.get("xml:lang") or "").strip().lower()
    own = re.split("[-_]", tag)[0]
    return "" if own in _ANY else own


def texts(content: str, token: Token) -> tuple[Attribute, ...]:
    """Give the attributes of an inline tag that hold text for readers."""
    if token.end - token.start <= len(token.name) + 3:
        return ()
    return tuple(
        attribute
        for attribute in attributes(content, token)
        if attribute.name in TEXT_ATTRIBUTES
        and not (attribute.name == "title" and token.name in NO_TOOLTIP)
        and content[attribute.start : attribute.end].strip()
    )


def pairs(found: list[Token]) -> dict[int, int]:
    """Give, for each start tag that has an end tag, the positions of both in a list of tokens."""
    opened: defaultdict[str, list[int]] = defaultdict(list)
    ends: dict[int, int] = {}
    for at, token in enumerate(found):
        if token.kind == "start" and not token.alone:
            opened[token.name].append(at)
        elif token.kind == "end" and opened[token.name]:
            ends[opened[token.name].pop()] = at
    return ends


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of a sentence's source that is no text, and what is shown for it."""

    raw: str
    shown: str
    key: str
    """What a translation calls it by: `a1`, `/a1`, or all that is shown."""


@dataclass(slots=True)
class Reading:
    """A sentence's source, read: what is shown of it, and the marks to be put back."""

    shown: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    elements: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """What is shown for an element that is not translated, to its sources in order."""
    comments: list[str] = field(default_factory=list)

    def mark(self, raw: str, shown: str, key: str) -> None:
        """Add a mark that is shown."""
        self.shown.append(shown)
        self.marks.append(Mark(raw, shown, key))


def read(raw: str) -> Reading:
    """Read a sentence's source."""
    found = list(tokens(raw))
    ends = pairs(found)
    names = _names(raw, found, ends)
    reading = Reading()
    until = 0
    for at, token in enumerate(found):
        piece = raw[token.start : token.end]
        if at < until:
            continue
        if at in ends and is_closed(raw, token):
            until = ends[at] + 1
            _read_closed(raw, found[at:until], names[at], reading)
        elif token.kind in {"start", "end"}:
            name = names.get(at, token.name)
            slash = "/" if token.kind == "end" else ""
            reading.mark(piece, f"<{slash}{name}>", slash + name)
        elif token.kind == "comment":
            reading.comments.append(piece)
        elif token.kind == "code":
            shown = names.get(at, piece)
            reading.mark(piece, shown, shown)
        else:
            reading.shown.append(piece)
    return reading


def _names(raw: str, found: list[Token], ends: dict[int, int]) -> dict[int, str]:
    """Give the names under which the tags at these positions are shown: numbered where needed."""
    starts: list[tuple[int, Token]] = []
    until = 0
    for at, token in enumerate(found):
        if at < until or token.kind != "start":
            continue
        closed = at in ends and is_closed(raw, token)
        until = ends[at] + 1 if closed else until
        if not closed or token.name in CLOSED_PICTURES:
            starts.append((at, token))
    count = Counter(token.name for _, token in starts)
    rich = {token.name for _, token in starts if _has_attributes(raw, token)}
    names = {at: token.name for at, token in enumerate(found) if token.kind == "start"}
    number: Counter[str] = Counter()
    for at, token in starts:
        if count[token.name] > 1 and (token.name in rich or token.name in CLOSED_PICTURES):
            number[token.name] += 1
            names[at] = f"{token.name}{number[token.name]}"
    names.update({ends[at]: name for at, name in names.items() if at in ends})
    codes = [(at, token.name) for at, token in enumerate(found) if token.kind == "code"]
    count = Counter(name for _, name in codes)
    for at, name in codes:
        number[name] += 1
        if name:
            names[at] = _CODE_END.sub(rf"{number[name]}\1", name) if count[name] > 1 else name
    return names


def _has_attributes(raw: str, token: Token) -> bool:
    return bool(raw[token.start + 1 + len(token.name) : token.end - 1].strip("/ \t\r\n\f"))


def _read_closed(raw: str, found: list[Token], name: str, reading: Reading) -> None:
    """Read an element that is shown, but not translated."""
    start, end = found[0], found[-1]
    words = ""
    if start.name not in CLOSED_PICTURES:
        words = "".join(raw[token.start : token.end] for token in found if token.kind == "text")
    shown = f"<{name}>{SPACE.sub(' ', words)}</{name}>"
    reading.shown.append(shown)
    reading.elements[shown].append(raw[start.start : end.end])
    reading.marks.append(Mark(raw[start.start : start.end], f"<{name}>", name))
    reading.marks.append(Mark(raw[end.start : end.end], f"</{name}>", "/" + name))
