"""There is no HTML in the translation that is not in the source.

Description
    Finds tags of HTML that the source has not, attributes that run a script (`onclick`) and
    addresses that do (`javascript:`). A `<name>` that HTML does not know is taken for text, unless
    it has attributes.

Why it is bad
    A translation goes into the page as it is: a tag too many breaks it, a script runs in the
    reader's browser.

Example
    source: Welcome!
    wrong:  Bienvenue !<script src="https://example.org/a.js"></script>
    right:  Bienvenue !

How to fix
    Remove the tag. A bare `<` in the text is written `&lt;`.
"""

import re
from collections.abc import Iterator

from i18n_tool.checks.finding import Check, CheckContext, Finding
from i18n_tool.checks.markup import TAG, without_code
from i18n_tool.model.issue import Severity

_ELEMENTS = (
    "a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink "
    "blockquote body br button canvas caption center cite code col colgroup data datalist dd "
    "del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form "
    "frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins isindex "
    "kbd label legend li link main map mark marquee math menu meta meter nav nobr noembed "
    "noframes noscript object ol optgroup option output p param picture plaintext pre progress "
    "q rp rt ruby s samp script search section select slot small source span strike strong "
    "style sub summary sup svg table tbody td template textarea tfoot th thead time title tr "
    "track tt u ul var video wbr xmp"
)
_NAMES = frozenset(_ELEMENTS.split())
_EVENT = re.compile(r"\bon[a-z]{3,}\s*=", re.IGNORECASE)
_SCRIPTED = re.compile(
    r"(?:=\s*+(?:[\"']\s*+)?+|\]\(\s*+(?:<\s*+)?+|<\s*+)(?:(?:java|vb)script|data:text/html)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(r"<(?:!--|!\[CDATA\[|\?|/?([A-Za-z][A-Za-z0-9]*)(?=[\s/]))")


def check(source: str, target: str, context: CheckContext) -> Iterator[Finding]:
    """Look for HTML that only the target has."""
    if context.format == "text" or ("<" not in target and "(" not in target):
        return
    here, there = without_code(source), without_code(target)
    known = {match[2].lower() for match in TAG.finditer(here)}
    told: set[str] = set()
    for match in TAG.finditer(there):
        name = match[2].lower()
        if name in known or name in told:
            continue
        if name in _NAMES or "=" in match[3]:
            told.add(name)
            yield Finding(f"The tag `<{match[1]}{name[:40]}>` is not in the source.")
    yield from _unclosed(here, there, known | told)
    if len(_EVENT.findall(_tags(there))) > len(_EVENT.findall(_tags(here))):
        yield Finding("A tag has an attribute that runs a script.")
    if len(_SCRIPTED.findall(there)) > len(_SCRIPTED.findall(here)):
        yield Finding("A link runs a script.")


def _unclosed(source: str, target: str, told: set[str]) -> Iterator[Finding]:
    """Find comments, declarations and tags that are opened and not closed."""
    here = {match[0].lower() for match in _OPEN.finditer(source)}
    for match in _OPEN.finditer(TAG.sub(" ", target)):
        name = (match[1] or "").lower()
        if match[0].lower() in here or name in told or (name and name not in _NAMES):
            continue
        yield Finding(f"The markup `{match[0]}` is not in the source.")


def _tags(text: str) -> str:
    """Give only the tags of a text."""
    return " ".join(match[0] for match in TAG.finditer(text))


CHECK = Check("html", Severity.ERROR, check, __doc__)
