"""What is public is documented: commands and options, configuration, checks, engines, the house."""

import ast
import re
from pathlib import Path

import click
import pytest

from i18n_tool.checks import CHECKS
from i18n_tool.cli.main import COMMANDS, group
from i18n_tool.engines import BUILT_IN
from i18n_tool.workspace.settings import Config, EngineSettings, keys_of

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "source" / "guide"
MODULES = sorted((ROOT / "i18n_tool").rglob("*.py"))


def page(name: str) -> str:
    return (GUIDE / f"{name}.md").read_text(encoding="utf-8")


def commands(command: click.Command, path: str) -> list[tuple[str, click.Command]]:
    found = [(path, command)]
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            found += commands(inner, f"{path} {name}")
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_in_the_guide(name):
    context = click.Context(group)
    command = group.get_command(context, name)
    text = page("commands")
    for path, inner in commands(command, f"i18n-tool {name}"):
        assert f"`{path}" in text, f"guide/commands does not tell of `{path}`"
        section = text.split(f"## `i18n-tool {name}")[1].split("\n## ")[0]
        for parameter in inner.params:
            if isinstance(parameter, click.Option):
                for option in parameter.opts:
                    assert f"`{option}" in section, f"guide/commands: `{path}` lacks `{option}`"


def test_every_configuration_key_is_in_the_guide():
    text = page("configuration")
    for key in [*keys_of(Config), *keys_of(EngineSettings)]:
        assert f"`{key}`" in text, f"guide/configuration does not tell of `{key}`"


def test_every_check_is_in_the_guide():
    text = page("checks")
    for name in CHECKS:
        assert f"## `{name}`" in text, f"guide/checks does not tell of `{name}`"


def test_every_engine_is_in_the_guide():
    text = page("engines")
    for name in BUILT_IN:
        assert f"`{name}`" in text, f"guide/engines does not tell of `{name}`"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_what_is_public_has_a_docstring(path):
    """Modules, classes, functions and methods without a leading underscore say what they are."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"{path}: the module says nothing of itself"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{path}:{node.lineno}: {node.name}"


def test_links_between_the_documents_lead_somewhere():
    for path in [ROOT / "README.md", *GUIDE.glob("*.md")]:
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8")):
            if "://" not in target and target != "address.md":
                assert (path.parent / target).exists(), f"{path.name} links to {target}"


def test_nothing_committed_names_a_path_of_this_machine():
    shared = str(ROOT.parent)
    for path in [*MODULES, *GUIDE.rglob("*.md"), ROOT / "README.md", ROOT / "pyproject.toml"]:
        if len(shared) > 1:
            assert shared not in path.read_text(encoding="utf-8"), path
