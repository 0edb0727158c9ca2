"""Links lead where they lead in the source.

Description
    Compares the targets of Markdown links, of `href` and `src`, and the bare URLs, as sets. A
    target in the reader's language is right: another locale in the path or host
    (`/en/start` and `/fr/start`, `en.wikipedia.org` and `ja.wikipedia.org`). Another fragment is a
    warning.

Why it is bad
    Readers land on a missing page, or on one that someone put there on purpose.

Example
    source: See [the guide](guide/install.md).
    wrong:  Voir [le guide](guide/installation.md).
    right:  Voir [le guide](guide/install.md).

How to fix
    Copy the target from the source as it is; translate only the text between the square brackets.
"""

import re
from collections.abc import Iterator

from i18n_tool.checks.finding import Check, CheckContext, Finding, listed
from i18n_tool.checks.markup import TARGET, URL, split_url, without_code
from i18n_tool.checks.notation import notation
from i18n_tool.model.issue import Severity

_ATTRIBUTE = re.compile(r"\b(?:href|src)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_LOCALE = re.compile(
    r"(?<=[/.])[a-z]{2}(?:[-_][A-Za-z]{2,4})?(?=[/.]|$)|(?<=//)[a-z]{2}(?:-[a-z]{2,4})?(?=\.)"
)
_ENCYCLOPEDIA = re.compile(r"https?://[a-z-]+\.(?:m\.)?(wikipedia|wiktionary|wikibooks)\.org/.*")


def check(source: str, target: str, context: CheckContext) -> Iterator[Finding]:
    """Compare the link targets of a pair."""
    if "://" in target and (known := notation(context.format)):
        target = known.as_written(source, target)
        target = target.replace("\\ ", " ") if context.format == "rst" else target
    wanted, found = _targets(source), _targets(target)
    if wanted == found:
        return
    lost, new = wanted - found, found - wanted
    here, there = {_plain(url) for url in wanted}, {_plain(url) for url in found}
    lost = {url for url in lost if _plain(url) not in there}
    new = {url for url in new if _plain(url) not in here}
    cut = {_plain(url).partition("#")[0] for url in lost} & {
        _plain(url).partition("#")[0] for url in new
    }
    moved = [url for url in sorted(lost) if _plain(url).partition("#")[0] in cut]
    lost -= set(moved)
    new = {url for url in new if _plain(url).partition("#")[0] not in cut}
    if moved:
        yield Finding(f"The link {listed(moved)} has another fragment.", Severity.WARNING)
    if lost:
        yield Finding(f"The link {listed(sorted(lost))} is missing.")
    if new:
        yield Finding(f"The link {listed(sorted(new))} is not in the source.")


def _targets(text: str) -> set[str]:
    """Give all link targets of a text."""
    found: set[str] = set()
    if "](" in text:
        text = without_code(text)
        found.update(match[1].strip("<>") for match in TARGET.finditer(text))
        text = TARGET.sub("]", text)
    if "=" in text and "<" in text:
        found.update(match[1] or match[2] or "" for match in _ATTRIBUTE.finditer(text))
    if "://" in text or "mailto:" in text:
        found.update(split_url(match[0]) for match in URL.finditer(without_code(text)))
    return found


def _plain(url: str) -> str:
    """Give what a target and its counterpart for readers of another language have in common."""
    wiki = _ENCYCLOPEDIA.fullmatch(url)
    if wiki:
        return wiki[1]
    url = re.sub(r"^http:", "https:", url)
    url = re.sub(r"/{2,}", "/", _LOCALE.sub("", url)).replace("/.", "/").replace("/www.", "/")
    return url.rstrip("/")


CHECK = Check("links", Severity.ERROR, check, __doc__)
