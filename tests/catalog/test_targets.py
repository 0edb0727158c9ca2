"""Targets, by example: where a sentence points, and whether its reader sees it."""

import pytest

from i18n_tool.catalog.targets import HIDDEN, SEEN, bare, find_targets


@pytest.mark.parametrize(
    ("text", "hidden", "seen"),
    [
        ("No link (at all) in [this] one: `a](b)`.", [], []),
        ('See [the docs](a/b.md "Docs") and ![a cat](cat.png).', ["a/b.md", "cat.png"], []),
        ("[x](<a b.md>) [y](q_(r)_s) [![i](i.png)](t)", ["<a b.md>", "q_(r)_s", "i.png", "t"], []),
        ('[x]({{< ref "page" >}})', ['{{< ref "page" >}}'], []),
        ("The [docs][guide], and the [docs][1].", ["guide"], ["1"]),
        ("Go to <https://a.example/x> or https://b.example/y_(z).", [], None),
        ("Write to a.b@c.example, or <mailto:d@e.example>.", [], None),
        (
            '<a href="x" class="b">t</a> <img alt=a src=a.png> <Link to={u}>',
            ["x", "a.png", "{u}"],
            [],
        ),
        (
            "See `the docs <https://a.example>`_ and :doc:`this <a/b>`.",
            ["https://a.example", "a/b"],
            [],
        ),
        ("See :ref:`label`.", [], ["label"]),
        (
            "link:a.html[it], https://b.example[that], xref:c.adoc#d[here] and <<e,there>>.",
            ["a.html", "https://b.example", "c.adoc#d", "e"],
            [],
        ),
        ("https://b.example[] <<e>>", [], ["https://b.example", "e"]),
        ("([https://a.example/b](https://a.example/b#c))", ["https://a.example/b#c"], None),
        (r"\[x\](y) and \<https:", [], []),
    ],
)
def test_targets(text, hidden, seen):
    found = find_targets(text)
    assert [text[each.start : each.end] for each in found] == [each.text for each in found]
    assert [each.text for each in found if not each.seen] == hidden
    if seen is not None:
        assert [each.text for each in found if each.seen] == seen


def test_a_bare_url_ends_before_the_marks_of_its_sentence():
    text = "Look (at https://a.example/b_(c)), or at www.d.example/e."
    assert [each.text for each in find_targets(text)] == [
        "https://a.example/b_(c)",
        "www.d.example/e",
    ]


def test_bare_text_is_equal_where_only_targets_differ():
    assert bare("[a](b) <https://c.example>") == f"[a]({HIDDEN}) <{SEEN}>"
    assert bare("[a](b)") == bare("[a](c)") != bare("[d](b)")
