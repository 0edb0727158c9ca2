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
from i18n_tool.model.state import State
from i18n_tool.model.visible import character_of, code_point
from i18n_tool.reports.reviews import (
    entries_text,
    entry_document,
    verdict_document,
    verdict_text,
)
from i18n_tool.workflow.review import (
    Item,
    Review,
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
        emit_json({"entries": list(map(entry_document, listing.items))}, output)
    else:
        emit(entries_text(listing.items), output)
    return _failed(listing.errors)


@command.command("approve")
@article_argument
@locale_option
@msgid_option(required=False)
@as_option
@click.option(
    "--allow",
    multiple=True,
    metavar="CHECK",
    help="Also where this check finds an error, or this invisible character (U+200F); may be given "
    "several times, with --msgid only.",
)
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
    allow: tuple[str, ...],
    output_format: str,
    output: Path | None,
) -> int:
    """Approve translations: all that are translated and have no error, or those of --msgid.

    A draft is approved only by --msgid, and is none any more then. What is allowed is written into
    the entry, and holds until one of the two texts changes. Exits with 1 where a sentence of
    --msgid was held back.
    """
    selection = Selection(articles, chosen_locales(project, locales), msgids)
    allowed = _allowances(allow)
    report = approve(project, selection, _review(project, person), _checker(project), allowed)
    if output_format == "json":
        emit_json(verdict_document("approved", report), output)
    else:
        emit(verdict_text("approved", report), output)
    held = bool(msgids and report.held)
    return _failed(report.errors) or (1 if report.moved or held else 0)


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
        emit_json(verdict_document("rejected", report), output)
    else:
        emit(verdict_text("rejected", report), output)
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
        emit_json(verdict_document(word, report), output)
    else:
        emit(verdict_text(word, report), output)
    return _failed(report.errors) or (1 if report.moved or report.held else 0)


def _allowances(names: tuple[str, ...]) -> frozenset[str]:
    """Give what `--allow` names: checks, and characters as records have them; UsageError."""
    characters = {name: character_of(name) for name in names}
    choose_checks([name for name, character in characters.items() if character is None])
    return frozenset(
        name if character is None else code_point(character)
        for name, character in characters.items()
    )


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
        pair = Pair(item.article, item.msgid, item.msgstr, item.plural, item.context)
        return tuple(run_checks(pair, context(item.article, item.locale), checks))

    return check


def _failed(errors: tuple[ToolError, ...]) -> int:
    """Print errors; give the exit code."""
    show_errors(errors)
    return 1 if errors else 0
