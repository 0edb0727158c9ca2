"""What is language, and so is offered for translation; and what is copied as it stands."""

import re
from functools import lru_cache
from pathlib import Path

from i18n_tool.segmentation import entities

_OWN_NAMES = ("own_names.txt", "more_names.txt")
_LONGEST_NAME = 64

_WIDE = "\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
"""Letters and punctuation of scripts without spaces, which stand right behind an address."""
_NO_TEXT = re.compile(
    "<!--(?:[^<]|<(?!!--))*?-->|</?[A-Za-z!][^<>]*>"
    "|&(?:#\\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);"
    "|`(?<!``)`(?!`)[^`]*(?:`(?!`)[^`]*)*+``(?!`)|`(?<!``)(`*+)[^`]+`\\1(?!`)"
    "|\\{\\{[^{}]*\\}\\}|\\{%[^{}]*%\\}|\\{[^{}\\s]*\\}|\\$\\{[^{}\\s]*\\}|\\$\\$[^$]*\\$\\$"
    "|\\((?<=\\]\\()(?:[^()]|\\([^()]*\\))*+\\)|\\[(?<=\\]\\[)[^\\[\\]]*\\]"
    f"|https?://[^\\s<>{_WIDE}]*|www\\.[^\\s<>{_WIDE}]*"
    "|%\\([A-Za-z_]\\w*\\)[a-z]|%(?:\\d+\\$)?[sdifgxr](?![^\\W_])|:(?:(?:py|c|cpp|js|rst):)?[a-z+-][a-z0-9_+-]{1,40}:",
)
"""Markup and codes; what is left of a text without them may be language. Each alternative starts
with a letter of its own, so that `re` looks for those alone."""
_ADDRESS = re.compile(
    f"(?<![a-z0-9+.-])(?:[a-z][a-z0-9+.-]{{1,15}}://|mailto:|tel:)[^\\s<>{_WIDE}]*"
    "|(?a:(?<![\\w.+-])[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63})+)",
)
"""Addresses of all kinds."""
_CODE_ROLES = (
    "(?:(?:py|c|cpp|js|rst):)?(?:func|meth|class|mod|data|attr|const|exc|obj|type|macro|member|struct"
    "|union|enum|var|file|samp|program|option|envvar|keyword|token):"
)
_TITLED = re.compile(
    "`([^`<>]++)(?:<[^`<>]*>)?`__?(?!\\w)"
    f"|:(?!{_CODE_ROLES})[A-Za-z][\\w:+.-]{{0,40}}:`([^`<>]++)(?<=\\s)<[^`<>]*>`"
    "|:(?:term|guilabel|menuselection|abbr|dfn|emphasis|strong|title|sub|sup):`([^`]+)`",
)
"""A link or role of reStructuredText with words of its own, which stand in a group."""
_CODE_SIGNS = ("<", "&", "`", "{", "$$", "](", "][", "://", "www.", "@", "%", ":")
_PROSE = re.compile("[*_\\[(\"'“«]*+(?:[^\\W\\d_]++(?:['’][^\\W\\d_]++)? ){3}(?!\\()")
"""Plain words at a text's start, more than the name of anything has that is no language."""
_LETTER = re.compile("[^\\W\\d_]")
_CORE = re.compile("\\w(?:.*[\\w)）])?", re.DOTALL)
_SEPARATOR = re.compile("\\s*[|•·/,]\\s*")

_MONEY = "[$€£¥₿₽₹₩₫]"
_AMOUNT = f"[-+−±~≈<>]?\\s?{_MONEY}?\\s?[-+−]?\\d[\\d.,' \xa0\u202f]*(?:\\s?{_MONEY})?"
_SHORT = f"{_AMOUNT}(?:(?<=[^\\s])[KkMmBbTt])?"
_NUMBER = "\\d[\\d.,]*"
_EXACT = f"(?:{_NUMBER}\\s?%|{_NUMBER}[.,]\\d+)"
_CHANGE = f"\\(?(?:[+−±]|(?<=[\\s(])-){_MONEY}?{_EXACT}\\)?"
_RATE = f"(?:{_CHANGE}|{_MONEY}\\s?{_NUMBER}|{_EXACT})"
_TICKER = "[$#]?[A-Z][A-Z0-9]{1,11}"
_CURRENCY = (
    "(?:USD|EUR|GBP|JPY|CNY|RMB|RUB|UAH|BRL|IDR|VND|ARS|MXN|CLP|COP|CHF|CAD|AUD|INR|KRW|TWD|HKD|TRY"
    "|XOF|XAF|MAD|DZD|TND|EGP|SAR|AED|BTC|ETH|USDT|USDC)"
)
_NO_WORD = re.compile(
    # a counter: 1.2K, 10k/400
    f"{_SHORT}(?:\\s?[/:|-]\\s?{_SHORT})*%?"
    # a ticker and what it stands at: TOKEN3,07%, BTC/USDT 64,000.5, BTC $64,000 +1%
    f"|{_TICKER}{_RATE}(?:\\s?{_CHANGE})*|{_TICKER}[/-][A-Z0-9]{{2,12}}\\s?{_RATE}(?:\\s?{_CHANGE})*"
    f"|{_TICKER}\\s(?:{_RATE}\\s?)?{_CHANGE}|{_AMOUNT}\\s?{_CURRENCY}"
    # what is written in plain letters alone
    "|(?a:"
    # a date or time in digits, a version, a hash, an address in hexadecimal
    "\\d{4}-\\d\\d-\\d\\dT[\\d:.]+(?:Z|[+-][\\d:]+)?|v\\d+"
    "|v?\\d+(?:\\.\\d+)+(?:[-+.]?(?:a|b|c|rc|alpha|beta|dev|pre|post|final|x|SNAPSHOT)[.\\d]*)?"
    "(?:[-+][A-Za-z.-]*\\d[\\w.+-]*)?"
    "|0[xX][0-9a-fA-F]+|(?=[a-f]*\\d)[0-9a-f]{7,}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
    # an identifier (not `_a word_`, which is emphasis), an option, a handle, a call
    "|\\w*[^\\W_]_\\w*[^\\W_]|_+\\w*[^\\W_]|__[a-z]\\w*__|\\w+(?:::\\w+)+|\\$[A-Za-z_]\\w*|@[\\w.-]+"
    "|--[a-z][\\w-]*(?:=\\S*)?|-[A-Za-z](?:[\\w-]*=\\S*)?"
    "|[\\w.:]+\\(\\)|\\w+[._]\\w[\\w.:]*\\(\\S*\\)"
    # a file or domain (not `1.usage`, which is a label and its text), a path
    "|(?!\\d\\d?\\.)[\\w-]+(?:\\.[\\w-]+)*\\.[a-z][a-z0-9]{1,5}(?::\\d+)?(?:/[!-~]*)?"
    "|\\.[a-z][a-z0-9_.-]*|(?:~|\\.{1,2})?/[\\w.@-]+(?:/[\\w.@*-]*)*"
    "|(?=\\S*[._@]\\w)[\\w.@-]+(?:/[\\w.@-]+){2,}/?"
    # a file in a folder, one with an ending of one letter, a path of Windows
    "|[\\w.@-]+/[\\w@-]+(?:\\.[\\w-]+)*\\.[a-z][a-z0-9]{1,5}|[\\w-]{3,}(?:\\.[\\w-]+)*\\.[chmors]"
    "|(?:[A-Za-z]:|\\\\\\\\[\\w.-]+)\\\\[!-\\[\\]-~]+(?:\\\\[!-\\[\\]-~]+)*\\\\?"
    ")",
)
"""What is certainly no language: a word too much costs a glance, a sentence too little is lost. So
what may be words is none of it: `SAVE 20%`, `file(s)`, `he/she/they`, `-Yes`, `_Note_`."""


def is_language(text: str) -> bool:
    """Say whether a text is language, which is offered for translation.

    It is not if it has no letter outside markup and codes: white space, punctuation, numbers,
    counters (`0/400`), dates in digits, URLs, e-mail addresses, tags, entities, template and
    shortcode tags, code in backticks, images without a text. Nor is a lone amount with its ticker
    (`TOKEN3,07%`), a lone file name, option or identifier (`foo_bar.py`, `--help`), a hash, or the
    name of a language in that language (design section 6). A word is, whatever its case (`qrCode`),
    and so is every sentence that holds any of these. Raises nothing.
    """
    if _PROSE.match(text):
        return True
    text = entities.read(text, ())[0]
    bare = _without_codes(text) if any(map(text.__contains__, _CODE_SIGNS)) else text
    if not _LETTER.search(bare):
        return False
    bare = bare.strip()
    if len(bare) > 160:
        return True
    if _NO_WORD.fullmatch(bare.strip("•·*\"'«»“” \xa0")):
        return False
    core = _core(bare)
    return len(core) > _LONGEST_NAME or not _is_own_name(core)


def _without_codes(text: str) -> str:
    """Give a text with a space for each piece of markup, code and address."""
    if "`_" in text or ":`" in text:
        text = _TITLED.sub(_title, text)
    text = _NO_TEXT.sub(" ", text)
    if "@" in text or ":" in text:
        text = _ADDRESS.sub(" ", text)
    return text.replace("![]", " ")


def _title(link: re.Match[str]) -> str:
    """Give the words of a link or role."""
    return str(link[link.lastindex or 0])


def _core(text: str) -> str:
    """Give a text without the punctuation around it, but for a bracket that closes."""
    match = _CORE.search(text)
    return match[0] if match else ""


def _is_own_name(core: str) -> bool:
    """Say whether a text is a language's name in that language, or a list of such names."""
    names = _own_names()
    core = core.casefold()
    if core in names:
        return True
    parts = _SEPARATOR.split(core)
    return len(parts) > 1 and all(part in names for part in parts)


@lru_cache(maxsize=1)
def _own_names() -> frozenset[str]:
    """Read the names, without the punctuation around them."""
    texts = [Path(__file__).with_name(name).read_text(encoding="utf-8") for name in _OWN_NAMES]
    lines = [line for text in texts for line in text.splitlines() if not line.startswith("#")]
    return frozenset(map(_core, lines))
