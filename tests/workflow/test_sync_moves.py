"""Articles that are moved, renamed, split and joined keep their translations: real articles."""

import random
from pathlib import Path

import pytest

from i18n_tool.catalog import set_record
from i18n_tool.model.state import State
from i18n_tool.workflow.sync import sync
from i18n_tool.workspace.catalogs import load_catalog
from i18n_tool.workspace.project import Project

NOW = "2026-11-24 09:30+0000"
BY = "A Reviewer <reviewer@example.org>"


class Site:
    """A project of real articles, all translated and reviewed."""

    def __init__(self, root: Path, shared: Path) -> None:
        (root / "i18n-tool.toml").write_text('source-locale = "en"\nlocales = ["uk", "ja"]\n')
        self.source = root / "source"
        self.source.mkdir()
        found = sorted((shared / "corpus/md/osguide/en").glob("*.md"))[:3]
        self.names = [path.name for path in found]
        for path in found:
            self.write(path.name, path.read_text(encoding="utf-8"))
        self.project = Project.at(root)
        self.sync()
        for file in self.project.articles():
            for locale in ("uk", "ja"):
                self.translate(file.name, locale)
        self.before = {msgid for _, msgid in self.entries()}

    def translate(self, name, locale):
        catalog = load_catalog(self.project.catalog_path(name, locale), locale)
        for entry in catalog:
            entry.msgstr = [f"⟦{entry.msgid}⟧"]
            entry.translator_comments.append("a note")
            set_record(entry, locale, "reviewed", "2026-11-24", by=BY)
        catalog.save()

    def read(self, name):
        return (self.source / name).read_text(encoding="utf-8")

    def write(self, name, text):
        path = self.source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def take(self, name):
        text = self.read(name)
        (self.source / name).unlink()
        return text

    def sync(self):
        report = sync(self.project, now=NOW)
        assert report.errors == ()
        return report

    def entries(self):
        """Give (locale, msgid): entry of all entries in use."""
        return {
            (locale, entry.msgid): entry
            for locale in ("uk", "ja")
            for file in self.project.articles()
            for entry in load_catalog(self.project.catalog_path(file.name, locale), locale)
            if not entry.obsolete
        }

    def synced(self):
        """Sync; give the words that lost anything, and the shares of right and wrong drafts."""
        report = self.sync()
        lost = right = wrong = changed = 0
        for (_, msgid), entry in self.entries().items():
            if msgid in self.before:
                whole = entry.state is State.REVIEWED and "a note" in entry.translator_comments
                lost += len(msgid.split()) * (not whole or entry.msgstr != [f"⟦{msgid}⟧"])
            elif "altered" in msgid:
                changed += 1
                kept = set(msgid.split()) - {"altered"}
                former = set(entry.msgstr[0].strip("⟦⟧").split())
                right += bool(former) and len(kept - former) <= 2
                wrong += bool(former) and len(kept - former) > 2
        assert self.sync().written == ()
        return report, lost, right / max(1, changed), wrong / max(1, changed)


def edited(text, share):
    """Alter one word in a share of the paragraphs."""
    dice = random.Random(7)
    lines = text.split("\n")
    for at, line in enumerate(lines):
        words = line.split(" ")
        if len(words) > 8 and line[:1].isalpha() and dice.random() < share:
            words[dice.randrange(2, len(words) - 2)] = "altered"
            lines[at] = " ".join(words)
    return "\n".join(lines)


def sections(text):
    first, *others = text.split("\n## ")
    return [first, *(f"\n## {part}" for part in others)]


def rename(site, share, name="guide/elsewhere.md"):
    site.write(name, edited(site.take(site.names[0]), share))


def same_name_elsewhere(site, share):
    rename(site, share, f"guide/{site.names[0]}")


def move_sections(site, share):
    first, second, _ = site.names
    parts = sections(site.read(first))
    site.write(first, "".join(parts[:2] + parts[4:]))
    site.write(second, site.read(second) + edited("".join(parts[2:4]), share))


def split(site, share):
    parts = sections(site.take(site.names[0]))
    site.write("one.md", edited("".join(parts[:4]), share))
    site.write("two.md", edited("".join(parts[4:]), share))


def split_off(site, share):
    parts = sections(site.read(site.names[0]))
    site.write(site.names[0], "".join(parts[:4]))
    site.write("two.md", edited("".join(parts[4:]), share))


def join(site, share):
    first, second, _ = site.names
    body = site.take(second).split("---", 2)[2]
    site.write("both.md", edited(site.take(first) + body, share))


def swap(site, share):
    first, second, _ = site.names
    one, two = site.read(first), site.read(second)
    site.write(first, edited(two, share))
    site.write(second, edited(one, share))


@pytest.mark.parametrize("share", [0, 0.1, 0.3])
@pytest.mark.parametrize(
    "move", [rename, same_name_elsewhere, move_sections, split, split_off, join, swap]
)
def test_no_word_is_lost_and_changed_sentences_keep_their_drafts(tmp_path, shared, move, share):
    site = Site(tmp_path, shared)
    move(site, share)
    report, lost, right, wrong = site.synced()
    assert lost == 0
    assert wrong <= 0.03
    assert right >= 0.9 if share else right == 0
    gone = {move_of.stem for move_of in report.orphans}
    names = {file.name for file in site.project.articles()}
    assert gone == {Path(name).stem for name in site.names if name[:-3] not in names}


def test_an_article_of_which_each_sentence_changed_is_known_by_its_name(tmp_path, shared):
    site = Site(tmp_path, shared)
    same_name_elsewhere(site, 1)
    _, lost, right, wrong = site.synced()
    assert (lost, wrong) == (0, 0)
    assert right > 0.95


def test_a_folder_of_articles_is_renamed(tmp_path, shared):
    site = Site(tmp_path, shared)
    for name in site.names:
        site.write(f"pages/{name}", site.take(name))
    report, lost, *_ = site.synced()
    assert lost == 0
    assert len(report.orphans) == 9


@pytest.mark.parametrize("ending", [".mdx", ".markdown"])
def test_another_ending_is_the_same_article(tmp_path, shared, ending):
    site = Site(tmp_path, shared)
    name = site.names[0]
    site.write(name.removesuffix(".md") + ending, site.take(name))
    report, lost, *_ = site.synced()
    assert (lost, report.orphans) == (0, ())


def test_capitals_alone_make_another_article(tmp_path, shared):
    site = Site(tmp_path, shared)
    name = site.names[0]
    site.write(name.capitalize(), site.take(name))
    _, lost, *_ = site.synced()
    assert lost == 0


def test_what_comes_back_after_a_rename_finds_its_own_catalog(tmp_path, shared):
    site = Site(tmp_path, shared)
    rename(site, 0)
    site.synced()
    site.write(site.names[0], site.take("guide/elsewhere.md"))
    _, lost, *_ = site.synced()
    assert lost == 0
