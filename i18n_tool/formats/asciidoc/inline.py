"""What stands within a line of AsciiDoc: the spans that no sentence is cut in.

The order is Asciidoctor's: what is passed through, then marks, then macros and links. Every search
goes over the text once, so a text of nothing but marks takes no longer than another.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from i18n_tool.model.unit import Span

_SPECIAL = re.compile(r"[\[\]*_`#^~+$<({\\&:']")
_BRACKET = re.compile(r"\\\]|[\[\]]")
_HEAD = re.compile(
    r"(?:(?<![\w\\])(?:https?|file|ftp|irc)://[^\s\[\]<>]+"
    r"|(?<![A-Za-z0-9_\\])[A-Za-z][A-Za-z0-9_-]*:(?!:)[^\s\[\]`]*"
    r"|(?<!\\)\{[\w-]+\}[^\s\[\]]*)\Z"
)
_LATER = re.compile(r"(?<=[^\x00-\x7f])[A-Za-z][A-Za-z0-9_-]*:(?!:)[^\s\[\]`]*\Z")
"""A macro behind a letter of a language that has no spaces."""
URL = re.compile(r"(?<![\w\\])(?:https?|file|ftp|irc)://[^\s\[\]<>]*[^\s\[\]<>.,;:!?)'\"]")
_ATTRIBUTE = re.compile(
    r"\{\w[^{}\s]{0,200}\}(?:/[^\s\[\]<>]*[\w/])?|&#?\w{1,30};|\((?:C|R|TM)\)|\\[*_`#^~+{\[<&(]"
    r"|\\[A-Za-z]+:[^\s\[\]]+"
)
NOTHING = "{empty}"
"""AsciiDoc's attribute for nothing at all."""
_PASS = re.compile(r"\+\+\+?|\$\$|pass:(?:[a-z]+(?:,[a-z-]+)*)?\[")
"""What begins a stretch that is passed through."""
PAIRS = ("**", "``", "__", "##")
OLD_PAIRS = ("**", "++", "__", "##")
SINGLE = "*_`#"


class Mark(NamedTuple):
    """A pair of marks and what is between."""

    start: int
    end: int
    mark: str
    constrained: bool


def codes(text: str, *, compat: bool = False) -> tuple[Span, ...]:
    """Give the spans of a text that no sentence may be cut in, sorted and apart."""
    if not _SPECIAL.search(text):
        return ()
    plain, spans = passed(text)
    spans += macros(text)
    spans += paired(text, "``", "''") if compat else []
    spans += [match.span() for match in URL.finditer(text)] if "://" in text else []
    spans += paired(plain, "<<", ">>") + paired(plain, "((", "))") + paired(plain, "[[", "]]")
    spans += [match.span() for match in _ATTRIBUTE.finditer(text)]
    spans += [(mark.start, mark.end) for mark in marks(plain, compat=compat)]
    return merged(spans)


def merged(spans: list[Span]) -> tuple[Span, ...]:
    """Give spans as one where they overlap, in order."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def passed(text: str) -> tuple[str, list[Span]]:
    """Give the text with `x` for what is passed through as it stands, and where that is."""
    spans = _macros_passed(text) if _PASS.search(text) else []
    text = blanked(text, spans) if spans else text
    if "+" in text:
        found = [(one.start, one.end) for one in _constrained(_uncoded(text), "+", _edge)]
        spans += found
        text = blanked(text, [(start + 1, end - 1) for start, end in found])
    return text, spans


def _uncoded(text: str) -> str:
    """Give the text with `x` for what stands between backticks, unless all of it is passed."""
    if "`" not in text:
        return text
    ticks = _constrained(text, "`", _edge)
    inner = [(one.start + 1, one.end - 1) for one in ticks]
    return blanked(
        text, [(a, b) for a, b in inner if not text[a] == text[b - 1] == "+" or b - a < 3]
    )


def _macros_passed(text: str) -> list[Span]:
    """Give the spans of `+++x+++`, `++x++`, `$$x$$` and `pass:[x]`, whichever comes first."""
    spans: list[Span] = []
    missing: set[str] = set()
    at = 0
    while match := _PASS.search(text, at):
        mark = match[0]
        closer = "]" if mark.endswith("[") else mark
        at = match.end()
        if closer in missing:
            continue
        end = text.find(closer, match.end() + (closer != "]"))
        while closer == "]" and end > 0 and text[end - 1] == "\\":
            end = text.find(closer, end + 1)
        if end < 0:
            missing.add(closer)
            continue
        at = end + len(closer)
        spans.append((match.start(), at))
    return spans


def blanked(text: str, spans: list[Span], blank: str = "x") -> str:
    """Give the text with `blank` in place of each character in the spans, which are in order."""
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces += (text[at:start], blank * (end - start))
        at = end
    return "".join([*pieces, text[at:]])


def paired(text: str, opener: str, closer: str) -> list[Span]:
    """Give the spans from each opener to the closer after it."""
    spans: list[Span] = []
    at = text.find(opener)
    while at >= 0:
        end = text.find(closer, at + len(opener) + 1)
        if end < 0:
            break
        end += len(closer)
        while closer == "))" and text.startswith(")", end):
            end += 1
        spans.append((at, end))
        at = text.find(opener, end)
    return spans


def quoted(text: str, opener: str, closer: str) -> list[Span]:
    """Give the spans of the pairs of quotes, such as ``"`x`"``, that no letter touches."""
    spans: list[Span] = []
    start = -1
    for match in re.finditer(f"{re.escape(opener)}|{re.escape(closer)}", text):
        at, end = match.span()
        if start >= 0 and match[0] == closer and at > start + 2 and _edge(text[end : end + 1]):
            spans.append((start, end))
            start = -1
        elif start < 0 and match[0] == opener and _edge(text[at - 1 : at]):
            start = at
    return spans


def brackets(text: str) -> Iterator[Span]:
    """Give the places of each `[` and its `]`, inner ones first."""
    stack: list[int] = []
    for match in _BRACKET.finditer(text):
        if match[0] == "[":
            stack.append(match.start())
        elif match[0] == "]" and stack:
            yield stack.pop(), match.start()


def head(text: str, at: int) -> re.Match[str] | None:
    """Give the name and target of the macro whose `[` stands at a place, or None."""
    start = at
    while (
        start
        and at - start < 1000
        and not text[start - 1].isspace()
        and text[start - 1] not in "[]"
    ):
        start -= 1
    if start == at:
        return None
    found = _HEAD.search(text, start, at)
    if found is None or found[0].isascii():
        return found
    last = max(text.rfind(":", found.start(), at - 1), found.start())
    while last > found.start() and text[last - 1].isascii():
        last -= 1
    return _LATER.search(text, last, at) or found


def macros(text: str) -> list[Span]:
    """Give the spans of the macros: `name:target[text]`, `https://example.org[text]`."""
    if "[" not in text:
        return []
    spans: list[Span] = []
    for start, end in brackets(text):
        if match := head(text, start):
            spans.append((match.start(), end + 1))
    return spans


def marks(text: str, *, compat: bool = False) -> list[Mark]:
    """Give the pairs of marks: `*strong*`, `__emphasis__`, `"`quotes`"` and the like."""
    found: list[Mark] = []
    for pair in OLD_PAIRS if compat else PAIRS:
        if pair in text:
            spans = paired(text, pair, pair)
            found += [Mark(*span, pair, constrained=False) for span in spans]
            if spans:
                text = blanked(text, spans)
    for quote in "" if compat else "\"'":
        if f"{quote}`" in text:
            spans = quoted(text, f"{quote}`", f"`{quote}")
            found += [Mark(*span, quote, constrained=False) for span in spans]
            ends = [end for start, last in spans for end in ((start, start + 2), (last - 2, last))]
            text = blanked(text, ends, " ")
    for mark in SINGLE + ("'" if compat else ""):
        if mark in text:
            edge = _edge if mark != "`" else _old_tick if compat else _tick
            found += _constrained(text, mark, edge)
    for mark in "^~":
        if mark in text:
            found += [
                Mark(*match.span(), mark, constrained=False)
                for match in re.finditer(r"\^[^\s^]+\^" if mark == "^" else "~[^\\s~]+~", text)
            ]
    return [_with_role(text, mark) for mark in found]


def _edge(character: str) -> bool:
    """Say whether a character may stand behind a closing mark."""
    return not (character.isalnum() or character == "_")


def _tick(character: str) -> bool:
    return _edge(character) and character not in "\"'`"


def _old_tick(character: str) -> bool:
    return _edge(character) and character != "`"


def _constrained(text: str, mark: str, edge: Callable[[str], bool]) -> list[Mark]:
    """Give the pairs of a mark that opens behind no word and closes before none."""
    found: list[Mark] = []
    start = -1
    at = text.find(mark)
    last = len(text) - 1
    closed = "\\" if edge is _old_tick else ";:}\\"
    while at >= 0:
        before = text[at - 1] if at else " "
        after = text[at + 1] if at < last else " "
        if start >= 0 and at > start + 1 and not before.isspace() and edge(after):
            found.append(Mark(start, at + 1, mark, constrained=True))
            start = -1
        elif start < 0 and not after.isspace() and edge(before) and before not in closed:
            start = at
        at = text.find(mark, at + 1)
    return found


def _with_role(text: str, mark: Mark) -> Mark:
    """Give a pair with the `[role]` before it."""
    if mark.start and text[mark.start - 1] == "]":
        at = text.rfind("[", max(0, mark.start - 200), mark.start)
        if at >= 0 and "]" not in text[at : mark.start - 1]:
            return mark._replace(start=at)
    return mark
