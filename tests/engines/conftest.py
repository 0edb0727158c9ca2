"""A server on loopback for each test that asks for one."""

from collections.abc import Iterator

import pytest

from tests.engines.libre_server import LibreServer, serving


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[LibreServer]:
    """Give a running server; no proxy of the machine stands between."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with serving() as running:
        yield running
