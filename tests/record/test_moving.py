"""`dateline copy`: a record in another database, row by row."""

from pathlib import Path

import pytest

from dateline.errors import RecordError
from dateline.record import KeptRecord, moving, open_record
from dateline.record.moving import TABLES, copy
from dateline.views.cli import main
from record.making import incoming, text_of
from record.server import address, emptied, schema_of

pytestmark = pytest.mark.one_kind("it goes from one kind to the other")


@pytest.fixture
def filled(tmp_path: Path) -> KeptRecord:
    """A record with copies, versions, something forgotten, something retracted and a feed."""
    record = open_record(tmp_path / "from.sqlite", create=True)
    for k in range(6):
        record.add(incoming(k), last=True)
    record.add(incoming(1, uri="cut.txt", text=text_of(1).split("\n\n")[1]), last=True)
    record.add(incoming(2, text=text_of(2, drones=77)), last=True)
    record.retract(channel="file", uri="d4.txt", reason="cancelled")
    record.forget("d3.txt", who="desk", why="asked")
    with record.change() as base:
        base.execute("INSERT INTO feed (url, added) VALUES ('https://fil.example/f', '2024-05-14')")
    return record


@pytest.fixture
def database(postgres: str, tmp_path: Path) -> str:
    emptied(postgres, schema_of(tmp_path), made=False)
    return address(postgres, schema_of(tmp_path))


def test_there_and_back_nothing_is_lost(filled: KeptRecord, database: str, tmp_path: Path) -> None:
    with open_record(database, create=True, bare=True) as there:
        *_, last = copy(filled, there)
        assert last.done == last.total > 100
        assert list(there.dump()) == list(filled.dump())
        assert there.head() == filled.head()
        assert list(there.verify()) == []
        assert there.add(incoming(20), last=True).outcome == "new"  # numbers go on behind those that came
        with open_record(tmp_path / "back.sqlite", create=True, bare=True) as back:
            list(copy(there, back))
            assert list(back.dump()) == list(there.dump())
            assert back.head() == there.head()
            assert list(back.verify()) == []


def test_every_table_is_copied_or_derived(filled: KeptRecord) -> None:
    names = {
        name
        for (name,) in filled.base.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        if "search" not in name and not name.startswith(("incident_where", "sqlite_"))
    }
    assert names == set(TABLES)


def test_only_into_an_empty_record_and_whole_or_not_at_all(
    filled: KeptRecord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (
        open_record(tmp_path / "other.sqlite", create=True) as other,
        pytest.raises(RecordError, match="holds something already"),
    ):
        list(copy(filled, other))
    with open_record(tmp_path / "to.sqlite", create=True, bare=True) as target:
        lines = iter(range(10**6))
        monkeypatch.setattr(moving, "_line", lambda row: str(next(lines)).encode())
        with pytest.raises(RecordError, match="is not what it is in"):
            list(copy(filled, target))
        assert target.base.execute("SELECT count(*) FROM document").get == 0


def test_the_command(filled: KeptRecord, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = str(tmp_path / "from.sqlite"), str(tmp_path / "copy.sqlite")
    assert main(["copy", source, target]) == 0
    assert f"{target}: every row as in {source}; history: " in capsys.readouterr().out
    assert main(["copy", source, target]) == 2
    assert "is there already" in capsys.readouterr().err
    assert main(["copy", str(tmp_path / "none.sqlite"), str(tmp_path / "x.sqlite")]) == 2
