"""The group of all commands, each loaded only when it is called, and what becomes of errors."""

import errno
import gc
import io
import os
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import chdir, contextmanager, suppress
from importlib import import_module
from itertools import pairwise
from types import MappingProxyType

import click
from click.shell_completion import CompletionItem

from i18n_tool import __version__
from i18n_tool.cli.output import show_error
from i18n_tool.cli.session import Session
from i18n_tool.errors import ToolError, UsageError
from i18n_tool.workspace.files import file_error
from i18n_tool.workspace.globs import did_you_mean

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "init": "Write the configuration and folders, finding out what is there.",
        "sync": "Bring templates and catalogs up to date with the articles.",
        "draft": "Fill what is untranslated: from memory, variants or engines.",
        "coverage": "Show how far the translations are, by locale and article.",
        "check": "Find what is wrong with translations.",
        "review": "List, approve or reject translations.",
        "compile": "Compile catalogs (.po to .mo).",
        "render": "Write the translated articles.",
        "build": "Sync, check, compile, render and gate in one.",
        "verify": "Prove on every article that rendering changes nothing else.",
        "show": "Show an article's units and sentences.",
        "merge-driver": "Merge two versions of a catalog; git calls it.",
        "doctor": "Show what is set up, what is broken and how to mend it.",
    }
)
"""Each command is `command` in the module of this package that has its name, `_` for `-`."""

CODES = (
    "Exit codes: 0 done, 1 error, 2 usage, 3 gate not met, 130 stopped by Ctrl-C, 143 by SIGTERM."
)
COMPLETION = (
    "Completion of commands, articles and locales: put this into ~/.bashrc (for zsh and fish, the "
    'same with their names): eval "$(_I18N_TOOL_COMPLETE=bash_source i18n-tool)"'
)


class _Commands(click.Group):
    """A group that knows its commands by name and loads one only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's shape
        """Give the names in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's shape
        """Load one command."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"i18n_tool.cli.{cmd_name.replace('-', '_')}").command
        assert isinstance(command, click.Command)  # noqa: S101 - a slip of ours, not a user's
        command.name = cmd_name
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's shape
        """List the commands from the table, without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer commands from the table, without loading any, and options."""
        names = [
            CompletionItem(name, help=sentence)
            for name, sentence in COMMANDS.items()
            if name.startswith(incomplete)
        ]
        return [*names, *click.Command.shell_complete(self, ctx, incomplete)]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; UsageError names those that are like a misspelt one."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            todo = did_you_mean(args[0], COMMANDS) or "`i18n-tool --help` lists the commands."
            raise UsageError(f"there is no command `{args[0]}`", todo=todo)
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, epilog=f"{CODES}\n\n{COMPLETION}")
@click.option("-C", "folder", metavar="DIR", help="Run as if started in DIR.")
@click.option("-v", "--verbose", is_flag=True, help="Say more.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but results and errors.")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    metavar="WHEN",
    help="Colours: auto (on a terminal), always or never.",
)
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.version_option(__version__, prog_name="i18n-tool", message="%(prog)s %(version)s")
@click.pass_context
def group(
    ctx: click.Context, *, folder: str | None, verbose: bool, quiet: bool, color: str, debug: bool
) -> None:
    """Translate articles sentence by sentence, tracked in gettext catalogs in git."""
    if verbose and quiet:
        raise UsageError("-v and -q exclude each other", todo="Give one of them.")
    ctx.obj = Session(verbose - quiet, debug)
    ctx.color = _wants_color(color)
    if folder is not None:
        try:
            ctx.with_resource(chdir(folder))
        except (OSError, ValueError) as error:
            raise UsageError(
                "the folder named with -C cannot be entered",
                where=folder,
                todo="Name a folder that is there.",
            ) from error


def _wants_color(when: str) -> bool | None:
    """Say whether to write colours (no-color.org); None asks whether a terminal is there."""
    if when == "auto":
        return False if os.environ.get("NO_COLOR") else None
    return when == "always"


MERGE_FAILED = 255
"""What git's merge driver ends with where it has no result; 1 would mean that there is one."""
KEPT = "What was finished is saved; no file is half written."


class _Terminated(BaseException):
    """The process was told to end (SIGTERM)."""


@contextmanager
def _terminable() -> Iterator[None]:
    """Let SIGTERM unwind what is under way as Ctrl-C does, so that nothing half done is left."""

    def stop(*_: object) -> None:
        """Unwind, once."""
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        raise _Terminated

    try:
        before = signal.signal(signal.SIGTERM, stop)
    except ValueError:  # not in the main thread: whoever runs us there takes signals
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def run(args: Sequence[str]) -> int:
    """Run a command line and give its exit code; every error is printed here, in four parts."""
    try:
        with _terminable():
            return _run(args)
    except _Terminated:
        _tell_stopped(args)
        return 128 + signal.SIGTERM


def _run(args: Sequence[str]) -> int:
    """Run a command line; give its exit code."""
    # Large projects fill many tables that stay; going through them again and again costs a tenth.
    gc.set_threshold(100_000)
    stdout, stderr = sys.stdout, sys.stderr
    for stream in (stdout, stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = group.main(list(args), prog_name="i18n-tool", standalone_mode=False)
        if stdout is not None:  # it is None where the shell closed it: >&-
            stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        _tell_stopped(args)
        return 130
    except SystemExit as error:
        # click's own way out: after completion, and where the pipe is closed that it wrote to
        if sys.stdout is stdout:
            return _code(error.code)
        sys.stdout, sys.stderr = stdout, stderr
        return _failed(BrokenPipeError(), args)
    except Exception as error:  # noqa: BLE001 - the one place where an error becomes words
        if "--debug" in args:
            import traceback  # noqa: PLC0415 - slow to load, and hardly ever wanted

            traceback.print_exc()
        return _failed(error, args)
    return _code(code)


def _tell_stopped(args: Sequence[str]) -> None:
    """Say that the run was stopped."""
    todo = "Run the command again: it goes on from there."
    _show(ToolError("stopped", todo=todo, kept=KEPT), args)


def _code(code: object) -> int:
    """Give an exit code; none means that all went well."""
    return code if isinstance(code, int) else 0


def _failed(error: Exception, args: Sequence[str]) -> int:
    """Print an error and give the exit code that goes with it."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return error.exit_code
    if isinstance(error, OSError):
        _close_output()
        if isinstance(error, BrokenPipeError):
            return 141
    shown = _in_words(error)
    _show(shown, args)
    if "merge-driver" in args:
        return MERGE_FAILED
    return error.exit_code if isinstance(error, click.ClickException) else shown.exit_code


def _in_words(error: Exception) -> ToolError:
    """Give any error in four parts."""
    if isinstance(error, ToolError):
        return error
    if isinstance(error, click.ClickException):
        context = getattr(error, "ctx", None)
        path = context.command_path if context else "i18n-tool"
        message = " ".join(error.format_message().split()).rstrip(".")
        todo = f"`{path} --help` says what it takes."
        return ToolError(message[:1].lower() + message[1:], todo=todo)
    if isinstance(error, OSError):
        nameless = "the current folder" if error.errno == errno.ENOENT else "standard output"
        place = error.filename if isinstance(error.filename, str) else nameless
        return file_error(error, place, "used")
    return ToolError(
        f"a defect in i18n-tool: {type(error).__name__}: {error}",
        todo="Run `i18n-tool --debug …` with the same words, and report what it prints.",
        kept=KEPT,
    )


def _show(error: ToolError, args: Sequence[str]) -> None:
    """Print an error, if anybody is there to read it."""
    when = "auto"
    for before, word in pairwise(("", *args)):
        if before == "--color" or word.startswith("--color="):
            when = word.removeprefix("--color=")
    with suppress(OSError):
        show_error(error, _wants_color(when))


def _close_output() -> None:
    """Let what is still in the buffer of standard output go nowhere, so that exiting succeeds."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
