"""What of an article is copied and not offered for translation, so that an author understands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from i18n_tool.model.article import Article
from i18n_tool.model.rendering import nests

_TAG = re.compile(r"<[^<>]*+>")

Why = Literal["no language", "no text"]


@dataclass(frozen=True, slots=True)
class Copied:
    """A stretch of text that is copied."""

    start: int
    """Where it starts in the content, in characters."""
    text: str
    why: Why
    """`no language`: it is a number, an address, a name of a file or the like; `no text`: for the
    article's format it is none: markup, code, what is not to be translated."""


def copied(article: Article, everything: Article) -> tuple[Copied, ...]:
    """Give what of an article is copied, in order: only what has a letter, line by line.

    `article` is cut into the sentences that are offered; `everything` is the same one with all
    sentences, as `Article.split` gives it where everything is offered.
    """
    offered = {(segment.start, segment.end) for segment in article.segments}
    found = [
        Copied(segment.start, segment.text, "no language")
        for segment in everything.segments
        if (segment.start, segment.end) not in offered and _has_letter(segment.text)
    ]
    found += (Copied(start, text, "no text") for start, text in _outside(everything))
    return tuple(sorted(found, key=lambda one: one.start))


def _outside(article: Article) -> Iterator[tuple[int, str]]:
    """Give the lines, or parts of lines, that stand in no unit."""
    at = 0
    ends = [(nest.unit.start, nest.unit.end) for nest in nests(article.units)]
    for start, end in (*ends, (len(article.content),) * 2):
        for match in re.finditer(r"[^\r\n]+", article.content[at:start]):
            text = match[0].strip("\ufeff \t")
            if _has_letter(_TAG.sub("", text)):
                yield at + match.start() + match[0].index(text), text
        at = end


def _has_letter(text: str) -> bool:
    return any(character.isalpha() for character in text)
