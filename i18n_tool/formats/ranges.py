"""Whether the units of an article stand in its content as they say: what all rendering rests on."""

from collections.abc import Sequence

from i18n_tool.model.unit import Span, Unit


def require(condition: bool, what: str) -> None:
    """Raise AssertionError with a message unless the condition holds.

    The statement `assert` is not used, since it is gone under `python -O`.
    """
    if not condition:
        raise AssertionError(what)


def check_units(units: Sequence[Unit], content: str) -> None:
    """Every unit's text stands where its runs say; units come in order.

    Two units lie side by side, or the later one lies in a code of the earlier one, in one run.
    Raises AssertionError with what is out of place.
    """
    at = 0
    around: list[Unit] = []
    for unit in units:
        where = f"unit {unit.kind!r} {unit.text!r}"
        require(bool(unit.runs), f"{where} has no runs")
        require(unit.start >= at, f"{where} overlaps the one before, or stands before it")
        _check_runs(unit, content, where)
        while around and around[-1].end <= unit.start:
            around.pop()
        if around:
            _check_inside(around[-1], unit, where)
        around.append(unit)
        at = unit.start
        for name, spans in (("code", unit.codes), ("break", unit.breaks)):
            _check_spans(spans, len(unit.text), f"{where}: the {name}")


def _check_inside(outer: Unit, unit: Unit, where: str) -> None:
    """A unit inside another one lies in a code and in a run of it, and has no remark."""
    holds = [run for run in outer.runs if run.start <= unit.start < run.start + run.length]
    whole = bool(holds) and unit.end <= holds[0].start + holds[0].length
    require(whole, f"{where} overlaps the one before, and does not lie in one run of it")
    first, last = outer.place(unit.start), outer.place(unit.start) + unit.end - unit.start
    coded = any(start <= first and last <= end for start, end in outer.codes)
    require(coded, f"{where} overlaps the one before, and does not lie in a code of it")
    require(not unit.remark, f"{where} lies inside another one, where no remark can stand")


def _check_runs(unit: Unit, content: str, where: str) -> None:
    """Runs are in order, not empty, hold all text but white space, and the content has the same."""
    place, at = 0, unit.start
    for run in unit.runs:
        require(run.length > 0, f"{where} has an empty run")
        require(run.start >= at, f"{where} has runs out of order")
        between = unit.text[place : run.at]
        require(not between.strip(), f"{where} has text in no run: {between!r}")
        text = unit.text[run.at : run.at + run.length]
        found = content[run.start : run.start + run.length]
        require(text == found, f"{where}: the content has {found!r} for {text!r}")
        place, at = run.at + run.length, run.start + run.length
    require(place == len(unit.text), f"{where} ends in no run")


def _check_spans(spans: Sequence[Span], length: int, where: str) -> None:
    """Spans are in order, not empty, and inside the text."""
    at = 0
    for first, last in spans:
        require(at <= first < last <= length, f"{where} {(first, last)} is out of place")
        at = last
