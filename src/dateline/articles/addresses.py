"""Which addresses may be connected to: the public internet, and what the user has named."""

import ipaddress
import socket
from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from dateline.errors import FetchError

Resolve = Callable[[str, int], list[str]]
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_COMPATIBLE = ipaddress.ip_network("::/96")


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host as the system resolves it; FetchError where it has none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"{host}: no such host ({getattr(error, 'strerror', None) or error})") from None
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether an address is one of the public internet, also where it is an IPv4 address inside an IPv6 one."""
    try:
        ip = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and (ip in _NAT64 or ip in _COMPATIBLE):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None and not is_public(str(inner)):
            return False
        if ip in _NAT64:
            return True
        if ip in _COMPATIBLE or ip.is_site_local:
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def safe_addresses(host: str, port: int, *, trusted: Iterable[str] = (), resolve: Resolve = resolve) -> list[str]:
    """The addresses of a host to connect to; FetchError where one of them is not public and the host is not trusted.

    What is checked here is what is connected to: a name that resolves otherwise the next moment gains nothing.
    `trusted` are hosts, or hosts with a port, that the user has named: "wire.intern", "127.0.0.1:8000".
    """
    addresses = resolve(host, port)
    if not addresses:
        raise FetchError(f"{host}: no such host")
    if host in trusted or f"{host}:{port}" in trusted:
        return addresses
    for address in addresses:
        if not is_public(address):
            raise FetchError(f"{host}: leads to {address}, which is not on the public internet; not fetched")
    return addresses


def checked(url: str) -> str:
    """A web address fit to be fetched; FetchError for any other scheme, for one with a password, or with no host."""
    if any(c.isspace() or not c.isprintable() for c in url) or "\\" in url:
        raise FetchError(f"{url!r}: not a web address")
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        raise FetchError(f"{url!r}: not a web address") from None
    if parts.scheme not in ("http", "https"):
        raise FetchError(f"{url}: only http and https addresses are fetched")
    if not parts.hostname:
        raise FetchError(f"{url}: names no host")
    if parts.username is not None or parts.password is not None:
        raise FetchError(f"{parts.scheme}://{parts.hostname}: an address with a name or password in it; not fetched")
    return url
