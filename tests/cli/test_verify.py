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
