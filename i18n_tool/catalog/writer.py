"""From entries to bytes. Law 3: an entry that is not changed gives the bytes that it was read from.

A changed entry gives new lines only for what changed. A new one is written as `msgcat --no-wrap`
writes it.
"""

from collections.abc import Callable
from typing import Any, Final

from i18n_tool.catalog import comments as said
from i18n_tool.catalog.entry import Entry
from i18n_tool.catalog.style import UNWRAPPED, format_keyword, rewrite
from i18n_tool.catalog.syntax import RawParts, is_obsolete, raw_text

_OLD_FIELDS: Final = ("previous_msgctxt", "previous_msgid", "previous_msgid_plural")
_EMPTY: Final[RawParts] = (b"", b"", b"", b"", b"", b"")


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
        lines = section.splitlines(keepends=True)
        if obsolete:
            return b"".join(
                b"#~ " + line.lstrip(b" \t") if line.strip() else line for line in lines
            )
        return b"".join(line.replace(b"#~", b"", 1).lstrip(b" ") for line in lines)

    comments = said.recolour(parts[1], obsolete=obsolete)
    return parts[0], comments, turn(parts[2]), turn(parts[3]), turn(parts[4]), turn(parts[5])
