"""Masks: what stands in a Markdown article and is no Markdown, hidden from the parser.

Front matter, MDX, templates' tags, admonitions and displayed formulas mean something else to
Markdown than to the generator that reads the article. Each is replaced by as many characters of
something that the parser takes for what it is to the reader: nothing, code, or a container. Every
search is linear in the text.
"""

import re
from dataclasses import dataclass, field

from i18n_tool.formats.markdown.patterns import (
    BLANK,
    CANDIDATE,
    CLOSERS,
    DEEPER,
    DIRECTIVE,
    LIE,
    MARK,
    STEP,
    VERBATIM,
)
from i18n_tool.model.unit import Span

_LIMIT = 4000
"""How far the end of a template's tag is looked for, in characters."""

_MARGIN = 200
"""How wide the margin of a line may be that holds nothing but what is hidden, in characters."""


@dataclass(slots=True)
class Masked:
    """A text for the parser, as long as the article's content, and what was hidden in it."""

    text: str
    opaque: list[Span] = field(default_factory=list)
    """What is hidden within text: it stays in a unit as a code."""
    titles: list[Span] = field(default_factory=list)
    """The titles of admonitions, which are language."""
    abbreviations: list[Span] = field(default_factory=list)
    """What abbreviations stand for."""
    admonitions: list[int] = field(default_factory=list)
    """Where a list item starts in the masked text that is an admonition in the article's."""
    comments: list[Span] = field(default_factory=list)
    """Comments as MDX writes them, in which directives may stand."""
    tags: list[Span] = field(default_factory=list)
    """Tags of JSX."""


def mask(content: str, start: int) -> Masked:
    """Give the content from `start` on (the end of the front matter) with its lies masked.

    What stands before `start` becomes empty lines, so that places stay what they are.
    """
    return _Masker(content, start).masked()


class _Masker:
    """The state of one pass over a content."""

    def __init__(self, content: str, start: int) -> None:
        self._content = content
        self._pieces = ["\n" * start]
        self._at = start
        self._found = Masked("")
        self._unclosed = False
        self._is_mdx = False
        self._closing: set[int] = set()
        self._fences: dict[str, re.Match[str]] = {}
        self._missing: set[str] = set()

    def masked(self) -> Masked:
        """Give the masked text."""
        place = self._at
        while place >= 0:
            if match := LIE.match(self._content, place):
                getattr(self, f"_mask_{match.lastgroup}")(match)
                place = self._at
            place = self._candidate(place, match is not None)
        self._pieces.append(self._content[self._at :])
        self._found.text = "".join(self._pieces)
        return self._found

    def _candidate(self, place: int, is_end: bool) -> int:
        """Give where the next lie may begin, or -1; `place` is tried itself after another's end."""
        found = CANDIDATE.search(self._content, place if is_end else place + 1)
        if found is None:
            return -1
        return found.end() if found[0] == "\n" else found.start()

    def _copy(self, end: int) -> None:
        self._pieces.append(self._content[self._at : end])
        self._at = end

    def _put(self, start: int, end: int, text: str) -> None:
        self._copy(start)
        self._pieces.append(text)
        self._at = end

    def _hide(self, start: int, end: int) -> None:
        """Hide a stretch: as a block where it has its lines for itself, else as a code."""
        length = end - start
        before = self._content[max(0, start - _MARGIN) : start].rpartition("\n")
        after = self._content[end : end + _MARGIN].partition("\n")
        first = before[1] or start <= _MARGIN
        last = after[1] or end + _MARGIN >= len(self._content)
        alone = first and last and not before[2].strip(" \t>\ufeff") and not after[0].strip()
        if alone and length >= 4:
            self._put(start, end, f"<?{'x' * (length - 4)}?>")
        else:
            self._put(start, end, f"{{{'x' * (length - 2)}}}")
            self._found.opaque.append((start, end))

    def _title(self, match: re.Match[str], *groups: str) -> None:
        for group in groups:
            if match[group] and match[group].strip():
                start = match.start(group) + len(match[group]) - len(match[group].lstrip())
                self._found.titles.append((start, start + len(match[group].strip())))
                return

    def _line(self, match: re.Match[str]) -> None:
        """Hide a line of its own, or several, that starts or ends something."""
        text = match[0].lstrip(" \t")
        inner = re.sub(r"[^\n]", "x", text[2:-2])
        self._copy(match.end() - len(text))
        self._put(self._at, match.end(), f"<?{inner}?>" if len(text) > 3 else " " * len(text))

    def _mask_fence(self, match: re.Match[str]) -> None:
        """Go past a block of code; a directive of MyST is a container instead."""
        ticks = match["ticks"]
        if match.start("ticks") in self._closing:
            self._put(match.start("ticks"), match.end(), " " * len(ticks))
            return
        end = self._fence_end(ticks, match.end())
        directive = DIRECTIVE.match(self._content, match.end())
        if directive and end and directive.end() < end.start():
            self._directive(match.start("ticks"), directive)
            self._closing.add(self._content.index(ticks, end.start()))
            return
        self._copy(end.end() if end else len(self._content))

    def _fence_end(self, ticks: str, at: int) -> re.Match[str] | None:
        """Give the line that closes a fence of these ticks; each stretch is searched once."""
        known = self._fences.get(ticks)
        if known is None or known.start() < at:
            closing = re.compile(rf"^[ \t>]*+{ticks}{ticks[0]}*+[ \t\r]*$", re.MULTILINE)
            known = closing.search(self._content, at)
            if known is not None:
                self._fences[ticks] = known
        return known

    def _directive(self, start: int, match: re.Match[str]) -> None:
        """Hide the line that opens a directive, with its options."""
        self._title(match, "title")
        self._put(start, match.end(), f"<?{'x' * (match.end() - start - 4)}?>")

    def _mask_comment(self, match: re.Match[str]) -> None:
        """Go past a comment of HTML."""
        end = -1 if self._unclosed else self._content.find("-->", match.end())
        self._unclosed = end < 0
        self._copy(match.end() if end < 0 else end)

    def _mask_colons(self, match: re.Match[str]) -> None:
        self._title(match, "label", "colon_title")
        self._line(match)

    def _mask_slashes(self, match: re.Match[str]) -> None:
        self._title(match, "slash_title")
        self._line(match)

    def _mask_marks(self, match: re.Match[str]) -> None:
        self._title(match, "mark_title")
        self._container(match)

    def _mask_tab(self, match: re.Match[str]) -> None:
        self._title(match, "tab_title")
        self._container(match)

    def _container(self, match: re.Match[str]) -> None:
        """Make a line the start of a list item whose content is indented by four."""
        line = match[0]
        indent = line[: len(line) - len(line.lstrip())]
        self._found.admonitions.append(match.start() + len(indent))
        self._put(match.start(), match.end(), (indent + "+   #").ljust(len(line)))

    def _mask_esm(self, match: re.Match[str]) -> None:
        """Hide code of MDX up to the next empty line."""
        self._is_mdx = True
        end = BLANK.search(self._content, match.end())
        self._hide(match.start(), end.start() if end else len(self._content.rstrip()))

    def _mask_math(self, match: re.Match[str]) -> None:
        closer = "$$" if match[0].strip() == "$$" else "\\]"
        end = self._close(closer, match.end())
        if end < 0:
            self._copy(match.end())
        else:
            start = match.end() - len(match[0].lstrip())
            self._hide(start, end)

    def _mask_attributes(self, match: re.Match[str]) -> None:
        self._hide(match.start(), match.end())

    def _mask_expression(self, match: re.Match[str]) -> None:
        """Hide an expression of MDX within text; it is a code, also where it stands alone."""
        if len(match[0]) > 2:
            self._put(match.start(), match.end(), MARK.sub("x", match[0]))
            self._found.opaque.append(match.span())

    def _mask_literal(self, match: re.Match[str]) -> None:
        """Hide a template literal of MDX; in other Markdown it ends with its paragraph."""
        if not self._is_mdx and BLANK.search(match[0]):
            self._copy(match.start() + 1)
        else:
            self._mask_expression(match)

    def _mask_flow(self, match: re.Match[str]) -> None:
        """Hide an expression of MDX that has its lines for itself."""
        start = match.end() - len(match[0].lstrip())
        if self._is_mdx:
            self._hide(start, start + len(match[0].strip()))
        else:
            self._copy(start + 1)

    def _mask_snippet(self, match: re.Match[str]) -> None:
        """Hide the line that another file is put in for."""
        self._line(match)

    def _mask_abbreviation(self, match: re.Match[str]) -> None:
        """Hide the definition of an abbreviation, which is a line of its own."""
        start, end = match.span("meaning")
        self._found.abbreviations.append((start, start + len(self._content[start:end].rstrip())))
        self._line(match)

    def _mask_open(self, match: re.Match[str]) -> None:
        """Hide a template's tag, unless a paragraph ends in it."""
        end = self._close(CLOSERS[match[0]], match.end())
        comment = match[0] == "{/*"
        if end < 0 or (not comment and BLANK.search(self._content, match.start(), end)):
            self._copy(match.end())
            return
        if comment:
            self._found.comments.append((match.start(), end))
        self._hide(match.start(), self._past_code(match.start(), end))

    def _past_code(self, start: int, end: int) -> int:
        """Give where the tag that starts here ends, or the code that it opens."""
        opener = VERBATIM.match(self._content, start, end)
        if opener is None or opener["name"] in self._missing or self._content[end - 4] == "/":
            return end
        name = re.escape(opener["name"])
        closer = re.compile(
            rf"\{{\{{[<%][ \t]*+/[ \t]*+{name}[^\n}}]*+\}}\}}|\{{%-?[ \t]*+end{name}[^\n%]*+%\}}"
        )
        found = closer.search(self._content, end)
        if found is None:
            self._missing.add(opener["name"])
        return found.end() if found else end

    def _close(self, closer: str, at: int) -> int:
        """Give where a closer near `at` ends, or -1."""
        found = self._content.find(closer, at, at + _LIMIT)
        return found + len(closer) if found >= 0 else -1

    def _mask_jsx(self, match: re.Match[str]) -> None:
        """Hide a tag of JSX.

        MDX has no code by indentation, so what stands four deep inside a component is text: there
        the tag becomes the start of a list item.
        """
        start, end = match.span()
        self._found.tags.append((start, end))
        inner = DEEPER.match(self._content, end) if self._is_mdx else None
        margin = self._content[max(0, start - _MARGIN) : start].rpartition("\n")[2]
        step = len(inner[1]) - len(margin) if inner and not margin.strip(" ") else 0
        if 2 <= step <= STEP and end - start >= step + 5 and match[0][-2:] != "/>":
            item = "+".ljust(step) + "<?x?>"
            self._found.admonitions.append(start)
            self._put(start, end, item.ljust(end - start))
        else:
            self._hide(start, end)

    def _mask_colon(self, match: re.Match[str]) -> None:
        """Keep a colon that is no definition's from being taken for one."""
        self._put(match.end() - 1, match.end(), "x")
