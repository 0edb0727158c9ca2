"""Globs over article names, and the names closest to a misspelt one.

`*` and `?` stay within one folder, `**` crosses folders, as in .gitignore. Our own, since
`fnmatch` lets `*` cross folders and `glob.translate` needs Python 3.13.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

_PIECE = re.compile(r"\*\*/|\*\*|\*|\?|\[!?\]?[^\]]*\]|[^*?\[]+|\[")


def is_glob(pattern: str) -> bool:
    """Say whether a pattern holds a sign that stands for other characters."""
    return any(sign in pattern for sign in "*?[")


def matches(pattern: str, name: str) -> bool:
    """Say whether a path below the source folder, with `/` between its parts, fits a glob.

    A pattern that names a folder, with or without `/` at its end, takes all that is in it.
    """
    return _compiled(pattern).fullmatch(name) is not None


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    """Translate a glob into an expression, once."""
    pieces = [_expression(piece.group()) for piece in _PIECE.finditer(pattern.rstrip("/"))]
    return re.compile("".join(pieces) + "(?:/.*)?", re.DOTALL)


def _expression(piece: str) -> str:
    """Translate one piece of a glob."""
    fixed = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    if piece in fixed:
        return fixed[piece]
    if piece.startswith("[") and piece.endswith("]") and len(piece) > 2:
        inside = piece[1:-1].replace("\\", r"\\").replace("[", r"\[").replace("&&", r"&\&")
        return f"[^/{inside[1:]}]" if inside.startswith("!") else f"[{inside}]"
    return re.escape(piece)


def closest(word: str, among: Iterable[str], most: int = 3) -> list[str]:
    """Give the words most like a misspelt one, best first; none where nothing is like it."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a misspelt word needs it

    lower = {candidate.lower(): candidate for candidate in among}
    return [lower[found] for found in get_close_matches(word.lower(), lower, most, 0.6)]


def did_you_mean(word: str, among: Iterable[str]) -> str:
    """Give a question for people, or nothing: `Did you mean a, b or c?`."""
    found = [f"`{candidate}`" for candidate in closest(word, among)]
    if not found:
        return ""
    *others, last = found
    return f"Did you mean {', '.join(others) + ' or ' if others else ''}{last}?"
