"""What a period after a word is: the end of a sentence, or of an abbreviation.

Pure functions over the word before and the text after, by the lists of a language (`rules`).
"""

import re

from i18n_tool.segmentation.rules import Rules

_WORD = re.compile("([^\\W\\d_]+)(['’][^\\W\\d_]*)?")
_NUMBER = re.compile(
    "\\d|[IVXLCМ]+\\b(?!['’])|[^\\W\\d_a-zа-яіїєґ]\\b(?![\\s'’]*\\w)|[A-Z][.\\-\\d]"
)
_COUNT = re.compile("\\d(?:[-‐–]?[^\\W\\d_]{1,3})?$|(?:^|[-–])[IVXLC]+$|%$")
_LEADING = "\"'“”‘’«‹»„([{¿¡*_~—–-/"
_ELISION = re.compile("^[A-Za-zÀ-ÿ]{1,2}['’](?=.)")
_INITIALS = re.compile("(?:[^\\W\\d_]{1,2}[.-]+)*[^\\W\\d_]")
_LATIN = re.compile("[A-Za-z.]+\\Z")
_POINTED = re.compile("[.-]")
_THOUSAND = re.compile("\\d{3}(?!\\d)")
_SHOWN = re.compile(
    "(?<![\\w.!?。！？])[\"'“‘«‹„「『][ \xa0\u202f]?[.!?。！？][ \xa0\u202f]?[\"'”’»›“」』]\\Z"
)
"""A mark between quotation marks: it is spoken of, and ends nothing."""
_SPEAKING = re.compile("\\w+-(?:t-)?(?:ils?|elles?|je|on|ele|ela)\\b|[—–-]")
"""`… ?! dit-il`: who speaks."""
_ROMAN = "IVX"
_GAPS = frozenset(" \t\n\r\xa0\u202f.,")
"""What may follow a sentence's first word: not what makes a file's name or an address of it."""
_PHRASE = 6
"""So many words a phrase of time has."""
_PLAIN = 4
"""From how many letters on a small word before a period is taken for no abbreviation at all."""


def ends_sentence(words: list[str], text: str, start: int, rules: Rules) -> bool:
    """Say whether a period ends a sentence; what follows starts like one.

    `words` are the last words before it, at least one. `start` is where the first letter or digit
    of what follows stands.
    """
    token = stripped(words[-1])
    if not token:
        return True
    if token.isdigit():
        word = _WORD.match(text, start)
        counted = word is not None and word[0] in rules.ordinal
        return not counted and not (len(token) < 4 and _THOUSAND.match(text, start))
    before = words[-2].lstrip(_LEADING) if len(words) > 1 else ""
    if len(token) == 1 and not token.islower() and before.lower() in rules.labels:
        return _ends_lettered(words, text, start, rules)
    if token not in rules.known:
        if token.isalpha() and len(token) > 1 and before[-1:] != ".":
            return not (token.isupper() and token.lower() in rules.number) or not _NUMBER.match(
                text, start
            )
        if not (
            before[-1:] == "." or "." in token or "-" in token or len(token) == 1 or token.isupper()
        ):
            return True
    return _weigh(token, before, _Next(text, start, rules), rules)


class _Next:
    """What follows a period."""

    __slots__ = ("follower", "initial", "number", "starter", "surname")

    def __init__(self, text: str, start: int, rules: Rules) -> None:
        word = _WORD.match(text, start)
        first, rest = word.groups() if word else ("", None)
        elided = f"{first}'" if rest else first
        self.starter = first in rules.starters or elided in rules.starters
        known = rules.surnames
        self.surname = not known or first in known or elided in known
        self.follower = first in rules.followers
        self.initial = text[start + 1 : start + 2] == "." and bool(first)
        self.number = _NUMBER.match(text, start) is not None


def _weigh(token: str, before: str, after: _Next, rules: Rules) -> bool:
    """Say whether a word that may be an abbreviation ends a sentence."""
    single = len(token) == 1 and token.isalpha()
    if single and after.initial:
        return False
    match _kind(token, before, rules):
        case "ends":
            ended = not after.follower
        case "measured":
            plain = len(token) > 1 and token not in rules.number | rules.never
            ended = after.starter or plain or _COUNT.search(before) is not None
        case "initials":
            ended = after.starter and not (single and _is_named(token, before, after, rules))
        case "rarely":
            ended = after.starter
        case "number":
            ended = after.starter or not after.number
        case kind:
            ended = kind != "never"
    return ended


def _is_named(token: str, before: str, after: _Next, rules: Rules) -> bool:
    """Say whether a lone letter is the initial of a name that goes on: `J. Le Goff`."""
    if token in _ROMAN or not after.surname or (before and rules.surname_first):
        return False
    linked = bool(rules.surnames) and before in rules.starters
    return not before or before[0].isupper() or linked


def _kind(token: str, before: str, rules: Rules) -> str:
    """Give the list that a word stands in, `initials`, or `word`.

    A word after another period may be the end of a longer abbreviation, which goes first: `p. ex`.
    """
    if before[-1:] == ".":
        pair = before + token
        forms = {pair} if pair in rules.known else {pair, token}
    else:
        forms = {token, re.split("[.-]", token)[-1]}
    for kind in ("ends", "measured", "never"):
        if forms & getattr(rules, kind):
            return kind
    initials = _INITIALS.fullmatch(token) is not None
    if initials and token[0].isupper():
        return "initials"
    if initials and rules.lone:
        return "never"
    for kind in ("rarely", "number"):
        if forms & getattr(rules, kind):
            return kind
    return "word"


def _ends_lettered(words: list[str], text: str, start: int, rules: Rules) -> bool:
    """Say whether a sentence ends after a noun and its letter: `Group A. Group B.`

    The letter may be an initial after all: `the group A. Smith & Sons`.
    """
    repeated = len(words) == 2 and repeats(stripped(words[0]), text, start)
    return repeated or _Next(text, start, rules).starter


def repeats(noun: str, text: str, start: int) -> bool:
    """Say whether what follows starts with the same noun, as in an enumeration."""
    word = _WORD.match(text, start)
    return word is not None and word[0].lower() == noun.lower()


def is_abbreviated(words: list[str], rules: Rules) -> bool:
    """Say whether Latin letters stand before a period in a text without spaces: `J.R.R.`, `Mr.`."""
    match = _LATIN.search(words[-1])
    return match is not None and (len(match[0].rpartition(".")[2]) == 1 or match[0] in rules.known)


def ends_before_small(marks: str, words: list[str], text: str, start: int, rules: Rules) -> bool:
    """Say whether marks end a sentence though the next word is written small.

    `start` is where that word stands. A doubled `!!` and `?!` do, but not before who speaks.
    """
    if marks == ".":
        return _period_ends_before_small(words, text, start, rules)
    if len(marks) > 1:
        return not marks.strip("!?") and not _SPEAKING.match(text, start)
    if marks == "?" and _starts_small(text, start, rules):
        return True
    if marks in rules.careless:
        word = _WORD.match(text, start)
        whole = word is not None and text[word.end() : word.end() + 1] in _GAPS
        return whole and words[-1].isalpha() and (marks == "?" or words[-1].islower())
    return False


def _period_ends_before_small(words: list[str], text: str, start: int, rules: Rules) -> bool:
    """Say the same of a period.

    It does end one after a plain word that is in no list: careless writing is more frequent than an
    abbreviation of that length that no list has.
    """
    token = stripped(words[-1])
    if not _WORD.match(text, start) or token in rules.known or "." in token:
        return False
    if _starts_small(text, start, rules):
        return True
    bare = token.rstrip(')]»"”’*_')
    letters = bare.replace("'", "").replace("’", "")
    return letters.isalpha() and (
        len(token) >= _PLAIN or (len(token) > 1 and token in rules.starters)
    )


def _starts_small(text: str, start: int, rules: Rules) -> bool:
    """Say whether what follows is a word that starts a sentence even where it is written small."""
    word = _WORD.match(text, start)
    return word is not None and (word[1] in rules.small or word[0].replace("’", "'") in rules.small)


def is_glued(words: list[str], text: str, start: int, rules: Rules) -> bool:
    """Say whether a sentence starts right after a period, its space forgotten."""
    token = stripped(words[-1])
    word = _WORD.match(text, start)
    if word is None or token in rules.known:
        return False
    if text[word.end() : word.end() + 1] not in _GAPS:
        return False
    if not (token[1:].islower() and token.isalpha()) and not token.replace(",", "").isdigit():
        return False
    title = text[word.end() : word.end() + 1] == "." and word[0] in rules.never
    return title or _Next(text, start, rules).starter


def is_phrase(sentence: str, text: str, start: int, rules: Rules) -> bool:
    """Say whether what ends in an abbreviation is but a phrase of time, and its sentence goes on.

    A sentence may open with a year, a month or an hour and go on with a name: `In 44 B.C. Caesar`.
    There is no verb yet.
    """
    words = sentence.split()
    if not 1 < len(words) <= _PHRASE or words[0].lstrip(_LEADING) not in rules.openers:
        return False
    if not any(word[0].isdigit() or word[0] in "IVXLC" for word in words):
        return False
    forms = {words[-1], words[-2] + words[-1]}
    timed = any(forms & words for words in (rules.measured, rules.ends, rules.number))
    return timed and not _Next(text, start, rules).starter


def is_glued_uncased(words: list[str], text: str, start: int) -> bool:
    """Say the same of a script without capitals: both words must be long enough to be words."""
    token = stripped(words[-1])
    word = _WORD.match(text, start)
    if word is None or len(word[0]) < 2 or len(token) < _PLAIN or not token.isalpha():
        return False
    return not token.isascii() and not word[0].isascii()


def is_small(letter: str) -> bool:
    """Say whether a letter is a small one of a script whose sentences start with a capital."""
    return letter.islower() and not "\u10d0" <= letter <= "\u10ff"  # Georgian has no such capitals


def goes_on(text: str, start: int, rules: Rules) -> bool:
    """Say whether what follows a quotation tells who speaks."""
    word = _WORD.match(text, start)
    return word is not None and word[0] in rules.sayings


def is_shown(text: str, at: int, end: int) -> bool:
    """Say whether the mark at a place stands alone between quotation marks, up to an end."""
    return _SHOWN.search(text, max(at - 3, 0), end) is not None


def stripped(word: str) -> str:
    """Give a word without what is written before it: quotes, markup, an elided article."""
    token = word.rpartition(">")[2].rpartition("(")[2].lstrip(_LEADING)
    if "'" in token or "’" in token:
        token = _ELISION.sub("", token, count=1)
    return token
