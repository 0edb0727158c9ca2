"""Sites: where links lead, in all the ways that generators have of naming pages."""

from pathlib import Path

import pytest

from i18n_tool.workspace.site import Leads, Site, head
from tests.workflow.translated import make_project, write_article

ARTICLES = {
    "index.md": "",
    "install.md": "",
    "guide/README.md": "",
    "guide/first-steps.md": "",
    "guide/02-next-steps.md": "",
    "guide/deep/more.md": "---\nslug: /other/address\npermalink: /\naliases:\n  - /old-name/\nrelated:\n  - no-address\n---\nText\n",
    "1-start/1-one.md": "",
    "1-start/2-two.md": "",
    "page.html": "",
}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a site of a few articles and pictures."""
    for name, content in ARTICLES.items():
        write_article(tmp_path, name, content)
    write_article(tmp_path, "guide/one.png", "")
    (tmp_path / "static/img").mkdir(parents=True)
    (tmp_path / "static/img/two.png").touch()
    project = make_project(tmp_path)
    files = project.articles()
    return Site(project, files, {file.name: head(file.path.read_text()) for file in files})


def leads(site: Site, name: str, target: str) -> Leads | None:
    return site.leads(site.project.article(name), target)


@pytest.mark.parametrize(
    ("name", "target", "page", "fragment"),
    [
        ("install", "#one", "install", "one"),
        ("install", "?x#one", "install", "one"),
        ("install", "guide/first-steps.md", "guide/first-steps", ""),
        ("install", "guide/first-steps.html#a%20b", "guide/first-steps", "a b"),
        ("install", "./guide/first-steps", "guide/first-steps", ""),
        ("install", "../guide/first-steps/", "guide/first-steps", ""),
        ("install", "guide/", "guide/README", ""),
        ("install", "guide", "guide/README", ""),
        ("install", "./", "index install", ""),
        ("guide/first-steps", "../install.md", "install", ""),
        ("guide/first-steps", "../../install/", "install", ""),
        ("guide/first-steps", "..", "index guide/README", ""),
        ("guide/first-steps", "next-steps.md", "guide/02-next-steps", ""),
        ("guide/README", "deep/more", "guide/deep/more", ""),
        ("1-start/2-two", "one.md", "1-start/1-one", ""),
        ("1-start/2-two", "../one/#x", "1-start/1-one", "x"),
        ("install", "/start/two", "1-start/2-two", ""),
        ("install", "/1-start/two", "1-start/2-two", ""),
        ("guide/first-steps", "address", "guide/deep/more", ""),
        ("install", "/guide/first-steps/", "guide/first-steps", ""),
        ("install", "/docs/guide/first-steps", "guide/first-steps", ""),
        ("install", "/deep/more", "guide/deep/more", ""),
        ("install", "/other/address#x", "guide/deep/more", "x"),
        ("install", "/old-name", "guide/deep/more", ""),
        ("page", "page.html#x", "page", "x"),
    ],
)
def test_to_an_article(site: Site, name: str, target: str, page: str, fragment: str) -> None:
    found = leads(site, name, target)
    assert found is not None
    assert (set(found.pages), found.fragment, found.nowhere) == (set(page.split()), fragment, False)


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("guide/first-steps", "one.png"),
        ("guide/first-steps", "../one.png"),
        ("install", "img/two.png"),
        ("install", "/img/two.png"),
        ("install", "guide/deep/"),
    ],
)
def test_to_a_file(site: Site, name: str, target: str) -> None:
    assert leads(site, name, target) == Leads()


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("install", "missing.md"),
        ("install", "guide/missing.png"),
        ("guide/deep/more", "index.md"),
        ("install", "guide/missing"),
        ("guide/first-steps", "missing.rst#x"),
        ("page", "missing.html"),
    ],
)
def test_to_nowhere(site: Site, name: str, target: str) -> None:
    assert leads(site, name, target) == Leads(nowhere=True)


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("install", "https://example.org/install.md"),
        ("install", "//example.org"),
        ("install", "mailto:a@example.org"),
        ("install", "data:image/png;base64,AAAA"),
        ("install", "module:page.adoc"),
        ("install", "@site/docs/page.md"),
        ("install", "~/page.md"),
        ("install", ""),
        ("install", "{{ url }}"),
        ("install", "$URL"),
        ("install", "100%"),
        ("install", "../../LICENSE"),
        ("install", "../../../missing.md"),
        ("install", "/pricing"),
        ("install", "/img/missing.png"),
        ("install", "missing.html"),
        ("guide/first-steps", "../blog"),
        ("install", "api/classes"),
        ("install", "/no-address"),
    ],
)
def test_what_cannot_be_judged(site: Site, name: str, target: str) -> None:
    assert leads(site, name, target) is None
