"""`i18n-tool build`: what a build script calls; every step in one, one exit code."""

import click

from i18n_tool.cli.coverage import FEW, parse_limit, unmet
from i18n_tool.cli.options import (
    article_argument,
    chosen_locales,
    locale_option,
    pass_project,
    state_option,
)
from i18n_tool.cli.output import detail, emit, note, shorten, show_errors
from i18n_tool.cli.render import fallback_option
from i18n_tool.cli.session import now
from i18n_tool.cli.sync import DATE, sync_text
from i18n_tool.errors import ToolError
from i18n_tool.model.issue import Severity
from i18n_tool.model.state import State
from i18n_tool.reports.issues import issues_lines
from i18n_tool.reports.table import counted
from i18n_tool.reports.terminal import compile_lines, coverage_table, render_lines
from i18n_tool.workflow.check import CheckReport, check
from i18n_tool.workflow.compile import CompileOptions, compile_catalogs
from i18n_tool.workflow.coverage import coverage
from i18n_tool.workflow.render import Fallback, RenderOptions, render
from i18n_tool.workflow.sync import Scope, sync
from i18n_tool.workspace.project import Project


@click.command()
@article_argument
@locale_option
@state_option
@fallback_option
@click.option(
    "--fail-under",
    "limits",
    multiple=True,
    metavar="[LOCALE:]STATE=PERCENT",
    help="Exit with 3 if less than this share of the words has reached the state.",
)
@pass_project
def command(
    project: Project,
    *,
    articles: tuple[str, ...],
    locales: tuple[str, ...],
    state: str,
    fallback: str,
    limits: tuple[str, ...],
) -> int:
    """Sync, check, compile, render and gate in one.

    Every step runs, so that one run tells all there is to mend. Exits with 1 where something could
    not be read or written, else with 3 where a check found an error or a gate is not met.
    """
    gates = [parse_limit(project, limit) for limit in limits] or project.config.gates
    chosen = chosen_locales(project, locales)
    least = State(state)
    errors: list[ToolError] = []
    errors += _sync(project, Scope(articles, chosen))

    found = check(project, articles, chosen)
    detail(issues_lines(found, project))
    errors += found.errors
    compiled = compile_catalogs(project, articles, chosen, CompileOptions(least))
    note(compile_lines(compiled).rstrip())
    errors += compiled.errors
    options = RenderOptions(least, Fallback(fallback))
    rendered = render(project, articles, chosen, options)
    note(render_lines(rendered).rstrip())
    errors += rendered.errors
    shares = coverage(project, articles, chosen)
    errors += shares.errors

    few = len(shares.coverage.articles) <= FEW
    emit("\n" + coverage_table(shares.coverage, "words", by_article=few))
    failed = unmet(shares.coverage, gates, "words")
    failed += _issues_told(found)
    note(f"\nThe translated articles are in {shorten(str(project.config.build))}/LOCALE/.")
    for line in failed:
        note(line)
    show_errors(errors)
    if errors:
        return 1
    return 3 if failed else 0


def _sync(project: Project, scope: Scope) -> list[ToolError]:
    """Bring the catalogs up to date; say what was done, and give what went wrong."""
    report = sync(project, scope, now=now().strftime(DATE))
    note(sync_text(report, dry=False).rstrip())
    for warning in report.warnings:
        note(f"warning: {shorten(warning)}")
    return list(report.errors)


def _issues_told(found: CheckReport) -> list[str]:
    """Give the sentence about errors that the checks found, if they did."""
    errors = sum(issue.severity is Severity.ERROR for issue in found.issues)
    told = f"checks found {counted(errors, 'error')}: `i18n-tool check` lists them"
    return [told] if errors else []
