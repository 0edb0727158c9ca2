"""Asciidoctor as the judge of our AsciiDoc: what it makes of an article, without its words.

It is slow to start, so one process reads all articles of a test run.
"""

import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

_SCRIPT = Path(__file__).with_suffix(".rb")
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][\w-]*)(?P<rest>[^<>]*)>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_WORDS = re.compile(r"[^\W\d_]+")
_MADE = re.compile(r"#?_(?!footnote(?:ref|def)_)")
_INLINE = frozenset(
    ["a", "b", "br", "code", "em", "i", "img", "kbd", "mark", "span", "strong", "sub", "sup", "u"]
)


@cache
def _process() -> "subprocess.Popen[str]":
    return subprocess.Popen(
        ["ruby", str(_SCRIPT)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    )


def convert(contents: Sequence[str]) -> list[str]:
    """Give the HTML that Asciidoctor makes of each content."""
    if shutil.which("ruby") is None or shutil.which("asciidoctor") is None:
        pytest.skip("NOT JUDGED by Asciidoctor: it is missing; sh tests/setup.sh installs it")
    process = _process()
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps([text.removeprefix("\ufeff") for text in contents]) + "\n")
    process.stdin.flush()
    found: list[str] = json.loads(process.stdout.readline())
    return found


def structures(contents: Sequence[str]) -> list[list[str]]:
    """Give the elements of each content: tags, targets, code and marks, but no words."""
    return [_structure(page) for page in convert(contents)]


def structure(content: str) -> list[str]:
    """Give the elements of one content."""
    return structures([content])[0]


def blocks(contents: Sequence[str]) -> list[list[str]]:
    """Give only the elements of each content that are blocks, without its footnotes."""
    return [
        [
            tag[0]
            for tag in _TAG.finditer(page)
            if tag["name"] not in _INLINE and not tag[0].startswith(("<col ", "<table", "<caption"))
        ]
        for page in (_without_ids(page) for page in convert(contents))
    ]


def _without_ids(page: str) -> str:
    text = page.partition('<div id="footnotes">')[0]
    return re.sub(r' (?:id|alt|title)="[^"]*"', "", text)


def _structure(page: str) -> list[str]:
    found: list[str] = []
    at = 0
    inside: list[bool] = []
    for match in _TAG.finditer(page):
        found.append(_text(page[at : match.start()], code=any(inside)))
        at = match.end()
        if match["name"] in {"code", "pre"}:
            if match["close"]:
                inside.pop()
            else:
                inside.append("content" not in match["rest"])
        found.append(f"<{match['close']}{match['name']}{_kept(match['rest'])}>")
    found.append(_text(page[at:], code=False))
    return [one for one in found if one]


def _kept(rest: str) -> str:
    """Give the attributes of a tag that no word of the article goes into."""
    return "".join(
        f' {name}="{value}"'
        for name, value in _ATTRIBUTE.findall(rest)
        if name not in {"alt", "title"} and not (name in {"id", "href"} and _MADE.match(value))
    )


def _text(text: str, *, code: bool) -> str:
    bare = " ".join(text.split())
    return bare if code else _WORDS.sub("x", bare)
