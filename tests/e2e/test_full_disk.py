"""Disks that are full, read-only or out of bounds: a command fails, says where, and harms nothing.

Each command runs on a real file system of its own, made for it. Of every file it had to write, the
old bytes are there or the new, whole; where the room is less than the file, the old.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.conftest import Shell

DISK = Path(__file__).with_name("disk.py")
NAMESPACE = (
    ("unshare", "--mount") if os.geteuid() == 0 else ("unshare", "--map-root-user", "--mount")
)
WEAK = ("setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner", "--inh-caps=-all")
"""Root as everybody else: without the right to write what may not be written."""
BROKEN = """
import errno, os

def broken(file, *_):
    raise OSError(errno.{number}, os.strerror(errno.{number}))

os.{call} = broken
"""
RUN = """
from i18n_tool.__main__ import main
raise SystemExit(main())
"""
PERSON = "A Reviewer <reviewer@example.org>"
COUNT = 400
"""Sentences of the article: its files are large beside all else in the project."""
PO, POT = "locales/uk/LC_MESSAGES/news.po", "locales/templates/news.pot"
MO, BUILT = "locales/uk/LC_MESSAGES/news.mo", "build/uk/news.md"


def can_mount() -> bool:
    """Say whether a disk can be made here."""
    try:
        words = [*NAMESPACE, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
        return subprocess.run(words, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


needs_disks = pytest.mark.skipif(
    not can_mount(),
    reason="NOT TESTED on full and read-only disks: neither root nor `unshare -rm` can mount here",
)


@dataclass(frozen=True)
class Case:
    """A command, and the files that it writes."""

    words: tuple[str, ...]
    targets: tuple[str, ...]
    prepare: Callable[[Shell], object] = lambda _: None
    """Makes the command have something to write."""
    code: int = 1
    """What it ends with where that cannot be written."""


def sentence(number: int) -> str:
    return f"La salle {number} ouvre ses portes au public dans la journée de mardi."


def change_article(shell: Shell) -> None:
    shell.edit("source/news.md", sentence(7), sentence(7).replace("mardi", "jeudi"))


def change_translation(shell: Shell) -> None:
    shell.edit(PO, "Переклад 7.", "Інший переклад 7.")


def empty(shell: Shell) -> None:
    """Leave every other sentence of the article to be drafted, from another one."""
    shutil.copy(shell.folder / PO, shell.folder / PO.replace("news", "other"))
    shutil.copy(shell.folder / "source/news.md", shell.folder / "source/other.md")
    text = shell.read(PO)
    for number in range(0, COUNT, 2):
        text = text.replace(f'msgstr "Переклад {number}."', 'msgstr ""')
    shell.write(PO, text)
    shell.run("sync")


def report(*words: str) -> Case:
    """Give the case of a listing that goes into a file, where an old one is."""
    old = "an old report\n" * 2000
    return Case((*words, "-o", "report"), ("report",), lambda shell: shell.write("report", old))


def repository(shell: Shell) -> None:
    """Put three versions of the catalog where git puts them."""
    text = shell.read(PO)
    shell.write("base", text)
    shell.write("ours", text.replace("Переклад 3.", "Наш переклад 3."))
    shell.write("theirs", text.replace("Переклад 9.", "Їхній переклад 9."))
    subprocess.run(["git", "init", "-q"], cwd=shell.folder, check=True)


LIBRARY = f"""
import i18n_tool
catalog = i18n_tool.load_catalog("{PO}")
next(iter(catalog)).msgstr = ["Інший переклад."]
try:
    catalog.save()
except i18n_tool.ToolError as error:
    raise SystemExit(f"error: {{error}}")
"""


def unconfigured(shell: Shell) -> None:
    """Leave a project that is to be set up, in a large pyproject.toml of its own."""
    (shell.folder / "i18n-tool.toml").unlink()
    shell.write("pyproject.toml", "# of the project\n" * 2000)


CASES = {
    "init": Case(
        ("init", "--source-locale", "fr", "--locale", "uk"), ("pyproject.toml",), unconfigured
    ),
    "sync": Case(("sync",), (PO, POT), change_article),
    "draft": Case(("draft", "--offline", "news"), (PO,), empty),
    "approve": Case(("review", "approve", "--as", PERSON), (PO,)),
    "reject": Case(("review", "reject", "--as", PERSON, "--msgid", sentence(3)), (PO,)),
    "join": Case(("review", "join", "--force", "--as", PERSON, "--msgid", sentence(3)), (PO,)),
    "compile": Case(("compile",), (MO,), change_translation),
    "render": Case(("render",), (BUILT,), change_translation),
    "build": Case(("build",), (PO, POT, MO, BUILT), change_article),
    "merge-driver": Case(
        ("merge-driver", "base", "ours", "theirs", "7", PO), ("ours",), repository, 255
    ),
    "library": Case(("-c", LIBRARY), (PO,)),
    "coverage -o": report("coverage", "--by", "article", "--format", "csv"),
    "check -o": report("check", "--format", "json"),
    "review list -o": report("review", "list", "--format", "json"),
    "show -o": report("show", "news"),
    "verify -o": report("verify", "--format", "json"),
    "doctor -o": report("doctor"),
    "sync -o": report("sync", "--format", "json"),
    "compile -o": report("compile", "--format", "json"),
    "render -o": report("render", "--format", "json"),
}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project of one long article, translated, compiled and rendered."""
    shell = Shell(tmp_path_factory.mktemp("built"))
    shell.write("i18n-tool.toml", 'source-locale = "fr"\nlocales = ["uk"]\n')
    pairs = [f"{sentence(at)} {sentence(at + 1)}" for at in range(0, COUNT, 2)]
    shell.write("source/news.md", "\n\n".join(pairs) + "\n")
    shell.run("sync")
    text = shell.read(PO)
    for number in range(COUNT):
        before = f'msgid "{sentence(number)}"\nmsgstr ""'
        text = text.replace(before, before[:-1] + f'Переклад {number}."')
    shell.write(PO, text)
    shell.run("build")
    return shell.folder


@pytest.fixture
def news(shell: Shell, built: Path) -> Shell:
    """Give a copy of that project."""
    shutil.copytree(built, shell.folder, dirs_exist_ok=True)
    return shell


@dataclass(frozen=True)
class Outcome:
    """What came of a command on a disk."""

    code: int
    out: str
    err: str
    files: dict[str, bytes]
    leftovers: list[str]
    linked: bool
    """Names that were one file are one still."""


@pytest.fixture
def disk(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Outcome]:
    """Give a function that runs a command on a disk of its own."""

    def run(shell: Shell, words: tuple[str, ...], **told: object) -> Outcome:
        place, after = tmp_path_factory.mktemp("disk"), tmp_path_factory.mktemp("after") / "all"
        before = told.pop("before", ())
        assert isinstance(before, tuple)
        plan = {
            "place": str(place),
            "after": str(after),
            "project": str(shell.folder),
            "words": [*before, *command(words)],
            **told,
        }
        done = subprocess.run(
            [*NAMESPACE, sys.executable, str(DISK), json.dumps(plan)],
            env=shell.environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
        came = json.loads(done.stdout)
        assert "Traceback" not in came["err"], came["err"]
        there = Shell(after)
        names = [name for name in map(str, after.rglob("*")) if "/.i18n-tool-" in name]
        names += [str(path) for path in after.rglob(".i18n-tool/runs/*")]
        told_of = (came["code"], came["out"], came["err"])
        return Outcome(*told_of, there.contents(), names, came["linked"])

    return run


def command(words: tuple[str, ...]) -> list[str]:
    """Give the line that starts a command of ours, or Python itself."""
    return [sys.executable, *(words if words[0] == "-c" else ("-m", "i18n_tool", *words))]


@dataclass(frozen=True)
class Prepared:
    """A command that is ready to run, with what its files hold before and after."""

    shell: Shell
    case: Case
    before: dict[str, bytes]
    after: dict[str, bytes]

    @property
    def least(self) -> int:
        """Give the size of the smallest file that is to be written."""
        return min(len(self.after[name]) for name in self.case.targets)

    def told(self, err: str) -> list[str]:
        """Give the targets that a message names."""
        return [name for name in self.case.targets if name in err]


@pytest.fixture(scope="session", params=list(CASES))
def prepared(
    request: pytest.FixtureRequest, built: Path, tmp_path_factory: pytest.TempPathFactory
) -> Prepared:
    """Give a command, and what it comes to where nothing is in its way."""
    case = CASES[request.param]
    shell = Shell(tmp_path_factory.mktemp("prepared"))
    shutil.copytree(built, shell.folder, dirs_exist_ok=True)
    case.prepare(shell)
    before = shell.contents()
    other = Shell(tmp_path_factory.mktemp("undisturbed"))
    shutil.copytree(shell.folder, other.folder, dirs_exist_ok=True)
    done = subprocess.run(
        command(case.words), cwd=other.folder, env=other.environment(), check=False, timeout=60
    )
    assert done.returncode == 0
    after = other.contents()
    assert [name for name in case.targets if before.get(name) == after[name]] == []
    return Prepared(shell, case, before, after)


def check_refused(prepared: Prepared, outcome: Outcome) -> None:
    """See that a command failed, said where, and left everything as it was."""
    assert outcome.code == prepared.case.code, outcome.err
    assert prepared.told(outcome.err), outcome.err
    assert "error: " in outcome.err
    assert outcome.files == prepared.before
    assert outcome.leftovers == []


@needs_disks
@pytest.mark.parametrize("share", [0.2, 0], ids=["1.2 times the file", "none"])
def test_law_8_a_disk_without_room_for_the_file(
    prepared: Prepared, disk: Callable[..., Outcome], share: float
) -> None:
    room = int(prepared.least * share)
    outcome = disk(prepared.shell, prepared.case.words, room=room)
    check_refused(prepared, outcome)
    assert "the disk is full" in outcome.err


@needs_disks
def test_a_read_only_disk(prepared: Prepared, disk: Callable[..., Outcome]) -> None:
    outcome = disk(prepared.shell, prepared.case.words, read_only=True)
    check_refused(prepared, outcome)
    assert "the file system is read-only" in outcome.err


@needs_disks
def test_law_8_files_that_may_not_be_so_large(
    prepared: Prepared, disk: Callable[..., Outcome]
) -> None:
    limit = ("prlimit", f"--fsize={prepared.least // 2}")
    outcome = disk(prepared.shell, prepared.case.words, before=limit)
    check_refused(prepared, outcome)
    assert "the file would be larger than is allowed" in outcome.err


@needs_disks
def test_folders_that_may_not_be_written(prepared: Prepared, disk: Callable[..., Outcome]) -> None:
    folders = {str(Path(name).parent) for name in prepared.case.targets}
    modes = dict.fromkeys(folders, 0o555)
    outcome = disk(prepared.shell, prepared.case.words, before=WEAK, modes=modes)
    check_refused(prepared, outcome)
    assert "access is not permitted" in outcome.err


@pytest.mark.parametrize(
    ("call", "number", "what"),
    [
        ("write", "EDQUOT", "your quota on the disk is used up"),
        ("write", "EIO", "input/output error"),
        ("fsync", "EIO", "input/output error"),
    ],
)
def test_law_8_a_quota_that_is_used_up_and_a_disk_that_breaks(
    prepared: Prepared, shell: Shell, call: str, number: str, what: str
) -> None:
    """Neither can be had from a real disk here, so the calls are made to fail."""
    shutil.copytree(prepared.shell.folder, shell.folder, dirs_exist_ok=True)
    words = prepared.case.words
    then = words[1] if words[0] == "-c" else RUN
    script = BROKEN.format(call=call, number=number) + then
    done = subprocess.run(
        [sys.executable, "-c", script, *words],
        cwd=shell.folder,
        env=shell.environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "Traceback" not in done.stderr
    found = Outcome(
        done.returncode,
        done.stdout,
        done.stderr,
        shell.contents(),
        linked=True,
        leftovers=[str(path) for path in shell.leftovers()],
    )
    check_refused(prepared, found)
    assert what in found.err


@needs_disks
def test_law_8_of_many_files_each_is_old_or_new(
    news: Shell, disk: Callable[..., Outcome], tmp_path: Path
) -> None:
    for number in range(8):
        shutil.copy(news.folder / "source/news.md", news.folder / f"source/a{number}.md")
    before = news.contents()
    other = Shell(tmp_path.with_name(f"{tmp_path.name}-undisturbed"))
    shutil.copytree(news.folder, other.folder)
    other.run("sync")
    after = other.contents()
    made = sorted(after.keys() - before.keys())
    assert len(made) == 16
    room = sum(len(after[name]) for name in made) // 2
    outcome = disk(news, ("sync",), room=room)
    assert outcome.code == 1
    assert {name: after[name] for name in outcome.files} == outcome.files
    missing = [name for name in made if name not in outcome.files]
    assert 0 < len(missing) < 16
    assert all(f"{name}: the file cannot be written" in outcome.err for name in missing[:1])
    assert outcome.leftovers == []


@needs_disks
@pytest.mark.parametrize("share", [4, 1.2, 0.5, 0])
def test_law_8_a_file_with_two_names_on_a_full_disk(
    news: Shell, disk: Callable[..., Outcome], share: float
) -> None:
    old = news.read(PO)
    room = int(len(old.encode()) * share)
    words = ("review", "approve", "--as", PERSON)
    outcome = disk(news, words, room=room, links={"elsewhere.po": PO})
    assert outcome.code == (0 if share == 4 else 1), outcome.err
    assert outcome.files["elsewhere.po"] == outcome.files[PO]
    assert outcome.linked
    assert (outcome.files[PO] == old.encode()) == (share != 4)
    assert outcome.leftovers == []


@needs_disks
@pytest.mark.parametrize("room", [1 << 20, 0])
def test_law_8_a_file_that_is_mounted_by_itself(
    news: Shell, disk: Callable[..., Outcome], room: int
) -> None:
    old = news.read(PO).encode()
    outcome = disk(news, ("review", "approve", "--as", PERSON), room=room, mounted=[PO])
    assert outcome.code == (0 if room else 1), outcome.err
    assert (outcome.files[PO] == old) == (room == 0)
    assert outcome.files[PO].count(b"@reviewed") == (COUNT if room else 0)
    assert outcome.leftovers == []


LISTINGS = {
    "coverage": ("coverage", "--by", "article", "--format", "json"),
    "check": ("check", "--format", "json"),
    "show": ("show", "news", "--format", "json"),
    "review list": ("review", "list", "--format", "json"),
    "verify": ("verify", "--format", "json"),
    "sync --check": ("sync", "--check", "--format", "json"),
    "compile --check": ("compile", "--check", "--format", "json"),
    "draft --estimate": ("draft", "--offline", "--estimate", "--format", "json"),
}


@needs_disks
@pytest.mark.parametrize("words", LISTINGS.values(), ids=list(LISTINGS))
@pytest.mark.parametrize("told", [{"room": 0}, {"read_only": True}], ids=["full", "read-only"])
@pytest.mark.parametrize("index", ["new", "damaged"])
def test_what_writes_nothing_needs_no_room(
    news: Shell,
    disk: Callable[..., Outcome],
    words: tuple[str, ...],
    told: dict[str, object],
    index: str,
) -> None:
    code, out, _ = news.run(*words, code=None)
    database = news.folder / ".i18n-tool/index.sqlite"
    if index == "new":
        database.unlink()
    else:
        content = bytearray(database.read_bytes())
        content[100::97] = bytes(byte ^ 5 for byte in content[100::97])
        database.write_bytes(content)
    outcome = disk(news, words, **told)
    assert (outcome.code, outcome.out) == (code, out), outcome.err
    assert outcome.files == news.contents()
    assert outcome.leftovers == []


@pytest.mark.parametrize("name", ["x" * 252, "ж" * 126])
def test_a_name_that_is_too_long_for_what_is_derived(news: Shell, name: str) -> None:
    news.write(f"source/{name}.md", "Un chat.\n")
    before = news.contents()
    err = news.err("sync")
    assert "the name is too long for the file system" in err
    assert f"/{name}.pot: " in err
    after = news.contents()
    assert list(after.keys() - before.keys()) == [f"locales/uk/LC_MESSAGES/{name}.po"]
    assert {key: after[key] for key in before} == before
    assert not news.leftovers()


def test_a_report_whose_name_is_too_long(news: Shell) -> None:
    before = news.contents()
    name = "x" * 300
    assert news.err("coverage", "-o", name).startswith(
        f"error: {name}: the file cannot be written: the name is too long for the file system\n"
    )
    assert news.contents() == before
    assert not news.leftovers()


def test_a_report_into_a_pipe_or_a_device(news: Shell) -> None:
    words = ("coverage", "--format", "json")
    told = news.out(*words)
    assert news.out(*words, "-o", "/dev/stdout") == told
    assert news.out(*words, "-o", "/dev/null") == ""
    assert Path("/dev/null").is_char_device()
    err = news.err(*words, "-o", "/dev/full")
    assert err.startswith("error: /dev/full: the file cannot be written: the disk is full\n")
