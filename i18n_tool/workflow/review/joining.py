"""Sentences that are told in the one before: a person says so, or takes it back."""

from typing import TYPE_CHECKING

from i18n_tool.catalog import Entry, clear_record, set_record
from i18n_tool.catalog.transfer import forget_previous
from i18n_tool.errors import UsageError
from i18n_tool.model.joining import fault_of_joining
from i18n_tool.model.state import Reason, State
from i18n_tool.model.unit import CONTEXT_GLUE, JOINED
from i18n_tool.workflow.review.listing import Item, Selection
from i18n_tool.workflow.review.verdict import (
    Held,
    Review,
    ReviewReport,
    Tally,
    issue_of_joining,
    judge,
)
from i18n_tool.workspace.articles import read_article
from i18n_tool.workspace.catalogs import load_catalog
from i18n_tool.workspace.joining import TOLD
from i18n_tool.workspace.project import Project

if TYPE_CHECKING:
    from i18n_tool.model.article import Article

LOST = "It has a translation, which would be lost."


def join(
    project: Project, selection: Selection, review: Review, *, force: bool = False
) -> ReviewReport:
    """Say that sentences are told in the ones before them: each gets a `@joined` record.

    Nothing is rendered for such a sentence, and it counts as translated. Held back is one that no
    sentence of its unit stands before, or one that is not translated; and, without `force`, one
    that a person has translated (law 4). UsageError without msgids, and for an unknown one.
    """
    if not selection.msgids:
        raise UsageError("nothing says what to join", todo="Name sentences with --msgid.")
    tally = Tally()
    places = _Places(project)

    def wanted(item: Item) -> bool:
        """Say whether this entry is to be joined."""
        if item.msgstr == (JOINED,) and item.record is not None and item.state in TOLD:
            return False
        message = places.fault(item)
        if not message and not force and _is_a_persons(item):
            message = LOST
        if message:
            tally.held.append(Held(item, (issue_of_joining(item, message),)))
        else:
            places.told(item).add(_key(item))
        return not message

    def write(entry: Entry, locale: str) -> None:
        """Write the mark and the record into an entry."""
        entry.msgstr = [JOINED]
        entry.fuzzy = False
        forget_previous(entry)
        clear_record(entry, keep_origin=False)
        set_record(entry, locale, "joined", review.today, by=review.by)

    return judge(project, selection, review, (tally, wanted, write))


def part(project: Project, selection: Selection, review: Review) -> ReviewReport:
    """Take back that sentences are told in the ones before: they are untranslated again.

    UsageError without msgids, and for one that no selected catalog has.
    """
    if not selection.msgids:
        raise UsageError("nothing says what to part", todo="Name sentences with --msgid.")

    def write(entry: Entry, locale: str) -> None:  # noqa: ARG001 - the verdict's shape
        """Empty an entry."""
        entry.msgstr = [""]
        entry.fuzzy = False
        forget_previous(entry)
        clear_record(entry, keep_origin=False)

    verdict = (Tally(), lambda item: item.msgstr == (JOINED,), write)
    return judge(project, selection, review, verdict)


class _Places:
    """What stands before a sentence, in its article and in its catalog; each read once."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._articles: dict[str, Article] = {}
        self._told: dict[tuple[str, str], set[str]] = {}

    def fault(self, item: Item) -> str:
        """Give why a sentence cannot be told in the one before, or nothing."""
        if len(item.msgstr) > 1:
            return "It has plural forms."
        if item.article not in self._articles:
            file = self._project.article(item.article)
            self._articles[item.article] = read_article(self._project, file)
        article = self._articles[item.article]
        fault = fault_of_joining(article, _key(item), self.told(item).__contains__)
        return fault[1] if fault else ""

    def told(self, item: Item) -> set[str]:
        """Give the keys of the sentences that have a translation in the item's catalog."""
        key = (item.article, item.locale)
        if key not in self._told:
            path = self._project.catalog_path(*key)
            catalog = load_catalog(path, item.locale, limits=self._project.config.limits)
            self._told[key] = {e.key for e in catalog if not e.obsolete and e.state in TOLD}
        return self._told[key]


def _key(item: Item) -> str:
    """Give gettext's key of an item."""
    return item.msgid if item.context is None else item.context + CONTEXT_GLUE + item.msgid


def _is_a_persons(item: Item) -> bool:
    """Say whether an entry has a text that a person wrote, or may have written."""
    text = any(item.msgstr) and item.msgstr != (JOINED,)
    machine = item.state is State.DRAFT and item.reason is Reason.MACHINE
    return text and not machine
