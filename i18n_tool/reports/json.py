"""Results as JSON: one object with `format_version`, in UTF-8, with a newline at the end.

The shapes are public: scripts rely on them. A field may be added; one that is there keeps its
meaning until `format_version` changes.
"""

from typing import TYPE_CHECKING

from i18n_tool.model.coverage import Coverage, Total
from i18n_tool.model.numbers import MEASURES
from i18n_tool.model.state import Reason
from i18n_tool.reports.document import to_json

if TYPE_CHECKING:
    from i18n_tool.workflow.compile import CompileReport
    from i18n_tool.workflow.render import RenderReport


def coverage_json(coverage: Coverage) -> str:
    """Give the coverage by locale, and by article and locale, all by gettext's names."""
    locales = {locale: _figures(total) for locale, total in coverage.by_locale().items()}
    articles: dict[str, dict[str, object]] = {}
    for (article, locale), numbers in coverage.numbers.items():
        total = Total(numbers, coverage.inherited(article, locale))
        articles.setdefault(article, {})[locale] = _figures(total)
    return to_json({"locales": locales, "articles": articles})


def _figures(total: Total) -> dict[str, dict[str, int]]:
    """Give every measure by state."""
    return {measure: _by_state(total, measure) for measure in MEASURES}


def _by_state(total: Total, measure: str) -> dict[str, int]:
    """Give one measure by state, why drafts are drafts, and how much is inherited."""
    count = total.numbers.count(measure)
    return {
        "total": count.total,
        "untranslated": count.untranslated,
        "draft": count.draft,
        "translated": count.translated,
        "reviewed": count.reviewed,
        **{str(reason): total.numbers.figure(measure, reason) for reason in Reason},
        "inherited": total.inherited.count(measure).untranslated,
    }


def compile_json(report: "CompileReport") -> str:
    """Give what was compiled."""
    return to_json({"written": list(report.written), "current": report.current})


def render_json(report: "RenderReport") -> str:
    """Give what was rendered, article by article and locale by locale."""
    made = [
        {
            "article": item.article,
            "locale": item.locale,
            "path": str(item.path),
            "changed": item.changed,
            "missing": item.missing,
            "omitted": item.omitted,
        }
        for item in report.rendered
    ]
    held = [
        {
            "article": item.article,
            "locale": item.locale,
            "msgid": item.msgid,
            "msgctxt": item.context,
            "issues": [issue.message for issue in item.issues],
            "allow": sorted({issue.allowed_by for issue in item.issues}),
        }
        for item in report.held
    ]
    return to_json({"rendered": made, "current": report.current, "held": held})
