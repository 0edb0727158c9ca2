"""Bad input: each gives an error in four parts, the right exit code, and touches nothing."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
Contents = Callable[[Path], dict[str, bytes]]

SENTENCE = f"Le chat {'gris ' * 18}dort. "
"""One sentence of some hundred letters."""


def refused(run: Run, contents: Contents, folder: Path, *words: str) -> tuple[int, list[str]]:
    """Run a command that fails: give its exit code and the lines of its error."""
    before = contents(folder)
    done = run(*words)
    assert contents(folder) == before
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr.splitlines()


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (["snyc"], ["error: there is no command `snyc`", "to do: Did you mean `sync`?"]),
        (
            ["frobnicate"],
            [
                "error: there is no command `frobnicate`",
                "to do: `i18n-tool --help` lists the commands.",
            ],
        ),
        (
            ["show"],
            [
                "error: missing argument 'ARTICLE'",
                "to do: `i18n-tool show --help` says what it takes.",
            ],
        ),
        (
            ["-v", "-q", "verify"],
            ["error: -v and -q exclude each other", "to do: Give one of them."],
        ),
        (
            ["-C", "nowhere", "verify"],
            [
                "error: nowhere: the folder named with -C cannot be entered",
                "to do: Name a folder that is there.",
            ],
        ),
        (
            ["show", "news/icu"],
            ["error: no article fits `news/icu`", "to do: Did you mean `news/ico`?"],
        ),
        (
            ["show", "../secret"],
            [
                "error: `../secret` cannot be an article's name",
                "to do: A name is a path below the source folder, such as guide/install.",
            ],
        ),
        (
            ["verify", "/etc/passwd"],
            [
                "error: `/etc/passwd` cannot be an article's name",
                "to do: A name is a path below the source folder, such as guide/install.",
            ],
        ),
    ],
)
def test_usage(
    run: Run, contents: Contents, folder: Path, words: list[str], error: list[str]
) -> None:
    assert refused(run, contents, folder, *words) == (2, [*error, " kept: Nothing was changed."])


def test_a_wrong_option(run: Run, contents: Contents, folder: Path) -> None:
    code, lines = refused(run, contents, folder, "show", "--formt", "json", "news/ico")
    assert code == 2
    assert lines[0].startswith("error: no such option")
    assert "--formt" in lines[0]


def test_no_configuration(run: Run, contents: Contents, tmp_path: Path) -> None:
    code, lines = refused(run, contents, tmp_path, "verify")
    assert code == 1
    assert lines[0].endswith("there is no configuration here or in a folder above")
    assert lines[1].startswith("to do: Run `i18n-tool init ")


def test_every_problem_of_the_configuration_at_once(
    run: Run, contents: Contents, folder: Path
) -> None:
    (folder / "i18n-tool.toml").write_text(
        'source-locale = "fr"\nlocales = ["uk", "klingon!"]\nsorce = "x"\nbuild = 3\n'
    )
    code, lines = refused(run, contents, folder, "show", "news/ico")
    assert code == 1
    assert [line for line in lines if line.startswith("error: ")] == [
        "error: i18n-tool.toml:2: unknown locale 'klingon!': it is not the name of a locale",
        "error: i18n-tool.toml:3: `sorce` is not a key of the configuration",
        "error: i18n-tool.toml:4: `build` must be a string, not a whole number (`3`)",
    ]
    assert lines[-1] == " kept: Nothing was changed."


@pytest.mark.parametrize(
    ("content", "error", "todo"),
    [
        (
            "Première ligne.\nDeuxième été.\n".encode("latin-1"),
            "1: the file is not UTF-8: byte 0xe8 does not fit; it may be CP1252",
            "Convert it, say by: iconv -f CP1252 -t UTF-8 FILE > NEW",
        ),
        (
            "Bonjour.\n".encode("utf-16"),
            "1: the file is not UTF-8: byte 0xff does not fit; it may be UTF-16",
            "Convert it, say by: iconv -f UTF-16 -t UTF-8 FILE > NEW",
        ),
        (
            b"one\ntwo\nthree \0 four",
            "3: the file is binary, not text: it holds a NUL byte",
            "Take it out of the folder, or name it in `exclude` in the configuration.",
        ),
        (
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            "1: the file is binary, not text: byte 0x89 is not UTF-8",
            "Take it out of the folder, or name it in `exclude` in the configuration.",
        ),
    ],
)
def test_articles_that_are_no_text(  # noqa: PLR0917
    run: Run, contents: Contents, folder: Path, content: bytes, error: str, todo: str
) -> None:
    (folder / "source/bad.md").write_bytes(content)
    assert refused(run, contents, folder, "show", "bad") == (
        1,
        [f"error: source/bad.md:{error}", f"to do: {todo}", " kept: Nothing was changed."],
    )


def test_an_article_in_an_unknown_locale(run: Run, contents: Contents, folder: Path) -> None:
    (folder / "source/bad.md").write_text("---\nlang: klingonish\n---\nText.\n")
    code, lines = refused(run, contents, folder, "show", "bad")
    assert code == 1
    assert lines[0].startswith("error: source/bad.md")


def test_an_article_that_is_too_large(run: Run, contents: Contents, folder: Path) -> None:
    with (folder / "i18n-tool.toml").open("a") as config:
        config.write("largest-article = 0.01\n")
    (folder / "source/big.txt").write_text("x" * 10_001)
    code, lines = refused(run, contents, folder, "show", "big")
    assert (code, lines) == (
        1,
        [
            "error: source/big.txt: the file is too large: it has 10,001 bytes, 10,000 are allowed",
            "to do: Split it, or raise `largest-article` in i18n-tool.toml.",
            " kept: Nothing was changed.",
        ],
    )


@pytest.mark.parametrize("ending", ["txt", "md", "html"])
def test_an_article_of_ten_megabytes_in_one_line(run: Run, folder: Path, ending: str) -> None:
    (folder / f"source/big.{ending}").write_text(SENTENCE * 100_000)
    done = run("show", "big", "-o", "big.out")
    assert (done.returncode, done.stderr) == (0, "")
    assert (folder / "big.out").read_text().count("Le chat") == 100_000


@pytest.mark.parametrize("ending", ["txt", "md", "html"])
def test_an_empty_article(run: Run, folder: Path, ending: str) -> None:
    (folder / f"source/empty.{ending}").write_bytes(b"")
    done = run("show", "empty")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0].endswith("0 sentences")
    assert run("verify", "empty").returncode == 0


def test_the_source_folder_is_missing(run: Run, contents: Contents, folder: Path) -> None:
    (folder / "i18n-tool.toml").write_text(
        'source-locale = "fr"\nlocales = ["uk"]\nsource = "texts"\n'
    )
    code, lines = refused(run, contents, folder, "verify")
    assert (code, lines[0]) == (1, "error: texts: the folder of the articles is missing")


def test_an_article_that_disappears_is_named(run: Run, contents: Contents, folder: Path) -> None:
    (folder / "source/gone.md").symlink_to(folder / "source/nowhere.md")
    code, lines = refused(run, contents, folder, "show", "gone")
    assert (code, lines[0]) == (2, "error: no article fits `gone`")


def test_two_articles_of_one_name(run: Run, contents: Contents, folder: Path) -> None:
    (folder / "source/news/ico.html").write_text("<p>x</p>")
    code, lines = refused(run, contents, folder, "verify")
    assert (code, lines[0]) == (
        1,
        "error: source/news/ico.md: two articles have one name: ico.html and ico.md",
    )


def test_a_result_that_cannot_be_written(run: Run, contents: Contents, folder: Path) -> None:
    (folder / "file").write_text("")
    code, lines = refused(run, contents, folder, "show", "news/ico", "-o", "file/below")
    assert code == 1
    assert lines[0] == (
        "error: file/below: the file cannot be written: a part of the path is a file, not a folder"
    )


def test_a_clock_that_is_none(run: Run, folder: Path) -> None:
    from i18n_tool.cli.session import now, today
    from i18n_tool.errors import UsageError

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1795478400")
        assert today() == "2026-11-24"
        patch.setenv("SOURCE_DATE_EPOCH", "yesterday")
        with pytest.raises(UsageError):
            now()


@pytest.mark.parametrize(
    "place",
    [
        "source/news/ico.md",
        "i18n-tool.toml",
        "locales/uk/LC_MESSAGES/news/ico.po",
        "locales/templates/news/ico.pot",
        "../ours/locales/templates/news/ico.pot",
        "a link",
        ".git/config",
    ],
)
def test_law_4_a_result_takes_the_place_of_nothing_that_a_person_wrote(
    folder: Path, run: Run, contents: Contents, place: str
) -> None:
    run("sync")
    (folder / "a link").symlink_to("source/news/ico.md")
    (folder / ".git").mkdir()
    (folder / ".git/config").write_text("")
    place = place.replace("ours", folder.name)
    code, lines = refused(run, contents, folder, "coverage", "-o", place)
    assert (code, lines[1]) == (1, "to do: Name another file.")
    assert run("coverage", "-o", "source/news/status.txt").returncode == 0
    assert run("coverage", "-o", "words.json").returncode == 0
    assert run("coverage", "-o", "words.json").returncode == 0
