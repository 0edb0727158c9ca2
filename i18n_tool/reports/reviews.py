"""Entries that are reviewed, and what a verdict on them came to, for people and as JSON."""

from typing import TYPE_CHECKING

from i18n_tool.model.issue import Issue
from i18n_tool.model.locale import facts
from i18n_tool.model.unit import JOINED
from i18n_tool.model.visible import visible

if TYPE_CHECKING:
    from i18n_tool.workflow.review import Item, ReviewReport


def entry_document(item: "Item") -> dict[str, object]:
    """Give an entry as JSON has it."""
    record = item.record
    return {
        "locale": item.locale,
        "article": item.article,
        "msgid": item.msgid,
        "msgctxt": item.context,
        "msgstr": list(item.msgstr),
        "state": item.state.value,
        "reason": item.reason.value if item.reason else None,
        "by": record.by if record else None,
        "date": record.date if record else None,
        "why": record.why if record else None,
        "allowed": list(item.allowed),
    }


def entries_text(items: "tuple[Item, ...]") -> str:
    """Give entries for people, by article and locale."""
    lines: list[str] = []
    place = ("", "")
    for item in items:
        if (item.article, item.locale) != place:
            place = (item.article, item.locale)
            lines += ([""] if lines else []) + [f"{_place(item)}:"]
        joined = item.msgstr == (JOINED,)
        texts = " | ".join(map(visible, item.msgstr))
        text = "[told in the sentence before]" if joined else texts
        lines += (f"  {visible(item.msgid)}", f"    {text}  ({_standing(item)})")
        if item.record and item.record.why:
            by = visible(item.record.by or "somebody")
            lines.append(f"    {by}: {visible(item.record.why)}")
    return "\n".join(lines or ["Nothing waits for a review."]) + "\n"


def _standing(item: "Item") -> str:
    """Give the state, why a draft is one, and what a reviewer allowed."""
    said = [item.state.value]
    said += [item.reason.value] if item.reason else []
    said += [f"{visible(', '.join(item.allowed))} allowed"] if item.allowed else []
    return ", ".join(said)


def _place(item: "Item") -> str:
    """Give the article and the locale of an entry."""
    return f"{visible(item.article)}, {facts(item.locale).tag}"


def verdict_document(word: str, report: "ReviewReport") -> dict[str, object]:
    """Give a verdict's report as JSON has it."""
    return {
        word: list(map(entry_document, report.done)),
        "held": [
            {
                **entry_document(held.item),
                "issues": [issue.message for issue in held.issues],
                "allow": sorted({issue.allowed_by for issue in held.issues} - {""}),
            }
            for held in report.held
        ],
        "moved": list(map(entry_document, report.moved)),
    }


def verdict_text(word: str, report: "ReviewReport") -> str:
    """Give a verdict's report for people."""
    count = len(report.done)
    lines = [f"{count:,} {'translation' if count == 1 else 'translations'} {word}."]
    for held in report.held:
        lines.append(f"not {word}: {_place(held.item)}: {visible(held.item.msgid)}")
        lines += map(_issue_line, held.issues)
    lines += (
        f"changed on disk meanwhile: {_place(item)}: {visible(item.msgid)}" for item in report.moved
    )
    return "\n".join(lines) + "\n"


def _issue_line(issue: Issue) -> str:
    """Give an issue, and what lets it stand."""
    how = f" (--allow {visible(issue.allowed_by)})" if issue.allowed_by else ""
    return f"  {visible(issue.check)}: {visible(issue.message)}{how}"
