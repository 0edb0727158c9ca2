"""`sync` of 1,000 real Markdown articles in 13 locales, beside po4a; then again with one changed.

po4a is run in two ways, each with `--no-translations`, so that it updates catalogs as `sync` does
and renders nothing. One catalog for each article and locale is the same work; since it takes a
process of gettext's for each, a few articles are measured, in as many processes at once as there are
processors. One catalog for each locale, whatever the number of articles, is the fastest that po4a
knows; nobody can work with such catalogs in git, but it is measured too.

Wall seconds. What comes again and again is measured in turn, beside the bare interpreter.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.bench.project import LOCALES
from tests.bench.scale import MEASURED, python, timed, tool

ARTICLES = 1000
FEW = 100
"""So many articles are given to po4a with a catalog for each; it takes a second for one."""
ROUNDS = 7


def make_project(folder: Path, shared: Path, articles: int) -> None:
    """Write a project of so many real articles, the shortest pages (of tldr) last."""
    top = shared / "corpus/md"
    paths = sorted(top.rglob("*.md"), key=lambda path: ("tldr" in path.parts, str(path)))
    for path in paths[:articles]:
        place = folder / "source" / path.relative_to(top)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)
    locales = ", ".join(f'"{locale}"' for locale in LOCALES)
    (folder / "i18n-tool.toml").write_text(
        f'source-locale = "de"\nlocales = [{locales}]\n'
        # these say themselves that they are in `pt`, which needs to be told apart
        '[source-locales]\n"osguide/pt_BR" = "pt_BR"\n',
        encoding="utf-8",
    )


def catalogs(folder: Path) -> int:
    """Count the catalogs."""
    return sum(1 for _ in folder.rglob("*.po"))


def _ours(place: Path, shared: Path, articles: int) -> tuple[Path, float]:
    """Sync a project for the first time; give it and the seconds."""
    folder = Path(tempfile.mkdtemp(dir=place))  # side by side: they share the bytecode
    make_project(folder, shared, articles)
    return folder, tool(folder, "-q", "sync", "-o", "report.txt")


def _po4a(folder: Path, articles: Sequence[str], paths: str) -> None:
    """Run po4a once over some articles of a project."""
    lines = [f"[po4a_langs] {' '.join(LOCALES)}", f"[po4a_paths] {paths}"]
    for name in articles:
        master = name.removeprefix("source/").removesuffix(".md").replace("/", "_")
        output = name.replace("source/", "out/$lang/")
        lines.append(
            f'[type: text] {name} $lang:{output} opt:"-o markdown -M UTF-8" pot={master}'
            if "$master" in paths
            else f'[type: text] {name} $lang:{output} opt:"-o markdown -M UTF-8"'
        )
    with tempfile.NamedTemporaryFile("w", dir=folder, suffix=".cfg", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
        file.flush()
        command = ("po4a", "--no-translations", "--quiet", file.name)
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr[-500:])


def _peer(place: Path, shared: Path, articles: int, paths: str, jobs: int) -> tuple[Path, float]:
    """Let po4a make the catalogs of a project, in so many processes; give it and the seconds."""
    folder = Path(tempfile.mkdtemp(dir=place))
    make_project(folder, shared, articles)
    for locale in LOCALES:
        (folder / "po" / locale).mkdir(parents=True)
    return folder, timed(lambda: _parallel(folder, paths, jobs))


def _parallel(folder: Path, paths: str, jobs: int) -> None:
    names = sorted(str(path.relative_to(folder)) for path in folder.rglob("source/**/*.md"))
    shares = [names[job::jobs] for job in range(jobs)]
    with ThreadPoolExecutor(jobs) as threads:
        list(threads.map(lambda share: _po4a(folder, share, paths), shares))


def _line(name: str, seconds: float, told: str = "") -> None:
    print(f"{name:44} {seconds:8.2f}  {told}", flush=True)


def _first(place: Path, shared: Path, jobs: int) -> Path:
    """Measure the first run; give a project that has been synced."""
    if shutil.which("po4a") is None:
        print("NOT MEASURED beside po4a: it is not installed (apt-get install po4a)")
        folder, ours = _ours(place, shared, ARTICLES)
        _line(f"sync, {catalogs(folder):,} catalogs", ours)
        return folder
    _, few = _ours(place, shared, FEW)
    each, peer = _peer(place, shared, FEW, "pot/$master.pot $lang:po/$lang/$master.po", jobs)
    _line(f"sync of {FEW} articles", few)
    _line(f"po4a, {catalogs(each):,} catalogs, {jobs} at once", peer, f"{peer / few:.1f}x")
    _, first = _ours(place, shared, ARTICLES)
    _, peer = _peer(place, shared, ARTICLES, "po/all.pot $lang:po/$lang.po", 1)
    folder, second = _ours(place, shared, ARTICLES)
    ours = (first + second) / 2
    _line(f"sync of {ARTICLES:,} articles, {catalogs(folder):,} catalogs", ours)
    _line(f"po4a, {len(LOCALES)} catalogs", peer, f"{peer / ours:.1f}x")
    return folder


def _again(folder: Path) -> None:
    """Measure what comes every day, in turn with the bare interpreter; print the middle ones."""
    article = min(folder.rglob("source/react/**/*.md"))
    spent: dict[str, list[float]] = {"python -c pass": [], "nothing changed": [], "one article": []}
    tool(folder, "-q", "sync", "-o", "report.txt")
    for number in range(ROUNDS):
        spent["python -c pass"].append(timed(lambda: python(folder, "-c", "pass")))
        spent["nothing changed"].append(tool(folder, "-q", "sync", "-o", "report.txt"))
        with article.open("a", encoding="utf-8") as file:
            file.write(f"\nThis is sentence {number}, which is new.\n")
        spent["one article"].append(tool(folder, "-q", "sync", "-o", "report.txt"))
    middle = {name: sorted(times)[ROUNDS // 2] for name, times in spent.items()}
    bare = middle.pop("python -c pass")
    for name, seconds in middle.items():
        _line(f"sync, {name}", seconds, f"{seconds - bare:.2f} beyond the interpreter's {bare:.2f}")


def _memory(folder: Path) -> None:
    """Measure the largest process of a sync that has lost its index and its catalogs."""
    for name in ("locales", ".i18n-tool"):
        (folder / name).rename(folder.parent / f"former{name}")
    used = python(folder, "-c", MEASURED, "-q", "sync", "-o", "report.txt").stderr
    print(f"{'its largest process':44} {used.strip():>8} MB")


def _without_index(folder: Path) -> None:
    """Measure a sync where all catalogs are there and nothing is known of them."""
    (folder / ".i18n-tool").rename(folder.parent / "index")
    _line("sync, nothing changed, no index", tool(folder, "-q", "sync", "-o", "report.txt"))


def run(shared: Path) -> None:
    """Print seconds and ratios."""
    jobs = len(os.sched_getaffinity(0))
    started = time.time()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        print(f"{jobs} processors, load {os.getloadavg()[0]:.2f}, {sys.platform}; wall seconds")
        warm, _ = _ours(place, shared, 1)  # makes the bytecode
        shutil.rmtree(warm)
        folder = _first(place, shared, jobs)
        _again(folder)
        _without_index(folder)
        _memory(folder)
    print(f"load at the end {os.getloadavg()[0]:.2f}, after {time.time() - started:.0f} s")
