"""`i18n-tool show`."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]
MORE = {"context": None, "whole": False, "inside": False}


def test_text(run: Run, folder: Path) -> None:
    done = run("show", "news/ico")
    assert (done.returncode, done.stdout) == (
        0,
        (
            "news/ico: French, markdown, 3 sentences\n"
            "\n"
            "heading 1 (line 1)\n"
            "    Titre\n"
            "\n"
            "paragraph (line 3)\n"
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
            {"kind": "heading 1", "segments": ["Titre"], "line": 1} | MORE,
            {"kind": "paragraph", "segments": ["Bonjour à tous.", "Le chat dort."], "line": 3}
            | MORE,
        ],
    }


PAGE = """<h1>Titre</h1>
<script>var a;</script>
<!-- i18n: context: menu --><p>Voir <img src=a
  alt="Un chat"> ici.</p><p>https://a.example/b</p>
<!-- i18n: whole -->
<p>Un. Deux.</p><pre>ls</pre><p>Français</p>
"""


def test_what_is_copied_and_why(run: Run, folder: Path) -> None:
    (folder / "source/page.html").write_text(PAGE)
    assert (
        run("show", "page", "--copied").stdout
        == """\
page: French, html, 4 sentences

heading 1 (line 1)
    Titre

copied: no text (line 2)
    <script>var a;</script>

paragraph (line 3, context: menu)
    Voir <img> ici.

alt (line 4, inside the unit above)
    Un chat

copied: no language (line 4)
    https://a.example/b

paragraph (line 6, kept whole)
    Un. Deux.

copied: no text (line 6)
    </p><pre>ls</pre><p>

copied: no language (line 6)
    Français
"""
    )
    found = json.loads(run("show", "page", "--copied", "--format", "json").stdout)
    assert found["copied"][0] == {"line": 2, "text": "<script>var a;</script>", "why": "no text"}
    assert found["units"][2] == {
        "kind": "alt", "segments": ["Un chat"], "line": 4, "context": None, "whole": False,
        "inside": True,
    }  # fmt: skip
