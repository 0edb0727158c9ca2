"""Stop commands at any moment, hundreds of times, and see that nothing is lost: `make torture`.

Each round changes some articles, starts a command, and after a random time sends Ctrl-C or kills it
outright. Then every catalog must parse, every compiled one must load, and every translation and
approval that was there must still be. At the end a last run must complete, leave nothing behind and
come to the very bytes that an undisturbed run comes to.
"""

import argparse
import gettext
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from i18n_tool.catalog import parse_catalog

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ("uk", "ja", "fr_002", "zh_Hans", "zh_Hant", "pt_PT", "pt_BR")
COMMANDS = (
    ("sync",),
    ("draft", "--offline"),
    ("compile",),
    ("render",),
    ("build",),
    ("review", "approve", "--as", "A Reviewer <reviewer@example.org>"),
)
ARTICLES = 24


@dataclass
class Tally:
    """What was seen."""

    outcomes: Counter[str] = field(default_factory=Counter)
    damage: list[str] = field(default_factory=list)


def make_project(folder: Path, dice: random.Random) -> None:
    """Write a project of articles with many sentences, translate a third, and sync it."""
    names = ", ".join(f'"{name}"' for name in LOCALES)
    (folder / "i18n-tool.toml").write_text(f'source-locale = "fr"\nlocales = [{names}]\n')
    for number in range(ARTICLES):
        path = folder / f"source/news/a{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n\n".join(paragraph(dice) for _ in range(12)) + "\n")
    complete(folder, ("sync",))
    for path in catalogs(folder):
        text = path.read_text()
        entries = text.split("\n\n")
        for at in range(1, len(entries), 3):
            head, _, _ = entries[at].rpartition('msgstr "')
            entries[at] = f'{head}msgstr "{path.parts[-4]} {at}"'
        path.write_text("\n\n".join(entries).rstrip("\n") + "\n")


def paragraph(dice: random.Random) -> str:
    """Write three sentences that few others equal."""
    words = ("Le chat", "La salle", "Un train", "Mon ami", "La ville", "Ce livre")
    ends = ("dort", "ouvre", "arrive", "attend", "change", "revient")
    return " ".join(
        f"{dice.choice(words)} {dice.choice(ends)} le jour {dice.randrange(10000)}."
        for _ in range(3)
    )


def change_articles(folder: Path, dice: random.Random) -> None:
    """Move, add and change sentences in some articles."""
    for path in dice.sample(sorted(folder.glob("source/news/*.md")), 6):
        parts = path.read_text().strip().split("\n\n")
        dice.shuffle(parts)
        parts[0] = paragraph(dice)
        parts[1] = parts[1].replace("jour", "jours", 1)
        path.write_text("\n\n".join(parts) + "\n")


def command_line(words: tuple[str, ...]) -> list[str]:
    """Give what starts a command of ours."""
    return [sys.executable, "-m", "i18n_tool", *words]


def environment() -> dict[str, str]:
    """Give an environment in which the clock stands still."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1700000000"}


def complete(folder: Path, words: tuple[str, ...]) -> None:
    """Run a command to its end; an error ends the torture."""
    subprocess.run(
        command_line(words),
        cwd=folder,
        env=environment(),
        check=True,
        capture_output=True,
        timeout=300,
    )


def interrupt(folder: Path, words: tuple[str, ...], delay: float, sign: int) -> tuple[int, str]:
    """Start a command and stop it after `delay` seconds; give its code and standard error."""
    process = subprocess.Popen(
        command_line(words),
        cwd=folder,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    time.sleep(delay)
    if process.poll() is None:
        os.killpg(process.pid, sign)
    _, errors = process.communicate(timeout=120)
    return process.returncode, errors


def catalogs(folder: Path) -> Iterator[Path]:
    """Give the catalogs, sorted."""
    return iter(sorted(folder.glob("locales/*/LC_MESSAGES/**/*.po")))


def texts(folder: Path, tally: Tally) -> dict[tuple[str, str, str], set[str]]:
    """Give all translations by locale, article and sentence; a catalog that is broken is damage."""
    found: dict[tuple[str, str, str], set[str]] = {}
    for path in catalogs(folder):
        locale = path.relative_to(folder / "locales").parts[0]
        try:
            catalog = parse_catalog(path.read_bytes(), path=str(path), locale=locale)
        except Exception as error:  # noqa: BLE001 - any failure is what is looked for
            tally.damage.append(f"{path}: {error}")
            continue
        for entry in catalog:
            if entry.msgstr[0]:
                found.setdefault((locale, path.stem, entry.msgid), set()).add(entry.msgstr[0])
    return found


def human(found: dict[tuple[str, str, str], set[str]]) -> set[tuple[str, str]]:
    """Give the translations that `make_project` wrote, wherever they are."""
    return {
        (locale, text)
        for (locale, _, _), held in found.items()
        for text in held
        if text.startswith(f"{locale} ")
    }


def look_at_outputs(folder: Path, tally: Tally) -> None:
    """See that every compiled catalog loads and every rendered article is whole."""
    for path in folder.glob("locales/**/*.mo"):
        try:
            with path.open("rb") as file:
                gettext.GNUTranslations(file)
        except Exception as error:  # noqa: BLE001 - any failure is what is looked for
            tally.damage.append(f"{path}: {error}")
    for path in folder.glob("build/**/*.md"):
        if not path.read_bytes().endswith(b"\n"):
            tally.damage.append(f"{path}: half written")


def leftovers(folder: Path) -> list[Path]:
    """Give the temporary files that lie about."""
    return sorted(folder.rglob(".i18n-tool-*.tmp"))


def one_round(folder: Path, dice: random.Random, tally: Tally) -> None:
    """Change, start, stop, and look."""
    change_articles(folder, dice)
    words = dice.choice(COMMANDS)
    sign = dice.choice((signal.SIGINT, signal.SIGKILL, signal.SIGTERM))
    before = human(texts(folder, tally))
    lay_about = set(leftovers(folder))
    code, errors = interrupt(folder, words, dice.uniform(0.02, 1.6), sign)
    name = signal.Signals(sign).name if code not in (0, 1, 3) else "finished"
    tally.outcomes[f"{words[0]} {name} {code}"] += 1
    lost = before - human(texts(folder, tally))
    if lost:
        tally.damage.append(f"{words} {name}: lost {sorted(lost)[:3]} and {len(lost)} in all")
    if "Traceback" in errors or "defect" in errors or code == 1:
        tally.damage.append(f"{words} {name} {code}: {errors[-600:]}")
    left = set(leftovers(folder)) - lay_about
    if sign in (signal.SIGINT, signal.SIGTERM) and code not in (-sign, 0, 1, 3) and left:
        tally.damage.append(f"{words} {name} left {sorted(left)[:3]}")
    look_at_outputs(folder, tally)


def content(folder: Path) -> dict[str, bytes]:
    """Give a project's files, without what is derived."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".i18n-tool" not in path.relative_to(folder).parts
    }


def last_run(folder: Path, other: Path, tally: Tally) -> None:
    """Build to the end, with and without what the killed runs left; both must agree."""
    shutil.copytree(folder, other, ignore=shutil.ignore_patterns(".i18n-tool*", "*.mo", "build"))
    for place in (folder, other):
        complete(place, ("sync",))
        complete(place, ("draft", "--offline"))
        complete(place, ("build",))
    if leftovers(folder):
        tally.damage.append(f"left after the last run: {leftovers(folder)[:3]}")
    first, second = content(folder), content(other)
    unlike = sorted(name for name in first | second if first.get(name) != second.get(name))
    if unlike:
        tally.damage.append(f"differ from an undisturbed run: {len(unlike)}, {unlike[:3]}")


def main() -> int:
    """Run the rounds; the exit code is 1 where anything was damaged."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 100_000)
    options = parser.parse_args()
    dice = random.Random(options.seed)
    tally = Tally()
    print(f"seed {options.seed}, {options.rounds} rounds", flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "project"
        folder.mkdir()
        make_project(folder, dice)
        for _ in range(options.rounds):
            one_round(folder, dice, tally)
        last_run(folder, Path(name) / "undisturbed", tally)
    for outcome, count in sorted(tally.outcomes.items()):
        print(f"{count:5}  {outcome}")
    for damage in tally.damage:
        print(f"DAMAGE {damage}")
    print(f"{options.rounds} rounds, {len(tally.damage)} damaged")
    return 1 if tally.damage else 0


if __name__ == "__main__":
    sys.exit(main())
