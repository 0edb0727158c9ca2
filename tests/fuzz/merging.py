"""Targets of what is done to catalogs: merging an article, two versions, polib's catalog and back."""

import operator
import re
from itertools import dropwhile

from i18n_tool.catalog import Catalog, Entry, parse_catalog, serialize_catalog
from i18n_tool.catalog.clashes import read_notes
from i18n_tool.catalog.merge import Source, Wanted, merge
from i18n_tool.catalog.targets import bare
from i18n_tool.catalog.threeway import reconcile
from i18n_tool.errors import CatalogError
from i18n_tool.model.state import Reason, State
from tests.catalog.generated import shape
from tests.fuzz.judging import holds, pieces, same

FINISHED = {State.TRANSLATED, State.REVIEWED}


def fuzz_merge(data: bytes) -> None:
    """Law 4: a catalog meets the sentences of an article, one a line, and no translation is lost.

    Merging again changes nothing (law 7), and what is written is read.
    """
    body, article = pieces(data, 2)
    # no catalog may hold a NUL, nor what parts a context from its text
    said = re.sub("[\0\4]", "", article.decode("utf-8", "replace"))
    texts = [line.strip() for line in said.split("\n")]
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
    """To polib's catalog and back, no value of an entry is lost; to it an empty comment is none."""
    try:
        catalog = parse_catalog(data)
    except CatalogError:
        return
    for entry in catalog:
        if not any(entry.translator_comments):
            entry.translator_comments = []
        if not any(entry.extracted_comments):
            entry.extracted_comments = []
    shapes = [shape(entry) for entry in catalog]
    back = Catalog.from_polib(catalog.to_polib())
    same([shape(entry) for entry in back], shapes, "through polib")


def fuzz_threeway(data: bytes) -> None:
    """Laws 3, 4, 5 and 8: of two versions of a catalog neither loses a text, and no review strays.

    The parts are what both started from, which may be empty, and the two.
    """
    base, stays, other = pieces(data, 3)
    try:
        sides = [parse_catalog(each, locale="uk") for each in (stays, other)]
    except CatalogError:
        return
    if not all(map(_is_sane, sides)):
        return
    former = base if base.strip() else None
    merged = _merged(former, stays, other)
    same(_merged(former, stays, stays), stays, "both sides alike")
    if former is not None:
        _hold_untouched(former, stays, other)
    same(_merged(former, merged, other), merged, "merged twice")
    result = parse_catalog(merged, locale="uk")
    same(serialize_catalog(result), merged, "written back")
    # a form that one side's plural rule does not have is there, and empty
    kept = {_bare(text) for text in _texts(result)}
    new = {_bare(text) for side in sides for text in _a_persons(side) - _of_base(former)}
    holds(new <= kept, f"lost: {sorted(new - kept)!r:.800}")
    bound = {(one.key, tuple(one.msgstr), one.bound) for side in sides for one in side}
    for entry in result:
        record = entry.bound
        if record is not None and record.verb != "draft":
            holds((entry.key, tuple(entry.msgstr), record) in bound, f"strayed: {entry!r:.800}")


def _is_sane(catalog: Catalog) -> bool:
    """Say whether a charset stands where it belongs, or nowhere."""
    header = catalog.header_entry
    said = "".join(header.msgstr).lower() if header is not None else ""
    names = [name.lower() for name in catalog.header]
    field = catalog.header.get("Content-Type", "").lower()
    there = said.count("charset") == field.count("charset=") == names.count("content-type")
    return there and len(names) == len(set(names))


def _bare(forms: tuple[str, ...]) -> tuple[str, ...]:
    """Give the forms of a translation without the empty ones at its end."""
    return tuple(reversed([*dropwhile(operator.not_, reversed(forms))]))


def _merged(base: bytes | None, stays: bytes, other: bytes) -> bytes:
    return reconcile(base, stays, other, path="a.po", locale="uk", whose="the other").data


def _hold_untouched(base: bytes, stays: bytes, other: bytes) -> None:
    """Where one side did nothing, the result is the other one."""
    try:
        parse_catalog(base)
    except CatalogError:
        return
    same(_merged(base, stays, base), stays, "the other side did nothing")
    same(_merged(base, base, other), other, "this side did nothing")


def _of_base(base: bytes | None) -> set[tuple[str, ...]]:
    try:
        return _texts(parse_catalog(base or b"", locale="uk"))
    except CatalogError:
        return set()


def _texts(catalog: Catalog) -> set[tuple[str, ...]]:
    """Give all translations, wherever they stand."""
    found = {tuple(entry.msgstr) for entry in catalog if any(entry.msgstr)}
    return found | {note.forms for one in catalog for note in read_notes(one.translator_comments)}


def _a_persons(catalog: Catalog) -> set[tuple[str, ...]]:
    """Give the translations that no machine wrote, or that somebody has touched since."""
    return {
        tuple(entry.msgstr)
        for entry in catalog
        if any(entry.msgstr) and entry.reason is not Reason.MACHINE
    }
