"""What can go wrong, in the four parts that people are shown.

Every error that a user may see says what happened, where, what to do, and what became of the work.
The rooms raise; only the command line prints and turns an error into an exit code.
"""

from collections.abc import Sequence


class ToolError(Exception):
    """An error for people: what happened, where, what to do, and that nothing was lost.

    `where` is a path, or `path:line` with lines counted from 1. The exit code is 1.
    """

    exit_code = 1

    def __init__(
        self, what: str, *, where: str = "", todo: str = "", kept: str = "Nothing was changed."
    ) -> None:
        """Keep the four parts; `what` is one sentence without the place."""
        super().__init__(what)
        self.what = what
        self.where = where
        self.todo = todo
        self.kept = kept

    def __str__(self) -> str:
        """Give the place and what happened, as one line."""
        return f"{self.where}: {self.what}" if self.where else self.what

    def __reduce__(self) -> tuple[object, ...]:
        """Let an error cross from a worker process whole, whatever its class's own arguments."""
        return (_rebuild, (type(self), self.__dict__))


def _rebuild(kind: type[ToolError], parts: dict[str, object]) -> ToolError:
    """Make an error again from its parts (for pickle)."""
    error = kind.__new__(kind)
    Exception.__init__(error, parts["what"])
    error.__dict__.update(parts)
    return error


class UsageError(ToolError):
    """A command was called with words that do not fit. The exit code is 2."""

    exit_code = 2


class LocaleError(UsageError):
    """A locale is unknown, or names more than one."""


class ConfigError(ToolError):
    """The configuration is wrong; `problems` holds every wrong field, not only the first."""

    def __init__(self, problems: Sequence["ToolError"], *, where: str = "") -> None:
        """Take all problems at once, each with its own place."""
        count = len(problems)
        super().__init__(
            f"the configuration has {count} problem{'s' if count != 1 else ''}",
            where=where,
            todo="Correct the configuration, then run the command again.",
        )
        self.problems = tuple(problems)


class FileError(ToolError):
    """A file or folder cannot be read or written."""


class ArticleError(ToolError):
    """An article cannot be read as its format."""


class CatalogError(ToolError):
    """A catalog is not what gettext accepts; has `path` and `line` (from 1; 0 where none fits)."""

    def __init__(self, what: str, *, path: str, line: int = 0, todo: str = "") -> None:
        """Name the file and the line."""
        super().__init__(
            what,
            where=f"{path}:{line}" if line else path,
            todo=todo or "Mend the file there, in a text editor or from git, and run again.",
            kept="The file was left as it is.",
        )
        self.path = path
        self.line = line


class ConflictError(ToolError):
    """Two writers changed the same thing; both texts were kept."""


class EngineError(ToolError):
    """A translation engine cannot be used at all: no key, no network, a wrong setting."""
