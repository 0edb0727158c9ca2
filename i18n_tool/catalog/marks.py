"""The mark at the end of a sentence, as different scripts write it."""

import re

_END = ".!?…:;"
_WIDE = {".": "。", "!": "！", "?": "？", "…": "……", ":": "：", ";": "；", "": ""}
_ARABIC = {".": ".", "!": "!", "?": "؟", "…": "…", ":": ":", ";": "؛", "": ""}
_OTHER = {mark: mark for mark in _WIDE}
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_ARABIC_LETTER = re.compile(r"[\u0600-\u06ff]")
_KNOWN = re.compile(r"[A-Za-z0-9\u00c0-\u052f)\]*_`»”\"’]\Z")
_OWN_WAY = frozenset({"fr", "es"})
"""These write a space before some marks, or another mark at the start."""


def carry_last_mark(before: str, after: str, translation: str, locale: str) -> str | None:
    """Give a translation with the mark that its sentence now ends in; None where more differs.

    None, too, where the translation ends otherwise than its sentence did.
    """
    old, new = _ending(before), _ending(after)
    if old == new or before[: len(before) - len(old)] != after[: len(after) - len(new)]:
        return None
    marks = _marks(translation)
    if old not in marks or new not in marks:
        return None
    if locale.partition("_")[0] in _OWN_WAY and not {old, new} <= {".", "…", ""}:
        return None
    end = marks[old]
    bare = translation.removesuffix(end)
    if end and bare == translation:
        return None
    if (bare and _KNOWN.search(bare)) or (_letter(bare) and bare[-1].isalnum()):
        return bare + marks[new]
    return None


def _ending(text: str) -> str:
    return text[len(text.rstrip(_END)) :]


def _marks(text: str) -> dict[str, str]:
    """Give the marks of a text's script."""
    if _HAN.search(text):
        return _WIDE
    return _ARABIC if _ARABIC_LETTER.search(text) else _OTHER


def _letter(text: str) -> bool:
    return bool(_HAN.search(text[-1:]) or _ARABIC_LETTER.search(text[-1:]))
