"""What all tests share: the project's root, the folder of real articles beside it, and chance.

Property tests try the same examples on every run, so that the suite says the same of the same code;
`make laws` tries many others.
"""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile(
    "suite", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "fuzz",
    deadline=None,
    max_examples=int(os.environ.get("FUZZ_EXAMPLES", "5000")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the project's root."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of real articles and catalogs that stands beside the project."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("NOT TESTED on real articles: the folder ../shared is missing")
    return folder
