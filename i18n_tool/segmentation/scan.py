"""Sentence boundaries: one linear, lossless engine over the rules of a language.

The model is UAX #29's: a boundary after a terminator, its closers and white space, unless what
stands around says otherwise. What stands around is judged by the data of the language (`rules`).
"""

import re
from collections.abc import Sequence
from itertools import chain

from i18n_tool.segmentation.codes import Codes, Span
from i18n_tool.segmentation.cursor import WINDOW, Cursor, after
from i18n_tool.segmentation.headings import is_dateline, is_heading_before, is_label_before
from i18n_tool.segmentation.labels import is_label, next_label
from i18n_tool.segmentation.periods import (
    ends_before_small,
    ends_sentence,
    goes_on,
    is_glued,
    is_glued_uncased,
    is_phrase,
    is_shown,
    is_small,
)
from i18n_tool.segmentation.rules import WIDE, Rules
from i18n_tool.segmentation.wide import ends_wide, is_between_wide

_OPENERS = re.compile(
    "(?:[\"'“”‘’«‹»›„‚(\\[{¿¡*_~—–―\\-•\\s]|!\\["
    "|</?(?!code|kbd|samp|tt|var)[A-Za-z][^<>]{0,300}>)*+",
)
_NOTE = re.compile("\\d{1,3}\\s")
_SAID = frozenset("\"”“»’'")
_OPENING_QUOTE = '"“«„‹¿¡'
_NO_START = ",:;%/&=+)]}"
_REACH = 300
"""How far a bracket may be from its partner."""
_EMPHASIS = re.compile('([*_~])\\1{0,2}$|"$')
_MARKUP = re.compile("[*_~]|</[A-Za-z][^<>]*>")
"""What closes an element and is no punctuation."""


def boundaries(text: str, rules: Rules, codes: Sequence[Span] = ()) -> list[int]:
    """Give where the sentences of a text start, but for the first, in order.

    `codes` are spans that no boundary cuts, sorted by their start; nested ones may be among them.
    """
    size = len(text)
    places = rules.candidates.finditer(text)
    first = next(places, None)
    if (first is None or first.end() >= size) and next_label(text, 0) <= 0:
        return []
    scan = _Scan(text, rules, Codes(codes) if codes else None)
    for match in chain((first,) if first else (), places):
        if scan.item:
            scan.take_items(match.start())
        if match.end() >= size:
            break
        scan.look(match)
    scan.take_items(size)
    return scan.found


class _Scan(Cursor):
    """Judges the places of a text, one after the other."""

    __slots__ = ()

    def look(self, match: re.Match[str]) -> None:
        """Judge one place, and start a sentence after it if one ends there."""
        closed, gap = match.groups()
        self.end = match.end()
        if closed is None:
            gap = match[0]
            if gap.count("\n") > 1 or is_label(self.text, self.end):
                self.add(self.end)
            return
        self.at = match.start()
        self.closed, self.gap = closed, gap
        self.marks = marks = self.text[self.at : match.start(1)]
        if self.closed and not self.gap and (opening := self._opening()):
            self.closed = self.closed[:-opening]
            self.end -= opening
        if self.codes and not self.leave_code(self.codes):
            return
        if (
            self.closed
            and "\n" not in self.gap
            and is_shown(self.text, self.at, self.end - len(self.gap))
        ):
            return
        wide = marks[-1] in WIDE or (self.closed and self.closed[-1] in WIDE)
        if not wide and not self.rules.spaced and not self.gap:
            wide = marks[-1] in ".!?" and is_between_wide(self)
        if ends_wide(self) if wide else self._ends():
            self.add(self.end)

    def _opening(self) -> int:
        """Give the length of the emphasis or quotation mark that opens at the end of the closers.

        Where no space parts sentences, `**` and `"` may be either: it opens if as many were met
        before as close them.
        """
        match = _EMPHASIS.search(self.closed)
        return len(match[0]) if match and self.count(match[0]) % 2 == 0 else 0

    def _ends(self) -> bool:
        """Say whether a sentence ends where white space parts sentences."""
        if not self.gap:
            return self._is_glued()
        if "\n" in self.gap and (self.gap.count("\n") > 1 or is_label(self.text, self.end)):
            return True
        if is_small(self.text[self.end]):
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
        start = after(_OPENERS, text, self.end)
        if start == len(text) or start > self.last_word():
            return -1
        small = is_small(text[start]) and (self.closed or first not in _OPENING_QUOTE)
        return -1 if small and not next_label(text, self.end) else start

    def _ends_before(self, start: int) -> bool:
        """Say whether a sentence ends before what could start one."""
        quoted = self.closed[-1:] in _SAID
        if quoted and self.rules.sayings and goes_on(self.text, start, self.rules):
            return False
        if not self.rules.cased and self.closed == ")" and self._is_aside():
            return False
        if self.marks == ".":
            ended = self._ends_period(start)
        elif self.marks == "!":
            ended = self.words()[-1] not in self.rules.names
        else:
            small = not self.rules.cased or self.text[start].isdigit()
            ended = not (small and self.marks[0] in ".…")
        return ended and self.has_word()

    def _is_aside(self) -> bool:
        """Say whether brackets that close here opened inside the sentence, not behind one."""
        opened = self.text.rfind("(", max(self.begin, self.at - _REACH), self.at)
        before = self.text[max(self.begin, opened - 4) : opened].rstrip()
        return opened > self.begin and before[-1:] not in self.rules.marks

    def _ends_period(self, start: int) -> bool:
        """Say whether a single period ends a sentence before a word that could start one."""
        if self.text[self.at - 1 : self.at].isspace():
            return True
        words = self.words()
        if self.at - self.begin < WINDOW and self._is_heading(words, start):
            return False
        if self.closed and _MARKUP.sub("", self.closed):
            return True
        ended = ends_sentence(words, self.text, start, self.rules)
        if ended and self.rules.openers and self.at - self.begin < WINDOW:
            return not is_phrase(self.text[self.begin : self.at], self.text, start, self.rules)
        return ended

    def _is_heading(self, words: list[str], start: int) -> bool:
        """Say whether what stands before the period introduces what follows, in its sentence."""
        if is_label_before(words, first=True):
            return True
        if is_heading_before(words, self.text, start, self.rules):
            return True
        dash = self.text[self.end] in "—–-" and self.text[self.end + 1 : self.end + 2].isspace()
        return dash and is_dateline(self.text[self.begin : self.at])

    def _ends_before_small(self) -> bool:
        """Say whether a sentence ends though the next word is written small."""
        if next_label(self.text, self.end) > 0:
            return True
        if self.closed:
            return False
        free = self.marks != "." and self.text[self.at - 1 : self.at].isspace()
        words = [""] if free else self.words()
        return ends_before_small(self.marks, words, self.text, self.end, self.rules)

    def _is_glued(self) -> bool:
        """Say whether a sentence ends here and the space after it was forgotten."""
        following = self.text[self.end]
        if following.isdigit():
            return self._is_noted()
        if self.closed or not following.isalpha():
            return False
        before = self.text[self.at - 1 : self.at]
        if not self.rules.cased:
            return before.isalpha() and is_glued_uncased(self.words(), self.text, self.end)
        if not following.isupper() or not (before.islower() or before.isdigit()):
            return False
        return is_glued(self.words(), self.text, self.end, self.rules)

    def _is_noted(self) -> bool:
        """Say whether the number of a footnote stands behind the sentence, and then take it."""
        match = _NOTE.match(self.text, self.end)
        words = self.words()
        if match is None or self.closed or not (words[-1].endswith(")") or words[-1].islower()):
            return False
        if not is_glued([words[-1].strip("()")], self.text, match.end(), self.rules):
            return False
        self.end = match.end()
        return True

    def _close_quote(self) -> bool:
        """Take a quotation mark that stands free for a closing one, where one is open."""
        second = self.text[self.end + 1 : self.end + 3].strip()
        if sum(self.count(quote) for quote in '"“”') % 2 or second[:1] in {'"', "“"}:
            self.closed += self.text[self.end]
            self.skip(self.end + 1)
        return self.end < len(self.text)
