"""Numbers are those of the source, each in its language's own writing.

Description
    Compares the numbers of both texts by value: `1,234.5` in English is `1 234,5` in French,
    `1.234,5` in Spanish and `١٬٢٣٤٫٥` in Arabic; the source's own writing may stay. Small numbers
    may be words ("three files" for "3 files"), centuries Roman numerals, months names, `10,000` may
    be `1万`.
    Numbers in code, URLs and tags are compared by the checks of these.

Why it is bad
    A wrong amount, date or version is the mistake that readers act upon.

Example
    source: It takes 15 minutes.
    wrong:  Cela prend 50 minutes.
    right:  Cela prend 15 minutes.

How to fix
    Correct the number, or write it as your language does.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from i18n_tool.checks.finding import Check, CheckContext, Finding, listed
from i18n_tool.checks.markup import codes_of, prose
from i18n_tool.checks.number_words import says
from i18n_tool.model.issue import Severity
from i18n_tool.model.locale import Numbers, facts

_DIGIT = re.compile(r"\d")
_SPACES = "\u00a0\u202f\u2009\u2007"
_TOKEN = re.compile(rf"\d+(?:[.,٫٬'’{_SPACES}]\d+| \d{{3}}(?!\d))*")
"""Digits with what may stand between them; whether it belongs there is seen later."""

_WIDE_GROUP = re.compile(r"(?<=\d)，(?=\d{3}(?!\d))")
_PLACEHOLDER = re.compile(
    r"%\(?(?:[\w.]*+(?:\)\d*+\$?+[\d.]*+|\$[\d.]*+)[a-zA-Z]|[\w.]*[a-zA-Z])|\{[^{}\s]*\}"
)
_MAGNITUDE = re.compile(
    r"\d[.,]*[\s\u00a0-]?(?:(?:thousand|million|billion|trillion|hundred|dozen|mil|mille|millions?|"
    r"millones|milliards?|bilh|milh|juta|ribu|ratus|miliar|triệu|nghìn|ngàn|tỷ|trăm|тыс|млн|млрд|"
    r"миллион|миллиард|тысяч|мільйон|мільярд|тисяч|مليون|مليار|ألف|آلاف|ملايين|مئة)|[KkMB]\b|[百千万萬億亿兆十])",
    re.IGNORECASE,
)
_HALF_DAY = re.compile(r"\d\s?[ap]\.?m\b", re.IGNORECASE)
_MONTHS = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\d月|\b(?:jan|fév|févr|avr|mai|"
    r"juin|juil|août|ene|abr|ago|dic|fev|set|out|dez)[a-zé]*\b|январ|феврал|март|апрел|июн|июл|"
    r"август|сентябр|октябр|ноябр|декабр|січ|лют|берез|квіт|трав|черв|лип|серп|верес|жовт|листоп|груд",
    re.IGNORECASE,
)

_NAME = re.compile(r"[A-Za-z_][-\u2011]?$|[A-Za-z_]$")
"""What stands before a number that is part of a name: `Python3`, `UTF-8`."""

_STYLES = (
    Numbers(".", ","),
    Numbers(",", "."),
    Numbers(",", " "),
    Numbers(".", " "),
    Numbers(".", "'"),
    Numbers(".", "’"),
    Numbers("٫", "٬"),
)
"""How numbers are written anywhere."""


@dataclass(frozen=True, slots=True)
class _Number:
    """One number of a text."""

    raw: str
    readings: frozenset[str]
    """What it may mean, with `.` before the fraction and nothing between groups."""
    free: bool
    """True where it is part of a name (`Python3`), which may be written otherwise."""


def check(source: str, target: str, context: CheckContext) -> Iterator[Finding]:
    """Compare the numbers of a pair."""
    if not _DIGIT.search(source) and not _DIGIT.search(target):
        return
    here, there = _plain(source), _plain(target)
    if here == there:
        return
    wanted, found = _numbers(here, context.source_locale), _numbers(there, context.locale)
    raws = {number.raw for number in wanted} & {number.raw for number in found}
    lost = [number for number in wanted if number.raw not in raws]
    new = [number for number in found if number.raw not in raws]
    if lost and new:
        known = frozenset[str]().union(*(number.readings for number in wanted))
        kept = frozenset[str]().union(*(number.readings for number in found))
        lost = [number for number in lost if not number.readings & kept]
        new = [number for number in new if not number.readings & known]
    if not lost and not new:
        return
    if any(loose.search(text) for loose in (_MAGNITUDE, _HALF_DAY) for text in (here, there)):
        return
    dated = bool(_MONTHS.search(here) or _MONTHS.search(there))
    coded, coded_here = _coded(target), _coded(source)
    lost = [number for number in lost if number.raw not in coded]
    new = [number for number in new if number.raw not in coded_here]
    other, language = facts(context.locale).language, facts(context.source_locale).language
    lost = [number for number in lost if not _told(number, there, other, dated=dated)]
    new = [number for number in new if not _told(number, here, language, dated=dated)]
    if context.optional:
        lost = [number for number in lost if number.raw not in {"0", "1", "2"}]
    if lost:
        yield Finding(f"The number {listed(number.raw for number in lost)} is missing.")
    if new:
        yield Finding(f"The number {listed(number.raw for number in new)} is not in the source.")


def _plain(text: str) -> str:
    """Give the words of a text without placeholders, with all digits as 0 to 9."""
    text = prose(text)
    text = _PLACEHOLDER.sub(" ", text) if "%" in text or "{" in text else text
    if text.isascii():
        return text
    text = _WIDE_GROUP.sub(",", text)
    return _DIGIT.sub(lambda match: str(unicodedata.decimal(match[0])), text)


def _coded(text: str) -> set[str]:
    """Give the numbers in code: a number may be code on one side and a word on the other."""
    return {raw for code in codes_of(text) for raw in re.findall(r"\d+(?:[.,]\d+)*", code)}


def _numbers(text: str, locale: str) -> list[_Number]:
    """Give the numbers of a text."""
    style = facts(locale).numbers
    found: list[_Number] = []
    for match in _TOKEN.finditer(text):
        free = bool(_NAME.search(text, max(0, match.start() - 2), match.start()))
        for raw in _pieces(match[0], style.group == " "):
            values = _readings(raw, style)
            if values:
                found.append(_Number(raw, values, free))
            else:
                parts = re.findall(r"\d+", raw)
                found += [_Number(part, frozenset({_whole(part)}), free) for part in parts]
    return found


def _pieces(raw: str, spaced: bool) -> list[str]:
    """Cut at plain spaces, unless they group the digits of one number."""
    if " " not in raw or re.fullmatch(r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?", raw):
        return [raw] if spaced or " " not in raw else [raw.replace(" ", _SPACES[0])]
    return raw.split(" ")


@lru_cache(maxsize=4096)
def _readings(raw: str, style: Numbers) -> frozenset[str]:
    """Give what a number may mean: by its own language, else by any that writes so."""
    if raw.isdecimal():
        return frozenset({_whole(raw)})
    own = _read(raw, style)
    if own:
        return frozenset({own})
    others = (_read(raw, other) for other in _STYLES)
    return frozenset(value for value in others if value)


def _read(raw: str, style: Numbers) -> str | None:
    """Give the value of a number in one style, or None where it is not written so."""
    group = f"[{_SPACES} ]" if style.group == " " else re.escape(style.group)
    grouped = rf"\d{{1,3}}(?:{group}\d{{3}})+|\d{{1,2}}(?:{group}\d{{2}})+{group}\d{{3}}"
    match = re.fullmatch(rf"({grouped}|\d+)(?:{re.escape(style.decimal)}(\d+))?", raw)
    if match is None:
        return None
    whole = _whole(re.sub(r"\D", "", match[1]))
    return f"{whole}.{match[2]}" if match[2] else whole


def _whole(digits: str) -> str:
    """Give digits without leading zeros."""
    return digits.lstrip("0") or "0"


def _told(number: _Number, other: str, language: str, *, dated: bool) -> bool:
    """Say whether a number that has no numeral on the other side is told there all the same."""
    if number.free or number.readings & {"0", "1"}:
        return True
    if number.readings == {"2"} and language == "ar":
        return True
    for reading in number.readings:
        if len(reading) > 4 or not reading.isdecimal():
            continue
        value = int(reading)
        if (dated and value <= 12) or says(other, value, language):
            return True
    return False


CHECK = Check("numbers", Severity.WARNING, check, __doc__)
