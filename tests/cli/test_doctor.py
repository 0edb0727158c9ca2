"""`i18n-tool doctor`."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_all_is_well(run: Run, folder: Path) -> None:
    done = run("doctor")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("\n\nall is well\n")
    assert "\nconfiguration    i18n-tool.toml\n" in done.stdout


def test_what_is_broken(run: Run, folder: Path) -> None:
    (folder / "source/bad.md").write_bytes(b"a\n\0")
    done = run("doctor")
    assert done.returncode == 1
    assert done.stdout.endswith(
        "\n\nerror: source/bad.md:2: the file is binary, not text: it holds a NUL byte\n"
        "    Take it out of the folder, or name it in `exclude` in the configuration.\n"
        "\n1 error, 0 warnings\n"
    )


def test_without_a_project(run: Run, tmp_path: Path) -> None:
    done = run("doctor", "--format", "json")
    assert done.returncode == 1
    found = json.loads(done.stdout)
    assert (found["format_version"], found["healthy"]) == (1, False)
    assert [finding["severity"] for finding in found["findings"]] == ["error"]
