"""The rules of a language: data read from `languages/*.toml`, compiled on first use.

A language file holds lists of words; what the engine does with them is in `sentences`. The table a
list stands in says what its words do, its key only what they are. A word written small matches with
a capital too; one written with a capital only so.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent / "languages"
COMMON = "common"

WIDE = "。！？｡．"
"""Terminators of full width: no space follows them."""
NARROW = ".!?…‥"
"""Terminators that white space follows; those of other scripts stand in the data (`marks`)."""
_LISTS = ("never", "number", "measured", "rarely", "ends")
_ANY_QUOTE = "\"'”’“‘»›«‹"
_CLOSING_QUOTE = "\"'”’」』】》〉»›〕］｝）"
_CLOSING = ")\\]}*_~"
_NOTE = "\\[(?:\\^[\\w-]{1,30}|\\d{1,4}|[A-Za-z]{1,2})\\](?!\\()"
"""The reference of a footnote."""
_FACE = "(?<=\\s[:;])-?[)(DPp]++(?=\\s)"
"""A face of signs behind its first, which stands in the place of a mark."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What the engine knows of a language."""

    candidates: re.Pattern[str]
    """Finds the places where a sentence may end: marks, (more marks and closers)(white space)."""
    marks: str
    """All terminators that white space follows."""
    cased: bool
    """The script has capitals, and a sentence starts with one."""
    lone: bool
    """A single small letter before a period is an abbreviation."""
    surname_first: bool
    """A single capital after a name is the name's end, as in `Trần B.`, and not an initial."""
    careless: str
    """Marks that end a sentence though the next word is written small, as careless writers do."""
    spaced: bool
    """Sentences are parted by white space."""
    never: frozenset[str]
    """Abbreviations that never end a sentence."""
    number: frozenset[str]
    """Abbreviations when a number or a single letter follows, words else."""
    measured: frozenset[str]
    """Units: they may end a sentence after a number, and abbreviate what follows else."""
    rarely: frozenset[str]
    """Abbreviations that end a sentence only before one of the starters."""
    ends: frozenset[str]
    """Abbreviations that end a sentence before any capital but those of the followers."""
    followers: frozenset[str]
    """Names that go on after one of the ends: a weekday after the time of day."""
    ordinal: frozenset[str]
    """What a number with a period stands before: a month, a century."""
    names: frozenset[str]
    """Names that end with an exclamation mark of their own."""
    known: frozenset[str]
    """All of these abbreviations."""
    starters: frozenset[str]
    """Words that often start a sentence and are no names; as a sentence starts, and small."""
    openers: frozenset[str]
    """Words that open a phrase of time, which no year ends: its sentence goes on."""
    labels: frozenset[str]
    """Nouns with a number or a letter behind, as of a heading: `Step 1`, `plan B`."""
    surnames: frozenset[str]
    """Those of the starters that follow an initial as a part of a name: `J. Le Goff`."""
    sayings: frozenset[str]
    """Words that go on with the sentence after a quotation: `"No!" she said`."""
    small: frozenset[str]
    """Those of them that careless writers write small."""
    hold: tuple[tuple[str, str], ...]
    """Pairs of brackets inside which no sentence ends."""
    continuation: str
    """What goes on with the sentence after a closed quotation, where no capital shows it."""


@lru_cache(maxsize=64)
def rules_of(locale: str) -> Rules:
    """Give the rules for a locale, by its language; one without a file gets the common ones.

    `locale` is a gettext name or a tag, of any language.
    """
    return _rules(_language(locale) if has_rules(locale) else COMMON)


@lru_cache(maxsize=64)
def has_rules(locale: str) -> bool:
    """Say whether the language of a locale has rules of its own."""
    language = _language(locale)
    plain = language.isascii() and language.isalpha() and language != COMMON
    return plain and (FOLDER / f"{language}.toml").is_file()


def _language(locale: str) -> str:
    return re.split("[-_@.]", locale, maxsplit=1)[0].lower()


@lru_cache(maxsize=64)
def _rules(language: str) -> Rules:
    common = _read(COMMON)
    own = _read(language) if language != COMMON else common
    mine = {table: _words(own, table) for table in _LISTS}
    told = frozenset().union(*mine.values())
    lists = {table: (_words(common, table) - told) | mine[table] for table in _LISTS}
    hold = str(own.get("hold", ""))
    spaced = own.get("spaced", True) is True
    starters = _words(own, "starters")
    marks = NARROW + str(common.get("marks", ""))
    marks += str(own.get("marks", "")) if own is not common else ""
    return Rules(
        candidates=_candidates(marks, spaced=spaced),
        marks=marks,
        cased=own.get("cased", True) is True,
        surname_first=own.get("surname_first", False) is True,
        careless=str(own.get("careless", "")),
        lone=own.get("lone", False) is True,
        spaced=spaced,
        known=frozenset().union(*lists.values()),
        **lists,
        followers=_words(own, "followers"),
        ordinal=_words(own, "ordinal"),
        names=_words(common, "names"),
        starters=starters | {word.lower() for word in starters},
        openers=_words(own, "openers"),
        labels=_words(own, "labels"),
        surnames=_words(own, "surnames"),
        sayings=_words(own, "sayings"),
        small=_words(own, "small"),
        hold=tuple(zip(hold[::2], hold[1::2], strict=True)),
        continuation=str(own.get("continuation", "")),
    )


def _read(language: str) -> dict[str, object]:
    with (FOLDER / f"{language}.toml").open("rb") as file:
        return tomllib.load(file)


def _words(data: Mapping[str, object], table: str) -> frozenset[str]:
    """Give the words of a table; one written small is there with a capital too."""
    lists = data.get(table, {})
    words = {
        word
        for text in (lists.values() if isinstance(lists, dict) else ())
        for word in str(text).split()
    }
    return frozenset(words | {word[0].upper() + word[1:] for word in words})


@lru_cache(maxsize=4)
def _candidates(marks: str, *, spaced: bool) -> re.Pattern[str]:
    """Compile the one expression that finds where a sentence may end.

    Every quantifier is possessive or bounded and a match always takes a character, so a text of any
    kind is read in time proportional to its length. Before white space any quote is a closing one;
    where none is written between sentences, only those that can be nothing else. All start with
    one of a few characters, so that `re` looks for those alone.
    """
    mark = f"[{re.escape(marks)}{WIDE}]"
    quote = _ANY_QUOTE + _CLOSING_QUOTE if spaced else _CLOSING_QUOTE
    blank = "[ \\xa0\\u202f]"
    close = (
        f"(?:\\]\\([^()\\s]{{0,300}}\\)|[{quote}{_CLOSING}]|{blank}[»›]|{_NOTE}"
        "|</[A-Za-z][^<>]{0,60}>)"
    )
    dots = f"[.…]++(?:{blank}[.…]++){{0,40}}+"
    spread = f"{blank}(?:[!?]++|{dots})(?=\\s|$|[{_ANY_QUOTE})])"
    first = f"[{re.escape(marks)}{WIDE}:;\\n]"
    return re.compile(
        f"{first}(?:(?<=\\n)\\s*+"
        f"|(?:(?<={mark}){mark}*+|{_FACE})((?:{close}++{mark}*+|{spread})*+)(\\s*+))",
    )
