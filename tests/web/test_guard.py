"""What every answer bears, and what is refused before any route sees it."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.views.web.guard import host_name, is_loopback, same_site
from dateline.views.web.routes.language import inside
from web.desks import client_of, desk_of


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    return client_of(desk_of(tmp_path / "r.sqlite"))


@pytest.mark.parametrize(
    "path", ["/paste", "/static/desk.css", "/static/leaflet/leaflet.js", "/nothing", "/static/../x"]
)
def test_every_answer_bears_the_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "content-type" in headers


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.2", "", "localhost@evil.example", "[::2]"]
)
def test_another_name_is_not_answered(client: TestClient, host: str) -> None:
    answer = client.get("/paste", headers={"host": host})
    assert answer.status_code == 421
    assert "<" not in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "same-origin", "origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost:99"},
    ],
)
def test_no_page_of_another_site_changes_anything(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/language", data={"to": "fr"}, headers=headers).status_code == 403


def test_same_site_takes_what_no_page_asked_for() -> None:
    assert same_site("localhost:8123", None, None)
    assert same_site("localhost:8123", "same-origin", "http://localhost:8123")
    assert not same_site("localhost:8123", "none", "http://evil.example")


def test_a_large_body_is_refused(client: TestClient) -> None:
    assert client.post("/paste", data={"text": "a" * 300_000}).status_code == 413
    assert client.post("/paste", headers={"content-length": "x"}, content=b"").status_code == 413


@pytest.mark.parametrize(
    "name", ["../app.py", "..%2fapp.py", "%2e%2e/app.py", "leaflet/../../x", "/etc/passwd", "..\\app.py"]
)
def test_no_file_but_those_listed(client: TestClient, name: str) -> None:
    assert client.get(f"/static/{name}").status_code == 404


@pytest.mark.parametrize(
    "address",
    ["//evil.example", "/\\evil.example", "https://evil.example", "/%5cevil.example", "\\\\evil", "/a\nb", ""],
)
def test_no_way_out(client: TestClient, address: str) -> None:
    assert inside(address) == "/"
    answer = client.post("/language", data={"to": "fr", "back": address}, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/"


def test_the_way_back_stays() -> None:
    assert inside("/?from=2025-03-01&q=a%20b") == "/?from=2025-03-01&q=a%20b"


def test_an_unknown_page_names_no_path(client: TestClient) -> None:
    answer = client.get("/<script>alert(1)</script>")
    assert answer.status_code == 404
    assert "script>alert" not in answer.text
    answer = client.get("/api/v1/nothing")
    assert answer.json() == {"error": {"status": 404, "message": "Not Found"}}


def test_names() -> None:
    assert host_name("LOCALHOST:80") == "localhost"
    assert host_name("[::1]:80") == "::1"
    assert host_name("a b") == host_name("localhost/x") == host_name("localhost:port") == host_name("a@b") == ""
    assert is_loopback("127.0.0.1") and is_loopback("::1") and is_loopback("localhost")
    assert not is_loopback("0.0.0.0") and not is_loopback("192.168.0.2") and not is_loopback("localhost.example")


def test_files_are_compressed_and_not_sent_twice(client: TestClient) -> None:
    first = client.get("/static/desk.css", headers={"accept-encoding": "gzip"})
    assert first.headers["content-encoding"] == "gzip"
    again = client.get("/static/desk.css", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
