"""`i18n-tool show`."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_text(run: Run, folder: Path) -> None:
    done = run("show", "news/ico")
    assert (done.returncode, done.stdout) == (
        0,
        (
            "news/ico: French, markdown, 3 sentences\n"
            "\n"
            "heading 1\n"
            "    Titre\n"
            "\n"
            "paragraph\n"
            "    Bonjour à tous.\n"
            "    Le chat dort.\n"
        ),
    )


def test_json(run: Run, folder: Path) -> None:
    done = run("show", "source/news/ico.md", "--format", "json")
    assert json.loads(done.stdout) == {
        "format_version": 1,
        "article": "news/ico",
        "locale": "fr",
        "units": [
            {"kind": "heading 1", "segments": ["Titre"]},
            {"kind": "paragraph", "segments": ["Bonjour à tous.", "Le chat dort."]},
        ],
    }
