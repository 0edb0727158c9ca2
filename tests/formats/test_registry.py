"""The registry: which format reads which article, and formats that plug-ins bring."""

import sys
import zipfile
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from i18n_tool.errors import ArticleError, ToolError
from i18n_tool.formats import (
    BUILT_IN,
    SILENT,
    DeclaresLocale,
    Format,
    declared_locale,
    endings,
    format_for,
    load,
)
from i18n_tool.formats.conformance import check_format
from i18n_tool.formats.options import DEFAULT, Options
from i18n_tool.formats.plugins import plugins
from i18n_tool.model.article import Article
from i18n_tool.model.unit import Run, Unit


class Shouting:
    """A plug-in's format: each line in capitals is a unit."""

    name = "shouting"
    endings = (".shout",)

    def parse(self, content: str, name: str, locale: str, options: Options = DEFAULT) -> Article:
        """Give the lines in capitals."""
        units = []
        at = 0
        for line in content.splitlines(keepends=True):
            text = line.strip("\ufeff\r\n")
            if text.isupper():
                start = at + line.index(text)
                units.append(Unit("cry", text, (Run(0, start, len(text)),)))
            at += len(line)
        return Article(name, locale, self.name, content, tuple(units))


SHOUTING = Shouting()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("guide/install.md", "markdown"),
        ("README.MD", "markdown"),
        ("a.b/c.markdown", "markdown"),
        ("page.mdx", "markdown"),
        ("notes.txt", "text"),
        ("index.html", "html"),
        ("old\\index.htm", "html"),
    ],
)
def test_the_ending_tells_the_format(name: str, expected: str) -> None:
    assert format_for(name).name == expected
    assert isinstance(format_for(name), Format)


@pytest.mark.parametrize("name", ["image.png", "Makefile", "folder.md/file", ".md", ""])
def test_an_ending_that_no_format_reads_is_an_error_that_names_the_endings(name: str) -> None:
    with pytest.raises(ArticleError) as caught:
        format_for(name)
    assert caught.value.where == name
    assert ".md" in caught.value.todo


def test_all_endings_are_told() -> None:
    assert set(endings()) >= {".md", ".markdown", ".mdx", ".txt", ".html", ".htm"}
    assert list(endings()) == sorted(endings())


def test_a_plug_in_is_loaded_by_its_entry_point() -> None:
    entry = EntryPoint("shouting", f"{__name__}:SHOUTING", "i18n_tool.formats")
    assert load(entry).name == "shouting"


def test_a_plug_in_that_cannot_be_loaded_is_named() -> None:
    entry = EntryPoint("lost", "no.such.module:FORMAT", "i18n_tool.formats")
    with pytest.raises(ToolError, match="lost cannot be loaded"):
        load(entry)


def test_a_plug_in_that_is_no_format_is_named() -> None:
    entry = EntryPoint("empty", "string:digits", "i18n_tool.formats")
    with pytest.raises(ToolError, match="empty has no name, endings and parse"):
        load(entry)


def test_a_plug_in_with_odd_endings_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Shouting, "endings", ".shout")
    entry = EntryPoint("shouting", f"{__name__}:SHOUTING", "i18n_tool.formats")
    with pytest.raises(ToolError, match=r"shouting has odd endings: '\.shout'"):
        load(entry)


def test_a_plug_in_passes_the_conformance_suite() -> None:
    check_format(SHOUTING, ["quiet\nLOUD. VERY LOUD.\nquiet\n", "HELLO"])


def test_the_locale_that_an_article_declares_is_optional() -> None:
    assert declared_locale(SHOUTING, "lang: fr") is None
    assert declared_locale(format_for("a.md"), "---\nlang: fr\n---\n") == "fr"


def test_no_plug_in_is_found_where_none_is_installed() -> None:
    assert plugins("i18n_tool.no-such-group") == []


@pytest.mark.parametrize("metadata", ["shout-1.0.dist-info", "Shout.egg-info"])
def test_a_plug_in_is_found_by_what_its_package_declares(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, metadata: str
) -> None:
    declared = "[other]\na = b:c\n[group.here]\nzz = last:X\nloud = shouting:FORMAT\n"
    (tmp_path / metadata).mkdir()
    (tmp_path / metadata / "entry_points.txt").write_text(declared)
    monkeypatch.setattr(sys, "path", [str(tmp_path), str(tmp_path / "missing")])
    assert plugins("group.here") == [
        EntryPoint("loud", "shouting:FORMAT", "group.here"),
        EntryPoint("zz", "last:X", "group.here"),
    ]
    assert plugins("group.there") == []


def test_a_plug_in_in_an_archive_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("shout-1.0.dist-info/METADATA", "Name: shout\n")
        archive.writestr("shout-1.0.dist-info/entry_points.txt", "[group]\na = b:c\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path / "all.zip")])
    assert plugins("group") == [EntryPoint("a", "b:c", "group")]


def test_the_endings_of_articles_that_cannot_declare_a_locale() -> None:
    silent = {end for end in BUILT_IN if not isinstance(format_for(f"a{end}"), DeclaresLocale)}
    assert silent == SILENT
