"""The comment lines of an entry: read by kind, and changed one kind at a time.

Law 3: a change of one kind leaves the lines of the others, and of this kind those that still say
the same, as they stand, in their order.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

from i18n_tool.catalog.syntax import STRING, unescape

TRANSLATOR: Final = "#"
EXTRACTED: Final = "."
REFERENCE: Final = ":"
FLAGS: Final = ","
STICKY: Final = "="
PREVIOUS: Final = "|"
_BLANK: Final = " "
_RANKS: Final = {
    _BLANK: -1,
    TRANSLATOR: 0,
    EXTRACTED: 1,
    REFERENCE: 2,
    FLAGS: 3,
    STICKY: 4,
    PREVIOUS: 5,
}
_PLAIN: Final = {"# ": TRANSLATOR, "#.": EXTRACTED, "#:": REFERENCE, "#,": FLAGS, "#|": PREVIOUS}
"""The kinds of lines as most tools write them."""
_FLAG: Final = re.compile(
    r"range:[ \t]*[0-9]+[ \t]*\.\.[ \t]*[0-9]+(?![^ \t\r\f\v,])|[^ \t\r\f\v,]+"
)
_REFERENCE: Final = re.compile("(?:\u2068[^\u2068\u2069]*\u2069\\S*|\\S+)")

Sections = tuple[str | None, str | None, str | None]
"""Previous msgctxt, msgid, msgid_plural."""


def kind_of(line: str) -> str:
    """Give the kind of a comment line: one of the names above."""
    plain = _PLAIN.get(line[:2])
    if plain is not None:
        return plain
    line = line.lstrip(" \t\r\f\v")
    if not line.startswith("#"):
        return _BLANK
    if line.startswith("#~"):
        if not line[2:].strip():
            return _BLANK
        return PREVIOUS if line.startswith("#~|") else TRANSLATOR
    return line[1] if line[1:2] in {".", ":", ",", "=", "|"} and len(line) > 1 else TRANSLATOR


def _text(line: str) -> str:
    """Give what a translator's or extracted comment says."""
    if line.startswith(("# ", "#. ")) and not line.endswith("\r"):
        return line[3 if line[1] == "." else 2 :]
    line = line.strip("\r").lstrip(" \t\f\v")
    if line.startswith("#~"):
        line = line[2:].lstrip()
    line = line[2:] if line.startswith("#.") else line[1:]
    return line.removeprefix(" ")


def _references(line: str) -> list[str]:
    return _REFERENCE.findall(line.lstrip()[2:])


def _flags(line: str) -> list[str]:
    """Give the flags of a line; gettext parts them by white space as well as by commas."""
    return _FLAG.findall(line.lstrip()[2:])


@lru_cache(maxsize=64)
def _lines(section: bytes) -> tuple[str, ...]:
    lines = section.decode("utf-8").split("\n")
    return tuple(lines[:-1] if not lines[-1] else lines)


def read_texts(section: bytes, kind: str) -> list[str]:
    """Give the lines of the translator's (`#`) or extracted (`.`) comments, without their mark."""
    return [_text(line) for line in _lines(section) if kind_of(line) == kind]


def read_references(section: bytes) -> list[str]:
    """Give all references, as they stand; one with spaces keeps its isolates (U+2068, U+2069)."""
    if b"#:" not in section:
        return []
    lines = (line for line in _lines(section) if kind_of(line) == REFERENCE)
    return [reference for line in lines for reference in _references(line)]


def read_flags(section: bytes) -> list[str]:
    """Give all flags, each once, those of `#=` lines with them."""
    if b"#," not in section and b"#=" not in section:
        return []
    lines = (line for line in _lines(section) if kind_of(line) in {FLAGS, STICKY})
    return list(dict.fromkeys(flag for line in lines for flag in _flags(line)))


def read_previous(section: bytes) -> Sections:
    """Give the previous msgctxt, msgid and msgid_plural."""
    found: dict[str, bytes] = {}
    if b"|" not in section:
        return None, None, None
    word = ""
    for line in _lines(section):
        if kind_of(line) != PREVIOUS or _COMMENTED.match(line):
            continue
        for match in _PREVIOUS_TOKEN.finditer(line):
            if match[1]:
                word = match[1]
                found[word] = b""
            elif match["end"]:
                found[word] += b"".join(STRING.findall(match[0].encode("utf-8")))
    texts = {name: unescape(raw).decode("utf-8") for name, raw in found.items()}
    return texts.get("msgctxt"), texts.get("msgid"), texts.get("msgid_plural")


_COMMENTED: Final = re.compile(r"(?:[ \t\r\f\v]|#~\|?|#\|)++#")
"""Marks of a previous msgid, and a comment behind them."""
_PREVIOUS_TOKEN: Final = re.compile(r'(msgctxt|msgid_plural|msgid)|"(?:[^"\\]|\\.)*+(?P<end>")?')


def set_texts(section: bytes, kind: str, texts: Sequence[str]) -> bytes:
    """Give the section with other translator's or extracted comments."""
    there = {_text(line): line for line in _lines(section) if kind_of(line) == kind}
    items = [text if text in there else _text(_mark(kind, text)) for text in texts]
    return _replace(
        section,
        kind,
        items,
        lambda line: [_text(line)],
        lambda new: [there.get(text) or _mark(kind, text) for text in new],
    )


def set_references(section: bytes, references: Sequence[str]) -> bytes:
    """Give the section with other references."""
    return _replace(section, REFERENCE, list(references), _references, _join_references)


def _join_references(references: Sequence[str]) -> list[str]:
    return ["#: " + " ".join(map(_isolated, references))] if references else []


def _isolated(reference: str) -> str:
    """Give a reference on one line; one with spaces stands between isolates, as gettext writes."""
    if len(reference.split()) < 2 or "\u2068" in reference:
        return reference.strip()
    return "\u2068" + " ".join(reference.split()) + "\u2069"


def set_flags(section: bytes, flags: Sequence[str]) -> bytes:
    """Give the section with other flags: what stays keeps its line, new ones join the first."""
    lines = _lines(section)
    wanted = list(dict.fromkeys(flags))
    kept: list[str] = []
    first = -1
    result: list[str] = []
    for line in lines:
        kind = kind_of(line)
        if kind not in {FLAGS, STICKY}:
            result.append(line)
            continue
        here = _flags(line)
        stay = [flag for flag in here if flag in wanted]
        kept += stay
        if stay:
            if kind == FLAGS and first < 0:
                first = len(result)
            result.append(line if stay == here else f"#{kind} " + ", ".join(stay))
    new = [flag for flag in wanted if flag not in kept]
    if new and first >= 0:
        front = [flag for flag in new if flag == "fuzzy"]
        back = [flag for flag in new if flag != "fuzzy"]
        result[first] = "#, " + ", ".join([*front, *_flags(result[first]), *back])
    elif new:
        result.insert(_place(result, FLAGS), "#, " + ", ".join(new))
    return _join(result)


def set_previous(section: bytes, lines: Sequence[str]) -> bytes:
    """Give the section with other `#|` lines, which stand last."""
    rest = [line for line in _lines(section) if kind_of(line) != PREVIOUS]
    return _join([*rest, *lines])


def recolour(section: bytes, *, obsolete: bool) -> bytes:
    """Give the section with its previous msgids as `#~|` or as `#|`."""
    if b"|" not in section:
        return section
    old, new = ("#|", "#~|") if obsolete else ("#~|", "#|")
    lines = [
        line.replace(old, new, 1) if kind_of(line) == PREVIOUS else line for line in _lines(section)
    ]
    return _join(lines)


def _mark(kind: str, text: str) -> str:
    """Give one comment line that no tool takes for more or less than one.

    A CR looks like a line end to polib; after a backslash at the end, gettext reads the next line
    as part of the comment.
    """
    start = "#" if kind == TRANSLATOR else "#."
    text = text.replace("\r", " ")
    if text.endswith("\\"):
        text += " "
    return f"{start} {text}" if text else start


def _place(lines: Sequence[str], kind: str) -> int:
    """Give where lines of a kind go that has none yet, in gettext's order."""
    rank = _RANKS[kind]
    for at, line in enumerate(lines):
        if _RANKS[kind_of(line)] > rank:
            return at
    return len(lines)


def _replace(
    section: bytes,
    kind: str,
    wanted: list[str],
    read: Callable[[str], list[str]],
    join: Callable[[Sequence[str]], list[str]],
) -> bytes:
    """Give the section with other items of one kind; whole lines at both ends that say the same
    stay as they are.
    """
    lines = _lines(section)
    places = [at for at, line in enumerate(lines) if kind_of(line) == kind]
    first, start = 0, 0
    while first < len(places):
        here = read(lines[places[first]])
        if wanted[start : start + len(here)] != here:
            break
        first, start = first + 1, start + len(here)
    last, end = len(places), len(wanted)
    while last > first:
        here = read(lines[places[last - 1]])
        if end - len(here) < start or wanted[end - len(here) : end] != here:
            break
        last, end = last - 1, end - len(here)
    at = places[0] if places else _place(lines, kind)
    at = places[first - 1] + 1 if first else at
    new = join(wanted[start:end])
    drop = set(places[first:last])
    before = [line for number, line in enumerate(lines[:at]) if number not in drop]
    after = [line for number, line in enumerate(lines[at:], at) if number not in drop]
    return _join([*before, *new, *after])


def _join(lines: Sequence[str]) -> bytes:
    return "".join(line + "\n" for line in lines).encode("utf-8")
