"""What the record answers: pages in every order, filters, one incident, counts, the map."""

import copy
import gzip
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from dateline.errors import RecordError, SettingError, SlowError
from dateline.record import SqliteRecord, open_record
from dateline.record.query import SORTS, Filters, Page
from dateline.views.incidents import page_json, schema
from record.making import incoming, report_of, span, text_of

DAYS = {"Koursk": "2024-05-13", "Gao": "2024-03-02", "Odessa": None}


def told(k: int, *, town: str, day: str | None, uri: str | None = None, **changes: Any) -> Any:
    """The k-th dispatch, with a day and other values in its one claim."""
    text = text_of(k, town=town, drones=changes.pop("drones", None))
    report = copy.deepcopy(report_of(text, uri=f"d{k}", town=town))
    time = None
    if day is not None:
        last = changes.pop("last", day)
        time = {"earliest": day, "latest": last, "date_prec": changes.pop("date_prec", 1), "timex": day, "anchor": None}
        time = span(text, f"Dépêche {k}") | time
    for thing in (report["claims"][0], report["incidents"][0]):
        thing["time"] = time
        for name, value in changes.items():
            if name in thing:
                thing[name] = thing[name] | value if isinstance(value, dict) and thing[name] else value
    report["document"]["published"] = "2024-05-14"
    more = {name: report["document"][name] for name in ("language",)}
    return replace(
        incoming(k, text=text, uri=uri or f"d{k}.txt", town=town, outlet=f"Outlet {k % 2}", **more), report=report
    )


def fill(made: SqliteRecord) -> None:
    """Adds the dispatches of nine incidents, by place and day."""
    for k in range(3):
        made.add(told(k, town="Koursk", day=f"2024-05-1{k}"))
    made.add(told(3, town="Gao", day="2024-03-02", event_type="attack", means="bomb"))
    made.add(told(4, town="Gao", day="2024-01-01", last="2024-04-30", date_prec=5, event_type="clash", means=None))
    made.add(told(5, town="Odessa", day=None))
    made.add(told(6, town="Odessa", day=None, background=True))
    far = {"relation": "distance", "distance_km": 100.0, "radius_km": 20.0, "name": "Odessa"}
    made.add(told(7, town="Odessa", day="2024-05-01", place=far, event_type="crash"))
    text = text_of(8, town="Gao", drones=8)
    actor = span(text, "drones") | {"name": "les drones de l'armée d'Azawad", "side": "MLI"}
    made.add(told(8, town="Gao", day="2024-05-12", drones=8, actor=actor))


@pytest.fixture
def record(tmp_path: Path) -> Iterator[SqliteRecord]:
    """A record of nine incidents of the test's own."""
    with open_record(tmp_path / "r.sqlite", create=True) as made:
        fill(made)
        yield made


@pytest.fixture(scope="module")
def filled() -> dict[str, Path | str]:
    """Where the record that is only asked lies, by its kind: filled by the first test that asks it."""
    return {}


@pytest.fixture
def asking(
    backend: str,
    where: Callable[..., Path | str],
    filled: dict[str, Path | str],
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[SqliteRecord]:
    """The record of nine incidents opened anew, for questions that change nothing."""
    if backend not in filled:
        at = where(tmp_path_factory.mktemp("asked") / "r.sqlite", bare=True)
        with open_record(at, create=True) as made:
            fill(made)
        filled[backend] = at
    with open_record(filled[backend]) as opened:
        yield opened


def numbers(page: Page) -> list[int]:
    """Which dispatches the incidents of a page are told in."""
    return [int(incident["claims"][0]["document"]["uri"][1:-4]) for incident in page]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, {0, 1, 2, 3, 4, 5, 6, 7, 8}),
        ({"types": "attack,clash"}, {3, 4}),
        ({"means": "bomb"}, {3}),
        ({"since": "2024-05-11"}, {1, 2, 8}),
        ({"until": "2024-03-02"}, {3, 4}),
        ({"since": "2024-04-01", "until": "2024-05-10"}, {0, 4, 7}),
        ({"since": "2024-04-30", "until": "2024-04-30"}, {4}),
        ({"place": "Mali"}, {3, 4, 8}),
        ({"place": "RUS", "since": "2024-05-12"}, {2}),
        ({"place": "Гао"}, {3, 4, 8}),
        ({"place": "Koursk", "types": "interception"}, {0, 1, 2}),
        ({"near": (51.7, 36.2, 5)}, {0, 1, 2}),
        ({"near": (46.5, 30.7, 5)}, {5, 6}),
        ({"bbox": (-1, 10, 31, 50)}, {3, 4, 5, 6, 8}),
        ({"bbox": (30, -90, -1, 90)}, {0, 1, 2, 5, 6}),
        ({"source": "gouverneur numéro 4"}, {4}),
        ({"source": "GOUV"}, {0, 1, 2, 3, 4, 5, 6, 7, 8}),
        ({"source": "RUS", "types": "attack"}, {3}),
        ({"side": "UKR"}, set()),
        ({"actor": "azawad"}, {8}),
        ({"actor": "MLI"}, {8}),
        ({"outlet": "outlet 1"}, {1, 3, 5, 7}),
        ({"text": "pres GAO"}, {3, 4, 8}),
        ({"text": "gao OR odessa"}, {3, 4, 5, 6, 7, 8}),
        ({"text": "drones NOT \"près de gao\""}, {0, 1, 2, 5, 6, 7}),
        ({"text": "odes*", "since": "2024-01-01"}, {7}),
        ({"text": "8 drones", "place": "Mali", "source": "numéro 8"}, {8}),
        ({"language": "fr", "status": "reported"}, {0, 1, 2, 3, 4, 5, 6, 7, 8}),
        ({"language": "uk"}, set()),
        ({"background": "yes"}, {6}),
        ({"background": False, "place": "UKR", "types": "interception"}, {5}),
        ({"changed_since": "2001-01-01"}, {0, 1, 2, 3, 4, 5, 6, 7, 8}),
        ({"changed_since": "2999-01-01"}, set()),
    ],
)  # fmt: skip
@pytest.mark.parametrize("small", [0, 10_000])
def test_filters(
    asking: SqliteRecord, monkeypatch: pytest.MonkeyPatch, asked: dict[str, Any], found: set[int], small: int
) -> None:
    """Whichever way leads, the answer is one."""
    monkeypatch.setattr("dateline.record.finding.SMALL", small)
    monkeypatch.setattr("dateline.record.answers.SMALL", small)
    monkeypatch.setattr("dateline.record.finding._PROBES", 0 if small else 300)
    page = asking.incidents(**asked)
    assert (set(numbers(page)), page.total, page.more, page.next) == (found, len(found), False, None)
    for sort in SORTS:
        assert set(numbers(asking.incidents(sort=sort, **asked))) == found


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("asked", [{}, {"text": "drones"}, {"since": "2024-02-01"}, {"place": "UKR"}])
@pytest.mark.parametrize("small", [0, 10_000])
def test_pages_go_on_where_the_one_before_ended(
    asking: SqliteRecord, monkeypatch: pytest.MonkeyPatch, sort: str, asked: dict[str, Any], small: int
) -> None:
    monkeypatch.setattr("dateline.record.finding.SMALL", small)
    monkeypatch.setattr("dateline.record.answers.SMALL", small)
    whole = numbers(asking.incidents(sort=sort, **asked))
    got, after = [], None
    while True:
        page = asking.incidents(sort=sort, limit=2, after=after, **asked)
        got += numbers(page)
        if page.next is None:
            break
        after = page.next
    assert got == whole and len(set(got)) == len(got)


def test_orders(record: SqliteRecord) -> None:
    assert numbers(record.incidents())[:3] == [8, 2, 1] and set(numbers(record.incidents())[-2:]) == {5, 6}
    assert numbers(record.incidents(sort="oldest"))[:2] == [4, 3]
    assert set(numbers(record.incidents(sort="oldest"))[-2:]) == {5, 6}, "what has no day stands at the end"


def test_an_incident_is_what_its_schema_says(record: SqliteRecord) -> None:
    validator = jsonschema.Draft202012Validator(schema())
    page = record.incidents()
    for incident in page:
        validator.validate(incident)
        assert record.incident(incident["id"]) == incident
        (claim,) = incident["claims"]
        text = record.base.execute("SELECT text FROM document WHERE id = ?", (claim["document"]["id"],)).get
        for words in (claim["trigger"], *claim["evidence"], *claim["quantities"]):
            assert text[words["start"] : words["end"]] == words["quote"]
        assert [(s["claim"], s["best"]) for s in incident["quantities"][0]["said"]] == [
            (claim["id"], claim["quantities"][0]["best"])
        ]
    for incident in record.incidents(whole=False):
        validator.validate(incident)
        assert "claims" not in incident
    told = page_json(page)
    assert (told["schema"], told["total"], told["next"]) == ("dateline/incidents/1", 9, None)


def test_what_is_not_there_is_told(record: SqliteRecord) -> None:
    with pytest.raises(RecordError, match="no incident 'x'"):
        record.incident("x")
    with pytest.raises(RecordError, match="did you mean 2024-05-12"):
        record.incident("2024-05-12")
    with pytest.raises(SettingError, match="did you mean Koursk"):
        record.incidents(place="Kourskk")
    with pytest.raises(SettingError, match="no cursor"):
        record.incidents(after="x")
    with pytest.raises(SettingError, match="not both"):
        record.incidents(Filters(), place="Mali")


def test_ids_that_were_given_up_lead_on(record: SqliteRecord) -> None:
    (into, gone) = (i["id"] for i in record.incidents(place="Mali", limit=2))
    record.base.execute("INSERT INTO incident_tombstone VALUES ('old-name', ?, '2024-05-20')", (into,))
    record.base.execute("INSERT INTO incident_tombstone VALUES ('older', NULL, '2024-05-21')")
    assert record.incident("old-name")["id"] == into
    assert [i["id"] for i in record.incidents(ids=("old-name", gone))] == [into, gone]
    assert [(t.id, t.merged_into) for t in record.tombstones("2024-05-20")] == [("old-name", into), ("older", None)]
    assert record.tombstones("2024-05-22") == []
    with pytest.raises(RecordError, match="is gone"):
        record.incident("older")


def test_documents(record: SqliteRecord) -> None:
    (one,) = record.documents(1)
    assert (one.uri, one.outlet, one.language, one.copy_of, len(one.incidents)) == ("d0.txt", "Outlet 0", "fr", None, 1)
    assert [d.id for d in record.documents("d1.txt", 99, "nowhere")] == [2]


def test_timeline(record: SqliteRecord) -> None:
    days = record.timeline()
    assert days.undated == 2 and sum(step.incidents for step in days.steps) == 7
    months = record.timeline(by="month")
    assert [(s.start, s.end, s.incidents) for s in months.steps] == [
        (date(2024, 1, 1), date(2024, 1, 31), 1),
        (date(2024, 3, 1), date(2024, 3, 31), 1),
        (date(2024, 5, 1), date(2024, 5, 31), 5),
    ]
    weeks = record.timeline(by="week", types="interception").steps
    assert [(s.start, s.end, dict(s.types)) for s in weeks] == [
        (date(2024, 5, 6), date(2024, 5, 12), {"interception": 4})
    ]


ROUGH = (
    {},
    {"text": "drones"},
    {"text": "Koursk OR Gao"},
    {"text": "drones", "until": "2024-03-31"},
    {"text": "drones", "since": "2024-03-01"},
    {"text": "drones", "types": "interception"},
    {"types": "interception"},
)


@pytest.mark.parametrize("asked", ROUGH, ids=str)
def test_a_rough_timeline_has_the_same_days(asking: SqliteRecord, asked: dict[str, Any]) -> None:
    whole, days = asking.timeline(**asked), asking.timeline(rough=True, **asked)
    assert [(s.start, s.incidents) for s in days.steps] == [(s.start, s.incidents) for s in whole.steps]
    assert (days.undated, days.sampled) == (whole.undated, 1) and whole.steps
    assert not any(s.types for s in days.steps)


def test_a_rough_timeline_counts_a_sample_of_very_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.record.counting._EXACT", 20)
    monkeypatch.setattr("dateline.record.counting._SAMPLE", 40)
    monkeypatch.setattr("dateline.record.finding.SMALL", 10)
    with open_record(tmp_path / "many.sqlite", create=True) as many:
        for k in range(160):
            many.add(told(k, town="Koursk", day=f"2024-{k // 16 + 1:02}-{k % 16 + 1:02}"), last=k == 159)
        for asked in ({"types": "interception"}, {"text": "drones", "types": "interception"}):
            whole, days = many.timeline(**asked), many.timeline(rough=True, **asked)
            assert days.sampled > 1 and whole.sampled == 1
            true, told_of = (sum(s.incidents for s in t.steps) + t.undated for t in (whole, days))
            assert 0.5 * true <= told_of <= 2 * true
        few = {"types": "interception", "ids": [many.incidents(limit=1).items[0]["id"]]}
        assert many.timeline(rough=True, **few).sampled == 1


def test_stats(record: SqliteRecord) -> None:
    for asked in ({}, {"language": "fr"}):
        stats = record.stats(**asked)
        assert (stats.incidents, stats.claims, stats.documents, stats.undated, stats.unplaced) == (9, 9, 9, 2, 0)
        assert (stats.first, stats.last) == (date(2024, 1, 1), date(2024, 5, 12))
        assert stats.types == {"interception": 6, "attack": 1, "clash": 1, "crash": 1}
        assert stats.countries == {"MLI": 3, "RUS": 3, "UKR": 3} and stats.languages == {"fr": 9}
        assert stats.places == {"Gao": 3, "Koursk": 3, "Odessa": 3} and len(stats.sources) == 9
    assert record.stats(types="attack").claims == 1


def test_a_map_shows_circles_rings_and_what_has_no_place(record: SqliteRecord, monkeypatch: pytest.MonkeyPatch) -> None:
    world = record.clusters(zoom=0, bbox=(-180, -90, 180, 90))
    assert sorted(c.incidents for c in world.clusters) == [3, 5] and world.sampled == 1
    (ring,) = world.rings
    assert (ring.event_type, ring.distance_km, ring.radius_km) == ("crash", 100.0, 20.0)
    town = record.clusters(zoom=12, bbox=(36, 51, 37, 52), since="2024-05-12")
    assert [(c.incidents, c.event_type, round(c.latitude, 3)) for c in town.clusters] == [(1, "interception", 51.7)]
    assert town.clusters[0].id == record.incidents(place="RUS").items[0]["id"] and town.rings == ()
    monkeypatch.setattr("dateline.record.counting._EXACT", 2)
    monkeypatch.setattr("dateline.record.finding.SMALL", 2)
    thinned = record.clusters(zoom=0)
    assert thinned.sampled == 2 and sum(c.incidents for c in thinned.clusters) % 2 == 0
    if isinstance(record, SqliteRecord):  # whose index of words knows how many hold them
        worded = record.clusters(zoom=0, text="drones")
        assert worded.sampled == 1 and sum(c.incidents for c in worded.clusters) == 8


def test_a_question_is_bounded_in_time(record: SqliteRecord) -> None:
    endless = "WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s) SELECT count(*) FROM s"
    from dateline.record.limits import within

    with pytest.raises(SlowError, match="narrow it"), within(record.base, 0.05):
        record.base.execute(endless).fetchall()
    assert len(record.incidents()) == 9, "and the next one is answered"


def test_nothing_in_a_question_is_sql(record: SqliteRecord) -> None:
    for word in ("'; DROP TABLE incident --", '"', "x' OR 1=1", "incident_search:x", "%", "NEAR(a b)", "{a}:b", "\x00"):
        for name in ("text", "source", "actor", "outlet", "place", "ids"):
            try:
                record.incidents(**{name: word})
            except SettingError as error:
                assert str(error)
    assert record.incidents().total == 9


def test_names_are_found_as_they_are_forgotten(record: SqliteRecord) -> None:
    assert record.incidents(actor="azawad").total == 1
    record.forget("d8.txt", who="me", why="asked")
    assert record.incidents(actor="azawad").total == 0
    assert record.base.execute("SELECT count(*) FROM actor").get == 0
    assert not list(record.verify())


def test_pandas(record: SqliteRecord) -> None:
    frame = record.incidents(place="Mali", sort="oldest").to_pandas()
    assert list(frame["event_type"]) == ["clash", "attack", "interception"] and frame["latitude"].notna().all()
    ring = record.incidents(types="crash").to_pandas()
    assert ring["latitude"].isna().all() and list(ring["distance_km"]) == [100.0]


@pytest.mark.one_kind("the planner of SQLite; bench/record_speed.py asks PostgreSQL")
def test_the_planner_takes_the_tree_of_places_before_the_days(record: SqliteRecord) -> None:
    """A window in a month: 500 times slower where the index of days leads."""
    from dateline.record.asking import filters_of
    from dateline.record.finding import ways_of

    asked = filters_of({"bbox": (-1, 10, 31, 50), "since": "2024-05-01", "until": "2024-05-31"})
    (way,) = ways_of(record.base, asked, known=list).ways
    assert way.small and way.start.startswith("json_each")
    where, values = way.where()
    plan = record.base.execute(f"EXPLAIN QUERY PLAN SELECT i.id FROM {way.start} WHERE {where}", values).fetchall()
    assert not any("incident_when" in str(row) for row in plan), plan


@pytest.mark.one_kind("a file of an older schema")
def test_an_older_record_gets_its_names_and_words(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    path.write_bytes(gzip.decompress((Path(__file__).parent / "old" / "schema-2.sqlite.gz").read_bytes()))
    with open_record(path) as record:
        page = record.incidents()
        assert len(page) > 0
        for incident in page:
            said = {c["source"]["name"] for c in incident["claims"] if c["source"]}
            assert all(incident["id"] in {i["id"] for i in record.incidents(source=name[:200])} for name in said)
            words = incident["claims"][0]["evidence"][0]["quote"].replace('"', " ").split()[:3]
            assert incident["id"] in {i["id"] for i in record.incidents(text=" ".join(words))}
            for claim in incident["claims"]:
                if claim["actor"]:
                    assert incident["id"] in {i["id"] for i in record.incidents(actor=claim["actor"]["name"])}
        assert not [fault for fault in record.verify() if "index" in fault.what]
