"""Feeds are polled when they are due, never given up, and none delays another."""

import random
import socket
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from articles.servers import Request, answer, endless, serving, slowly
from dateline.articles.fetch import Fetcher
from dateline.record import SqliteRecord, feeds, open_record
from dateline.record.children import Children
from dateline.record.feeds import EVERY, LONGEST, Feed, Fetching, Polled, left, pause
from dateline.record.ingest import Event, Ingest
from record.making import FakeReading, feed_of

NOW = datetime(2024, 5, 14, 12, 0, tzinfo=UTC)


@pytest.fixture
def record(tmp_path: Path) -> SqliteRecord:
    record = open_record(tmp_path / "r.sqlite", create=True)
    record.clock = lambda: NOW
    return record


def polled(record: SqliteRecord, host: str, *, deadline: float = 5.0) -> dict[str, tuple[Feed, list[Event]]]:
    """All feeds polled once, by the path of each."""
    fetching = Fetching(Fetcher(trusted=frozenset((host,)), deadline=deadline))
    out = {}
    with Children(FakeReading(), count=0) as children:
        ingest = Ingest(record=record, children=children)
        for one in feeds.poll(feeds.followed(record), fetching, deadline=deadline):
            out[one.feed.url.rsplit("/", 1)[1]] = feeds.take(record, ingest, one)
    return out


def test_a_feed_brings_what_is_new_and_says_what_it_has(record: SqliteRecord) -> None:
    def handler(connection: socket.socket, request: Request) -> None:
        if request.headers.get("If-None-Match") == 'W/"1"':
            connection.sendall(answer(status="304 Not Modified"))
        else:
            connection.sendall(answer(feed_of(1, 2), ETag='W/"1"', Last_Modified="Tue, 14 May 2024 10:00:00 GMT"))

    with serving(feed=handler) as server:
        assert feeds.add(record, server.url("/feed")) is True
        assert feeds.add(record, server.url("/feed")) is False
        feed, events = polled(record, server.host)["feed"]
        assert [e.outcome for e in events] == ["new", "new"]
        assert (feed.etag, feed.items, feed.failures, feed.title) == ('W/"1"', 2, 0, "Le Fil")
        feed, events = polled(record, server.host)["feed"]
        assert events == [] and feed.etag == 'W/"1"' and feed.last_good is not None
        assert [r.headers.get("If-None-Match") for r in server.seen] == [None, 'W/"1"']
    assert record.base.execute("SELECT count(*) FROM evidence").get == 1
    assert feeds.remove(record, feed.url) and feeds.followed(record) == []
    assert record.base.execute("SELECT count(*) FROM document").get == 2


@pytest.mark.parametrize("failures", [0, 1, 2, 5, 50, 5000, 10**6])
def test_pauses_grow_to_a_day_and_end_nowhere(failures: int) -> None:
    times = [pause(failures, jitter=random.Random(k).random) for k in range(50)]
    middle = min(EVERY * 2.0 ** min(failures, 20), LONGEST)
    assert all(0.8 * middle <= t <= 1.2 * middle for t in times)
    assert len(set(times)) > 40, "all at the same moment"


def test_a_server_is_left_alone_as_long_as_it_asks() -> None:
    assert pause(1, asked=50_000.0) == 50_000.0
    assert pause(9, asked=5.0) >= 0.8 * LONGEST


def test_a_dead_feed_is_polled_for_ever_and_shown(record: SqliteRecord) -> None:
    url = "https://dead.example/feed"
    feeds.add(record, url)
    clock = NOW
    record.clock = lambda: clock
    for n in range(1, 60):
        (feed,) = feeds.followed(record)
        wait = left(feed, clock)
        assert wait <= 1.2 * LONGEST
        clock += timedelta(seconds=wait + 1)
        assert left(feed, clock) == 0.0
        fetching = Fetching(Fetcher())
        feed = feeds.settle(record, fetching.failed(feed, "no such host"))
        assert (feed.failures, feed.error) == (n, "no such host")
    feed = feeds.settle(record, Polled(feed=feed))
    assert (feed.failures, feed.error) == (0, None)
    assert left(feed, clock) <= 1.2 * EVERY


@pytest.mark.parametrize("days", [-400, -1, 1, 400])
def test_a_clock_that_jumps_delays_no_feed_for_long(record: SqliteRecord, days: int) -> None:
    feeds.add(record, "https://a.example/feed")
    (feed,) = feeds.followed(record)
    feed = feeds.settle(record, Polled(feed=feed))
    wait = left(feed, NOW + timedelta(days=days))
    assert 0.0 <= wait <= LONGEST + 1.2 * EVERY
    assert days < 0 or wait == 0.0


def test_retry_after_reaches_the_next_poll(record: SqliteRecord) -> None:
    with serving(busy=answer(status="429 Too Many Requests", Retry_After="40000")) as server:
        feeds.add(record, server.url("/busy"))
        feed, _ = polled(record, server.host)["busy"]
    assert feed.failures == 1 and 39_000 < left(feed, NOW) <= 40_000


def test_what_is_no_feed_counts_as_a_failure(record: SqliteRecord) -> None:
    with serving(text=answer(b"\x00\x01" * 99), bomb=answer(b'<!DOCTYPE r [<!ENTITY a "a">]><rss>&a;</rss>')) as server:
        feeds.add(record, server.url("/text"))
        feeds.add(record, server.url("/bomb"))
        told = polled(record, server.host)
    assert told["text"][0].failures == told["bomb"][0].failures == 1
    assert "entities" in (told["bomb"][0].error or "") and "no feed" in (told["text"][0].error or "")


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\n\r\n"


def test_bad_servers_delay_no_good_one(record: SqliteRecord) -> None:
    bad = {
        "slow": slowly(b"a" * 1000, pause=0.2, head=HEAD),
        "silent": lambda *_: time.sleep(9),
        "endless": endless(HEAD, b"a" * 1000),
        "loop": answer(status="302 Found", Location="/loop"),
    }
    with serving(good=answer(feed_of(1))) as good, serving(**bad) as one, serving(**bad) as two:  # type: ignore[arg-type]
        for server, name in ((one, "slow"), (two, "silent")):
            feeds.add(record, server.url(f"/{name}"))
        feeds.add(record, good.url("/good"))
        fetching = Fetching(Fetcher(trusted=frozenset((good.host, one.host, two.host)), deadline=2.0))
        start, order, times = time.monotonic(), [], {}
        for told in feeds.poll(feeds.followed(record), fetching, deadline=2.0):
            name = told.feed.url.rsplit("/", 1)[1]
            order.append(name)
            times[name] = time.monotonic() - start
    assert order[0] == "good" and times["good"] < 1.0, times
    assert max(times.values()) < 4.0


def test_a_host_is_asked_for_one_feed_at_a_time(record: SqliteRecord) -> None:
    busy: list[int] = []

    def handler(connection: socket.socket, _: Request) -> None:
        busy.append(1)
        most.append(len(busy))
        time.sleep(0.05)
        busy.pop()
        connection.sendall(answer(feed_of(1)))

    most: list[int] = []
    with serving(a=handler, b=handler, c=handler) as server:
        for name in "abc":
            feeds.add(record, server.url(f"/{name}"))
        assert len(polled(record, server.host)) == 3
    assert max(most) == 1
