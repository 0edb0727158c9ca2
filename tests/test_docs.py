"""What is public is documented: commands and options, configuration, checks, engines, the house."""

import ast
import json
import re
import shlex
from pathlib import Path

import click
import pytest

from i18n_tool.catalog import Catalog, Limits
from i18n_tool.checks import BUILT_IN as CHECKS
from i18n_tool.cli.main import COMMANDS, group, run
from i18n_tool.engines import BUILT_IN as ENGINES
from i18n_tool.formats import endings
from i18n_tool.model.locale import parse_locale
from i18n_tool.workspace.catalogs import load_catalog
from i18n_tool.workspace.config import parse_config
from i18n_tool.workspace.settings import Config, EngineSettings, keys_of

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "source" / "guide"
MODULES = sorted((ROOT / "i18n_tool").rglob("*.py"))
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(GUIDE.glob("*.md"))]


def page(name: str) -> str:
    return (GUIDE / f"{name}.md").read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    """Give what stands below a heading, up to the next one of its level or above."""
    level = heading.partition(" ")[0]
    assert f"\n{heading}\n" in text, f"there is no heading {heading}"
    return re.split(rf"\n#{{1,{len(level)}}} ", text.split(f"\n{heading}\n")[1])[0]


def fences(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def plain(text: str) -> str:
    """Give a text on one line, whatever its line breaks and indentation."""
    return " ".join(text.split())


def commands(command: click.Command, path: str) -> list[tuple[str, click.Command]]:
    found = [(path, command)]
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            found += commands(inner, f"{path} {name}")
    return found


def missing(command: click.Command, text: str) -> list[str]:
    """Give the options of a command, and their choices, that a text does not tell of."""
    options = [param for param in command.params if isinstance(param, click.Option)]
    wanted = [f"`{opt}" for option in options for opt in option.opts]
    for option in options:
        if isinstance(option.type, click.Choice):
            wanted += [f"`{choice}`" for choice in option.type.choices]
    return [word for word in wanted if word not in text]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_in_the_guide(name):
    command = group.get_command(click.Context(group), name)
    text = page("commands")
    for path, inner in commands(command, f"i18n-tool {name}"):
        heading = f"{'##' if inner is command else '###'} `{path}`"
        assert missing(inner, section(text, heading)) == []


def test_every_option_of_the_group_is_in_the_guide():
    assert missing(group, section(page("commands"), "## Options of every command")) == []


def test_the_guide_tells_of_no_option_that_is_not_there():
    known = {
        opt for _, inner in commands(group, "") for param in inner.params for opt in param.opts
    }
    told = set(
        re.findall(r"^\| `(--?[\w-]+)|^\| `-\w`, `(--[\w-]+)", page("commands"), re.MULTILINE)
    )
    assert {option for pair in told for option in pair if option} - known == {"--help"}


def test_every_configuration_key_is_in_the_guide():
    text = page("configuration")
    for key in [*keys_of(Config), *keys_of(EngineSettings), *keys_of(Limits)]:
        assert f"\n| `{key}` |" in text, f"guide/configuration does not tell of `{key}`"


def test_the_examples_of_configuration_mean_the_same():
    python, own = fences(page("configuration"), "toml")[:2]
    one = parse_config(python, Path("/a/pyproject.toml"))
    other = parse_config(own, Path("/a/i18n-tool.toml"))
    for name in ("source_locale", "locales", "source_locales", "engines", "gates", "reviewers"):
        assert getattr(one, name) == getattr(other, name)
    assert one.locales == ("uk", "zh_Hans", "fr_002")
    assert one.engine_settings == other.engine_settings
    assert one.engine_settings["libre"].url == "http://localhost:5000"


def test_the_table_of_locales_is_true():
    text = section(page("configuration"), "## Locales")
    rows = re.findall(r"^\| `([\w-]+)` \| `(\w+)` \| [^|]+ \|(.*)\|$", text, re.MULTILINE)
    assert len(rows) == 13
    for tag, name, others in rows:
        spellings = [tag, name, *re.findall(r"`([\w-]+)`", others)]
        assert {parse_locale(spelling) for spelling in spellings} == {name}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_the_guide_says_of_a_check_what_the_check_says(check):
    told = plain(section(page("checks"), f"## `{check.name}`").replace("**", ""))
    parts = re.split(
        r"^(Description|Why it is bad|Example|How to fix)\n",
        check.documentation,
        flags=re.MULTILINE,
    )
    title, _, description, _, why, _, example, _, how = map(plain, parts)
    for part in (title, description, f"Why it is bad. {why}", example, f"How to fix. {how}"):
        assert part.replace("**", "") in told


def test_the_guide_says_what_is_an_error_and_what_a_warning():
    for severity in ("error", "warning"):
        row = next(
            line for line in page("checks").splitlines() if line.startswith(f"| {severity} |")
        )
        assert re.findall(r"\[`(\w+)`\]", row) == [c.name for c in CHECKS if c.severity == severity]


def test_every_engine_is_in_the_guide():
    for name in ENGINES:
        assert f"\n| `{name}` |" in page("engines"), f"guide/engines does not tell of `{name}`"


def test_every_ending_of_an_article_is_in_the_guide():
    assert [end for end in endings() if f"`{end}`" not in page("articles")] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_what_is_public_has_a_docstring(path):
    """Modules, classes, functions and methods without a leading underscore say what they are."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"{path}: the module says nothing of itself"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{path}:{node.lineno}: {node.name}"


def shown() -> list[tuple[str, str]]:
    """Give the command lines that the documents show, without those that explain a form."""
    lines = [
        (path.name, line.removeprefix("$ "))
        for path in DOCUMENTS
        for block in fences(path.read_text(encoding="utf-8"), "console")
        for line in block.splitlines()
        if line.startswith("$ ")
    ]
    return [(name, line) for name, line in lines if "[" not in line]


@pytest.mark.parametrize(("document", "line"), shown())
def test_what_the_documents_show_can_be_typed(document, line):
    """Commands, options, choices and targets of make that stand in an example are there."""
    words = shlex.split(line)
    if words[0] == "make":
        assert f"\n{words[1]}:" in (ROOT / "Makefile").read_text(encoding="utf-8")
    elif words[0] == "i18n-tool":
        parse(group, words[1:])
    else:
        assert words[0] in {"pipx", "uv", "pip", "cd"}


def parse(command: click.Command, words: list[str]) -> None:
    """Parse a command line without running it."""
    context = click.Context(command)
    given, rest, _ = command.make_parser(context).parse_args(list(words))
    for param in command.params:
        if isinstance(param.type, click.Choice) and param.name in given:
            values = given[param.name]
            for value in values if isinstance(values, list) else [values]:
                param.type.convert(value, param, context)
    if isinstance(command, click.Group) and rest:
        inner = command.get_command(context, rest[0])
        assert inner is not None, f"there is no command {rest[0]}"
        parse(inner, rest[1:])


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a synced project of two French articles; one is translated, with a wrong number."""
    (tmp_path / "i18n-tool.toml").write_text('source-locale = "fr"\nlocales = ["uk"]\n')
    (tmp_path / "source/news").mkdir(parents=True)
    article = "La nouvelle salle ouvre en mai.\n\nElle a 400 places.\n"
    (tmp_path / "source/news/opening.txt").write_text(article)
    (tmp_path / "source/news/again.txt").write_text("La nouvelle salle ouvre en mai.\n")
    monkeypatch.chdir(tmp_path)
    assert run(["sync"]) == 0
    translate(load_catalog(tmp_path / "locales/uk/LC_MESSAGES/news/opening.po"))
    return tmp_path


def translate(catalog: Catalog) -> None:
    for entry, text in zip(
        catalog, ("Нова зала відчиниться в травні.", "Має 500 місць."), strict=True
    ):
        entry.msgstr = [text]
    catalog.save()


def test_the_example_for_scripts_runs(project):
    (example,) = fences(page("files"), "python")
    names = {"content": (project / "source/news/opening.txt").read_bytes()}
    exec(example, names)
    assert names["page"].decode() == "Нова зала відчиниться в травні.\n\nМає 500 місць.\n"


PERSON = ["--as", "Olena Koval <olena@example.org>"]


@pytest.mark.parametrize(
    "words",
    [
        ["sync"],
        ["draft"],
        ["draft", "--estimate"],
        ["coverage"],
        ["check"],
        ["review", "list"],
        ["review", "approve", *PERSON],
        ["review", "reject", "--msgid", "La nouvelle salle ouvre en mai.", *PERSON],
        ["compile"],
        ["render"],
        ["verify"],
        ["show", "news/opening"],
        ["doctor"],
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_every_field_of_json_is_in_the_guide(project, words):
    assert run([*words, "--format", "json", "-o", "out.json"]) == 0
    told = section(page("json"), f"## `{words[0]}`")
    document = json.loads((project / "out.json").read_text())
    assert document.pop("format_version") == 1
    unknown = (
        fields(document)
        - {"news/again", "news/opening", "uk"}
        - set(re.findall(r"[`\"](\w+)[`\"]", told))
    )
    assert unknown == set()


def fields(value: object) -> set[str]:
    """Give the names of all members of a JSON value."""
    if isinstance(value, list):
        return {name for item in value for name in fields(item)}
    if isinstance(value, dict):
        return {*value, *(name for item in value.values() for name in fields(item))}
    return set()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_the_documents_lead_somewhere(path):
    text = re.sub(
        r"^```.*?^```$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL
    )
    text = re.sub(r"`+[^`\n]+`+", "", text)
    for target, anchor in re.findall(r"\]\(([^)#\s]*)(?:#([^)\s]+))?\)", text):
        if "://" in target:
            continue
        other = path.parent / target if target else path
        assert other.exists(), f"{path.name} links to {target}"
        if anchor:
            headings = re.findall(r"^#+ (.*)$", other.read_text(encoding="utf-8"), re.MULTILINE)
            anchors = {re.sub(r"[^\w-]", "", name.lower().replace(" ", "-")) for name in headings}
            assert anchor in anchors, f"{path.name} links to {target}#{anchor}"


def test_nothing_committed_names_a_path_of_this_machine():
    places = (str(ROOT), str(ROOT.parent / "shared"))
    for path in [*MODULES, *DOCUMENTS, ROOT / "pyproject.toml"]:
        text = path.read_text(encoding="utf-8")
        assert [place for place in places if place in text] == [], path
