"""A small project with catalogs written by hand, for what reads them: coverage, compile, render."""

import os
from pathlib import Path

from i18n_tool.catalog.records import bind
from i18n_tool.workspace.project import Project

CONFIG = 'source-locale = "fr"\nlocales = ["uk", "fr-002", "pt-PT", "pt-BR", "fr"]\n'
BY = "A Reviewer <reviewer@example.org>"
PAST = 1_700_000_000


def header(locale: str) -> str:
    """Give the header entry of a catalog."""
    return (
        f'msgid ""\nmsgstr ""\n"Language: {locale}\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n'
    )


def reviewed(locale: str, msgid: str, msgstr: str) -> str:
    """Give an entry with a review that binds."""
    mark = bind("reviewed", locale, None, msgid, None, [msgstr], "2026-11-24", BY)
    return f"# @reviewed 2026-11-24 {mark}\n# @by {BY}\n" + entry(msgid, msgstr)


def entry(msgid: str, msgstr: str = "", comments: str = "") -> str:
    """Give an entry."""
    return f'{comments}msgid "{msgid}"\nmsgstr "{msgstr}"\n'


def write_catalog(folder: Path, locale: str, name: str, *entries: str) -> Path:
    """Write a catalog, as if long ago, so that the index trusts what it sees of it."""
    path = folder / "locales" / locale / "LC_MESSAGES" / f"{name}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([header(locale), *entries]), encoding="utf-8")
    age(path)
    return path


def write_article(folder: Path, file: str, text: str) -> Path:
    """Write an article, as if long ago."""
    path = folder / "source" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    age(path)
    return path


def age(path: Path, seconds: int = PAST) -> None:
    """Give a file a time long past."""
    os.utime(path, (seconds, seconds))


def make_project(folder: Path, config: str = CONFIG) -> Project:
    """Write the configuration; give the project."""
    (folder / "i18n-tool.toml").write_text(config, encoding="utf-8")
    (folder / "source").mkdir(exist_ok=True)
    return Project.at(folder)
