"""Pairs that a merge made up become drafts: nobody has said that the two texts are one pair."""

from collections.abc import Sequence
from itertools import groupby

from i18n_tool.catalog import Entry, parse_catalog, serialize_catalog
from i18n_tool.workflow.sync.catalogs import Writing
from i18n_tool.workflow.sync.pieces import Piece, put_in_place
from i18n_tool.workflow.sync.tally import Tally
from i18n_tool.workspace.examined import MadeUp
from i18n_tool.workspace.fence import Fence
from i18n_tool.workspace.made_up import is_unbound, key_of


def doubt(work: Writing, pairs: Sequence[MadeUp], tally: Tally) -> None:
    """Make drafts of pairs that a merge made up; what is done and what went wrong goes to `tally`.

    The pairs of one path stand together. Law 4: the text stays; what it is the translation of, if a branch tells, is its previous msgid.
    """
    by_path = {path: list(each) for path, each in groupby(pairs, lambda pair: pair.path)}
    pieces = [_Doubted(work, each) for each in by_path.values()]
    for outcome in put_in_place(pieces, Fence.of_catalogs(work.project.config), dry=work.dry):
        if outcome.error is not None:
            tally.errors.append(outcome.error)
        elif outcome.changed:
            tally.written.append(outcome.path)
            tally.warnings += map(_warning, by_path[outcome.path])


def _warning(pair: MadeUp) -> str:
    """Say what was found, and what was done about it."""
    merge = f"merge {pair.commit[:10]}" if pair.commit else "merge that is under way"
    msgid = pair.key[1] if len(pair.key[1]) <= 60 else f"{pair.key[1][:59]}…"
    return (
        f"{pair.path}:{pair.line}: the {merge} put together a sentence and a translation that no "
        f"branch had so; it is a draft now: {msgid}"
    )


class _Doubted(Piece):
    """A catalog with such pairs."""

    def __init__(self, work: Writing, pairs: Sequence[MadeUp]) -> None:
        config = work.project.config
        super().__init__(pairs[0].path, None if work.dry else config.root, config.limits)
        self.pairs = pairs
        self.now = work.now

    def work(self, before: bytes | None) -> bytes | None:
        """Give the catalog with drafts in their place."""
        if before is None:
            return None
        catalog = parse_catalog(
            before, path=str(self.path), locale=self.pairs[0].locale, limits=self.limits
        )
        wanted = {pair.key: pair for pair in self.pairs}
        found = False
        for entry in catalog:
            pair = wanted.get(key_of(entry))
            if pair is not None and tuple(entry.msgstr) == pair.msgstr and is_unbound(entry):
                _mark(entry, pair)
                found = True
        if not found:
            return None
        catalog.touch(self.now)
        return serialize_catalog(catalog)


def _mark(entry: Entry, pair: MadeUp) -> None:
    """Make a draft of an entry."""
    entry.fuzzy = True
    if pair.former is not None and pair.former != pair.key:
        former = pair.former
        entry.previous_msgctxt, entry.previous_msgid, entry.previous_msgid_plural = former
