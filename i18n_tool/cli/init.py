"""`i18n-tool init`: set a project up."""

from pathlib import Path

import click

from i18n_tool.cli.options import AnyLocale
from i18n_tool.cli.output import emit, shorten
from i18n_tool.reports.table import counted
from i18n_tool.workflow.init import init


@click.command()
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
@click.option(
    "--source-locale",
    required=True,
    type=AnyLocale(),
    metavar="LOCALE",
    help="The locale that the articles are written in.",
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
def command(folder: Path, source_locale: str, locales: tuple[str, ...]) -> None:
    """Write the configuration and folders of a project, finding out what is there.

    The configuration goes into pyproject.toml where there is one, else into i18n-tool.toml. In a
    git repository, what is derived is added to .gitignore. Nothing is overwritten.
    """
    setup = init(folder, source_locale, locales)
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
    lines.append(f"next: {first}`i18n-tool sync`")
    emit("\n".join(lines) + "\n")
