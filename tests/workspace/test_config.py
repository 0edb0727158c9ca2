"""The configuration: every key read, every wrong one reported at once with its line."""

import pickle
from pathlib import Path

import pytest

from i18n_tool.errors import ConfigError, FileError, UsageError
from i18n_tool.model.state import State
from i18n_tool.workspace.config import (
    Config,
    EngineSettings,
    Gate,
    find_config,
    parse_config,
    read_config,
)
from i18n_tool.workspace.gates import parse_gate
from i18n_tool.workspace.settings import keys_of

FULL = """\
source-locale = "fr"
locales = ["uk", "fr-Africa", "zh-CN", "pt-BR"]
source = "texts"
catalogs = "po"
build = "out/site"
exclude = ["drafts/**"]
engines = ["libre", "google"]
reviewers = ["A Reviewer <reviewer@example.org>"]
memory-threshold = 80
largest-article = 5

[source-locales]
"news/ja/**" = "ja"

[aliases]
pt = "pt-BR"

[engine.libre]
url = "http://127.0.0.1:5000"
key-variable = "LIBRE_KEY"
timeout = 10
retries = 5
at-once = 4
options = { format = "html" }

[fail-under]
"uk:reviewed" = 80
translated = 99.5
"""


def problems(text: str, name: str = "i18n-tool.toml") -> list[str]:
    """Give what is wrong with a configuration, one line a problem."""
    with pytest.raises(ConfigError) as caught:
        parse_config(text, Path("/project") / name)
    return [
        f"{problem.where.rpartition(':')[2]}: {problem.what} | {problem.todo}"
        for problem in caught.value.problems
    ]


def test_every_key() -> None:
    root = Path("/project")
    assert parse_config(FULL, root / "i18n-tool.toml") == Config(
        root=root,
        path=root / "i18n-tool.toml",
        source_locale="fr",
        locales=("uk", "fr_002", "zh_Hans", "pt_BR"),
        source=root / "texts",
        catalogs=root / "po",
        build=root / "out/site",
        source_locales=(("news/ja/**", "ja"),),
        aliases={"pt": "pt_BR"},
        exclude=("drafts/**",),
        engines=("libre", "google"),
        engine_settings={
            "libre": EngineSettings(
                url="http://127.0.0.1:5000",
                key_variable="LIBRE_KEY",
                timeout=10.0,
                retries=5,
                at_once=4,
                options={"format": "html"},
            )
        },
        gates=(Gate("uk", State.REVIEWED, 80.0), Gate(None, State.TRANSLATED, 99.5)),
        reviewers=("A Reviewer <reviewer@example.org>",),
        memory_threshold=80,
        largest_article=5.0,
    )


def test_it_goes_to_another_process_whole() -> None:
    config = parse_config(FULL, Path("/project/i18n-tool.toml"))
    assert pickle.loads(pickle.dumps(config)) == config


def test_defaults() -> None:
    config = parse_config('source-locale = "fr"\nlocales = ["uk"]\n', Path("/p/i18n-tool.toml"))
    assert (config.source, config.catalogs, config.build) == (
        Path("/p/source"),
        Path("/p/locales"),
        Path("/p/build"),
    )
    assert (config.engines, config.gates, config.memory_threshold) == ((), (), 75)


def test_all_problems_at_once_each_with_its_line() -> None:
    text = """\
source-locale = 5
locales = ["uk",
  "pt",
  "nonsense-",
  3]
sorce = "x"
build = "../x"
memory-threshold = "a"
exclude = "a"
reviewers = ["nobody"]
[engine.libre]
timout = 3
timeout = 0
[fail-under]
"uk:reviewd" = 3
"de:reviewed" = 3
reviewed = 200
[source-locales]
"a/**" = "xx-yy-zzz"
"""
    found = problems(text)
    assert [line.split(" | ")[0] for line in found] == [
        "1: `source-locale` must be a string, not a whole number (`5`)",
        "2: `locales` must be a list of strings; a whole number (`3`) is in it",
        "3: the locale `pt` is ambiguous: pt-PT or pt-BR",
        *[line.split(" | ")[0] for line in found if line.startswith("4: ")],
        "6: `sorce` is not a key of the configuration",
        "7: `build` must be a folder inside the project, not `../x`",
        "8: `memory-threshold` must be a number, not a string (`a`)",
        "9: `exclude` must be a list, not a string (`a`)",
        "10: `nobody` is not a name and an address",
        "12: `engine.libre.timout` is not a key of the configuration",
        "13: `engine.libre.timeout` must be from 0.1 to 3600, not 0",
        "15: `reviewd` is not a state that a gate can ask for",
        "16: `de` is not among the project's locales",
        "17: `fail-under.reviewed` must be from 0 to 100, not 200",
        *[line.split(" | ")[0] for line in found if line.startswith("19: ")],
    ]
    assert sum(line.startswith(("4: ", "19: ")) for line in found) == 2
    assert "6: `sorce` is not a key of the configuration | Did you mean `source`?" in found


def test_lines_in_a_pyproject() -> None:
    text = '[project]\nname = "x"\nsource = 1\n\n[tool.i18n-tool]\nlocales = []\nsource = 1\n'
    assert [line.split(" | ")[0] for line in problems(text, "pyproject.toml")] == [
        "5: `source-locale` is missing",
        "6: `locales` names no locale",
        "7: `source` must be a string, not a whole number (`1`)",
    ]


def test_an_empty_file_says_what_is_missing() -> None:
    assert [line.split(" | ")[0] for line in problems("")] == [
        "1: `locales` is missing",
        "1: `source-locale` is missing",
    ]


@pytest.mark.parametrize(
    ("folder", "what"),
    [
        ("/etc", "must be a folder inside the project, not `/etc`"),
        ("..", "must be a folder inside the project, not `..`"),
        ("a/../../b", "must be a folder inside the project, not `a/../../b`"),
        (".", "must be a folder inside the project, not `.`"),
        ("", "must be a folder inside the project, not ``"),
        ("a\\u0000b", "must be a folder inside the project, not `a\0b`"),
        ("locales", "(locales) lies in `catalogs`"),
        ("locales/uk", "(locales/uk) lies in `catalogs`"),
    ],
)
def test_folders_that_lead_outside_or_into_one_another(folder: str, what: str) -> None:
    text = f'source-locale = "fr"\nlocales = ["uk"]\nbuild = "{folder}"\n'
    (found,) = problems(text)
    assert found.split(" | ")[0] in (f"3: `build` {what}", f"1: `catalogs` {what}", f"3: {what}")


def test_not_toml() -> None:
    (found,) = problems('source-locale = "fr"\nlocales = ["uk"\n')
    assert found.startswith(("2: this is not TOML: ", "3: this is not TOML: "))
    (found,) = problems('a = 1\nsource-locale = "fr\n')
    assert found.startswith("2: this is not TOML: ")


def test_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "i18n-tool.toml").write_bytes(b'source-locale = "\xe9"\n')
    with pytest.raises(ConfigError) as caught:
        read_config(tmp_path)
    assert caught.value.problems[0].what == "the file is not UTF-8"


def test_found_from_a_folder_within(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.i18n-tool]\n")
    inner = tmp_path / "source/guide"
    inner.mkdir(parents=True)
    (inner / "pyproject.toml").write_text('[project]\nname = "speaks of i18n-tool only"\n')
    assert find_config(inner) == tmp_path / "pyproject.toml"


def test_a_dependency_on_the_tool_is_no_configuration(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\ndependencies = ["i18n-tool"]\n')
    with pytest.raises(FileError) as caught:
        find_config(tmp_path)
    assert caught.value.what == "there is no configuration here or in a folder above"
    assert "i18n-tool init" in caught.value.todo


def test_two_configurations(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.i18n-tool]\n")
    (tmp_path / "i18n-tool.toml").write_text("")
    with pytest.raises(ConfigError) as caught:
        find_config(tmp_path)
    assert [problem.what for problem in caught.value.problems] == [
        "the project is configured twice, here and in pyproject.toml"
    ]


def test_gates() -> None:
    among = ("uk", "fr_002")
    assert parse_gate("fr-Africa:draft", 5, among) == Gate("fr_002", State.DRAFT, 5)
    with pytest.raises(UsageError):
        parse_gate("de:reviewed", 5, among)
    with pytest.raises(UsageError):
        parse_gate("uk:untranslated", 5, among)


def test_every_key_is_described() -> None:
    for kind in (Config, EngineSettings):
        keys = keys_of(kind)
        assert keys
        assert all(sentence.endswith(".") for sentence in keys.values())


def test_keys_of_front_matter_that_are_none(tmp_path):
    text = 'source-locale = "fr"\nlocales = ["uk"]\nfront-matter = ["hero.text", "a..b", "", "*"]\n'
    with pytest.raises(ConfigError) as caught:
        parse_config(text, tmp_path / "i18n-tool.toml")
    assert {problem.what for problem in caught.value.problems} == {
        f"`{name}` in `front-matter` is no key" for name in ("a..b", "", "*")
    }


def test_a_site_generator_that_is_not_known(tmp_path):
    text = 'source-locale = "fr"\nlocales = ["uk"]\nanchors = "hugoo"\n'
    with pytest.raises(ConfigError) as caught:
        parse_config(text, tmp_path / "i18n-tool.toml")
    (problem,) = caught.value.problems
    assert problem.where.endswith("i18n-tool.toml:3")
    assert problem.todo == "Did you mean `hugo`?"
    for name in ("none", "mkdocs"):
        good = text.replace("hugoo", name)
        assert parse_config(good, tmp_path / "i18n-tool.toml").anchors == name
