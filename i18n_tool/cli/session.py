"""What one run of the command line was told, whatever the command: verbosity, debugging, project.

The clock is asked here and nowhere else: the rooms below take the time as an argument.
"""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from i18n_tool.errors import UsageError

if TYPE_CHECKING:
    from i18n_tool.workspace.project import Project


@dataclass
class Session:
    """One run of the command line."""

    verbosity: int = 0
    """-1 with `-q`, 1 with `-v`."""
    debug: bool = False

    @cached_property
    def project(self) -> "Project":
        """Give the project of the current folder, read once; ConfigError, FileError."""
        # `i18n-tool --help` and completion of commands read no project.
        from i18n_tool.workspace.project import Project  # noqa: PLC0415

        return Project.at(Path.cwd())


def session() -> Session:
    """Give the session of the command that is running."""
    return click.get_current_context().ensure_object(Session)


def now() -> datetime:
    """Give the time in UTC; SOURCE_DATE_EPOCH (reproducible-builds.org) stands in for the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(
            f"SOURCE_DATE_EPOCH is not a number of seconds since 1970: `{epoch}`",
            todo="Set it to a whole number, or unset it.",
        ) from error


def today() -> str:
    """Give the date in UTC as ISO 8601 writes it: `2026-11-24`."""
    return now().date().isoformat()
