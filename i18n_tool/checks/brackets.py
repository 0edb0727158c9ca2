"""Brackets are closed as in the source.

Description
    For each kind of bracket, what is left open or closed too often must be as in the source.
    Full-width forms count as the plain ones, so that `（…)` is closed. Brackets in code spans, link
    targets and URLs do not count.

Why it is bad
    The reader waits for the end of an aside; in Markdown a lost square bracket breaks a link.

Example
    source: Open the file (if there is one).
    wrong:  Ouvrez le fichier (s'il existe.
    right:  Ouvrez le fichier (s'il existe).

How to fix
    Add the missing bracket, or remove the one too many.
"""

import re
from collections.abc import Iterator

from i18n_tool.checks.finding import Check, CheckContext, Finding
from i18n_tool.checks.markup import TARGET, URL, without_code
from i18n_tool.model.issue import Severity

_PAIRS = (
    ("(", ")"),
    ("[", "]"),
    ("{", "}"),
    ("「", "」"),
    ("『", "』"),
    ("【", "】"),
    ("《", "》"),
)
_PLAIN = str.maketrans("（）［］｛｝﹙﹚〔〕｢｣", "()[]{}()[]「」")
_ANY = re.compile(r"[()\[\]{}（）［］｛｝﹙﹚〔〕｢｣「」『』【】《》]")
_NUMBERED = re.compile(r"^\s*\w{1,3}\)(?=\s)|(?<!\S)[:;]-?[()](?!\S)")
"""The bracket of a list's number (`a) `) and of an emoticon, which close nothing."""


def check(source: str, target: str, context: CheckContext) -> Iterator[Finding]:  # noqa: ARG001
    """Compare what each kind leaves open."""
    if not _ANY.search(target) and not _ANY.search(source):
        return
    source, target = _bare(source), _bare(target)
    for opening, closing in _PAIRS:
        wanted = source.count(opening) - source.count(closing)
        found = target.count(opening) - target.count(closing)
        if found not in {wanted, 0}:
            which = f"{closing}` is missing" if found > wanted else f"{opening}` is missing"
            yield Finding(f"The brackets `{opening}{closing}` do not match: `{which}.")


def _bare(text: str) -> str:
    """Give the text with plain brackets only, and none from code and URLs."""
    text = without_code(text)
    if "](" in text:
        text = TARGET.sub("]", text)
    if "://" in text:
        text = URL.sub(" ", text)
    return _NUMBERED.sub(" ", text.translate(_PLAIN))


CHECK = Check("brackets", Severity.WARNING, check, __doc__)
