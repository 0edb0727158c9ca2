"""What of an edit is carried over into a translation, by example."""

import pytest

from i18n_tool.catalog.carry import carry_markup, carry_targets


@pytest.mark.parametrize(
    ("before", "after", "translation", "expected"),
    [
        ("See [it](x).", "See [it](y).", "Див. [це](x).", "Див. [це](y)."),
        ("![A cat](x.png)", "![A cat](y.png)", "![Кіт](x.png)", "![Кіт](y.png)"),
        # Several, in the translation's own order; the same one twice.
        ("[A](a) [B](b) [C](b)", "[A](c) [B](d) [C](d)", "[В](b) [Б](b) [А](a)", "[В](d) [Б](d) [А](c)"),
        # Two exchange their targets.
        ("[A](a), [B](b)", "[A](b), [B](a)", "[Б](b), [А](a)", "[Б](a), [А](b)"),
        # Two become one.
        ("[A](a), [B](b)", "[A](c), [B](c)", "[Б](b), [А](a)", "[Б](c), [А](c)"),
        # One of two that were the same: which, in the translation?
        ("[A](a), [B](a)", "[A](a), [B](c)", "[Б](a), [А](a)", None),
        # Its text tells them apart where one is seen.
        ("[a@b.org](x), a@b.org", "[a@b.org](y), a@b.org", "a@b.org, [a@b.org](x)", "a@b.org, [a@b.org](y)"),
        # The translator has another target, leads nowhere, or twice.
        ("[A](/en/a)", "[A](/en/b)", "[А](/uk/a)", None),
        ("See [A](a).", "See [A](b).", "Див. там.", "Див. там."),
        ("See [A](a).", "See [A](b).", "Див. [А](a) і [А](a).", None),
        # Another of the translator's own does not matter.
        ("[A](a) [B](/en/b)", "[A](c) [B](/en/b)", "[А](a) [Б](/uk/b)", "[А](c) [Б](/uk/b)"),
        # Letters that follow a URL unspaced are no part of it.
        ("See https://a.example/b now.", "See https://a.example/c now.", "请看https://a.example/b的说明", "请看https://a.example/c的说明"),
        ("Words.", "Words.", "Слова.", None),
        ("See [A](a).", "Look at [A](b).", "Див. [А](a).", None),
    ],
)  # fmt: skip
def test_targets_are_carried_over_where_that_is_certain(before, after, translation, expected):
    moved = carry_targets(before, after, translation)
    assert (moved and moved.text) == expected


def test_silent_is_what_no_reader_sees():
    def silent(before, after, translation):
        return carry_targets(before, after, translation).silent

    assert silent("See [A](a).", "See [A](b).", "Див. [А](a).")
    assert not silent("See <http://a>.", "See <http://b>.", "Див. <http://a>.")
    assert not silent("See [A](http://a).", "See [A](http://b).", "Див. http://a.")


@pytest.mark.parametrize(
    ("before", "after", "translation", "expected"),
    [
        ("A *big* thing.", "A _big_ thing.", "*Велика* річ.", "_Велика_ річ."),
        ("**A**, **b**.", "__A__, __b__.", "**Б**, **а**.", "__Б__, __а__."),
        ("The `use` hook.", "The use hook.", "Хук `use`.", "Хук use."),
        ("The use hook.", "The `use` hook.", "Хук use.", "Хук `use`."),
        ("Ollama is a tool.", "**Ollama** is a tool.", "Ollama — засіб.", "**Ollama** — засіб."),
        ("It is **not** here.", "It is not here.", "Його **не** тут.", "Його не тут."),
        ("Use `a` here.", "Use `b` here.", "Тут `a`.", "Тут `b`."),
        ("Hi {name}!", "Hi {user}!", "Привіт, {name}!", "Привіт, {user}!"),
        ("<b>One</b> two.", "<i>One</i> two.", "<b>Один</b> два.", "<i>Один</i> два."),
        (r"A \_b.", "A _b.", r"А \_b.", "А _b."),
        ("A & b", "A &amp; b", "А & б", "А &amp; б"),
        ("Stop.", "Stop!", "Стій.", "Стій!"),
        ("Stop", "Stop.", "停止", "停止。"),
        ("Really.", "Really?", "حقا.", "حقا؟"),
        # Not certain: other words, marks that stand elsewhere or otherwise, another number of them.
        ("A big thing.", "A large thing.", "Велика річ.", None),
        ("It is here.", "It is **here**.", "Воно тут.", None),
        ("Use `a` here.", "Use `b` here.", "Тут `a`, `a`.", None),
        ("A *b* and *c*.", "A _b_ and *c*.", "А *б* і *в*.", None),
        ("Stop.", "Stop!", "Стій", None),
        ("“Stop”", '"Stop"', "«Стій»", None),
    ],
)
def test_markup_is_carried_over_where_that_is_certain(before, after, translation, expected):
    assert carry_markup(before, after, translation, "uk", both_ways=False) == expected


def test_what_could_not_be_undone_is_carried_over_only_where_that_may_be():
    texts = ("It is **not** here.", "It is not here.", "Його **не** тут.")
    assert carry_markup(*texts, "uk") is None
    assert carry_markup("The `use` hook.", "The use hook.", "Хук `use`.", "uk") == "Хук use."


def test_marks_that_a_language_writes_in_its_own_way_are_left():
    assert carry_markup("Stop.", "Stop!", "Para.", "es") is None
    assert carry_markup("Stop.", "Stop!", "Arrête.", "fr_002") is None
    assert carry_markup("Stop.", "Stop…", "Para.", "es") == "Para…"
