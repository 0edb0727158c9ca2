"""`i18n-tool verify`: laws 1 and 2 on every article, and where its links lead."""

from dataclasses import asdict
from pathlib import Path

import click

from i18n_tool.cli.options import (
    article_argument,
    chosen_locales,
    format_option,
    locale_option,
    output_option,
    pass_project,
    state_option,
)
from i18n_tool.cli.output import emit, emit_json, shorten
from i18n_tool.model.locale import facts
from i18n_tool.model.state import State
from i18n_tool.model.visible import visible
from i18n_tool.reports.table import counted
from i18n_tool.workflow.verify import Verification, together, verify, verify_links
from i18n_tool.workflow.verify.difference import lines_of
from i18n_tool.workspace.project import Project
from i18n_tool.workspace.rendering import Terms


@click.command()
@article_argument
@click.option(
    "--links",
    is_flag=True,
    help="Follow links and anchors, too, in the source and in every locale as it is rendered.",
)
@locale_option
@state_option
@format_option("text", "json")
@output_option
@pass_project
def command(
    project: Project,
    *,
    articles: tuple[str, ...],
    links: bool,
    locales: tuple[str, ...],
    state: str,
    output_format: str,
    output: Path | None,
) -> int:
    """Prove on every article that rendering changes nothing but what is translated.

    Each is rendered with nothing translated, which must give its bytes back, and once with each of
    its sentences translated alone, which must change that sentence only. With --links, the links
    within and between articles must lead somewhere, in every locale; --locale and --state are about
    these. Nothing is written, and nothing is fetched. The exit code is 1 where a law does not hold,
    a link leads nowhere or an article cannot be read.
    """
    found = verify(project, articles)
    if links:
        terms = Terms(project, State(state))
        found = together(found, verify_links(terms, articles, chosen_locales(project, locales)))
    if output_format == "json":
        emit_json(asdict(found), output)
    else:
        emit(_text(found, links=links), output)
    return 1 if found.breaches else 0


def _text(found: Verification, *, links: bool) -> str:
    """Give the outcome for people."""
    lines = []
    for breach in found.breaches:
        law = f"{breach.law} ({facts(breach.locale).tag})" if breach.locale else breach.law
        lines.append(f"{shorten(breach.where)}: {law}: {visible(breach.what)}")
        lines += (f"    {visible(line)}" for place in breach.places for line in lines_of(place))
    breaches = counted(len(found.breaches), "breach", "breaches")
    lines.append(
        f"{counted(found.articles, 'article')}, {counted(found.segments, 'sentence')} "
        f"({found.tried:,} tried one by one): "
        + (breaches if found.breaches else "identity and locality hold")
    )
    if links:
        wrong = sum(breach.law == "links" for breach in found.breaches)
        lines.append(
            f"{counted(found.links, 'link')} followed ({found.unjudged:,} lead elsewhere): "
            + (f"{wrong:,} broken" if wrong else "all lead somewhere")
        )
    return "\n".join(lines) + "\n"
