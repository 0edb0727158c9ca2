"""Work spread over processes; the outcome is the same whatever their number."""

import gc
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

CHUNK = 32
"""So many tasks travel together at most; enough that the travel costs little beside the work."""
DEAF = (signal.SIGINT, signal.SIGTERM)
"""The signals that only the parent takes."""
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
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    # Python 3.11's pool waits for ever where its queue meets what cannot be pickled: find it here.
    pickle.dumps((work, tasks[0]))
    # A forked worker needs not import anything again; elsewhere the platform's own way is taken.
    ways = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in ways else None)
    size = min(CHUNK, -(-len(tasks) // (count * ROUNDS)))
    with ProcessPoolExecutor(count, mp_context=context, initializer=_settle) as pool:
        with _sheltered():
            others = set(multiprocessing.active_children())
            results = pool.map(work, tasks, chunksize=size)  # the workers are born here
            born = set(multiprocessing.active_children()) - others
        try:
            yield from results
        except BrokenProcessPool:
            for worker in born:
                worker.kill()  # the pool asks the others to end by SIGTERM, and waits until they do
            raise


@contextmanager
def _sheltered() -> Iterator[None]:
    """Hold signals back, so that a worker is born deaf to them: it would die with a traceback."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, DEAF)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _settle() -> None:
    """Make a worker end with its parent only, and collect garbage less often.

    Ctrl-C reaches every process of the terminal, and SIGTERM every one of a container; the parent
    takes them, and a worker finishes the files that it is writing. Ended in the middle of telling
    its outcome it would leave the parent waiting for the rest. Where the parent is killed, its
    workers would wait for work for ever.
    """
    from threading import Thread  # noqa: PLC0415 - loaded with the pool already

    for number in DEAF:
        signal.signal(number, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    gc.freeze()
    gc.set_threshold(100_000)


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
