"""`i18n-tool init`: set a project up."""

import shutil
import sys
from pathlib import Path

import click

from i18n_tool.cli.options import AnyLocale
from i18n_tool.cli.output import emit, shorten
from i18n_tool.errors import FileError
from i18n_tool.reports.table import counted
from i18n_tool.workflow.git_setup import GitSetup, repository_for, set_up_git
from i18n_tool.workflow.init import Setup, init
from i18n_tool.workspace.config import find_config, read_config


@click.command()
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
@click.option(
    "--source-locale",
    type=AnyLocale(),
    metavar="LOCALE",
    help="The locale that the articles are written in; needed for a new project.",
)
@click.option(
    "--locale",
    "locales",
    multiple=True,
    type=AnyLocale(),
    metavar="LOCALE",
    help="A locale to translate into; may be given several times. Without it, those of the "
    "catalogs that are there.",
)
@click.option(
    "--git",
    "with_git",
    is_flag=True,
    help="Have git merge the catalogs entry by entry, in this clone; also for a project that is "
    "set up already.",
)
@click.pass_context
def command(
    ctx: click.Context,
    *,
    folder: Path,
    source_locale: str | None,
    locales: tuple[str, ...],
    with_git: bool,
) -> None:
    """Write the configuration and folders of a project, finding out what is there.

    The configuration goes into pyproject.toml where there is one, else into i18n-tool.toml. In a
    git repository, what is derived is added to .gitignore. Nothing is overwritten.
    """
    lines: list[str] = []
    if with_git:
        repository_for(folder.absolute())
    if source_locale is not None or not (with_git and _is_configured(folder)):
        if source_locale is None:
            option = next(each for each in ctx.command.params if each.name == "source_locale")
            raise click.MissingParameter(ctx=ctx, param=option)
        lines += _setup_lines(init(folder, source_locale, locales))
    if with_git:
        lines += _git_lines(set_up_git(read_config(folder.absolute()), _program()))
    emit("\n".join(lines) + "\n")


def _is_configured(folder: Path) -> bool:
    """Say whether a folder belongs to a project that is set up."""
    try:
        find_config(folder.absolute())
    except FileError:
        return False
    return True


def _setup_lines(setup: Setup) -> list[str]:
    """Say what was found and written."""
    lines = [f"wrote {shorten(str(path))}" for path in setup.written]
    lines.append(
        f"found {counted(setup.articles, 'article')} in {shorten(str(setup.source))} "
        f"and {counted(setup.catalogs, 'catalog')}"
    )
    if setup.generator:
        name, path = setup.generator
        lines.append(
            f"found {shorten(str(path))}: headings keep their addresses as {name} has them"
        )
    first = "" if setup.articles else "put articles there, then run "
    return [*lines, f"next: {first}`i18n-tool sync`"]


def _git_lines(setup: GitSetup) -> list[str]:
    """Say what was done for git."""
    place = shorten(str(setup.attributes))
    if not setup.changed:
        return [f"git merges the catalogs by i18n-tool already; {place} and this clone say so"]
    lines = [f"wrote {place}:" if setup.wrote_attributes else f"{place} has it already:"]
    lines += [f"    {line}" for line in setup.lines]
    lines.append("configured this clone of git:" if setup.configured else "this clone is set up")
    lines += [f"    {key} = {value}" for key, value in setup.configured]
    lines.append(f"next: commit {place}, and run `i18n-tool init --git` once in every other clone")
    return lines


def _program() -> tuple[str, ...]:
    """Give the words that start this tool, whatever folder and environment git starts it in."""
    started = Path(sys.argv[0])
    found = shutil.which(sys.argv[0])
    if found and started.name != "__main__.py" and started.suffix != ".py":
        return (str(Path(found).absolute()),)
    # without -P, Python would look for the program in the folder that git merges in
    return (sys.executable, "-P", "-m", "i18n_tool")
