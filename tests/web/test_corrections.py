"""What is corrected in review shows in the incident and in what its filters find, survives, and is taken back."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from dateline.errors import SettingError
from dateline.record import open_record
from dateline.record.amending import amends
from dateline.record.judgements import judge, take_back
from web.desks import client_of, desk_of, entered, taken_in

NEWS = "Deux drones se sont écrasés jeudi près de Koursk, a annoncé le gouverneur Pavel Morozov."
MORE = "Deux drones sont tombés jeudi près de Koursk, selon les services de secours régionaux."


class Desk:
    """A desk over a record with one incident of its own, and a reviewer of it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        taken_in(path, "first", NEWS, at=datetime.now(UTC))
        self.client: TestClient = client_of(desk_of(path))
        self.csrf = entered(self.client)
        self.id = self.found("écrasés+jeudi")[0]["id"]

    def found(self, text: str, **asked: str) -> list[dict[str, Any]]:
        query = "&".join([f"text={text}", *(f"{k}={v}" for k, v in asked.items())])
        return list(self.client.get(f"/incidents.json?{query}").json()["incidents"])

    def incident(self) -> dict[str, Any]:
        return dict(self.client.get(f"/incidents/{self.id}.json").json())

    def correct(self, field: str, value: str, *, act: str = "correct") -> Any:
        claim = self.incident()["claims"][0]["id"]
        data = {"csrf": self.csrf, "incident": self.id, "claim": claim, "act": act, "why": "seen on the spot"}
        return self.client.post("/review/judge", data=data | {"field": field, "value": value})

    def undo_last(self) -> None:
        with open_record(self.path) as record:
            number = record.base.execute("SELECT max(n) FROM audit WHERE act IN ('correct', 'place')").get
        data = {"csrf": self.csrf, "number": str(number)}
        assert self.client.post("/review/take-back", data=data).status_code == 200

    def whole(self) -> bool:
        with open_record(self.path) as record:
            return list(record.verify()) == []


@pytest.fixture
def desk(own: Path) -> Desk:
    return Desk(own)


@pytest.mark.parametrize(
    ("field", "value", "was", "now"),
    [
        ("place", "Djibo", {"in": "Koursk"}, {"in": "Djibo"}),
        ("place", "14.1, -1.63", {"bbox": "36,51,37,52"}, {"bbox": "-2,14,-1,15"}),
        ("place", "région de Belgorod", {"in": "RU-KRS"}, {"in": "RU-BEL"}),
        ("time", "2025-03-22/2025-03-23", {"from": "2025-03-20", "to": "2025-03-20"}, {"from": "2025-03-23"}),
        ("event_type", "interception", {"type": "crash"}, {"type": "interception"}),
        ("means", "missile", {"means": "drone"}, {"means": "missile"}),
    ],
)
def test_the_incident_and_its_filters_move_and_move_back(
    desk: Desk, field: str, value: str, was: dict[str, str], now: dict[str, str]
) -> None:
    text = "écrasés+jeudi"
    assert desk.found(text, **was) and not desk.found(text, **now)
    before = desk.incident()
    assert desk.correct(field, value).status_code == 200
    assert not desk.found(text, **was)
    (moved,) = desk.found(text, **now)
    assert moved["id"] == desk.id and moved["changed"] > before["changed"]
    claim, old = desk.incident()["claims"][0], before["claims"][0]
    assert claim[field] == old[field] and claim["corrected"] and field in claim["corrected"]  # what was read stays
    page = desk.client.get(f"/incidents/{desk.id}").text
    assert "it was read as" in page and "<del>" in page
    assert desk.whole()
    desk.undo_last()
    after = desk.incident()
    assert desk.found(text, **was) and not desk.found(text, **now)
    for name in ("place", "time", "event_type", "means", "quantities", "status", "origins"):
        assert after[name] == before[name], name
    assert desk.whole()


def test_a_number_that_is_corrected_is_the_incidents(desk: Desk) -> None:
    assert desk.correct("quantity", "crashed drone 3; wounded 1..2").status_code == 200
    told = {q["what"]: q for q in desk.incident()["quantities"]}
    assert (told["crashed"]["unit"], told["crashed"]["low"], told["crashed"]["high"]) == ("drone", 3, 3)
    assert (told["wounded"]["low"], told["wounded"]["high"]) == (1, 2)
    assert told["crashed"]["said"][0]["best"] == 3
    assert desk.correct("quantity", "wounded none").status_code == 200
    assert [q["what"] for q in desk.incident()["quantities"]] == ["crashed"]  # the earlier correction stands
    assert desk.whole()


def test_moving_on_the_map_keeps_the_name_and_finds_the_country(desk: Desk) -> None:
    assert desk.correct("", "50.45, 30.52", act="place").status_code == 200
    place = desk.incident()["place"]
    assert (place["name"], place["latitude"], place["longitude"]) == ("Kursk", 50.45, 30.52)
    assert (place["country"], place["relation"], place["where_prec"]) == ("UKR", None, 1)
    assert desk.found("écrasés+jeudi", **{"in": "UKR"})


def test_another_dispatch_that_was_read_alike_stays_with_it(desk: Desk) -> None:
    desk.correct("place", "Djibo")
    taken_in(desk.path, "second", MORE, at=datetime.now(UTC))
    incident = desk.incident()
    assert incident["documents"] == 2 and incident["place"]["name"] == "Djibo"
    assert desk.whole()


def test_it_survives_another_reading_even_of_a_few_words_more(desk: Desk) -> None:
    desk.correct("place", "Djibo")
    desk.correct("quantity", "crashed 5")
    with open_record(desk.path) as record:
        stored = next(s for s in record.stored(status=("read",)) if s.uri == "first")
        assert stored.report and stored.reader
        report = dict(stored.report)
        claim = dict(report["claims"][0])
        longer = {"start": 0, "end": len(NEWS), "quote": NEWS}
        report["claims"] = [claim | {"evidence": [longer]}, *report["claims"][1:]]
        assert record.reread(stored.id, report, stored.reader)
        (found,) = record.incidents(text="écrasés jeudi")
        assert (found["place"]["name"], found["quantities"][0]["best"]) == ("Djibo", 5)
        assert list(record.verify()) == []
        assert record.incident(found["id"])["claims"][0]["corrected"]


def test_linking_all_anew_changes_nothing(desk: Desk) -> None:
    from dateline.record import linking

    desk.correct("place", "Djibo")
    before = desk.incident()
    with open_record(desk.path) as record, record.change() as base:
        linking.relink(base, at=record.now())
    assert desk.incident() == before


def test_a_merged_incident_keeps_what_was_corrected(desk: Desk) -> None:
    desk.correct("place", "Djibo")
    other = next(i["id"] for i in desk.client.get("/incidents.json?type=strike").json()["incidents"])
    with open_record(desk.path) as record:
        record.merge(desk.id, other, reason="one event")
        assert record.incident(desk.id)["place"]["name"] == "Djibo"
        assert list(record.verify()) == []


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("event_type", "party", "choose one of"),
        ("means", "slingshot", "choose one of"),
        ("place", "Xyzzyville", "moved to on the map"),
        ("place", "91.5, 10", "not on the map"),
        ("time", "last week", "write 2024-05-14"),
        ("time", "2024-05-14/2024-05-13", "write 2024-05-14"),
        ("time", "20240514", "write 2024-05-14"),
        ("quantity", "many dead", "what is one of"),
        ("quantity", "killed 5..2", "lower end first"),
        ("quantity", ";", "write what and how many"),
        ("source", "the mayor; king", "kind one of"),
        ("source", "the mayor; official; Russia", "three letters"),
    ],
)
def test_what_cannot_be_read_is_refused_and_not_kept(desk: Desk, field: str, value: str, why: str) -> None:
    before = desk.incident()
    answer = desk.correct(field, value)
    assert answer.status_code == 400 and why in answer.text
    assert desk.incident() == before


def test_values_in_words() -> None:
    claim: dict[str, Any] = {"place": None, "source": {"name": "x", "kind": "governor", "side": "RUS"}}

    def count(said: str) -> list[tuple[Any, ...]]:
        made = amends(claim, "quantity", said)
        assert made
        return [(q["what"], q["unit"], q["low"], q["best"], q["high"]) for q in made["quantities"]]

    assert count("killed 3") == [("killed", None, 3, 3, 3)]
    assert count("killed 3..; wounded 10+") == [("killed", None, 3, None, None), ("wounded", None, 10, None, None)]
    assert count("downed drones 12-15") == [("downed", "drone", 12, None, 15)]
    assert amends(claim, "time", "none") == {"time": None} and amends(claim, "means", "none") == {"means": None}
    assert amends(claim, "event_type", "Strike") == {"event_type": "strike"}
    assert amends(claim, "source", "the mayor") == {"source": {"name": "the mayor", "kind": "governor", "side": "RUS"}}
    assert amends(claim, "other", "whatever") is None
    with pytest.raises(SettingError):
        amends(claim, "time", "2024-13-01")


def test_of_one_of_several_claims_that_say_otherwise_the_type_stays(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    desk_of(path)
    text = "Une frappe de drone a touché jeudi un dépôt à Koursk. Un incendie s'est déclaré à Koursk après la frappe."
    taken_in(path, "first", text, at=datetime.now(UTC))
    with open_record(path) as record:
        incident = next(i for i in record.incidents() if len({c["event_type"] for c in i["claims"]}) > 1)
        other = next(c for c in incident["claims"] if c["event_type"] != incident["event_type"])
        with record.change() as base:
            number = judge(
                base, other, "correct", who="ada", why="x", at=record.now(), field="event_type", value="explosion"
            )
        assert record.incident(incident["id"])["event_type"] == incident["event_type"]
        with record.change() as base:
            take_back(base, number, who="ada", why="", at=record.now())
        assert list(record.verify()) == []


def test_a_backup_holds_them_and_a_new_reader_too(desk: Desk, tmp_path: Path) -> None:
    desk.correct("place", "Djibo")
    copy = tmp_path / "copy.sqlite"
    with open_record(desk.path) as record:
        record.backup(copy)
    with open_record(copy) as record:
        assert record.incident(desk.id)["place"]["name"] == "Djibo"
        stored = next(s for s in record.stored(status=("read",)) if s.uri == "first")
        assert stored.report and stored.report["claims"][0]["place"]["name"] == "Kursk"
