"""Pairs of branches in real repositories, merged as people merge them, and every entry judged.

Each scenario says what two people do, and what a careful third one would make of it. A merge comes
out `right` (the catalogs are what that person would have written, after the sync that follows any
merge), `open` (git says that there is a conflict, and both texts are there) or `wrong`.
"""

import os
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import polib

from i18n_tool.catalog import Catalog, Entry, parse_catalog
from tests.e2e.conftest import Shell

PO = "locales/uk/LC_MESSAGES/news/hall.po"
POT = "locales/templates/news/hall.pot"
MD = "source/news/hall.md"
MAY, LARGE, FULL, LATE = (
    "La salle ouvre en mai.",
    "Elle est grande.",
    "Elle est pleine.",
    "Il est tard.",
)
ARTICLE = f"# La salle\n\n{MAY} {LARGE}\n\n{FULL} {LATE}\n"
LONG = " ".join(["довгий переклад"] * 8)
"""A translation that tools which wrap write on lines of their own."""
PEOPLE = {"one": "Olena Koval", "two": "Taras Bondar"}


@dataclass
class Work(Shell):
    """A repository, and what people do in it."""

    def git(self, *words: str, code: int | None = 0) -> str:
        """Run git as the person of the branch that is checked out; give what it prints."""
        env = {**self.environment(), "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(
            ["git", *words], cwd=self.folder, env=env, capture_output=True, timeout=60, check=False
        )
        told = done.stdout.decode() + done.stderr.decode()
        assert code is None or done.returncode == code, told
        return told

    def be(self, name: str) -> None:
        """Let this person work from now on."""
        self.git("config", "user.name", PEOPLE.get(name, name))
        self.git("config", "user.email", f"{name}@example.org")

    def commit(self, title: str) -> None:
        """Commit all there is."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", title)

    def fill(self, msgid: str, text: str, name: str = PO) -> None:
        """Put a translation on its line, as a text editor does."""
        self.edit(name, f'msgid "{msgid}"\nmsgstr ""', f'msgid "{msgid}"\nmsgstr "{text}"')

    def fill_by_polib(self, msgid: str, text: str, context: str | None = None) -> None:
        """Put a translation in by a script with polib, which wraps the whole file."""
        file = polib.pofile(str(self.folder / PO), wrapwidth=78)
        found = [each for each in file if each.msgid == msgid and each.msgctxt == context]
        found[0].msgstr = text
        file.save()

    def change(self, old: str, new: str) -> None:
        """Change the article, and sync."""
        self.edit(MD, old, new)
        self.run("sync")

    def approve(self, msgid: str) -> None:
        """Approve a translation by our command."""
        self.run("review", "approve", "--msgid", msgid, "--as", "Olena <olena@example.org>")

    def set_date(self, date: str) -> None:
        """Write another date into the header, as PO editors do."""
        text = self.read(PO)
        start = text.index("PO-Revision-Date: ")
        self.write(
            PO, text[:start] + f"PO-Revision-Date: {date}" + text[text.index("\\n", start) :]
        )

    def catalog(self, name: str = PO, revision: str = "") -> Catalog:
        """Give a catalog as it is, or was in a commit."""
        text = self.git("show", f"{revision}:{name}") if revision else self.read(name)
        return parse_catalog(text.encode(), locale="uk")


Act = Callable[[Work], None]
Wanted = Mapping[str, tuple[str, str]]
"""What a careful person would have by msgid: state and text, `#~` before the state if obsolete."""


@dataclass(frozen=True)
class Scenario:
    """What two branches do, and what has to come of it."""

    name: str
    one: Act
    two: Act
    wanted: Wanted
    plain: str
    """How git alone ends: `right` or `open`."""
    driver: str = "right"
    base: Act = lambda work: None
    resolve: Act = lambda work: None
    """Mends what git leaves open in the article."""
    catalog: str = PO
    merge: tuple[str, ...] = ("merge", "-q", "--no-edit", "one")
    clash: tuple[str, str, str] | None = None
    """Of what the driver leaves open: msgid, the text that stands, the text in the note."""


def start(folder: Path, *, driver: bool, base: Act) -> Work:
    """Make the repository: a synced article in which one sentence is translated."""
    work = Work(folder)
    work.git("init", "-q", "-b", "main")
    work.be("main")
    work.write("i18n-tool.toml", 'source-locale = "fr"\nlocales = ["uk"]\n')
    work.write(".gitignore", ".i18n-tool/\n")
    work.write(MD, ARTICLE)
    work.run("sync")
    work.fill(LARGE, "Вона велика.")
    if driver:
        work.run("init", "--git")
    base(work)
    work.commit("base")
    return work


def play(scenario: Scenario, folder: Path, *, driver: bool) -> tuple[str, Work]:
    """Let the branches be made and merged; give the outcome and the repository as it is then.

    Assertion errors say what is silently wrong.
    """
    work = start(folder, driver=driver, base=scenario.base)
    for name, act in (("one", scenario.one), ("two", scenario.two)):
        work.git("checkout", "-q", "-b", name, "main")
        work.be(name)
        act(work)
        work.commit(name)
    told = work.git(*scenario.merge, code=None)
    listed = work.git("diff", "--name-only", "--diff-filter=U").split()
    for name in [MD, *(name for name in listed if name.endswith(".md"))]:
        assert "Traceback" not in told, told
        if name in listed:
            scenario.resolve(work)
            work.git("add", name)
    if any(name.endswith((".po", ".pot")) for name in listed):
        return "open", work
    work.run("sync")
    check_wanted(work, scenario)
    check_pairs(work, scenario.catalog)
    return "right", work


def state_of(entry: Entry) -> str:
    """Give an entry's state, `#~` before it where it is obsolete."""
    return f"{'#~ ' if entry.obsolete else ''}{entry.state.value}"


def check_wanted(work: Work, scenario: Scenario) -> None:
    """Compare the catalog with what a careful person would have."""
    catalog = work.catalog(scenario.catalog)
    for msgid, wanted in scenario.wanted.items():
        found = [(state_of(e), e.msgstr[0]) for e in catalog if e.msgid == msgid]
        assert wanted in found, f"{msgid}: {found}, wanted {wanted}\n{work.read(scenario.catalog)}"
    assert len({entry.key for entry in catalog if not entry.obsolete}) == sum(
        not entry.obsolete for entry in catalog
    )


def check_pairs(work: Work, name: str = PO) -> None:
    """Hold that every finished pair is one of a branch, or bound by an approval."""
    known = set()
    for branch in ("one", "two", "main"):
        for path in work.git("ls-tree", "-r", "--name-only", branch, "locales/uk").split():
            catalog = work.catalog(path, branch)
            known |= {(e.msgctxt, e.msgid, *e.msgstr) for e in catalog if not e.fuzzy}
    for entry in work.catalog(name):
        if any(entry.msgstr) and not entry.fuzzy and entry.state.value != "reviewed":
            assert (entry.msgctxt, entry.msgid, *entry.msgstr) in known, repr(entry)


def check_open(work: Work, scenario: Scenario, *, driver: bool) -> None:
    """Hold that what is open says so, keeps both texts, and is written by no command."""
    text = work.read(scenario.catalog)
    if not driver:
        assert "<<<<<<< " in text or work.git("ls-files", "-u")
        return
    work.catalog(scenario.catalog)  # a PO editor can open it
    assert "<<<<<<<" not in text
    assert scenario.clash is not None
    msgid, stays, other = scenario.clash
    entry = next(e for e in work.catalog(scenario.catalog) if e.msgid == msgid)
    assert entry.fuzzy
    assert entry.msgstr == [stays]
    assert other in "\n".join(entry.translator_comments)
    assert PEOPLE["one"] in "\n".join(entry.translator_comments)


def _approved(work: Work) -> None:
    work.approve(LARGE)


def _keep_both(work: Work) -> None:
    """Resolve an article: what both added stays."""
    lines = work.read(MD).splitlines(keepends=True)
    work.write(MD, "".join(line for line in lines if not line.startswith(("<<<", "===", ">>>"))))


def _line_numbers(work: Work) -> None:
    text = work.read(PO).replace(f"#: {MD}", f"#: {MD}:1")
    work.write(PO, text)


def _renamed(work: Work) -> None:
    (work.folder / "source/news/salle.md").write_text(work.read(MD))
    (work.folder / MD).unlink()
    work.run("sync")


def _renamed_all(work: Work) -> None:
    _renamed(work)
    for name in (PO, POT):
        (work.folder / name).unlink()
    work.run("sync")


def _twins(work: Work) -> None:
    work.write(
        MD, f"<!-- i18n: context: a -->\n{FULL}\n\n<!-- i18n: context: b -->\n{FULL}\n\n{MAY}\n"
    )
    work.run("sync")


def _each(*acts: Act) -> Act:
    def act(work: Work) -> None:
        for each in acts:
            each(work)

    return act


def _fill(msgid: str, text: str) -> Act:
    return lambda work: work.fill(msgid, text)


def _wrap(msgid: str, text: str, context: str | None = None) -> Act:
    return lambda work: work.fill_by_polib(msgid, text, context)


def _edit(old: str, new: str) -> Act:
    return lambda work: work.edit(PO, old, new)


def _change(old: str, new: str) -> Act:
    return lambda work: work.change(old, new)


def _date(date: str) -> Act:
    return lambda work: work.set_date(date)


JUNE = "La salle ouvre en juin."
_OPEN = {"plain": "open", "driver": "open"}
SCENARIOS = (
    Scenario(
        "neighbours are translated",
        _fill(MAY, "У травні."),
        _fill(FULL, "Повна."),
        {MAY: ("translated", "У травні."), FULL: ("translated", "Повна.")},
        "right",
    ),
    Scenario(
        "neighbours, and the dates differ",
        _each(_fill(MAY, "У травні."), _date("2026-12-01 10:00+0000")),
        _each(_fill(FULL, "Повна."), _date("2026-12-02 10:00+0000")),
        {MAY: ("translated", "У травні."), FULL: ("translated", "Повна.")},
        "open",
    ),
    Scenario(
        "one translates what the other's source edit changes",
        _fill(MAY, "У травні."),
        _change("en mai", "en juin"),
        {JUNE: ("draft", "У травні.")},
        "open",
    ),
    Scenario(
        "the same, by a tool that wraps lines",
        _wrap(MAY, LONG),
        _change("en mai", "en juin"),
        {JUNE: ("draft", LONG)},
        "right",
    ),
    Scenario(
        "both translate one entry alike",
        _fill(MAY, "У травні."),
        _fill(MAY, "У травні."),
        {MAY: ("translated", "У травні.")},
        "right",
    ),
    Scenario(
        "both translate one entry differently",
        _fill(MAY, "У травні."),
        _fill(MAY, "Травень."),
        {},
        **_OPEN,
        clash=(MAY, "Травень.", "У травні."),
    ),
    Scenario(
        "one approves what the other edits",
        _approved,
        _edit("Вона велика.", "Вона простора."),
        {LARGE: ("translated", "Вона простора.")},
        "right",
    ),
    Scenario(
        "one translates what the other makes obsolete",
        _fill(LATE, "Пізно."),
        _change(f" {LATE}", ""),
        {LATE: ("#~ translated", "Пізно.")},
        "open",
    ),
    Scenario(
        "one rewrites all references",
        _line_numbers,
        _fill(MAY, "У травні."),
        {MAY: ("translated", "У травні."), LARGE: ("translated", "Вона велика.")},
        "right",
    ),
    Scenario(
        "both append",
        _change(LATE, f"{LATE}\n\nUn."),
        _change(LATE, f"{LATE}\n\nDeux."),
        {"Un.": ("untranslated", ""), "Deux.": ("untranslated", "")},
        "open",
        resolve=_keep_both,
    ),
    Scenario(
        "both sync the same source edit",
        lambda work: work.run("sync"),
        lambda work: work.run("sync"),
        {JUNE: ("untranslated", ""), LARGE: ("translated", "Вона велика.")},
        "right",
        base=lambda work: work.edit(MD, "en mai", "en juin"),
    ),
    Scenario(
        "the same, and one translates it",
        _each(lambda work: work.run("sync"), _fill(JUNE, "У червні.")),
        lambda work: work.run("sync"),
        {JUNE: ("translated", "У червні."), LARGE: ("translated", "Вона велика.")},
        "open",
        base=lambda work: work.edit(MD, "en mai", "en juin"),
    ),
    Scenario(
        "one renames the article",
        _fill(MAY, "У травні."),
        _renamed,
        {MAY: ("translated", "У травні."), LARGE: ("translated", "Вона велика.")},
        "open",
        catalog="locales/uk/LC_MESSAGES/news/salle.po",
    ),
    Scenario(
        "one renames the article and its catalogs",
        _fill(MAY, "У травні."),
        _renamed_all,
        {MAY: ("translated", "У травні."), LARGE: ("translated", "Вона велика.")},
        "right",
        catalog="locales/uk/LC_MESSAGES/news/salle.po",
    ),
    Scenario(
        "both translate, and wrap all lines",
        _wrap(MAY, LONG),
        _wrap(FULL, f"{LONG} так"),
        {MAY: ("translated", LONG), FULL: ("translated", f"{LONG} так")},
        "right",
    ),
    Scenario(
        "twins by context",
        _wrap(FULL, "Повна.", "a"),
        _wrap(FULL, "Повний.", "b"),
        {},
        "right",
        base=_twins,
    ),
    Scenario(
        "one gives a context to what the other translates",
        _fill(MAY, "У травні."),
        _change(MAY, f"<!-- i18n: context: x -->\n{MAY}"),
        {MAY: ("draft", "У травні.")},
        "right",
    ),
    Scenario(
        "one approves, the other adds a sentence before",
        _approved,
        _change(LARGE, f"Elle est belle. {LARGE}"),
        {LARGE: ("reviewed", "Вона велика."), "Elle est belle.": ("untranslated", "")},
        "right",
    ),
    Scenario(
        "a rebase over a source edit",
        _change("en mai", "en juin"),
        _fill(MAY, "У травні."),
        {JUNE: ("draft", "У травні.")},
        "open",
        merge=("rebase", "-q", "one"),
    ),
    Scenario(
        "a cherry-pick of a translation",
        _fill(MAY, "У травні."),
        _change("en mai", "en juin"),
        {JUNE: ("draft", "У травні.")},
        "open",
        merge=("cherry-pick", "one"),
    ),
)


def table(folder: Path) -> list[tuple[str, str, str]]:
    """Give, for each scenario, how it ends without the driver and with it."""
    rows = []
    for number, scenario in enumerate(SCENARIOS):
        outcome = []
        for driver in (False, True):
            place = folder / f"{number}-{driver}"
            place.mkdir()
            try:
                outcome.append(play(scenario, place, driver=driver)[0])
            except AssertionError:
                outcome.append("WRONG")
        rows.append((scenario.name, *outcome))
    return rows
