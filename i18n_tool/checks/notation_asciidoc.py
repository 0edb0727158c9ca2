"""The inline elements of AsciiDoc; see `notation`."""

import re
from collections import Counter

from i18n_tool.checks.notation import Elements
from i18n_tool.formats.asciidoc.inline import head, macros, marks, passed
from i18n_tool.formats.asciidoc.syntax import Inline

_LED = re.compile(r"(?:^|,)\s*link\s*=\s*(?:\"([^\"]*)\"|([^\",\]]*))")
"""Where a macro leads beside its target, as a picture that is a link does."""
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
    for start, end in macros(plain):
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
    return Elements(kinds, emphasis, contents, targets)
