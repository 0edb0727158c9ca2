"""The configuration: `[tool.i18n-tool]` in pyproject.toml, or the top level of i18n-tool.toml."""

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from i18n_tool.catalog.limits import TABLE, Limits
from i18n_tool.errors import ConfigError, FileError, ToolError
from i18n_tool.formats.anchors.names import GENERATORS, NONE
from i18n_tool.formats.options import TEXT_KEYS
from i18n_tool.workspace.config_reader import Reader
from i18n_tool.workspace.files import read_file
from i18n_tool.workspace.gates import read_gates
from i18n_tool.workspace.globs import did_you_mean
from i18n_tool.workspace.sentence_rules import read_segmentation
from i18n_tool.workspace.settings import Config, EngineSettings, Gate, keys_of
from i18n_tool.workspace.toml_place import parse_toml

__all__ = [
    "Config",
    "EngineSettings",
    "Gate",
    "find_config",
    "parse_config",
    "read_config",
]

OWN_FILE = "i18n-tool.toml"
PYTHON_FILE = "pyproject.toml"
PYTHON_TABLE = ("tool", "i18n-tool")
DERIVED = ".i18n-tool"
"""The folder of what is derived and safe to delete: the index, the memory, the locks."""


def find_config(start: Path) -> Path:
    """Give the configuration file of `start` or of the nearest folder above it.

    FileError where there is none; ConfigError where one folder has two.
    """
    start = start.absolute()
    for folder in (start, *start.parents):
        own, python = folder / OWN_FILE, folder / PYTHON_FILE
        found = [path for path in (own, python) if path.is_file() and _speaks_of_us(path)]
        if len(found) == 2:
            what = f"the project is configured twice, here and in {PYTHON_FILE}"
            problem = ToolError(what, where=str(own), todo="Keep one of them.")
            raise ConfigError([problem], where=str(own))
        if found:
            return found[0]
    raise FileError(
        "there is no configuration here or in a folder above",
        where=str(start),
        todo="Run `i18n-tool init --source-locale LOCALE --locale LOCALE …`, or name the project's "
        "folder with -C.",
    )


def _speaks_of_us(path: Path) -> bool:
    """Say whether a file configures this tool: a pyproject.toml may be about other things only."""
    if path.name == OWN_FILE:
        return True
    data = read_file(path)
    if b"i18n-tool" not in data:
        return False
    try:
        tool = parse_toml(data.decode(errors="replace"), str(path)).get(PYTHON_TABLE[0])
    except ToolError:
        return b"tool.i18n-tool" in data
    return isinstance(tool, dict) and PYTHON_TABLE[1] in tool


def read_config(folder: Path) -> Config:
    """Read the configuration of a folder or of the nearest one above that has one.

    ConfigError holds every wrong field, each with its file and line. FileError for links in the
    folder of what is derived.
    """
    config = parse_config(*_load(find_config(folder)))
    _hold_derived(config.root / DERIVED)
    return config


def _hold_derived(folder: Path) -> None:
    """Raise FileError for a symbolic link where only we write: a repository may bring one along."""
    links = [folder] if folder.is_symlink() else []
    with suppress(OSError), os.scandir(folder) as entries:
        links += sorted(Path(entry) for entry in entries if entry.is_symlink())
    if links:
        raise FileError(
            f"a symbolic link stands in the tool's own folder, `{DERIVED}`",
            where=str(links[0]),
            todo=f"Remove it; all of `{DERIVED}` is derived and safe to delete.",
        )


def _load(path: Path) -> tuple[str, Path]:
    """Read the file's text."""
    try:
        return read_file(path).decode("utf-8-sig"), path
    except UnicodeDecodeError as error:
        problem = ToolError("the file is not UTF-8", where=f"{path}:1", todo="Save it as UTF-8.")
        raise ConfigError([problem], where=str(path)) from error


def parse_config(text: str, path: Path) -> Config:
    """Give the configuration that stands in the text of the file at `path`."""
    try:
        table: object = parse_toml(text, str(path))
    except ToolError as error:
        raise ConfigError([error], where=str(path)) from error
    at = PYTHON_TABLE if path.name == PYTHON_FILE else ()
    for key in at:
        table = table.get(key, {}) if isinstance(table, dict) else {}
    if not isinstance(table, dict):
        problem = ToolError("`tool.i18n-tool` must be a table", where=str(path))
        raise ConfigError([problem], where=str(path))
    reader = Reader(path, text, table, at)
    config = _build(reader, path)
    if reader.problems:
        raise ConfigError(reader.problems, where=str(path))
    return config


def _build(reader: Reader, path: Path) -> Config:
    """Read every key; what is wrong is in the reader's problems afterwards."""
    root = path.parent
    reader.known(tuple(keys_of(Config)))
    aliases = {
        spelling: reader.locale(("aliases", spelling), name)
        for spelling, name in reader.pairs(("aliases",)).items()
    }
    locales = _locales(reader, aliases)
    config = Config(
        root=root,
        path=path,
        source_locale=_source_locale(reader, locales, aliases),
        locales=locales,
        source=reader.folder(root, "source", "source"),
        catalogs=reader.folder(root, "catalogs", "locales"),
        build=reader.folder(root, "build", "build"),
        source_locales=tuple(
            (glob, reader.locale(("source-locales", glob), name, locales, aliases))
            for glob, name in reader.pairs(("source-locales",)).items()
        ),
        aliases=aliases,
        exclude=reader.strings(("exclude",)),
        text_keys=_text_keys(reader),
        segmentation=read_segmentation(reader, root),
        anchors=_anchors(reader),
        engines=reader.strings(("engines",)),
        engine_settings=reader.each(("engine",), lambda at: _engine(reader, at)),
        gates=read_gates(reader, locales, aliases),
        reviewers=_reviewers(reader),
        memory_threshold=int(reader.number(("memory-threshold",), 75, 1, 100)),
        limits=_limits(reader),
        largest_article=reader.number(("largest-article",), 20.0, 0.001, 1000),
    )
    _separate_folders(reader, config)
    return config


def _locales(reader: Reader, aliases: Mapping[str, str]) -> tuple[str, ...]:
    """Read the list of locales: there must be one, and none twice."""
    key = ("locales",)
    names: list[str] = []
    for text in reader.strings(key):
        name = reader.locale(key, text, (), aliases, item=True)
        if name in names:
            reader.problem(key, f"the locale `{text}` is named twice", "Name it once.", text)
        elif name:
            names.append(name)
    if "locales" not in reader.table:
        reader.problem(key, "`locales` is missing", 'Write, say, locales = ["uk", "zh-Hans"].')
    elif not names and reader.table["locales"] == []:
        reader.problem(key, "`locales` names no locale", "Name those to translate into.")
    return tuple(names)


def _source_locale(reader: Reader, locales: tuple[str, ...], aliases: Mapping[str, str]) -> str:
    """Read the source locale, which must be there."""
    key = ("source-locale",)
    if "source-locale" not in reader.table:
        todo = 'Write the locale that articles are in, say source-locale = "fr".'
        reader.problem(key, "`source-locale` is missing", todo)
        return ""
    text = reader.value(key, str, "")
    return reader.locale(key, text, locales, aliases) if text or not reader.problems else ""


def _text_keys(reader: Reader) -> tuple[str, ...]:
    """Read the keys of front matter that hold language."""
    if "front-matter" not in reader.table:
        return TEXT_KEYS
    key = ("front-matter",)
    names = reader.strings(key)
    for name in names:
        if any(part != part.strip() or part in {"", "*"} for part in name.split(".")):
            todo = "Write a key as it stands in front matter, one inside another as `hero.text`."
            reader.problem(key, f"`{name}` in `front-matter` is no key", todo, name)
    return names


def _anchors(reader: Reader) -> str:
    """Read the site generator whose way anchors are written in."""
    key = ("anchors",)
    name = reader.value(key, str, "")
    if (
        "anchors" in reader.table
        and name not in (*GENERATORS, NONE)
        and isinstance(reader.table["anchors"], str)
    ):
        todo = did_you_mean(name, GENERATORS) or f"The names are: {', '.join((*GENERATORS, NONE))}."
        reader.problem(key, f"`{name}` is no site generator that `anchors` knows", todo)
        return ""
    return name


def _engine(reader: Reader, at: tuple[str, ...]) -> EngineSettings:
    """Read the settings of one engine."""
    reader.value(at, dict, {})
    reader.known(tuple(keys_of(EngineSettings)), at)
    return EngineSettings(
        url=reader.value((*at, "url"), str, ""),
        key_variable=reader.value((*at, "key-variable"), str, ""),
        timeout=reader.number((*at, "timeout"), 30.0, 0.1, 3600),
        retries=int(reader.number((*at, "retries"), 3, 0, 100)),
        at_once=int(reader.number((*at, "at-once"), 1, 1, 100)),
        options=reader.value((*at, "options"), dict, {}),
    )


def _limits(reader: Reader) -> Limits:
    """Read how large catalogs may be."""
    at = (TABLE,)
    reader.value(at, dict, {})
    reader.known(tuple(keys_of(Limits)), at)
    default = Limits()
    return Limits(
        file_size=reader.size((*at, "catalog-size"), default.file_size, 1_000, 1_000_000_000),
        entry_size=reader.size((*at, "entry-size"), default.entry_size, 100, 1_000_000_000),
        entries=reader.whole((*at, "entries"), default.entries, 1, 10_000_000),
        header_size=reader.size((*at, "header-size"), default.header_size, 500, 10_000_000),
        nplurals=reader.whole((*at, "plural-forms"), default.nplurals, 1, 100),
    )


def _reviewers(reader: Reader) -> tuple[str, ...]:
    """Read who may review."""
    people = reader.strings(("reviewers",))
    for person in people:
        if not re.fullmatch(r"[^<>]*[^<>\s] <[^<>\s]+>", person):
            what = f"`{person}` is not a name and an address"
            todo = 'Write it as "A Reviewer <reviewer@example.org>".'
            reader.problem(("reviewers",), what, todo, person)
    return people


def _end(path: Path) -> Path:
    """Give where a path leads, also one whose links lead round in a circle."""
    return Path(os.path.realpath(path))


def _separate_folders(reader: Reader, config: Config) -> None:
    """Report folders that are one another's, or lie in one another, or lead out of the project."""
    folders = {"source": config.source, "catalogs": config.catalogs, "build": config.build}
    root = _end(config.root)
    ends = {name: _end(folder) for name, folder in folders.items()}
    for name, end in ends.items():
        if root not in end.parents:
            shown = folders[name].relative_to(config.root)
            what = f"a symbolic link leads `{shown}` out of the project, to {end}"
            reader.problem((name,), what, "Put the folder itself there.")
    for name, folder in ends.items():
        for other, place in ends.items():
            if name != other and (place == folder or place in folder.parents):
                if place == folder and name > other:
                    continue
                what = f"`{name}` ({folders[name].relative_to(config.root)}) lies in `{other}`"
                reader.problem((name,), what, "Give each a folder of its own.")
