"""`i18n-tool sync`: templates and catalogs brought up to date with the articles."""

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
)
from i18n_tool.cli.output import emit, emit_json, note, shorten, show_errors
from i18n_tool.cli.session import now
from i18n_tool.model.locale import facts
from i18n_tool.model.visible import visible
from i18n_tool.workflow.sync import Scope, SyncReport, sync
from i18n_tool.workspace.project import Project

DATE = "%Y-%m-%d %H:%M+0000"
"""How gettext writes PO-Revision-Date, in UTC."""


@click.command()
@article_argument
@locale_option
@check_option
@format_option("text", "json")
@output_option
@pass_project
def command(
    project: Project,
    *,
    articles: tuple[str, ...],
    locales: tuple[str, ...],
    check: bool,
    output_format: str,
    output: Path | None,
) -> int:
    """Bring templates and catalogs up to date with the articles, of what changed only.

    A sentence that did not change keeps its translation, state and review wherever it has moved to;
    a changed one keeps its translation as a draft; one that is gone stays behind `#~`.
    """
    scope = Scope(articles, chosen_locales(project, locales))
    report = sync(project, scope, now=now().strftime(DATE), dry=check)
    if output_format == "json":
        emit_json(sync_document(report), output)
    else:
        emit(sync_text(report, dry=check), output)
    for warning in report.warnings:
        note(f"warning: {shorten(warning)}")
    show_errors(report.errors)
    if report.errors:
        return 1
    return 3 if check and report.written else 0


def sync_document(report: SyncReport) -> dict[str, object]:
    """Give the report as JSON has it; locales by gettext's names."""
    return {
        "articles": {
            name: {
                locale: {
                    "new": counts.new,
                    "kept": counts.kept,
                    "outdated": counts.outdated,
                    "obsolete": counts.obsolete,
                }
                for locale, counts in locales.items()
            }
            for name, locales in report.articles.items()
        },
        "written": [str(path) for path in report.written],
        "orphans": [str(path) for path in report.orphans],
    }


def sync_text(report: SyncReport, *, dry: bool) -> str:
    """Give the report for people: a line for each article where anything happened, then a sum."""
    lines: list[str] = []
    for name, locales in report.articles.items():
        done: dict[str, list[str]] = {}
        for locale, counts in locales.items():
            parts = (
                (counts.new, "new"),
                (counts.outdated, "outdated"),
                (counts.obsolete, "obsolete"),
            )
            said = ", ".join(f"{count} {word}" for count, word in parts if count)
            if said:
                done.setdefault(said, []).append(facts(locale).tag)
        lines += (f"{visible(name)}: {said} ({', '.join(tags)})" for said, tags in done.items())
    if report.orphans:
        lines.append("Their article is gone; delete them once nothing in them is wanted:")
        lines += (f"  {shorten(str(path))}" for path in report.orphans)
    count = len(report.written)
    files = f"{count:,} {'file' if count == 1 else 'files'}"
    if not count:
        lines.append("Everything is up to date." if not report.errors else "Nothing was written.")
    else:
        lines.append(f"{files} would be written." if dry else f"{files} written.")
    return "\n".join(lines) + "\n"
