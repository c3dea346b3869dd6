"""The desk tells those who look after it how it stands."""

from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

from dateline.record import open_record
from dateline.record.queue import Queue
from record.making import text_of
from record.test_workers import raw
from web.desks import client_of, desk_of


def test_a_desk_on_this_machine_tells_how_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    client = client_of(desk_of(path))
    assert client.get("/healthz").text == "ok\n"
    with open_record(path) as record:
        Queue(record).put([(raw(1), "a")])
    told = client.get("/readyz").json()
    assert told["ready"] is True and told["record"] == "open" and told["queue"]["waiting"] == 1
    answer = client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    found = {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }
    assert found["dateline_queue_jobs", "waiting"] == 1 and found["dateline_record_up",] == 1
    assert text_of(1).split()[0] not in answer.text


def test_elsewhere_numbers_are_for_admins(tmp_path: Path) -> None:
    desk = desk_of(tmp_path / "r.sqlite", here=False)
    desk.accounts.add("ada", "admin", "a long enough password")
    desk.accounts.add("ben", "reviewer", "a long enough password")
    client = client_of(desk)
    assert client.get("/healthz").status_code == 200
    for path in ("/metrics", "/readyz"):
        assert client.get(path).status_code == 401
        for name, status in (("ben", 403), ("ada", 200)):
            token = desk.accounts.new_token(name, "prometheus")
            assert client.get(path, headers={"authorization": f"Bearer {token}"}).status_code == status
