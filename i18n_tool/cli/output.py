"""Where the results and the errors of a command go.

Results go to standard output or whole into a file; notes, progress and errors to standard error.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from i18n_tool.cli.session import session
from i18n_tool.errors import ConfigError, FileError, ToolError
from i18n_tool.model.visible import on_one_line, on_screen
from i18n_tool.reports.document import to_json
from i18n_tool.workspace.files import is_stream, write_file, write_stream

if TYPE_CHECKING:
    from i18n_tool.workspace.settings import Config

FEW = 10
"""So many places of one and the same error are named, unless `-v` was given."""


def emit(text: str, output: Path | None = None) -> None:
    """Give a result: to the file, whole or not at all, or else to standard output.

    Nothing in it is hidden from whoever reads it (`visible`). A file that is a pipe or a device
    (`/dev/null`, `/dev/stdout`) takes it as it comes. No file that a person wrote is overwritten.
    """
    if output is None:
        click.echo(on_screen(text), nl=not text.endswith("\n") and text != "")
        return
    if not output.absolute().parent.exists():
        raise FileError(
            "the file cannot be written: its folder is missing",
            where=str(output),
            todo="Make the folder, or check the spelling of the path.",
            kept="No result was written.",
        )
    from i18n_tool.workspace.fence import refuse_result  # noqa: PLC0415 - hardly ever wanted

    refuse_result(output, _config())
    write = write_stream if is_stream(output) else write_file
    write(output, on_screen(click.unstyle(text)).encode("utf-8"))


def _config() -> "Config | None":
    """Give the project's configuration; None where it cannot be read, which `doctor` tells."""
    try:
        return session().project.config
    except ToolError:
        return None


def emit_json(document: Mapping[str, object], output: Path | None = None) -> None:
    """Give a result as JSON, with `format_version` as its first member."""
    emit(to_json(document), output)


def note(text: str) -> None:
    """Tell people something on standard error, unless `-q` was given."""
    if session().verbosity >= 0:
        click.echo(on_screen(text), err=True)


def detail(text: str) -> None:
    """Tell people more on standard error, where `-v` was given."""
    if session().verbosity > 0:
        click.echo(on_screen(text), err=True)


def show_errors(errors: Iterable[ToolError]) -> None:
    """Print what a run met: each error once; those alike in all but the place as one.

    A full disk may fail thousands of files: of places alike, `FEW` are named, with `-v` all.
    """
    alike: dict[tuple[str, str, str], dict[str, None]] = {}
    for error in errors:
        alike.setdefault((error.what, error.todo, error.kept), {})[error.where] = None
    for (what, todo, kept), places in alike.items():
        lines = list(places)
        hidden = 0 if session().verbosity > 0 else max(0, len(lines) - FEW)
        if hidden:
            lines[FEW:] = [f"{hidden:,} more places (-v names them)"]
        for where in lines[:-1]:
            show_error(ToolError(what, where=where, kept=""))
        show_error(ToolError(what, where=lines[-1], todo=todo, kept=kept))


def show_error(error: ToolError, color: bool | None = None) -> None:
    """Print an error in its four parts; of a ConfigError, every problem."""
    problems = error.problems if isinstance(error, ConfigError) else (error,)
    for problem in problems:
        place = f"{shorten(problem.where)}: " if problem.where else ""
        what = on_one_line(problem.what)
        click.echo(_label("error", "red") + place + what, err=True, color=color)
        if problem.todo:
            todo = on_one_line(problem.todo)
            click.echo(_label("to do", "cyan") + todo, err=True, color=color)
    if error.kept:
        click.echo(_label(" kept", "green") + on_one_line(error.kept), err=True, color=color)


def _label(word: str, color: str) -> str:
    """Give the word that a part of an error starts with."""
    return click.style(word, fg=color, bold=True) + ": "


def shorten(where: str) -> str:
    """Give a place as it is seen from the current folder, on one line, with nothing hidden."""
    try:
        here = os.getcwd() + "/"  # noqa: PTH109 - a string is wanted
    except OSError:
        here = ""
    return on_one_line(where.removeprefix(here))
