"""The report of a sync as it grows."""

from dataclasses import dataclass, field
from pathlib import Path

from i18n_tool.errors import ToolError
from i18n_tool.model.counts import Counts
from i18n_tool.workflow.sync.report import SyncReport


@dataclass(slots=True)
class Tally:
    """The report as it grows."""

    articles: dict[str, dict[str, Counts]] = field(default_factory=dict)
    read: list[str] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)
    orphans: set[Path] = field(default_factory=set)
    warnings: list[str] = field(default_factory=list)
    errors: list[ToolError] = field(default_factory=list)

    def report(self) -> SyncReport:
        """Give the report."""
        return SyncReport(
            articles={
                name: dict(sorted(counts.items())) for name, counts in sorted(self.articles.items())
            },
            read=tuple(self.read),
            written=tuple(sorted(set(self.written))),
            orphans=tuple(sorted(self.orphans)),
            warnings=tuple(self.warnings),
            errors=tuple(self.errors),
        )
