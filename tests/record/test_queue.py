"""The queue: leases, tries, order, dead letters, depth; on SQLite and on PostgreSQL."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from articles.test_formats import NEWSML
from dateline.articles.raw import Raw
from dateline.errors import FullQueueError, RecordError
from dateline.record import KeptRecord, SqliteRecord, open_record
from dateline.record.canonical import sha256
from dateline.record.children import Children
from dateline.record.enqueue import Enqueue
from dateline.record.ingest import Event, Ingest
from dateline.record.queue import Queue, pause, series_of
from dateline.record.salvage import salvage
from record.making import FakeReading, feed_of, text_of

FEED = "https://fil.example/feed"


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 29, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def record(tmp_path: Path, clock: Clock, backend: str) -> KeptRecord:
    return open_record(tmp_path / "r.sqlite", create=True, clock=clock)


@pytest.fixture
def queue(record: KeptRecord) -> Queue:
    return Queue(record, lease=60, attempts=3, jitter=lambda: 1.0)


def raw(k: int, *, channel: str = "file", name: str | None = None) -> Raw:
    return Raw(body=text_of(k).encode(), name=name or f"d{k}.txt", channel=channel, fetched="2026-11-29T11:00:00Z")


def put(queue: Queue, *numbers: int, **more: Any) -> int:
    made = [raw(k) for k in numbers]
    return queue.put([(one, series_of(one.name)) for one in made], **more)


def states(record: KeptRecord) -> list[tuple[str, int]]:
    return [(s, n) for s, n in record.asked("SELECT state, attempts FROM job ORDER BY id")]


def test_what_is_queued_has_its_bytes_kept_before_anyone_reads(queue: Queue, record: KeptRecord) -> None:
    assert put(queue, 1, 2) == 2
    assert put(queue, 2, 3) == 2  # the same bytes wait once
    assert record.asked("SELECT count(*) FROM job") == [(3,)]
    kept = record.asked("SELECT sha256, body FROM evidence ORDER BY id")
    assert [bytes(body) for _, body in kept] == [text_of(k).encode() for k in (1, 2, 3)]
    jobs = queue.claim("a", most=10)
    assert [job.raw for job in jobs] == [raw(1), raw(2), raw(3)]
    assert all(sha256(job.raw.body) == job.sha256 for job in jobs)
    assert queue.done([job.id for job in jobs], "a") == 3
    assert queue.depth().open == 0 and list(record.verify()) == []


def test_nobody_else_has_a_job_while_its_lease_lasts(queue: Queue, clock: Clock) -> None:
    put(queue, 1, 2, 3)
    mine = queue.claim("a", most=2)
    assert [job.raw.name for job in queue.claim("b", most=9)] == ["d3.txt"]
    clock.pass_(50)
    assert queue.beat("a") == 2
    clock.pass_(50)  # b never said that it is at work
    taken = queue.claim("c", most=9)
    assert [(job.raw.name, job.attempts) for job in taken] == [("d3.txt", 2)]
    assert queue.done([mine[0].id], "a") == 1
    clock.pass_(61)
    again = queue.claim("c", most=9)
    assert [job.raw.name for job in again] == ["d2.txt", "d3.txt"]
    assert queue.done([mine[1].id], "a") == 0  # lost: it is another's
    assert queue.fail(mine[1], "a", "late") == "lost"


def test_a_failing_job_waits_longer_each_time_and_is_given_up(queue: Queue, record: KeptRecord, clock: Clock) -> None:
    put(queue, 1)
    for wait in (30, 60):
        (job,) = queue.claim("a", most=1)
        assert queue.fail(job, "a", f"it broke before {wait}") == "waiting"
        clock.pass_(wait - 1)
        assert queue.claim("a", most=1) == [] and queue.depth().delayed == 1
        clock.pass_(1)
    (job,) = queue.claim("a", most=1)
    assert job.attempts == 3 and queue.fail(job, "a", "it broke for good") == "dead"
    (letter,) = queue.dead()
    assert (letter.name, letter.error, letter.attempts) == ("d1.txt", "it broke for good", 3)
    assert record.outcome(job.sha256) == ("quarantined", 3)
    clock.pass_(10**6)
    assert queue.claim("a", most=1) == []
    assert [pause(n, jitter=lambda: 0.0) for n in (1, 2, 20)] == [24.0, 48.0, 2880.0]


def test_a_job_that_ends_its_workers_is_given_up(queue: Queue, record: KeptRecord, clock: Clock) -> None:
    put(queue, 1, 2)
    for n in range(3):
        assert len(queue.claim(f"w{n}", most=1)) == 1
        if n == 0:
            assert queue.free("w0") == 1  # known to be dead: nobody waits for the lease to end
        else:
            clock.pass_(61)
    assert [job.raw.name for job in queue.claim("w3", most=5)] == ["d2.txt"]
    (letter,) = queue.dead()
    assert letter.name == "d1.txt" and "fell silent" in letter.error
    assert record.outcome(sha256(raw(1).body)) == ("quarantined", 3)


def test_a_job_that_was_read_but_not_crossed_off_is_not_given_up(
    queue: Queue, record: KeptRecord, clock: Clock
) -> None:
    put(queue, 1)
    for n in range(3):
        (job,) = queue.claim(f"w{n}", most=1)
        clock.pass_(61)
    record.settle(job.raw, "read")
    assert queue.claim("w3", most=1) == [] and queue.dead() == [] and queue.depth().open == 0


def test_one_series_is_read_in_order_and_never_twice_at_once(queue: Queue) -> None:
    queue.put([(raw(k), "one") for k in (1, 2)] + [(raw(3), "other")])
    (first, other) = queue.claim("a", most=9)
    assert [first.raw.name, other.raw.name] == ["d1.txt", "d3.txt"]
    assert queue.claim("b", most=9) == []
    queue.fail(first, "a", "later")
    assert queue.claim("b", most=9) == []  # what failed goes first still
    queue.done([first.id], "a")
    assert queue.claim("b", most=9) == []
    put(queue, 4)
    assert [job.raw.name for job in queue.claim("b", most=9)] == ["d4.txt"]


def test_what_is_urgent_goes_first_but_not_before_an_earlier_version(queue: Queue) -> None:
    put(queue, 1, 2)
    queue.put([(raw(3), "a"), (raw(4), series_of("d2.txt"))], urgent=True)
    assert [job.raw.name for job in queue.claim("a", most=9)] == ["d3.txt", "d1.txt", "d2.txt"]


def test_the_next_of_a_series_follows_when_the_one_before_is_done_or_dead(queue: Queue) -> None:
    queue.put([(raw(k), "one") for k in (1, 2, 3)])
    (job,) = queue.claim("a", most=9)
    queue.done([job.id], "a")
    (job,) = queue.claim("a", most=9)
    assert job.raw.name == "d2.txt" and queue.fail(job, "a", "bad", final=True) == "dead"
    (job,) = queue.claim("a", most=9)
    assert job.raw.name == "d3.txt"


def test_a_clock_that_was_wrong_holds_nothing_up(queue: Queue, clock: Clock) -> None:
    clock.pass_(86400)
    put(queue, 1, 2)
    (first, second) = queue.claim("a", most=2)
    queue.fail(first, "a", "broke")
    clock.pass_(-86400)  # the leases now seem to last for another day
    assert [job.id for job in queue.claim("b", most=9)] == [first.id, second.id]


def test_what_is_handed_back_or_put_off_was_not_tried(queue: Queue, clock: Clock, record: KeptRecord) -> None:
    put(queue, 1, 2)
    (first, second) = queue.claim("a", most=2)
    assert queue.hand_back([first.id], "a") == 1
    assert queue.defer(second, "a", clock.now + timedelta(days=3), "withheld") == "waiting"
    assert states(record) == [("waiting", 0), ("waiting", 0)]
    assert [job.id for job in queue.claim("b", most=9)] == [first.id]
    clock.pass_(3 * 86400)
    assert second.id in [job.id for job in queue.claim("b", most=9)]


def test_dead_letters_are_tried_again_or_dropped_and_the_history_says_so(queue: Queue, record: KeptRecord) -> None:
    put(queue, 1, 2, 3)
    for job in queue.claim("a", most=3):
        queue.fail(job, "a", "no dispatch", final=True)
    one, two, three = (letter.id for letter in queue.dead())
    with pytest.raises(RecordError, match="99: no such dead letter; `dateline queue dead`"):
        queue.retry([one, 99])
    assert queue.retry([one]) == 1 and queue.drop([two], why="a menu") == 1
    assert [job.id for job in queue.claim("b", most=9)] == [one]
    assert queue.retry() == 1 and queue.dead() == []
    told = record.asked("SELECT act, object, detail FROM audit WHERE act IN ('queue again', 'drop') ORDER BY n")
    assert [row[:2] for row in told] == [
        ("queue again", f"job:{one}"),
        ("drop", f"job:{two}"),
        ("queue again", f"job:{three}"),
    ]
    assert json.loads(told[1][2])["reason"] == "a menu"
    assert record.asked("SELECT count(*) FROM evidence") == [(3,)] and list(record.verify()) == []


def test_bytes_that_were_forgotten_or_changed_are_not_read(queue: Queue, record: KeptRecord, backend: str) -> None:
    put(queue, 1, 2)
    guard = "evidence_is_written_once"
    with record.change() as base:
        base.execute("UPDATE evidence SET body = NULL WHERE id = 1")
        base.execute(
            f"ALTER TABLE evidence DISABLE TRIGGER {guard}" if backend == "postgres" else f"DROP TRIGGER {guard}"
        )
        base.execute("UPDATE evidence SET body = ? WHERE id = 2", (b"other",))
        if backend == "postgres":
            base.execute(f"ALTER TABLE evidence ENABLE TRIGGER {guard}")
    assert queue.claim("a", most=9) == []
    (letter,) = queue.dead()
    assert letter.name == "d2.txt" and "bytes were changed" in letter.error


def test_depth_tells_how_old_the_oldest_is(queue: Queue, clock: Clock) -> None:
    assert queue.depth().oldest is None
    put(queue, 1)
    clock.pass_(90)
    put(queue, 2, 3)
    queue.fail(queue.claim("a", most=1)[0], "a", "x", final=True)
    queue.claim("a", most=1)
    clock.pass_(5)
    depth = queue.depth()
    assert (depth.waiting, depth.leased, depth.dead, depth.oldest) == (1, 1, 1, 5.0)


# ---------------------------------------------------------------- filling it


def enqueue(record: KeptRecord, *inputs: Raw, **more: Any) -> list[Event]:
    """The events of queueing some inputs."""
    with Children(FakeReading(), count=0) as children:
        queue = Queue(record, jitter=lambda: 1.0)
        return list(Enqueue(ingest=Ingest(record=record, children=children), queue=queue, **more).run(inputs))


def read_all(record: KeptRecord) -> list[str]:
    """Reads what is queued, as a worker would; what came of each."""
    queue, told = Queue(record), []
    with Children(FakeReading(), count=0) as children:
        while jobs := queue.claim("reader", most=8):
            ingest = Ingest(record=record, children=children, again=True)
            told += [event.outcome for event in ingest.run([job.raw for job in jobs])]
            queue.done([job.id for job in jobs], "reader")
    return told


def poll(k: int, *items: int) -> Raw:
    body = feed_of(*items).replace(b"<channel>", f"<channel><lastBuildDate>{k}</lastBuildDate>".encode())
    return Raw(body=body, name=FEED, channel=FEED, media="application/rss+xml", fetched="2026-11-29T11:00:00Z")


def test_pollers_queue_and_readers_read_each_dispatch_once(record: KeptRecord) -> None:
    assert [e.outcome for e in enqueue(record, raw(1), raw(1), raw(2))] == ["queued", "queued", "queued"]
    assert record.asked("SELECT count(*) FROM job") == [(2,)]
    assert [(e.outcome, e.reason) for e in enqueue(record, raw(1))] == [("duplicate", "queued already")]
    assert read_all(record) == ["new", "new"]
    assert [e.outcome for e in enqueue(record, raw(1), raw(2))] == ["duplicate", "duplicate"]
    assert record.asked("SELECT count(*) FROM document") == [(2,)] and list(record.verify()) == []


def test_a_feed_with_nothing_new_is_neither_queued_nor_kept(record: KeptRecord) -> None:
    assert [e.outcome for e in enqueue(record, poll(1, 1, 2))] == ["queued"]
    assert sorted(read_all(record)) == ["new", "new"]
    before = record.asked("SELECT count(*), sum(size) FROM evidence")
    assert [e.outcome for e in enqueue(record, poll(2, 2, 1))] == ["duplicate"]
    assert record.asked("SELECT count(*), sum(size) FROM evidence") == before
    assert [e.outcome for e in enqueue(record, poll(3, 3, 2, 1))] == ["queued"]
    assert sorted(read_all(record)) == ["duplicate", "duplicate", "new"]


def test_a_broken_feed_is_told_at_the_door(record: KeptRecord) -> None:
    broken = replace(poll(1, 1), body=b"<rss")
    (event,) = enqueue(record, broken)
    assert event.outcome == "refused" and event.reason
    assert record.asked("SELECT count(*) FROM job") == [(0,)]


def test_versions_of_one_dispatch_are_of_one_series(record: KeptRecord) -> None:
    """Two files of a wire with one guid are read in the order in which they came, whoever reads them."""
    first = (NEWSML % ("", "usable")).replace("Trois drones", "3 drones")
    second = first.replace("3 drones", "4 drones")
    assert first != second
    enqueue(record, *(Raw(body=body.encode(), name=f"wire{n}.xml") for n, body in enumerate((first, second))))
    queue = Queue(record)
    (job,) = queue.claim("a", most=9)
    assert job.raw.name == "wire0.xml" and queue.claim("b", most=9) == []
    queue.hand_back([job.id], "a")
    read_all(record)
    rows = record.asked("SELECT version, text FROM document ORDER BY version")
    assert [version for version, _ in rows] == [1, 2] and "4 drones" in rows[1][1]


def test_above_the_depth_producers_wait_or_are_refused(record: KeptRecord) -> None:
    with pytest.raises(FullQueueError, match=r"holds 3 inputs already.*dateline workers"):
        enqueue(record, *map(raw, range(5)), depth=3, waits=False)
    assert record.asked("SELECT count(*) FROM job") == [(3,)]  # what there was room for
    told: list[int] = []
    naps: list[float] = []

    def nap(seconds: float) -> None:
        naps.append(seconds)
        assert len(naps) < 9
        if len(naps) >= 2:
            read_all(record)

    events = enqueue(record, *map(raw, range(10, 15)), depth=3, waits=True, full=told.append, sleep=nap)
    assert [e.outcome for e in events] == ["queued"] * 5
    assert told[0] == 5 and len(naps) >= 2
    assert Queue(record).depth().open <= 3
    read_all(record)
    assert record.asked("SELECT count(*) FROM document") == [(8,)]


def test_an_archive_takes_no_room_from_what_is_urgent(record: KeptRecord) -> None:
    assert len(enqueue(record, *map(raw, range(3)), depth=3)) == 3
    with pytest.raises(FullQueueError):
        enqueue(record, raw(3), depth=3, waits=False)
    assert [e.outcome for e in enqueue(record, *map(raw, range(4, 7)), depth=3, urgent=True)] == ["queued"] * 3
    with pytest.raises(FullQueueError):
        enqueue(record, raw(8), depth=3, waits=False, urgent=True)


@pytest.mark.one_kind("a damaged file; a server has its own means")
def test_salvaging_a_damaged_record_keeps_what_waits(record: KeptRecord, queue: Queue, tmp_path: Path) -> None:
    put(queue, 1, 2, 3)
    (job,) = queue.claim("a", most=1)
    queue.fail(job, "a", "bad", final=True)
    with record.change() as base:
        base.execute("DROP TRIGGER evidence_is_written_once")
        base.execute("UPDATE evidence SET body = ? WHERE id = 2", (b"other",))
    record.close()
    faults = list(salvage(tmp_path / "r.sqlite", tmp_path / "new.sqlite"))
    assert [(fault.where, fault.what) for fault in faults] == [("job:2", "left behind: its bytes were changed")]
    with SqliteRecord(tmp_path / "new.sqlite") as sound:
        assert [job.raw for job in Queue(sound).claim("a", most=9)] == [raw(1), raw(3)]


def test_what_was_refused_before_is_not_queued_but_on_request(record: KeptRecord) -> None:
    queue = Queue(record, jitter=lambda: 1.0)
    enqueue(record, raw(1))
    queue.fail(queue.claim("a", most=1)[0], "a", "bad", final=True)
    queue.drop(why="bad")
    (event,) = enqueue(record, raw(1))
    assert event.outcome == "quarantined" and "--again" in (event.reason or "")
    with Children(FakeReading(), count=0) as children:
        ingest = Ingest(record=record, children=children, again=True)
        assert [e.outcome for e in Enqueue(ingest=ingest, queue=queue).run([raw(1)])] == ["queued"]
