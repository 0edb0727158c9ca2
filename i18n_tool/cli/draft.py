"""`i18n-tool draft`: fill what is empty, from memory, sister locales and engines."""

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
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
from i18n_tool.cli.output import emit, emit_json, note, show_errors
from i18n_tool.cli.session import now, session, today
from i18n_tool.model.locale import facts
from i18n_tool.model.visible import visible
from i18n_tool.workflow.draft import (
    DraftOptions,
    DraftReport,
    Estimate,
    Stamp,
    draft,
    engine_uses,
    estimate,
)
from i18n_tool.workflow.draft.report import Watch
from i18n_tool.workspace.project import Project


@click.command()
@article_argument
@locale_option
@click.option(
    "--engine",
    "engines",
    multiple=True,
    metavar="ENGINE",
    help="Ask this engine; may be given several times, in order. Default: those configured.",
)
@click.option("--offline", is_flag=True, help="Ask no engine: memory and sister locales only.")
@click.option(
    "--threshold",
    type=click.IntRange(1, 100),
    metavar="PERCENT",
    help="Least score of a match from the memory. Default: the configuration's, else 75.",
)
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Draft N sentences at most.")
@click.option(
    "--again", is_flag=True, help="Also replace machine drafts that nobody has touched since."
)
@click.option(
    "--timeout",
    type=click.FloatRange(0.1, 3600),
    metavar="SECONDS",
    help="Longest time for one call to an engine. Default: the configuration's, else 30.",
)
@click.option("--estimate", "only_estimate", is_flag=True, help="Count; send and write nothing.")
@check_option
@format_option("text", "json")
@output_option
@pass_project
def command(
    project: Project,
    *,
    articles: tuple[str, ...],
    locales: tuple[str, ...],
    engines: tuple[str, ...],
    offline: bool,
    threshold: int | None,
    limit: int | None,
    again: bool,
    timeout: float | None,
    only_estimate: bool,
    check: bool,
    output_format: str,
    output: Path | None,
) -> int:
    """Fill what is untranslated: from memory, sister locales, then engines.

    Every draft is marked as one until a person says otherwise; what a person wrote is never
    touched. It may be stopped at any point: what was finished is saved, and the next run goes on.
    """
    names = () if offline else engines or project.config.engines
    uses = engine_uses(project, names, os.environ, timeout)
    least = threshold or project.config.memory_threshold
    options = DraftOptions(articles, chosen_locales(project, locales), least, limit, again)
    json = output_format == "json"
    if only_estimate or check:
        rows, errors = estimate(project, options, uses)
        give = _estimate_json if json else _estimate_text
        give(rows, output)
        show_errors(errors)
        would = any(row.by for row in rows)
        return 1 if errors else 3 if check and would else 0
    stamp = Stamp(today(), now().strftime("%Y-%m-%d %H:%M%z"))
    with _watching() as watch:
        report = draft(project, options, uses, stamp, watch)
    if json:
        _report_json(report, output)
    else:
        emit(_report_text(report), output)
    for stopped in report.stopped:
        note(f"{visible(stopped.engine)} stopped: {visible(stopped.reason)}")
    show_errors(report.errors)
    return 1 if report.failures or report.stopped or report.errors else 0


@contextmanager
def _watching() -> Iterator[Watch]:
    """Give what draws the progress bar: nothing unless people are looking."""
    if not sys.stderr.isatty() or session().verbosity < 0:
        yield lambda done, total: None  # noqa: ARG005 - nobody looks
        return
    with click.progressbar(length=0, label="drafting", file=sys.stderr) as bar:

        def watch(done: int, total: int) -> None:
            """Draw the bar."""
            bar.length = total
            bar.update(done - bar.pos)

        yield watch


def _report_text(report: DraftReport) -> str:
    """Give the summary: how many drafts by locale and origin, and why others failed."""
    lines = []
    made = Counter((item.locale, _by(item.origin)) for item in report.drafts)
    for (locale, by), count in made.items():
        lines.append(f"{facts(locale).tag:<8} {count:>7} from {visible(by)}")
    lines.append(f"{len(report.drafts)} {'draft' if len(report.drafts) == 1 else 'drafts'} written")
    why = Counter((item.engine, item.reason) for item in report.failures)
    lines += [
        f"{count} failed with {visible(by)}: {visible(reason)}"
        for (by, reason), count in why.items()
    ]
    if report.left:
        lines.append(f"{report.left} left empty: nothing in the memory, and no engine for them")
    return "\n".join(lines) + "\n"


def _by(origin: str) -> str:
    """Give an origin without its score."""
    return origin.partition(" ")[0]


def _report_json(report: DraftReport, output: Path | None) -> None:
    """Give the report in the shape that is promised."""
    drafts = [
        {
            "locale": item.locale,
            "article": item.article,
            "msgid": item.msgid,
            "msgstr": item.msgstr,
            "from": item.origin,
        }
        for item in report.drafts
    ]
    failures = [
        {
            "locale": item.locale,
            "article": item.article,
            "msgid": item.msgid,
            "engine": item.engine,
            "reason": item.reason,
        }
        for item in report.failures
    ]
    emit_json({"drafts": drafts, "failures": failures}, output)


def _estimate_text(rows: Sequence[Estimate], output: Path | None) -> None:
    """Give the estimate as a table."""
    lines = [f"{'from':<12} {'locale':<8} {'segments':>9} {'words':>9} {'characters':>11}"]
    lines += [
        f"{visible(row.by) or '(nothing)':<12} {facts(row.locale).tag:<8} "
        f"{row.segments:>9} {row.words:>9} {row.characters:>11}"
        for row in rows
    ]
    emit("\n".join(lines) + "\n" if rows else "nothing to draft\n", output)


def _estimate_json(rows: Sequence[Estimate], output: Path | None) -> None:
    """Give the estimate as JSON."""
    told = [
        {
            "from": row.by,
            "locale": row.locale,
            "segments": row.segments,
            "words": row.words,
            "characters": row.characters,
        }
        for row in rows
    ]
    emit_json({"estimates": told}, output)
