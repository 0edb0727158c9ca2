"""What one side wrote under sentences that the other side's article has changed meanwhile.

Law 4, nothing a person wrote is lost: it becomes a draft of the sentence's new version, as a sync
would have made it, or stays behind `#~`. Never does it stand under the new sentence as finished:
nobody has seen the two together (law 5).
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from i18n_tool.catalog.catalog import Catalog
from i18n_tool.catalog.demand import Source, Wanted
from i18n_tool.catalog.entry import Entry
from i18n_tool.catalog.merge import merge
from i18n_tool.catalog.mixing import Face, with_record
from i18n_tool.catalog.order import merge_lines
from i18n_tool.catalog.transfer import CHANGED_IN


class Carried(NamedTuple):
    """An entry of a sentence that its catalog did not have."""

    entry: Entry
    former: Entry | None
    """The entry of the sentence that it was before, as it was; None where there is none."""


@dataclass(frozen=True, slots=True)
class Article:
    """The sentences of the merged catalog, as a sync wants them."""

    wanted: tuple[Wanted, ...]

    def carry(self, used: Collection[Entry], behind: Collection[Entry]) -> dict[str, Carried]:
        """Give by gettext's key what a sync would make of entries for the sentences that they lack.

        `used` are a side's entries in use and `behind` its obsolete ones; they are left as they
        are.
        """
        copies = {id(copy): (entry, copy) for entry in used if (copy := entry.copy())}
        catalog = Catalog(locale=next((entry.locale for entry in used), ""))
        catalog.entries = [*(copy for _, copy in copies.values()), *(e.copy() for e in behind)]
        merge(catalog, Source("", "", self.wanted))
        had = {entry.key for entry in used}
        found: dict[str, Carried] = {}
        for entry in catalog.entries:
            if not entry.obsolete and entry.key not in had:
                former = copies.get(id(entry))
                found[entry.key] = Carried(entry, former[0] if former else None)
        return found


def take_over(keeper: Entry, carried: Carried, before: Carried | None) -> Entry | None:
    """Give the entry of a changed sentence with the draft that was carried to it; None if not.

    `keeper` is the entry of the side that has the sentence, and `before` what a sync makes of the
    common base for it: where the keeper says more than that, it has its own text, and keeps it.
    """
    draft, own = Face(carried.entry), Face(keeper)
    base = Face(before.entry if before else Entry(keeper.msgid, msgctxt=keeper.msgctxt))
    if not draft.says or (draft.text, carried.entry.fuzzy) == (base.text, base.entry.fuzzy):
        return None
    if own.text == draft.text:
        return keeper  # as at a merge before this one
    untouched = own.text == base.text and own.entry.fuzzy == base.entry.fuzzy
    if draft.machine and own.says and not own.machine:
        return None  # law 6: of a text that a person has approved, say
    if own.says and not untouched and not (own.machine and not draft.machine):
        return None
    made = keeper.copy()
    made.msgid_plural, made.msgstr = draft.text[0], list(draft.text[1])
    made.previous_msgctxt, made.previous_msgid, made.previous_msgid_plural = draft.previous
    made.fuzzy = True
    said = own if draft.run == base.run else draft
    run = said.run
    if not draft.machine:
        run = _be_outdated(made, carried, run)
    made.translator_comments = with_record(
        merge_lines(base.notes, own.notes, draft.notes), run, said.place
    )
    _say_changed(made, keeper, carried.entry)
    return made


def _be_outdated(made: Entry, carried: Carried, run: list[str]) -> list[str]:
    """Make an entry a draft of its former sentence; give its record, which must not bind.

    A sync lets a record speak of a sentence that only points elsewhere now. Here nobody has seen
    that it does.
    """
    former = carried.former
    if made.previous_msgid is None and former is not None:
        made.previous_msgctxt = former.msgctxt
        made.previous_msgid = former.msgid
        made.previous_msgid_plural = former.msgid_plural
    if carried.entry.bound is None:
        return run
    return Face(former).run if former is not None else []


def _say_changed(made: Entry, keeper: Entry, draft: Entry) -> None:
    """Say in what the sentence differs from the former one, as the keeper's sync said it."""
    told = keeper if keeper.previous_msgid == draft.previous_msgid else draft
    said = [line for line in keeper.extracted_comments if not line.startswith(CHANGED_IN)]
    said += [line for line in told.extracted_comments if line.startswith(CHANGED_IN)]
    if said != made.extracted_comments:
        made.extracted_comments = said
