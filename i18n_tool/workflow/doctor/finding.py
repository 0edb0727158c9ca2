"""What is set up, and what is broken."""

from dataclasses import dataclass
from pathlib import Path

from i18n_tool.errors import ToolError
from i18n_tool.model.issue import Severity


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is set up."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is broken, or looks so."""

    severity: Severity
    what: str
    where: str
    """A path, or `path:line`; empty where there is no place."""
    todo: str


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What is set up, and what is broken."""

    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]

    @property
    def healthy(self) -> bool:
        """Say whether nothing is broken; warnings are no fault."""
        return all(finding.severity is not Severity.ERROR for finding in self.findings)


def broken(error: ToolError) -> Finding:
    """Give the finding of an error."""
    return Finding(Severity.ERROR, error.what, error.where, error.todo)


def doubtful(what: str, where: Path | str, todo: str) -> Finding:
    """Give the finding of what works but looks wrong."""
    return Finding(Severity.WARNING, what, str(where), todo)
