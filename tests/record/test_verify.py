"""Chain of custody: whatever is altered is named; what can be made again is."""

import gzip
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import apsw
import pytest

from dateline.errors import RecordError
from dateline.record import KeptRecord, open_record
from dateline.record.canonical import plain, sha256
from dateline.record.salvage import salvage
from record.making import incoming
from record.server import address, emptied

Altered = Callable[..., AbstractContextManager[KeptRecord]]


def fill(record: KeptRecord) -> None:
    """Three dispatches, one of them forgotten."""
    for k in range(3):
        record.add(incoming(k), last=True)
    record.forget("d2.txt", who="desk", why="asked")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record in a file."""
    with open_record(tmp_path / "r.sqlite", create=True) as record:
        fill(record)
    return tmp_path / "r.sqlite"


@pytest.fixture(scope="module")
def on_server(postgres: str) -> Iterator[KeptRecord]:
    """The same on a server; it is put back after each change."""
    emptied(postgres, "verified", made=False)
    with open_record(address(postgres, "verified"), create=True) as record:
        fill(record)
        yield record


@pytest.fixture
def altered(request: pytest.FixtureRequest, backend: str, tmp_path: Path) -> Altered:
    """Opens the record after changes that were made behind its back."""

    @contextmanager
    def changed(*changes: str | tuple[str, tuple[object, ...]]) -> Iterator[KeptRecord]:
        if backend == "sqlite":
            path = request.getfixturevalue("path")
            tamper(path, *changes)
            with open_record(path) as record:
                yield record
            return
        record = request.getfixturevalue("on_server")
        record.base.execute("BEGIN IMMEDIATE")
        try:
            record.base.execute("SET LOCAL session_replication_role = replica")  # as who owns the server can
            for change in changes:
                statement, values = (change, ()) if isinstance(change, str) else change
                record.base.execute(ON_SERVER.get(statement, statement), values)
            yield record
        finally:
            record.base.execute("ROLLBACK")

    return changed


def tamper(path: Path, *changes: str | tuple[str, tuple[object, ...]]) -> None:
    """Changes rows as one would who has the file: triggers taken away first and put back after."""
    base = apsw.Connection(str(path))
    triggers = base.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%_is_%'"
    ).fetchall()
    for name, _ in triggers:
        base.execute(f"DROP TRIGGER {name}")
    for change in changes:
        base.execute(*change) if isinstance(change, tuple) else base.execute(change)
    for _, sql in triggers:
        base.execute(sql)
    base.close()


def told_by(record: KeptRecord) -> list[str]:
    return [f"{fault.where}: {fault.what}" for fault in record.verify()]


def test_whole(altered: Altered) -> None:
    with altered() as record:
        assert told_by(record) == []


GONE = "UPDATE evidence SET body = CAST('x' || substr(body, 2) AS BLOB) WHERE id = 1"
ON_SERVER = {
    GONE: "UPDATE evidence SET body = 'x'::bytea || substring(body FROM 2) WHERE id = 1",
    "UPDATE evidence SET body = x'00' WHERE id = 1": "UPDATE evidence SET body = '\\x00' WHERE id = 1",
}
INDEXES = {
    "DELETE FROM incident_where": "incident_where: the index of places",
    "INSERT INTO document_search (document_search) VALUES ('delete-all')": "document_search: the index of words",
}
ALTERED = {
    GONE: "evidence:1: its bytes were changed",
    "UPDATE evidence SET body = NULL WHERE id = 1": "evidence:1: its bytes are gone, and nobody forgot",
    'UPDATE capture SET headers = \'[["ETag","b"]]\' WHERE id = 1': "document:1: its capture is not",
    "UPDATE capture SET fetched = '2024-05-14T10:00:00.000001Z' WHERE id = 1": "document:1: its capture is not",
    "UPDATE capture SET name = 'x' WHERE id = 1": "document:1: its capture is not",
    "UPDATE document SET text = replace(text, '2 drones', '9 drones') WHERE id = 1": "document:1: its text was changed",
    "UPDATE document SET text = NULL WHERE id = 1": "document:1: its text is gone, and nobody forgot",
    "UPDATE document SET received = '2024' WHERE id = 1": "document:1: its document is not",
    "UPDATE document SET published = '2024-05-13' WHERE id = 1": "document:1: its document is not",
    "UPDATE document SET outlet = 'x' WHERE id = 1": "document:1: its document is not",
    "UPDATE document SET text = 'x' WHERE id = 3": "document:3: it was forgotten and has a text",
    "UPDATE reading SET report = replace(report, 'stated', 'hedged') WHERE id = 1": "reading:1: its report was changed",
    "UPDATE claim SET certainty = 'hedged' WHERE id = 1": "document:1: its claims are not those of its report",
    "UPDATE telling SET latitude = 0 WHERE id = 1": "document:1: its claims are not those of its report",
    "UPDATE telling SET facts = replace(facts, 'drone', 'missile')": "document:1: what links its tellings is not in",
    "UPDATE telling SET incident = 2 WHERE id = 1": "telling:1: its claims are in another incident",
    "UPDATE incident SET latitude = 0 WHERE id = 1": "incident:2024-05-14-interception-koursk-",
    "UPDATE incident SET status = 'corroborated'": "incident:2024-05-14-interception-koursk-",
    "UPDATE incident_quantity SET high = 99": "incident:2024-05-14-interception-koursk-",
    "UPDATE claim SET incident = NULL WHERE id = 1": "incident:2024-05-14-interception-koursk-",
    "UPDATE quantity SET high = 99 WHERE claim = 1": "document:1: its claims are not those of its report",
    "UPDATE source SET side = 'UKR'": "document:1: its claims are not those of its report",
    "UPDATE audit SET who = 'x' WHERE n = 2": "audit:2: it was changed",
    "UPDATE audit SET at = '2020' WHERE n = 2": "audit:2: it was changed",
    "UPDATE audit SET detail = '{}' WHERE n = 3": "audit:3: it was changed",
    "DELETE FROM audit WHERE n = 2": "audit:3: rows 2 to 2 are missing before it",
    "DELETE FROM tombstone": "document:3: its text is gone, and nobody forgot it",
    "UPDATE document SET origin = 2 WHERE id = 1; INSERT INTO overlap VALUES (1, 2, 'near', 1, 1); "
    "UPDATE document SET origin = 1 WHERE id = 2": "document:1: copies of one text have different origins",
}


@pytest.mark.parametrize("change", ALTERED)
def test_what_is_altered_is_named(altered: Altered, change: str) -> None:
    with altered(change) as record:
        told = told_by(record)
    assert any(one.startswith(ALTERED[change]) for one in told), told


def test_rows_of_the_history_in_another_order(altered: Altered) -> None:
    turned = (
        "UPDATE audit SET n = -1 WHERE n = 2; UPDATE audit SET n = 2 WHERE n = 3; UPDATE audit SET n = 3 WHERE n = -1"
    )
    with altered(turned) as record:
        told = told_by(record)
    assert any(one.startswith("audit:2: it ") for one in told), told


def test_a_history_cut_off_at_its_end_shows_by_its_head_and_its_documents(altered: Altered) -> None:
    with altered() as record:
        head = record.head()
    with altered("DELETE FROM audit WHERE n > 3") as record:
        assert record.head() != head


def test_a_report_forged_with_its_hash_is_found_by_its_spans_or_the_history(altered: Altered) -> None:
    with altered() as record:
        report = json.loads(record.base.execute("SELECT report FROM reading WHERE id = 1").get)
    report["claims"][0]["evidence"][0]["start"] += 1
    text = plain(report)
    with altered(("UPDATE reading SET report = ?, sha256 = ? WHERE id = 1", (text, sha256(text)))) as record:
        told = told_by(record)
    assert any("is not the words it quotes" in t for t in told) and any("its reading is not" in t for t in told)


REPAIRED = [
    change
    for change, told in ALTERED.items()
    if "claims are not" in told or "incident" in told or "links its" in told or "origins" in told
]


@pytest.mark.parametrize("change", REPAIRED)
def test_what_can_be_made_again_is(altered: Altered, change: str) -> None:
    with altered(change) as record:
        made_again(record)


@pytest.mark.one_kind("indexes that PostgreSQL keeps itself")
@pytest.mark.parametrize("change", INDEXES)
def test_indexes_are_looked_at_and_made_again(altered: Altered, change: str) -> None:
    with altered(change) as record:
        assert any(one.startswith(INDEXES[change]) for one in told_by(record))
        made_again(record)


def made_again(record: KeptRecord) -> None:
    """Repairs a record, and looks whether it is whole then and says that it was repaired."""
    faults = list(record.verify(repair=True))
    assert faults and all(fault.fixed for fault in faults), faults
    assert list(record.verify()) == []
    assert record.base.execute("SELECT count(*) FROM audit WHERE act = 'repair'").get == len(faults)


def test_what_cannot_be_made_again_stays_told(altered: Altered) -> None:
    with altered("UPDATE evidence SET body = x'00' WHERE id = 1") as record:
        assert [fault.fixed for fault in record.verify(repair=True)] == [False]
        assert len(list(record.verify())) == 1


@pytest.mark.one_kind("a damaged file; a server has its own means")
def test_what_is_sound_in_a_damaged_record_is_saved(path: Path, tmp_path: Path) -> None:
    tamper(path, "UPDATE document SET text = 'x' WHERE id = 1")
    left = list(salvage(path, tmp_path / "sound.sqlite"))
    assert [(fault.where, fault.what) for fault in left] == [("document:1", "left behind: its text was changed")]
    with open_record(tmp_path / "sound.sqlite") as record:
        assert [row[0] for row in record.base.execute("SELECT uri FROM document")] == ["d1.txt"]
        assert list(record.verify()) == []
    with pytest.raises(RecordError, match="is there already"):
        list(salvage(path, tmp_path / "sound.sqlite"))


@pytest.mark.one_kind("pages of a file")
def test_pages_torn_out_cost_only_what_was_on_them(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.sqlite", create=True) as record:
        for k in range(40):
            record.add(incoming(k), last=True)
    data = bytearray((tmp_path / "r.sqlite").read_bytes())
    at = data.index(b"mot20x5 ") // 4096 * 4096  # a page of the texts or of the bytes
    data[at : at + 4096] = bytes(4096)
    (tmp_path / "torn.sqlite").write_bytes(data)
    left = list(salvage(tmp_path / "torn.sqlite", tmp_path / "sound.sqlite"))
    with open_record(tmp_path / "sound.sqlite") as record:
        saved = record.base.execute("SELECT count(*) FROM document").get
        assert 25 <= saved < 40 and saved + len(left) == 40
        assert list(record.verify()) == []


@pytest.mark.one_kind("other programs that open the file")
def test_any_sqlite_can_read_it(path: Path) -> None:
    """The views open in Python's own module too, as in Datasette and QGIS."""
    base = sqlite3.connect(path)
    for view in ("claims", "incidents", "documents", "copies", "map", "witnesses"):
        assert base.execute(f"SELECT count(*) FROM {view}").fetchone() is not None
    assert base.execute("SELECT says, source FROM claims ORDER BY id LIMIT 1").fetchone() == (
        "2 drones ont été abattus près de Koursk, a annoncé le gouverneur numéro 0.",
        "le gouverneur numéro 0",
    )
    base.close()


@pytest.mark.one_kind("files of older schemas")
def test_the_record_of_the_first_schema_still_opens(tmp_path: Path) -> None:
    """Every schema there ever was is kept in old/, and is brought up to date with its data."""
    for old in sorted((Path(__file__).parent / "old").glob("schema-*.sqlite.gz")):
        copy = tmp_path / old.stem
        copy.write_bytes(gzip.decompress(old.read_bytes()))
        with open_record(copy) as record:
            assert list(record.verify()) == []
            assert record.base.execute("SELECT count(*) FROM document").get == 3
            assert record.base.execute("SELECT count(*) FROM claim").get == 2
