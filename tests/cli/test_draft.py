"""`draft` as people run it, with LibreTranslate's protocol on loopback; no hosted engine is called."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from i18n_tool.catalog import Entry
from tests.cli.conftest import Run, environment
from tests.engines.libre_server import LibreServer, serving
from tests.workflow.drafting import Project_, empty

CANARY = "sk-canary-0123456789"


@pytest.fixture
def server() -> Iterator[LibreServer]:
    with serving() as running:
        yield running


@pytest.fixture
def work(tmp_path: Path, server: LibreServer) -> Project_:
    """Give a project with an engine that is on loopback, and three empty sentences."""
    project = Project_(
        tmp_path, ["uk"], more=f'[engine.libre]\nurl = "{server.url}"\nretries = 0\n'
    )
    project.catalog("b", "uk", [Entry("Known here.", "Відоме.")])
    project.catalog("a", "uk", empty("Known here.", "Say it.", "Go on."))
    return project


@pytest.fixture
def drafting(run: Run) -> Callable[..., subprocess.CompletedProcess[str]]:
    env = {"NO_PROXY": "127.0.0.1", "SOURCE_DATE_EPOCH": "1795513800", "LIBRE_API_KEY": CANARY}
    return lambda *words: run("draft", *words, env=env)


def test_text(work: Project_, drafting: Run) -> None:
    done = drafting("--engine", "libre")
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        done.stdout
        == "uk             1 from memory\nuk             2 from libre\n3 drafts written\n"
    )
    assert "PO-Revision-Date: 2026-11-24 09:50+0000" in work.path("a", "uk").read_text("utf-8")


def test_json(work: Project_, drafting: Run, server: LibreServer) -> None:
    server.faults = ["refused"]
    done = drafting("--engine", "libre", "--format", "json")
    assert done.returncode == 1
    assert json.loads(done.stdout) == {
        "format_version": 1,
        "drafts": [
            {
                "locale": "uk",
                "article": "a",
                "msgid": "Known here.",
                "msgstr": "Відоме.",
                "from": "memory",
            },
            {
                "locale": "uk",
                "article": "a",
                "msgid": "Go on.",
                "msgstr": "en>uk Go on.",
                "from": "libre",
            },
        ],
        "failures": [
            {
                "locale": "uk",
                "article": "a",
                "msgid": "Say it.",
                "engine": "libre",
                "reason": "the server refuses the text (HTTP 400)",
            }
        ],
    }


def test_estimate_and_check_send_and_write_nothing(
    work: Project_, drafting: Run, server: LibreServer
) -> None:
    before = work.path("a", "uk").read_bytes()
    estimate = drafting("--engine", "libre", "--estimate")
    assert estimate.returncode == 0
    assert estimate.stdout == (
        "from         locale    segments     words  characters\n"
        "memory       uk               1         2          11\n"
        "libre        uk               2         4          13\n"
    )
    assert drafting("--engine", "libre", "--check").returncode == 3
    assert (work.path("a", "uk").read_bytes(), server.asked) == (before, [])


def test_offline(work: Project_, drafting: Run, server: LibreServer) -> None:
    done = drafting("--offline", "--engine", "libre")
    assert (done.returncode, server.asked) == (0, [])
    assert done.stdout.endswith("2 left empty: nothing in the memory, and no engine for them\n")


@pytest.mark.parametrize("fault", ["missing", "broken", "page", "truncated", "refused"])
def test_a_key_is_in_no_output(
    work: Project_, drafting: Run, server: LibreServer, fault: str
) -> None:
    server.always = fault
    done = drafting("--engine", "libre")
    assert done.returncode == 1
    assert CANARY not in done.stdout + done.stderr + work.path("a", "uk").read_text(
        "utf-8"
    ) + "".join(server.paths)
    assert "Traceback" not in done.stderr


def test_an_unknown_engine(work: Project_, drafting: Run) -> None:
    done = drafting("--engine", "nobody")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: there is no engine `nobody`\n")


def test_ctrl_c_keeps_what_was_finished_and_ends_at_once(
    work: Project_, server: LibreServer
) -> None:
    server.faults = ["", "silent"]
    process = subprocess.Popen(
        [sys.executable, "-m", "i18n_tool", "draft", "--engine", "libre"],
        cwd=work.folder,
        env={**environment(), "NO_PROXY": "127.0.0.1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert server.arrived.acquire(timeout=20)
    assert server.arrived.acquire(timeout=20)
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "Traceback" not in stderr
    assert work.texts("a", "uk") == {
        "Known here.": "machine memory: Відоме.",
        "Say it.": "machine libre: en>uk Say it.",
        "Go on.": "untranslated: ",
    }
