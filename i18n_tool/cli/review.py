"""`i18n-tool review`: translations listed, approved or sent back by a person."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import click

from i18n_tool.checks import CheckContext, Pair, choose_checks, run_checks
from i18n_tool.cli.options import (
    article_argument,
    chosen_locales,
    format_option,
    locale_option,
    output_option,
    pass_project,
)
from i18n_tool.cli.output import emit, emit_json, show_errors
from i18n_tool.cli.session import now, today
from i18n_tool.cli.sync import DATE
from i18n_tool.errors import ToolError
from i18n_tool.formats import format_for
from i18n_tool.model.issue import Issue
from i18n_tool.model.locale import facts
from i18n_tool.model.state import State
from i18n_tool.model.unit import JOINED
from i18n_tool.workflow.review import (
    Item,
    Review,
    ReviewReport,
    Selection,
    approve,
    find_person,
    join,
    list_entries,
    parse_person,
    part,
    reject,
)
from i18n_tool.workspace.project import Project

F = TypeVar("F", bound=Callable[..., Any])

as_option = click.option(
    "--as",
    "person",
    metavar='"NAME <ADDRESS>"',
    help="Who reviews; git's user without it.",
)


def msgid_option(required: bool) -> Callable[[F], F]:
    """Give the option that names single sentences."""
    return click.option(
        "--msgid",
        "msgids",
        multiple=True,
        required=required,
        metavar="SENTENCE",
        help="Only this sentence of the source, word for word; may be given several times.",
    )


@click.group()
def command() -> None:
    """List, approve or reject translations; a verdict is bound to the texts it was given on."""


@command.command("list")
@article_argument
@locale_option
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice([state.value for state in State]),
    help="Only this state; may be given several times (default: translated and draft).",
)
@msgid_option(required=False)
@format_option("text", "json")
@output_option
@pass_project
def list_command(
    project: Project,
    *,
    articles: tuple[str, ...],
    locales: tuple[str, ...],
    states: tuple[str, ...],
    msgids: tuple[str, ...],
    output_format: str,
    output: Path | None,
) -> int:
    """List translations that wait for a review."""
    wanted = tuple(map(State, states)) or (State.DRAFT, State.TRANSLATED)
    selection = Selection(articles, chosen_locales(project, locales), msgids)
    listing = list_entries(project, selection, wanted)
    if output_format == "json":
        emit_json({"entries": list(map(_document, listing.items))}, output)
    else:
        emit(_text(listing.items), output)
    return _failed(listing.errors)


@command.command("approve")
@article_argument
@locale_option
@msgid_option(required=False)
@as_option
@click.option("--force", is_flag=True, help="Also where a check finds an error; with --msgid only.")
@format_option("text", "json")
@output_option
@pass_project
def approve_command(
    project: Project,
    *,
    articles: tuple[str, ...],
    locales: tuple[str, ...],
    msgids: tuple[str, ...],
    person: str | None,
    force: bool,
    output_format: str,
    output: Path | None,
) -> int:
    """Approve translations: all that are translated and have no error, or those of --msgid.

    A draft is approved only by --msgid, and is none any more then.
    """
    selection = Selection(articles, chosen_locales(project, locales), msgids)
    check = None if force and msgids else _checker(project)
    report = approve(project, selection, _review(project, person), check)
    if output_format == "json":
        emit_json(_verdict_document("approved", report), output)
    else:
        emit(_verdict_text("approved", report), output)
    return _failed(report.errors) or (1 if report.moved else 0)


@command.command("reject")
@article_argument
@locale_option
@msgid_option(required=True)
@as_option
@click.option("--why", metavar="TEXT", help="What is wrong, for the translator.")
@format_option("text", "json")
@output_option
@pass_project
def reject_command(
    project: Project,
    *,
    articles: tuple[str, ...],
    locales: tuple[str, ...],
    msgids: tuple[str, ...],
    person: str | None,
    why: str | None,
    output_format: str,
    output: Path | None,
) -> int:
    """Send translations back: they become drafts that say who sent them back, and why."""
    selection = Selection(articles, chosen_locales(project, locales), msgids)
    report = reject(project, selection, _review(project, person), why)
    if output_format == "json":
        emit_json(_verdict_document("rejected", report), output)
    else:
        emit(_verdict_text("rejected", report), output)
    return _failed(report.errors) or (1 if report.moved else 0)


@command.command("join")
@article_argument
@locale_option
@msgid_option(required=True)
@as_option
@click.option("--undo", is_flag=True, help="Take it back: the sentences are untranslated again.")
@click.option("--force", is_flag=True, help="Also where a person's translation is lost by it.")
@format_option("text", "json")
@output_option
@pass_project
def join_command(
    project: Project,
    *,
    articles: tuple[str, ...],
    locales: tuple[str, ...],
    msgids: tuple[str, ...],
    person: str | None,
    undo: bool,
    force: bool,
    output_format: str,
    output: Path | None,
) -> int:
    """Say that sentences are told in the translation of the one before: nothing is rendered."""
    selection = Selection(articles, chosen_locales(project, locales), msgids)
    review = _review(project, person)
    word = "parted" if undo else "joined"
    if undo:
        report = part(project, selection, review)
    else:
        report = join(project, selection, review, force=force)
    if output_format == "json":
        emit_json(_verdict_document(word, report), output)
    else:
        emit(_verdict_text(word, report), output)
    return _failed(report.errors) or (1 if report.moved or report.held else 0)


def _review(project: Project, person: str | None) -> Review:
    """Give who reviews and when."""
    config = project.config
    known = config.reviewers
    by = parse_person(person, known) if person else find_person(config.root, known)
    return Review(by, today(), now().strftime(DATE))


def _checker(project: Project) -> Callable[[Item], tuple[Issue, ...]]:
    """Give what finds the issues of an entry."""
    checks = choose_checks()
    files = {file.name: file for file in project.articles()}

    @cache
    def context(article: str, locale: str) -> CheckContext:
        """Give what the checks need to know of an article in a locale."""
        file = files[article]
        source = file.locale or project.config.source_locale
        return CheckContext(locale, source, format_for(str(file.path)).name)

    def check(item: Item) -> tuple[Issue, ...]:
        """Give the issues of one entry."""
        pair = Pair(item.article, item.msgid, item.msgstr, msgctxt=item.context)
        return tuple(run_checks(pair, context(item.article, item.locale), checks))

    return check


def _failed(errors: tuple[ToolError, ...]) -> int:
    """Print errors; give the exit code."""
    show_errors(errors)
    return 1 if errors else 0


def _document(item: Item) -> dict[str, object]:
    """Give an entry as JSON has it."""
    record = item.record
    return {
        "locale": item.locale,
        "article": item.article,
        "msgid": item.msgid,
        "msgctxt": item.context,
        "msgstr": list(item.msgstr),
        "state": item.state.value,
        "reason": item.reason.value if item.reason else None,
        "by": record.by if record else None,
        "date": record.date if record else None,
        "why": record.why if record else None,
    }


def _text(items: tuple[Item, ...]) -> str:
    """Give entries for people, by article and locale."""
    lines: list[str] = []
    place = ("", "")
    for item in items:
        if (item.article, item.locale) != place:
            place = (item.article, item.locale)
            lines += ([""] if lines else []) + [f"{item.article}, {facts(item.locale).tag}:"]
        said = f"{item.state.value}, {item.reason.value}" if item.reason else item.state.value
        joined = item.msgstr == (JOINED,)
        text = "[told in the sentence before]" if joined else " | ".join(item.msgstr)
        lines += (f"  {item.msgid}", f"    {text}  ({said})")
        if item.record and item.record.why:
            lines.append(f"    {item.record.by or 'somebody'}: {item.record.why}")
    return "\n".join(lines or ["Nothing waits for a review."]) + "\n"


def _verdict_document(word: str, report: ReviewReport) -> dict[str, object]:
    """Give a verdict's report as JSON has it."""
    return {
        word: list(map(_document, report.done)),
        "held": [
            {**_document(held.item), "issues": [issue.message for issue in held.issues]}
            for held in report.held
        ],
        "moved": list(map(_document, report.moved)),
    }


def _verdict_text(word: str, report: ReviewReport) -> str:
    """Give a verdict's report for people."""
    count = len(report.done)
    lines = [f"{count:,} {'translation' if count == 1 else 'translations'} {word}."]
    for held in report.held:
        tag = facts(held.item.locale).tag
        lines.append(f"not {word}: {held.item.article}, {tag}: {held.item.msgid}")
        lines += (f"  {issue.check}: {issue.message}" for issue in held.issues)
    for item in report.moved:
        tag = facts(item.locale).tag
        lines.append(f"changed on disk meanwhile: {item.article}, {tag}: {item.msgid}")
    return "\n".join(lines) + "\n"
