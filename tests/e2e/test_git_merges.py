"""Branches merged by git: right or in open conflict, never silently wrong (issue 4, point 3)."""

import os
import sys
from pathlib import Path

import polib
import pytest

import i18n_tool
from i18n_tool.catalog.clashes import Clash
from i18n_tool.catalog.mixing import BOTH_JUDGED
from i18n_tool.workspace.catalog_writer import clash_errors
from tests.bench.branches import experiment
from tests.e2e.merging import (
    FULL,
    JUNE,
    LARGE,
    LATE,
    LONG,
    MAY,
    MD,
    PO,
    POT,
    SCENARIOS,
    Work,
    check_open,
    play,
    start,
)

CASES = [(scenario, driver) for scenario in SCENARIOS for driver in (False, True)]


@pytest.mark.parametrize(
    ("scenario", "driver"),
    CASES,
    ids=[f"{case.name}-{'driver' if driver else 'plain'}" for case, driver in CASES],
)
def test_a_merge_is_right_or_open(scenario, driver, tmp_path):
    outcome, work = play(scenario, tmp_path, driver=driver)
    assert outcome == (scenario.driver if driver else scenario.plain)
    if outcome == "open":
        check_open(work, scenario, driver=driver)


@pytest.mark.parametrize("kinds", ["at", "tt"])
def test_random_branches_merged_as_text_are_never_silently_wrong(kinds, tmp_path):
    """An author and a translator, and two translators; judged after the sync that follows."""
    _, after = experiment(tmp_path, 0, 30, kinds)
    assert after["right"] > 40
    assert (after["wrong"], after["lost"], after["astray"]) == (0, 0, 0)


def nothing(work: Work) -> None:
    """Leave the base as it is."""


def branches(work: Work, one, two) -> None:
    """Make two branches, the second of which is checked out then."""
    for name, act in (("one", one), ("two", two)):
        work.git("checkout", "-q", "-b", name, "main")
        work.be(name)
        act(work)
        work.commit(name)


@pytest.fixture
def repository(tmp_path: Path) -> Work:
    """Give a repository without the driver."""
    return start(tmp_path, driver=False, base=nothing)


@pytest.fixture
def driven(tmp_path: Path) -> Work:
    """Give a repository with the driver."""
    return start(tmp_path, driver=True, base=nothing)


def made_up(work: Work) -> None:
    """Make the pair that git makes up in silence."""
    branches(work, lambda w: w.fill_by_polib(MAY, LONG), lambda w: w.change("en mai", "en juin"))
    work.git("merge", "-q", "--no-edit", "one")
    assert f'msgid "{JUNE}"\nmsgstr ""\n"довгий' in work.read(PO)


def test_a_pair_that_git_made_up_is_an_error_until_it_is_a_draft(repository):
    made_up(repository)
    _, out, _ = repository.run("check", code=3)
    assert f"{JUNE}" in out
    assert "no branch had them so" in out
    _, out, err = repository.run("sync")
    assert "warning: " in err
    assert JUNE in err
    assert "1 file written" in out
    entry = next(each for each in repository.catalog() if each.msgid == JUNE)
    assert (entry.fuzzy, entry.previous_msgid, entry.msgstr) == (True, MAY, [LONG])
    repository.run("check")
    before = repository.files()
    assert repository.run("sync")[1:] == ("Everything is up to date.\n", "")
    assert repository.files() == before


def test_what_somebody_decided_after_the_merge_stands(repository):
    made_up(repository)
    repository.run("sync")
    repository.commit("the draft")
    repository.run("review", "approve", "--msgid", JUNE, "--as", "Olena <o@example.org>")
    text = repository.read(PO)
    lines = [line for line in text.splitlines(keepends=True) if not line.startswith("# @")]
    repository.write(PO, "".join(lines))
    repository.commit("approved, by a tool that keeps no records")
    (repository.folder / ".i18n-tool/index.sqlite").unlink()
    repository.run("check")
    repository.run("sync")
    assert not next(each for each in repository.catalog() if each.msgid == JUNE).fuzzy


def test_a_branch_that_comes_later_is_no_answer_to_what_a_merge_made_up(repository):
    repository.git("checkout", "-q", "-b", "late", "main")
    repository.fill(LATE, "Пізно.")
    repository.commit("late")
    made_up(repository)
    repository.git("merge", "-q", "--no-edit", "late")
    repository.run("check", code=3)
    repository.run("sync")
    assert next(each for each in repository.catalog() if each.msgid == JUNE).fuzzy


def test_catalogs_in_a_submodule_are_looked_at_too(tmp_path):
    (tmp_path / "all").mkdir()
    work = start(tmp_path / "all", driver=False, base=nothing)
    made_up(work)
    outer = Work(tmp_path / "outer")
    outer.write("i18n-tool.toml", work.read("i18n-tool.toml"))
    outer.write(MD, work.read(MD))
    outer.git("init", "-q")
    work.env = {"FILTER_BRANCH_SQUELCH_WARNING": "1"}
    work.git("filter-branch", "--subdirectory-filter", "locales", "--", "--all")
    allowed = ("-c", "protocol.file.allow=always")
    outer.git(*allowed, "submodule", "add", "-q", str(work.folder), "locales")
    outer.run("check", code=3)


def test_a_folder_that_git_distrusts_is_told_of(repository, tmp_path):
    program = repository.write("bin/git", "#!/bin/sh\necho 'dubious ownership' >&2\nexit 128\n")
    program.chmod(0o755)
    repository.env = {"PATH": f"{program.parent}:{os.environ['PATH']}"}
    assert "it belongs to another user: merges are not looked at" in repository.run("sync")[2]
    assert "safe.directory" in repository.run("doctor")[1]


def test_what_a_merge_left_in_gitignore_or_gitattributes_stops_init(tmp_path):
    work = Work(tmp_path)
    work.git("init", "-q")
    for name in (".gitignore", ".gitattributes"):
        text = "<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n"
        work.write(name, text)
        err = work.err("init", "--git", "--source-locale", "fr", "--locale", "uk")
        assert f"error: {name}:1: git conflict markers" in err
        assert work.read(name) == text
        (tmp_path / name).unlink()


def test_a_draft_that_somebody_finished_in_an_editor_stays_finished(repository):
    made_up(repository)
    repository.run("sync")
    catalog = polib.pofile(str(repository.folder / PO), wrapwidth=78)
    entry = catalog.find(JUNE)
    entry.flags.remove("fuzzy")
    entry.previous_msgid = None
    catalog.metadata["PO-Revision-Date"] = "2026-11-25 08:00+0000"
    catalog.save()
    assert repository.run("sync")[2] == ""
    repository.run("check")
    assert not next(each for each in repository.catalog() if each.msgid == JUNE).fuzzy


def test_what_a_person_wrote_into_a_merge_is_theirs(driven):
    """A conflict that is resolved by a text of its own was resolved by somebody."""
    branches(driven, lambda w: w.fill(MAY, "А."), lambda w: w.fill(MAY, "Б."))
    driven.git("merge", "--no-edit", "one", code=1)
    lines = [line for line in driven.read(PO).splitlines(True) if not line.startswith("# ")]
    text = "".join(lines).replace("#, fuzzy\n", "").replace('"Б."', '"А і Б."')
    driven.write(PO, text)
    driven.git("add", PO)
    driven.run("sync")
    driven.commit("resolved")
    driven.run("check")
    assert driven.run("sync")[1] == "Everything is up to date.\n"
    entry = next(each for each in driven.catalog() if each.msgid == MAY)
    assert (entry.fuzzy, entry.msgstr) == (False, ["А і Б."])


def test_a_draft_that_is_thrown_away_is_found_again(repository):
    made_up(repository)
    repository.run("sync")
    repository.git("checkout", "--", PO)
    repository.run("sync")
    assert next(each for each in repository.catalog() if each.msgid == JUNE).fuzzy


def test_a_merge_that_is_not_committed_yet_is_looked_at_too(repository):
    branches(
        repository, lambda w: w.fill_by_polib(MAY, LONG), lambda w: w.change("en mai", "en juin")
    )
    repository.git("merge", "-q", "--no-commit", "one")
    repository.run("sync")
    assert next(each for each in repository.catalog() if each.msgid == JUNE).fuzzy


def test_a_clone_without_history_or_git_breaks_nothing(repository, tmp_path):
    made_up(repository)
    clone = tmp_path / "clone"
    repository.git("clone", "-q", "--depth", "1", f"file://{repository.folder}", str(clone))
    shallow = Work(clone)
    shallow.run("check")
    shallow.run("sync")
    before = shallow.contents()
    shallow.env = {"PATH": os.devnull}
    shallow.run("check")
    shallow.run("sync")
    assert shallow.contents() == before


@pytest.mark.parametrize(
    "flag", [["-X", "ours"], ["-X", "theirs"], ["-s", "recursive"], ["--squash"]]
)
def test_the_driver_serves_every_way_to_merge(driven, flag):
    branches(driven, lambda w: w.fill(MAY, "У травні."), lambda w: w.change("en mai", "en juin"))
    driven.git("merge", "-q", "--no-edit", *flag, "one")
    entry = next(each for each in driven.catalog() if each.msgid == JUNE)
    assert (entry.fuzzy, entry.previous_msgid, entry.msgstr) == (True, MAY, ["У травні."])


def test_a_stash_comes_back(driven):
    driven.fill(MAY, "У травні.")
    driven.git("stash", "-q")
    driven.change("en mai", "en juin")
    driven.commit("june")
    driven.git("stash", "pop", "-q")
    entry = next(each for each in driven.catalog() if each.msgid == JUNE)
    assert (entry.fuzzy, entry.msgstr) == (True, ["У травні."])


def test_three_branches_at_once(driven):
    """An octopus merges as text only; what does not fit it refuses."""
    for name, msgid in (("one", MAY), ("two", FULL), ("three", LATE)):
        driven.git("checkout", "-q", "-b", name, "main")
        driven.be(name)
        driven.fill(msgid, f"{name}.")
        driven.commit(name)
    driven.git("checkout", "-q", "main")
    driven.git("merge", "-q", "--no-edit", "one", "two", "three")
    assert [each.msgstr for each in driven.catalog()][1:] == [
        ["one."], ["Вона велика."], ["two."], ["three."]
    ]  # fmt: skip


def test_histories_that_cross(driven):
    """The two merge bases are merged first; a conflict there becomes no part of the result."""
    branches(driven, lambda w: w.fill(MAY, "А."), lambda w: w.fill(MAY, "Б."))
    for name, other, text in (("x", "one", "В."), ("y", "two", "Г.")):
        start_at = "two" if other == "one" else "one"
        driven.git("checkout", "-q", "-b", name, start_at)
        driven.git("merge", "-q", "--no-edit", other, code=None)
        stays = "Б." if start_at == "two" else "А."
        lines = [line for line in driven.read(PO).splitlines(True) if not line.startswith("# ")]
        text_now = "".join(lines).replace("#, fuzzy\n", "").replace(f'"{stays}"', f'"{text}"')
        driven.write(PO, text_now)
        driven.commit(name)
    driven.git("merge", "-q", "--no-edit", "x", code=1)
    entry = next(each for each in driven.catalog() if each.msgid == MAY)
    assert entry.fuzzy
    assert entry.msgstr == ["Г."]
    assert "В." in "\n".join(entry.translator_comments)


def test_a_catalog_that_is_none_is_merged_as_text(driven):
    branches(
        driven,
        lambda w: w.edit(PO, f'msgid "{FULL}"', f'msgid "{FULL}'),
        lambda w: w.edit(PO, f'msgid "{FULL}"\nmsgstr ""', f'msgid "{FULL}"\nmsgstr "Повна."'),
    )
    told = driven.git("merge", "--no-edit", "one", code=1)
    assert "merged as plain text, with 1 conflict" in told
    assert "<<<<<<< ours" in driven.read(PO)
    assert PO in driven.git("ls-files", "-u")


def test_templates_are_merged_in_order(driven):
    branches(
        driven,
        lambda w: w.change(MAY, f"Un. {MAY}"),
        lambda w: w.change(LATE, f"{LATE} Deux."),
    )
    driven.git("merge", "-q", "--no-edit", "one")
    wanted = ["La salle", "Un.", MAY, LARGE, FULL, LATE, "Deux."]
    assert [each.msgid for each in driven.catalog(POT)] == wanted
    assert [each.msgid for each in driven.catalog()] == wanted
    assert driven.run("sync")[1] == "Everything is up to date.\n"


@pytest.mark.parametrize("program", ["/nowhere/python", "/bin/false"])
def test_the_program_is_gone_or_broken(driven, program):
    """The clone then merges as text, as if it had never been set up."""
    line = driven.git("config", "--get", "merge.i18n-tool.driver").strip()
    driven.git("config", "merge.i18n-tool.driver", line.replace(sys.executable, program))
    branches(driven, lambda w: w.fill(MAY, "А."), lambda w: w.fill(MAY, "Б."))
    driven.git("merge", "--no-edit", "one", code=1)
    assert "<<<<<<<" in driven.read(PO)
    told = driven.run("doctor", code=None)[1]
    assert ("init --git" in told) == (program == "/nowhere/python")


def test_of_an_approval_and_a_rejection_no_second_text_is_promised(driven):
    """There is one text, and no note to look for."""
    driven.fill(MAY, "А.")
    driven.commit("filled")
    person = ["--as", "O <o@example.org>"]
    branches(
        driven,
        lambda w: w.run("review", "approve", "news/hall", *person),
        lambda w: w.run(
            "review", "reject", "news/hall", "--locale", "uk", "--msgid", MAY, "--why", "x", *person
        ),
    )
    done = driven.git("merge", "--no-edit", "one", code=1)
    assert "# @why x" in driven.read(PO)
    assert "# Conflict" not in driven.read(PO)
    assert "two texts" not in done
    catalog = i18n_tool.load_catalog(driven.folder / PO)
    catalog.clashes = (Clash(None, MAY, ("А.",), ("А.",), BOTH_JUDGED),)
    (error,) = clash_errors(catalog)
    assert error.kept == "It stays sent back, with the why."


def test_a_folder_whose_name_starts_as_an_option_does_is_merged_by_the_driver(driven):
    catalogs, name = "-locales", "-locales/uk/LC_MESSAGES/news/hall.po"
    driven.write("i18n-tool.toml", f'{driven.read("i18n-tool.toml")}\ncatalogs = "{catalogs}"\n')
    driven.git("mv", "--", "locales", catalogs)
    driven.run("init", "--git")
    driven.commit("moved")
    branches(driven, lambda w: w.fill(MAY, "А.", name), lambda w: w.fill(MAY, "Б.", name))
    driven.git("merge", "--no-edit", "one", code=1)
    assert "# Conflict: " in driven.read(name)
    assert "<<<<<<<" not in driven.read(name)


def test_doctor_finds_a_line_that_takes_the_driver_away(driven):
    told = "takes the merge driver i18n-tool away"
    assert told not in driven.run("doctor", code=None)[1]
    driven.write("locales/.gitattributes", "*.po binary\n")
    assert told in driven.run("doctor", code=None)[1]


def test_where_git_cannot_be_configured_nothing_is_changed(driven):
    (driven.folder / ".gitattributes").unlink()
    driven.git("config", "--unset-all", "merge.i18n-tool.driver")
    (driven.folder / ".git/config.lock").write_text("")
    _, _, err = driven.run("init", "--git", code=1)
    assert "kept: Nothing was changed." in err
    assert not (driven.folder / ".gitattributes").exists()


def test_an_article_in_conflict_is_said_to_be_resolved_as_text_is(driven):
    """Not as a catalog, with entries that are marked fuzzy."""
    branches(
        driven,
        lambda w: w.write(MD, w.read(MD).replace(MAY, "Un.")),
        lambda w: w.write(MD, w.read(MD).replace(MAY, "Deux.")),
    )
    driven.git("merge", "--no-edit", "one", code=1)
    _, _, err = driven.run("sync", code=1)
    assert "keep what is right of both sides" in err
    assert "fuzzy" not in err


def test_nobody_writes_a_file_that_git_has_an_open_conflict_in(driven):
    branches(driven, lambda w: w.fill(MAY, "А."), lambda w: w.fill(MAY, "Б."))
    driven.git("merge", "--no-edit", "one", code=1)
    before = driven.read(PO)
    driven.write("source/news/more.md", "Encore.\n")
    driven.edit(MD, LATE, f"{LATE} Fin.")
    _, _, err = driven.run("sync", code=1)
    assert f"error: {PO}:" in err
    assert "git has an open conflict in this file" in err
    assert "git add hall.po" in err
    assert (driven.folder / "locales/uk/LC_MESSAGES/news/more.po").is_file()
    for words in (["review", "approve", "--as", "O <o@example.org>"], ["draft"]):
        driven.run(*words, "news/hall", code=None)
    assert driven.read(PO) == before
    for words in (["coverage"], ["show", "news/hall"], ["review", "list"]):
        driven.run(*words)
    catalog = polib.pofile(str(driven.folder / PO), wrapwidth=-1)  # as somebody does in Poedit
    for entry in catalog.fuzzy_entries():
        entry.flags.remove("fuzzy")
        entry.tcomment = ""
    catalog.save()
    driven.git("add", PO)
    driven.run("sync")
    driven.commit("merged")
    assert next(each for each in driven.catalog() if each.msgid == MAY).msgstr == ["Б."]


def test_articles_templates_and_the_configuration_in_the_middle_of_a_merge(repository):
    branches(
        repository,
        lambda w: w.edit(MD, "en mai", "en juin"),
        lambda w: w.edit(MD, "en mai", "en mars"),
    )
    repository.git("merge", "--no-edit", "one", code=1)
    before = repository.contents()
    for words in (["sync"], ["render"]):
        assert f"error: {MD}:3: git has an open conflict" in repository.err(*words)
    assert {k: v for k, v in repository.contents().items() if "build/" not in k} == before
    repository.git("add", MD)  # with the markers in it, as happens
    assert f"error: {MD}:3: git conflict markers" in repository.err("sync")
    repository.write(
        MD, "# Git\n\nSo sieht es aus.\n\n```\n<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n```\n"
    )
    repository.run("sync")
    toml = repository.read("i18n-tool.toml")
    repository.write("i18n-tool.toml", f"<<<<<<< a\n{toml}=======\n{toml}>>>>>>> b\n")
    assert "error: i18n-tool.toml:1: git conflict markers" in repository.err("sync")
    repository.write("i18n-tool.toml", toml)
    pot = repository.read(POT)
    repository.write(POT, f"<<<<<<< a\n{pot}=======\n>>>>>>> b\n")
    repository.edit(MD, "sieht", "geht")
    assert f"error: {POT}:1: git conflict markers" in repository.err("sync")
    assert "So geht es aus." in repository.read(PO)


def test_init_git_says_what_it_did_and_does_it_once(tmp_path):
    work = Work(tmp_path / "my pro'ject")
    work.folder.mkdir()
    assert "there is no git repository" in work.err(
        "init", "--git", "--source-locale", "fr", "--locale", "uk"
    )
    assert list(work.folder.iterdir()) == []
    work.git("init", "-q", "-b", "main")
    work.write(".gitattributes", "*.png binary")
    out = work.out("init", "--git", "--source-locale", "fr", "--locale", "uk")
    assert work.read(".gitattributes") == (
        "*.png binary\nlocales/**/*.po merge=i18n-tool\nlocales/**/*.pot merge=i18n-tool\n"
    )
    for key in ("name", "driver", "recursive"):
        assert work.git("config", "--get", f"merge.i18n-tool.{key}").strip() in out
    assert "in every other clone" in out
    before = work.files()
    assert "already" in work.out("init", "--git")
    assert work.files() == before
    work.be("main")
    work.write(MD, f"{MAY} {LARGE} {FULL}\n")
    work.run("sync")
    work.commit("base")
    branches(work, lambda w: w.fill(MAY, "А."), lambda w: w.fill(LARGE, "Б."))
    work.git("merge", "-q", "--no-edit", "one")
    linked = Work(tmp_path / "linked")
    work.git("worktree", "add", "-q", "-b", "three", str(linked.folder), "main")
    assert "already" in linked.out("init", "--git")
    clone = Work(tmp_path / "clone")
    work.git("clone", "-q", str(work.folder), str(clone.folder))
    assert "init --git" in clone.run("doctor")[1]
    assert "it already:" in clone.out("init", "--git")
    assert "init --git" not in clone.run("doctor")[1]


def test_nothing_in_a_repository_is_run(tmp_path):
    """Hooks, monitors, pagers, external programs: none of them starts by a command of ours."""
    work = start(tmp_path, driver=False, base=nothing)
    trap = work.write("trap.sh", f"#!/bin/sh\ntouch {tmp_path}/sprung\n")
    trap.chmod(0o755)
    made_up(work)
    for key in (
        "core.fsmonitor", "core.pager", "diff.external", "core.sshCommand", "core.editor",
        "gpg.program", "filter.x.clean", "filter.x.smudge", "diff.x.textconv", "diff.x.command",
    ):  # fmt: skip
        work.git("config", key, str(trap))
    work.git("config", "log.showSignature", "true")
    work.git("config", "core.hooksPath", str(tmp_path))
    work.write(".gitattributes", "* filter=x diff=x\n")
    for name in ("post-index-change", "reference-transaction", "fsmonitor-watchman"):
        (tmp_path / name).write_bytes(trap.read_bytes())
        (tmp_path / name).chmod(0o755)
    env = {"GIT_EXTERNAL_DIFF": str(trap), "GIT_SSH_COMMAND": str(trap), "GIT_DIR": "/nowhere"}
    work.env = env
    for words in (["sync"], ["check"], ["doctor"], ["review", "approve"], ["init", "--git"]):
        work.run(*words, code=None)
    assert not (tmp_path / "sprung").exists()


def test_the_driver_by_hand(tmp_path):
    """Without a repository, without a configuration, with three words only."""
    work = Work(tmp_path)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    work.write("base.po", "")
    work.write("ours.po", f'{head}msgid "a"\nmsgstr "1"\n')
    work.write("theirs.po", f'{head}msgid "b"\nmsgstr "2"\n')
    done = work.run("merge-driver", "base.po", "ours.po", "theirs.po")
    assert done == (0, "", "")
    assert [(e.msgid, e.msgstr) for e in work.catalog("ours.po")] == [("a", ["1"]), ("b", ["2"])]
    assert (
        "error: /dev/null: "
        in work.run("merge-driver", "base.po", "/dev/null", "theirs.po", code=255)[2]
    )
