"""Time against size on hostile texts: every function that reads one, each at doubled sizes.

`python -m tests.bench hostile` prints, for some patterns and by function, the pattern with the highest exponent (the
binary logarithm of how much longer twice the size takes) and the slowest at 100 kB; what goes beyond
LINEAR is named. `python -m tests.bench.hostile articles texts articles:3000:5` takes all patterns,
and so many chains of chance by a seed. Each case runs under an alarm of processor time, so that a quadratic one ends, too.
"""

import gc
import math
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench import hostile_steps, hostile_texts

LINEAR = 1.3
"""Exponents above it are no longer near linear."""
SIZES = (25_000, 50_000, 100_000, 200_000)
LEAST = 0.02
"""Seconds below which the clock and the collector say more than the work does."""
LIMIT = 20
"""Seconds that a step may take at most."""
SOME = 60
"""So many patterns `make bench` tries; all of them take hours."""


class TooLongError(Exception):
    """A step took longer than LIMIT."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What one step took with one pattern."""

    step: str
    pattern: str
    times: tuple[float, ...]
    """Seconds of processor time, by SIZES; infinite where it was stopped."""
    wrong: str = ""
    """What was raised that is no error of ours."""

    @property
    def exponent(self) -> float:
        """Give the binary logarithm of the growth at a doubled size, where it can be measured."""
        if math.isinf(self.times[-1]):
            return 9.0
        if len(self.times) < 2 or self.times[-1] < LEAST:
            return 0.0
        first = next(at for at, took in enumerate(self.times) if took >= LEAST)
        first = max(0, min(first, len(self.times) - 2))
        growth = self.times[-1] / max(self.times[first], LEAST / 8)
        return math.log2(growth) / (len(self.times) - 1 - first)


@contextmanager
def limited(seconds: int) -> Iterator[None]:
    """Stop what runs longer."""

    def stop(*_: object) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def measure(
    step: str, pattern: str, make: Callable[[int], str], sizes: tuple[int, ...] = SIZES
) -> Figure:
    """Give what a step takes with a pattern, by size."""
    times: list[float] = []
    for size in sizes:
        work = hostile_steps.STEPS[step](make(size))
        gc.collect()
        started = time.process_time()
        try:
            with limited(LIMIT):
                work()
        except TooLongError:
            times.append(math.inf)
            break
        except hostile_steps.REFUSED:
            pass
        except Exception as error:  # noqa: BLE001 - a finding, too
            return Figure(step, pattern, (*times, 0.0), f"{type(error).__name__}: {error}"[:200])
        times.append(time.process_time() - started)
    return Figure(step, pattern, tuple(times))


def _figures(task: tuple[str, int, tuple[int, ...]]) -> list[Figure]:
    kind, number, sizes = task
    name, make = cases(kind)[number]
    steps = hostile_steps.of(kind)
    return [measure(step, name, make, sizes) for step in steps]


_CASES: dict[str, list[tuple[str, Callable[[int], str]]]] = {}


def cases(kind: str) -> list[tuple[str, Callable[[int], str]]]:
    """Give the patterns; `kind` is the steps', and a number of chains of chance behind a colon."""
    if kind not in _CASES:
        _, _, chains = kind.partition(":")
        count, _, seed = chains.partition(":")
        every = (
            list(hostile_texts.chains(int(count), int(seed or 4)))
            if count
            else list(hostile_texts.patterns())
        )
        _CASES[kind] = every
    return _CASES[kind]


def survey(kind: str, sizes: tuple[int, ...] = SIZES, jobs: int | None = None) -> list[Figure]:
    """Measure all patterns of a kind of steps."""
    tasks = [(kind, number, sizes) for number in range(len(cases(kind)))]
    with ProcessPoolExecutor(jobs or len(os.sched_getaffinity(0))) as pool:
        return [figure for some in pool.map(_figures, tasks, chunksize=4) for figure in some]


def run(_shared: Path | None = None) -> None:
    """Print the worst of each step over some patterns, spread evenly."""
    for kind in ("articles", "texts"):
        every = cases(kind)
        every[:] = every[:: max(1, len(every) // SOME)]
        tell(survey(kind))


def tell(figures: list[Figure], sizes: tuple[int, ...] = SIZES) -> None:
    """Print figures."""
    at = min(2, len(sizes) - 1)
    for step in dict.fromkeys(figure.step for figure in figures):
        mine = [figure for figure in figures if figure.step == step]
        steep = max(mine, key=lambda f: f.exponent)
        slow = max(mine, key=lambda f: f.times[min(at, len(f.times) - 1)])
        took = slow.times[min(at, len(slow.times) - 1)]
        print(
            f"{step:28} worst exponent {steep.exponent:4.2f} ({steep.pattern[:40]});"
            f" slowest at {sizes[at] // 1000} kB {took * 1000:7.0f} ms ({slow.pattern[:40]})"
        )
    for figure in sorted(figures, key=lambda f: (-f.exponent, f.step)):
        if figure.exponent > LINEAR:
            told = " ".join(f"{1000 * took:.0f}" for took in figure.times)
            print(f"  {figure.exponent:.2f} {figure.step}: {figure.pattern}: {told} ms")
    for figure in figures:
        if figure.wrong:
            print(f"  RAISED {figure.step}: {figure.pattern}: {figure.wrong}")


if __name__ == "__main__":
    for chosen in sys.argv[1:]:
        tell(survey(chosen))
