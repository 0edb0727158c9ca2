"""A person's verdict on translations, written into their entries.

Law 5, a review speaks of one pair: the record carries a hash over locale, source and translation.
A verdict lands only on the pair that was seen: what has changed on disk since is left, and named.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from i18n_tool.catalog import Catalog, Entry, set_record
from i18n_tool.catalog.transfer import forget_previous
from i18n_tool.errors import ToolError, UsageError
from i18n_tool.model.issue import Issue, Severity
from i18n_tool.model.state import Reason, State
from i18n_tool.model.unit import JOINED
from i18n_tool.workflow.review.listing import Item, Selection, Spot, item_of, selected, spots
from i18n_tool.workspace.catalogs import change_catalog, load_catalog
from i18n_tool.workspace.joining import JOINING, NOBODY
from i18n_tool.workspace.project import Project

Checker = Callable[[Item], Sequence[Issue]]
"""Gives the issues of one entry: what `i18n_tool.checks` finds."""


@dataclass(frozen=True, slots=True)
class Review:
    """Who reviews, and when."""

    by: str
    """`NAME <ADDRESS>`."""
    today: str
    """The ISO date for the record."""
    now: str
    """For PO-Revision-Date, as `2026-11-24 09:30+0000`."""


@dataclass(frozen=True, slots=True)
class Held:
    """An entry that was not approved, since checks found errors in it."""

    item: Item
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class ReviewReport:
    """What a verdict came to."""

    done: tuple[Item, ...]
    """The entries that now carry the verdict."""
    held: tuple[Held, ...] = ()
    moved: tuple[Item, ...] = ()
    """Entries whose text changed on disk meanwhile; they were left alone."""
    errors: tuple[ToolError, ...] = ()


@dataclass(slots=True)
class Tally:
    """What a verdict has come to so far."""

    done: list[Item] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    moved: list[Item] = field(default_factory=list)
    errors: list[ToolError] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def report(self) -> ReviewReport:
        """Give what was done so far."""
        return ReviewReport(
            tuple(self.done), tuple(self.held), tuple(self.moved), tuple(self.errors)
        )


def approve(
    project: Project,
    selection: Selection,
    review: Review,
    check: Checker | None,
    allow: Collection[str] = (),
) -> ReviewReport:
    """Approve translations: each gets an `@reviewed` record.

    Without msgids all that are `translated`; by msgid drafts too, which then are none any more.
    Entries in which `check` finds an error are held back, unless all its errors are of what `allow`
    names: checks, or characters (`U+200F`). That is then part of the record, and holds as long as
    it binds (law 5). With None nothing is checked. UsageError for a msgid that no selected catalog
    has, and for `allow` without msgids.
    """
    if allow and not selection.msgids:
        raise UsageError("nothing says where to allow it", todo="Name sentences with --msgid.")
    tally = Tally()
    granted: dict[tuple[str, str | None, str], set[str]] = {}

    def wanted(item: Item) -> bool:
        """Say whether this entry is to be judged."""
        if not _may_be_approved(item, named=bool(selection.msgids)):
            return False
        if check and item.msgstr == (JOINED,) and item.record is None:
            tally.held.append(Held(item, (issue_of_joining(item, NOBODY),)))
            return False
        errors = [each for each in check(item) if each.severity is Severity.ERROR] if check else []
        left = [each for each in errors if each.allowed_by not in {*allow, *item.allowed}]
        if left:
            tally.held.append(Held(item, tuple(left)))
        needed = {each.allowed_by for each in errors}
        granted[item.locale, item.context, item.msgid] = needed
        # what is approved already is so again only for what has been allowed now
        return not left and (item.state is not State.REVIEWED or not needed <= {*item.allowed})

    def write(entry: Entry, locale: str) -> None:
        """Write the verdict into an entry."""
        entry.fuzzy = False
        forget_previous(entry)
        allowed = granted[locale, entry.msgctxt, entry.msgid]
        set_record(entry, locale, "reviewed", review.today, by=review.by, allowed=allowed)

    return judge(project, selection, review, (tally, wanted, write))


def _may_be_approved(item: Item, *, named: bool) -> bool:
    """Say whether an approval could be about this entry; a draft, and once more, only by name."""
    return all(item.msgstr) and (named or item.state is State.TRANSLATED)


def reject(
    project: Project, selection: Selection, review: Review, why: str | None = None
) -> ReviewReport:
    """Send translations back: each becomes a draft with a `@rejected` record that says why.

    UsageError without msgids, and for one that no selected catalog has.
    """
    if not selection.msgids:
        raise UsageError("nothing says what to reject", todo="Name sentences with --msgid.")

    def wanted(item: Item) -> bool:
        """Say whether this entry is to be judged."""
        again = item.reason is Reason.REJECTED and item.record is not None
        same = (
            again
            and item.record is not None
            and (item.record.by, item.record.why)
            == (
                review.by,
                why,
            )
        )
        return any(item.msgstr) and not same

    def write(entry: Entry, locale: str) -> None:
        """Write the verdict into an entry."""
        entry.fuzzy = True
        set_record(entry, locale, "rejected", review.today, by=review.by, why=why)

    return judge(project, selection, review, (Tally(), wanted, write))


def issue_of_joining(item: Item, message: str) -> Issue:
    """Make the issue that holds a joined sentence back."""
    return Issue(
        check=JOINING,
        severity=Severity.ERROR,
        locale=item.locale,
        article=item.article,
        msgid=item.msgid,
        message=message,
        context=item.context,
    )


Verdict = tuple[Tally, Callable[[Item], bool], Callable[[Entry, str], None]]
"""Where to note what is done, which entries are meant, and what is written into each."""


def judge(project: Project, selection: Selection, review: Review, verdict: Verdict) -> ReviewReport:
    """Look at every selected entry, then write the verdict where nothing has changed since.

    Raises UsageError for a msgid that no selected catalog has.
    """
    tally, wanted, _ = verdict
    limits = project.config.limits
    for spot in spots(project, selection):
        try:
            items = [
                item_of(entry, spot)
                for entry in selected(
                    load_catalog(spot.path, spot.locale, limits=limits), selection
                )
            ]
            tally.seen.update(item.msgid for item in items)
            chosen = [item for item in items if wanted(item)]
            if chosen:
                _write(project, spot, chosen, (review, verdict))
        except ToolError as error:
            tally.errors.append(error)
    missing = [msgid for msgid in selection.msgids if msgid not in tally.seen]
    if missing and not tally.errors:
        raise UsageError(
            f"no selected catalog has the sentence `{missing[0]}`",
            todo="Give it word for word; `i18n-tool review list` shows them.",
            kept="The other named sentences were done." if tally.done else "Nothing was changed.",
        )
    return tally.report()


def _write(
    project: Project, spot: Spot, chosen: Sequence[Item], how: tuple[Review, Verdict]
) -> None:
    """Write the verdict into one catalog, where nothing has changed since it was looked at."""
    done, moved = change_catalog(
        project, spot.path, spot.locale, lambda catalog: _apply(catalog, spot, chosen, how)
    )
    tally = how[1][0]
    tally.done += done
    tally.moved += moved


def _apply(
    catalog: Catalog, spot: Spot, chosen: Sequence[Item], how: tuple[Review, Verdict]
) -> tuple[list[Item], list[Item]]:
    """Give the entries that took the verdict, and those that are not what was seen."""
    review, (_, _, write) = how
    present = {(e.msgctxt, e.msgid): e for e in catalog if not e.obsolete}
    done: list[Item] = []
    moved: list[Item] = []
    for item in chosen:
        entry = present.get((item.context, item.msgid))
        if entry is None or item_of(entry, spot) != item:
            moved.append(item)
            continue
        write(entry, spot.locale)
        done.append(item_of(entry, spot))
    if done:
        catalog.touch(review.now)
    return done, moved
