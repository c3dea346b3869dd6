"""The desk over a record in PostgreSQL: the pages say what they say over a file, and review changes them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.record import judgements, open_record
from dateline.record.moving import copy
from record.server import address, emptied
from web.desks import client_of, desk_of, entered


@pytest.fixture(scope="module")
def url(postgres: str, samples: Path) -> str:
    """The sample dispatches, moved to a server."""
    emptied(postgres, "desk", made=False)
    url = address(postgres, "desk")
    with open_record(samples) as source, open_record(url, create=True, bare=True) as target:
        list(copy(source, target))
    return url


@pytest.fixture
def client(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))  # users of a record on a server are kept there
    desk = desk_of(url)
    yield client_of(desk)
    desk.close()


@pytest.mark.parametrize(
    "asked",
    [
        "/incidents.json",
        "/incidents.json?type=strike&sort=oldest&limit=7",
        "/incidents.json?status=disputed",
        "/incidents.json?from=2025-03-01&to=2025-03-10&lang=fr",
        "/incidents.json?near=50.4,30.5,300",
        "/incidents.json?in=Mali&sort=sources",
        "/incidents.csv?means=drone",
        "/incidents.geojson?bbox=20,40,60,60",
        "/map.json?zoom=3&window=-20,0,60,60",
        "/map.json?zoom=9&bbox=20,40,60,60&type=strike",
        "/api/v1/timeline?by=week",
        "/api/v1/stats",
        "/api/v1/clusters?zoom=2",
        "/api/v1/incidents?limit=3&claims=false",
    ],
)
def test_it_answers_as_over_a_file(client: TestClient, samples: Path, asked: str) -> None:
    here, there = client_of(desk_of(samples)).get(asked), client.get(asked)
    assert there.status_code == here.status_code == 200
    assert there.text == here.text
    assert len(there.text) > 50


def test_pages(client: TestClient) -> None:
    listed = client.get("/incidents?text=drone")
    assert listed.status_code == 200 and "<svg" in listed.text
    key = client.get("/incidents.json?limit=1").json()["incidents"][0]["id"]
    for path in (f"/incidents?id={key}", f"/incidents/{key}", "/incidents?view=map", "/incidents.atom"):
        page = client.get(path)
        assert page.status_code == 200 and key in page.text, path
    assert client.get("/incidents/none").status_code == 404
    assert client.get("/incidents?text=%22").status_code == 400
    pages, after = [], ""
    while after is not None:
        page = client.get(
            "/api/v1/incidents", params={"limit": 20, "claims": "false"} | ({"after": after} if after else {})
        )
        pages += [i["id"] for i in page.json()["incidents"]]
        after = page.json()["next"]
    assert len(pages) == len(set(pages)) == client.get("/incidents.json").json()["total"]


def test_review_and_undo(client: TestClient, url: str) -> None:
    csrf = entered(client)
    incident = client.get("/incidents.json?status=disputed").json()["incidents"][0]
    claim = incident["claims"][0]
    data = {"csrf": csrf, "incident": incident["id"], "claim": claim["id"], "back": "/review"}
    for act, more in (("accept", {}), ("reject", {"why": "another town"})):
        assert client.post("/review/judge", data=data | {"act": act} | more, follow_redirects=False).status_code == 303
    assert "another town" in client.get("/incidents", params={"id": incident["id"]}).text

    def standing() -> judgements.Judgement | None:
        with open_record(url) as record:
            return judgements.standing(judgements.judged(record.base, [claim])[claim["id"]])

    last = standing()
    assert last is not None and last.act == "reject"
    undo = {"csrf": csrf, "number": str(last.id)}
    assert client.post("/review/take-back", data=undo, follow_redirects=False).status_code == 303
    last = standing()
    assert last is not None and last.act == "accept"

    before = client.get("/incidents.json?limit=500").json()
    a, b = before["incidents"][0]["id"], before["incidents"][-1]["id"]
    merge = {"csrf": csrf, "a": a, "b": b, "why": "one event"}
    assert client.post("/review/merge", data=merge, follow_redirects=False).status_code == 303
    assert client.get("/incidents.json").json()["total"] == before["total"] - 1
    with open_record(url) as record:
        number = record.decisions()[-1].id
    assert (
        client.post("/review/undo", data={"csrf": csrf, "number": str(number)}, follow_redirects=False).status_code
        == 303
    )
    after = client.get("/incidents.json?limit=500").json()
    assert {i["id"]: i["claims"] for i in after["incidents"]} == {i["id"]: i["claims"] for i in before["incidents"]}
    with open_record(url) as record:
        assert list(record.verify()) == []


def test_a_server_that_was_started_anew_is_told_of_once(client: TestClient, url: str) -> None:
    assert client.get("/incidents.json").status_code == 200
    with open_record(url) as record:
        record.base.execute(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE backend_type = 'client backend' "
            "AND pid <> pg_backend_pid()"
        )
    answer = client.get("/incidents", headers={"accept": "text/html"})
    assert answer.status_code == 503 and "try again in a moment" in answer.text
    assert client.get("/incidents.json").status_code == 200
