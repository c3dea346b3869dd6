"""What is PostgreSQL's own: lost connections and killed writers, its errors in our words, its words and indexes."""

import json
from pathlib import Path
from typing import Any

import psycopg
import pytest
from faults import kill

from dateline.errors import RecordError, SlowError
from dateline.record import KeptRecord, open_record
from dateline.record.postgres.connection import translated
from record.making import TOWNS, incoming, text_of
from record.server import address, emptied, schema_of

pytestmark = pytest.mark.one_kind("it is about PostgreSQL alone")


@pytest.fixture
def url(postgres: str, tmp_path: Path) -> str:
    emptied(postgres, schema_of(tmp_path), made=False)
    return address(postgres, schema_of(tmp_path))


@pytest.fixture
def record(url: str) -> KeptRecord:
    return open_record(url, create=True)


def test_killed_at_any_moment_nothing_acknowledged_is_lost(url: str, tmp_path: Path) -> None:
    acknowledged, kills = kill.run(6, tmp_path, at=url, after=4)
    assert acknowledged >= kills == 6


def test_a_connection_that_is_cut_is_told_and_leaves_nothing_half_written(record: KeptRecord, url: str) -> None:
    record.add(incoming(1))
    mine = record.base.execute("SELECT pg_backend_pid()").get
    with open_record(url) as other:

        def cut() -> None:
            record.add(incoming(2))
            other.base.execute("SELECT pg_terminate_backend(?, 10000)", (mine,))
            record.add(incoming(3))

        with pytest.raises(RecordError, match=r"the server says: .*; what was acknowledged is kept"), record.change():
            cut()
        assert record.broken
        with pytest.raises(RecordError, match="nothing is written any more after an error"):
            record.add(incoming(4))
        assert other.base.execute("SELECT count(*) FROM document").get == 1
        assert other.add(incoming(2)).outcome == "new"
        assert not other.broken and list(other.verify()) == []


def test_a_fault_among_statements_that_are_sent_together_is_told_and_takes_all_back(record: KeptRecord) -> None:
    broken = incoming(1)
    assert broken.report is not None
    broken.report["document"]["parts"][0]["start"] = "nowhere"  # what no column of numbers takes
    with pytest.raises(RecordError, match=r"the server says: .*bigint"):
        record.add(broken, last=True)
    for table in ("document", "evidence", "capture", "claim", "input", "reading"):
        assert record.base.execute(f"SELECT count(*) FROM {table}").get == 0, table
    assert record.add(incoming(2)).outcome == "new"


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
    assert translated("a IN (?, ?) AND b = ?") == ("a = ANY (%s) AND b = %s", (slice(0, 2), 2))
    assert translated("a NOT IN (?, ?)") == ("a NOT IN (%s, %s)", None)
    assert translated("a LIKE 'x?%' AND b = ?") == ("a LIKE 'x?%%' AND b = %s", None)


def test_a_question_asked_often_is_planned_for_its_values(record: KeptRecord, url: str) -> None:
    record.add(incoming(1))
    with open_record(url) as asking:
        for _ in range(15):
            asking.incidents(text="drones", since="2024-01-01")
        for_all, for_values = asking.base.execute(
            "SELECT sum(generic_plans)::int, sum(custom_plans)::int FROM pg_prepared_statements "
            "WHERE cardinality(parameter_types) > 0"
        ).get
    assert for_all == 0 and for_values >= 8
