"""The main job on real articles, from a clean folder to rendered pages, and the same bytes anywhere."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.e2e.conftest import Shell
from tests.engines.libre_server import serving

LOCALES = (
    *("zh-Hans", "zh-Hant", "en", "vi", "es", "ru", "fr-Africa"),
    *("pt-PT", "pt-BR", "id", "ja", "ar", "uk"),
)
BY = ("--as", "A Reviewer <reviewer@example.org>")
STATES = ("untranslated", "draft", "translated", "reviewed")
ARTICLES = {
    "fr/ico.txt": "articles/000_c936b3df293e970d.txt",
    "fr/page.html": "corpus/html/httpd/fr/stopping.html",
    "ar/page.md": "corpus/md/osguide/ar/code-of-conduct.md",
    "zh_Hans/page.md": "corpus/md/osguide/zh_Hans/code-of-conduct.md",
    "en/page.md": "corpus/md/osguide/en/code-of-conduct.md",
}


def real_project(folder: Path, shared: Path) -> Shell:
    """Make a project of real articles in four languages, by `init` and a rule for each folder."""
    folder.mkdir(parents=True)
    shell = Shell(folder)
    wanted = [word for locale in LOCALES for word in ("--locale", locale)]
    shell.run("init", "--source-locale", "en", *wanted)
    for name, origin in ARTICLES.items():
        path = folder / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(shared / origin, path)
    rules = "".join(f'"{name}/*" = "{name}"\n' for name in ("fr", "ar", "zh_Hans"))
    config = shell.read("i18n-tool.toml")
    shell.write("i18n-tool.toml", f"{config}\n[source-locales]\n{rules}")
    return shell


def fill(shell: Shell) -> None:
    """Translate every third sentence, as a script of a team does: by gettext's own tools."""
    for path in sorted(shell.folder.glob("locales/*/LC_MESSAGES/**/*.po")):
        if "zh_Hant" in path.parts or "pt_PT" in path.parts:
            continue  # left to the variants
        entries = path.read_text().split("\n\n")
        for at in range(2, len(entries), 3):
            head, _, tail = entries[at].rpartition('msgstr ""')
            if head and not tail.strip("\n"):
                msgid = head.rpartition("msgid ")[2]
                entries[at] = f"{head}msgstr {msgid}".rstrip("\n")
        path.write_text("\n\n".join(entries).rstrip("\n") + "\n")


def work(shell: Shell) -> None:
    """Do the main job."""
    shell.run("sync")
    fill(shell)
    shell.run("draft", "--offline")
    shell.run("review", "approve", "fr/*", "--locale", "uk", *BY)
    shell.run("build", code=None)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Shell:
    """Give a project in which the main job was done."""
    shell = real_project(tmp_path_factory.mktemp("flow") / "project", shared)
    work(shell)
    return shell


def test_every_article_is_rendered_in_every_locale(built: Shell) -> None:
    rendered = {
        path.relative_to(built.folder / "build") for path in built.folder.glob("build/*/*/*")
    }
    folders = [path.name for path in (built.folder / "build").iterdir()]
    assert len(folders) == 13
    assert rendered == {Path(locale) / name for locale in folders for name in ARTICLES}
    assert built.read("build/ar/ar/page.md") == built.read("source/ar/page.md")
    assert 'lang="uk"' in built.read("build/uk/fr/page.html")
    assert 'dir="rtl"' in built.read("build/ar/fr/page.html")


def test_gettext_reads_every_catalog_and_agrees_on_what_is_compiled(built: Shell) -> None:
    for path in sorted(built.folder.glob("locales/uk/LC_MESSAGES/**/*.po")):
        done = subprocess.run(
            ["msgfmt", "--check-format", "--check-domain", "-o", os.devnull, path],
            capture_output=True,
            check=False,
            text=True,
        )
        assert (done.returncode, "error" in done.stderr) == (0, False), done.stderr


def test_coverage_in_three_formats_tells_the_same(built: Shell) -> None:
    document = json.loads(built.out("coverage", "--format", "json"))
    uk = document["locales"]["uk"]["words"]
    assert uk["reviewed"] > 0
    assert uk["total"] == sum(uk[state] for state in STATES)
    rows = [row.split(",") for row in built.out("coverage", "--format", "csv").splitlines()]
    column = rows[0].index("words_reviewed")
    assert sum(int(row[column]) for row in rows[1:] if row[1] == "uk") == uk["reviewed"]
    line = next(row for row in built.out("coverage").splitlines() if row.startswith("uk "))
    assert f"{uk['reviewed']:,}" in line
    assert document["locales"]["zh_Hant"]["words"]["draft"] > 0  # by OpenCC
    assert document["locales"]["pt_PT"]["words"]["draft"] > 0  # by the variant


def test_a_gate_that_is_not_met_ends_with_3(built: Shell) -> None:
    built.run("coverage", "--fail-under", "uk:reviewed=1")
    built.run("coverage", "--fail-under", "uk:reviewed=99", code=3)


def test_the_laws_hold_and_the_doctor_is_content(built: Shell) -> None:
    assert "identity and locality hold" in built.out("verify", "en/*", "fr/ico")
    assert built.out("doctor").endswith("\nall is well\n")


def test_a_second_build_changes_nothing(built: Shell) -> None:
    before = built.files()
    code, out, _ = built.run("build", code=None)
    assert built.run("build", code=code)[1] == out
    assert built.files() == before


def test_the_same_bytes_in_another_folder_time_zone_and_number_of_processors(
    built: Shell, shared: Path, tmp_path: Path
) -> None:
    other = real_project(tmp_path / "another é folder", shared)
    other.env = {
        "LC_ALL": "C",
        "LANG": "tr_TR.ISO-8859-9",
        "TZ": "Asia/Tokyo",
        "PYTHONHASHSEED": "77",
        "PYTHONUTF8": "0",
        "COLUMNS": "200",
    }
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(allowed)})
    try:
        work(other)
    finally:
        os.sched_setaffinity(0, allowed)
    assert other.contents() == built.contents()
    assert other.out("check", "--format", "json") == built.out("check", "--format", "json")


def test_an_engine_fills_what_is_left_and_never_touches_a_person(project: Shell) -> None:
    name = "locales/uk/LC_MESSAGES/news/hall.po"
    project.translate(name, {"Elle est grande.": "Вона велика."})
    with serving() as server:
        config = project.read("i18n-tool.toml")
        project.write("i18n-tool.toml", f'{config}[engine.libre]\nurl = "{server.url}"\n')
        out = project.out("draft", "--engine", "libre", "--locale", "uk", "--format", "json")
    drafts = {each["msgid"]: each for each in json.loads(out)["drafts"]}
    assert drafts["La salle ouvre en mai."]["msgstr"] == "fr>uk La salle ouvre en mai."
    assert "Elle est grande." not in drafts
    text = project.read(name)
    assert 'msgstr "Вона велика."' in text
    assert text.count("#, fuzzy") == text.count("# @draft ") == text.count("# @from libre") == 2
    project.run("review", "approve", *BY)
    assert project.read(name).count("# @reviewed") == 1
