"""What stands in the catalogs and beside them, and what of it may never be lost."""

import gettext
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from i18n_tool.catalog import Entry, parse_catalog
from tests.torture.project import END, LINKED, catalogs, locale_of

Pair = tuple[str, str, str]
"""Locale, sentence, translation."""


@dataclass
class Seen:
    """What a project's catalogs hold."""

    texts: set[tuple[str, str]] = field(default_factory=set)
    """Locale and translation, of every entry and of those behind `#~`."""
    reviews: set[Pair] = field(default_factory=set)
    """The pairs whose approval binds."""
    current: set[tuple[str, str]] = field(default_factory=set)
    """Locale and sentence, of those that are in use."""
    damage: list[str] = field(default_factory=list)

    def take(self, locale: str, entry: Entry) -> None:
        """Note one entry."""
        if not any(entry.msgstr):
            return
        (text,) = entry.msgstr
        self.texts.add((locale, text))
        if entry.bound is not None and entry.bound.verb == "reviewed":
            self.reviews.add((locale, entry.msgid, text))


def look(folder: Path, *, linked: bool = True) -> Seen:
    """Read every catalog; one that cannot be read is damaged.

    Without `linked`, those with a second name are passed by: after a kill they may be half written
    until the next start.
    """
    seen = Seen()
    for path in catalogs(folder):
        if path.stat().st_nlink > 1 and not linked:
            continue
        locale = locale_of(path)
        try:
            for entry in parse_catalog(path.read_bytes(), path=str(path), locale=locale):
                seen.take(locale, entry)
                if not entry.obsolete:
                    seen.current.add((locale, entry.msgid))
        except Exception as error:  # noqa: BLE001 - any failure is what is looked for
            seen.damage.append(f"{path}: {error}")
    if linked:
        for path in (folder / LINKED).iterdir():
            locale, _, name = path.name.partition("-")
            if not path.samefile(folder / f"locales/{locale}/LC_MESSAGES/news/{name}"):
                seen.damage.append(f"{path} is a file of its own now")
    return seen


def lost(before: Seen, after: Seen) -> Iterator[str]:
    """Say what was there and is not any more.

    A translation stays wherever its sentence goes. An approval binds still, unless its sentence has
    left the article: then the translation may have become the draft of what took its place.
    """
    for locale, text in sorted(before.texts - after.texts):
        yield f"translation lost in {locale}: {text!r}"
    for locale, msgid, text in sorted(before.reviews - after.reviews):
        if (locale, msgid) in after.current:
            yield f"approval lost in {locale}: {msgid!r} = {text!r}"


def acknowledged(out: str, seen: Seen) -> Iterator[str]:
    """Say what a command told of as done that is not so."""
    try:
        told = json.loads(out)
    except ValueError:
        return
    for item in told.get("drafts", ()):
        if (item["locale"], item["msgstr"]) not in seen.texts:
            yield f"draft told of but not there: {item}"
    for item in told.get("approved", ()):
        if (item["locale"], item["msgid"], item["msgstr"][0]) not in seen.reviews:
            yield f"approval told of but not there: {item}"


def outputs(folder: Path) -> Iterator[str]:
    """Say which compiled catalogs do not load, and which rendered articles are not whole."""
    for path in folder.glob("locales/**/*.mo"):
        try:
            with path.open("rb") as file:
                gettext.GNUTranslations(file)
        except Exception as error:  # noqa: BLE001 - any failure is what is looked for
            yield f"{path}: {error}"
    for path in folder.glob("build/**/*.md"):
        if not path.read_text().endswith(END):
            yield f"{path}: half written"


def leftovers(folder: Path) -> set[Path]:
    """Give the temporary files, redos and registers that lie about."""
    return {*folder.rglob(".i18n-tool-*"), *folder.glob(".i18n-tool/runs/*")}
