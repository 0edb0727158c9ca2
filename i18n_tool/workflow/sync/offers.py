"""Who can give what: sentences that left one article, found for those that need them.

All is told from marks of sentences; only the catalogs that have something to give are read.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from i18n_tool.catalog import Entry
from i18n_tool.catalog.glimpse import gone, key_of, msgid_of
from i18n_tool.errors import ToolError
from i18n_tool.workflow.sync.ledger import Ledger
from i18n_tool.workflow.sync.rows import Stray, mark_of_key, split_marks
from i18n_tool.workflow.sync.supplies import Need
from i18n_tool.workflow.sync.survey import Survey
from i18n_tool.workspace.catalogs import load_catalog
from i18n_tool.workspace.project import Project
from i18n_tool.workspace.workers import spread

RENAMED = 0.25
"""Having so great a share of the sentences that a gone article had, or that another one has lost,
an article continues it: it was renamed, or made of a part of it, or of it and others. Its changed
sentences are then compared with those, too."""
MOVED = 3
"""So many sentences that came from another article came together: the same holds for those."""

FEW = 40
"""So many catalogs are read before other processes would have started."""


class Holder(NamedTuple):
    """A catalog that has sentences to give."""

    below: str
    """Its path below the folder of the catalogs."""
    name: str
    """The name of the article, also of one that is gone."""
    stray: bool
    marks: Sequence[str]


@dataclass(frozen=True, slots=True)
class _Wish:
    """What one catalog would have of others."""

    holders: tuple[Holder, ...]
    former: tuple[Holder, ...]


class Offers:
    """What the catalogs of one locale have to give, before any of them is changed."""

    def __init__(self, locale: str, holders: Iterable[Holder]) -> None:
        """Take all catalogs that hold sentences which are in no article of theirs."""
        self.locale = locale
        self.holders = list(holders)
        self._by_mark: dict[str, list[int]] = defaultdict(list)
        for at, holder in enumerate(self.holders):
            for mark in dict.fromkeys(holder.marks):
                self._by_mark[mark].append(at)

    def wish(self, survey: Survey) -> _Wish | None:
        """Give whom a catalog of an article should ask; None where nobody has anything for it."""
        look = survey.looks[self.locale]
        shared: Counter[int] = Counter()
        needed = survey.marks if look.first else [survey.marks[at] for at in look.needs]
        for mark in needed:
            shared.update(self._by_mark.get(mark, ()))
        own = survey.file.name
        asked = [at for at in sorted(shared) if self.holders[at].name != own]
        former = self._former(survey, shared, first=look.first)
        if not asked and not former:
            return None
        return _Wish(tuple(self.holders[at] for at in asked), former)

    def _former(self, survey: Survey, shared: Counter[int], *, first: bool) -> tuple[Holder, ...]:
        """Give what an article, or a part of it, may have been before, the likeliest first.

        One that has no sentence in use yet may also be a stray of its own last name.
        """
        scores: dict[int, float] = {}
        for at, count in shared.items():
            if self.holders[at].name != survey.file.name:
                least = min(len(survey.marks), len(self.holders[at].marks))
                scores[at] = max(count / max(1, least), RENAMED * (count >= MOVED))
        alike = survey.file.name.rpartition("/")[2].casefold()
        for at, holder in enumerate(self.holders) if first else ():
            if holder.stray and holder.name.rpartition("/")[2].casefold() == alike:
                scores[at] = scores.get(at, 0.0) + RENAMED
        best = sorted(scores, key=lambda at: (-scores[at], self.holders[at].below))
        return tuple(self.holders[at] for at in best if scores[at] >= RENAMED)


def needs_of(
    project: Project, offers: Mapping[str, Offers], surveys: Sequence[Survey]
) -> dict[tuple[str, str], Need]:
    """Give what each catalog, by the article's name and locale, may draw on.

    The catalogs of articles are read now, for they may be changed before it is their turn; those of
    articles that are gone are changed last, so the process that needs one reads it.
    """
    wishes = {
        (survey.file.name, locale): wish
        for survey in surveys
        for locale in survey.looks
        if locale in offers and (wish := offers[locale].wish(survey)) is not None
    }
    wanted = {
        (locale, holder.below): frozenset(holder.marks)
        for (_, locale), wish in wishes.items()
        for holder in (*wish.holders, *wish.former)
        if not holder.stray
    }
    tasks = [(*key, marks) for key, marks in sorted(wanted.items())]
    read = spread(partial(_fetch, project), tasks, FEW)
    held = {task[:2]: entries for task, entries in zip(tasks, read, strict=True)}
    marks = {survey.file.name: survey.marks for survey in surveys}
    return {
        (name, locale): _need(locale, wish, held, frozenset(marks[name]))
        for (name, locale), wish in wishes.items()
    }


def _need(
    locale: str,
    wish: _Wish,
    held: Mapping[tuple[str, str], Sequence[tuple[str, Entry]]],
    wanted: frozenset[str],
) -> Need:
    """Give what one catalog may draw on."""
    living = [
        pair
        for holder in wish.holders
        if not holder.stray
        for pair in held[locale, holder.below]
        if pair[0] in wanted
    ]
    living.sort(key=lambda pair: gone(pair[1]))  # what leaves now, before what left long ago
    return Need(
        tuple(entry for _, entry in living),
        tuple(holder.below for holder in wish.holders if holder.stray),
        tuple(
            holder.below
            if holder.stray
            else tuple(entry for _, entry in held[locale, holder.below])
            for holder in wish.former
        ),
    )


def _fetch(project: Project, task: tuple[str, str, frozenset[str]]) -> list[tuple[str, Entry]]:
    """Give the entries of a catalog whose sentences have these marks, in its order."""
    locale, below, marks = task
    try:
        catalog = load_catalog(
            project.config.catalogs / below, locale, limits=project.config.limits
        )
    except ToolError:  # told of where it is this catalog's turn
        return []
    pairs = ((mark_of_key(key_of(entry, msgid_of(entry))), entry) for entry in catalog)
    return [pair for pair in pairs if pair[0] in marks and any(pair[1].msgstr)]


def offers_of(
    ledger: Ledger, surveys: Sequence[Survey], strays: Mapping[str, Stray], locales: Sequence[str]
) -> dict[str, Offers]:
    """Give what the catalogs of each locale have for others, where they have anything."""
    found: dict[str, list[Holder]] = {locale: [] for locale in locales}
    looked = {ledger.path_of(survey.file) for survey in surveys}
    for survey in surveys:
        for locale, look in survey.looks.items():
            if look.left:
                found[locale].append(_holder(survey.file.name, locale, look.left))
    for below, stray in sorted(strays.items()):
        locale, _, rest = below.partition("/LC_MESSAGES/")
        if locale in found and stray.marks:
            name = rest.removesuffix(".po")
            found[locale].append(_holder(name, locale, stray.marks, stray=True))
    for path, locale, marks in ledger.holders():
        if locale in found and path not in looked and path in ledger.names:
            found[locale].append(_holder(ledger.names[path], locale, marks))
    for holders in found.values():  # whoever was looked at first, the outcome is the same (law 7)
        holders.sort(key=lambda holder: (holder.stray, holder.below))
    return {locale: Offers(locale, holders) for locale, holders in found.items() if holders}


def _holder(name: str, locale: str, marks: str, *, stray: bool = False) -> Holder:
    return Holder(f"{locale}/LC_MESSAGES/{name}.po", name, stray, split_marks(marks))
