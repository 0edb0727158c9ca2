"""The project that is tortured: articles that change, catalogs that a person works on."""

import os
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from i18n_tool.workspace.catalogs import load_catalog

ROOT = Path(__file__).resolve().parents[2]
LOCALES = ("uk", "ja", "pt_PT", "pt_BR")
ARTICLES = 10
PARAGRAPHS = 8
END = "```\nthe end\n```\n"
"""What every article ends with, in every locale: code is not translated."""
LINKED = "elsewhere"
"""A folder with second names of some catalogs."""
Line = Sequence[str]


def make_project(folder: Path, dice: random.Random) -> None:
    """Write a project of articles with many sentences, translate a third, and sync it."""
    names = ", ".join(f'"{name}"' for name in LOCALES)
    (folder / "i18n-tool.toml").write_text(f'source-locale = "fr"\nlocales = [{names}]\n')
    (folder / "source/news").mkdir(parents=True)
    for number in range(ARTICLES):
        parts = [paragraph(dice) for _ in range(PARAGRAPHS)]
        write_article(folder / f"source/news/a{number}.md", parts)
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    complete(folder, ("sync",))
    for path in catalogs(folder):
        translate(path, 3)
    (folder / LINKED).mkdir()
    for path in catalogs(folder):
        if path.stem in ("a0", "a1"):
            (folder / LINKED / f"{locale_of(path)}-{path.name}").hardlink_to(path)


def translate(path: Path, each: int) -> None:
    """Translate each so manieth sentence that has no translation, as a person does."""
    catalog = load_catalog(path)
    for number, entry in enumerate(catalog):
        if number % each == 0 and not entry.obsolete and not any(entry.msgstr):
            entry.msgstr = [f"{locale_of(path)}: {entry.msgid}"]
    catalog.save()


def paragraph(dice: random.Random) -> str:
    """Write three sentences that few others equal."""
    words = ("Le chat", "La salle", "Un train", "Mon ami", "La ville", "Ce livre")
    ends = ("dort", "ouvre", "arrive", "attend", "change", "revient")
    return " ".join(
        f"{dice.choice(words)} {dice.choice(ends)} le jour {dice.randrange(10000)}."
        for _ in range(3)
    )


def write_article(path: Path, parts: Sequence[str]) -> None:
    """Write an article with its end."""
    path.write_text("\n\n".join([*parts, END]))


def change_articles(folder: Path, dice: random.Random) -> None:
    """Move, add and change sentences in some articles; a person works on some catalogs."""
    for path in dice.sample(sorted(folder.glob("source/news/*.md")), 3):
        parts = path.read_text().removesuffix(END).strip().split("\n\n")
        dice.shuffle(parts)
        parts[0] = paragraph(dice)
        parts[1] = parts[1].replace("jour", "jours", 1)
        write_article(path, parts)
    for path in dice.sample(list(catalogs(folder)), 8):
        translate(path, 2)


def catalogs(folder: Path) -> Iterator[Path]:
    """Give the catalogs, sorted."""
    return iter(sorted(folder.glob("locales/*/LC_MESSAGES/**/*.po")))


def locale_of(path: Path) -> str:
    """Give the locale that a catalog's path names."""
    return path.parts[path.parts.index("LC_MESSAGES") - 1]


def command_line(words: Line) -> list[str]:
    """Give what starts a command of ours."""
    return [sys.executable, "-m", "i18n_tool", *words]


def environment() -> dict[str, str]:
    """Give an environment in which the clock stands still."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1700000000"}


def complete(folder: Path, words: Line) -> str:
    """Run a command to its end, and give its output; an error ends the torture."""
    return subprocess.run(
        command_line(words),
        cwd=folder,
        env=environment(),
        check=True,
        capture_output=True,
        text=True,
        timeout=300,
    ).stdout
