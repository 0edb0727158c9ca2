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
from dataclasses import dataclass
from functools import lru_cache

from i18n_tool.checks.finding import Check, CheckContext, Finding, listed
from i18n_tool.checks.markup import REFERENCE, TARGET, URL, attributes, split_url, without_code
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
_DEFINED = re.compile(r"^[ >\t]{0,9}\[[^\[\]\n]{1,999}\]:[ \t]*(\S+)", re.MULTILINE)
"""The target of a reference link, where it is defined."""
_WWW = re.compile(
    r"(?<![A-Za-z0-9_./@:-])www\.[^\s<>\"'`\u3000-\u303f\uff00-\uffef\[\]{}|]+", re.IGNORECASE
)
_MAIL = re.compile(
    r"(?<![A-Za-z0-9_.+/:@-])[A-Za-z0-9_+-][A-Za-z0-9_.+-]{0,99}"
    r"@(?:[A-Za-z0-9-]{1,63}\.){1,9}[A-Za-z0-9-]{2,63}"
)
_WIDE_MAIL = re.compile(r"(?<![\w.+/:@-])[\w+-][\w.+-]{0,99}@(?:[\w-]{1,63}\.){1,9}[\w-]{2,63}")
"""One in letters of other scripts. The plain one is looked for before: letters may touch it."""
_MAY_LEAD = re.compile(r"[\[<@]|://|www\.|mailto:|xmpp:|:`|`_", re.IGNORECASE)
_SPECIAL = re.compile(r"[\[\]<\\`]")
_PLAIN_CODE = re.compile(r"(?<!`)`[^`\[\]<>\\\n]+`(?!`)")
_PLAIN_LINK = re.compile(r"\[[^\[\]<>\\`\n]*\]\([^\s()<>\\`\"'&]*\)")
_PLAIN_TAG = re.compile(r"</?[A-Za-z][\w-]{0,99}(?:\s+[\w:-]{1,99}=\"[^\"<>\\`\n]*\"){0,99}\s?/?>")
_WITHOUT_CODE = frozenset(["html", "text"])
"""Formats in which a backtick hides nothing."""
_ENDINGS = {"markdown": "a.md", "html": "a.html"}


def check(source: str, target: str, context: CheckContext) -> Iterator[Finding]:
    """Compare the link targets of a pair."""
    if source == target:
        return
    if not _MAY_LEAD.search(target) and not _MAY_LEAD.search(source):
        return
    if context.format in _WITHOUT_CODE:
        source, target = source.replace("`", " "), target.replace("`", " ")
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
        here = known.elements(source).targets
        target = known.as_written(source, target)
        there = known.elements(target).targets
        yield (
            [each for each in here - there if not _is_named(each[1:-1], target)],
            [each for each in there - here if not _is_named(each[1:-1], source)],
        )
        target = target.replace("\\ ", " ") if context.format == "rst" else target
    form = _ENDINGS.get(context.format) if context.format else ""
    one, other = _reading(source, form), _reading(target, form)
    lost = [*(one.written - other.written), *(one.bare - other.bare - other.written.keys())]
    new = other.written.keys() - one.written.keys() - one.bare
    yield lost, [*new, *(other.bare - one.bare - one.written.keys())]
    yield (
        [f"[{name}]" for name in one.named - other.names],
        [f"[{name}]" for name in other.named - one.names],
    )
    if form and not (one.simple and other.simple):
        seen, seen_there = _parsed(form, source), _parsed(form, target)
        if seen is not None and seen_there is not None:
            yield [*(seen - seen_there)], [*(seen_there.keys() - seen.keys())]


def _is_named(name: str, text: str) -> bool:
    """Say whether a text of reStructuredText leads to a name by its words alone.

    `Notes_` and `the notes <Notes_>` lead to the same place, as do a role's two forms.
    """
    if name.endswith("_"):
        return name in text or f"{name[:-1]}`_" in text
    return f"`{name}`" in text


@dataclass(frozen=True, slots=True)
class _Reading:
    """Where the links of one text lead, by each way of reading them."""

    written: Counter[str]
    """The targets that its markup has."""
    bare: set[str]
    """Addresses that stand in it as they are."""
    named: set[str]
    """The names that its reference links (`[text][name]`) have."""
    names: set[str]
    """All that may be such a name."""
    simple: bool
    """Whether the format itself sees the same links, since nothing could be read otherwise."""


def _reading(text: str, form: str | None) -> _Reading:
    """Read a text; `form` is the file name of its format, empty for any, None for a notation.

    A source's text is compared with many translations, so what was read last is kept.
    """
    return _kept(text, form) if len(text) <= _KEPT else _read(text, form)


def _read(text: str, form: str | None) -> _Reading:
    """Read a text."""
    if form is None:
        return _Reading(Counter(), _bare(text), set(), set(), simple=True)
    named, names = _names(text)
    return _Reading(_written(text), _bare(text), named, names, _is_simple(text))


def _is_simple(text: str) -> bool:
    """Say whether all markup of a text is of the plainest kind, and so read alike by everybody."""
    if not _SPECIAL.search(text):
        return True
    return not _SPECIAL.search(_PLAIN_TAG.sub("", _PLAIN_LINK.sub("", _PLAIN_CODE.sub("c", text))))


_kept = lru_cache(maxsize=1024)(_read)
_KEPT = 2000
"""Characters of a text that is kept."""


def _written(text: str) -> Counter[str]:
    """Count the targets that a text's markup has."""
    found: Counter[str] = Counter()
    if "](" in text:
        bare = without_code(text)
        found.update(_plain(match[1]) for match in TARGET.finditer(bare))
        # one that only the next sentence closes
        found["]("] += TARGET.sub("", bare).count("](")
    if "]:" in text:
        found.update(_plain(match[1]) for match in _DEFINED.finditer(text))
    if "=" in text and "<" in text:
        for name, value in attributes(text):
            if name in _ATTRIBUTES:
                found[_plain(value)] += 1
    return +found


def _bare(text: str) -> set[str]:
    """Give the addresses that stand in a text as they are."""
    if "](" in text:
        text = TARGET.sub("]", without_code(text))
    found: set[str] = set()
    lower = text.lower()
    if "://" in text or "mailto:" in lower or "xmpp:" in lower:
        found.update(_plain(split_url(match[0])) for match in URL.finditer(without_code(text)))
        text = URL.sub(" ", text)
    if "www." in lower:
        found.update(split_url(match[0]) for match in _WWW.finditer(without_code(text)))
    if "@" in text:
        text = without_code(text)
        found.update(match[0] for match in _MAIL.finditer(text))
        found.update(match[0] for match in _WIDE_MAIL.finditer(_MAIL.sub(" ", text)))
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
    # of one that the sentence before opens, too
    ends = (match[1] for match in REFERENCE.finditer(text))
    given.update(" ".join(name.split()).casefold() for name in ends if name.strip())
    return given, given | _all_names(text)


def _all_names(text: str) -> set[str]:
    """Give what stands in square brackets."""
    if "[" not in text:
        return set()
    return {" ".join(match[1].split()).casefold() for match in _NAMED.finditer(text)}


def _parsed(name: str, text: str) -> Counter[str] | None:
    """Count the links that the format itself sees; None where it cannot read the text alone."""
    form = _form(name)
    if form is None:
        return None
    try:
        # as the inside of a paragraph: at the start of a line, a tag or a bracket may mean more
        inside = f"x {text}".replace("\n", " ")
        return Counter(_plain(link.target) for link in form.addresses(inside).links)
    except ToolError:
        return None


@lru_cache(maxsize=4)
def _form(name: str) -> KnowsAddresses | None:
    """Give the format of a file name, if it knows addresses."""
    form = format_for(name)
    return form if isinstance(form, KnowsAddresses) else None


def _plain(target: str) -> str:
    """Give a target without what its notation adds."""
    target = target.strip()
    if target.startswith("<") and target.endswith(">"):
        target = target[1:-1]
    if "\\" in target:
        target = _ESCAPED.sub(r"\1", target)
    return references.unescape(target) if "&" in target else target


CHECK = Check("links", Severity.ERROR, check, __doc__)
