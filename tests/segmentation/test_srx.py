"""SRX 2.0: rules read from a file decide where sentences end; what cannot be taken is refused."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n_tool.segmentation.settings import Custom, Segmentation
from i18n_tool.segmentation.splitter import Splitter
from i18n_tool.segmentation.srx import SrxError, parse_srx

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" xmlns:x="http://example.org/x" version="2.0">
<header segmentsubflows="yes" cascade="{cascade}"><formathandle type="start" include="no"/></header>
<body><languagerules>
"""
RULES = """<languagerule languagerulename="English">
<!-- titles -->
<rule break="no"><beforebreak>\\b(Mr|Mrs)\\.\\s</beforebreak><afterbreak></afterbreak></rule>
<rule break="no"><beforebreak>\\bfig\\.\\s</beforebreak><afterbreak>\\d</afterbreak></rule>
</languagerule>
<languagerule languagerulename="All">
<rule break="yes"><beforebreak>[.?!]["'\\p{Pe}]*\\s+</beforebreak><afterbreak/></rule>
<rule><beforebreak>&#x3002;</beforebreak></rule>
<x:rule>of another tool</x:rule>
</languagerule>
"""
MAPS = """</languagerules><maprules>
<languagemap languagepattern="(EN|en).*" languagerulename="English"/>
<languagemap languagepattern="(?!fr).*" languagerulename="All"/>
</maprules></body></srx>
"""


def srx(cascade="yes", rules=RULES, maps=MAPS):
    return (HEAD.format(cascade=cascade) + rules + maps).encode()


def splitter(content=None, **settings):
    return Splitter(Segmentation(**settings), parse_srx(content or srx()))


@pytest.mark.parametrize(
    ("locale", "line"),
    [
        ("en", "Mr. Brown came. ‖he left! ‖See fig. 3. ‖See fig. ‖Three."),
        ("en_GB", "Mrs. Brown came. ‖Yes."),
        ("de", 'Mr. ‖Brown kam." ‖Ja.'),
        ("ja", "雨。‖雪。"),
        ("en", "One\n\n‖Two\nthree\n‖- four"),
        ("fr", "M. Dupont vient. ‖Fin."),  # no map fits: the built-in rules
        ("en", "One.   \n ‖Two."),
    ],
)
def test_rules_decide(locale, line):
    assert "‖".join(splitter().segment(line.replace("‖", ""), locale)) == line


def test_without_cascade_the_first_map_alone_counts():
    once = splitter(srx(cascade="no"))
    assert once.segment("One. Two.", "en") == ["One. Two."]
    assert once.segment("One. Two.", "de") == ["One. ", "Two."]


def cut(text, *codes, **settings):
    spans = sorted((text.index(code), text.index(code) + len(code)) for code in codes)
    found = splitter(**settings).cut(text, "en", spans)
    return [text[start:end] for start, end in found]


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("**Stop.** ‖then go.", ["**Stop.**"]),
        ("He **left. She** stayed. ‖End.", ["**left. She**"]),
        ("[A page.](http://a.b. c) ‖next `a. B` x.", ["[A page.](http://a.b. c)", "`a. B`"]),
        ("<b>Yes.</b> ‖<i>no</i>.", ["<b>Yes.</b>", "<i>no</i>"]),
        ("Caf&eacute;. ‖&Eacute;t&eacute;.", []),
        ("**<b>Yes.</b>** ‖No.", ["**<b>Yes.</b>**", "<b>Yes.</b>"]),
    ],
)
def test_codes_are_not_cut(line, codes):
    text = line.replace("‖", "")
    assert cut(text, *codes) == [piece.strip() for piece in line.split("‖")]


def test_a_project_adds_to_the_rules_of_the_file():
    custom = (Custom("en", ("cf.",), ((";", ""),)),)
    found = splitter(custom=custom).segment("See cf. Brown; then go. End.", "en")
    assert found == ["See cf. Brown; ", "then go. ", "End."]


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        (b"<srx", [(1, "this is not XML: unclosed token")]),
        (b"<tmx/>", [(1, "this is not SRX: the root is `tmx`")]),
        (b'<srx version="1.0"/>', [(1, "this is not SRX 2.0, but version `1.0` of ``")]),
        (
            b'<!DOCTYPE srx [<!ENTITY a "aa">]>\n<srx version="2.0"/>',
            [(1, "a document type with declarations is not read")],
        ),
        (
            srx(rules=RULES.replace("[.?!]", "[.?!").replace("fig", "(fig")),
            [(8, "the rule has a `(` without"), (11, "the rule has a `[` without")],
        ),
        (srx(rules=RULES.replace("[.?!]", "(.+)+")), [(11, "the rule may take very long")]),
        (srx(maps=MAPS.replace('"All"', '"Any"')), [(17, "there are no rules `Any`")]),
        (srx(rules=RULES.replace('"no"', '"maybe"', 1)), [(7, '`break` must be "yes" or "no"')]),
        (
            srx(rules=RULES + RULES),
            [(15, "the rules `English` are there twice"), (20, "the rules `All` are there twice")],
        ),
        (
            srx(rules=RULES.replace("<beforebreak>&#x3002;</beforebreak>", "")),
            [(12, "the rule must say what stands before or after the place")],
        ),
        (b"<srx>" + b" " * 5_000_000, [(1, "the file is larger than 5,000,000 bytes")]),
    ],
)
def test_what_cannot_be_taken(content, problems):
    with pytest.raises(SrxError) as caught:
        parse_srx(content)
    found = [(problem.line, problem.what) for problem in caught.value.problems]
    assert [line for line, _ in found] == [line for line, _ in problems]
    for (_, what), (_, start) in zip(found, problems, strict=True):
        assert what.startswith(start)


def test_entities_are_not_expanded():
    bomb = b'<!DOCTYPE srx SYSTEM "file:///etc/passwd"><srx version="2.0">&a;</srx>'
    with pytest.raises(SrxError):
        parse_srx(bomb)


@given(st.text("Mr. ab!\n\"'A;", max_size=40), st.sampled_from(["en", "de", "fr"]))
def test_joined_sentences_give_the_text_back(text, locale):
    sentences = splitter().segment(text, locale)
    assert "".join(sentences) == text
    assert all(sentences)


@pytest.mark.parametrize("piece", ["a. ", " ", ". ", ".", "Mr. ", "fig. 1", "\n", '."'])
def test_work_grows_with_the_text(piece):
    own = splitter(custom=(Custom("en", ("a.",), ((r"\s", ""),)),))

    def work(size):
        started = time.process_time()
        own.cut(piece * size, "en", [(0, 3), (10, 12)])
        return max(time.process_time() - started, 0.002)

    work(10)
    assert work(40_000) / work(5_000) < 24


@pytest.mark.parametrize("name", ["UTF-3", "UTF-7", "rot13", "cp932"])
def test_an_encoding_that_cannot_be_read_is_a_problem(name):
    with pytest.raises(SrxError) as caught:
        parse_srx(srx().replace(b"UTF-8", name.encode()))
    assert caught.value.problems[0].line == 1
