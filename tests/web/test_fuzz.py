"""Whatever is asked, the answer is one of those that are described: no fault, no other shape."""

import string
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from web.desks import client_of, desk_of

LIKELY = st.sampled_from(
    ["strike", "fr", "2025-03-10", "1,2,3,4", "Kharkiv", "-1", "NaN", "1e999", "9" * 30,
        "'", '"', "*", "\x00", "%", "é", ""]
)  # fmt: skip
VALUES = st.one_of(LIKELY, st.text(max_size=60), st.text(alphabet=string.punctuation + " ANDORT", max_size=40))


@pytest.fixture(scope="module")
def client(samples: Path) -> TestClient:
    return client_of(desk_of(samples))


@pytest.fixture(scope="module")
def described(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/api/v1/openapi.json").json()
    return found


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_interface_answers_as_described(client: TestClient, described: dict[str, Any], data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(described["paths"])))
    told = described["paths"][path]["get"]
    names = [p["name"] for p in told.get("parameters", ()) if p["in"] == "query"]
    asked = data.draw(st.dictionaries(st.sampled_from(names), VALUES, max_size=4)) if names else {}
    key = data.draw(VALUES.filter(lambda v: v and "/" not in v and v not in (".", "..")))
    answer = (
        client.get(path.replace("{key}", ""), params=asked)
        if "{key}" not in path
        else client.get(httpx_path(path, key), params=asked)
    )
    assert answer.status_code < 500
    assert str(answer.status_code) in told["responses"] or answer.status_code == 404
    if answer.status_code != 200:
        assert set(answer.json()) == {"error"}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=st.sampled_from(
        [
            "/incidents",
            "/incidents.json",
            "/incidents.csv",
            "/incidents.atom",
            "/map.json",
            "/review",
            "/login",
            "/paste",
        ]
    ),
    asked=st.dictionaries(
        st.one_of(
            st.sampled_from(["type", "text", "in", "id", "after", "zoom", "window", "from", "back", "limit"]),
            st.text(max_size=10),
        ),
        VALUES,
        max_size=4,
    ),
)
def test_no_page_breaks(client: TestClient, path: str, asked: dict[str, str]) -> None:
    assert client.get(path, params=asked).status_code < 500


def httpx_path(path: str, key: str) -> str:
    from urllib.parse import quote

    return path.replace("{key}", quote(key, safe=""))
