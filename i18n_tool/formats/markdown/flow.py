"""Collections between brackets: YAML's flow style, TOML's arrays and inline tables, JSON."""

import re
from dataclasses import dataclass

from i18n_tool.model.unit import Span

DEPTH = 50
"""How deep collections may stand in each other; deeper ones are data that no one translates."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value in front matter that is no collection."""

    path: tuple[str | None, ...]
    """The keys that lead to it; lists count for nothing. None is a key that cannot be named."""
    style: str
    """The name of the group that it was found by: `double`, `single`, `plain`, …"""
    start: int
    """Where it starts in the content, its quotes included."""
    end: int


@dataclass(slots=True)
class _Level:
    """A collection that is open."""

    closer: str
    path: tuple[str | None, ...]
    state: str = "start"
    """What came last: `start`, `key`, `separator`, `value` or `comma`."""
    key: str | None = None


def flow(
    content: str, span: Span, tokens: re.Pattern[str], path: tuple[str | None, ...]
) -> tuple[int, list[Scalar]] | None:
    """Read the collection that starts at `span`'s start; None where it cannot be read for certain.

    Gives where it ends and the scalars in it, in order. `tokens` matches one token, by the groups
    `space`, `mark` (brackets and `,`), `separator` (between key and value), and one for each style
    of a scalar, whose text is in the group of that name with `_text` behind it, or is all of it.
    """
    levels: list[_Level] = []
    found: list[Scalar] = []
    at, end = span
    while match := tokens.match(content, at, end):
        at = match.end()
        style = match.lastgroup or ""
        if style == "space":
            continue
        level = levels[-1] if levels else None
        if style == "mark" and match[0] in "[{":
            inner = _open(level, path)
            if inner is None or len(levels) == DEPTH:
                return None
            levels.append(_Level("]" if match[0] == "[" else "}", inner))
        elif level is None:
            return None
        elif style == "mark" and match[0] == level.closer:
            if level.state == "separator":
                return None
            levels.pop()
            if not levels:
                return at, found
            levels[-1].state = "value"
        elif not _take(level, match, style, found):
            return None
    return None


def _open(level: _Level | None, path: tuple[str | None, ...]) -> tuple[str | None, ...] | None:
    """Give the path of a collection that starts here, or None where none can."""
    if level is None:
        return path
    if level.closer == "]":
        return level.path if level.state in {"start", "comma"} else None
    return (*level.path, level.key) if level.state == "separator" else None


def _take(level: _Level, match: re.Match[str], style: str, found: list[Scalar]) -> bool:
    """Take a token within a collection; False where it cannot stand there."""
    if style == "mark":
        known = match[0] == "," and level.state in {"value", "key"}
        level.state = "comma"
        return known
    if style == "separator":
        known = level.state == "key"
        level.state = "separator"
        return known
    if level.closer == "}" and level.state in {"start", "comma"}:
        text = match[style + "_text"]
        level.key = None if "\\" in text or "''" in text else text.strip()
        level.state = "key"
        return True
    if level.state not in ({"separator"} if level.closer == "}" else {"start", "comma"}):
        return False
    path = (*level.path, level.key) if level.closer == "}" else level.path
    found.append(Scalar(path, style, *match.span(style)))
    level.state = "value"
    return True
