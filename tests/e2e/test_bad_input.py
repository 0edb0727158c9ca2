"""Bad input: a clear error with its place, exit code 1 or 2, nothing else touched, nothing lost."""

from collections.abc import Callable

import pytest

from tests.e2e.conftest import Shell

PO = "locales/uk/LC_MESSAGES/news/hall.po"


def test_articles_that_cannot_be_read_are_named_and_the_others_done(project: Shell) -> None:
    (project.folder / "source/binary.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (project.folder / "source/latin.md").write_bytes("Première ligne\n\nDéjà vu\n".encode("cp1252"))
    project.write("source/empty.md", "")
    project.write("source/fine.md", "Tout va bien.\n")
    err = project.err("build")
    assert "error: source/binary.txt:1: the file is binary, not text" in err
    assert "error: source/latin.md:1: the file is not UTF-8: byte 0xe8" in err
    assert "iconv -f CP1252 -t UTF-8" in err
    assert project.read("build/uk/empty.md") == ""
    assert project.read("build/uk/fine.md") == "Tout va bien.\n"
    assert project.read("build/uk/news/hall.md") == project.read("source/news/hall.md")
    assert not (project.folder / "build/uk/latin.md").exists()


def test_an_article_that_becomes_unreadable_leaves_its_catalogs_alone(project: Shell) -> None:
    project.translate(PO, {"Elle est grande.": "Вона велика."})
    before = project.read(PO)
    (project.folder / "source/news/hall.md").write_bytes(b"\xff\xfe\0\0")
    project.err("sync")
    assert project.read(PO) == before


@pytest.mark.parametrize(
    ("text", "code"),
    [("Le mot. " * 200_000, 0), ("a*b_[`" * 200_000, 1), ("<b><p>x</b>" * 60_000, 1)],
)
def test_an_enormous_line_is_read_or_refused_soon(shell: Shell, text: str, code: int) -> None:
    shell.write("i18n-tool.toml", 'source-locale = "fr"\nlocales = ["uk"]\n')
    shell.write("source/huge.md", text)
    _, _, err = shell.run("show", "huge", "-o", "units.txt", code=code)
    assert (code == 1) == err.startswith("error: source/huge.md:1: a sentence has ")


def test_an_article_over_the_limit_says_which_setting_to_raise(project: Shell) -> None:
    project.write("source/big.txt", "mot\n" * 600_000)
    project.edit(
        "i18n-tool.toml", 'source-locale = "fr"', 'source-locale = "fr"\nlargest-article = 1'
    )
    assert project.err("sync") == (
        "error: source/big.txt: the file is too large: it has 2,400,000 bytes, 1,000,000 are allowed\n"
        "to do: Split it, or raise `largest-article` in i18n-tool.toml.\n"
        " kept: Nothing was changed.\n"
    )


@pytest.mark.parametrize("name", ["../outside", "/etc/passwd", "a/../../b", "news/..", "a\nb"])
def test_names_that_lead_outside_are_refused(project: Shell, name: str) -> None:
    before = project.contents()
    for words in (["show"], ["sync"], ["review", "list"]):
        assert "cannot be an article's name" in project.err(*words, name, code=2), words
    assert project.contents() == before


@pytest.mark.parametrize("locale", ["../uk", "/uk", "uk/..", "..", "pt", "zz", "", "fr\n"])
def test_locales_that_are_none_of_ours_are_refused(project: Shell, locale: str) -> None:
    before = project.contents()
    for command in ("sync", "coverage", "build"):
        err = project.err(command, "--locale", locale, code=2)
        assert err.startswith("error: "), command
        assert "to do: " in err, command
    assert project.contents() == before


def test_every_fault_of_the_configuration_is_told_at_once(project: Shell) -> None:
    project.write(
        "i18n-tool.toml",
        'source-locale = 3\nlocales = ["uk", "uk", "../.."]\nsource = "../x"\nlocale = ["ja"]\n'
        'exclude = "x"\n[fail-under]\n"uk:best" = 80\n[engine.libre]\nulr = "http://localhost"\n',
    )
    before = project.contents()
    err = project.err("build")
    lines = [line for line in err.splitlines() if line.startswith("error")]
    places = [line.split(":")[2].strip() for line in lines]
    assert places == ["1", "2", "2", "3", "4", "5", "7", "9"], err
    assert project.contents() == before


def test_a_file_in_a_folders_place(project: Shell) -> None:
    project.write("build", "I am no folder\n")
    project.write("source/new/page.md", "Bonjour.\n")
    project.write("locales/uk/LC_MESSAGES/new", "I am no folder either\n")
    err = project.err("build")
    assert "error: locales/uk/LC_MESSAGES/new/page.po: " in err
    assert "Move that file out of the way." in err
    assert project.read("build") == "I am no folder\n"
    assert project.read("locales/uk/LC_MESSAGES/new") == "I am no folder either\n"
    assert (project.folder / "locales/zh_Hans/LC_MESSAGES/new/page.po").is_file()


def test_no_room_for_a_file_leaves_the_old_one_whole(project: Shell) -> None:
    project.run("build")
    project.write("source/news/hall.md", "# La salle\n\n" + "Une phrase de plus, longue. " * 9)
    project.write("source/news/long.md", "\n\n".join(f"La phrase {n} est là." for n in range(200)))
    before = project.contents()
    limited = ("sh", "-c", 'ulimit -f 8; exec "$@"', "sh")
    _, _, err = project.run("build", code=1, before=limited)
    assert (
        "locales/uk/LC_MESSAGES/news/long.po: the file cannot be written: the file would be" in err
    )
    after = project.contents()
    assert {name for name in before if name not in after} == set()
    assert not project.leftovers()
    project.run("build")
    assert project.read("build/uk/news/long.md") == project.read("source/news/long.md")


def test_git_conflict_markers_stop_that_catalog_only(project: Shell) -> None:
    empty = 'msgid "Elle est grande."\nmsgstr ""\n'
    ours, theirs = (empty.replace('""', f'"{text}"') for text in ("Вона велика.", "Велика вона."))
    project.edit(PO, empty, f"<<<<<<< ours\n{ours}=======\n{theirs}>>>>>>> theirs\n")
    before = project.read(PO)
    line = before[: before.index("<<<<<<<")].count("\n") + 1
    err = project.err("build")
    assert f"error: {PO}:{line}: " in err
    assert "conflict" in err
    assert project.read(PO) == before
    assert project.read("build/zh_Hans/news/hall.md")


def test_one_error_at_many_places_is_told_once(many: Callable[[int], Shell]) -> None:
    shell = many(14)
    shell.write("build", "")
    _, out, err = shell.run("render", code=1)
    assert out == "Rendered 0 files, 0 had the same content already.\n"
    places = [f"build/{locale}/a{n}.md" for n in (0, 1, 10, 11, 12) for locale in ("uk", "ja")]
    lines = err.splitlines()
    what = lines[0].removeprefix("error: build/uk/a0.md: ")
    assert what.endswith("a part of the path is a file, not a folder")
    assert lines == [
        *(f"error: {place}: {what}" for place in places),
        f"error: 18 more places (-v names them): {what}",
        "to do: Move that file out of the way.",
        lines[-1],
    ]
    assert lines[-1].startswith(" kept: ")
    assert shell.run("-v", "render", code=1)[2].count("error: ") == 28


def test_an_article_that_says_pt_is_what_the_rule_for_its_path_says(project: Shell) -> None:
    page = "---\nlang: pt\n---\n\nBom dia.\n"
    project.write("source/pt/page.md", page)
    assert "the locale `pt` is ambiguous: pt-PT or pt-BR" in project.err("show", "pt/page")
    rule = '\n[source-locales]\n"pt/*" = "pt-BR"\n'
    project.write("i18n-tool.toml", project.read("i18n-tool.toml") + rule)
    assert project.out("show", "pt/page").startswith("pt/page: Portuguese (Brazil), markdown")


def test_a_sentence_that_no_catalog_could_hold_is_refused_with_its_line(project: Shell) -> None:
    project.write("source/data.md", f"# Titre\n\n{'x' * 2_000_000}\n")
    project.write("source/fine.md", "Tout va bien.\n")
    before = project.contents()
    assert project.err("sync") == (
        "error: source/data.md:3: a sentence has 2,000,000 characters, 100,000 are allowed\n"
        "to do: Divide it, put it between `<!-- i18n: off -->` and `<!-- i18n: on -->`, or name the"
        " file in `exclude` in the configuration.\n"
        " kept: Nothing was changed.\n"
    )
    new = project.contents().keys() - before.keys()
    assert {name.rpartition("/")[2] for name in new} == {"fine.po", "fine.pot"}
    project.write("source/data.md", f"<!-- i18n: off -->\n\n{'x' * 2_000_000}\n")
    project.run("build")
