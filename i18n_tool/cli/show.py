"""`i18n-tool show`: an article as the tool sees it."""

from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path

import click

from i18n_tool.cli.options import ArticleName, format_option, output_option, pass_project
from i18n_tool.cli.output import emit, emit_json
from i18n_tool.model.article import Article
from i18n_tool.model.copied import Copied, copied
from i18n_tool.model.locale import facts
from i18n_tool.model.unit import Unit
from i18n_tool.model.visible import visible
from i18n_tool.reports.table import counted
from i18n_tool.workspace.articles import read_article
from i18n_tool.workspace.project import Project

WIDEST = 100
"""Characters shown of what is copied."""


@click.command()
@click.argument("article", type=ArticleName())
@click.option(
    "--copied", "with_copied", is_flag=True, help="Show, too, what is not offered, and why."
)
@format_option("text", "json")
@output_option
@pass_project
def command(
    project: Project, article: str, *, with_copied: bool, output_format: str, output: Path | None
) -> None:
    """Show an article's units and their sentences, as they are offered for translation."""
    file = project.article(article)
    found = read_article(project, file)
    left = copied(found, read_article(project, file, bool)) if with_copied else None
    if output_format == "json":
        emit_json(_document(found, left), output)
    else:
        emit(_text(found, left or ()), output)


def _document(article: Article, left: Sequence[Copied] | None) -> dict[str, object]:
    """Give the article as JSON has it."""
    lines = _Lines(article.content)
    units = [
        {
            "kind": unit.kind,
            "segments": [segment.text for segment in unit.segments],
            "line": lines.number(unit.start),
            "context": unit.context,
            "whole": unit.whole,
            "inside": inside,
        }
        for unit, inside in _placed(article)
    ]
    document: dict[str, object] = {
        "article": article.name,
        "locale": article.locale,
        "units": units,
    }
    if left is not None:
        document["copied"] = [
            {"line": lines.number(one.start), "text": one.text, "why": one.why} for one in left
        ]
    return document


def _text(article: Article, left: Sequence[Copied]) -> str:
    """Give the article for people: a line a unit's kind, below it a line a sentence."""
    name = facts(article.locale).display_name
    count = counted(len(article.segments), "sentence")
    head = f"{visible(article.name)}: {name}, {article.format}, {count}"
    lines = _Lines(article.content)
    blocks: list[tuple[int, list[str]]] = []
    for unit, inside in _placed(article):
        told = [f"line {lines.number(unit.start)}"]
        told += ["inside the unit above"] if inside else []
        told += ["kept whole"] if unit.whole else []
        told += [f"context: {visible(unit.context)}"] if unit.context else []
        block = [f"{visible(unit.kind)} ({', '.join(told)})"]
        block += (f"    {visible(each.text)}" for each in unit.segments)
        blocks.append((unit.start, block))
    for one in left:
        text = one.text if len(one.text) <= WIDEST else one.text[: WIDEST - 1] + "…"
        block = [f"copied: {one.why} (line {lines.number(one.start)})", f"    {visible(text)}"]
        blocks.append((one.start, block))
    blocks.sort(key=lambda block: block[0])
    return "\n".join([head, *(line for _, block in blocks for line in ("", *block))]) + "\n"


def _placed(article: Article) -> list[tuple[Unit, bool]]:
    """Give the units, and of each whether it lies inside one before it."""
    end = 0
    placed: list[tuple[Unit, bool]] = []
    for unit in article.units:
        placed.append((unit, unit.start < end))
        end = max(end, unit.end)
    return placed


class _Lines:
    """The lines of a content, to tell where a place is."""

    def __init__(self, content: str) -> None:
        self._ends = [at for at, character in enumerate(content) if character == "\n"]

    def number(self, place: int) -> int:
        """Give the line of a place, from 1."""
        return bisect_right(self._ends, place - 1) + 1
