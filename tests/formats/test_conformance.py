"""The suite for plug-ins: the guide's own example passes it, and a fault of each kind is named."""

import re
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from i18n_tool import formats
from i18n_tool.errors import ArticleError
from i18n_tool.formats import format_for
from i18n_tool.formats.conformance import check_format
from i18n_tool.formats.letters import change_letters, cut
from i18n_tool.formats.options import DEFAULT
from i18n_tool.formats.text import FORMAT as TEXT
from i18n_tool.model.address import Addresses, Link
from i18n_tool.model.article import Article
from i18n_tool.model.unit import Run, Unit, Verbatim, split

GUIDE = Path(__file__).parents[2] / "source" / "guide" / "articles.md"
SAMPLE = "1\n00:00:01,000 --> 00:00:04,000\nGood evening.\nCome in.\n\n2\n00:05 --> 00:06\nA.  B\n"


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """Install the guide's example as a package of its own; give the code of its test."""
    section = GUIDE.read_text(encoding="utf-8").partition("## Your own format")[2]
    module, test = re.findall(r"^```python\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    (declared,) = re.findall(r"^```toml\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    group, name, value = re.fullmatch(
        r'\[project\.entry-points\."(.+)"\]\n(\w+) = "(.+)"\n', declared
    ).groups()
    (tmp_path / "my_subtitles.py").write_text(module)
    metadata = tmp_path / "my_subtitles-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: my-subtitles\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(f"[{group}]\n{name} = {value}\n")
    monkeypatch.syspath_prepend(tmp_path)
    formats._plugged_in.cache_clear()
    yield test
    formats._plugged_in.cache_clear()
    sys.modules.pop("my_subtitles", None)


def test_the_guides_format_is_found_and_passes(installed):
    names = {}
    exec(compile(installed, "the guide", "exec"), names)
    names["test_subtitles"]()
    found = format_for("talks/opening.srt")
    assert found.name == "subtitles"
    check_format(found, [SAMPLE, "no cue\n", "00:05 --> 00:06\n\n"])
    units = found.parse(SAMPLE, "opening", "en").units
    assert [(unit.kind, unit.text) for unit in units] == [
        ("subtitle", "Good evening. Come in."),
        ("subtitle", "A.  B"),
    ]


@dataclass(frozen=True)
class Faulty:
    """Plain text, read by our own format and then spoilt."""

    spoil: object
    name: str = "text"
    endings: tuple = (".txt",)

    def parse(self, content: str, name: str, locale: str, options=DEFAULT) -> Article:
        """Give the spoilt article."""
        return self.spoil(TEXT.parse(content, name, locale, options))


class Loud(Verbatim):
    """A syntax that writes more than the translation."""

    def write(self, text, raw):
        """Give the text, and an end."""
        return text + "!"

    def close(self, body, raw):
        """Give the unit, and an end that nobody asked for."""
        return body + "?" if body == raw else body


class Once(Verbatim):
    """A syntax that changes what is beside the sentence."""

    calls = 0

    def close(self, body, raw):
        """Give something else each time."""
        Once.calls += 1
        return body + " " * Once.calls


def units(change):
    return lambda article: replace(article, units=tuple(map(change, article.units)))


def moved(unit):
    run = unit.runs[0]
    return replace(unit, runs=(replace(run, start=run.start + 1),))


CALLS = iter(range(1000))
FAULTS = {
    "does not hold the content": lambda article: replace(article, content=article.content + " "),
    "the article says it is 'x'": lambda article: replace(article, format="x"),
    "read twice": lambda article: replace(article, name=str(next(CALLS))),
    "overlaps the one before": lambda article: replace(article, units=article.units * 2),
    "the content has": units(moved),
    "has no runs": units(lambda unit: replace(unit, runs=())),
    "an empty run": units(lambda unit: replace(unit, runs=(Run(0, unit.start, 0), *unit.runs))),
    "ends in no run": units(lambda unit: replace(unit, text=unit.text + " x")),
    "text in no run": units(lambda unit: replace(unit, text="x" + unit.text, runs=tuple(
        replace(run, at=run.at + 1) for run in unit.runs))),
    "the code (3, 99) is out of place": units(lambda unit: replace(unit, codes=((3, 99),))),
    "the break (1, 1) is out of place": units(lambda unit: replace(unit, breaks=((1, 1),))),
    "changed more than itself": units(lambda unit: replace(unit, syntax=Once())),
    "written and read again": units(lambda unit: replace(unit, syntax=Loud())),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named(fault):
    with pytest.raises(AssertionError, match=re.escape(fault)):
        check_format(Faulty(FAULTS[fault]), ["One line. And more\n"])


def test_what_is_no_format_is_told():
    with pytest.raises(AssertionError, match="lacks name, endings or parse"):
        check_format("text", [])
    with pytest.raises(AssertionError, match=r"'TXT' is not in lower case"):
        check_format(Faulty(lambda article: article, endings=("TXT",)), [])


def test_an_article_may_be_refused_where_it_breaks_off():
    def whole(article: Article) -> Article:
        if "One" in article.content and "end" not in article.content:
            raise ArticleError("it has no end")
        return article

    check_format(Faulty(whole), ["One line.\nend\n"])


def test_another_structure_is_seen():
    with pytest.raises(AssertionError, match="the independent parser sees"):
        check_format(TEXT, ["One line.\n"], structure=lambda content: content)


class Linked(Faulty):
    """A format that has addresses."""

    def addresses(self, content: str) -> Addresses:
        """Give a link behind the end."""
        return Addresses(links=(Link("a", len(content) + 1),))


def test_addresses_outside_the_content_are_seen():
    with pytest.raises(AssertionError, match="a link stands outside"):
        check_format(Linked(lambda article: article), ["One line.\n"])


class Tags(Verbatim):
    """A syntax that shows `<em class=x>` as `<1>`, as HTML does by names."""

    def read(self, raw):
        """Give short tags."""
        return raw.replace("<em class=x>", "<1>").replace("</em>", "</1>")


@pytest.mark.parametrize(
    ("text", "codes", "expected"),
    [
        ("One <em class=x>two</em> ab.", ["<em class=x>two</em>"], "Bar <1>two</1> no."),
        ("<em class=x>two</em> ab.", ["<em class=x>two</em>"], "<1>two</1> no."),
        # The only `a` outside may be any of two: nothing is touched that may be code.
        ("<em class=x>a a</em> a", ["<em class=x>a a</em>"], "<1>a a</1> a"),
        ("One &amp; https://a.example <b>c</b>", [], "Bar &amp; https://a.example <b>p</b>"),
    ],
)
def test_codes_keep_their_letters(text, codes, expected):
    spans = tuple((text.index(code), text.index(code) + len(code)) for code in codes)
    unit = Unit("x", text, (Run(0, 0, len(text)),), Tags(), spans)
    unit = split(unit, "en", cut, bool)
    assert change_letters(unit, unit.segments[0]) == expected


def inside(start, end, **more):
    """Give a fault: a second unit inside the first."""

    def spoil(article):
        text = article.content[start:end]
        if not text:
            return article
        inner = Unit("x", text, (Run(0, start, len(text)),), **more)
        outer = replace(article.units[0], codes=((5, 12),))
        return replace(article, units=(outer, inner))

    return spoil


@pytest.mark.parametrize(
    ("fault", "what"),
    [
        (inside(3, 10), "code of it"),
        (inside(12, 99), "in one run of it"),
        (inside(6, 10, remark="{}"), "no remark can stand"),
    ],
)
def test_a_unit_inside_another_lies_in_a_code(fault, what):
    content = "Some line that is here\nand ends here.\n"
    with pytest.raises(AssertionError, match=what):
        check_format(Faulty(fault), [content])
