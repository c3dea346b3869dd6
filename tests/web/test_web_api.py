"""The desk for programs: pages, one shape of errors, and what its OpenAPI says."""

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from web.desks import client_of, desk_of


@pytest.fixture(scope="module")
def client(samples: Path) -> TestClient:
    return client_of(desk_of(samples))


def test_pages_by_cursor(client: TestClient) -> None:
    whole = client.get("/api/v1/incidents?limit=1000&claims=false").json()
    assert whole["schema"] == "dateline/incidents/1"
    found, after = [], None
    while True:
        page = client.get("/api/v1/incidents", params={"limit": 9} | ({"after": after} if after else {})).json()
        found += [i["id"] for i in page["incidents"]]
        after = page["next"]
        if after is None:
            break
    assert found == [i["id"] for i in whole["incidents"]]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/incidents?type=x", 400),
        ("/api/v1/incidents?limit=0", 400),
        ("/api/v1/incidents?limit=x", 400),
        ("/api/v1/incidents?after=x", 400),
        ("/api/v1/incidents/none", 404),
        ("/api/v1/none", 404),
        ("/api/v1/timeline?by=hour", 400),
        ("/api/v1/clusters?zoom=-1", 400),
        ("/api/v1/incidents?text=%22", 400),
        ("/api/v1/incidents?changed_since=soon", 400),
    ],
)
def test_errors_have_one_shape(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert set(answer.json()) == {"error"} and set(answer.json()["error"]) == {"status", "message"}
    assert answer.json()["error"]["status"] == status


def test_what_changed_since(client: TestClient) -> None:
    whole = client.get("/api/v1/incidents?changed_since=2020-01-01&limit=1000").json()
    assert whole["incidents"] and isinstance(whole["given_up"], list)
    assert client.get("/api/v1/incidents?changed_since=2999-01-01").json()["incidents"] == []


def test_counts_agree(client: TestClient) -> None:
    stats = client.get("/api/v1/stats").json()
    steps = client.get("/api/v1/timeline").json()
    assert stats["incidents"] == sum(s["incidents"] for s in steps["steps"]) + steps["undated"]
    assert client.get("/api/v1/clusters?zoom=4").json()["clusters"]
    one = client.get("/api/v1/incidents?limit=1").json()["incidents"][0]
    assert client.get(f"/api/v1/incidents/{one['id']}").json()["id"] == one["id"]


def test_it_is_described(client: TestClient) -> None:
    described = client.get("/api/v1/openapi.json").json()
    assert described["openapi"].startswith("3.")
    assert set(described["paths"]) == {
        f"/api/v1/{n}" for n in ("incidents", "incidents/{key}", "timeline", "stats", "clusters", "me")
    }
    names = {p["name"] for p in described["paths"]["/api/v1/incidents"]["get"]["parameters"]}
    assert {"type", "from", "to", "in", "bbox", "changed_since", "after", "limit"} <= names


@pytest.mark.parametrize("query", ["", "?type=strike", "?limit=5&sort=oldest", "?text=Kharkiv"])
def test_every_form_holds_what_is_shown(client: TestClient, query: str) -> None:
    shown = [i["id"] for i in client.get(f"/incidents.json{query}").json()["incidents"]]
    table = list(csv.DictReader(io.StringIO(client.get(f"/incidents.csv{query}").text.lstrip("\ufeff"))))
    assert [row["id"].lstrip("'") for row in table] == shown
    mapped = json.loads(client.get(f"/incidents.geojson{query}").text)
    assert [f["properties"]["id"] for f in mapped["features"]] == shown
    feed = ElementTree.fromstring(client.get(f"/incidents.atom{query}").content)
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry/{http://www.w3.org/2005/Atom}id")
    assert [e.text and e.text.rpartition(":")[2] for e in entries] == [k.rpartition(":")[2] for k in shown]
