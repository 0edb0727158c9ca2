"""The laws of identity and locality, and docutils' judgement, over generated reStructuredText."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n_tool.formats.conformance import (
    check_identity,
    check_locality,
    check_ranges,
    check_round,
    check_structure,
    parse,
)
from i18n_tool.formats.rst import FORMAT
from tests.formats.rst_judge import structure

WORD = st.sampled_from(
    ["one", "Two", "drei.", "Vier!", "пять", "六。", "sép", "bb", "x's", "(y)", "55", "a-b"]
)
INLINE = st.one_of(
    WORD,
    WORD.map("*{}*".format),
    WORD.map("**{}**".format),
    WORD.map("``{}``".format),
    WORD.map(":ref:`{} <a-b>`".format),
    WORD.map("`{} <http://a.example/b_c>`__".format),
    WORD.map("`{}`".format),
    st.sampled_from(
        ["|subst|", "[1]_", "name_", "\\*", "http://a.example/x", "m@a.example", "a \\ b"]
    ),
)
LINE = st.lists(INLINE, min_size=1, max_size=6).map(" ".join)
LINES = st.lists(LINE, min_size=1, max_size=3)
TEXT = LINES.map(lambda lines: "\n".join(["so", *lines]))


def titled(parts: tuple[str, str, bool]) -> str:
    text, mark, over = parts
    drawn = mark * (2 * len(text) + 4)
    return f"{drawn}\n{text}\n{drawn}" if over else f"Title {text}\n{drawn}"


TITLE = st.tuples(WORD, st.sampled_from("=-~"), st.booleans()).map(titled)
FIXED = st.sampled_from(
    [
        "::\n\n   code *x*",
        "Text::\n\n   literal\n\n     more",
        "Quoted::\n\n> literal\n> more",
        ">>> x = 1\n1",
        ".. comment\n   of two lines",
        "..",
        ".. _target:",
        ".. _other: http://o.example",
        ".. |subst| replace:: one text",
        ".. code-block:: python\n   :caption: A caption\n\n   x = 1",
        ".. unknown:: thing\n\n   Not read.",
        ".. image:: a.png\n   :alt: A picture",
        "| line one\n|   line two\n  goes on\n|",
        "+---+---+\n| a | b |\n+---+---+",
        "===  ===\na    b\n===  ===\n1    2\n===  ===",
        "----",
        ".. toctree::\n   :caption: Parts\n\n   One part <one>\n   two",
    ]
)


def indented(first: str, rest: str) -> st.SearchStrategy[str]:
    """Give texts whose first line begins so and whose others so."""

    def build(text: str) -> str:
        lines = text.split("\n")
        return "\n".join([first + lines[0], *(rest + x if x else "" for x in lines[1:])])

    return BLOCKS.map(build)


INNER: st.SearchStrategy[str] = st.deferred(
    lambda: st.one_of(
        TEXT,
        FIXED.filter(lambda text: text != "----"),
        indented("- ", "  "),
        indented("3. ", "   "),
        indented("(b) ", "    "),
        indented("term : kind\n   ", "   "),
        indented("   ", "   "),
        indented(":field: ", "   "),
        indented("-a, --all  ", "    "),
        indented(".. [1] ", "   "),
        indented(".. note:: ", "   "),
        indented(".. topic:: A title\n   :class: x\n\n   ", "   "),
        indented(".. versionadded:: 3.1\n\n   ", "   "),
        indented(".. figure:: a.png\n   :alt: The one\n\n   ", "   "),
        st.tuples(LINE, LINE).map(lambda two: f"   Said {two[0]}\n\n   -- {two[1]}"),
    )
)
BLOCKS = st.lists(INNER, min_size=1, max_size=3).map("\n\n".join)
ARTICLE = st.tuples(
    st.sampled_from(["", "\ufeff", ":lang: en\n:title: A title\n\n"]),
    st.lists(st.one_of(INNER, TITLE), max_size=5).map("\n\n".join),
    st.sampled_from(["", "\n"]),
    st.sampled_from(["\n", "\r\n"]),
).map(lambda parts: "".join(parts[:3]).replace("\n", parts[3]))
NOISE = st.text(alphabet="ab \n\r\t#*_`[]<>|-+=:.\\1()\"'—é。\ufeff\x0c")


@given(ARTICLE)
def test_identity(content: str) -> None:
    check_identity(FORMAT, content)
    check_ranges(FORMAT, content)


@given(ARTICLE)
def test_locality(content: str) -> None:
    check_locality(FORMAT, content, most=5)


@given(ARTICLE)
@settings(max_examples=100)
def test_structure(content: str) -> None:
    check_structure(FORMAT, content, structure)


@given(st.lists(st.one_of(TEXT, TITLE, TEXT.map("- x {}".format)), max_size=4))
def test_what_is_written_is_read_again(blocks: list[str]) -> None:
    content = "\n\n".join(
        block.replace("\n", "\n  " * block.startswith("-") or "\n") for block in blocks
    )
    check_round(FORMAT, content)


@given(NOISE)
@settings(max_examples=300)
def test_noise_comes_back(content: str) -> None:
    check_identity(FORMAT, content)
    check_ranges(FORMAT, content)
    check_locality(FORMAT, content)


PLACES = [
    "first\n\n{}\n\nlast\n",
    "- item\n\n  {}\n\n  last\n",
    "   quoted\n\n   {}\n\n   last\n",
    "term\n   {}\n",
    "{}\n   the definition\n",
    "============\n{}\n============\n",
    "{}\n============\n",
    ".. note:: {}\n",
    ".. note::\n   :class: x\n\n   {}\n",
    ".. topic:: {}\n\n   text\n",
    ".. [1] {}\n",
    "text\n\n:field: {}\n",
    "-a  {}\n",
    "| {}\n| second\n",
    ".. |s| replace:: {}\n",
    ".. versionadded:: 1.2 {}\n",
    ".. versionadded:: 1.2\n   {}\n",
    ".. code-block:: c\n   :caption: {}\n\n   x\n",
    "text\n\n{}::\n\n   literal\n",
    "   text\n\n   -- {}\n",
]
SOURCES = ["Some words", "Some words\nand more", "Some words.\nA sentence more"]


@given(
    st.sampled_from(PLACES),
    st.sampled_from(SOURCES),
    st.text(alphabet="ab AiM.)(:#-+*=>|_~`1\\\n/—«é字。[]\t", min_size=1, max_size=12),
)
@settings(max_examples=600)
def test_a_text_stays_what_it_is_whatever_is_put(place: str, source: str, text: str) -> None:
    if "replace" in place:  # docutils takes no broken marks there, in the source neither
        text = text.translate(dict.fromkeys(map(ord, "*`|_["), "x"))
    if (
        "====" in place
        or place.startswith("{}\n   the")
        or "replace" in place
        or "caption" in place
    ):
        source = source.split("\n", maxsplit=1)[0]
    margin = place.split("{}", maxsplit=1)[0].rpartition("\n")[2]
    margin = "   " if margin.strip() else margin
    margin = "" if place.startswith("text\n\n{}::") else "  " if margin == "  " else margin
    content = place.format(source.replace("\n", "\n" + margin))
    article = parse(FORMAT, content)
    keys = [x.key for unit in article.units for x in unit.segments if x.text.startswith("Some")]
    assert len(keys) == 1
    rendered = article.render(dict.fromkeys(keys, text)).decode()
    assert blocks_of(rendered) == blocks_of(content), rendered


def blocks_of(content: str) -> list[object]:
    """Give only the blocks that the judge sees, and no messages about inline markup."""
    inline = {
        "emphasis", "strong", "literal", "reference", "target", "substitution_reference", "inline",
        "problematic", "footnote_reference", "citation_reference",
    }  # fmt: skip
    found = []
    for one in structure(content):
        assert isinstance(one, tuple)
        message = one[1] == "message" and ("Inline" in one[3] or "Unknown target" in one[3])
        if one[1] not in inline and not message:
            found.append(one)
    return found


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "*",
        "`",
        "(",
        "<",
        "- ",
        "\\",
        "a_ ",
        ":a",
        "_`",
        "|a",
        "**a ",
        "``a ",
        "x\n y\n",
        ":a: ",
    ],
)
def test_much_of_the_same_comes_back(piece: str) -> None:
    content = piece * (20_000 // len(piece))
    check_identity(FORMAT, content)
    check_ranges(FORMAT, content)
