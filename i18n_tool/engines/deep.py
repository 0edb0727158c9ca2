"""Engines by deep-translator 1.11.4, with what it lacks.

One instance a call (shared over threads it mixes answers up), a deadline for the whole call, codes
of our own where its language tables refuse what the service takes, and failures in our own words:
its exceptions hold keys and texts. It is imported with the first call, since it brings Beautiful
Soup along. The hosted services cannot be called from tests; these run its real client against a
server on loopback.
"""

import importlib
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlsplit

from i18n_tool.engines.answers import judge
from i18n_tool.engines.languages import code, translates
from i18n_tool.engines.protocol import Answer, Failure, Kind, Setup
from i18n_tool.engines.web import Exchange, Gateway, NoAnswerError, exchange
from i18n_tool.errors import EngineError


class Translator(Protocol):
    """What deep-translator's clients have in common."""

    source: str
    target: str

    def translate(self, text: str) -> Any:  # noqa: ANN401 - it gives anything
        """Translate one text."""
        ...


Make = Callable[[Any, Setup], Translator]
"""Makes a client from its module and the settings."""

_installing = threading.Lock()
_LONG = "the text is too long for the engine"
_ELSEWHERE = (Kind.FATAL, "the server sends on to another address")
_STATUSES = {
    301: _ELSEWHERE,
    302: _ELSEWHERE,
    303: _ELSEWHERE,
    307: _ELSEWHERE,
    308: _ELSEWHERE,
    401: (Kind.FATAL, "the server refuses the key"),
    402: (Kind.FATAL, "the server wants to be paid"),
    403: (Kind.FATAL, "the server refuses access: a wrong key, or a quota that is spent"),
    404: (Kind.FATAL, "there is no such service at the server's address"),
    405: (Kind.FATAL, "there is no such service at the server's address"),
    407: (Kind.FATAL, "the proxy refuses access"),
    408: (Kind.TRANSIENT, "the server gave up waiting"),
    413: (Kind.PERMANENT, _LONG),
    414: (Kind.PERMANENT, _LONG),
    425: (Kind.TRANSIENT, "the server is not ready"),
    429: (Kind.TRANSIENT, "the server takes no more requests now"),
    456: (Kind.FATAL, "the quota is spent"),
}
"""What an HTTP status means (RFC 9110, and 456 as translation services use it)."""


@dataclass(frozen=True, slots=True)
class DeepEngine:
    """One service behind deep-translator; `Engine` says what its parts mean."""

    name: str
    make: Make = field(repr=False)
    setup: Setup = field(repr=False)
    longest: int
    largest: int = 1_000_000
    """The longest text in bytes of UTF-8."""
    batch: int = 1
    schemes: tuple[str, ...] = ("brackets", "underscores")
    understand: Callable[[str], Failure | None] = field(default=lambda _: None, repr=False)
    """Gives the failure that an answer means which the service sent in the place of a text."""

    def supports(self, source: str, target: str) -> bool:
        """Say whether the engine has codes for both locales and tells them apart."""
        return translates(self.name, source, target)

    def translate(
        self, texts: Sequence[str], source: str, target: str, timeout: float
    ) -> list[Answer]:
        """Translate texts one by one; what is left at the deadline fails as transient."""
        codes = (code(self.name, source) or "", code(self.name, target) or "")
        with exchange(timeout) as current:
            return [self._one(text, codes, current) for text in texts]

    def _one(self, text: str, codes: tuple[str, str], current: Exchange) -> Answer:
        if len(text) > self.longest or len(text.encode()) > self.largest:
            return Failure(Kind.PERMANENT, _LONG)
        try:
            client = self.make(_module(self.name), self.setup)
            client.source, client.target = codes
            answer = client.translate(text)
        except NoAnswerError as error:
            return Failure(Kind.TRANSIENT, str(error), current.after)
        except Exception:  # noqa: BLE001 - its exceptions are of any class, and hold keys and texts
            return explain(current)
        understood = self.understand(answer) if isinstance(answer, str) else None
        return understood or judge(text, answer)


def explain(current: Exchange) -> Failure:
    """Give the failure of a call that raised, by what the server answered."""
    status = current.status
    if status >= 300:
        refused = (Kind.PERMANENT, "the server refuses the text")
        failed = (Kind.TRANSIENT, "the server failed")
        kind, reason = _STATUSES.get(status, failed if status >= 500 else refused)
        return Failure(kind, f"{reason} (HTTP {status})", current.after)
    if current.page:
        return Failure(Kind.TRANSIENT, "the engine answered with an error page")
    return Failure(Kind.TRANSIENT, "the server's answer cannot be read")


def checked_url(setup: Setup, usual: str) -> str:
    """Give the server's address; EngineError where it is none."""
    url = setup.url or usual
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username:
        raise EngineError(
            "the address of an engine's server cannot be used",
            todo="Set its `url` in the configuration, such as http://localhost:5000; keys belong "
            "in the environment.",
        )
    return url


def _module(name: str) -> Any:  # noqa: ANN401 - a module without types
    """Give deep-translator's module of an engine, with our gateway in the place of requests."""
    with _installing:
        module: Any = importlib.import_module(f"deep_translator.{name}")
        if not isinstance(module.requests, Gateway):
            module.requests = Gateway()
        return module
