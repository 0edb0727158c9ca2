"""Init: write a project's configuration and folders, finding out what is there."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from i18n_tool.errors import FileError, LocaleError, ToolError, UsageError
from i18n_tool.formats import endings
from i18n_tool.model.locale import facts, parse_locale
from i18n_tool.workspace.config import (
    DERIVED,
    OWN_FILE,
    PYTHON_FILE,
    PYTHON_TABLE,
    parse_config,
)
from i18n_tool.workspace.fence import Fence
from i18n_tool.workspace.files import file_error, read_file, write_file
from i18n_tool.workspace.generators import find_generator
from i18n_tool.workspace.index import walk
from i18n_tool.workspace.markers import MERGING, RESOLVE, marker_line
from i18n_tool.workspace.toml_place import parse_toml

SOURCES = ("source", "docs", "doc", "content", "articles")
"""Folders that may hold articles already, the first that does is taken."""
CATALOGS = ("locales", "locale")
"""Folders that may hold catalogs already."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What was found and written."""

    config: Path
    """The file that the configuration was written to."""
    locales: tuple[str, ...]
    articles: int
    """Files in the source folder that may be articles."""
    catalogs: int
    """Catalogs that were there."""
    source: Path
    generator: tuple[str, Path] | None
    """The site generator that was found, and the file of its own that tells."""
    written: tuple[Path, ...]
    """Files and folders that were made or changed, in order."""


def init(root: Path, source_locale: str, locales: Sequence[str] = ()) -> Setup:
    """Set a project up in `root`, which is made if need be.

    `locales` are gettext names; without any, those of the catalogs that are there. An existing
    configuration is never overwritten: UsageError. The configuration goes into pyproject.toml where
    there is one, behind all that stands in it, else into i18n-tool.toml.
    """
    root = root.absolute()
    path = _target(root)
    source = next((name for name in SOURCES if _articles(root / name)), SOURCES[0])
    catalogs = next((name for name in CATALOGS if _found_locales(root / name)), CATALOGS[0])
    chosen = tuple(dict.fromkeys(locales or _found_locales(root / catalogs)))
    if not chosen:
        raise UsageError(
            "no locale is named to translate into",
            todo="Name each with --locale, such as: --locale uk --locale zh-Hans",
        )
    generator = find_generator(root, root / source)
    table = _table(source_locale, chosen, source, catalogs)
    table += [f'anchors = "{generator[0]}"'] if generator else []
    text = _with_table(path, table)
    config = parse_config(text, path)
    written: list[Path] = []
    fence = Fence(root)
    for place in (path, root / ".gitignore"):
        fence.hold(place)
    ignore = _ignore(root, config.build.name)
    for folder in (root, config.source, config.catalogs):
        written += _make(folder)
    written += [root / ".gitignore"] if ignore else []
    if ignore:
        write_file(root / ".gitignore", ignore)
    write_file(path, text.encode("utf-8"))
    return Setup(
        config=path,
        locales=chosen,
        articles=_articles(config.source),
        catalogs=len(walk(config.catalogs, ".po")),
        source=config.source,
        generator=generator,
        written=(*written, path),
    )


def _target(root: Path) -> Path:
    """Give the file that the configuration goes into; UsageError where there is one already."""
    own, python = root / OWN_FILE, root / PYTHON_FILE
    if own.exists():
        raise _configured(own)
    if not python.exists():
        return own
    try:
        tool = parse_toml(_decoded(python), str(python)).get(PYTHON_TABLE[0])
    except ToolError as error:
        error.todo = f"Mend {PYTHON_FILE} first: the configuration is written into it."
        raise
    if isinstance(tool, dict) and PYTHON_TABLE[1] in tool:
        raise _configured(python)
    return python


def _configured(path: Path) -> UsageError:
    """Give the error of a project that is set up already."""
    return UsageError(
        "the project is configured already",
        where=str(path),
        todo="Change the configuration there, in a text editor; `i18n-tool doctor` looks it over.",
    )


def _decoded(path: Path) -> str:
    """Give a file's text; ToolError where it is not UTF-8."""
    try:
        return read_file(path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise ToolError("the file is not UTF-8", where=str(path), todo="Save it so.") from error


def _articles(folder: Path) -> int:
    """Count the files below a folder that a format reads."""
    return sum(path.lower().endswith(endings()) for path in walk(folder))


def _found_locales(folder: Path) -> tuple[str, ...]:
    """Give the locales of the catalogs below a folder, sorted; what is no locale is passed by."""
    found = []
    for messages in sorted(folder.glob("*/LC_MESSAGES")):
        try:
            found.append(parse_locale(messages.parent.name))
        except LocaleError:
            continue
    return tuple(found)


def _table(source_locale: str, locales: Sequence[str], source: str, catalogs: str) -> list[str]:
    """Give the lines of the configuration, without the table's name."""
    tags = ", ".join(f'"{facts(name).tag}"' for name in locales)
    return [
        f'source-locale = "{facts(source_locale).tag}"',
        f"locales = [{tags}]",
        f'source = "{source}"',
        f'catalogs = "{catalogs}"',
        'build = "build"',
    ]


def _with_table(path: Path, table: Sequence[str]) -> str:
    """Give the text of the configuration file; of a pyproject.toml, what it holds comes first."""
    if path.name == OWN_FILE:
        return "\n".join(table) + "\n"
    before = _decoded(path)
    end = "\r\n" if "\r\n" in before else "\n"
    gap = "" if not before else end if before.endswith("\n") else end * 2
    return before + gap + end.join([f"[{'.'.join(PYTHON_TABLE)}]", *table]) + end


def _make(folder: Path) -> list[Path]:
    """Make a folder if it is not there; give what was made."""
    if folder.is_dir():
        return []
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise file_error(error, folder, "written") from error
    return [folder]


def _ignore(root: Path, build: str) -> bytes:
    """Give the new content of .gitignore; nothing where there is no repository or no need."""
    if not any((folder / ".git").exists() for folder in (root, *root.parents)):
        return b""
    path = root / ".gitignore"
    before = read_file(path) if path.exists() else b""
    merging = marker_line(before.decode("utf-8", "replace"))
    if merging is not None:
        raise FileError(MERGING, where=f"{path}:{merging}", todo=RESOLVE)
    present = {line.strip().strip(b"/") for line in before.splitlines()}
    missing = [
        line
        for line in ("*.mo", f"{build}/", f"{DERIVED}/")
        if line.strip("/").encode() not in present
    ]
    if not missing:
        return b""
    gap = b"" if not before or before.endswith(b"\n") else b"\n"
    return before + gap + "".join(f"{line}\n" for line in missing).encode()
