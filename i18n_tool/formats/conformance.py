r"""The laws that every format keeps, as checks over a format and sample contents.

Made for our own formats and for the authors of plug-ins alike; a test of theirs says

    from i18n_tool.formats.conformance import check_format

    def test_my_format():
        check_format(MyFormat(), ["A first article.\n", "…"], structure=my_independent_parser)

Each check raises AssertionError with what broke, where; none needs more than a format and a text. A
splitter of its own stands in for the real one, so that a format can be tested alone.
"""

from collections.abc import Callable, Iterable

from i18n_tool.errors import ArticleError
from i18n_tool.formats import Format, KnowsAddresses
from i18n_tool.formats.letters import change_letters, cut, offered
from i18n_tool.formats.options import DEFAULT, Options
from i18n_tool.formats.ranges import check_units, require
from i18n_tool.model.article import Article
from i18n_tool.model.references import unescape
from i18n_tool.model.unit import Segment

Structure = Callable[[str], object]
"""What an independent parser makes of a content, without its words: equal means equal meaning."""

PIECES = 8
"""In so many places each sample is broken off, as an editor or a network may leave it."""


def check_format(
    article_format: Format, contents: Iterable[str], structure: Structure | None = None
) -> None:
    """Check a format by all laws over sample contents, and over each with CRLF, a BOM, no end.

    `structure` is an independent parser of the same notation, where there is one: it must see the
    same in an article whose letters have all been changed. Raises AssertionError where a law does
    not hold.
    """
    require(isinstance(article_format, Format), "it lacks name, endings or parse (see Format)")
    for ending in article_format.endings:
        good = ending.startswith(".") and ending == ending.lower()
        require(good, f"the ending {ending!r} is not in lower case with a dot before it")
    for content in contents:
        unix = content.replace("\r\n", "\n")
        variants = (content, unix.replace("\n", "\r\n"), "\ufeff" + unix, unix.rstrip("\n"), "")
        for variant in variants:
            check_ranges(article_format, variant)
            check_identity(article_format, variant)
            check_locality(article_format, variant)
            check_round(article_format, variant)
            check_addresses(article_format, variant)
            if structure is not None:
                check_structure(article_format, variant, structure)
        check_broken(article_format, content)


def parse(
    article_format: Format, content: str, locale: str = "en", options: Options = DEFAULT
) -> Article:
    """Give the article, cut into segments by the stand-in splitter."""
    return article_format.parse(content, "sample", locale, options).split(cut, offered)


def changed(article: Article) -> dict[str, str]:
    """Give a letters-changed translation of every segment."""
    return {
        segment.key: change_letters(unit, segment)
        for unit in article.units
        for segment in unit.segments
    }


def check_identity(article_format: Format, content: str) -> None:
    """Law 1: no translation gives back the content's bytes; and reading twice gives the same."""
    article = parse(article_format, content)
    require(article.format == article_format.name, f"the article says it is {article.format!r}")
    require(article.content == content, "the article does not hold the content as it was given")
    require(article == parse(article_format, content), "read twice, the article is not the same")
    whole = content.encode()
    require(article.render({}) == whole, "with nothing translated the bytes are not the same")
    require(article.render({}, "ar") == whole, "nothing is translated, yet a locale changes bytes")
    none = {segment.key: "" for segment in article.segments}
    require(article.render(none, "ar") == whole, "an empty translation does not count as none")


def check_ranges(article_format: Format, content: str) -> None:
    """Every unit's text stands where its runs say; units come in order."""
    check_units(article_format.parse(content, "sample", "en", DEFAULT).units, content)


def check_locality(article_format: Format, content: str, most: int = 50) -> None:
    """Law 2: translating one segment changes only the bytes of the segments with that text.

    Of more than `most` segments, some that are spread evenly are tried.
    """
    article = parse(article_format, content)
    owners = [(unit, segment) for unit in article.units for segment in unit.segments]
    for unit, segment in owners[:: max(1, len(owners) // most)]:
        text = change_letters(unit, segment)
        found = article.render({segment.key: text}).decode()
        whole = _expected(article, segment, text)
        same = whole is None or found == whole
        require(same, f"{segment.text!r} changed more than itself: {found!r}")


def _expected(article: Article, segment: Segment, text: str) -> str | None:
    """Give the content with the segments of that key written anew, by their units' own syntax.

    None where one stands inside another: an odd `alt` that shows the very sentence around it.
    """
    pieces: list[str] = []
    at = 0
    for unit in article.units:
        same = [other for other in unit.segments if other.key == segment.key]
        if not same:
            continue
        if unit.start < at:
            return None
        body: list[str] = []
        done = unit.start
        for other in same:
            body += (article.content[done : other.start], unit.syntax.write(text, other.raw))
            done = other.end
        body.append(article.content[done : unit.end])
        raw = article.content[unit.start : unit.end]
        pieces += (article.content[at : unit.start], unit.syntax.close("".join(body), raw))
        at = unit.end
    return "".join([*pieces, article.content[at:]])


def check_round(article_format: Format, content: str) -> None:
    """Rendered with other letters, the article has the same units, with the translations.

    `&` and `&amp;` are one text: a format may have to write the other.
    """
    article = parse(article_format, content)
    translations = changed(article)
    again = parse(article_format, article.render(translations).decode())
    require(
        _shape(again) == _shape(article),
        f"with other letters it has other units: {_shape(again)}, and had {_shape(article)}",
    )
    expected = [unescape(translations[segment.key]) for segment in article.segments]
    found = [unescape(segment.text) for segment in again.segments]
    require(found == expected, f"written and read again, {expected} are {found}")


def _shape(article: Article) -> list[object]:
    return [(unit.kind, len(unit.breaks)) for unit in article.units]


def check_structure(article_format: Format, content: str, structure: Structure) -> None:
    """An independent parser sees the same structure before and after other letters."""
    article = parse(article_format, content)
    rendered = article.render(changed(article)).decode()
    before, after = structure(content), structure(rendered)
    require(before == after, f"the independent parser sees {after!r}, and saw {before!r}")


def check_addresses(article_format: Format, content: str) -> None:
    """The anchors and links of a format that finds them stand in the content, in order."""
    if not isinstance(article_format, KnowsAddresses):
        return
    found = article_format.addresses(content)
    for kind, places in (
        ("an anchor", [anchor.start for anchor in found.anchors]),
        ("a link", [link.start for link in found.links]),
    ):
        require(places == sorted(places), f"{kind} is not in the order of the content")
        inside = all(0 <= place <= len(content) for place in places)
        require(inside, f"{kind} stands outside the content")
    for anchor in found.anchors:
        require(-1 <= anchor.place <= len(content), f"{anchor} has its place outside the content")


def check_broken(article_format: Format, content: str) -> None:
    """An article that breaks off anywhere is read by the same laws, or refused with a word."""
    for at in range(1, PIECES):
        piece = content[: len(content) * at // PIECES]
        try:
            article_format.parse(piece, "sample", "en", DEFAULT)
        except ArticleError:
            continue
        check_ranges(article_format, piece)
        check_identity(article_format, piece)
        check_locality(article_format, piece, most=5)
