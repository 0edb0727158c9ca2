"""Articles from bytes, and the locale that each is in."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n_tool.errors import ArticleError, LocaleError, ToolError
from i18n_tool.workspace.articles import article_from, locale_of, parse_article, read_article
from i18n_tool.workspace.project import Project

CONFIG = """\
source-locale = "fr"
locales = ["uk", "pt-BR"]
[source-locales]
"ja/**" = "ja"
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Give a project in French whose folder `ja` is in Japanese."""
    (tmp_path / "i18n-tool.toml").write_text(CONFIG)
    (tmp_path / "source/ja").mkdir(parents=True)
    return Project.at(tmp_path)


def test_parsed_and_cut() -> None:
    article = parse_article(b"# Titre\n\nUn. Deux.\n", "news/a.md", "fr")
    assert (article.name, article.locale, article.format) == ("news/a", "fr", "markdown")
    assert [(unit.kind, [segment.text for segment in unit.segments]) for unit in article.units] == [
        ("heading 1", ["Titre"]),
        ("paragraph", ["Un.", "Deux."]),
    ]


@pytest.mark.parametrize("ending", ["txt", "md", "html"])
@pytest.mark.parametrize("content", [b"", b"\n", b"\xef\xbb\xbf", b"\r\n\r\n", b"Un.\r\nDeux."])
def test_law_1_identity(ending: str, content: bytes) -> None:
    assert parse_article(content, f"a.{ending}", "fr").render({}) == content


@given(st.text(), st.sampled_from(["txt", "md", "html"]))
def test_law_1_identity_of_any_text(text: str, ending: str) -> None:
    content = text.encode("utf-8", "ignore")
    try:
        article = parse_article(content, f"a.{ending}", "fr")
    except ToolError:
        assert b"\0" in content
    else:
        assert article.render({}) == content


def test_any_spelling_of_the_locale() -> None:
    assert parse_article(b"Oui.", "a.txt", "fr-Africa").locale == "fr_002"
    with pytest.raises(LocaleError):
        parse_article(b"Sim.", "a.txt", "pt")


@pytest.mark.parametrize(
    ("locale", "charset", "named"),
    [
        ("fr", "cp1252", "CP1252"),
        ("ja", "shift_jis", "SHIFT-JIS"),
        ("ja", "euc_jp", "EUC-JP"),
        ("zh_Hans", "gb18030", "GB18030"),
        ("ru", "cp1251", "CP1251"),
        ("uk", "utf-16", "UTF-16"),
    ],
)
def test_the_likely_encoding_is_named(locale: str, charset: str, named: str) -> None:
    words = {"fr": "été", "ja": "日本語の記事", "zh_Hans": "中文文章", "ru": "слово", "uk": "слово"}
    with pytest.raises(ArticleError) as caught:
        parse_article(words[locale].encode(charset), "a.txt", locale)
    assert caught.value.what.endswith(f"it may be {named}")
    assert caught.value.where == "a.txt:1"


def test_an_ending_that_no_format_reads() -> None:
    with pytest.raises(ArticleError):
        parse_article(b"x", "a.docx", "fr")


@pytest.mark.parametrize(
    ("name", "content", "locale"),
    [
        ("a.md", "Texte.\n", "fr"),
        ("ja/a.md", "文。\n", "ja"),
        ("ja/b.md", "---\nlang: uk\n---\nТекст.\n", "uk"),
        ("b.html", '<html lang="zh-TW"><p>文。</p></html>', "zh_Hant"),
        ("c.html", '<html lang="pt"><p>Texto.</p></html>', "pt_BR"),
    ],
)
def test_what_an_article_declares_wins(
    project: Project, name: str, content: str, locale: str
) -> None:
    path = project.config.source / name
    path.write_text(content)
    file = project.article(name.rpartition(".")[0])
    assert locale_of(project, file) == locale
    assert read_article(project, file).locale == locale
    assert article_from(project, file, content.encode()) == read_article(project, file)
    assert read_article(project, file).name == file.name


def test_a_locale_that_is_none(project: Project) -> None:
    path = project.config.source / "a.md"
    path.write_text("---\nlang: nonsense!\n---\nTexte.\n")
    with pytest.raises(ArticleError) as caught:
        read_article(project, project.article("a"))
    assert caught.value.where.startswith(str(path))


def test_real_articles(shared: Path) -> None:
    for path in sorted((shared / "articles").iterdir()):
        content = path.read_bytes()
        assert parse_article(content, path.name, "fr").render({}) == content
