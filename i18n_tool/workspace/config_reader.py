"""Reading values out of the configuration so that every wrong one is reported, not the first."""

import os.path
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from i18n_tool.errors import LocaleError, ToolError
from i18n_tool.model.locale import parse_locale
from i18n_tool.workspace.globs import did_you_mean
from i18n_tool.workspace.toml_place import line_of

T = TypeVar("T")

_TYPES: Mapping[type, str] = {
    str: "a string",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    list: "a list",
    dict: "a table",
}


_NOT_FOLDERS = ("", ".", "..", "~", ".git", ".i18n-tool")
"""What no folder of a project's files starts with: nothing is there before an absolute path's `/`,
and what `~` stands for is nowhere in a project."""
_SIZE = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,9})?) ?(B|kB|MB|GB)")
_UNITS: Mapping[str, int] = {"B": 1, "kB": 10**3, "MB": 10**6, "GB": 10**9}


class Reader:
    """A table of settings, and the problems found in it so far.

    Each method gives the value of a key where it is right, else the default, and keeps the problem.
    """

    def __init__(
        self, path: Path, text: str, table: Mapping[str, object], at: tuple[str, ...]
    ) -> None:
        """Take the file's path and text, the table, and the dotted path of the table in it."""
        self.path = path
        self.text = text
        self.table = table
        self.at = at
        self._problems: dict[tuple[int, str], ToolError] = {}

    @property
    def problems(self) -> tuple[ToolError, ...]:
        """Give the problems in the order of the file, each once."""
        return tuple(self._problems[key] for key in sorted(self._problems))

    def problem(self, keys: tuple[str, ...], what: str, todo: str, item: str | None = None) -> None:
        """Keep a problem, with the line of the key or of the item in its value."""
        line = line_of(self.text, self.at + keys, item)
        error = ToolError(what, where=f"{self.path}:{line}", todo=todo)
        self._problems.setdefault((line, what), error)

    def known(self, among: tuple[str, ...], keys: tuple[str, ...] = ()) -> None:
        """Report the keys of the table at `keys` that are not among those."""
        for key in self._at(keys):
            if key not in among:
                name = ".".join((*keys, key))
                guess = did_you_mean(key, among)
                todo = guess or f"The keys are: {', '.join(among)}."
                self.problem((*keys, key), f"`{name}` is not a key of the configuration", todo)

    def _at(self, keys: tuple[str, ...]) -> Mapping[str, object]:
        """Give the table at a path of keys; an empty one where there is none."""
        table = self.table
        for key in keys:
            inner = table.get(key)
            table = inner if isinstance(inner, dict) else {}
        return table

    def value(self, keys: tuple[str, ...], kind: type[T], default: T) -> T:
        """Give the value at a path of keys if it is of that type; a whole number is a number."""
        value = self._at(keys[:-1]).get(keys[-1], default)
        if kind is float and type(value) is int:
            value = float(value)
        if type(value) is kind:
            return value
        what = f"`{'.'.join(keys)}` must be {_TYPES[kind]}, not {_described(value)}"
        self.problem(keys, what, f"Write {_TYPES[kind]}.")
        return default

    def number(self, keys: tuple[str, ...], default: float, least: float, most: float) -> float:
        """Give a number within limits."""
        value = self.value(keys, float, default)
        if least <= value <= most:
            return value
        what = f"`{'.'.join(keys)}` must be from {least:g} to {most:g}, not {value:g}"
        self.problem(keys, what, f"Write a number from {least:g} to {most:g}.")
        return default

    def whole(self, keys: tuple[str, ...], default: int, least: int, most: int) -> int:
        """Give a whole number within limits."""
        value = self.value(keys, int, default)
        if least <= value <= most:
            return value
        what = f"`{'.'.join(keys)}` must be from {least:,} to {most:,}, not {_shortened(value)}"
        self.problem(keys, what, f"Write a whole number from {least:,} to {most:,}.")
        return default

    def size(self, keys: tuple[str, ...], default: int, least: int, most: int) -> int:
        """Give a size in bytes: a whole number of them, or a string with a unit as `"20 MB"`."""
        value = self._at(keys[:-1]).get(keys[-1], default)
        match = _SIZE.fullmatch(value) if isinstance(value, str) else None
        if match:
            value = round(float(match[1]) * _UNITS[match[2]])
        if type(value) is not int:
            what = f"`{'.'.join(keys)}` must be a size, not {_described(value)}"
            self.problem(keys, what, 'Write it with its unit, such as "64 kB" or "20 MB".')
        elif not least <= value <= most:
            span = f"from {least:,} to {most:,} bytes"
            what = f"`{'.'.join(keys)}` must be {span}, not {_shortened(value)}"
            self.problem(keys, what, 'Write it with its unit, such as "64 kB" or "20 MB".')
        else:
            return value
        return default

    def strings(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Give a list of strings."""
        wrong = [item for item in self.value(keys, list, []) if not isinstance(item, str)]
        if wrong:
            what = f"`{'.'.join(keys)}` must be a list of strings; {_described(wrong[0])} is in it"
            self.problem(keys, what, "Put quotes around every item.")
        return tuple(item for item in self.value(keys, list, []) if isinstance(item, str))

    def pairs(self, keys: tuple[str, ...]) -> dict[str, str]:
        """Give a table from strings to strings."""
        pairs = self.value(keys, dict, {})
        return {key: self.value((*keys, key), str, "") for key in pairs}

    def locale(
        self,
        keys: tuple[str, ...],
        text: str,
        among: tuple[str, ...] = (),
        aliases: Mapping[str, str] = MappingProxyType({}),
        *,
        item: bool = False,
    ) -> str:
        """Give the gettext name of a locale that stands at a key, or as an item of its list."""
        try:
            return parse_locale(text, among, aliases)
        except LocaleError as error:
            self.problem(keys, error.what, error.todo, text if item else None)
            return ""

    def folder(self, root: Path, key: str, default: str) -> Path:
        """Give a folder inside the project, as an absolute path."""
        value = self.value((key,), str, default)
        inside = os.path.normpath(value)
        first = inside.split("/")[0].casefold()
        if "\0" in value or first in _NOT_FOLDERS:
            what = f"`{key}` must be a folder inside the project, not `{value}`"
            self.problem((key,), what, f'Write a path such as "{default}", from {root}.')
            return root / default
        return root / inside

    def each(self, keys: tuple[str, ...], read: Callable[[tuple[str, ...]], T]) -> dict[str, T]:
        """Give what `read` makes of each key of a table."""
        return {key: read((*keys, key)) for key in self.value(keys, dict, {})}


def _shortened(value: int) -> str:
    """Give a number for people; one that would fill the line, by its length."""
    return f"{value:,}" if abs(value) < 10**15 else "a number of so many digits"


def _described(value: object) -> str:
    """Give a value of the configuration for people."""
    kind = _TYPES.get(type(value), "a date or time")
    return f"{kind} (`{value}`)" if isinstance(value, str | bool | int | float) else kind
