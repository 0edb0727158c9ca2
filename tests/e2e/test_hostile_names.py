"""Names that lead away: of files, links, locales, references, settings. None is followed outside."""

import io
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from i18n_tool.cli.main import run
from i18n_tool.errors import ConfigError, UsageError
from i18n_tool.workspace.config import parse_config
from i18n_tool.workspace.names import twins, unfit
from i18n_tool.workspace.project import Project, check_locale, check_name

CONFIG = 'source-locale = "en"\nlocales = ["uk"]\n'
BY = ("--as", "A Reviewer <reviewer@example.org>")
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: uk\\n"\n'
EVERY = (
    ("sync",),
    ("sync", "--format", "json"),
    ("coverage",),
    ("check",),
    ("review", "list"),
    ("review", "approve", *BY),
    ("draft", "--estimate"),
    ("compile",),
    ("compile", "--with-fallbacks"),
    ("render",),
    ("render", "--mark"),
    ("build",),
    ("verify",),
    ("verify", "--links"),
    ("doctor",),
)


@pytest.fixture
def outside(tmp_path: Path) -> Iterator[Path]:
    """Give a folder beside the project, which is the same at the end."""
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "secret.md").write_text("# Secret\n\nVery secret words.\n")
    before = held(folder)
    yield folder
    assert held(folder) == before


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a project with one article."""
    folder = tmp_path / "project"
    (folder / "source").mkdir(parents=True)
    (folder / "source/a.md").write_text("# Hello\n\nSome text.\n")
    (folder / "i18n-tool.toml").write_text(CONFIG)
    return folder


def held(folder: Path) -> dict[str, bytes]:
    """Give the files of a folder."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def ours(folder: Path, *words: str) -> tuple[int, str]:
    """Run a command in a folder; give its exit code and all that it writes."""
    written = io.StringIO()
    with chdir(folder), redirect_stdout(written), redirect_stderr(written):
        code = run(words)
    said = written.getvalue()
    assert "Traceback" not in said, words
    assert "defect in i18n-tool" not in said, (words, said)
    return code, said


def catalog(project: Path, name: str = "a", locale: str = "uk") -> Path:
    """Give the path of a catalog."""
    return project / f"locales/{locale}/LC_MESSAGES/{name}.po"


# -- links ----------------------------------------------------------------------------------------


def test_links_out_of_the_source_are_no_articles(project: Path, outside: Path) -> None:
    source = project / "source"
    (source / "file.md").symlink_to(outside / "secret.md")
    (source / "folder").symlink_to(outside)
    (source / "round.md").symlink_to("round.md")
    (source / "self").symlink_to(".")
    (source / "nowhere.md").symlink_to("none.md")
    (source / "up.md").symlink_to("../i18n-tool.toml")
    (source / "inside.md").symlink_to("a.md")
    os.mkfifo(source / "pipe.md")
    for words in EVERY:
        code, said = ours(project, *words)
        assert code == 0, (words, said)
        assert "ecret words" not in said
    assert {path.name for path in project.rglob("*.po")} == {"a.po", "inside.po"}
    _, said = ours(project, "doctor")
    for name in ("file.md", "folder", "round.md", "self", "nowhere.md", "up.md"):
        assert f"source/{name}: the symbolic link leads out" in said
    assert "inside.md" not in said


@pytest.mark.parametrize("folder", ["source", "locales", "build"])
@pytest.mark.parametrize("target", ["../outside", "..", "/", "."])
def test_a_folder_of_the_project_leads_out_of_it(
    folder: str, target: str, project: Path, outside: Path
) -> None:
    shutil.rmtree(project / folder, ignore_errors=True)
    (project / folder).symlink_to(target)
    for words in EVERY:
        code, said = ours(project, *words)
        assert code == 1, (words, said)
        assert f"a symbolic link leads `{folder}` out of the project" in said


def test_two_folders_of_the_project_are_one(project: Path) -> None:
    (project / "build").symlink_to("source")
    code, said = ours(project, "render")
    assert (code, "lies in" in said) == (1, True)


@pytest.mark.parametrize("name", ["", "/locks", "/runs", "/index.sqlite"])
def test_what_is_derived_leads_outside(name: str, project: Path, outside: Path) -> None:
    link = project / f".i18n-tool{name}"
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(outside / "secret.md" if "sqlite" in name else outside)
    for words in EVERY:
        code, said = ours(project, *words)
        assert code == 1, (words, said)
        assert f".i18n-tool{name}: a symbolic link" in said


@pytest.mark.parametrize("link", ["locales/uk", "locales/uk/LC_MESSAGES"])
def test_catalogs_are_not_written_through_a_link_to_a_folder_outside(
    link: str, project: Path, outside: Path
) -> None:
    (project / link).parent.mkdir(parents=True, exist_ok=True)
    (project / link).symlink_to(outside)
    for words in (("sync",), ("build",)):
        code, said = ours(project, *words)
        assert code == 1, said
        assert "a.po: the file cannot be written: a symbolic link leads out of `locales`" in said


@pytest.mark.parametrize("there", [True, False])
def test_a_catalog_outside_is_not_written(there: bool, project: Path, tmp_path: Path) -> None:
    path, away = catalog(project), tmp_path / "a.po"
    path.parent.mkdir(parents=True)
    path.symlink_to(away)
    text = HEADER + '\nmsgid "Some text."\nmsgstr "Т."\n'
    if there:
        away.write_text(text)
    for words in (("sync",), ("review", "approve", *BY), ("build",)):
        code, said = ours(project, *words)
        if there or "approve" not in words:
            assert code == 1, (words, said)
            assert f"`locales`, to {away}" in said.replace("\n", " "), said
    assert (away.read_text() if there else away.exists()) == (text if there else False)
    assert path.is_symlink()


def test_a_catalog_that_is_a_link_inside_the_project_keeps_it(project: Path) -> None:
    path, shared = catalog(project), project / "po/shared.po"
    shared.parent.mkdir()
    path.parent.mkdir(parents=True)
    shared.write_text(HEADER + '\nmsgid "Some text."\nmsgstr "Т."\n')
    path.symlink_to("../../../po/shared.po")
    assert ours(project, "sync")[0] == 0
    assert ours(project, "review", "approve", *BY)[0] == 0
    assert path.is_symlink()
    assert "@reviewed" in shared.read_text()


@pytest.mark.parametrize("target", ["../../../source/b.md", "../../../.git/config.po", "/etc/x.po"])
def test_a_catalog_leads_to_what_is_none(target: str, project: Path) -> None:
    path = catalog(project)
    path.parent.mkdir(parents=True)
    path.symlink_to(target)
    code, said = ours(project, "sync")
    assert (code, "leads out of `locales`" in said) == (1, True)
    assert not os.path.lexists(path.parent / target)


def test_a_compiled_catalog_leads_outside(project: Path, outside: Path) -> None:
    catalog(project).parent.mkdir(parents=True)
    catalog(project).write_text(HEADER)
    catalog(project).with_suffix(".mo").symlink_to(outside / "secret.md")
    code, said = ours(project, "compile")
    assert (code, "leads out of `locales`" in said) == (1, True)


@pytest.mark.parametrize("target", ["../outside", "../source", "../.git"])
def test_articles_are_not_rendered_through_a_link(
    target: str, project: Path, outside: Path
) -> None:
    (project / "build").mkdir()
    (project / "build/uk").symlink_to(f"../{target}" if "outside" in target else target)
    before = held(project / "source")
    ours(project, "sync")
    for words in (("render",), ("render", "--fallback", "omit"), ("build",)):
        code, said = ours(project, *words)
        assert (code, "leads out of `build`" in said) == (1, True), said
    assert held(project / "source") == before


def test_a_rendered_article_is_a_link_to_an_article(project: Path) -> None:
    ours(project, "sync")
    (project / "build/uk").mkdir(parents=True)
    (project / "build/uk/a.md").symlink_to("../../source/a.md")
    before = held(project / "source")
    code, said = ours(project, "render", "--fallback", "omit")
    assert (code, "leads out of `build`" in said) == (1, True)
    assert held(project / "source") == before


@pytest.mark.parametrize("name", ["i18n-tool.toml", ".gitignore"])
def test_init_writes_nothing_through_a_link(name: str, tmp_path: Path) -> None:
    folder, away = tmp_path / "project", tmp_path / "away"
    (folder / ".git").mkdir(parents=True)
    (folder / name).symlink_to(away)
    code, said = ours(folder, "init", "--source-locale", "en", "--locale", "uk")
    assert (code, "a symbolic link leads out of" in said) == (1, True), said
    assert not away.exists()


# -- the configuration ----------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["source", "catalogs", "build"])
@pytest.mark.parametrize(
    "value",
    [
        "../x",
        "/",
        ".",
        "..",
        "/etc",
        "a/../../b",
        "~",
        "~/x",
        "",
        ".git",
        ".GIT/hooks",
        "\\u0000",
        "a/..",
        "./",
        "//etc",
        "x/../.i18n-tool/y",
        "x/../../project/source",
    ],
)
def test_a_folder_in_the_configuration_lies_outside(key: str, value: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        parse_config(f'{CONFIG}{key} = "{value}"\n', tmp_path / "i18n-tool.toml")
    assert [problem.where for problem in caught.value.problems] == [f"{tmp_path}/i18n-tool.toml:3"]


@pytest.mark.parametrize(
    "text",
    [
        'locales = ["../../etc"]',
        'locales = ["/etc"]',
        'locales = ["uk/../.."]',
        'locales = ["~"]',
        'locales = ["uk\\u0000"]',
        'locales = [""]',
        f'locales = ["{"u" * 5000}"]',
        'locales = ["uk"]\naliases = { x = "../.." }',
        'locales = ["uk"]\n[source-locales]\n"*" = "../.."',
        'locales = ["uk"]\n[segmentation]\nsrx = "../../etc/passwd"',
        'locales = ["uk"]\n[segmentation]\nsrx = "/etc/passwd"',
    ],
)
def test_a_name_in_the_configuration_leads_outside(text: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        parse_config(f'source-locale = "en"\n{text}\n', tmp_path / "i18n-tool.toml")


def test_an_engine_with_the_name_of_a_path(project: Path) -> None:
    settings = 'engines = ["../../x"]\n[engine."../../x"]\nurl = "file:///etc/passwd"\n'
    (project / "i18n-tool.toml").write_text(CONFIG + settings)
    ours(project, "sync")
    code, said = ours(project, "draft")
    assert code != 0
    assert "there is no engine" in said


@pytest.mark.parametrize("depth", [100, 100_000])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a=", "}")])
def test_a_deep_configuration(depth: int, opening: str, closing: str, project: Path) -> None:
    value = opening * depth + closing * depth
    (project / "i18n-tool.toml").write_text(f"{CONFIG}exclude = {value}\n")
    code, said = ours(project, "coverage")
    assert (code, "i18n-tool.toml" in said) == (1, True), said[:500]


# -- words of the command line --------------------------------------------------------------------

AWAY = [
    "../outside/secret",
    "/etc/passwd",
    "../../x",
    "a/../../x",
    "~/x",
    "source/../../x",
    "..",
    "/",
]


@pytest.mark.parametrize(
    "name", [*AWAY, "", "a\0b", "a\nb", "x" * 5000, "\udcff", "a//b", "./../a"]
)
def test_no_article_is_named_so(name: str, project: Path, outside: Path) -> None:
    ours(project, "sync")
    for words in (("sync",), ("render",), ("show",), ("verify",), ("review", "list"), ("compile",)):
        code, said = ours(project, *words, name)
        assert code in (1, 2), (words, said)
        assert "ecret words" not in said


@pytest.mark.parametrize("name", [*AWAY, "", "uk/..", "uk\0", "u\nk", "u" * 5000, "\udcff"])
def test_no_locale_is_named_so(name: str, project: Path, outside: Path) -> None:
    ours(project, "sync")
    for words in (("sync",), ("render",), ("coverage",), ("draft",), ("review", "list")):
        assert ours(project, *words, "--locale", name)[0] == 2, words
    with pytest.raises(UsageError):
        check_locale(name)


@pytest.mark.parametrize(
    "name", [*AWAY[:4], "a/../../x", "..", "/", "", "a\0b", "a\nb", "\udcff", "a//b"]
)
def test_no_path_is_made_of_such_a_name(name: str, project: Path) -> None:
    at = Project.at(project)
    for path in (at.template_path, lambda name: at.catalog_path(name, "uk")):
        with pytest.raises(UsageError):
            path(name)
    with pytest.raises(UsageError):
        check_name(name)


# -- what articles and catalogs say ---------------------------------------------------------------


@pytest.mark.parametrize(
    "value", ["../../etc", "/etc/passwd", "..", "~", "uk/../..", '"\\0"', "''", "u" * 5000]
)
def test_an_article_says_that_it_is_in_a_path(value: str, project: Path, outside: Path) -> None:
    (project / "source/b.md").write_text(f"---\nlang: {value}\n---\n\nSome other text.\n")
    (project / "source/c.html").write_text(f"<html lang='{value}'><p>Some more.</p></html>\n")
    before = {path.name for path in project.parent.iterdir()}
    for words in EVERY:
        ours(project, *words)
    assert {path.name for path in project.parent.iterdir()} == before
    top = {path.name for path in project.iterdir()}
    assert top == {"source", "locales", "build", "i18n-tool.toml", ".i18n-tool"}
    assert {path.name for path in (project / "locales").iterdir()} == {"templates", "uk"}


def test_a_catalog_names_paths_everywhere(project: Path, outside: Path) -> None:
    place = f"{outside}/secret.md"
    text = (
        f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        f'"Language: ../../outside\\n"\n"X-Domain: {place}\\n"\n"X-Poedit-Basepath: ../../..\\n"\n'
        f'"X-Poedit-SearchPath-0: {place}\\n"\n"Project-Id-Version: {place}\\n"\n\n'
        f"# @from ../../outside/secret.md\n# @by ../../x <{place}>\n"
        f"#: {place}:1 ../outside/secret.md:2 source/../../outside/secret.md\n"
        'msgid "Some text."\nmsgstr "Текст."\n'
    )
    for name in ("a", "gone"):
        catalog(project, name).parent.mkdir(parents=True, exist_ok=True)
        catalog(project, name).write_text(text)
    for words in EVERY:
        _, said = ours(project, *words)
        assert "ecret words" not in said
    assert "Текст" in catalog(project, "gone").read_text()


@pytest.mark.parametrize(
    "place", ["source/../../outside/secret.md", "source/" + "x" * 5000, "source/\u2068a b\u2069.md"]
)
def test_a_catalog_without_article_refers_to_an_odd_place(
    place: str, project: Path, outside: Path
) -> None:
    path = catalog(project, "gone")
    path.parent.mkdir(parents=True)
    path.write_text(f'{HEADER}\n#: {place}:1\nmsgid "Old."\nmsgstr "Старе."\n')
    for words in EVERY:
        assert ours(project, *words)[0] == 0, words
    assert "Старе." in path.read_text()


@pytest.mark.parametrize(
    "target",
    [
        "../../../etc/passwd",
        "/../../etc/passwd",
        "%2e%2e/%2e%2e/x.md",
        "x" * 5000 + ".md",
        "a%00.md",
        "file:///etc/passwd",
        "//etc/passwd",
        "..\\..\\x.md",
    ],
)
def test_links_of_an_article_lead_outside(target: str, project: Path) -> None:
    (project / "source/a.md").write_text(
        f"# Hello\n\nSome [text]({target}) and ![one]({target}).\n"
    )
    for words in EVERY:
        assert ours(project, *words)[0] in (0, 1, 3), words


LAUGHS = "a: &a [lol, lol]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(20)
)
FRONT = {
    "billion laughs": f"---\n{LAUGHS}title: *u\n---\n",
    "laughs in the title": f"---\n{LAUGHS}title: [*u, *u]\n---\n",
    "an object": "---\ntitle: !!python/object/apply:os.system ['touch ../../outside/x']\n---\n",
    "a new object": "---\ntitle: !!python/object/new:os.system [touch x]\n---\n",
    "a name of Python's": "---\ntitle: !!python/name:os.system\n---\n",
    "an alias of itself": "---\ntitle: &x [*x]\n---\n",
    "a merge of itself": "---\nx: &x\n  <<: *x\ntitle: *x\n---\n",
    "a deep flow": "---\ntitle: " + "[" * 100_000 + "\n---\n",
    "a deep flow that ends": "---\ntitle: " + "[" * 50_000 + "]" * 50_000 + "\n---\n",
    "deep maps": "---\ntitle: " + "{a: " * 50_000 + "}" * 50_000 + "\n---\n",
    "deep sequences": "---\ntitle:\n " + "- " * 50_000 + "x\n---\n",
    "deep indentation": "---\n" + "".join(" " * n + "a:\n" for n in range(500)) + "---\n",
    "deep TOML": "+++\ntitle = " + "[" * 100_000 + "\n+++\n",
    "deep TOML that ends": "+++\ntitle = " + "[" * 50_000 + "]" * 50_000 + "\n+++\n",
    "a long number in TOML": "+++\ntitle = 'A'\nweight = " + "9" * 10_000 + "\n+++\n",
    "a long key in TOML": "+++\n" + "a." * 50_000 + "title = 'A'\n+++\n",
    "deep JSON": '{"title": ' + "[" * 100_000 + "\n}\n",
    "deep JSON that ends": '{"title": ' + "[" * 50_000 + "]" * 50_000 + "\n}\n",
    "a long number in JSON": '{"title": "A", "weight": ' + "9" * 10_000 + "}\n",
    "a lone surrogate in JSON": '{"title": "A \\ud800 b"}\n',
    "a NUL in JSON": '{"title": "A \\u0000 b"}\n',
    "a lone surrogate in YAML": '---\ntitle: "A \\uD800 b"\n---\n',
    "a NUL in YAML": '---\ntitle: "A \\0 b"\n---\n',
    "two documents": "---\ntitle: A\n---\n---\ntitle: B\n---\n",
    "a directive": "---\n%TAG ! tag:yaml.org,2002:python/\ntitle: !name:os.system x\n---\n",
}


@pytest.mark.parametrize("front", FRONT.values(), ids=FRONT)
def test_hostile_front_matter(front: str, project: Path, outside: Path) -> None:
    content = f"{front}\n# Hello\n\nSome text.\n"
    (project / "source/a.md").write_text(content)
    before = {path.name for path in project.iterdir()}
    for words in EVERY:
        code, said = ours(project, *words)
        assert code in (0, 1, 3), (words, said[:1000])
    assert {path.name for path in project.iterdir()} - before <= {"locales", "build", ".i18n-tool"}
    if (project / "build/uk/a.md").exists():
        assert (project / "build/uk/a.md").read_text() == content


# -- names of files -------------------------------------------------------------------------------

TWINS = [
    ("News", "news", "differ only in case"),
    ("news/ICO", "news/ico", "differ only in case"),
    ("STRASSE", "stra\u00dfe", "differ only in case"),
    ("caf\u00e9", "cafe\u0301", "the way of writing accents"),
    ("\u212bngstr\u00f6m", "\u00c5ngstr\u00f6m", "the way of writing accents"),
    ("CAF\u00c9", "cafe\u0301", "differ only in case"),
]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the two files would be one")
@pytest.mark.parametrize(("one", "other", "told"), TWINS)
def test_twins_are_reported_and_kept_apart(one: str, other: str, told: str, project: Path) -> None:
    for name in (one, other):
        path = project / f"source/{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"# This is {name.encode()!r}\n")
    for words in (("sync",), ("check",), ("doctor",), ("build",)):
        code, said = ours(project, *words)
        assert code in (0, 3), said
        assert told in said, (words, said)
        assert "Rename one of them" in said or words[0] != "doctor"
    texts = [catalog(project, name).read_text() for name in (one, other)]
    assert [
        str(name.encode()).replace("\\", "\\\\") in text
        for name, text in zip((one, other), texts, strict=True)
    ] == [True, True]
    assert (project / f"build/uk/{one}.md").read_text() != (
        project / f"build/uk/{other}.md"
    ).read_text()


def test_twins_where_files_are_taken_for_one_are_an_error(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    (project / "source/A.md").write_text("# Another\n")
    for words in EVERY:
        code, said = ours(project, *words)
        asks = words[0] != "compile"
        assert (code, "differ only in case" in said) == (asks, asks), (words, said)
    assert not (project / "locales").exists()


def test_names_that_only_look_alike_are_no_twins() -> None:
    assert twins(["a", "b", "news/a", "news/b", "New", "ne/w", "\u0430"]) == []
    assert twins(["a/B", "A/b", "x"]) == [("a/B", "A/b")]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("aux", "for a device"),
        ("guide/CON", "for a device"),
        ("nul.tar", "for a device"),
        ("com1/a", "for a device"),
        ("LPT\u00b9", "for a device"),
        ("trailing./a", "drops the dot"),
        ("trailing /a", "drops the dot"),
        ("what?", "allows no `?`"),
        ("a:b", "allows no `:`"),
        ("a<b", "allows no `<`"),
        ("\u4e2d" * 84, "longer than 250 bytes"),
        ("console", ""),
        ("com10", ""),
        ("auxiliary/a", ""),
        ("v1.2. ", ""),
        ("caf\u00e9", ""),
    ],
)
def test_names_that_other_systems_cannot_have(name: str, why: str) -> None:
    assert why in unfit(name)
    assert bool(unfit(name)) == bool(why)


def test_names_that_windows_cannot_have_are_reported(project: Path) -> None:
    (project / "source/aux.md").write_text("# Auxiliary\n")
    for words in (("sync",), ("check",), ("doctor",)):
        code, said = ours(project, *words)
        assert (code, "Windows keeps `aux` for a device" in said) == (0, True), said


@pytest.mark.parametrize(
    "name", [b"new\nline", b"tab\there", b"\x1b[2Jclear", b"back\\slash", b"\xff\xfe"]
)
def test_a_name_with_controls_or_no_text_is_refused(name: bytes, project: Path) -> None:
    (project / f"source/{os.fsdecode(name)}.md").write_text("# Odd\n")
    for words in EVERY:
        code, said = ours(project, *words)
        if words[0] == "compile":  # which asks for no article
            continue
        assert code == 1, (words, said)
        assert "cannot be an article's name" in said
        assert "\x1b" not in said
        assert "\tthere" not in said


def test_names_that_would_speak_to_the_terminal_are_escaped(project: Path) -> None:
    bad = "\u202egnp\u2066"
    (project / f"source/{bad}.md").write_text("# Odd\n\nMore of it.\n")
    (project / "source/\x9b31mred.md").write_text("# Red\n")
    for words in EVERY:
        code, said = ours(project, *words)
        assert code in (0, 3), (words, said)
        assert "\u202e" not in said, words
        assert "\u2066" not in said, words
        assert "\x9b" not in said, words


@pytest.mark.parametrize("length", [240, 250, 251, 252])
def test_long_names(length: int, project: Path) -> None:
    name = "n" * length
    (project / f"source/{name}.md").write_text("# Long\n\nA text.\n")
    for words in EVERY:
        code, said = ours(project, *words)
        assert code in (0, 1, 3), (words, said)
        if length <= 251:
            assert code in (0, 3), (words, said)
        elif code == 1:
            assert "too long" in said
    assert catalog(project, name).exists() or length == 252


def test_a_number_of_many_digits_in_the_configuration(project: Path) -> None:
    (project / "i18n-tool.toml").write_text(f"{CONFIG}memory-threshold = {'9' * 5000}\n")
    code, said = ours(project, "coverage")
    assert (code, "too many digits" in said) == (1, True)


def test_a_reference_to_a_folder_that_is_a_file(project: Path) -> None:
    (project / "locales").mkdir()
    (project / "locales/uk").write_text("a file\n")
    code, said = ours(project, "sync")
    assert (code, "locales/uk" in said) == (1, True)
    assert (project / "locales/uk").read_text() == "a file\n"
