"""Every malformed and unusual catalog of ../shared/nasty-po behaves as its manifest says."""

import json
from pathlib import Path

import pytest

from i18n_tool.catalog import Catalog, parse_catalog, serialize_catalog
from i18n_tool.errors import CatalogError

NASTY = Path(__file__).resolve().parents[3] / "shared" / "nasty-po"
CASES = json.loads((NASTY / "manifest.json").read_text("utf-8"))["files"] if NASTY.is_dir() else []


def load(case: dict[str, object]) -> tuple[bytes, Catalog]:
    data = (NASTY / str(case["file"])).read_bytes()
    return data, parse_catalog(data, path=str(case["file"]), locale="cs")


def expand(value: object) -> object:
    if isinstance(value, dict):
        text = value["repeat"] * (value["length"] // len(value["repeat"]) + 1)
        return text[: value["length"]]
    return value


def shape(catalog: Catalog) -> list[list[object]]:
    return [
        [
            entry.msgctxt,
            entry.msgid,
            entry.msgid_plural,
            entry.msgstr,
            ",".join(["obsolete"] * entry.obsolete + ["fuzzy"] * entry.fuzzy),
        ]
        for entry in catalog
    ]


def test_the_cases_are_there(shared: Path) -> None:
    assert len(CASES) == 63


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["file"])
def test_nasty(case: dict[str, object]) -> None:
    if case["expect"] == "reject":
        with pytest.raises(CatalogError) as caught:
            load(case)
        assert caught.value.path == case["file"]
        assert caught.value.todo
        if case["line"] is not None:
            assert abs(caught.value.line - int(str(case["line"]))) <= 1
        return
    data, catalog = load(case)
    wanted = [
        [*entry[:3], [expand(text) for text in entry[3]], entry[4]] for entry in case["entries"]
    ]
    assert shape(catalog) == wanted
    assert serialize_catalog(catalog) == data
    assert bool(catalog.warnings) == (case["expect"] == "accept-warn")
