"""The laws of identity and locality for HTML, on real pages, odd ones and generated ones.

The judge is the standard library's `html.parser`, which shares no line with our reader.
"""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n_tool.formats.conformance import (
    check_format,
    check_identity,
    check_locality,
    check_ranges,
    check_round,
    check_structure,
    parse,
)
from i18n_tool.formats.html import FORMAT
from i18n_tool.formats.html.elements import CLOSED_WORDS, META, TEXT_ATTRIBUTES
from i18n_tool.formats.html.tokens import tokens


class _Judge(HTMLParser):
    """Notes tags, attributes, comments, entities and code, but no words."""

    def __init__(self):
        super().__init__(convert_charrefs=False)
        self.found = []
        self._inside = []

    def handle_starttag(self, tag, attrs):
        text = {*TEXT_ATTRIBUTES, "content", "value", "label", "summary"}
        self.found.append((tag, [(name, None if name in text else value) for name, value in attrs]))
        self._inside.append(tag)

    def handle_endtag(self, tag):
        self.found.append("/" + tag)
        while tag in self._inside and self._inside.pop() != tag:
            pass

    def handle_data(self, data):
        kept = {"script", "style", "pre", *CLOSED_WORDS} & set(self._inside)
        self.found += [data] if kept else []

    def handle_comment(self, data):
        self.found.append(("comment", data))

    def handle_decl(self, decl):
        self.found.append(("declaration", decl))

    def handle_pi(self, data):
        self.found.append(("instruction", data))

    def handle_entityref(self, name):
        self.found.append("&" + name)

    def handle_charref(self, name):
        self.found.append("&#" + name)


def structure(content):
    judge = _Judge()
    judge.feed(content)
    judge.close()
    return judge.found


def check(content):
    assert "".join(content[t.start : t.end] for t in tokens(content)) == content
    check_identity(FORMAT, content)
    check_ranges(FORMAT, content)
    check_locality(FORMAT, content)


def test_every_real_page(shared):
    """Every page, also with CRLF, with a byte order mark and without its last line end."""
    files = sorted((shared / "corpus" / "html").rglob("*.html"))
    assert files
    for file in files:
        content = file.read_bytes().decode()
        check_identity(FORMAT, content)
        check_ranges(FORMAT, content)
        check_locality(FORMAT, content, most=10)
        check_round(FORMAT, content)
        check_structure(FORMAT, content, structure)
        for other in (content.replace("\n", "\r\n"), "\ufeff" + content, content.rstrip("\n")):
            check_identity(FORMAT, other)


ODD = {
    "unclosed tags": ("<div><p>One<b>two<div>three", ["One<b>two", "three"]),
    "paragraphs that close themselves": ("<p>One<p>Two<h1>Three", ["One", "Two", "Three"]),
    "items that close themselves": ("<ul><li>One<li>Two</ul>Three", ["One", "Two", "Three"]),
    "nested tables": (
        "<table><tr><td>A<table><tr><td>B</table>C<td>D</table>E",
        ["A", "B", "C", "D", "E"],
    ),
    "upper case": ("<P ALIGN=left>One <A HREF=X>two</A></P>", ["One <a>two</a>"]),
    "attributes without quotes": ("<a href=/x/?a=b&c=d title=Tip>One</a>", ["Tip", "One"]),
    "a > in a value": (
        "<p title='a > b'>One <i title=\"x>y\">z</i>",
        ["a > b", "One <i>z</i>", "x>y"],
    ),
    "a quote that is not closed": ('<p title="One>Two</p><p>Three', ["Two", "Three"]),
    "a quote in a name": ("<p a\"b='c'>One", ["One"]),
    "broken entities": (
        "<p>AT&T &amp &nbsp; &#x; &#65 &unknown; R&",
        ["AT&T &amp &nbsp; &#x; &#65 &unknown; R&"],
    ),
    "an end tag of a void element": ("<p>One</br>Two</p>", ["One</br>Two"]),
    "end tags of nothing": ("</p>One</div></b>Two</>Three", ["One", "TwoThree"]),
    "a byte order mark": ("\ufeff<p>One", ["One"]),
    "CRLF": ("<p>One\r\ntwo</p>\r\n", ["One two"]),
    "CR": ("<p>One\rtwo</p>\r", ["One two"]),
    "NUL": ("<p>One\0two</p>", ["One\0two"]),
    "empty": ("", []),
    "only a byte order mark": ("\ufeff", []),
    "only white space": (" \n\t\r\n", []),
    "text without tags": ("One two.", ["One two."]),
    "CDATA": ("<p>One <![CDATA[ <b>x</b> ]]> two", ["One", "two"]),
    "CDATA that is not closed": ("<p>One<![CDATA[ two > three", ["One", "three"]),
    "a comment that is not closed": ("<p>One</p><!-- two <p>three", ["One"]),
    "short comments": ("<!-->One<!--->Two<!-- a --!>Three", None),
    "a tag that is not closed": ("<p>One</p><a href='x' ", ["One"]),
    "an end tag that is not closed": ("<p>One</p", ["One"]),
    "< alone": ("<p>1 < 2 <3 << and <", ["1 < 2 <3 << and <"]),
    "svg and math": (
        "<p>A <svg viewBox='0'><g/><text>no</text></svg> b <math><mi>x</mi></math></p>",
        ["A <svg></svg> b <math></math>"],
    ),
    "template tags": (
        "<p class='{{ c }}'>Hello {{ name | e }}{% if a > b %}, one{% endif %} {# no #}</p>",
        ["Hello {{ name | e }}{% if a > b %}, one{% endif %} {# no #}"],
    ),
    "a template tag in a tag": ("<p {% if a > b %}class=x{% endif %}>One</p>", ["One"]),
    "braces": ("<p>{{ one {{ two }</p>{%", ["{{ one {{ two }"]),
    "PHP": ("<?php if ($a->b > 1) { ?><p>One <?= $x ?> two</p><?php } ?>", ["One <?php?> two"]),
    "PHP that is not closed": ("<p>One</p><?php echo '<p>two';", ["One"]),
    "ERB": ("<p>One <%= x > y %> two <% three", ["One <%%> two <% three"]),
    "server-side includes": ('<p>At <!--#echo var="A" --> o\'clock', ["At <!--#echo--> o'clock"]),
    "a script that is not closed": ("<p>One</p><script>var a = '<p>two';", ["One"]),
    "a script in a sentence": (
        "<p>One <script>a('</p>')</script> two",
        ["One <script></script> two"],
    ),
    "a title with tags": ("<title>One <b>two</b></title>Three", ["One <b>two</b>", "Three"]),
    "overlapping elements": ("<p>A <b>b <i>c</b> d</i> e", ["A <b>b <i>c</b> d</i> e"]),
    "an attribute twice": ("<img alt=One alt=Two>", ["One"]),
    "spaces around =": ("<img alt = 'One' title\n=\n\"Two\">", ["One", "Two"]),
    "tags that end in /": ("<br/><a name='x'/>One<img src=a/>", ["One"]),
    "inline around blocks": ("<a href=x><div>One</div><div>Two</div></a>", ["One", "Two"]),
    "custom elements": ("<my-app><x-b c=d>One</x-b> two</my-app>", ["<x-b>One</x-b> two"]),
    "a doctype inside": ("One<!DOCTYPE html>two", ["One", "two"]),
    "plaintext": ("<p>One<plaintext>two</p>", None),
    "many breaks": ("<p>One<br> <br/>\n<br>two", ["One", "two"]),
    "ruby": ("<p><ruby>漢<rt>かん</rt></ruby>字", ["<ruby>漢<rt>かん</rt></ruby>字"]),
}


@pytest.mark.parametrize("case", ODD)
def test_odd_cases(case):
    content, texts = ODD[case]
    check(content)
    if texts is not None:
        assert [segment.text for segment in parse(FORMAT, content).segments] == texts


WORDS = "One two. 三。 A &amp; b& < <3 > \" ' {{ x }} {{ <?= $a ?> <!-- c --> </b> <br> <img alt='Pic'> ]]>"
TEXTS = st.lists(st.sampled_from([*WORDS.split(" "), "\n", "\u00a0", "\0"]), max_size=5).map(
    " ".join
)
BROKEN = st.sampled_from(
    ["<p", "<!--", "</", "<a b='", "<?php", "<![CDATA[", "<script>", "</p>", "<", "&", "<title>"]
)
NAMES = st.sampled_from(
    ["p", "div", "b", "a", "code", "span", "td", "li", "h2", "title", "svg", "pre", "DIV", "button"]
)
ATTRIBUTES = st.sampled_from(
    ["", " class=x", " title='A > b'", ' href="?a&b"', " translate=no", ' aria-label="Say. So."']
)
DIRECTIVES = st.sampled_from(
    ["<!-- i18n: off -->", "<!-- i18n: on -->", "<!-- i18n: context: x -->", "<!-- i18n: whole -->"]
)


def element(inner):
    return st.builds(
        lambda name, attributes, text, closed: (
            f"<{name}{attributes}>{''.join(text)}{f'</{name}>' if closed else ''}"
        ),
        NAMES,
        ATTRIBUTES,
        st.lists(inner, max_size=4),
        st.integers(0, 5),
    )


PAGES = st.lists(
    st.recursive(st.one_of(TEXTS, DIRECTIVES), element, max_leaves=12), min_size=1, max_size=4
).map("".join)


def test_conformance():
    check_format(FORMAT, [content for content, _ in ODD.values()])


@given(PAGES)
def test_generated_pages(content):
    """Laws 1 and 2 on trees of elements, with directives."""
    check(content)


@given(st.lists(st.one_of(PAGES, BROKEN), max_size=5).map("".join))
def test_generated_broken_pages(content):
    """Laws 1 and 2 where tags, comments and quotes are left open."""
    check(content)


@given(st.text(alphabet="<>/!-?&;ab ='\"{}%#[]\n\0é。"))
def test_any_text(content):
    """Laws 1 and 2 on any characters."""
    check(content)


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "<a ",
        "<!--",
        "<a b='",
        "&",
        "</",
        "(",
        " ",
        "{{",
        "<%",
        "<? ",
        "<code>",
        "<p>",
        "<b>x",
        "a<br>",
    ],
)
def test_much_of_the_same(piece):
    """100 kB of it; a quadratic reader would keep the tests busy for minutes."""
    check_identity(FORMAT, piece * (100_000 // len(piece)))


def test_names_in_tables_are_lower_case():
    assert all(name == name.lower() for name in {*META, *TEXT_ATTRIBUTES, *CLOSED_WORDS})
