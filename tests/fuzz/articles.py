"""Targets of the articles: each format, its front matter, its directives."""

import json
import tomllib
from collections import Counter
from collections.abc import Callable
from typing import Any

import yaml

from i18n_tool.errors import ArticleError
from i18n_tool.formats import Format, declared_locale, directives, format_for
from i18n_tool.formats.conformance import check_addresses, check_identity, check_locality
from i18n_tool.formats.letters import change_letters
from i18n_tool.formats.markdown import FORMAT as MARKDOWN
from i18n_tool.formats.markdown.front import front
from i18n_tool.formats.options import Options
from i18n_tool.formats.ranges import check_units
from i18n_tool.model.article import Article
from i18n_tool.workspace.articles import parse_article
from tests.fuzz.judging import HOSTILE, chance, holds, pick, same

STRUCTURED = {".md", ".html", ".adoc"}
"""Endings of the formats in which any text can be written so that it is no more than text."""
LOCALES = ("uk", "ja", "zh_Hans", "ar", "fr_002", "en")


def fuzz_format(ending: str) -> Callable[[bytes], None]:
    """Give the target of the format of an ending: laws 1 and 2, and whatever is put in."""
    form = format_for(f"a{ending}")

    def fuzz(data: bytes) -> None:
        if chance(data) % 8:  # else what is no text would be nearly all that is tried
            data = data.decode("utf-8", "replace").replace("\0", "").encode()
        try:
            article = parse_article(data, f"a{ending}", pick(LOCALES, data))
        except ArticleError as error:
            holds(error.what and error.where and error.todo, "an error that says too little")
            return
        text = data.decode()
        _hold_identity(article, data)
        check_units(form.parse(text, "a", "en").units, text)
        check_addresses(form, text)
        declared_locale(form, text)
        _hold_one_change(article, data)
        if not chance(data) % 4:
            check_identity(form, text)
            check_locality(form, text, most=3)
        if ending in STRUCTURED:
            _hold_neighbours(article, form, data)
        _put_in(article, data, ending)

    return fuzz


def _hold_identity(article: Article, data: bytes) -> None:
    """Law 1; segments stand where they say, in order."""
    same(article.render({}), data, "law 1")
    for unit in article.units:
        at = unit.start
        for segment in unit.segments:
            holds(at <= segment.start < segment.end <= unit.end, f"{segment} is out of place")
            holds(segment.text.strip() and segment.raw.strip(), f"{segment} is empty")
            at = segment.end


def _hold_one_change(article: Article, data: bytes) -> None:
    """Law 2, of one segment with other letters: what stands before and after its units stays."""
    owners = [(unit, segment) for unit in article.units for segment in unit.segments]
    if not owners:
        return
    unit, segment = pick(owners, data)
    rendered = article.render({segment.key: change_letters(unit, segment)}).decode()
    units = [each for each, one in owners if one.key == segment.key]
    first = min(each.start for each in units)
    last = max(each.end for each in units)
    outer = [each for each in article.units if each.start <= first < each.end]
    first = min([first, *(each.start for each in outer)])
    last = max([last, *(each.end for each in article.units if each.start < last)])
    content = article.content
    holds(rendered.startswith(content[:first]), "law 2: something before it has changed")
    holds(rendered.endswith(content[last:]), "law 2: something behind it has changed")


def _hold_neighbours(article: Article, form: Format, data: bytes) -> None:
    """Whatever one segment is translated to, the texts of the units beside its own are there."""
    owners = [(unit, segment) for unit in article.units for segment in unit.segments]
    keys = Counter(segment.key for _, segment in owners)
    alone = [(unit, segment) for unit, segment in owners if keys[segment.key] == 1]
    text = pick(HOSTILE, data, 3)
    # directives and templates act on what follows, as does the end of a value that was left open
    if not alone or any(mark in text for mark in ("i18n:", "{", '"', "'")):
        return
    unit, segment = pick(alone, data, 4)
    beside = Counter(
        each.text
        for each in form.parse(article.content, "a", "en").units
        if each.end <= unit.start or unit.end <= each.start
    )
    rendered = article.render({segment.key: text}).decode()
    found = Counter(each.text for each in form.parse(rendered, "a", "en").units)
    same(beside - found, Counter(), f"lost beside {text!r} for {segment.text!r}")


def _put_in(article: Article, data: bytes, ending: str) -> None:
    """Whatever is put in, an article comes out that is read, or refused with a word."""
    locale = pick(LOCALES, data, 1)
    texts = {
        segment.key: pick(HOSTILE, data, turn) for turn, segment in enumerate(article.segments)
    }
    rendered = article.render(texts, locale, lambda unit: f"state: {unit.kind}")
    try:
        again = parse_article(rendered, f"a{ending}", locale)
    except ArticleError:
        return
    same(again.render({}), rendered, "law 1 of what was rendered")


fuzz_md = fuzz_format(".md")
fuzz_html = fuzz_format(".html")
fuzz_rst = fuzz_format(".rst")
fuzz_adoc = fuzz_format(".adoc")
fuzz_txt = fuzz_format(".txt")

KEYS = Options(("title", "description", "hero.text", "tags", "a", "b.c", "nested.title"))
READERS: dict[str, Callable[[str], Any]] = {"---": yaml.safe_load, "+++": tomllib.loads}


def fuzz_front(data: bytes) -> None:
    """A value of front matter is translated: a real parser reads the same keys, and only it changed.

    The judges are PyYAML, tomllib and json, where they can read what is there.
    """
    content = data.decode("utf-8", "replace").replace("\0", "")
    try:
        article = MARKDOWN.parse(content, "a", "en", KEYS)
    except ArticleError:
        return
    same(article.render({}), content.encode(), "law 1")
    check_units(article.units, content)
    found = front(content, KEYS.text_keys)
    before = _read(content, found.end)
    whole = article.split(lambda text, _locale, _codes: [(0, len(text))], bool)
    values = [unit for unit in whole.units if unit.start < found.end and len(unit.segments) == 1]
    if before is None or not values:
        return
    segment = pick(values, data).segments[0]
    text = pick(HOSTILE, data, 2)
    rendered = whole.render({segment.key: text}).decode()
    after = _read(rendered, front(rendered, KEYS.text_keys).end)
    holds(after is not None, f"no parser reads it any more: {rendered[:500]!r}")
    same(_shape(after), _shape(before), f"other keys with {text!r}")
    changed = [
        (old, new) for old, new in zip(_leaves(before), _leaves(after), strict=True) if old != new
    ]
    holds(len(changed) <= sum(one.segments[0].key == segment.key for one in values), f"{changed}")


def _read(content: str, end: int) -> object:
    """Give what a parser of its notation reads in front matter; None where it cannot."""
    block = content[:end].lstrip("\ufeff")
    if block.startswith("{"):
        reader, text = json.loads, block
    else:
        reader = READERS.get(block[:3])
        text = "\n".join(block.rstrip().split("\n")[1:-1]) + "\n"
    if reader is None:
        return None
    try:
        read = reader(text)
    except (ValueError, yaml.YAMLError, RecursionError, TypeError, AttributeError):
        return None
    return read if isinstance(read, dict) else None


def _shape(value: object) -> object:
    if isinstance(value, dict):
        return {str(key): _shape(inner) for key, inner in value.items()}
    return [_shape(inner) for inner in value] if isinstance(value, list) else type(value).__name__


def _leaves(value: object) -> list[object]:
    if isinstance(value, dict | list):
        inner = value.values() if isinstance(value, dict) else value
        return [leaf for each in inner for leaf in _leaves(each)]
    return [value]


OFF = {
    ".md": "<!-- i18n: off -->\n\n",
    ".mdx": "{/* i18n: off */}\n\n",
    ".html": "<!-- i18n: off -->\n",
    ".txt": "<!-- i18n: off -->\n\n",
    ".rst": ".. i18n: off\n\n",
    ".adoc": "// i18n: off\n\n",
}
"""How the formats are told that what follows is copied."""


def fuzz_directives(data: bytes) -> None:
    """Directives stand where they say, and nothing behind `off` is a unit."""
    content = data.decode("utf-8", "replace").replace("\0", "")
    at = 0
    for found in directives.find(content):
        holds(at <= found.start < found.end <= len(content), f"{found} is out of place")
        holds("i18n:" in content[found.start : found.end], f"{found} is none")
        at = found.end
    for comment in content.split("\n"):
        directives.spoken(comment, 0, len(comment))
    for ending, off in OFF.items():
        _hold_off(ending, content, None)
        if "i18n" not in content:
            _hold_off(ending, off + content, 0)


def _hold_off(ending: str, content: str, units: int | None) -> None:
    """Law 1; and so many units, if a number is given."""
    try:
        article = format_for(f"a{ending}").parse(content, "a", "en")
    except ArticleError:
        return
    same(article.render({}), content.encode(), "law 1")
    check_units(article.units, content)
    if units is not None:
        same([unit.text for unit in article.units], [], f"units behind off in {ending}")
