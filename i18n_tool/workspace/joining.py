"""Sentences that are told in the one before them (`@joined`), looked at in their articles."""

from collections.abc import Iterator

from i18n_tool.catalog import Catalog, Entry
from i18n_tool.model.issue import Issue, Severity
from i18n_tool.model.joining import Fault, fault_of_joining
from i18n_tool.model.state import State
from i18n_tool.model.unit import JOINED
from i18n_tool.workspace.articles import read_article
from i18n_tool.workspace.project import ArticleFile, Project

JOINING = "joined"
"""The name under which issues of joined sentences are reported; no check of pairs has it."""

TOLD = frozenset({State.TRANSLATED, State.REVIEWED})

LAPSED = "It was told in the sentence before, and has changed since: see whether it still is."
NOBODY = (
    "It holds only the mark U+2060, but nobody has said that the sentence before tells it. "
    "Say so with `i18n-tool review join`."
)


def joining_issues(
    project: Project, file: ArticleFile, catalog: Catalog, locale: str
) -> Iterator[Issue]:
    """Give what is wrong with the joined sentences of a catalog.

    The article is read only where there are any; raises as `read_article` then.
    """
    entries = [entry for entry in catalog if _is_joined(entry)]
    if not entries:
        return
    article = read_article(project, file)
    states = {entry.key: entry.state for entry in catalog if not entry.obsolete}
    for entry in entries:
        fault = fault_of_joining(article, entry.key, lambda key: states.get(key) in TOLD)
        for severity, message in _faults(entry, fault):
            yield Issue(
                check=JOINING,
                severity=severity,
                locale=locale,
                article=file.name,
                msgid=entry.msgid,
                message=message,
                context=entry.msgctxt,
                line=entry.line,
            )


def _is_joined(entry: Entry) -> bool:
    """Say whether an entry in use is joined, and is no draft."""
    return entry.msgstr == [JOINED] and not entry.obsolete and not entry.fuzzy


def _faults(entry: Entry, fault: Fault | None) -> Iterator[Fault]:
    """Give what is wrong with one entry: where it stands, and who says so."""
    if fault is not None:
        yield fault
    if entry.lapsed:
        yield Severity.ERROR, LAPSED
    elif entry.bound is None:
        yield Severity.WARNING, NOBODY
