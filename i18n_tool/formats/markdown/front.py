"""Front matter: the values before the text.

YAML stands between `---`, TOML between `+++`, and JSON is an object.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from i18n_tool.formats.markdown import front_json, front_toml, front_yaml
from i18n_tool.formats.markdown.flow import Scalar
from i18n_tool.formats.markdown.values import units_of
from i18n_tool.formats.options import TEXT_KEYS
from i18n_tool.model.article import Slot
from i18n_tool.model.unit import Span, Unit

_YAML = re.compile(
    r"\ufeff?---[ \t]*\r?\n"
    r"(?=(?:[ \t]*(?:\#[^\n]*)?\r?\n)*+(?:[\w\"'][^\n]*?:(?:[ \t\r]|\n|$)|---))"
    r"(?P<body>(?:(?!(?:---|\.\.\.)[ \t\r]*$)[^\n]*\n)*+)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)",
    re.MULTILINE,
)
_TOML = re.compile(
    r"\ufeff?\+\+\+[ \t]*\r?\n(?P<body>(?:(?!\+\+\+[ \t\r]*$)[^\n]*\n)*+)\+\+\+[ \t]*(?:\r?\n|\Z)",
    re.MULTILINE,
)
_SCALARS: Mapping[str, Callable[[str, Span], Iterable[Scalar]]] = {
    "yaml": front_yaml.scalars,
    "toml": front_toml.scalars,
    "json": front_json.scalars,
}


@dataclass(frozen=True, slots=True)
class Front:
    """What the front matter of an article holds."""

    end: int = 0
    """Where the text begins in the content: after the byte order mark and the front matter."""
    units: tuple[Unit, ...] = ()
    slots: tuple[Slot, ...] = ()
    locale: str | None = None
    """The value of `lang`, as it is spelt there."""


def front(content: str, keys: Collection[str] = TEXT_KEYS) -> Front:
    """Read the front matter of an article; one that is not closed is none.

    `keys` are those whose values are language; one inside another is written `hero.text`, also
    where lists lie between the two.
    """
    begin = 1 if content.startswith("\ufeff") else 0
    notation, span, end = _fenced(content, begin)
    units: list[Unit] = []
    slots: list[Slot] = []
    locale = None
    for scalar in _SCALARS[notation](content, span) if notation else ():
        key = _key(scalar.path)
        if key != "lang" and key not in keys:
            continue
        for unit in units_of(content, scalar, notation, key):
            if key == "lang":
                slots.append(Slot(unit.start, unit.end, "lang"))
                locale = unit.text
            else:
                units.append(unit)
    return Front(end, tuple(units), tuple(slots), locale)


def _fenced(content: str, begin: int) -> tuple[str, Span, int]:
    """Give the notation of the front matter, where its document stands, and where the text begins.

    Without front matter there is no notation.
    """
    for opener, notation, fence in (("---", "yaml", _YAML), ("+++", "toml", _TOML)):
        if content.startswith(opener, begin) and (match := fence.match(content)):
            return notation, match.span("body"), match.end()
    end = front_json.end_of(content, begin) if content.startswith("{", begin) else -1
    return ("json", (begin, end), end) if end >= 0 else ("", (0, 0), begin)


def _key(path: Sequence[str | None]) -> str:
    """Give the name of a key by the keys that lead to it; nothing where one has no name."""
    return ".".join(name for name in path if name is not None) if None not in path else ""
