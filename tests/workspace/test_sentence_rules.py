"""A project's rules for sentences: read from the configuration, and used wherever texts are cut."""

import pickle
from pathlib import Path

import pytest

from i18n_tool.errors import ConfigError
from i18n_tool.segmentation.settings import Custom, Segmentation
from i18n_tool.workspace.articles import read_article
from i18n_tool.workspace.config import parse_config
from i18n_tool.workspace.project import Project
from i18n_tool.workspace.sentence_rules import rules_digest, splitter_of

HEAD = 'source-locale = "fr"\nlocales = ["uk"]\n'
SRX = """<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header cascade="yes"/><body>
<languagerules><languagerule languagerulename="A">
<rule break="yes"><beforebreak>[.;]\\s</beforebreak></rule>
</languagerule></languagerules>
<maprules><languagemap languagepattern="fr.*" languagerulename="A"/></maprules></body></srx>
"""


def read(folder: Path, text: str) -> Segmentation:
    return parse_config(HEAD + text, folder / "i18n-tool.toml").segmentation


def problems(folder: Path, text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        read(folder, text)
    return [
        f"{problem.where.rpartition(':')[2]}: {problem.what}" for problem in caught.value.problems
    ]


def test_every_key(tmp_path: Path) -> None:
    (tmp_path / "rules.srx").write_text(SRX)
    settings = read(
        tmp_path,
        """
[segmentation]
srx = "rules.srx"
icu = true

[segmentation.fr]
abbreviations = ["voy.", "p. ex."]
breaks = [";", { after = "–", before = '\\s[a-z]' }]
joins = [{ before = "Xyz" }]

[segmentation.pt]
[segmentation.zh-CN]
breaks = ["；"]
""",
    )
    assert settings == Segmentation(
        tmp_path / "rules.srx",
        icu=True,
        custom=(
            Custom("fr", ("voy.", "p. ex."), ((";", ""), ("–", r"\s[a-z]")), (("", "Xyz"),)),
            Custom("pt"),
            Custom("zh_Hans", breaks=(("；", ""),)),
        ),
    )
    assert pickle.loads(pickle.dumps(settings)) == settings


def test_nothing_is_set(tmp_path: Path) -> None:
    assert read(tmp_path, "") == Segmentation()


def test_all_problems_at_once_each_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "bad.srx").write_text(SRX.replace("[.;]", "[.;"))
    text = """[segmentation]
srx = "bad.srx"
icu = 1
de = "x"
[segmentation.fr]
abreviations = []
abbreviations = ["...", 3]
breaks = [";",
  "(a", { at = "x" }, 5]
joins = [{ after = "a)" }, {}]
[segmentation.nonsense-]
"""
    assert problems(tmp_path, text) == [
        "4: bad.srx:3: the rule has a `[` without its `]`: [.;\\s",
        "5: `segmentation.icu` must be true or false, not a whole number (`1`)",
        "6: `segmentation.de` must be a table, not a string (`x`)",
        "8: `segmentation.fr.abreviations` is not a key of the configuration",
        "9: `...` is no abbreviation",
        "9: `segmentation.fr.abbreviations` must be a list of strings; a whole number (`3`) is in it",
        "10: `segmentation.fr.breaks` must hold patterns, or tables with `after` and `before`",
        "11: `(a` in `segmentation.fr.breaks` has a `(` without its `)`",
        "12: `a)` in `segmentation.fr.joins` has a `)` without its `(`",
        "12: `segmentation.fr.joins` must hold patterns, or tables with `after` and `before`",
        "13: unknown locale 'nonsense-': it is not the name of a locale",
    ]


@pytest.mark.parametrize(
    ("name", "what"),
    [
        (
            "../rules.srx",
            "`segmentation.srx` must be a file inside the project, not `../rules.srx`",
        ),
        ("/rules.srx", "`segmentation.srx` must be a file inside the project, not `/rules.srx`"),
    ],
)
def test_a_file_outside(tmp_path: Path, name: str, what: str) -> None:
    assert problems(tmp_path, f'[segmentation]\nsrx = "{name}"\n') == [f"4: {what}"]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, '[segmentation]\nsrx = "no.srx"\n')
    assert found.startswith("4: ")


def project(folder: Path, text: str) -> Project:
    (folder / "i18n-tool.toml").write_text(HEAD + text)
    (folder / "source").mkdir(exist_ok=True)
    (folder / "source" / "a.md").write_text("Voir la **voy.** Dupont ; puis\nla suite. Fin.\n")
    return Project.at(folder)


def sentences(project: Project) -> list[str]:
    article = read_article(project, project.article("a"))
    return [segment.text for segment in article.segments]


def test_articles_are_cut_by_them(tmp_path: Path) -> None:
    assert sentences(project(tmp_path, "")) == [
        "Voir la **voy.**",
        "Dupont ; puis la suite.",
        "Fin.",
    ]
    rules = '[segmentation.fr]\nabbreviations = ["voy."]\nbreaks = [";"]\njoins = [{ before = "Fin" }]\n'
    assert sentences(project(tmp_path, rules)) == [
        "Voir la **voy.** Dupont ;",
        "puis la suite. Fin.",
    ]


def test_an_srx_file_that_changes_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "rules.srx").write_text(SRX)
    one = project(tmp_path, '[segmentation]\nsrx = "rules.srx"\n')
    before = rules_digest(one.config.segmentation)
    assert sentences(one) == ["Voir la **voy.**", "Dupont ;", "puis la suite.", "Fin."]
    (tmp_path / "rules.srx").write_text(SRX.replace("[.;]", "[;]"))
    assert sentences(one) == ["Voir la **voy.** Dupont ;", "puis la suite. Fin."]
    assert rules_digest(one.config.segmentation) != before
    assert splitter_of(one.config.segmentation) is splitter_of(one.config.segmentation)
