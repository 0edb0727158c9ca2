"""The laws of identity and locality, over generated Markdown and over real articles."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n_tool.formats.conformance import (
    check_identity,
    check_locality,
    check_ranges,
    check_round,
    check_structure,
)
from i18n_tool.formats.letters import cut
from i18n_tool.formats.markdown import FORMAT
from tests.formats.judge import structure

WORD = st.sampled_from(
    ["one", "Two", "drei.", "Vier!", "пять", "六。", "sép", "a", "x's", "(y)", "5"]
)
INLINE = st.one_of(
    WORD,
    WORD.map("*{}*".format),
    WORD.map("**{}**".format),
    WORD.map("`{}`".format),
    WORD.map("[{}](http://a.example/b_c)".format),
    WORD.map("![{}](c.png 'd')".format),
    WORD.map("<b>{}</b>".format),
    st.sampled_from(["\\*", "&amp;", "<br>", "<http://a.example>", "{{ x }}", "$a_1$"]),
)
LINE = st.lists(INLINE, min_size=1, max_size=6).map(" ".join)
TEXT = st.lists(LINE, min_size=1, max_size=3).flatmap(
    lambda lines: st.sampled_from(["\n", "  \n", "\\\n"]).map(lambda end: end.join(lines))
)
TABLE = st.tuples(LINE, LINE, LINE).map(
    lambda row: f"| {row[0]} | h |\n|---|:-:|\n| {row[1]} | {row[2]} |"
)
FIXED = st.sampled_from(
    [
        "```\ncode *x*\n```", "    code", "***", "<!-- note -->", "<div>\n<p>x</p>\n</div>",
        ":::note[Title]", ":::", "{{< tag >}}", "[^1]: A note.", "[r]: http://r.example",
        "$$\nx\n$$", "<Card a={{b: 1}}>", "</Card>", '!!! tip "Title"', "*[x]: One two",
        "<p>One <b>two</b>\nthree</p>\n<img alt='One. Two.'>", '<Card title="One. Two." />',
        '[s]: t "One. Two."', "[!note] One\ntwo", "<A>One. Two.</A>", "{{< a >}}One{{< /a >}}",
        "![one](a){ .b }", "{a.b}", "<!-- i18n: whole -->", "<summary>One</summary>",
    ]
)  # fmt: skip


def indented(first: str, rest: str) -> st.SearchStrategy[str]:
    """Give texts in a container whose lines begin so."""
    return BLOCKS.map(lambda text: first + text.replace("\n", "\n" + rest))


BLOCK: st.SearchStrategy[str] = st.deferred(
    lambda: st.one_of(
        TEXT,
        TEXT.map("## {}".format).map(lambda text: text.split("\n")[0]),
        TABLE,
        FIXED,
        indented("- ", "  "),
        indented("2. ", "   "),
        indented("> ", "> "),
    )
)
BLOCKS = st.lists(BLOCK, min_size=1, max_size=3).map("\n\n".join)
ARTICLE = st.tuples(
    st.sampled_from(["", "\ufeff", "---\ntitle: One two\n---\n"]),
    st.lists(BLOCK, max_size=5).map("\n\n".join),
    st.sampled_from(["", "\n"]),
    st.sampled_from(["\n", "\r\n"]),
).map(lambda parts: "".join(parts[:3]).replace("\n", parts[3]))
NOISE = st.text(alphabet="a b\n\r\t#*_`[]()<>!|-+=:{}\\&;$~^.1/\"'é。\ufeff")


@given(ARTICLE)
def test_identity(content: str) -> None:
    check_identity(FORMAT, content)
    check_ranges(FORMAT, content)


@given(ARTICLE)
def test_locality(content: str) -> None:
    check_locality(FORMAT, content, most=5)
    check_round(FORMAT, content)


@given(st.lists(st.one_of(TEXT, TABLE, TEXT.map("- {}".format), TEXT.map("> {}".format))))
def test_structure(blocks: list[str]) -> None:
    check_structure(FORMAT, "\n\n".join(blocks), structure)


@given(NOISE)
def test_noise_comes_back(content: str) -> None:
    check_identity(FORMAT, content)
    check_ranges(FORMAT, content)


@given(TEXT, st.text(alphabet="ab #*+-=>|~`:[]()!.1\\\n<div/&é_xX^\t", min_size=1))
@settings(max_examples=200)
def test_a_paragraph_stays_one_whatever_is_put(source: str, text: str) -> None:
    content = f"first\n\n- {source.replace(chr(10), chr(10) + '  ')}\n\nlast\n"
    article = FORMAT.parse(content, "sample", "en").split(cut, lambda piece: bool(piece.strip()))
    middle = [unit for unit in article.units if unit.text not in {"first", "last"}]
    keys = [segment.key for unit in middle for segment in unit.segments[:1]]
    rendered = article.render(dict.fromkeys(keys, text)).decode()
    assert blocks_of(rendered) == blocks_of(content)


def blocks_of(content: str) -> list[object]:
    """Give only the block elements that the judge sees: the four parts of a token that has none."""
    return [one for one in structure(content) if isinstance(one, tuple) and isinstance(one[2], int)]


@pytest.fixture(scope="session")
def sample(shared: Path) -> list[Path]:
    """Give one in 50 of the real articles, all sources and locales among them."""
    return sorted(shared.glob("corpus/md/**/*.md"))[::50]


def test_real_articles(sample: list[Path]) -> None:
    assert len(sample) > 20
    for path in sample:
        content = path.read_bytes().decode()
        check_identity(FORMAT, content)
        check_ranges(FORMAT, content)
        check_round(FORMAT, content)
        check_structure(FORMAT, content, structure)


def test_locality_in_real_articles(sample: list[Path]) -> None:
    for path in sample[::2]:
        check_locality(FORMAT, path.read_bytes().decode(), most=10)


@pytest.mark.parametrize(
    "source",
    [
        '[a]: b "One"', "[a]: b 'One'", "[a]: b (One)", '<A title="One" />', "<A title='One' />",
        "*[a]: One", "<p>One</p>", "> <p>One</p>", "![One](a)", ":::note[One]\n:::",
        '!!! note "One"\n\n    x', "/// tip | One\n///", "::: tip One\n:::",
    ],
)  # fmt: skip
@given(text=st.text(alphabet="ab #*+-=>|~`:[](){}!.1\\\n<div/&é_xX^\t\"'", min_size=1))
def test_what_stands_around_a_title_stays_whatever_is_put(source: str, text: str) -> None:
    content = f"first\n\n{source}\n\nlast [a]\n"
    article = FORMAT.parse(content, "sample", "en").split(cut, lambda piece: piece == "One")
    (segment,) = article.segments
    rendered = article.render({segment.key: text}).decode()
    assert blocks_of(rendered) == blocks_of(content)
    again = FORMAT.parse(rendered, "sample", "en")
    kinds = [unit.kind for unit in FORMAT.parse(content, "sample", "en").units]
    shown = [unit.kind for unit in again.units]
    assert kinds[0] == shown[0] == "paragraph"
    assert kinds[-1] == shown[-1] == "paragraph"
    assert again.units[-1].text == "last [a]"


@pytest.mark.parametrize(
    "piece",
    ["[", "*", "`", "(", "<", "> ", "{{", "{*", "<A ", "x<br>", "- a\n  ", "> <p>\n", "<A>", "{a"],
)
def test_much_of_the_same_comes_back(piece: str) -> None:
    content = piece * (20_000 // len(piece))
    check_identity(FORMAT, content)
    check_ranges(FORMAT, content)
