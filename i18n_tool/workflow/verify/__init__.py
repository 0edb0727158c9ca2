"""Verify: prove the laws of identity and locality on a project's own articles, and follow links."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from i18n_tool.errors import ToolError
from i18n_tool.model.article import Article
from i18n_tool.model.unit import Segment
from i18n_tool.workflow.verify.difference import Place, places
from i18n_tool.workflow.verify.links import follow
from i18n_tool.workspace.articles import article_from, read_content
from i18n_tool.workspace.project import ArticleFile, Project
from i18n_tool.workspace.rendering import Terms

BUDGET = 200_000_000
"""Bytes rendered for one article at most: of a huge one, sentences spread evenly are tried."""
EACH = 20
"""So many bytes' time each sentence of an article costs whenever it is rendered."""


@dataclass(frozen=True, slots=True)
class Breach:
    """A place where a law does not hold, or an article that cannot be read."""

    article: str
    law: str
    """`identity`, `locality`, `links` or `reading`."""
    where: str
    """Path and line."""
    what: str
    places: tuple[Place, ...] = ()
    """Where the rendered bytes differ from the article's and should not: the first few."""
    locale: str | None = None
    """The locale in which a link is broken that is none in the source."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What was tried, and what did not hold."""

    articles: int = 0
    segments: int = 0
    """Sentences in the articles."""
    tried: int = 0
    """Sentences that were each translated alone."""
    breaches: tuple[Breach, ...] = field(default=())
    links: int = 0
    """Links that were followed, in the source and in each locale."""
    unjudged: int = 0
    """Links that lead away, or of which nothing here can tell where they lead."""


def verify_links(
    terms: Terms, patterns: Sequence[str] = (), locales: Sequence[str] = ()
) -> Verification:
    """Follow the links of the articles, in the source and in the locales (all without any).

    See `i18n_tool.workflow.verify.links`; an article that cannot be read is a breach.
    """
    project = terms.project
    found = follow(terms, patterns, tuple(locales) or project.config.locales)
    breaches = [
        Breach(file.name, "reading", error.where or str(file.path), error.what)
        for file, error in found.errors
    ]
    breaches += [
        Breach(one.article, "links", one.where, one.what, locale=one.locale) for one in found.broken
    ]
    articles = len(project.articles(patterns))
    return Verification(
        articles, breaches=tuple(breaches), links=found.links, unjudged=found.unjudged
    )


def together(laws: Verification, links: Verification) -> Verification:
    """Give what `verify` and `verify_links` found in the same articles as one outcome."""
    breaches = [breach for breach in links.breaches if breach not in laws.breaches]
    return replace(
        laws,
        breaches=(*laws.breaches, *breaches),
        links=links.links,
        unjudged=links.unjudged,
    )


def verify(project: Project, patterns: Sequence[str] = ()) -> Verification:
    """Render each article with nothing, then with each single sentence, translated.

    Law 1, identity: with nothing translated the bytes are the article's. Law 2, locality: with one
    sentence translated, only the bytes of that sentence differ. An article that cannot be read is
    a breach, and the others are tried all the same. Writes nothing.
    """
    files = project.articles(patterns)
    segments = tried = 0
    breaches: list[Breach] = []
    for file in files:
        try:
            content = read_content(project, file)
            article = article_from(project, file, content)
        except ToolError as error:
            breaches.append(Breach(file.name, "reading", error.where or str(file.path), error.what))
            continue
        chosen = _chosen(article.segments, len(content))
        segments += len(article.segments)
        tried += len(chosen)
        breaches += _identity(file, article, content)
        for segment in {segment.key: segment for segment in chosen}.values():
            breaches += _locality(file, article, content, segment)
    return Verification(len(files), segments, tried, tuple(breaches))


def _chosen(segments: Sequence[Segment], size: int) -> Sequence[Segment]:
    """Give the sentences to try: all, or as many as the budget allows, spread evenly."""
    work = size + EACH * len(segments)
    step = max(1, -(-len(segments) * work // BUDGET))
    return segments[::step]


def _identity(file: ArticleFile, article: Article, content: bytes) -> Iterator[Breach]:
    """Try law 1."""
    rendered = article.render({})
    if rendered != content:
        what = "rendered with nothing translated, its bytes are not the same"
        yield _breach(file, "identity", what, places(content, rendered))


def _locality(
    file: ArticleFile, article: Article, content: bytes, segment: Segment
) -> Iterator[Breach]:
    """Try law 2 on one sentence: a letter is put at its end.

    A letter changes no syntax, so what differs elsewhere differs without need.
    """
    try:
        rendered = article.render({segment.key: segment.text + "x"})
    except ToolError as error:
        yield Breach(file.name, "locality", str(file.path), error.what)
        return
    except Exception as error:  # noqa: BLE001 - the others are tried all the same
        yield Breach(file.name, "locality", str(file.path), f"{type(error).__name__}: {error}")
        return
    same = _occurrences(article, segment)
    if rendered == content:
        what = f"a translation of this sentence is not rendered: {segment.text[:60]!r}"
        yield Breach(file.name, "locality", f"{file.path}:{_line_of(article, segment)}", what)
    elif not _only_inside(article, same, rendered):
        what = f"with one sentence translated, other bytes differ: {segment.text[:60]!r}"
        spans = _in_bytes(article.content, same)
        yield _breach(file, "locality", what, places(content, rendered, spans))


def _occurrences(article: Article, segment: Segment) -> list[Segment]:
    """Give the segments of that key in the order of the content, without any inside another.

    One of a title with drawn lines goes from the first line to the last.
    """
    owned = ((unit, each) for unit in article.units for each in unit.segments)
    same = [
        replace(each, start=unit.start, end=unit.end) if unit.drawn else each
        for unit, each in owned
        if each.key == segment.key
    ]
    found: list[Segment] = []
    for other in sorted(same, key=lambda each: (each.start, -each.end)):
        if not (found and other.start < found[-1].end):
            found.append(other)
    return found


def _line_of(article: Article, segment: Segment) -> int:
    """Give the line of a sentence."""
    return article.content.count("\n", 0, segment.start) + 1


def _in_bytes(content: str, segments: Sequence[Segment]) -> list[tuple[int, int]]:
    """Give where segments stand in the content's bytes."""
    spans: list[tuple[int, int]] = []
    at = size = 0
    for segment in segments:
        first = size + len(content[at : segment.start].encode())
        size = first + len(content[segment.start : segment.end].encode())
        at = segment.end
        spans.append((first, size))
    return spans


def _only_inside(article: Article, same: Sequence[Segment], rendered: bytes) -> bool:
    """Say whether all that stands between the occurrences of a sentence is as it was."""
    at = done = 0
    for other in same:
        gap = article.content[at : other.start].encode()
        found = rendered.find(gap, done) if at else (0 if rendered.startswith(gap) else -1)
        if found < 0:
            return False
        done = found + len(gap)
        at = other.end
    rest = article.content[at:].encode()
    return rendered[done:].endswith(rest) and len(rendered) > done + len(rest)


def _breach(file: ArticleFile, law: str, what: str, found: tuple[Place, ...]) -> Breach:
    """Give a breach at the first of the places that differ."""
    line = f":{found[0].line}" if found else ""
    return Breach(file.name, law, f"{file.path}{line}", what, found)
