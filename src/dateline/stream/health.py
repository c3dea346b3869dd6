"""Answers whoever looks after the workers, on this machine only: /metrics, /healthz, /readyz."""

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from dateline.errors import DatelineError, SettingError
from dateline.record import KeptRecord
from dateline.record.queue import Depth, Queue
from dateline.stream import metrics
from dateline.stream.counters import Counters

HOST = "127.0.0.1"
_NAMES = ("localhost", HOST, "::1")
_FRESH = 1.0  # seconds for which an answer of the record serves everyone who asks
_STUCK = 300.0  # seconds of silence after which a worker counts as stuck: it speaks every second while it waits


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How a record stands: `error` says why it can't be asked. As it is told at /readyz."""

    ready: bool
    depth: Depth | None = None
    error: str | None = None

    def told(self) -> dict[str, Any]:
        """As JSON."""
        queue = None if self.depth is None else asdict(self.depth)
        return {"ready": self.ready, "record": "open" if self.depth is not None else self.error, "queue": queue}


def health(open_record: Callable[[], KeptRecord]) -> Health:
    """How a record stands now: it is opened and asked for its queue."""
    try:
        with open_record() as record:
            return Health(ready=True, depth=Queue(record).depth())
    except DatelineError as error:
        return Health(ready=False, error=type(error).__name__)


class Display:
    """A `Show` for `Workers`: serves on a port of this machine, 0 for any that is free; made before they are started.

    Raises SettingError where the port is taken.
    """

    def __init__(self, port: int, open_record: Callable[[], KeptRecord]) -> None:
        self._open_record = open_record
        self._asked, self._health = 0.0, Health(ready=False)
        self._counters: Counters | None = None
        try:
            self._server = ThreadingHTTPServer((HOST, port), self._handler())
        except OSError as error:
            raise SettingError(
                f"cannot listen on {HOST} port {port} ({error.strerror}); choose another --metrics-port"
            ) from None
        self._server.daemon_threads = True
        self.port = self._server.server_port

    def __call__(self, counters: Counters, stop: Callable[[], bool]) -> None:
        """Answers until it is told to stop."""
        self._counters = counters
        self._server.timeout = 0.5
        while not stop():
            self._server.handle_request()
        self._server.server_close()

    def close(self) -> None:
        """Ends listening in this process."""
        self._server.server_close()

    def answer(self, path: str) -> tuple[int, str, str]:
        """The status, the type and the text for a path."""
        if path == "/metrics":
            return 200, metrics.CONTENT_TYPE, metrics.text(self._now().depth, self._counters)
        if path == "/healthz":
            stuck = self._stuck()
            return (503, "text/plain", f"stuck: worker {stuck}\n") if stuck is not None else (200, "text/plain", "ok\n")
        if path == "/readyz":
            now, workers = self._now(), int(self._counters.total("alive")) if self._counters else 0
            ready = now.ready and workers > 0
            told = now.told() | {"ready": ready, "workers": workers}
            return 200 if ready else 503, "application/json", json.dumps(told) + "\n"
        return 404, "text/plain", "there are /metrics, /healthz and /readyz\n"

    def _now(self) -> Health:
        if time.monotonic() - self._asked >= _FRESH or not self._asked:
            self._health = health(self._open_record)
            self._asked = time.monotonic()
        return self._health

    def _stuck(self) -> int | None:
        """A worker that is there and has been silent for too long."""
        counters, now = self._counters, time.monotonic()
        for slot in range(counters.slots if counters else 0):
            assert counters is not None
            if counters.value(slot, "alive") and now - counters.value(slot, "beat") > _STUCK:
                return slot
        return None

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        display = self

        class Handler(BaseHTTPRequestHandler):
            timeout = 5
            server_version, sys_version = "dateline", ""

            def do_GET(self) -> None:
                host = urlsplit(f"//{self.headers.get('host', '')}").hostname or ""
                if host not in _NAMES:  # a page of another site that has our address under its own name
                    status, kind, said = 421, "text/plain", "this does not answer under that name\n"
                else:
                    status, kind, said = display.answer(urlsplit(self.path).path)
                body = said.encode()
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.send_header("Cache-Control", "no-store")
                self.send_header("X-Content-Type-Options", "nosniff")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: Any) -> None:
                """Says nothing: who asks is not to be logged."""

        return Handler
