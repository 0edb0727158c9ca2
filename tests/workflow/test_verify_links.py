"""Verify --links: links lead somewhere, in the source and in every locale."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n_tool.catalog import Entry, set_record
from i18n_tool.model.state import State
from i18n_tool.workflow.render import render
from i18n_tool.workflow.verify import Breach, Verification, together, verify, verify_links
from i18n_tool.workspace.config import parse_config
from i18n_tool.workspace.project import Project
from i18n_tool.workspace.rendering import Terms
from tests.workflow.translated import entry, make_project, write_article, write_catalog

CONFIG = 'source-locale = "en"\nlocales = ["uk", "ja"]\n'
INSTALL = "# Install it\n\nSee [prices](guide/prices.md#the-price) and [below](#more).\n\n## More\n"
PRICES = "# Prices\n\n## The price\n\n[Back](../install.md#install-it)\n"


def project_with(folder: Path, more: str = "") -> Project:
    """Give a project of two articles, in part translated into Ukrainian."""
    write_article(folder, "install.md", INSTALL)
    write_article(folder, "guide/prices.md", PRICES)
    write_catalog(folder, "uk", "install", entry("Install it", "Установка"), entry("More", "Ще"))
    write_catalog(folder, "uk", "guide/prices", entry("The price", "Ціна", "#, fuzzy\n"))
    return make_project(folder, CONFIG + more)


def found(project: Project, *names: str, least: State = State.TRANSLATED) -> list[tuple]:
    """Give the breaches of a project: locale, line and target."""
    breaches = verify_links(Terms(project, least), names).breaches
    assert {breach.law for breach in breaches} <= {"links", "reading"}
    return [
        (breach.locale, breach.where.rpartition("/")[2], breach.what.split("`")[1])
        for breach in breaches
    ]


def test_every_link_leads_somewhere(tmp_path: Path) -> None:
    found = verify_links(Terms(project_with(tmp_path), State.DRAFT))
    assert found == Verification(articles=2, links=9, unjudged=0)


@pytest.mark.parametrize("generator", ["hugo", "mkdocs", "github", "docusaurus", "vitepress"])
def test_in_the_way_of_a_generator(tmp_path: Path, generator: str) -> None:
    project = project_with(tmp_path, f'anchors = "{generator}"\n')
    assert found(project, least=State.DRAFT) == []


def test_without_anchors_links_break(tmp_path: Path) -> None:
    project = project_with(tmp_path, 'anchors = "none"\n')
    assert found(project) == [
        ("uk", "prices.md:5", "../install.md#install-it"),
        ("uk", "install.md:3", "#more"),
    ]
    assert found(project, "install", least=State.DRAFT) == [
        ("uk", "install.md:3", "guide/prices.md#the-price"),
        ("uk", "install.md:3", "#more"),
    ]


def test_what_is_broken_in_the_source_is_said_once(tmp_path: Path) -> None:
    project = project_with(tmp_path)
    write_article(tmp_path, "install.md", INSTALL + "\n[a](gone.md), [b](#gone) [b](#gone)\n")
    path = project.config.source / "install.md"
    assert verify_links(Terms(project)).breaches == (
        Breach(
            "install",
            "links",
            f"{path}:7",
            "the link `gone.md` leads to no article and no file",
        ),
        Breach(
            "install",
            "links",
            f"{path}:7",
            "the link `#gone` leads to no heading or id of install",
        ),
    )


def test_a_translator_who_changes_a_link(tmp_path: Path) -> None:
    project = project_with(tmp_path)
    sentence = "See [prices](guide/prices.md#the-price) and [below](#more)."
    text = "[A](guide/prices.md#the-prise) [B](b.md)"
    write_catalog(tmp_path, "ja", "install", entry(sentence, text))
    assert found(project) == []  # it is held back, and the source's sentence stands there
    one = Entry(sentence, text, locale="ja")
    by = "A Reviewer <reviewer@example.org>"
    set_record(one, "ja", "reviewed", "2026-11-24", by=by, allowed=["links"])
    record = "".join(f"# {line}\n" for line in one.translator_comments)
    write_catalog(tmp_path, "ja", "install", entry(sentence, text, record))
    assert found(project) == [
        ("ja", "install.md:3", "guide/prices.md#the-prise"),
        ("ja", "install.md:3", "b.md"),
    ]
    (first, _) = verify_links(Terms(project)).breaches
    assert first.what.endswith("Did you mean `the-price`?")


def test_what_may_come_from_elsewhere_is_not_judged(tmp_path: Path) -> None:
    project = project_with(tmp_path)
    text = "[a](more.md#x) [b](#top) [c](#recap) [d](https://x.org/#y) [e](/pricing)\n\n<Recap>x</Recap>\n"
    write_article(tmp_path, "a.md", text)
    write_article(tmp_path, "more.md", "{{< include other.md >}}\n")
    assert found(project) == []
    assert verify_links(Terms(project), ["a"]) == Verification(articles=1, links=3, unjudged=12)


def test_references_of_hugo_put_nothing_into_a_page(tmp_path: Path) -> None:
    project = project_with(tmp_path)
    write_article(tmp_path, "a.md", '[a]({{< ref "more.md#x" >}}) [b](#missing)\n')
    assert found(project, "a") == [(None, "a.md:1", "#missing")]


def test_where_the_article_is_not_certain_only_a_translation_breaks_a_link(tmp_path: Path) -> None:
    project = project_with(tmp_path, 'anchors = "none"\n')
    write_article(tmp_path, "a.md", "[a](/docs/install#more) [b](/docs/install#other)\n")
    assert found(project, "a") == [("uk", "a.md:1", "/docs/install#more")]


def test_an_article_that_cannot_be_read(tmp_path: Path) -> None:
    project = project_with(tmp_path)
    (project.config.source / "bad.md").write_bytes(b"\xff")
    (breach,) = verify_links(Terms(project)).breaches
    assert (breach.article, breach.law) == ("bad", "reading")
    both = together(verify(project), verify_links(Terms(project)))
    assert both.breaches == (breach,)
    assert both.links > 0


def test_an_article_in_plain_text_may_be_led_to(tmp_path: Path) -> None:
    project = project_with(tmp_path)
    write_article(tmp_path, "plain.txt", "Text\n")
    write_article(tmp_path, "a.md", "[a](plain.txt#somewhere)\n")
    assert verify_links(Terms(project), ["a"]).unjudged == 3


def test_links_of_our_own_guide(root: Path) -> None:
    text = 'source-locale = "en"\nlocales = ["uk"]\n'
    found = verify_links(Terms(Project(parse_config(text, root / "i18n-tool.toml"))), ["guide"])
    assert [breach.what for breach in found.breaches] == []
    assert found.links > 20


def test_a_link_makes_the_article_that_it_leads_to_stale(tmp_path: Path) -> None:
    project = project_with(tmp_path)
    write_article(tmp_path, "install.md", "# Install it\n\n## More\n")
    render(project)
    page = project.config.build / "uk/install.md"
    assert page.read_text() == '# Установка<a id="install-it"></a>\n\n## Ще\n'
    write_article(tmp_path, "b.md", "[x](install#more)\n")
    render(project)
    assert page.read_text() == '# Установка<a id="install-it"></a>\n\n## Ще<a id="more"></a>\n'
    (tmp_path / "i18n-tool.toml").write_text(CONFIG + 'anchors = "hugo"\n')
    render(Project.at(tmp_path))
    assert page.read_text() == "# Установка {#install-it}\n\n## Ще {#more}\n"


RST = "One *two*\n=========\n\nSee `One two`_.\n\nThree\n-----\n\nText.\n"
ADOC = "= Title\n\n== One two\n\n<<_one_two>> and xref:a.rst#three[b].\n\n=== Three\n\nText.\n"


def test_titles_of_restructuredtext_and_asciidoc(tmp_path: Path) -> None:
    write_article(tmp_path, "a.rst", RST)
    write_article(tmp_path, "b.adoc", ADOC)
    write_catalog(tmp_path, "uk", "a", entry("One *two*", "Раз"), entry("Three", "Три"))
    write_catalog(tmp_path, "uk", "b", entry("One two", "Раз"), entry("Three", "Три"))
    project = make_project(tmp_path, CONFIG)
    assert found(project) == []
    render(project)
    assert (project.config.build / "uk/a.rst").read_text() == (
        ".. _`One two`:\n\nРаз\n=========\n\nSee `One two`_.\n\n"
        ".. _`Three`:\n\nТри\n-----\n\nText.\n"
    )
    assert (project.config.build / "uk/b.adoc").read_text() == (
        "= Title\n\n[#_one_two]\n== Раз\n\n<<_one_two>> and xref:a.rst#three[b].\n\n"
        "=== Три\n\nText.\n"
    )
    project = make_project(tmp_path, CONFIG + 'anchors = "none"\n')
    assert found(project) == [
        ("uk", "b.adoc:5", "#_one_two"),
        ("uk", "b.adoc:5", "a.rst#three"),
    ]


WORDS = st.text(st.sampled_from('abAB é1-_.!"&日Iж'), min_size=1, max_size=10).filter(str.strip)


@given(
    st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4),
    st.sampled_from(["", "hugo", "mkdocs"]),
)
def test_no_translation_breaks_a_link(tmp_path_factory, pairs, generator) -> None:
    """The law of links: a heading that the source's links lead to is led to in every locale."""
    folder = tmp_path_factory.mktemp("site")
    headings = "".join(f"## {words.strip()}\n\n" for words, _ in pairs)
    project = make_project(folder, CONFIG + (f'anchors = "{generator}"\n' if generator else ""))
    from i18n_tool.formats.anchors.ids import heading_ids
    from i18n_tool.formats.anchors.styles import style_of
    from i18n_tool.formats.markdown import FORMAT

    anchors = [anchor for anchor in FORMAT.addresses(headings).anchors if anchor.level]
    ids = heading_ids(style_of(generator, "markdown"), anchors)
    links = " ".join(f"[x](#{name})" for name in ids if name)
    write_article(folder, "a.md", headings + links + "\n")
    words = {one.strip(): other.strip() for one, other in pairs}
    quoted = ((one.replace('"', '\\"'), other.replace('"', '\\"')) for one, other in words.items())
    write_catalog(folder, "uk", "a", *(entry(one, other) for one, other in quoted))
    assert verify_links(Terms(project)).breaches == ()
