"""A header's plural rule is corrected where that changes no meaning, and left where it would."""

import pytest

from i18n_tool.catalog import parse_catalog
from i18n_tool.catalog.heading import settle_header
from i18n_tool.model.locale import facts

ENTRY = '\nmsgid "%d day"\nmsgid_plural "%d days"\n'


def settled(locale: str, rule: str, forms: int) -> tuple[str, str | None]:
    """Give the rule after settling a catalog with one plural entry, and the warning."""
    strings = "".join(f'msgstr[{form}] "{form}"\n' for form in range(forms))
    header = (
        f'msgid ""\nmsgstr ""\n"Language: {locale}\\n"\n'
        f'"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: {rule}\\n"\n'
    )
    catalog = parse_catalog((header + ENTRY + strings).encode(), locale=locale)
    warning = settle_header(catalog, locale, "a")
    return catalog.header["Plural-Forms"], warning


def test_french_zero_is_corrected() -> None:
    assert settled("fr_002", "nplurals=2; plural=(n != 1);", 2) == (
        facts("fr_002").plural_forms,
        None,
    )


def test_the_same_rule_in_other_words_stays() -> None:
    rule = "nplurals=2; plural=1 < n;"
    assert settled("fr_002", rule, 2) == (rule, None)


@pytest.mark.parametrize(
    ("locale", "rule", "forms"),
    [
        (
            "ar",
            (
                "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 :"
                " n%100>=11 ? 5 : 4);"
            ),
            6,
        ),
        ("uk", "nplurals=2; plural=(n != 1);", 2),
    ],
)
def test_forms_in_another_order_or_number_stay_with_a_warning(
    locale: str, rule: str, forms: int
) -> None:
    after, warning = settled(locale, rule, forms)
    assert after == rule
    assert warning is not None
    assert "it was left, since entries have their forms by it" in warning
