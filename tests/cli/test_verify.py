"""`i18n-tool verify`."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_all_is_well(run: Run, folder: Path) -> None:
    done = run("verify")
    assert (done.returncode, done.stdout) == (
        0,
        "1 article, 3 sentences (3 tried one by one): identity and locality hold\n",
    )


def test_an_article_that_cannot_be_read(run: Run, folder: Path) -> None:
    (folder / "source/bad.md").write_bytes(b"\xff\xff\xff")
    done = run("verify")
    assert (done.returncode, done.stdout) == (
        1,
        (
            "source/bad.md:1: reading: the file is not UTF-8: byte 0xff does not fit; "
            "it may be CP1252\n"
            "2 articles, 3 sentences (3 tried one by one): 1 breach\n"
        ),
    )
    found = json.loads(run("verify", "bad", "--format", "json").stdout)
    assert (found["format_version"], found["articles"]) == (1, 1)
    assert [breach["law"] for breach in found["breaches"]] == ["reading"]


def test_links(run: Run, folder: Path) -> None:
    (folder / "source/a.md").write_text(
        "[a](news/ico.md#titre) [b](news/ico.md) [c](https://x.org)\n"
    )
    done = run("verify", "--links")
    assert done.returncode == 0
    assert done.stdout == (
        "2 articles, 4 sentences (4 tried one by one): identity and locality hold\n"
        "6 links followed (3 lead elsewhere): all lead somewhere\n"
    )


def test_a_link_that_leads_nowhere(run: Run, folder: Path) -> None:
    (folder / "source/a.md").write_text("Le\n\n[chat](news/ico.md#titer)\n")
    done = run("verify", "--links", "--locale", "uk", "--state", "draft")
    what = (
        "the link `news/ico.md#titer` leads to no heading or id of news/ico. Did you mean `titre`?"
    )
    assert done.returncode == 1
    assert done.stdout == (
        f"source/a.md:3: links: {what}\n"
        "2 articles, 5 sentences (5 tried one by one): 1 breach\n"
        "2 links followed (0 lead elsewhere): 1 broken\n"
    )
    found = json.loads(run("verify", "a", "--links", "--format", "json").stdout)
    assert (found["links"], found["unjudged"]) == (3, 0)
    (breach,) = found["breaches"]
    assert (breach["law"], breach["locale"], breach["what"]) == ("links", None, what)
