"""Masks: what stands in a Markdown article and is no Markdown, hidden from the parser.

Front matter, MDX, templates' tags, admonitions and displayed formulas mean something else to
Markdown than to the generator that reads the article. Each is replaced by as many characters of
something that the parser takes for what it is to the reader: nothing, code, or a container. Every
search is linear in the text.
"""

import re
from dataclasses import dataclass, field

from i18n_tool.model.unit import Span

_LIMIT = 4000
"""How far the end of a template's tag is looked for, in characters."""

_MARGIN = 200
"""How wide the margin of a line may be that holds nothing but what is hidden, in characters."""

_LIE = re.compile(
    r"""
    (?P<fence> (?:[ \t>]|(?:[-*+]|\d{1,9}[.)])[ \t])*+ (?P<ticks>`{3,}+(?=[^`\n]*$)|~{3,}+) )
  | (?P<comment> <!-- )
  | (?P<colons> [ \t]*+ :{3,}+ [ \t]*+ (?P<colon_type>[\w-]*+) [ \t]*+
        (?: \[ (?P<label>[^\]\n]*+) \] )? (?:\{[^}\n]*+\})?
        (?: (?<=[ \t:\]}]) (?P<colon_title>(?:[^{\\\n]|\\[^\n]|\\|\{(?![^{}\n]*+\}[ \t\r]*+$))*+)
            (?:\{[^{}\n]*+\}[ \t\r]*+)? | [^\n]*+ ) $ )
  | (?P<slashes> [ \t]*+ ///++ (?!/) (?: [ \t]*+ [\w-]++ (?: [ \t]*+ \| (?P<slash_title>[^\n]*+) )?
        (?: \n [ \t]{4,}+ [\w-]++ : [^\n]*+ )*+ )? [ \t\r]*+ $ )
  | (?P<marks> [ \t]*+ (?: !!! | \?\?\?\+? ) [ \t]++ (?: [\w-]++ [ \t]*+ )*+
        (?: "(?P<mark_title>[^"\n]*+)" )? [ \t\r]*+
        (?= (?: \n [ \t\r]*+ )++ (?<=[ ]{4}|[ ]{3}\t) \S ) )
  | (?P<tab> [ \t]*+ ===[!+]? [ \t]++ "(?P<tab_title>[^"\n]*+)" [ \t\r]*+ $ )
  | (?P<esm> (?: import [ \t]++ (?: ['"] | [^\n'"]*? [ \t}] from [ \t]++ ['"] | \{ [ \t\r]*+ $ )
             | export [ \t]++ (?: (?:const|let|var)[ \t]++ [\w{\[] [^\n=]*+ =
                                | (?:async[ \t]++)? function\b | class [ \t]++ \w++ [^\n{]*+ \{
                                | default [ \t]++ (?: [({] | (?:function|class)\b | \w++;?\s*+$ )
                                | [{*] ) ) )
  | (?P<math> [ \t]*+ (?:\$\$|\\\[) [ \t\r]*+ $ )
  | (?P<attributes> \{: [^{}\n]*+ \} | \{ [ ]? (?: [.#][\w:.-]++ | (?!\d)[\w-]++ =
        (?: "[^"{}\n]*+" | '[^'{}\n]*+' | [^\s{}"'`=]++ ) ) [^{}\n]*+ \} )
  | (?P<expression> \{ (?: [A-Za-z_$][\w$]*+
        (?: \??\.[\w$]++ | \[[^][\n{}]*+\] | \([^(){}\n]*+\) )*+
        | " [^"{}\n]*+ " | ' [^'{}\n]*+ ' ) \} )
  | (?P<abbreviation> [ ]{0,3} \*\[ [^]\n[]++ \]: [ \t]*+ (?P<meaning> [^\s][^\n]*+ ) $ )
  | (?P<open> \{\{ | \{% | \{\* | \{/\* )
  | (?P<jsx> </?[A-Z][\w.:-]*+ (?: [^<>{}"'`\n] | \r?\n(?![ \t\r]*\n) | "[^"]*+" | '[^']*+'
        | \{ (?: [^{}] | \{ (?: [^{}] | \{ [^{}]*+ \} )*+ \} )*+ \} )*+ > )
  | (?P<colon> [ \t]*+ : (?=[^\s:-]) )
    """,
    re.MULTILINE | re.VERBOSE,
)

_CANDIDATE = re.compile(
    r"\n(?=(?:[ \t>]|(?:[-*+]|\d{1,9}[.)])[ \t])*+"
    r"(?:`{3}|~{3}|:|///|!!!|\?{3}|===|(?:im|ex)port[ \t]|\$\$|\\\[|\*\[))"
    r"|\{[{%*/:\w$\"'.# ]|<(?:!--|/?[A-Z])"
)
"""Where a lie may begin: at the start of the line after, or here. Quick to search for."""

_CLOSERS = {"{{": "}}", "{%": "%}", "{*": "*}", "{/*": "*/}"}
_DEEPER = re.compile(r"[ \t\r]*+\n(?:[ \t\r]*+\n)*+([ ]{4,}+)(?=\S)")
_STEP = 5
"""How much deeper than a list item's mark its text may stand (CommonMark §5.2)."""
_MARK = re.compile(r"[^\w.{}]|_")
_BLANK = re.compile(r"\n[ \t\r]*\n")


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

    def masked(self) -> Masked:
        """Give the masked text."""
        place = self._at
        while place >= 0:
            if match := _LIE.match(self._content, place):
                getattr(self, f"_mask_{match.lastgroup}")(match)
                place = self._at
            place = self._candidate(place, match is not None)
        self._pieces.append(self._content[self._at :])
        self._found.text = "".join(self._pieces)
        return self._found

    def _candidate(self, place: int, is_end: bool) -> int:
        """Give where the next lie may begin, or -1; `place` is tried itself after another's end."""
        found = _CANDIDATE.search(self._content, place if is_end else place + 1)
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
        """Go past a block of code."""
        ticks = match["ticks"]
        closing = re.compile(rf"^[ \t>]*+{ticks}{ticks[0]}*+[ \t\r]*$", re.MULTILINE)
        end = closing.search(self._content, match.end())
        self._copy(end.end() if end else len(self._content))

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
        end = _BLANK.search(self._content, match.end())
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
            self._put(match.start(), match.end(), _MARK.sub("x", match[0]))
            self._found.opaque.append(match.span())

    def _mask_abbreviation(self, match: re.Match[str]) -> None:
        """Hide the definition of an abbreviation, which is a line of its own."""
        start, end = match.span("meaning")
        self._found.abbreviations.append((start, start + len(self._content[start:end].rstrip())))
        self._line(match)

    def _mask_open(self, match: re.Match[str]) -> None:
        """Hide a template's tag, unless a paragraph ends in it."""
        end = self._close(_CLOSERS[match[0]], match.end())
        comment = match[0] == "{/*"
        if end < 0 or (not comment and _BLANK.search(self._content, match.start(), end)):
            self._copy(match.end())
            return
        if comment:
            self._found.comments.append((match.start(), end))
        self._hide(match.start(), end)

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
        inner = _DEEPER.match(self._content, end) if self._is_mdx else None
        margin = self._content[max(0, start - _MARGIN) : start].rpartition("\n")[2]
        step = len(inner[1]) - len(margin) if inner and not margin.strip(" ") else 0
        if 2 <= step <= _STEP and end - start >= step + 5 and match[0][-2:] != "/>":
            item = "+".ljust(step) + "<?x?>"
            self._found.admonitions.append(start)
            self._put(start, end, item.ljust(end - start))
        else:
            self._hide(start, end)

    def _mask_colon(self, match: re.Match[str]) -> None:
        """Keep a colon that is no definition's from being taken for one."""
        self._put(match.end() - 1, match.end(), "x")
