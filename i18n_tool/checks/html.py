"""The tags of the translation and their attributes are those of the source.

Description
    Counts the tags of HTML, MDX and others (`<b1>`) on both sides, in any order, and compares their
    attributes, and those that Markdown adds in braces (`{.note}`). Text in an attribute (`alt`,
    `title`) and its language are the translator's. Finds attributes that run a script (`onclick`)
    and addresses that do (`javascript:`). A `<name>` that HTML does not know is taken for text if
    the source has it not, unless it has attributes.

Why it is bad
    A translation goes into the page as it is: a tag too few or too many breaks it, another class
    hides it, a script runs in the reader's browser.

Example
    source: Welcome!
    wrong:  Bienvenue !<script src="https://example.org/a.js"></script>
    right:  Bienvenue !

How to fix
    Put each tag of the source around the words that it belongs to, as it is. A bare `<` in the text
    is written `&lt;`.
"""

import re
from collections import Counter
from collections.abc import Iterator

from i18n_tool.checks.finding import Check, CheckContext, Finding, listed
from i18n_tool.checks.markup import LISTS, TAG, attributes, replace_codes, without_code
from i18n_tool.checks.notation import notation
from i18n_tool.model.issue import Severity
from i18n_tool.model.references import unescape

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
_TEXTS = (
    "abbr alt aria-description aria-label aria-placeholder aria-roledescription aria-valuetext "
    "caption description dir heading hreflang label lang placeholder prompt standby summary title "
    "xml:lang"
)
_WORDS = frozenset(_TEXTS.split())
"""Attributes that hold text for readers, or say which language it is in."""
_LEADING = frozenset(["href", "src", "to"])
"""Attributes that `links` compares."""
_EVENT_NAME = re.compile("on[a-z]{3,}")
"""Attributes that run a script, which have a message of their own."""
_ESCAPED = re.compile(r"(?<!\\)((?:\\\\)*+)\\<")
"""A `<` that Markdown shows as it is."""
_INTERESTING = re.compile(r"[<{`]|\]\(")
_TICK = re.compile(r"(?<![\\`])`")
_EVENT = re.compile(r"\bon[a-z]{3,}\s*=", re.IGNORECASE)
_SCRIPTED = re.compile(
    r"(?:=\s*+(?:[\"']\s*+)?+|\]\(\s*+(?:<\s*+)?+|<\s*+)(?:(?:java|vb)script|data:text/html)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(r"<(?:!--|!\[CDATA\[|\?|/?([A-Za-z][A-Za-z0-9:.-]*)(?=[\s/]|$))")


def check(source: str, target: str, context: CheckContext) -> Iterator[Finding]:
    """Compare the tags of a pair and look for what runs a script; a plain text has none."""
    if context.format == "text" or source == target or not _INTERESTING.search(source + target):
        return
    if context.format == "html":  # in which a backtick hides nothing
        source, target = source.replace("`", " "), target.replace("`", " ")
    here, there = without_code(source), without_code(target)
    if context.format != "html":
        here, there = _ESCAPED.sub(r"\1 ", here), _ESCAPED.sub(r"\1 ", there)
    if notation(context.format) is None:
        yield from _lost(here, there)
        yield from _attributes(here, there)
        yield from _open_code(source, target)
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


def _lost(source: str, target: str) -> Iterator[Finding]:
    """Count the tags that the source has."""
    if "<" not in source:
        return
    wanted = Counter(_tag(match) for match in TAG.finditer(source))
    found = Counter(_tag(match) for match in TAG.finditer(target))
    for tag, count in wanted.items():
        if found[tag] != count:
            yield Finding(f"The source has {count} `{tag}` tags, the translation {found[tag]}.")


def _tag(match: re.Match[str]) -> str:
    """Give a tag without its attributes; `<br/>` is `<br>`."""
    return f"<{match[1]}{match[2][:40]}>"


def _attributes(source: str, target: str) -> Iterator[Finding]:
    """Compare the attributes of tags, and those in braces; where they lead is told by `links`."""
    wanted, found = _all_attributes(source), _all_attributes(target)
    if lost := wanted - found:
        yield Finding(f"The attribute {listed(sorted(lost))} is missing.")
    if new := found - wanted:
        yield Finding(f"The attribute {listed(sorted(new))} is not in the source.")


def _all_attributes(text: str) -> Counter[str]:
    """Count the attributes of a text, each with its value, as messages show them."""
    found: Counter[str] = Counter()
    if "<" in text:
        for name, value in attributes(text):
            if name not in _WORDS and name not in _LEADING and not _EVENT_NAME.match(name):
                shown = " ".join(unescape(value).split())
                found[f'`{name}="{shown}"`' if shown else f"`{name}`"] += 1
    if "{" in text:
        lists = (" ".join(match[0][1:-1].split()) for match in LISTS.finditer(text))
        found.update(f"`{{{each}}}`" for each in lists)
    return found


def _unclosed(source: str, target: str, told: set[str]) -> Iterator[Finding]:
    """Find comments, declarations and tags that are opened and not closed."""
    here = Counter(match[0].lower() for match in _OPEN.finditer(TAG.sub(" ", source)))
    there = Counter(match[0].lower() for match in _OPEN.finditer(TAG.sub(" ", target)))
    for opened in there - here:
        if opened.lstrip("</") not in told:
            yield Finding(f"The markup `{opened[:40]}` is not in the source.")


def _open_code(source: str, target: str) -> Iterator[Finding]:
    """Find a backtick that makes code of what stands between it and one of the next sentence."""
    if "`" not in target:
        return
    here, there = (
        len(_TICK.findall(replace_codes(each, lambda _: " "))) for each in (source, target)
    )
    if there > here:
        yield Finding("A backtick that nothing closes is not in the source.")


def _tags(text: str) -> str:
    """Give only the tags of a text."""
    return " ".join(match[0] for match in TAG.finditer(text))


CHECK = Check("html", Severity.ERROR, check, __doc__)
