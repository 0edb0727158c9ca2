"""Coverage as a table for people, to be read well in 80 columns."""

from typing import TYPE_CHECKING

from i18n_tool.model.coverage import Coverage, Total
from i18n_tool.model.locale import facts
from i18n_tool.model.numbers import Numbers, percent
from i18n_tool.model.state import Reason
from i18n_tool.model.visible import visible
from i18n_tool.reports.table import counted, cut_off, shorten, table, width

if TYPE_CHECKING:
    from i18n_tool.workflow.compile import CompileReport
    from i18n_tool.workflow.render import RenderReport

_COLUMNS = 80
_BAR = 10
_ALWAYS = {"All", "Reviewed", "Translated", "Left"}
_NAME_ROOM = 22
_SENTENCE_ROOM = 50


def coverage_table(coverage: Coverage, measure: str, *, by_article: bool) -> str:
    """Give the coverage as text: a row a locale, then if asked a row an article.

    `measure` is `segments`, `words` or `characters`. What is inherited counts as done.
    """
    if not coverage.numbers:
        return "No catalogs yet.\n"
    text = f"In {measure}:\n\n{_by_locale(coverage, measure)}"
    return f"{text}\n{_by_article(coverage, measure)}" if by_article else text


def _by_locale(coverage: Coverage, measure: str) -> str:
    """Give a row a locale and one for all; a column that is zero throughout is left away."""
    totals = {facts(locale).tag: total for locale, total in coverage.by_locale().items()}
    if len(totals) > 1:
        numbers = Numbers.total(total.numbers for total in totals.values())
        inherited = Numbers.total(total.inherited for total in totals.values())
        totals["all"] = Total(numbers, inherited)
    rows = [_figures(total, measure) for total in totals.values()]
    heads = [head for head in rows[0] if head in _ALWAYS or any(row[head] for row in rows)]
    cells = [
        [name, *(f"{row[head]:,}" for head in heads)]
        for name, row in zip(totals, rows, strict=True)
    ]
    shares = [
        (total.done(measure), row["All"]) for total, row in zip(totals.values(), rows, strict=True)
    ]
    return _fitting(["Locale", *heads], cells, shares)


def _figures(total: Total, measure: str) -> dict[str, int]:
    """Give the figures of one row by their heads; but for the first they add up to it."""
    count = total.numbers.count(measure)
    inherited = total.inherited.count(measure).untranslated
    machine = total.numbers.figure(measure, Reason.MACHINE)
    outdated = total.numbers.figure(measure, Reason.OUTDATED)
    return {
        "All": count.total,
        "Reviewed": count.reviewed,
        "Translated": count.translated,
        "Inherited": inherited,
        "Machine": machine,
        "Outdated": outdated,
        "Unsure": count.draft - machine - outdated,
        "Left": count.untranslated - inherited,
    }


def _fitting(head: list[str], rows: list[list[str]], shares: list[tuple[int, int]]) -> str:
    """Give the table with the share that is done, with a bar where 80 columns have room for it.

    Where they have not even room for the figures, these lose their commas.
    """
    plain = [f"{percent(*share)}%" for share in shares]
    barred = [f"{_bar(*share)} {text:>4}" for share, text in zip(shares, plain, strict=True)]
    bare = [[cell.replace(",", "") for cell in row] for row in rows]
    for body, done in ((rows, barred), (rows, plain), (bare, plain)):
        whole = table([*head, "Done"], [[*row, cell] for row, cell in zip(body, done, strict=True)])
        if _fits(whole):
            break
    return whole


def _fits(text: str) -> bool:
    """Say whether no line is too long for a terminal."""
    return max(width(line) for line in text.splitlines()) <= _COLUMNS


def _bar(part: int, whole: int) -> str:
    """Give a share as a bar; it is full, or empty, only where the share is all, or nothing."""
    if whole in (0, part):
        return "█" * _BAR
    filled = min(max(round(_BAR * part / whole), 1 if part else 0), _BAR - 1)
    return "█" * filled + "░" * (_BAR - filled)


def _by_article(coverage: Coverage, measure: str) -> str:
    """Give a row an article, with the share of each locale that is done, in per cent."""
    head = ("Done, %", *(facts(locale).tag.replace("-", "\n") for locale in coverage.locales))
    rows = []
    for name in coverage.articles:
        cells = [_share(coverage, name, locale, measure) for locale in coverage.locales]
        rows.append((shorten(visible(name), _NAME_ROOM), *cells))
    whole = table(head, rows)
    return whole if _fits(whole) else table(head, rows, gap=1)


def _share(coverage: Coverage, article: str, locale: str, measure: str) -> str:
    """Give the share of one catalog that is done; a dash where there is nothing to translate."""
    numbers = coverage.numbers.get((article, locale))
    if numbers is None:
        return "–"
    total = Total(numbers, coverage.inherited(article, locale))
    return percent(total.done(measure), numbers.count(measure).total)


def compile_lines(report: "CompileReport") -> str:
    """Say what was compiled."""
    return (
        f"Compiled {counted(len(report.written), 'catalog')}, {report.current} were up to date.\n"
    )


def render_lines(report: "RenderReport") -> str:
    """Say what was rendered and, where an article was left out, why."""
    changed = sum(item.changed and not item.omitted for item in report.rendered)
    same = sum(not item.changed and not item.omitted for item in report.rendered)
    lines = [f"Rendered {counted(changed, 'file')}, {same} had the same content already."]
    if report.current:
        lines.append(f"{counted(report.current, 'article')} had not changed.")
    lines += [
        f"Left out: {visible(item.article)} in {facts(item.locale).tag}, "
        f"{item.missing} to translate."
        for item in report.rendered
        if item.omitted
    ]
    return "\n".join([*lines, *_held_lines(report)]) + "\n"


def _held_lines(report: "RenderReport") -> list[str]:
    """Say which translations were held back, why, and what to do."""
    if not report.held:
        return []
    count = counted(len(report.held), "translation")
    lines = [f"Held back: {count}; what stands in for a missing one stands there."]
    for held in report.held:
        place = f"{visible(held.article)}, {facts(held.locale).tag}"
        lines.append(f"  {place}: {cut_off(held.msgid, _SENTENCE_ROOM)}")
        lines += (
            f"    {issue.check}: {visible(issue.message)} (--allow {visible(issue.allowed_by)})"
            for issue in held.issues
        )
    lines.append(
        "Mend them in their catalogs; or, if they are right so, a reviewer says that with"
        " `i18n-tool review approve ARTICLE --locale LOCALE --msgid SENTENCE --allow NAME`."
    )
    return lines
