"""Work spread over processes; the outcome is the same whatever their number."""

import gc
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

CHUNK = 32
"""So many tasks travel together at most; enough that the travel costs little beside the work."""
ROUNDS = 8
"""Each process gets its share in so many parts, so that all are busy until the end."""


def spread(
    work: Callable[[Task], Result], tasks: Sequence[Task], light: int = CHUNK
) -> Iterator[Result]:
    """Give `work` of each task, in the order of the tasks.

    Runs in as many processes as this one may use processors; in this one alone where there are no
    more than `light` tasks, which are done before other processes would have started. `work` and
    what it takes and gives must be picklable. An exception of a task is raised here, at the latest
    at its turn.
    """
    count = min(processors(), len(tasks))
    if count <= 1 or len(tasks) <= light:
        yield from map(work, tasks)
        return
    # Loaded only where they are used: they cost as much as the interpreter's own start.
    import multiprocessing  # noqa: PLC0415
    import pickle  # noqa: PLC0415
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    # Python 3.11's pool waits for ever where its queue meets what cannot be pickled: find it here.
    pickle.dumps((work, tasks[0]))
    # A forked worker needs not import anything again; elsewhere the platform's own way is taken.
    ways = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in ways else None)
    size = min(CHUNK, -(-len(tasks) // (count * ROUNDS)))
    with ProcessPoolExecutor(count, mp_context=context, initializer=_settle) as pool:
        with _sheltered():
            # the workers are born here
            results = pool.map(partial(_guarded, work), tasks, chunksize=size)
        yield from results


class _Ended(SystemExit):
    """A worker was told to end (SIGTERM)."""


def _guarded(work: Callable[[Task], Result], task: Task) -> Result:
    """Give `work` of a task; end the worker where it is told to, what it had begun cleared away."""
    try:
        return work(task)
    except _Ended:
        os._exit(128 + signal.SIGTERM)


@contextmanager
def _sheltered() -> Iterator[None]:
    """Hold signals back, so that a worker is born deaf to them: it would die with a traceback."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _settle() -> None:
    """Make a worker end with its parent only, and collect garbage less often.

    Ctrl-C reaches every process of the terminal; the parent takes it, and a worker finishes the
    file that it is writing. Told to end by SIGTERM, it removes its temporary files first. Where the
    parent is killed, its workers would wait for work for ever.
    """
    from threading import Thread  # noqa: PLC0415 - loaded with the pool already

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    Thread(target=_end_with_parent, daemon=True).start()
    gc.freeze()
    gc.set_threshold(100_000)


def _end(*_: object) -> None:
    """Unwind what a worker is at, once."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise _Ended


def _end_with_parent() -> None:
    """Wait until the parent is gone, then go."""
    from multiprocessing import parent_process  # noqa: PLC0415 - loaded with the pool already

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def processors() -> int:
    """Give how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
