"""What a sync has done, as plain data."""

from dataclasses import dataclass
from pathlib import Path

from i18n_tool.errors import ToolError
from i18n_tool.model.counts import Counts


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What became of every article, locale by locale."""

    articles: dict[str, dict[str, Counts]]
    """By name and locale (gettext's name), both sorted; what was up to date is all `kept`."""
    read: tuple[str, ...]
    """The articles that were read, since something about them had changed."""
    written: tuple[Path, ...]
    """The files that were written; in a dry run, those that would be."""
    orphans: tuple[Path, ...] = ()
    """Catalogs and templates whose article is gone. Their entries are obsolete; deleting the files
    is for a person to do, once nothing in them is wanted."""
    warnings: tuple[str, ...] = ()
    """What a person may want to look at, each with the path of its file."""
    errors: tuple[ToolError, ...] = ()
    """What could not be read or written; all else was done."""
