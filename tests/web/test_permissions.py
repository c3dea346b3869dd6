"""Each route times each kind of visitor: what is not listed is refused, and what is listed needs its role."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi import APIRouter
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from dateline.errors import SettingError
from dateline.record import open_record
from dateline.views.web import permissions
from dateline.views.web.app import make_app, served
from record.making import incoming, report_of
from web.desks import client_of, desk_of, entered

GOOD = "a long enough password"
VISITORS = ("anon", "reader", "reviewer", "admin")
RANK = {"anyone": 0, "reading": 1, "reader": 1, "reviewer": 2, "admin": 3, "watching": 3}


@pytest.fixture(scope="module")
def clients(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[TestClient, str]]:
    """A client for each kind of visitor of a desk that others can reach, each with the token of its forms."""
    path = Path(shutil.copy(samples, tmp_path_factory.mktemp("roles") / "r.sqlite"))
    desk = desk_of(path, here=False)
    for role in VISITORS[1:]:
        desk.accounts.add(role, role, GOOD)
    made = {}
    for who in VISITORS:
        client = client_of(desk)
        made[who] = (client, entered(client, name=who, password=GOOD) if who != "anon" else "")
    return made


def test_every_route_is_listed_and_every_listed_route_is_there(tmp_path: Path) -> None:
    there = {(m, r.path) for r in served() for m in (r.methods or set()) - {"HEAD"}}
    assert there == set(permissions.NEEDED)
    app = make_app(desk_of(tmp_path / "r.sqlite")).app
    included = [r.original_router for r in app.routes]
    assert [route for router in included for route in router.routes] == served()


def test_a_route_that_nobody_listed_is_not_served() -> None:
    router = APIRouter()
    router.add_api_route("/new", lambda: None, methods=["POST"])
    with pytest.raises(SettingError, match="POST /new: no role is set"):
        permissions.check([r for r in router.routes if isinstance(r, APIRoute)])


@pytest.mark.parametrize("who", VISITORS)
@pytest.mark.parametrize(("method", "path"), sorted(permissions.NEEDED))
def test_the_matrix(clients: dict[str, tuple[TestClient, str]], who: str, method: str, path: str) -> None:
    client, _ = clients[who]
    address = path.replace("{name:path}", "desk.css").replace("{key}", "none")
    if (method, path) == ("POST", "/logout"):
        return  # asked of its own below: it would end the session
    answer = client.request(method, address, follow_redirects=False, headers={"accept": "application/json"})
    may = RANK[permissions.NEEDED[(method, path)]] <= VISITORS.index(who)
    if not may:
        assert answer.status_code == (401 if who == "anon" else 403)
    elif method == "POST" and who != "anon" and (method, path) not in permissions.NO_TOKEN:
        assert answer.status_code in (400, 403)  # without the token of the form nothing is changed
        assert answer.status_code == 400 or "out of date" in answer.text
    else:
        assert answer.status_code not in (401, 403) or path == "/login"


def test_changes_need_the_token_of_the_form(clients: dict[str, tuple[TestClient, str]]) -> None:
    client, csrf = clients["reviewer"]
    data = {"number": "999999"}
    assert client.post("/review/take-back", data=data).status_code == 403
    assert client.post("/review/take-back", data=data | {"csrf": "x" * len(csrf)}).status_code == 403
    assert client.post("/review/take-back", data=data | {"csrf": csrf}).status_code == 404
    assert client.post("/review/take-back", data=data, headers={"x-csrf-token": csrf}).status_code == 404
    cross = client.post("/review/take-back", data=data | {"csrf": csrf}, headers={"sec-fetch-site": "cross-site"})
    assert cross.status_code == 403


VICTIM = "Marie Dupont Traoré"


@pytest.fixture(scope="module")
def mourning(tmp_path_factory: pytest.TempPathFactory) -> dict[str, TestClient]:
    """A client for each kind of visitor of a desk whose one dispatch names somebody who was killed."""
    path = tmp_path_factory.mktemp("victims") / "r.sqlite"
    made = incoming(1)
    text = made.text.replace("Koursk,", f"Koursk et {VICTIM} est morte,", 1)
    report = report_of(text, uri="d1.txt")
    report["claims"][0]["event_type"] = report["incidents"][0]["event_type"] = "casualties"
    with open_record(path, create=True) as record:
        record.add(replace(made, text=text, report=report))
    desk = desk_of(path, here=False)
    for role in VISITORS[1:]:
        desk.accounts.add(role, role, GOOD)
    clients = {who: client_of(desk) for who in VISITORS}
    for who in VISITORS[1:]:
        entered(clients[who], name=who, password=GOOD)
    return clients


@pytest.mark.parametrize("form", ["csv", "geojson", "atom", "json"])
def test_names_of_victims_leave_the_desk_only_when_a_reviewer_asks(mourning: dict[str, TestClient], form: str) -> None:
    paths = [f"/incidents.{form}"]
    if form == "json":
        paths.append(f"/incidents/{mourning['admin'].get('/api/v1/incidents').json()['incidents'][0]['id']}.json")
    for path in paths:
        for who in VISITORS[1:]:
            plain = mourning[who].get(path)
            assert plain.status_code == 200 and "[name]" in plain.text and VICTIM not in plain.text
            asked = mourning[who].get(path, params={"names": "1"})
            if who == "reader":
                assert asked.status_code == 403 and "the role of a reviewer" in asked.text
            else:
                assert asked.status_code == 200 and VICTIM in asked.text
        assert mourning["anon"].get(path, params={"names": "1"}).status_code == 401
        assert mourning["admin"].get(path, params={"names": "yes"}).status_code == 400


def test_reading_never_changes_anything(clients: dict[str, tuple[TestClient, str]]) -> None:
    client, _ = clients["admin"]
    before = client.get("/review/decisions.json").json()
    for method, path in sorted(permissions.NEEDED):
        if method == "GET":
            client.get(
                path.replace("{name:path}", "desk.css").replace("{key}", "none"),
                params={"act": "accept", "number": "1"},
            )
    assert client.get("/review/decisions.json").json() == before
    assert client.get("/review/judge").status_code == 405


def test_visitors_are_shown_the_way_in(clients: dict[str, tuple[TestClient, str]]) -> None:
    client, _ = clients["anon"]
    answer = client.get("/incidents?type=strike", headers={"accept": "text/html"}, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/login?back=%2Fincidents%3Ftype%3Dstrike"


def test_sessions_begin_anew_and_end(samples: Path, tmp_path: Path) -> None:
    desk = desk_of(Path(shutil.copy(samples, tmp_path / "r.sqlite")), here=False)
    desk.accounts.add("ada", "reader", GOOD)
    client = client_of(desk)
    entered(client, name="ada", password=GOOD)
    first = client.cookies["dateline_session"]
    set_cookie = client.post("/login", data={"name": "ada", "password": GOOD}, follow_redirects=False).headers[
        "set-cookie"
    ]
    assert "HttpOnly" in set_cookie and "SameSite=lax" in set_cookie
    assert client.cookies["dateline_session"] != first
    assert desk.accounts.person(first) is None
    other = client_of(desk)
    csrf = entered(other, name="ada", password=GOOD)
    assert other.post("/logout", data={"csrf": csrf, "everywhere": "yes"}, follow_redirects=False).status_code == 303
    assert client.get("/api/v1/me").status_code == 401


def test_a_token_asks_for_its_person(samples: Path, tmp_path: Path) -> None:
    desk = desk_of(Path(shutil.copy(samples, tmp_path / "r.sqlite")), here=False)
    desk.accounts.add("ada", "reviewer", GOOD)
    token = desk.accounts.new_token("ada", "test")
    client = client_of(desk)
    asked = {"authorization": f"Bearer {token}"}
    assert client.get("/api/v1/me", headers=asked).json() == {"name": "ada", "role": "reviewer"}
    assert client.post("/review/take-back", data={"number": "9"}, headers=asked).status_code == 404
    assert client.get("/api/v1/me", headers={"authorization": "Bearer dl_wrong"}).status_code == 401


def test_the_key_lets_in_who_started_it(tmp_path: Path) -> None:
    client = client_of(desk_of(tmp_path / "r.sqlite"))
    assert client.get("/review").status_code == 401
    assert client.post("/login", data={"key": "guess"}).status_code == 401
    entered(client)
    assert client.get("/review").status_code == 200
    assert client.get("/api/v1/me").json() == {"name": "local", "role": "admin"}
