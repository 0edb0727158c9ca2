"""`i18n-tool coverage`: how far the translations are, and whether that is enough."""

from collections.abc import Sequence
from pathlib import Path

import click

from i18n_tool.cli.options import (
    article_argument,
    chosen_locales,
    format_option,
    locale_option,
    output_option,
    pass_project,
)
from i18n_tool.cli.output import emit, note, show_errors
from i18n_tool.errors import UsageError
from i18n_tool.model.coverage import Coverage
from i18n_tool.model.locale import facts
from i18n_tool.model.numbers import MEASURES, percent
from i18n_tool.reports.csv import coverage_csv
from i18n_tool.reports.json import coverage_json
from i18n_tool.reports.terminal import coverage_table
from i18n_tool.workflow.coverage import coverage
from i18n_tool.workspace.gates import parse_gate
from i18n_tool.workspace.project import Project
from i18n_tool.workspace.settings import Gate

FEW = 40
"""So many articles are listed without being asked for."""


@click.command()
@article_argument
@locale_option
@click.option(
    "--measure",
    type=click.Choice(MEASURES),
    default="words",
    show_default=True,
    help="What the table and the gates count.",
)
@click.option(
    "--by",
    type=click.Choice(["locale", "article"]),
    help="Rows of the table: locales alone, or articles too (up to 40 are shown unasked).",
)
@click.option(
    "--fail-under",
    "limits",
    multiple=True,
    metavar="[LOCALE:]STATE=PERCENT",
    help="Exit with 3 if less than this has reached the state; may be given several times.",
)
@format_option("text", "json", "csv")
@output_option
@pass_project
def command(
    project: Project,
    *,
    articles: tuple[str, ...],
    locales: tuple[str, ...],
    measure: str,
    by: str | None,
    limits: tuple[str, ...],
    output_format: str,
    output: Path | None,
) -> int:
    """Show what is translated, reviewed, drafted and left, by locale and by article.

    What a regional variant inherits from its source language (fr-Africa from French) counts as
    done, and stands in a column of its own. The gates are those of the configuration
    (`fail-under`) where none is named here.
    """
    gates = [parse_limit(project, limit) for limit in limits] or project.config.gates
    report = coverage(project, articles, chosen_locales(project, locales))
    result = report.coverage
    if output_format == "json":
        text = coverage_json(result)
    elif output_format == "csv":
        text = coverage_csv(result)
    else:
        few = len(result.articles) <= FEW
        text = coverage_table(result, measure, by_article=by == "article" or (few and not by))
    emit(text, output)
    show_errors(report.errors)
    failed = unmet(result, gates, measure)
    for line in failed:
        note(line)
    if report.errors:
        return 1
    return 3 if failed else 0


def parse_limit(project: Project, text: str) -> Gate:
    """Give the gate that `uk:reviewed=80` or `translated=100` stands for; UsageError."""
    name, _, share = text.partition("=")
    try:
        least = float(share.removesuffix("%"))
    except ValueError:
        least = -1
    if not 0 <= least <= 100:
        raise UsageError(
            f"`{text}` is not a gate",
            todo="Write it as LOCALE:STATE=PERCENT, such as uk:reviewed=80 or translated=100.",
        )
    return parse_gate(name, least, project.config.locales, project.config.aliases)


def unmet(coverage: Coverage, gates: Sequence[Gate], measure: str) -> list[str]:
    """Give a sentence for each gate that is not met."""
    told: list[str] = []
    totals = coverage.by_locale() if gates else {}
    for gate in gates:
        for locale in [gate.locale] if gate.locale else coverage.locales:
            total = totals.get(locale)
            if total is None:
                continue
            done, whole = total.done(measure, gate.state), total.numbers.count(measure).total
            if done * 100 < gate.percent * whole:
                told.append(
                    f"gate not met: {facts(locale).tag} has {percent(done, whole, 1)}% of"
                    f" {measure} {gate.state} or better, {gate.percent:g}% are asked for"
                )
    return told
