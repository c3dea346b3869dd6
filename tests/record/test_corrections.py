"""What is corrected holds in every kind of record, and goes along when a record is copied or salvaged."""

import gzip
from pathlib import Path
from typing import Any

import pytest

from dateline.record import KeptRecord, SqliteRecord, open_record
from dateline.record.judgements import every, judge, judged, take_back
from dateline.record.moving import copy
from dateline.record.salvage import salvage
from record.making import NEWER, incoming, report_of


def corrected(record: KeptRecord, field: str, value: str) -> int:
    """The number of a correction of the only claim of the first dispatch."""
    claim = first(record)["claims"][0]
    with record.change() as base:
        return judge(base, claim, "correct", who="ada", why="seen", at=record.now(), field=field, value=value)


def first(record: KeptRecord) -> dict[str, Any]:
    """The incident of the first dispatch."""
    (found,) = [i for i in record.incidents() if i["claims"][0]["document"]["uri"] == "d1.txt"]
    return found


def test_it_moves_the_incident_and_back(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.sqlite", create=True) as record:
        for k in (1, 2):
            record.add(incoming(k))
        before = first(record)
        number = corrected(record, "place", "14.1, -1.63")
        corrected(record, "quantity", "downed drone 40")
        moved = first(record)
        assert (moved["place"]["latitude"], moved["place"]["where_prec"]) == (14.1, 1)
        assert [(q["what"], q["best"]) for q in moved["quantities"]] == [("downed", 40)]
        assert [i["id"] for i in record.incidents(bbox=(-2, 14, -1, 15))] == [before["id"]]
        assert moved["claims"][0]["place"] == before["claims"][0]["place"]
        with record.change() as base:
            take_back(base, number, who="ada", why="", at=record.now())
        assert first(record)["place"] == before["place"]
        assert [j.field for j, _ in every(record.base)] == ["quantity"]
        assert list(record.verify()) == []


def test_it_holds_when_read_again_and_for_no_other_dispatch(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.sqlite", create=True) as record:
        record.add(incoming(1))
        record.add(incoming(12, uri="d1.txt#2"))  # an address that begins like the other
        corrected(record, "means", "missile")
        stored = next(s for s in record.stored(status=("read",)) if s.uri == "d1.txt")
        record.reread(stored.id, report_of(stored.text, uri="d1.txt"), NEWER)
        told = {i["claims"][0]["document"]["uri"]: i["means"] for i in record.incidents()}
        assert told == {"d1.txt": "missile", "d1.txt#2": "drone"}
        assert list(record.verify()) == []


def test_it_goes_along_with_a_copy(tmp_path: Path) -> None:
    with (
        open_record(tmp_path / "r.sqlite", create=True) as record,
        SqliteRecord(tmp_path / "copy.sqlite", create=True, bare=True) as copied,
    ):
        record.add(incoming(1))
        corrected(record, "event_type", "strike")
        corrected(record, "source", "Harbour Watch; company")
        assert list(copy(record, copied))
        assert len(list(copied.incidents(source="harbour"))) == 1
        assert first(copied)["event_type"] == "strike"
        assert list(copied.verify()) == []


def test_a_map_draws_a_region_apart_from_points_and_counts_what_is_known_by_its_country(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.sqlite", create=True) as record:
        for k in (1, 2):
            record.add(incoming(k))
        before = record.clusters(zoom=0)
        corrected(record, "place", "Bryansk region")
        region = next(c for c in record.clusters(zoom=0).clusters if c.where_prec == 4)
        assert (region.incidents, region.region, region.id) == (1, 571473, first(record)["id"])
        corrected(record, "place", "Russia")
        after = record.clusters(zoom=0)
        assert (before.unplaced, after.unplaced) == (0, 1)
        assert sum(c.incidents for c in after.clusters) == sum(c.incidents for c in before.clusters) - 1


def test_a_corrected_source_is_found_by_its_name_and_no_longer_by_the_one_read(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.sqlite", create=True) as record:
        for k in (1, 2):
            record.add(incoming(k))
        mine, read = first(record)["id"], first(record)["claims"][0]["source"]
        asked = [{"source": "Harbour Watch"}, {"side": "MLI"}, {"source": read["name"]}]
        found = [[i["id"] for i in record.incidents(**some)] for some in asked]
        assert mine not in found[0] and mine in found[2]
        number = corrected(record, "source", "Harbour Watch; company; MLI")
        assert [i["id"] for i in record.incidents(source="harbour")] == [mine]
        assert mine in [i["id"] for i in record.incidents(side="MLI")]
        assert mine not in [i["id"] for i in record.incidents(source=read["name"])]
        assert record.stats().sources["Harbour Watch"] == 1
        assert record.stats(source="harbour").sources == {"Harbour Watch": 1}
        listed = next(i for i in record.incidents() if i["id"] == mine)
        assert [s["name"] for s in listed["sources"]] == ["Harbour Watch"]
        assert listed["claims"][0]["source"]["name"] == read["name"]  # the claim stays as it was read
        assert list(record.verify()) == []
        second = corrected(record, "source", "none")
        assert not list(record.incidents(source="harbour")) and list(record.verify()) == []
        for undone in (second, number):
            with record.change() as base:
                take_back(base, undone, who="ada", why="", at=record.now())
        assert [[i["id"] for i in record.incidents(**some)] for some in asked] == found
        assert "Harbour Watch" not in record.stats().sources and list(record.verify()) == []


def test_a_corrected_source_holds_when_read_again_and_goes_with_the_text(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.sqlite", create=True) as record:
        record.add(incoming(1))
        record.add(incoming(2))
        corrected(record, "source", "Harbour Watch; company")
        stored = next(s for s in record.stored(status=("read",)) if s.uri == "d1.txt")
        record.reread(stored.id, report_of(stored.text, uri="d1.txt"), NEWER)
        assert len(list(record.incidents(source="harbour"))) == 1 and list(record.verify()) == []
        record.forget("d1.txt", who="ada", why="asked")
        assert not list(record.incidents(source="harbour")) and list(record.verify()) == []
        assert record.base.execute("SELECT count(*) FROM source WHERE name = 'Harbour Watch'").get == 0


@pytest.mark.one_kind("files of older schemas")
def test_a_source_corrected_before_there_was_a_table_for_it_is_found(tmp_path: Path) -> None:
    old = Path(__file__).parent / "old" / "schema-6.sqlite.gz"
    (tmp_path / "r.sqlite").write_bytes(gzip.decompress(old.read_bytes()))
    with open_record(tmp_path / "r.sqlite") as record:
        assert len(list(record.incidents(source="harbour"))) == len(list(record.incidents(side="MLI"))) == 1
        assert list(record.verify()) == []


@pytest.mark.one_kind("a file is changed by hand")
def test_a_corrected_source_that_got_lost_is_noticed_and_mended(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.sqlite", create=True) as record:
        record.add(incoming(1))
        corrected(record, "source", "Harbour Watch; company")
        record.base.execute("DELETE FROM claim_speaker")
        assert [fault.what for fault in record.verify()] == ["who says it is not who was corrected"]
        assert list(record.verify(repair=True)) and list(record.verify()) == []
        assert len(list(record.incidents(source="harbour"))) == 1


@pytest.mark.one_kind("salvage is for files")
def test_it_is_salvaged_with_what_was_taken_back(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.sqlite", create=True) as record:
        record.add(incoming(2))
        record.add(incoming(1))
        number = corrected(record, "means", "missile")
        corrected(record, "event_type", "strike")
        with record.change() as base:
            take_back(base, number, who="ada", why="no", at=record.now())
    assert list(salvage(tmp_path / "r.sqlite", tmp_path / "sound.sqlite")) == []
    with open_record(tmp_path / "sound.sqlite") as sound:
        assert (first(sound)["event_type"], first(sound)["means"]) == ("strike", "drone")
        (of,) = judged(sound.base, first(sound)["claims"]).values()
        assert [(j.act, j.field, j.undone, j.who) for j in of] == [
            ("correct", "means", True, "ada"),
            ("correct", "event_type", False, "ada"),
        ]
        assert list(sound.verify()) == []
