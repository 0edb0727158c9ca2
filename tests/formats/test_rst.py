"""What is text in reStructuredText, and how translations are written: examples."""

import pytest

from i18n_tool.formats import KnowsAddresses, format_for
from i18n_tool.formats.conformance import check_format, parse
from i18n_tool.formats.options import Options
from i18n_tool.formats.rst import FORMAT
from i18n_tool.formats.rst.addresses import target_of
from i18n_tool.model.address import Anchor
from tests.formats.rst_judge import structure

READ = {
    "titles": (
        "=====\nGuide\n=====\n\nPart\n----\n\nSub\n~~~\n\nNext\n----\n",
        ["heading 1|Guide", "heading 2|Part", "heading 3|Sub", "heading 2|Next"],
    ),
    "a title of a level that was skipped is copied": (
        "One\n===\n\nTwo\n---\n\nThree\n~~~~~\n\nFour\n====\n\nFive\n~~~~\n",
        ["heading 1|One", "heading 2|Two", "heading 3|Three", "heading 1|Four"],
    ),
    "a wrapped paragraph is one line": ("One\ntwo. And\nthree.\n", ["paragraph|One two. And three."]),
    "a wrapped Chinese one has no spaces": ("今天\n天气好。\n", ["paragraph|今天天气好。"]),
    "lists": (
        "- one\n  more\n- two\n\n  - in it\n\n3) three\n4) four\n\n#. auto\n",
        ["list item|one more", "list item|two", "list item|in it", "list item|three",
         "list item|four", "list item|auto"],
    ),
    "what is no list": (
        "M. Dupont\ncame.\n\n1) and\nso\n\n-a\n",
        ["paragraph|M. Dupont came.", "paragraph|1) and so", "paragraph|-a"],
    ),
    "definitions": (
        "word : noun\n   Its sense.\n\n   More.\n``a : b``\n   Code.\n",
        ["term|word", "classifier|noun", "definition|Its sense.", "definition|More.",
         "term|``a : b``", "definition|Code."],
    ),
    "options": ("-a, --all  Show all.\n/V\n           The\n           version.\n",
                ["option|Show all.", "option|The version."]),
    "fields": (
        "Text.\n\n:param x: The number.\n:rtype: int\n:type x: str\n:returns: What\n   it makes.\n",
        ["paragraph|Text.", "field|The number.", "field|What it makes."],
    ),
    "the head of an article": (
        ":title: A guide\n:author: Ann\n:status: draft\n:abstract: What it is.\n\nText.\n",
        ["field title|A guide", "field abstract|What it is.", "paragraph|Text."],
    ),
    "verse": ("| Roses\n|   are\n  red\n|\n| so\n", ["line|Roses", "line|are red", "line|so"]),
    "a quote": (
        "   To be.\n\n   -- Hamlet,\n      a prince\n",
        ["block quote|To be.", "attribution|Hamlet, a prince"],
    ),
    "literal blocks": (
        "See::\n\n   code here\n\nSee ::\n\n> quoted\n\nSee\n::\n\n   code\n\n::\n\n   code\n\n>>> 1\n1\n\nEnd\n",
        ["paragraph|See:", "paragraph|See", "paragraph|See", "paragraph|End"],
    ),
    "code that looks like a definition is copied": ("See::\n   code\n", []),
    "admonitions": (
        (".. note:: One\n   line.\n\n   Two.\n\n.. admonition:: Mind\n   :class: x\n\n   It.\n\n"
        ".. seealso::\n\n   That.\n"),
        ["paragraph|One line.", "paragraph|Two.", "admonition title|Mind", "paragraph|It.",
         "paragraph|That."],
    ),
    "changes of versions": (
        ".. versionadded:: 3.5\n   The flag.\n\n.. deprecated:: 2.1 Use *that*.\n\n.. versionchanged:: 4\n\n   All.\n",
        ["paragraph|The flag.", "paragraph|Use *that*.", "paragraph|All."],
    ),
    "pictures": (
        ".. figure:: a.png\n   :alt: A cat\n      asleep\n   :width: 3\n\n   The cat.\n\n   A legend.\n\n.. image:: b.png\n   :alt: B\n",
        ["alt|A cat asleep", "caption|The cat.", "caption|A legend.", "alt|B"],
    ),
    "code with a caption": (".. code-block:: c\n   :caption: How\n\n   int x;\n", ["caption|How"]),
    "contents": (
        ".. contents:: In short\n   :local:\n\n.. toctree::\n   :caption: Parts\n\n   First steps <one>\n   two\n",
        ["contents title|In short", "caption|Parts", "entry|First steps"],
    ),
    "a table of lists": (
        ".. list-table:: Prices\n   :header-rows: 1\n\n   * - What\n     - How much\n   * - Tea\n     - 3 euros\n",
        ["table title|Prices", "table cell|What", "table cell|How much", "table cell|Tea",
         "table cell|3 euros"],
    ),
    "a glossary": (
        ".. glossary::\n   :sorted:\n\n   cup\n   mug : k\n      A vessel.\n\n   tea\n      A drink.\n",
        ["term|cup", "term|mug", "classifier|k", "definition|A vessel.", "term|tea", "definition|A drink."],
    ),
    "descriptions": (
        ".. py:function:: f(x)\n   :module: m\n\n   Does it.\n\n   :param x: Which.\n",
        ["paragraph|Does it.", "field|Which."],
    ),
    "substitutions": (
        ".. |it| replace:: the thing\n   itself\n.. |p| image:: p.png\n   :alt: P\n.. |d| date::\n",
        ["substitution|the thing itself", "alt|P"],
    ),
    "notes": (".. [1] A note\n   below.\n.. [Lit] A book.\n", ["footnote|A note below.", "citation|A book."]),
    "metadata": (".. meta::\n   :description: A page\n   :robots: none\n", ["meta description|A page"]),
    "a wide title": ("标题\n====\n\n.. only:: html\n\n   Part\n   ----\n", ["heading 1|标题", "heading 2|Part"]),
    "what is copied": (
        (".. comment\n   more\n\n..\n\n.. _a: http://b.example\n.. _c:\n\n.. unknown:: x\n\n   Not read.\n\n"
        ".. math::\n\n   x\n\n.. raw:: html\n\n   <p>x</p>\n\n----\n\n+---+\n| a |\n+---+\n\n=== ===\na   b\n=== ===\n"
        "c   d\n=== ===\n\n__ http://c.example\n"),
        [],
    ),
    "errors are copied": (
        "A line\nof two\n   too deep\n\n====\nNo end\n\n- x\n  ===\n",
        ["block quote|too deep"],
    ),
    "comments that speak to the tool": (
        ".. i18n: off\n\nNo.\n\n.. i18n: on\n\nYes. All.\n\n.. i18n: whole\n\nOne. Two.\n",
        ["paragraph|Yes. All.", "paragraph|One. Two."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_what_is_read(name: str) -> None:
    content, expected = READ[name]
    units = FORMAT.parse(content, "sample", "en").units
    words = [u.text.split("\n")[-2] if u.kind.startswith("heading") else u.text for u in units]
    assert [f"{unit.kind}|{text}" for unit, text in zip(units, words, strict=True)] == expected


@pytest.mark.parametrize("name", READ)
def test_the_laws_hold_for_each(name: str) -> None:
    if name not in {"what is no list", "a title of a level that was skipped is copied"}:
        check_format(FORMAT, [READ[name][0]], structure)


WRITTEN = {
    "a title's lines grow": ("==\nAb\n==\n", "Довше", "=====\nДовше\n=====\n"),
    "by columns": ("Title\n=====\n", "更长的标题", "更长的标题\n==========\n"),
    "but only if needed": ("Title\n=========\n", "Titel", "Titel\n=========\n"),
    "and not in a line that was too short": ("A title\n====\n", "Der Titl", "Der Titl\n========\n"),
    "a list's mark": ("Text\n", "- x", "\\- x\n"),
    "a number": ("Text\n", "1. x", "1\\. x\n"),
    "an initial, for it is one": ("A text\nof two\n", "M. Dupont", "M\\. Dupont\n"),
    "a title may begin with a number": ("Title\n======\n", "1. Tit", "1. Tit\n======\n"),
    "a field": ("Text\n", ":a: b", "\\:a: b\n"),
    "a directive": ("Text\n", ".. x::", "\\.. x:\\:\n"),
    "a dash in a quote": ("   One\n\n   Two\n", "— x", "   \\— x\n\n   \\— x\n"),
    "a caption that would be a drawn line": (
        ".. figure:: a.png\n\n   Words\n", '""', '.. figure:: a.png\n\n   \\""\n'
    ),
    "a field before colons": ("So ::\n\n   x\n", ":so", "\\:so ::\n\n   x\n"),
    "nothing but colons": ("So::\n\n   x\n", "::", "\\: ::\n\n   x\n"),
    "a term's colon": ("term\n   def\n", "a : b", "a\u00a0: b\n   a : b\n"),
    "colons that announce nothing": ("Text\n", "so::", "so:\\:\n"),
    "colons that announce": ("So::\n\n   x\n", "Також:", "Також::\n\n   x\n"),
    "with a space before": ("So::\n\n   x\n", "Ainsi :", "Ainsi : ::\n\n   x\n"),
    "with another colon": ("So::\n\n   x\n", "如下：", "如下： ::\n\n   x\n"),
    "bold that touches letters": ("A **b** c\n", "甲**乙**丙", "甲\\ **乙**\\ 丙\n"),
    "bold beside a mark": ("A **b** c\n", "甲（**乙**）。", "甲（**乙**）。\n"),
    "code with an ending": ("An ``int`` here\n", "``int``у тут", "``int``\\ у тут\n"),
    "a role": ("See :ref:`a <b>`.\n", "参见:ref:`甲 <b>`。", "参见\\ :ref:`甲 <b>`。\n"),
    "what looks like marks": ("A *b* c\n", "2*3*4 *б* в", "2*3*4 *б* в\n"),
    "a reference of one word": ("See Python_ now\n", "参见Python_现在", "参见\\ Python_\\ 现在\n"),
    "a reference that is translated": (
        "See `The part`_ now\n", "Див. `Частина`_ тут", "Див. `Частина <The part_>`_ тут\n"
    ),
    "one that is not": ("See `The part`_ now\n", "Див. `The part`_", "Див. `The part`_\n"),
    "two that say not which": ("See `A b`_ now\n", "`В`_ `Г`_", "`В`_ `Г`_\n"),
    "a backslash at the end": ("Text\n", "x\\", "x\\\\\n"),
    "a text below which all is indented more": (
        ".. [1] One\n   two::\n\n     x\n", "Eins:", ".. [1] \n   Eins::\n\n     x\n"
    ),
    "an item that is one by its second line": ("1. a\n   b\ntext\n", "x", "1. \n   x\ntext\n"),
    "a title of an entry": (
        ".. toctree::\n\n   Title <a>\n", "- T", ".. toctree::\n\n   - T <a>\n"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRITTEN)
def test_what_is_written(name: str) -> None:
    content, text, expected = WRITTEN[name]
    article = parse(FORMAT, content)
    keys = {x.key: text for x in article.segments if x.text != "text"}
    assert article.render(keys).decode() == expected


@pytest.mark.parametrize("name", [name for name in WRITTEN if name not in {
    "colons that announce nothing", "a title of an entry", "what looks like marks",
    "a role", "two that say not which", "and not in a line that was too short",
    "a reference that is translated", "a reference of one word"}])  # fmt: skip
def test_docutils_sees_the_same_in_what_is_written(name: str) -> None:
    content, _, expected = WRITTEN[name]
    assert structure(expected) == structure(content)


def test_a_long_text_is_folded_where_the_source_is() -> None:
    content = "- a text\n  of two lines\n"
    (segment,) = parse(FORMAT, content).segments
    text = "word " * 2500 + "end"
    rendered = parse(FORMAT, content).render({segment.key: text}).decode()
    assert max(map(len, rendered.split("\n"))) < 6000
    assert parse(FORMAT, rendered).segments[0].text == text


def test_sentences_meet_without_a_space_and_marks_still_hold() -> None:
    content = "Use **it**. Then go.\n"
    article = parse(FORMAT, content)
    texts = dict(zip([s.key for s in article.segments], ["用**它。**", "走。"], strict=True))
    assert article.render(texts, "zh_Hans").decode() == "用\\ **它。** 走。\n"


def test_context_and_keys() -> None:
    content = ":summary: One\n:title: Two\n\n.. i18n: context: menu\n\nOpen\n"
    units = FORMAT.parse(content, "sample", "en", Options(("summary",))).units
    assert [(unit.text, unit.context) for unit in units] == [("One", None), ("Open", "menu")]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (":lang: fr\n\nText\n", "fr"),
        ("\ufeffTitle\n=====\n\n:author: A\n:language: pt-BR\n", "pt-BR"),
        ("Text\n\n:lang: fr\n", None),
        (".. code::\n\n   :lang: fr\n", None),
        ("Text\n", None),
    ],
)
def test_the_locale_that_an_article_declares(content: str, expected: str | None) -> None:
    assert FORMAT.declared_locale(content) == expected


def test_the_locale_of_a_translation_is_told() -> None:
    article = parse(FORMAT, ":lang: en\n\nText\n")
    assert article.render({"Text": "Текст"}, "uk").decode() == ":lang: uk\n\nТекст\n"


ADDRESSES = """\
.. _start:

The *first* part
================

See `The first part`_, :doc:`/other`, `it <http://a.example/b>`__ and :ref:`start`.
A _`place here`, http://c.example/d. And `that <other_>`_.

.. _other: page.html
.. image:: pic.png
"""


def test_addresses() -> None:
    assert isinstance(FORMAT, KnowsAddresses)
    found = FORMAT.addresses(ADDRESSES)
    place = ADDRESSES.index("The *first*")
    assert found.anchors == (
        Anchor(0, ("start",)),
        Anchor(place, (), "The first part", place, 1, "The *first* part"),
        Anchor(ADDRESSES.index("_`place"), ("place here", "place-here")),
    )
    assert [link.target for link in found.links] == [
        "#the-first-part", "/other", "http://a.example/b", "#start", "http://c.example/d",
        "page.html", "pic.png",
    ]  # fmt: skip


def test_a_target_keeps_a_title_s_address() -> None:
    content = "Some: title\n===========\n\n`Some: title`_\n"
    article = parse(FORMAT, content)
    title, text = article.segments
    rendered = article.render({title.key: "Назва", text.key: "`Назва`_"}).decode()
    whole = target_of("Some: title") + rendered
    assert whole == (".. _`Some: title`:\n\nНазва\n===========\n\n`Назва <Some: title_>`_\n")
    assert "problematic" not in str(structure(whole))


def test_it_reads_both_endings() -> None:
    assert format_for("a.rst") is FORMAT
    assert format_for("a.rest") is FORMAT


REMARKED = "Title\n=====\n\nText.\n\n- one\n\n  two\n- three\n\nText::\n\n   code\n\n.. note:: A note.\n\n     deep\n"


def test_remarks_stand_where_they_change_nothing() -> None:
    article = parse(FORMAT, REMARKED)
    marked = article.render({}, None, lambda unit: unit.kind).decode()
    seen = [one for one in structure(marked) if "i18n: state" not in str(one)]
    assert seen == structure(REMARKED)
    assert marked.count(".. i18n: state: ") == 7
    assert "  two\n\n  .. i18n: state: list item\n- three" in marked


def test_a_directive_holds_though_its_comment_goes_on() -> None:
    content = ".. i18n: off\n\n  Quoted.\n\nOne.\n\n.. i18n: on\n   from here\n\nTwo.\n"
    assert [unit.text for unit in FORMAT.parse(content, "a", "en").units] == ["Two."]
