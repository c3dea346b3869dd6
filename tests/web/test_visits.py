"""What is new since the last visit: marked, counted and shown alone; for people on any machine, else by a cookie."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.record import KeptRecord
from dateline.views.web.desk import Desk
from web.desks import client_of, desk_of, entered, taken_in

GOOD = "a long enough password"
NEWS = "Deux drones se sont écrasés jeudi près de Koursk, a annoncé le gouverneur Pavel Morozov."


class Clock:
    """A clock that is moved by hand, for a desk and its record."""

    def __init__(self, desk: Desk) -> None:
        self.at = datetime.now(UTC)
        with desk.record() as record:
            self.record: KeptRecord = record
        self.record.clock = lambda: self.at  # the one connection that a client without threads uses

    def on(self, **time: float) -> None:
        self.at += timedelta(**time)


@pytest.fixture
def desk(own: Path) -> Desk:
    return desk_of(own)


def told(client: TestClient, query: str = "") -> str:
    found = re.search(r'class="row fresh-since">(.*?)</div>', client.get(f"/incidents{query}").text, re.S)
    return re.sub(r"<[^>]+>|\s+", " ", found[1]).strip() if found else ""


def test_by_a_cookie_where_nobody_logs_in(desk: Desk, own: Path) -> None:
    client, clock = client_of(desk), Clock(desk)
    assert told(client) == "" and "dateline_visit" in client.cookies
    clock.on(minutes=10)
    assert told(client) == ""  # the same visit goes on
    clock.on(hours=3)
    assert told(client).startswith("Nothing new since your last visit")
    taken_in(own, "first", NEWS, at=clock.at + timedelta(hours=1))
    clock.on(hours=5)
    assert told(client).startswith("1 new or changed since your last visit")
    page = client.get("/incidents?text=écrasés+jeudi").text
    assert page.count("✱ new") == 1
    link = re.search(r'class="row fresh-since">\s*<a data-nav href="([^"]+)"', page)
    assert link
    only = client.get(link[1].replace("&amp;", "&")).text
    assert only.count('<li class="row-item') == 1 and "Show all" in only
    assert 'name="changed_since"' in only  # further filters keep to what is new
    other = client_of(desk)
    assert told(other) == ""  # another browser was never here
    assert client.post("/seen", data={"back": "/incidents"}, follow_redirects=False).status_code == 303
    assert told(client).startswith("Nothing new")


def test_what_had_been_there_and_says_more_is_changed_and_not_new(desk: Desk, own: Path) -> None:
    client, clock = client_of(desk), Clock(desk)
    taken_in(own, "first", NEWS, at=clock.at - timedelta(minutes=1))
    told(client)
    clock.on(hours=2)
    more = "Deux drones sont tombés jeudi près de Koursk, selon les services de secours régionaux."
    taken_in(own, "second", more, at=clock.at)
    (incident,) = client.get("/incidents.json?text=écrasés+jeudi").json()["incidents"]
    assert incident["documents"] == 2
    page = client.get("/incidents?text=écrasés+jeudi").text
    assert page.count("↻ changed") == 1 and "✱ new" not in page


def test_a_person_has_one_last_visit_on_all_machines(own: Path) -> None:
    desk = desk_of(own, here=False)
    desk.accounts.add("ada", "reader", GOOD)
    clock = Clock(desk)
    home, office = client_of(desk), client_of(desk)
    entered(home, name="ada", password=GOOD)
    csrf = entered(office, name="ada", password=GOOD)
    told(home)
    clock.on(hours=2)
    assert told(office).startswith("Nothing new")
    assert "dateline_visit" not in office.cookies
    assert office.post("/seen", data={"back": "/incidents"}).status_code == 403  # without the token of the form
    assert (
        office.post("/seen", data={"back": "//elsewhere.example", "csrf": csrf}, follow_redirects=False).headers[
            "location"
        ]
        == "/"
    )


def test_another_site_cannot_begin_a_visit(desk: Desk) -> None:
    client, clock = client_of(desk), Clock(desk)
    told(client)
    before = client.cookies["dateline_visit"]
    clock.on(hours=2)
    client.get("/incidents", headers={"sec-fetch-site": "cross-site"})
    assert client.cookies["dateline_visit"] == before


@pytest.mark.parametrize("wrong", ["", "x", ".", "20240514T101010.", ".99999999T999999", "a.b.c", "2024" * 50])
def test_a_cookie_that_is_none_is_a_first_visit(desk: Desk, wrong: str) -> None:
    client = client_of(desk)
    client.cookies["dateline_visit"] = wrong
    answer = client.get("/incidents")
    assert answer.status_code == 200 and "fresh-since" not in answer.text
