"""How fast Markdown is parsed on one core, beside markdown-it-py and pyromark's bare events.

`parse` gives units with exact ranges, front matter and all; `parse_article` also cuts them into
sentences; `read and render` is what `render` does for each locale with nothing translated. CPU
seconds, rounds in turn, the middle one of five; MB are those of the real articles.
"""

import time
from pathlib import Path

import pyromark
from markdown_it import MarkdownIt

from i18n_tool.formats import format_for
from i18n_tool.formats.options import DEFAULT
from i18n_tool.workspace.articles import parse_article

ROUNDS = 5


def run(shared: Path) -> None:
    """Print MB a second, and each as a ratio to markdown-it-py."""
    contents = [path.read_bytes() for path in sorted((shared / "corpus/md").rglob("*.md"))]
    texts = [content.decode() for content in contents]
    markdown = format_for("a.md")
    peer = MarkdownIt("commonmark").enable("table")
    bare = pyromark.Markdown()
    works = {
        "markdown-it-py": lambda: [peer.parse(text) for text in texts],
        "pyromark, events alone": lambda: [list(bare.events_with_range(text)) for text in texts],
        "parse": lambda: [markdown.parse(text, "a", "en", DEFAULT) for text in texts],
        "parse_article": lambda: [parse_article(each, "a.md", "en") for each in contents],
        "read and render": lambda: [
            parse_article(each, "a.md", "en").render({}) for each in contents
        ],
    }
    spent: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, work in works.items():
            started = time.process_time()
            work()
            spent[name].append(time.process_time() - started)
    size = sum(map(len, contents)) / 1e6
    middle = {name: sorted(times)[ROUNDS // 2] for name, times in spent.items()}
    print(f"{len(contents):,} articles, {size:.1f} MB")
    for name, taken in middle.items():
        ratio = middle["markdown-it-py"] / taken
        print(f"{name:24} {size / taken:6.1f} MB/s  {ratio:5.1f}x")
