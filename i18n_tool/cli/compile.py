"""`i18n-tool compile`: catalogs for gettext, .po to .mo."""

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
from i18n_tool.reports.json import compile_json
from i18n_tool.reports.terminal import compile_lines
from i18n_tool.workflow.compile import CompileOptions, compile_catalogs
from i18n_tool.workspace.project import Project


@click.command()
@article_argument
@locale_option
@state_option
@click.option(
    "--with-fallbacks",
    is_flag=True,
    help="Fill what is missing from sister locales (pt-BR for pt-PT, zh-Hans for zh-Hant).",
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
    with_fallbacks: bool,
    check: bool,
    output_format: str,
    output: Path | None,
) -> int:
    """Compile catalogs (.po) into what gettext reads (.mo), of what changed only."""
    options = CompileOptions(State(state), with_fallbacks=with_fallbacks, dry=check)
    report = compile_catalogs(project, articles, chosen_locales(project, locales), options)
    emit(compile_json(report) if output_format == "json" else compile_lines(report), output)
    show_errors(report.errors)
    if report.errors:
        return 1
    return 3 if check and report.written else 0
