"""What compiling is told, and what it tells of each catalog."""

from dataclasses import dataclass

from i18n_tool.errors import ToolError
from i18n_tool.model.state import State
from i18n_tool.workspace.index import Stamp


@dataclass(frozen=True, slots=True)
class CompileOptions:
    """What is compiled, and with what."""

    least: State = State.TRANSLATED
    """The state that a translation must have reached; `DRAFT` takes fuzzy ones too."""
    with_fallbacks: bool = False
    """True: what a catalog lacks is filled from its sister locales' catalogs."""
    dry: bool = False
    """True: write nothing, and say what would be written."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one catalog."""

    stamp: Stamp | None
    """Of the compiled file; None where there is none."""
    changed: bool = False
    error: ToolError | None = None
