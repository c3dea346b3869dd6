"""The desk: one address asks, list, map, timeline and sources answer."""

import html
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.errors import SlowError
from dateline.record import open_record
from dateline.views.web import sides
from web.desks import client_of, desk_of


@pytest.fixture(scope="module")
def client(samples: Path) -> TestClient:
    return client_of(desk_of(samples))


def ids(page: str) -> list[str]:
    return re.findall(r'<li class="row-item[^"]*" data-id="([^"]+)"', page)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?type=strike",
        "?from=2025-03-10&to=2025-03-14",
        "?status=disputed",
        "?text=Kharkiv",
        "?lang=fr&sort=oldest",
        "?source=governor",
        "?bbox=22,44,41,53",
        "?place=Kharkiv",
        "?q=oil&from=2025-03-08",
    ],
)
def test_the_twin_shows_what_the_page_shows(client: TestClient, query: str) -> None:
    page, twin = client.get(f"/incidents{query}"), client.get(f"/incidents.json{query}")
    assert page.status_code == twin.status_code == 200
    shown = ids(page.text)
    assert shown == [i["id"] for i in twin.json()["incidents"]]
    assert shown, "the samples have some of each"
    bars = [
        int(n) for n in re.findall(r'<a data-nav href="[^"]*" aria-label="[^"]*: (\d+) incidents?"><rect', page.text)
    ]
    undated = re.search(r"(\d+) without a day", page.text)
    assert sum(bars) + int(undated[1] if undated else 0) == twin.json()["total"]


def test_the_list_is_shown_where_counting_over_time_takes_too_long(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*_: object, **__: object) -> None:
        raise SlowError("too long")

    with monkeypatch.context() as patched:
        patched.setattr("dateline.views.web.routes.incidents.histogram_of", slow)
        page = client.get("/incidents?q=drone&sort=size").text
    assert ids(page) and "over time takes too long" in page and '<svg class="bars"' not in page
    again = client.get("/incidents?q=drone&sort=size").text
    assert ids(again) == ids(page) and '<svg class="bars"' in again


def test_pages_follow_each_other_without_gap(client: TestClient) -> None:
    whole = [i["id"] for i in client.get("/incidents.json?limit=500").json()["incidents"]]
    found, address = [], "/incidents?limit=7"
    while address:
        page = client.get(address).text
        found += ids(page)
        link = re.search(r'rel="next" href="([^"]+)"', page)
        address = html.unescape(link[1]) if link else ""
    assert found == whole
    assert len(whole) > 20


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("?type=strik", "unknown type"),
        ("?from=2025-13-01", "is not a date"),
        ("?from=2025-03-10&to=2025-03-01", "the first day is after the last"),
        ("?bbox=1,2,3", "west,south,east,north"),
        ("?colour=red", "unknown parameter"),
        ("?after=rubbish", "no cursor"),
        ("?limit=0", "from 1 to 1000"),
        ("?text=%22", "quotation mark is open"),
        ("?q=" + "a" * 5000, "an address of more than"),
    ],
)
def test_what_is_wrong_is_named(client: TestClient, query: str, why: str) -> None:
    page, twin = client.get(f"/incidents{query}"), client.get(f"/incidents.json{query}")
    assert page.status_code == twin.status_code == 400
    assert why in html.unescape(page.text)
    assert why in twin.json()["error"]["message"]


@pytest.mark.parametrize(
    "evil", ["' OR 1=1 --", '"; DROP TABLE incident; --', "%_", "\\", "a* NEAR b", "(((", "NOT", "{a b}"]
)
def test_no_query_gets_through(client: TestClient, evil: str) -> None:
    for key in ("text", "place", "source", "actor", "id"):
        assert client.get("/incidents", params={key: evil}).status_code in (200, 400, 404)


def test_sources_stand_side_by_side(client: TestClient, samples: Path) -> None:
    with open_record(samples) as record:
        incident = next(i for i in record.incidents(text="Kharkiv", limit=200) if i["event_type"] == "strike")
        told = sides.voices(incident)
        assert sum(len(v.claims) for v in told) == len(incident["claims"])
        for dispatch in sides.dispatches(record, incident):
            text = "".join(p.text for p in dispatch.pieces)
            for claim in dispatch.claims:
                for span in claim["evidence"]:
                    assert text[span["start"] : span["end"]] == span["quote"]
    page = client.get("/incidents", params={"id": incident["id"]}).text
    panel = page[page.index('id="panel"') :]
    for claim in incident["claims"]:
        if claim["source"]:
            assert html.escape(claim["source"]["name"], quote=False) in html.unescape(panel)
    refs = set(re.findall(r'data-ref="([^"]+)"', panel))
    marked = {ref for refs_of in re.findall(r'data-refs="([^"]+)"', panel) for ref in refs_of.split()}
    assert refs and refs <= marked
    assert 'rel="noreferrer noopener"' in panel
    assert f'lang="{incident["claims"][0]["document"]["language"]}"' in panel


def test_rival_counts_keep_who_says_them(client: TestClient) -> None:
    found = client.get("/incidents.json?status=disputed").json()["incidents"]
    rival = next(i for i in found if any(q["disputed"] for q in i["quantities"]))
    rows = sides.rivals(rival)
    row = next(r for r in rows if r["quantity"]["disputed"])
    assert len(row["values"]) > 1
    assert all(value["who"] for value in row["values"])


def test_the_map_pins_no_ring_and_counts_what_has_no_place(client: TestClient) -> None:
    found = client.get("/map.json?zoom=4&window=-180,-85,180,85").json()
    assert any(ring["km"] == 100 for ring in found["rings"])
    pinned = {c["id"] for c in found["clusters"] if c["id"]}
    assert not pinned & {r["id"] for r in found["rings"]}
    total = client.get("/incidents.json").json()["total"]
    assert sum(c["n"] for c in found["clusters"]) + len(found["rings"]) + found["unplaced"] == total
    assert client.get("/map.json?zoom=4&window=1,2").status_code == 400
    assert client.get("/map.json?zoom=99").status_code == 400
    assert client.get("/map.json?zoom=x").status_code == 400


def test_a_region_is_an_area(client: TestClient) -> None:
    asked = "/map.json?zoom=6&window=-180,-85,180,85"
    found = client.get(asked).json()
    regions = [c for c in found["clusters"] if c["region"]]
    assert regions and all(c["prec"] == 4 for c in regions)
    bryansk = next(c for c in regions if c["region"] == 571473)
    shapes = client.get("/outlines.json", params={"region": [571473, 6, 2988507]}).json()
    assert list(shapes) == ["571473"]  # the others are no regions
    longitudes, latitudes = zip(*shapes["571473"][0][0], strict=True)
    assert min(longitudes) < bryansk["at"][1] < max(longitudes) and min(latitudes) < bryansk["at"][0] < max(latitudes)
    for path in ("/outlines.json", "/outlines.json?region=x", "/outlines.json?" + "region=1&" * 101):
        assert client.get(path).status_code == 400


def test_points_are_told_one_by_one_up_to_a_number(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = "/map.json?zoom=18&window=-180,-85,180,85"
    clustered, told = client.get(asked).json(), client.get(f"{asked}&points=1").json()
    assert clustered["points"] is None
    assert all(c["prec"] > 2 for c in told["clusters"])  # areas are no points
    assert len(told["points"]) == sum(c["n"] for c in clustered["clusters"] if c["prec"] <= 2)
    listed = {i["id"]: i for i in client.get("/incidents.json?limit=100").json()["incidents"]}
    for latitude, longitude, key, kind, prec, km in told["points"]:
        place = listed[key]["place"]
        assert listed[key]["event_type"] == kind and place["where_prec"] == prec <= 2 and place["radius_km"] == km
        assert (round(place["latitude"], 4), round(place["longitude"], 4)) == (latitude, longitude)
    monkeypatch.setattr("dateline.views.web.routes.incidents.POINTS", 3)
    assert client.get(f"{asked}&points=1&type=strike").json()["points"] is None
    assert client.get(f"{asked}&points=many").status_code == 400


def test_what_is_known_by_its_region_is_in_no_cluster_with_points(client: TestClient) -> None:
    everything = client.get("/incidents.json?limit=100").json()["incidents"]
    placed = [i["place"] for i in everything if i["place"] and i["place"]["latitude"] is not None]
    wide = [p for p in placed if p["where_prec"] in (3, 4, 5) and p["relation"] != "distance"]
    found = client.get("/map.json?zoom=18&window=-180,-85,180,85").json()["clusters"]
    assert wide and sum(c["n"] for c in found if c["prec"] in (3, 4, 5)) == len(wide)
    assert all(c["prec"] is not None for c in found)  # what is together at the closest zoom is at one place


def test_names_on_the_map_are_in_the_readers_language(client: TestClient) -> None:
    named = {n for n, *_ in client.get("/labels.json", headers={"accept-language": "fr"}).json()}
    assert {"Ukraine", "Allemagne", "Londres"} <= named


def test_one_incident_has_its_page(client: TestClient) -> None:
    first = client.get("/incidents.json?limit=1").json()["incidents"][0]
    page = client.get(f"/incidents/{first['id']}")
    assert page.status_code == 200
    assert "Retrieved 20" in page.text
    assert client.get(f"/incidents/{first['id']}.json").json()["id"] == first["id"]
    assert client.get("/incidents/none").status_code == 404
    assert client.get("/incidents/none.json").json()["error"]["status"] == 404


def test_the_first_page_leads_to_the_desk(client: TestClient) -> None:
    answer = client.get("/?type=strike", follow_redirects=False)
    assert answer.headers["location"] == "/incidents?type=strike"


def test_hostile_words_of_a_record_are_only_words(own: Path) -> None:
    evil = "<script>alert(1)</script>"
    with open_record(own) as record, record.change() as base:
        base.execute("UPDATE document SET title = ?1, outlet = ?1, url = 'javascript:alert(1)'", (evil,))
        base.execute("UPDATE source SET name = ? || id", (evil + "<img src=x onerror=alert(1)>",))
    client = client_of(desk_of(own))
    for key in [i["id"] for i in client.get("/incidents.json").json()["incidents"]]:
        for page in (client.get(f"/incidents?id={key}").text, client.get(f"/incidents/{key}").text):
            assert "<script>alert" not in page and "<img" not in page and "javascript:" not in page


def test_the_desk_speaks_french(client: TestClient) -> None:
    page = client.get("/incidents", headers={"accept-language": "fr"}).text
    assert "mars 2025" in page and "frappe" in page


def test_towns_of_a_small_window_are_named(client: TestClient) -> None:
    near = client.get("/places.json", params={"window": "35,47,40,50"}).json()
    assert near[0][0] == "Kharkiv" and len(near) == 60
    assert all(47 <= latitude <= 50 and 35 <= longitude <= 40 for _, latitude, longitude in near)
    french = client.get("/places.json?window=36,49,37,51", headers={"accept-language": "fr"}).json()
    assert french[0][0] == "Kharkiv"
    for window in ("", "1,2,3", "a,b,c,d", "0,0,90,90", "5,0,1,9", "nan,0,1,1", "0,0,inf,1"):
        answer = client.get("/places.json", params={"window": window})
        assert answer.status_code == 400 and "window" in answer.json()["error"]["message"]
