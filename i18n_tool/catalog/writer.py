"""From entries to bytes. Law 3: an entry that is not changed gives the bytes that it was read from.

A changed entry gives new lines only for what changed. A new one is written as `msgcat --no-wrap`
writes it.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import chain
from typing import Any, Final

from i18n_tool.catalog import comments as said
from i18n_tool.catalog.entry import Entry
from i18n_tool.catalog.limits import LimitError, Limits
from i18n_tool.catalog.read import read_catalog
from i18n_tool.catalog.style import UNWRAPPED, format_keyword, rewrite
from i18n_tool.catalog.syntax import RawParts, canonical_keys, is_obsolete, raw_text
from i18n_tool.errors import CatalogError

_OLD_FIELDS: Final = ("previous_msgctxt", "previous_msgid", "previous_msgid_plural")
_MANY: Final = 1 << 40


def emit(entry: Entry, width: Callable[[], int]) -> RawParts:
    """Give the raw slices of an entry as it is now; `width` finds out how its catalog wraps."""
    changed = entry.changes()
    parts = entry.parts
    if parts is None:
        return _emit_new(entry)
    if not changed:
        return parts
    obsolete = bool(changed.get("obsolete", is_obsolete(parts)))
    if "obsolete" in changed:
        parts = _recolour(parts, obsolete=obsolete)
    mark = "#~ " if obsolete else ""
    columns = width()
    return (
        parts[0],
        _emit_comments(parts[1], changed, entry, mark, columns),
        _emit_text(parts[2], "msgctxt", changed, mark, columns),
        _emit_text(parts[3], "msgid", changed, mark, columns),
        _emit_text(parts[4], "msgid_plural", changed, mark, columns),
        _emit_forms(parts[5], entry, changed, mark, columns),
    )


def prove(header: Iterable[RawParts], changed: list[RawParts], path: str, limits: Limits) -> None:
    """Raise CatalogError where new lines cannot be read again, so that no catalog is ever broken.

    `header` is the header entry's slices, if there is one. LimitError where one is too large.
    """
    pieces = [*header, *changed]
    text = b"".join(chain.from_iterable(map(_standing_alone, pieces)))
    # the texts are UTF-8 here, whatever the file will be in
    text = text.replace(b"charset=", b"charset=UTF-8 was=", 1)
    try:
        read_catalog(text, path, replace(limits, file_size=_MANY, entries=_MANY))
    except LimitError:
        raise
    except CatalogError as error:
        raise CatalogError(
            f"a changed entry cannot be written: {error.what}",
            path=path,
            todo="This is a mistake in the program that changed the entry; please report it.",
        ) from error


def prove_unique(parts: list[RawParts], path: str) -> None:
    """Raise CatalogError where two entries that are not obsolete have one msgid and context."""
    seen: set[bytes] = set()
    for key in canonical_keys([part for part in parts if not is_obsolete(part)]):
        if key in seen:
            raise CatalogError(
                f"two entries would have the same key: {key.decode('utf-8').strip()}",
                path=path,
                todo="Keep one of the two, or tell them apart by a msgctxt.",
            )
        seen.add(key)


def _standing_alone(parts: RawParts) -> RawParts:
    """Give the parts so that any other may follow."""
    return parts if parts[5].endswith(b"\n") else (*parts[:5], parts[5] + b"\n")


def _emit_new(entry: Entry) -> RawParts:
    """Write a whole entry."""
    values = dict(entry.values)
    mark = "#~ " if entry.obsolete else ""
    return (
        b"\n",
        _emit_comments(b"", values, entry, mark, UNWRAPPED),
        _emit_text(b"", "msgctxt", values, mark, UNWRAPPED),
        _emit_text(b"", "msgid", values, mark, UNWRAPPED),
        _emit_text(b"", "msgid_plural", values, mark, UNWRAPPED),
        _emit_forms(b"", entry, values, mark, UNWRAPPED),
    )


def _emit_text(
    section: bytes, keyword: str, changed: dict[str, Any], mark: str, width: int
) -> bytes:
    """Give one keyword's lines: the old ones unless its text has changed."""
    if keyword not in changed:
        return section
    text: str | None = changed[keyword]
    if text is None:
        return b""
    return rewrite(section, keyword, text, mark=mark, width=width)


def _emit_forms(
    section: bytes, entry: Entry, changed: dict[str, Any], mark: str, width: int
) -> bytes:
    """Give the msgstr lines; of several plural forms those stay that say the same."""
    if "msgstr" not in changed and "msgid_plural" not in changed:
        return section
    plural = entry.msgid_plural is not None
    forms = entry.msgstr or [""]
    if not plural:
        return rewrite(section, "msgstr", "".join(forms[:1]), mark=mark, width=width)
    before = _cut_forms(section)
    pieces = []
    for number, text in enumerate(forms):
        old = before[number] if number < len(before) else b""
        new = rewrite(old, f"msgstr[{number}]", text, mark=mark, width=width)
        same = bool(old) and b"msgstr[" in old and raw_text(old) == raw_text(new)
        pieces.append(old if same else new)
    return b"".join(pieces)


def _cut_forms(section: bytes) -> list[bytes]:
    """Cut the msgstr lines before each keyword that starts a line."""
    forms: list[bytes] = []
    for line in section.splitlines(keepends=True):
        if line.lstrip(b"#~ \t").startswith(b"msgstr") or not forms:
            forms.append(line)
        else:
            forms[-1] += line
    return forms


def _emit_comments(
    section: bytes, changed: dict[str, Any], entry: Entry, mark: str, width: int
) -> bytes:
    """Give the comment lines; of each kind only what has changed is new."""
    if "translator_comments" in changed:
        texts = _single_lines(changed["translator_comments"])
        section = said.set_texts(section, said.TRANSLATOR, texts)
    if "extracted_comments" in changed:
        texts = _single_lines(changed["extracted_comments"])
        section = said.set_texts(section, said.EXTRACTED, texts)
    if "references" in changed:
        section = said.set_references(section, changed["references"])
    if "flags" in changed:
        section = said.set_flags(section, changed["flags"])
    if any(name in changed for name in _OLD_FIELDS):
        old = "#~| " if mark else "#| "
        lines: list[str] = []
        for name in _OLD_FIELDS:
            text = getattr(entry, name)
            if text is not None:
                keyword = name.removeprefix("previous_")
                lines += format_keyword(keyword, text, mark=old, width=width)
        section = said.set_previous(section, lines)
    return section


def _single_lines(texts: list[str]) -> list[str]:
    """Give comments one line each: a line end in one would start a line without a mark."""
    return [line for text in texts for line in text.split("\n")]


def _recolour(parts: RawParts, *, obsolete: bool) -> RawParts:
    """Give the parts with `#~ ` before the lines of each keyword, or without."""

    def turn(section: bytes) -> bytes:
        """Put the mark of obsolete lines before each line, or take it away."""
        lines = section.splitlines(keepends=True)
        if obsolete:
            return b"".join(
                b"#~ " + line.lstrip(b" \t") if line.strip() else line for line in lines
            )
        return b"".join(line.replace(b"#~", b"", 1).lstrip(b" ") for line in lines)

    comments = said.recolour(parts[1], obsolete=obsolete)
    return parts[0], comments, turn(parts[2]), turn(parts[3]), turn(parts[4]), turn(parts[5])
