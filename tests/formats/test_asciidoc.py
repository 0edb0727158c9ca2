"""AsciiDoc by examples: what is offered, what stays, and how translations are written."""

import re

import pytest

from i18n_tool.errors import ArticleError
from i18n_tool.formats import DeclaresLocale, KnowsAddresses, format_for
from i18n_tool.formats.asciidoc import FORMAT
from i18n_tool.formats.conformance import check_format, parse
from i18n_tool.formats.letters import offered
from i18n_tool.formats.options import Options
from i18n_tool.model.address import Anchor, Link
from tests.formats.asciidoctor import convert, structure


def units(content: str, options: Options | None = None) -> list[tuple[str, str]]:
    """Give the kind and text of each unit."""
    article = FORMAT.parse(content, "sample", "en", options or Options())
    return [(unit.kind, unit.text) for unit in article.units]


def render(content: str, *texts: tuple[str, str], locale: str | None = None) -> str:
    """Give the content with whole units translated."""
    article = FORMAT.parse(content, "sample", "en")
    split = article.split(lambda text, _locale, _codes: [(0, len(text))] if text else [], offered)
    return split.render(dict(texts), locale).decode()


HEADER = """\
// A comment.
////
Another.
////
= The guide: Its parts
Ana Who <ana@a.example>
v1.2, 2026-01-01: Spring
:lang: en
:description: What the guide \\
  is about.
:page-title: The guide
:navtitle: Guide
:note-caption: Note
:experimental:
:url: https://a.example

First paragraph.
"""


def test_of_a_header_the_title_and_attributes_that_are_language_are_offered() -> None:
    assert units(HEADER) == [
        ("heading 1", "The guide: Its parts"),
        ("attribute description", "What the guide is about."),
        ("attribute page-title", "The guide"),
        ("attribute navtitle", "Guide"),
        ("attribute note-caption", "Note"),
        ("paragraph", "First paragraph."),
    ]


def test_which_attributes_are_language_is_configured() -> None:
    content = ":summary: One\n:motto: Two\n"
    assert units(content) == [("attribute summary", "One")]
    assert units(content, Options(("motto",))) == [("attribute motto", "Two")]


def test_lang_declares_the_locale_and_gets_the_translation_s() -> None:
    assert isinstance(FORMAT, DeclaresLocale)
    assert FORMAT.declared_locale(HEADER) == "en"
    assert FORMAT.declared_locale("= T\n") is None
    content = "= T\n:lang: en\n\nA b.\n"
    assert render(content, ("A b.", "Це б."), locale="uk") == "= T\n:lang: uk\n\nЦе б.\n"
    assert render(content, locale="uk") == content


def test_lists_of_all_kinds_with_what_is_attached_to_them() -> None:
    content = """\
* One
goes on
** Nested
*** [x] Done
* Two
+
Attached text
goes on.
+
----
code
----
+
NOTE: A note.

. First
.. Second
1. Third

Term:: Its definition
Other term::
  Its definition,
  indented.
Last term::

Below.

<1> A callout.
"""
    assert units(content) == [
        ("list item", "One goes on"),
        ("list item", "Nested"),
        ("list item", "Done"),
        ("list item", "Two"),
        ("paragraph", "Attached text goes on."),
        ("paragraph", "A note."),
        ("list item", "First"),
        ("list item", "Second"),
        ("list item", "Third"),
        ("term", "Term"),
        ("definition", "Its definition"),
        ("term", "Other term"),
        ("definition", "Its definition, indented."),
        ("term", "Last term"),
        ("definition", "Below."),
        ("list item", "A callout."),
    ]


def test_blocks_of_language_and_blocks_that_are_copied() -> None:
    content = """\
.The title
[%collapsible]
====
In an example.

--
In an open block.
--
====

[WARNING]
====
Be careful.
====

****
A sidebar.
****

[quote,Who,Where]
____
A quote.
____

> A quote, too.
> It goes on.

"Short quote."
-- Who

[verse]
____
First line
second line

Last stanza
____

[source,ruby]
puts 1

....
literal
....

++++
<b>x</b>
++++

[stem]
++++
x^2
++++

  indented

[plantuml]
--
a -> b
--

[subs=none]
Copied {as it is}.

[discrete]
== A discrete title

'''

image::a.png[The alt text,100,title="A title, too"]

include::part.adoc[]

ifdef::web[]
For the web.
endif::[]
"""
    assert units(content) == [
        ("block title", "The title"),
        ("paragraph", "In an example."),
        ("paragraph", "In an open block."),
        ("paragraph", "Be careful."),
        ("paragraph", "A sidebar."),
        ("block quote", "A quote."),
        ("block quote", "A quote, too. It goes on."),
        ("block quote", "Short quote."),
        ("verse", "First line\nsecond line"),
        ("verse", "Last stanza"),
        ("heading 2", "A discrete title"),
        ("alt", "The alt text"),
        ("title", "A title, too"),
        ("paragraph", "For the web."),
    ]


def test_cells_of_a_table() -> None:
    content = r"""
[cols="1,2a,l"]
|===
|Name |Text |Code

|One
|* item
* other

NOTE: Noted.
|literal

|Last \| one
goes on
m|code
|literal
|===

|===
2+^.>s|Wide |Narrow
|===

,===
a,b
,===

[separator=!]
|===
!a!b
|===
"""
    assert units(content) == [
        ("table header", "Name"),
        ("table header", "Text"),
        ("table header", "Code"),
        ("table cell", "One"),
        ("list item", "item"),
        ("list item", "other"),
        ("table cell", "Noted."),
        ("table cell", "Last \\| one goes on"),
        ("table cell", "code"),
        ("table cell", "Wide"),
        ("table cell", "Narrow"),
    ]


def test_a_cell_escapes_what_separates_cells() -> None:
    content = "|===\n|one \\| two|c\n|===\n"
    assert render(content, ("one | two", "x | y | zet")) == "|===\n|x \\| y \\| zet|c\n|===\n"
    assert render(content, ("one | two", "in e")) == "|===\n|in e{empty}|c\n|===\n"


def test_hard_breaks_part_sentences() -> None:
    content = "One +\ntwo\nthree.\n\n[%hardbreaks]\nFour\nfive.\n"
    article = FORMAT.parse(content, "sample", "en")
    assert [(unit.text, unit.breaks) for unit in article.units] == [
        ("One\ntwo three.", ((3, 4),)),
        ("Four\nfive.", ((4, 5),)),
    ]
    article = article.split(lambda text, _locale, _codes: [(0, len(text))], offered)
    assert article.render({"One": "Un", "two three.": "deux", "five.": "cinq."}).decode() == (
        "Un +\ndeux\n\n[%hardbreaks]\nFour\ncinq.\n"
    )


def test_no_sentence_is_cut_within_an_element() -> None:
    text = (
        "A *b. C* d `e. f` link:g[h. i] https://a.example/j[k. l] <<m,n. o>> footnote:[p. q] "
        '"`r. s`" +t. u+ {v} ((w. x)) image:y.png[z] [.a]#b. c# snake_case_d.'
    )
    unit = FORMAT.parse(text, "sample", "en").units[0]
    assert [unit.text[first:last] for first, last in unit.codes] == [
        "*b. C*", "`e. f`", "link:g[h. i]", "https://a.example/j[k. l]", "<<m,n. o>>",
        "footnote:[p. q]", '"`r. s`"', "+t. u+", "{v}", "((w. x))", "image:y.png[z]", "[.a]#b. c#",
    ]  # fmt: skip


def test_a_link_that_is_all_of_its_unit_shows_only_its_words() -> None:
    content = "* xref:a.adoc[The page]\n* https://a.example[Home^]\n* link:b[c=d]\n"
    assert [text for _, text in units(content)] == ["The page", "Home", "link:b[c=d]"]
    assert render(content, ("The page", "a ] b = c"), ("Home", "Dom")) == (
        "* xref:a.adoc[a \\] b &#61; c]\n* https://a.example[Dom^]\n* link:b[c=d]\n"
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("* x", "{empty}* x"),
        ("1. x", "{empty}1. x"),
        ("== x", "{empty}== x"),
        (".x", "{empty}.x"),
        ("// x", "{empty}// x"),
        (":x: y", "{empty}:x: y"),
        ("NOTE: x", "{empty}NOTE: x"),
        ("----", "{empty}----"),
        ("[x]", "[x]{empty}"),
        ("image::x[]", "image::x[]{empty}"),
        ("include::x[]", "include::x[]{empty}"),
        ("x:: y", "x::{empty} y"),
        ("x +", "x +{empty}"),
        ("{x} {nbsp} {known}", "\\{x} {nbsp} {known}"),
        ("x\ny", "x y"),
        ("*x*", "*x*"),
    ],
)
def test_a_paragraph_stays_one(text: str, written: str) -> None:
    content = ":known: k\n\nwords\n"
    rendered = render(content, ("words", text))
    assert rendered == f":known: k\n\n{written}\n"
    assert structure(rendered)[:2] == ['<div class="paragraph">', "<p>"]


def test_a_heading_s_end_and_an_underline_s_length() -> None:
    assert render("== Title ==\n", ("Title", "x ==")) == "== x =={empty} ==\n"
    assert render("Title\n=====\n", ("Title", "Long title")) == "Long title\n==========\n"
    assert render("Title\r\n~~~~~\r\n", ("Title", "X")) == "X\r\n~\r\n"


def test_a_text_above_a_block_becomes_no_title() -> None:
    content = "For example:\n----\ncode\n----\n"
    assert render(content, ("For example:", "例えば:")) == ("{empty}例えば:\n----\ncode\n----\n")
    assert render(content, ("For example:", "Par exemple :")) == (
        "Par exemple :\n----\ncode\n----\n"
    )


def test_values_of_a_macro_are_quoted_as_they_need() -> None:
    content = 'image::a.png[Alt,title="b c"]\n'
    assert render(content, ("Alt", "x, y"), ("b c", 'p "q"')) == (
        'image::a.png["x, y",title="p \\"q\\""]\n'
    )


@pytest.mark.parametrize(
    ("source", "text", "written"),
    [
        ("Use *bold* here.", "使用*粗体*文字。", "使用**粗体**文字。"),
        ("Run `git` now.", "运行`git`吧。", "运行``git``吧。"),
        ("Run `+a_b+` now.", "运行`+a_b+`吧。", "运行``++a_b++``吧。"),
        ("Run +a_b+ now.", "运行+a_b+吧。", "运行++a_b++吧。"),
        ("A `a*` and `*b`, *c*.", "甲`a*`乙`*b`丙*丁*戊", "甲``a*``乙``*b``丙**丁**戊"),
        ("A `=~` or `=~`.", "甲`=~`乙`=~`。", "甲``=\\~``乙``=~``。"),
        ('Say "`hi`" to `x`.', '说"`嗨`"给`x`吧。', "说“嗨”给``x``吧。"),
        ('As `"a"` and `"b"`.', '甲`"a"`和`"b"`。', '甲``"a"``和``"b"``。'),
        ("At https://a.example/b or m@a.org.", "在https://a.example/b。或m@a.org吧",
         "在link:https://a.example/b[]。或mailto:m@a.org[]吧"),
        ("See: https://a.example[b].", "见：https://a.example[乙]。",
         "见：link:https://a.example[乙]。"),
        ("A `u=https://a.b` or --u=https://a.b.", "甲`u=https://a.b`乙--u=https://a.b丙",
         "甲``u=https://a.b``乙--u=https://a.b丙"),
        ("See {docs}/a[b].", "见{docs}/a[乙]。", "见{zwsp}{docs}/a[乙]。"),
        ("See link:a{x}b[c].", "见link:a{x}b[丙]。", "见link:a{x}b[丙]。"),
        ("A `t:<a>` at kbd:[x], `b`.", "甲`t:<a>`在kbd:[x]的`b`丙", "甲``t:<a>``在kbd:[x]的``b``丙"),
        ("An _em_.", "一个_强调_。", "一个__强调__。"),
        ("A snake_case _em_.", "snake_case_强调_。", "snake_case__强调__。"),
        ("A snake_case _em_.", "snake_case和_强调_。", "snake_case和__强调__。"),
        ("A [.r]#mark#.", "一[.r]#词#。", "一[.r]##词##。"),
        ("*One*, two.", "*一*，二。", "*一*，二。"),
        ("Two * three.", "二*三*四。", "二*三*四。"),
        ("See https://a.example[b].", "见https://a.example[乙]。", "见link:https://a.example[乙]。"),
    ],
)  # fmt: skip
def test_marks_that_letters_touch_are_doubled_where_that_is_certain(
    source: str, text: str, written: str
) -> None:
    assert render(source, (source, text), locale="zh_Hans") == written


def test_a_link_behind_the_sentence_before() -> None:
    content = "One is. https://a.example[Two] is. https://b.example is three.\n"
    article = parse(FORMAT, content)
    texts = ("一。", "https://a.example[二]是。", "https://b.example是三。")
    translations = dict(zip([one.key for one in article.segments], texts, strict=True))
    rendered = article.render(translations, "zh_Hans").decode()
    assert rendered == "一。link:https://a.example[二]是。link:https://b.example[]是三。\n"


@pytest.mark.parametrize(
    ("source", "text", "written"),
    [
        ("Run `a*` now.", "运行`a*`吧。", "运行{empty}`a*`{empty}吧。"),
        ("Run +a+ now.", "运行+a+吧。", "运行++a++吧。"),
        ("Run 'git gc' or \"`x`\".", "运行'git gc'或\"`x`\"吧。", '运行__git gc__或"`x`"吧。'),
        ("Say ``hi'' now.", "说``嗨''吧。", "说“嗨”吧。"),
        ("A `^m~1` or `m~2..m`.", "甲`^m~1`，`m~2..m`。", "甲{empty}`^m~1`{empty}，`m~2..m`。"),
    ],
)
def test_marks_of_old_articles(source: str, text: str, written: str) -> None:
    content = f"Title\n=====\n\n{source}\n"
    rendered = render(content, (source, text), locale="zh_Hans")
    assert rendered == f"Title\n=====\n\n{written}\n"
    code = re.compile("<(?:code|em)>.*?</(?:code|em)>")
    pages = convert([content, rendered])
    assert code.findall(pages[0]) == code.findall(pages[1])


def test_what_stands_below_or_behind_a_text() -> None:
    assert render("a::\n  b\n", ("a", ":x:")) == ":x:{empty}::\n  b\n"
    assert render("a::\n  b\n", ("a", "..")) == "{empty}..::\n  b\n"
    assert render("* a\n+\nb:\n+\nc\n", ("b:", ".")) == "* a\n+\n{empty}.\n+\nc\n"
    assert render("|===\n|a\n|===\n", ("a", "===")) == "|===\n|{empty}===\n|===\n"
    assert render("[/x]\n", ("[/x]", "[y]")) == "[y]{empty}\n"
    assert render("Text\n", ("Text", "так:;;")) == "так:;;{empty}\n"


def test_a_unit_of_nothing_but_code_is_none() -> None:
    content = "`x`\n\nimage:a.png[]\n\nkbd:[Ctrl]\n\nman:git[1]\n\nimage:b.png[Sky]\n\n`a` or b\n"
    assert [text for _, text in units(content)] == ["image:b.png[Sky]", "`a` or b"]


@pytest.mark.parametrize(
    ("text", "written"), [("die Teile", "die Teile"), ("a >> b>", "a >{empty}> b>{empty}")]
)
def test_a_reference_alone_shows_its_words(text: str, written: str) -> None:
    content = "* <<install,the parts>>\n"
    assert units(content) == [("list item", "the parts")]
    rendered = render(content, ("the parts", text))
    assert rendered == f"* <<install,{written}>>\n"
    tags = [[one for one in structure(x) if one[0] == "<"] for x in (rendered, content)]
    assert tags[0] == tags[1]


def test_a_title_that_is_named_by_its_words_has_them_for_an_id() -> None:
    found = FORMAT.addresses("== The part\n\n<<The part>> <<A part>> <<<<< x >>\n")
    assert [link.target for link in found.links] == ["#The%20part", "#A%20part"]
    assert [anchor.ids for anchor in found.anchors] == [(), ("The part",)]
    found = FORMAT.addresses("[[p,The part]]\ntext\n\n<<The part>>\n")
    assert [anchor.ids for anchor in found.anchors] == [("p",), ("The part",)]


def test_what_is_passed_through_comes_in_its_order() -> None:
    content = "As `pass:[++]` is strong. Write C++ then.\n"
    units = FORMAT.parse(content, "sample", "en").units
    assert [units[0].text[a:b] for a, b in units[0].codes] == ["`pass:[++]`"]
    (unit,) = FORMAT.parse("A `++` is. And `+`, or `+*+`.\n", "sample", "en").units
    assert [unit.text[a:b] for a, b in unit.codes] == ["`++`", "`+`", "`+*+`"]


def test_doubled_marks_are_read_by_asciidoctor() -> None:
    source = "Use *bold*, `code` and https://a.example[a link] here."
    text = "使用*粗体*和`代码`与https://a.example[链接]吧。"
    (page,) = convert([render(source, (source, text), locale="zh_Hans")])
    assert "使用<strong>粗体</strong>和<code>代码</code>与" in page
    assert '<a href="https://a.example">链接</a>吧。' in page


def test_comments_speak_to_the_tool() -> None:
    content = """\
One.

// i18n: off
Two.

// i18n: on
// i18n: context: menu
Three.

// i18n: whole
Four. Five.
"""
    article = FORMAT.parse(content, "sample", "en")
    assert [(unit.text, unit.context, unit.whole) for unit in article.units] == [
        ("One.", None, False),
        ("Three.", "menu", False),
        ("Four. Five.", None, True),
    ]


def test_comments_and_conditions_within_a_paragraph_stay() -> None:
    content = "One\n// tag::x[]\ntwo\nifdef::y[]\nthree\nendif::[]\nfour\n// note\nfive\n"
    assert units(content) == [
        ("paragraph", "One"),
        ("paragraph", "two"),
        ("paragraph", "three"),
        ("paragraph", "four five"),
    ]


@pytest.mark.parametrize(
    ("content", "line", "fence"),
    [
        ("One.\n\n====\nTwo.\n", 3, "===="),
        ("---\ntitle: x\n---\n----\n", 4, "----"),
        ("====\n|===\n====\n", 2, "|==="),
    ],
)
def test_a_block_that_is_not_closed_is_refused(content: str, line: int, fence: str) -> None:
    with pytest.raises(ArticleError) as caught:
        FORMAT.parse(content, "guide/a", "en")
    assert str(caught.value) == (f"guide/a:{line}: the block that {fence} opens here is not closed")


def test_what_may_be_an_item_or_a_title_is_refused() -> None:
    with pytest.raises(ArticleError) as caught:
        FORMAT.parse("One.\n\n* ab\n----\ncode\n----\n", "a", "en")
    assert str(caught.value) == "a:3: this may be an item of a list, or a title with its line"


def test_a_block_that_conditions_cross_is_copied() -> None:
    content = "ifdef::a[]\n====\nendif::[]\nOne.\n\n====\n\nTwo.\n"
    assert units(content) == [("paragraph", "Two.")]


def test_addresses() -> None:
    content = """\
= Title
:imagesdir: img

[[old]]
[.role#new]
== A *bold* title [[third]]

See xref:b.adoc#c[d], <<new>>, <<b.adoc#e,f>>, link:g.html[h] and https://a.example/i.
[[inline]]An anchor. xref:plain[] {url}[x]

[discrete]
=== Discrete

image::j.png[k]
"""
    assert isinstance(FORMAT, KnowsAddresses)
    found = FORMAT.addresses(content)
    at = content.index
    assert found.anchors == (
        Anchor(0, (), "Title", 0, 1, raw="Title"),
        Anchor(at("== A"), ("old", "new"), "A bold title", at("== A"), 2, raw="A *bold* title"),
        Anchor(at("[[inline]]"), ("inline",)),
        Anchor(at("=== D"), (), "Discrete", at("=== D"), 3, raw="Discrete"),
    )
    assert found.links == (
        Link("b.adoc#c", at("xref:b")),
        Link("#new", at("<<new")),
        Link("b.adoc#e", at("<<b.adoc")),
        Link("g.html", at("link:g")),
        Link("https://a.example/i", at("https")),
        Link("#plain", at("xref:plain")),
        Link("img/j.png", at("image::")),
    )


@pytest.mark.parametrize("name", ["a.adoc", "b/c.AsciiDoc", "d.asc"])
def test_endings(name: str) -> None:
    assert format_for(name) is FORMAT


def test_conformance() -> None:
    samples = [
        HEADER,
        "= T\n:summary: One. \\\n  Two.\n",
        "== One\n\n* two *three*\n+\nfour\n\n|===\n|a |b\n|===\n",
    ]
    check_format(FORMAT, samples, structure)


def test_a_backslash_before_an_escaped_quote_is_one() -> None:
    content = 'image::a.png["b \\\\" c", 100, title="Two, three"]\n'
    article = parse(FORMAT, content)
    assert [segment.text for segment in article.segments] == ['b \\" c', "Two, three"]
    assert article.render({"Two, three": "Four"}).decode() == content.replace("Two, three", "Four")


@pytest.mark.parametrize("text", ["```", "----", "|===", "include::a[]"])
def test_the_text_behind_a_stray_plus_opens_no_block(text: str) -> None:
    rendered = parse(FORMAT, "+\nOne.\n\nTwo.\n").render({"One.": text}).decode()
    assert [segment.text for segment in parse(FORMAT, rendered).segments][-1] == "Two."
    assert rendered in {f"+\n{{empty}}{text}\n\nTwo.\n", f"+\n{text}{{empty}}\n\nTwo.\n"}


@pytest.mark.parametrize("lead", ["NOTE: [[a]]\n", "[[a]][[b]]\n", "TIP: {empty}\n"])
def test_text_on_the_line_below_a_mark_opens_no_block(lead: str) -> None:
    rendered = parse(FORMAT, f"{lead}One two.\n\nThree.\n").render({"One two.": "===="}).decode()
    assert rendered == f"{lead}{{empty}}====\n\nThree.\n"
