"""What those who look after workers are told: numbers, that they live, that they can work."""

import http.client
import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from dateline.errors import SettingError
from dateline.record import KeptRecord, open_record
from dateline.record.queue import Depth, Queue
from dateline.stream import metrics
from dateline.stream.counters import BOUNDS, Counters
from dateline.stream.health import Display
from record.test_workers import put, raw, worker


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "r.sqlite"
    open_record(made, create=True).close()
    return made


@pytest.fixture
def counters() -> Counters:
    return Counters(2)


@pytest.fixture
def display(path: Path, counters: Counters) -> Iterator[Display]:
    """A display that is asked by its port."""
    made = Display(0, lambda: open_record(path))
    over = threading.Event()
    thread = threading.Thread(target=made, args=(counters, over.is_set))
    thread.start()
    yield made
    over.set()
    thread.join()


def asked(display: Display, path: str, host: str = "localhost") -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", display.port, timeout=30)
    connection.request("GET", path, headers={"Host": host})
    answer = connection.getresponse()
    said = answer.read().decode()
    connection.close()
    return answer.status, said


def numbers(text: str) -> dict[tuple[Any, ...], float]:
    """Every number of the format, by its name and the values of its labels; none is told twice."""
    found: dict[tuple[Any, ...], float] = {}
    for family in text_string_to_metric_families(text):
        assert family.documentation and family.type in ("gauge", "counter", "histogram"), family
        for sample in family.samples:
            key = (sample.name, *sample.labels.values())
            assert key not in found
            found[key] = sample.value
    return found


def test_the_numbers_are_in_prometheus_format_and_right(path: Path, counters: Counters, display: Display) -> None:
    with open_record(path) as record:
        put(record, *(raw(k) for k in range(5)), raw(6, more="FAULT"))
    counters.set(0, "alive", 1)
    counters.add(0, "starts", 3)
    worker(open_record(path), counters=counters).run()
    with open_record(path) as record:
        put(record, raw(20))
    status, said = asked(display, "/metrics")
    told = numbers(said)
    assert status == 200
    assert told["dateline_queue_jobs", "waiting"] == 1 and told["dateline_queue_jobs", "dead"] == 1
    assert told["dateline_queue_oldest_seconds",] >= 0
    assert told["dateline_dispatches_total", "new"] == 5 and told["dateline_dispatches_total", "out_of_domain"] == 0
    assert told["dateline_jobs_total", "done"] == 5 and told["dateline_jobs_total", "dead"] == 1
    assert told["dateline_workers",] == 1 and told["dateline_worker_restarts_total",] == 1
    assert told["dateline_latency_seconds_count",] == 5 == told["dateline_latency_seconds_bucket", "+Inf"]
    assert told["dateline_job_seconds_count",] == 6 and told["dateline_job_seconds_sum",] > 0
    assert told["dateline_record_up",] == 1 and ("dateline_build_info", "0.1.0") in told
    upto = [told["dateline_latency_seconds_bucket", str(bound)] for bound in BOUNDS]
    assert upto == sorted(upto)


def test_times_fall_into_their_buckets(counters: Counters) -> None:
    for slot, seconds in ((0, 0.05), (1, 0.051), (1, 10**6)):
        counters.time(slot, "latency", seconds)
    told = numbers(metrics.text(Depth(), counters))
    rows = [told["dateline_latency_seconds_bucket", bound] for bound in ("0.05", "0.1", "3600.0", "+Inf")]
    assert rows == [1, 2, 2, 3]
    assert told["dateline_latency_seconds_sum",] == pytest.approx(10**6 + 0.101)


def test_without_a_record_it_says_so(counters: Counters) -> None:
    told = numbers(metrics.text(None, counters))
    assert told["dateline_record_up",] == 0 and ("dateline_queue_jobs", "waiting") not in told


def test_ready_is_who_can_ask_the_record_and_has_workers(path: Path, counters: Counters, display: Display) -> None:
    with open_record(path) as record:
        put(record, raw(1))
    status, said = asked(display, "/readyz")
    assert status == 503 and json.loads(said)["workers"] == 0
    counters.set(1, "alive", 1)
    status, said = asked(display, "/readyz")
    told = json.loads(said)
    assert status == 200 and told["ready"] and told["record"] == "open"
    assert told["queue"]["waiting"] == 1 and told["queue"]["oldest"] >= 0


def test_a_record_that_is_gone_is_not_ready_but_the_process_lives(counters: Counters, tmp_path: Path) -> None:
    def gone() -> KeptRecord:
        return open_record(tmp_path / "none.sqlite")

    display = Display(0, gone)
    display.close()
    status, kind, said = display.answer("/readyz")
    assert (status, kind, json.loads(said)["record"]) == (503, "application/json", "RecordError")
    assert display.answer("/healthz")[0] == 200 and display.answer("/other")[0] == 404
    assert numbers(display.answer("/metrics")[2])["dateline_record_up",] == 0


def test_a_worker_that_is_silent_for_long_is_no_health(
    counters: Counters, display: Display, monkeypatch: pytest.MonkeyPatch
) -> None:
    for slot in (0, 1):
        counters.set(slot, "alive", 1)
        counters.set(slot, "beat", time.monotonic())
    assert asked(display, "/healthz") == (200, "ok\n")
    counters.set(1, "beat", time.monotonic() - 3600)
    assert asked(display, "/healthz") == (503, "stuck: worker 1\n")
    counters.set(1, "alive", 0)  # dead, and to be started again
    assert asked(display, "/healthz")[0] == 200


def test_it_answers_under_the_names_of_this_machine_only(display: Display) -> None:
    assert asked(display, "/metrics", "evil.example")[0] == 421
    assert asked(display, "/metrics", "evil.example:80")[0] == 421
    assert asked(display, "/healthz", f"127.0.0.1:{display.port}")[0] == 200
    with pytest.raises(SettingError, match="choose another --metrics-port"):
        Display(display.port, lambda: open_record(Path("x")))


def test_what_was_given_up_is_told_where_the_queue_is_asked(path: Path) -> None:
    with open_record(path) as record:
        put(record, raw(1))
        queue = Queue(record)
        queue.fail(queue.claim("w", most=1)[0], "w", "empty", final=True)
        assert numbers(metrics.text(queue.depth()))["dateline_queue_jobs", "dead"] == 1
