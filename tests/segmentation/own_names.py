"""The names of languages in their own language, from the CLDR data that Babel carries.

`python tests/segmentation/own_names.py > i18n_tool/segmentation/own_names.txt` writes the file that
the product reads; test_language.py compares the two.
"""

import sys

import babel
from babel.core import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers

COMMON = ["zh", "zh_Hant", "en", "vi", "es", "ru", "fr", "pt", "id", "ja", "ar", "uk", "de", "it"]
ORDINARY = {"ido", "ladin", "latina", "lombard", "maa", "obolo", "sena", "vai", "veneto"}
WIDER_REGIONS = ["001", "002", "003", "005", "009", "019", "142", "150", "419"]


def own_names() -> list[str]:
    """Give the names, caseless and sorted.

    Each locale's name and its language's name in itself, and for the common languages the names
    with a wider region (`français (afrique)`). A name that is also a territory's is left out,
    and so is one that is an ordinary word of another language.
    """
    names: set[str] = set()
    for identifier in locale_identifiers():
        try:
            locale = Locale.parse(identifier)
        except (UnknownLocaleError, ValueError):
            continue
        found = {
            locale.get_display_name(locale),
            locale.languages.get(locale.language),
            locale.languages.get(identifier),
        }
        if identifier in COMMON:
            language = locale.languages.get(locale.language)
            found |= {f"{language} ({locale.territories.get(code)})" for code in WIDER_REGIONS}
        places = {name.casefold() for name in locale.territories.values()}
        names |= {name.casefold() for name in found if name} - places
    return sorted(names - ORDINARY)


def main() -> None:
    """Print the file."""
    sys.stdout.write(f"# CLDR names, by Babel {babel.__version__}\n")
    sys.stdout.writelines(f"{name}\n" for name in own_names())


if __name__ == "__main__":
    main()
