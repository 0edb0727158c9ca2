"""Labels of list items, at the start of a line or inside one: `1.`, `2)`, `(c)`, `• 4.`."""

import re

_REACH = 600
"""How far an item may be from the next one inside a line, in characters."""
_BULLET = "[-–—*+•◦▪‣·○●]"
_LINE = re.compile(
    f"[ \\t]*(?:[※①-⑳]|(?:{_BULLET}|\\([0-9A-Za-z]{{1,4}}\\)|[A-Z]\\)"
    "|(?:\\d{1,3}|[a-z]|[ivx]{1,5})[.)]{1,2})\\s)",
)
_ITEM = re.compile(
    "\\s{0,8}([•◦▪‣*-]\\s{1,4})?(?:\\((\\d{1,2}|[a-z])\\)|(\\d{1,2}|[a-z])(\\.\\)|[.)])|([A-Z])(\\.?\\)))\\s",
)


def is_label(text: str, at: int) -> bool:
    """Say whether a line that starts at a place starts with a bullet or a label."""
    return _LINE.match(text, at) is not None


def next_label(text: str, at: int) -> int:
    """Give where the next item of a list inside the line starts, 0 where there is none.

    There is one if a sentence starts at `at` with a label and the label that follows it in the
    alphabet or in counting, written in the same way, comes soon after.
    """
    match = _ITEM.match(text, at)
    if match is None:
        return 0
    bullet, enclosed, plain, mark, capital, closing = match.groups()
    label = enclosed or plain or capital
    following = str(int(label) + 1) if label.isdigit() else chr(ord(label) + 1)
    written = f"({following})" if enclosed else following + (mark or closing)
    if bullet:
        written = bullet.rstrip() + " " + written
    return text.find(f" {written} ", match.end(), at + _REACH) + 1
