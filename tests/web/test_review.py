"""Review: what people decide is kept with who and why, survives another reading, and is taken back."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from starlette.testclient import TestClient

from dateline.record import judgements, open_record
from dateline.views.web.routes.review import QUEUES
from web.desks import client_of, desk_of, entered


@pytest.fixture
def reviewing(own: Path) -> tuple[TestClient, str, Path]:
    client = client_of(desk_of(own))
    return client, entered(client), own


def first(client: TestClient, **asked: str) -> dict[str, object]:
    found: dict[str, object] = client.get("/incidents.json", params=asked).json()["incidents"][0]
    return found


@pytest.mark.parametrize("what", QUEUES)
def test_queues(reviewing: tuple[TestClient, str, Path], what: str) -> None:
    client, _, _ = reviewing
    page = client.get(f"/review?what={what}")
    assert page.status_code == 200
    found = re.search(r'href="/review\?what=[a-z]+&amp;id=([^"&]+)', page.text)
    if found:
        assert client.get("/review", params={"what": what, "id": found[1]}).status_code == 200
    assert found or what not in ("disputed", "merges")


def test_a_queue_shows_first_what_is_least_sure(reviewing: tuple[TestClient, str, Path]) -> None:
    client, _, path = reviewing
    page = client.get("/review?what=disputed").text
    shown = re.findall(r'href="/review\?what=disputed&amp;id=([^"&]+)', page)
    with open_record(path) as record:
        claims = [record.incident(unquote(key))["claims"] for key in shown]
    chances = [min(v for c in some for v in (c["confidence"] or {"": 1.0}).values()) for some in claims]
    assert len(set(chances)) > 1 and chances == sorted(chances)
    told = re.search(r"least sure: (\w+), (\d+)%", page)
    assert told is not None and int(told[2]) == round(100 * chances[0])


def test_a_judgement_and_its_undoing(reviewing: tuple[TestClient, str, Path]) -> None:
    client, csrf, path = reviewing
    incident = first(client, status="disputed")
    claim = incident["claims"][0]  # type: ignore[index]
    data = {"csrf": csrf, "incident": incident["id"], "claim": claim["id"], "back": "/review"}
    for act, more in (
        ("accept", {}),
        ("reject", {"why": "another town <script>alert(1)</script>"}),
        ("correct", {"why": "the later dispatch says so", "field": "place", "value": "Djibo"}),
        ("place", {"why": "as on the photo", "latitude": "14.1", "longitude": "-1.600004"}),
        ("comment", {"why": "asked the desk in Dakar"}),
    ):
        assert client.post("/review/judge", data=data | {"act": act} | more, follow_redirects=False).status_code == 303
    page = client.get("/incidents", params={"id": str(incident["id"])}).text
    assert "another town &lt;script&gt;" in page and "<script>alert" not in page
    assert "Djibo" in page and "asked the desk in Dakar" in page
    exported = client.get("/review/decisions.json").json()["judgements"]
    assert [j["act"] for j in exported] == ["accept", "reject", "correct", "place", "comment"]
    assert exported[3]["value"] == "14.1,-1.6"
    assert exported[0]["quote"] == claim["evidence"][0]["quote"] and exported[0]["who"] == "local"
    with open_record(path) as record:
        assert list(record.verify()) == []
        last = judgements.standing(judgements.judged(record.base, [claim])[claim["id"]])
        assert last and last.act == "correct"
        number = last.id
    undo = {"csrf": csrf, "number": str(number)}
    assert client.post("/review/take-back", data=undo, follow_redirects=False).status_code == 303
    assert client.post("/review/take-back", data=undo).status_code == 404
    with open_record(path) as record:
        last = judgements.standing(judgements.judged(record.base, [claim])[claim["id"]])
        assert last and last.act == "reject"


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"act": "reject"}, "say why"),
        ({"act": "correct", "why": "x", "field": "colour", "value": "red"}, "needs a field"),
        ({"act": "correct", "why": "x", "field": "place"}, "and a value"),
        ({"act": "place", "why": "x"}, "the latitude and the longitude"),
        ({"act": "place", "why": "x", "latitude": "14"}, "the latitude and the longitude"),
        ({"act": "place", "why": "x", "latitude": "91", "longitude": "1"}, "less than or equal to 90"),
        ({"act": "place", "why": "x", "latitude": "NaN", "longitude": "1"}, "latitude"),
        ({"act": "burn", "why": "x"}, "no judgement"),
        ({"act": "comment", "why": "x" * 2001}, "more than 2000"),
    ],
)
def test_what_will_not_do_is_told(reviewing: tuple[TestClient, str, Path], more: dict[str, str], why: str) -> None:
    client, csrf, _ = reviewing
    incident = first(client)
    data = {"csrf": csrf, "incident": incident["id"], "claim": incident["claims"][0]["id"]}  # type: ignore[index]
    answer = client.post("/review/judge", data=data | more)
    assert answer.status_code == 400
    assert why in answer.text


def test_judgements_outlive_another_reading(reviewing: tuple[TestClient, str, Path]) -> None:
    client, csrf, path = reviewing
    incident = first(client, type="strike")
    claim = incident["claims"][0]  # type: ignore[index]
    client.post(
        "/review/judge",
        data={"csrf": csrf, "incident": incident["id"], "claim": claim["id"], "act": "reject", "why": "old photo"},
    )
    with open_record(path) as record:
        stored = next(s for s in record.stored(status=("read", "copy")) if s.id == claim["document"]["id"])
        assert stored.report and stored.reader
        record.reread(stored.id, stored.report, stored.reader)
    page = client.get("/incidents", params={"id": str(incident["id"])})
    assert "old photo" in page.text


def test_merge_and_split_and_undo(reviewing: tuple[TestClient, str, Path]) -> None:
    client, csrf, path = reviewing
    listed = client.get("/incidents.json?limit=200").json()["incidents"]
    a, b = listed[0]["id"], listed[-1]["id"]
    data = {"csrf": csrf, "a": a, "b": b}
    assert client.post("/review/merge", data=data).status_code == 400
    assert client.post("/review/merge", data=data | {"why": "one event"}, follow_redirects=False).status_code == 303
    assert client.get("/incidents.json?limit=200").json()["total"] == len(listed) - 1
    with open_record(path) as record:
        number = record.decisions()[-1].id
    assert "one event" in client.get("/review?what=decided").text
    undo = {"csrf": csrf, "number": str(number)}
    assert client.post("/review/undo", data=undo, follow_redirects=False).status_code == 303
    assert client.get("/incidents.json?limit=200").json()["total"] == len(listed)
    whole = next(i for i in listed if len(i["claims"]) > 1)
    claims = {"csrf": csrf, "incident": whole["id"], "why": "two events", "claims": [whole["claims"][0]["id"]]}
    assert client.post("/review/split", data=claims, follow_redirects=False).status_code == 303
    assert client.get("/incidents.json?limit=200").json()["total"] == len(listed) + 1
