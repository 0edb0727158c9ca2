"""Sentence boundaries: one linear, lossless engine over the rules of a language.

The model is UAX #29's: a boundary after a terminator, its closers and white space, unless what
stands around says otherwise. What stands around is judged by the data of the language (`rules`).
"""

import re
from collections.abc import Sequence

from i18n_tool.segmentation.codes import Codes, Span, is_closing
from i18n_tool.segmentation.labels import is_label, next_label
from i18n_tool.segmentation.periods import (
    ends_before_small,
    ends_sentence,
    is_glued,
    is_label_before,
    is_shown,
    starts_small,
)
from i18n_tool.segmentation.rules import WIDE, Rules

_WINDOW = 64
"""How far before a period its words are looked for."""
_REACH = 300
"""How far a bracket may be from its partner."""
_OPENERS = re.compile(
    "(?:[\"'“”‘’«‹»›„‚(\\[{¿¡*_~—–―\\-•\\s]|!\\["
    "|</?(?!code|kbd|samp|tt|var)[A-Za-z][^<>]{0,300}>)*+",
)
_WORDLIKE = re.compile("[^\\W_]")
_BLANK = re.compile("\\s*+")
_OPENING_QUOTE = '"“«„‹¿¡'
_NO_START = ",:;%/&=+"
_SAYING = "：:，,、"
_STOPS = "，、；：,;:…"
_PARTNER = {"”": "“", "」": "「", "』": "『", "’": "‘"}
_ASIDE = {"）": "（", ")": "("}
_EMPHASIS = re.compile("([*_~])\\1{0,2}$")
_MARKUP = re.compile("[*_~]|</[A-Za-z][^<>]*>")
"""What closes an element and is no punctuation."""


def boundaries(text: str, rules: Rules, codes: Sequence[Span] = ()) -> list[int]:
    """Give where the sentences of a text start, but for the first, in order.

    `codes` are spans that no boundary cuts, sorted by their start; nested ones may be among them.
    """
    scan = _Scan(text, rules, Codes(codes) if codes else None)
    size = len(text)
    for match in rules.candidates.finditer(text):
        if scan.item:
            scan.take_items(match.start())
        if match.end() >= size:
            break
        scan.look(match)
    scan.take_items(size)
    return scan.found


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Give where a pattern that also matches nothing ends."""
    match = pattern.match(text, at)
    return match.end() if match else at


class _Scan:
    """One pass over a text: where the sentence began, and the place that is being judged."""

    __slots__ = (
        "at", "begin", "closed", "codes", "counted", "end", "found", "gap", "item", "last",
        "marks", "rules", "searched", "text",
    )  # fmt: skip

    def __init__(self, text: str, rules: Rules, codes: Codes | None) -> None:
        self.text = text
        self.rules = rules
        self.codes = codes
        self.found: list[int] = []
        self.last = -1
        self.counted: dict[str, tuple[int, int]] = {}
        self._start(0)

    def _start(self, at: int) -> None:
        """Start a sentence; from its label it is known where its list goes on."""
        self.begin = self.searched = at
        self.item = next_label(self.text, at)

    def _add(self, at: int) -> None:
        """Note a boundary, unless it cuts a code."""
        if self.codes and self.codes.close(at):
            return
        self.found.append(at)
        self._start(at)

    def take_items(self, until: int) -> None:
        """Start a sentence at each next item of a list inside a line, up to a place."""
        while 0 < self.item < until:
            item = self.item
            self.item = 0
            self._add(item)

    def look(self, match: re.Match[str]) -> None:
        """Judge one place, and start a sentence after it if one ends there."""
        marks, self.closed, self.gap = match.groups()
        self.end = match.end()
        if marks is None:
            gap = match[0]
            if gap.count("\n") > 1 or is_label(self.text, self.end):
                self._add(self.end)
            return
        self.at = match.start()
        self.marks = marks
        if self.closed and not self.gap and (opening := self._opening()):
            self.closed = self.closed[:-opening]
            self.end -= opening
        if self.codes and not self._leave_code(self.codes):
            return
        if (
            self.closed
            and "\n" not in self.gap
            and is_shown(self.text, self.at, self.end - len(self.gap))
        ):
            return
        wide = marks[-1] in WIDE or (self.closed and self.closed[-1] in WIDE)
        if not wide and not self.rules.spaced and not self.gap:
            wide = marks[-1] in ".!?" and self._between_wide()
        if self._ends_wide() if wide else self._ends():
            self._add(self.end)

    def _opening(self) -> int:
        """Give the length of the emphasis that opens at the end of what seems to be closers.

        Where no space parts sentences, `**` may be either: it opens if as many were met before as
        close them.
        """
        match = _EMPHASIS.search(self.closed)
        return len(match[0]) if match and self._count(match[0]) % 2 == 0 else 0

    def _leave_code(self, codes: Codes) -> bool:
        """Move a mark inside a code to where the code closes; say whether that can be done."""
        core = self.end - len(self.gap)
        close = codes.close(core)
        if not close:
            return True
        if not is_closing(self.text, core, close):
            return False
        self.closed += self.text[core:close]
        self._skip(close)
        return self.end < len(self.text)

    def _skip(self, at: int) -> None:
        """Let the white space from a place on be what parts the sentences."""
        self.end = _after(_BLANK, self.text, at)
        self.gap = self.text[at : self.end]

    def _ends(self) -> bool:
        """Say whether a sentence ends where white space parts sentences."""
        if not self.gap:
            return self._is_glued()
        if "\n" in self.gap and (self.gap.count("\n") > 1 or is_label(self.text, self.end)):
            return True
        if self.text[self.end].islower():
            return self._ends_before_small()
        start = self._start_of_next()
        return start >= 0 and self._ends_before(start)

    def _start_of_next(self) -> int:
        """Give where the first letter or digit of what follows stands, -1 if it starts nothing."""
        text, first = self.text, self.text[self.end]
        if first.isalnum():
            return self.end
        if first in _NO_START:
            return -1
        free = first in '"“' and text[self.end + 1 : self.end + 2].isspace()
        if free and not self._close_quote():
            return -1
        start = _after(_OPENERS, text, self.end)
        if start == len(text) or start > self._last_word():
            return -1
        small = text[start].islower() and (self.closed or first not in _OPENING_QUOTE)
        return -1 if small and not next_label(text, self.end) else start

    def _ends_before(self, start: int) -> bool:
        """Say whether a sentence ends before what could start one."""
        if self.marks == ".":
            ended = self._ends_period(start)
        elif self.marks == "!":
            ended = self._words()[-1] not in self.rules.names
        else:
            small = not self.rules.cased or self.text[start].isdigit()
            ended = not (small and self.marks[0] in ".…")
        return ended and self._has_word()

    def _ends_period(self, start: int) -> bool:
        """Say whether a single period ends a sentence before a word that could start one."""
        if self.text[self.at - 1 : self.at].isspace():
            return True
        words = self._words()
        if is_label_before(words, first=self.at - self.begin < _WINDOW):
            return False
        if _MARKUP.sub("", self.closed):
            return True
        return ends_sentence(words, self.text, start, self.rules)

    def _ends_before_small(self) -> bool:
        """Say whether a sentence ends though the next word is written small."""
        if next_label(self.text, self.end) > 0:
            return True
        if self.closed:
            return False
        if self.marks == "?":
            return starts_small(self.text, self.end, self.rules)
        if self.marks != ".":
            return False
        return ends_before_small(self._words(), self.text, self.end, self.rules)

    def _is_glued(self) -> bool:
        """Say whether a sentence ends here and the space after it was forgotten."""
        following = self.text[self.end]
        if not following.isupper() or self.closed or len(self.marks) > 1:
            return False
        before = self.text[self.at - 1 : self.at]
        if not (before.islower() or before.isdigit()):
            return False
        return is_glued(self._words(), self.text, self.end, self.rules)

    def _words(self) -> list[str]:
        """Give the last words before the marks, three at most, at least one."""
        low = max(self.begin, self.at - _WINDOW)
        return self.text[low : self.at].rsplit(None, 2) or [""]

    def _last_word(self) -> int:
        """Give where the text's last letter or digit stands; after it no sentence starts."""
        if self.last < 0:
            at = len(self.text) - 1
            while at > 0 and not self.text[at].isalnum():
                at -= 1
            self.last = at
        return self.last

    def _has_word(self) -> bool:
        """Say whether the sentence has a letter or digit yet: `(…)` alone is none."""
        if self.searched < 0 or self.text[self.at - 1].isalnum():
            return True
        if _WORDLIKE.search(self.text, self.searched, self.at):
            self.searched = -1
            return True
        self.searched = self.at
        return False

    def _count(self, letter: str) -> int:
        """Count a character from the text's start to the marks, going on from the last count."""
        at, count = self.counted.get(letter, (0, 0))
        count += self.text.count(letter, at, self.at)
        self.counted[letter] = (self.at, count)
        return count

    def _close_quote(self) -> bool:
        """Take a quotation mark that stands free for a closing one, where one is open."""
        second = self.text[self.end + 1 : self.end + 3].strip()
        if sum(self._count(quote) for quote in '"“”') % 2 or second[:1] in {'"', "“"}:
            self.closed += self.text[self.end]
            self._skip(self.end + 1)
        return self.end < len(self.text)

    def _between_wide(self) -> bool:
        """Say whether narrow marks stand in a text of wide letters."""
        following = self.text[self.end]
        return not following.isascii() and following.isalpha()

    def _ends_wide(self) -> bool:
        """Say whether a sentence ends where no space parts sentences."""
        text, end, begin = self.text, self.end, self.begin
        following = text[end]
        if following in _STOPS or end > self._last_word() or not self._has_word():
            return False
        if self.closed:
            quoted = not self.gap or _MARKUP.sub("", self.closed)
            if quoted and following in self.rules.continuation:
                return False
            aside = _ASIDE.get(self.closed)
            if aside and not self.gap:
                return text.rfind(aside, max(begin, self.at - _REACH), self.at) <= begin
            opening = _PARTNER.get(self.closed[0])
            if opening and not self.gap:
                if not self._is_open(opening, self.closed[0]):
                    self.end = self.at + len(self.marks)
                elif self.marks[-1] in "！？!?" and following.isalpha():
                    quote = text.rfind(opening, max(begin, self.at - _REACH), self.at)
                    return quote > begin and text[quote - 1] in _SAYING
        for opening, closing in self.rules.hold:
            piece = text[max(begin, end - _REACH) : end]
            if piece.count(opening) > piece.count(closing) and closing in text[end : end + _REACH]:
                return False
        return True

    def _is_open(self, opening: str, closing: str) -> bool:
        """Say whether a quotation is open; some write one mark for both ends."""
        opened, closed = self._count(opening), self._count(closing)
        return opened > closed or (not opened and closed % 2 == 1)
