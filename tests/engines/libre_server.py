"""A server on loopback that speaks LibreTranslate's protocol, with faults that can be switched on.

It stands in for every hosted service too: `/m` answers as Google's page for phones, `/get` as
MyMemory and `/microsoft` as Microsoft Translator, in shapes of our own making. No hosted engine is
ever called from the tests.
"""

import html
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

LANGUAGES = (
    "ar",
    "en",
    "es",
    "fr",
    "id",
    "ja",
    "pt",
    "pt-BR",
    "ru",
    "uk",
    "vi",
    "zh-Hans",
    "zh-Hant",
)


def upper(text: str, source: str, target: str) -> str:
    """Translate as this server does unless it is told otherwise: with the pair in front."""
    return f"{source}>{target} {text}"


class LibreServer(ThreadingHTTPServer):
    """The server; `faults` are taken one a request, and when they are used up all is well."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, translate: Callable[[str, str, str], str] = upper) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.translate = translate
        self.faults: list[str] = []
        self.always = ""
        self.key = ""
        self.asked: list[str] = []
        self.paths: list[str] = []
        self.released = threading.Event()
        self.arrived = threading.Semaphore(0)
        self.lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/"

    def next_fault(self) -> str:
        with self.lock:
            return self.faults.pop(0) if self.faults else self.always

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of clients that went away."""


@contextmanager
def serving(translate: Callable[[str, str, str], str] = upper) -> Iterator[LibreServer]:
    """Run a server for as long as the block lasts."""
    server = LibreServer(translate)
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
    )
    thread.start()
    try:
        yield server
    finally:
        server.released.set()
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    server: LibreServer

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Log nothing."""

    def do_GET(self) -> None:
        self._handle(urlsplit(self.path).query)

    def do_POST(self) -> None:
        self._handle(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode())

    def _handle(self, body: str) -> None:
        path = urlsplit(self.path).path
        self.server.paths.append(self.path)
        if path == "/languages":
            self._json([{"code": code, "name": code, "targets": LANGUAGES} for code in LANGUAGES])
            return
        if path == "/microsoft":
            query = {key: values[0] for key, values in parse_qs(urlsplit(self.path).query).items()}
            form = {
                "q": json.loads(body)[0]["text"],
                "source": query["from"],
                "target": query["to"],
            }
            key = self.headers.get("Ocp-Apim-Subscription-Key", "")
        else:
            form = {name: values[0] for name, values in parse_qs(body).items()}
            key = form.get("api_key", "")
        if path == "/m":
            form |= {"source": form["sl"], "target": form["tl"]}
        if path == "/get":
            form["source"], form["target"] = form["langpair"].split("|")
        self.server.asked.append(form["q"])
        self.server.arrived.release()
        fault = self.server.next_fault()
        if fault:
            getattr(self, f"fault_{fault}")(form)
        elif self.server.key and key != self.server.key:
            self._json({"error": f"Invalid API key {key}"}, 403)
        else:
            self._answer(path, self.server.translate(form["q"], form["source"], form["target"]))

    def _answer(self, path: str, text: str) -> None:
        if path == "/m":
            page = (
                f'<html><body><div class="result-container">{html.escape(text)}</div></body></html>'
            )
            self._send(page.encode(), kind="text/html; charset=utf-8")
        elif path == "/get":
            self._json(
                {"responseData": {"translatedText": text}, "responseStatus": 200, "matches": []}
            )
        elif path == "/microsoft":
            self._json([{"translations": [{"text": text, "to": "xx"}]}])
        else:
            self._json({"translatedText": html.unescape(text)})

    def _json(self, answer: object, status: int = 200) -> None:
        self._send(json.dumps(answer).encode(), status)

    def _send(
        self, body: bytes, status: int = 200, kind: str = "application/json", **headers: str
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def fault_busy(self, form: dict[str, str]) -> None:
        self._send(b'{"error": "Slowdown"}', 429, Retry_After="7")

    def fault_busy_long(self, form: dict[str, str]) -> None:
        self._send(b'{"error": "Slowdown"}', 429, Retry_After="86400")

    def fault_broken(self, form: dict[str, str]) -> None:
        self._send(json.dumps({"error": f"Cannot translate {form['q']}"}).encode(), 500)

    def fault_refused(self, form: dict[str, str]) -> None:
        self._send(json.dumps({"error": f"{form['q']} is refused"}).encode(), 400)

    def fault_missing(self, form: dict[str, str]) -> None:
        self._send(b"<html><body>Not Found</body></html>", 404, "text/html")

    def fault_moved(self, form: dict[str, str]) -> None:
        self._send(b"", 302, Location="http://127.0.0.1:9/elsewhere")

    def fault_silent(self, form: dict[str, str]) -> None:
        self.server.released.wait(5)

    def fault_drip(self, form: dict[str, str]) -> None:
        self.send_response(200)
        self.end_headers()
        while not self.server.released.wait(0.02):
            self.wfile.write(b" ")

    def fault_drip_headers(self, form: dict[str, str]) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while not self.server.released.wait(0.02):
            self.wfile.write(b"X-Drip: 1\r\n")

    def fault_endless(self, form: dict[str, str]) -> None:
        self.send_response(200)
        self.end_headers()
        while not self.server.released.is_set():
            self.wfile.write(b" " * 65536)

    def fault_empty(self, form: dict[str, str]) -> None:
        self._json({"translatedText": ""})

    def fault_nothing(self, form: dict[str, str]) -> None:
        self._send(b"")

    def fault_null(self, form: dict[str, str]) -> None:
        self._json({"translatedText": None})

    def fault_list(self, form: dict[str, str]) -> None:
        self._json({"translatedText": ["a", "b"]})

    def fault_page(self, form: dict[str, str]) -> None:
        self._send(b"<!DOCTYPE html><html><title>Maintenance</title></html>", 200, "text/html")

    def fault_page_as_text(self, form: dict[str, str]) -> None:
        self._json({"translatedText": "<html><title>502 Bad Gateway</title></html>"})

    def fault_truncated(self, form: dict[str, str]) -> None:
        self._send(b'{"translatedText": "Bon')

    def fault_short(self, form: dict[str, str]) -> None:
        """Promise more bytes than are sent."""
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b'{"translatedText": "Bonjour"}')

    def fault_wrong_text(self, form: dict[str, str]) -> None:
        self._json({"translatedText": "Something else entirely, with [X9X] in it"})

    def fault_close(self, form: dict[str, str]) -> None:
        self.close_connection = True

    def fault_babble(self, form: dict[str, str]) -> None:
        self._json({"translatedText": "blah " * 2000})

    def fault_quota(self, form: dict[str, str]) -> None:
        self._json(
            {
                "responseData": {
                    "translatedText": "MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY."
                },
                "matches": [],
            }
        )
