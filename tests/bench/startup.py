"""How long the command takes to say its version, beside the bare interpreter."""

import subprocess
import sys
import time
from pathlib import Path


def run(_shared: Path) -> None:
    """Measure in turn, many times; print the medians and their ratio."""
    script = Path(sys.executable).with_name("i18n-tool")
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "i18n-tool --version": [str(script), "--version"],
        "i18n-tool --help": [str(script), "--help"],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(25):
        for name, command in commands.items():
            started = time.perf_counter()
            subprocess.run(command, capture_output=True, check=True)
            times[name].append(time.perf_counter() - started)
    bare = sorted(times["python -c pass"])[12]
    for name, taken in times.items():
        middle = sorted(taken)[12]
        print(f"{name:24} {middle * 1000:6.1f} ms  {middle / bare:.2f}x")
