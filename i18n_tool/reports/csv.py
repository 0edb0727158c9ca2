"""Coverage as CSV (RFC 4180, with a header line): a row for each article and locale."""

import csv
import io

from i18n_tool.model.coverage import Coverage
from i18n_tool.model.locale import facts
from i18n_tool.model.numbers import MEASURES

_STATES = ("total", "untranslated", "draft", "translated", "reviewed")


def coverage_csv(coverage: Coverage) -> str:
    """Give the coverage as CSV; a name that a spreadsheet would take for a formula is quoted."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    figures = [f"{measure}_{state}" for measure in MEASURES for state in _STATES]
    writer.writerow(["article", "locale", *figures, *(f"{name}_inherited" for name in MEASURES)])
    for (article, locale), numbers in coverage.numbers.items():
        counts = [numbers.count(measure) for measure in MEASURES]
        row = [getattr(count, state) for count in counts for state in _STATES]
        untold = coverage.inherited(article, locale)
        inherited = [untold.count(measure).untranslated for measure in MEASURES]
        writer.writerow([_inert(article), facts(locale).tag, *row, *inherited])
    return out.getvalue()


def _inert(name: str) -> str:
    """Keep a spreadsheet from running an article's name as a formula (CWE-1236)."""
    return "'" + name if name[:1] in "=+-@\t\r" else name
