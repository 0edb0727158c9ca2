"""Render: the translated articles, each in its own format, below the build folder."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from i18n_tool.errors import ToolError
from i18n_tool.model.state import State
from i18n_tool.workflow.render.provenance import Provenance, can_be_marked
from i18n_tool.workspace.articles import read_article
from i18n_tool.workspace.conflicts import refuse_markers
from i18n_tool.workspace.fence import Fence
from i18n_tool.workspace.files import file_error, write_files
from i18n_tool.workspace.fragments import Fragments
from i18n_tool.workspace.index import Index, Stamp, walk
from i18n_tool.workspace.project import ArticleFile, Project
from i18n_tool.workspace.rendering import (
    Anchors,
    Fallback,
    Terms,
    anchors_of,
    led_to,
    sisters_of,
    translations,
)
from i18n_tool.workspace.stamps import stamp_of
from i18n_tool.workspace.workers import spread

if TYPE_CHECKING:
    from i18n_tool.workspace.holding import Held

__all__ = ["ALL", "Fallback", "RenderOptions", "RenderReport", "Rendered", "render"]

KIND = "render-6"
"""What the index calls the inputs and outputs of an article; changes with the way of rendering."""


Outputs = Sequence[Mapping[str, Stamp]]
"""The stamps of rendered articles by their paths, a mapping a locale."""


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """What is rendered, and with what."""

    least: State = State.TRANSLATED
    """The state that a translation must have reached; `DRAFT` takes all there is."""
    fallback: Fallback = Fallback.SOURCE
    mark: bool = False
    """True: behind each paragraph stands, for programs, what it is (`Provenance`)."""
    dry: bool = False
    """True: write nothing, and say what would be written."""


ALL = RenderOptions()
"""What is translated or reviewed, with the source where there is nothing."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What became of one article in one locale."""

    article: str
    locale: str
    path: Path
    changed: bool
    """Whether the file was written, or removed since the article is now left out."""
    missing: int
    """Segments without a translation of the locale's own."""
    omitted: bool = False
    held: "tuple[Held, ...]" = ()
    """Translations that were not used, since they lead elsewhere than the source does, or show or
    hide what it does not, and no reviewer has allowed that."""


@dataclass(frozen=True, slots=True)
class RenderReport:
    """What was rendered; articles that had not changed are not named in `rendered`."""

    rendered: tuple[Rendered, ...]
    current: int
    """Articles that were up to date in every locale and were not read."""
    errors: tuple[ToolError, ...] = ()

    @property
    def held(self) -> "tuple[Held, ...]":
        """Give all translations that were held back."""
        return tuple(held for made in self.rendered for held in made.held)


@dataclass(frozen=True, slots=True)
class _Work:
    """What a worker needs to know beside the article."""

    project: Project
    locales: tuple[str, ...]
    options: RenderOptions
    fragments: Fragments
    fence: Fence


def render(
    project: Project,
    names: Sequence[str] = (),
    locales: Sequence[str] = (),
    options: RenderOptions = ALL,
) -> RenderReport:
    """Render the named articles (all without names) in the locales; only what changed is read.

    An article whose own locale is among them is copied there as it is. What is below the build
    folder is derived: an article that `Fallback.OMIT` leaves out is removed there. An article or
    catalog that cannot be read is told of in `errors`, and nothing is written for it. Raises
    ConfigError, UsageError and FileError.
    """
    wanted = tuple(locales) or project.config.locales
    files = project.articles(names)
    index = Index(project.derived)
    before = index.load(KIND)
    work = _Work(project, wanted, options, led_to(project), Fence.of_build(project.config))
    inputs = _Inputs(work)
    stale = [file for file in files if before.get(file.name) != inputs.row(file, inputs.outputs)]
    rendered: list[Rendered] = []
    errors: list[ToolError] = []
    done: list[ArticleFile] = []
    for file, (made, failed) in zip(
        stale, spread(partial(_render_article, work), stale), strict=True
    ):
        rendered += made
        errors += failed
        # What holds a translation back is told by every run until it is mended.
        if not failed and not any(each.held for each in made):
            done.append(file)
    if not options.dry:
        # The inputs as they were before: what has changed since then is not rendered yet.
        outputs = _look_at_outputs(project, wanted)
        index.save(KIND, {file.name: inputs.row(file, outputs) for file in done})
    return RenderReport(tuple(rendered), len(files) - len(stale), tuple(errors))


class _Inputs:
    """The stamps of all that goes into rendered articles, and of what came out."""

    def __init__(self, work: _Work) -> None:
        """Look at the catalogs and at the build folder, each once."""
        project, locales, options = work.project, work.locales, work.options
        config = project.config
        read = {*locales, *(near for locale in locales for near in sisters_of(project, locale))}
        self.catalogs = [
            walk(config.catalogs / locale / "LC_MESSAGES", ".po") for locale in sorted(read)
        ]
        self.articles: dict[ArticleFile, Stamp] = {}
        self.outputs = _look_at_outputs(project, locales)
        self.terms = repr(
            (
                (locales, options.least, options.fallback, options.mark),
                (config.source_locale, config.source_locales, config.text_keys, config.anchors),
                (config.limits, config.largest_article),
            )
        )
        self.fragments = work.fragments

    def row(self, file: ArticleFile, outputs: Outputs) -> tuple[int, int, bytes]:
        """Give what the index keeps of an article: the newest input's time, its size, a digest."""
        if file not in self.articles:
            self.articles[file] = stamp_of(file.path)
        article = self.articles[file]
        catalogs = [stamps.get(f"{file.name}.po") for stamps in self.catalogs]
        made = [stamps.get(file.name + file.ending) for stamps in outputs]
        newest = max(stamp[0] for stamp in (article, *catalogs) if stamp is not None)
        linked = sorted(self.fragments.get(file.name, ()))
        told = repr((self.terms, linked, article, catalogs, made)).encode()
        return newest, article[1], hashlib.sha256(told).digest()


def _look_at_outputs(project: Project, locales: tuple[str, ...]) -> Outputs:
    """Give the stamps of the rendered articles, locale by locale."""
    return [walk(project.config.build / locale) for locale in locales]


def _render_article(work: _Work, file: ArticleFile) -> tuple[list[Rendered], list[ToolError]]:
    """Render one article in every locale; give what was made and what went wrong."""
    try:
        article = read_article(work.project, file)
        refuse_markers(article, file.path)
        named = work.fragments.get(file.name, frozenset())
        anchors = anchors_of(work.project, file, article, named)
    except ToolError as error:
        return [], [error]
    made: list[Rendered] = []
    failed: list[ToolError] = []
    contents: list[tuple[Path, bytes]] = []
    for locale in work.locales:
        try:
            rendered, data = _render_locale(work, file, anchors, locale)
        except ToolError as error:
            failed.append(error)
            continue
        made.append(rendered)
        if rendered.changed and data is not None and not work.options.dry:
            contents.append((rendered.path, data))
    try:
        write_files(contents)
    except ToolError as error:
        return [], [*failed, error]
    return made, failed


def _render_locale(
    work: _Work, file: ArticleFile, anchors: Anchors, locale: str
) -> tuple[Rendered, bytes | None]:
    """Render one article in one locale; give its bytes, or remove it if it is left out."""
    options = work.options
    article = anchors.article
    path = work.project.render_path(file, locale)
    work.fence.hold(path)
    found = translations(Terms(work.project, options.least, options.fallback), article, locale)
    words, missing = found.texts, found.missing
    omitted = bool(missing) and options.fallback is Fallback.OMIT
    data = None
    if omitted:
        changed = path.is_file()
        if changed and not options.dry:
            _remove(path)
    else:
        marked = options.mark and can_be_marked(article, file)
        remark = Provenance(work.project, file, words).read(locale) if marked else None
        data = article.render(words, locale, remark, anchors.insertions(words, locale))
        changed = _differs(path, data)
    return Rendered(article.name, locale, path, changed, missing, omitted, found.held), data


def _differs(path: Path, data: bytes) -> bool:
    """Say whether a file holds other bytes than these, or is not there."""
    try:
        return path.read_bytes() != data
    except FileNotFoundError:
        return True
    except OSError as error:
        raise file_error(error, path, "read") from error


def _remove(path: Path) -> None:
    """Remove a rendered article that is left out now."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise file_error(error, path, "removed") from error
