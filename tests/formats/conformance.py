r"""The laws that every format keeps, as functions over a format and sample contents.

Made for our own formats and for the authors of plug-ins alike:

    from tests.formats.conformance import check_format
    check_format(MyFormat(), ["A first article.\n", "…"], structure=my_independent_parser)

Each function raises AssertionError with what broke, where. A splitter of its own stands in for the
real one, so that a format can be tested alone.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from html import unescape

from i18n_tool.formats import Format
from i18n_tool.model.article import Article
from i18n_tool.model.unit import Segment, Span, Unit

Structure = Callable[[str], object]
"""What an independent parser makes of a content, without its words: equal means equal meaning."""

_END = re.compile(r"[.!?]+[)\"'»”*_]*(?=\s|$)|[。！？]+[」』）]*")
_ENTITY = re.compile(r"</?[A-Za-z][^<>]*>|&(?:#\w+|\w+);|\\.|https?://\S+|www\.\S+|\S+@\S+")


def cut(text: str, locale: str, codes: Sequence[Span]) -> Sequence[Span]:
    """Cut after a final mark that stands in no code; spans are trimmed."""
    ends = [
        match.end()
        for match in _END.finditer(text)
        if not any(first < match.end() < last for first, last in codes)
    ]
    spans = []
    at = 0
    for end in [*ends, len(text)]:
        piece = text[at:end]
        bare = piece.strip()
        if bare:
            first = at + piece.index(bare)
            spans.append((first, first + len(bare)))
        at = end
    return spans


def offered(text: str) -> bool:
    """Offer what has a letter."""
    return any(character.isalpha() for character in text)


def parse(article_format: Format, content: str, locale: str = "en") -> Article:
    """Give the article, cut into segments by the stand-in splitter."""
    return article_format.parse(content, "sample", locale).split(cut, offered)


def change_letters(unit: Unit, segment: Segment) -> str:
    """Give the segment's text with other letters outside its codes: same length, same meaning.

    Tags, entities, escapes and addresses keep theirs, since they mean something by them.
    """
    at = unit.text.index(segment.raw)
    if segment.text != segment.raw:  # its codes cannot be told from here
        codes: list[Span] = []
    else:
        starts = [
            run for run in _occurrences(unit.text, segment.raw) if _stands(unit, segment, run)
        ]
        at = starts[0] if starts else at
        codes = [(first - at, last - at) for first, last in unit.codes]
    codes += [match.span() for match in _ENTITY.finditer(segment.text)]
    kept = {place for first, last in codes for place in range(max(first, 0), last)}
    return "".join(
        character if place in kept else _other(character)
        for place, character in enumerate(segment.text)
    )


def _occurrences(text: str, piece: str) -> Iterable[int]:
    at = text.find(piece)
    while at >= 0:
        yield at
        at = text.find(piece, at + 1)


def _stands(unit: Unit, segment: Segment, at: int) -> bool:
    return unit.position(at) == segment.start


def _other(character: str) -> str:
    """Give another letter of the same kind: of the same alphabet and case."""
    if not character.isalpha():
        return character
    if character.isascii():
        last = ord("z" if character.islower() else "Z")
        return chr(last - 25 + (ord(character) - last + 25 + 13) % 26)
    other = chr(ord(character) ^ 1)
    same = other.isalpha() and other.isupper() == character.isupper()
    return other if same and other.islower() == character.islower() else character


def changed(article: Article) -> dict[str, str]:
    """Give a letters-changed translation of every segment."""
    return {
        segment.key: change_letters(unit, segment)
        for unit in article.units
        for segment in unit.segments
    }


def check_identity(article_format: Format, content: str) -> None:
    """Law 1: no translation gives back the content's bytes."""
    article = parse(article_format, content)
    assert article.format == article_format.name
    assert article.content == content, "the article does not hold the content as it was given"
    assert article.render({}) == content.encode()
    assert article.render({}, "ar") == content.encode()
    same = {segment.key: "" for segment in article.segments}
    assert article.render(same, "ar") == content.encode(), "an empty translation is none"


def check_ranges(article_format: Format, content: str) -> None:
    """Every unit's text stands where its runs say; units come in order and do not overlap."""
    at = 0
    for unit in article_format.parse(content, "sample", "en").units:
        where = f"unit {unit.kind!r} {unit.text!r}"
        assert unit.runs, f"{where} has no runs"
        assert unit.start >= at, f"{where} overlaps the one before, or stands before it"
        place = 0
        for run in unit.runs:
            assert run.length > 0, f"{where} has an empty run"
            assert run.start >= at, f"{where} has runs out of order"
            between = unit.text[place : run.at]
            assert not between.strip(), f"{where} has text in no run: {between!r}"
            text = unit.text[run.at : run.at + run.length]
            found = content[run.start : run.start + run.length]
            assert text == found, f"{where}: the content has {found!r}"
            place, at = run.at + run.length, run.start + run.length
        assert place == len(unit.text), f"{where} ends in no run"
        for spans in (unit.codes, unit.breaks):
            check_spans(spans, len(unit.text), where)


def check_spans(spans: Sequence[Span], length: int, where: str) -> None:
    """Spans are in order, not empty, and inside the text."""
    at = 0
    for first, last in spans:
        assert at <= first < last <= length, f"{where} has the span {(first, last)} out of place"
        at = last


def check_locality(article_format: Format, content: str, most: int = 50) -> None:
    """Law 2: translating one segment changes only the bytes of the segments with that text."""
    article = parse(article_format, content)
    owners = [(unit, segment) for unit in article.units for segment in unit.segments]
    for unit, segment in owners[:: max(1, len(owners) // most)]:
        text = change_letters(unit, segment)
        expected, at = [], 0
        for owner, other in owners:
            if other.key == segment.key:
                expected += [content[at : other.start], owner.syntax.write(text, other.raw)]
                at = other.end
        whole = "".join([*expected, content[at:]])
        found = article.render({segment.key: text}).decode()
        assert found == whole, f"{segment.text!r} changed more than itself"


def check_round(article_format: Format, content: str) -> None:
    """Rendered with other letters, the article has the same units, with the translations.

    `&` and `&amp;` are one text: a format may have to write the other.
    """
    article = parse(article_format, content)
    translations = changed(article)
    rendered = article.render(translations).decode()
    again = parse(article_format, rendered)
    assert _shape(again) == _shape(article)
    expected = [unescape(translations[segment.key]) for segment in article.segments]
    assert [unescape(segment.text) for segment in again.segments] == expected


def _shape(article: Article) -> list[object]:
    return [(unit.kind, len(unit.codes), len(unit.breaks)) for unit in article.units]


def check_structure(article_format: Format, content: str, structure: Structure) -> None:
    """An independent parser sees the same structure before and after other letters."""
    article = parse(article_format, content)
    rendered = article.render(changed(article)).decode()
    assert structure(rendered) == structure(content)


def check_format(
    article_format: Format, contents: Iterable[str], structure: Structure | None = None
) -> None:
    """Check a format by all laws over sample contents, and over each with CRLF, a BOM, no end."""
    assert isinstance(article_format, Format)
    for content in contents:
        unix = content.replace("\r\n", "\n")
        variants = (content, unix.replace("\n", "\r\n"), "\ufeff" + unix, unix.rstrip("\n"), "")
        for variant in variants:
            check_identity(article_format, variant)
            check_ranges(article_format, variant)
            check_locality(article_format, variant)
            check_round(article_format, variant)
            if structure is not None:
                check_structure(article_format, variant, structure)
