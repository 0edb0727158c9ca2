"""What is language, and so is offered for translation; and what is copied as it stands."""

import re
from functools import lru_cache
from pathlib import Path

from i18n_tool.segmentation import entities

_OWN_NAMES = ("own_names.txt", "more_names.txt")
_LONGEST_NAME = 64

_NO_TEXT = re.compile(
    "<!--(?:[^<]|<(?!!--))*?-->|</?[A-Za-z!][^<>]*>|&(?:#\\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);"
    "|(?<!`)``(?!`)[^`]*(?:`(?!`)[^`]*)*+``(?!`)|(?<!`)(`++)[^`]+\\1(?!`)|\\{\\{[^{}]*\\}\\}|\\{%[^{}]*%\\}|\\$?\\{[^{}\\s]*\\}|\\$\\$[^$]*\\$\\$"
    "|(?<=\\])\\((?:[^()]|\\([^()]*\\))*+\\)|(?<=\\])\\[[^\\[\\]]*\\]"
    "|(?:[a-z][a-z0-9+.-]{1,15}://|www\\.|mailto:|tel:)[^\\s<>]*"
    "|[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63})+"
    "|%\\([A-Za-z_]\\w*\\)[a-z]|%(?:\\d+\\$)?[sdifgxr](?![^\\W_])|:[a-z+-][a-z0-9_+-]{1,40}:",
)
"""Markup and codes; what is left of a text without them may be language."""
_CODE_SIGNS = ("<", "&", "`", "{", "$$", "](", "][", "://", "www.", "@", "%", ":")
_LETTER = re.compile("[^\\W\\d_]")
_EDGE = re.compile("^\\W+|[^\\w)）]+$")
_AMOUNT = "[-+−±~≈<>]?\\s?[$€£¥₿₽₹₩₫]?\\s?[-+−]?\\d[\\d.,' \xa0\u202f]*\\s?[$€£¥₿₽₹₩₫]?"
_SIGNED = (
    "(?:(?:[+−±]|(?<=\\s)-)[$€£¥₿]?\\d[\\d.,]*|[$€£¥₿]\\s?\\d[\\d.,]*"
    "|\\d[\\d.,]*\\s?%|\\d+[.,]\\d+)"
)
_NO_WORD = re.compile(
    # a counter: 1.2K, 10k/400
    f"{_AMOUNT}[KkMmBbTt]?(?:\\s?[/:|-]\\s?{_AMOUNT}[KkMmBbTt]?)*%?"
    # a ticker and what it stands at: TOKEN3,07%, BTC/USDT +2.4%, BTC $64,000 +1%
    f"|[$#]?[A-Z][A-Z0-9]{{1,11}}(?:[/-][A-Z0-9]{{2,12}})?\\s?{_SIGNED}\\s?%?(?:\\s?\\(?{_SIGNED}\\s?%?\\)?)*"
    f"|{_SIGNED}\\s?%?\\s?[A-Z]{{3,5}}"
    # a date or time in digits, a version, a hash, an address in hexadecimal
    "|\\d{4}-\\d\\d-\\d\\dT[\\d:.]+(?:Z|[+-][\\d:]+)?|v?\\d+(?:\\.\\d+)+[\\w.+-]*|v\\d+"
    "|0[xX][0-9a-fA-F]+|(?=[a-f]*\\d)[0-9a-f]{7,}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
    # an identifier, an option, a handle, a call, a file, a path, a domain
    "|\\w*[^\\W_]_\\w+|_+\\w+|\\$[a-z_]\\w*|--?[A-Za-z][\\w-]*(?:=\\S*)?|@[\\w.-]+|[\\w.:]+\\(\\S*\\)|\\w+(?:::\\w+)+"
    "|[\\w-]+(?:\\.[\\w-]+)*\\.[a-z][a-z0-9]{1,5}(?::\\d+)?(?:/\\S*)?"
    "|\\.[a-z][a-z0-9_.-]*|(?:~|\\.{1,2})?/[\\w.@-]+(?:/[\\w.@*-]*)*|[\\w.@-]+(?:/[\\w.@-]+){2,}/?"
    # a file in a folder, one with an ending of one letter, a path of Windows
    "|[\\w.@-]+/[\\w@-]+(?:\\.[\\w-]+)*\\.[a-z][a-z0-9]{1,5}|[\\w-]{3,}(?:\\.[\\w-]+)*\\.[chmors]"
    "|(?:[A-Za-z]:|\\\\\\\\[\\w.-]+)\\\\[^\\s\\\\]+(?:\\\\[^\\s\\\\]+)*\\\\?",
)


def is_language(text: str) -> bool:
    """Say whether a text is language, which is offered for translation.

    It is not if it has no letter outside markup and codes: white space, punctuation, numbers,
    counters (`0/400`), dates in digits, URLs, e-mail addresses, tags, entities, template and
    shortcode tags, code in backticks, images without a text. Nor is a lone amount with its ticker
    (`TOKEN3,07%`), a lone file name, option or identifier (`foo_bar.py`, `--help`), a hash, or the
    name of a language in that language (design section 6). A word is, whatever its case (`qrCode`),
    and so is every sentence that holds any of these. Raises nothing.
    """
    text = entities.read(text, ())[0]
    bare = _NO_TEXT.sub(" ", text).replace("![]", " ") if _has_codes(text) else text
    if not _LETTER.search(bare):
        return False
    if len(bare) > 160:
        return True
    core = _EDGE.sub("", bare)
    if _NO_WORD.fullmatch(bare.strip().strip("•·*\"'«»“” \xa0")):
        return False
    return len(core) > _LONGEST_NAME or not _is_own_name(core)


def _has_codes(text: str) -> bool:
    """Say whether a text may hold markup or codes; most do not."""
    return any(map(text.__contains__, _CODE_SIGNS))


def _is_own_name(core: str) -> bool:
    """Say whether a text is a language's name in that language, or a list of such names."""
    names = _own_names()
    if core.casefold() in names:
        return True
    parts = re.split("\\s*[|•·/,]\\s*", core.casefold())
    return len(parts) > 1 and all(part in names for part in parts)


@lru_cache(maxsize=1)
def _own_names() -> frozenset[str]:
    """Read the names, as `_EDGE` leaves them."""
    texts = [Path(__file__).with_name(name).read_text(encoding="utf-8") for name in _OWN_NAMES]
    lines = [line for text in texts for line in text.splitlines() if not line.startswith("#")]
    return frozenset(_EDGE.sub("", line) for line in lines)
