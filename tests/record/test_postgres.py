"""What is PostgreSQL's own: many writers, tampering by who has the server, its errors in our words, its indexes."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
import pytest

from dateline.errors import RecordError, SlowError
from dateline.record import KeptRecord, open_record
from dateline.record.postgres.connection import translated
from record.making import TOWNS, incoming, text_of
from record.server import address, emptied, schema_of

WRITER = """
import sys
from dateline.record import open_record
from record.making import incoming
first, many, url = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
with open_record(url, who=f"writer {first}") as record:
    for k in range(first, first + many):
        assert record.add(incoming(k), last=True).outcome == "new"
        record.add(incoming(7), last=True)  # the same for all of them
        with record.change() as base:
            seen = base.execute("SELECT failures FROM feed").get
            base.execute("UPDATE feed SET failures = ?", (seen + 1,))
"""


@pytest.fixture
def url(postgres: str, tmp_path: Path) -> str:
    emptied(postgres, schema_of(tmp_path), made=False)
    return address(postgres, schema_of(tmp_path))


@pytest.fixture
def record(url: str) -> KeptRecord:
    return open_record(url, create=True)


def test_many_writers_lose_nothing(record: KeptRecord, url: str) -> None:
    with record.change() as base:
        base.execute("INSERT INTO feed (url, added) VALUES ('x', 'y')")
    environment = {"PYTHONPATH": ":".join(sys.path), "PATH": "/usr/bin"}
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(first), "3", url], env=environment)
        for first in (100, 200, 300)
    ]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0, 0]
    assert record.base.execute("SELECT count(*) FROM document").get == 10
    assert record.base.execute("SELECT failures FROM feed").get == 9
    assert list(record.verify()) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE evidence SET body = '\\x00' WHERE id = 1", "evidence:1: its bytes were changed"),
        ("UPDATE capture SET name = 'x' WHERE id = 1", "document:1: its capture is not"),
        ("UPDATE document SET text = replace(text, '2 d', '9 d') WHERE id = 1", "document:1: its text was changed"),
        ("UPDATE reading SET report = replace(report, 'stated', 'hedged')", "reading:1: its report was changed"),
        ("UPDATE claim SET certainty = 'hedged' WHERE id = 1", "document:1: its claims are not those of its report"),
        ("DELETE FROM audit WHERE n = 2", "audit:3: "),
        ("UPDATE audit SET who = 'x' WHERE n = 2", "audit:2: it was changed"),
        ("UPDATE input SET sha256 = repeat('x', 60) || left(sha256, 4)", "input:xxx"),
    ],
)
def test_what_is_altered_on_the_server_is_named(record: KeptRecord, change: str, told: str) -> None:
    for k in range(2):
        record.add(incoming(k), last=True)
    assert list(record.verify()) == []
    if not change.startswith(("UPDATE claim", "UPDATE input")):
        with pytest.raises(psycopg.Error):
            record.base.execute(change)
    record.base.execute("SET session_replication_role = replica")  # without triggers, as who owns the server can
    record.base.execute(change)
    faults = [f"{fault.where}: {fault.what}" for fault in record.verify()]
    assert any(fault.startswith(told) for fault in faults), faults


def test_words_are_found_in_the_forms_of_their_language(record: KeptRecord) -> None:
    for k, town in enumerate(TOWNS):
        record.add(incoming(k, town=town))

    def found(text: str) -> list[Any]:
        return [item["place"]["name"] for item in record.incidents(text=text).items]

    assert found("gouverneurs") != []  # said in the singular
    assert found("odéssa") == ["Odessa"]
    assert found("abatt*") != [] and found('"drones abattus"') == []
    assert len(found("drone NOT odessa")) == len(TOWNS) - 1


def test_places_by_window_and_distance(record: KeptRecord) -> None:
    for k, town in enumerate(TOWNS):
        record.add(incoming(k, town=town))

    def found(**asked: Any) -> list[str]:
        return sorted(item["place"]["name"] for item in record.incidents(**asked).items)

    assert found(bbox="30,50,40,55") == ["Koursk"]
    assert found(bbox="-10,10,10,20") == ["Gao"]
    assert found(near="46.4,30.7,50") == ["Odessa"]
    assert record.base.execute("SELECT count(*) FROM map").get == len(TOWNS)


def test_another_order_gives_the_same_record(record: KeptRecord, tmp_path: Path) -> None:
    dispatches = [incoming(k) for k in range(5)]
    dispatches += [incoming(1, uri="copy.txt", text="Autre titre.\n\n" + text_of(1).split("\n\n")[1])]
    for dispatch in dispatches:
        record.add(dispatch, last=True)
    with open_record(tmp_path / "r.sqlite", create=True) as other:
        for dispatch in [*dispatches[::-1], *dispatches[:2]]:
            other.add(dispatch, last=True)
        assert list(other.dump()) == list(record.dump())


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE evidence SET body = '\\x00'",
        "DELETE FROM evidence",
        "UPDATE capture SET fetched = '2000'",
        "UPDATE document SET text = 'x'",
        "UPDATE document SET received = '2000'",
        "DELETE FROM document",
        "UPDATE reading SET report = '{}'",
        "DELETE FROM reading",
        "UPDATE audit SET who = 'x'",
        "DELETE FROM audit",
        "TRUNCATE audit",
    ],
)
def test_written_once(record: KeptRecord, change: str) -> None:
    record.add(incoming(1), last=True)
    with pytest.raises(psycopg.Error):
        record.base.execute(change)


def test_evidence_is_asked_as_json(record: KeptRecord) -> None:
    record.add(incoming(1))
    asked = """SELECT count(*) FROM reading WHERE evidence @> '{"claims": [{"means": "drone"}]}'"""
    assert record.base.execute(asked).get == 1
    report, evidence = record.base.execute("SELECT report, evidence FROM reading").fetchone()
    assert json.loads(report) == evidence


def test_a_question_that_takes_too_long_is_ended_and_the_next_answered(record: KeptRecord) -> None:
    record.add(incoming(1))
    with pytest.raises(SlowError, match=r"longer than 0\.05 seconds"), record.base.within(0.05):
        record.base.execute("SELECT pg_sleep(5)")
    assert len(record.incidents().items) == 1


def test_what_is_no_record_is_refused(url: str, postgres: str) -> None:
    with pytest.raises(RecordError, match="no such record; `dateline ingest PATH"):
        open_record(url)
    with pytest.raises(RecordError, match=r"the server says: .*no-such-database"):
        open_record(postgres.replace("/postgres?", "/no-such-database?"))
    with pytest.raises(RecordError, match="no address of a database"):
        open_record("postgresql://host:port/x")
    with open_record(url, create=True) as record:
        record.base.execute("UPDATE dateline_version SET version_num = '9999'")
        with pytest.raises(RecordError, match="written by a later Dateline"):
            open_record(url)


def test_a_password_is_in_no_message() -> None:
    with pytest.raises(RecordError) as caught:
        open_record("postgresql://desk:secret@localhost:1/news")
    assert "secret" not in str(caught.value)


def test_parameters_of_statements() -> None:
    assert translated("SELECT 1") == ("SELECT 1", ())
    assert translated("a = ? AND b = ?") == ("a = %s AND b = %s", None)
    assert translated("a = ?2 OR b = ?1 OR c = ?2") == ("a = %s OR b = %s OR c = %s", (1, 0, 1))
    assert translated("a LIKE 'x?%' AND b = ?") == ("a LIKE 'x?%%' AND b = %s", None)
