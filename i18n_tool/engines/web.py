"""HTTP for clients that know no time-outs: one deadline a call, to connect, send and read.

deep-translator calls `requests.get` and `requests.post` without a time-out, so a silent server
hangs it for ever; and requests' own time-out starts anew with every byte, so one that drips does
too. Here a timer shuts the call's sockets at the deadline, whatever the client is waiting for. The
client gets a `Gateway` in the place of its `requests`; it acts only inside `exchange`, so that
other users of that client in the same process see no difference.
"""

import contextlib
import json
import socket
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

LARGEST = 4_000_000
"""No answer may be longer, in bytes."""


class NoAnswerError(Exception):
    """A server gave no whole answer; the text is for people and holds nothing that was sent.

    Of no class that a client might catch, log or explain in its own words.
    """


@dataclass(slots=True)
class Exchange:
    """What passed between a client and a server in one call."""

    seconds: float
    status: int = 0
    """The HTTP status of the last answer; 0 before there is one."""
    after: float | None = None
    """Seconds that the server asks to wait (`Retry-After`, RFC 9110)."""
    page: bool = False
    """True where the answer was a page for people."""
    passed: bool = False
    """True from the deadline on."""
    _sockets: list[socket.socket] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def watch(self, connected: socket.socket) -> None:
        """Keep a hold on a connection, through which it can be shut from another thread."""
        with self._lock:
            self._sockets.append(connected.dup())
        if self.passed:
            self.cut()

    def cut(self) -> None:
        """Shut every connection: who waits for it wakes up."""
        with self._lock:
            self.passed = True
            for held in self._sockets:
                with contextlib.suppress(OSError):
                    held.shutdown(socket.SHUT_RDWR)

    def release(self) -> None:
        """Let go of the connections."""
        with self._lock:
            for held in self._sockets:
                held.close()
            self._sockets.clear()


_local = threading.local()


@contextlib.contextmanager
def exchange(seconds: float) -> Iterator[Exchange]:
    """Put all that this thread sends through a gateway under one deadline, in seconds from now."""
    current = Exchange(seconds)
    timer = threading.Timer(seconds, current.cut)
    timer.daemon = True
    timer.start()
    _local.exchange = current
    try:
        yield current
    finally:
        _local.exchange = None
        timer.cancel()
        current.release()


def _watch(connected: socket.socket) -> socket.socket:
    """Put a new connection under the deadline of this thread's exchange."""
    current: Exchange | None = getattr(_local, "exchange", None)
    if current is not None:
        current.watch(connected)
    return connected


class _Connection(HTTPConnection):
    """A connection that can be shut at the deadline."""

    def _new_conn(self) -> socket.socket:
        return _watch(super()._new_conn())


class _SecureConnection(HTTPSConnection):
    """The same before its handshake."""

    def _new_conn(self) -> socket.socket:
        return _watch(super()._new_conn())


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _SecureConnection


_POOLS = {"http": _Pool, "https": _SecurePool}


class _Adapter(HTTPAdapter):
    """requests' way to a server, over connections that can be shut."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - requests' shape
        """Make the pools of direct connections."""
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = _POOLS

    def proxy_manager_for(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - requests' shape
        """Make the pools of connections through a proxy."""
        manager = super().proxy_manager_for(*args, **kwargs)
        manager.pool_classes_by_scheme = _POOLS
        return manager


@dataclass(frozen=True, slots=True)
class Reply:
    """A server's answer, as far as deep-translator asks for it."""

    status_code: int
    text: str

    def json(self) -> Any:  # noqa: ANN401 - JSON is anything
        """Give the answer read as JSON; ValueError where it is none."""
        return json.loads(self.text)

    def close(self) -> None:
        """Do nothing: the answer is read and the connection closed."""


class Gateway:
    """What stands in a client's module in the place of `requests`."""

    exceptions = requests.exceptions

    def get(self, url: str, **request: Any) -> Any:  # noqa: ANN401 - the client's arguments
        """Send a GET request."""
        return self._send("GET", url, request)

    def post(self, url: str, **request: Any) -> Any:  # noqa: ANN401 - the client's arguments
        """Send a POST request.

        Parameters without a body become the body, a form: in an address they would stand in the
        logs of servers and proxies, the key among them.
        """
        if "json" not in request and "data" not in request:
            request["data"] = request.pop("params", None)
        return self._send("POST", url, request)

    def _send(self, method: str, url: str, request: dict[str, Any]) -> Any:  # noqa: ANN401
        current: Exchange | None = getattr(_local, "exchange", None)
        if current is None:
            return requests.request(method, url, timeout=60, **request)
        current.status, current.page = 0, False
        try:
            with requests.Session() as session:
                session.mount("http://", _Adapter())
                session.mount("https://", _Adapter())
                request |= {"stream": True, "allow_redirects": False}
                with session.request(method, url, timeout=current.seconds, **request) as response:
                    return _read(response, current)
        except (requests.RequestException, OSError, ValueError) as error:
            raise NoAnswerError(_reason(error, current)) from None


def _read(response: requests.Response, current: Exchange) -> Reply:
    """Read an answer to its end, within the deadline and the largest size."""
    current.status = response.status_code
    current.after = _seconds(response.headers)
    kind = response.headers.get("Content-Type", "").lower()
    body = bytearray()
    for chunk in response.iter_content(65536):
        body += chunk
        if len(body) > LARGEST:
            raise NoAnswerError("the server's answer is endless")
    if current.passed:
        raise requests.Timeout
    encoding = response.encoding if "charset" in kind and response.encoding else "utf-8"
    try:
        text = body.decode(encoding, "replace")
    except LookupError:
        text = body.decode("utf-8", "replace")
    current.page = text.lstrip()[:15].lower().startswith(("<!doctype", "<html", "<head"))
    return Reply(response.status_code, text)


def _reason(error: Exception, current: Exchange) -> str:
    """Say what went wrong, not in the error's words: they hold the address and what was sent."""
    if current.passed or isinstance(error, requests.Timeout):
        return f"the server did not answer within {current.seconds:g} seconds"
    if isinstance(error, requests.exceptions.SSLError):
        return "the server's certificate is not trusted"
    if isinstance(error, (requests.exceptions.InvalidURL, requests.exceptions.InvalidSchema)):
        return "the server's address cannot be read"
    if current.status:
        return "the server broke off its answer"
    return "the server cannot be reached"


def _seconds(headers: Mapping[str, str]) -> float | None:
    """Give the seconds of `Retry-After`: a number, or a date by the server's clock."""
    text = headers.get("Retry-After", "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text) - parsedate_to_datetime(headers.get("Date", ""))
    except (ValueError, TypeError):
        return None
    return max(0.0, moment.total_seconds())
