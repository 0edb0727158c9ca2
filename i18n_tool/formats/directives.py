"""Directives: comments in an article that speak to the tool.

    <!-- i18n: off -->            what follows is copied …
    <!-- i18n: on -->             … up to here
    <!-- i18n: context: menu -->  the msgctxt of the next unit
    <!-- i18n: whole -->          the next unit is one segment, however many sentences it holds

MDX, which has no such comments, takes `{/* i18n: off */}`; in reStructuredText the comment is
`.. i18n: off`. Only the format knows what is a comment
and what merely shows one (in a code block), so it asks for the comments that it met.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast

from i18n_tool.model.unit import Unit

Verb = Literal["off", "on", "context", "whole"]

_DIRECTIVE = re.compile(
    r"(?:<!--|\{/\*)\s*i18n:\s*"
    r"(?:(?P<verb>off|on|whole)|(?P<context>context)\s*:\s*(?P<value>[^\n]{0,500}?))"
    r"\s{0,100}(?:-->|\*/\})",
)
_WHOLE = re.compile(
    r"i18n:\s*(?:(?P<verb>off|on|whole)|(?P<context>context)\s*:\s*(?P<value>[^\n]{0,500}?))\s*"
)


@dataclass(frozen=True, slots=True)
class Directive:
    """One directive, at its place in the article's content."""

    verb: Verb
    start: int
    """Where its comment starts in the content, in characters."""
    end: int
    value: str = ""
    """The context that it names; empty for the other verbs."""


def find(content: str, start: int = 0, end: int | None = None) -> tuple[Directive, ...]:
    """Give the directives between two places of the content, in order; in linear time."""
    stop = len(content) if end is None else end
    if "i18n:" not in content[start:stop]:
        return ()
    return tuple(_read(match, match.span()) for match in _DIRECTIVE.finditer(content, start, stop))


def spoken(comment: str, start: int, end: int) -> Directive | None:
    """Give the directive that is all the text of a comment between two places, or None."""
    match = _WHOLE.fullmatch(comment)
    return _read(match, (start, end)) if match else None


def _read(match: re.Match[str], span: tuple[int, int]) -> Directive:
    """Give the directive that was matched, which stands between two places."""
    verb = cast("Verb", match["verb"] or match["context"])
    return Directive(verb, *span, match["value"] or "")


def obey(units: Iterable[Unit], directives: Sequence[Directive]) -> tuple[Unit, ...]:
    """Give the units as the directives want them; both come in the order of the content.

    A unit that starts between `off` and `on` (or the end of the article) is left out. `context`
    and `whole` speak of the next unit that is not left out.
    """
    kept: list[Unit] = []
    ahead = iter((*directives, None))
    following = next(ahead)
    off, context, whole = False, None, False
    for unit in units:
        while following is not None and following.start < unit.start:
            match following.verb:
                case "off" | "on":
                    off = following.verb == "off"
                case "context":
                    context = following.value or None
                case "whole":
                    whole = True
            following = next(ahead)
        if not off:
            if context is not None or whole:
                unit = replace(unit, context=context or unit.context, whole=whole or unit.whole)  # noqa: PLW2901
            kept.append(unit)
            context, whole = None, False
    return tuple(kept)
