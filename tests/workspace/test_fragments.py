"""Fragments: which headings the links of a project lead to, without parsing anything."""

from pathlib import Path

import pytest

from i18n_tool.workspace.fragments import _named, fragments, page_of
from tests.workflow.translated import age, make_project, write_article


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[a](#b-c) [d](e.md#f 'g')", ["#b-c", "e#f"]),
        ("[a](../b/c/#d) [e](/f/g?h#i) <j/#k>", ["c#d", "g#i", "j#k"]),
        ("[a]: ../#b\n", [".#b"]),
        ('<a href="a.html#b">, <a href=#c>', ["a#b", "#c"]),
        ("[a](b%20c.md#%D1%97&amp;d)", ["b c#ї&d"]),
        ("xref:b.adoc#c[d], xref:e[], <<f>>, <<g,h>>", ["b#c", "#e", "#f", "#g"]),
        ("# A #\n\n## B\n", []),
    ],
)
def test_what_links_name(text, named):
    assert list(_named(text)) == named


@pytest.mark.parametrize(
    ("path", "page"),
    [("", ""), ("a.md", "a"), ("../b/A.HTML?x", "a"), ("b/", "b"), ("..", "."), ("m:p.adoc", "p")],
)
def test_what_a_path_calls_its_page(path, page):
    assert page_of(path) == page


def test_who_is_led_to(tmp_path: Path):
    project = make_project(tmp_path)
    write_article(tmp_path, "a.md", "[x](#own) [y](guide/#first) [z](guide/b.md#second)\n")
    write_article(tmp_path, "guide/index.md", "[x](../a/#up) [y](https://x.org/b#abroad)\n")
    write_article(tmp_path, "guide/b.md", "[x](./#index)\n")
    expected = {
        "a": {"own", "up"},
        "guide/index": {"first", "index"},
        "guide/b": {"second", "abroad"},
    }
    assert fragments(project) == expected
    assert fragments(project) == expected


def test_an_article_that_changes_is_looked_at_again(tmp_path: Path):
    project = make_project(tmp_path)
    path = write_article(tmp_path, "a.md", "[x](#one)\n")
    bad = tmp_path / "source/bad.md"
    bad.write_bytes(b"\xff [x](a#bad)")
    assert fragments(project) == {"a": {"one", "bad"}}
    write_article(tmp_path, "a.md", "[x](#two)\n")
    age(path, 1_700_000_009)
    bad.unlink()
    assert fragments(project) == {"a": {"two"}}
