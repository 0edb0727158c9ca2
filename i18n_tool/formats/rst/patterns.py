"""What starts a block of reStructuredText: the patterns of its specification, as docutils has them.

The scanner asks them of the source's lines, the syntax of a translation's: one that would start
something else is escaped.
"""

import re
from dataclasses import dataclass

from i18n_tool.formats.rst.inline import scan
from i18n_tool.model.unit import Span

_NAME = r"(?:(?!_)\w)++(?:[-._+:](?:(?!_)\w)++)*+"
_OPTION_NAME = r"[a-zA-Z0-9][a-zA-Z0-9_-]*"
_ARGUMENT = r"(?:[a-zA-Z][a-zA-Z0-9_-]*|<[^<>]+>)"
_OPTION = rf"(?:[-+][a-zA-Z0-9](?: ?{_ARGUMENT})?|(?:--|/){_OPTION_NAME}(?:[ =]{_ARGUMENT})?)"

SIMPLE_NAME = _NAME
BULLET = re.compile("[-+*\u2022\u2023\u2043](?: +|$)")
FIELD = re.compile(r":(?![: ])((?:[^:\\]|\\.|:(?!(?:[ `]|$)))*+)(?<! ):(?: +|$)")
OPTION = re.compile(rf"{_OPTION}(?:, {_OPTION})*(?:  +| ?$)")
GRID = re.compile(r"\+-[-+]+-\+ *$")
SIMPLE = re.compile(r"=+(?: +=+)+ *$")
BORDER = re.compile(r"=[ =]*$")
EXPLICIT = re.compile(r"\.\.(?: +|$)")
DOCTEST = re.compile(r">>>(?: +|$)")
LINE = re.compile(r"\|(?: +|$)")
ANONYMOUS = re.compile(r"__(?: +|$)")
ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1*+ *$")
ATTRIBUTION = re.compile("(?:---?(?!-)|\u2014) *(?=[^ \n])")
LITERAL = re.compile(r"(?<!\\)(?:\\\\)*::$")

FOOTNOTE = re.compile(rf"\.\. +\[(?:[0-9]+|#(?:{_NAME})?|\*)\](?: +|$)")
CITATION = re.compile(rf"\.\. +\[{_NAME}\](?: +|$)")
TARGET = re.compile(r"\.\. +_(?![ ]|$)")
NAMED_TARGET = re.compile(
    r"\.\. +_(?P<quote>`?)(?![ `_])(?P<name>(?:\\.|[^\\])+?)(?P=quote)(?<!:) ?:(?: +|$)"
)
SUBSTITUTION = re.compile(
    rf"\.\. +\|(?! )(?P<name>.+?)(?<![\s\\])\|(?: +(?P<directive>{_NAME}) ?::(?: +|$))"
)
DIRECTIVE = re.compile(rf"\.\. +(?P<name>{_NAME}) ?::(?: +|$)")

_ENUMERATOR = re.compile(
    r"(?P<open>\(?)(?P<text>[0-9]+|[a-zA-Z]|[ivxlcdm]+|[IVXLCDM]+|#)(?P<close>[.)])(?: +|$)"
)
_OPENER = re.compile(r"[-+*:>|.=_/\u2022\u2023\u2043]")
_CLASSIFIER = re.compile("(?<! ) +: +")
_SEQUENCES = {
    "arabic": re.compile("[0-9]+"),
    "loweralpha": re.compile("[a-z]"),
    "upperalpha": re.compile("[A-Z]"),
    "lowerroman": re.compile("[ivxlcdm]+"),
    "upperroman": re.compile("[IVXLCDM]+"),
}
_ROMAN = re.compile(
    r"m{0,4}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})\Z", re.IGNORECASE
)
_ROMAN_DIGITS = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST = 9
"""The most digits that a number of a list has."""


@dataclass(frozen=True, slots=True)
class Enumerator:
    """The number or letter before an item of an enumerated list."""

    sequence: str
    """`arabic`, `loweralpha`, `upperalpha`, `lowerroman`, `upperroman` or `#`."""
    ordinal: int
    end: int
    """Where the item's text starts on its line."""
    following: tuple[str, ...]
    """What the line after starts with if it is the next item, and nothing stands between."""


def enumerator(line: str, last: Enumerator | None = None) -> Enumerator | None:
    """Give the enumerator that a line starts with; `last` is that of the item before it.

    `i.` is the ninth letter after `h.`, and else a Roman one. Whether a list item starts here
    depends on the line after, too: see `enumerates`.
    """
    match = _ENUMERATOR.match(line)
    if match is None or (match["open"] and match["close"] != ")"):
        return None
    text = match["text"]
    sequence = _sequence(text, last.sequence if last else "")
    ordinal = _ordinal(text, sequence)
    if ordinal < 0:
        return None
    mark = "" if sequence == "#" else _written(ordinal + 1, sequence)
    around = match["open"] + "{}" + match["close"] + " "
    following = tuple(around.format(one) for one in (mark, "#") if one)
    return Enumerator(sequence, ordinal, match.end(), following)


def enumerates(found: Enumerator, following: str) -> bool:
    """Say whether an enumerator starts an item; `following` is the next line, or nothing."""
    return not following[:1].strip() or following.startswith(found.following)


def _sequence(text: str, last: str) -> str:
    """Give the sequence that an enumerator is of."""
    if text == "#":
        return "#"
    if last in _SEQUENCES and _in_sequence(text, last):
        return last
    if text in "iI":
        return "lowerroman" if text == "i" else "upperroman"
    return next(name for name in _SEQUENCES if _in_sequence(text, name))


def _in_sequence(text: str, sequence: str) -> bool:
    return _SEQUENCES[sequence].fullmatch(text) is not None


def _ordinal(text: str, sequence: str) -> int:
    """Give the number of an enumerator, or -1 where a Roman one is none."""
    if sequence == "#":
        return 1
    if sequence == "arabic":
        return int(text) if len(text) <= _MOST else -1
    if sequence.endswith("alpha"):
        return ord(text.lower()) - ord("a") + 1
    return _from_roman(text) if _ROMAN.match(text) else -1


def _from_roman(text: str) -> int:
    total, rest = 0, text.lower()
    for value, digits in _ROMAN_DIGITS:
        while rest.startswith(digits):
            total, rest = total + value, rest[len(digits) :]
    return total


def _written(ordinal: int, sequence: str) -> str:
    """Give the text of an enumerator, or nothing where the sequence has no such one."""
    if sequence == "arabic":
        return str(ordinal)
    if sequence.endswith("alpha"):
        text = chr(ord("a") + ordinal - 1) if ordinal <= 26 else ""
    else:
        text, rest = "", ordinal
        for value, digits in _ROMAN_DIGITS:
            text, rest = text + digits * (rest // value), rest % value
    return text.upper() if sequence.startswith("upper") else text


def opens(line: str) -> bool:
    """Say whether a line starts a block of its own that is no enumerated item and no adornment."""
    if not _OPENER.match(line):
        return False
    patterns = (BULLET, FIELD, OPTION, DOCTEST, LINE, GRID, SIMPLE, EXPLICIT, ANONYMOUS)
    return any(pattern.match(line) for pattern in patterns)


def classified(line: str) -> list[Span]:
    """Give the spans of a term and its classifiers, which ` : ` parts outside inline markup."""
    if " : " not in line:
        return [(0, len(line))]
    spans: list[Span] = []
    marks = [(mark.start, mark.end) for mark in scan(line)]
    at = 0
    for match in _CLASSIFIER.finditer(line):
        if not any(start < match.start() < end for start, end in marks):
            spans.append((at, match.start()))
            at = match.end()
    spans.append((at, len(line)))
    return spans
