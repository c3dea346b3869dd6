"""Fetching: only public addresses, only what is new, never longer or more than allowed."""

import gzip
import socket
import struct
import threading
import time
from datetime import UTC, datetime

import pytest

from articles.servers import Request, Server, answer, endless, serving, slowly
from dateline.articles.addresses import checked, is_public, safe_addresses
from dateline.articles.fetch import Fetcher
from dateline.errors import FetchError, LimitError

# Addresses written in all the ways that have led programs astray, and what they resolve to.
FORBIDDEN = """
127.0.0.1 127.1 127.0.1 2130706433 0x7f000001 0x7f.1 0177.0.0.1 017700000001 127.255.255.254 0 0.0.0.0 0x0
10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.255 192.168.0.1 192.168.255.255 169.254.169.254 169.254.0.1
2852039166 0xa9fea9fe 0251.0376.0251.0376 100.64.0.1 100.127.255.255 192.0.0.1 192.0.2.1 198.18.0.1 198.51.100.7
203.0.113.9 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
[::1] [::] [::ffff:127.0.0.1] [::ffff:10.0.0.1] [::ffff:169.254.169.254] [::127.0.0.1] [::ffff:0:0] [fe80::1]
[fc00::1] [fd00::1] [fec0::1] [ff02::1] [2001:db8::1] [2002:7f00:1::] [2002:a00:1::] [64:ff9b::7f00:1]
[64:ff9b::a9fe:a9fe] [2001:0:a00:1:0:0:80ff:fffe] [0:0:0:0:0:ffff:7f00:1] [::ffff:7f00:1]
""".split()
ODD = """
file:///etc/passwd file://localhost/etc/passwd gopher://127.0.0.1:70/x ftp://a.example/ dict://a.example:11211/
ldap://a.example/ jar:http://a.example!/ data:text/plain,x javascript:alert(1) //a.example/x http:///x http://
https://user:pw@a.example/ http://a.example@127.0.0.1/ http://a.example:99999/ http://a.example:x/
http://a.example\\@127.0.0.1/ http://[::1 http:a.example HTTP:/a.example tel:1 ssh://a.example
""".split()
PUBLIC = "8.8.8.8 1.1.1.1 93.184.216.34 2606:4700::1111 2001:4860:4860::8888 64:ff9b::808:808".split()


def numeric(host: str, port: int) -> list[str]:
    """As the system resolves numbers, without asking any name server."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    return [str(entry[4][0]) for entry in found]


def test_there_are_enough() -> None:
    assert len(FORBIDDEN) + len(ODD) >= 70


@pytest.mark.parametrize("host", FORBIDDEN)
def test_no_address_of_ones_own_network(host: str) -> None:
    with pytest.raises(FetchError, match=r"public internet|no such host"):
        Fetcher().fetch(f"http://{host}/latest/meta-data")


@pytest.mark.parametrize("url", [*ODD, "http://a.example/ x", "http://a.exa\nmple/", "http://a.example/\x00"])
def test_no_other_scheme_and_no_crooked_address(url: str) -> None:
    with pytest.raises(FetchError):
        checked(url)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses(address: str) -> None:
    assert is_public(address)
    assert safe_addresses(address, 443, resolve=numeric) == [address]


def test_one_bad_address_among_good_ones_is_enough() -> None:
    with pytest.raises(FetchError, match="not on the public"):
        safe_addresses("a.example", 80, resolve=lambda *_: ["8.8.8.8", "127.0.0.1"])


def test_a_name_that_changes_its_mind_is_connected_to_as_checked() -> None:
    """DNS rebinding: the name is asked once, and the answer that was checked is what is connected to."""
    asked = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["192.88.99.1"] if len(asked) > 1 else ["8.8.8.8"]

    assert safe_addresses("a.example", 80, resolve=rebinding) == ["8.8.8.8"]
    with serving(page=answer(b"x")) as server, pytest.raises(FetchError):
        Fetcher(resolve=lambda *_: ["127.0.0.1"]).fetch(f"http://a.example:{server.port}/page")
    assert server.seen == [] and asked == ["a.example"]


def fetcher(server: Server, **more: float) -> Fetcher:
    return Fetcher(trusted=frozenset((server.host,)), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "target", ["http://127.0.0.1:1/", "http://[::1]/", "file:///etc/passwd", "gopher://x/", "http://0/"]
)
def test_every_hop_is_checked(target: str) -> None:
    routes = {
        "go": answer(status="302 Found", Location=target),
        "far": answer(status="301 Moved", Location="/go"),
    }
    with serving(**routes) as server:
        with pytest.raises(FetchError, match=r"not on the public|only http"):
            fetcher(server).fetch(server.url("/far"))
        assert [r.path for r in server.seen] == ["/far", "/go"]


def test_redirects_end() -> None:
    with (
        serving(loop=answer(status="302 Found", Location="/loop")) as server,
        pytest.raises(FetchError, match="redirects"),
    ):
        fetcher(server).fetch(server.url("/loop"))


def test_a_permanent_move_is_told() -> None:
    routes = {
        "old": answer(status="301 Moved", Location="/new"),
        "tmp": answer(status="302 Found", Location="/new"),
        "new": answer(b"neu"),
    }
    with serving(**routes) as server:
        assert fetcher(server).fetch(server.url("/old")).moved == server.url("/new")
        assert fetcher(server).fetch(server.url("/tmp")).moved is None


@pytest.mark.parametrize("etag", ['"abc"', 'W/"abc"', "abc", '"a,b"', '""', 'W/"x-gzip"'])
@pytest.mark.parametrize(
    "modified", ["Tue, 14 May 2024 01:10:00 GMT", "Tuesday, 14-May-24 01:10:00 GMT", "yesterday", "0"]
)
def test_validators_go_back_as_they_came(etag: str, modified: str) -> None:
    def handler(connection: socket.socket, request: Request) -> None:
        known = (request.headers.get("If-None-Match"), request.headers.get("If-Modified-Since")) == (etag, modified)
        head = {"ETag": etag, "Last_Modified": modified}
        connection.sendall(answer(status="304 Not Modified") if known else answer(b"neu", **head))

    with serving(feed=handler) as server:
        first = fetcher(server).fetch(server.url("/feed"))
        assert first.raw is not None and first.raw.body == b"neu" and dict(first.raw.headers)["ETag"] == etag
        second = fetcher(server).fetch(server.url("/feed"), etag=first.etag, modified=first.modified)
        assert (second.status, second.raw) == (304, None)


NOW = datetime(2024, 5, 14, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "wait"),
    [
        ("120", 120.0),
        ("Tue, 14 May 2024 12:05:00 GMT", 300.0),
        ("Tue, 14 May 2024 14:05:00 +0200", 300.0),
        ("Mon, 13 May 2024 12:00:00 GMT", 0.0),
        ("99999999999", 7 * 86400.0),
        ("soon", None),
        ("-5", None),
    ],
)
@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
def test_retry_after(said: str, wait: float | None, status: str) -> None:
    with serving(feed=answer(status=status, Retry_After=said)) as server, pytest.raises(FetchError) as caught:
        Fetcher(trusted=frozenset((server.host,)), now=lambda: NOW).fetch(server.url("/feed"))
    assert (caught.value.status, caught.value.wait) == (int(status[:3]), wait)


def reset(connection: socket.socket, _: Request) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nHello\r\n5\r\nHe")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
BAD = {
    "slow_head": slowly(b"HTTP/1.1 200 OK\r\n" + b"X-A: " + b"a" * 400, pause=0.05),
    "slow_body": slowly(b"a" * 400, pause=0.05, head=HEAD),
    "silent": lambda *_: time.sleep(4),
    "endless_body": endless(HEAD, b"a" * 65536),
    "endless_head": endless(b"HTTP/1.1 200 OK\r\n", b"X-A: aaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n"),
    "endless_line": endless(b"HTTP/1.1 200 OK\r\nX-A: ", b"a" * 65536),
    "reset": reset,
    "short": b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc",
    "no_http": b"hello\r\n\r\n",
    "huge": answer(status="200 OK") .replace(b"Content-Length: 0", b"Content-Length: 99999999999"),
    "bomb": answer(gzip.compress(bytes(200 << 20)), Content_Encoding="gzip"),
    "no_gzip": answer(b"plain", Content_Encoding="gzip"),
    "brotli": answer(b"x", Content_Encoding="br"),
    "bad_chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nHello\r\n",
    "gone": answer(status="410 Gone"),
    "empty": b"",
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_bad_servers_cost_no_more_than_the_deadline(name: str) -> None:
    with serving(**{name: BAD[name]}) as server:
        start = time.monotonic()
        with pytest.raises((FetchError, LimitError)) as caught:
            fetcher(server, deadline=1.0).fetch(server.url(f"/{name}"))
        assert time.monotonic() - start < 2.5
        assert "\n" not in str(caught.value) and server.url() in str(caught.value)


def test_a_bad_server_does_not_delay_a_good_one() -> None:
    with serving(good=answer(b"gut"), **BAD) as server:  # type: ignore[arg-type]
        others = [
            threading.Thread(target=_try, args=(fetcher(server, deadline=3.0), server.url(f"/{name}")), daemon=True)
            for name in BAD
            if name not in ("endless_body", "bomb", "endless_head", "endless_line")  # these only eat our two processors
        ]
        for thread in others:
            thread.start()
        times = []
        for _ in range(20):
            start = time.monotonic()
            fetcher(server).fetch(server.url("/good"))
            times.append(time.monotonic() - start)
        assert max(times) < 0.5, times


def _try(fetcher: Fetcher, url: str) -> None:
    try:
        fetcher.fetch(url)
    except (FetchError, LimitError):
        return


def test_gzip_is_unpacked() -> None:
    with serving(page=answer(gzip.compress(b"Bonjour."), Content_Encoding="gzip")) as server:
        raw = fetcher(server).fetch(server.url("/page")).raw
        assert raw is not None and raw.body == b"Bonjour."
        assert "zstd" not in server.seen[0].headers["Accept-Encoding"]
