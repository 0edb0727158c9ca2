"""Merging an article's sentences into a catalog of it.

Law 4, nothing a person wrote is lost: a sentence that leaves the article becomes obsolete with its
comments and records, and comes back with all of them when the sentence does. That holds for a
changed sentence too: beside the draft that its translation becomes, the former pair stays behind
`#~`, so that undoing the edit undoes everything. Law 3: an entry whose sentence, kind and article
did not change is not touched.

A translation is carried over as more than a draft in two cases only. The words and marks of the
source are all the same and were only cut into sentences elsewhere, and the translation's own
sentence ends allow the same cut. Or the sentence only points elsewhere now, where no reader sees
it: then its translation does, too, and everything else of the entry stays, its review included.
"""

from collections.abc import Collection, Sequence

from i18n_tool.catalog.align import Link, Origin, align
from i18n_tool.catalog.become import change, find_moved, is_echo, pieces_of
from i18n_tool.catalog.carry import Moved
from i18n_tool.catalog.catalog import Catalog
from i18n_tool.catalog.demand import Source, Supply, Wanted
from i18n_tool.catalog.difference import differences
from i18n_tool.catalog.entry import Entry
from i18n_tool.catalog.glimpse import best_first, gone, key_of, msgid_of, says
from i18n_tool.catalog.pause import collector_paused
from i18n_tool.catalog.pointing import Sentence
from i18n_tool.catalog.transfer import (
    CHANGED_IN,
    clone,
    collect,
    compose,
    fill,
    is_finished,
    is_worth,
    relink,
    retire,
)
from i18n_tool.model.counts import Counts
from i18n_tool.model.unit import CONTEXT_GLUE

__all__ = ["Source", "Supply", "Wanted", "merge"]


def merge(catalog: Catalog, source: Source, supply: Supply | None = None) -> Counts:
    """Make the catalog hold the article's sentences in the article's order; say what happened.

    Merging the same article again changes nothing (law 7). The header is left alone.
    """
    with collector_paused():
        return _Merge(catalog, source, supply or Supply()).run()


class _Merge:
    """One merge under way."""

    def __init__(self, catalog: Catalog, source: Source, supply: Supply) -> None:
        self.catalog = catalog
        self.source = source
        self.supply = supply
        self.before = list(catalog.entries)
        self.gone = [entry for entry in self.before if gone(entry)]
        behind = set(map(id, self.gone))
        self.active = [entry for entry in self.before if id(entry) not in behind]
        self.borrowed: set[int] = set()
        """Ids of the entries that belong to another catalog."""
        self.used: set[int] = set()
        """Ids of our own that hold a sentence of the article now."""
        self.aside: list[Entry] = []
        """Former pairs that stay behind `#~` beside their drafts."""
        self.parts: dict[int, list[Entry]] = {}
        """By the place of the first, sentences that old ones became all together."""
        self.lent: dict[int, Entry] = {}
        """By id, entries as they were that stand for something else besides."""
        self.twins: dict[int, Entry] = {}
        """By its place, the entry of a sentence that another one gives its translation to."""
        self.relinked: set[int] = set()
        """Ids of the entries whose sentence only points elsewhere now."""

    def run(self) -> Counts:
        """Merge the catalog; give what became of its entries."""
        old, spare = self._candidates()
        everything = [*old, *spare]
        sentences = [Sentence(wanted.key, wanted.text) for wanted in self.source.sentences]
        links = align(_sentences(old), sentences, _sentences(spare))
        for at, link in enumerate(links):
            if link.origin is Origin.TWIN:
                self._twin(at, everything[link.olds[0]])
            for place in link.lent:
                self.lent.setdefault(id(everything[place]), everything[place].copy())
        made = [
            self._make(at, link, [everything[place] for place in link.olds])
            for at, link in enumerate(links)
        ]
        for wanted, entry in zip(self.source.sentences, made, strict=True):
            _describe(entry, wanted, self.source)
        left = self._leave(made)
        rest = [entry for entry in self.gone if id(entry) not in self.used]
        after = [*made, *rest, *self.aside, *left]
        if not _same_order(self.before, after, made):
            self.catalog.entries = after
        return _count(links, made, self.relinked, len(left))

    def _candidates(self) -> tuple[list[Entry], list[Entry]]:
        """Give the entries that have an order, and those that may come back from anywhere."""
        old = self.active
        if not self.supply.pool and not self.supply.former:
            return old, best_first(self.gone)
        own = {entry.key for entry in self.before}
        pool = self.supply.pool
        lent = {entry.key: pool.get(entry.key, entry) for entry in self.supply.former}
        if lent:  # after what is ours: its own order shows what stood between what has moved here
            old = [*old, *(entry for key, entry in lent.items() if key not in own)]
            own.update(lent)
            self.borrowed.update(map(id, lent.values()))
        keys = (wanted.key for wanted in self.source.sentences)
        away = [pool[key] for key in keys if key in pool and key not in own]
        self.borrowed.update(map(id, away))
        return old, [*best_first(self.gone), *away]

    def _make(self, at: int, link: Link, olds: list[Entry]) -> Entry:
        """Give the entry of the sentence at a place in the article."""
        wanted = self.source.sentences[at]
        if link.origin is Origin.SAME:
            return self._back(olds[0])
        if link.origin is Origin.NEW:
            return self._blank(wanted)
        if link.origin is Origin.TWIN:
            return self.twins.get(at) or self._blank(wanted)
        if link.origin is not Origin.CHANGED:
            if link.part == 0:
                parts = self.source.sentences[at : at + link.parts]
                self.parts[at] = self._cut(link, olds, parts)
            return self.parts[at - link.part][link.part]
        moved = find_moved(olds[0], wanted.text, wanted.context)
        if moved is not None and moved.silent:
            return self._relink(olds[0], wanted.text, moved)
        return change(self._carry(olds[0]), wanted.text, wanted.context)

    def _twin(self, at: int, entry: Entry) -> None:
        """Keep the translation of an old sentence, as it was, for a new one with other targets."""
        wanted = self.source.sentences[at]
        moved = find_moved(entry, wanted.text, wanted.context) if is_finished(entry) else None
        if moved is not None and moved.silent and moved.whole:
            self.twins[at] = relink(clone(entry), wanted.text, moved)
            self.relinked.add(id(self.twins[at]))

    def _relink(self, entry: Entry, text: str, moved: Moved) -> Entry:
        """Give the entry of a sentence that only points elsewhere; it stays what it was.

        Its former pair is not kept: pointing back gives it again. Unless two targets became one.
        """
        if moved.whole and id(entry) not in self.borrowed:
            self.used.add(id(entry))
            if entry.obsolete:
                entry.obsolete = False
        else:
            entry = self._carry(entry)
        self.relinked.add(id(entry))
        return relink(entry, text, moved)

    def _blank(self, wanted: Wanted) -> Entry:
        blank = None if self.before else self.supply.blanks.get(wanted.key)
        if blank is not None:
            made = blank.copy()
            made.locale = self.catalog.locale
            return made
        return Entry(wanted.text, msgctxt=wanted.context, locale=self.catalog.locale)

    def _back(self, entry: Entry) -> Entry:
        """Give the entry of an unchanged sentence, from wherever it was, untouched if it can be."""
        if id(entry) in self.borrowed:
            return clone(entry)
        self.used.add(id(entry))
        if gone(entry):
            entry.obsolete = False
        found = self.supply.pool.get(entry.key) if self.supply.pool else None
        if found is not None and not any(entry.msgstr):
            fill(entry, found)
        return entry

    def _carry(self, entry: Entry) -> Entry:
        """Give an entry to be changed; a pair that would lose by it stays behind beside it.

        That is one that is finished, or that has plural forms, which no article's sentence has.
        """
        if id(entry) in self.borrowed:
            return clone(entry)
        if is_finished(entry) or any(entry.msgstr[1:]):
            if entry.obsolete:
                return clone(entry)
            self.aside.append(retire(entry.copy()))
        self.used.add(id(entry))
        if entry.obsolete:
            entry.obsolete = False
        return entry

    def _cut(self, link: Link, olds: list[Entry], parts: Sequence[Wanted]) -> list[Entry]:
        """Give the entries of sentences that the old ones were cut or joined into.

        Each has its pieces of their translations where these can be cut the same way. The notes go
        to the sentence that starts as the old one did.
        """
        own = [place not in link.lent for place in link.olds]
        before = [e.copy() if mine else self.lent[id(e)] for e, mine in zip(olds, own, strict=True)]
        texts = [wanted.text for wanted in parts]
        supply = self.supply
        pieces = pieces_of(before, texts, supply.split, supply.joiner, exact=link.exact)
        made: list[Entry] = []
        for wanted, piece in zip(parts, pieces, strict=True):
            mine = [self._carry(olds[number]) for number in piece.starts if own[number]]
            entry = collect(mine, wanted.text, wanted.context) if mine else self._blank(wanted)
            made.append(compose([before[n] for n in piece.olds], entry, piece))
        return made

    def _leave(self, made: Sequence[Entry]) -> list[Entry]:
        """Retire the entries whose sentence is gone; drop those with nothing in them to lose."""
        unused = [entry for entry in self.active if id(entry) not in self.used]
        origins = _origins(unused, made)
        return [
            retire(entry)
            for entry in unused
            if is_worth(entry) and not (id(entry) in origins and is_echo(entry, origins[id(entry)]))
        ]


def _sentences(entries: Sequence[Entry]) -> list[Sentence]:
    """Give entries as the alignment sees them."""
    texts = map(msgid_of, entries)
    return [Sentence(key_of(entry, text), text) for entry, text in zip(entries, texts, strict=True)]


def _origins(unused: Sequence[Entry], made: Sequence[Entry]) -> dict[int, Entry]:
    """Give by id, for drafts that are used no more, the pairs that they were made of, now back."""
    keys: dict[int, str] = {}
    for entry in unused:
        if entry.fuzzy and entry.previous_msgid is not None:
            context = entry.previous_msgctxt
            before = "" if context is None else context + CONTEXT_GLUE
            keys[id(entry)] = before + entry.previous_msgid
    wanted = frozenset(keys.values())
    found: dict[str, Entry] = {}
    for entry in made if wanted else ():
        key = key_of(entry, msgid_of(entry))
        if key in wanted:
            found[key] = entry
    return {name: found[key] for name, key in keys.items() if key in found}


def _describe(entry: Entry, wanted: Wanted, source: Source) -> None:
    """Bring `#.` and `#:` up to date: the kind, in what a draft is another sentence's, the path."""
    if says(entry, wanted.kinds, source.reference):
        return
    said = list(wanted.kinds)
    before = entry.previous_msgid
    if before is not None and entry.fuzzy:
        differing = differences(before, entry.msgid, source.locale)
        if differing:
            said.append(CHANGED_IN + ", ".join(differing))
    if entry.extracted_comments != said:
        entry.extracted_comments = said
    if entry.references != [source.reference]:
        entry.references = [source.reference]


def _same_order(before: list[Entry], after: list[Entry], made: list[Entry]) -> bool:
    """Say whether the catalog holds the same entries already, the article's in their order."""
    if list(map(id, before)) == list(map(id, after)):
        return True
    active = [id(entry) for entry in before if not gone(entry)]
    return active == list(map(id, made)) and set(map(id, before)) == set(map(id, after))


def _count(
    links: Sequence[Link], made: Sequence[Entry], relinked: Collection[int], obsolete: int
) -> Counts:
    new = kept = outdated = 0
    for link, entry in zip(links, made, strict=True):
        if link.origin is Origin.SAME or id(entry) in relinked:
            kept += 1
        elif not any(entry.msgstr):
            new += 1
        elif entry.fuzzy:
            outdated += 1
        else:
            kept += 1
    return Counts(new, kept, outdated, obsolete)
