"""The group of commands: help, version, folders, streams, signals."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import click
import pytest

from i18n_tool import __version__
from i18n_tool.cli.main import COMMANDS
from i18n_tool.cli.main import run as run_here

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_version(run: Run) -> None:
    done = run("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"i18n-tool {__version__}\n", "")
    done = run("-q", "--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"i18n-tool {__version__}\n", "")


def imported(run: Run, *words: str) -> set[str]:
    """Give the modules that a command line imports."""
    done = run(*words, env={"PYTHONPROFILEIMPORTTIME": "1"})
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip() for line in lines}


def test_version_imports_next_to_nothing(run: Run) -> None:
    modules = imported(run, "--version")
    ours = {name for name in modules if name.startswith("i18n_tool")}
    assert ours == {"i18n_tool"}
    assert not modules & {"click", "typing", "re", "pathlib", "importlib.metadata"}


def test_help_imports_no_command(run: Run) -> None:
    modules = imported(run, "--help")
    assert "i18n_tool.cli.main" in modules
    assert not modules & {f"i18n_tool.cli.{name}" for name in COMMANDS}
    assert not any(name.startswith("i18n_tool.workflow") for name in modules)
    assert not modules & {"babel", "requests", "deep_translator", "polib", "rapidfuzz", "opencc"}


def test_help_lists_every_command(run: Run) -> None:
    done = run("--help")
    assert done.returncode == 0
    for name, sentence in COMMANDS.items():
        assert f"\n  {name}" in done.stdout
        assert sentence in " ".join(done.stdout.split())
    assert "Exit codes: 0 done, 1 error, 2 usage, 3 gate not met" in " ".join(done.stdout.split())


@pytest.mark.parametrize("name", ["init", "show", "verify", "doctor"])
def test_each_command_is_there_and_has_help(name: str) -> None:
    command = import_module(f"i18n_tool.cli.{name}").command
    assert isinstance(command, click.Command)
    assert command.help


def test_no_words_at_all_show_the_help(run: Run) -> None:
    done = run()
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Usage: i18n-tool [OPTIONS] COMMAND [ARGS]...")


def test_another_folder(run: Run, folder: Path) -> None:
    done = run("-C", str(folder), "show", "news/ico", cwd=Path("/"))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("news/ico: French, markdown, 3 sentences\n")


def test_a_folder_within_the_project(run: Run, folder: Path) -> None:
    done = run("show", "news/ico", cwd=folder / "source/news")
    assert (done.returncode, done.stderr) == (0, "")


def test_results_go_to_a_file(run: Run, folder: Path) -> None:
    (folder / "out").mkdir()
    done = run("show", "news/ico", "-o", "out/result.txt")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (folder / "out/result.txt").read_text().startswith("news/ico: French")


def test_nobody_reads_the_output(folder: Path) -> None:
    command = f"{sys.executable} -m i18n_tool show news/ico; echo $? >&2"
    done = subprocess.run(
        ["bash", "-c", f"({command}) | true"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr in ("141\n", "0\n")


def test_a_closed_pipe(folder: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "i18n_tool", "show", "news/ico"],
        cwd=folder,
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.parametrize("words", ["--version", "show news/ico", "--help", "verify"])
def test_no_standard_output_at_all(folder: Path, words: str) -> None:
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m i18n_tool {words} >&-"],
        cwd=folder,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "defect" not in done.stderr


def test_a_current_folder_that_is_gone(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    done = subprocess.run(
        ["bash", "-c", f"rmdir {gone}; {sys.executable} -m i18n_tool verify"],
        cwd=gone,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.splitlines()[-3] == (
        "error: the current folder: the file cannot be used: there is no such file or folder"
    )


@pytest.mark.parametrize("words", [["show", "news/ico"], ["--version"], ["--help"]])
def test_a_full_device(folder: Path, words: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "i18n_tool", *words],
            cwd=folder,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.startswith(
        "error: standard output: the file cannot be used: the disk is full"
    )


def test_an_output_that_is_not_utf8(run: Run, folder: Path) -> None:
    (folder / "source/a.md").write_text("# Привіт\n")
    done = run("show", "a", env={"PYTHONIOENCODING": "latin-1"})
    assert done.returncode == 0
    assert r"\u041f\u0440" in done.stdout


@pytest.mark.parametrize(
    ("shell", "sign"), [("bash", "complete -o"), ("zsh", "#compdef"), ("fish", "complete --no")]
)
def test_completion(run: Run, shell: str, sign: str) -> None:
    done = run(env={"_I18N_TOOL_COMPLETE": f"{shell}_source"})
    assert done.returncode == 0
    assert sign in done.stdout


def completed(run: Run, words: str, count: int) -> list[str]:
    """Give what bash would offer for the last of some words."""
    env = {"_I18N_TOOL_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(count)}
    return [line.partition(",")[2] for line in run(env=env).stdout.splitlines() if line]


def test_what_completion_offers(run: Run, folder: Path) -> None:
    assert completed(run, "i18n-tool s", 1) == ["sync", "show"]
    assert completed(run, "i18n-tool show n", 2) == ["news/ico"]
    (folder / "i18n-tool.toml").unlink()
    assert completed(run, "i18n-tool show n", 2) == []


@pytest.mark.parametrize(("sign", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_stopped_by_ctrl_c_or_by_the_system(
    folder: Path, contents: Callable[[Path], dict[str, bytes]], sign: int, code: int
) -> None:
    os.mkfifo(folder / "pipe")
    before = contents(folder / "source")
    script = (
        "import sys, signal, i18n_tool.cli.show as show\n"
        "from i18n_tool.__main__ import main\n"
        "show.read_article = lambda *_: (print('ready', flush=True), signal.pause())\n"
        "sys.argv = ['i18n-tool', 'show', 'news/ico']\n"
        "sys.exit(main())\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.send_signal(sign)
    _, errors = process.communicate()
    assert process.returncode == code
    assert "error: stopped\n" in errors
    assert "Traceback" not in errors
    assert contents(folder / "source") == before


def test_a_defect_shows_no_traceback(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("of our own")

    monkeypatch.chdir(folder)
    monkeypatch.setattr(import_module("i18n_tool.cli.show"), "read_article", fail)
    assert run_here(["show", "news/ico"]) == 1
    assert capsys.readouterr().err == (
        "error: a defect in i18n-tool: ValueError: of our own\n"
        "to do: Run `i18n-tool --debug …` with the same words, and report what it prints.\n"
        " kept: What was finished is saved; no file is half written.\n"
    )
    assert run_here(["--debug", "show", "news/ico"]) == 1
    assert capsys.readouterr().err.startswith("Traceback (most recent call last)")


def test_colours(run: Run, folder: Path) -> None:
    assert "\x1b[" not in run("show", "none").stderr
    assert "\x1b[31m" in run("--color", "always", "show", "none").stderr
    assert "\x1b[31m" in run("--color=always", "show", "none").stderr
    assert "\x1b[" not in run("--color", "never", "show", "none").stderr
    done = run("--color", "always", "doctor", "-o", "d.txt")
    assert done.returncode == 0
    assert "\x1b[" not in (folder / "d.txt").read_text()
