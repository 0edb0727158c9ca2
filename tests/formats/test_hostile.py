"""Large texts of one piece again and again: read, translated and written as small ones are.

Each once took time quadratic in its size, minutes at the sizes here; no test says how long.
"""

import pytest

from i18n_tool.formats import KnowsAddresses, format_for
from i18n_tool.formats.anchors.keep import plan
from i18n_tool.segmentation import cut, is_language

SIZE = 40_000

FIRST = "Start here. "
LAST = "\n\nThe end.\n"


def translated(ending: str, inner: str, locale: str = "fr") -> str:
    """Render an article with each of its sentences behind a letter of its own."""
    article = format_for(f"a.{ending}").parse(FIRST + inner + LAST, "a", "en")
    article = article.split(cut, is_language)
    words = {segment.key: "Ü" + segment.text for segment in article.segments}
    return article.render(words, locale).decode()


@pytest.mark.parametrize(
    ("ending", "inner"),
    [
        ("rst", "*a* and" + " " * SIZE + "*b*"),
        ("rst", "*a* and" + "\u00a0" * SIZE + "*b*"),
        ("rst", "\\" * SIZE + "a *b* \\\\"),
        ("rst", "a" + " " * SIZE + ": b"),
        ("rst", "=" * SIZE + "x"),
        ("adoc", "a" + ":" * SIZE + "b"),
        ("adoc", "airc://" * (SIZE // 7) + "b"),
        ("adoc", "a `b` " + "." * SIZE + "++"),
        ("md", "\n\n|a|\n|-|\n|" + "\\" * SIZE + "b|"),
        ("md", "a " + ". " * (SIZE // 2) + "<b>c</b>.."),
        ("html", "<pre>a" + " \f" * (SIZE // 2) + "b</pre>"),
        ("html", "a &#" + "1" * SIZE + "; b"),
        ("txt", "a" + "\t" * SIZE + "b | c"),
    ],
)
def test_a_translation_begins_and_ends_it(ending: str, inner: str) -> None:
    found = translated(ending, inner)
    assert found.startswith("ÜStart here.")
    assert found.endswith("The end.\n")


@pytest.mark.parametrize("ending", ["rst", "md", "adoc"])
@pytest.mark.parametrize("mark", ["=", "(", "*", "`", "~"])
def test_a_line_of_one_mark_is_no_title(ending: str, mark: str) -> None:
    line = mark * 100_000 + "x"
    article = format_for(f"a.{ending}").parse(f"Text.\n\n{line}\n", "a", "en")
    assert article.split(cut, is_language).render({}, "fr").decode() == f"Text.\n\n{line}\n"


@pytest.mark.parametrize(
    ("ending", "heading"),
    [
        ("adoc", "= T\n\n== A_{}\n\n== A_{}\n"),
        ("rst", "A_{}\n====\n\nB\n"),
        ("md", "# A_{}\n\n# A_{}\n"),
    ],
)
def test_headings_of_numbers_of_thousands_of_digits(ending: str, heading: str) -> None:
    form = format_for(f"a.{ending}")
    assert isinstance(form, KnowsAddresses)
    found = form.addresses(heading.format("1" * 5000, "1" * 5000))
    for generator in ("asciidoctor", "antora", "sphinx", "github"):
        kept = plan(generator, form.name, found.anchors)
        assert kept is None or len(kept.headings) == len(found.anchors)


@pytest.mark.parametrize("columns", ["9" * 5000, "9" * 5000 + "*", "²", "1000*," * 9000])
def test_tables_of_more_columns_than_any_page_has(columns: str) -> None:
    content = f'[cols="{columns}"]\n|===\n|Some words |{"9" * 5000}*|More words\n|===\n'
    article = format_for("a.adoc").parse(content, "a", "en").split(cut, is_language)
    assert article.render({}, "fr").decode() == content


NESTS = [
    ("md", "> ", ""),
    ("md", "- ", ""),
    ("md", "[", "](b)"),
    ("md", "![", "](b)"),
    ("md", "{{< a >}}", "{{< /a >}}"),
    ("mdx", "<A>", "</A>"),
    ("html", "<div>", "</div>"),
    ("html", "<b>", "</b>"),
    ("html", "<ul><li>", ""),
    ("rst", ":a:`", "`"),
    ("adoc", "footnote:[", "]"),
    ("adoc", "*_", "_*"),
]


@pytest.mark.parametrize(("ending", "before", "after"), NESTS)
def test_nests_ten_thousand_deep_come_back(ending: str, before: str, after: str) -> None:
    content = before * 10_000 + "Some words." + after * 10_000 + "\n"
    article = format_for(f"a.{ending}").parse(content, "a", "en").split(cut, is_language)
    assert article.render({}, "fr").decode() == content


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: " + "[" * 100_000 + "\n---\n",
        "---\ntitle: " + "{a: " * 30_000 + "\n---\n",
        "---\n" + "- " * 50_000 + "a\n---\n",
        "---\na: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(5000)) + "---\n",
        "+++\ntitle = " + "[" * 100_000 + "\n+++\n",
        "+++\n" + "a." * 50_000 + "a = 1\n+++\n",
        '{"title": ' + "[" * 100_000 + "]" * 100_000 + "}\n",
        '{"a":' * 20_000 + "\n",
    ],
)
def test_front_matter_that_would_burst_comes_back(front: str) -> None:
    content = front + "\nSome words.\n"
    article = format_for("a.md").parse(content, "a", "en").split(cut, is_language)
    assert article.render({}, "fr").decode() == content
