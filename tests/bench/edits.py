"""What survives scripted edits of real articles in many languages, each edit known.

Every sentence of an article of ../shared/corpus/md is translated (by itself, behind a mark that
tells which it was) and reviewed; then the article is edited by script, one kind of edit at a time,
and each changed sentence's draft is looked at: right holds the mark of its own former sentence, or
of a split one the piece of it.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import chain
from pathlib import Path

from i18n_tool.catalog import Catalog, new_catalog, parse_catalog, serialize_catalog, set_record
from i18n_tool.catalog.merge import Source, Supply, Wanted, merge
from i18n_tool.catalog.targets import bare
from i18n_tool.errors import ToolError
from i18n_tool.model.locale import facts
from i18n_tool.model.state import State
from i18n_tool.segmentation import segment
from i18n_tool.workspace.articles import parse_article

BY = "A Reviewer <reviewer@example.org>"
SHARE = 0.1
"""So many of an article's sentences are edited."""
UNSPACED = frozenset({"zh_Hans", "zh_Hant", "ja"})


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the new version and the places of those of the old one that it came from."""

    text: str
    olds: tuple[int, ...] = ()


@dataclass(slots=True)
class Score:
    """What was counted of one kind of edit."""

    changed: int = 0
    right: int = 0
    wrong: int = 0
    lost: int = 0
    """Unchanged sentences that are not as they were. Must be 0."""
    finished: int = 0
    """Changed ones that are no drafts."""
    pointing: int = 0
    """Those of them that only point elsewhere. Must be all."""
    new: int = 0
    """Sentences that are no old one's."""
    strange: int = 0
    """Those of them with a draft."""


@dataclass(frozen=True, slots=True)
class Chance:
    """What an edit draws on."""

    choose: random.Random
    words: Sequence[str]
    locale: str
    others: Sequence[str]
    """Sentences of other articles."""

    def cut(self, text: str) -> list[str]:
        """Give a sentence's words; its letters where the language writes no words."""
        return list(text) if self.locale in UNSPACED else text.split(" ")

    def join(self, words: Sequence[str]) -> str:
        """Give words as a sentence again."""
        return ("" if self.locale in UNSPACED else " ").join(words)


Edit = Callable[[list[Line], Chance], list[Line]]


def sentences_of(shared: Path, most: int) -> Iterator[tuple[str, list[str]]]:
    """Give the locale and sentences of up to so many articles of each project and locale."""
    for folder in sorted((shared / "corpus" / "md").glob("*/*")):
        for path in sorted(folder.rglob("*.md"))[:most]:
            try:
                article = parse_article(path.read_bytes(), path.name, folder.name)
            except ToolError:
                continue
            texts = list(dict.fromkeys(each.text for each in article.segments))
            if len(texts) > 5:
                yield folder.name, texts


def _some(lines: list[Line], chance: Chance, edit: Callable[[str, Chance], str]) -> list[Line]:
    known = {line.text for line in lines}
    edited: list[Line] = []
    for line in lines:
        now = edit(line.text, chance) if chance.choose.random() < SHARE else line.text
        fresh = now.strip() and now not in known
        known.add(now)
        edited.append(replace(line, text=now) if fresh else line)
    return edited


def typo(lines: list[Line], chance: Chance) -> list[Line]:
    """Change, drop or double a letter."""

    def edit(text: str, chance: Chance) -> str:
        at = chance.choose.randrange(len(text))
        letter = chance.choose.choice(("", text[at] * 2, chance.choose.choice(text)))
        return text[:at] + letter + text[at + 1 :]

    return _some(lines, chance, edit)


def words(lines: list[Line], chance: Chance) -> list[Line]:
    """Replace, add or take away one to three words."""

    def edit(text: str, chance: Chance) -> str:
        parts = chance.cut(text)
        for _ in range(chance.choose.choice((1, 1, 2, 3))):
            at = chance.choose.randrange(len(parts))
            way = chance.choose.randrange(3)
            new = [chance.choose.choice(chance.words)]
            parts[at : at + (way != 1)] = new if way < 2 or len(parts) < 3 else []
        return chance.join(parts)

    return _some(lines, chance, edit)


def short(lines: list[Line], chance: Chance) -> list[Line]:
    """Replace a word in sentences of two to five words, as when headings are renamed."""

    def edit(text: str, chance: Chance) -> str:
        parts = chance.cut(text)
        few = 6 if chance.locale not in UNSPACED else 16
        if not 2 <= len(parts) < few:
            return text
        parts[chance.choose.randrange(len(parts))] = chance.choose.choice(chance.words)
        return chance.join(parts)

    return _some(_some(lines, chance, edit), chance, edit)


def come_and_go(lines: list[Line], chance: Chance) -> list[Line]:
    """Delete sentences, put others in, and edit the neighbours of some."""
    edited: list[Line] = []
    known = {line.text for line in lines}
    for line in words(lines, chance):
        draw = chance.choose.random()
        if draw < SHARE / 2:
            continue
        edited.append(line)
        new = chance.choose.choice(chance.others)
        if draw > 1 - SHARE and new not in known:
            known.add(new)
            edited.append(Line(new))
    return edited


def others(lines: list[Line], chance: Chance) -> list[Line]:
    """Put other sentences in the place of some; no draft is right for them."""
    known = {line.text for line in lines}
    edited: list[Line] = []
    for line in words(lines, chance):
        new = chance.choose.choice(chance.others)
        fresh = new not in known and chance.choose.random() < SHARE
        known.add(new)
        edited.append(Line(new) if fresh else line)
    return edited


def move(lines: list[Line], chance: Chance) -> list[Line]:
    """Move paragraphs, and edit sentences there and elsewhere."""
    edited = words(lines, chance)
    for _ in range(max(1, len(edited) // 30)):
        start = chance.choose.randrange(len(edited))
        size = chance.choose.randrange(2, 7)
        taken = edited[start : start + size]
        del edited[start : start + size]
        at = chance.choose.randrange(len(edited) + 1)
        edited[at:at] = taken
    return edited


def lists(lines: list[Line], chance: Chance) -> list[Line]:
    """Edit, move, add and take away items of lists whose items are nearly the same."""
    edited = words(lines, chance)
    for at in range(len(edited) - 1, 0, -1):
        if chance.choose.random() < SHARE / 3:
            del edited[at]
        elif chance.choose.random() < SHARE / 3:
            edited[at - 1], edited[at] = edited[at], edited[at - 1]
    return edited


def split(lines: list[Line], chance: Chance) -> list[Line]:
    """Make two sentences of one at a comma; some of their words change."""
    edited: list[Line] = []
    known = {line.text for line in lines}
    for line in lines:
        parts = line.text.split(", ", 1)
        if min(map(len, parts)) > 20 and len(parts) == 2 and chance.choose.random() < 4 * SHARE:
            pair = [parts[0] + ".", parts[1][:1].upper() + parts[1][1:]]
            if not known.intersection(pair) and len(set(pair)) == 2:
                known.update(pair)
                edited += (Line(text, line.olds) for text in pair)
                continue
        edited.append(line)
    return edited


def join(lines: list[Line], chance: Chance) -> list[Line]:
    """Make one sentence of two."""
    edited: list[Line] = []
    at = 0
    while at < len(lines):
        pair = lines[at : at + 2]
        ends = pair[0].text.endswith(".") and len(pair) == 2 and pair[1].text[:1].isupper()
        if ends and min(len(line.text) for line in pair) > 20 and chance.choose.random() < SHARE:
            second = pair[1].text
            text = pair[0].text[:-1] + ", " + second[:1].lower() + second[1:]
            edited.append(Line(text, pair[0].olds + pair[1].olds))
            at += 2
        else:
            edited.append(pair[0])
            at += 1
    return edited


EDITS: dict[str, Edit] = {
    each.__name__: each
    for each in (typo, words, short, come_and_go, others, move, lists, split, join)
}


def measure(shared: Path, most: int = 4) -> dict[tuple[str, str], Score]:
    """Give the scores by kind of edit and locale."""
    articles = list(sentences_of(shared, most))
    scores: dict[tuple[str, str], Score] = {}
    for number, (locale, texts) in enumerate(articles):
        others = list(chain(*(t for loc, t in articles if loc == locale and t is not texts)))
        for name, edit in EDITS.items():
            choose = random.Random(f"{name} {number}")
            start = _alike(texts, choose) if name == "lists" else texts
            chance = Chance(choose, [], locale, others or ["Another one."])
            stock = [word for text in start for word in chance.cut(text)]
            lines = [Line(text, (at,)) for at, text in enumerate(start)]
            new = edit(lines, replace(chance, words=stock))
            score = scores.setdefault((name, locale), Score())
            judge(start, new, locale, score)
    return scores


def _alike(texts: Sequence[str], choose: random.Random) -> list[str]:
    """Give an article of lists: of some sentences many that differ in one word or number."""
    items: dict[str, None] = {}
    names = [word for text in texts for word in text.split() if word.isalpha()]
    for text in choose.sample(texts, min(len(texts), 12)):
        parts = text.split(" ")[:12]
        at = choose.randrange(len(parts))
        for number in range(choose.randrange(3, 16)):
            parts[at] = choose.choice([*names, f"`--{number}`", f"{number}.0"])
            items[" ".join(parts)] = None
    return list(items)


def marked(at: int, text: str) -> str:
    """Give the translation of the sentence at a place."""
    return f"⟦{at}⟧{text}"


def judge(texts: Sequence[str], lines: Sequence[Line], locale: str, score: Score) -> None:
    """Merge the lines into a translated catalog of the texts; count what came of it."""
    source, after = (_source(each, locale) for each in (texts, [line.text for line in lines]))
    catalog = translated(source)
    before = {entry.msgid: _told(entry) for entry in catalog}
    catalog = parse_catalog(serialize_catalog(catalog), locale="vi")
    cut = Supply(split=lambda text: segment(text, locale), joiner=facts(locale).joiner)
    merge(catalog, after, cut)
    catalog = parse_catalog(serialize_catalog(catalog), locale="vi")
    kept = {entry.msgid for entry in catalog}
    kept |= {texts[at] for line in lines for at in line.olds if _points(texts[at], line.text)}
    score.lost += sum(text not in kept for text in texts)
    for line, entry in zip(lines, catalog, strict=False):
        if line.text in before:
            score.lost += _told(entry) != before[line.text]
            continue
        draft = entry.msgstr[0]
        if not line.olds:
            score.new += 1
            score.strange += bool(draft)
            continue
        right = is_right(line, draft, texts)
        score.changed += 1
        score.right += right
        score.wrong += bool(draft) and not right
        score.finished += bool(draft) and not entry.fuzzy
        only = any(_points(text, line.text) for text in texts)
        score.pointing += only and bool(draft) and not entry.fuzzy


def _points(old: str, new: str) -> bool:
    """Say whether two sentences differ in where they point, at most."""
    return bare(old) == bare(new)


def is_right(line: Line, draft: str, texts: Sequence[str]) -> bool:
    """Say whether a draft is of the line's own former sentences, or its piece of one."""
    if all(f"⟦{at}⟧" in draft for at in line.olds):
        return True
    whole = " ".join(marked(at, texts[at]) for at in line.olds)
    alike = SequenceMatcher(None, line.text, draft, autojunk=False).ratio()
    return bool(draft) and draft in whole and alike > 0.6


def translated(source: Source) -> Catalog:
    """Give a catalog in which every sentence is translated and reviewed."""
    catalog = new_catalog("vi")
    merge(catalog, source)
    for at, entry in enumerate(catalog):
        entry.msgstr = [marked(at, entry.msgid)]
        set_record(entry, "vi", "reviewed", "2026-11-24", by=BY)
    return catalog


def _told(entry) -> tuple[object, ...]:
    assert entry.obsolete or entry.state in State
    return tuple(entry.msgstr), entry.state, tuple(entry.translator_comments)


def _source(texts: Sequence[str], locale: str) -> Source:
    wanted = tuple(Wanted(text, None, ("paragraph",)) for text in texts)
    return Source("source/a.md", locale, wanted)


def run(shared: Path) -> None:
    """Print the figures."""
    scores = measure(shared)
    for name in EDITS:
        total = Score()
        worst = (0.0, "")
        for (kind, locale), score in scores.items():
            if kind == name and score.changed:
                for field in Score.__slots__:
                    setattr(total, field, getattr(total, field) + getattr(score, field))
                worst = max(worst, (100 * score.wrong / score.changed, locale))
        share = 100 / (total.changed or 1)
        print(
            f"{name}: {total.changed} changed, {total.right * share:.1f} % right,"
            f" {total.wrong * share:.1f} % wrong (most in {worst[1]}: {worst[0]:.1f} %),"
            f" {total.finished} taken as translated, {total.pointing} of them only point elsewhere;"
            f" {total.strange} drafts on {total.new} new ones;"
            f" {total.lost} unchanged ones lost"
        )
