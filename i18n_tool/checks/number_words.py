"""How languages write small numbers as words, for the check of numbers.

One line a language: for 1 to 12, then 20, 100 and 1000, the beginnings of the words that stand for
the number, ordinals and cases among them, separated by `|`; a `-` where there is none to tell. They
excuse a numeral that has none on the other side, so a word too many costs little.
"""

import re
from functools import lru_cache

_VALUES = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 20, 100, 1000)

_WORDS = {
    "en": "one|first|once|single two|second|twice|both|double|pair three|third|triple|thrice "
    "four|quad|quarter five|fifth six|half-dozen seven eight nine|ninth ten eleven|eleventh "
    "twelve|twelfth|dozen twent hundred thousand",
    "fr": "un|une|premi deux|second|doubl|coupl|pair trois|tripl|tiers quatr|quart cinq six|sixi "
    "sept huit neuf|neuvi dix onz douz vingt cent mill",
    "es": "un|uno|una|prim dos|segund|ambos|doble tres|terc|trip cuat|cuart cinc|quint seis|sext "
    "siete|sépt|sept ocho|octav nueve|noven diez|décim once|undéc doce|duodéc veint|vigés cien|"
    "cent mil",
    "pt": "um|uma|prim dois|duas|segund|ambos|ambas|dobro|dupl três|terc|trip quatr|quart cinc|"
    "quint seis|sext sete|sétim oito|oitav nove|non dez|décim onze doze|dúzi vint cem|cent mil",
    "ru": "од(?:ин|н)|перв|раз два|две|дву|втор|оба|обе|пар три|трё|трех|трет|трем четыр|четвер|"
    "четвёр пят шест сем|седьм восем|восьм девят десят одиннадцат двенадцат|дюжин двадцат|два "
    "сто|сот тысяч",
    "uk": "од(?:ин|н)|перш|раз два|дві|дво|друг|оби|пар три|трьо|трет чотир|четвер п.ят|п.ят "
    "шіст|шест|шост сім|сьом вісім|вось дев.ят десят одинадцят дванадцят|дюжин двадцят|два сто|"
    "сот тисяч",
    "id": "satu|se|pertama dua|kedua|ganda tiga|ketiga empat|keempat lima|kelima enam tujuh "
    "delapan sembilan sepuluh sebelas belas|selusin puluh seratus|ratus seribu|ribu",
    "vi": "một|mốt|nhất|đầu hai|nhì|đôi|cả|kép ba bốn|tư năm|lăm sáu bảy|bẩy tám chín mười mười "
    "mười|tá hai trăm nghìn|ngàn",
    "ar": "واحد|أول|اول|مرة|الأول|إحدى|أحد اثن|إثن|ثان|الثان|مرت|كلا|زوج ثلاث|ثالث|الثلاث|الثالث|"
    "ثلث أربع|اربع|رابع|الأربع|الرابع|ربع خمس|خامس|الخمس|الخامس ست|ساد|الست|الساد سبع|سابع|السبع|"
    "السابع ثمان|ثامن|الثمان|الثامن تسع|تاسع|التسع|التاسع عشر|عاشر|العشر|العاشر أحد|إحدى اثن|اثنا|"
    "دزينة عشر مئ|مائ ألف|آلاف|الف",
    "zh": "一|首|壹|单|單|个|個 二|两|兩|双|雙|次 三 四 五|伍 六 七 八 九 十 十一 十二|打 "
    "二十 百 千",
    "ja": "一|ひと|最初|初|単 二|ふた|両|双|次 三|みっ 四|よっ 五|いつ 六|むっ 七|なな 八|やっ "
    "九|ここの 十|とお 十一 十二|ダース 二十 百 千",
}

_ROMAN = re.compile(r"\b(?=[IVX])(x{0,3}(?:ix|iv|v?i{0,3}))(?<=[IVX])\b", re.IGNORECASE)
_DIGITS = {"i": 1, "v": 5, "x": 10}

_UNSPACED = frozenset({"zh", "ja"})


@lru_cache(maxsize=32)
def _patterns(language: str) -> dict[int, re.Pattern[str]]:
    """Give an expression for each number that the language has words for."""
    words = _WORDS.get(language, "").split()
    start = "" if language in _UNSPACED else r"(?<!\w)"
    return {
        value: re.compile(f"{start}(?:{stems})", re.IGNORECASE)
        for value, stems in zip(_VALUES, words, strict=False)
        if stems != "-"
    }


@lru_cache(maxsize=1024)
def says(text: str, value: int, language: str) -> bool:
    """Say whether the text writes the number as a word or in Roman numerals.

    A language without a list is believed to say numbers up to 12.
    """
    if language not in _WORDS:
        return value <= 12
    pattern = _patterns(language).get(value)
    if pattern and pattern.search(text):
        return True
    return value < 40 and any(_value(match[1]) == value for match in _ROMAN.finditer(text))


def _value(numeral: str) -> int:
    """Give the value of a Roman numeral."""
    digits = [_DIGITS[letter] for letter in numeral.lower()]
    return sum(
        -digit if digit < following else digit
        for digit, following in zip(digits, [*digits[1:], 0], strict=True)
    )
