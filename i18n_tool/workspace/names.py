"""Names of articles that other systems cannot keep apart, or cannot have at all.

macOS and Windows know no difference between `News` and `news`; macOS knows none between the two
ways in which Unicode writes `é` (UAX #15). There one catalog would be written over the other. So
such twins are an error where the project lies on such a file system, and elsewhere a warning, for
the sake of others who check the project out.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from unicodedata import normalize

from i18n_tool.errors import ArticleError
from i18n_tool.model.visible import visible

LONGEST = 250
"""Bytes of a part of a name: with the longest ending of ours it fits into any file system (255)."""

_WINDOWS = re.compile(
    r"(?P<device>(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?:\..*)?)"
    r'|.*(?P<character>[<>:"|?*]).*',
    re.IGNORECASE | re.DOTALL,
)
"""What no file may be called on Windows (Naming Files, Paths, and Namespaces)."""


def is_blind(path: Path) -> bool:
    """Say whether the file system at an existing file knows no difference between a and A."""
    if sys.platform in {"darwin", "win32"}:
        return True
    try:
        return path.samefile(path.with_name(path.name.swapcase()))
    except OSError:
        return False


def twins(names: Iterable[str]) -> list[tuple[str, str]]:
    """Give the names that differ only in case or in the way of writing accents, in pairs."""
    first: dict[str, str] = {}
    pairs: list[tuple[str, str]] = []
    for name in names:
        other = first.setdefault(_folded(name), name)
        if other is not name:
            pairs.append((other, name))
    return pairs


def _folded(name: str) -> str:
    """Give what all spellings of a name have in common."""
    if name.isascii():
        return name.lower()
    return normalize("NFD", normalize("NFD", name).casefold())


def twin_errors(paths: Iterable[tuple[str, Path]]) -> Iterator[ArticleError]:
    """Give an error for each article, by its name and path, whose name has a twin before it."""
    places = dict(paths)
    for one, other in twins(places):
        same = normalize("NFC", one) == normalize("NFC", other)
        how = "the way of writing accents" if same else "case"
        yield ArticleError(
            f"the articles `{visible(one)}` and `{_told(one, other)}` differ only in {how}: macOS "
            "and Windows take them for one",
            where=str(places[other]),
            todo="Rename one of them.",
        )


def _told(one: str, other: str) -> str:
    """Give a name so that it is told from one that may look the same."""
    if normalize("NFC", one) != normalize("NFC", other):
        return visible(other)
    return visible(other).encode("ascii", "backslashreplace").decode()


def unfit(name: str) -> str:
    """Say why other systems cannot have a file of an article's name; empty where they can."""
    *folders, _ = parts = name.split("/")
    if any(folder.endswith((".", " ")) for folder in folders):
        return "Windows drops the dot or space that a folder's name ends in"
    for part in parts:
        if len(part.encode("utf-8", "surrogateescape")) > LONGEST:
            return f"a part of it is longer than {LONGEST} bytes"
        match = _WINDOWS.fullmatch(part)
        if match and match["device"]:
            return f"Windows keeps `{visible(part)}` for a device"
        if match:
            return f"Windows allows no `{match['character']}` in it"
    return ""


def name_warnings(paths: Iterable[tuple[str, Path]]) -> list[ArticleError]:
    """Give what others will meet who check out articles of these names and paths."""
    pairs = list(paths)
    found = list(twin_errors(pairs))
    for name, path in pairs:
        if why := unfit(name):
            what = f"the name `{visible(name)}` does not fit every system: {why}"
            found.append(ArticleError(what, where=str(path), todo="Rename the article."))
    return found
