"""Stopped at any moment: by Ctrl-C, by a killed parent. Hundreds of times: `make torture`."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import Shell

STOPPED = (
    "error: stopped\nto do: Run the command again: it goes on from there.\n"
    " kept: What was finished is saved; no file is half written.\n"
)


def children(number: int) -> list[int]:
    """Give the processes that a process has started."""
    try:
        return [int(word) for word in _tasks(number).read_text().split()]
    except OSError:
        return []


def _tasks(number: int) -> Path:
    return Path(f"/proc/{number}/task/{number}/children")


def lives(number: int) -> bool:
    """Say whether a process runs; one that nobody has waited for yet does not."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def until(condition: Callable[[], object], seconds: float = 20.0) -> bool:
    """Wait for something to be so; say whether it came to be."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.002)
    return True


needs_workers = pytest.mark.skipif(
    len(os.sched_getaffinity(0)) < 2, reason="NOT TESTED: workers need two processors"
)


@needs_workers
@pytest.mark.parametrize("command", ["check", "compile"])
def test_ctrl_c_while_workers_are_busy_says_stopped_and_nothing_else(
    many: Callable[[int], Shell], command: str
) -> None:
    shell = many(100)
    shell.run("sync")
    process = shell.start(command)
    assert until(lambda: len(children(process.pid)) > 1 or process.poll() is not None)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=30)
    stopped = (130, STOPPED)
    assert (process.returncode, err.lstrip("\n")) in (stopped, (0, ""))  # or it was done already
    assert not shell.leftovers()
    shell.run(command)


@needs_workers
def test_the_workers_of_a_killed_command_end_too(many: Callable[[int], Shell]) -> None:
    shell = many(100)
    shell.run("sync")
    process = shell.start("render")
    assert until(lambda: len(children(process.pid)) > 1 or process.poll() is not None)
    workers = children(process.pid)
    process.kill()
    process.communicate(timeout=30)
    assert until(lambda: not any(map(lives, workers)))
    shell.run("build")
    assert not shell.leftovers()
    assert len(list(shell.folder.glob("build/*/*.md"))) == 200


KILLED = """
import os, signal, sys
from pathlib import Path
from i18n_tool.workspace.register import begin
from i18n_tool.workspace.temporary import Temporaries
begin(Path(".i18n-tool").absolute())
temporaries = Temporaries()
for path in sys.argv[1:]:
    temporaries.add(path, b"half")
os.kill(os.getpid(), signal.SIGKILL)
"""
STARTS = {
    "sync": ("sync",),
    "draft": ("draft", "--offline"),
    "coverage": ("coverage",),
    "check": ("check",),
    "review list": ("review", "list"),
    "review approve": ("review", "approve", "--as", "A Reviewer <reviewer@example.org>"),
    "compile": ("compile",),
    "render": ("render",),
    "build": ("build",),
    "verify": ("verify",),
    "show": ("show", "news/hall"),
    "doctor": ("doctor",),
    "merge-driver": ("merge-driver", "one", "one", "one", "7", "one"),
}


@pytest.mark.parametrize("words", STARTS.values(), ids=list(STARTS))
def test_the_next_start_of_any_command_clears_what_a_killed_one_left(
    project: Shell, words: tuple[str, ...]
) -> None:
    project.write("one", 'msgid ""\nmsgstr ""\n')
    outside = project.folder.with_name(f"{project.folder.name}-outside")
    places = ["locales/uk/LC_MESSAGES/news/hall.po", "build/uk/new/x.md", f"{outside}/report"]
    line = [sys.executable, "-c", KILLED, *places]
    env = project.environment()
    done = subprocess.run(line, cwd=project.folder, env=env, check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    assert len(project.leftovers()) == 2
    assert len(list(outside.iterdir())) == 1
    project.run(*words)
    assert project.leftovers() == []
    assert list(outside.iterdir()) == []
    assert list(project.folder.glob(".i18n-tool/runs/*")) == []
