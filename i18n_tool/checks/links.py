"""Links lead where they lead in the source.

Description
    Compares where links lead: the targets of Markdown links, the names of reference links, `href`,
    `src` and their like, what roles and macros name, and the bare URLs and e-mail addresses. Every
    target of the source must be there, and no other. A page in the reader's language is another
    target, and so is another fragment: whether `en.example.org` and `uk.example.org` say the same
    nobody can see without following both.

Why it is bad
    Readers land on a missing page, or on one that someone put there on purpose.

Example
    source: See [the guide](guide/install.md).
    wrong:  Voir [le guide](guide/installation.md).
    right:  Voir [le guide](guide/install.md).

How to fix
    Copy the target from the source as it is; translate only the text between the square brackets.
    If another target is right for your readers, approve the translation with `--allow links`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from i18n_tool.checks.finding import Check, CheckContext, Finding, listed
from i18n_tool.checks.markup import TARGET, URL, attributes, split_url, without_code
from i18n_tool.checks.notation import notation
from i18n_tool.errors import ToolError
from i18n_tool.formats import KnowsAddresses, format_for
from i18n_tool.model import references
from i18n_tool.model.issue import Severity

_LEADING = (
    "action archive background cite classid codebase data formaction href icon longdesc manifest "
    "ping poster profile src srcset srcdoc to usemap xlink:href xmlns"
)
_ATTRIBUTES = frozenset(_LEADING.split())
"""Attributes of HTML and JSX whose value leads somewhere."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_NAMED = re.compile(r"(?<![\\!])\[((?:[^\[\]\\\n]|\\.){1,999})\](?:\[([^\[\]\n]{0,999})\])?")
_WWW = re.compile(
    r"(?<![\w./@:-])www\.[^\s<>\"'`\u3000-\u303f\uff00-\uffef\[\]{}|]+", re.IGNORECASE
)
_MAIL = re.compile(r"(?<![\w.+/:@-])[\w+-][\w.+-]{0,99}@(?:[\w-]{1,63}\.){1,9}[\w-]{2,63}")
_MAY_LEAD = re.compile(r"[\[<@]|://|www\.|mailto:|:`|`_", re.IGNORECASE)
_ENDINGS = {"markdown": "a.md", "html": "a.html"}


def check(source: str, target: str, context: CheckContext) -> Iterator[Finding]:
    """Compare the link targets of a pair."""
    if not _MAY_LEAD.search(target) and not _MAY_LEAD.search(source):
        return
    lost: list[str] = []
    new: list[str] = []
    for missing, added in _differences(source, target, context):
        lost += missing
        new += added
    if lost:
        yield Finding(f"The link {listed(sorted(set(lost)))} is missing.")
    if new:
        yield Finding(f"The link {listed(sorted(set(new)))} is not in the source.")


Difference = tuple[list[str], list[str]]
"""Where only the source leads, and where only the translation does."""


def _differences(source: str, target: str, context: CheckContext) -> Iterator[Difference]:
    """Give in what two texts differ, by each way of reading them."""
    known = notation(context.format)
    if known:
        here, there = known.elements(source).targets, None
        target = known.as_written(source, target)
        there = known.elements(target).targets
        yield (
            [each for each in here - there if f"`{each[1:-1]}`" not in target],
            [each for each in there - here if f"`{each[1:-1]}`" not in source],
        )
        target = target.replace("\\ ", " ") if context.format == "rst" else target
    wanted, found = _written(source), _written(target)
    bare, bare_found = _bare(source), _bare(target)
    if known:
        wanted, found = Counter[str](), Counter[str]()
    lost = [*(wanted - found), *(bare - bare_found - set(found))]
    yield lost, [*(set(found) - set(wanted) - bare), *(bare_found - bare - set(wanted))]
    if context.format in _ENDINGS or not context.format:
        named, named_found = _names(source), _names(target)
        yield (
            [f"[{name}]" for name in named[0] - named_found[1]],
            [f"[{name}]" for name in named_found[0] - named[1]],
        )
    if (form := _ENDINGS.get(context.format)) and ("[" in target or "<" in target):
        parsed, parsed_found = _parsed(form, source), _parsed(form, target)
        if parsed is not None and parsed_found is not None:
            yield [*(parsed - parsed_found)], [*(set(parsed_found) - set(parsed))]


def _written(text: str) -> Counter[str]:
    """Count the targets that a text's markup has."""
    found: Counter[str] = Counter()
    if "](" in text:
        found.update(_plain(match[1]) for match in TARGET.finditer(without_code(text)))
    if "=" in text and "<" in text:
        for name, value in attributes(text):
            if name in _ATTRIBUTES:
                found[_plain(value)] += 1
    return found


def _bare(text: str) -> set[str]:
    """Give the addresses that stand in a text as they are."""
    if "](" in text:
        text = TARGET.sub("]", without_code(text))
    found: set[str] = set()
    if "://" in text or "mailto:" in text:
        found.update(_plain(split_url(match[0])) for match in URL.finditer(without_code(text)))
        text = URL.sub(" ", text)
    if "www." in text.lower():
        found.update(split_url(match[0]) for match in _WWW.finditer(without_code(text)))
    if "@" in text:
        found.update(match[0] for match in _MAIL.finditer(without_code(text)))
    return found


def _names(text: str) -> tuple[set[str], set[str]]:
    """Give the names that reference links (`[text][name]`) have, and all that may be one."""
    if "][" not in text:
        return set(), _all_names(text)
    text = without_code(text)
    given = {
        " ".join((match[2] or match[1]).split()).casefold()
        for match in _NAMED.finditer(text)
        if match[2] is not None
    }
    return given, given | _all_names(text)


def _all_names(text: str) -> set[str]:
    """Give what stands in square brackets."""
    if "[" not in text:
        return set()
    return {" ".join(match[1].split()).casefold() for match in _NAMED.finditer(text)}


@lru_cache(maxsize=1024)
def _parsed(name: str, text: str) -> Counter[str] | None:
    """Count the links that the format itself sees; None where it cannot read the text alone."""
    form = format_for(name)
    if not isinstance(form, KnowsAddresses):
        return None
    try:
        return Counter(_plain(link.target) for link in form.addresses(text).links)
    except ToolError:
        return None


def _plain(target: str) -> str:
    """Give a target without what its notation adds."""
    target = target.strip()
    if target.startswith("<") and target.endswith(">"):
        target = target[1:-1]
    if "\\" in target:
        target = _ESCAPED.sub(r"\1", target)
    return references.unescape(target) if "&" in target else target


CHECK = Check("links", Severity.ERROR, check, __doc__)
