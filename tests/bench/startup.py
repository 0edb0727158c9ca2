"""How long the command takes to say its version, beside the bare interpreter.

Run from bytecode, as it is where it is installed.
"""

import os
import subprocess
import sys
import tempfile
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
    with tempfile.TemporaryDirectory() as bytecode:
        env = {
            name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
        }
        env["PYTHONPYCACHEPREFIX"] = bytecode
        for number in range(26):
            for name, command in commands.items():
                started = time.perf_counter()
                subprocess.run(command, capture_output=True, check=True, env=env)
                if number:  # the first makes the bytecode
                    times[name].append(time.perf_counter() - started)
    bare = sorted(times["python -c pass"])[12]
    for name, taken in times.items():
        middle = sorted(taken)[12]
        print(f"{name:24} {middle * 1000:6.1f} ms  {middle / bare:.2f}x")
