"""Front matter: values out of it, translations into it, each read again by a real parser."""

import json
import re
import tomllib
from collections.abc import Callable, Iterator

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from i18n_tool.formats import declared_locale
from i18n_tool.formats.conformance import check_identity, check_ranges, parse
from i18n_tool.formats.markdown import FORMAT
from i18n_tool.formats.markdown.front import front
from i18n_tool.formats.markdown.scalars import is_plain
from i18n_tool.formats.options import Options

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
STYLES += ["One\n  two", '"One\n  two"', "'One\n  two'", "\n  One"]


@given(style=st.sampled_from(STYLES), text=WORDS)
@example(style="One", text="a:\tb")
@example(style="One", text="0o7")
def test_a_yaml_parser_reads_what_was_put(style: str, text: str) -> None:
    content = f"---\nfirst: 1\ntitle: {style}\nlast: 2\n---\n"
    read = yaml.safe_load(block(put(content, text)))
    assert list(read) == ["first", "title", "last"]
    if style[0] in "'>|":  # nothing can be escaped in these
        text = CONTROL.sub(" ", text).strip() or values(content)[0][1]
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


NESTED = """\
---
hero:
  text: One
  action: {label: Two, link: /x}
features:
- title: Three   # why
  icon: a.svg
  text: >
    Four
    five.
- title: Six
    seven
  "text": 'It''s
    eight'
keywords: [nine, "ten, eleven", 12,
  thirteen]
tags:
  - fourteen
  - "fifteen
    sixteen"
title:
  Seventeen
text: not this
a: &anchor Not this
b: *anchor
c: !tag
  text: not this
d: |2
   text: not this
---
"""
KEYS = (
    *("hero.text", "hero.action.label", "features.title", "features.text", "keywords", "tags"),
    *("title", "a", "b", "c.text", "d"),
)


def nested(content: str, keys: tuple[str, ...] = KEYS) -> list[tuple[str, str]]:
    """Give key and text of the values that these keys lead to."""
    units = FORMAT.parse(content, "sample", "en", Options(keys)).units
    return [
        (unit.kind.removeprefix("front matter "), unit.syntax.read(unit.text)) for unit in units
    ]


def test_values_inside_others() -> None:
    expected = [
        ("hero.text", "One"),
        ("hero.action.label", "Two"),
        ("features.title", "Three"),
        ("features.text", "Four five."),
        ("features.title", "Six seven"),
        ("features.text", "It's eight"),
        ("keywords", "nine"),
        ("keywords", "ten, eleven"),
        ("keywords", "thirteen"),
        ("tags", "fourteen"),
        ("tags", "fifteen sixteen"),
        ("title", "Seventeen"),
    ]
    assert nested(NESTED) == expected
    assert nested(NESTED.replace("\n", "\r\n")) == expected


def test_values_inside_others_in_toml() -> None:
    content = """\
+++
keywords = ["one", 'two', # not this
  "three"]
hero.text = "four"
title = \"\"\"
Five "six"
  seven\"\"\"
tags = \'\'\'eight\'\'\'
[hero.action]
label = "nine"
[[features]]
title = "ten"
[[features]]
title = "eleven"
[c]
d = {text = "twelve", e = [{text = "13th"}]}
+++
"""
    assert nested(content, (*KEYS, "c.d.text", "c.d.e.text")) == [
        ("keywords", "one"),
        ("keywords", "two"),
        ("keywords", "three"),
        ("hero.text", "four"),
        ("title", 'Five "six"'),
        ("title", "seven"),
        ("tags", "eight"),
        ("hero.action.label", "nine"),
        ("features.title", "ten"),
        ("features.title", "eleven"),
        ("c.d.text", "twelve"),
        ("c.d.e.text", "13th"),
    ]


def test_values_in_json() -> None:
    content = '{\n  "title": "A \\"b\\" \\ud83d\\ude00",\n  "hero": {"text": "c"},\n  "tags": ["d", 1]\n}\n\nText\n'
    assert nested(content)[:-1] == [("title", 'A "b" 😀'), ("hero.text", "c"), ("tags", "d")]
    assert nested(content)[-1] == ("paragraph", "Text")
    translated = put(content, 'X "y"\\')
    assert json.JSONDecoder().raw_decode(translated)[0]["title"] == 'X "y"\\'


@pytest.mark.parametrize(
    "content", ["{{ title }}\n", "{title: 1}\n", '{"title": \n', '{"a": 1} b\n']
)
def test_what_is_no_json(content: str) -> None:
    assert front(content).end == 0


class _Every:
    """All keys that have a name."""

    def __contains__(self, key: object) -> bool:
        return key not in {"", "lang"}

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def flat(value: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, object]]:
    """Give all values of a document with their keys, in order."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from flat(inner, (*path, str(key)))
    elif isinstance(value, list):
        for inner in value:
            yield from flat(inner, path)
    else:
        yield ".".join(path), value


def check_values(content: str, document: str, load: Callable[[str], object], text: str) -> None:
    """Translate each value on its own; a real parser must see that one change, and no other."""
    before = list(flat(load(document)))
    for unit in front(content, _Every()).units:
        raw = content[unit.start : unit.end]
        put_in = unit.syntax.close(unit.syntax.write(text, unit.text), raw)
        translated = content[: unit.start] + put_in + content[unit.end :]
        after = list(flat(load(translated[4:-4])))
        key = unit.kind.removeprefix("front matter ")
        pairs = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
        assert pairs in ([], [((key, unit.syntax.read(unit.text)), (key, text))])


PIECES = st.sampled_from(
    [
        *("a", "b: ", "c:\n", "- ", "  ", "    ", "\n", "\n", "\n\n", "te xt", "yes", "12", "é"),
        *('"x y"', '"x\n  y"', "'it''s'", "'x\n   y'", "[a, b]", '[a,\n  "b c", {d: e f}]', "]"),
        *("{a: b, c: [d]}", "# c", "&x ", "*x", "!t ", ": ", "? ", "hero:\n", "x: y\n", "\t"),
        *("- a: b\n", "  c: d\n", "- z\n", "some words\n", "  more words\n", "--- ", "%", '"'),
    ]
)
TRANSLATIONS = st.sampled_from(
    [
        "Zed",
        "Z: y",
        "Z # y",
        "- Z",
        '"Z"',
        "Z'z",
        "Z, ]y",
        "yes",
        "Z\\n",
        "[Z",
        "?Z",
        "é 中",
        "Z \\",
    ]
)


def load_yaml(text: str) -> object:
    """Read YAML; keys as they are written."""
    return yaml.load(text, yaml.BaseLoader)


@given(st.lists(PIECES, min_size=1, max_size=20).map("".join), TRANSLATIONS)
@example("a: |\n  b\n", "c")
@settings(max_examples=400)
def test_no_value_of_any_yaml_is_taken_for_another(document: str, text: str) -> None:
    document += "\n"
    try:
        is_mapping = isinstance(load_yaml(document), dict)
    except yaml.YAMLError:
        return  # nobody can read it
    content = f"---\n{document}---\n"
    if is_mapping and "|" not in document:
        check_values(content, document, load_yaml, text)


TOML_PIECES = st.sampled_from(
    [
        *(
            "a = ",
            "b.c = ",
            '"d e" = ',
            "\n",
            "\n",
            '"x y"',
            '"a\\nb"',
            "'it s'",
            "[",
            "]",
            "}",
            ", ",
        ),
        *("# c", "[t]\n", "[[u]]\n", "[t.v]\n", "1", "true", 'x = {a = "b", c = ["d"]}\n', "."),
        *('k = ["a",\n "b" # c\n]\n', '"""a \\\n b"""', 'title = "one two"\n', '"\\""'),
    ]
)


@given(st.lists(TOML_PIECES, min_size=1, max_size=14).map("".join), TRANSLATIONS)
def test_no_value_of_any_toml_is_taken_for_another(document: str, text: str) -> None:
    document += "\n"
    try:
        tomllib.loads(document)
    except tomllib.TOMLDecodeError:
        return
    text = text.replace("'", "")  # no literal string can hold one
    check_values(f"+++\n{document}+++\n", document, tomllib.loads, text)


def test_an_escaped_backtick_may_open_code() -> None:
    content = '---\ntitle: "One \\`two` three \\`four`"\n---\n'
    check_ranges(FORMAT, content)
    check_identity(FORMAT, content)


@pytest.mark.parametrize(("quotes", "wanted"), [("'''", "One"), ('"""', "+++")])
def test_a_line_of_a_value_never_ends_the_front_matter(quotes: str, wanted: str) -> None:
    content = f"+++\ntitle = {quotes}\nOne\nTwo{quotes}\n+++\n"
    rendered = parse(FORMAT, content).render({"One": "+++", "Two": "+++ 3"}).decode()
    assert tomllib.loads(rendered.removesuffix("+++\n").removeprefix("+++\n")) == {
        "title": f"{wanted}\n+++ 3"
    }


@pytest.mark.parametrize("piece", ["[", "{", "- ", "[a, ", "a:\n", '"', "? ", "a:\n  - ", "{a: "])
@pytest.mark.parametrize("fence", ["---", "+++"])
def test_much_of_the_same_comes_back(piece: str, fence: str) -> None:
    check_identity(FORMAT, f"{fence}\na: {piece * 20_000}\n{fence}\n")


def test_a_question_mark_between_brackets_is_quoted():
    # PyYAML, which MkDocs reads front matter with, takes it for the mark of a key there.
    content = "---\nhero: {title: Text, icon: x}\n---\n"
    article = parse(FORMAT, content, "en", Options(("hero.title",)))
    for words in ("Was? Ja", "Was?"):
        assert article.render({"Text": words}).decode() == content.replace("Text", f"'{words}'")
