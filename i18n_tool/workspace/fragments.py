"""Which headings the links of a project's own articles lead to, by a quick look at their text.

No article is parsed for it: whatever looks like `page#fragment` counts, wherever it stands. So more
may be found than there is, which costs an anchor that nobody uses, and never less.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import unquote

from i18n_tool.errors import ToolError
from i18n_tool.model.references import unescape
from i18n_tool.workspace.articles import read_content
from i18n_tool.workspace.index import Index
from i18n_tool.workspace.project import ArticleFile, Project
from i18n_tool.workspace.stamps import stamp_of

KIND = "fragments-1"
"""What the index calls the fragments that an article's links name."""

INDEXES = frozenset({"index", "readme", "_index"})
"""The names of articles that stand for their folder."""

Fragments = Mapping[str, frozenset[str]]
"""An article's name to the fragments of links that lead to it."""

_OUT = r"\s()<>\[\]{}\"'`|#\\,"
_FRAGMENT = re.compile(rf"#([^{_OUT}]{{1,200}})")
_PAGE = re.compile(rf"[^{_OUT}]*")
_LONGEST = 200
"""Characters of a path that are looked at."""
_CROSS = re.compile(r"<<([^<>,\n]{1,200})[,>]|xref:([^\s\[\]#:]{1,200})\[")
"""References of AsciiDoc, which need no `#`."""


def fragments(project: Project) -> Fragments:
    """Give, for each article that links lead into, the fragments that they name.

    An article that has not changed since is not read again. One that cannot be read names none;
    whoever renders it says so. Raises what `Project.articles` raises.
    """
    files = project.articles()
    index = Index(project.derived)
    before = index.load(KIND)
    fresh = {}
    named: dict[str, list[str]] = {}
    for file in files:
        try:
            stamp = stamp_of(file.path)
            row = before.get(file.name)
            if row is None or row[:2] != stamp:
                text = read_content(project, file).decode("utf-8", "replace")
                row = (*stamp, "\n".join(sorted(set(_named(text)))).encode("utf-8", "replace"))
                fresh[file.name] = row
        except ToolError:
            continue
        named[file.name] = row[2].decode().split("\n") if row[2] else []
    index.save(KIND, fresh)
    index.forget(KIND, before.keys() - {file.name for file in files})
    return _led_to(files, named)


def _named(text: str) -> Iterator[str]:
    """Give what links of a text name: a page, `#` and a fragment."""
    for match in _FRAGMENT.finditer(text):
        start = match.start()
        before = text[max(0, start - _LONGEST) : start]
        path = _PAGE.match(before[::-1])
        yield f"{page_of(path[0][::-1] if path else '')}#{_plain(match[1])}"
    for match in _CROSS.finditer(text) if "<<" in text or "xref:" in text else ():
        yield f"#{_plain(match[1] or match[2])}"


def _plain(fragment: str) -> str:
    """Give a fragment as an id, its escapes read."""
    fragment = unescape(fragment) if "&" in fragment else fragment
    return unquote(fragment) if "%" in fragment else fragment


def page_of(path: str) -> str:
    """Give what a path calls its page: the last name in it, without its ending; `.` for a folder's.

    Nothing for a path that names none: the article itself.
    """
    if not path:
        return ""
    bare = path.partition("?")[0].rpartition("=")[2]  # `href=page#fragment`
    if not bare:
        return ""
    last = unquote(bare.rstrip("/").rpartition("/")[2].rpartition(":")[2])
    return last.partition(".")[0].lower() or "."


def _led_to(files: Sequence[ArticleFile], named: Mapping[str, Sequence[str]]) -> Fragments:
    """Sort what links name by the articles that they may lead to."""
    pages: defaultdict[str, set[str]] = defaultdict(set)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, rows in named.items():
        for row in rows:
            page, _, fragment = row.partition("#")
            (pages[page] if page else found[name]).add(fragment)
    for file in files:
        for page in _pages(file.name):
            found[file.name] |= pages.get(page, set())
    return {name: frozenset(ids) for name, ids in found.items() if ids}


def _pages(name: str) -> tuple[str, ...]:
    """Give what links may call an article."""
    folder, _, last = name.lower().rpartition("/")
    last = last.partition(".")[0]
    return (last, folder.rpartition("/")[2], ".") if last in INDEXES else (last,)
