"""What a draft says that it differs in, in the languages that people write in; never more than a
draft, whatever differs.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n_tool.catalog import Entry, new_catalog
from i18n_tool.catalog.difference import differences
from i18n_tool.catalog.merge import Source, Wanted, merge
from i18n_tool.model.state import State

NEGATED = {
    "en": [("You can delete it.", "You cannot delete it."), ("It works.", "It doesn't work."),
           ("Use it with care.", "Use it without care."), ("It always ends.", "It never ends.")],
    "fr": [("Il marche.", "Il ne marche pas."), ("C'est arrivé.", "Ce n'est jamais arrivé.")],
    "fr_002": [("Avec vous.", "Sans vous.")],
    "es": [("Funciona bien.", "No funciona bien."), ("Siempre pasa.", "Nunca pasa.")],
    "pt_PT": [("Funciona bem.", "Não funciona bem."), ("Com custos.", "Sem custos.")],
    "pt_BR": [("Sempre acontece.", "Nunca acontece."), ("Alguém sabe.", "Ninguém sabe.")],
    "ru": [("Это работает.", "Это не работает."), ("Есть файл.", "Нет файла.")],
    "uk": [("Це працює.", "Це не працює."), ("Є файл.", "Немає файлу.")],
    "ar": [("يعمل هذا.", "لا يعمل هذا."), ("عمل هذا.", "لم يعمل هذا."), ("هذا صحيح.", "هذا غير صحيح.")],
    "id": [("Ini bisa.", "Ini tidak bisa."), ("Ini rumah.", "Ini bukan rumah.")],
    "vi": [("Nó chạy.", "Nó không chạy."), ("Đã xong.", "Chưa xong.")],
    "zh_Hans": [("可以删除。", "不可以删除。"), ("有文件。", "没有文件。")],
    "zh_Hant": [("可以刪除。", "不可以刪除。"), ("已完成。", "未完成。")],
    "ja": [("動きます。", "動きません。"), ("できる。", "できない。"), ("知っている。", "知らずにいる。")],
}  # fmt: skip


def drafted(locale, before, after):
    """Give the entry of a changed sentence whose former one was translated."""
    catalog = new_catalog("uk" if locale != "uk" else "ru")
    catalog.entries = [Entry(before, "Переклад.")]
    merge(catalog, Source("a.md", locale, (Wanted(after, None, ("paragraph",)),)))
    return next(entry for entry in catalog if not entry.obsolete)


@pytest.mark.parametrize(
    ("locale", "pair"), [(locale, pair) for locale, pairs in NEGATED.items() for pair in pairs]
)
def test_negations(locale, pair):
    for before, after in (pair, pair[::-1]):
        assert differences(before, after, locale) == ("negation",)
        entry = drafted(locale, before, after)
        if any(entry.msgstr):
            assert entry.state is State.DRAFT
            assert entry.extracted_comments == ["paragraph", "changed: negation"]


@pytest.mark.parametrize("locale", sorted(NEGATED))
@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("3", "4", "number"),
        ("3", "", "number"),
        ("{name}", "{user}", "placeholder"),
        ("%s", "%d", "placeholder"),
        ("https://a.example", "https://b.example", "link"),
    ],
)
def test_numbers_placeholders_and_links(locale, one, other, said):
    base = NEGATED[locale][0][0]
    before, after = (f"{base[:-1]} {each} {base}".replace("  ", " ") for each in (one, other))
    entry = drafted(locale, before, after)
    assert entry.state is State.DRAFT
    assert entry.extracted_comments == ["paragraph", f"changed: {said}"]


@pytest.mark.parametrize("locale", sorted(NEGATED))
def test_other_words_say_nothing(locale):
    words = NEGATED[locale][0][0]
    assert differences(f"{words} Alpha.", f"{words} Beta.", locale) == ()


parts = st.sampled_from(["not", "3", "4", "{name}", "%s", "[it](a)", "[it](b)", "`x`", "<b>", "no"])


@given(st.lists(parts, max_size=4), st.lists(parts, max_size=4))
def test_a_pair_that_differs_is_never_taken_over_as_translated(before, after):
    """Unless only a target differs, and then both sentences point there."""
    old = " ".join(["We see the green apples", *before, "on the table."])
    new = " ".join(["We see the green apples", *after, "on the table."])
    entry = drafted("en", old, new)
    if old != new and entry.state is State.TRANSLATED:
        assert old.replace("(a)", "(b)") == new.replace("(a)", "(b)")
