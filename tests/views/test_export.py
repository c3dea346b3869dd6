"""Incidents in the forms that other tools read."""

import csv
import io
import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.record import SqliteRecord
from dateline.record.asking import filters_of
from dateline.views.export import FORMATS, Options, export
from dateline.views.export.cells import safe, write_rows
from dateline.views.export.names import without_names
from dateline.views.export.shapes import circle, shape
from record.making import span, text_of
from record.test_incidents import told

GOLDEN = Path(__file__).parent / "golden"
PLAIN = Options()


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteRecord]:
    """A record with a town, a ring, a region, something without a place, deaths with a name, and a formula."""
    from datetime import UTC, datetime

    path = tmp_path_factory.mktemp("export") / "r.sqlite"
    with SqliteRecord(path, create=True, clock=lambda: datetime(2024, 5, 20, tzinfo=UTC)) as made:
        made.add(told(0, town="Koursk", day="2024-05-10"))
        far = {"relation": "distance", "distance_km": 100.0, "radius_km": 20.0}
        made.add(told(1, town="Odessa", day="2024-05-11", place=far, event_type="crash"))
        made.add(told(2, town="Gao", day="2024-05-12", place={"where_prec": 4, "radius_km": 120.0, "relation": None}))
        lost = {"latitude": None, "longitude": None, "reason": "several places of that name"}
        made.add(told(3, town="Gao", day=None, place=lost, event_type="attack", means="bomb"))
        text = text_of(4, town="Gao", drones=3)
        dead = span(text, "3 drones") | {"what": "killed", "unit": None, "low": 3, "best": 3, "high": 4}
        name = span(text, "Dépêche") | {"quote": "=HYPERLINK(1) dont Marie Dupont Traoré, 34 ans"}
        made.add(told(4, town="Gao", day="2024-05-13", drones=3, event_type="attack", means="bomb", quantities=[dead]))
        made.add(told(5, town="Odessa", day="2024-05-14", polarity="denied", status="denied"))
        assert name
        yield made


def written(record: SqliteRecord, name: str, options: Options = PLAIN, **asked: Any) -> tuple[bytes, int, int]:
    out = io.BytesIO()
    seen, count = export(record, filters_of(asked), name, out, options)
    return out.getvalue(), seen, count


@pytest.mark.parametrize("name", [n for n in FORMATS if n != "parquet"])
def test_golden_exports(record: SqliteRecord, name: str, request: pytest.FixtureRequest) -> None:
    """To write them anew after a change that is meant: DATELINE_GOLDEN=write pytest tests/views/test_export.py."""
    import os

    got, _, _ = written(record, name)
    path = GOLDEN / f"export.{name}"
    if os.environ.get("DATELINE_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(got)
    assert got.decode("utf-8") == path.read_bytes().decode("utf-8")


def test_what_is_shown_goes_out(record: SqliteRecord) -> None:
    for asked in ({}, {"types": "attack"}, {"place": "Mali"}, {"text": "odessa"}):
        shown = {incident["id"] for incident in record.incidents(**asked)}
        for name in ("csv", "jsonl", "geojson", "annotations", "atom"):
            got, seen, count = written(record, name, **asked)
            assert seen == count == len(shown) and all(key.encode() in got for key in shown)
    assert {i["id"] for i in map(json.loads, written(record, "jsonl")[0].splitlines())} == {
        i["id"] for i in record.incidents()
    }


def test_no_shape_says_more_than_the_dispatch(record: SqliteRecord) -> None:
    data = json.loads(written(record, "geojson")[0])
    kinds = {f["properties"]["event_type"] + str(f["properties"]["where_prec"]): f for f in data["features"]}
    assert kinds["interception2"]["geometry"]["type"] == "Point"
    ring = kinds["crash2"]["geometry"]
    assert ring["type"] == "Polygon" and len(ring["coordinates"]) == 2
    assert len(kinds["interception4"]["geometry"]["coordinates"]) == 1
    unplaced = [f for f in data["features"] if f["geometry"] is None]
    assert [f["properties"]["geometry_reason"] for f in unplaced] == ["not resolved"]
    for feature in data["features"]:
        assert "latitude" not in feature["properties"], "the anchor of a ring is no place"
        for line in (
            (feature["geometry"] or {}).get("coordinates", [])
            if (feature["geometry"] or {}).get("type") == "Polygon"
            else []
        ):
            assert line[0] == line[-1] and len(line) > 3


def test_rings_turn_as_rfc_7946_says() -> None:
    def area(line: list[Any]) -> float:
        return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(line))

    place = {
        "latitude": 55.0,
        "longitude": 37.0,
        "relation": "distance",
        "distance_km": 100,
        "radius_km": 10,
        "where_prec": 5,
    }
    geometry, _ = shape(place)
    assert geometry and area(geometry["coordinates"][0]) > 0 > area(geometry["coordinates"][1])
    assert circle(89.5, 0, 100) is None and circle(0, 179.9, 100) is None
    assert shape(place | {"longitude": 179.9})[1] == "its ring goes across the edge of the map"


def test_geoparquet(record: SqliteRecord, tmp_path: Path) -> None:
    import pyarrow.parquet

    got, _, count = written(record, "parquet")
    table = pyarrow.parquet.read_table(io.BytesIO(got))
    geo = json.loads(table.schema.metadata[b"geo"])
    assert geo["primary_column"] == "geometry" and geo["columns"]["geometry"]["encoding"] == "WKB"
    rows = table.to_pylist()
    assert count == len(rows) == 6
    point = next(r for r in rows if r["event_type"] == "interception" and r["where_prec"] == 2)
    assert point["geometry"][:5] == b"\x01\x01\x00\x00\x00" and len(point["geometry"]) == 21
    assert next(r for r in rows if r["geometry"] is None)["geometry_reason"] == "not resolved"


def test_acled_like_rows_are_loud_and_know_interceptions(record: SqliteRecord) -> None:
    rows = list(csv.DictReader(io.StringIO(written(record, "acled")[0].decode())))
    assert all("not ACLED data" in row["dataset"] for row in rows)
    intercepted = [row for row in rows if "interception" in row["event_id"]]
    assert {(r["event_type"], r["sub_event_type"]) for r in intercepted} == {
        ("Strategic developments", "Disrupted weapons use")
    }
    assert all(row["loses"] for row in rows)
    assert not any(row["status"] == "denied" for row in rows)
    assert {r["geo_precision"]: r["latitude"] for r in intercepted} == {"2": "51.7", "3": ""}, "a region has no point"


def test_ucdp_like_rows_are_those_with_a_death(record: SqliteRecord) -> None:
    (row,) = csv.DictReader(io.StringIO(written(record, "ucdp")[0].decode()))
    assert (row["low"], row["best"], row["high"], row["type_of_violence"]) == ("3", "3", "4", "")
    assert "not UCDP data" in row["dataset"]


def test_atom_is_well_formed_whatever_is_in_it(record: SqliteRecord) -> None:
    feed = Xml.fromstring(written(record, "atom")[0])
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) == 6 and len(feed.findall(".//{http://www.georss.org/georss}point")) == 3


def test_tombstones_go_out_with_what_changed(record: SqliteRecord) -> None:
    record.base.execute("INSERT OR REPLACE INTO incident_tombstone VALUES ('old', 'new', '2024-05-21T00:00:00Z')")
    try:
        for name in ("csv", "jsonl", "geojson", "atom"):
            got = written(record, name, changed_since="2024-05-20")[0].decode()
            assert "old" in got and ("new" in got or name == "atom"), name
            assert "2024-05-21" not in written(record, name)[0].decode()
        json.loads(written(record, "geojson", changed_since="2024-05-21")[0])
        Xml.fromstring(written(record, "atom", changed_since="2024-05-20")[0])
    finally:
        record.base.execute("DELETE FROM incident_tombstone")


def test_hxl_tags_stand_under_the_header(record: SqliteRecord) -> None:
    head, tags, *rows = csv.reader(io.StringIO(written(record, "csv", Options(hxl=True))[0].decode()))
    assert len(head) == len(tags) and tags[head.index("id")] == "#meta+id" and len(rows) == 6
    assert all(not tag or tag.startswith("#") for tag in tags)


@given(st.lists(st.text() | st.floats(allow_nan=False, allow_infinity=False) | st.integers() | st.none(), min_size=1))
def test_no_cell_is_a_formula_and_numbers_stay_numbers(values: list[Any]) -> None:
    out = io.BytesIO()
    write_rows([values], out)
    (cells,) = csv.reader(io.StringIO(out.getvalue().decode("utf-8"), newline=""))
    for value, cell in zip(values, cells, strict=True):
        if isinstance(value, str):
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "\x00")) and "\x00" not in cell
            assert cell.removeprefix("'") == value.replace("\x00", "").encode("utf-8", "replace").decode().removeprefix(
                "'"
            )
        elif value is not None:
            assert type(value)(cell) == value


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\x00=1", " =1", "＝1"])
def test_formulas_get_a_quote(value: str) -> None:
    assert safe(value).startswith("'")


def test_negative_coordinates_stay_numeric() -> None:
    out = io.BytesIO()
    write_rows([[-51.7, -0.04]], out)
    assert out.getvalue() == b"-51.7,-0.04\r\n"


def test_names_of_victims_are_left_out_unless_asked(record: SqliteRecord) -> None:
    incident = record.incidents(types="attack", text="gao", since="2024-05-13").items[0]
    claim = incident["claims"][0]
    quote = "Marie Dupont Traoré, 34 ans, a été tuée à Gao, a annoncé le gouverneur Alassane Koné."
    claim["evidence"] = [{"start": 0, "end": len(quote), "quote": quote}]
    claim["source"]["name"] = claim["source"]["quote"] = "le gouverneur Alassane Koné"
    incident["words"] = quote
    bare = without_names(incident)
    assert bare["words"] == "[name], 34 ans, a été tuée à Gao, a annoncé le gouverneur Alassane Koné."
    assert bare["claims"][0]["evidence"][0]["quote"] == bare["words"]
    assert bare["claims"][0]["source"] == claim["source"] and incident["words"] == quote
    cyrillic = incident | {"words": "Погиб Иванов Иван Петрович."}
    assert without_names(cyrillic)["words"] == "[name]", "a sentence's first word goes with the name"
    out = io.BytesIO()
    from dateline.views.export import annotations

    annotations.write([bare], [], out, Options())
    (note,) = json.loads(out.getvalue())["items"]
    assert [s["type"] for s in note["target"][0]["selector"]] == ["TextPositionSelector"]


def test_annotations_point_at_their_words(record: SqliteRecord) -> None:
    page = json.loads(written(record, "annotations", Options(names=True))[0])
    texts = dict(record.base.execute("SELECT uri, text FROM document").fetchall())
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld" and len(page["items"]) == 6
    for note in page["items"]:
        for target in note["target"]:
            quote, position = target["selector"]
            assert texts[target["source"]][position["start"] : position["end"]] == quote["exact"]
