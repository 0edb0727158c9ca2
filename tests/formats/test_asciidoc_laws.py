"""The laws of identity and locality over generated AsciiDoc, with Asciidoctor as the judge."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from i18n_tool.errors import ArticleError
from i18n_tool.formats.asciidoc import FORMAT
from i18n_tool.formats.conformance import (
    check_identity,
    check_locality,
    check_ranges,
    check_round,
)
from i18n_tool.formats.letters import change_letters, cut, offered
from tests.formats.asciidoctor import blocks, structures

WORD = st.sampled_from(
    ["one", "Two", "drei.", "Vier!", "пять", "六。", "sép", "ab", "x's", "(y)", "5"]
)
INLINE = st.one_of(
    WORD,
    WORD.map("*{}*".format),
    WORD.map("_{}_".format),
    WORD.map("**{}**".format),
    WORD.map("`{}`".format),
    WORD.map("`+{}+`".format),
    WORD.map("[.role]#{}#".format),
    WORD.map("https://a.example/b_c[{}]".format),
    WORD.map("xref:page.adoc#part[{}]".format),
    WORD.map("<<part,{}>>".format),
    WORD.map("image:c.png[{}]".format),
    WORD.map("footnote:[{}]".format),
    WORD.map('"`{}`"'.format),
    st.sampled_from(["{name}", "(C)", "&amp;", "kbd:[Ctrl]", "pass:[<u>]", "+a_b+", "\\*no*"]),
)
LINE = st.lists(INLINE, min_size=1, max_size=6).map(" ".join)
TEXT = st.lists(LINE, min_size=1, max_size=3).flatmap(
    lambda lines: st.sampled_from(["\n", " +\n", "\n// note\n"]).map(lambda end: end.join(lines))
)
TABLE = st.tuples(LINE, LINE, LINE).map(
    lambda row: (
        f'[cols="1,1",options=header]\n|===\n|{row[0]} |h\n\n|{row[1]}\n2+^.>s|{row[2]}\n|==='
    )
)
LISTED = st.tuples(
    st.sampled_from(["* {}\n** {}", ". {}\n.. {}", "* [x] {}\n* {}", "a:: {}\nb:: {}"]), TEXT, TEXT
).map(lambda parts: parts[0].format(*parts[1:]))
ATTACHED = st.tuples(TEXT, TEXT).map(lambda parts: f"* {parts[0]}\n+\n{parts[1]}")
FIXED = st.sampled_from(
    [
        "----\ncode *x*\n----", "  literal", "'''", "<<<", "// note", "////\nnote\n////", "....\nx\n....",
        "[source,ruby]\nputs 1", 'image::a.png[An alt,100,title="A title, yes"]', ":name: value",
        "include::part.adoc[]", "ifdef::web[]\nOne.\nendif::[]", "++++\n<b>x</b>\n++++", "[stem]\n++++\nx\n++++",
        "```\nx\n```", ",===\na,b\n,===", "[.lead]\nA lead.", "[[id]]", "toc::[]",
    ]
)  # fmt: skip
TITLED = LINE.map(lambda line: f".A {line}\n----\nx\n----")
LABELLED = TEXT.map("NOTE: {}".format)
QUOTED = TEXT.map(lambda text: "> " + text.replace("\n", "\n> ")).filter(lambda t: "//" not in t)
HEADING = st.tuples(
    st.sampled_from(["== A {}", "=== {} x", "[#an-id]\n== B {}", "## C {}"]), LINE
).map(lambda parts: parts[0].format(parts[1]))
DISCRETE = LINE.map("[discrete]\n=== A {}".format)


def within(fence: str, above: str = "") -> st.SearchStrategy[str]:
    """Give blocks between two of these lines."""
    return BLOCKS.filter(lambda text: fence not in text).map(
        lambda text: f"{above}{fence}\n{text}\n{fence}"
    )


BLOCK: st.SearchStrategy[str] = st.deferred(
    lambda: st.one_of(
        TEXT, LISTED, ATTACHED, TABLE, FIXED, TITLED, LABELLED, QUOTED, DISCRETE,
        within("===="), within("****"), within("____"), within("--"), within("=====", "[NOTE]\n"),
    )
)  # fmt: skip
BLOCKS = st.lists(BLOCK, min_size=1, max_size=3).map("\n\n".join)
HEADER = st.sampled_from(
    ["", "\ufeff", "= A title\n\n", "= A title\nA Person <a@b.example>\n:description: Of *it*.\n:lang: en\n\n",
     "---\ntitle: One two\n---\n"]
)  # fmt: skip
ARTICLE = st.tuples(
    HEADER,
    st.lists(st.one_of(BLOCK, HEADING), max_size=5).map("\n\n".join),
    st.sampled_from(["", "\n"]),
    st.sampled_from(["\n", "\r\n"]),
).map(lambda parts: "".join(parts[:3]).replace("\n", parts[3]))
NOISE = st.text(alphabet="a b\n\r\t#*_`[]()<>!|-+=:{}\\&;$~^.1/\"'é。\ufeff")
LINES = st.lists(
    st.sampled_from(
        ["", "a", "* b", "** c", ". d", "e:: f", "+", "----", "====", "--", "|===", "|a |b", "[x]", "[[y]]",
         ".T", "== S", "NOTE: n", "  i", "// c", "////", ":k: v", "> q", '"z"', "-- w", "'''", "image::i.png[j]",
         "____", "[verse]", "[quote]", "g +", "a|h", "~", "~~~", "<1> k"]
    ),
    max_size=12,
).map("\n".join)  # fmt: skip


def changed(contents: Sequence[str]) -> list[str]:
    """Give the contents with other letters in every segment."""
    found = []
    for content in contents:
        article = FORMAT.parse(content, "sample", "en").split(cut, offered)
        texts = {
            segment.key: change_letters(unit, segment)
            for unit in article.units
            for segment in unit.segments
        }
        found.append(article.render(texts).decode())
    return found


@given(ARTICLE)
def test_identity(content: str) -> None:
    check_identity(FORMAT, content)
    check_ranges(FORMAT, content)


@given(ARTICLE)
def test_locality(content: str) -> None:
    check_locality(FORMAT, content, most=5)
    check_round(FORMAT, content)


@given(st.lists(ARTICLE.filter(lambda text: not text.startswith("---")), max_size=5))
def test_structure(contents: list[str]) -> None:
    assert structures(changed(contents)) == structures(contents)


@given(st.lists(ARTICLE.filter(lambda text: not text.startswith("---")), max_size=5))
def test_remarks_are_seen_by_nobody(contents: list[str]) -> None:
    marked = []
    for content in contents:
        article = FORMAT.parse(content, "sample", "en").split(cut, offered)
        marked.append(article.render({}, "en", lambda _unit: "draft").decode())
    assert structures(marked) == structures(contents)


@given(st.one_of(NOISE, LINES))
def test_noise_comes_back_or_is_refused(content: str) -> None:
    try:
        FORMAT.parse(content, "sample", "en")
    except ArticleError:
        return
    check_identity(FORMAT, content)
    check_ranges(FORMAT, content)
    FORMAT.addresses(content)


@given(st.lists(LINES, max_size=10))
def test_structure_of_any_lines(contents: list[str]) -> None:
    read = []
    for content in contents:
        try:
            FORMAT.parse(content, "sample", "en")
        except ArticleError:
            continue
        read.append(content)
    assert structures(changed(read)) == structures(read)


PLACES = [
    "first\n\n{}\n\nlast\n",
    "* first\n* {}\n* last\n",
    "a:: {}\nb:: last\n",
    "* first\n+\n{}\n\nlast\n",
    "== {}\n\nlast\n",
    ".{}\n----\nx\n----\n",
    "NOTE: {}\n\nlast\n",
    "====\n{}\n\nlast\n====\n",
    "> {}\n> second\n",
    "|===\n|{}|b\n|c |d\n|===\n",
    "first\n{} +\nlast\n",
    "[verse]\nfirst\n{}\nlast\n",
    "{}\n=============\n\nlast\n",
    "a::\n\n{}\n\nlast\n",
    "a::\n  {}\nb:: last\n",
    "* [x] {}\n** last\n",
    "* first\ngoes on.\n{}\n* last\n",
    "[NOTE]\n{}\n\nlast\n",
    "[discrete]\n== {}\n\nlast\n",
    '[cols="1,1a"]\n|===\n|a|{}\n|c |{}\n|===\n',
    "= T\n:description: {}\n:x: y\n\n{description} last\n",
    "image::a.png[{},100]\n\nlast\n",
    'image::a.png[a,title="{}"]\n\nlast\n',
    "* xref:a.adoc[{}]\n* last\n",
    "<1> {}\n<2> last\n",
    '"{}\nfirst."\n-- last\n',
    "|===\n|h |i\n\n|a\n|{}\n|===\n",
    "First.\n{}\n\nlast\n",
    "{}\n----\nlast\n----\n",
    "First,\n{}\n====\nlast\n====\n",
    "NOTE: {}\n--------\nlast\n--------\n",
    "> First.\n> {}\n",
    "a:: First.\n{}\nb:: last\n",
    "[verse]\n____\nfirst\n{}\n____\n",
    "[%hardbreaks]\nfirst\n{}\nlast\n",
]
MARKS = [
    "include::a[]", "ifdef::x[]", "endif::[]", "NOTE: ", "----", "====", "a:: b", "{x}", "{set:a:b}",
    "<<", ">>", "|===", "image::a[]", "[[a]]", "[a]", ":a: b", "//", "'''", "```", "\\", " +", "((",
    "))", "kbd:[", "pass:[", "link:a[", "1. ", "x. ", "[x] ", "--", " -- ", "+", "ab", "a", " ",
    "2+a", ">", "* ", ". ", ".", "== ", "> ", "-- b", '"', ",", "=", "]", "::", "<1> ", ";;", "\n",
]  # fmt: skip


@given(
    st.lists(
        st.tuples(
            st.sampled_from(PLACES),
            st.one_of(
                st.text(alphabet="ab #*+-=>|~`:;[]()!.1\\\n<{}/&é_xX^\t'\"", min_size=1),
                st.lists(st.sampled_from(MARKS), min_size=1, max_size=4).map("".join),
            ),
        ),
        max_size=20,
    )
)
def test_a_block_stays_one_whatever_is_put(samples: list[tuple[str, str]]) -> None:
    contents = [place.replace("{}", "middle words") for place, _ in samples]
    rendered = []
    for content, (_, text) in zip(contents, samples, strict=True):
        article = FORMAT.parse(content, "sample", "en").split(cut, offered)
        rendered.append(article.render({"middle words": text}).decode())
    for content, text, before, after in zip(
        contents, rendered, blocks(contents), blocks(rendered), strict=True
    ):
        assert after == before, (content, text)
