"""Work spread over processes; the outcome is the same whatever their number."""

import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

CHUNK = 32
"""So many tasks travel together; enough that the travel costs little beside the work."""


def spread(
    work: Callable[[Task], Result], tasks: Sequence[Task], chunk: int = CHUNK
) -> Iterator[Result]:
    """Give `work` of each task, in the order of the tasks.

    Runs in as many processes as this one may use processors; in this one alone where there are no
    more than `chunk` tasks. `work` and what it takes and gives must be picklable. An exception of a
    task is raised here, at its turn.
    """
    count = min(processors(), -(-len(tasks) // chunk))
    if count <= 1:
        yield from map(work, tasks)
        return
    # Python 3.11's pool waits for ever where its queue meets what cannot be pickled: find it here.
    pickle.dumps((work, tasks[0]))
    # Loaded only where they are used: they cost as much as the interpreter's own start.
    import multiprocessing  # noqa: PLC0415
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    # A forked worker needs not import anything again; elsewhere the platform's own way is taken.
    ways = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in ways else None)
    with ProcessPoolExecutor(count, mp_context=context) as pool:
        yield from pool.map(work, tasks, chunksize=chunk)


def processors() -> int:
    """Give how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
