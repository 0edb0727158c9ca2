"""Front matter in JSON: an object at the very start of an article, as Hugo takes it."""

import json
import re
from collections.abc import Iterator

from i18n_tool.formats.markdown.flow import Scalar, flow
from i18n_tool.model.unit import Span

LONGEST = 100_000
"""Characters that a front matter in JSON may have; a longer object is data."""

_START = re.compile(r'\{\s*+"(?:[^"\\]|\\.)*+"\s*+:')
_REST = re.compile(r"[ \t]*(?:\r?\n|\Z)")
_TOKENS = re.compile(
    r"(?P<space>[ \t\r\n]+)|(?P<mark>[\[\]{},])|(?P<separator>:)"
    r'|(?P<double>"(?P<double_text>(?:[^"\\\n]|\\[^\n])*+)")|(?P<plain>(?P<plain_text>[\w.+-]++))'
)


def end_of(content: str, begin: int) -> int:
    """Give where the object that starts at `begin` ends, with its line; -1 where there is none.

    `{{ tag }}` and the expressions of MDX are no JSON.
    """
    if _START.match(content, begin) is None:
        return -1
    try:
        _, length = json.JSONDecoder().raw_decode(content[begin : begin + LONGEST])
    except (ValueError, RecursionError):
        return -1
    rest = _REST.match(content, begin + length)
    return rest.end() if rest else -1


def scalars(content: str, span: Span) -> Iterator[Scalar]:
    """Give the strings of the object, in order."""
    read = flow(content, span, _TOKENS, ())
    for scalar in read[1] if read else ():
        if scalar.style == "double":
            yield scalar
