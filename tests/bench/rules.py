"""What a change of the rules for sentences costs: from cruder rules to ours, over real text.

Each unit of `corpus/history` and of the translated articles of `corpus/md` is cut by old rules (at
every full stop, at every comma, not at all), translated sentence by sentence, and synced with our
rules. Counted are words of translations: those that stand in finished pairs, in drafts, and those
that are nowhere any more, of which there may be none.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from i18n_tool.catalog import Catalog, new_catalog, parse_catalog, serialize_catalog, set_record
from i18n_tool.catalog.merge import Source, Supply, Wanted, merge
from i18n_tool.errors import ToolError
from i18n_tool.model.codes import find_pieces
from i18n_tool.model.locale import facts
from i18n_tool.model.state import State
from i18n_tool.segmentation import segment
from i18n_tool.workspace.articles import parse_article

Rules = Callable[[str], Sequence[str]]
BY = "A Reviewer <reviewer@example.org>"

_TURNED = str.maketrans("aeiouAEIOU", "oiaeuOIAEU")
_FOLDED = str.maketrans("aeiouAEIOU", "aaaaaAAAAA")
OLD_RULES: Mapping[str, Rules] = {
    "at every full stop": lambda text: re.findall(r".+?(?:[.。]\s*|\Z)", text, re.DOTALL),
    "at every comma": lambda text: re.findall(r".+?(?:[,.，、。]\s*|\Z)", text, re.DOTALL),
    "whole paragraphs": lambda text: [text],
}


@dataclass(slots=True)
class Figures:
    """Words of translations after the change of rules."""

    finished: int = 0
    drafted: int = 0
    lost: int = 0
    wrong: int = 0
    """Those in finished pairs with another sentence's text."""
    empty: int = 0
    """Words of sentences that have nothing."""


def measure(shared: Path, rules: Rules) -> Figures:
    """Count what our rules leave of translations that were made by others."""
    figures = Figures()
    for locale, units in articles(shared):
        olds = sentences(units, rules)
        news = sentences(units, lambda text, locale=locale: segment(text, locale))
        _count(olds, news, locale, figures)
    return figures


def articles(shared: Path) -> Iterator[tuple[str, list[str]]]:
    """Give the locale and the units of real articles."""
    history = [("en", path) for path in sorted((shared / "corpus" / "history").rglob("old.md"))]
    md = shared / "corpus" / "md"
    more = (
        (each.name, path)
        for each in sorted(md.glob("*/*"))
        for path in sorted(each.rglob("*.md"))[:3]
    )
    for locale, path in chain(history[::4], more):
        try:
            article = parse_article(path.read_bytes(), path.name, locale)
        except ToolError:
            continue
        yield locale, [unit.text for unit in article.units]


def sentences(units: Sequence[str], rules: Rules) -> list[str]:
    """Give the sentences of an article by some rules, each once."""
    pieces = (piece.strip() for unit in units for piece in rules(unit))
    return list(dict.fromkeys(filter(None, pieces)))


def translated(texts: Sequence[str], locale: str) -> Catalog:
    """Give a catalog in which each sentence is translated by itself, letters turned, and reviewed."""
    catalog = new_catalog("uk")
    merge(catalog, _source(texts, locale))
    for entry in catalog:
        entry.msgstr = [turned(entry.msgid)]
        set_record(entry, "uk", "reviewed", "2026-11-24", by=BY)
    return catalog


def turned(text: str) -> str:
    """Give a text in other letters, with all its marks and codes, and as long."""
    pieces: list[str] = []
    done = 0
    for piece in find_pieces(text):
        pieces += text[done : piece.start].translate(_TURNED), piece.text
        done = piece.end
    return "".join(pieces) + text[done:].translate(_TURNED)


def _count(olds: Sequence[str], news: Sequence[str], locale: str, figures: Figures) -> None:
    catalog = parse_catalog(serialize_catalog(translated(olds, locale)), locale="uk")
    supply = Supply(split=lambda text: segment(text, locale), joiner=facts(locale).joiner)
    merge(catalog, _source(news, locale), supply)
    catalog = parse_catalog(serialize_catalog(catalog), locale="uk")
    told = {entry.msgid: entry.msgstr[0] for entry in catalog if entry.state is not State.DRAFT}
    for entry in catalog:
        size = len(entry.msgid.split())
        if entry.obsolete:
            continue
        if not entry.msgstr[0]:
            figures.empty += size
        elif entry.fuzzy:
            figures.drafted += size
        else:
            figures.finished += size
            same = _folded(entry.msgstr[0]) == _folded(entry.msgid)
            figures.wrong += size * (not same)
    every = "\n".join(told.values())
    figures.lost += sum(len(text.split()) for text in olds if turned(text) not in every)


def _folded(text: str) -> str:
    """Give a text as it is however it was cut before its letters were turned."""
    return "".join(text.split()).translate(_FOLDED)


def _source(texts: Sequence[str], locale: str) -> Source:
    wanted = tuple(Wanted(text, None, ("paragraph",)) for text in texts)
    return Source("source/a.md", locale, wanted)


def run(shared: Path) -> None:
    """Print the figures."""
    for name, rules in OLD_RULES.items():
        each = measure(shared, rules)
        whole = (each.finished + each.drafted + each.empty) / 100
        print(
            f"rules changed from {name} to ours: of {whole * 100:,.0f} words"
            f" {each.finished / whole:.1f} % in finished pairs, {each.drafted / whole:.1f} % in drafts,"
            f" {each.empty / whole:.1f} % without; {each.wrong} with another's text, {each.lost} lost"
        )
