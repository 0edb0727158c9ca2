"""A project's paths: its articles, and what belongs to each."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n_tool.errors import ArticleError, FileError, ToolError, UsageError
from i18n_tool.workspace.config import parse_config
from i18n_tool.workspace.project import ArticleFile, Project, check_locale, check_name

CONFIG = """\
source-locale = "fr"
locales = ["fr", "uk", "ja", "fr-002"]
exclude = ["drafts/**", "*.draft.md"]
[source-locales]
"news/ja/*" = "ja"
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Give a project with a few articles, and files that are none."""
    source = tmp_path / "source"
    for name in (
        "guide/install.md",
        "guide/review.md",
        "guide.md",
        "news/ja/hanami.html",
        "news/ico.txt",
        "logo.png",
        "drafts/x.md",
        "y.draft.md",
        ".hidden.md",
        ".git/z.md",
    ):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text("x")
    return Project(parse_config(CONFIG, tmp_path / "i18n-tool.toml"))


def names(project: Project, *patterns: str) -> list[str]:
    """Give the names of the articles that fit."""
    return [file.name for file in project.articles(patterns)]


def test_articles_are_found_and_sorted(project: Project, tmp_path: Path) -> None:
    assert project.articles() == (
        ArticleFile("guide", tmp_path / "source/guide.md", None),
        ArticleFile("guide/install", tmp_path / "source/guide/install.md", None),
        ArticleFile("guide/review", tmp_path / "source/guide/review.md", None),
        ArticleFile("news/ico", tmp_path / "source/news/ico.txt", None),
        ArticleFile("news/ja/hanami", tmp_path / "source/news/ja/hanami.html", "ja"),
    )


@pytest.mark.parametrize(
    ("patterns", "found"),
    [
        (["news/ico"], ["news/ico"]),
        (["news/ico.txt"], ["news/ico"]),
        (["source/news/ico.txt"], ["news/ico"]),
        (["./source/news/ico.txt"], ["news/ico"]),
        (["source/news/*.txt"], ["news/ico"]),
        (["*"], ["guide", "guide/install", "guide/review", "news/ico", "news/ja/hanami"]),
        (["news/"], ["news/ico", "news/ja/hanami"]),
        (["guide/*"], ["guide/install", "guide/review"]),
        (["**/i*", "guide/review"], ["guide/install", "guide/review", "news/ico"]),
    ],
)
def test_selected(project: Project, patterns: list[str], found: list[str]) -> None:
    assert names(project, *patterns) == found


def test_selected_by_an_absolute_path(project: Project, tmp_path: Path) -> None:
    assert names(project, str(tmp_path / "source/news/ico.txt")) == ["news/ico"]


@pytest.mark.parametrize("pattern", ["news/icco", "../news/ico", "/etc/passwd", "a\\b", "a\0b", ""])
def test_what_fits_nothing(project: Project, pattern: str) -> None:
    with pytest.raises(UsageError):
        project.articles([pattern])


def test_the_closest_name_is_told(project: Project) -> None:
    with pytest.raises(UsageError) as caught:
        project.article("guide/instal")
    assert (caught.value.what, caught.value.todo) == (
        "no article fits `guide/instal`",
        "Did you mean `guide/install`?",
    )


def test_one_article(project: Project) -> None:
    assert project.article("guide").name == "guide"
    with pytest.raises(UsageError):
        project.article("news")


def test_two_articles_with_one_name(project: Project, tmp_path: Path) -> None:
    (tmp_path / "source/news/ico.html").write_text("x")
    with pytest.raises(ArticleError) as caught:
        project.articles()
    assert caught.value.what == "two articles have one name: ico.html and ico.txt"


def test_a_file_whose_name_no_catalog_could_have(project: Project, tmp_path: Path) -> None:
    (tmp_path / "source/a\\b.md").write_text("x")
    with pytest.raises(ArticleError) as caught:
        project.articles()
    assert caught.value.todo == "Rename the file."


def test_links_that_lead_out_are_passed_by(project: Project, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("x")
    source = tmp_path / "source"
    (source / "out.md").symlink_to("../secret.md")
    (source / "in.md").symlink_to("guide.md")
    (source / "round").symlink_to(".")
    (source / "outside").symlink_to("/usr")
    (source / "broken.md").symlink_to("nowhere")
    assert names(project) == [
        "guide",
        "guide/install",
        "guide/review",
        "in",
        "news/ico",
        "news/ja/hanami",
    ]


def test_no_source_folder(tmp_path: Path) -> None:
    project = Project(parse_config(CONFIG, tmp_path / "i18n-tool.toml"))
    with pytest.raises(FileError) as caught:
        project.articles()
    assert caught.value.what == "the folder of the articles is missing"


def test_paths(project: Project, tmp_path: Path) -> None:
    assert project.template_path("news/ico") == tmp_path / "locales/templates/news/ico.pot"
    assert project.catalog_path("news/ico", "uk") == (
        tmp_path / "locales/uk/LC_MESSAGES/news/ico.po"
    )
    assert project.mo_path("news/ico", "zh_Hans") == (
        tmp_path / "locales/zh_Hans/LC_MESSAGES/news/ico.mo"
    )
    assert project.render_path(project.article("news/ico"), "uk") == (
        tmp_path / "build/uk/news/ico.txt"
    )


def test_target_locales(project: Project) -> None:
    assert project.target_locales("fr") == ("uk", "ja", "fr_002")
    assert project.target_locales("ja") == ("fr", "uk", "fr_002")
    assert project.target_locales("en") == ("fr", "uk", "ja", "fr_002")
    assert project.inherits("fr_002", "fr")
    assert not project.inherits("fr", "fr_002")
    assert not project.inherits("uk", "fr")


BAD_NAMES = ["..", "../x", "a/../b", "/etc/passwd", "a//b", "a/", "./a", "a\0b", "a\\b", "a\nb", ""]


@pytest.mark.parametrize("name", BAD_NAMES)
def test_names_that_lead_outside(project: Project, name: str) -> None:
    for path in (
        lambda: project.template_path(name),
        lambda: project.catalog_path(name, "uk"),
        lambda: project.mo_path(name, "uk"),
    ):
        with pytest.raises(UsageError):
            path()


@pytest.mark.parametrize("locale", ["..", "../uk", "/uk", "uk/..", "u\0k", "u\\k", "", "uk\n"])
def test_locales_that_lead_outside(project: Project, locale: str) -> None:
    with pytest.raises(UsageError):
        project.catalog_path("a", locale)


@given(st.text(max_size=20), st.text(max_size=10))
def test_no_name_leads_outside(name: str, locale: str) -> None:
    root = Path("/project")
    config = parse_config(CONFIG, root / "i18n-tool.toml")
    try:
        path = Project(config).catalog_path(name, locale)
    except ToolError:
        return
    assert path.is_relative_to(root / "locales")
    assert ".." not in path.parts
    assert (check_name(name), check_locale(locale)) == (name, locale)
