"""What differs between two versions of a sentence that a translator must not overlook."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from i18n_tool.catalog.targets import find_targets
from i18n_tool.model.codes import Kind, find_pieces

NEGATIONS: Mapping[str, str] = MappingProxyType(
    {
        "en": r"\b(?:not?|never|none|nothing|nobody|nowhere|neither|nor|cannot|without)\b|n['’]t\b",
        "fr": r"\b(?:ne|pas|jamais|aucune?|rien|sans|ni|non)\b|\bn['’]",
        "es": r"\b(?:no|nunca|jamás|ningun[oa]?|ningún|nada|nadie|tampoco|sin|ni)\b",
        "pt": r"\b(?:não|nunca|jamais|nenhuma?|nada|ninguém|tampouco|sem|nem)\b",
        "ru": r"\b(?:не|нет|ни|никогда|нельзя|без)\b",
        "uk": r"\b(?:не|ні|немає|нема|ніколи|без)\b",
        "ar": r"(?<!\w)(?:لا|لم|لن|ليس|ليست|غير|دون|بدون|ولا|ولم|ولن|وليس)(?!\w)",
        "id": r"\b(?:tidak|tak|bukan|jangan|belum|tanpa)\b",
        "vi": r"\b(?:không|chưa|chẳng|đừng|chớ)\b",
        "zh": "[不没沒未无無勿别別非]",
        "ja": "ない|なく|なけれ|なかった|ません|ずに|せず",
        "de": r"\b(?:nicht|nie|niemals|ohne|weder|noch|kein\w*)\b",
        "it": r"\b(?:non|mai|nessun\w*|niente|nulla|senza|né)\b",
    }
)
"""By language, what turns a sentence into its opposite."""

_EMPTY = re.compile(r"(?!)")
_COMPILED = {name: re.compile(text, re.IGNORECASE) for name, text in NEGATIONS.items()}
_SPECIAL = re.compile(r"\d|[{}%$<>@\[\]/=|&]|www\.|:`")
"""What numbers, placeholders and links have."""
_NAMES = {
    Kind.NUMBER: "number",
    Kind.PLACEHOLDER: "placeholder",
}


def differences(before: str, after: str, locale: str) -> tuple[str, ...]:
    """Give what differs in kind: of `negation`, `number`, `placeholder` and `link`, in this order.

    `locale` is the gettext name of the locale that both are written in.
    """
    if not _SPECIAL.search(" ".join(changed_words(before, after))):
        negation = _negation(locale)
        if len(negation.findall(before)) == len(negation.findall(after)):
            return ()
    old, new = _features(before, locale), _features(after, locale)
    return tuple(
        name for name in ("negation", "number", "placeholder", "link") if old[name] != new[name]
    )


def _features(text: str, locale: str) -> dict[str, Counter[str]]:
    """Give what a sentence holds of each kind."""
    found: dict[str, Counter[str]] = {
        "negation": Counter(),
        "number": Counter(),
        "placeholder": Counter(),
        "link": Counter(target.text for target in find_targets(text)),
    }
    pieces = find_pieces(text)
    for piece in pieces:
        name = _NAMES.get(piece.kind)
        if name:
            found[name][piece.text] += 1
    words: list[str] = []
    done = 0
    for piece in pieces:
        if piece.kind in {Kind.URL, Kind.ALONE, Kind.PLACEHOLDER}:
            words.append(text[done : piece.start])
            done = piece.end
    found["negation"]["any"] = len(_negation(locale).findall(" ".join([*words, text[done:]])))
    return found


def _negation(locale: str) -> re.Pattern[str]:
    return _COMPILED.get(locale.partition("_")[0], _EMPTY)


@lru_cache(maxsize=64)
def changed_words(before: str, after: str) -> tuple[str, str]:
    """Give the words from the first to the last that differ, of both."""
    old, new = before.split(), after.split()
    start = _shared(old, new)
    old, new = old[start:], new[start:]
    end = _shared(old[::-1], new[::-1])
    return " ".join(old[: len(old) - end]), " ".join(new[: len(new) - end])


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Give how many words at the start are the same."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
