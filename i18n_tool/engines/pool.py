"""A few calls at once, each result with its place.

Our own rather than `concurrent.futures`, whose threads hold the interpreter at its exit until the
last answer is in: after Ctrl-C a draft must end at once.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from queue import SimpleQueue
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def each_at_once(
    work: Callable[[T], R], items: Sequence[T], workers: int
) -> Iterator[tuple[int, R]]:
    """Give the place of each item and what `work` made of it, as they become ready.

    Up to `workers` items are worked on at a time. What `work` raises is raised here. When the
    caller stops asking, no further item is begun.
    """
    results: SimpleQueue[tuple[int, R | BaseException]] = SimpleQueue()
    places = iter(range(len(items)))
    taking = threading.Lock()
    stopped = threading.Event()

    def run() -> None:
        """Work on what comes next until nothing does, or the caller has stopped."""
        while not stopped.is_set():
            with taking:
                place = next(places, None)
            if place is None:
                return
            try:
                results.put((place, work(items[place])))
            except BaseException as error:  # noqa: BLE001 - it is raised again where it is asked for
                stopped.set()
                results.put((place, error))

    try:
        for _ in range(min(workers, len(items))):
            threading.Thread(target=run, daemon=True).start()
        for _ in items:
            try:
                place, result = _next(results)
            except BaseException:
                stopped.set()
                yield from _ready(results)
                raise
            yield place, result
    finally:
        stopped.set()


def _next(results: "SimpleQueue[tuple[int, R | BaseException]]") -> tuple[int, R]:
    """Wait for a result; raises what the work raised."""
    place, result = results.get()
    if isinstance(result, BaseException):
        raise result
    return place, result


def _ready(
    results: "SimpleQueue[tuple[int, R | BaseException]]",
) -> Iterator[tuple[int, R]]:
    """Give what was finished before the work was broken off: it may have been paid for."""
    while not results.empty():
        place, result = results.get()
        if not isinstance(result, BaseException):
            yield place, result
