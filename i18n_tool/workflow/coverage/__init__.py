"""Coverage: what is translated, reviewed, drafted, outdated and left, by article and locale."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from i18n_tool.errors import ToolError
from i18n_tool.model.coverage import Coverage
from i18n_tool.model.numbers import Numbers
from i18n_tool.workspace.article_locales import article_locales
from i18n_tool.workspace.catalog_files import catalog_stamps
from i18n_tool.workspace.index import Index, Stamp
from i18n_tool.workspace.project import ArticleFile, Project
from i18n_tool.workspace.stamps import stamp_of

CATALOGS = "coverage-2"
"""What the index calls the numbers of a catalog; counted anew when the way of counting changes."""
SOURCES = "coverage-source-1"
"""What the index calls the numbers of an article itself."""
SAVED_TOGETHER = 2000
"""So many rows are put into the index at once; what is there when a run is stopped stays."""

_UNKNOWN = (-1, -1, b"")


@dataclass(frozen=True, slots=True)
class CoverageReport:
    """The coverage, and what could not be counted."""

    coverage: Coverage
    errors: tuple[ToolError, ...] = ()


def coverage(
    project: Project, names: Sequence[str] = (), locales: Sequence[str] = ()
) -> CoverageReport:
    """Count the catalogs of the named articles (of all without names) in the locales.

    Only what changed since it was last counted is read. An article without a catalog in a locale
    counts there as untranslated. A catalog that gettext would refuse is told of in `errors` and not
    counted. Raises ConfigError, UsageError and FileError.
    """
    wanted = tuple(locales) or project.config.locales
    files = {file.name: file for file in project.articles(names)}
    index = Index(project.derived)
    spoken, unread = article_locales(project, tuple(files.values()), index)
    count = _Count(project, index, spoken)
    for locale in wanted:
        count.look(locale, files if names else None)
    absent = count.absent()
    count.read(files, absent)
    numbers = count.in_order()
    result = Coverage(numbers, count.inheriting(numbers), locales=wanted)
    return CoverageReport(result, (*unread, *count.errors))


class _Count:
    """The numbers that are known so far, and what has to be read for the others."""

    def __init__(self, project: Project, index: Index, spoken: Mapping[str, str]) -> None:
        """Take the articles with the locales that they are written in."""
        self.project = project
        self.index = index
        self.spoken = spoken
        self.known = index.load(CATALOGS)
        mark = project.config.limits.mark
        self.suffixes = {name: locale.encode() + mark for name, locale in spoken.items()}
        self.by_locale: dict[str, dict[str, Numbers]] = {}
        self.fresh: dict[str, list[tuple[str, str, Stamp]]] = {}
        """By article: the path, locale and stamp of each catalog that has changed."""
        self.errors: list[ToolError] = []
        self._made: dict[bytes, Numbers] = {}

    def look(self, locale: str, among: Mapping[str, object] | None) -> None:
        """Take the numbers of a locale's catalogs from the index; note those that have changed.

        With `among`, only of the articles in it.
        """
        numbers = self.by_locale[locale] = {}
        known, suffixes, size, made = self.known, self.suffixes, Numbers.SIZE, self._made
        nobody = self.project.config.limits.mark
        prefix = f"{locale}/LC_MESSAGES/"
        for path, stamp in catalog_stamps(self.project, locale).items():
            name = path[:-3]
            if among is not None and name not in among:
                continue
            time, length, payload = known.get(prefix + path, _UNKNOWN)
            suffix = suffixes.get(name, nobody)
            if (time, length) == stamp and payload[size:] == suffix and len(payload) >= size:
                # the catalogs of one article often have the same numbers
                found = made.get(payload)
                if found is None:
                    found = made[payload] = Numbers.from_bytes(payload[:size])
                numbers[name] = found
            else:
                self.fresh.setdefault(name, []).append((prefix + path, locale, stamp))

    def absent(self) -> dict[str, list[str]]:
        """Give the locales in which an article has no catalog, by its name, but for its own."""
        there = {locale: set(numbers) for locale, numbers in self.by_locale.items()}
        for name, catalogs in self.fresh.items():
            for _, locale, _ in catalogs:
                there[locale].add(name)
        absent: dict[str, list[str]] = {}
        for locale, names in there.items():
            for name in self.spoken.keys() - names:
                if self.spoken[name] != locale:
                    absent.setdefault(name, []).append(locale)
        return absent

    def read(self, files: Mapping[str, ArticleFile], absent: Mapping[str, list[str]]) -> None:
        """Count the catalogs that have changed, and the articles that have no catalog yet."""
        if self.fresh:
            self._read_catalogs()
        if absent:
            self._read_sources(files, absent)

    def _read_catalogs(self) -> None:
        """Count the catalogs that have changed, an article a task."""
        # Loaded only where something changed: the second run is over before these would be there.
        from i18n_tool.workflow.coverage.counting import count_catalogs  # noqa: PLC0415

        names = sorted(self.fresh)
        outcomes = count_catalogs(
            self.project.config,
            [
                (self.spoken.get(name, ""), [catalog[:2] for catalog in self.fresh[name]])
                for name in names
            ],
        )
        rows: dict[str, tuple[int, int, bytes]] = {}
        for name, counted in zip(names, outcomes, strict=True):
            suffix = self.suffixes.get(name, self.project.config.limits.mark)
            for (path, locale, stamp), outcome in zip(self.fresh[name], counted, strict=True):
                if isinstance(outcome, ToolError):
                    self.errors.append(outcome)
                else:
                    self.by_locale[locale][name] = Numbers(outcome)
                    rows[path] = (*stamp, Numbers(outcome).to_bytes() + suffix)
            if len(rows) >= SAVED_TOGETHER:  # while the other processes count on
                self.index.save(CATALOGS, rows)
                rows = {}
        self.index.save(CATALOGS, rows)

    def _read_sources(
        self, files: Mapping[str, ArticleFile], absent: Mapping[str, Iterable[str]]
    ) -> None:
        """Count as untranslated what articles have no catalog for."""
        known = self.index.load(SOURCES)
        stamps = {name: stamp_of(files[name].path) for name in sorted(absent)}
        numbers: dict[str, Numbers] = {}
        for name, stamp in stamps.items():
            time, length, payload = known.get(name, _UNKNOWN)
            # what a damaged index cut short has no suffix
            if (time, length) == stamp and payload[Numbers.SIZE :] == self.suffixes[name]:
                numbers[name] = Numbers.from_bytes(payload[: Numbers.SIZE])
        changed = [name for name in stamps if name not in numbers]
        rows: dict[str, tuple[int, int, bytes]] = {}
        if changed:
            # as above
            from i18n_tool.workflow.coverage.counting import count_sources  # noqa: PLC0415

            outcomes = count_sources(self.project, [files[name] for name in changed])
            for name, outcome in zip(changed, outcomes, strict=True):
                if isinstance(outcome, ToolError):
                    self.errors.append(outcome)
                else:
                    numbers[name] = Numbers(outcome)
                    rows[name] = (*stamps[name], numbers[name].to_bytes() + self.suffixes[name])
        self.index.save(SOURCES, rows)
        for name, found in numbers.items():
            for locale in absent[name]:
                self.by_locale[locale][name] = found

    def in_order(self) -> dict[tuple[str, str], Numbers]:
        """Give all numbers by article and locale, in the order of the names, then the locales."""
        names = sorted({name for numbers in self.by_locale.values() for name in numbers})
        columns = list(self.by_locale.items())
        return {
            (name, locale): numbers[name]
            for name in names
            for locale, numbers in columns
            if name in numbers
        }

    def inheriting(self, keys: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
        """Give the keys whose locale is a regional variant of the one the article is written in."""
        pairs = {
            (source, locale)
            for source in set(self.spoken.values())
            for locale in self.by_locale
            if self.project.inherits(locale, source)
        }
        if not pairs:
            return frozenset()
        return frozenset(key for key in keys if (self.spoken.get(key[0], ""), key[1]) in pairs)
