"""Fuzz for a given time, or run one input: see `tests.fuzz`."""

import argparse
import importlib.util
import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.fuzz.running import FOUND, find_fault
from tests.fuzz.table import TARGETS

CORPUS = Path(".fuzz")
"""What earlier runs have gathered; safe to delete."""
MISSING = """\
atheris, which fuzzes, is not installed. It has wheels for CPython 3.11 to 3.13 on Linux (this is {version}):
  {python} -m pip install -e '.[fuzz]'
Without it, `make test` runs all seeds and findings, and `make laws` every property test at length.
"""


@dataclass(frozen=True, slots=True)
class Report:
    """What became of one target."""

    target: str
    seconds: float
    runs: int
    coverage: int
    inputs: int
    found: tuple[str, ...]
    stopped: str
    """Why the process ended before its time; empty where it did not."""


def main() -> int:
    """Do what the command line says; give the exit code, 1 where anything was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument(
        "words",
        nargs="*",
        metavar="TARGET [FILE …]",
        help="targets; or one, and files to run through it",
    )
    parser.add_argument("--seconds", type=int, default=600, help="for all targets together")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at once")
    given = parser.parse_args()
    targets = [word for word in given.words if word in TARGETS]
    files = [word for word in given.words if word not in TARGETS]
    unknown = [word for word in files if not Path(word).is_file()]
    if unknown or (files and len(targets) != 1):
        parser.error(
            f"{' '.join(unknown)} is no target and no file; targets are: {', '.join(TARGETS)}"
        )
    if files:
        return _replay(targets[0], files)
    if importlib.util.find_spec("atheris") is None:
        version = ".".join(map(str, sys.version_info[:2]))
        sys.stderr.write(MISSING.format(version=version, python=sys.executable))
        return 1
    return _fuzz(targets or list(TARGETS), given.seconds, given.jobs)


def _replay(target: str, files: list[str]) -> int:
    """Run files through a target; say of each what is wrong."""
    faults = 0
    for file in files:
        start = time.process_time()
        fault = find_fault(target, Path(file).read_bytes())
        faults += fault is not None
        print(f"{file}: {fault.told if fault else 'right'} ({time.process_time() - start:.2f} s)")
    return 1 if faults else 0


def _fuzz(targets: list[str], seconds: int, jobs: int) -> int:
    """Run atheris over the targets, each for its share of the time, and print what came of it."""
    shares = sum(TARGETS[target].share for target in targets)
    jobs = min(jobs, len(targets))
    times = {name: max(5, seconds * jobs * TARGETS[name].share // shares) for name in targets}
    ordered = sorted(targets, key=lambda name: -times[name])
    with ThreadPoolExecutor(jobs) as pool:
        reports = list(pool.map(lambda name: _run(name, times[name]), ordered))
    print(f"{'target':<11}{'seconds':>8}{'runs':>10}{'runs/s':>8}{'edges':>7}{'inputs':>8}  found")
    for one in reports:
        rate = one.runs / one.seconds if one.seconds else 0
        words = ", ".join(one.found) + one.stopped
        print(
            f"{one.target:<11}{one.seconds:>8.0f}{one.runs:>10}{rate:>8.0f}{one.coverage:>7}{one.inputs:>8}  {words or '-'}"
        )
    found = [(one.target, name) for one in reports for name in one.found]
    for target, name in found:
        print(f"Run it again: python -m tests.fuzz {target} {_shown(FOUND / target / name)}")
    return 1 if found or any(one.stopped for one in reports) else 0


def _run(target: str, seconds: int) -> Report:
    """Run one process of atheris, its output kept beside the corpus."""
    corpus = CORPUS / target
    corpus.mkdir(parents=True, exist_ok=True)
    log = CORPUS / f"{target}.log"
    start = time.monotonic()
    with log.open("wb") as output:
        command = [
            sys.executable,
            "-m",
            "tests.fuzz.atheris_run",
            target,
            str(seconds),
            str(corpus),
        ]
        code = subprocess.run(
            command, stdout=output, stderr=subprocess.STDOUT, check=False
        ).returncode
    told = log.read_text(errors="replace")
    found = re.findall(rf"^FOUND {target} (\w+)", told, re.MULTILINE)
    runs = re.findall(r"stat::number_of_executed_units: (\d+)", told) or re.findall(
        r"^#(\d+)", told, re.MULTILINE
    )
    edges = re.findall(r" cov: (\d+)", told)
    stopped = "" if "DONE" in told else f" stopped with {code}: see {log}"
    return Report(
        target, time.monotonic() - start, int((runs or ["0"])[-1]), int((edges or ["0"])[-1]),
        sum(1 for _ in corpus.iterdir()), tuple(found), stopped,
    )  # fmt: skip


def _shown(path: Path) -> str:
    """Give a path as people type it."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


if __name__ == "__main__":
    sys.exit(main())
