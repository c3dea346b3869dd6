"""Fetches what an address holds: from public hosts only, within limits of time and size, only what is new."""

import io
import socket
import threading
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError

from dateline import __version__
from dateline.articles.addresses import Resolve, checked, resolve, safe_addresses
from dateline.articles.limits import LIMITS, Limits, gunzip
from dateline.articles.raw import Raw
from dateline.errors import FetchError, LimitError

AGENT = f"dateline/{__version__} (reads news feeds)"
HOPS = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_CONNECT = 10.0
_QUIET = 20.0  # seconds without a byte
_LONGEST = 7 * 86400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server said: `raw` is None where it has nothing new (304). `moved` is a new address to keep (301, 308)."""

    url: str
    status: int
    raw: Raw | None
    etag: str | None = None
    modified: str | None = None
    moved: str | None = None


@dataclass(slots=True, kw_only=True)
class Fetcher:
    """Fetches addresses. `trusted` are hosts that may lie in one's own network; `deadline` is seconds for one address.

    `resolve` and `now` stand in for the network's names and the clock in tests.
    """

    trusted: frozenset[str] = frozenset()
    deadline: float = 60.0
    limits: Limits = LIMITS
    resolve: Resolve = resolve
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))

    def fetch(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Answer:
        """What an address holds; `etag` and `modified` are what the server said last time, given back as they were.

        Raises FetchError, whose `wait` is the time the server asked for. Every hop of a redirect is checked.
        """
        until = time.monotonic() + self.deadline
        here, moved, permanent = checked(url), None, True
        for _ in range(HOPS + 1):
            headers = {"If-None-Match": etag, "If-Modified-Since": modified}
            answer, target = self._once(here, until, {k: v for k, v in headers.items() if v})
            if target is None:
                return Answer(
                    url=here,
                    status=answer.status,
                    raw=answer.raw,
                    etag=answer.etag,
                    modified=answer.modified,
                    moved=moved,
                )
            permanent = permanent and answer.status in (301, 308)
            following = checked(urljoin(here, target))
            if urlsplit(here).scheme == "https" and urlsplit(following).scheme == "http":
                raise FetchError(f"{url}: leads from https to http ({following}); not followed")
            here, moved = following, following if permanent else moved
        raise FetchError(f"{url}: more than {HOPS} redirects")

    def send(self, url: str, body: bytes, *, headers: Mapping[str, str]) -> Answer:
        """What an address answers to a POST; FetchError for anything but 200. A redirect is not followed."""
        until = time.monotonic() + self.deadline
        answer, target = self._once(checked(url), until, headers, method="POST", body=body)
        if target is not None:
            raise FetchError(f"{url}: sends us elsewhere ({answer.status}); not followed", status=answer.status)
        return answer

    def post(self, url: str, body: bytes, *, headers: Mapping[str, str]) -> int:
        """The status (200 to 299) with which an address takes a POST; nothing else of its answer is read.

        Raises FetchError for any other status. A redirect is not followed.
        """
        until = time.monotonic() + self.deadline
        answer, _ = self._once(checked(url), until, headers, method="POST", body=body, read=self._status)
        return answer.status

    def _once(
        self,
        url: str,
        until: float,
        more: Mapping[str, str],
        *,
        method: str = "GET",
        body: bytes | None = None,
        read: Callable[[str, Any], tuple[Answer, str | None]] | None = None,
    ) -> tuple[Answer, str | None]:
        """One request: the answer, and where it sends us on to."""
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        addresses = safe_addresses(host, port, trusted=self.trusted, resolve=self.resolve)
        headers = {"User-Agent": AGENT, "Accept-Encoding": "gzip", "Accept": "*/*", **more}
        pool = _pool(parts.scheme, host, port, addresses)
        left = until - time.monotonic()
        if left <= 0:
            raise FetchError(f"{url}: took longer than {self.deadline:.0f} seconds")
        # A server that sends a byte now and then never runs into a timeout of the socket: the clock ends it.
        watch = threading.Timer(left, pool.cut)
        watch.daemon = True
        watch.start()
        try:
            response = pool.urlopen(
                method,
                (parts.path or "/") + (f"?{parts.query}" if parts.query else ""),
                body=body,
                headers=headers,
                retries=False,
                redirect=False,
                preload_content=False,
                decode_content=False,
                timeout=urllib3.Timeout(
                    connect=min(_CONNECT, left), read=left if method == "POST" else min(_QUIET, left)
                ),
            )
            try:
                told = (read or self._answer)(url, response)
            finally:
                response.close()
            if pool.was_cut:  # what came until then looks like a whole answer
                raise FetchError(f"{url}: took longer than {self.deadline:.0f} seconds")
            return told
        except (HTTPError, OSError, ValueError) as error:
            if time.monotonic() >= until:
                raise FetchError(f"{url}: took longer than {self.deadline:.0f} seconds") from None
            raise FetchError(f"{url}: {_reason(error)}") from None
        finally:
            watch.cancel()
            pool.close()

    def _status(self, url: str, response: Any) -> tuple[Answer, str | None]:
        """The status alone; the rest of the answer stays where it is, however long it goes on."""
        status = response.status
        if not 200 <= status < 300:
            wait = self._wait(response.headers.get("Retry-After"))
            elsewhere = status in _REDIRECTS and "sends us elsewhere"
            raise FetchError(f"{url}: {elsewhere or 'answers'} ({status})", status=status, wait=wait)
        return Answer(url=url, status=status, raw=None), None

    def _answer(self, url: str, response: Any) -> tuple[Answer, str | None]:
        status = response.status
        if status in _REDIRECTS and response.headers.get("Location"):
            return Answer(url=url, status=status, raw=None), response.headers["Location"]
        said = {"etag": response.headers.get("ETag"), "modified": response.headers.get("Last-Modified")}
        if status == 304:
            return Answer(url=url, status=status, raw=None, **said), None
        if status != 200:
            wait = self._wait(response.headers.get("Retry-After"))
            raise FetchError(f"{url}: the server answers {status}", status=status, wait=wait)
        body = self._body(url, response)
        raw = Raw(
            body=body,
            name=url,
            channel=url,
            media=(response.headers.get("Content-Type") or "").split(";")[0].strip().lower() or None,
            fetched=self.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            headers=tuple((str(k), str(v)) for k, v in response.headers.items()),
        )
        return Answer(url=url, status=status, raw=raw, **said), None

    def _body(self, url: str, response: Any) -> bytes:
        """The body, unpacked, within the limits."""
        most = self.limits.item
        length = response.headers.get("Content-Length", "")
        if length.isdigit() and int(length) > most:
            raise LimitError(f"{url}: larger than {most >> 20} MB")
        packed = bytearray()
        while piece := response.read1(65536):
            packed += piece
            if len(packed) > most:
                raise LimitError(f"{url}: larger than {most >> 20} MB")
        how = (response.headers.get("Content-Encoding") or "identity").strip().lower()
        if how in ("identity", ""):
            return bytes(packed)
        if how not in ("gzip", "x-gzip"):
            raise FetchError(f"{url}: packed as {how!r}, which was not asked for")
        body = bytearray()
        try:
            for piece in gunzip(io.BytesIO(bytes(packed)), name=url, limits=self.limits):
                body += piece
                if len(body) > most:
                    raise LimitError(f"{url}: unpacks to more than {most >> 20} MB")
        except (EOFError, zlib.error) as error:
            raise FetchError(f"{url}: damaged on the way ({error})") from None
        return bytes(body)

    def _wait(self, said: str | None) -> float | None:
        """The seconds that a Retry-After asks for, as a number or as a date."""
        if not said:
            return None
        if said.strip().isdigit():
            return min(float(said), _LONGEST)
        try:
            when = parsedate_to_datetime(said)
        except (ValueError, TypeError, IndexError):
            return None
        when = when if when.tzinfo else when.replace(tzinfo=UTC)
        return min(max(0.0, (when - self.now()).total_seconds()), _LONGEST)


def _reason(error: Exception) -> str:
    cause: BaseException = error
    while (inner := cause.__cause__ or getattr(cause, "reason", None)) and isinstance(inner, BaseException):
        cause = inner
    return getattr(cause, "strerror", None) or str(cause) or type(cause).__name__


class _Checked:
    """A connection to addresses that were looked up and checked beforehand."""

    addresses: list[str]
    open: "set[socket.socket]"

    def _new_conn(self) -> socket.socket:
        failure: OSError | None = None
        for address in self.addresses:
            try:
                sock = socket.create_connection((address, self.port), timeout=self.timeout)  # type: ignore[attr-defined]
            except OSError as error:
                failure = error
                continue
            self.open.add(sock)
            return sock
        raise failure or OSError("no address")


class _Http(_Checked, HTTPConnection):
    pass


class _Https(_Checked, HTTPSConnection):
    def connect(self) -> None:
        """Connects, and keeps hold of the socket that encryption has put in the place of the first."""
        super().connect()
        if self.sock is not None:
            self.open.add(self.sock)


class _Pool:
    """One connection, made anew for each request."""

    def __init__(self, inner: HTTPConnectionPool, sockets: set[socket.socket]) -> None:
        self._inner, self._sockets = inner, sockets
        self.was_cut = False
        self.urlopen = inner.urlopen
        self.close = inner.close

    def cut(self) -> None:
        """Ends the connection from another thread: what waits for it fails at once."""
        self.was_cut = True
        for sock in list(self._sockets):
            try:
                sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue


def _pool(scheme: str, host: str, port: int, addresses: list[str]) -> _Pool:
    sockets: set[socket.socket] = set()
    base = _Https if scheme == "https" else _Http
    # A class of its own carries the addresses to where urllib3 makes the connection.
    connection = type("Connection", (base,), {"addresses": addresses, "open": sockets})
    pool = (HTTPSConnectionPool if scheme == "https" else HTTPConnectionPool)(host, port, maxsize=1)
    pool.ConnectionCls = connection
    return _Pool(pool, sockets)
