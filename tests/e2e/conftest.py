"""A project of real processes and real files, and what the tests look at in it."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
UNWANTED = ("NO_COLOR", "COLUMNS", "FORCE_COLOR")


@dataclass
class Shell:
    """A folder in which `i18n-tool` is run as people and scripts run it."""

    folder: Path
    env: dict[str, str] = field(default_factory=dict)

    def environment(self) -> dict[str, str]:
        """Give the environment: a clock that stands still, and this checkout's package."""
        kept = {name: value for name, value in os.environ.items() if name not in UNWANTED}
        ours = {"LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1795478400"}
        return {**kept, **ours, **self.env}

    def start(self, *words: str, before: tuple[str, ...] = ()) -> subprocess.Popen[str]:
        """Start a command in a process group of its own; `before` is what runs it (`taskset`)."""
        return subprocess.Popen(
            [*before, sys.executable, "-m", "i18n_tool", *words],
            cwd=self.folder,
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(
        self, *words: str, code: int | None = 0, before: tuple[str, ...] = ()
    ) -> tuple[int, str, str]:
        """Run a command to its end; its exit code must be `code` (None: any of ours)."""
        process = self.start(*words, before=before)
        try:
            out, err = process.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise
        assert "Traceback" not in out + err, err
        assert "defect in i18n-tool" not in err, err
        assert process.returncode in ((0, 1, 2, 3) if code is None else (code,)), out + err
        return process.returncode, out, err

    def out(self, *words: str) -> str:
        """Give what a command that succeeds writes to standard output."""
        return self.run(*words)[1]

    def err(self, *words: str, code: int = 1) -> str:
        """Give what a command that fails writes to standard error."""
        return self.run(*words, code=code)[2]

    def write(self, name: str, text: str) -> Path:
        """Write a file below the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path

    def read(self, name: str) -> str:
        """Read a file below the folder."""
        return (self.folder / name).read_bytes().decode()

    def edit(self, name: str, old: str, new: str) -> None:
        """Change a text that stands in a file once, as an editor does."""
        text = self.read(name)
        assert text.count(old) == 1, text
        self.write(name, text.replace(old, new))

    def translate(self, name: str, words: dict[str, str]) -> None:
        """Fill a catalog's empty entries, as a translator in a text editor does."""
        for msgid, msgstr in words.items():
            self.edit(name, f'msgid "{msgid}"\nmsgstr ""', f'msgid "{msgid}"\nmsgstr "{msgstr}"')

    def files(self) -> dict[str, tuple[bytes, int]]:
        """Give all files but the derived index: content, and time of last change in ns."""
        return {
            path.relative_to(self.folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
            for path in sorted(self.folder.rglob("*"))
            if path.is_file() and ".i18n-tool" not in path.relative_to(self.folder).parts
        }

    def contents(self) -> dict[str, bytes]:
        """Give all files but the derived index."""
        return {name: content for name, (content, _) in self.files().items()}

    def leftovers(self) -> list[Path]:
        """Give the temporary files that lie about."""
        return sorted(self.folder.rglob(".i18n-tool-*.tmp"))


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Give an empty folder to work in."""
    return Shell(tmp_path)


@pytest.fixture
def project(shell: Shell) -> Shell:
    """Give a French news project in Ukrainian, Chinese and Portuguese, synced."""
    shell.write(
        "i18n-tool.toml",
        'source-locale = "fr"\nlocales = ["uk", "zh-Hans", "zh-Hant", "pt-BR", "pt-PT"]\n',
    )
    shell.write("source/news/hall.md", "# La salle\n\nLa salle ouvre en mai. Elle est grande.\n")
    shell.write("source/news/train.txt", "Le train\n\nLe train arrive. Il est plein.\n")
    shell.run("sync")
    return shell


@pytest.fixture
def many(shell: Shell) -> Callable[[int], Shell]:
    """Give a function that makes a project of so many articles, not synced."""

    def make(count: int) -> Shell:
        shell.write("i18n-tool.toml", 'source-locale = "fr"\nlocales = ["uk", "ja"]\n')
        for number in range(count):
            text = f"# Titre {number}\n\nLe chat {number} dort. Le chien {number} aboie.\n"
            shell.write(f"source/a{number}.md", text)
        return shell

    return make
