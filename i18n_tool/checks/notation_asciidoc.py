"""The inline elements of AsciiDoc; see `notation`."""

import re
from collections import Counter

from i18n_tool.checks.notation import Elements
from i18n_tool.formats.asciidoc.inline import blanked, head, macros, marks, passed
from i18n_tool.formats.asciidoc.syntax import Inline
from i18n_tool.model.unit import Span

_LED = re.compile(r"(?:^|,)\s*link\s*=\s*(?:\"([^\"]*)\"|([^\",\]]*))")
"""Where a macro leads beside its target, as a picture that is a link does."""
_OPENED = re.compile(
    r"(?<!\\)<<[^<>\s,]{1,999}|(?<![\w\\])(?:link|xref|image|icon|mailto|pass):[^\s\[\]]{0,999}\["
)
"""What only the next sentence closes."""
_REFERENCE = re.compile(r"(?<!\\)<<([^<>,]+)(?:,[^<>]*)?>>")


def as_written(source: str, target: str) -> str:
    """Give a translation as it would be written for the source's text."""
    return Inline().write(target, source)


def elements(text: str) -> Elements:
    """Give the inline elements of a text."""
    plain, _ = passed(text)
    kinds: Counter[str] = Counter()
    contents: Counter[str] = Counter()
    targets: Counter[str] = Counter()
    emphasis = 0
    for one in marks(plain):
        mark = one.mark[0]
        emphasis += mark == "_"
        if mark == "`":
            kinds["code spans"] += 1
            contents[f"`{text[one.start : one.end].strip('`+')}`"] += 1
        elif mark == "*":
            kinds["`*` stretches"] += 1
    spans = macros(plain)
    for start, end in spans:
        at = text.index("[", start, end)
        for led in _LED.finditer(text[at + 1 : end]) if "link" in text else ():
            targets[f"link={(led[1] or led[2] or '').strip()}"] += 1
        match = head(text, at)
        if match and not match[0].startswith("{"):
            name = match[0].removeprefix("link:") if "://" in match[0] else match[0]
            kinds[f"`{name.partition(':')[0]}:` macros"] += 1
            if "://" not in name:  # addresses are compared wherever they stand
                targets[f"{name}[]"] += 1
    for match in _REFERENCE.finditer(plain):
        kinds["`<<>>` links"] += 1
        targets[f"<<{match[1]}>>"] += 1
    if "[" in plain or "<<" in plain:
        rest = _REFERENCE.sub(" ", blanked(plain, _outer(spans), " "))
        targets.update(match[0] for match in _OPENED.finditer(rest))
    return Elements(kinds, emphasis, contents, targets)


def _outer(spans: list[Span]) -> list[Span]:
    """Give the spans that stand in no other, in order."""
    found: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found
