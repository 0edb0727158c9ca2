"""Init: what is written, into what is there."""

from pathlib import Path

import pytest

from i18n_tool.errors import ToolError, UsageError
from i18n_tool.workflow.init import init
from i18n_tool.workspace.config import read_config

TABLE = """\
source-locale = "fr"
locales = ["uk", "zh-Hans"]
source = "source"
catalogs = "locales"
build = "build"
"""


def relative(root: Path, paths: tuple[Path, ...]) -> list[str]:
    """Give paths as seen from the project."""
    return [str(path.relative_to(root)) for path in paths]


def test_an_empty_folder(tmp_path: Path) -> None:
    root = tmp_path / "new/project"
    setup = init(root, "fr", ["uk", "zh_Hans", "uk"])
    assert (root / "i18n-tool.toml").read_text() == TABLE
    assert relative(root, setup.written) == [".", "source", "locales", "i18n-tool.toml"]
    assert (setup.articles, setup.catalogs) == (0, 0)
    assert read_config(root).locales == ("uk", "zh_Hans")


@pytest.mark.parametrize(
    ("before", "gap"),
    [
        ("", ""),
        ('[project]\nname = "x"\n', "\n"),
        ('[project]\nname = "x"  # no end', "\n\n"),
    ],
)
def test_a_python_project_keeps_every_byte(tmp_path: Path, before: str, gap: str) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text(before)
    init(tmp_path, "fr", ["uk", "zh_Hans"])
    assert path.read_text() == f"{before}{gap}[tool.i18n-tool]\n{TABLE}"
    assert not (tmp_path / "i18n-tool.toml").exists()


def test_a_python_project_with_crlf(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_bytes(b'[project]\r\nname = "x"\r\n')
    init(tmp_path, "fr", ["uk", "zh_Hans"])
    table = f"[tool.i18n-tool]\n{TABLE}".replace("\n", "\r\n").encode()
    assert path.read_bytes() == b'[project]\r\nname = "x"\r\n\r\n' + table


def test_what_is_there_is_found(tmp_path: Path) -> None:
    for name in ("docs/guide/a.md", "docs/b.HTML", "docs/logo.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    for name in ("uk/LC_MESSAGES/a.po", "fr_002/LC_MESSAGES/a.po", "templates/a.pot"):
        (tmp_path / "locale" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "locale" / name).write_text("")
    setup = init(tmp_path, "fr")
    assert (setup.articles, setup.catalogs, setup.locales) == (2, 2, ("fr_002", "uk"))
    config = read_config(tmp_path)
    assert relative(tmp_path, (config.source, config.catalogs)) == ["docs", "locale"]


@pytest.mark.parametrize("name", ["i18n-tool.toml", "pyproject.toml"])
def test_a_configuration_is_never_overwritten(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("[tool.i18n-tool]\n")
    with pytest.raises(UsageError) as caught:
        init(tmp_path, "fr", ["uk"])
    assert caught.value.where == str(tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text() == "[tool.i18n-tool]\n"


def test_a_pyproject_that_is_not_toml(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project\n")
    with pytest.raises(ToolError) as caught:
        init(tmp_path, "fr", ["uk"])
    assert caught.value.where == f"{tmp_path / 'pyproject.toml'}:1"
    assert [path.name for path in tmp_path.iterdir()] == ["pyproject.toml"]


def test_no_locale_at_all(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        init(tmp_path, "fr")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, "*.mo\nbuild/\n.i18n-tool/\n"),
        ("*.pyc\n/build/\n", "*.pyc\n/build/\n*.mo\n.i18n-tool/\n"),
        ("*.mo", "*.mo\nbuild/\n.i18n-tool/\n"),
        (".i18n-tool\nbuild\n*.mo\n", ".i18n-tool\nbuild\n*.mo\n"),
    ],
)
def test_what_git_ignores(tmp_path: Path, before: str | None, after: str) -> None:
    (tmp_path / ".git").mkdir()
    if before is not None:
        (tmp_path / ".gitignore").write_text(before)
    init(tmp_path, "fr", ["uk"])
    assert (tmp_path / ".gitignore").read_text() == after


def test_a_file_where_a_folder_is_needed(tmp_path: Path) -> None:
    (tmp_path / "source").write_text("a file")
    with pytest.raises(ToolError) as caught:
        init(tmp_path, "fr", ["uk"])
    assert caught.value.where == str(tmp_path / "source")
    assert not (tmp_path / "i18n-tool.toml").exists()


@pytest.mark.parametrize(
    ("file", "text", "generator"),
    [
        ("hugo.toml", "", "hugo"),
        ("config.toml", 'baseURL = "x"', "hugo"),
        ("config.toml", "[other]", None),
        ("website/docusaurus.config.ts", "", "docusaurus"),
        ("docs/.vitepress/config.mts", "", "vitepress"),
        ("mkdocs.yml", "markdown_extensions:\n  - attr_list\n", "mkdocs"),
        ("mkdocs.yml", "site_name: x\n", None),
        ("book.toml", "", "mdbook"),
        ("_config.yml", "", "jekyll"),
        ("docs/conf.py", "extensions = []", "sphinx"),
        ("antora.yml", "", "antora"),
        ("_quarto.yml", "", "pandoc"),
    ],
)
def test_a_site_generator_is_found(
    tmp_path: Path, file: str, text: str, generator: str | None
) -> None:
    path = tmp_path / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    setup = init(tmp_path, "fr", ["uk"])
    assert setup.generator == ((generator, path) if generator else None)
    assert read_config(tmp_path).anchors == (generator or "")


def test_of_two_site_generators_none_is_taken(tmp_path: Path) -> None:
    (tmp_path / "book.toml").touch()
    (tmp_path / "_config.yml").touch()
    assert init(tmp_path, "fr", ["uk"]).generator is None
