"""The README: one screen that leads to every page of the guide, with a picture that is whole."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("path", sorted((ROOT / "source/guide").glob("*.md")), ids=lambda p: p.stem)
def test_it_leads_to_every_page_of_the_guide(path):
    assert f"(source/guide/{path.name})" in README


def test_it_is_no_longer_than_a_screen_or_two():
    assert len(README.splitlines()) <= 70


def test_the_picture_shows_every_locale_of_the_project():
    drawn = ET.parse(ROOT / "docs/coverage.svg")
    words = [element.text for element in drawn.iter(f"{SVG}text")]
    folders = [path.name for path in (ROOT / "locales").iterdir() if path.name != "templates"]
    assert words[:3] == ["$", "i18n-tool", "coverage"]
    assert {name.replace("_", "-") for name in folders} <= set(words)


def test_the_picture_runs_nothing_and_fetches_nothing():
    text = (ROOT / "docs/coverage.svg").read_text(encoding="utf-8")
    assert re.findall(r"href|<script|<style|<image|<foreignObject|\son\w+=", text) == []
