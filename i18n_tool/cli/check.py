"""`i18n-tool check`: what a machine can see wrong with the translations."""

from pathlib import Path

import click

from i18n_tool.checks import choose_checks
from i18n_tool.cli.options import (
    article_argument,
    chosen_locales,
    format_option,
    locale_option,
    output_option,
    pass_project,
)
from i18n_tool.cli.output import emit, note, shorten, show_errors
from i18n_tool.reports.issues import issues_json, issues_lines
from i18n_tool.workflow.check import check
from i18n_tool.workspace.project import Project


def _explain(ctx: click.Context, _parameter: click.Parameter, name: str | None) -> None:
    """Print what a check is about, and end."""
    if name is not None:
        (found,) = choose_checks([name])
        emit(f"{found.name}: {found.title}\n\n{found.documentation.strip()}\n")
        ctx.exit()


@click.command()
@article_argument
@locale_option
@click.option("--only", multiple=True, metavar="CHECK", help="Only this check; may be repeated.")
@click.option("--drafts", is_flag=True, help="Look at drafts too.")
@click.option(
    "--explain",
    metavar="CHECK",
    callback=_explain,
    expose_value=False,
    is_eager=True,
    help="Say what a check is about, with examples, and how to mend what it finds.",
)
@format_option("text", "json")
@output_option
@pass_project
def command(
    project: Project,
    *,
    articles: tuple[str, ...],
    locales: tuple[str, ...],
    only: tuple[str, ...],
    drafts: bool,
    output_format: str,
    output: Path | None,
) -> int:
    """Find what is wrong with translations: lost codes, links, placeholders, numbers and more.

    Exits with 3 where an issue is an error; warnings are for people to judge.
    """
    report = check(project, articles, chosen_locales(project, locales), only, drafts=drafts)
    if output_format == "json":
        emit(issues_json(report), output)
    else:
        emit(issues_lines(report, project), output)
    for warning in project.name_warnings():
        note(f"warning: {shorten(str(warning))}")
    show_errors(report.errors)
    if report.errors:
        return 1
    return 3 if report.has_errors else 0
