"""Random pairs of branches, merged by git as plain text, and each entry judged.

One branch edits articles and syncs; the other translates, approves or edits, by our own commands or
as polib, msgcat and text editors write catalogs. `right`: what stands in the merge is what a branch
has. `open`: git says that there is a conflict, or the catalog is refused. `wrong`: a finished pair
that no branch has, that no approval binds, and that nobody is told of. `lost`: a text of a branch
that is nowhere in the merge. `astray`: an approval that binds in a branch and in the merge does not.
"""

import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import polib

from i18n_tool.catalog import Catalog, Entry, set_record
from i18n_tool.catalog.transfer import forget_previous
from i18n_tool.errors import ToolError
from i18n_tool.model.state import State
from i18n_tool.workflow.git_setup import set_up_git
from i18n_tool.workflow.sync import sync
from i18n_tool.workspace.catalogs import load_catalog
from i18n_tool.workspace.project import Project

ROOT = Path(__file__).resolve().parents[2]
NOW = "2026-11-24 09:30+0000"
TODAY = "2026-11-24"
BY = "Olena Koval <olena@example.org>"
NOUNS = [
    "hall",
    "train",
    "river",
    "garden",
    "market",
    "bridge",
    "school",
    "tower",
    "harbour",
    "museum",
    "kitchen",
    "forest",
]
VERBS = ["opens", "closes", "moves", "grows", "sleeps", "shines", "waits", "arrives"]
WHEN = ["in May", "at night", "every day", "after the long winter", "before anybody else wakes up"]
WORTE = [
    "зала",
    "потяг",
    "річка",
    "сад",
    "ринок",
    "міст",
    "школа",
    "вежа",
    "гавань",
    "музей",
    "кухня",
    "ліс",
    "відчиняється",
]


def git(folder: Path, *words: str, check: bool = True) -> subprocess.CompletedProcess[bytes]:
    env = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    name = ("-c", "user.name=Olena", "-c", "user.email=olena@example.org")
    return subprocess.run(
        ["git", *name, *words], cwd=folder, env=env, check=check, capture_output=True, timeout=60
    )


@dataclass
class World:
    """A repository with many small articles, each an experiment of its own."""

    folder: Path
    chance: random.Random
    count: int
    articles: dict[str, list[list[str]]] = field(default_factory=dict)

    def sentence(self) -> str:
        """Make a sentence, short or long."""
        noun, verb, when = map(self.chance.choice, (NOUNS, VERBS, WHEN))
        where = f" while the {self.chance.choice(NOUNS)} of the old town"
        long = f"{where} {self.chance.choice(VERBS)} {self.chance.choice(WHEN)}"
        more = self.chance.choice(["", "", long])
        return f"The {self.chance.choice(NOUNS)} {noun} {verb} {when}{more}."

    def words(self) -> str:
        """Make a translation, short or too long for a line."""
        return " ".join(self.chance.choices(WORTE, k=self.chance.choice([2, 4, 14, 24]))) + "."

    def path(self, name: str) -> Path:
        return self.folder / f"locales/uk/LC_MESSAGES/{name}.po"

    def write(self) -> None:
        """Write the articles."""
        for name, paragraphs in self.articles.items():
            text = "\n\n".join(" ".join(paragraph) for paragraph in paragraphs if paragraph)
            (self.folder / "source" / f"{name}.md").write_text(text + "\n")

    def sync(self) -> None:
        report = sync(Project.at(self.folder), now=NOW)
        assert not report.errors, report.errors


def make(folder: Path, seed: int, count: int) -> World:
    """Make the base: articles, synced, and catalogs in all states and styles."""
    world = World(folder, random.Random(seed), count)
    git(folder, "init", "-q", "-b", "main")
    (folder / "i18n-tool.toml").write_text('source-locale = "en"\nlocales = ["uk"]\n')
    (folder / ".gitignore").write_text(".i18n-tool/\n")
    (folder / "source").mkdir()
    for number in range(count):
        shape = [world.chance.randint(1, 3) for _ in range(world.chance.randint(1, 4))]
        world.articles[f"a{number}"] = [[world.sentence() for _ in range(n)] for n in shape]
    world.write()
    world.sync()
    for name in world.articles:
        catalog = load_catalog(world.path(name))
        for entry in catalog:
            world.chance.choice(STATES)(entry, world)
        catalog.save()
        world.chance.choice(STYLES)(world.path(name))
    world.sync()
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "base")
    return world


def _leave(entry: Entry, world: World) -> None:
    """Leave it as it is."""


def _translate(entry: Entry, world: World) -> None:
    entry.msgstr = [world.words()]
    entry.fuzzy = False


def _machine(entry: Entry, world: World) -> None:
    entry.msgstr = [world.words()]
    entry.fuzzy = True
    set_record(entry, "uk", "draft", TODAY, origin="libretranslate")


def _outdated(entry: Entry, world: World) -> None:
    entry.msgstr = [world.words()]
    entry.fuzzy = True
    entry.previous_msgid = world.sentence()


def _approve(entry: Entry, world: World) -> None:
    if any(entry.msgstr):
        entry.fuzzy = False
        forget_previous(entry)
        set_record(entry, "uk", "reviewed", TODAY, by=BY)


def _unfuzzy(entry: Entry, world: World) -> None:
    """Take the flag away and nothing else, as many scripts do."""
    entry.fuzzy = False


def _refine(entry: Entry, world: World) -> None:
    """Change a word of a translation."""
    words = entry.msgstr[0].split()
    if words:
        words[world.chance.randrange(len(words))] = world.chance.choice(WORTE)
        entry.msgstr = [" ".join(words)]


def _note(entry: Entry, world: World) -> None:
    entry.translator_comments = [*entry.translator_comments, f"note {world.chance.random()}"]


Act = Callable[[Entry, World], None]
STATES: list[Act] = [_leave, _leave, _translate, _translate, _machine, _outdated]
ACTS: list[Act] = [_leave, _leave, _translate, _approve, _unfuzzy, _refine, _machine, _note]


def _as_is(path: Path) -> None:
    """Leave the file as we wrote it."""


def _by_polib(path: Path) -> None:
    polib.pofile(str(path), wrapwidth=78).save()


def _by_msgcat(path: Path) -> None:
    subprocess.run(["msgcat", "-o", str(path), str(path)], check=True, timeout=20)


STYLES: list[Callable[[Path], None]] = [_as_is, _as_is, _as_is, _by_polib, _by_msgcat]


def translate(world: World) -> None:
    """Let somebody work on the translations, and write them with any tool."""
    for name in world.articles:
        path = world.path(name)
        catalog = load_catalog(path)
        acts = [world.chance.choice(ACTS) for _ in catalog]
        chosen = world.chance.random()
        for entry, act in zip(catalog, acts, strict=True):
            if not entry.obsolete and world.chance.random() < chosen:
                act(entry, world)
        catalog.save()
        if catalog.path and world.chance.random() < 0.5:
            world.chance.choice(STYLES)(path)


def author(world: World) -> None:
    """Let somebody edit the articles, and sync."""
    chance = world.chance
    for paragraphs in world.articles.values():
        for _ in range(chance.choice([0, 1, 1, 2, 3])):
            paragraph = chance.choice(paragraphs)
            at = chance.randrange(len(paragraph) + 1)
            what = chance.choice(
                ["change", "change", "insert", "delete", "replace", "move", "context"]
            )
            if what == "insert" or not paragraph:
                paragraph.insert(at, world.sentence())
                continue
            at = min(at, len(paragraph) - 1)
            if what == "change":
                words = paragraph[at].split()
                words[chance.randrange(1, len(words))] = chance.choice(NOUNS)
                paragraph[at] = " ".join(words).rstrip(".") + "."
            elif what == "delete":
                del paragraph[at]
            elif what == "replace":
                paragraph[at] = world.sentence()
            elif what == "move":
                chance.choice(paragraphs).append(paragraph.pop(at))
            elif not paragraph[0].startswith("<!--"):
                paragraph[0] = f"<!-- i18n: context: c{chance.randrange(3)} -->\n{paragraph[0]}"
    world.write()
    world.sync()


Pair = tuple[tuple[str | None, str], tuple[str, ...]]
Pairs = dict[tuple[str | None, str], tuple[str, ...]]


def finished(catalog: Iterable[Entry]) -> Pairs:
    return {(e.msgctxt, e.msgid): tuple(e.msgstr) for e in catalog if any(e.msgstr) and not e.fuzzy}


def approved(catalog: Iterable[Entry]) -> Pairs:
    found = (e for e in catalog if e.state is State.REVIEWED)
    return {(e.msgctxt, e.msgid): tuple(e.msgstr) for e in found}


def texts(catalog: Iterable[Entry]) -> set[str]:
    """Give the translations, and what notes keep of others."""
    return {text for entry in catalog for text in entry.msgstr if text}


def judge(
    merged: Catalog, sides: tuple[Catalog, Catalog], base: Catalog, elsewhere: set[Pair]
) -> Counter[str]:
    """Judge the entries of one merged catalog; `elsewhere` are pairs of other catalogs."""
    found: Counter[str] = Counter()
    ours, theirs = map(finished, sides)
    for key, text in finished(merged).items():
        entry = merged.find(key[1], key[0])
        bound = entry is not None and entry.state is State.REVIEWED
        known = text in (ours.get(key), theirs.get(key)) or (key, text) in elsewhere
        kind = "right" if bound or known else "wrong"
        found[kind] += 1
        if kind == "wrong":
            found[f"wrong: {_kind(key, text, sides)}"] += 1
    was = texts(base)
    raw = "\n".join(line for entry in merged for line in entry.translator_comments)
    for side in sides:
        new = finished(side).items() - finished(base).items()
        found["lost"] += sum(
            text[0] not in was | texts(merged) and text[0][:30] not in raw for _, text in new
        )
    for side in sides:
        now = finished(merged)
        for key, text in approved(side).items() - approved(base).items():
            if now.get(key) == text and approved(merged).get(key) != text:
                found["astray"] += 1
    return found


def _kind(key: tuple[str | None, str], text: tuple[str, ...], sides: tuple[Catalog, ...]) -> str:
    """Say where a made up pair comes from."""
    for side in sides:
        for entry in side:
            if tuple(entry.msgstr) == text:
                if (entry.msgctxt, entry.msgid) == key:
                    return "a draft in one branch"
                return "other context" if entry.msgid == key[1] else "other msgid"
    return "mixed text"


def resolve(folder: Path, name: str) -> None:
    """Resolve a conflict as a hasty person does: in each of the places marked, take the other side."""
    sides = []
    for stage in "213":
        done = git(folder, "show", f":{stage}:{name}", check=False)
        if done.returncode:  # deleted on one side: what is left stays
            return
        sides.append(folder / f"side{stage}")
        sides[-1].write_bytes(done.stdout)
    words = ["merge-file", "-p", "--theirs", *map(str, sides)]
    (folder / name).write_bytes(git(folder, *words).stdout)
    for side in sides:
        side.unlink()


def experiment(
    folder: Path, seed: int, count: int, kinds: str, *, driver: bool = False
) -> tuple[Counter[str], Counter[str]]:
    """Make, merge and judge; give the counts before and after the sync that follows."""
    world = make(folder, seed, count)
    if driver:
        set_up_git(Project.at(folder).config, (sys.executable, "-m", "i18n_tool"))
        git(folder, "add", "-A")
        git(folder, "commit", "-qm", "driver")
    base = catalogs(world)
    articles = {name: [list(p) for p in ps] for name, ps in world.articles.items()}
    versions = []
    for branch, kind in zip(("one", "two"), kinds, strict=True):
        git(folder, "checkout", "-q", "-b", branch, "main")
        world.articles = {name: [list(p) for p in ps] for name, ps in articles.items()}
        world.write()
        {"a": author, "t": translate}[kind](world)
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "--allow-empty", "-m", branch)
        versions.append(catalogs(world))
    git(folder, "merge", "-q", "one", check=False)
    listed = git(folder, "diff", "--name-only", "--diff-filter=U").stdout.decode().split()
    ours = [name for name in listed if driver and name.endswith((".po", ".pot"))]
    for name in sorted(set(listed) - set(ours)):
        resolve(folder, name)
    open_names = {Path(name).stem for name in listed if name not in ours}
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "merge", "--allow-empty")
    before = tally(world, base, (versions[1], versions[0]), open_names)
    sync(Project.at(folder), now=NOW)
    after = tally(world, base, (versions[1], versions[0]), open_names)
    before["driver: conflict"] = after["driver: conflict"] = len(ours)
    return before, after


def catalogs(world: World) -> dict[str, Catalog]:
    return {name: load_catalog(world.path(name)) for name in world.articles}


def tally(world: World, base: dict, sides: tuple[dict, dict], open_names: set[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    # a sentence that comes to an article brings its translation from another one
    elsewhere = {
        pair for side in sides for each in side.values() for pair in finished(each).items()
    }
    for name in world.articles:
        found["open"] += name in open_names
        try:
            merged = load_catalog(world.path(name))
        except ToolError:
            found["refused"] += 1
            continue
        told = judge(merged, (sides[0][name], sides[1][name]), base[name], elsewhere)
        if "-v" in sys.argv and told["wrong"] + told["lost"] + told["astray"]:
            print(name, dict(told))
        if name in open_names:  # what a hasty person left out is not git's loss
            told = Counter({"open, wrong": told["wrong"]})
        found += told
    return found


def run(shared: Path) -> None:
    """Print what pairs of branches come to, with the driver and without."""
    for driver in (False, True):
        print("with the driver:" if driver else "as plain text:")
        for kinds in ("at", "ta", "tt", "aa"):
            before: Counter[str] = Counter()
            after: Counter[str] = Counter()
            for seed in range(int(os.environ.get("SEEDS", "3"))):
                with tempfile.TemporaryDirectory() as folder:
                    one, two = experiment(Path(folder), seed, 30, kinds, driver=driver)
                before, after = before + one, after + two
            print(f"  {kinds} merged: {dict(sorted(before.items()))}")
            print(f"     synced: {dict(sorted(after.items()))}")
