"""`i18n-tool show`: an article as the tool sees it."""

from pathlib import Path

import click

from i18n_tool.cli.options import ArticleName, format_option, output_option, pass_project
from i18n_tool.cli.output import emit, emit_json
from i18n_tool.model.article import Article
from i18n_tool.model.locale import facts
from i18n_tool.reports.table import counted
from i18n_tool.workspace.articles import read_article
from i18n_tool.workspace.project import Project


@click.command()
@click.argument("article", type=ArticleName())
@format_option("text", "json")
@output_option
@pass_project
def command(project: Project, article: str, output_format: str, output: Path | None) -> None:
    """Show an article's units and their sentences, as they are offered for translation."""
    found = read_article(project, project.article(article))
    if output_format == "json":
        emit_json(
            {
                "article": found.name,
                "locale": found.locale,
                "units": [
                    {"kind": unit.kind, "segments": [segment.text for segment in unit.segments]}
                    for unit in found.units
                ],
            },
            output,
        )
    else:
        emit(_text(found), output)


def _text(article: Article) -> str:
    """Give the article for people: a line a unit's kind, below it a line a sentence."""
    name = facts(article.locale).display_name
    count = counted(len(article.segments), "sentence")
    lines = [f"{article.name}: {name}, {article.format}, {count}"]
    for unit in article.units:
        context = f" (context: {unit.context})" if unit.context else ""
        lines += ["", unit.kind + context]
        lines += [f"    {segment.text}" for segment in unit.segments]
    return "\n".join(lines) + "\n"
