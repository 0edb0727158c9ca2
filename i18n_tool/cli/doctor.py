"""`i18n-tool doctor`: what is set up, what is broken, and how to mend it."""

import os
from dataclasses import asdict, replace
from pathlib import Path

import click

from i18n_tool.cli.options import format_option, output_option
from i18n_tool.cli.output import emit, emit_json, shorten
from i18n_tool.model.issue import Severity
from i18n_tool.model.visible import on_one_line
from i18n_tool.reports.table import counted
from i18n_tool.workflow.doctor import Diagnosis, Finding, ask_engines, diagnose

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


@click.command()
@format_option("text", "json")
@output_option
@click.option("--online", is_flag=True, help="Ask each configured engine for one translation.")
def command(output_format: str, output: Path | None, online: bool) -> int:
    """Show what is set up, what is broken, and how to mend it.

    Works without a configuration too. No engine is called without --online. The exit code is 1
    where something is broken; warnings are no fault.
    """
    found = diagnose(Path.cwd())
    if online and found.healthy:
        found = replace(found, findings=found.findings + ask_engines(Path.cwd(), os.environ))
    if output_format == "json":
        emit_json({"healthy": found.healthy, **asdict(found)}, output)
    else:
        emit(_text(found), output)
    return 0 if found.healthy else 1


def _text(found: Diagnosis) -> str:
    """Give the diagnosis for people."""
    width = max(len(fact.name) for fact in found.facts)
    lines = [f"{fact.name:<{width}}  {shorten(fact.value)}" for fact in found.facts]
    for finding in found.findings:
        lines += ["", *_finding(finding)]
    errors = sum(finding.severity is Severity.ERROR for finding in found.findings)
    counts = f"{counted(errors, 'error')}, {counted(len(found.findings) - errors, 'warning')}"
    verdict = counts if found.findings else "all is well"
    return "\n".join([*lines, "", verdict]) + "\n"


def _finding(finding: Finding) -> list[str]:
    """Give one finding in two lines."""
    label = click.style(finding.severity.value, fg=_COLORS[finding.severity], bold=True)
    place = f"{shorten(finding.where)}: " if finding.where else ""
    return [f"{label}: {place}{on_one_line(finding.what)}", f"    {on_one_line(finding.todo)}"]
