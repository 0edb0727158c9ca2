"""Git is run with fixed words, and its absence or refusal breaks nothing."""

import os
import subprocess
from pathlib import Path

import pytest

from i18n_tool.errors import FileError
from i18n_tool.workspace.articles import parse_article
from i18n_tool.workspace.conflicts import is_unmerged, refuse_markers
from i18n_tool.workspace.git import (
    DistrustError,
    ask,
    find_repository,
    merge_texts,
)
from i18n_tool.workspace.history import History
from i18n_tool.workspace.markers import find_markers, marker_line


def git(folder: Path, *words: str) -> str:
    """Run git as people do."""
    env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    name = ("-c", "user.name=O", "-c", "user.email=o@example.org")
    return subprocess.run(
        ["git", *name, *words], cwd=folder, env=env, check=True, capture_output=True, text=True
    ).stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Give a repository with a folder and one commit."""
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a b.po").write_text("1\n2\n3\n4\n5\n")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "one")
    return tmp_path


def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Put another program in git's place."""
    place = tmp_path / "bin"
    place.mkdir()
    (place / "git").write_text(f"#!/bin/sh\n{script}\n")
    (place / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{place}:{os.environ['PATH']}")


def test_where_a_folder_stands_in_its_work_tree(repository):
    found = find_repository(repository / "docs")
    assert found is not None
    assert (found.top, found.prefix, found.state) == (repository, "docs/", repository / ".git")
    assert found.unmerged() == frozenset()
    assert found.heads_merged() == ()
    head = git(repository, "rev-parse", "HEAD").strip()
    names = [(head, "docs/a b.po"), (head, "docs/none"), (head, "docs/a\nb"), ("--all", "x")]
    assert History(found).blobs(names) == [b"1\n2\n3\n4\n5\n", None, None, None]


def test_a_folder_without_a_repository_has_none(tmp_path):
    assert find_repository(tmp_path) is None
    assert not is_unmerged(tmp_path / "x.po")


def test_a_submodule_and_a_linked_work_tree_are_work_trees(repository, tmp_path):
    other = tmp_path / "linked"
    git(repository, "worktree", "add", "-q", "-b", "two", str(other))
    found = find_repository(other / "docs")
    assert found is not None
    assert (found.top, found.state) == (other, repository / ".git/worktrees/linked")
    git(repository, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(other), "sub")
    inner = find_repository(repository / "sub/docs")
    assert inner is not None
    assert (inner.top, inner.state) == (repository / "sub", repository / ".git/modules/sub")


def test_what_git_is_told_never_comes_from_the_environment(tmp_path, monkeypatch):
    fake(tmp_path, monkeypatch, 'env; echo "$@"')
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PAGER", "GIT_SSH_COMMAND"):
        monkeypatch.setenv(name, "/elsewhere")
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/mine")
    said = ask(tmp_path, ["log"]).out.decode().splitlines()
    assert {line for line in said if line.startswith("GIT_")} == {
        "GIT_CONFIG_GLOBAL=/mine",
        "GIT_TERMINAL_PROMPT=0",
        "GIT_OPTIONAL_LOCKS=0",
        "GIT_NO_LAZY_FETCH=1",
        "GIT_ALLOW_PROTOCOL=none",
    }
    words = next(line for line in said if line.startswith("--no-pager"))
    assert "-c core.hooksPath=/dev/null -c core.fsmonitor=false" in words
    assert words.endswith(" log")


@pytest.mark.parametrize("script", ["exit 128", "exec sleep 30", "kill -9 $$"])
def test_a_git_that_fails_has_no_answer(tmp_path, monkeypatch, script):
    fake(tmp_path, monkeypatch, script)
    (tmp_path / ".git").mkdir()
    assert ask(tmp_path, ["x"], wait=0.2).out == b""
    if "sleep" not in script:
        assert find_repository(tmp_path) is None


def test_no_git_at_all(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / ".git").mkdir()
    assert ask(tmp_path, ["x"]).code == -1
    assert find_repository(tmp_path) is None


def test_a_folder_of_another_user_is_told_of(tmp_path, monkeypatch):
    script = "echo \"fatal: detected dubious ownership in repository at '/x'\" >&2; exit 128"
    fake(tmp_path, monkeypatch, script)
    (tmp_path / ".git").mkdir()
    with pytest.raises(DistrustError, match="belongs to another user") as caught:
        find_repository(tmp_path)
    assert "safe.directory" in caught.value.todo


def test_plain_texts_are_merged_as_git_does(tmp_path):
    base, ours, theirs = (tmp_path / name for name in ("base", "ours", "theirs"))
    base.write_text("1\n2\n3\n4\n5\n")
    ours.write_text("a\n2\n3\n4\n5\n")
    theirs.write_text("1\n2\n3\n4\nb\n")
    assert merge_texts(ours, base, theirs) == (0, b"a\n2\n3\n4\nb\n")
    theirs.write_text("b\n2\n3\n4\n5\n")
    count, text = merge_texts(ours, base, theirs, 9)
    assert (count, text.split(b"\n")[0]) == (1, b"<<<<<<<<< ours")
    assert merge_texts(ours, base, tmp_path / "none") == (-1, b"")


TRIPLE = "<<<<<<< HEAD\nOne way.\n=======\nAnother way.\n>>>>>>> other\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (TRIPLE, 1),
        (f"a\nb\n{TRIPLE}", 3),
        (TRIPLE.replace("\n", "\r\n"), 1),
        ("<<<<<<< HEAD\n=======\n", None),
        ("=======\n>>>>>>> x\n<<<<<<< y\n", None),
        (TRIPLE.replace("=======\n", " =======\n"), None),
        (TRIPLE.replace("<<<<<<<", "<<<<<<<<"), None),
        ("<<<<<<< a\n<<<<<<< b\n=======\n>>>>>>> c\n", 2),
        ("", None),
    ],
)
def test_conflict_markers_come_in_threes(text, line):
    assert marker_line(text) == line


def test_markers_are_found_in_linear_time():
    text = "<<<<<<< a\n" * 50_000 + "=======\n" * 50_000 + ">>>>>>> b\n" * 50_000
    assert len(list(find_markers(text))) == 1


@pytest.mark.parametrize(
    ("name", "text", "refused"),
    [
        ("a.md", f"# Title\n\n{TRIPLE}", True),
        ("a.md", f"# Title\n\n```\n{TRIPLE}```\n\nText.\n", False),
        (
            "a.md",
            "---\n<<<<<<< a\ntitle: One\n=======\ntitle: Two\n>>>>>>> b\n---\n\nText.\n",
            True,
        ),
        ("a.txt", f"Title\n\n{TRIPLE}", True),
        ("a.html", f"<p>Text.</p>\n{TRIPLE}", True),
        ("a.html", f"<p>Text.</p>\n<pre>\n{TRIPLE}</pre>\n", False),
        ("a.rst", f"Text.\n\n{TRIPLE}", True),
        ("a.rst", "Text::\n\n" + "".join(f"    {line}\n" for line in TRIPLE.splitlines()), False),
        ("a.adoc", f"Text.\n\n{TRIPLE}=======\n", True),
        ("a.adoc", f"Text.\n\n----\n{TRIPLE}----\n", False),
    ],
)
def test_an_article_with_markers_in_its_text_is_refused(name, text, refused, tmp_path):
    article = parse_article(text.encode(), name, "en")
    if not refused:
        refuse_markers(article, tmp_path / name)
        return
    with pytest.raises(FileError, match="git conflict markers") as caught:
        refuse_markers(article, tmp_path / name)
    line = text[: text.index("<<<<<<<")].count("\n") + 1
    assert caught.value.where == f"{tmp_path / name}:{line}"
