"""Laws 1 and 2 on every real article: with nothing translated its bytes come back, and with one
sentence translated only that sentence's bytes change.

Each file is tried as it is, with CRLF, without its last line end, and with a byte order mark. For
locality, 50 sentences of each file are drawn (the same ones in every run), of those that stand in
it once.
"""

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from i18n_tool.errors import ToolError
from i18n_tool.model.article import Article
from i18n_tool.model.unit import Segment
from i18n_tool.workspace.articles import parse_article
from i18n_tool.workspace.workers import spread

ENDINGS = (".md", ".html", ".txt")
DRAWN = 50


def articles(shared: Path) -> list[Path]:
    """Give all real articles, sorted."""
    found = (path for top in ("corpus", "articles") for path in (shared / top).rglob("*"))
    return sorted(path for path in found if path.suffix in ENDINGS and path.name != "README.md")


def variants(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Give a file as it is, and in the other ways that a file may be written."""
    lines = content.replace(b"\r\n", b"\n")
    mark = b"\xef\xbb\xbf"
    yield "as it is", content
    yield "CRLF", lines.replace(b"\n", b"\r\n")
    yield "no last line end", content.rstrip(b"\r\n")
    yield "byte order mark", mark + content.removeprefix(mark)


def tried(path: Path) -> tuple[Counter[str], list[str]]:
    """Try both laws on a file; give what was counted, and what did not hold."""
    found: Counter[str] = Counter()
    broken: list[str] = []
    for name, content in variants(path.read_bytes()):
        try:
            article = parse_article(content, path.name, "en")
        except ToolError as error:
            found[f"refused {name}"] += 1
            broken.append(f"refused, {name}: {path}: {error.what}")
            continue
        found[f"{path.suffix} {name}"] += 1
        if article.render({}) != content:
            broken.append(f"NOT IDENTICAL, {name}: {path}")
        if name in ("as it is", "CRLF"):
            for segment in _drawn(article, path.name):
                found["sentences"] += 1
                if not _local(article, content, segment):
                    broken.append(f"NOT LOCAL, {name}: {path}: {segment.text[:60]!r}")
    return found, broken


def _drawn(article: Article, seed: str) -> list[Segment]:
    """Draw sentences that stand in the article once, and neither in nor around another."""
    keys = Counter(segment.key for segment in article.segments)
    titled = {id(each) for unit in article.units if unit.drawn for each in unit.segments}
    once = [
        segment
        for segment in article.segments
        if keys[segment.key] == 1 and id(segment) not in titled
    ]
    return random.Random(seed).sample(once, min(DRAWN, len(once)))


def _local(article: Article, content: bytes, segment: Segment) -> bool:
    """Say whether translating a sentence changes it and nothing else."""
    before = article.content[: segment.start].encode()
    after = article.content[segment.end :].encode()
    rendered = article.render({segment.key: f"{segment.text}x"})
    inside = rendered[len(before) : len(rendered) - len(after)]
    return (
        rendered.startswith(before)
        and rendered.endswith(after)
        and inside != content[len(before) : len(content) - len(after)]
    )


def run(shared: Path) -> None:
    """Print the counts, then each file that is refused or breaks a law."""
    found: Counter[str] = Counter()
    broken: list[str] = []
    paths = articles(shared)
    for counts, told in spread(tried, paths):
        found += counts
        broken += told
    sentences = found.pop("sentences")
    for name, count in sorted(found.items()):
        print(f"{name:28} {count:6,}")
    laws = [line for line in broken if line.startswith("NOT")]
    print(
        f"{len(paths):,} files, {sentences:,} sentences translated alone: "
        f"{sum('IDENTICAL' in line for line in laws)} not identical, "
        f"{sum('LOCAL' in line for line in laws)} not local, "
        f"{len(broken) - len(laws)} refused"
    )
    for line in broken:
        print(f"  {line.replace(str(shared), 'shared')}")
