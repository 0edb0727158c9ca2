"""Coverage, compile and render over a large project, beside msgfmt and polib on the same cores.

Every figure is wall seconds; the ratio is the peer's time over ours. The tool runs from bytecode, as
it does where it is installed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import polib

from tests.bench.project import make_project

ROOT = Path(__file__).resolve().parents[2]
MEASURED = """
import resource, sys
from i18n_tool.__main__ import main
sys.argv[0] = "i18n-tool"
main()
kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
sys.stderr.write(str(max(resource.getrusage(kind).ru_maxrss for kind in kinds) // 1024))
"""
"""Runs the tool; tells the largest memory of it and its workers in MB."""
WALK = """
import os
def walk(path):
    for entry in os.scandir(path):
        if entry.is_dir():
            walk(entry.path)
        else:
            entry.stat()
walk("locales")
"""


def run(shared: Path, articles: int = 2000) -> None:
    """Measure on a generated project of so many articles in 13 locales; print seconds, ratios."""
    jobs = len(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "project"
        make_project(folder, shared, articles)
        _age(folder)
        count = sum(1 for _ in folder.rglob("*.po"))
        print(f"\n{count:,} catalogs of 40 entries, {jobs} processors; wall seconds")
        tool(folder, "--help")  # makes the bytecode
        _coverage(folder, jobs)
        _again(folder, "coverage")
        _compile(folder, jobs)
        _again(folder, "compile")
        _render(folder)
        print(f"{'load at the end':28} {os.getloadavg()[0]:7.2f}")


def timed(work: Callable[[], object]) -> float:
    """Give the seconds that a call took."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def python(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a project, with our package and its bytecode."""
    unwanted = {"PYTHONDONTWRITEBYTECODE"}
    env = {name: value for name, value in os.environ.items() if name not in unwanted}
    env |= {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(folder.parent / "bytecode")}
    done = subprocess.run(
        [sys.executable, *words], cwd=folder, env=env, capture_output=True, check=False, text=True
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done


def tool(folder: Path, *words: str) -> float:
    """Run the tool in a project; give the seconds."""
    return timed(lambda: python(folder, "-m", "i18n_tool", *words))


def _each(folder: Path, jobs: int, words: str, more: str = "") -> float:
    """Run a program on each catalog by xargs; `more` turns each path into more words by sed."""
    script = f"find locales -name '*.po' {more}| xargs {words}"
    script = script.replace("-P", f"-P{jobs}")
    return timed(
        lambda: subprocess.run(script, shell=True, cwd=folder, capture_output=True, check=True)
    )


def polib_statistics(path: str) -> int:
    """Count with polib what is translated."""
    return len(polib.pofile(path).translated_entries())


def polib_compile(path: str) -> None:
    """Compile with polib."""
    polib.pofile(path).save_as_mofile(path[:-3] + ".mo")


def _polib(folder: Path, jobs: int, work: Callable[[str], object]) -> float:
    """Run polib on each catalog, in as many processes."""
    paths = [str(path) for path in folder.rglob("*.po")]

    def call() -> None:
        with ProcessPoolExecutor(jobs) as pool:
            list(pool.map(work, paths, chunksize=64))

    return timed(call)


def _line(name: str, ours: float, others: dict[str, float]) -> None:
    """Print one row."""
    told = "  ".join(f"{other} {took:.2f} ({took / ours:.1f}x)" for other, took in others.items())
    print(f"{name:28} {ours:7.2f}   {told}", flush=True)


def _coverage(folder: Path, jobs: int) -> None:
    """Measure coverage with nothing cached, before, between and after the peers: the middle one."""
    rounds = [_fresh(folder, "coverage")]
    others = {"msgfmt": _each(folder, jobs, "-n1 -P msgfmt --statistics -o /dev/null")}
    rounds.append(_fresh(folder, "coverage"))
    others["polib"] = _polib(folder, jobs, polib_statistics)
    rounds.append(_fresh(folder, "coverage"))
    _line("coverage, nothing cached", sorted(rounds)[1], others)
    shutil.rmtree(folder / ".i18n-tool")
    used = python(folder, "-c", MEASURED, "coverage").stderr
    print(f"{'  its largest process':28} {used:>7} MB")


def _fresh(folder: Path, command: str) -> float:
    """Measure a command with nothing kept of it."""
    shutil.rmtree(folder / ".i18n-tool", ignore_errors=True)
    shutil.rmtree(folder / "build", ignore_errors=True)
    _put_aside(folder)
    return tool(folder, command)


def _put_aside(folder: Path) -> None:
    """Take the compiled files out of a project, whoever made them.

    They are moved, not deleted: ext4 keeps off the inodes of files that were deleted in the last
    minute, and finding others costs 0.2 ms for each file made then, more than compiling it.
    """
    place = Path(tempfile.mkdtemp(dir=folder.parent))
    for number, path in enumerate(folder.rglob("*.mo")):
        path.rename(place / str(number))


def _compile(folder: Path, jobs: int) -> None:
    """Measure compile with nothing compiled; msgfmt is run without a shell between."""
    rounds = [_fresh(folder, "compile")]
    _put_aside(folder)
    pairs = r"| sed 's/\(.*\)\.po$/-o \1.mo \1.po/'"
    others = {"msgfmt": _each(folder, jobs, "-n3 -P msgfmt", pairs)}
    rounds.append(_fresh(folder, "compile"))
    others["polib"] = _polib(folder, jobs, polib_compile)
    rounds.append(_fresh(folder, "compile"))
    _line("compile, nothing compiled", sorted(rounds)[1], others)


def _again(folder: Path, command: str) -> None:
    """Measure the second run of a command beside a bare walk with the interpreter's start."""
    tool(folder, command)
    rounds = []
    for _ in range(7):
        bare = timed(lambda: python(folder, "-c", WALK))
        rounds.append((tool(folder, command), bare))
    ours, bare = (sorted(column)[3] for column in zip(*rounds, strict=True))
    print(
        f"{command + ', nothing changed':28} {ours:7.2f}   {ours / bare:.1f}x a bare walk {bare:.2f}"
    )


def _render(folder: Path) -> None:
    """Measure render with nothing rendered, then with nothing changed."""
    print(f"{'render, nothing rendered':28} {_fresh(folder, 'render'):7.2f}", flush=True)
    print(f"{'render, nothing changed':28} {tool(folder, 'render'):7.2f}")


def _age(folder: Path) -> None:
    """Make all files look older than the tick of a clock, as in a project that rests."""
    past = time.time() - 3600
    for path in folder.rglob("*"):
        os.utime(path, (past, past))
