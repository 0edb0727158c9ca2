"""What all tests share: the project's root, and the folder of real articles beside it."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


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
