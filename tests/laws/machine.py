"""A project's history as a state machine: whatever people and tools do, in whatever order.

After each step the laws 3 to 9 are checked against what people said (`said`): nothing here asks the
tool what it thinks it has done.
"""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from i18n_tool.catalog import Entry, parse_catalog, serialize_catalog, set_record
from i18n_tool.catalog.threeway import reconcile
from i18n_tool.errors import ConflictError
from i18n_tool.model.state import Reason, State
from i18n_tool.model.unit import JOINED
from i18n_tool.workflow.compile import compile_catalogs
from i18n_tool.workflow.draft import DraftOptions, Stamp, draft
from i18n_tool.workflow.render import render
from i18n_tool.workflow.review import Review, Selection, approve, join, part, reject
from i18n_tool.workflow.sync import sync
from i18n_tool.workspace.articles import parse_article
from i18n_tool.workspace.catalogs import load_catalog
from tests.laws import prose
from tests.laws.said import (
    Key,
    Pair,
    Said,
    faults,
    fresh_word,
    masked,
    merge_said,
    sentences_in,
    translation,
    words_in,
    words_of,
)
from tests.laws.world import LOCALES, MSGCAT, Place, World, in_msgcat, in_polib, lines_of, read

NOW = "2026-11-24 09:30+0000"
BY = "A Reviewer <reviewer@example.org>"
REVIEW = Review(BY, "2026-11-24", NOW)
FILES = ("a.md", "b.md", "c.txt")

number = st.integers(0, 99)
files = st.sampled_from(FILES)
locales = st.sampled_from(LOCALES)
STANDS = ("", "note", "fuzzy", "translated", "translated", "reviewed", "reviewed")
TOOLS = ("ours", "ours", "polib", "sloppy")
TRANSLATORS = (
    "write", "write", "write a draft", "finish a draft", "doubt", "correct a word", "write a note",
    "turn the comments", "wrap a catalog",
)  # fmt: skip
REVIEWERS = ("approve", "approve", "approve_all", "reject", "join", "join", "part")
HOW = [*prose.EDITS, *prose.EDITS, "bring back", "bring back", "rename", "delete"]
EDITS = st.builds(
    prose.Edit, st.sampled_from(HOW), number, number, st.sampled_from(prose.WORDS), prose.sentences
)
few = st.integers(0, 5)


@dataclass(frozen=True)
class Step:
    """What somebody does meanwhile."""

    how: str
    at: int
    tool: str
    edit: prose.Edit


STEPS = st.builds(
    Step,
    st.sampled_from([*TRANSLATORS, *REVIEWERS, *["edit"] * 6]),
    few,
    st.sampled_from(TOOLS),
    EDITS,
)
ANY = None
"""What a step may change of a catalog: all of it."""


@dataclass
class Branch:
    """A state of a project: what git would check out, and what people have said in it."""

    articles: dict[str, prose.Article]
    catalogs: dict[Place, bytes]
    said: Said


def _copies(articles: dict[str, prose.Article]) -> dict[str, prose.Article]:
    return {file: article.copy() for file, article in articles.items()}


class History(RuleBasedStateMachine):
    """One project from its first article on."""

    def __init__(self) -> None:
        super().__init__()
        self.top = Path(tempfile.mkdtemp(prefix="laws-"))
        self.world = World(self.top / "project")
        self.articles: dict[str, prose.Article] = {}
        self.versions: list[tuple[str, prose.Article]] = []
        self.said = Said()
        self.words = 0
        self.before: dict[Place, bytes] = {}
        self.may: dict[Place, set[str] | None] = {}
        """What this step may change: msgids by catalog."""

    def teardown(self) -> None:
        shutil.rmtree(self.top, ignore_errors=True)

    # authors

    @initialize(
        first=prose.articles,
        second=prose.articles,
        done=st.lists(st.sampled_from(STANDS), min_size=1, max_size=9),
    )
    def begin(self, first: prose.Article, second: prose.Article, done: list[str]) -> None:
        """Two articles, and translations of them in some pattern of standings."""
        self._store("a.md", first)
        self._store("b.md", second)
        self._sync()
        self._begin_translations(done)
        self.before, self.may = self.world.catalogs(), {}

    def _begin_translations(self, done: list[str]) -> None:
        at = 0
        for place in self.world.places():
            catalog = load_catalog(self.world.path(place), place[0])
            for entry in catalog:
                at += 1
                stand = done[at % len(done)]
                key = (*place, entry.msgid)
                if stand == "note":
                    entry.translator_comments = [f"Note {self._word()}"]
                    self.said.notes[key] = words_of(entry)
                elif stand:
                    text = self._fresh(place[0], entry.msgid, sentences_in(entry.msgid))
                    self.said.write(key, entry, text, stand != "fuzzy", set())
                    entry.msgstr, entry.fuzzy = [text], stand == "fuzzy"
                    if stand == "reviewed":
                        set_record(entry, place[0], "reviewed", "2026-11-24", by=BY)
                        self.said.approve(key, text)
            catalog.save()

    def _store(self, file: str, article: prose.Article) -> None:
        self.articles[file] = article
        self.versions.append((file, article.copy()))
        self.world.write(file, article.text())

    def _some(self, at: int) -> tuple[str, prose.Article, int, int] | None:
        """Give an article, and the places of a paragraph and a sentence in it."""
        places = [
            (file, p, s)
            for file, article in sorted(self.articles.items())
            for p, each in enumerate(article.paragraphs)
            for s in range(len(each))
        ]
        if not places:
            return None
        file, p, s = places[at % len(places)]
        return file, self.articles[file].copy(), p, s

    @rule(
        edits=st.lists(EDITS, min_size=1, max_size=3), synced=st.sampled_from([True, True, False])
    )
    def edit_articles(self, edits: list[prose.Edit], synced: bool) -> None:
        """Change articles as authors do; mostly they sync afterwards."""
        self._edit_articles(edits)
        if synced:
            self._sync()

    def _edit_articles(self, edits: list[prose.Edit]) -> None:
        for edit in edits:
            if edit.how in prose.EDITS:
                found = self._some(edit.at)
                if found:
                    file, article, p, s = found
                    moved = prose.EDITS[edit.how](article, p, s, edit)
                    self._store(file, article)
                    other = self._some(edit.to) if moved else None
                    if other:
                        file, article, p, s = other
                        article.paragraphs[p].insert(s, moved)
                        self._store(file, article)
            elif edit.how == "bring back":
                file, article = self.versions[edit.at % len(self.versions)]
                self._store(file, article.copy())
            elif self.articles:
                self._rename_or_delete(edit)

    def _rename_or_delete(self, edit: prose.Edit) -> None:
        file = sorted(self.articles)[edit.at % len(self.articles)]
        to = FILES[edit.to % len(FILES)]
        if edit.how == "rename" and to in self.articles:
            return
        article = self.articles.pop(file)
        self.world.remove(file)
        if edit.how == "rename":
            self._store(to, article)

    # the tool

    @rule(index=st.booleans())
    def sync(self, index: bool) -> None:
        """With or without what the last one has found out."""
        if not index:
            shutil.rmtree(self.world.folder / ".i18n-tool", ignore_errors=True)
        self._sync()
        self._nothing_is_left_behind(read(self.world.catalogs()))

    def _sync(self) -> None:
        """Laws 4 and 7: the sentences in their order, what was said of them, and then nothing."""
        before = read(self.world.catalogs())
        report = sync(self.world.project, now=NOW)
        assert report.errors == (), report.errors
        files = self.world.files()
        again = sync(self.world.project, now="2027-01-01 00:00+0000")
        assert again.errors == (), again.errors
        assert self.world.files() == files, "law 7: a second sync changed something"
        after = read(self.world.catalogs())
        self.may = dict.fromkeys(after, ANY)
        for place, entries in after.items():
            keys = [entry.key for entry in entries]
            assert len(keys) == len(set(keys)), f"{place} has a key twice"
            old = {e.key: e for e in before.get(place, ()) if not e.obsolete and any(e.msgstr)}
            for entry in entries:
                if not entry.obsolete and entry.key in old:
                    same = _said_lines(entry) == _said_lines(old[entry.key])
                    assert same, f"law 3: {place} {entry.msgid!r} did not keep its lines"
            self._follows(place, entries)

    def _follows(self, place: Place, entries: list[Entry]) -> None:
        """The catalog holds the article's sentences in their order."""
        file = next((file for file in self.articles if file.partition(".")[0] == place[1]), None)
        wanted: list[str] = []
        if file is not None:
            content = (self.world.folder / "source" / file).read_bytes()
            article = parse_article(content, file, "en")
            wanted = list(dict.fromkeys(segment.text for segment in article.segments))
        assert [entry.msgid for entry in entries if not entry.obsolete] == wanted, place

    def _nothing_is_left_behind(self, seen) -> None:
        """A sentence that a person finished is never without a translation in another article."""
        gone: dict[tuple[str, str], str] = {}
        for (locale, article), entries in seen.items():
            for entry in entries:
                pair = self.said.pairs.get((locale, article, entry.msgid))
                if entry.obsolete and pair is not None and pair.finished:
                    gone[locale, entry.msgid] = article
        for (locale, article), entries in seen.items():
            for entry in entries:
                if not entry.obsolete and not any(entry.msgstr):
                    home = gone.get((locale, entry.msgid))
                    assert home is None, f"law 4: {entry.msgid!r} of {home} is empty in {article}"

    @rule(again=st.booleans(), threshold=st.sampled_from([60, 75, 100]))
    def draft(self, again, threshold) -> None:
        """Law 6: a machine fills what is empty, or changes what is its own; law 9: as a draft."""
        before = read(self.world.catalogs())
        options = DraftOptions(threshold=threshold, again=again)
        report = draft(self.world.project, options, (), Stamp("2026-11-24", NOW))
        assert not report.errors
        assert not report.failures
        for place, entries in read(self.world.catalogs()).items():
            self.may[place] = set()
            for old, new in zip(before[place], entries, strict=True):
                if lines_of(old) == lines_of(new):
                    continue
                self.may[place].add(new.msgid)
                empty = not any(old.msgstr)
                assert empty or (again and old.reason is Reason.MACHINE), (place, old, new)
                assert new.reason is Reason.MACHINE, (place, new)
                assert set(words_of(old)) <= set(words_of(new)), "law 4: a note is gone"
                pair = self.said.pairs.get((*place, old.msgid))
                assert pair is None or not pair.text or empty, f"law 6: {place} {old}"

    @rule(rendered=st.booleans())
    def put_out(self, rendered: bool) -> None:
        """Compile or render; catalogs stay as they are, and twice gives the same."""
        run = render if rendered else compile_catalogs
        assert not run(self.world.project).errors
        files = self.world.files()
        assert not run(self.world.project).errors
        assert self.world.files() == files, "law 7"

    # translators and reviewers

    def _entry(self, locale: str, at: int, wanted=lambda entry: True) -> tuple[Place, Entry] | None:
        """Give one of a locale's entries in use."""
        found = [
            (place, entry)
            for place, entries in read(self.world.catalogs()).items()
            for entry in entries
            if place[0] == locale and not entry.obsolete and wanted(entry)
        ]
        return found[at % len(found)] if found else None

    def _fresh(self, locale: str, msgid: str, count: int) -> str:
        return translation(locale, msgid, [self._word() for _ in range(count)])

    def _word(self) -> str:
        self.words += 1
        return fresh_word(self.words)

    def _present(self, place: Place) -> set[str]:
        data = self.world.path(place).read_bytes()
        return {entry.msgid for entry in parse_catalog(data, locale=place[0])}

    @rule(how=st.sampled_from(TRANSLATORS), locale=locales, at=number, tool=st.sampled_from(TOOLS))
    def translate(self, how: str, locale: str, at: int, tool: str) -> None:
        """What translators do to one entry with one of their tools."""
        getattr(self, "_" + how.replace(" ", "_"))(locale, at, tool)

    def _write(self, locale: str, at: int, tool: str, fuzzy: bool = False) -> None:
        found = self._entry(locale, at)
        if not found:
            return
        place, entry = found
        text = self._fresh(locale, entry.msgid, sentences_in(entry.msgid) + (at % 4 == 3))
        key = (*place, entry.msgid)
        self.said.write(key, entry, text, not fuzzy, self._present(place))
        self._edit(place, entry.msgid, text, fuzzy, tool)

    def _edit(self, place: Place, msgid: str, text: str | None, fuzzy: bool, tool: str) -> None:
        """Write a text (None: what is there) into a catalog, as one of the tools does."""
        path = self.world.path(place)
        if tool == "polib":
            in_polib(path, msgid, text, fuzzy)
            self.may[place] = ANY
            return
        catalog = load_catalog(path, place[0])
        entry = catalog.find(msgid)
        assert entry
        if text is not None:
            entry.msgstr = [text]
        entry.fuzzy = fuzzy
        if not fuzzy and tool == "ours":  # others leave behind what the draft was made of
            entry.previous_msgid = entry.previous_msgctxt = None
        catalog.save()
        self.may[place] = {msgid}

    def _write_a_draft(self, locale: str, at: int, tool: str) -> None:
        self._write(locale, at, tool, fuzzy=True)

    def _finish_a_draft(self, locale: str, at: int, tool: str) -> None:
        found = self._entry(locale, at, lambda entry: entry.fuzzy and any(entry.msgstr))
        if not found:
            return
        place, entry = found
        key, text = (*place, entry.msgid), entry.msgstr[0]
        self.said.write(key, entry, text, True, self._present(place))
        self._edit(place, entry.msgid, None, False, tool)

    def _doubt(self, locale: str, at: int, tool: str) -> None:
        found = self._entry(locale, at, lambda entry: not entry.fuzzy and any(entry.msgstr))
        if found and found[1].msgstr != [JOINED]:
            place, entry = found
            key, text = (*place, entry.msgid), entry.msgstr[0]
            self.said.write(key, entry, text, False, self._present(place))
            self._edit(place, entry.msgid, None, True, tool)

    def _correct_a_word(self, locale: str, at: int, tool: str) -> None:
        """What `sed` does: it knows neither flags nor records."""
        found = self._entry(locale, at, lambda entry: words_in(entry.msgstr[0]))
        if not found:
            return
        place, entry = found
        old = min(words_in(entry.msgstr[0]))
        new = self._word()
        path = self.world.path(place)
        data = path.read_bytes().replace(old.encode(), new.encode())
        path.write_bytes(data)
        self.may[place] = ANY
        for each in parse_catalog(data, locale=locale):
            key = (*place, each.msgid)
            if new in each.msgstr[0]:
                pair = self.said.pairs.get(key)
                if pair is None and not each.obsolete:
                    self.said.pairs[key] = Pair(each.msgstr[0], not each.fuzzy)
                elif pair is not None and masked(pair.text) == masked(
                    each.msgstr[0].replace(new, old)
                ):
                    pair.text, pair.reviewed = each.msgstr[0], False
                if not each.fuzzy:
                    self.said.vouch(key, each.msgstr[0])
        for key, pair in self.said.pairs.items():
            if key[:2] == place and old in pair.text:
                pair.lost.add(old)
                pair.text = pair.text.replace(old, new) if new in data.decode() else pair.text
                pair.reviewed = False

    def _write_a_note(self, locale: str, at: int, tool: str) -> None:
        found = self._entry(locale, at)
        if not found:
            return
        place, entry = found
        word = self._word()
        catalog = load_catalog(self.world.path(place), locale)
        mine = catalog.find(entry.msgid)
        assert mine
        mine.translator_comments.insert(0 if at % 2 else 99, f"Note {word}")
        catalog.save()
        self.said.notes.setdefault((*place, entry.msgid), []).append(word)
        self.may[place] = {entry.msgid}

    def _turn_the_comments(self, locale: str, at: int, tool: str) -> None:
        found = self._entry(locale, at, lambda entry: len(entry.translator_comments) > 1)
        if found:
            place, entry = found
            catalog = load_catalog(self.world.path(place), locale)
            mine = catalog.find(entry.msgid)
            assert mine
            mine.translator_comments.reverse()
            catalog.save()
            pair = self.said.pairs.get((*place, entry.msgid))
            if pair is not None:
                pair.reviewed = False  # its record may not be read any more
            self.may[place] = {entry.msgid}

    def _wrap_a_catalog(self, locale: str, at: int, tool: str) -> None:
        width = ["--no-wrap", "--width=30", "--width=79"][at % 3]
        places = [place for place in self.world.places() if place[0] == locale]
        if places and MSGCAT:
            place = places[at % len(places)]
            before = self.world.catalogs()[place]
            in_msgcat(self.world.path(place), width)
            self.may[place] = ANY
            kept = {entry.msgid for entry in read(self.world.catalogs())[place]}
            for entry in read({place: before})[place]:
                if entry.msgid not in kept:  # gettext drops obsolete entries that say nothing
                    assert entry.obsolete
                    assert not any(entry.msgstr)
                    self.said.notes.pop((*place, entry.msgid), None)

    def _select(self, place: Place, msgid: str) -> Selection:
        self.may[place] = {msgid}
        return Selection((place[1],), (place[0],), (msgid,))

    def _known(self, place: Place) -> bool:
        """Say whether a catalog has its article: reviews are of articles that are there."""
        return any(file.partition(".")[0] == place[1] for file in self.articles)

    @rule(how=st.sampled_from(REVIEWERS), locale=locales, at=number)
    def review(self, how: str, locale: str, at: int) -> None:
        """What reviewers do."""
        getattr(self, "_" + how)(locale, at)

    def _approve(self, locale: str, at: int) -> None:
        found = self._entry(locale, at, lambda entry: any(entry.msgstr))
        if found and self._known(found[0]):
            place, entry = found
            report = approve(self.world.project, self._select(place, entry.msgid), REVIEW, None)
            assert not report.errors
            if report.done:
                key, text = (*place, entry.msgid), entry.msgstr[0]
                if text != JOINED:
                    self.said.write(key, entry, text, True, self._present(place))
                self.said.approve(key, text)

    def _approve_all(self, locale: str, at: int) -> None:
        """Without names: nothing that is a draft."""
        seen = read(self.world.catalogs())
        report = approve(self.world.project, Selection((), (locale,)), REVIEW, None)
        assert not report.errors
        for item in report.done:
            place = (item.locale, item.article)
            entry = next(e for e in seen[place] if e.msgid == item.msgid and not e.obsolete)
            assert entry.state is State.TRANSLATED, entry
            self.said.approve((*place, item.msgid), entry.msgstr[0])
            self.may.setdefault(place, set()).add(item.msgid)

    def _reject(self, locale: str, at: int) -> None:
        found = self._entry(locale, at, lambda entry: any(entry.msgstr))
        if found and self._known(found[0]) and found[1].msgstr != [JOINED]:
            place, entry = found
            why = self._word()
            selection = self._select(place, entry.msgid)
            report = reject(self.world.project, selection, REVIEW, f"Not {why}")
            assert not report.errors
            key, text = (*place, entry.msgid), entry.msgstr[0]
            self.said.write(key, entry, text, False, self._present(place))
            self.said.pairs[key].why = why

    def _join(self, locale: str, at: int) -> None:
        found = self._entry(locale, at)
        if found and self._known(found[0]):
            place, entry = found
            if not self._is_synced(place):
                return
            report = join(self.world.project, self._select(place, entry.msgid), REVIEW)
            assert not report.errors, report.errors
            if report.done:
                key = (*place, entry.msgid)
                self.said.write(key, entry, JOINED, True, self._present(place))

    def _part(self, locale: str, at: int) -> None:
        found = self._entry(locale, at, lambda entry: entry.msgstr == [JOINED])
        if found and self._known(found[0]):
            place, entry = found
            report = part(self.world.project, self._select(place, entry.msgid), REVIEW)
            assert not report.errors
            self.said.pairs.pop((*place, entry.msgid), None)

    def _is_synced(self, place: Place) -> bool:
        try:
            seen = read({place: self.world.path(place).read_bytes()})
            self._follows(place, seen[place])
        except AssertionError:
            return False
        return True

    # several at once

    def _do(self, steps: list[Step], locale: str) -> None:
        """Do what others do meanwhile, a step after the other, each by the laws."""
        for step in steps:
            if step.how in REVIEWERS:
                getattr(self, "_" + step.how)(locale, step.at)
            elif step.how in TRANSLATORS:
                getattr(self, "_" + step.how.replace(" ", "_"))(locale, step.at, step.tool)
            else:
                self._edit_articles([step.edit])
                self._sync()
            self.laws()

    @rule(
        locale=locales,
        at=few,
        how=st.sampled_from(["note", "draft", "translation", "translation"]),
        steps=st.lists(STEPS, max_size=3),
    )
    def save_what_is_stale(self, locale: str, at: int, how: str, steps: list[Step]) -> None:
        """Law 8: somebody loads a catalog, others change it, and then it is saved."""
        found = self._entry(locale, at)
        if not found:
            return
        place, entry = found
        path = self.world.path(place)
        base, before = path.read_bytes(), self.said.copy()
        catalog = load_catalog(path, locale)
        mine = catalog.find(entry.msgid)
        assert mine
        key = (*place, entry.msgid)
        after = self.said.copy()
        if how == "note":
            word = self._word()
            mine.translator_comments.append(f"Note {word}")
            after.notes.setdefault(key, []).append(word)
        else:
            text = self._fresh(locale, entry.msgid, sentences_in(entry.msgid))
            after.write(key, entry, text, how != "draft", self._present(place))
            mine.msgstr, mine.fuzzy, mine.previous_msgid = [text], how == "draft", None
        self._do(steps, locale)
        moved_on = path.read_bytes() != base
        try:
            catalog.save()
        except ConflictError:
            assert moved_on
            return
        self.may[place] = ANY
        self.said = merge_said(before, self.said, after, _texts({place: base}))

    def _here(self) -> Branch:
        return Branch(_copies(self.articles), self.world.catalogs(), self.said.copy())

    def _check_out(self, branch: Branch) -> None:
        """Put a branch's files in the place of those that are there; the index stays."""
        for file in self.articles:
            self.world.remove(file)
        for place in self.world.places():
            self.world.path(place).unlink()
        self.articles, self.said = _copies(branch.articles), branch.said.copy()
        for file, article in self.articles.items():
            self.world.write(file, article.text())
        for place, data in branch.catalogs.items():
            self.world.path(place).parent.mkdir(parents=True, exist_ok=True)
            self.world.path(place).write_bytes(data)
        self.before, self.may = self.world.catalogs(), {}

    @rule(
        locale=locales,
        ours=st.lists(STEPS, max_size=3),
        theirs=st.lists(STEPS, min_size=1, max_size=3),
        more=st.lists(STEPS, max_size=2),
        take=st.booleans(),
    )
    def work_on_two_branches(self, locale, ours, theirs, more, take) -> None:
        """Two branches that part, and are merged once or twice."""
        base = self._here()
        self._do(theirs, locale)
        other = self._here()
        self._check_out(base)
        self._do(ours, locale)
        self._merge(base, other, take)
        if more:
            ours_now = self._here()
            self._check_out(other)
            self._do(more, locale)
            again = self._here()
            self._check_out(ours_now)
            self._merge(other, again, take)

    def _merge(self, base: Branch, other: Branch, take: bool) -> None:
        """What the merge driver does with each catalog; of an article both changed, one is taken."""
        ours = self._here()
        merged = Branch({}, {}, merge_said(base.said, ours.said, other.said, _texts(base.catalogs)))
        for file in {*ours.articles, *other.articles}:
            old, one, two = (each.articles.get(file) for each in (base, ours, other))
            taken = two if one == old or (two != old and take) else one
            if taken is not None:
                merged.articles[file] = taken
        for place in {*ours.catalogs, *other.catalogs}:
            sides = [each.catalogs.get(place) for each in (base, ours, other)]
            merged.catalogs[place] = _reconcile(place, sides)
        self._check_out(merged)
        self.laws()
        self._sync()
        self.laws()

    # laws

    @invariant()
    def laws(self) -> None:
        after = self.world.catalogs()
        assert self.before.keys() <= after.keys(), "law 4: a catalog is gone"
        for place, data in after.items():
            catalog = parse_catalog(data, path=str(place), locale=place[0])
            _ = [entry.state for entry in catalog]
            assert serialize_catalog(catalog) == data, "law 3: loading and saving changed bytes"
            self._only(place, data)
        seen = read(after)
        found = list(faults(self.said, seen))
        assert not found, "\n".join(found)
        assert self.world.leftovers() == [], "law 8"
        self.before, self.may = after, {}

    def _only(self, place: Place, data: bytes) -> None:
        """Law 3: a step changes only the lines of the entries that it is about, and the date."""
        old, may = self.before.get(place), self.may.get(place, set())
        if old is None or old == data or may is ANY:
            return
        one, other = (read({place: each})[place] for each in (old, data))
        assert [(e.key, e.obsolete) for e in one] == [(e.key, e.obsolete) for e in other]
        changed = {
            new.msgid
            for new, former in zip(other, one, strict=True)
            if lines_of(new) != lines_of(former)
        }
        assert changed <= may, f"law 3: {place}: {changed - may} changed too"


def _reconcile(place: Place, sides: list[bytes | None]) -> bytes:
    """Merge a catalog; law 3: what neither side has touched has the same lines."""
    base, ours, theirs = sides
    if ours is None or theirs is None:
        found = ours or theirs
        assert found
        return found
    whose = "a branch"
    done = reconcile(base, ours, theirs, path=str(place), locale=place[0], whose=whose)
    tables = [_lines_by_key(place, each or b"") for each in sides]
    after = _lines_by_key(place, done.data)
    for key, lines in tables[0].items():
        if tables[1].get(key) == tables[2].get(key) == lines:
            assert after.get(key) == lines, f"law 3: {place} {key} was touched by no side"
    data = done.data
    for _ in range(2):
        before = data
        data = reconcile(base, data, theirs, path=str(place), locale=place[0], whose=whose).data
    assert data == before, "merging the same once more changes something still"
    return done.data


def _texts(catalogs: dict[Place, bytes]) -> dict[Key, str]:
    """Give the translations in catalogs."""
    return {
        (*place, entry.msgid): entry.msgstr[0]
        for place, entries in read(catalogs).items()
        for entry in entries
    }


def _lines_by_key(place: Place, data: bytes) -> dict[tuple[str, bool], bytes]:
    """Give the lines of a catalog's entries."""
    return {(e.key, e.obsolete): lines_of(e) for e in read({place: data})[place]}


def _said_lines(entry: Entry) -> list[bytes]:
    """Give the lines of an entry, but for what the article says: its kind and its place."""
    lines = lines_of(entry).splitlines()
    return [line for line in lines if not line.startswith((b"#.", b"#:"))]
