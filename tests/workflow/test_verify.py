"""Verify: the laws hold on real articles, and a format that breaks one is found out."""

from dataclasses import replace
from pathlib import Path

import pytest

from i18n_tool.model.article import Article
from i18n_tool.model.unit import Run, Segment, Unit
from i18n_tool.workflow import verify as room
from i18n_tool.workflow.verify import Breach, Verification, verify
from i18n_tool.workflow.verify.difference import Place
from i18n_tool.workspace.config import parse_config
from i18n_tool.workspace.project import Project

TEXT = "Un. Deux.\n\nUn.\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Give a project with one article of three sentences, of which two are the same."""
    (tmp_path / "i18n-tool.toml").write_text('source-locale = "fr"\nlocales = ["uk"]\n')
    (tmp_path / "source").mkdir()
    (tmp_path / "source/a.txt").write_text(TEXT)
    return Project.at(tmp_path)


def test_the_laws_hold(project: Project) -> None:
    assert verify(project) == Verification(articles=1, segments=3, tried=3)


def test_the_laws_hold_on_our_own_articles(root: Path) -> None:
    text = 'source-locale = "en"\nlocales = ["uk"]\n'
    found = verify(Project(parse_config(text, root / "i18n-tool.toml")))
    assert found.breaches == ()
    assert found.tried == found.segments > 100


def test_lines_drawn_as_long_as_a_title_are_its_own(project: Project) -> None:
    path = project.config.source / "b.rst"
    path.write_text("==\nUn\n==\n\nDeux\n----\n\nUn\n")
    assert verify(project) == Verification(articles=2, segments=6, tried=6)


def test_an_article_that_cannot_be_read_does_not_stop_the_others(project: Project) -> None:
    path = project.config.source / "b.txt"
    path.write_bytes(b"one\n\xff")
    assert verify(project) == Verification(
        articles=2,
        segments=3,
        tried=3,
        breaches=(
            Breach(
                "b",
                "reading",
                f"{path}:2",
                "the file is not UTF-8: byte 0xff does not fit; it may be CP1252",
            ),
        ),
    )


class Careless(Article):
    """An article of a format that forgets the last line end, always or when translating."""

    def render(self, translations: object, locale: object = None) -> bytes:
        """Give the content without its last line end."""
        content = super().render(translations, locale)
        return content if self.format == "careless" and not translations else content[:-1]


def careless(content: str, kind: str) -> Article:
    """Give such an article of one sentence."""
    segment = Segment("Un.", 0, 3, "Un.")
    unit = Unit("paragraph", "Un.", (Run(0, 0, 3),), segments=(segment,))
    return Careless("a", "fr", kind, content, (unit,))


def test_a_format_that_breaks_identity(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "article_from", lambda *_: careless(TEXT, "never right"))
    path = project.config.source / "a.txt"
    found = verify(project)
    assert found.breaches[0] == Breach(
        "a",
        "identity",
        f"{path}:3",
        "rendered with nothing translated, its bytes are not the same",
        (Place(14, 3, "Un.", r"\n", "", ""),),
    )


def test_a_format_that_breaks_locality(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "article_from", lambda *_: careless(TEXT, "careless"))
    (breach,) = verify(project).breaches
    assert (breach.law, breach.what, breach.where.rpartition(":")[2]) == (
        "locality",
        "with one sentence translated, other bytes differ: 'Un.'",
        "3",
    )
    assert breach.places == (Place(14, 3, "Un.", r"\n", "", ""),)


class Deaf(Article):
    """An article that takes no translation."""

    def render(self, translations: object, locale: object = None) -> bytes:
        """Give the content."""
        return self.content.encode()


def test_a_translation_that_is_not_rendered(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = careless(TEXT, "deaf")
    deaf = Deaf("a", "fr", "deaf", TEXT, made.units)
    monkeypatch.setattr(room, "article_from", lambda *_: deaf)
    (breach,) = verify(project).breaches
    assert breach.what == "a translation of this sentence is not rendered: 'Un.'"
    assert breach.where.endswith("a.txt:1")


def test_a_sentence_inside_another(project: Project) -> None:
    """An inner unit comes behind its outer one, and the same sentence may stand in both places."""
    (project.config.source / "p.html").write_text(
        '<p>Vu <img alt="Le chat"> ici. Le chat</p><p>Le <b title="Un. Vu <img> ici.">b</b>.</p>'
    )
    found = verify(project, ["p"])
    assert (found.breaches, found.segments) == ((), 6)


def test_a_format_that_raises(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    class Raising:
        def close(self, body: str, raw: str) -> str:
            raise ValueError(body + raw)

    article = careless(TEXT, "careless")
    broken = replace(article.units[0], syntax=Raising())
    monkeypatch.setattr(
        room, "article_from", lambda *_: Article("a", "fr", "broken", TEXT, (broken,))
    )
    (breach,) = verify(project).breaches
    assert breach.law == "locality"


def test_of_a_huge_article_sentences_are_tried_here_and_there(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "BUDGET", 1000)
    (project.config.source / "big.txt").write_text("".join(f"Le mot {n}.\n\n" for n in range(100)))
    found = verify(project, ["big"])
    assert (found.segments, found.breaches) == (100, ())
    assert 0 < found.tried < 5
