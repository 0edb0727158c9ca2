"""Every check on its examples of right and wrong, which stand as data in `cases`."""

import tomllib
from pathlib import Path

import pytest

from i18n_tool.checks import BUILT_IN, CheckContext, check_pair

CASES = Path(__file__).parent / "cases"
CHECKS = {check.name: check for check in BUILT_IN}
SECTIONS = ("Description", "Why it is bad", "Example", "How to fix")


def cases(kind):
    for path in sorted(CASES.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))[kind]:
            yield pytest.param(path.stem, case, id=f"{path.stem}: {case['title']}")


def found(name, case):
    context = CheckContext(
        case["locale"],
        case.get("source_locale", "en"),
        case.get("format", ""),
        optional=case.get("optional", False),
    )
    check = CHECKS[name]
    findings = [
        finding for _, finding in check_pair(case["source"], case["target"], context, [check])
    ]
    return [(finding.message, str(finding.severity or check.severity)) for finding in findings]


@pytest.mark.parametrize(("name", "case"), list(cases("right")))
def test_right(name, case):
    assert found(name, case) == []


@pytest.mark.parametrize(("name", "case"), list(cases("wrong")))
def test_wrong(name, case):
    severity = case.get("severity", str(CHECKS[name].severity))
    assert found(name, case) == [(message, severity) for message in case["messages"]]


@pytest.mark.parametrize("name", CHECKS)
def test_every_check_has_examples_of_right_and_wrong(name):
    examples = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))
    assert examples["right"]
    assert examples["wrong"]


@pytest.mark.parametrize("check", BUILT_IN, ids=lambda check: check.name)
def test_every_check_is_documented(check):
    lines = check.documentation.splitlines()
    assert [line for line in lines if line in SECTIONS] == list(SECTIONS)
    assert check.title.endswith(".")
    for section in SECTIONS:
        assert lines[lines.index(section) + 1].startswith("    ")


@pytest.mark.parametrize("check", BUILT_IN, ids=lambda check: check.name)
def test_the_example_of_the_documentation_is_true(check):
    """The wrong text of the documentation is found, the right one passes."""
    texts = dict(
        line.strip().split(": ", maxsplit=1)
        for line in check.documentation.partition("\nExample\n")[2].splitlines()
        if line.strip().startswith(("source: ", "wrong: ", "right: "))
    )
    spelled = {"<U+202E>": "\u202e", "(one space)": " ", "(with a space at the end)": ""}
    wrong = texts["wrong"].strip()
    for told, meant in spelled.items():
        wrong = wrong.replace(told, meant)
    context = CheckContext("fr")
    assert list(check_pair(texts["source"].strip(), wrong, context, [check]))
    assert not list(check_pair(texts["source"].strip(), texts["right"].strip(), context, BUILT_IN))


def test_the_severities():
    errors = [check.name for check in BUILT_IN if check.severity == "error"]
    assert errors == ["blank", "codes", "links", "placeholders", "html", "bidi"]
