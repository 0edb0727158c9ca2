"""Work spread over processes: the same outcome, in the same order, whatever their number."""

import multiprocessing
import os
import signal
from concurrent.futures.process import BrokenProcessPool
from pickle import PicklingError

import pytest

from i18n_tool.errors import CatalogError
from i18n_tool.workspace import workers
from i18n_tool.workspace.workers import spread


def squared(number: int) -> int:
    """Give a square, or raise for one number."""
    if number == 77:
        raise CatalogError("no good", path="a.po", line=7)
    return number * number


def process(_: int) -> int:
    """Give the process that this runs in."""
    return os.getpid()


@pytest.mark.parametrize("processors", [1, 2, 3, 8])
@pytest.mark.parametrize("count", [0, 1, 2, 9, 70])
def test_the_outcomes_are_in_the_order_of_the_tasks(
    monkeypatch: pytest.MonkeyPatch, processors: int, count: int
) -> None:
    monkeypatch.setattr(workers, "processors", lambda: processors)
    tasks = list(range(count))
    assert list(spread(squared, tasks, 4)) == [task * task for task in tasks]


def test_few_tasks_stay_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "processors", lambda: 4)
    assert set(spread(process, range(8), 8)) == {os.getpid()}
    assert os.getpid() not in set(spread(process, range(9), 8))


def test_on_one_processor_all_stay_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "processors", lambda: 1)
    assert set(spread(process, range(100), 8)) == {os.getpid()}


@pytest.mark.parametrize("processors", [1, 4])
def test_an_error_comes_whole_and_after_nothing_wrong(
    monkeypatch: pytest.MonkeyPatch, processors: int
) -> None:
    monkeypatch.setattr(workers, "processors", lambda: processors)
    outcomes = spread(squared, range(100), 4)
    assert [next(outcomes) for _ in range(50)] == [number * number for number in range(50)]
    with pytest.raises(CatalogError) as caught:
        list(outcomes)
    error = caught.value
    assert (error.what, error.path, error.line, error.where) == ("no good", "a.po", 7, "a.po:7")


def test_work_that_cannot_travel_raises_and_does_not_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "processors", lambda: 4)
    # the kind of error and its words are those of the Python that runs
    with pytest.raises((AttributeError, TypeError, PicklingError), match=r"pickle|local object"):
        list(spread(lambda number: number, range(100), 4))


def test_there_is_a_processor() -> None:
    assert workers.processors() >= 1


def die_at_three(number: int) -> int:
    """Give a number; at one, be killed as by a system that is out of memory."""
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_a_worker_that_is_killed_is_an_error_and_nobody_waits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers, "processors", lambda: 4)
    with pytest.raises(BrokenProcessPool):
        list(spread(die_at_three, range(100), 4))
    assert multiprocessing.active_children() == []


def test_a_worker_is_deaf_to_what_its_parent_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "processors", lambda: 4)
    assert list(spread(shot, range(40), 4)) == list(range(40))


def shot(number: int) -> int:
    """Give a number, after signals that ask to end."""
    for sign in workers.DEAF:
        os.kill(os.getpid(), sign)
    return number
