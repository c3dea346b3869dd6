"""Incidents over dispatches: the same whatever the order, with what people decided, and undone without a trace lost."""

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from link_quality import Dispatch, reports, sets

from dateline.articles.parse import parse
from dateline.articles.raw import Raw
from dateline.errors import RecordError
from dateline.model import Article
from dateline.record import Incoming, SqliteRecord, open_record
from dateline.record.canonical import digest
from dateline.record.linking import relink
from dateline.record.reading import Outcome
from dateline.record.salvage import salvage
from dateline.views.cli.main import main
from record.conftest import Where
from record.making import NEWER, READER

PLACES = ("Pskov airport, and Tver the same night", "Belgorod, one night and the next")
TOTALS = "Drones over Bryansk region, Kursk region and Moscow: the total and its parts"


@pytest.fixture(scope="module")
def told() -> dict[str, list[Incoming]]:
    """Dispatches of some sets, read, by the name of the set."""
    wanted = {name: rows for name, rows in sets() if name in (*PLACES, TOTALS, "Omdurman shelled")}
    made = reports([d for rows in wanted.values() for d in rows])
    return {name: [incoming_of(d, made[d.name]) for d in rows] for name, rows in wanted.items()}


def incoming_of(dispatch: Dispatch, report: dict[str, object], **more: str) -> Incoming:
    """A dispatch of the fixtures on its way into the record, as its own outlet sends it."""
    channel = more.pop("channel", f"https://{dispatch.language}.example/feed")
    return Incoming(
        raw=Raw(body=dispatch.text.encode(), name=dispatch.name, channel=channel, fetched="2025-03-01T10:00:00Z"),
        uri=dispatch.name,
        text=dispatch.text,
        language=dispatch.language,
        published=dispatch.published,
        report=report,
        reader=READER,
        **{"outlet": f"wire {dispatch.language}", **more},
    )


def filled(path: Path, dispatches: list[Incoming]) -> SqliteRecord:
    path.unlink(missing_ok=True)
    record = open_record(path, create=True)
    for dispatch in dispatches:
        record.add(dispatch, last=True)
    return record


def incidents(record: SqliteRecord) -> dict[str, set[str]]:
    """The uris of the dispatches in each incident, by its key."""
    rows = record.base.execute(
        "SELECT i.key, d.uri FROM claim AS c JOIN incident AS i ON i.id = c.incident JOIN document AS d "
        "ON d.id = c.document"
    ).fetchall()
    return {key: {uri for k, uri in rows if k == key} for key, _ in rows}


def of(record: SqliteRecord, dispatch: Incoming) -> str:
    """The incident of the first claim of a dispatch."""
    return str(
        record.base.execute(
            "SELECT i.key FROM claim AS c JOIN incident AS i ON i.id = c.incident JOIN document AS d "
            "ON d.id = c.document WHERE d.uri = ? ORDER BY c.id LIMIT 1",
            (dispatch.uri,),
        ).get
    )


def state(record: SqliteRecord) -> str:
    return digest(list(record.dump()))


@pytest.fixture
def record(tmp_path: Path, told: dict[str, list[Incoming]]) -> Iterator[SqliteRecord]:
    with filled(tmp_path / "r.sqlite", told[PLACES[1]]) as made:
        yield made


def test_four_languages_tell_of_one_incident_and_the_next_day_of_another(
    record: SqliteRecord, told: dict[str, list[Incoming]]
) -> None:
    first, later = told[PLACES[1]][:4], told[PLACES[1]][4:]
    assert len({of(record, d) for d in first}) == 1
    assert len({of(record, d) for d in later}) == 1
    assert of(record, first[0]) != of(record, later[0])
    row = record.base.execute(
        "SELECT languages, documents, origins, status, first_reported FROM incident WHERE key = ?",
        (of(record, first[0]),),
    ).fetchone()
    assert row == ("en fr ru uk", 4, 1, "reported", "2024-03-12")  # four outlets quote one governor
    figures = record.base.execute(
        "SELECT q.what, q.unit, q.low, q.best, q.high, q.disputed FROM incident_quantity AS q JOIN incident AS i "
        "ON i.id = q.incident WHERE i.key = ? ORDER BY 1",
        (of(record, first[0]),),
    ).fetchall()
    assert figures == [("killed", "people", 2, 2, 2, 0), ("wounded", "people", 7, 7, 7, 0)]
    assert list(record.verify()) == []


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6))
def test_any_order_gives_the_same_incidents(tmp_path: Path, told: dict[str, list[Incoming]], seed: int) -> None:
    dispatches = [d for rows in told.values() for d in rows]
    copy = replace(dispatches[1], raw=replace(dispatches[1].raw, name="copy"), uri="copy", outlet="elsewhere")
    dispatches.append(copy)
    states = set()
    for k, order in enumerate((dispatches, random.Random(seed).sample(dispatches, len(dispatches)))):
        with filled(tmp_path / f"{k}.sqlite", order) as record:
            states.add(state(record))
            links = record.base.execute(
                "SELECT a.key, b.key, l.score, l.joined, l.words FROM link AS l JOIN telling AS a ON a.id = l.a "
                "JOIN telling AS b ON b.id = l.b ORDER BY 1, 2"
            ).fetchall()
            states.add(digest(["links", *links]))
    assert len(states) == 2


def test_a_record_linked_anew_is_the_same(record: SqliteRecord) -> None:
    before, changed = state(record), record.base.execute("SELECT key, changed FROM incident ORDER BY 1").fetchall()
    with record.change() as base:
        relink(base, at="2030-01-01T00:00:00Z")
    assert state(record) == before
    assert record.base.execute("SELECT key, changed FROM incident ORDER BY 1").fetchall() == changed


def test_a_link_is_told_in_words(record: SqliteRecord) -> None:
    words = [row[0] for row in record.base.execute("SELECT words FROM link WHERE joined = 1 ORDER BY score DESC")]
    assert "same day (2024-03-12)" in words[0] and "both missile strike" in words[0]
    assert "both say 2 killed" in words[0] and "both quote" in words[0]


def test_merged_and_undone(record: SqliteRecord, told: dict[str, list[Incoming]]) -> None:
    a, b = of(record, told[PLACES[1]][0]), of(record, told[PLACES[1]][4])
    before = state(record)
    number = record.merge(a, b, reason="one night after all", who="desk")
    live = of(record, told[PLACES[1]][4])
    assert live == of(record, told[PLACES[1]][0])
    gone = b if live == a else a
    assert record.base.execute("SELECT merged_into FROM incident_tombstone WHERE key = ?", (gone,)).get == live
    assert list(record.verify()) == []
    with pytest.raises(RecordError, match="one incident already"):
        record.merge(a, b, reason="again")
    record.undo(number, reason="two nights")
    assert [d.undone_why for d in record.decisions()] == ["two nights"]
    assert record.base.execute("SELECT count(*) FROM incident_tombstone").get == 0
    assert {json.loads(line)[0] for line in record.dump() if line not in before} >= {"decision"}
    assert of(record, told[PLACES[1]][0]) == a and of(record, told[PLACES[1]][4]) == b
    assert [row[0] for row in record.base.execute("SELECT act FROM audit ORDER BY n DESC LIMIT 2")] == ["undo", "merge"]
    with pytest.raises(RecordError, match="undone already"):
        record.undo(number, reason="x")
    assert list(record.verify()) == []


def test_split_and_replayed_when_a_dispatch_is_read_again(
    record: SqliteRecord, told: dict[str, list[Incoming]]
) -> None:
    one, other = told[PLACES[1]][:2]
    claims = [
        r[0]
        for r in record.base.execute(
            "SELECT c.id FROM claim AS c JOIN document AS d ON d.id = c.document WHERE d.uri = ?", (one.uri,)
        )
    ]
    record.split(of(record, one), claims, reason="another place")
    assert of(record, one) != of(record, other)
    after = state(record)
    assert one.report is not None
    report = json.loads(json.dumps(one.report))
    document = record.base.execute("SELECT id FROM document WHERE uri = ?", (one.uri,)).get
    record.reread(document, report, NEWER)
    assert of(record, one) != of(record, other)
    record.reread(document, one.report, READER)
    assert state(record) == after
    assert list(record.verify()) == []


def test_a_claim_is_moved_out_of_a_telling(tmp_path: Path, told: dict[str, list[Incoming]]) -> None:
    with filled(tmp_path / "r.sqlite", [d for name in PLACES for d in told[name]]) as record:
        before = state(record)
        telling, incident = record.base.execute(
            "SELECT telling, min(incident) FROM claim GROUP BY telling HAVING count(*) > 1 ORDER BY telling LIMIT 1"
        ).fetchone()
        claim = record.base.execute("SELECT max(id) FROM claim WHERE telling = ?", (telling,)).get
        target = record.base.execute("SELECT key FROM incident WHERE id <> ? ORDER BY key LIMIT 1", (incident,)).get
        number = record.move(claim, target, reason="said of the other")
        homes = record.base.execute(
            "SELECT DISTINCT i.key FROM claim AS c JOIN incident AS i ON i.id = c.incident WHERE c.telling = ?",
            (telling,),
        ).fetchall()
        assert len(homes) == 2 and (target,) in homes
        assert list(record.verify()) == []
        record.undo(number, reason="no")
        assert digest([line for line in record.dump() if not line.startswith('["decision"')]) == before


@pytest.mark.one_kind("a damaged file; a server has its own means")
def test_what_people_decided_is_saved_from_a_damaged_record(
    tmp_path: Path, record: SqliteRecord, told: dict[str, list[Incoming]]
) -> None:
    first, other = told[PLACES[1]][0], told[PLACES[1]][1]
    number = record.merge(of(record, first), of(record, told[PLACES[1]][4]), reason="one night after all", who="desk")
    claim = record.base.execute(
        "SELECT d.id || ':' || c.label FROM claim AS c JOIN document AS d ON d.id = c.document WHERE d.uri = ?",
        (other.uri,),
    ).get
    record.split(of(record, other), [claim], reason="another place", who="desk")
    record.undo(number, reason="two nights", who="night desk")
    kept, together = record.decisions(), incidents(record)
    record.close()
    assert list(salvage(tmp_path / "r.sqlite", tmp_path / "sound.sqlite")) == []
    with open_record(tmp_path / "sound.sqlite") as saved:
        assert saved.decisions() == kept and [d.undone_by for d in kept] == ["night desk", None]
        assert incidents(saved) == together
        assert list(saved.verify()) == []
        saved.undo(2, reason="one place")
        assert of(saved, first) == of(saved, other)


class Told:
    """Reads what was read before: the fixtures, by their ids."""

    def __init__(self, dispatches: list[Incoming]) -> None:
        self.known = {d.uri: d for d in dispatches}

    def warm(self, task: object) -> None:
        """As `reading.Reading`: there is nothing to load."""

    def __call__(self, task: Raw | list[Article]) -> object:
        """As `reading.Reading`."""
        if isinstance(task, Raw):
            return parse(task)
        found = [self.known[article.id] for article in task]
        return [
            Outcome(status="read", text=d.text, language=d.language, report=d.report, reader=d.reader) for d in found
        ]


def test_the_number_of_workers_and_the_order_of_the_files_change_nothing(
    tmp_path: Path, told: dict[str, list[Incoming]], monkeypatch: pytest.MonkeyPatch, where: Where
) -> None:
    dispatches = [d for name in PLACES for d in told[name]][:12]
    monkeypatch.setattr("dateline.views.cli.keeping.Reading", lambda *_, **__: Told(dispatches))
    monkeypatch.setattr("dateline.record.ingest.BATCH", 2)  # so that each of three has something to read
    files = []
    for d in dispatches:
        files.append(str(tmp_path / f"{d.uri}.jsonl"))
        row = {"id": d.uri, "text": d.text, "date": d.published, "lang": d.language, "outlet": d.outlet}
        Path(files[-1]).write_text(json.dumps(row) + "\n")
    found = []
    for workers, order in (("1", files), ("3", files), ("3", random.Random(5).sample(files, len(files)))):
        path = tmp_path / f"{len(found)}.sqlite"
        assert main(["ingest", *order, "--record", str(where(path)), "--workers", workers]) == 0
        with open_record(path) as record:
            found.append((state(record), incidents(record)))
    assert found[0] == found[1] == found[2]
    together = found[0][1].values()
    assert len(set.union(*together)) == 12 and max(len(uris) for uris in together) >= 3


def test_what_is_forgotten_leaves_its_incident(record: SqliteRecord, told: dict[str, list[Incoming]]) -> None:
    key = of(record, told[PLACES[1]][1])
    record.forget(told[PLACES[1]][0].uri, who="desk", why="asked")
    assert record.base.execute("SELECT documents FROM incident WHERE key = ?", (key,)).get in (3, None)
    assert (
        record.base.execute("SELECT documents FROM incident WHERE key = ?", (of(record, told[PLACES[1]][1]),)).get == 3
    )
    assert list(record.verify()) == []


def test_a_total_is_tied_to_its_parts_and_not_merged(tmp_path: Path, told: dict[str, list[Incoming]]) -> None:
    with filled(tmp_path / "r.sqlite", told[TOTALS]) as record:
        ties = record.base.execute(
            "SELECT w.key, p.key, x.words FROM incident_part AS x JOIN incident AS w ON w.id = x.whole "
            "JOIN incident AS p ON p.id = x.part"
        ).fetchall()
        assert ties
        for whole, part, words in ties:
            assert whole != part and words
        assert list(record.verify()) == []


def test_one_who_forges_outlets_overwrites_and_corroborates_nothing(
    tmp_path: Path, told: dict[str, list[Incoming]]
) -> None:
    """Promise 33: another channel under the same name, back-dated or dated ahead, quoting the same governor."""
    honest = told[PLACES[1]][:2]
    forged = []
    for k, (day, channel) in enumerate((("1970-01-01", "evil"), ("2024-03-13", "evil"), ("2099-01-01", "worse"))):
        dispatch = honest[1]
        report = json.loads(json.dumps(dispatch.report))
        for claim in report["claims"]:
            for q in claim["quantities"]:
                if q["what"] == "killed":
                    q["low"] = q["best"] = q["high"] = 0
        report["document"]["published"] = day
        raw = replace(dispatch.raw, channel=f"https://{channel}.example/feed", name=f"forged{k}")
        text = dispatch.text + f" {k}"
        forged.append(replace(dispatch, raw=raw, uri=dispatch.uri, text=text, published=day, report=report))
    with filled(tmp_path / "r.sqlite", [*honest, *forged]) as record:
        key = of(record, honest[0])
        low, high = record.base.execute(
            "SELECT q.low, q.high FROM incident_quantity AS q JOIN incident AS i ON i.id = q.incident "
            "WHERE i.key = ? AND q.what = 'killed' AND q.unit = 'people'",
            (key,),
        ).fetchone()
        assert high == 2 and low in (0, 2)  # the forged number stands beside the other one, never in its place
        status, origins = record.base.execute("SELECT status, origins FROM incident WHERE key = ?", (key,)).fetchone()
        assert origins == 1 and status != "corroborated"
        superseded = record.base.execute(
            "SELECT count(*) FROM claim AS c JOIN document AS d ON d.id = c.document "
            "WHERE c.superseded_by IS NOT NULL AND d.channel LIKE '%en.example%'"
        ).get
        assert superseded == 0
        assert list(record.verify()) == []


def test_a_correction_of_the_same_outlet_supersedes_and_the_older_stays(
    tmp_path: Path, told: dict[str, list[Incoming]]
) -> None:
    first = told[PLACES[1]][1]
    report = json.loads(json.dumps(first.report))
    for claim in report["claims"]:
        for q in claim["quantities"]:
            if q["what"] == "killed":
                q["low"] = q["best"] = q["high"] = 3
    report["document"]["published"] = "2024-03-13"
    later = replace(first, uri="later", text=first.text + " .", published="2024-03-13", report=report)
    with filled(tmp_path / "r.sqlite", [first, later]) as record:
        assert of(record, first) == of(record, later)
        figures = record.base.execute("SELECT low, best, high, disputed FROM incident_quantity WHERE what = 'killed'")
        assert figures.fetchall() == [(3, 3, 3, 0)]
        old = record.base.execute(
            "SELECT d.uri, b.uri FROM claim AS c JOIN document AS d ON d.id = c.document JOIN claim AS s "
            "ON s.id = c.superseded_by JOIN document AS b ON b.id = s.document"
        ).fetchall()
        assert set(old) == {(first.uri, "later")}
        assert list(record.verify()) == []
