"""What survives the edits of `corpus/history`: every old sentence is translated and reviewed, the
new version is merged, and each sentence that did not change is looked at.

`right` and `wrong` drafts are judged by an outsider, difflib over the words of both versions: the
old sentence that shares most of a changed one's words, if that is half of them, is its former self.
Every translation starts with a mark of its own, since its markup may change with its sentence's; a
draft without the mark may be a piece of the former translation that has the same words.
"""

import random
import resource
import shutil
import subprocess
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from i18n_tool.catalog import (
    Catalog,
    Entry,
    Limits,
    new_catalog,
    parse_catalog,
    serialize_catalog,
    set_record,
)
from i18n_tool.catalog.merge import Source, Supply, Wanted, merge
from i18n_tool.catalog.targets import bare, find_targets
from i18n_tool.errors import ToolError
from i18n_tool.model.state import State
from i18n_tool.segmentation import count, segment
from i18n_tool.workspace.articles import parse_article

LIMITS = Limits(file_size=100_000_000)
BY = "A Reviewer <reviewer@example.org>"


@dataclass
class Figures:
    """What was counted over the articles of one folder."""

    articles: int = 0
    refused: int = 0
    kept: int = 0
    """Words of unchanged sentences."""
    lost: int = 0
    """Those of them whose translation, state or record was lost. Must be 0."""
    changed: int = 0
    """Changed sentences whose former self the outsider knows."""
    right: int = 0
    wrong: int = 0
    pointing: int = 0
    """Sentences that only point elsewhere (they do not count as changed)."""
    reviewed: int = 0
    """Those of them whose translation and review stay, pointing there too."""
    unjudged: int = 0
    """Drafts on sentences that the outsider takes for new."""


def measure(shared: Path) -> dict[str, Figures]:
    """Give the figures of each folder of `corpus/history`."""
    found: dict[str, Figures] = {}
    for folder in sorted((shared / "corpus" / "history").iterdir()):
        figures = found[folder.name] = Figures()
        for pair in sorted(folder.iterdir()):
            _measure(pair, figures)
    return found


def _measure(pair: Path, figures: Figures) -> None:
    """Count one pair of versions."""
    try:
        old, new = (_source(pair / name) for name in ("old.md", "new.md"))
    except ToolError:
        figures.refused += 1
        return
    figures.articles += 1
    before = _translated(old)
    told = {entry.key: _told(entry) for entry in before}
    after = parse_catalog(serialize_catalog(before), locale="uk")
    cut = Supply(split=lambda text: segment(text, "en"))
    merge(after, new, cut)
    after = parse_catalog(serialize_catalog(after), locale="uk")
    former = _former(old, new)
    for entry in after:
        if entry.obsolete:
            continue
        if entry.key in told:
            words = count(entry.msgid, "en")[0]
            figures.kept += words
            figures.lost += words * (_told(entry) != told[entry.key])
        else:
            _judge(entry, former.get(entry.msgid), figures)


def _judge(entry: Entry, former: str | None, figures: Figures) -> None:
    draft = entry.msgstr[0]
    if former is None:
        figures.unjudged += bool(draft)
        return
    if bare(former) == bare(entry.msgid):
        figures.pointing += 1
        there = bare(draft) == bare(_marked(former)) and bare(draft) != draft
        stays = there and find_targets(draft)[-1].text == find_targets(entry.msgid)[-1].text
        figures.reviewed += stays and entry.state is State.REVIEWED
        return
    right = _is_right(draft, entry.msgid, former)
    figures.changed += 1
    figures.right += right
    figures.wrong += bool(draft) and not right


def _is_right(draft: str, text: str, former: str) -> bool:
    if _mark(former) in draft:
        return True
    alike = SequenceMatcher(None, text.split(), draft.split(), autojunk=False).ratio()
    return bool(draft) and draft in _marked(former) and alike > 0.6


def _source(path: Path) -> Source:
    article = parse_article(path.read_bytes(), path.name, "en")
    texts = dict.fromkeys((segment.text, segment.context) for segment in article.segments)
    return Source("source/a.md", "en", tuple(Wanted(*each, ("paragraph",)) for each in texts))


def _mark(text: str) -> str:
    return f"⟦{zlib.crc32(text.encode()):x}⟧"


def _marked(text: str) -> str:
    return f"{_mark(text)} {text}"


def _translated(source: Source) -> Catalog:
    catalog = new_catalog("uk")
    merge(catalog, source)
    for entry in catalog:
        entry.msgstr = [_marked(entry.msgid)]
        set_record(entry, "uk", "reviewed", "2026-11-24", by=BY)
    return catalog


def _told(entry) -> tuple[object, ...]:
    assert entry.obsolete or entry.state in State
    return tuple(entry.msgstr), entry.state, tuple(entry.translator_comments)


def _former(old: Source, new: Source) -> dict[str, str]:
    """Give for each changed sentence what it was, by the words that difflib finds in both."""
    old_words, old_at = _words(old)
    new_words, new_at = _words(new)
    shared: Counter[tuple[int, int]] = Counter()
    matcher = SequenceMatcher(None, old_words, new_words, autojunk=False)
    for start, other, length in matcher.get_matching_blocks():
        for step in range(length):
            shared[new_at[other + step], old_at[start + step]] += 1
    best: dict[int, tuple[float, int]] = {}
    for (ours, theirs), number in shared.items():
        sizes = len(old.sentences[theirs].text.split()) + len(new.sentences[ours].text.split())
        best[ours] = max(best.get(ours, (0.0, 0)), (2 * number / sizes, theirs))
    stays = {wanted.text for wanted in new.sentences}
    return {
        new.sentences[ours].text: old.sentences[theirs].text
        for ours, (share, theirs) in best.items()
        if share >= 0.5 and old.sentences[theirs].text not in stays
    }


def _words(source: Source) -> tuple[list[str], list[int]]:
    words: list[str] = []
    owners: list[int] = []
    for at, wanted in enumerate(source.sentences):
        for word in wanted.text.split():
            words.append(word)
            owners.append(at)
    return words, owners


def _edited_book(shared: Path, entries: int) -> tuple[bytes, Source, dict[str, str]]:
    """Give a translated catalog, its article with one sentence in ten edited, and the edits."""
    choose = random.Random(entries)
    texts = _real_sentences(shared, entries)
    words = [word for text in texts[:2000] for word in text.split()]
    known = set(texts)
    edited: dict[str, str] = {}
    new: list[str] = []
    for text in texts:
        now = _edited(text, choose, words) if choose.random() < 0.1 else text
        if now != text and now not in known and now not in edited:
            edited[now] = text
            new.append(now)
        else:
            new.append(text)
    return serialize_catalog(_translated(_plain(texts))), _plain(new), edited


def speed(old: bytes, new: Source, edited: dict[str, str]) -> tuple[float, float, float]:
    """Give the seconds of CPU, reading and writing included, and the shares of right and wrong
    drafts in per cent.
    """
    start = time.process_time()
    catalog = parse_catalog(old, locale="uk", limits=LIMITS)
    merge(catalog, new)
    serialize_catalog(catalog)
    spent = time.process_time() - start
    return spent, *_shares(catalog, edited)


def _shares(catalog: Catalog, edited: dict[str, str]) -> tuple[float, float]:
    drafts = {entry.msgid: entry.msgstr[0] for entry in catalog if not entry.obsolete}
    right = sum(_mark(text) in drafts[now] for now, text in edited.items())
    wrong = sum(bool(drafts[now]) for now in edited) - right
    return 100 * right / len(edited), 100 * wrong / len(edited)


def _plain(texts: Sequence[str]) -> Source:
    wanted = tuple(Wanted(text, None, ("paragraph",)) for text in texts)
    return Source("source/a.md", "en", wanted)


def _edited(text: str, choose: random.Random, words: Sequence[str]) -> str:
    """Give a sentence with one to three words or letters changed."""
    parts = text.split()
    for _ in range(choose.choice((1, 1, 2, 3))):
        at = choose.randrange(len(parts))
        way = choose.randrange(4)
        if way == 0:
            parts[at] = choose.choice(words)
        elif way == 1:
            parts.insert(at, choose.choice(words))
        elif way == 2 and len(parts) > 2:
            del parts[at]
        else:
            letters = list(parts[at])
            letters[choose.randrange(len(letters))] = choose.choice("abcdefgh")
            parts[at] = "".join(letters)
    return " ".join(parts)


def _real_sentences(shared: Path, number: int) -> list[str]:
    """Give so many real sentences; where they run out, they come again with a number in them."""
    texts = list(dict.fromkeys(_sentences(shared)))
    more = (f"{text} {at}" for at, text in enumerate(texts * (number // len(texts) + 1)))
    return [*texts, *more][:number]


def _sentences(shared: Path) -> Iterator[str]:
    for path in sorted((shared / "corpus" / "history").rglob("old.md")):
        for each in parse_article(path.read_bytes(), path.name, "en").segments:
            if len(each.text) > 8 and "\x04" not in each.text:
                yield each.text


def peer(old: bytes, new: Source, edited: dict[str, str]) -> str:
    """Merge the same by msgmerge, where it is installed; give its figures as a sentence."""
    if shutil.which("msgmerge") is None:
        return "msgmerge is not installed"
    template = new_catalog("")
    merge(template, new)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "old.po").write_bytes(old)
        (place / "new.pot").write_bytes(serialize_catalog(template))
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        command = ("msgmerge", "--quiet", "--no-wrap", "old.po", "new.pot", "-o", "merged.po")
        subprocess.run(command, cwd=place, check=True)
        spent = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
        merged = parse_catalog((place / "merged.po").read_bytes(), locale="uk", limits=LIMITS)
        right, wrong = _shares(merged, edited)
    return f"msgmerge {spent:.2f} s CPU, right {right:.1f} %, wrong {wrong:.1f} %"


def run(shared: Path) -> None:
    """Print the figures."""
    for name, each in measure(shared).items():
        share = 100 / (each.changed or 1)
        print(
            f"{name}: {each.articles} articles, {each.refused} refused; of {each.kept:,} words in"
            f" unchanged sentences {each.lost} lost; of {each.changed} changed sentences"
            f" {each.right * share:.1f} % right, {each.wrong * share:.1f} % wrong drafts;"
            f" of {each.pointing} that only point elsewhere {each.reviewed} stay reviewed;"
            f" {each.unjudged} drafts nobody judged"
        )
    for entries in (10_000, 100_000):
        old, new, edited = _edited_book(shared, entries)
        spent, right, wrong = speed(old, new, edited)
        print(
            f"{entries:,} entries, one in ten edited: {spent:.2f} s CPU with reading and writing,"
            f" right {right:.1f} %, wrong {wrong:.1f} %"
        )
        if entries == 10_000:  # at 100,000 it takes minutes
            print(f"  {peer(old, new, edited)}")
