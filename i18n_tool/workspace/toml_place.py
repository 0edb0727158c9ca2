"""Where a key or a value stands in a TOML file: `tomllib` keeps no line numbers."""

import re
import tomllib

from i18n_tool.errors import ToolError
from i18n_tool.workspace.markers import MERGING, RESOLVE, marker_line

_PART = r"""(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')"""
_DOTTED = rf"{_PART}(?:\s*\.\s*{_PART})*"
_HEADER = re.compile(rf"\s*\[\[?\s*({_DOTTED})\s*\]\]?\s*(?:#.*)?")
_ASSIGNMENT = re.compile(rf"\s*({_DOTTED})\s*=")


def line_of(text: str, keys: tuple[str, ...], item: str | None = None) -> int:
    """Give the line, from 1, where the key with this dotted path is set, or its table starts.

    With `item`, the line of that string in the value. Of a key that cannot be found (it stands in
    an inline table, say) the line of what holds it; 1 where nothing is found.
    """
    found = {places[0]: places[1] for places in _places(text)}
    for depth in range(len(keys), 0, -1):
        if keys[:depth] in found:
            line = found[keys[:depth]]
            wanted = item if depth == len(keys) else item or keys[-1]
            return line if wanted is None else _line_of_item(text, line, wanted)
    return 1


def _places(text: str) -> list[tuple[tuple[str, ...], int]]:
    """Give the dotted path and line of every table header and every assignment, last first."""
    table: tuple[str, ...] = ()
    places = []
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.fullmatch(line):
            table = _parts(header[1])
            places.append((table, number))
        elif assignment := _ASSIGNMENT.match(line):
            places.append(((*table, *_parts(assignment[1])), number))
    return places[::-1]


def _parts(dotted: str) -> tuple[str, ...]:
    """Split a dotted key into its parts, without their quotes."""
    return tuple(part.strip("\"'") for part in re.findall(_PART, dotted))


def _line_of_item(text: str, line: int, item: str) -> int:
    """Give the line of a string's first mention from `line` on, else `line` itself."""
    for number, content in enumerate(text.splitlines()[line - 1 :], start=line):
        if f'"{item}"' in content or f"'{item}'" in content:
            return number
        if number > line and (_HEADER.fullmatch(content) or _ASSIGNMENT.match(content)):
            break
    return line


def parse_toml(text: str, where: str) -> dict[str, object]:
    """Give a TOML file's table; ToolError with the line where it is not TOML."""
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ToolError(
            "values are nested too deep in this file", where=where, todo="Correct the file."
        ) from error
    except ValueError as error:
        if not isinstance(error, tomllib.TOMLDecodeError):  # a number of thousands of digits
            what = "a number has too many digits in this file"
            raise ToolError(what, where=where, todo="Correct the file.") from error
        raise _not_toml(error, text, where) from error


def _not_toml(error: tomllib.TOMLDecodeError, text: str, where: str) -> ToolError:
    """Give the error of a text that is not TOML."""
    merging = marker_line(text)
    if merging is not None:
        return ToolError(MERGING, where=f"{where}:{merging}", todo=RESOLVE)
    message = str(error)
    place = re.search(r" \(at line (\d+), column \d+\)", message)
    line = place[1] if place else text.count("\n") + 1
    what = (message[: place.start()] if place else message).removesuffix(" (at end of document)")
    return ToolError(
        f"this is not TOML: {what[:1].lower()}{what[1:]}",
        where=f"{where}:{line}",
        todo="Correct the file there.",
    )
