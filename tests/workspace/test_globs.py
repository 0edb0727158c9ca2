"""Globs, and the names closest to a misspelt one."""

import pytest

from i18n_tool.workspace.globs import closest, did_you_mean, matches


@pytest.mark.parametrize(
    ("pattern", "name", "fits"),
    [
        ("guide/install", "guide/install", True),
        ("guide/install", "guide/install2", False),
        ("guide", "guide/install", True),
        ("guide/", "guide/a/b", True),
        ("gui", "guide/install", False),
        ("*", "ico", True),
        ("*", "news/ico", True),
        ("n*", "guide/news", False),
        ("guide/*", "guide/a", True),
        ("*/a", "guide/a", True),
        ("*/a", "guide/x/a", False),
        ("**/a", "guide/x/a", True),
        ("**/a", "a", True),
        ("guide/**", "guide/x/a", True),
        ("guide/**/a", "guide/a", True),
        ("a?c", "abc", True),
        ("a?c", "a/c", False),
        ("a[bc]d", "abd", True),
        ("a[!bc]d", "abd", False),
        ("a[!bc]d", "a/d", False),
        ("a[]d", "a[]d", True),
        ("a[b", "a[b", True),
        ("a.c", "abc", False),
        ("(a|b)", "(a|b)", True),
        ("a[\\d]c", "a5c", False),
        ("**/*ko.html", "news/ko.html", True),
    ],
)
def test_globs(pattern: str, name: str, fits: bool) -> None:
    assert matches(pattern, name) is fits


def test_the_closest_names() -> None:
    among = ["guide/install", "guide/review", "news/ico"]
    assert closest("guide/instal", among) == ["guide/install"]
    assert closest("Guide/Install", among) == ["guide/install"]
    assert did_you_mean("news/ico2", among) == "Did you mean `news/ico`?"
    assert did_you_mean("completely different", among) == ""
    assert did_you_mean("cat", ["cats", "cut", "hat"]) == "Did you mean `cats`, `hat` or `cut`?"
