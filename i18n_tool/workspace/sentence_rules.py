"""The project's own rules for sentences: read from the configuration, and put to use."""

from collections.abc import Iterable
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from i18n_tool.errors import LocaleError, ToolError
from i18n_tool.model.locale import AMBIGUOUS, parse_locale
from i18n_tool.segmentation.digest import digest_of, has_icu
from i18n_tool.segmentation.settings import Custom, Segmentation
from i18n_tool.workspace.config_reader import Reader
from i18n_tool.workspace.files import read_file

if TYPE_CHECKING:
    from i18n_tool.segmentation.splitter import Splitter
    from i18n_tool.segmentation.srx import Srx

KEY = "segmentation"
_LISTS = ("abbreviations", "breaks", "joins")
_SIDES = ("after", "before")
_TODO = "Write what the guide's page on sentences allows."


def splitter_of(settings: Segmentation) -> "Splitter":
    """Give what cuts texts into sentences as a project wants it.

    FileError where its SRX file cannot be read; what is wrong in it was found with the settings.
    """
    return _splitter(settings, _content(settings))


def rules_digest(settings: Segmentation) -> str:
    """Give what changes whenever a project's texts might be cut in another way; FileError."""
    return digest_of(settings, _content(settings))


def _content(settings: Segmentation) -> bytes:
    """Read the project's SRX file, if it has one."""
    return read_file(settings.srx) if settings.srx else b""


@lru_cache(maxsize=8)
def _splitter(settings: Segmentation, content: bytes) -> "Splitter":
    """Make it once for the same settings and file; its compiled rules are kept."""
    srx = _parsed(content) if settings.srx else None
    splitter: Splitter = _rooms("splitter").Splitter(settings, srx)
    return splitter


@lru_cache(maxsize=4)
def _parsed(content: bytes) -> "Srx":
    srx: Srx = _rooms("srx").parse_srx(content)
    return srx


def _rooms(name: str) -> Any:  # noqa: ANN401 - a module
    """Load what only projects with rules of their own need."""
    return import_module(f"i18n_tool.segmentation.{name}")


def kinds_of(settings: Segmentation, locales: Iterable[str]) -> dict[str, list[str]]:
    """Give what cuts the texts of each locale: `SRX`, `built-in`, `ICU` or `common` rules."""
    content = _content(settings)
    srx = _parsed(content) if settings.srx else None
    found: dict[str, list[str]] = {}
    for locale in locales:
        if srx is not None and srx.rules_for(locale.replace("_", "-")) is not None:
            kind = "SRX"
        elif _rooms("rules").has_rules(locale):
            kind = "built-in"
        else:
            kind = "ICU" if settings.icu is not False and has_icu() else "common"
        found.setdefault(kind, []).append(locale)
    return found


def read_segmentation(reader: Reader, root: Path) -> Segmentation:
    """Read the table `segmentation`; what is wrong in it or in the SRX file is a problem."""
    table = reader.value((KEY,), dict, {})
    icu = reader.value((KEY, "icu"), bool, False) if "icu" in table else None
    if icu and not has_icu():
        what = "`segmentation.icu` needs the package `icu4py`, which is not installed"
        reader.problem((KEY, "icu"), what, "Run: pip install 'i18n-tool[icu]'")
    srx = _srx(reader, root) if "srx" in table else None
    names = [name for name in table if name not in {"srx", "icu"}]
    return Segmentation(srx, icu, tuple(_custom(reader, name) for name in names))


def _srx(reader: Reader, root: Path) -> Path | None:
    """Read the SRX file that is named; all its rules must be right."""
    key = (KEY, "srx")
    name = reader.value(key, str, "")
    path = root / name
    if not name or Path(name).is_absolute() or ".." in Path(name).parts:
        what = f"`segmentation.srx` must be a file inside the project, not `{name}`"
        reader.problem(key, what, 'Write a path such as "rules.srx", from the configuration.')
        return None
    try:
        content = read_file(path)
    except ToolError as error:
        reader.problem(key, error.what, f"Put the file at {path}.")
        return None
    try:
        _parsed(content)
    except _rooms("srx").SrxError as error:
        for problem in error.problems:
            reader.problem(key, f"{path.name}:{problem.line}: {problem.what}", "Correct that file.")
    return path


def _custom(reader: Reader, name: str) -> Custom:
    """Read the rules for one language."""
    at = (KEY, name)
    reader.value(at, dict, {})
    reader.known(_LISTS, at)
    words = reader.strings((*at, "abbreviations"))
    for word in words:
        if not any(letter.isalnum() for letter in word) or len(word) > 60:
            what = f"`{word}` is no abbreviation"
            todo = 'Write it with its period, as in "réf.".'
            reader.problem((*at, "abbreviations"), what, todo, word)
    locale = _locale(reader, at, name)
    return Custom(locale, words, _places(reader, (*at, "breaks")), _places(reader, (*at, "joins")))


def _locale(reader: Reader, at: tuple[str, ...], name: str) -> str:
    """Give a language, or the gettext name of a locale."""
    if name.lower() in AMBIGUOUS:
        return name.lower()
    try:
        return parse_locale(name)
    except LocaleError as error:
        reader.problem(at, error.what, error.todo)
        return name


def _places(reader: Reader, key: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Read places: each is a pattern that stands before it, or a table of what stands around."""
    found: list[tuple[str, str]] = []
    for item in reader.value(key, list, []):
        pair = _pair(item)
        name = ".".join(key)
        if pair is None:
            what = f"`{name}` must hold patterns, or tables with `after` and `before`"
            reader.problem(key, what, 'Write, say, { after = ";", before = "[a-z]" }.')
            continue
        try:
            _rooms("patterns").place_of(*pair)
        except ValueError as error:
            told = next((text for text in pair if text), "")
            reader.problem(key, f"`{told}` in `{name}` {error}", _TODO, told)
            continue
        found.append(pair)
    return tuple(found)


def _pair(item: object) -> tuple[str, str] | None:
    """Give what stands before a place and after it."""
    if isinstance(item, str):
        return item, ""
    if not isinstance(item, dict) or not item or not set(item) <= set(_SIDES):
        return None
    before, after = item.get("after", ""), item.get("before", "")
    return (before, after) if isinstance(before, str) and isinstance(after, str) else None
