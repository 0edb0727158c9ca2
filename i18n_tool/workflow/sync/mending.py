"""What merges of plain text did to catalogs, mended where it is certain."""

from collections.abc import Sequence
from pathlib import Path

from i18n_tool.catalog import Entry, parse_catalog, serialize_catalog
from i18n_tool.catalog.astray import bring_home
from i18n_tool.workflow.sync.catalogs import Writing
from i18n_tool.workflow.sync.pieces import Piece, put_in_place
from i18n_tool.workflow.sync.tally import Tally
from i18n_tool.workspace.examined import Examined, MadeUp
from i18n_tool.workspace.fence import Fence
from i18n_tool.workspace.made_up import is_unbound, key_of


def mend(work: Writing, examined: Examined, tally: Tally) -> list[MadeUp]:
    """Mend what merges of plain text did, and give the pairs that are drafts now.

    What is done and what went wrong goes to `tally`.

    Law 4: the text of a pair that was made up stays, as a draft; what it is the translation of, if
    a branch tells, is its previous msgid. An approval goes back to the pair that it binds (law 5).
    """
    pairs: dict[Path, list[MadeUp]] = {}
    for pair in examined.made_up:
        pairs.setdefault(pair.path, []).append(pair)
    locales = {pair.path: pair.locale for pair in examined.made_up}
    locales |= {path: locale for path, locale, _ in examined.astray}
    done: list[MadeUp] = []
    pieces = [_Mended(work, path, locale, pairs.get(path, ())) for path, locale in locales.items()]
    for outcome in put_in_place(pieces, Fence.of_catalogs(work.project.config), dry=work.dry):
        if outcome.error is not None:
            tally.errors.append(outcome.error)
        elif outcome.changed:
            tally.written.append(outcome.path)
            tally.warnings += map(_warning, pairs.get(outcome.path, ()))
            done += pairs.get(outcome.path, ())
    return done


def _warning(pair: MadeUp) -> str:
    """Say what was found, and what was done about it."""
    merge = f"merge {pair.commit[:10]}" if pair.commit else "merge that is under way"
    msgid = pair.key[1] if len(pair.key[1]) <= 60 else f"{pair.key[1][:59]}…"
    return (
        f"{pair.path}:{pair.line}: the {merge} put together a sentence and a translation that no "
        f"branch had so; it is a draft now: {msgid}"
    )


class _Mended(Piece):
    """A catalog in which a merge of plain text did harm."""

    def __init__(self, work: Writing, path: Path, locale: str, pairs: Sequence[MadeUp]) -> None:
        config = work.project.config
        super().__init__(path, None if work.dry else config.root, config.limits)
        self.locale = locale
        self.pairs = pairs
        self.now = work.now

    def work(self, before: bytes | None) -> bytes | None:
        """Give the catalog with drafts for what was made up, and approvals where they belong."""
        if before is None:
            return None
        place = str(self.path)
        catalog = parse_catalog(before, path=place, locale=self.locale, limits=self.limits)
        wanted = {pair.key: pair for pair in self.pairs}
        count = bring_home(catalog)
        for entry in catalog:
            pair = wanted.get(key_of(entry))
            if pair is not None and tuple(entry.msgstr) == pair.msgstr and is_unbound(entry):
                _mark(entry, pair)
                count += 1
        if not count:
            return None
        catalog.touch(self.now)
        return serialize_catalog(catalog)


def _mark(entry: Entry, pair: MadeUp) -> None:
    """Make a draft of an entry."""
    entry.fuzzy = True
    if pair.former is not None and pair.former != pair.key:
        former = pair.former
        entry.previous_msgctxt, entry.previous_msgid, entry.previous_msgid_plural = former
