"""Where a pass over a text stands: the sentence that began, and the place that is being judged."""

import re

from i18n_tool.segmentation.codes import Codes, is_closing
from i18n_tool.segmentation.labels import next_label
from i18n_tool.segmentation.rules import Rules

WINDOW = 64
"""How far before a period its words are looked for."""
_WORDLIKE = re.compile("[^\\W_]")
_BLANK = re.compile("\\s*+")


def after(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Give where a pattern that also matches nothing ends."""
    match = pattern.match(text, at)
    return match.end() if match else at


class Cursor:
    """A place in a text where a sentence may end, and what is known around it."""

    __slots__ = (
        "at", "begin", "closed", "codes", "counted", "end", "found", "gap", "item", "last",
        "marks", "rules", "searched", "text",
    )  # fmt: skip

    def __init__(self, text: str, rules: Rules, codes: Codes | None) -> None:
        self.text = text
        self.rules = rules
        self.codes = codes
        self.found: list[int] = []
        self.at = self.end = 0
        self.marks = self.closed = self.gap = ""
        self.last = -1
        self.counted: dict[str, tuple[int, int]] = {}
        self._start(0)

    def _start(self, at: int) -> None:
        """Start a sentence; from its label it is known where its list goes on."""
        self.begin = self.searched = at
        self.item = next_label(self.text, at)

    def add(self, at: int) -> None:
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
            self.add(item)

    def leave_code(self, codes: Codes) -> bool:
        """Move a mark inside a code to where the code closes; say whether that can be done."""
        core = self.end - len(self.gap)
        close = codes.close(core)
        if not close:
            return True
        if not is_closing(self.text, core, close):
            return False
        self.closed += self.text[core:close]
        self.skip(close)
        return self.end < len(self.text)

    def skip(self, at: int) -> None:
        """Let the white space from a place on be what parts the sentences."""
        self.end = after(_BLANK, self.text, at)
        self.gap = self.text[at : self.end]

    def words(self) -> list[str]:
        """Give the last words before the marks, three at most, at least one."""
        low = max(self.begin, self.at - WINDOW)
        return self.text[low : self.at].rsplit(None, 2) or [""]

    def last_word(self) -> int:
        """Give where the text's last letter or digit stands; after it no sentence starts."""
        if self.last < 0:
            at = len(self.text) - 1
            while at > 0 and not self.text[at].isalnum():
                at -= 1
            self.last = at
        return self.last

    def has_word(self) -> bool:
        """Say whether the sentence has a letter or digit yet: `(…)` alone is none."""
        if self.searched < 0 or self.text[self.at - 1].isalnum():
            return True
        if _WORDLIKE.search(self.text, self.searched, self.at):
            self.searched = -1
            return True
        self.searched = self.at
        return False

    def count(self, letter: str) -> int:
        """Count a character from the text's start to the marks, going on from the last count."""
        at, count = self.counted.get(letter, (0, 0))
        count += self.text.count(letter, at, self.at)
        self.counted[letter] = (self.at, count)
        return count
