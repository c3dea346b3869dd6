"""Documents go in whole, once, and come out as they went in."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import apsw
import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import RecordError
from dateline.record import SqliteRecord, open_record
from dateline.record.canonical import digest, sha256
from dateline.record.connection import connect, is_fixed
from dateline.views.report import schema
from record.conftest import Where
from record.making import NEWER, TOWNS, incoming, report_of, text_of


@pytest.fixture
def record(tmp_path: Path) -> SqliteRecord:
    return open_record(tmp_path / "r.sqlite", create=True)


def count(record: SqliteRecord, table: str) -> int:
    return int(record.base.execute(f"SELECT count(*) FROM {table}").get)


def test_what_the_tests_make_is_a_report() -> None:
    jsonschema.validate(report_of(text_of(1), uri="d1"), schema())


def test_a_document_is_stored_whole(record: SqliteRecord) -> None:
    dispatch = incoming(1)
    assert record.add(dispatch, last=True).outcome == "new"
    row = record.base.execute("SELECT text, text_sha256, published, title FROM document").fetchone()
    assert row == (dispatch.text, sha256(dispatch.text), "2024-05-14", "Dépêche 1.")
    assert record.base.execute("SELECT body FROM evidence").get == dispatch.raw.body
    assert json.loads(record.base.execute("SELECT headers FROM capture").get)[1] == ["ETag", '"a"']
    claim = record.base.execute("SELECT says, source, quantities, place FROM claims").fetchone()
    assert claim == (
        "3 drones ont été abattus près de Koursk, a annoncé le gouverneur numéro 1.",
        "le gouverneur numéro 1",
        "downed 3.0..3.0",
        "Koursk",
    )
    assert record.outcome(sha256(dispatch.raw.body)) == ("read", 1)
    assert list(record.verify()) == []


def test_twice_is_once(record: SqliteRecord) -> None:
    for _ in range(2):
        outcomes = [record.add(incoming(k), last=True).outcome for k in range(5)]
    assert outcomes == ["duplicate"] * 5
    assert count(record, "document") == count(record, "reading") == count(record, "evidence") == 5
    assert count(record, "audit WHERE act = 'add'") == 5


def test_a_changed_text_is_a_new_version_and_the_old_one_stays(record: SqliteRecord) -> None:
    record.add(incoming(1))
    added = record.add(incoming(1, text=text_of(1, drones=77)))
    assert (added.outcome, added.version, added.copy_of) == ("new", 2, None)
    assert record.base.execute("SELECT version, supersedes FROM document ORDER BY id").fetchall() == [(1, None), (2, 1)]
    assert count(record, "claim") == 2


def test_one_channel_does_not_change_what_another_said(record: SqliteRecord) -> None:
    record.add(incoming(1, uri="https://a.example/1", channel="https://a.example/feed"))
    forged = incoming(2, uri="https://a.example/1", channel="https://evil.example/feed", published="1970-01-01")
    assert record.add(forged).version == 1
    assert count(record, "document WHERE supersedes IS NOT NULL") == 0
    assert record.base.execute("SELECT text FROM document WHERE channel LIKE 'https://a.%'").get == text_of(1)


def test_all_or_nothing(record: SqliteRecord, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = incoming(1)
    broken.report["incidents"][0]["claims"].append("c9")  # type: ignore[index]
    with pytest.raises(KeyError):
        record.add(broken, last=True)
    for table in ("document", "evidence", "capture", "claim", "incident", "source", "input", "reading"):
        assert count(record, table) == 0, table
    assert record.add(incoming(2)).outcome == "new"


@pytest.mark.one_kind("other statements and errors than those of test_postgres")
def test_written_once(record: SqliteRecord) -> None:
    record.add(incoming(1))
    for change in (
        "UPDATE evidence SET body = x'00'",
        "DELETE FROM evidence",
        "UPDATE capture SET fetched = '2000'",
        "UPDATE document SET text = 'x'",
        "UPDATE document SET received = '2000'",
        "DELETE FROM document",
        "UPDATE reading SET report = '{}'",
        "DELETE FROM reading",
        "UPDATE audit SET who = 'x'",
        "DELETE FROM audit",
        "INSERT OR REPLACE INTO audit SELECT * FROM audit",
    ):
        with pytest.raises(apsw.ConstraintError):
            record.base.execute(change)


@pytest.mark.one_kind("many orders on the quick kind; test_postgres holds one against the other kind")
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6))
def test_any_order_gives_the_same_record(tmp_path: Path, seed: int) -> None:
    """Also with copies among them, under other names and cut short."""
    dispatches = [incoming(k) for k in range(6)]
    dispatches += [
        incoming(k, uri=f"copy{k}.txt", text="Autre titre.\n\n" + text_of(k).split("\n\n")[1]) for k in (1, 3)
    ]
    dispatches += [incoming(9, uri="again.txt", text=text_of(2))]
    hashes = set()
    for name, order in (("a", dispatches), ("b", random.Random(seed).sample(dispatches, len(dispatches)))):
        path = tmp_path / f"{name}{seed}.sqlite"
        path.unlink(missing_ok=True)
        with open_record(path, create=True) as record:
            for dispatch in [*order, *order[:3]]:
                record.add(dispatch, last=True)
            assert count(record, "overlap") == 3
            hashes.add(digest(list(record.dump())))
        path.unlink()
    assert len(hashes) == 1


def test_the_same_record_whatever_the_hash_seed(tmp_path: Path, where: Where) -> None:
    code = (
        "import sys; from record.copy_pairs import dispatches; from record.making "
        "import incoming; "
        "from dateline.record import open_record; from dateline.record.canonical import digest\n"
        "with open_record(sys.argv[1], create=True) as r:\n"
        "    for k in range(8): r.add(incoming(k, text=incoming(k % 5).text + ' ' + dispatches('f')[k % 3]), "
        "last=True)\n"
        "    print(digest(list(r.dump())))"
    )
    tests = Path(__file__).parent.parent
    told = set()
    for seed in ("1", "4242"):
        path = os.pathsep.join((str(tests), os.environ.get("PYTHONPATH", "")))
        done = subprocess.run(
            [sys.executable, "-c", code, str(where(tmp_path / f"{seed}.sqlite"))],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        told.add(done.stdout)
    assert len(told) == 1


def test_a_newer_reading_takes_the_place_of_the_old_one(record: SqliteRecord) -> None:
    record.add(incoming(1))
    same = report_of(text_of(1), uri="d1.txt")
    assert record.reread(1, same, NEWER) is False
    other = report_of(text_of(1), uri="d1.txt")
    other["claims"][0]["certainty"] = "hedged"
    assert record.reread(1, other, NEWER) is True
    assert record.base.execute("SELECT certainty FROM claim").fetchall() == [("hedged",)]
    assert count(record, "reading") == 3 and count(record, "reader") == 2
    assert list(record.verify()) == []
    stored = next(record.stored(status=("read",)))
    assert stored.reader == NEWER and stored.report == other


def test_forgetting_leaves_a_tombstone_and_no_word(record: SqliteRecord, tmp_path: Path) -> None:
    url = "https://a.example/1"
    record.add(incoming(1, uri=url, url=url))
    record.add(incoming(2))
    assert record.forget(url, who="desk", why="court order") == 1
    assert record.base.execute("SELECT status, text, title FROM document WHERE id = 1").fetchone() == (
        "forgotten",
        None,
        None,
    )
    assert count(record, "claim") == count(record, "incident") == 1
    assert record.add(incoming(1, uri=url, url=url)).outcome == "forgotten"
    assert record.add(incoming(1, uri="elsewhere")).outcome == "forgotten"
    assert list(record.verify()) == []
    record.close()
    for left in tmp_path.iterdir():
        assert b"mot1x" not in left.read_bytes(), left
        assert left.name != "r.sqlite" or b"mot2x" in left.read_bytes()


def test_after_a_failing_write_nothing_more_is_written(record: SqliteRecord) -> None:
    record.add(incoming(1))
    record._stopped = "put in on purpose"
    with pytest.raises(RecordError, match="nothing is written any more"):
        record.add(incoming(2))


def test_a_retraction_is_told(record: SqliteRecord) -> None:
    record.add(incoming(1))
    assert record.retract(channel="file", uri="d1.txt", reason="cancelled") == 1
    assert record.retract(channel="file", uri="d1.txt", reason="cancelled") == 0
    assert record.base.execute("SELECT status FROM incident").get == "retracted"
    assert list(record.verify()) == []


def test_search_and_map(record: SqliteRecord) -> None:
    for k, town in enumerate(TOWNS):
        record.add(incoming(k, town=town))

    def found(**asked: Any) -> list[str]:
        return [item["place"]["name"] for item in record.incidents(**asked).items]

    assert found(text="numero AND odessa") == ["Odessa"]
    assert found(bbox="30,50,40,55") == ["Koursk"]
    assert record.base.execute("SELECT wkt FROM map WHERE place = 'Gao'").get == "POINT(-0.04 16.3)"


@pytest.mark.one_kind("the version of SQLite")
@pytest.mark.parametrize(
    ("version", "fixed"),
    [("3.40.1", False), ("3.44.5", False), ("3.44.6", True), ("3.50.6", False), ("3.50.7", True), ("3.51.2", False),
     ("3.51.3", True), ("3.54.1", True), ("4.0.0", True)],
)  # fmt: skip
def test_a_sqlite_that_can_damage_a_record_is_refused(tmp_path: Path, version: str, fixed: bool) -> None:
    assert is_fixed(version) is fixed
    if fixed:
        connect(tmp_path / "r", create=True, version=version).close()
    else:
        with pytest.raises(RecordError, match=r"apsw 3\.51\.3"):
            connect(tmp_path / "r", create=True, version=version)


@pytest.mark.one_kind("files that are no record; test_postgres refuses addresses")
def test_what_is_no_record_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no such record"):
        open_record(tmp_path / "none.sqlite")
    (tmp_path / "text").write_text("not a database, but long enough to be taken for one\n" * 99)
    with pytest.raises(RecordError, match="damaged"):
        open_record(tmp_path / "text")
    other = apsw.Connection(str(tmp_path / "other.sqlite"))
    other.execute("CREATE TABLE mine (x)")
    other.close()
    with pytest.raises(RecordError, match="not a record"):
        open_record(tmp_path / "other.sqlite", create=True)
