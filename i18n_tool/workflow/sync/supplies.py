"""What one locale's catalogs can give to one another: sentences that have left their article."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from i18n_tool.catalog import Entry
from i18n_tool.catalog.glimpse import key_of, msgid_of
from i18n_tool.catalog.limits import Limits
from i18n_tool.catalog.merge import Source, Supply
from i18n_tool.errors import ToolError
from i18n_tool.model.locale import facts
from i18n_tool.model.state import State
from i18n_tool.workspace.catalogs import load_catalog
from i18n_tool.workspace.project import Project
from i18n_tool.workspace.sentence_rules import splitter_of

_RANK = {state: rank for rank, state in enumerate(State)}


@dataclass(frozen=True, slots=True)
class Need:
    """What one catalog may draw on, of other catalogs of its locale."""

    living: tuple[Entry, ...] = ()
    """Entries of sentences that have left articles of ours, the likeliest first."""
    strays: tuple[str, ...] = ()
    """Catalogs whose article is gone that hold sentences of this one, by path below the folder."""
    former: tuple[str | tuple[Entry, ...], ...] = ()
    """What was this article under another name, or a part of another one, the likeliest first: a
    stray, or the entries that have left another article, in their order."""


NOTHING = Need()


def supply_of(project: Project, locale: str, need: Need, source: Source) -> Supply:
    """Give what a merge may draw on; strays that cannot be read any more give nothing."""
    strays = {
        below: _entries(project.config.catalogs / below, locale, project.config.limits)
        for below in dict.fromkeys(
            (*need.strays, *(each for each in need.former if isinstance(each, str)))
        )
    }
    former = [
        entry for each in need.former for entry in (strays[each] if isinstance(each, str) else each)
    ]
    wanted = {each.key for each in source.sentences}
    pool: dict[str, Entry] = {}
    _offer(pool, need.living, wanted)
    for below in need.strays:
        _offer(pool, strays[below], wanted)
    splitter = splitter_of(project.config.segmentation)
    return Supply(
        pool=pool,
        former=former,
        split=lambda text: splitter.segment(text, locale),
        joiner=facts(locale).joiner,
    )


def _offer(pool: dict[str, Entry], entries: Iterable[Entry], wanted: set[str]) -> None:
    """Add entries of sentences that are wanted; of two of one sentence the one furthest on wins."""
    for entry in entries:
        key = key_of(entry, msgid_of(entry))
        if key in wanted and any(entry.msgstr):
            held = pool.get(key)
            if held is None or _RANK[entry.state] > _RANK[held.state]:
                pool[key] = entry


def _entries(path: Path, locale: str, limits: Limits) -> Sequence[Entry]:
    try:
        return list(load_catalog(path, locale, limits=limits))
    except ToolError:
        return ()
