"""Catalogs: reading, saving and memory beside msgfmt, msgcat, polib and babel, in one run.

Ratios of CPU time, the least of interleaved runs; the catalog of 103,000 entries is made of the
real ones in ../shared/corpus/po, each entry told apart by a number.
"""

import contextlib
import gc
import io
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import polib
from babel.messages.pofile import read_po, write_po

from i18n_tool.catalog import Limits, parse_catalog, serialize_catalog
from i18n_tool.catalog.mo import compile_mo
from i18n_tool.catalog.scan import scan

ENTRIES = 103_000
LIMITS = Limits(file_size=100_000_000)
ROUNDS = 3
_HEADER = (
    'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n'
)
_LOADED = """
import re, sys
from pathlib import Path
from i18n_tool.catalog import Limits, parse_catalog
def most():
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024
before = most()
catalog = parse_catalog(Path(sys.argv[1]).read_bytes(), limits=Limits(file_size=100_000_000))
read = most()
entries = list(catalog)
print(len(entries), before, read, most())
"""


def real_catalogs(shared: Path) -> list[Path]:
    """Give the real catalogs of ../shared."""
    return sorted((shared / "corpus" / "po").rglob("*.po"))


def large_catalog(shared: Path) -> bytes:
    """Give a catalog of 103,000 entries, all different."""
    pieces = [_HEADER]
    count = number = 0
    bodies = [
        body
        for path in real_catalogs(shared)
        if (body := _active(path.read_text("utf-8"))) and "msgid_plural" not in body
    ]
    while count < ENTRIES:
        for body in bodies:
            number += 1
            pieces.append("\n" + re.sub(r'(?m)^msgid "', f'msgid "[{number}] ', body))
            count += len(re.findall(r'(?m)^msgid "', body))
            if count >= ENTRIES:
                break
    return "".join(pieces).encode()


def _active(text: str) -> str:
    """Give a catalog's entries that are not obsolete, without the header."""
    blocks = text.strip("\n").split("\n\n")[1:]
    whole = [block for block in blocks if re.search(r'(?m)^msgid "', block)]
    return "\n\n".join(block for block in whole if "\n#~" not in "\n" + block) + "\n"


def children_cpu(command: list[str]) -> float:
    """Give the seconds of CPU time that a command takes; what it prints is thrown away."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def own_cpu(work: Callable[[], object]) -> float:
    """Give the seconds of CPU time that a call takes."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def least(measures: dict[str, Callable[[], float]], rounds: int = ROUNDS) -> dict[str, float]:
    """Give the least of some interleaved runs of each measure."""
    found: dict[str, list[float]] = {name: [] for name in measures}
    for _ in range(rounds):
        for name, measure in measures.items():
            found[name].append(measure())
    return {name: min(times) for name, times in found.items()}


def show(title: str, times: dict[str, float], unit: str) -> None:
    """Print times as ratios to the one that is the unit."""
    print(f"{title} ({unit} = 1.00: {times[unit]:.2f} s)")
    for name, seconds in times.items():
        print(f"  {name:<34}{seconds / times[unit]:6.2f}   {seconds:6.2f} s")


def run(shared: Path) -> None:
    """Measure and print everything of this module."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "large.po"
        file.write_bytes(large_catalog(shared))
        _reading(file)
        _saving(file)
        _memory(file)
        _states_and_mo(file)
    _changed_lines(shared)


def _babel(data: bytes) -> bytes:
    out = io.BytesIO()
    with contextlib.redirect_stdout(io.StringIO()):  # its warnings
        write_po(out, read_po(io.BytesIO(data)))
    return out.getvalue()


def _reading(file: Path) -> None:
    """CPU of reading, against `msgfmt --statistics`."""
    data = file.read_bytes()
    times = least(
        {
            "msgfmt --statistics": lambda: children_cpu(
                ["msgfmt", "--statistics", "-o", "/dev/null", str(file)]
            ),
            "i18n-tool": lambda: own_cpu(lambda: parse_catalog(data, limits=LIMITS)),
            "i18n-tool, all entries made": lambda: own_cpu(
                lambda: list(parse_catalog(data, limits=LIMITS))
            ),
            "i18n-tool, states only": lambda: own_cpu(lambda: scan(data, limits=LIMITS)),
        }
    )
    times["polib"] = own_cpu(lambda: polib.pofile(str(file)))
    times["babel"] = own_cpu(lambda: read_po(io.BytesIO(data)))
    show(f"reading {ENTRIES:,} entries, {len(data) / 1e6:.0f} MB", times, "msgfmt --statistics")
    print(f"  polib takes {times['polib'] / times['i18n-tool']:.1f} times as long as i18n-tool")


def _saving(file: Path) -> None:
    """CPU of reading and saving, against msgcat."""
    data = file.read_bytes()
    out = file.with_suffix(".out")

    def save(edit: bool) -> None:
        catalog = parse_catalog(data, limits=LIMITS)
        if edit:
            catalog.entries[1000].msgstr = ["changed"]
        out.write_bytes(serialize_catalog(catalog))

    times = least(
        {
            "msgcat": lambda: children_cpu(["msgcat", "-o", str(out), str(file)]),
            "i18n-tool": lambda: own_cpu(lambda: save(edit=False)),
            "i18n-tool, one entry changed": lambda: own_cpu(lambda: save(edit=True)),
        }
    )
    times["polib"] = own_cpu(lambda: polib.pofile(str(file)).save(str(out)))
    show("reading and saving", times, "msgcat")


def _memory(file: Path) -> None:
    """Resident memory with the catalog loaded."""
    done = subprocess.run(
        [sys.executable, "-c", _LOADED, str(file)], capture_output=True, text=True, check=True
    )
    count, before, read, entries = map(int, done.stdout.split())
    print(
        f"memory with {count:,} entries: {read} MB once read, {entries} MB with all entries made "
        f"({before} MB before; goal: under 300 MB)"
    )


def _states_and_mo(file: Path) -> None:
    """Milliseconds for catalogs of 40 entries, as coverage and compile read them."""
    blocks = file.read_bytes().split(b"\n\n")
    step = max(len(blocks) // 20_000, 1)
    chosen = blocks[1::step][:20_000]
    catalogs = [
        blocks[0] + b"\n\n" + b"\n\n".join(chosen[at : at + 40]) + b"\n"
        for at in range(0, len(chosen), 40)
    ]
    each = 1000 / len(catalogs)
    times = least(
        {
            "scan": lambda: own_cpu(lambda: [scan(data) for data in catalogs]),
            "compile_mo": lambda: own_cpu(lambda: [compile_mo(data) for data in catalogs]),
        }
    )
    print(
        f"catalogs of 40 entries, {sum(map(len, catalogs)) / len(catalogs) / 1000:.1f} kB each: "
        f"scan {times['scan'] * each:.2f} ms, compile_mo {times['compile_mo'] * each:.2f} ms"
    )


def _changed_lines(shared: Path) -> None:
    """Lines that differ after loading and saving with no edit, on the real catalogs."""
    total = 0
    refused: list[Path] = []
    changed = {"i18n-tool": 0, "polib": 0, "babel": 0}
    for path in real_catalogs(shared):
        data = path.read_bytes()
        before = data.splitlines()
        total += len(before)
        changed["i18n-tool"] += _lost(before, serialize_catalog(parse_catalog(data)))
        changed["polib"] += _lost(before, str(polib.pofile(str(path))).encode())
        try:
            changed["babel"] += _lost(before, _babel(data))
        except ValueError:
            refused.append(path)
    print(f"lines changed by loading and saving {len(real_catalogs(shared))} real catalogs:")
    for name, count in changed.items():
        print(f"  {name:<12}{count / total:7.1%}   {count:,} of {total:,}")
    print(f"  (babel refused {len(refused)} of them)")


def _lost(before: list[bytes], after: bytes) -> int:
    """Give how many lines are no longer there, as a line diff counts them (order kept)."""
    left = after.splitlines()
    if left == before:
        return 0
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder) / "old", Path(folder) / "new"
        old.write_bytes(b"\n".join(before) + b"\n")
        new.write_bytes(b"\n".join(left) + b"\n")
        done = subprocess.run(["diff", old, new], capture_output=True, check=False)
    return sum(line.startswith(b"<") for line in done.stdout.split(b"\n"))
