"""Front matter in TOML: the strings of a document, with their places.

The standard library's `tomllib` gives values without places. So the document is read here as far
as places need it, and `tomllib` says whether it was read right: where the two differ, nothing is
offered.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping

from i18n_tool.formats.markdown.flow import Scalar, flow
from i18n_tool.formats.markdown.scalars import DoubleQuoted
from i18n_tool.model.unit import Span

LONGEST = 100_000
"""Characters that a front matter in TOML may have to be read."""

_KEY = r"(?:[\w-]++|\"[^\"\\\n]*+\"|'[^'\n]*+')"
_KEYS = rf"(?P<keys>{_KEY}(?:[ \t]*\.[ \t]*{_KEY}){{0,15}})"
_STRINGS = (
    r'(?P<double3>"""(?P<double3_text>(?:[^"\\]|\\[\s\S]|"(?!""))*+"{0,2})""")'
    r"|(?P<single3>'''(?P<single3_text>(?:[^']|'(?!''))*+'{0,2})''')"
    r'|(?P<double>"(?P<double_text>(?:[^"\\\n]|\\[^\n])*+)")'
    r"|(?P<single>'(?P<single_text>[^'\n]*+)')"
)
_TOKENS = re.compile(
    r"(?P<space>(?:[ \t\r\n]|\#[^\n]*+)++)|(?P<mark>[\[\]{},])|(?P<separator>=)|"
    + _STRINGS
    + r"|(?P<plain>(?P<plain_text>[\w.:+-]++))"
)
_SPACE = re.compile(r"(?:[ \t]*+(?:\#[^\n]*+)?\r?\n)*+[ \t]*+")
_REST = re.compile(r"[ \t]*+(?:\#[^\n]*+)?\r?(?:\n|\Z)")
_TABLE = re.compile(rf"\[\[?[ \t]*+{_KEYS}[ \t]*+\]\]?")
_FIELD = re.compile(rf"{_KEYS}[ \t]*+=[ \t]*+")
_STRING = re.compile(_STRINGS)
_PLAIN = re.compile(r"[^\s\[{\"'#][^\n#]*+")
_NAME = re.compile(_KEY)


def scalars(content: str, span: Span) -> Iterator[Scalar]:
    """Give the strings of the document in `span`, in order; none where it is read otherwise."""
    if span[1] - span[0] > LONGEST or (found := _read(content, *span)) is None:
        return
    try:
        document = tomllib.loads(content[slice(*span)])
    except (ValueError, RecursionError):
        return
    values: dict[tuple[str | None, ...], list[str]] = {}
    _flatten(document, (), values)
    read: dict[tuple[str | None, ...], list[str]] = {}
    for scalar in found:
        read.setdefault(scalar.path, []).append(_value(content, scalar))
    yield from (scalar for scalar in found if read[scalar.path] == values.get(scalar.path))


def _read(content: str, at: int, end: int) -> list[Scalar] | None:
    """Give the strings of a document, or None where it is not understood."""
    found: list[Scalar] = []
    table: tuple[str, ...] = ()
    while space := _SPACE.match(content, at, end):
        at = space.end()
        if at == end:
            return found
        if match := _TABLE.match(content, at, end):
            table, at = _names(match["keys"]), match.end()
        elif match := _FIELD.match(content, at, end):
            path = (*table, *_names(match["keys"]))
            at = _field(content, (match.end(), end), path, found)
        else:
            return None
        rest = _REST.match(content, at, end) if at >= 0 else None
        if rest is None:
            return None
        at = rest.end()
    return None


def _field(content: str, span: Span, path: tuple[str, ...], found: list[Scalar]) -> int:
    """Read the value of a field; give where it ends, or -1."""
    if match := _STRING.match(content, *span):
        found.append(Scalar(path, match.lastgroup or "", *match.span()))
        return match.end()
    if content.startswith(("[", "{"), span[0]):
        read = flow(content, span, _TOKENS, path)
        if read is None:
            return -1
        found += (scalar for scalar in read[1] if scalar.style != "plain")
        return read[0]
    match = _PLAIN.match(content, *span)
    return match.end() if match else -1


def _names(keys: str) -> tuple[str, ...]:
    return tuple(match[0].strip("\"'") for match in _NAME.finditer(keys))


def _value(content: str, scalar: Scalar) -> str:
    """Give what a string says."""
    quotes = 3 if scalar.style.endswith("3") else 1
    raw = content[scalar.start + quotes : scalar.end - quotes]
    if quotes > 1:
        raw = re.sub(r"\A\n", "", raw.replace("\r\n", "\n"))
    return DoubleQuoted().read(raw) if scalar.style.startswith("double") else raw


def _flatten(
    value: object, path: tuple[str, ...], found: dict[tuple[str | None, ...], list[str]]
) -> None:
    """Gather the strings of a document by their paths."""
    if isinstance(value, str):
        found.setdefault(path, []).append(value)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            _flatten(inner, (*path, key), found)
    elif isinstance(value, list):
        for inner in value:
            _flatten(inner, path, found)
