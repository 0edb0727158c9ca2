"""An article as its catalogs see it."""

from i18n_tool.catalog.merge import Source, Wanted
from i18n_tool.model.article import Article


def source_of(article: Article, reference: str) -> Source:
    """Give an article as its catalogs see it: each sentence once, with all its kinds."""
    kinds: dict[tuple[str, str | None], dict[str, None]] = {}
    for unit in article.units:
        for segment in unit.segments:
            kinds.setdefault((segment.text, segment.context), {})[unit.kind] = None
    wanted = (Wanted(text, context, tuple(each)) for (text, context), each in kinds.items())
    return Source(reference, article.locale, tuple(wanted))


def reference_to(path: str) -> str:
    """Write a path for `#:`: isolated where it has white space, as gettext does."""
    return f"\u2068{path}\u2069" if len(path.split()) > 1 else path
