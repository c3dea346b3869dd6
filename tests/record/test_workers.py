"""Workers on the queue: whoever is killed, everything is read, once; on SQLite and on PostgreSQL."""

import io
import json
import logging
import os
import signal
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from articles.test_formats import NEWSML
from dateline.articles.raw import Raw
from dateline.record import KeptRecord, feeds, open_record
from dateline.record.children import Children
from dateline.record.ingest import Ingest
from dateline.record.queue import Queue, series_of
from dateline.stream import Workers, logs
from dateline.stream.counters import Counters
from dateline.stream.worker import Worker
from record.making import FakeReading, feed_of, text_of
from record.test_together import in_processes

FEED = "https://fil.example/feed"


class Gated(FakeReading):
    """Reads as its parent does, but a text that says GATE only once a file is there."""

    def __init__(self, gate: Path) -> None:
        self._gate = gate

    def __call__(self, task: Any) -> Any:
        """As `reading.Reading`."""
        if not isinstance(task, Raw):
            while any("GATE" in article.text for article in task) and not self._gate.exists():
                time.sleep(0.01)
        return super().__call__(task)


def raw(k: int, *, more: str = "", channel: str = "file") -> Raw:
    return Raw(body=(text_of(k) + more).encode(), name=f"d{k}.txt", channel=channel)


def put(record: KeptRecord, *inputs: Raw) -> None:
    Queue(record).put([(one, series_of(one.channel, one.name)) for one in inputs])


def soon(what: Callable[[], Any], seconds: float = 90.0) -> Any:
    """What it gives, as soon as it gives something."""
    until = time.monotonic() + seconds
    while not (given := what()):
        assert time.monotonic() < until, "it did not come to pass"
        time.sleep(0.02)
    return given


def below(pid: int) -> list[int]:
    """The processes that a process has started."""
    return [int(n) for n in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def lives(pid: int) -> bool:
    """Whether a process is there and has not ended, whoever is to hear of its end."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.fixture
def path(tmp_path: Path, backend: str) -> Path:
    made = tmp_path / "r.sqlite"
    open_record(made, create=True).close()
    return made


@pytest.fixture
def started(path: Path) -> Iterator[Callable[..., int]]:
    """Starts workers on the record, in a process of their own; its number."""
    pids: list[int] = []

    def start(**more: Any) -> int:
        pid = os.fork()
        if pid == 0:
            status = 1
            try:
                Workers(open_record=lambda: open_record(path), **more).run()
                status = 0
            finally:
                os._exit(status)
        pids.append(pid)
        return pid

    yield start
    for pid in pids:
        if Path(f"/proc/{pid}").exists():
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)


def ended(pid: int) -> int:
    """The exit status of a process, once it has ended."""
    found = soon(lambda: (told := os.waitpid(pid, os.WNOHANG))[0] and told)
    return os.waitstatus_to_exitcode(found[1])


def test_what_workers_read_is_what_one_process_reads(path: Path, tmp_path: Path, started: Any) -> None:
    feed = Raw(body=feed_of(31, 32, 33), name=FEED, channel=FEED, media="application/rss+xml")
    inputs = [*(raw(k) for k in range(25)), feed, raw(40, more="Autre phrase.")]
    with open_record(path) as record:
        feeds.add(record, FEED)
        put(record, *inputs)
    assert ended(started(work=FakeReading(), count=2, once=True)) == 0
    with open_record(path) as record, open_record(tmp_path / "other.sqlite", create=True) as other:
        assert Queue(record).depth().open == 0 and Queue(record).dead() == []
        with Children(FakeReading(), count=0) as children:
            list(Ingest(record=other, children=children).run(inputs))
        assert list(record.dump()) == list(other.dump())
        assert feeds.followed(record)[0].items == 3
        assert list(record.verify()) == []


def test_a_worker_that_is_killed_loses_nothing(path: Path, tmp_path: Path, started: Any) -> None:
    gate = tmp_path / "gate"
    with open_record(path) as record:
        put(record, raw(0, more="GATE"), *(raw(k) for k in range(1, 30)))
    pid = started(work=Gated(gate), count=2)
    with open_record(path) as record:
        # One of them has the text that keeps it waiting, the other one reads whatever it can.
        soon(lambda: record.asked("SELECT 1 FROM job WHERE id = 1 AND state = 'leased'"))
        for _ in range(3):
            workers = soon(lambda: len(found := below(pid)) == 2 and found)
            for victim in workers:
                os.kill(victim, signal.SIGKILL)
            soon(lambda gone=workers: not set(gone) & set(below(pid)))
        gate.touch()
        soon(lambda: Queue(record).depth().open == 0)
        os.kill(pid, signal.SIGTERM)
        assert ended(pid) == 0
        assert record.asked("SELECT count(*), count(DISTINCT uri) FROM document") == [(30, 30)]
        assert Queue(record).dead() == [] and list(record.verify()) == []


def test_told_to_stop_they_read_what_they_have_in_hand_and_hand_back_the_rest(
    path: Path, tmp_path: Path, started: Any
) -> None:
    gate = tmp_path / "gate"
    with open_record(path) as record:
        put(record, raw(0, more="GATE"), *(raw(k, more="GATE") for k in range(1, 60)))
    pid = started(work=Gated(gate), count=1)
    with open_record(path) as record:
        soon(lambda: record.asked("SELECT count(*) FROM job WHERE state = 'leased'")[0][0] >= 24)
        os.kill(pid, signal.SIGTERM)
        os.kill(below(pid)[0], signal.SIGTERM)  # as a service manager does: to all of them
        gate.touch()
        assert ended(pid) == 0
        read = record.asked("SELECT count(*) FROM document")[0][0]
        assert 8 <= read < 60
        assert record.asked("SELECT state, attempts, count(*) FROM job GROUP BY state, attempts") == [
            ("waiting", 0, 60 - read)
        ]


def test_workers_whose_parent_was_killed_end_and_others_take_over(path: Path, started: Any) -> None:
    with open_record(path) as record:
        put(record, *(raw(k) for k in range(5)))
    pid = started(work=FakeReading(), count=2)
    workers = soon(lambda: len(found := below(pid)) == 2 and found)
    os.kill(pid, signal.SIGKILL)
    soon(lambda: not any(map(lives, workers)))
    with open_record(path) as record:
        put(record, raw(9))
        later = open_record(path, clock=lambda: datetime.now(UTC) + timedelta(minutes=5))
        worker(later).run()  # whatever they had: its lease has ended by then
    with open_record(path) as record:
        assert record.asked("SELECT count(*) FROM document") == [(6,)] and Queue(record).depth().open == 0


def test_workers_whose_connection_breaks_start_again(path: Path, tmp_path: Path, backend: str, started: Any) -> None:
    if backend != "postgres":
        pytest.skip("a file has no connection that breaks")
    with open_record(path) as record:
        put(record, *(raw(k, more="GATE") for k in range(12)))
    gate, backends = tmp_path / "gate", "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'"
    with open_record(path) as record:
        before = record.asked(backends)
        started(work=Gated(gate), count=2)
        soon(lambda: record.asked("SELECT count(*) FROM job WHERE state = 'leased'")[0][0] == 12)
        theirs = [pid for (pid,) in record.asked(backends) if (pid,) not in before]
        assert len(theirs) == 2
        for pid in theirs:
            record.asked("SELECT pg_terminate_backend(?)", (pid,))
        gate.touch()
        soon(lambda: Queue(record).depth().open == 0)
        assert record.asked("SELECT count(*) FROM document") == [(12,)] and Queue(record).dead() == []


def worker(record: KeptRecord, **more: Any) -> Worker:
    """A worker in this process, until nothing is due; it closes the record."""
    counters = more.pop("counters", Counters(1))
    named = {"work": FakeReading(), "stop": lambda: False, "once": True} | more
    return Worker(name="w", slot=0, counters=counters, open_record=lambda: record, **named)


def test_poison_becomes_a_dead_letter_with_its_error(path: Path) -> None:
    bad = [raw(k, more=word) for k, word in ((2, "CRASH"), (5, "FAULT"))]
    with open_record(path) as record:
        put(record, *(raw(k) for k in (0, 1)), *bad, raw(6), Raw(body=b"  ", name="empty.txt"), raw(7))
    counters = Counters(1)
    worker(open_record(path), attempts=1, counters=counters).run()
    with open_record(path) as record:
        letters = {letter.name: letter.error for letter in Queue(record).dead()}
        assert letters["d2.txt"].startswith("the reading process ended unexpectedly")
        assert letters["d5.txt"].startswith("a fault in Dateline (KeyError: 1)")
        assert letters["empty.txt"] == "empty" and len(letters) == 3
        assert record.asked("SELECT uri FROM document ORDER BY uri") == [(f"d{k}.txt",) for k in (0, 1, 6, 7)]
        assert [counters.total(f"jobs {how}") for how in ("done", "dead", "retried")] == [4, 3, 0]
        assert counters.total("dispatches new") == 4 and counters.total("dispatches quarantined") == 2


def test_what_may_go_better_next_time_is_tried_again_and_a_fault_of_ours_is_not(path: Path) -> None:
    with open_record(path) as record:
        put(record, raw(1, more="CRASH"), raw(2, more="FAULT"))
    worker(open_record(path)).run()
    with open_record(path) as record:
        assert Queue(record).depth().delayed == 1
        assert [letter.name for letter in Queue(record).dead()] == ["d2.txt"]
        Queue(record).retry()
    later = datetime.now(UTC) + timedelta(minutes=5)
    worker(open_record(path, clock=lambda: later), work=Mended()).run()
    with open_record(path) as record:
        assert record.asked("SELECT count(*) FROM document") == [(2,)] and Queue(record).depth().open == 0
        assert record.asked("SELECT DISTINCT outcome FROM input") == [("read",)]


class Mended(FakeReading):
    """A later version that reads what the one before could not."""

    def outcome(self, article: Any) -> Any:
        """The outcome of one article."""
        from dataclasses import replace

        return super().outcome(replace(article, text=article.text.replace("CRASH", "").replace("FAULT", "")))


def test_an_embargo_is_waited_for(path: Path) -> None:
    item = (NEWSML % ("<embargoed>2030-01-01T00:00:00Z</embargoed>", "usable")).replace("Trois drones", "3 drones")
    with open_record(path) as record:
        put(record, Raw(body=item.encode(), name="wire.xml"))
    worker(open_record(path)).run()
    with open_record(path) as record:
        assert record.asked("SELECT state, attempts, due FROM job") == [("waiting", 0, "2030-01-01T00:00:00.000000Z")]


def test_no_job_is_taken_by_two_at_once(path: Path, tmp_path: Path) -> None:
    with open_record(path) as record:
        put(record, *(raw(k) for k in range(60)))

    def take(n: int) -> None:
        with open_record(path) as record, (tmp_path / f"{n}.txt").open("w") as told:
            queue = Queue(record)
            while jobs := queue.claim(f"w{n}", most=3):
                told.writelines(f"{job.id}\n" for job in jobs)
                assert queue.done([job.id for job in jobs], f"w{n}") == len(jobs)

    assert in_processes(4, take) == [0, 0, 0, 0]
    taken = [line for n in range(4) for line in (tmp_path / f"{n}.txt").read_text().split()]
    assert len(taken) == len(set(taken)) == 60


@pytest.mark.one_kind("what is logged knows nothing of the record")
def test_the_log_tells_what_happened_and_no_word_of_a_dispatch(path: Path) -> None:
    secret = "Ivan Petrenko, 34 ans, tué devant l'école"
    address = "https://fil.example/2026/ivan-petrenko-34-ans-tue"
    inputs = [Raw(body=f"{text_of(k)} {secret}. {word}".encode(), name=f"{address}-{k}", channel=address)
              for k, word in enumerate(("", "CRASH", "FAULT"))]  # fmt: skip
    with open_record(path) as record:
        put(record, *inputs)
    said = io.StringIO()
    logs.set_up(as_json=True, stream=said)
    try:
        worker(open_record(path), attempts=1).run()
        try:
            raise ValueError(secret)
        except ValueError:
            logging.getLogger("dateline.web").exception("fault %s", "1a2b")
    finally:
        logs.set_up(as_json=False, stream=io.StringIO())
    lines = [json.loads(line) for line in said.getvalue().splitlines()]
    assert [line["event"] for line in lines] == ["done", "dead", "dead", "fault 1a2b"]
    assert [line.get("error") for line in lines] == [None, "crash", "fault KeyError", "ValueError"]
    assert {line["site"] for line in lines[:3]} == {"fil.example"} and all(line["age"] >= 0 for line in lines[:3])
    assert lines[0]["time"].endswith("Z") and lines[0]["level"] == "info" and lines[0]["seconds"] >= 0
    for word in ("petrenko", "\\u00e9cole", "école", "drones", "abattus", "34 ans", "2026/"):
        assert word not in said.getvalue().lower()


def test_a_log_for_people_is_one_line_each_without_control_characters() -> None:
    said = io.StringIO()
    logs.set_up(as_json=False, stream=said)
    try:
        logs.log("worker died", worker=1, status=-9)
        logging.getLogger("dateline.web").warning("path %s", "/a\r\n\x1b[31mforged")
    finally:
        logs.set_up(as_json=False, stream=io.StringIO())
    assert said.getvalue() == "dateline: worker died worker=1 status=-9\ndateline: path /a\\r\\n\\x1b[31mforged\n"
