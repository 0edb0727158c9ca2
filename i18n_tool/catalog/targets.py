"""Where a sentence points: the targets of links and the sources of images, in any of the formats.

A target that the reader does not see (`[text](target)`, `href="target"`) is no part of what was
translated; one that stands in the text (`<https://…>`, a bare URL) is. Found are those of Markdown,
of tags, of reStructuredText and of AsciiDoc, since a catalog does not say what its article is
written in. A target that is not recognised is text like any other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from i18n_tool.model.urls import STOP, url_end

HIDDEN = "\x00"
SEEN = "\x01"


@dataclass(frozen=True, slots=True)
class Target:
    """One target, at `text[start:end]` of its sentence."""

    start: int
    end: int
    text: str
    seen: bool
    """The reader sees it: another target is another text."""


_HINTS = ("](", "][", "://", "<", "@", "www.", ":`")
_FOUND = re.compile(
    rf"""
    \\[!-/:-@\[-`{{-~]                                                    # an escape
  | `[^`<>]{{0,999}}\s<(?P<rst>[^<>`\s][^<>`]{{0,1999}})>`(?:__?(?!\w))   # `text <target>`_
  | :[\w:+.-]{{1,99}}:`[^`<>]{{0,999}}\s<(?P<role>[^<>`\s][^<>`]{{0,1999}})>`
  | :(?:doc|ref|numref|download|any):`(?P<lone>[^`<>]{{1,1999}})`
  | (?<!`)(?P<ticks>`+)(?!`).{{1,9999}}?(?<!`)(?P=ticks)(?!`)             # code
  | <(?P<auto>[A-Za-z][A-Za-z0-9+.-]{{1,31}}:[^\s<>]{{0,1999}}|[^\s<>@]{{1,99}}@[^\s<>@]{{1,199}})>
  | <<(?P<cross>[^<>,\s][^<>,]{{0,999}})(?P<told>,\s*[^<>\s][^<>]{{0,999}})?>>
  | (?P<tag><[A-Za-z][^<>]{{0,3999}}>)
  | (?P<macro>(?:link|xref|image|video|audio|mailto)::?)(?P<adoc>[^\s\[\]]{{1,1999}})
        \[(?P<words>[^\[\]]{{0,1999}})\]
  | (?P<plain>(?:https?|ftp|irc)://[^{STOP}\[\]]{{1,1999}})\[(?P<label>[^\[\]^][^\[\]]{{0,1999}})?\]
        (?![(\[])
  | \]\(\s*(?P<inline><[^<>\n]{{1,1999}}>
        |(?:\{{\{{[^{{}}]{{0,999}}\}}\}}|\{{%[^{{}}]{{0,999}}%\}}|\\.|\([^()\s]{{0,999}}\)|[^\s()\\])
         {{1,1999}}+)(?=\s*\)|\s+["'(])
  | (?<!\w)\[[^\[\]]{{1,999}}\]\[(?P<named>[^\[\]]{{1,199}})\](?![(\[])
  | (?P<url>(?:(?:https?|ftp)://|(?<!\w)mailto:|(?<![\w.])www\.)
        (?:(?!\]\()[^{STOP}]){{1,1999}})
  | (?P<mail>(?<![\w.+-])[\w+-][\w.+-]{{0,63}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,9}})
    """,
    re.VERBOSE | re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"""(?<=\s)(?:href|src|to|poster|srcset|cite|action|data|xlink:href)\s*=\s*
        (?:"(?P<double>[^"]+)"|'(?P<single>[^']+)'|(?P<brace>\{[^{}]+\})|(?P<bare>[^\s"'<>{}]+?)(?=\s|/?>))""",
    re.VERBOSE,
)
_VALUES = ("double", "single", "brace", "bare")
_ALWAYS_HIDDEN = ("rst", "role", "inline")
_ALWAYS_SEEN = ("lone", "auto", "mail")


def find_targets(text: str) -> tuple[Target, ...]:
    """Give the targets of a sentence in order. Linear in its length."""
    return tuple(_find(text)) if may_point(text) else ()


def may_point(text: str) -> bool:
    """Say at little cost whether a sentence may hold a target."""
    return any(hint in text for hint in _HINTS) or ("[" in text and ":" in text)


def bare(text: str, targets: tuple[Target, ...] | None = None) -> str:
    """Give a sentence with a mark in the place of each target: equal where only targets differ."""
    found = find_targets(text) if targets is None else targets
    pieces: list[str] = []
    done = 0
    for target in found:
        pieces += text[done : target.start], SEEN if target.seen else HIDDEN
        done = target.end
    return "".join(pieces) + text[done:]


def _find(text: str) -> Iterator[Target]:
    at = 0
    while match := _FOUND.search(text, at):
        at = match.end()
        group = match.lastgroup
        if match["url"]:
            end = url_end(text, *match.span())
            yield Target(match.start(), end, text[match.start() : end], seen=True)
            at = max(end, match.start() + 1)
        elif match["tag"]:
            yield from _attributes(text, *match.span())
        elif group not in {None, "ticks"}:
            yield from _of(match)


def _of(match: re.Match[str]) -> Iterator[Target]:
    """Give the target of a match that has one."""
    groups = match.groupdict()
    for name, text in groups.items():
        if text is None:
            continue
        if name in _ALWAYS_HIDDEN:
            seen = False
        elif name in _ALWAYS_SEEN:
            seen = True
        elif name == "cross":
            seen = groups["told"] is None
        elif name == "adoc":
            seen = not groups["words"] and not groups["macro"].startswith(("image", "video", "aud"))
        elif name == "plain":
            seen = not groups["label"] or groups["label"].isdigit()
        elif name == "named":
            seen = text.isdigit()  # `grid[2][3]` may be none
        else:
            continue
        yield Target(*match.span(name), text, seen)
        return


def _attributes(text: str, start: int, end: int) -> Iterator[Target]:
    """Give the targets among a tag's attributes."""
    for match in _ATTRIBUTE.finditer(text, start, end):
        name = next(name for name in _VALUES if match[name])
        yield Target(*match.span(name), match[name], seen=False)
