"""A few calls at once, each result with its place.

Our own rather than `concurrent.futures`, whose threads hold the interpreter at its exit until the
last answer is in: after Ctrl-C a draft must end at once.
"""

import threading
from collections import deque
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def each_at_once(
    work: Callable[[T], R], items: Sequence[T], workers: int, keep: Callable[[int, R], None]
) -> None:
    """Hand the place of each item and what `work` made of it to `keep`, as they become ready.

    Up to `workers` items are worked on at a time. What `work` raises is raised here; then, or where
    Ctrl-C comes, no further item is begun, and all that was finished is handed over first: it may
    have been paid for. So `keep` may be given a result twice, if it was interrupted.
    """
    finished: deque[tuple[int, R | BaseException]] = deque()
    """What nobody has kept yet; a result goes only when it is kept, wherever Ctrl-C comes."""
    ready = threading.Semaphore(0)
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
                finished.append((place, work(items[place])))
            except BaseException as error:  # noqa: BLE001 - it is raised again where it is asked for
                stopped.set()
                finished.append((place, error))
            ready.release()

    try:
        for _ in range(min(workers, len(items))):
            threading.Thread(target=run, daemon=True).start()
        for _ in items:
            ready.acquire()
            _hand_over(finished, keep)
    except BaseException:
        stopped.set()
        _hand_over_rest(finished, keep)
        raise
    finally:
        stopped.set()


def _hand_over(
    finished: "deque[tuple[int, R | BaseException]]", keep: Callable[[int, R], None]
) -> None:
    """Hand over the first result; raises what the work raised."""
    place, result = finished[0]
    if isinstance(result, BaseException):
        raise result
    keep(place, result)
    finished.popleft()


def _hand_over_rest(
    finished: "deque[tuple[int, R | BaseException]]", keep: Callable[[int, R], None]
) -> None:
    """Hand over what was finished before the work was broken off."""
    while finished:
        place, result = finished[0]
        if not isinstance(result, BaseException):
            keep(place, result)
        finished.popleft()
