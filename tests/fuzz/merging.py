"""Targets of what is done to catalogs: merging an article, and polib's catalog and back."""

from i18n_tool.catalog import Catalog, Entry, parse_catalog, serialize_catalog
from i18n_tool.catalog.merge import Source, Wanted, merge
from i18n_tool.catalog.targets import bare
from i18n_tool.errors import CatalogError
from i18n_tool.model.state import State
from tests.catalog.generated import shape
from tests.fuzz.judging import holds, pieces, same

FINISHED = {State.TRANSLATED, State.REVIEWED}


def fuzz_merge(data: bytes) -> None:
    """Law 4: a catalog meets the sentences of an article, one a line, and no translation is lost.

    Merging again changes nothing (law 7), and what is written is read.
    """
    body, article = pieces(data, 2)
    texts = [
        line.strip() for line in article.decode("utf-8", "replace").replace("\0", "").split("\n")
    ]
    wanted = tuple(Wanted(text, None, ("paragraph",)) for text in dict.fromkeys(texts) if text)
    source = Source("source/a.md", "en", wanted)
    try:
        catalog = parse_catalog(body, locale="uk")
    except CatalogError:
        return
    before = [_told(entry) for entry in catalog if entry.state in FINISHED]
    notes = {line for entry in catalog for line in entry.translator_comments if line[:1] != "@"}
    merge(catalog, source)
    active = [entry.msgid for entry in catalog if not entry.obsolete]
    same(active, [each.text for each in wanted], "the sentences")
    after = {_told(entry) for entry in catalog}
    for told in before:
        holds(told in after, f"lost: {told!r:.500}")
    kept = {line for entry in catalog for line in entry.translator_comments}
    holds(notes <= kept, f"lost notes: {sorted(notes - kept)!r:.500}")
    try:
        written = serialize_catalog(catalog)
    except CatalogError as error:
        holds("charset" in str(error) or "UTF-8" in str(error), f"it cannot be written: {error}")
        return
    _again(written, source)


def _told(entry: Entry) -> tuple[str, tuple[str, ...]]:
    """Give what a pair says, wherever its links lead."""
    return bare(entry.msgid), tuple(map(bare, entry.msgstr))


def _again(written: bytes, source: Source) -> None:
    """Merging the same article again changes no byte."""
    catalog = parse_catalog(written, locale="uk")
    merge(catalog, source)
    same(serialize_catalog(catalog), written, "merged twice")


def fuzz_polib(data: bytes) -> None:
    """To polib's catalog and back, no value of an entry is lost."""
    try:
        catalog = parse_catalog(data)
    except CatalogError:
        return
    shapes = [shape(entry) for entry in catalog]
    back = Catalog.from_polib(catalog.to_polib())
    same([shape(entry) for entry in back], shapes, "through polib")
