"""Anchors: what each generator makes of headings, and what a translated article needs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n_tool.formats.anchors import slugs
from i18n_tool.formats.anchors.ids import heading_ids
from i18n_tool.formats.anchors.keep import _differs, insertions, plan
from i18n_tool.formats.anchors.names import GENERATORS
from i18n_tool.formats.anchors.styles import POSSIBLE, STYLES, style_of
from i18n_tool.formats.markdown import FORMAT
from i18n_tool.model.address import Anchor
from i18n_tool.model.article import Article

SLUGS = {
    slugs.github: {
        "Hello, World!": "hello-world",
        "A -- b": "a----b",
        "snake_case & Ünïcode": "snake_case--ünïcode",
        "🎉 Party": "-party",
        "हिन्दी भाषा": "हिन्दी-भाषा",
        "1.2 Foo²": "12-foo",
    },
    slugs.github_plain: {"⚙️ Setup": "-setup"},
    slugs.kramdown: {"Tab\there": "tab-here", "C++ (new)": "c-new"},
    slugs.gitlab: {"A -- b": "a-b", "2024": "anchor-2024", "Ж є": "ж-є"},
    slugs.hugo: {
        "[Link](to/x.md) and `code`": "linktoxmd-and-code",
        "A & B": "a--b",
        "...": "heading",
    },
    slugs.mkdocs: {
        "Hello, World!": "hello-world",
        "Žlutý kůň": "zluty-kun",
        "Привіт": "",
        "a - b": "a-b",
        "under_score": "under_score",
    },
    slugs.unicode_mkdocs: {"Привіт, світе": "привіт-світе", "a - b": "a-b"},
    slugs.mdbook: {
        "Method-call 🐙 expressions": "method-call--expressions",
        "Über": "Über",
        "`--passes`: add": "--passes-add",
    },
    slugs.vitepress: {
        "Hello, World!": "hello-world",
        "1.2 Foo": "_1-2-foo",
        "Crème — brûlée": "creme-—-brulee",
    },
    slugs.pandoc: {
        "Heading identifiers in HTML": "heading-identifiers-in-html",
        "Maître d'hôtel": "maître-dhôtel",
        "Dogs?--in my house?": "dogs--in-my-house",
        "3. Applications": "applications",
        "33": "section",
    },
    slugs.asciidoctor: {
        "Wiley & Sons, Inc.": "_wiley_sons_inc",
        "Section_title -- 1.2": "_section_title_1_2",
    },
    slugs.antora: {"Wiley & Sons, Inc.": "wiley-sons-inc", "a_b c": "a_b-c"},
    slugs.docutils: {
        "1.2 Über Größe": "uber-grosze",
        "Hello, World!": "hello-world",
        "Привіт": "",
    },
}
"""From the generators' own documentation and tests, as far as they say."""


@pytest.mark.parametrize(
    ("slug", "words", "expected"),
    [
        pytest.param(slug, words, expected, id=f"{slug.__name__}: {words}")
        for slug, cases in SLUGS.items()
        for words, expected in cases.items()
    ],
)
def test_the_id_of_a_heading(slug, words, expected):
    assert slug(words) == expected


def headings(*words):
    return [Anchor(0, (), text, 0, 2, text) for text in words]


@pytest.mark.parametrize(
    ("generator", "article_format", "expected"),
    [
        ("github", "markdown", ("foo", "foo-1", "foo-1-1", "foo-2")),
        ("hugo", "markdown", ("foo", "foo-1", "foo-1-1", "foo-2")),
        ("jekyll", "markdown", ("foo", "foo-1", "foo-1", "foo-2")),
        ("mkdocs", "markdown", ("foo", "foo_1", "foo-1", "foo_2")),
        ("sphinx", "rst", ("foo", "id1", "foo-1", "id2")),
        ("antora", "asciidoc", ("foo", "foo-2", "foo-1", "foo-3")),
        ("hugo", "asciidoc", ("_foo", "_foo_2", "_foo_1", "_foo_3")),
    ],
)
def test_the_same_words_twice(generator, article_format, expected):
    style = style_of(generator, article_format)
    assert heading_ids(style, headings("Foo", "Foo", "Foo 1", "Foo")) == expected


def test_mkdocs_counts_on_from_a_number_that_is_there():
    style = style_of("mkdocs", "markdown")
    words = headings("foo_2", "foo_2", "", "", "foo", "foo")
    assert heading_ids(style, words) == ("foo_2", "foo_3", "_1", "_2", "foo", "foo_1")


def test_an_id_that_is_given_counts():
    found = FORMAT.addresses("# One {#two}\n\n## Two\n\n<h3>Three</h3>\n").anchors
    ids = {name: heading_ids(style_of(name, "markdown"), found) for name in GENERATORS}
    assert ids["hugo"] == ids["pandoc"] == ("two", "two-1", "")
    assert ids["docusaurus"] == ("two", "two", "")
    assert ids["github"] == ("two", "two-1", "three")
    assert ids["mkdocs"] == ("two", "two_1", "")


def test_the_generators_that_can_be_named_are_those_that_are_known():
    assert {name for styles in STYLES.values() for name in styles} == set(GENERATORS)


def test_text_has_no_anchors():
    assert style_of("hugo", "text") is None
    assert style_of("", "html") is None


def article(content):
    """Give a Markdown article whose units are one sentence each."""
    whole = FORMAT.parse(content, "a", "en")
    return whole.split(
        lambda text, _locale, _codes: [(0, len(text))], lambda text: bool(text.strip())
    )


def rendered(content, words, generator="", led_to=()):
    """Give the article with translations and the anchors that it needs."""
    made = article(content)
    kept = plan(generator, "markdown", FORMAT.addresses(content).anchors, led_to)
    if kept is None:
        return made.render(words).decode()

    def now():
        bare = made.render(words).decode()
        return [anchor for anchor in FORMAT.addresses(bare).anchors if anchor.level]

    return made.render(words, anchors=insertions(kept, made, words, now)).decode()


WRITTEN = {
    "docusaurus": "## Ціна {#price} ##\n",
    "github": '## Ціна<a id="price"></a> ##\n',
    "gitlab": '## Ціна<a id="price"></a> ##\n',
    "hugo": "## Ціна ## {#price}\n",
    "jekyll": "## Ціна ## {#price}\n",
    "mdbook": "## Ціна ## {#price}\n",
    "mkdocs": "## Ціна { #price } ##\n",
    "pandoc": "## Ціна ## {#price}\n",
    "sphinx": '## Ціна<a id="price"></a> ##\n',
    "vitepress": "## Ціна {#price} ##\n",
    "antora": '## Ціна<a id="price"></a> ##\n',
    "asciidoctor": '## Ціна<a id="price"></a> ##\n',
}


def test_every_generator_is_tried():
    assert set(WRITTEN) == set(GENERATORS)


@pytest.mark.parametrize("generator", WRITTEN)
def test_how_an_anchor_is_written(generator):
    assert rendered("## Price ##\n", {"Price": "Ціна"}, generator) == WRITTEN[generator]


@pytest.mark.parametrize(
    ("content", "words", "expected"),
    [
        ("# One\n", {}, "# One\n"),
        ("# One\n", {"One": "One"}, "# One\n"),
        ("# One\n", {"One": "**One**!"}, "# **One**!\n"),
        ("# One\n", {"One": "Один"}, "# Один {#one}\n"),
        ("# One {#uno}\n", {"One": "Один"}, "# Один {#uno}\n"),
        ("# One {.c}\n", {"One": "Один"}, "# Один {#one .c}\n"),
        ("# One { .c }\n", {"One": "Один"}, "# Один { #one .c }\n"),
        ("# One {: .c d=e}\n", {"One": "Один"}, "# Один {: #one .c d=e}\n"),
        ("One\n===\n", {"One": "Один"}, "Один {#one}\n===\n"),
        ("> ## One\n> two\n", {"One": "Один"}, "> ## Один {#one}\n> two\n"),
        ("# One `x`\r\n\r\nT\r\n", {"One `x`": "`x`"}, "# `x` {#one-x}\r\n\r\nT\r\n"),
        ("# !\n", {"!": "Один"}, "# Один\n"),
        ("# ![One](1.png)\n", {"One": "Один"}, "# ![Один](1.png)\n"),
        ("# 1 <b>One</b>\n", {"1 <b>One</b>": "Один"}, "# Один {#1-one}\n"),
        ("<h1>One</h1>\n", {"One": "Один"}, "<h1>Один</h1>\n"),
    ],
)
def test_where_an_anchor_is_put(content, words, expected):
    assert rendered(content, words, "docusaurus") == expected


def test_an_id_that_moves_to_another_heading_is_kept():
    content = "# Foo\n\n# Bar\n\n# Foo!\n"
    words = {"Foo": "Ку", "Bar": "Foo"}
    assert (
        rendered(content, words, "docusaurus") == "# Ку {#foo}\n\n# Foo {#bar}\n\n# Foo! {#foo-1}\n"
    )
    assert rendered(content, words, "hugo") == "# Ку {#foo}\n\n# Foo {#bar}\n\n# Foo!\n"
    marked = '# Ку<a id="foo"></a>\n\n# Foo<a id="bar"></a>\n\n# Foo!\n'
    assert rendered(content, words, "github") == marked


def test_only_what_links_lead_to_where_no_generator_is_named():
    content = "# The price, 1.2\n\n## Other\n"
    words = {"The price, 1.2": "Ціна", "Other": "Інше"}
    for name in ("the-price-12", "the-price-1.2", "the-price-1-2"):
        expected = f'# Ціна<a id="{name}"></a>\n\n## Інше\n'
        assert rendered(content, words, "", {name, "elsewhere"}) == expected
    anchor = '<a id="the-price-12"></a>'
    assert rendered(content, words, "", {"The-Price-12"}) == f"# Ціна{anchor}\n\n## Інше\n"
    assert rendered(content, words, "", {"price"}) == "# Ціна\n\n## Інше\n"
    assert (
        rendered("<h2>One</h2>\n", {"One": "Два"}, "", {"one"}) == '<h2>Два<a id="one"></a></h2>\n'
    )


def test_an_id_that_two_headings_may_have_is_written_once():
    words = {"Foo": "Ку", "Foo 1": "Ку 1"}
    first = '# Ку\n\n# Ку<a id="foo-1"></a>\n\n# Ку 1\n'
    assert rendered("# Foo\n\n# Foo\n\n# Foo 1\n", words, "", {"foo-1"}) == first


def test_an_id_that_jekyll_cannot_write_is_an_element():
    assert rendered("# Über\n", {"Über": "Про"}, "jekyll") == '# Про<a id="über"></a>\n'


def test_one_heading_of_many_translated_in_part():
    content = "# One two\n\n# Three\n"
    made = Article("a", "en", "markdown", content, FORMAT.parse(content, "a", "en").units)
    made = made.split(
        lambda text, _locale, _codes: [(0, 3), (4, len(text))] if " " in text else [(0, len(text))],
        bool,
    )
    kept = plan("hugo", "markdown", FORMAT.addresses(content).anchors)
    words = {"two": "два"}

    def now():
        return FORMAT.addresses(made.render(words).decode()).anchors

    assert insertions(kept, made, words, now) == ((9, " {#one-two}"),)


FORMS = (
    "## {}\n\n",
    "# {} #\n",
    "{}\n---\n\n",
    "> # {}\n\n",
    "- # {}\n\n",
    "{}\nb\n===\n\n",
    "<h2>{}</h2>\n\n",
)
WORDS = st.text(st.sampled_from("abAB é1-_.!*`(){}# \\ж日İß"), min_size=1, max_size=12)


@given(st.lists(WORDS, min_size=1, max_size=4), st.lists(WORDS, min_size=4, max_size=4), st.data())
def test_every_address_of_the_source_leads_to_its_heading_in_the_translation(source, target, data):
    """The law of addresses: whatever the words and translations, no id of the source is lost."""
    forms = data.draw(st.lists(st.sampled_from(FORMS), min_size=len(source), max_size=len(source)))
    content = "".join(form.format(words) for form, words in zip(forms, source, strict=True))
    generator = data.draw(st.sampled_from(GENERATORS))
    style = style_of(generator, "markdown")
    texts = [segment.text for segment in article(content).segments]
    words = (
        dict(data.draw(st.lists(st.tuples(st.sampled_from(texts), st.sampled_from(target)))))
        if texts
        else {}
    )
    before = [anchor for anchor in FORMAT.addresses(content).anchors if anchor.level]
    made = zip(heading_ids(style, before), before, strict=True)
    ids = {name for name, heading in made if heading.place >= 0}  # an empty one has none
    made = FORMAT.addresses(rendered(content, words, generator)).anchors
    there = {name for anchor in made for name in anchor.ids}
    there |= set(heading_ids(style, [anchor for anchor in made if anchor.level]))
    assert {name for name in ids if _can_be_written(name)} <= there


def _can_be_written(name):
    return bool(name) and not set(name) & set(" <>\"'&{}[]")


@given(WORDS, WORDS)
def test_what_is_certain_to_differ_differs(one, other):
    for styles in POSSIBLE.values():
        for style in styles:
            name = style.slug(one)
            if name and _differs([name], other):
                assert style.slug(other) != name
