"""Inputs are taken in once, in their order, whatever else among them is broken."""

import io
import json
import random
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from articles.test_formats import NEWSML
from dateline.articles.fetch import Fetcher
from dateline.articles.raw import Raw
from dateline.articles.units import unpacked
from dateline.record import SqliteRecord, ingest, open_record
from dateline.record.canonical import digest
from dateline.record.children import Children
from dateline.record.ingest import Event, Ingest
from dateline.record.sources import inputs
from record.making import FakeReading, feed_of, text_of


@pytest.fixture
def record(tmp_path: Path) -> SqliteRecord:
    return open_record(tmp_path / "r.sqlite", create=True)


def take(record: SqliteRecord, *sources: Path | Raw, count: int = 0, **more: object) -> list[Event]:
    """The events of one run; with `count` 0 nothing is forked."""
    with Children(FakeReading(), count=count) as children:
        run = Ingest(record=record, children=children, count=max(1, count), **more)  # type: ignore[arg-type]
        paths = [str(s) for s in sources if isinstance(s, Path)]
        raws = [s for s in sources if isinstance(s, Raw)]
        return [*run.run(inputs(paths, fetcher=Fetcher())), *run.run(raws)]


def lines_of(path: Path, numbers: list[int], **more: object) -> Path:
    """A file of JSON Lines."""
    made = [{"id": f"d{k}", "text": text_of(k), "date": "2024-05-14", "lang": "fr", **more} for k in numbers]
    path.write_text("\n".join(map(json.dumps, made)) + "\n")
    return path


def outcomes(events: list[Event]) -> Counter[str]:
    return Counter(event.outcome for event in events)


def test_each_once_and_then_never_again(record: SqliteRecord, tmp_path: Path) -> None:
    path = lines_of(tmp_path / "a.jsonl", list(range(20)))
    (tmp_path / "b.txt").write_text("Les cerisiers sont en fleurs dans la vallée.")
    first = take(record, path, tmp_path / "b.txt")
    assert outcomes(first) == {"new": 20, "out of domain": 1}
    assert [e.name for e in first[:3]] == ["d0", "d1", "d2"]
    head = record.head()
    assert outcomes(take(record, path, tmp_path / "b.txt")) == {"duplicate": 21}
    assert record.head() == head
    assert list(record.verify()) == []


def test_it_goes_on_where_it_was_stopped(record: SqliteRecord, tmp_path: Path) -> None:
    path = lines_of(tmp_path / "a.jsonl", list(range(30)))
    with Children(FakeReading(), count=0) as children:
        events = Ingest(record=record, children=children).run(inputs([str(path)], fetcher=Fetcher()))
        before = [next(events) for _ in range(11)]
    after = take(record, path)
    assert outcomes(before) == {"new": 11}
    assert outcomes(after)["new"] + outcomes(after)["duplicate"] == 30
    assert record.base.execute("SELECT count(*) FROM document").get == 30


@pytest.mark.parametrize("count", [0, 1, 2])
def test_the_record_is_the_same_with_any_number_of_processes(tmp_path: Path, count: int) -> None:
    path = lines_of(tmp_path / "a.jsonl", list(range(40)))
    with open_record(tmp_path / f"{count}.sqlite", create=True) as record:
        take(record, path, count=count)
        names = record.base.execute("SELECT uri FROM document ORDER BY id").fetchall()
        dumped = list(record.dump())
    with open_record(tmp_path / "other.sqlite", create=True) as record:
        shuffled = path.read_text().splitlines()
        random.Random(count).shuffle(shuffled)
        for k in (0, 20):
            part = tmp_path / f"part{k}.jsonl"
            part.write_text("\n".join(shuffled[k : k + 20]))
            take(record, part)
        assert digest(list(record.dump())) == digest(dumped)
    assert names == [(f"d{k}",) for k in range(40)]


def test_poison_costs_only_itself(record: SqliteRecord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest, "_SECONDS", 0.4)
    monkeypatch.setattr(ingest, "_SECONDS_EACH", 0.02)
    texts = [text_of(k) for k in range(10)]
    for k, word in ((2, "HANG"), (4, "CRASH"), (6, "MEMORY"), (8, "FAULT")):
        texts[k] += word
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(json.dumps({"id": f"d{k}", "text": text}) for k, text in enumerate(texts)))
    start = time.monotonic()
    events = take(record, path, count=2)
    assert time.monotonic() - start < 20
    assert outcomes(events) == {"new": 6, "quarantined": 4}
    assert {e.name: (e.reason or "").split(" (")[0] for e in events if e.outcome == "quarantined"} == {
        "d2": "took longer than 0 seconds",
        "d4": "the reading process ended unexpectedly",
        "d6": "the reading process ended unexpectedly",
        "d8": "a fault in Dateline",
    }
    tries = record.base.execute("SELECT tries, name FROM input WHERE outcome = 'quarantined' ORDER BY name").fetchall()
    assert [t for t, _ in tries] == [2] * 4
    assert outcomes(take(record, path)) == {"duplicate": 6, "quarantined": 4}
    fixed = tmp_path / "b.jsonl"
    fixed.write_text(path.read_text().replace("FAULT", ""))
    assert outcomes(take(record, fixed))["new"] == 1
    assert list(record.verify()) == []


def test_what_cannot_be_read_is_kept_and_told(record: SqliteRecord, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00\x01\x02" * 100)
    (tmp_path / "b.txt").write_text("")
    (tmp_path / "c.jsonl").write_text(json.dumps({"text": "Tres drones fueron derribados.", "lang": "es", "id": "c"}))
    (tmp_path / "d.txt").write_text(text_of(1))
    events = take(record, tmp_path)
    assert [e.outcome for e in events] == ["refused", "refused", "unread", "new"]
    assert all(e.reason for e in events[:3])
    assert record.base.execute("SELECT text, status FROM document WHERE uri = 'c'").fetchone() == (
        "Tres drones fueron derribados.",
        "unread",
    )
    assert record.base.execute("SELECT count(*) FROM evidence WHERE size = 300").get == 1
    assert [e.outcome for e in take(record, tmp_path)] == ["refused", "refused", "duplicate", "duplicate"]
    assert [e.outcome for e in take(record, tmp_path, again=True)][:2] == ["refused", "refused"]


def raw(body: bytes, url: str = "https://fil.example/feed") -> Raw:
    return Raw(body=body, name=url, channel=url, media="application/rss+xml", fetched="2024-05-14T00:00:00.000000Z")


def test_a_feed_gives_its_new_items_only(record: SqliteRecord) -> None:
    assert outcomes(take(record, raw(feed_of(1, 2)))) == {"new": 2}
    assert outcomes(take(record, raw(feed_of(3, 1, 2)))) == {"new": 1, "duplicate": 2}
    assert outcomes(take(record, raw(feed_of(3, 1, 2)))) == {"duplicate": 1}
    edited = feed_of(3, 1).replace(text_of(3).encode(), text_of(3).replace("mot3x5", "corrigé").encode())
    assert outcomes(take(record, raw(edited))) == {"new": 1, "duplicate": 1}
    versions = record.base.execute("SELECT version FROM document WHERE uri = 'https://fil.example/3' ORDER BY id")
    assert versions.fetchall() == [(1,), (2,)]


def test_another_feed_cannot_speak_for_this_one(record: SqliteRecord) -> None:
    """Promise 33: a forged guid and an old date change nothing, and a repeated dispatch is one witness."""
    take(record, raw(feed_of(1)))
    forged = feed_of(2).replace(b"https://fil.example/2", b"https://fil.example/1")
    take(record, raw(forged, "https://evil.example/feed"))
    assert record.base.execute("SELECT count(*) FROM document WHERE supersedes IS NOT NULL").get == 0
    for k in range(5):
        take(record, raw(feed_of(1, site=f"https://copy{k}.example"), f"https://copy{k}.example/feed"))
    origins = record.base.execute(
        "SELECT count(DISTINCT origin) FROM document WHERE channel <> 'https://evil.example/feed'"
    ).get
    assert origins == 1
    assert record.base.execute("SELECT count(DISTINCT origin) FROM claim").get == 2


def test_order_is_that_of_arrival(record: SqliteRecord) -> None:
    """Promise 20: dates that cannot be do not reorder anything."""
    dates = ["Tue, 14 May 2999 01:10:00 GMT", "Thu, 01 Jan 1970 00:00:00 GMT", "no date", "Sun, 31 Mar 2024 02:30:00"]
    for k, said in enumerate(dates):
        body = feed_of(k).replace(b"<description>", f"<pubDate>{said}</pubDate><description>".encode())
        take(record, raw(body, f"https://s{k}.example/feed"))
    rows = record.base.execute("SELECT uri, received FROM document ORDER BY received, id").fetchall()
    assert [uri[-1] for uri, _ in rows] == ["0", "1", "2", "3"]
    assert [r for _, r in rows] == sorted(r for _, r in rows)


def test_embargoes_and_cancellations_are_honoured(record: SqliteRecord) -> None:
    item = (NEWSML % ("<embargoed>2030-01-01T00:00:00Z</embargoed>", "usable")).replace("Trois drones", "3 drones")
    held = raw(item.encode(), "https://wire.example/1")
    early = datetime(2029, 1, 1, tzinfo=UTC)
    assert [e.outcome for e in take(record, held, now=lambda: early)] == ["refused"]
    assert record.base.execute("SELECT count(*) FROM document").get == 0
    late = datetime(2031, 1, 1, tzinfo=UTC)
    assert [e.outcome for e in take(record, held, now=lambda: late)] == ["new"]
    cancelled = replace(held, body=(NEWSML % ("", "canceled")).encode())
    assert [e.outcome for e in take(record, cancelled)] == ["cancelled"]
    assert record.base.execute("SELECT DISTINCT status FROM incident").fetchall() == [("retracted",)]


def test_what_was_forgotten_does_not_come_back(record: SqliteRecord, tmp_path: Path) -> None:
    take(record, raw(feed_of(1, 2)))
    assert record.forget("https://fil.example/1", who="x", why="y") == 1
    again = feed_of(2, 1).replace(b"Titre 2", b"Autre titre")
    assert outcomes(take(record, raw(again))) == {"duplicate": 1, "forgotten": 1}


def test_archives_are_taken_in_with_their_time_and_headers(record: SqliteRecord) -> None:
    like = raw(b"", "https://fil.example/a.jsonl")
    line = json.dumps({"id": "x", "text": text_of(1)}).encode()
    found = list(unpacked(io.BytesIO(line + b"\n" + line.replace(b'"x"', b'"y"')), name="a.jsonl", like=like))
    assert outcomes(take(record, *found)) == {"new": 1, "copy": 1}  # type: ignore[arg-type]
    assert record.base.execute("SELECT DISTINCT fetched, channel FROM capture").fetchall() == [
        ("2024-05-14T00:00:00.000000Z", "https://fil.example/a.jsonl")
    ]
