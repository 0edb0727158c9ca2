"""Inline markup of reStructuredText, by the rules that docutils recognises it by.

A start-string stands behind white space or an opening mark and before text, an end-string behind
text and before white space or a closing mark. The scan is linear: where an end-string is missing
once, it is not looked for again behind that place.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category

_NAME = r"(?:(?!_)\w)+(?:[-._+:](?:(?!_)\w)+)*"
_ANY = re.compile(r"[*`|_\\]|://")
_CANDIDATE = re.compile(
    rf"""
    \\.
  | (?P<start>\*\*?|``|_`|`(?!`)|\|(?!\|))
  | (?P<note>\[(?:[0-9]+|\#(?:{_NAME})?|\*|{_NAME})\]_)
  | (?P<word>(?<=\w)__?(?!\w))
  | (?P<address>(?<!\w)[a-zA-Z][a-zA-Z0-9.+-]{{1,20}}://[^\s<>`"|\\]*+)
    """,
    re.VERBOSE | re.DOTALL,
)
_ROLE = re.compile(rf":{_NAME}:\Z")
_SUFFIX = re.compile(rf"`(?::{_NAME}:|__?)?")
_SIMPLE = re.compile(rf"{_NAME}\Z")
_EMBEDDED = re.compile(r"(?:(?<=\s)|^)<([^<>]+)>\s*\Z")
_ROLE_LENGTH = 60
_WORD_LENGTH = 200
_PAIRS = {"(": ")", "[": "]", "{": "}", "<": ">", '"': '"', "'": "'"}


@dataclass(frozen=True, slots=True)
class Mark:
    """One inline element."""

    kind: str
    """`strong`, `emphasis`, `literal`, `role`, `reference`, `anonymous`, `target`, `substitution`,
    `note` or `address`."""
    start: int
    end: int
    inner: str = ""
    """What stands between its marks."""
    target: str = ""
    """What a role or a reference leads to: `<target>`, or the text itself."""
    name: str = ""
    """A role's name, as in `:ref:`."""


@lru_cache(maxsize=4096)
def opens_before(character: str) -> bool:
    """Say whether a start-string may stand behind a character."""
    if character.isascii():
        return character.isspace() or character in "'\"([{<-/:"
    return character.isspace() or category(character) in {"Ps", "Pi", "Pf", "Pd", "Po"}


@lru_cache(maxsize=4096)
def closes_after(character: str) -> bool:
    """Say whether an end-string may stand before a character."""
    if character.isascii():
        return character.isspace() or character in "'\")]}>-/\\:.,;!?"
    return character.isspace() or category(character) in {"Pe", "Pi", "Pf", "Pd", "Po"}


def scan(text: str, *, loose: bool = False) -> list[Mark]:
    """Give the inline elements of a text, in order.

    A `loose` scan also takes marks that touch letters, which docutils does not.
    """
    return _Scan(text, loose=loose).marks() if _ANY.search(text) else []


class _Scan:
    """One pass over a text."""

    def __init__(self, text: str, *, loose: bool) -> None:
        self._text = text
        self._loose = loose
        self._missing: dict[str, bool] = {}
        self._fresh = 0

    def marks(self) -> list[Mark]:
        """Give the elements."""
        found: list[Mark] = []
        at = 0
        while match := _CANDIDATE.search(self._text, at):
            mark = self._mark(match, at)
            at = match.end()
            if mark is not None:
                found.append(mark)
                at = self._fresh = mark.end
        return found

    def _mark(self, match: re.Match[str], after: int) -> Mark | None:
        """Give the element that a candidate starts, none before the end of the last one."""
        if start := match["start"]:
            return self._paired(match.start(), start, after)
        if match["note"]:
            fits = self._opens(match.start(), match.start() + 1) and self._closes(match.end())
            return Mark("note", *match.span(), match["note"][1:-2]) if fits else None
        if match["word"]:
            return self._word(match, after)
        if match["address"]:
            return Mark("address", match.start(), match.start() + len(match[0].rstrip(".,;:!?)'")))
        return None

    def _word(self, match: re.Match[str], after: int) -> Mark | None:
        """Give the reference of one word that ends in the `_` that was met."""
        first = max(after, match.start() - _WORD_LENGTH)
        at = match.start()
        while at > first and (self._text[at - 1].isalnum() or self._text[at - 1] in "-._+:"):
            at -= 1
        name = _longest_name(self._text[at : match.start()])
        start = match.start() - len(name)
        if not name or not self._opens(start, start) or not self._closes(match.end()):
            return None
        kind = "reference" if match["word"] == "_" else "anonymous"
        return Mark(kind, start, match.end(), name, name)

    def _opens(self, start: int, text: int) -> bool:
        """Say whether a start-string stands right; `text` is where it ends.

        docutils takes the text behind an element, or behind a start-string that starts none, for
        one that begins there.
        """
        before = self._text[start - 1] if start else " "
        after = self._text[text : text + 1]
        if not after or after.isspace():
            return False
        if _PAIRS.get(before) == after and text > start:
            self._fresh = text
            return False
        if not (self._loose or opens_before(before) or start == self._fresh):
            return False
        self._fresh = text
        return True

    def _closes(self, end: int) -> bool:
        return self._loose or end >= len(self._text) or closes_after(self._text[end])

    def _paired(self, at: int, start: str, after: int) -> Mark | None:
        """Give the element that starts with a start-string, if it has an end."""
        role = ""
        if start == "`":
            found = _ROLE.search(self._text[max(after, at - _ROLE_LENGTH) : at])
            role = found[0] if found else ""
        first = at - len(role)
        if not self._opens(first, at + len(start)):
            return None
        inner = at + len(start)
        end = self._end(start, inner)
        if end is None:
            return None
        text = self._text[inner : end[0]]
        return _made(start, role, (first, end[1]), text, self._text[end[0] : end[1]])

    def _end(self, start: str, inner: int) -> tuple[int, int] | None:
        """Give where an end-string starts and ends, or None."""
        if self._missing.get(start):
            return None
        mark = start.removeprefix("_")
        at = self._text.find(mark, inner + 1)
        while at >= 0:
            end = at + len(mark)
            if mark == "`" and start == "`":
                end = _suffixed(self._text, at)
            elif mark == "|":
                end += len(self._text[end : end + 2]) - len(self._text[end : end + 2].lstrip("_"))
            if self._ends(mark, at, end):
                return at, end
            at = self._text.find(mark, at + 1)
        self._missing[start] = True
        return None

    def _ends(self, mark: str, at: int, end: int) -> bool:
        """Say whether an end-string stands right."""
        before = self._text[at - 1]
        escaped = mark != "``" and _escapes(self._text, at)
        if before.isspace() and mark == "`":
            escaped, before = not _escapes(self._text, at - 1), ""
        if escaped or before.isspace():
            return False
        return self._closes(end)


def _longest_name(text: str) -> str:
    """Give the longest name that ends a text."""
    for at in range(len(text)):
        if (at == 0 or not text[at - 1].isalnum()) and _SIMPLE.match(text, at):
            return text[at:]
        if at > _ROLE_LENGTH:
            break
    return ""


def _escapes(text: str, at: int) -> bool:
    """Say whether the backslash before a place escapes what stands there."""
    first = at
    while first and text[first - 1] == "\\":
        first -= 1
    return (at - first) % 2 == 1


def _suffixed(text: str, at: int) -> int:
    """Give where interpreted text ends that closes at a place: behind its role or mark."""
    match = _SUFFIX.match(text, at)
    return match.end() if match else at + 1


def _made(start: str, role: str, span: tuple[int, int], inner: str, end: str) -> Mark:
    """Give the element between two marks."""
    simple = {"**": "strong", "*": "emphasis", "``": "literal", "_`": "target"}
    if start in simple:
        return Mark(simple[start], *span, inner)
    if start == "|":
        return Mark("substitution", *span, inner)
    embedded = _EMBEDDED.search(inner)
    target = embedded[1] if embedded else inner
    suffix = end[1:]
    if suffix in {"_", "__"} and not role:
        return Mark("reference" if suffix == "_" else "anonymous", *span, inner, target)
    return Mark("role", *span, inner, target, role or suffix)
