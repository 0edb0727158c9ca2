"""`i18n-tool verify`: laws 1 and 2 on every article."""

from dataclasses import asdict
from pathlib import Path

import click

from i18n_tool.cli.options import article_argument, format_option, output_option, pass_project
from i18n_tool.cli.output import emit, emit_json, shorten
from i18n_tool.reports.table import counted
from i18n_tool.workflow.verify import Verification, verify
from i18n_tool.workspace.project import Project


@click.command()
@article_argument
@format_option("text", "json")
@output_option
@pass_project
def command(
    project: Project, articles: tuple[str, ...], output_format: str, output: Path | None
) -> int:
    """Prove on every article that rendering changes nothing but what is translated.

    Each is rendered with nothing translated, which must give its bytes back, and once with each of
    its sentences translated alone, which must change that sentence only. Nothing is written. The
    exit code is 1 where a law does not hold or an article cannot be read.
    """
    found = verify(project, articles)
    if output_format == "json":
        emit_json(asdict(found), output)
    else:
        emit(_text(found), output)
    return 1 if found.breaches else 0


def _text(found: Verification) -> str:
    """Give the outcome for people."""
    lines = []
    for breach in found.breaches:
        lines.append(f"{shorten(breach.where)}: {breach.law}: {breach.what}")
        if breach.before or breach.after:
            lines += [f"    article   {breach.before}", f"    rendered  {breach.after}"]
    breaches = counted(len(found.breaches), "breach", "breaches")
    lines.append(
        f"{counted(found.articles, 'article')}, {counted(found.segments, 'sentence')} "
        f"({found.tried:,} tried one by one): "
        + (breaches if found.breaches else "identity and locality hold")
    )
    return "\n".join(lines) + "\n"
