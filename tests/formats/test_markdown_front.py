"""Front matter: values out of it, translations into it, each read again by a real parser."""

import re
import tomllib

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from i18n_tool.formats import declared_locale
from i18n_tool.formats.conformance import check_identity, check_ranges
from i18n_tool.formats.markdown import FORMAT
from i18n_tool.formats.markdown.scalars import is_plain

YAML = """\
---
# a comment
lang: fr
title: One's own   # why
"subtitle": "A \\"b\\" \\u00e9"
caption : 'It''s'
description: >-
  Folded one
  two.

  Three.
summary: |
  Line one
    Line two
weight: 3
lead: true
tags: [title, b]
nested:
  title: not this
---

Text
"""
TOML = """\
+++
title = "A \\"b\\"" # why
description = 'It is'
lang = "pt-BR"
[params]
summary = "not this"
+++
Text
"""
CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]")
WORDS = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\ufeff\ufffe\uffff"), min_size=1
).filter(lambda text: text.strip() != "")


def values(content: str) -> list[tuple[str, str]]:
    """Give kind and text of all values, as the catalog shows them."""
    units = FORMAT.parse(content, "sample", "en").units
    return [
        (unit.kind.removeprefix("front matter "), unit.syntax.read(unit.text))
        for unit in units
        if unit.kind.startswith("front")
    ]


def put(content: str, text: str) -> str:
    """Give the content with the one value of its front matter translated."""
    article = FORMAT.parse(content, "sample", "en").split(
        lambda piece, locale, codes: [(0, len(piece))], bool
    )
    return article.render({article.segments[0].key: text}).decode()


def block(content: str) -> str:
    """Give what stands between the fences of front matter."""
    found = re.match(r"(---|\+\+\+)\n(.*?)\n\1", content, re.DOTALL)
    assert found
    return found[2]


def test_the_values_of_yaml() -> None:
    assert values(YAML) == [
        ("title", "One's own"),
        ("subtitle", 'A "b" é'),
        ("caption", "It's"),
        ("description", "Folded one two."),
        ("description", "Three."),
        ("summary", "Line one"),
        ("summary", "Line two"),
    ]
    assert values(YAML.replace("\n", "\r\n")) == values(YAML)
    assert values("\ufeff" + YAML) == values(YAML)


def test_the_values_of_toml() -> None:
    assert values(TOML) == [("title", 'A "b"'), ("description", "It is")]


def test_the_locale_that_it_declares() -> None:
    assert declared_locale(FORMAT, YAML) == "fr"
    assert declared_locale(FORMAT, TOML) == "pt-BR"
    assert declared_locale(FORMAT, "---\ntitle: a\n---\nlang: fr\n") is None


def test_the_language_follows_the_translation() -> None:
    content = "---\nlang: fr\ntitle: One\n---\n"
    article = FORMAT.parse(content, "sample", "fr").split(
        lambda piece, locale, codes: [(0, len(piece))], bool
    )
    expected = b"---\nlang: zh-Hans\ntitle: X\n---\n"
    assert article.render({"One": "X"}, "zh_Hans") == expected


@pytest.mark.parametrize(
    ("source", "given", "expected"),
    [
        ("One", "A b", "A b"),
        ("One", "A: b", "'A: b'"),
        ("One", "It's: b", '"It\'s: b"'),
        ("One", "yes", "'yes'"),
        ("One", "2024-01-02", "'2024-01-02'"),
        ("One", "# a", "'# a'"),
        ("One", "- a", "'- a'"),
        ("One", "« a » : b", "'« a » : b'"),
        ("One # why", "A #b", "'A #b' # why"),
        ("'One'", "It's", "'It''s'"),
        ('"One"', 'A "b" \\', '"A \\"b\\" \\\\"'),
        ('"One"', "A\nb", '"A b"'),
    ],
)
def test_a_value_is_quoted_only_where_it_needs_to_be(
    source: str, given: str, expected: str
) -> None:
    assert put(f"---\ntitle: {source}\n---\n", given) == f"---\ntitle: {expected}\n---\n"


STYLES = ["One", "One # why", "'One'", '"One"', ">\n  One", "|-\n  One"]


@given(style=st.sampled_from(STYLES), text=WORDS)
@example(style="One", text="a:\tb")
@example(style="One", text="0o7")
def test_a_yaml_parser_reads_what_was_put(style: str, text: str) -> None:
    content = f"---\nfirst: 1\ntitle: {style}\nlast: 2\n---\n"
    read = yaml.safe_load(block(put(content, text)))
    assert list(read) == ["first", "title", "last"]
    if style[0] in "'>|":  # nothing can be escaped in these
        text = CONTROL.sub(" ", text).strip() or "One"
    assert read["title"].strip() == text.replace("\n", " ").strip()


@given(style=st.sampled_from(["'One'", '"One"']), text=WORDS)
def test_a_toml_parser_reads_what_was_put(style: str, text: str) -> None:
    content = f"+++\nfirst = 1\ntitle = {style}\nlast = 2\n+++\n"
    read = tomllib.loads(block(put(content, text)))
    assert list(read) == ["first", "title", "last"]
    if style[0] == '"':
        assert read["title"] == text.replace("\n", " ").strip()


@given(st.text(alphabet="aé0:# -'\"?,[]{}&*!|>%@`.~=<yesnoE+"))
def test_what_counts_as_plain_is_plain(text: str) -> None:
    if is_plain(text):
        assert yaml.safe_load(f"title: {text}\nlast: 1\n") == {"title": text, "last": 1}


@given(st.text(alphabet="-+.:#'\"|> \n\r\ttile=a\\").map("---\n{}\n---\n".format))
def test_any_front_matter_comes_back(content: str) -> None:
    check_identity(FORMAT, content)
    check_ranges(FORMAT, content)
