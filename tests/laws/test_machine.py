"""The laws 3 to 9, after each step of a project's history."""

import os

from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.laws.machine import History

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "fuzz"


def test_the_laws_hold_after_each_step():
    """In the suite some histories, always the same; under `make fuzz` many long ones."""
    most = settings.default.max_examples if LONG else 25
    run_state_machine_as_test(
        History, settings=settings(max_examples=most, stateful_step_count=30 if LONG else 12)
    )
