"""What checks found, for people and as JSON."""

from typing import TYPE_CHECKING

from i18n_tool.model.issue import Issue, Severity
from i18n_tool.model.visible import visible
from i18n_tool.reports.document import to_json
from i18n_tool.reports.table import counted, cut_off

if TYPE_CHECKING:
    from i18n_tool.workflow.check import CheckReport
    from i18n_tool.workspace.project import Project

_ROOM = 72
"""Columns of a sentence that are shown."""


def issues_lines(report: "CheckReport", project: "Project") -> str:
    """Give a paragraph for each issue, as compilers write them (file:line), then a sum."""
    paragraphs = [_paragraph(issue, project) for issue in report.issues]
    errors = sum(issue.severity is Severity.ERROR for issue in report.issues)
    warnings = len(report.issues) - errors
    paragraphs.append(
        f"{counted(report.entries, 'translation')} checked: "
        f"{counted(errors, 'error')}, {counted(warnings, 'warning')}"
        + (f", {report.allowed:,} allowed by reviewers.\n" if report.allowed else ".\n")
    )
    return "\n".join(paragraphs)


def _paragraph(issue: Issue, project: "Project") -> str:
    """Give one issue: place, severity, check, what is wrong, and the sentence."""
    path = project.catalog_path(issue.article, issue.locale).relative_to(project.config.root)
    place = f"{path}:{issue.line}" if issue.line else str(path)
    finer = issue.allowed_by not in {"", issue.check}
    name = f"{issue.check}: {issue.allowed_by}" if finer else issue.check
    text = f"{visible(place)}: {issue.severity}: {visible(issue.message)} [{visible(name)}]\n"
    return text + (f"    {cut_off(issue.msgid, _ROOM)}\n" if issue.msgid else "")


def issues_json(report: "CheckReport") -> str:
    """Give the issues as JSON; locales by gettext's names."""
    issues = [
        {
            "check": issue.check,
            "severity": str(issue.severity),
            "locale": issue.locale,
            "article": issue.article,
            "msgid": issue.msgid,
            "msgctxt": issue.context,
            "message": issue.message,
            "line": issue.line,
            "allowed_by": issue.allowed_by,
        }
        for issue in report.issues
    ]
    return to_json({"issues": issues, "entries": report.entries, "allowed": report.allowed})
