"""Laws 1 and 2 over articles of every format, cut by the real rules of sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n_tool.model.article import Article
from i18n_tool.model.unit import Unit
from i18n_tool.workspace.articles import parse_article
from tests.laws.articles import NOTATIONS, Sample, samples
from tests.laws.test_machine import LONG

MOST = settings.default.max_examples if LONG else 10
WORDS = "Zwölf Wörter"


@pytest.mark.parametrize("notation", NOTATIONS)
@settings(max_examples=MOST)
@given(data=st.data())
def test_nothing_translated_gives_the_article_back(notation: str, data: st.DataObject) -> None:
    """Law 1, into any locale; and the article's sentences stand where they say."""
    sample = data.draw(samples(NOTATIONS[notation]))
    article = parse_article(sample.content, sample.name, sample.locale)
    assert article.render({}) == sample.content
    assert article.render({}, "ja") == sample.content
    assert (
        article.render(dict.fromkeys((s.key for s in article.segments), ""), "ar") == sample.content
    )


@pytest.mark.parametrize("notation", NOTATIONS)
@settings(max_examples=MOST)
@given(data=st.data())
def test_translating_a_sentence_changes_its_unit_and_nothing_else(
    notation: str, data: st.DataObject
) -> None:
    """Law 2: what is before and behind stays, byte for byte, and so do the sentences beside it."""
    sample = data.draw(samples(NOTATIONS[notation]))
    article = parse_article(sample.content, sample.name, sample.locale)
    if not article.segments:
        return
    segment = data.draw(st.sampled_from(list(article.segments)))
    owners = [unit for unit in article.units if _has(unit, segment.key)]
    rendered = article.render({segment.key: WORDS})
    text = rendered.decode()
    assert text.startswith(article.content[: min(unit.start for unit in owners)])
    assert text.endswith(article.content[max(unit.end for unit in owners) :])
    start = min(s.start for unit in owners for s in unit.segments if s.key == segment.key)
    plain = all(
        unit.syntax.close(_raw(article, unit), _raw(article, unit)) == _raw(article, unit)
        for unit in owners
    )
    assert not plain or text.startswith(article.content[:start].rstrip())
    again = parse_article(rendered, sample.name, sample.locale)
    others = [
        each.text for unit in article.units if not _meets(unit, owners) for each in unit.segments
    ]
    found = [each.text for unit in again.units for each in unit.segments]
    left = iter(found)
    assert all(other in left for other in others), "a sentence beside it has changed"


def _has(unit: Unit, key: str) -> bool:
    return any(segment.key == key for segment in unit.segments)


def _meets(unit: Unit, owners: list[Unit]) -> bool:
    """Say whether a unit is one of these, or stands in one, as an `alt` does."""
    return any(unit.start < owner.end and owner.start < unit.end for owner in owners)


def _raw(article: Article, unit: Unit) -> str:
    return article.content[unit.start : unit.end]


def test_every_format_has_a_grammar() -> None:
    endings = {notation.ending for notation in NOTATIONS.values()}
    assert endings == {".md", ".html", ".rst", ".adoc", ".txt"}
    assert Sample(b"", "a.md", "en").content == b""
