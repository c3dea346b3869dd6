"""What every answer bears and every question must: headers, the name of the host, a bounded body, no foreign page.

Written against ASGI, around the whole application: no route can be forgotten.
"""

import re
from collections.abc import Iterable
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

Scope = dict[str, Any]
LARGEST = 256_000  # bytes of a body
ONCE = (b"host", b"content-length", b"origin", b"sec-fetch-site")  # what others could read otherwise than we do
SAFE = ("GET", "HEAD", "OPTIONS")

_HOST = re.compile(r"(?:\[(?P<six>[0-9a-f:.]+)\]|(?P<name>[a-z0-9._-]+))(?::[0-9]{1,5})?")
HEADERS: tuple[tuple[bytes, bytes], ...] = (
    (
        b"content-security-policy",
        b"default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
        b"frame-ancestors 'none'",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"geolocation=(), camera=(), microphone=()"),
)


class Guard:
    """The application behind its guard; `hosts` are the names, without port, that it may be asked by."""

    def __init__(self, app: Any, *, hosts: Iterable[str]) -> None:
        self.app, self.hosts = app, frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        """Answers a question, or refuses it in one line."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        twice = sorted(name for name in ONCE if sum(name == other for other, _ in scope["headers"]) > 1)

        async def guarded(message: Any) -> None:
            if message["type"] == "http.response.start":
                said = {name for name, _ in message.get("headers", ())}
                message["headers"] = [*message.get("headers", ()), *(h for h in HEADERS if h[0] not in said)]
                if b"cache-control" not in said:
                    message["headers"].append((b"cache-control", b"no-store"))
            await send(message)

        refusal = self._refusal(scope["method"], headers)
        if twice:
            refusal = 400, f"{twice[0].decode()} is said more than once"
        if refusal is not None:
            await _refuse(guarded, *refusal)
            return
        await self.app(scope, _bounded(receive), guarded)

    def _refusal(self, method: str, headers: dict[bytes, str]) -> tuple[int, str] | None:
        """The status and the reason for which a question is not answered."""
        host = headers.get(b"host", "")
        if host_name(host) not in self.hosts:
            return 421, "this desk does not answer under that name"
        length = headers.get(b"content-length", "0")
        if not length.isdigit() or int(length[:12]) > LARGEST:
            return 413, f"more than {LARGEST} bytes"
        if headers.get(b"content-type", "").strip().lower().startswith("multipart/"):
            return 415, "this desk takes no files"
        if method not in SAFE and not same_site(host, headers.get(b"sec-fetch-site"), headers.get(b"origin")):
            return 403, "a page of another site asked for this; open the desk itself and try again"
        return None


def host_name(host: str) -> str:
    """A Host header without its port, in lower case; "" for what is none."""
    found = _HOST.fullmatch(host.lower()) if len(host) < 260 else None
    return (found["six"] or found["name"]) if found else ""


def same_site(host: str, site: str | None, origin: str | None) -> bool:
    """Whether a change was asked for by a page of this very host, or by no page at all."""
    if site is not None and site not in ("same-origin", "none"):
        return False
    return origin is None or (origin != "null" and urlsplit(origin).netloc.lower() == host.lower())


def is_loopback(address: str) -> bool:
    """Whether an address to listen on is reached from this machine only."""
    if address == "localhost":
        return True
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def _bounded(receive: Any) -> Any:
    """The body of a question, cut off where it is larger than it said."""
    seen = 0

    async def bounded() -> Any:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        return {"type": "http.disconnect"} if seen > LARGEST else message

    return bounded


async def _refuse(send: Any, status: int, why: str) -> None:
    body = why.encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
