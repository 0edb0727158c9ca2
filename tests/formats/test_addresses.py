"""Addresses: where links lead from and to, in Markdown and HTML."""

import pytest

from i18n_tool.formats import KnowsAddresses, format_for
from i18n_tool.formats.html import FORMAT as HTML
from i18n_tool.formats.markdown import FORMAT as MARKDOWN


def anchors(content, article_format=MARKDOWN):
    """Give the level, ids and words of each anchor, and what stands before its place."""
    return [
        (found.level, found.ids, found.text, content[: found.place] if found.place >= 0 else None)
        for found in article_format.addresses(content).anchors
    ]


def links(content, article_format=MARKDOWN):
    """Give the targets of the links, each with where it stands."""
    return [(found.target, found.start) for found in article_format.addresses(content).links]


def test_who_knows_addresses():
    assert isinstance(format_for("a.md"), KnowsAddresses)
    assert isinstance(format_for("a.html"), KnowsAddresses)
    assert not isinstance(format_for("a.txt"), KnowsAddresses)


@pytest.mark.parametrize(
    ("content", "level", "ids", "text", "before"),
    [
        ("# One two #\n", 1, (), "One two", "# One two"),
        ("---\ntitle: x\n---\n## One\n", 2, (), "One", "---\ntitle: x\n---\n## One"),
        ("One\n two\n---\n", 2, (), "One two", "One\n two"),
        ("> ### One\n", 3, (), "One", "> ### One"),
        ("- # One\n", 1, (), "One", "- # One"),
        ("# One {#a-b}\n", 1, ("a-b",), "One", "# One"),
        ("# One { #a.b .c }\n", 1, ("a.b",), "One", "# One"),
        ("# One {: .c #a }\n", 1, ("a",), "One", "# One"),
        ("# One {/*a*/}\n", 1, ("a",), "One", "# One"),
        ("# One {/* #a */}\n", 1, ("a",), "One", "# One"),
        ("# One {.c}\n", 1, (), "One", "# One"),
        ("# One {two}\n", 1, (), "One {two}", "# One {two}"),
        ("# One ## {#a}\n", 1, ("a",), "One ##", "# One ##"),
        ("# One\n{: #a}\n", 1, ("a",), "One", "# One"),
        (
            "# *O*`n`\\* &amp; [x](y) ![z](w)\n",
            1,
            (),
            "On* & x",
            "# *O*`n`\\* &amp; [x](y) ![z](w)",
        ),
        ("# {{ x }} One\r\n", 1, (), "One", "# {{ x }} One"),
        ("#\n", 1, (), "", None),
        ('<h2 id="a">One <b>two</b>\n</h2>\n', 2, ("a",), "One two", '<h2 id="a">One <b>two</b>'),
    ],
)
def test_headings_of_markdown(content, level, ids, text, before):
    assert anchors(content) == [(level, ids, text, before)]


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        ('<a id="x"></a>\n', ["x"]),
        ("Text <a name='x'></a>, <span id=y>z</span>\n", ["x", "y"]),
        ('<div id="x">\n\ntext\n\n</div>\n', ["x"]),
        ('<a id="x" name="y"></a>\n', ["x", "y"]),
        ("[](){ #x }\n\ntext{#y}\n{: #z .c}\n", ["x", "y", "z"]),
        ("(x)=\nText\n", ["x"]),
        ('<Tab id="x">\n\nText\n\n</Tab>\n', ["x"]),
        ('`<a id="x">` {#y}\n\n```\n<a id="z">\n{#z}\n```\n', ["y"]),
        ("{{< ref #x >}} {% x #y %}\n", []),
        ('<!-- <a id="x"> -->\n', []),
    ],
)
def test_other_ids_of_markdown(content, ids):
    assert [name for _, names, _, _ in anchors(content) for name in names] == ids


def test_an_anchor_inside_a_heading_does_not_replace_its_id():
    content = '# One <a id="x"></a>\n'
    assert anchors(content) == [(1, (), "One", content[:-1]), (0, ("x",), "", None)]


@pytest.mark.parametrize(
    ("content", "targets"),
    [
        ('[a](b.md#c "t") ![d](e.png)\n', [("b.md#c", 0), ("e.png", 16)]),
        ("[a](<b c.md>) [d](e\\_f&amp;g)\n", [("b c.md", 0), ("e_f&g", 14)]),
        ("[a][b] [b][] [b]\n\n[b]: c.md\n", [("c.md", 0), ("c.md", 7), ("c.md", 13)]),
        ("<https://a.b> <a@b.c>\n", [("https://a.b", 0), ("mailto:a@b.c", 14)]),
        ('[![a](b)](c) <img src="d">\n', [("c", 0), ("b", 1), ("d", 13)]),
        ('<a href="b&amp;c">\n\nx\n', [("b&c", 0)]),
        ("<Link to='b'>x</Link> <Foo src={x} />\n", [("b", 0)]),
        ('<Card\n  href="b"\n/>\n', [("b", 0)]),
        ("`[a](b)` [c](d\n\n    [e](f)\n", []),
        ("---\ntitle: '[a](b)'\n---\n", []),
    ],
)
def test_links_of_markdown(content, targets):
    assert links(content) == targets


def test_html():
    content = (
        '<body id=a><h1 id="b">One &amp; <a name="c">two</a></h1><h2>Open<p>'
        '<a href="d?e&amp;f#g">x</a><img src=i srcset="j, k 2x,l 3x"><img srcset="data:a,b"><video poster="m">'
        '<script>"<a id=n href=o>"</script><!-- <a id=p href=q> -->'
    )
    assert anchors(content, HTML) == [
        (0, ("a",), "", None),
        (1, ("b",), "One & two", content[: content.index("</h1>")]),
        (0, ("c",), "", None),
        (2, (), "Openx", None),
    ]
    assert [target for target, _ in links(content, HTML)] == ["d?e&f#g", "i", "j", "k", "l", "m"]


def test_where_a_base_says_what_links_start_from_nothing_is_known():
    assert links('<base href="/x/"><a href="y">z</a>', HTML) == []
