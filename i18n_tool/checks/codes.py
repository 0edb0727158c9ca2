"""The inline codes of the translation are those of the source.

Description
    Counts the code spans, links, images, strong and struck-out stretches of Markdown, the roles of
    reStructuredText and the macros of AsciiDoc, on both sides. Four things are warnings only:
    code, links or strong stretches that the source has not, code whose content was changed,
    asterisks that CommonMark shows as they stand (behind a Chinese full stop, say), and emphasis
    that is missing, since scripts without italics do without it. Emphasis that is added, as for
    foreign words, is none.

Why it is bad
    A lost asterisk breaks the look of the page, and often of everything after it.

Example
    source: Press **Save** to keep `config.toml`.
    wrong:  Appuyez sur **Enregistrer pour garder config.toml.
    right:  Appuyez sur **Enregistrer** pour garder `config.toml`.

How to fix
    Put each code of the source around the words that it belongs to. None may be added or left out.
"""

import re
from collections import Counter
from collections.abc import Iterator

from i18n_tool.checks.finding import Check, CheckContext, Finding, listed
from i18n_tool.checks.markup import (
    REFERENCE,
    TARGET,
    URL,
    codes_of,
    replace_codes,
    without_code,
)
from i18n_tool.checks.notation import Elements, notation
from i18n_tool.model.issue import Severity

_STRONG = re.compile(r"(?<![\\*])\*\*(?!\*)|(?<![\\\w_])__(?=[^\W_])|(?<=[^\W_])__(?![\w_])")
_STRUCK = re.compile(r"(?<![\\~])~~(?!~)")
_EMPHASIS = re.compile(
    r"(?<![\\*])\*(?![\s*])[^*\n]+?(?<![\s*\\])\*(?!\*)|(?<![\\\w])_(?![\s_])[^_\n]+?(?<![\s_\\])_(?!\w)"
)
_INTERESTING = re.compile(r"[`*_~<\]|]")


def check(source: str, target: str, context: CheckContext) -> Iterator[Finding]:
    """Compare the inline codes of a pair; a plain text has none."""
    if context.format == "text" or source == target:
        return
    if not _INTERESTING.search(source) and not _INTERESTING.search(target):
        return
    if known := notation(context.format):
        there = known.elements(known.as_written(source, target))
        yield from _elements(known.elements(source), there)
        return
    if context.format != "html":
        yield from _markdown(source, target)


def _elements(here: Elements, there: Elements) -> Iterator[Finding]:
    """Compare what a notation has that is neither Markdown nor HTML."""
    for kind in sorted({*here.kinds, *there.kinds}):
        if here.kinds[kind] != there.kinds[kind]:
            yield _differs(kind, here.kinds[kind], there.kinds[kind])
    if here.kinds == there.kinds and (lost := here.contents - there.contents):
        yield Finding(f"{listed(lost)} is not as in the source.", Severity.WARNING)
    if here.emphasis > there.emphasis:
        message = _count("emphasised stretches", here.emphasis, there.emphasis)
        yield Finding(message, Severity.WARNING)


def _markdown(source: str, target: str) -> Iterator[Finding]:
    """Compare what Markdown has."""
    here, there = _code(source), _code(target)
    if len(here) != len(there):
        yield _differs("code spans", len(here), len(there))
    elif (lost := Counter(here) - Counter(there)) and here:
        yield Finding(
            f"The code {listed(f'`{code}`' for code in lost)} is not as in the source.",
            Severity.WARNING,
        )
    original, whole = source, target
    source, target = _bare(source), _bare(target)
    wanted, found = len(TARGET.findall(source)), len(TARGET.findall(target))
    if wanted != found:
        yield _differs("links", wanted, found)
    for mark, pattern in (("**", _STRONG), ("~~", _STRUCK)):
        wanted, found = len(pattern.findall(source)), len(pattern.findall(target))
        if found % 2 > wanted % 2:
            yield Finding(f"A `{mark}` has no counterpart.")
        elif wanted != found:
            yield _differs(f"`{mark}` marks", wanted, found)
    if _inert(whole) and not _inert(original):
        yield Finding(
            "A `**` between a mark and a letter is shown as it is: put the mark outside.",
            Severity.WARNING,
        )
    if len(REFERENCE.findall(source)) > len(REFERENCE.findall(target)):
        yield Finding("A reference link (`[text][name]`) is missing.")
    wanted, found = (len(_EMPHASIS.findall(_STRONG.sub("", text))) for text in (source, target))
    if wanted > found:
        yield Finding(_count("emphasised stretches", wanted, found), Severity.WARNING)


def _inert(text: str) -> bool:
    """Say whether readers see a `**` that stands between a mark and a letter (CommonMark 6.2).

    `**重要。**次` is not bold: what closes behind a mark needs white space or a mark after it, what
    opens before one needs it before.
    """
    if "**" not in text:
        return False
    shown = replace_codes(text, lambda code: f"`{'x' * (len(code) - 2)}`")
    for at, match in enumerate(_STRONG.finditer(shown)):
        start, end = match.span()
        inner, outer = shown[end : end + 1], shown[max(start - 1, 0) : start]
        if at % 2:
            inner, outer = outer, inner
        if inner and not (inner.isalnum() or inner.isspace()) and outer.isalnum():
            return True
    return False


def _code(text: str) -> list[str]:
    """Give the contents of the code spans."""
    return [" ".join(code.split()) for code in codes_of(text)]


def _bare(text: str) -> str:
    """Give the text without code and URLs, in which `*` and `_` are no marks."""
    text = without_code(text)
    return URL.sub("u", text) if "://" in text else text


def _differs(what: str, wanted: int, found: int) -> Finding:
    """Say how many there are and how many there should be; more than in the source may be right."""
    return Finding(_count(what, wanted, found), Severity.WARNING if found > wanted else None)


def _count(what: str, wanted: int, found: int) -> str:
    """Say how many there are and how many there should be."""
    return f"The source has {wanted} {what}, the translation {found}."


CHECK = Check("codes", Severity.ERROR, check, __doc__)
