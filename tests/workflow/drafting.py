"""A small project in a folder, and an engine without a network, for the tests of drafting."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from i18n_tool.catalog import Entry, new_catalog, set_record
from i18n_tool.engines import Answer, Failure
from i18n_tool.engines.patience import Patience
from i18n_tool.model.locale import facts
from i18n_tool.workflow.draft import DraftOptions, DraftReport, EngineUse, Stamp, draft
from i18n_tool.workspace.catalogs import load_catalog
from i18n_tool.workspace.project import Project

STAMP = Stamp("2026-11-24", "2026-11-24 09:30+0000")
PERSON = "A Reviewer <reviewer@example.org>"


class Project_:  # noqa: N801 - the name without it is taken
    """A project whose articles and catalogs are written by the test."""

    def __init__(
        self, folder: Path, locales: Sequence[str], source: str = "en", more: str = ""
    ) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        listed = ", ".join(f'"{locale}"' for locale in locales)
        config = f'source-locale = "{source}"\nlocales = [{listed}]\n{more}'
        (folder / "i18n-tool.toml").write_text(config, "utf-8")
        (folder / "source").mkdir(exist_ok=True)

    @property
    def project(self) -> Project:
        return Project.at(self.folder)

    def article(self, name: str, sentences: Sequence[str]) -> None:
        path = self.folder / "source" / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n\n".join(sentences) + "\n", "utf-8")

    def catalog(self, name: str, locale: str, entries: Sequence[Entry]) -> Path:
        """Write an article and its catalog."""
        self.article(name, [entry.msgid for entry in entries if not entry.obsolete] or ["Nothing."])
        path = self.path(name, locale)
        path.parent.mkdir(parents=True, exist_ok=True)
        catalog = new_catalog(locale, plural_forms=facts(locale).plural_forms, path=str(path))
        for entry in entries:
            entry.locale = locale
        catalog.entries = list(entries)
        path.write_bytes(catalog.to_bytes())
        return path

    def path(self, name: str, locale: str) -> Path:
        return self.folder / "locales" / locale / "LC_MESSAGES" / f"{name}.po"

    def texts(self, name: str, locale: str) -> dict[str, str]:
        """Give what a catalog holds: msgid to `state from: msgstr`."""
        return {
            entry.msgid: " ".join(filter(None, [entry.reason or entry.state, entry.origin]))
            + f": {entry.msgstr[0]}"
            for entry in load_catalog(self.path(name, locale), locale)
        }

    def draft(self, *uses: EngineUse, **options: object) -> DraftReport:
        return draft(self.project, DraftOptions(**options), uses, STAMP)  # type: ignore[arg-type]


def empty(*msgids: str) -> list[Entry]:
    return [Entry(msgid) for msgid in msgids]


def reviewed(msgid: str, msgstr: str, locale: str) -> Entry:
    entry = Entry(msgid, msgstr, locale=locale)
    set_record(entry, locale, "reviewed", "2026-01-01", by=PERSON)
    return entry


def machine(msgid: str, msgstr: str, locale: str, origin: str = "old") -> Entry:
    entry = Entry(msgid, msgstr, locale=locale, fuzzy=True)
    set_record(entry, locale, "draft", "2026-01-01", origin=origin)
    return entry


class Fake:
    """An engine that prefixes, or does for a text what `special` says."""

    def __init__(
        self,
        name: str = "fake",
        special: Mapping[str, Answer | Callable[[], Answer]] | None = None,
        batch: int = 1,
    ) -> None:
        self.name = name
        self.special = special or {}
        self.batch = batch
        self.longest = 1000
        self.schemes = ("brackets",)
        self.sent: list[str] = []

    def supports(self, source: str, target: str) -> bool:
        return source != target

    def translate(
        self, texts: Sequence[str], source: str, target: str, timeout: float
    ) -> list[Answer]:
        self.sent += texts
        answers: list[Answer] = []
        for text in texts:
            special = self.special.get(text, f"{target} {text}")
            answers.append(special if isinstance(special, str | Failure) else special())
        return answers

    def use(self, at_once: int = 1, tries: int = 2) -> EngineUse:
        return EngineUse(
            self, 1, at_once, Patience(tries=tries, sleep=lambda seconds: None, jitter=lambda: 0.0)
        )
