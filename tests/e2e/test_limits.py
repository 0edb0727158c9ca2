"""The limits of catalogs: what goes beyond one is refused by every command, which names its key."""

import io
import os
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

import i18n_tool
from i18n_tool.catalog import Limits
from i18n_tool.catalog.limits import LimitError
from i18n_tool.cli.main import run
from i18n_tool.errors import FileError
from i18n_tool.workspace.catalog_files import read_catalog_file

BY = ("--as", "A Reviewer <reviewer@example.org>")
COMMANDS = (
    ("coverage",),
    ("check",),
    ("review", "list"),
    ("review", "approve", *BY),
    ("sync",),
    ("sync", "--check"),
    ("draft", "--estimate"),
    ("draft", "--again"),
    ("compile",),
    ("compile", "--with-fallbacks"),
    ("render",),
    ("render", "--mark", "--state", "draft"),
    ("build",),
    ("doctor",),
)
CONFIG = 'source-locale = "en"\nlocales = ["uk", "fr_002"]\n'
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: uk\\n"\n\n'
TOO_MUCH = (
    # limit, a file beyond it, what is told
    ("catalog-size = 2000", HEADER + "# …\n" * 600, "bytes, more than the limit of 2,000"),
    ("entry-size = 300", HEADER + f'msgid "a"\nmsgstr "{"b" * 300}"\n', "the limit of 300"),
    (
        "entries = 2",
        HEADER + 'msgid "a"\nmsgstr ""\n\nmsgid "b"\nmsgstr ""\n',
        "the catalog has 3 entries, more than the limit of 2",
    ),
    (
        "header-size = 500",
        f'msgid ""\nmsgstr "X-Note: {"b" * 500}\\n"\n\nmsgid "a"\nmsgstr ""\n',
        "more than the limit of 500",
    ),
    (
        "plural-forms = 2",
        'msgid ""\nmsgstr "Plural-Forms: nplurals=3; plural=n>2?2:n;\\n"\n',
        "nplurals=3, more than the limit of 2",
    ),
    (
        "plural-forms = 1",
        HEADER + 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n',
        "the entry has 2 plural forms, more than the limit of 1",
    ),
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a project with an article, whose catalog is nobody's yet."""
    (tmp_path / "source").mkdir()
    (tmp_path / "source/a.md").write_text("Hello there.\n\nSome other text.\n")
    (tmp_path / "locales/uk/LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "i18n-tool.toml").write_text(CONFIG)
    return tmp_path


def ours(folder: Path, *words: str) -> tuple[int, str]:
    """Run a command in a folder; give its exit code and all that it writes."""
    written = io.StringIO()
    with chdir(folder), redirect_stdout(written), redirect_stderr(written):
        code = run(words)
    return code, written.getvalue()


@pytest.mark.parametrize(("limit", "text", "told"), TOO_MUCH, ids=lambda value: value[:16])
def test_every_command_refuses_and_names_the_key(
    limit: str, text: str, told: str, project: Path
) -> None:
    path = project / "locales/uk/LC_MESSAGES/a.po"
    path.write_text(text)
    (project / "i18n-tool.toml").write_text(f"{CONFIG}[limits]\n{limit}\n")
    before = path.read_bytes()
    key = limit.partition(" ")[0]
    for words in COMMANDS:
        code, said = ours(project, *words)
        assert code == 1, (words, said)
        assert told in said.replace("\n", " "), (words, said)
        assert f"limits.{key}" in said, (words, said)
        assert path.read_bytes() == before, words


@pytest.mark.parametrize(("limit", "text", "told"), TOO_MUCH, ids=lambda value: value[:16])
def test_a_raised_limit_lets_it_through(limit: str, text: str, told: str, project: Path) -> None:
    (project / "locales/uk/LC_MESSAGES/a.po").write_text(text)
    for words in COMMANDS:
        code, said = ours(project, *words)
        assert code in (0, 3), (words, said)
        assert told not in said


@pytest.mark.parametrize("words", [("coverage",), ("compile",), ("sync",), ("render",)])
def test_a_lowered_limit_holds_for_what_is_known_already(
    words: tuple[str, ...], project: Path
) -> None:
    for _ in range(2):
        assert ours(project, "sync")[0] == 0
        assert ours(project, *words)[0] == 0
    wait(project)
    assert ours(project, *words)[0] == 0
    (project / "i18n-tool.toml").write_text(f"{CONFIG}[limits]\nentries = 2\n")
    code, said = ours(project, *words)
    assert (code, "limits.entries" in said) == (1, True), said
    (project / "i18n-tool.toml").write_text(CONFIG)
    assert ours(project, *words)[0] == 0


def wait(project: Path) -> None:
    """Make all files so old that the index trusts what it knows of them."""
    for path in project.rglob("*.*"):
        if ".i18n-tool" not in path.parts:
            os.utime(path, ns=(10**18, 10**18))


def test_nothing_is_written_that_would_not_be_read_again(project: Path) -> None:
    (project / "i18n-tool.toml").write_text(f"{CONFIG}[limits]\nentries = 2\n")
    code, said = ours(project, "sync")
    assert code == 1
    assert "more than the limit of 2 (limits.entries)" in said
    assert list(project.rglob("*.po")) == []
    (project / "i18n-tool.toml").write_text(f'{CONFIG}[limits]\ncatalog-size = "1 kB"\n')
    (project / "source/a.md").write_text("".join(f"Number {n} is here.\n\n" for n in range(90)))
    code, said = ours(project, "sync")
    assert code == 1
    assert "more than the limit of 1,000 (limits.catalog-size)" in said
    assert list(project.rglob("*.po")) == []


def test_an_approval_does_not_make_a_catalog_too_large(project: Path) -> None:
    path = project / "locales/uk/LC_MESSAGES/a.po"
    assert ours(project, "sync")[0] == 0
    path.write_text(path.read_text().replace('msgstr ""\n\n', 'msgstr "x"\n\n').rstrip())
    size = path.stat().st_size
    before = path.read_bytes()
    (project / "i18n-tool.toml").write_text(f"{CONFIG}[limits]\ncatalog-size = {size + 9}\n")
    code, said = ours(project, "review", "approve", "--locale", "uk", *BY)
    assert (code, path.read_bytes()) == (1, before), said


def test_a_file_that_is_too_large_is_never_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.po"
    with path.open("wb") as file:
        file.truncate(1 << 40)  # a terabyte, which no memory holds
    with pytest.raises(LimitError) as caught:
        i18n_tool.load_catalog(path)
    assert caught.value.what == (
        "the file has 1,099,511,627,776 bytes, more than the limit of 20,000,000 "
        "(limits.catalog-size)"
    )
    assert caught.value.path == str(path)
    assert caught.value.todo == (
        "Make it smaller, or raise `catalog-size` in the table `limits` of the configuration."
    )


def test_the_library_takes_limits(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text(HEADER + 'msgid "a"\nmsgstr "b"\n')
    with pytest.raises(LimitError, match=r"limits\.entries"):
        i18n_tool.load_catalog(path, limits=Limits(entries=1))
    catalog = i18n_tool.load_catalog(path, limits=Limits(entries=2))
    catalog.entries.append(i18n_tool.Entry("b", "c"))
    with pytest.raises(LimitError, match=r"limits\.entries"):
        catalog.save()


def test_a_catalog_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileError):
        read_catalog_file(tmp_path / "none.po", Limits())


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ('catalog-size = "50 MB"', None),
        ('catalog-size = "1.5MB"', None),
        ('header-size = "64 kB"', None),
        ("entry-size = 5000", None),
        ('catalog-size = "50"', "must be a size, not a string (`50`)"),
        ('catalog-size = "50 MiB"', "must be a size"),
        ('catalog-size = "-1 MB"', "must be a size"),
        ("catalog-size = 2.5", "must be a size, not a number (`2.5`)"),
        ("catalog-size = true", "must be a size, not true or false"),
        ("catalog-size = 0", "must be from 1,000 to 1,000,000,000 bytes, not 0"),
        ('catalog-size = "2 GB"', "not 2,000,000,000"),
        (f"catalog-size = {'9' * 400}", "not a number of so many digits"),
        ("entries = 0", "must be from 1 to 10,000,000, not 0"),
        ('entries = "many"', "must be a whole number, not a string"),
        ("plural-forms = 101", "must be from 1 to 100, not 101"),
        ("entires = 5", "`limits.entires` is not a key of the configuration"),
    ],
)
def test_the_table_of_limits(text: str, problems: str | None, project: Path) -> None:
    (project / "i18n-tool.toml").write_text(f"{CONFIG}[limits]\n{text}\n")
    code, said = ours(project, "doctor")
    if problems is None:
        assert code == 0, said
    else:
        assert code == 1
        assert problems in said.replace("\n", " ")
        assert "i18n-tool.toml:4" in said


def test_limits_that_are_no_table(project: Path) -> None:
    (project / "i18n-tool.toml").write_text(f"{CONFIG}limits = 5\n")
    code, said = ours(project, "coverage")
    assert code == 1
    assert "`limits` must be a table" in said
