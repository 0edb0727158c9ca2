"""Two people at work on one catalog: what each does to it, made by Hypothesis."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from i18n_tool.catalog import Catalog, Entry, new_catalog, parse_catalog, set_record
from i18n_tool.catalog.demand import Source, Wanted
from i18n_tool.catalog.merge import merge
from i18n_tool.catalog.transfer import forget_previous

LOCALE = "uk"
SENTENCES = (
    "The door is open.",
    "Close the door behind you.",
    "Nobody knows how many towns have one.",
    "See [the guide](https://a.example/one).",
    "It rained for a whole week.",
)
EDITS: tuple[Callable[[str], str], ...] = (
    lambda text: text.replace("door", "window"),
    lambda text: text.replace(".", " today."),
    lambda text: text.replace("one", "two"),
    lambda text: f"**{text[:-1]}**.",
)
TEXTS = ("Так.", "Ні.", 'Двері "відчинені".\nОбидві.', "дуже довгий рядок " * 6 + "кінець.")
VERBS = (
    *("translate", "translate", "approve", "approve", "reject", "draft", "doubt", "note", "flag"),
    *("edit", "edit", "remove", "append", "swap", "empty", "reference", "part"),
)
PEOPLE = ("Anna <anna@x.example>", "Borys <b@x.example>")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that somebody does."""

    verb: str
    at: int
    text: str = ""
    who: str = PEOPLE[0]
    day: str = "2026-11-01"


@st.composite
def steps(draw: st.DrawFn) -> Step:
    return Step(
        draw(st.sampled_from(VERBS)),
        draw(st.integers(0, 7)),
        draw(st.sampled_from(TEXTS)),
        draw(st.sampled_from(PEOPLE)),
        draw(st.sampled_from(["2026-11-01", "2026-11-02"])),
    )


@st.composite
def histories(draw: st.DrawFn) -> tuple[bytes, bytes, bytes]:
    """Give a catalog, and what two people made of it."""
    start = list(SENTENCES[: draw(st.integers(1, len(SENTENCES)))])
    catalog = new_catalog(LOCALE, plural_forms="nplurals=1; plural=0;", now="2026-10-01 10:00+0000")
    _sync(catalog, start)
    common = draw(st.lists(steps(), max_size=5))
    mine, theirs = (draw(st.lists(steps(), max_size=4)) for _ in range(2))
    article = apply(catalog, start, common)
    base = catalog.to_bytes()
    return base, do(base, article, mine, "stays"), do(base, article, theirs, "other")


def do(base: bytes, article: Sequence[str], done: Sequence[Step], mark: str) -> bytes:
    """Give a catalog after some steps; `mark` is in all new texts."""
    catalog = parse_catalog(base)
    apply(catalog, article, [replace(step, text=f"{mark}: {step.text}") for step in done])
    if done:
        catalog.touch(f"2026-11-0{1 + len(mark) % 2} 1{len(done)}:00+0000")
    return catalog.to_bytes()


def apply(catalog: Catalog, article: Sequence[str], done: Sequence[Step]) -> list[str]:
    """Do all steps to a catalog; give the article after them."""
    sentences = list(article)
    for step in done:
        if step.verb in {"edit", "remove", "append", "swap"}:
            before = list(sentences)
            _rewrite(sentences, step)
            if sentences != before:
                _sync(catalog, sentences)
            continue
        entries = [entry for entry in catalog if step.verb != "part" or entry.obsolete]
        if entries:
            _write(entries[step.at % len(entries)], step)
    return sentences


def _sync(catalog: Catalog, sentences: Sequence[str]) -> None:
    wanted = tuple(Wanted(text, None, ("paragraph",)) for text in dict.fromkeys(sentences))
    merge(catalog, Source("source/a.md", "en", wanted))


def _rewrite(sentences: list[str], step: Step) -> None:
    at = step.at % len(sentences) if sentences else 0
    if step.verb == "append":
        sentences.append(f"Something new, number {step.at}, by {step.text[:5]}.")
    elif not sentences:
        return
    elif step.verb == "edit":
        sentences[at] = EDITS[step.at % len(EDITS)](sentences[at])
    elif step.verb == "remove":
        del sentences[at]
    else:
        sentences.append(sentences.pop(at))


def _write(entry: Entry, step: Step) -> None:
    if step.verb in {"translate", "part"}:
        entry.msgstr = [step.text]
        entry.fuzzy = False
    elif step.verb == "draft" and (not any(entry.msgstr) or entry.reason == "machine"):
        entry.msgstr = [step.text]
        entry.fuzzy = True
        forget_previous(entry)
        set_record(entry, LOCALE, "draft", step.day, origin="engine")
    elif step.verb == "approve" and any(entry.msgstr):
        entry.fuzzy = False
        forget_previous(entry)
        set_record(entry, LOCALE, "reviewed", step.day, by=step.who)
    elif step.verb == "reject" and any(entry.msgstr):
        entry.fuzzy = True
        set_record(entry, LOCALE, "rejected", step.day, by=step.who, why="No.")
    elif step.verb == "doubt" and any(entry.msgstr):
        entry.fuzzy = True
    elif step.verb == "note":
        entry.translator_comments = [*entry.translator_comments, f"Note {step.text[:8]}"]
    elif step.verb == "empty":
        entry.msgstr = [""]
        entry.fuzzy = False
    elif step.verb == "reference" and not entry.obsolete:
        entry.references = [f"source/{step.at}.md"]
    elif step.verb == "flag":
        entry.flags = [*entry.flags, "no-wrap"]
