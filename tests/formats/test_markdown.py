"""Markdown: what is a unit, and what a translation looks like in the article."""

import pytest

from i18n_tool.formats.conformance import check_format, parse
from i18n_tool.formats.markdown import FORMAT
from tests.formats.judge import structure


def units(content: str) -> list[tuple[str, str]]:
    """Give kind and text of all units."""
    return [(unit.kind, unit.text) for unit in FORMAT.parse(content, "sample", "en").units]


def codes(content: str) -> list[list[str]]:
    """Give the codes of each unit."""
    return [
        [unit.text[first:last] for first, last in unit.codes]
        for unit in FORMAT.parse(content, "sample", "en").units
    ]


def rendered(content: str, *translations: str, locale: str | None = None) -> str:
    """Give the content with its segments translated in order; an empty one stays."""
    segments = parse(FORMAT, content).segments
    pairs = zip(segments, translations, strict=True)
    found = parse(FORMAT, content).render({s.key: text for s, text in pairs}, locale)
    return found.decode()


UNITS = {
    "headings": (
        "# One\n\n### Two ###\n\nThree\nand more\n===\n",
        [("heading 1", "One"), ("heading 3", "Two"), ("heading 1", "Three and more")],
    ),
    "a heading's anchor stays out": (
        "## One {#one}\n\n## Two { #two .x } ##\n\n## Three {/*three*/}\n\n## Set {}\n",
        [("heading 2", text) for text in ("One", "Two", "Three", "Set {}")],
    ),
    "a paragraph over lines": ("One\ntwo  three\n  four\n", [("paragraph", "One two  three four")]),
    "list items": (
        "- one\n  more\n- \\*two\n\n  three\n  1. four\n",
        [
            ("list item", "one more"),
            ("list item", "\\*two"),
            ("list item", "three"),
            ("list item", "four"),
        ],
    ),
    "tasks": ("- [ ] one\n- [x] two\n", [("list item", "one"), ("list item", "two")]),
    "quotes": (
        "> one\n> two\nlazy\n> > three\n>\n> - four\n>   five\n",
        [
            ("block quote", "one two lazy"),
            ("block quote", "three"),
            ("list item", "four five"),
        ],
    ),
    "an alert": ("> [!NOTE]\n> one\n", [("block quote", "one")]),
    "a table": (
        "| a | b |\n|:--|---|\n| c \\| d | `e` |\n| | f |\n",
        [
            ("table header", "a"),
            ("table header", "b"),
            ("table cell", "c \\| d"),
            ("table cell", "f"),
        ],
    ),
    "a table without outer pipes": (
        "a|b|c\n:--|--|--\nd|e|f\n",
        [("table header", c) for c in "abc"] + [("table cell", c) for c in "def"],
    ),
    "footnotes": (
        "One[^1].\n\n[^1]: Two\n    three.\n",
        [("paragraph", "One[^1]."), ("footnote", "Two three.")],
    ),
    "a definition list": ("Term\n: One\n  two\n", [("term", "Term"), ("definition", "One two")]),
    "a line that begins with a colon": ("One\n:smile: two\n", [("paragraph", "One :smile: two")]),
    "an image alone": (
        "![One *two*](a.png 'b c')\n\n![](<d e> (f))\n\n![g][h]\n\n[h]: i\n",
        [("alt", "One *two*"), ("title", "b c"), ("title", "f"), ("alt", "g")],
    ),
    "an image in a text": ("See ![one](a.png)\n", [("paragraph", "See ![one](a.png)")]),
    "an image that says nothing": ("![](a.png)\n", []),
    "code": ("```md\n# no\n```\n\n    no\n\n`no`\n\n~~~\nno\n", []),
    "what is not offered": (
        "[a]: http://example.org\n<!-- no -->\n\n***\n\n$$\nno\n\nno\n$$\n\n{{ no }}\n",
        [],
    ),
    "HTML around Markdown": (
        "<details>\n<div>\n\nOne\n\n</div>\n</details>\n",
        [("paragraph", "One")],
    ),
    "text in blocks of HTML": (
        (
            '<details>\n<summary>One &amp; <b>two</b></summary>\n<img src=a alt="Three">\n\nFour\n\n'
            "</details>\n\n<script>\nno()\n</script>\n"
        ),
        [("summary", "One &amp; <b>two</b>"), ("alt", "Three"), ("paragraph", "Four")],
    ),
    "blocks of JSX": (
        (
            "import A from './a'\nexport const b = {\n  c: 1\n}\n\n"
            '<Note title={{a: 1,\n  b: ">"}}>\nOne\n</Note>\n\n{/* no */}\n'
        ),
        [("paragraph", "One")],
    ),
    "shortcodes": (
        '{{< a >}}\nOne {{% b "c" %}} two.\n{{< /a >}}\n{% raw %}\nThree\n{* d.py hl[1] *}\n',
        [("paragraph", 'One {{% b "c" %}} two.'), ("paragraph", "Three")],
    ),
    "HTML in a list, in a quote, in a footnote": (
        (
            "- One\n\n  <div>\n  <p>Two\n  three</p>\n  </div>\n\n"
            "> <details>\n> <summary>Four\n> five</summary>\n> six</details>\n\n"
            "[^1]: <p>Seven</p>\n\n!!! note\n\n    <p>Eight</p>\n"
        ),
        [
            ("list item", "One"),
            ("paragraph", "Two three"),
            ("summary", "Four five"),
            ("text", "six"),
            ("paragraph", "Seven"),
            ("paragraph", "Eight"),
        ],
    ),
    "a tag over two lines of a quote is copied": ("> <p>One <a\n> href=b>two</a></p>\n", []),
    "components of MDX": (
        (
            '<Tabs>\n  <Tab value="a" label="One two">Three</Tab>\n</Tabs>\n\n'
            "<Card title='Four' href=\"x y\" on={a => b} description={c} />\n\n"
            'Five <B title="no">six</B>.\n\n`<A title="no">`\n\n<pre>\n<A title="no" />\n</pre>\n\n'
            '<div className="a b">\n  <A id="no">Seven</A>, eight\n</div>\n'
        ),
        [
            ("label", "One two"),
            ("paragraph", "Three"),
            ("title", "Four"),
            ("paragraph", 'Five <B title="no">six</B>.'),
            ("text", '<A id="no">Seven</A>, eight'),
        ],
    ),
    "text four deep in components of MDX": (
        (
            'import A from "a"\n\n<Tabs>\n  <Tab label="One">\n\n    Two\n    three\n\n    ```c\n    no\n'
            '    ```\n\n    - four\n\n  </Tab>\n  <Tab\n    label="Five">\n    <Deep>\n      Six\n'
            "    </Deep>\n  </Tab>\n</Tabs>\n\nSeven\n"
        ),
        [
            ("label", "One"),
            ("paragraph", "Two three"),
            ("list item", "four"),
            ("label", "Five"),
            ("paragraph", "Six"),
            ("paragraph", "Seven"),
        ],
    ),
    "code four deep where nothing says MDX": (
        "<Tabs>\n  <Tab>\n\n    no\n\n  </Tab>\n</Tabs>\n",
        [],
    ),
    "expressions of MDX": (
        "{props.children}\n\nOne {a.b(c)} two\n",
        [("paragraph", "One {a.b(c)} two")],
    ),
    "expressions of MDX over lines": (
        (
            'import A from "a"\n\n{a.map((b) => (\n  <li key={b}>no {b}</li>\n))}\n\n'
            "<C>{`\nno\n\nno\n`}</C>\n\nOne\n"
        ),
        [("paragraph", "One")],
    ),
    "directives of MyST": (
        (
            "```{note} One\n:class: no\n\nTwo\n```\n\n````{admonition} Three\n```{tip}\nFour\n```\n"
            "```{python}\nno\n```\n````\n\n> ```{warning}\n> Five\n> ```\n\nSix\n"
        ),
        [
            ("admonition title", "One"),
            ("paragraph", "Two"),
            ("admonition title", "Three"),
            ("paragraph", "Four"),
            ("block quote", "Five"),
            ("paragraph", "Six"),
        ],
    ),
    "lines that other files are put in for": (
        '--8<-- "no.md"\n\n--8<--\nno.md\n--8<--\n\n<<< @/no.js{1}\n\n@[code](no.js)\n\nOne\n',
        [("paragraph", "One")],
    ),
    "code between tags of templates": (
        (
            "{% highlight c %}\nno\n\nno\n{% endhighlight %}\n\n{{< mermaid >}}\nno\n{{< /mermaid >}}\n\n"
            '{{< code "no" />}}\n\nOne\n\n{{< highlight c >}}\n\nTwo\n'
        ),
        [("paragraph", "One"), ("paragraph", "Two")],
    ),
    "titles of definitions": (
        (
            "See [a].\n\n[a]: b \"One 'two'\"\n[c]: <d> (Three)\n[//]: # (no)\n[e]: <> (no)\n\n"
            '    [f]: g "no"\n\n[h]:\n  i\n  "Four"\n[j]: k\n"no\n'
        ),
        [
            ("paragraph", "See [a]."),
            ("title", "One 'two'"),
            ("title", "Three"),
            ("title", "Four"),
            ("paragraph", '"no'),
        ],
    ),
    "abbreviations": (
        "One\n\n*[AB]: Two three\n*[C]: Four\n",
        [("paragraph", "One"), ("abbreviation", "Two three"), ("abbreviation", "Four")],
    ),
    "places of tables of contents": (
        "[TOC]\n\n[[_TOC_]]\n\n- one\n{:toc}\n",
        [("list item", "one")],
    ),
    "images with attributes, in links, several": (
        "![One](a){ align=right }\n\n[![Two](b)](c) ![Three\nfour](d)\n\n![](e)\n",
        [("alt", "One"), ("alt", "Two"), ("alt", "Three four")],
    ),
    "tags that stand alone in a line of text": (
        (
            '<A><img alt="One" src="a"></A>\n\n[<img alt="Two">](a)\n\n`<img alt="no">`\n\n'
            '> <b><img\n> alt="no"></b>\n\n\\newpage\n'
        ),
        [("alt", "One"), ("alt", "Two")],
    ),
    "callouts": (
        "> [!tip]+ One\n> Two\n> three\n\n> [!own]\n> Four\n",
        [("block quote", "One\nTwo three"), ("block quote", "Four")],
    ),
    "what is around all of a text": (
        (
            "{{< a >}}One.{{< /a >}}\n\n{% b %}Two{% endb %}\n\n<C>Three</C>\n\nFour<!-- more -->\n\n"
            "{{< a >}}Five{{< /a >}} {{< a >}}six{{< /a >}}\n"
        ),
        [
            ("paragraph", "One."),
            ("paragraph", "Two"),
            ("paragraph", "Three"),
            ("paragraph", "Four"),
            ("paragraph", "{{< a >}}Five{{< /a >}} {{< a >}}six{{< /a >}}"),
        ],
    ),
    "Chinese lines join without a space": (
        "一二\n三四\n- 五\n  six\n",
        [("paragraph", "一二三四"), ("list item", "五 six")],
    ),
    "admonitions of Docusaurus": (
        ":::note[One two]{.x}\n\nThree\n\n:::\n\n::: tip Four\nFive\n:::\n",
        [
            ("admonition title", "One two"),
            ("paragraph", "Three"),
            ("admonition title", "Four"),
            ("paragraph", "Five"),
        ],
    ),
    "admonitions of Material": (
        '!!! note "One"\n\n    Two\n    three\n\n    - four\n\n??? tip\n    Five\n\n=== "Six"\n\n    7th\n',
        [
            ("admonition title", "One"),
            ("paragraph", "Two three"),
            ("list item", "four"),
            ("paragraph", "Five"),
            ("admonition title", "Six"),
            ("paragraph", "7th"),
        ],
    ),
    "blocks of PyMdown": (
        "/// note | Remarque\n    type: x\n\nOne\n\n///\n",
        [("admonition title", "Remarque"), ("paragraph", "One")],
    ),
    "a directive of mkdocstrings": ("::: one.two\n    options:\n        no: 1\n", []),
    "an exclamation is no admonition": ("!!! wow\n", [("paragraph", "!!! wow")]),
    "an admonition shown as code": ("```\n:::note[No]\n```\n\n    :::note[No]\n", []),
    "an export in prose": (
        "export default settings are\n",
        [("paragraph", "export default settings are")],
    ),
}


@pytest.mark.parametrize(("content", "expected"), UNITS.values(), ids=list(UNITS))
def test_units(content: str, expected: list[tuple[str, str]]) -> None:
    assert units(content) == expected
    assert units(content.replace("\n", "\r\n")) == expected
    assert units("\ufeff" + content.rstrip("\n")) == expected


@pytest.mark.parametrize("content", [content for content, _ in UNITS.values()], ids=list(UNITS))
def test_the_laws_hold_for_each(content: str) -> None:
    check_format(FORMAT, [content], structure)


CODES = {
    "*a* **b *c*** ~~d~~ `e`": ["*a*", "**b *c***", "~~d~~", "`e`"],
    "[a](b) ![c](d 'e') <http://f> [^1] [g][] [h][g]\n\n[g]: i\n\n[^1]: j": [
        "[a](b)",
        "![c](d 'e')",
        "<http://f>",
        "[^1]",
        "[g][]",
        "[h][g]",
    ],
    "x <b>a. <i>b.</i></b> <img src=c> </u> <A b={c}>d.</A>": [
        "<b>a. <i>b.</i></b>",
        "<img src=c>",
        "</u>",
        "<A b={c}>d.</A>",
    ],
    "x $a_1$ {{ b }} {% c %} {: .d }": ["$a_1$", "{{ b }}", "{% c %}", "{: .d }"],
    "> x `a\n> b` c": ["`a b`"],
}


@pytest.mark.parametrize(("content", "expected"), CODES.items())
def test_codes_are_the_outermost_inline_elements(content: str, expected: list[str]) -> None:
    assert codes(content)[0] == expected


def test_hard_breaks_separate_sentences_and_stay() -> None:
    content = "> One  \n> two\\\n> three<br> four\n"
    unit = FORMAT.parse(content, "sample", "en").units[0]
    assert unit.text == "One\ntwo\nthree<br> four"
    assert [unit.text[first:last] for first, last in unit.breaks] == ["\n", "\n", "<br> "]
    assert rendered(content, "A", "", "C", "D") == "> A  \n> two\\\n> C<br> D\n"


def test_a_hard_break_within_an_element_is_part_of_its_sentence() -> None:
    content = "> x **one  \n> two** y\n"
    assert [segment.text for segment in parse(FORMAT, content).segments] == ["x **one\ntwo** y"]
    assert rendered(content, "x **A\nB** y") == "> x **A  \n> B** y\n"
    assert rendered(content, "x **A B** y") == "> x **A B** y\n"


WRITTEN = {
    "one line for a wrapped paragraph": ("> One\n> two. Three\n> four.\n", ("A.", "B."), "> A. B.\n"),
    "only the sentence changes": ("- One\n  two. Three\n  four.\n", ("A.", ""), "- A. Three\n  four.\n"),
    "a list item": ("One.\n", ("- A",), "\\- A\n"),
    "a number": ("One.\n", ("1. A",), "1\\. A\n"),
    "a heading": ("One.\n", ("# A",), "\\# A\n"),
    "a quote": ("- One.\n", ("> A",), "- \\> A\n"),
    "a fence": ("One.\n", ("~~~ A",), "\\~~~ A\n"),
    "inline code of three ticks": ("One.\n", ("```A``` b",), "```A``` b\n"),
    "a rule": ("One.\n", ("* * *",), "\\* * *\n"),
    "bold": ("One.\n", ("**A** b",), "**A** b\n"),
    "an underline below a line": ("One.\nTwo.\n", ("", "==="), "One.\n\\===\n"),
    "the line below a table's head": ("a | b.\nTwo.\n", ("", "--- | ---"), "a | b.\n\\--- | ---\n"),
    "a definition": ("One.\n", ("[a]: b",), "\\[a]: b\n"),
    "a task": ("- One.\n", ("[x] a",), "- \\[x] a\n"),
    "a block of HTML": ("One.\n", ("<div>a",), "\\<div>a\n"),
    "a tag of the source at the start": ("One <div>two</div>.\n", ("<div>A</div>",), "&#8203;<div>A</div>\n"),
    "an admonition": ("One.\n", ("::: a",), "\\::: a\n"),
    "a backslash before a break": ("One.\nTwo.\n", ("A\\", ""), "A\\\\\nTwo.\n"),
    "lines of a translation": ("One.\n", ("A\n\n- b",), "A  - b\n"),
    "nothing but space": ("One.\n", (" \n",), "One.\n"),
    "a heading of one line": ("# One #\n", ("A\nb",), "# A b #\n"),
    "a heading that ends in marks": ("# One\n", ("A #",), "# A \\#\n"),
    "a heading like an anchor": ("# One {#one}\n", ("A {#b}",), "# A \\{#b} {#one}\n"),
    "a cell": ("| a |\n|---|\n| b |\n", ("A|B", "`C|D` \\| E"), "| A\\|B |\n|---|\n| `C\\|D` \\| E |\n"),
    "a cell at the start of its line": ("a | b\n--|--\nc | d\n", ("", "", "- x", ""), "a | b\n--|--\n\\- x | d\n"),
    "an alt text": ("![One](a)\n", ("A ] b",), "![A \\] b](a)\n"),
    "an alt text in a cell": ("| ![a](b 'c') |\n|---|\n", ("A | b",), "| ![A \\| b](b 'c') |\n|---|\n"),
    "an alt text with brackets": ("![One](a)\n", ("A [b]",), "![A [b]](a)\n"),
    "the title of a definition": ('[a]: b "One"\n', ('A "b" \\"c\\\\"',), '[a]: b "A \\"b\\" \\"c\\\\\\""\n'),
    "a title in brackets": ("[a]: b (One)\n", ("A (b)",), "[a]: b (A \\(b\\))\n"),
    "an attribute": ('<A title="One" />\n', ('A "b" & <c>',), '<A title="A &quot;b&quot; &amp; &lt;c>" />\n'),
    "a line of HTML in a quote": ("> <p>One.\n> Two.</p>\n", ("A & b.", ""), "> <p>A &amp; b.\n> Two.</p>\n"),
    "text in a component": ("<A>One.</A>\n", ("# A",), "<A># A</A>\n"),
    "an abbreviation": ("*[A]: One\n", ("A\nb",), "*[A]: A b\n"),
    "a quoted title": ('!!! a "One"\n\n    Two\n', ('A "b"', ""), '!!! a "A &quot;b&quot;"\n\n    Two\n'),
}  # fmt: skip


@pytest.mark.parametrize(("content", "given", "expected"), WRITTEN.values(), ids=list(WRITTEN))
def test_a_translation_stays_what_its_source_is(
    content: str, given: tuple[str, ...], expected: str
) -> None:
    assert rendered(content, *given) == expected


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        ("See [foo bar] x.", "Voir [truc].", "Voir [truc][foo bar]."),
        ("See [foo\nbar][], [b].", "Voir [truc][], [c].", "Voir [truc][foo bar], [c][b]."),
        ("See **[b]** or [sic].", "Voir **[c]** ou [ainsi].", "Voir **[c][b]** ou [ainsi]."),
        ("See [b] or [foo bar].", "Voir [foo bar] ou [c].", "Voir [foo bar] ou [c][b]."),
        ("See [b] and [a][b].", "Voir [c] et [d][b].", "Voir [c][b] et [d][b]."),
        ("See [b].", "Voir [c](d.md).", "Voir [c](d.md)."),
        ("See [sic].", "Voir [ainsi].", "Voir [ainsi]."),
        ("# [b]", "[c]", "# [c][b]"),
        ("See [the `b`].", "Voir [le `b`].", "Voir [le `b`][the `b`]."),
        ("See `[b]` and [b].", "Voir `[b]` et [c].", "Voir `[b]` et [c][b]."),
        ("| [b] |\n|---|", "[c|d]", "| [c\\|d][b] |\n|---|"),
    ],
)
def test_a_link_that_is_looked_up_by_its_text_still_leads_there(
    source: str, translation: str, expected: str
) -> None:
    definitions = "\n\n[foo bar]: a.md\n[b]: b.md\n[the `b`]: c.md\n"
    article = parse(FORMAT, source + definitions)
    rendered = article.render({article.segments[0].key: translation}).decode()
    assert rendered == expected + definitions


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\v", "\f", "\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize("source", ["# One\n", "One\n===\n", "| One |\n|---|\n", "- One\n"])
def test_a_line_end_in_a_translation_is_a_space(source: str, end: str) -> None:
    rendered = parse(FORMAT, source).render({"One": f"Un{end}deux"})
    assert rendered.decode() == source.replace("One", "Un deux")


def test_a_cell_is_read_without_its_escape() -> None:
    content = "| a \\| b |\n|---|\n"
    assert [segment.text for segment in parse(FORMAT, content).segments] == ["a | b"]


def test_chinese_puts_nothing_between_two_sentences() -> None:
    assert rendered("One.\nTwo.\n", "一。", "二。", locale="zh_Hans") == "一。二。\n"
    # No picture comes of a link behind a mark of exclamation.
    link = "[Two.](a.md)"
    assert rendered(f"One!\n{link}\n", "一!", link, locale="zh_Hans") == f"一! {link}\n"


DIRECTIVES = """\
One

<!-- i18n: off -->
Two

```
<!-- i18n: on -->
```
Three
<!-- i18n: on -->

<!-- i18n: context: menu, top -->
Four

{/* i18n: whole */}
Five. Six.
"""


def test_directives_are_obeyed() -> None:
    found = [(s.text, s.context) for s in parse(FORMAT, DIRECTIVES).segments]
    assert found == [("One", None), ("Four", "menu, top"), ("Five. Six.", None)]


@pytest.mark.parametrize(
    ("first", "rest"), [("- ", "  "), ("> ", "> "), ("1. ", "   "), ("> - ", ">   "), ("", "")]
)
def test_directives_are_obeyed_in_containers(first: str, rest: str) -> None:
    content = first + DIRECTIVES.replace("\n", "\n" + rest)
    found = [(s.text, s.context) for s in parse(FORMAT, content).segments]
    assert found == [("One", None), ("Four", "menu, top"), ("Five. Six.", None)]


def test_directives_are_obeyed_within_components_and_html() -> None:
    content = (
        "<A>\n{/* i18n: off */}\nOne\n{/* i18n: on */}\n</A>\n\n"
        "<div>\n<!-- i18n: off -->\n<p>Two</p>\n<!-- i18n: on -->\n"
        "<!-- i18n: whole -->\n<p>Three. Four.</p>\n</div>\n"
    )
    assert [s.text for s in parse(FORMAT, content).segments] == ["Three. Four."]


def test_a_directive_that_code_shows_is_none() -> None:
    content = "Write `{/* i18n: off */}`.\n\n    {/* i18n: off */}\n\nGo on.\n"
    found = [s.text for s in parse(FORMAT, content).segments]
    assert found == ["Write `{/* i18n: off */}`.", "Go on."]


@pytest.mark.parametrize(
    "content", ["", "\n", "\ufeff", "---\ntitle: abc\n---", "```\nnever closed", "<!-- "]
)
def test_articles_of_next_to_nothing(content: str) -> None:
    check_format(FORMAT, [content], structure)


def test_nothing_is_taken_for_front_matter_that_is_none() -> None:
    assert units("---\n\nOne\n\n---\n") == [("paragraph", "One")]
    assert units("---\ntitle: One\n") == [("paragraph", "title: One")]


def test_a_line_too_deep_to_open_an_admonition_goes_on_with_the_paragraph() -> None:
    assert units("One\n\t:::note Two\nthree.\n") == [("paragraph", "One :::note Two three.")]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("import x from 'y'", "&#105;mport x from 'y'"),
        ("export const x = 1", "&#101;xport const x = 1"),
        ("import duties rose", "import duties rose"),
        ('--8<-- "notes.md"', '\\--8<-- "notes.md"'),
        ("<<< @/notes.md", "\\<<< @/notes.md"),
        ("@include: notes.md", "\\@include: notes.md"),
    ],
)
def test_a_translation_brings_no_code_in(text: str, written: str) -> None:
    rendered = parse(FORMAT, "One.\n\nTwo.\n").render({"One.": text}).decode()
    assert rendered == f"{written}\n\nTwo.\n"


@pytest.mark.parametrize("mark", [":-", "::", ":", ":--"])
def test_a_colon_that_touches_its_text_starts_no_definition(mark: str) -> None:
    assert units(f"One\n{mark}two\n") == [("paragraph", f"One {mark}two")]
