"""Options and arguments that commands share, each with one name, one meaning and one help text.

A command is written so:

    @click.command()
    @article_argument
    @locale_option
    @format_option("text", "json", "csv")
    @output_option
    @check_option
    @pass_project
    def command(project, articles, locales, output_format, output, check): ...

`articles` is a tuple of names or globs for `Project.articles`; `locales` a tuple of gettext names,
empty where none was named (`chosen_locales` makes that all); `output` a Path or None; a command
returns its exit code, or None for 0.
"""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

import click
from click.shell_completion import CompletionItem

from i18n_tool.cli.session import Session, session
from i18n_tool.errors import LocaleError, ToolError
from i18n_tool.model.locale import parse_locale
from i18n_tool.model.state import State
from i18n_tool.model.visible import visible
from i18n_tool.workspace.globs import did_you_mean
from i18n_tool.workspace.project import Project

if TYPE_CHECKING:
    StringType = click.ParamType[str]
else:
    StringType = click.ParamType  # not generic before click 8.4

P = ParamSpec("P")
R = TypeVar("R")
F = TypeVar("F", bound=Callable[..., Any])


def pass_project(function: Callable[Concatenate[Project, P], R]) -> Callable[P, R]:
    """Give the command the project of the current folder as its first argument."""

    @wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        """Call the command with the project."""
        return function(session().project, *args, **kwargs)

    return call


class AnyLocale(StringType):
    """A locale in any spelling, whether it is configured or not; gives its gettext name."""

    name = "locale"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002 - click's shape
        """Give the gettext name; LocaleError."""
        return parse_locale(value)


class ProjectLocale(StringType):
    """A configured locale in any spelling; gives its gettext name."""

    name = "locale"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002 - click's shape
        """Give the gettext name; LocaleError where it is not one of the project's."""
        config = session().project.config
        name = parse_locale(value, config.locales, config.aliases)
        if name not in config.locales:
            raise LocaleError(
                f"`{value}` is not among the project's locales",
                todo=did_you_mean(name, config.locales)
                or f"They are: {', '.join(config.locales)}; `locales` in {config.path.name}.",
            )
        return name

    def shell_complete(
        self,
        ctx: click.Context,
        param: click.Parameter,  # noqa: ARG002 - click's shape
        incomplete: str,
    ) -> list[CompletionItem]:
        """Offer the configured locales; none where there is no project."""
        try:
            names = ctx.ensure_object(Session).project.config.locales
        except ToolError:
            return []
        return [CompletionItem(name) for name in names if name.startswith(incomplete)]


class ArticleName(StringType):
    """The name of an article, or a glob."""

    name = "article"

    def shell_complete(
        self,
        ctx: click.Context,
        param: click.Parameter,  # noqa: ARG002 - click's shape
        incomplete: str,
    ) -> list[CompletionItem]:
        """Offer the articles of the project; none where there is no project."""
        try:
            files = ctx.ensure_object(Session).project.articles()
        except ToolError:
            return []
        # A name with a line end or worse in it would speak to the shell.
        names = (file.name for file in files if visible(file.name) == file.name)
        return [CompletionItem(name) for name in names if name.startswith(incomplete)]


article_argument = click.argument("articles", nargs=-1, type=ArticleName(), metavar="[ARTICLE]...")
"""Names, folders or globs of articles; none means all."""

locale_option = click.option(
    "--locale",
    "locales",
    multiple=True,
    type=ProjectLocale(),
    metavar="LOCALE",
    help="Only this locale, in any spelling; may be given several times.",
)

output_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=False),
    metavar="FILE",
    help="Write the result to FILE instead of standard output.",
)

check_option = click.option(
    "--check", is_flag=True, help="Write nothing; exit with 3 if something would be written."
)


state_option = click.option(
    "--state",
    type=click.Choice([State.DRAFT.value, State.TRANSLATED.value, State.REVIEWED.value]),
    default=State.TRANSLATED.value,
    show_default=True,
    help="The state that a translation must have reached to be used.",
)


def format_option(*formats: str) -> Callable[[F], F]:
    """Give the option `--format` over these formats, of which the first is the default."""
    return click.option(
        "--format",
        "output_format",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="How the result is written.",
    )


def chosen_locales(project: Project, locales: tuple[str, ...]) -> tuple[str, ...]:
    """Give the named locales, each once and in the project's order; all where none was named."""
    return tuple(name for name in project.config.locales if not locales or name in locales)
