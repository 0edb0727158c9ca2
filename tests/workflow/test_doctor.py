"""Doctor: what is broken is found, and named with what to do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from i18n_tool.engines import Failure, Kind, Setup
from i18n_tool.model.issue import Severity
from i18n_tool.workflow.doctor import Diagnosis, diagnose
from i18n_tool.workflow.doctor import engines as room
from i18n_tool.workspace.index import Index
from i18n_tool.workspace.locks import locked

CATALOG = 'msgid ""\nmsgstr ""\n"Language: {}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a healthy project."""
    (tmp_path / "i18n-tool.toml").write_text('source-locale = "fr"\nlocales = ["uk"]\n')
    for name, content in {
        "source/a.md": "Texte.\n",
        "locales/uk/LC_MESSAGES/a.po": CATALOG.format("uk"),
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content)
    return tmp_path


def findings(folder: Path, found: Diagnosis) -> list[str]:
    """Give what was found, one line each."""
    return [
        f"{finding.severity}: {finding.where.removeprefix(str(folder) + '/')}: {finding.what}"
        for finding in found.findings
    ]


def test_a_healthy_project(folder: Path) -> None:
    found = diagnose(folder)
    assert found.healthy
    assert found.findings == ()
    facts = {fact.name: fact.value for fact in found.facts}
    assert facts["Python"] == sys.version.split()[0]
    assert (facts["locales"], facts["articles"], facts["catalogs"]) == (
        "uk",
        "1 in source/",
        "1 in locales/",
    )
    assert {"babel", "click", "polib", "regex"} <= set(facts)
    assert "missing" not in facts.values()


def test_a_wrong_configuration(folder: Path) -> None:
    (folder / "i18n-tool.toml").write_text('sorce = 1\nsource-locale = "fr"\nlocales = ["xx1"]\n')
    found = diagnose(folder)
    assert not found.healthy
    assert [line.split(":")[2] for line in findings(folder, found)] == ["1", "3"]


def test_no_project_at_all(tmp_path: Path) -> None:
    found = diagnose(tmp_path)
    assert not found.healthy
    assert "i18n-tool init" in found.findings[0].todo


def test_everything_at_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LIBRE_KEY", raising=False)
    (folder / "i18n-tool.toml").write_text(
        'source-locale = "fr"\nlocales = ["uk"]\n[engine.libre]\nkey-variable = "LIBRE_KEY"\n'
    )
    for name, content in {
        "source/bad.md": "été".encode("latin-1"),
        "source/a.html": b"<p>Texte.</p>",
        "locales/uk/LC_MESSAGES/gone.po": CATALOG.format("uk").encode(),
        "locales/uk/LC_MESSAGES/bad.po": b'msgid "open\nmsgstr ""\n',
        "locales/uk/LC_MESSAGES/a.po": CATALOG.format("ru").encode(),
        "locales/de/LC_MESSAGES/a.po": CATALOG.format("de").encode(),
        ".i18n-tool/index.sqlite": b"nonsense " * 100,
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    found = diagnose(folder)
    lines = findings(folder, found)
    assert lines == [
        "error: source/a.md: two articles have one name: a.html and a.md",
        "error: source/bad.md:1: the file is not UTF-8: byte 0xe9 does not fit; it may be CP1252",
        *[line for line in lines if line.startswith("warning: locales/uk/LC_MESSAGES/a.po: the h")],
        *[line for line in lines if line.startswith("error: locales/uk/LC_MESSAGES/bad.po:1: ")],
        "warning: locales/uk/LC_MESSAGES/gone.po: the catalog belongs to no article",
        "warning: locales/de: the folder belongs to no locale of the project",
        "warning: .i18n-tool: the index was damaged",
        "warning: i18n-tool.toml: the engine libre has settings but is not used",
        "warning: i18n-tool.toml: the key of the engine libre is missing: LIBRE_KEY is not set",
    ]
    assert len(lines) == 9
    assert all(finding.todo for finding in found.findings)


def test_the_source_folder_is_missing(folder: Path) -> None:
    (folder / "source/a.md").unlink()
    (folder / "source").rmdir()
    found = diagnose(folder)
    assert findings(folder, found)[0] == "error: source: the folder of the articles is missing"


def test_leftovers_of_a_killed_run_are_removed(folder: Path) -> None:
    script = (
        "import os, sys; from i18n_tool.workspace.temporary import Temporaries\n"
        "t = Temporaries(); t.add(sys.argv[1], b'half'); os.kill(os.getpid(), 9)\n"
    )
    target = folder / "locales/uk/LC_MESSAGES/a.po"
    subprocess.run([sys.executable, "-c", script, str(target)], check=False)
    assert [finding.what for finding in diagnose(folder).findings] == [
        "a killed run left a temporary file behind"
    ]
    assert os.listdir(target.parent) == ["a.po"]  # noqa: PTH208 - hidden files too
    assert diagnose(folder).findings == ()


def test_locks(folder: Path) -> None:
    path = folder / "locales/uk/LC_MESSAGES/a.po"
    with locked(path, root=folder):
        found = diagnose(folder)
    assert [finding.what for finding in found.findings] == ["another process is at work on this"]
    assert found.healthy
    assert diagnose(folder).findings == ()


def test_engines_are_asked_when_told_to(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Echo:
        """An engine that fails, or gives back what it gets."""

        name, batch, longest, schemes = "libre", 10, 1000, ("words",)

        def __init__(self, setup: Setup) -> None:
            self.setup = setup

        def supports(self, source: str, target: str) -> bool:
            return (source, target) == ("fr", "uk")

        def translate(
            self, texts: list[str], source: str, target: str, timeout: float
        ) -> list[str | Failure]:
            if self.setup.key != "secret":
                return [Failure(Kind.FATAL, "the key is refused") for _ in texts]
            return [f"{text} {source} {target} {timeout}" for text in texts]

    monkeypatch.setattr(room, "make_engine", lambda _, setup: Echo(setup))
    with (folder / "i18n-tool.toml").open("a") as config:
        config.write('engines = ["libre", "nosuch"]\n')
    assert findings(folder, diagnose(folder)) == [
        "error: i18n-tool.toml: there is no engine nosuch"
    ]
    assert room.ask_engines(folder, {"LIBRE_API_KEY": "secret"}) == ()
    assert [finding.what for finding in room.ask_engines(folder, {})] == [
        "the engine libre does not translate: the key is refused"
    ]


def test_nothing_of_the_project_is_touched(folder: Path) -> None:
    Index(folder / ".i18n-tool").save("coverage", {"a": (1, 1, b"")})
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert diagnose(folder).healthy
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert Severity.ERROR == "error"
