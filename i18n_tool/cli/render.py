"""`i18n-tool render`: the translated articles."""

from pathlib import Path

import click

from i18n_tool.cli.options import (
    article_argument,
    check_option,
    chosen_locales,
    format_option,
    locale_option,
    output_option,
    pass_project,
    state_option,
)
from i18n_tool.cli.output import emit, show_errors
from i18n_tool.model.state import State
from i18n_tool.reports.json import render_json
from i18n_tool.reports.terminal import render_lines
from i18n_tool.workflow.render import Fallback, RenderOptions, render
from i18n_tool.workspace.project import Project

fallback_option = click.option(
    "--fallback",
    type=click.Choice([fallback.value for fallback in Fallback]),
    default=Fallback.SOURCE.value,
    show_default=True,
    help="What stands in for a missing translation; omit leaves the whole article out.",
)
"""What stands in for a missing translation, where articles are rendered."""


@click.command()
@article_argument
@locale_option
@state_option
@fallback_option
@click.option(
    "--mark",
    is_flag=True,
    help="Say behind each paragraph, in a comment of Markdown or HTML, what it is.",
)
@check_option
@format_option("text", "json")
@output_option
@pass_project
def command(
    project: Project,
    *,
    articles: tuple[str, ...],
    locales: tuple[str, ...],
    state: str,
    fallback: str,
    mark: bool,
    check: bool,
    output_format: str,
    output: Path | None,
) -> int:
    """Write the translated articles below the build folder, of what changed only."""
    options = RenderOptions(State(state), Fallback(fallback), mark=mark, dry=check)
    report = render(project, articles, chosen_locales(project, locales), options)
    emit(render_json(report) if output_format == "json" else render_lines(report), output)
    show_errors(report.errors)
    if report.errors:
        return 1
    return 3 if check and any(made.changed for made in report.rendered) else 0
