"""The functions whose time is measured on hostile texts; each makes its work ready first."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial

from i18n_tool.catalog import new_catalog, new_entry, parse_catalog, serialize_catalog
from i18n_tool.catalog.carry import carry_markup, carry_targets
from i18n_tool.catalog.difference import changed_words, differences
from i18n_tool.catalog.mo import texts_of
from i18n_tool.catalog.pieces import Told, cut_again, cut_at_mark, cut_likely
from i18n_tool.catalog.scan import scan
from i18n_tool.catalog.similarity import Text, likeness
from i18n_tool.catalog.style import format_keyword
from i18n_tool.catalog.targets import bare, find_targets
from i18n_tool.checks import BUILT_IN, CheckContext
from i18n_tool.engines.shield import ShieldError, shield, unshield
from i18n_tool.errors import ToolError
from i18n_tool.formats import KnowsAddresses, declared_locale, format_for
from i18n_tool.formats.anchors.keep import plan
from i18n_tool.formats.options import Options
from i18n_tool.memory.adapt import adapt_numbers
from i18n_tool.memory.in_process import InProcessMemory
from i18n_tool.memory.match import Pair
from i18n_tool.model.article import Article
from i18n_tool.model.codes import find_pieces
from i18n_tool.model.copied import copied
from i18n_tool.model.state import State
from i18n_tool.segmentation import count, cut, is_language, segment

REFUSED = (ToolError, ShieldError)
"""What a refusal is."""

Work = Callable[[], object]
ENDINGS = ("md", "html", "rst", "adoc", "txt", "mdx")
LOCALES = ("en", "fr", "zh_Hans", "ja", "ar", "th", "de")
KEYS = Options(("title", "a", "hero.text"))


def _parse(ending: str, text: str) -> Work:
    return lambda: format_for(f"a.{ending}").parse(text, "a", "en", KEYS)


def _read(ending: str, text: str) -> Article | None:
    try:
        return format_for(f"a.{ending}").parse(text, "a", "en", KEYS)
    except ToolError:
        return None


def _split(ending: str, text: str) -> Work:
    article = _read(ending, text)
    return lambda: article and article.split(cut, is_language)


def _render(ending: str, text: str, change: Callable[[str], str], locale: str) -> Work:
    article = _read(ending, text)
    if article is None:
        return lambda: None
    article = article.split(cut, bool)
    translations = {each.key: change(each.text) for each in article.segments}
    return lambda: article.render(translations, locale)


def _addresses(ending: str, text: str) -> Work:
    form = format_for(f"a.{ending}")

    def work() -> None:
        declared_locale(form, text)
        if isinstance(form, KnowsAddresses):
            found = form.addresses(text)
            for generator in ("", "github", "sphinx", "asciidoctor", "pandoc", "docusaurus"):
                plan(generator, form.name, found.anchors, {f"heading-{n}" for n in range(100)})

    return work


def _copied(ending: str, text: str) -> Work:
    article = _read(ending, text)
    if article is None:
        return lambda: None
    whole, some = article.split(cut, bool), article.split(cut, is_language)
    return lambda: copied(some, whole)


def _other(text: str) -> str:
    return text[::-1]


def _slightly(text: str) -> str:
    half = len(text) // 2
    return text[:half] + "x" + text[half + 1 :]


def _words(text: str) -> str:
    return ("Bonjour le monde. " * (len(text) // 18 + 1))[: len(text)]


CHANGES: Mapping[str, Callable[[str], str]] = {
    "same": lambda text: text,
    "slightly": _slightly,
    "half": lambda text: text[: len(text) // 2],
    "other": _other,
    "words": _words,
}


def _check(judge, text: str) -> Work:
    contexts = [CheckContext("fr", "en", "markdown"), CheckContext("ja", "en", "rst"),
                CheckContext("ar", "zh_Hans", "html"), CheckContext("zh_Hans", "en", "asciidoc")]  # fmt: skip
    pairs = [(text, change(text)) for change in CHANGES.values()] + [(_words(text), text)]

    def work():
        for number, (source, target) in enumerate(pairs):
            list(judge(source, target, contexts[number % 4]))

    return work


def _pairs(function: Callable[[str, str], object], text: str) -> Work:
    others = [change(text) for change in CHANGES.values()]
    return lambda: [function(text, other) for other in others] + [function(_words(text), text)]


def _triples(function: Callable[[str, str, str], object], text: str) -> Work:
    others = [change(text) for change in CHANGES.values()]

    def work():
        for other in others:
            function(text, other, text)
            function(text, other, _words(text))
            function(other, text, other)

    return work


def _shielded(text: str) -> Work:
    def work():
        for scheme in ("brackets", "underscores"):
            found = shield(text, scheme, ("word", "a"))
            for answer in (found.text, text, found.text[:-1], _words(text)):
                with suppress(ShieldError):
                    unshield(found, answer)

    return work


def _catalog(text: str) -> Work:
    short = text[:90_000]
    notes = text.replace("\r", " ").split("\n")[:2000]

    def work():
        catalog = new_catalog("fr")
        entry = new_entry(short, msgctxt=short[:200])
        entry.msgstr = [_slightly(short)]
        catalog.entries = [entry]
        data = serialize_catalog(catalog)
        again = parse_catalog(data)
        again.entries[0].previous_msgid = short
        again.entries[0].fuzzy = True
        data = serialize_catalog(again)
        once = parse_catalog(data, locale="fr")
        [each.state for each in once]
        scan(data, locale="fr")
        texts_of(data, states=tuple(State), path="a", locale="fr")
        format_keyword("msgid", short, width=79)

    def more():
        work()
        catalog = parse_catalog(b'msgid ""\nmsgstr "Language: fr\\n"\n\nmsgid "a"\nmsgstr "b"\n')
        catalog.entries[0].translator_comments = notes
        catalog.entries[0].extracted_comments = notes
        catalog.entries[0].references = notes
        data = serialize_catalog(catalog)
        again = parse_catalog(data, locale="fr")
        entry = again.entries[0]
        assert entry.state
        assert entry.record is None or entry.references
        entry.flags = ["a"]
        serialize_catalog(again)

    return more


def _memory(text: str) -> Work:
    def work():
        pairs = [
            Pair(change(text)[:5000], text[:5000], State.TRANSLATED, "a")
            for change in CHANGES.values()
        ]
        memory = InProcessMemory(pairs, "en")
        memory.search(text[:4990])

    return work


def _pieces(text: str) -> Work:
    def work():
        half = len(text) // 2
        for told in (text, _words(text), text[::-1]):
            cut_again(
                [Told(text, told, current=True)],
                [text[:half], text[half:]],
                partial(segment, locale="fr"),
                " ",
            )
            cut_again(
                [Told(text[:half], told, current=True), Told(text[half:], told, current=True)],
                [text],
                None,
                " ",
            )
            cut_likely([text[:half] + ".", text[half:]], told[:20000])
            cut_at_mark(text, [text[:half], text[half:]], told)

    return work


STEPS: dict[str, Callable[[str], Work]] = {}
for _ending in ENDINGS:
    STEPS[f"parse {_ending}"] = partial(_parse, _ending)
    STEPS[f"split {_ending}"] = partial(_split, _ending)
    STEPS[f"render {_ending}"] = partial(_render, _ending, change=lambda t: t + " x", locale="fr")
    STEPS[f"render other {_ending}"] = partial(_render, _ending, change=_other, locale="ja")
    STEPS[f"addresses {_ending}"] = partial(_addresses, _ending)
    STEPS[f"copied {_ending}"] = partial(_copied, _ending)
_ARTICLES = tuple(STEPS)
for _locale in LOCALES:
    STEPS[f"segment {_locale}"] = lambda text, name=_locale: lambda: segment(text, name)
STEPS["is_language"] = lambda text: lambda: is_language(text)
STEPS["count"] = lambda text: lambda: [count(text, name) for name in ("en", "ja")]
for _each in BUILT_IN:
    STEPS[f"check {_each.name}"] = partial(_check, _each.judge)
STEPS["find_pieces"] = lambda text: lambda: find_pieces(text)
STEPS["find_targets"] = lambda text: lambda: (find_targets(text), bare(text))
STEPS["differences"] = partial(
    _pairs, lambda a, b: [differences(a, b, name) for name in ("en", "ja")]
)
STEPS["changed_words"] = partial(_pairs, changed_words)
STEPS["adapt"] = partial(_triples, adapt_numbers)
STEPS["carry_targets"] = partial(_triples, carry_targets)
STEPS["carry_markup"] = partial(
    _triples, lambda a, b, c: carry_markup(a[:20000], b[:20000], c[:20000], "fr")
)
STEPS["likeness"] = partial(_pairs, lambda a, b: likeness(Text(a), Text(b)))
STEPS["shield"] = _shielded
STEPS["catalog"] = _catalog
STEPS["memory"] = _memory
STEPS["pieces"] = _pieces
_TEXTS = tuple(STEPS)[len(_ARTICLES) :]


def of(kind: str) -> tuple[str, ...]:
    """Give the names of a kind's steps."""
    kind = kind.partition(":")[0]
    some = {"articles": _ARTICLES, "texts": _TEXTS}.get(kind)
    return some or tuple(name for name in STEPS if kind in name)
