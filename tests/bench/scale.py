"""Coverage and compile over a large project, beside msgfmt and polib on the same processors."""

import os
import resource
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

TOOL = [sys.executable, "-m", "i18n_tool"]


def run(shared: Path, articles: int = 2000) -> None:
    """Measure on a generated project of so many articles in 13 locales; print seconds, ratios."""
    jobs = len(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "project"
        make_project(folder, shared, articles)
        count = sum(1 for _ in folder.rglob("*.po"))
        print(f"\n{count:,} catalogs of 40 entries, {jobs} processors; wall seconds")
        _coverage(folder, jobs)
        _compile(folder, jobs)
        _walk(folder)


def timed(work: Callable[[], object]) -> float:
    """Give the seconds that a call took."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def tool(folder: Path, *words: str) -> float:
    """Run the tool in a project; give the seconds. A gate that is not met is no failure here."""

    def call() -> None:
        done = subprocess.run([*TOOL, "-C", str(folder), *words], capture_output=True, check=False)
        if done.returncode not in (0, 3):
            raise RuntimeError(done.stderr.decode())

    return timed(call)


def _xargs(folder: Path, jobs: int, command: str) -> float:
    """Run a shell command on each catalog, in as many processes."""
    script = f"find locales -name '*.po' -print0 | xargs -0 -n1 -P{jobs} sh -c '{command}' sh"
    return timed(
        lambda: subprocess.run(script, shell=True, cwd=folder, capture_output=True, check=True)
    )


def _each(folder: Path, jobs: int, command: list[str]) -> float:
    """Run a program on each catalog by xargs, without a shell between."""
    words = " ".join(command)
    script = f"find locales -name '*.po' -print0 | xargs -0 -n1 -P{jobs} {words}"
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
    print(f"{name:28} {ours:7.2f}   {told}")


def _coverage(folder: Path, jobs: int) -> None:
    """Measure coverage with nothing cached, then with nothing changed."""
    _age(folder)
    ours = tool(folder, "coverage")
    others = {
        "msgfmt --statistics": _each(folder, jobs, ["msgfmt", "--statistics", "-o", "/dev/null"]),
        "polib": _polib(folder, jobs, polib_statistics),
    }
    _line("coverage, nothing cached", ours, others)
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{'largest process so far':28} {used:7.0f} MB")


def _compile(folder: Path, jobs: int) -> None:
    """Measure compile with nothing compiled."""
    others = {
        "msgfmt": _xargs(folder, jobs, 'msgfmt -o "${1%.po}.mo" "$1"'),
        "polib": _polib(folder, jobs, polib_compile),
    }
    for path in folder.rglob("*.mo"):
        path.unlink()
    shutil.rmtree(folder / ".i18n-tool")
    _line("compile, nothing compiled", tool(folder, "compile"), others)


def _walk(folder: Path) -> None:
    """Measure second runs against a bare walk and the interpreter's start."""
    walk = (
        "import os\n"
        "def walk(path):\n"
        "    for entry in os.scandir(path):\n"
        "        if entry.is_dir(): walk(entry.path)\n"
        "        else: entry.stat()\n"
        "walk('locales')\n"
    )
    tool(folder, "coverage")
    rounds = []
    for _ in range(7):
        bare = timed(lambda: subprocess.run([sys.executable, "-c", walk], cwd=folder, check=True))
        rounds.append((bare, tool(folder, "coverage"), tool(folder, "compile")))
    bare, again, compiled = (sorted(column)[3] for column in zip(*rounds, strict=True))
    _line("coverage, nothing changed", again, {"bare walk": bare})
    _line("compile, nothing changed", compiled, {"bare walk": bare})


def _age(folder: Path) -> None:
    """Make the catalogs look older than the tick of a clock, as in a project that rests."""
    past = time.time() - 3600
    for path in folder.rglob("*"):
        os.utime(path, (past, past))
