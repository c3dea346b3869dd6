"""Saved searches: kept for their owner alone, without JavaScript, and followed as feeds by who has the address."""

import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from starlette.testclient import TestClient

from dateline.errors import RecordError, SettingError
from dateline.views.following.searches import MOST, Searches, lasting
from web.desks import client_of, desk_of, entered

GOOD = "a long enough password"
ATOM, GEO = "{http://www.w3.org/2005/Atom}", "{http://www.georss.org/georss}"


def feeds(client: TestClient) -> list[str]:
    """The paths of the feeds that the page of searches shows."""
    return re.findall(r'href="http://localhost(/feeds/[^"]+\.atom)"', client.get("/searches").text)


@pytest.fixture
def saving(own: Path) -> tuple[TestClient, str]:
    client = client_of(desk_of(own))
    return client, entered(client)


def test_a_search_is_saved_where_it_stands_and_leads_back(saving: tuple[TestClient, str]) -> None:
    client, csrf = saving
    page = client.get("/incidents?type=strike&q=drone&sort=changed&id=none-such").status_code
    assert page == 404  # no incident of that id
    page = client.get("/incidents?type=strike&q=drone&sort=changed").text
    query = re.search(r'action="/searches".*?name="query" value="([^"]*)"', page)
    assert query
    asked = query[1].replace("&amp;", "&")
    data = {"csrf": csrf, "name": "Drone strikes", "query": asked}
    answer = client.post("/searches", data=data, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/searches")
    page = client.get("/searches").text
    assert 'href="/incidents?sort=changed&amp;text=drone&amp;type=strike">Drone strikes</a>' in page
    assert client.get("/incidents?sort=changed&text=drone&type=strike").status_code == 200


def test_rename_delete_and_what_will_not_do(saving: tuple[TestClient, str]) -> None:
    client, csrf = saving
    for name in ("one", "two"):
        client.post("/searches", data={"csrf": csrf, "name": name, "query": "type=strike"})
    assert client.post("/searches", data={"csrf": csrf, "name": "one", "query": ""}).status_code == 400
    assert client.post("/searches", data={"csrf": csrf, "name": " ", "query": ""}).status_code == 400
    assert client.post("/searches", data={"csrf": csrf, "name": "x", "query": "colour=red"}).status_code == 400
    assert client.post("/searches", data={"csrf": csrf, "name": "x", "query": "type=party"}).status_code == 400
    number = re.search(r'name="number" value="(\d+)"', client.get("/searches").text)
    assert number
    one = {"csrf": csrf, "number": number[1]}
    assert client.post("/searches/rename", data=one | {"name": "two"}).status_code == 400
    assert "<b>1" not in client.post("/searches/rename", data=one | {"name": "<b>1"}).text
    assert "&lt;b&gt;1" in client.get("/searches").text
    assert client.post("/searches/delete", data=one).status_code == 200
    assert "&lt;b&gt;1" not in client.get("/searches").text
    assert client.post("/searches/delete", data=one).status_code == 404


def test_the_feed_holds_what_the_search_finds(saving: tuple[TestClient, str]) -> None:
    client, csrf = saving
    client.post("/searches", data={"csrf": csrf, "name": "Grèves & <frappes>", "query": "type=strike"})
    (path,) = feeds(client)
    reader = client_of(client.app.app.state.desk)  # type: ignore[attr-defined]
    answer = reader.get(path)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = Xml.fromstring(answer.content)
    assert feed.findtext(f"{ATOM}title") == "Grèves & <frappes>"
    found = client.get("/incidents.json?type=strike&sort=changed&limit=50").json()["incidents"]
    entries = feed.findall(f"{ATOM}entry")
    assert [e.findtext(f"{ATOM}id") for e in entries] == [f"urn:dateline:incident:{i['id']}" for i in found]
    assert any(e.find(f"{GEO}point") is not None for e in entries)
    page = entries[0].find(f"{ATOM}link[@rel='alternate']")
    assert page is not None and client.get(page.attrib["href"].removeprefix("http://localhost")).status_code == 200
    again = reader.get(path, headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_an_old_address_of_a_feed_and_a_guessed_one_show_nothing(saving: tuple[TestClient, str]) -> None:
    client, csrf = saving
    client.post("/searches", data={"csrf": csrf, "name": "one", "query": ""})
    (old,) = feeds(client)
    client.post("/searches/feed", data={"csrf": csrf, "number": "1"})
    (new,) = feeds(client)
    assert client.get(old).status_code == 404 and client.get(new).status_code == 200
    assert client.get("/feeds/1.atom").status_code == 404
    client.post("/searches/delete", data={"csrf": csrf, "number": "1"})
    assert client.get(new).status_code == 404


def test_each_has_their_own(own: Path) -> None:
    desk = desk_of(own, here=False)
    for name in ("ada", "bob"):
        desk.accounts.add(name, "reader", GOOD)
    ada, bob = client_of(desk), client_of(desk)
    tokens = {c: entered(c, name=n, password=GOOD) for c, n in ((ada, "ada"), (bob, "bob"))}
    ada.post("/searches", data={"csrf": tokens[ada], "name": "Ada's", "query": "type=strike"})
    bob.post("/searches", data={"csrf": tokens[bob], "name": "Bob's", "query": "type=clash"})
    assert "Ada" not in bob.get("/searches").text
    for path, more in (("rename", {"name": "mine"}), ("delete", {}), ("feed", {})):
        answer = bob.post(f"/searches/{path}", data={"csrf": tokens[bob], "number": "1"} | more)
        assert answer.status_code == 404, path
    (path,) = feeds(ada)
    assert client_of(desk).get(path).status_code == 200
    desk.accounts.remove("ada")
    assert client_of(desk).get(path).status_code == 404
    desk.accounts.add("ada", "reader", GOOD)  # another of that name
    assert client_of(desk).get(path).status_code == 404


def test_on_ones_own_machine_there_is_one_list(own: Path) -> None:
    desk = desk_of(own)
    client = client_of(desk)
    csrf = entered(client)
    client.post("/searches", data={"csrf": csrf, "name": "one", "query": ""})
    stranger = client_of(desk)
    assert "one</a>" in stranger.get("/searches").text
    assert stranger.post("/searches", data={"name": "two", "query": ""}).status_code == 401
    (path,) = feeds(client)
    desk.open_to_read = False  # the same record, let out to others
    assert stranger.get(path).status_code == 404


def test_many_and_long_ones(tmp_path: Path) -> None:
    kept = Searches(tmp_path / "r.users")
    assert kept.of("ada") == [] and kept.of_feed("x") is None and not kept.path.exists()
    for number in range(MOST):
        kept.add("ada", f"s{number}", "")
    with pytest.raises(SettingError, match="200 searches"):
        kept.add("ada", "one more", "")
    assert kept.add("bob", "s1", "").owner == "bob"
    with pytest.raises(RecordError, match="no saved search"):
        kept.one("bob", 1)
    with pytest.raises(SettingError, match="more than 4000"):
        lasting([("text", "x" * 4001)])
    assert lasting([("type", "strike"), ("id", "x"), ("after", "y"), ("changed_since", "2024-05-14")]) == "type=strike"
    assert kept.path.stat().st_mode & 0o077 == 0


def test_a_file_of_before_takes_searches_in(own: Path, tmp_path: Path) -> None:
    desk = desk_of(Path(shutil.copy(own, tmp_path / "old.sqlite")))
    desk.accounts.add("ada", "admin", GOOD)
    with desk.accounts._base() as base:
        base.execute("DROP TABLE search")
    assert desk.searches.add("ada", "one", "").name == "one"
    assert desk.accounts.people() == [("ada", "admin")]
